/* avx2: the kernels for x86-64 with AVX2, 32 bytes at a time. */
#include "../base.h"
#include "kernels.h"

#ifdef TG__WITH_AVX2
#  include <immintrin.h>

#  if defined(_MSC_VER) && !defined(__clang__)
#    define TARGET
#  else
#    define TARGET __attribute__((target("avx2,popcnt,bmi")))
#  endif

#  define EACH(byte) _mm256_set1_epi8((char)(byte))

TARGET TG__INLINE __m256i load(const void *p) {
    return _mm256_loadu_si256((const __m256i *)p);
}

/* 0xFF in the bytes from `first` to `last`, both ASCII. */
TARGET TG__INLINE __m256i between(__m256i x, char first, char last) {
    return _mm256_and_si256(_mm256_cmpgt_epi8(x, EACH(first - 1)), _mm256_cmpgt_epi8(EACH(last + 1), x));
}

/* ── Case ── */

TARGET TG__INLINE __m256i lower(__m256i x) {
    return _mm256_or_si256(x, _mm256_and_si256(between(x, 'A', 'Z'), EACH(0x20)));
}

TARGET static tg__ascii classify_ascii(const char *src, size_t len) {
    __m256i seen = _mm256_setzero_si256(), upper = _mm256_setzero_si256();
    tg__ascii rest;

    if (len < 32) return tg__kernels_scalar.classify_ascii(src, len);
    for (; len >= 32; len -= 32, src += 32) {
        __m256i x = load(src);
        seen = _mm256_or_si256(seen, x);
        upper = _mm256_or_si256(upper, between(x, 'A', 'Z'));
    }
    rest = tg__kernels_scalar.classify_ascii(src, len);
    if (rest == TG__ASCII_NOT || _mm256_movemask_epi8(seen)) return TG__ASCII_NOT;
    return rest == TG__ASCII_MIXED || _mm256_movemask_epi8(upper) ? TG__ASCII_MIXED : TG__ASCII_LOWER;
}

TARGET static int lower_ascii(char *dst, const char *src, size_t len) {
    __m256i seen = _mm256_setzero_si256();

    for (; len >= 32; len -= 32, src += 32, dst += 32) {
        __m256i x = load(src);
        seen = _mm256_or_si256(seen, x);
        _mm256_storeu_si256((__m256i *)dst, lower(x));
    }
    return tg__kernels_scalar.lower_ascii(dst, src, len) & !_mm256_movemask_epi8(seen);
}

/* ── Classes ── */

/* The classes that rows of 16 bytes are looked up for. DIGIT is the bit that _mm256_movemask_epi8 reads. */
enum { WHITE = 1, SYMBOL = 2, MID = 4, MID_NUMBER = 8, TERMINATOR = 16, CONTROL = 32, CLOSE = 64, DIGIT = 128 };

/* What `row` has for the bytes from `first`, a multiple of 16, to `first` + 15; 0 for others, whose index has bit 7. */
TARGET TG__INLINE __m256i look_up(__m256i x, int first, __m128i row) {
    __m256i index = _mm256_adds_epu8(_mm256_xor_si256(x, EACH(first)), EACH(0x70));
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(row), index);
}

TARGET TG__INLINE __m256i classes_of(__m256i x) {
    const __m128i from_nul = _mm_setr_epi8(CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
                                           CONTROL, WHITE, WHITE, WHITE, WHITE, WHITE, CONTROL, CONTROL);
    /*   ! " # $ % & ' ( ) * + , - . / */
    const __m128i from_space = _mm_setr_epi8(WHITE, TERMINATOR, CLOSE, 0, SYMBOL, 0, 0, MID | CLOSE, CLOSE, CLOSE, 0,
                                             SYMBOL, MID_NUMBER, 0, MID | TERMINATOR, 0);
    /* 0 1 2 3 4 5 6 7 8 9 : ; < = > ? */
    const __m128i from_zero =
        _mm_setr_epi8((char)DIGIT, (char)DIGIT, (char)DIGIT, (char)DIGIT, (char)DIGIT, (char)DIGIT, (char)DIGIT,
                      (char)DIGIT, (char)DIGIT, (char)DIGIT, 0, MID_NUMBER, SYMBOL, SYMBOL, SYMBOL, TERMINATOR);
    return _mm256_or_si256(_mm256_or_si256(look_up(x, 0, from_nul), look_up(x, ' ', from_space)),
                           look_up(x, '0', from_zero));
}

