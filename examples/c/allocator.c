/* Measures a text with memory of its own making, and no more of it than is allowed:
 * cc -Iinclude examples/c/allocator.c build/libtextgauge.a -o allocator && ./allocator 4096 < text */
#include <stdio.h>
#include <stdlib.h>

#include "textgauge.h"

/* What the allocator knows: `ctx` of every call. */
typedef struct budget {
    size_t used, most, limit; /* bytes */
} budget;

/* One function for all: a new block, a block of another size, a block that is given back. */
static void *resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    budget *b = ctx;
    void *made = NULL;

    if (new_size > old_size && new_size - old_size > b->limit - b->used) return NULL; /* `ptr` stays as it is */
    if (new_size == 0) free(ptr);
    else if (!(made = realloc(ptr, new_size))) return NULL;
    b->used += new_size - old_size; /* unsigned numbers wrap: less is more than fits */
    if (b->used > b->most) b->most = b->used;
    return made;
}

static tg_status measure(FILE *file, const tg_options *options, tg_report **out) {
    char piece[4096];
    tg_analyzer *analyzer;
    tg_status status = tg_analyzer_new(options, &analyzer);
    size_t n;

    if (status != TG_OK) return status;
    while (status == TG_OK && (n = fread(piece, 1, sizeof piece, file)) > 0)
        status = tg_analyzer_write(analyzer, piece, n);
    if (status == TG_OK) status = tg_analyzer_finish(analyzer, out);
    tg_analyzer_free(analyzer); /* a report lives on without its analyzer */
    return status;
}

int main(int argc, char **argv) {
    budget b = {0, 0, argc > 1 ? strtoul(argv[1], NULL, 10) : 1 << 20};
    tg_report *report = NULL;
    tg_options options;
    tg_status status;

    tg_options_init(&options, sizeof options);
    options.allocator.resize = resize;
    options.allocator.ctx = &b;
    status = measure(stdin, &options, &report);
    if (status == TG_OK) printf("words        %llu\n", (unsigned long long)tg_report_count(report, TG_COUNT_WORDS));
    else printf("failed       %s: %s\n", tg_status_code(status), tg_status_message(status));
    tg_report_free(report);
    printf("at the most  %s the limit\n", b.most <= b.limit ? "within" : "over");
    printf("at the end   %lu bytes\n", (unsigned long)b.used);
    return 0;
}
