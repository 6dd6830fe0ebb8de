/* readability: scores of how hard a text is to read. */
#ifndef TG_CORE_READABILITY_H
#define TG_CORE_READABILITY_H

#include "metric.h"

extern const tg__metric_family tg__readability; /* the standard list */
extern const tg__metric_family tg__times;
extern const tg__metric_family tg__readability_flesch;
extern const tg__metric_family tg__readability_variants;

#endif
