/*
 * compare: one text through everything that segments and counts, by every kernel of this build, whole and cut at random,
 * compared with the reference.
 */
#ifndef TG_TEST_COMPARE_H
#define TG_TEST_COMPARE_H

#include "../../include/textgauge.h"

/* A text, and what is drawn for it: cuts, counts, options. Equal samples are looked at in the same way. */
typedef struct sample {
    const uint8_t *bytes;
    size_t len;
    tg_encoding encoding; /* not TG_ENCODING_BY_MARK */
    uint64_t seed;
} sample;

/** @return how many kernels this build has for this CPU. */
size_t compare_kernels(void);

/**
 * Boundaries of all granularities, their flags and number, by every function that finds them.
 * @return what differs from the reference first, until the next call; NULL if nothing does.
 */
const char *compare_boundaries(const sample *s);

/** All counts of an analysis, and some, whole, in pieces and in parts. @return as compare_boundaries. */
const char *compare_counts(const sample *s);

#endif
