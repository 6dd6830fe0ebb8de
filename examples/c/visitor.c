/* Finds the first words of more than so many bytes in a file, and looks no further:
 * cc -Iinclude examples/c/visitor.c build/libtextgauge.a -o visitor && ./visitor 8 3 file */
#include <stdio.h>
#include <stdlib.h>

#include "textgauge.h"

typedef struct search {
    const char *text;
    size_t longer_than;
    unsigned long wanted;
} search;

/* Called with a batch of segments; nonzero ends the walk. */
static int look(void *user, const tg_segments *segments) {
    search *s = user;
    size_t i;

    for (i = 0; i < segments->count && s->wanted; i++) {
        if (!(segments->flags[i] & TG_SEGMENT_WORD_LIKE) || segments->len[i] <= s->longer_than) continue;
        printf("%lu: ", (unsigned long)segments->offset[i]);
        fwrite(s->text + segments->offset[i], 1, segments->len[i], stdout);
        putchar('\n');
        s->wanted--;
    }
    return s->wanted == 0;
}

/* The whole of a file, to be freed. @return NULL, and says why, if it cannot be had. */
static char *read_file(const char *name, size_t *len) {
    FILE *file = fopen(name, "rb");
    char *text = NULL;
    size_t cap = 0, n = 1;

    *len = 0;
    while (file && n > 0) {
        char *more = text;
        if (*len == cap && !(more = realloc(text, cap = 2 * cap + 4096))) break;
        text = more;
        n = fread(text + *len, 1, cap - *len, file);
        *len += n;
    }
    if (!file || n > 0 || ferror(file)) {
        perror(name);
        free(text);
        text = NULL;
    }
    if (file) fclose(file);
    return text;
}

int main(int argc, char **argv) {
    search s = {NULL, 0, 0};
    tg_status status;
    size_t len;
    char *text;

    if (argc != 4) {
        fprintf(stderr, "usage: visitor LONGER-THAN HOW-MANY FILE\n");
        return 2;
    }
    s.longer_than = strtoul(argv[1], NULL, 10);
    s.wanted = strtoul(argv[2], NULL, 10);
    if (!(text = read_file(argv[3], &len))) return 1;
    s.text = text;
    status = s.wanted ? tg_visit(TG_WORDS, text, len, NULL, look, &s) : TG_OK;
    free(text);
    printf(status == TG_E_CANCELLED ? "stopped\n" : "all of it\n");
    return 0;
}
