/*
 * word: word boundaries of UAX #29, one code point at a time. Owns no memory.
 *
 * A few rules (WB6, WB7b, WB12) look one character ahead: whether "can'"
 * ends before the apostrophe shows only at the "t". There the step answers
 * TG__WORD_HOLD, and a later step (or the end) TG__WORD_CONFIRM if there was
 * a boundary at the held place, or TG__WORD_JOIN if there was none. At most
 * one place is held at a time.
 */
#ifndef TG_CORE_WORD_H
#define TG_CORE_WORD_H

#include "block.h"

/* Answers; CONFIRM can come together with BREAK. */
#define TG__WORD_BREAK 1u   /* a segment begins at this code point */
#define TG__WORD_HOLD 2u    /* perhaps: remember this place */
#define TG__WORD_CONFIRM 4u /* a segment began at the held place */
#define TG__WORD_JOIN 8u    /* none began there */

/* All zero, but for `hyphens`, is the start of a text. */
typedef struct tg__word {
    uint8_t started;
    uint8_t hyphens; /* nonzero: hyphens between letters and digits join */
    uint8_t raw;     /* tg__wb of the code point before */
    uint8_t prev;    /* the same, but Extend, Format and ZWJ skipped (WB4) */
    uint8_t hold;    /* what the held place waits for */
    uint8_t ri_odd;  /* WB15, WB16 */
} tg__word;

unsigned tg__word_step(tg__word *w, tg__props p);

/**
 * Is the code point before all that matters of what came before it, and not one that ASCII characters look behind?
 * Then w->prev is its class.
 */
int tg__word_at_rest(const tg__word *w);

/** Is the code point before a line end? */
int tg__word_after_line(const tg__word *w);

/** Be at rest behind a code point of class `prev`, which is at no held place. */
static inline void tg__word_rest_at(tg__word *w, tg__wb prev) {
    w->started = 1;
    w->raw = w->prev = (uint8_t)prev;
    w->hold = 0; /* nothing */
    w->ri_odd = 0;
}

/* The words of a block, seen from rest. */
typedef struct tg__word_masks {
    uint64_t rest;    /* bytes that are not the first of a character: WB4 */
    uint64_t words;   /* letters, digits, connectors and the marks that join them: each run is one word */
    uint64_t follows; /* what is right behind one of those */
    uint8_t before;   /* whether such is right before the block */
} tg__word_masks;

void tg__word_block(const tg__word *w, const tg__block *b, tg__word_masks *out);

/** @return where segments begin. Behind nothing one begins, too. */
uint64_t tg__word_breaks(const tg__word *w, const tg__block *b);

/** @return TG__WORD_CONFIRM if a place was held, else 0. */
unsigned tg__word_end(const tg__word *w);

#endif
