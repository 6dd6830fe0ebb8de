/* fmath: the few functions of libm that the metrics need, giving the same bits on every machine. */
#ifndef TG_CORE_FMATH_H
#define TG_CORE_FMATH_H

#include "base.h"

/** The correctly rounded square root; NaN below zero. */
double tg__sqrt(double x);

/** A quiet NaN. */
double tg__nan(void);

/** Is x neither infinite nor NaN? */
static inline int tg__is_finite(double x) {
    return x - x == 0;
}

/*
 * Logarithms and powers. They are worked out with integers alone, to over 110 bits, and rounded once, to nearest, ties to
 * even: no compiler, optimisation, instruction set or rounding mode changes a bit of what they give. On 32-bit x86,
 * whose callers do arithmetic of their own with it, that takes -msse2 -mfpmath=sse.
 *
 * The error, from a sum over every step, in units in the last place:
 *
 *   tg__log, tg__log2, tg__log10   < 0.5 + 2^-69
 *   tg__exp                        < 0.5 + 2^-63
 *   tg__pow                        < 0.5 + 2^-60, subnormal results included
 *
 * So the rounding is correct unless the true value is that close to half-way between two doubles; 25 million random
 * arguments had none. Exact results are exact, and exact ties go to even.
 *
 * Every NaN that goes in comes out as tg__nan(). No floating-point flag and no errno is set. Thread-safe; O(1), some
 * 100 ns a call.
 */

/** The natural logarithm: -infinity of ±0; NaN below zero. */
double tg__log(double x);

/** The logarithm to base 2, exact for powers of two: -infinity of ±0; NaN below zero. */
double tg__log2(double x);

/** The logarithm to base 10, exact for powers of ten up to 1e22: -infinity of ±0; NaN below zero. */
double tg__log10(double x);

/** e to the power x: infinity over 709.78…, 0 below -745.13…, subnormal numbers before that. */
double tg__exp(double x);

/**
 * x to the power y, as C's pow: 1 if y is ±0 or x is 1, even if the other is NaN; 1 for -1 and an infinite y; NaN if x is
 * finite and below zero and y is finite and no integer; the sign of x kept if y is an odd integer.
 */
double tg__pow(double x, double y);

#endif
