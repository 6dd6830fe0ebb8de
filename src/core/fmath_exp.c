/*
 * fmath_exp: powers, all from one 2^(log2(base) * y) in fixed point.
 *
 *   log2(base) * y = n + i/64 + j/4096 + g, n whole, 0 <= g < 2^-12
 *   2^that = 2^n * 2^(i/64) * 2^(j/4096) * 2^g
 *
 * Every step rounds down, so that a mantissa below 2 stays below 2.
 */
#include "fmath.h"
#include "fmath_wide.h"

#include "tables/fmath_exp.inc"

#define EXP_TERMS ((int)(sizeof exp_series / sizeof exp_series[0]))

/*
 * More than a mantissa of 128 bits can be wrong by. x^y can lie half-way between two doubles, as 3^34 does, and is
 * then rounded to even; e^x cannot.
 */
#define POW_SLACK (UINT64_C(1) << 14)

/* t * (1 + u); t has 127 places, u has 128. */
static tg__u128 grow(tg__u128 t, tg__u128 u) {
    return tg__add_128(t, tg__mulh_128(t, u));
}

/* 2^g - 1, all with 128 places. */
static tg__u128 exp2_series(tg__u128 g) {
    tg__u128 sum = exp_series[EXP_TERMS - 1];
    int k;

    for (k = EXP_TERMS - 2; k >= 0; k--) sum = tg__add_128(exp_series[k], tg__mulh_128(sum, g));
    return tg__mulh_128(sum, g);
}

/* 2^fraction with 127 places; the fraction has 128. */
static tg__u128 exp2_fraction(tg__u128 fraction) {
    unsigned i = (unsigned)(fraction.hi >> 58), j = (unsigned)(fraction.hi >> 52 & 63);
    tg__u128 g = {fraction.hi & ((UINT64_C(1) << 52) - 1), fraction.lo};

    return grow(grow(exp_coarse[i], exp_fine[j]), exp2_series(g));
}

/* ±2^(log2 * y), y neither 0 nor infinite nor NaN. */
static double power(tg__wide log2, uint64_t y_bits, uint64_t sign, uint64_t slack) {
    tg__parts y = tg__parts_of(y_bits & ~TG__F64_SIGN);
    int down = log2.negative ^ (int)(y_bits >> 63), scale = log2.exponent + y.exponent;
    tg__u192 product; /* from 2^scale to 2^(scale + 2); as a number, 192 bits and then 128 places */
    tg__wide result;

    if (scale > 10) return tg__double_of(sign | (down ? 0 : TG__F64_INF));
    if (scale < -60) return tg__double_of(sign | TG__F64_ONE);
    product = tg__shr_192(tg__mul_128_64(log2.mantissa, y.mantissa), 127 + 63 - 128 - scale);
    if (down) product = tg__neg_192(product);

    result.mantissa = exp2_fraction((tg__u128){product.mid, product.lo});
    result.exponent = (int)(int64_t)product.hi;
    result.negative = sign != 0;
    return tg__wide_round(result, slack);
}

double tg__exp(double x) {
    uint64_t bits = tg__bits_of(x), size = bits & ~TG__F64_SIGN;
    tg__wide base = {log2_e, 0, 0};

    if (size > TG__F64_INF) return tg__nan();
    if (size == 0) return 1.0;
    if (size == TG__F64_INF) return bits == size ? x : 0.0;
    return power(base, bits, 0, 0);
}

typedef enum {
    PARITY_NONE = 0, /* not an integer */
    PARITY_ODD,
    PARITY_EVEN
} parity;

/* Of a finite number that is not 0. */
static parity parity_of(uint64_t size) {
    tg__parts y = tg__parts_of(size);
    uint64_t one; /* the place of 1 */

    if (y.exponent < 0) return PARITY_NONE;
    if (y.exponent > 52) return PARITY_EVEN; /* 53 bits do not reach down to 1 */
    one = UINT64_C(1) << (63 - y.exponent);
    if (y.mantissa & (one - 1)) return PARITY_NONE;
    return y.mantissa & one ? PARITY_ODD : PARITY_EVEN;
}

/* x is 0 or infinite, or y is infinite and x is not ±1: all that is left is 0 or infinity. */
static double pow_limit(uint64_t x_size, uint64_t y, uint64_t sign) {
    int grows = (x_size > TG__F64_ONE) == !(y >> 63);
    return tg__double_of(sign | (grows ? TG__F64_INF : 0));
}

double tg__pow(double x, double y) {
    uint64_t xb = tg__bits_of(x), yb = tg__bits_of(y), sign = 0;
    uint64_t x_size = xb & ~TG__F64_SIGN, y_size = yb & ~TG__F64_SIGN;
    parity y_parity;

    if (y_size == 0 || xb == TG__F64_ONE) return 1.0; /* NaN or not, as C and IEEE 754 have it */
    if (x_size > TG__F64_INF || y_size > TG__F64_INF) return tg__nan();
    if (y_size == TG__F64_INF) return x_size == TG__F64_ONE ? 1.0 : pow_limit(x_size, yb, 0);

    y_parity = parity_of(y_size);
    if (y_parity == PARITY_ODD) sign = xb & TG__F64_SIGN;
    if (x_size == 0 || x_size == TG__F64_INF) return pow_limit(x_size, yb, sign);
    if (xb != x_size && y_parity == PARITY_NONE) return tg__nan();
    if (x_size == TG__F64_ONE) return tg__double_of(sign | TG__F64_ONE);
    return power(tg__wide_log2(x_size), yb, sign, POW_SLACK);
}
