/* metric: what a row of the metric table is. A metric is a pure function of the counts; it never reads text. */
#ifndef TG_CORE_METRIC_H
#define TG_CORE_METRIC_H

#include "mem.h"

typedef struct tg__metric_input {
    const uint64_t *counts; /* by tg_count */
    double words_per_minute;
} tg__metric_input;

/* Flags of a row. */
#define TG__METRIC_WORDS 1u /* undefined without a word */
#define TG__METRIC_APART 2u /* undefined where words are not written apart */

/* What tg_metric_describe tells, in its names, and the function. */
typedef struct tg__metric_row {
    uint32_t id; /* tg_metric */
    uint32_t flags;
    const char *name, *title, *group, *formula, *source;
    const char *language; /* a tag; NULL: any */
    const char *variant_of, *differs;
    uint64_t uses;          /* bit n: tg_count n */
    uint64_t min_words;     /* of the published sample; 0: none stated */
    uint64_t min_sentences; /* likewise */
    int32_t direction;      /* tg_direction */
    uint32_t kind;          /* of TG_METRIC_IS_… */
    const tg_metric_band *bands;
    size_t band_count;
    double (*value)(const tg__metric_input *in);
} tg__metric_row;

/* Rows of neighbouring numbers. */
typedef struct tg__metric_family {
    const tg__metric_row *rows;
    size_t count;
} tg__metric_family;

/* How many metrics there are: one past the last of tg_metric. */
#define TG__METRIC_COUNT TG_METRIC_ALL_

#define TG__COUNT_BIT(count) (UINT64_C(1) << (count))

/** A count as a double. */
static inline double tg__count_of(const tg__metric_input *in, tg_count which) {
    return (double)in->counts[which];
}

#endif
