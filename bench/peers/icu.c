/* icu: ICU4C's break iterators, over UTF-16 and, by UText, over UTF-8. For Thai, Chinese and Japanese they use dictionaries. */
#include "../segment.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>

static uint64_t walk(UBreakIterator *b) {
    uint64_t total = 0;

    for (int32_t end = ubrk_next(b); end != UBRK_DONE; end = ubrk_next(b))
        bench_ends[total++ % BENCH_BATCH] = (size_t)end;
    return total;
}

static uint64_t utf16(UBreakIteratorType type, const bench_text *t) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *b = ubrk_open(type, "", (const UChar *)t->utf16, (int32_t)t->units, &error);
    uint64_t total = U_SUCCESS(error) ? walk(b) : 0;

    if (b) ubrk_close(b);
    return total;
}

static uint64_t utf8(UBreakIteratorType type, const bench_text *t) {
    UErrorCode error = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, (const char *)t->utf8, (int64_t)t->len, &error);
    UBreakIterator *b = ubrk_open(type, "", NULL, 0, &error);
    uint64_t total;

    ubrk_setUText(b, text, &error);
    total = U_SUCCESS(error) ? walk(b) : 0;
    if (b) ubrk_close(b);
    utext_close(text);
    return total;
}

static uint64_t words16(const bench_text *t) {
    return utf16(UBRK_WORD, t);
}

static uint64_t words8(const bench_text *t) {
    return utf8(UBRK_WORD, t);
}

static uint64_t sentences16(const bench_text *t) {
    return utf16(UBRK_SENTENCE, t);
}

static uint64_t sentences8(const bench_text *t) {
    return utf8(UBRK_SENTENCE, t);
}

static uint64_t graphemes16(const bench_text *t) {
    return utf16(UBRK_CHARACTER, t);
}

static uint64_t graphemes8(const bench_text *t) {
    return utf8(UBRK_CHARACTER, t);
}

#define WHO "ICU4C " U_ICU_VERSION

const bench_peer bench_icu[] = {
    {"words, offsets", WHO " UTF-16", 0, words16},
    {"words, offsets", WHO " UTF-8", 1, words8},
    {"sentences, offsets", WHO " UTF-16", 0, sentences16},
    {"sentences, offsets", WHO " UTF-8", 1, sentences8},
    {"graphemes, offsets", WHO " UTF-16", 0, graphemes16},
    {"graphemes, offsets", WHO " UTF-8", 1, graphemes8},
    {0},
};
