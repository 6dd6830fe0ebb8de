/* fmath_test: square roots, of this machine and of the portable twin that other machines have. */
#include "helpers.h"

/* The twin: the same file where there is no instruction. */
#undef __SSE2__
#undef __aarch64__
#undef __wasm__
#define tg__sqrt portable_sqrt
#define tg__nan portable_nan
#include "../../src/core/fmath.c"
#undef tg__sqrt
#undef tg__nan

double tg__sqrt(double x);
double tg__nan(void);

/* {x, its root}: rounded correctly, worked out with integers. */
static const double roots[][2] = {
    {0.0, 0.0},
    {-0.0, -0.0},
    {1.0, 1.0},
    {4.0, 2.0},
    {9.0, 3.0},
    {0.25, 0.5},
    {2.0, 0x1.6a09e667f3bcdp+0},
    {3.0, 0x1.bb67ae8584caap+0},
    {5.0, 0x1.1e3779b97f4a8p+1},
    {0.1, 0x1.43d136248490fp-2},
    {10.0, 0x1.94c583ada5b53p+1},
    {0.5, 0x1.6a09e667f3bcdp-1},
    {0x1.5555555555555p-2, 0x1.279a74590331cp-1},
    {1e300, 0x1.38d352e5096afp+498},
    {0x1.fffffffffffffp+1023, 0x1.fffffffffffffp+511}, /* the largest */
    {0x1p-1022, 0x1p-511},                             /* the smallest that is normal */
    {0x0.0000000000001p-1022, 0x1p-537},               /* the smallest */
    {0x0.0000000000002p-1022, 0x1.6a09e667f3bcdp-537},
    {0x0.012688b70e62bp-1022, 0x1.1297872d9cbaep-515},
    {0x0.fffffffffffffp-1022, 0x1.fffffffffffffp-512}, /* the largest subnormal */
    {0x1.0000000000001p+0, 0x1p+0},                    /* around 1 and 4 */
    {0x1.fffffffffffffp-1, 0x1.fffffffffffffp-1},
    {0x1.fffffffffffffp+1, 0x1.fffffffffffffp+0},
    {0x1.2d687ep+20, 0x1.15c71c4042fe0p+10},
    {0x1p+53, 0x1.6a09e667f3bcdp+26},
    {0x1.0f0cf064dd592p+73, 0x1.74876e8p+36},
    {0x1.fe185ca57c517p+78, 0x1.695d5550fab2ep+39},
    {0x1.edd2f1a9fbe77p+6, 0x1.638dee52c80edp+3},
    {0x1.7d64b84p+26, 0x1.3878p+13},
};

static double of_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* {bits of x, bits of what comes out}: infinities, NaN, less than zero. */
static const uint64_t specials[][2] = {
    {UINT64_C(0x7FF0000000000000), UINT64_C(0x7FF0000000000000)},
    {UINT64_C(0xFFF0000000000000), UINT64_C(0x7FF8000000000000)},
    {UINT64_C(0x7FF8000000000000), UINT64_C(0x7FF8000000000000)},
    {UINT64_C(0xFFF8000000000000), UINT64_C(0x7FF8000000000000)},
    {UINT64_C(0x7FF8000000000123), UINT64_C(0x7FF8000000000000)}, /* one NaN comes out, whatever went in */
    {UINT64_C(0xBFF0000000000000), UINT64_C(0x7FF8000000000000)}, /* -1 */
    {UINT64_C(0x8000000000000001), UINT64_C(0x7FF8000000000000)}, /* the largest below -0 */
    {UINT64_C(0xFFEFFFFFFFFFFFFF), UINT64_C(0x7FF8000000000000)},
};

static void check_root(double (*root)(double)) {
    for (size_t i = 0; i < COUNT_OF(roots); i++) CHECK_SAME_DOUBLE(root(roots[i][0]), roots[i][1]);
    for (size_t i = 0; i < COUNT_OF(specials); i++)
        CHECK_SAME_DOUBLE(root(of_bits(specials[i][0])), of_bits(specials[i][1]));
}

static void twins(void) {
    uint64_t x = 1;
    size_t wrong = 0;

    test_case("sqrt: the portable twin gives the same bits, 200,000 values of every size");
    for (int i = 0; i < 200000; i++) {
        double v, a, b;
        x = x * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        v = of_bits(i & 1 ? x : x & UINT64_C(0x7FFFFFFFFFFFFFFF));
        a = tg__sqrt(v);
        b = portable_sqrt(v);
        wrong += memcmp(&a, &b, sizeof a) != 0;
    }
    CHECK_EQ_INT(wrong, 0);

    test_case("sqrt: the square of an integer of 26 bits has a root without a remainder, in both");
    wrong = 0;
    for (uint64_t n = 1; n < (UINT64_C(1) << 26); n += 65537) {
        double square = (double)(n * n);
        wrong += tg__sqrt(square) < (double)n || tg__sqrt(square) > (double)n;
        wrong += portable_sqrt(square) < (double)n || portable_sqrt(square) > (double)n;
    }
    CHECK_EQ_INT(wrong, 0);
}

void fmath_test(void) {
    test_case("nan: the quiet one, positive, without a payload");
    CHECK_SAME_DOUBLE(tg__nan(), of_bits(UINT64_C(0x7FF8000000000000)));
    CHECK_SAME_DOUBLE(portable_nan(), of_bits(UINT64_C(0x7FF8000000000000)));
    test_case("sqrt: literals");
    check_root(tg__sqrt);
    test_case("sqrt: literals, portable");
    check_root(portable_sqrt);
    twins();
}
