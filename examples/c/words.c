/* The most common n-grams of a file: cc -Iinclude examples/c/words.c build/libtextgauge.a -o words && ./words FILE [N] */
#include <stdio.h>
#include <stdlib.h>

#include "textgauge.h"

#define SHOWN 10

static tg_status count(FILE *file, unsigned n, tg_words **out) {
    char piece[65536];
    tg_analyzer *analyzer;
    tg_options options;
    tg_status status;
    size_t len;

    tg_options_init(&options, sizeof options);
    options.encoding = TG_ENCODING_BY_MARK;
    options.counts = 0; /* no report, words alone */
    options.top = 0;
    for (len = 0; len < TG_METRIC_WORDS; len++) options.metrics[len] = 0;
    options.words = 1;
    options.ngram = n;
    options.numbers = TG_NUMBERS_MASK;
    options.stop_language = n == 1;
    if ((status = tg_analyzer_new(&options, &analyzer)) != TG_OK) return status;
    while (status == TG_OK && (len = fread(piece, 1, sizeof piece, file)) > 0)
        status = tg_analyzer_write(analyzer, piece, len);
    for (*out = NULL; status == TG_OK && !*out;) status = tg_analyzer_take_words(analyzer, 1000000, out);
    tg_analyzer_free(analyzer);
    return status;
}

int main(int argc, char **argv) {
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    unsigned n = argc > 2 ? (unsigned)atoi(argv[2]) : 1;
    tg_words *words = NULL;
    tg_status status;
    size_t i;

    if (!file || argc > 3) {
        fprintf(stderr, "usage: words FILE [1 to %d]\n", TG_NGRAM_MAX);
        return 1;
    }
    status = count(file, n, &words);
    fclose(file);
    if (status != TG_OK) {
        fprintf(stderr, "words: %s\n", tg_status_message(status));
        return 1;
    }
    printf("%llu of %zu\n", (unsigned long long)tg_words_total(words), tg_words_size(words));
    for (i = 0; i < tg_words_size(words) && i < SHOWN; i++) {
        const int32_t *at = tg_words_offsets(words) + i;
        printf("%8llu  %.*s\n", (unsigned long long)tg_words_counts(words)[i], (int)(at[1] - at[0]),
               tg_words_text(words, NULL) + at[0]);
    }
    tg_words_free(words);
    return 0;
}