/* The bits of a class, one a byte, out of two halves of a block. */
#  define BITS(low, high) ((uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32)
#  define CLASS(shift) BITS(_mm256_slli_epi16(c0, shift), _mm256_slli_epi16(c1, shift))
#  define IS(byte) BITS(_mm256_cmpeq_epi8(x0, EACH(byte)), _mm256_cmpeq_epi8(x1, EACH(byte)))

TARGET TG__INLINE __m256i is_letter(__m256i x) {
    return between(_mm256_or_si256(x, EACH(0x20)), 'a', 'z');
}

/* ^ and ~ differ in bit 5. */
TARGET TG__INLINE __m256i is_other_symbol(__m256i x) {
    __m256i either = _mm256_cmpeq_epi8(_mm256_or_si256(x, EACH(0x20)), EACH('~'));
    return _mm256_or_si256(either, _mm256_or_si256(_mm256_cmpeq_epi8(x, EACH('`')), _mm256_cmpeq_epi8(x, EACH('|'))));
}

/* [ and {, ] and } differ in bit 5. */
TARGET TG__INLINE __m256i is_other_close(__m256i x) {
    __m256i lower = _mm256_or_si256(x, EACH(0x20));
    return _mm256_or_si256(_mm256_cmpeq_epi8(lower, EACH('{')), _mm256_cmpeq_epi8(lower, EACH('}')));
}

/* The controls from 0x10 on. */
TARGET TG__INLINE __m256i is_other_control(__m256i x) {
    return _mm256_or_si256(between(x, 0x10, 0x1F), _mm256_cmpeq_epi8(x, EACH(0x7F)));
}

TARGET static void classify(const uint8_t *src, uint8_t *copy, tg__classes *out) {
    __m256i x0 = load(src), x1 = load(src + 32), c0, c1;

    _mm256_storeu_si256((__m256i *)copy, x0); /* from here on `src` may be another: nothing is loaded twice */
    _mm256_storeu_si256((__m256i *)(copy + 32), x1);
    c0 = classes_of(x0);
    c1 = classes_of(x1);
    out->letter = BITS(is_letter(x0), is_letter(x1));
    out->digit = CLASS(0);
    out->upper = out->letter & ~BITS(_mm256_slli_epi16(x0, 2), _mm256_slli_epi16(x1, 2)); /* bit 5 */
    out->white = CLASS(7);
    out->space = IS(' ');
    out->symbol = CLASS(6) | BITS(is_other_symbol(x0), is_other_symbol(x1));
    out->other = CLASS(2) | BITS(is_other_control(x0), is_other_control(x1));
    out->high = BITS(x0, x1);
    out->lf = IS('\n');
    out->cr = IS('\r');
    out->mid = CLASS(5);
    out->mid_letter = IS(':');
    out->mid_number = CLASS(4);
    out->connector = IS('_');
    out->hyphen = IS('-');
    out->terminator = CLASS(3);
    out->close = CLASS(1) | BITS(is_other_close(x0), is_other_close(x1));
}

/* ── Counts ── */

TARGET TG__INLINE __m256i is_white(__m256i x) {
    return _mm256_or_si256(between(x, '\t', '\r'), _mm256_cmpeq_epi8(x, EACH(' ')));
}

