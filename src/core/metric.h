/* metric: what a row of the metric table is. A metric is a pure function of the counts; it never reads text. */
#ifndef TG_CORE_METRIC_H
#define TG_CORE_METRIC_H

#include "mem.h"

typedef struct tg__metric_input {
    const uint64_t *counts; /* by tg_count */
    double words_per_minute;
} tg__metric_input;

/* Flags of a row. */
#define TG__METRIC_ENGLISH 1u /* defined for English alone */
#define TG__METRIC_WORDS 2u   /* undefined without a word */
#define TG__METRIC_APART 4u   /* undefined where words are not written apart */

typedef struct tg__metric_row {
    uint32_t id; /* tg_metric */
    uint32_t flags;
    const char *name;
    const char *group;
    uint64_t uses;          /* bit n: tg_count n */
    uint64_t min_words;     /* of the published sample; 0: none stated */
    uint64_t min_sentences; /* likewise */
    double (*value)(const tg__metric_input *in);
} tg__metric_row;

/* How many metrics there are: one past the last of tg_metric. */
#define TG__METRIC_COUNT (TG_METRIC_READING_TIME + 1)

#define TG__COUNT_BIT(count) (UINT64_C(1) << (count))

/** A count as a double. */
static inline double tg__count_of(const tg__metric_input *in, tg_count which) {
    return (double)in->counts[which];
}

#endif
