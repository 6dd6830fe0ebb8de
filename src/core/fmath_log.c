/*
 * fmath_log: logarithms, all from one log2 in fixed point.
 *
 *   x = 2^e * m, 1 <= m < 2;  c, a short inverse of m from a table;  r = m * c - 1, exactly, |r| < 2^-7
 *   log2(x) = e - log2(c) + log2(1 + r)
 *
 * Near x = 1 table and exponent cancel exactly, and the series alone keeps its relative precision.
 */
#include "fmath.h"
#include "fmath_wide.h"

typedef struct {
    uint64_t inverse; /* c * 1024 */
    tg__u192 log;     /* -log2(c), 0 to 1, with LOG_FRACTION places */
} log_row;

#include "tables/fmath_log.inc"

#define LOG_TERMS ((int)(sizeof log_series / sizeof log_series[0]))
#define LOG_FRACTION 179 /* leaves 13 bits for the exponent and a sign */

/* log2(1 ± r) / ±r with 127 places; r has 64. */
static tg__u128 log2_series(uint64_t r, int negative) {
    tg__u128 sum = log_series[LOG_TERMS - 1];
    int k;

    for (k = LOG_TERMS - 2; k >= 0; k--) {
        tg__u128 rest = tg__mulh_128_64(sum, r);
        sum = negative ? tg__add_128(log_series[k], rest) : tg__sub_128(log_series[k], rest);
    }
    return sum;
}

/* log2(1 + r), two's complement with LOG_FRACTION places; r has 62. */
static tg__u192 log2_near_one(int64_t r) {
    int negative = r < 0;
    uint64_t size = (uint64_t)(negative ? -r : r) << 2;
    tg__u192 product = tg__mul_128_64(log2_series(size, negative), size); /* 64 + 127 places */

    product = tg__shr_192(product, 64 + 127 - LOG_FRACTION);
    return negative ? tg__neg_192(product) : product;
}

/* From two's complement with LOG_FRACTION places; not zero. */
static tg__wide wide_of(tg__u192 sum) {
    int negative = (int)(sum.hi >> 63), zeros;

    if (negative) sum = tg__neg_192(sum);
    zeros = sum.hi ? tg__leading_zeros(sum.hi) : 64 + tg__leading_zeros(sum.mid);
    sum = tg__shl_192(sum, zeros);
    return (tg__wide){{sum.hi, sum.mid}, 191 - LOG_FRACTION - zeros, negative};
}

tg__wide tg__wide_log2(uint64_t bits) {
    tg__parts x = tg__parts_of(bits);
    const log_row *row = &log_rows[(((x.mantissa >> 55) + 1) >> 1) - 128]; /* m to the nearest 1/128 */
    int64_t r = (int64_t)((x.mantissa >> 11) * row->inverse) - (INT64_C(1) << 62);
    tg__u192 exponent = {(uint64_t)x.exponent << (LOG_FRACTION - 128), 0, 0};

    return wide_of(tg__add_192(tg__add_192(exponent, row->log), log2_near_one(r)));
}

/* value * factor; the factor is from 1/4 to 1 and has 128 places. */
static tg__wide wide_scale(tg__wide value, tg__u128 factor) {
    tg__u128 product = tg__mulh_128(value.mantissa, factor);

    for (; !(product.hi >> 63); value.exponent--) product = tg__add_128(product, product);
    value.mantissa = product;
    return value;
}

/* Not a finite number above zero, or 1: the logarithm needs no working out. */
static int log_is_special(uint64_t bits) {
    return bits == 0 || bits >= TG__F64_INF || bits == TG__F64_ONE;
}

static double log_special(uint64_t bits) {
    if ((bits & ~TG__F64_SIGN) == 0) return tg__double_of(TG__F64_SIGN | TG__F64_INF);
    if (bits > TG__F64_INF) return tg__nan(); /* below zero, or NaN */
    return bits == TG__F64_ONE ? 0.0 : tg__double_of(TG__F64_INF);
}

double tg__log2(double x) {
    uint64_t bits = tg__bits_of(x);
    return log_is_special(bits) ? log_special(bits) : tg__wide_round(tg__wide_log2(bits), 0);
}

double tg__log(double x) {
    uint64_t bits = tg__bits_of(x);
    return log_is_special(bits) ? log_special(bits) : tg__wide_round(wide_scale(tg__wide_log2(bits), ln_2), 0);
}

double tg__log10(double x) {
    uint64_t bits = tg__bits_of(x);
    return log_is_special(bits) ? log_special(bits) : tg__wide_round(wide_scale(tg__wide_log2(bits), log10_2), 0);
}