/* Its highest bit is set in some byte that is not ASCII, or CR. */
TARGET TG__INLINE __m256i not_plain(__m256i x) {
    return _mm256_or_si256(x, _mm256_cmpeq_epi8(x, EACH('\r')));
}

TARGET TG__INLINE uint64_t count_bits(uint64_t bits) {
    return (uint64_t)_mm_popcnt_u64(bits);
}

TARGET static size_t count_plain(const uint8_t *src, size_t len, tg__plain *out) {
    tg__plain sum = *out;
    size_t at;

    for (at = 0; len - at >= TG__BLOCK; at += TG__BLOCK) {
        __m256i x0 = load(src + at), x1 = load(src + at + 32);
        uint64_t text;
        if (_mm256_movemask_epi8(_mm256_or_si256(not_plain(x0), not_plain(x1)))) break;
        text = ~BITS(is_white(x0), is_white(x1));
        sum.letters += count_bits(BITS(is_letter(x0), is_letter(x1)));
        sum.white += 64 - count_bits(text);
        sum.newlines += count_bits(IS('\n'));
        sum.words += count_bits(text & ~(text << 1 | sum.in_word));
        sum.in_word = text >> 63;
    }
    *out = sum;
    return at;
}

/* ── Bits ── */

TARGET static void leads(const uint8_t *src, uint64_t out[3]) {
    __m256i c0 = load(src), c1 = load(src + 32);

    out[0] = CLASS(0) & CLASS(1);
    out[1] = out[0] & CLASS(2);
    out[2] = out[1] & CLASS(3);
}

TARGET static void low_bits(const uint8_t *src, uint64_t out[4]) {
    __m256i c0 = load(src), c1 = load(src + 32);

    out[0] = CLASS(7);
    out[1] = CLASS(6);
    out[2] = CLASS(5);
    out[3] = CLASS(4);
}

TARGET static size_t put_bits(uint64_t bits, uint64_t base, unsigned unit, void *out) {
    size_t count = (size_t)count_bits(bits), i;
    unsigned shift = unit - 1;
    uint8_t *to = out;

#  define PUT(k)                                                \
    do {                                                        \
      uint64_t number = base + (_tzcnt_u64(bits) << shift);     \
      memcpy(to + (k) * sizeof number, &number, sizeof number); \
      bits = _blsr_u64(bits);                                   \
    } while (0)
    for (i = count / 4; i > 0; i--, to += 4 * sizeof base) {
        PUT(0);
        PUT(1);
        PUT(2);
        PUT(3);
    }
    for (i = count % 4; i > 0; i--, to += sizeof base) PUT(0);
    return count;
}

/* ── Code units of UTF-16 ── */

TARGET static size_t narrow(const uint8_t *src, size_t count, int big, uint8_t *dst) {
    const __m256i not_ascii = _mm256_set1_epi16((short)(big ? 0x80FF : 0xFF80)); /* as it is in the register */
    size_t at;

    for (at = 0; count - at >= 32; at += 32) {
        __m256i x0 = load(src + 2 * at), x1 = load(src + 2 * at + 32);
        if (!_mm256_testz_si256(_mm256_or_si256(x0, x1), not_ascii)) break;
        if (big) {
            x0 = _mm256_srli_epi16(x0, 8);
            x1 = _mm256_srli_epi16(x1, 8);
        }
        x0 = _mm256_permute4x64_epi64(_mm256_packus_epi16(x0, x1), 0xD8); /* it packs halves */
        _mm256_storeu_si256((__m256i *)(dst + at), x0);
    }
    return at + tg__kernels_scalar.narrow(src + 2 * at, count - at, big, dst + at);
}

const tg__kernels tg__kernels_avx2 = {"avx2",   1,        classify, count_plain,    leads,      NULL,
                                      low_bits, put_bits, narrow,   classify_ascii, lower_ascii};

#else
typedef int tg__no_avx2; /* a file is not empty */
#endif
