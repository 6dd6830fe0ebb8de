/* detect: which language a text is in, told by its letters. Knows nothing of encodings. */
#ifndef TG_CORE_LANG_DETECT_H
#define TG_CORE_LANG_DETECT_H

#include "lang.h"

#define TG__DETECT_ROWS 20 /* languages of the table, all others, and code */
#define TG__DETECT_WORD 32 /* letters; what is longer is several words */

typedef struct tg__detector {
    int32_t scores[TG__DETECT_ROWS];
    uint32_t features;
    uint32_t latin, cyrillic, other;    /* letters */
    uint16_t word[TG__DETECT_WORD + 1]; /* under way, behind a space */
    uint32_t count;                     /* of it */
} tg__detector;

void tg__detect_begin(tg__detector *d);

/** The next code point of the text. At most 2^20 of them. */
void tg__detect_add(tg__detector *d, uint32_t cp);

/**
 * The text ends.
 *
 * @param confidence  receives the probability, at least one half; 0 if none is named.
 * @return the language; "und" if it is none of the table, or not to be told.
 */
const tg_language *tg__detect_end(tg__detector *d, double *confidence);

#endif
