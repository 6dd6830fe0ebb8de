/* metrics: the table of all metrics, and what a metric is on given counts. */
#ifndef TG_CORE_METRICS_H
#define TG_CORE_METRICS_H

#include "metric.h"

/** @return the row of a tg_metric; NULL if there is none. */
const tg__metric_row *tg__metric_row_of(size_t id);

#endif
