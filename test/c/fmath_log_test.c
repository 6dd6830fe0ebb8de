/* fmath_log_test: logarithms and powers, bit for bit. Tables from fmath_cases.inc; special values here. */
#include "test.h"

#include <math.h>

#include "../../src/core/fmath.h"
#include "../../src/core/fmath_wide.h"

#include "fmath_cases.inc"

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

#define NAN_BITS UINT64_C(0x7FF8000000000000)

static double f64(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* ── Tables ─────────────────────────────────────────────────────────────── */

static void check_unary(const char *name, double (*function)(double), const uint64_t (*rows)[2], size_t count) {
    size_t i;

    test_case(name);
    CHECK(count >= 400);
    for (i = 0; i < count; i++) {
        double x = f64(rows[i][0]);
        int before = test_failures;
        CHECK_SAME_DOUBLE(function(x), f64(rows[i][1]));
        if (test_failures > before) printf("    of %a\n", x);
    }
}

static void check_pow(void) {
    size_t i;

    test_case("pow: correctly rounded");
    CHECK(ROWS(pow_cases) >= 400);
    for (i = 0; i < ROWS(pow_cases); i++) {
        double x = f64(pow_cases[i][0]), y = f64(pow_cases[i][1]);
        int before = test_failures;
        CHECK_SAME_DOUBLE(tg__pow(x, y), f64(pow_cases[i][2]));
        if (test_failures > before) printf("    of %a, %a\n", x, y);
    }
}

/* What fmath.h says of errors begins with this: 2^-124 is 8 to 16 of the lowest bit. */
static void check_wide_log2(void) {
    size_t i;

    test_case("log2 to 124 bits");
    CHECK(ROWS(wide_log2_cases) >= 200);
    for (i = 0; i < ROWS(wide_log2_cases); i++) {
        const uint64_t *row = wide_log2_cases[i];
        tg__u128 exact = {row[2], row[3]}, eight = {0, 8}, off;
        tg__wide found = tg__wide_log2(row[0]);
        int before = test_failures;

        off = tg__add_128(tg__sub_128(found.mantissa, exact), eight);
        CHECK_EQ_INT(found.exponent, (int64_t)row[1]);
        CHECK_EQ_INT(found.negative, row[0] < TG__F64_ONE);
        CHECK(off.hi == 0 && off.lo <= 16);
        if (test_failures > before) printf("    of %a\n", f64(row[0]));
    }
}

/* ── Special values ─────────────────────────────────────────────────────── */

static void check_special_log(const char *name, double (*function)(double)) {
    double inf = INFINITY, nan = f64(NAN_BITS);

    test_case(name);
    CHECK_SAME_DOUBLE(function(0.0), -inf);
    CHECK_SAME_DOUBLE(function(-0.0), -inf);
    CHECK_SAME_DOUBLE(function(1.0), 0.0);
    CHECK_SAME_DOUBLE(function(inf), inf);
    CHECK_SAME_DOUBLE(function(-inf), nan);
    CHECK_SAME_DOUBLE(function(-1.0), nan);
    CHECK_SAME_DOUBLE(function(f64(UINT64_C(0x8000000000000001))), nan); /* the subnormal nearest to 0 */
    CHECK_SAME_DOUBLE(function(nan), nan);
    CHECK_SAME_DOUBLE(function(f64(UINT64_C(0xFFFFFFFFFFFFFFFF))), nan); /* one NaN for all */
}

static void check_exact(void) {
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    int k;

    test_case("log10 of the powers of ten that are doubles, and ten to their exponents");
    for (k = 0; k < (int)ROWS(tens); k++) {
        CHECK_SAME_DOUBLE(tg__log10(tens[k]), (double)k);
        CHECK_SAME_DOUBLE(tg__pow(10.0, (double)k), tens[k]);
    }
    test_case("log2 of every power of two, and two to its exponent");
    for (k = -1074; k <= 1023; k++) {
        uint64_t bits = k < -1022 ? UINT64_C(1) << (k + 1074) : (uint64_t)(k + 1023) << 52;
        CHECK_SAME_DOUBLE(tg__log2(f64(bits)), (double)k);
        CHECK_SAME_DOUBLE(tg__pow(2.0, (double)k), f64(bits));
    }
}

static void check_special_exp(void) {
    double inf = INFINITY, nan = f64(NAN_BITS);

    test_case("exp: special values");
    CHECK_SAME_DOUBLE(tg__exp(0.0), 1.0);
    CHECK_SAME_DOUBLE(tg__exp(-0.0), 1.0);
    CHECK_SAME_DOUBLE(tg__exp(inf), inf);
    CHECK_SAME_DOUBLE(tg__exp(-inf), 0.0);
    CHECK_SAME_DOUBLE(tg__exp(nan), nan);
    CHECK_SAME_DOUBLE(tg__exp(f64(UINT64_C(0xFFFFFFFFFFFFFFFF))), nan);
    CHECK_SAME_DOUBLE(tg__exp(0x1.fffffffffffffp+1023), inf);
    CHECK_SAME_DOUBLE(tg__exp(-0x1.fffffffffffffp+1023), 0.0);
    CHECK_SAME_DOUBLE(tg__exp(0x1p-1074), 1.0);
    CHECK_SAME_DOUBLE(tg__exp(0x1.62e42fefa39efp+9), 0x1.fffffffffff2ap+1023); /* the last before infinity */
    CHECK_SAME_DOUBLE(tg__exp(0x1.62e42fefa39f0p+9), inf);
    CHECK_SAME_DOUBLE(tg__exp(-0x1.74910d52d3051p+9), 0x1p-1074); /* the last before zero */
    CHECK_SAME_DOUBLE(tg__exp(-0x1.74910d52d3052p+9), 0.0);
}

#define I INFINITY
static const struct {
    double x, y, expected;
} pow_limits[] = {
    /* zero to a power */
    {0.0, 3.0, 0.0},
    {0.0, 2.0, 0.0},
    {0.0, 0.5, 0.0},
    {0.0, -3.0, I},
    {0.0, -2.0, I},
    {0.0, -0.5, I},
    {0.0, I, 0.0},
    {0.0, -I, I},
    {-0.0, 3.0, -0.0},
    {-0.0, 2.0, 0.0},
    {-0.0, 2.5, 0.0},
    {-0.0, -3.0, -I},
    {-0.0, -2.0, I},
    {-0.0, -2.5, I},
    {-0.0, I, 0.0},
    {-0.0, -I, I},
    {-0.0, 9007199254740991.0, -0.0}, /* the largest odd double */
    {-0.0, 9007199254740992.0, 0.0},
    {-0.0, -9007199254740991.0, -I},
    {-0.0, 4503599627370495.5, 0.0}, /* the largest with a half */
    {-0.0, 1e300, 0.0},
    /* an infinite base */
    {I, 3.0, I},
    {I, 0.5, I},
    {I, 1e-320, I},
    {I, -3.0, 0.0},
    {I, -0.5, 0.0},
    {I, I, I},
    {I, -I, 0.0},
    {-I, 3.0, -I},
    {-I, 2.0, I},
    {-I, 0.5, I},
    {-I, -3.0, -0.0},
    {-I, -2.0, 0.0},
    {-I, -0.5, 0.0},
    {-I, I, I},
    {-I, -I, 0.0},
    /* an infinite exponent */
    {2.0, I, I},
    {2.0, -I, 0.0},
    {-2.0, I, I},
    {-2.0, -I, 0.0},
    {0.5, I, 0.0},
    {0.5, -I, I},
    {-0.5, I, 0.0},
    {-0.5, -I, I},
    {1.0000000000000002, I, I},
    {0.9999999999999999, I, 0.0},
    {-1.0, I, 1.0},
    {-1.0, -I, 1.0},
    {1.0, I, 1.0},
    {1.0, -I, 1.0},
    /* ±1 to a finite power */
    {1.0, 1e300, 1.0},
    {1.0, -0.5, 1.0},
    {-1.0, 3.0, -1.0},
    {-1.0, -3.0, -1.0},
    {-1.0, 2.0, 1.0},
    {-1.0, 1e300, 1.0},
    {-1.0, 9007199254740991.0, -1.0},
    {-1.0, 9007199254740993.0, 1.0}, /* which is 2^53 */
    /* a negative base */
    {-2.0, 3.0, -8.0},
    {-2.0, 2.0, 4.0},
    {-2.0, -1.0, -0.5},
    {-2.0, 1023.0, -0x1p1023},
    {-2.0, 1025.0, -I},
    {-2.0, 1024.0, I},
    {-2.0, -1075.0, -0.0},
    {-2.0, -1076.0, 0.0},
    {-2.0, -1073.0, -0x1p-1073},
    {-1e300, 9007199254740991.0, -I},
    {-1e300, -9007199254740991.0, -0.0},
    /* too large and too small, at once and by far */
    {1e300, 1e300, I},
    {1e300, -1e300, 0.0},
    {1e-300, 1e300, 0.0},
    {1e-300, -1e300, I},
    {1e300, 1e-300, 1.0},
    {0x1p-1074, 0x1p-1074, 1.0},
    {0x1p-1074, 1.0, 0x1p-1074},
    {0x1p-1074, -1.0, I},
    {0x1.fffffffffffffp+1023, 1.0, 0x1.fffffffffffffp+1023},
    {0x1.fffffffffffffp+1023, -1.0, 0x1p-1024},
};
#undef I

static void check_pow_limits(void) {
    size_t i;

    test_case("pow: zero, infinity, ±1, negative bases");
    for (i = 0; i < ROWS(pow_limits); i++) {
        double x = pow_limits[i].x, y = pow_limits[i].y;
        int before = test_failures;
        CHECK_SAME_DOUBLE(tg__pow(x, y), pow_limits[i].expected);
        if (test_failures > before) printf("    of %a, %a\n", x, y);
    }
}

static void check_pow_nan(void) {
    double inf = INFINITY, nan = f64(NAN_BITS), other_nan = f64(UINT64_C(0xFFF8000000000001));

    test_case("pow: NaN");
    CHECK_SAME_DOUBLE(tg__pow(nan, 0.0), 1.0);
    CHECK_SAME_DOUBLE(tg__pow(nan, -0.0), 1.0);
    CHECK_SAME_DOUBLE(tg__pow(0.0, 0.0), 1.0);
    CHECK_SAME_DOUBLE(tg__pow(-inf, -0.0), 1.0);
    CHECK_SAME_DOUBLE(tg__pow(1.0, nan), 1.0);
    CHECK_SAME_DOUBLE(tg__pow(-1.0, nan), nan);
    CHECK_SAME_DOUBLE(tg__pow(nan, 1.0), nan);
    CHECK_SAME_DOUBLE(tg__pow(nan, inf), nan);
    CHECK_SAME_DOUBLE(tg__pow(0.0, nan), nan);
    CHECK_SAME_DOUBLE(tg__pow(other_nan, 2.0), nan);
    CHECK_SAME_DOUBLE(tg__pow(2.0, other_nan), nan);
    CHECK_SAME_DOUBLE(tg__pow(-2.0, 0.5), nan);
    CHECK_SAME_DOUBLE(tg__pow(-1.0, 0.5), nan);
    CHECK_SAME_DOUBLE(tg__pow(-2.0, -1.5), nan);
    CHECK_SAME_DOUBLE(tg__pow(-2.0, 1e-300), nan);
    CHECK_SAME_DOUBLE(tg__pow(-2.0, 4503599627370495.5), nan);
}

void fmath_log_test(void) {
    check_unary("log: correctly rounded", tg__log, log_cases, ROWS(log_cases));
    check_unary("log2: correctly rounded", tg__log2, log2_cases, ROWS(log2_cases));
    check_unary("log10: correctly rounded", tg__log10, log10_cases, ROWS(log10_cases));
    check_unary("exp: correctly rounded", tg__exp, exp_cases, ROWS(exp_cases));
    check_pow();
    check_wide_log2();
    check_special_log("log: special values", tg__log);
    check_special_log("log2: special values", tg__log2);
    check_special_log("log10: special values", tg__log10);
    check_exact();
    check_special_exp();
    check_pow_limits();
    check_pow_nan();
}
