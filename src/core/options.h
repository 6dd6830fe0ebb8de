/* options: what the caller asked for, checked and complete. */
#ifndef TG_CORE_OPTIONS_H
#define TG_CORE_OPTIONS_H

#include "kernels/kernels.h"
#include "metrics.h"
#include "tally.h"

typedef struct tg__config {
    tg_options options; /* complete; `language` and stop words are not kept */
    tg__plan plan;
    const tg__kernels *kernels;
} tg__config;

/** The rules of segments alone: nothing of what is to be counted. @return as tg__config_rules */
tg_status tg__config_segments(const tg_options *options, tg__config *out);

/**
 * The rules alone: without an allocator or a seed, if the caller gave none.
 *
 * @param options  the caller's, of any version; NULL for the defaults.
 * @return TG_OK; TG_E_ARG if a value is unknown or out of range.
 */
tg_status tg__config_rules(const tg_options *options, tg__config *out);

/* What an analysis is for. */
typedef enum tg__purpose {
    TG__FOR_BOTH,   /* as the options say */
    TG__FOR_REPORT, /* words or not: none are asked for */
    TG__FOR_WORDS   /* nothing else */
} tg__purpose;

/** As tg__config_rules, and what is missing asked of the host. @return TG_E_ARG if there is no allocator, too. */
tg_status tg__config_make(const tg_options *options, tg__purpose purpose, tg__config *out);

/** Does the metric with this number stand in the set? */
static inline int tg__metric_wanted(const tg_options *o, size_t id) {
    return (int)(o->metrics[id / 64] >> (id % 64) & 1);
}

/** How many metrics stand in the set? */
static inline size_t tg__metrics_wanted(const tg_options *o) {
    size_t word, count = 0;

    for (word = 0; word < TG_METRIC_WORDS; word++) count += tg__popcount(o->metrics[word]);
    return count;
}

#endif
