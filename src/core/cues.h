/*
 * cues: what a language knows of the ends of sentences: abbreviations, and words that stand at the beginning of sentences.
 * Finds words; knows no rule of segmentation.
 */
#ifndef TG_CORE_CUES_H
#define TG_CORE_CUES_H

#include "base.h"

#define TG__CUE_MAX 23 /* bytes of a word; an abbreviation stands without its last full stop */

/* What a word is. */
enum {
    TG__CUE_NEVER = 1, /* an abbreviation: no sentence ends behind it */
    TG__CUE_MAY = 2,   /* an abbreviation: a sentence ends behind it where the next word is one that begins sentences */
    TG__CUE_NUMBER = 4,        /* an abbreviation before a number */
    TG__CUE_CAPITAL = 8,       /* these it is only with a capital: "Sat." */
    TG__CUE_STARTS = 16,       /* it begins sentences, with a capital */
    TG__CUE_ELIDED = 32,       /* so, but before an apostrophe alone */
    TG__CUE_STARTS_LOWER = 64, /* it begins sentences where capitals are not used */
    TG__CUE_GOES_ON = 128 /* in small letters behind a question or exclamation mark, it goes on with the sentence */
};

typedef struct tg__cue {
    uint8_t flags, len;
    char word[TG__CUE_MAX + 1]; /* folded; NULs behind it */
} tg__cue;

typedef struct tg__cues {
    uint8_t ordinals; /* a number with a full stop may be an ordinal */
    uint8_t lower;    /* a small letter begins a sentence behind a full stop and a whole word */
    uint16_t mask;    /* slots - 1 */
    const tg__cue *words;
    const uint16_t *slots; /* of a hash table: numbers from 1; 0 is free */
    uint64_t filter[64];   /* two bits of each abbreviation of ASCII letters, by tg__cues_bits */
} tg__cues;

/**
 * Which bits of the filter a word of ASCII letters has: two numbers of 12 bits.
 * @param word  its first letters, the first in the lowest byte; 8 at most.
 */
static inline unsigned tg__cues_bits(uint64_t word) {
    return (unsigned)((word | UINT64_C(0x2020202020202020)) * UINT64_C(0x9E3779B97F4A7C15) >> 40);
}

/** May it be an abbreviation? */
static inline int tg__cues_may_have(const tg__cues *c, uint64_t word) {
    unsigned bits = tg__cues_bits(word), a = bits >> 12, b = bits & 4095;
    return (int)(c->filter[a >> 6] >> (a & 63) & c->filter[b >> 6] >> (b & 63) & 1);
}

/**
 * Look a word up, whatever the case of its letters, whether or not they are composed, and without soft hyphens.
 *
 * @param word  UTF-8, at least 1 byte.
 * @return its flags; 0 if it is not there. O(len).
 */
unsigned tg__cues_find(const tg__cues *c, const uint8_t *word, size_t len);

#endif
