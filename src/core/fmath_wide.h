/*
 * fmath_wide: what fmath_log.c and fmath_exp.c are made of: unsigned integers of 128 and 192 bits, the parts of a
 * double, and the one rounding at the end. Integers only: no floating-point operation, so no rounding mode, contraction,
 * flushing of subnormals or excess precision can change a bit.
 */
#ifndef TG_CORE_FMATH_WIDE_H
#define TG_CORE_FMATH_WIDE_H

#include "base.h"

#define TG__F64_SIGN (UINT64_C(1) << 63)
#define TG__F64_ONE UINT64_C(0x3FF0000000000000)
#define TG__F64_INF UINT64_C(0x7FF0000000000000)

typedef struct {
    uint64_t hi, lo;
} tg__u128;

typedef struct {
    uint64_t hi, mid, lo;
} tg__u192;

/* mantissa * 2^(exponent - 63), the highest bit of the mantissa set. */
typedef struct {
    uint64_t mantissa;
    int exponent;
} tg__parts;

/* ±mantissa * 2^(exponent - 127), the highest bit of the mantissa set: never zero. */
typedef struct {
    tg__u128 mantissa;
    int exponent;
    int negative;
} tg__wide;

/** log2 of the positive, finite double with these bits, which is not 1. Relative error < 2^-124. */
tg__wide tg__wide_log2(uint64_t bits);

/* ── Doubles ────────────────────────────────────────────────────────────── */

