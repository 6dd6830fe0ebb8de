/* diversity: how rich the vocabulary of a text is. */
#ifndef TG_CORE_DIVERSITY_H
#define TG_CORE_DIVERSITY_H

#include "metric.h"

extern const tg__metric_row tg__diversity_rows[];
extern const size_t tg__diversity_count;

#endif
