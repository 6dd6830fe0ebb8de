/* readability: scores of how hard a text is to read. */
#ifndef TG_CORE_READABILITY_H
#define TG_CORE_READABILITY_H

#include "metric.h"

extern const tg__metric_row tg__readability_rows[];
extern const size_t tg__readability_count;

#endif
