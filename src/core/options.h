/* options: what the caller asked for, checked and complete. */
#ifndef TG_CORE_OPTIONS_H
#define TG_CORE_OPTIONS_H

#include "kernels/kernels.h"
#include "metrics.h"
#include "tally.h"

typedef struct tg__config {
    tg_options options; /* complete; `language` is not kept */
    tg__plan plan;
    const tg__kernels *kernels;
} tg__config;

/**
 * @param options  the caller's, of any version; NULL for the defaults.
 * @return TG_OK; TG_E_ARG if a value is unknown or out of range, or there is no allocator.
 */
tg_status tg__config_make(const tg_options *options, tg__config *out);

/** Does the metric with this number stand in the set? */
static inline int tg__metric_wanted(const tg_options *o, size_t id) {
    return (int)(o->metrics[id / 64] >> (id % 64) & 1);
}

#endif
