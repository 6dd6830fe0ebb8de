/* grapheme: extended grapheme clusters of UAX #29, one code point at a time. Owns no memory. */
#ifndef TG_CORE_GRAPHEME_H
#define TG_CORE_GRAPHEME_H

#include "block.h"

/* All zero is the start of a text. */
typedef struct tg__grapheme {
    uint8_t started;
    uint8_t prev;     /* tg__gcb of the code point before */
    uint8_t ri_odd;   /* GB12, GB13: an odd number of regional indicators stands before */
    uint8_t pict;     /* GB11: how much of \p{Extended_Pictographic} Extend* ZWJ stands before */
    uint8_t conjunct; /* GB9c: how much of Consonant [Extend Linker]* Linker [Extend Linker]* */
} tg__grapheme;

/** @return 1 if a cluster begins at the code point with properties `p`, else 0. O(1). */
int tg__grapheme_step(tg__grapheme *g, tg__props p);

/** Does whatever ASCII character comes begin a cluster, but for an LF behind a CR? */
int tg__grapheme_at_rest(const tg__grapheme *g);

/** Step from there over the code points of a block. @return where clusters begin */
uint64_t tg__grapheme_block(tg__grapheme *g, const tg__block *b);

#endif
