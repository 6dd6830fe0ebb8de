#!/usr/bin/env python3
"""Generate test/c/fmath_cases.inc: arguments and correctly rounded results for test/c/fmath_log_test.c.

  python3 tools/gen-fmath-cases.py           write it
  python3 tools/gen-fmath-cases.py --check   say whether it differs from what would be written, and exit 1

The results come from Python's decimal module at 100 digits, or from exact fractions where the result is rational:
nothing of src/core and no libm has a part in them. The arguments are made of bits, so they are the same everywhere.
"""
import random
import struct
import sys
from decimal import Context, Decimal, Overflow, setcontext
from fractions import Fraction
from math import isqrt
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / 'test/c/fmath_cases.inc'
COUNT = 400  # random cases a function, besides those by hand

context = Context(prec=100, Emax=10**15, Emin=-10**15)
context.traps[Overflow] = False  # to infinity, then
setcontext(context)
rng = random.Random(19680101)

INF = float('inf')


def double(bits):
    return struct.unpack('<d', struct.pack('<Q', bits))[0]


def bits(x):
    return struct.unpack('<Q', struct.pack('<d', x))[0]


def nearest(value):
    """A Decimal or Fraction as the nearest double; float() of both is correctly rounded."""
    try:
        return float(value)
    except OverflowError:
        return INF if value > 0 else -INF


def with_exponent(low, high):
    """±1.… * 2^e, e from low to high."""
    return double(rng.getrandbits(1) << 63 | rng.randint(low + 1023, high + 1023) << 52 | rng.getrandbits(52))


# ── Arguments ────────────────────────────────────────────────────────────────

LOG_BY_HAND = [
    *(double(1 << k) for k in range(0, 52, 3)),  # subnormal powers of two
    *(2.0 ** k for k in range(-1022, 1024, 93)),
    *(float(10 ** k) for k in range(23)),
    double(1), double((1 << 52) - 1), double(1 << 52), double((1 << 52) + 1), sys.float_info.max,
    *(1 + 2.0 ** -k for k in range(1, 53)), *(1 - 2.0 ** -k for k in range(2, 54)),
    *(i / 256 for i in range(257, 512, 16)),  # where one row of the table ends
    # Nearer than 2^-64 ulp to a double (log), than 2^-54 ulp to half-way between two (log2).
    float.fromhex('0x1.62a88613629b6p+678'), float.fromhex('0x1.b4ebe40c95a01p+0'),
]

EXP_BY_HAND = [
    *(k / 4 for k in range(-20, 21) if k), *(float(k) for k in range(-750, 720, 35) if k),
    *(s * 2.0 ** -k for k in range(1, 70) for s in (1, -1)), double(1), -double(1), double(1 << 52),
    # Either side of where infinity, subnormal numbers and zero begin.
    *(float.fromhex(x) for x in (
        '0x1.62e42fefa39efp+9', '0x1.62e42fefa39f0p+9', '-0x1.6232bdd7abcd2p+9', '-0x1.6232bdd7abcd3p+9',
        '-0x1.74910d52d3051p+9', '-0x1.74910d52d3052p+9', '-0x1.74385446d71c3p+9', '-0x1.74385446d71c4p+9',
        '0x1.8p+10', '-0x1.8p+10', '0x1p+1000', '-0x1p+1000')),
    # Nearer than 2^-58 ulp to half-way between two doubles, and to a double.
    float.fromhex('0x1.9e9cbbfd6080bp-31'), float.fromhex('0x1.83d4bcdebb3f4p+2'),
]

POW_BY_HAND = [
    # Half-way between two doubles, exactly: to even.
    (3.0, 34.0), (134217727.0, 2.0), (94906267.0, 2.0), (208063.0, 3.0), (9741.0, 4.0), (-3.0, 34.0), (-208063.0, 3.0),
    (43046721.0, 2.125), (262143.0 ** 2, 1.5), (9741.0 ** 2, 2.0), (1 + 2.0 ** -27, 2.0),
    (1 + 2.0 ** -26, 2.0), (1 + 2.0 ** -18, 3.0), (2.0, -1075.0), (2.0, -1074.0), (-2.0, -1075.0), (-2.0, -1073.0),
    (1.5 * 2.0 ** -537, 2.0), (2.0 ** -537.0, 2.0), (3 * 2.0 ** -358, 3.0), (5.0 * 2.0 ** -359, 3.0), (7 * 2.0 ** -539, 2.0),
    (0.75, 34.0), (134217727 * 2.0 ** -40, 2.0), (208063 * 2.0 ** -30, 3.0), (2.0 ** -27 - 2.0 ** -53, 2.0),
    # As close to half-way as a square root comes, and its kin.
    (1 + 2.0 ** -52, 0.5), (1 - 2.0 ** -53, 0.5), (1 + 3 * 2.0 ** -52, 0.5), (1 + 2.0 ** -52, 0.5 + 2.0 ** -53),
    (1 + 2.0 ** -52, 1.5), (1 - 2.0 ** -53, 1.5), (1 - 2.0 ** -53, 2.0 ** 62), (1 + 2.0 ** -52, -2.0 ** 61),
    # Exact.
    *((2.0, float(k)) for k in range(-1080, 1030, 67)), *((10.0, float(k)) for k in range(-5, 24)),
    (4.0, 0.5), (4.0, -0.5), (9.0, 1.5), (81.0, 0.25), (6561.0, 0.125), (0.0625, -0.75), (-7.0, 3.0), (-7.0, -1.0),
    # Either side of infinity and of zero.
    (2.0, 1024.0), (2.0, 1023.9999999999999), (-2.0, 1025.0), (1e300, 1.1), (1e-300, 1.1), (1e-300, -1.1), (2.0, -1074.5),
    (2.0, -1075.0000000000002), (double(1), 1.0), (double(1), -1.0), (double(3), 0.5), (sys.float_info.max, 1.0),
    (sys.float_info.max, 1.0000000000000002), (1.0000000000000002, 1e19), (0.9999999999999999, 1e19), (2.0, double(1)),
    (double(1), double(1)), (1e300, 1e300), (1e-300, 1e300), (-1.0000000000000002, 2.0 ** 53 + 2),
]


