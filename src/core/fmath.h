/* fmath: the few functions of libm that the metrics need, giving the same bits on every machine. */
#ifndef TG_CORE_FMATH_H
#define TG_CORE_FMATH_H

#include "base.h"

/** The correctly rounded square root; NaN below zero. */
double tg__sqrt(double x);

/** A quiet NaN. */
double tg__nan(void);

#endif
