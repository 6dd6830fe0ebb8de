/* unicode_segmentation: the crate of that name, by the library that bench/peers/unicode_segmentation makes of it. */
#include "../segment.h"

uint64_t us_words(const uint8_t *text, size_t len);
uint64_t us_sentences(const uint8_t *text, size_t len);
uint64_t us_graphemes(const uint8_t *text, size_t len);

static uint64_t words(const bench_text *t) {
    return us_words(t->utf8, t->len);
}

static uint64_t sentences(const bench_text *t) {
    return us_sentences(t->utf8, t->len);
}

static uint64_t graphemes(const bench_text *t) {
    return us_graphemes(t->utf8, t->len);
}

#define WHO "unicode-segmentation 1.13.3"

const bench_peer bench_unicode_segmentation[] = {
    {"words, offsets", WHO, 0, words},
    {"sentences, offsets", WHO, 0, sentences},
    {"graphemes, offsets", WHO, 0, graphemes},
    {0},
};