def log_arguments():
    for i in range(COUNT):
        if i % 4 == 0: yield abs(with_exponent(-1022, 1023))
        elif i % 4 == 1: yield 1 + with_exponent(-40, -2)
        elif i % 4 == 2: yield abs(with_exponent(-1, 1))
        else: yield double(rng.getrandbits(rng.randint(1, 52)) | 1) if i % 8 == 3 else float(rng.randint(2, 10 ** 6))


def exp_arguments():
    for i in range(COUNT):
        if i % 4 == 0: yield with_exponent(-56, -1)
        elif i % 4 == 1: yield with_exponent(-2, 4)
        elif i % 4 == 2: yield with_exponent(5, 8)
        else: yield -(708 + abs(with_exponent(0, 4)))


def pow_arguments():
    for i in range(COUNT):
        if i % 5 == 0: yield abs(with_exponent(-8, 8)), with_exponent(-6, 6)
        elif i % 5 == 1: yield abs(with_exponent(-1022, 1023)), with_exponent(-8, 1)
        elif i % 5 == 2: yield 1 + with_exponent(-40, -8), with_exponent(5, 45)
        elif i % 5 == 3: yield with_exponent(0, 9), float(rng.randint(-100, 100) or 1)
        else: yield float(rng.randint(2, 2 ** 27)), float(rng.randint(2, 8)) / 2


# ── Results ──────────────────────────────────────────────────────────────────


def root(value):
    """The rational square root of a Fraction, or None."""
    p, q = isqrt(value.numerator), isqrt(value.denominator)
    return Fraction(p, q) if p * p == value.numerator and q * q == value.denominator else None


def rational_power(x, y):
    """x^y where that is rational and not too long, else None."""
    base, power = Fraction(x), Fraction(y)
    while power.denominator > 1 and base is not None:
        base, power = root(base), power * 2
    return base ** int(power) if base is not None and abs(power) <= 1100 else None


def pow_result(x, y):
    exact = rational_power(x, y)
    if exact is not None: return nearest(exact)
    size = nearest((Decimal(abs(x)).ln() * Decimal(y)).exp())
    return -size if x < 0 and y % 2 == 1 else size


LN2, LN10 = Decimal(2).ln(), Decimal(10).ln()


def unary(by_hand, arguments, result):
    for x in dict.fromkeys([*by_hand, *arguments]):
        yield f'{{0x{bits(x):016X}, 0x{bits(nearest(result(Decimal(x)))):016X}}}'


def binary(by_hand, arguments):
    for x, y in dict.fromkeys([*by_hand, *arguments]):
        yield f'{{0x{bits(x):016X}, 0x{bits(y):016X}, 0x{bits(pow_result(x, y)):016X}}}'


def wide_log2(arguments):
    """{bits of x, exponent, two words of mantissa} of |log2(x)| = mantissa * 2^(exponent - 127), rounded down."""
    for x in arguments:
        value = Fraction(abs(Decimal(x).ln() / LN2))
        exponent = value.numerator.bit_length() - value.denominator.bit_length()
        if value < Fraction(2) ** exponent: exponent -= 1
        mantissa = int(value * Fraction(2) ** (127 - exponent))
        words = bits(x), exponent & (1 << 64) - 1, mantissa >> 64, mantissa & (1 << 64) - 1
        yield '{' + ', '.join(f'0x{word:016X}' for word in words) + '}'


def generate():
    logs = list(log_arguments())
    tables = {
        'log_cases[][2]': unary(LOG_BY_HAND, logs, lambda x: x.ln()),
        'log2_cases[][2]': unary(LOG_BY_HAND, logs, lambda x: x.ln() / LN2),
        'log10_cases[][2]': unary(LOG_BY_HAND, logs, lambda x: x.ln() / LN10),
        'exp_cases[][2]': unary(EXP_BY_HAND, exp_arguments(), lambda x: x.exp()),
        'pow_cases[][3]': binary(POW_BY_HAND, pow_arguments()),
        'wide_log2_cases[][4]': wide_log2(x for x in LOG_BY_HAND + logs[::4] if x != 1),
    }
    lines = ['/* Generated by tools/gen-fmath-cases.py: do not edit. */',
             '/* Bits of arguments, then of the correctly rounded result; the last table is said in wide_log2() there. */']
    for name, rows in tables.items():
        lines += ['', f'static const uint64_t {name} = {{', *(f'    {row},' for row in rows), '};']
    return '\n'.join(lines) + '\n'


def main(args):
    if any(arg != '--check' for arg in args):
        print('usage: python3 tools/gen-fmath-cases.py [--check]', file=sys.stderr)
        return 2
    content = generate().encode()
    if not args:
        OUT.write_bytes(content)
    elif not OUT.exists() or OUT.read_bytes() != content:
        print('test/c/fmath_cases.inc differs from what is worked out: run python3 tools/gen-fmath-cases.py', file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
