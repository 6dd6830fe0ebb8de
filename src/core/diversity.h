/* diversity: how rich the vocabulary of a text is. */
#ifndef TG_CORE_DIVERSITY_H
#define TG_CORE_DIVERSITY_H

#include "metric.h"

extern const tg__metric_family tg__diversity;

#endif