static inline uint64_t tg__bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double tg__double_of(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline int tg__leading_zeros(uint64_t value) {
    int zeros = 0, step;

    for (step = 32; step > 0; step /= 2) {
        if (value >> (64 - step)) continue;
        value <<= step;
        zeros += step;
    }
    return zeros;
}

/* `bits` are of a finite double above zero. */
static inline tg__parts tg__parts_of(uint64_t bits) {
    int exponent = (int)(bits >> 52), zeros;
    tg__parts out;

    if (exponent > 0) {
        out.mantissa = bits << 11 | UINT64_C(1) << 63;
        out.exponent = exponent - 1023;
    } else { /* subnormal */
        zeros = tg__leading_zeros(bits);
        out.mantissa = bits << zeros;
        out.exponent = -1011 - zeros; /* the smallest, with 63 zeros, is 2^-1074 */
    }
    return out;
}

/* ── Integers ───────────────────────────────────────────────────────────── */

#if defined(__SIZEOF_INT128__)
__extension__ typedef unsigned __int128 tg__native128;

static inline tg__u128 tg__mul_64_64(uint64_t a, uint64_t b) {
    tg__native128 product = (tg__native128)a * b;
    tg__u128 out = {(uint64_t)(product >> 64), (uint64_t)product};
    return out;
}
#else
static inline tg__u128 tg__mul_64_64(uint64_t a, uint64_t b) {
    uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t low = a0 * b0, cross = a1 * b0 + (low >> 32), other = a0 * b1 + (uint32_t)cross;
    tg__u128 out = {a1 * b1 + (cross >> 32) + (other >> 32), other << 32 | (uint32_t)low};
    return out;
}
#endif

static inline tg__u128 tg__add_128(tg__u128 a, tg__u128 b) {
    tg__u128 out = {a.hi + b.hi, a.lo + b.lo};
    out.hi += out.lo < a.lo;
    return out;
}

static inline tg__u128 tg__sub_128(tg__u128 a, tg__u128 b) {
    tg__u128 out = {a.hi - b.hi - (a.lo < b.lo), a.lo - b.lo};
    return out;
}

static inline tg__u192 tg__add_192(tg__u192 a, tg__u192 b) {
    tg__u128 low = {0, a.lo}, mid = {0, a.mid};
    tg__u128 low_b = {0, b.lo}, mid_b = {0, b.mid}, carry;

    low = tg__add_128(low, low_b);
    carry.hi = 0, carry.lo = low.hi;
    mid = tg__add_128(tg__add_128(mid, mid_b), carry);
    return (tg__u192){a.hi + b.hi + mid.hi, mid.lo, low.lo};
}

/* Two's complement. */
static inline tg__u192 tg__neg_192(tg__u192 a) {
    tg__u192 out = {~a.hi, ~a.mid, 0 - a.lo};
    out.mid += out.lo == 0;
    out.hi += out.lo == 0 && out.mid == 0;
    return out;
}

/* `places` from 0 to 191. */
static inline tg__u192 tg__shr_192(tg__u192 a, int places) {
    for (; places >= 64; places -= 64) a = (tg__u192){0, a.hi, a.mid};
    if (places == 0) return a;
    return (tg__u192){a.hi >> places, a.hi << (64 - places) | a.mid >> places, a.mid << (64 - places) | a.lo >> places};
}

/* `places` from 0 to 191. */
static inline tg__u192 tg__shl_192(tg__u192 a, int places) {
    for (; places >= 64; places -= 64) a = (tg__u192){a.mid, a.lo, 0};
    if (places == 0) return a;
    return (tg__u192){a.hi << places | a.mid >> (64 - places), a.mid << places | a.lo >> (64 - places), a.lo << places};
}

static inline tg__u192 tg__mul_128_64(tg__u128 a, uint64_t b) {
    tg__u128 low = tg__mul_64_64(a.lo, b), high = tg__mul_64_64(a.hi, b), carry = {0, low.hi};
    high = tg__add_128(high, carry);
    return (tg__u192){high.hi, high.lo, low.lo};
}

/* floor(a * b / 2^64) */
static inline tg__u128 tg__mulh_128_64(tg__u128 a, uint64_t b) {
    tg__u192 product = tg__mul_128_64(a, b);
    return (tg__u128){product.hi, product.mid};
}

/* floor(a * b / 2^128) */
static inline tg__u128 tg__mulh_128(tg__u128 a, tg__u128 b) {
    tg__u192 low = tg__mul_128_64(a, b.lo), high = tg__mul_128_64(a, b.hi);
    tg__u192 low_part = {0, low.hi, low.mid};
    high = tg__add_192(high, low_part);
    return (tg__u128){high.hi, high.mid};
}

/* ── Rounding ───────────────────────────────────────────────────────────── */

/* How many of 128 bits a double of this exponent has no room for: over 128 if it is less than half the smallest. */
static inline int tg__wide_excess(int exponent) {
    return exponent >= -1022 ? 128 - 53 : 128 - 53 + (-1022 - exponent);
}

/*
 * The highest bits of `mantissa` without the lowest `excess` (75 to 128), rounded to nearest, ties to even.
 * What is within `slack` of a tie counts as one.
 */
static inline uint64_t tg__wide_nearest(tg__u128 mantissa, int excess, uint64_t slack) {
    uint64_t kept = mantissa.hi >> 1 >> (excess - 65), half = UINT64_C(1) << (excess - 65);
    tg__u128 above_half = {(mantissa.hi & UINT64_MAX >> (128 - excess)) - half, mantissa.lo}; /* signed */
    tg__u128 near = tg__add_128(above_half, (tg__u128){0, slack});

    if (near.hi == 0 && near.lo <= 2 * slack) return kept + (kept & 1);
    return kept + !(above_half.hi >> 63);
}

/* The nearest double: subnormals, zero and infinity too. */
static inline double tg__wide_round(tg__wide value, uint64_t slack) {
    uint64_t sign = value.negative ? TG__F64_SIGN : 0, bits = 0;
    int excess = tg__wide_excess(value.exponent);

    if (value.exponent > 1023) return tg__double_of(sign | TG__F64_INF);
    if (excess <= 128) bits = tg__wide_nearest(value.mantissa, excess, slack);
    if (value.exponent >= -1022) bits += (uint64_t)(value.exponent + 1022) << 52; /* a carry goes where it should */
    return tg__double_of(sign | bits);
}

#endif
