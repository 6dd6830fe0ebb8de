/* simd128: the kernels for WebAssembly with SIMD, 16 bytes at a time. */
#include "../base.h"
#include "kernels.h"

#ifdef __wasm_simd128__
#  include <wasm_simd128.h>

#  define EACH(byte) wasm_i8x16_splat((int8_t)(byte))

/* 0xFF in the bytes from `first` to `last`. */
TG__INLINE v128_t between(v128_t x, uint8_t first, uint8_t last) {
    return wasm_u8x16_le(wasm_i8x16_sub(x, EACH(first)), EACH(last - first));
}

/* ── Case ── */

TG__INLINE v128_t lower(v128_t x) {
    return wasm_v128_or(x, wasm_v128_and(between(x, 'A', 'Z'), EACH(0x20)));
}

static tg__ascii classify_ascii(const char *src, size_t len) {
    v128_t seen = EACH(0), upper = EACH(0);
    tg__ascii rest;

    for (; len >= 16; len -= 16, src += 16) {
        v128_t x = wasm_v128_load(src);
        seen = wasm_v128_or(seen, x);
        upper = wasm_v128_or(upper, between(x, 'A', 'Z'));
    }
    rest = tg__kernels_scalar.classify_ascii(src, len);
    if (rest == TG__ASCII_NOT || wasm_i8x16_bitmask(seen)) return TG__ASCII_NOT;
    return rest == TG__ASCII_MIXED || wasm_v128_any_true(upper) ? TG__ASCII_MIXED : TG__ASCII_LOWER;
}

static int lower_ascii(char *dst, const char *src, size_t len) {
    v128_t seen = EACH(0);

    for (; len >= 16; len -= 16, src += 16, dst += 16) {
        v128_t x = wasm_v128_load(src);
        seen = wasm_v128_or(seen, x);
        wasm_v128_store(dst, lower(x));
    }
    return tg__kernels_scalar.lower_ascii(dst, src, len) & !wasm_i8x16_bitmask(seen);
}

/* ── Classes ── */

/* The classes that rows of 16 bytes are looked up for. DIGIT is the bit that wasm_i8x16_bitmask reads. */
enum { WHITE = 1, SYMBOL = 2, MID = 4, MID_NUMBER = 8, TERMINATOR = 16, CONTROL = 32, CLOSE = 64, DIGIT = 128 };

/* What `row` has for the bytes from `first`, a multiple of 16, to `first` + 15; 0 for others, whose index is past it. */
TG__INLINE v128_t look_up(v128_t x, uint8_t first, v128_t row) {
    return wasm_i8x16_swizzle(row, wasm_v128_xor(x, EACH(first)));
}

TG__INLINE v128_t classes_of(v128_t x) {
    const v128_t from_nul = wasm_u8x16_const(CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
                                             CONTROL, WHITE, WHITE, WHITE, WHITE, WHITE, CONTROL, CONTROL);
    /*   ! " # $ % & ' ( ) * + , - . / */
    const v128_t from_space = wasm_u8x16_const(WHITE, TERMINATOR, CLOSE, 0, SYMBOL, 0, 0, MID | CLOSE, CLOSE, CLOSE, 0,
                                               SYMBOL, MID_NUMBER, 0, MID | TERMINATOR, 0);
    /* 0 1 2 3 4 5 6 7 8 9 : ; < = > ? */
    const v128_t from_zero = wasm_u8x16_const(DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, 0,
                                              MID_NUMBER, SYMBOL, SYMBOL, SYMBOL, TERMINATOR);
    return wasm_v128_or(wasm_v128_or(look_up(x, 0, from_nul), look_up(x, ' ', from_space)), look_up(x, '0', from_zero));
}

TG__INLINE v128_t is_letter(v128_t x) {
    return between(wasm_v128_or(x, EACH(0x20)), 'a', 'z');
}

/* ^ and ~ differ in bit 5. */
TG__INLINE v128_t is_other_symbol(v128_t x) {
    v128_t either = wasm_i8x16_eq(wasm_v128_or(x, EACH(0x20)), EACH('~'));
    return wasm_v128_or(either, wasm_v128_or(wasm_i8x16_eq(x, EACH('`')), wasm_i8x16_eq(x, EACH('|'))));
}

/* [ and {, ] and } differ in bit 5. */
TG__INLINE v128_t is_other_close(v128_t x) {
    v128_t lower = wasm_v128_or(x, EACH(0x20));
    return wasm_v128_or(wasm_i8x16_eq(lower, EACH('{')), wasm_i8x16_eq(lower, EACH('}')));
}

/* The controls from 0x10 on. */
TG__INLINE v128_t is_other_control(v128_t x) {
    return wasm_v128_or(between(x, 0x10, 0x1F), wasm_i8x16_eq(x, EACH(0x7F)));
}

/* A quarter of a block, its bits from `at` on. */
TG__INLINE void add_quarter(v128_t x, unsigned at, tg__classes *out) {
    v128_t c = classes_of(x);

#  define BITS(mask) ((uint64_t)wasm_i8x16_bitmask(mask) << at)
#  define CLASS(shift) BITS(wasm_i16x8_shl(c, shift))
#  define IS(byte) BITS(wasm_i8x16_eq(x, EACH(byte)))
    out->letter |= BITS(is_letter(x));
    out->digit |= BITS(c);
    out->upper |= BITS(between(x, 'A', 'Z'));
    out->white |= CLASS(7);
    out->space |= IS(' ');
    out->symbol |= CLASS(6) | BITS(is_other_symbol(x));
    out->other |= CLASS(2) | BITS(is_other_control(x));
    out->high |= BITS(x);
    out->lf |= IS('\n');
    out->cr |= IS('\r');
    out->mid |= CLASS(5);
    out->mid_letter |= IS(':');
    out->mid_number |= CLASS(4);
    out->connector |= IS('_');
    out->hyphen |= IS('-');
    out->terminator |= CLASS(3);
    out->close |= CLASS(1) | BITS(is_other_close(x));
}

