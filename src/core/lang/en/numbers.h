/* numbers: how many syllables a number has as it is read aloud in American English. */
#ifndef TG_CORE_LANG_EN_NUMBERS_H
#define TG_CORE_LANG_EN_NUMBERS_H

#include "../../base.h"

/**
 * The number that text begins with.
 *
 * @param p     begins with an ASCII digit.
 * @param used  receives its bytes, with an ordinal ending or an s.
 * @return its syllables, at least 1. O(*used).
 */
uint32_t tg__en_number(const char *p, size_t len, size_t *used);

#endif
