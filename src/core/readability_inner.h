/* readability: what the formulas of a family have in common. */
#ifndef TG_CORE_READABILITY_INNER_H
#define TG_CORE_READABILITY_INNER_H

#include "fmath.h"
#include "readability.h"

#define WORDS TG__COUNT_BIT(TG_COUNT_WORDS)
#define SENTENCES TG__COUNT_BIT(TG_COUNT_SENTENCES)
#define SYLLABLES TG__COUNT_BIT(TG_COUNT_SYLLABLES)
#define MONOSYLLABLES TG__COUNT_BIT(TG_COUNT_MONOSYLLABLES)
#define POLYSYLLABLES TG__COUNT_BIT(TG_COUNT_POLYSYLLABLES)
#define LETTERS TG__COUNT_BIT(TG_COUNT_WORD_LETTERS)
#define DIGITS TG__COUNT_BIT(TG_COUNT_WORD_DIGITS)
#define LONG_WORDS TG__COUNT_BIT(TG_COUNT_LONG_WORDS)
#define TYPES TG__COUNT_BIT(TG_COUNT_UNIQUE_WORDS)

#define READABILITY "readability"
#define EVERYWHERE (TG__METRIC_WORDS | TG__METRIC_APART)
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* A quotient of counts is the same for a text and for the text repeated: products of counts and whole numbers are exact. */

static inline double words_per_sentence(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_WORDS) / tg__count_of(in, TG_COUNT_SENTENCES);
}

static inline double syllables_per_word(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_SYLLABLES) / tg__count_of(in, TG_COUNT_WORDS);
}

/* `which` for every 100 words */
static inline double percent(const tg__metric_input *in, tg_count which) {
    return 100 * tg__count_of(in, which) / tg__count_of(in, TG_COUNT_WORDS);
}

static inline double polysyllables_in_30(const tg__metric_input *in) {
    return 30 * tg__count_of(in, TG_COUNT_POLYSYLLABLES) / tg__count_of(in, TG_COUNT_SENTENCES);
}

/* The letters and digits of words. */
static inline double strokes(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_WORD_LETTERS) + tg__count_of(in, TG_COUNT_WORD_DIGITS);
}

static inline double strokes_per_word(const tg__metric_input *in) {
    return strokes(in) / tg__count_of(in, TG_COUNT_WORDS);
}

#endif