static void classify(const uint8_t *src, uint8_t *copy, tg__classes *out) {
    tg__classes all = {0};
    unsigned at;

    for (at = 0; at < TG__BLOCK; at += 16) {
        v128_t x = wasm_v128_load(src + at);
        wasm_v128_store(copy + at, x);
        add_quarter(x, at, &all);
    }
    *out = all;
}

/* ── Counts ── */

#  undef BITS
#  undef CLASS
#  undef IS

/* The bits of a comparison, one a byte, of the four quarters of a block. */
#  define BITS(of, x)                                                                        \
    ((uint64_t)wasm_i8x16_bitmask(of(x[0])) | (uint64_t)wasm_i8x16_bitmask(of(x[1])) << 16 | \
     (uint64_t)wasm_i8x16_bitmask(of(x[2])) << 32 | (uint64_t)wasm_i8x16_bitmask(of(x[3])) << 48)

TG__INLINE v128_t is_white(v128_t x) {
    return wasm_v128_or(between(x, '\t', '\r'), wasm_i8x16_eq(x, EACH(' ')));
}

TG__INLINE v128_t is_newline(v128_t x) {
    return wasm_i8x16_eq(x, EACH('\n'));
}

/* Its highest bit is set in every byte that is not ASCII, or CR. */
TG__INLINE v128_t not_plain(v128_t x) {
    return wasm_v128_or(x, wasm_i8x16_eq(x, EACH('\r')));
}

static size_t count_plain(const uint8_t *src, size_t len, tg__plain *out) {
    tg__plain sum = *out;
    size_t at, i;

    for (at = 0; len - at >= TG__BLOCK; at += TG__BLOCK) {
        v128_t x[4];
        uint64_t text;
        for (i = 0; i < 4; i++) x[i] = wasm_v128_load(src + at + 16 * i);
        if (BITS(not_plain, x)) break;
        text = ~BITS(is_white, x);
        sum.letters += tg__popcount(BITS(is_letter, x));
        sum.white += 64 - tg__popcount(text);
        sum.newlines += tg__popcount(BITS(is_newline, x));
        sum.words += tg__popcount(text & ~(text << 1 | sum.in_word));
        sum.in_word = text >> 63;
    }
    *out = sum;
    return at;
}

/* ── Bits ── */

TG__INLINE v128_t lowest(v128_t x) {
    return wasm_i8x16_shl(x, 7);
}

TG__INLINE v128_t second(v128_t x) {
    return wasm_i8x16_shl(x, 6);
}

TG__INLINE v128_t third(v128_t x) {
    return wasm_i8x16_shl(x, 5);
}

TG__INLINE v128_t from_c0(v128_t x) {
    return wasm_u8x16_ge(x, EACH(0xC0));
}

TG__INLINE v128_t from_e0(v128_t x) {
    return wasm_u8x16_ge(x, EACH(0xE0));
}

TG__INLINE v128_t from_f0(v128_t x) {
    return wasm_u8x16_ge(x, EACH(0xF0));
}

static void leads(const uint8_t *src, uint64_t out[3]) {
    v128_t x[4];
    size_t i;

    for (i = 0; i < 4; i++) x[i] = wasm_v128_load(src + 16 * i);
    out[0] = BITS(from_c0, x);
    out[1] = BITS(from_e0, x);
    out[2] = BITS(from_f0, x);
}

TG__INLINE v128_t fourth(v128_t x) {
    return wasm_i8x16_shl(x, 4);
}

static void low_bits(const uint8_t *src, uint64_t out[4]) {
    v128_t x[4];
    size_t i;

    for (i = 0; i < 4; i++) x[i] = wasm_v128_load(src + 16 * i);
    out[0] = BITS(lowest, x);
    out[1] = BITS(second, x);
    out[2] = BITS(third, x);
    out[3] = BITS(fourth, x);
}

static size_t put_bits(uint64_t bits, uint64_t base, unsigned unit, void *out) {
    return tg__kernels_scalar.put_bits(bits, base, unit, out);
}

/* ── Code units of UTF-16 ── */

static size_t narrow(const uint8_t *src, size_t count, int big, uint8_t *dst) {
    const v128_t not_ascii = wasm_i16x8_splat((short)(big ? 0x80FF : 0xFF80)); /* as it is in the register */
    size_t at;

    for (at = 0; count - at >= 16; at += 16) {
        v128_t x0 = wasm_v128_load(src + 2 * at), x1 = wasm_v128_load(src + 2 * at + 16);
        if (wasm_v128_any_true(wasm_v128_and(wasm_v128_or(x0, x1), not_ascii))) break;
        if (big) {
            x0 = wasm_u16x8_shr(x0, 8);
            x1 = wasm_u16x8_shr(x1, 8);
        }
        wasm_v128_store(dst + at, wasm_u8x16_narrow_i16x8(x0, x1));
    }
    return at + tg__kernels_scalar.narrow(src + 2 * at, count - at, big, dst + at);
}

const tg__kernels tg__kernels_simd128 = {"simd128", 0,        classify, count_plain,    leads,      NULL,
                                         low_bits,  put_bits, narrow,   classify_ascii, lower_ascii};

#else
typedef int tg__no_simd128; /* a file is not empty */
#endif
