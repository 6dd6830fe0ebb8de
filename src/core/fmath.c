/* fmath: the square root, worked out digit by digit. */
#include "fmath.h"

static double double_of(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

double tg__nan(void) {
    return double_of(UINT64_C(0x7FF8000000000000));
}

static uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* The integer root of `value` * 4^32 or so, a bit at a time, rounded to nearest by one bit more and a remainder. */
double tg__sqrt(double x) {
    uint64_t bits = bits_of(x), fraction = bits & UINT64_C(0xFFFFFFFFFFFFF), root = 0, rest = 0;
    int exponent = (int)(bits >> 52 & 0x7FF), i;

    if (x == 0) return x;
    if (x != x || bits >> 63) return tg__nan();
    if (exponent == 0x7FF) return x;
    if (exponent == 0) /* subnormal: as many places up as the fraction needs */
        for (exponent = 1; !(fraction >> 52); exponent--) fraction <<= 1;
    else fraction |= UINT64_C(1) << 52;
    exponent -= 1023;
    if (exponent & 1) fraction <<= 1; /* so that half the exponent is whole */
    exponent = (exponent - (exponent & 1)) / 2;

    /* fraction is 1.f or 1f.f with 52 places; 54 bits of the root: 53 and one to round by */
    for (i = 53; i >= 0; i--) {
        unsigned pair = i >= 27 ? (unsigned)(fraction >> (2 * (i - 27)) & 3) : 0;
        uint64_t trial = root << 2 | 1;
        rest = rest << 2 | pair;
        root <<= 1;
        if (rest >= trial) {
            rest -= trial;
            root |= 1;
        }
    }
    root = (root >> 1) + (root & 1); /* never a tie: the root of 53 bits has no 54-bit value */
    return double_of((uint64_t)(exponent + 1022) * (UINT64_C(1) << 52) + root);
}
