/* rules: how many syllables an English word has by its letters, with weights that tools/learn-syllables.mjs has learned.
 *
 * A syllable has one nucleus, and it is written with some letter. Of each letter the rules say whether it begins a nucleus; the
 * word has as many syllables. What they look at is the letters around it: three that settle most cases by themselves, and for
 * the others runs of letters about it (a weight each) and small networks over the letters near it. */
#ifndef TG_CORE_LANG_EN_RULES_H
#define TG_CORE_LANG_EN_RULES_H

#include "../../base.h"

enum {
    TG__EN_LONGEST = 64, /* letters that are looked at together; no longer word of English is known */
    TG__EN_CODES = 28,   /* 0: beyond the word; 1–26: a–z; 27: an apostrophe */
    TG__EN_REACH = 6,    /* letters to each side that the network sees */
    TG__EN_NETWORKS = 2, /* that it is the sum of, each learned by itself */
    TG__EN_HIDDEN = 64,  /* its units, those of all */
    TG__EN_GRAM_BITS = 14,
    TG__EN_GRAMS = 35,                       /* runs of letters about one, at most */
    TG__EN_GRAM_SCALE = 16 * TG__EN_NETWORKS /* of a weight of a run, in units of the network's output */
};

/* What three letters say of the middle one. */
enum { TG__EN_SILENT, TG__EN_NUCLEUS, TG__EN_ASK };

typedef struct tg__en_rules {
    uint8_t triples[TG__EN_CODES * TG__EN_CODES * TG__EN_CODES / 4]; /* two bits each, from the lowest */
    int8_t grams[1 << TG__EN_GRAM_BITS];                             /* of the run whose hash goes on with the mark */
    uint8_t marks[1 << TG__EN_GRAM_BITS];
    int8_t near[2 * TG__EN_REACH + 1][TG__EN_CODES][TG__EN_HIDDEN];
    int16_t bias[TG__EN_HIDDEN];
    int8_t out[TG__EN_HIDDEN];
    int32_t threshold; /* of the sum that makes a nucleus: it has to be more */
} tg__en_rules;

/**
 * What triples[] has for the letter at `i`.
 * @param codes  of a word, with a 0 at codes[-1] and at codes[len].
 */
unsigned tg__en_triple(const tg__en_rules *rules, const uint8_t *codes, size_t i);

/** Where triples[] has it. */
size_t tg__en_triple_at(const uint8_t *codes, size_t i);

/**
 * Hashes of the runs of letters about the one at `i`, TG__EN_GRAM_BITS + 8 bits each: where in grams[] and marks[] one may be, and its
 * mark. @return how many; the first is of the letter alone.
 */
size_t tg__en_grams(const uint8_t *codes, size_t len, size_t i, uint32_t out[TG__EN_GRAMS]);

/**
 * Syllables of letters with no more than apostrophes between them.
 * @param codes   as above; len is 1 to TG__EN_LONGEST.
 * @param spoken  letters that an accent makes nuclei, from the lowest bit.
 * @return at least 1.
 */
uint32_t tg__en_by_rules(const tg__en_rules *rules, const uint8_t *codes, size_t len, uint64_t spoken);

#endif
