/*
 * block: up to 64 bytes of text as bit masks of what its code points are. Knows no rule of segmentation but which code
 * points wait for the next.
 *
 * Bit i is byte i. Bits of a code point of several bytes stand at its first, unless it says otherwise.
 */
#ifndef TG_CORE_BLOCK_H
#define TG_CORE_BLOCK_H

#include "kernels/kernels.h"
#include "ucd.h"

typedef struct tg__block {
    tg__classes is; /* with the code points that are not ASCII; `white` and `high` at all of their bytes */
    uint64_t all;   /* the bytes that are taken: no other bit is set anywhere */
    /* of what is not ASCII */
    uint64_t rest;        /* bytes that are not the first of a code point */
    uint64_t ignored;     /* all bytes of Extend and Format, which belong to what is before them: WB4, SB5 */
    uint64_t solo;        /* letters that no other joins: WB Other */
    uint64_t unsegmented; /* letters of scripts without spaces between words */
    uint64_t cased;       /* SB Upper and Lower */
    uint64_t punctuation; /* P* */
    uint64_t goes_on;     /* SB SContinue that is no `mid_number` */
    uint64_t complex;     /* what may join others to a grapheme, or be joined: all but GCB Other */
    uint64_t hebrew;      /* letters: no block ends behind one */
    uint64_t special;     /* what has classes that no mask here shows */
    uint64_t of_4;        /* first bytes of code points of 4 bytes */
    uint64_t units;       /* unit > 0: where the code units begin that these bytes were transcoded from */
    unsigned unit;        /* bytes of one; 0: the text is UTF-8 */
    unsigned len;         /* bytes that are taken, 1 to TG__BLOCK */
    unsigned last;        /* the first byte of the last code point, which is not ignored */
    tg__props last_props;
    uint32_t last_cp;
    const uint8_t *text; /* the first of them, which another thread may write */
    size_t left;         /* how many bytes can be read there */
    /* What is looked at: the same as they were once; 0 behind the piece and the TG__BLOCK. In one line of the cache. */
    _Alignas(TG__BLOCK) uint8_t bytes[TG__BLOCK + 16];
} tg__block;

/**
 * Make a block of the text that begins at `p`.
 *
 * It ends behind a code point by which alone a segmenter knows where it is: not behind one that waits for the next, nor
 * with one that has rules of its own.
 *
 * @param p           at a code point; p < limit.
 * @param limit       where the text ends that can be read.
 * @param after_line  the code point before is a line end, or unknown.
 * @return 0 if it would be empty.
 */
int tg__block_make(tg__block *b, const tg__kernels *kernels, const uint8_t *p, const uint8_t *limit, int after_line);

/**
 * How many code points are to be stepped over where blocks took `n` bytes before one that none can have: where that is
 * often so, more and more, as blocks are a waste there.
 * @param more  what was answered the last time; 0 at first.
 */
static inline size_t tg__block_steps(size_t n, size_t *more) {
    if (n >= TG__BLOCK * 3 / 4) return *more = 0;
    return *more = *more ? tg__min(*more * 2, TG__BLOCK) : 8;
}

/* ── Bits ── */

static inline uint64_t tg__bit(unsigned i) {
    return UINT64_C(1) << i;
}

/** The bits from `from`, below 64, to `to` - 1. */
static inline uint64_t tg__bits(unsigned from, unsigned to) {
    return tg__low_bits(to) & ~(tg__bit(from) - 1);
}

/**
 * Move bits to the next code points.
 *
 * @param m       bits at first bytes.
 * @param before  whether the last code point before the block has the bit.
 * @param rest    bytes that are passed over: the carry of the addition runs through them.
 */
static inline uint64_t tg__next(uint64_t m, uint64_t before, uint64_t rest) {
    return ((m << 1 | before) + rest) & ~rest;
}

/** The bytes of `rest` that belong to the code points of `m`. */
static inline uint64_t tg__rest_of(uint64_t m, uint64_t rest) {
    return rest & ~(rest + (m << 1 & rest));
}

/** Move bits to the code points before, of at most 3 bytes, bits of which may not be where they go. */
static inline uint64_t tg__previous(uint64_t m, uint64_t rest) {
    uint64_t one = m >> 1, two = (one & rest) >> 1, three = (two & rest) >> 1;
    return (one | two | three) & ~rest;
}

/** The text was transcoded, from code units of `unit` bytes. */
static inline void tg__block_set_units(tg__block *b, unsigned unit) {
    b->unit = unit;
    b->units = b->all & ~b->rest;
    if (unit == 2) b->units |= b->of_4 << 1; /* the second half of a pair */
}

/** How many bytes of the text the first `i` bytes of the block are. */
static inline uint64_t tg__block_offset(const tg__block *b, unsigned i) {
    return b->unit ? (uint64_t)tg__popcount(b->units & tg__low_bits(i)) * b->unit : i;
}

/** P* of all. */
static inline uint64_t tg__block_punctuation(const tg__block *b) {
    const tg__classes *is = &b->is;
    return (b->all & ~(is->letter | is->digit | is->white | is->symbol | is->other | is->high)) | b->punctuation;
}

/** SB Upper and Lower of all. */
static inline uint64_t tg__block_cased(const tg__block *b) {
    return (b->is.letter & ~b->is.high) | b->cased;
}

/** The code point at byte `i`, and its length. */
uint32_t tg__block_decode(const tg__block *b, unsigned i, unsigned *len);

#endif
