/* version: what a saved state must agree on before it is read. */
#ifndef TG_CORE_VERSION_H
#define TG_CORE_VERSION_H

#include "base.h"

/* Raised with every change of a rule in code that changes a count, a key or a fact of a word. */
#define TG__ALGORITHM_VERSION 2u

/** A hash of all generated tables. */
extern const uint64_t tg__data_version;

/** The Unicode version as 0xMMmmuu00. */
uint32_t tg__unicode_number(void);

#endif
