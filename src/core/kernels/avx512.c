/* avx512: the kernels for x86-64 with AVX-512 as Ice Lake and Zen 4 have it, 64 bytes at a time. */
#include "../base.h"
#include "ascii.h"
#include "kernels.h"

#ifdef TG__WITH_AVX512
#  include <immintrin.h>

#  if defined(_MSC_VER) && !defined(__clang__)
#    define TARGET
#  else
#    define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,popcnt,bmi")))
#  endif

#  define EACH(byte) _mm512_set1_epi8((char)(byte))

TARGET TG__INLINE __m512i load(const void *p) {
    return _mm512_loadu_si512(p);
}

/* The first `len` bytes; none of what is behind them is read. */
TARGET TG__INLINE __mmask64 first(size_t len) {
    return len < 64 ? ((__mmask64)1 << len) - 1 : ~(__mmask64)0;
}

/* The bytes from `from` to `to`. */
TARGET TG__INLINE __mmask64 between(__m512i x, char from, char to) {
    return _mm512_cmple_epu8_mask(_mm512_sub_epi8(x, EACH(from)), EACH(to - from));
}

/* ── Case ── */

TARGET static tg__ascii classify_ascii(const char *src, size_t len) {
    __mmask64 high = 0, upper = 0;

    for (; len; src += tg__min(len, 64), len -= tg__min(len, 64)) {
        __m512i x = _mm512_maskz_loadu_epi8(first(len), src);
        high |= _mm512_movepi8_mask(x);
        upper |= between(x, 'A', 'Z');
    }
    return high ? TG__ASCII_NOT : upper ? TG__ASCII_MIXED : TG__ASCII_LOWER;
}

TARGET static int lower_ascii(char *dst, const char *src, size_t len) {
    __mmask64 high = 0;
    size_t n;

    for (; len; src += n, dst += n, len -= n) {
        __mmask64 bytes = first(len);
        __m512i x = _mm512_maskz_loadu_epi8(bytes, src);
        high |= _mm512_movepi8_mask(x);
        _mm512_mask_storeu_epi8(dst, bytes, _mm512_mask_add_epi8(x, between(x, 'A', 'Z'), x, EACH(0x20)));
        n = tg__min(len, 64);
    }
    return !high;
}

/* ── Classes: a bit each in two bytes that are looked up ── */

static const uint8_t first_classes[128] = {OF_ASCII(FIRST_BYTE)};
static const uint8_t second_classes[128] = {OF_ASCII(SECOND_BYTE)};

/* What `table` has for the bytes that are ASCII; 0 for others. */
TARGET TG__INLINE __m512i look_up_ascii(__m512i x, __mmask64 ascii, const uint8_t table[128]) {
    return _mm512_maskz_permutex2var_epi8(ascii, load(table), x, load(table + 64));
}

TARGET static void classify(const uint8_t *src, uint8_t *copy, tg__classes *out) {
    __m512i x = load(src), a, b;
    __mmask64 high;

    _mm512_storeu_si512(copy, x); /* from here on `src` may be another: nothing is loaded twice */
    high = _mm512_movepi8_mask(x);
    a = look_up_ascii(x, ~high, first_classes);
    b = look_up_ascii(x, ~high, second_classes);
#  define HAS(classes, bit) _mm512_test_epi8_mask(classes, EACH(1 << (bit)))
    out->letter = HAS(a, 0);
    out->upper = HAS(a, 1);
    out->digit = HAS(a, 2);
    out->white = HAS(a, 3);
    out->space = HAS(a, 4);
    out->symbol = HAS(a, 5);
    out->other = HAS(a, 6);
    out->lf = HAS(a, 7);
    out->cr = HAS(b, 0);
    out->mid = HAS(b, 1);
    out->mid_letter = HAS(b, 2);
    out->mid_number = HAS(b, 3);
    out->connector = HAS(b, 4);
    out->hyphen = HAS(b, 5);
    out->terminator = HAS(b, 6);
    out->close = HAS(b, 7);
    out->high = high;
}

/* ── Counts ── */

TARGET TG__INLINE uint64_t count_bits(uint64_t bits) {
    return (uint64_t)_mm_popcnt_u64(bits);
}

TARGET static size_t count_plain(const uint8_t *src, size_t len, tg__plain *out) {
    tg__plain sum = *out;
    size_t at;

    for (at = 0; len - at >= TG__BLOCK; at += TG__BLOCK) {
        __m512i x = load(src + at);
        uint64_t text;
        if (_mm512_movepi8_mask(x) | _mm512_cmpeq_epi8_mask(x, EACH('\r'))) break;
        text = ~(between(x, '\t', '\r') | _mm512_cmpeq_epi8_mask(x, EACH(' ')));
        sum.letters += count_bits(between(_mm512_or_si512(x, EACH(0x20)), 'a', 'z'));
        sum.white += 64 - count_bits(text);
        sum.newlines += count_bits(_mm512_cmpeq_epi8_mask(x, EACH('\n')));
        sum.words += count_bits(text & ~(text << 1 | sum.in_word));
        sum.in_word = text >> 63;
    }
    *out = sum;
    return at;
}

/* ── Bits ── */

TARGET static void leads(const uint8_t *src, uint64_t out[3]) {
    __m512i x = load(src);

    out[0] = _mm512_cmpge_epu8_mask(x, EACH(0xC0));
    out[1] = _mm512_cmpge_epu8_mask(x, EACH(0xE0));
    out[2] = _mm512_cmpge_epu8_mask(x, EACH(0xF0));
}

#  define ONCE(i) (i)
#  define TWICE(i) (2 * (i))
static const uint8_t numbers[2][64] = {{OF_64(ONCE, 0)}, {OF_64(TWICE, 0)}};

/* A row of 64 numbers for all code points that differ in their last byte alone, as often as there are such. */
TARGET TG__INLINE __m512i put_row(__m512i all, __mmask64 same, __m512i last, const uint8_t *row) {
    return _mm512_mask_permutexvar_epi8(all, same, last, load(row));
}

TARGET TG__INLINE __mmask64 is(__m512i x, uint8_t byte) {
    return _mm512_cmpeq_epi8_mask(x, EACH(byte));
}

TARGET static void look_up(const uint8_t *src, const uint64_t leads[3], const tg__numbers *n, uint64_t out[4]) {
    const __m512i places = load(numbers[0]), first_byte = load(src), none = EACH(n->none);
    const __m512i second = _mm512_permutexvar_epi8(_mm512_add_epi8(places, EACH(1)), first_byte);
    const __m512i third = _mm512_permutexvar_epi8(_mm512_add_epi8(places, EACH(2)), first_byte);
    const __m512i fourth = _mm512_permutexvar_epi8(_mm512_add_epi8(places, EACH(3)), first_byte);
    const __m512i of_lead = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)n->of_lead));
    __m512i all = none;
    uint64_t left, same;

    for (left = leads[0] & ~leads[1]; left; left &= (left - 1) & ~same) {
        uint8_t lead = src[tg__lowest(left)];
        same = is(first_byte, lead);
        all = put_row(all, same, second, n->stage2 + 64 * (lead & 0x1F));
    }
    left = leads[1] & ~leads[2];
    if (left) {
        __m512i by_lead = _mm512_permutexvar_epi8(_mm512_and_si512(first_byte, EACH(0x0F)), of_lead);
        same = left & _mm512_cmplt_epu8_mask(by_lead, EACH(16));
        all = _mm512_mask_mov_epi8(all, same, by_lead);
        left &= ~same;
    }
    for (; left; left &= (left - 1) & ~same) {
        const uint8_t *p = src + tg__lowest(left);
        unsigned high = (p[0] & 0x0Fu) << 4 | (p[1] >> 2 & 0x0Fu);
        same = is(first_byte, p[0]) & is(second, p[1]);
        if (high >= 0x8) all = put_row(all, same, third, n->stage2 + 256 * n->stage1[high] + 64 * (p[1] & 3));
        if (p[0] >= 0xE4) same = 0; /* ideographs and syllables: too many rows to wait for which are the same */
    }
    for (left = leads[2]; left; left &= (left - 1) & ~same) {
        const uint8_t *p = src + tg__lowest(left);
        unsigned high = (p[0] & 0x07u) << 10 | (p[1] & 0x3Fu) << 4 | (p[2] >> 2 & 0x0Fu);
        same = is(first_byte, p[0]) & is(second, p[1]) & is(third, p[2]);
        if (p[0] <= 0xF4 && high >= 0x100 && high < 0x1100)
            all = put_row(all, same, fourth, n->stage2 + 256 * n->stage1[high] + 64 * (p[2] & 3));
    }
    out[0] = HAS(all, 0);
    out[1] = HAS(all, 1);
    out[2] = HAS(all, 2);
    out[3] = HAS(all, 3);
}

TARGET static void low_bits(const uint8_t *src, uint64_t out[4]) {
    __m512i x = load(src);

    out[0] = HAS(x, 0);
    out[1] = HAS(x, 1);
    out[2] = HAS(x, 2);
    out[3] = HAS(x, 3);
}

/* 8 of the bytes of `found`, as numbers; those of `which`. */
TARGET TG__INLINE void put_8(uint8_t *to, __m512i from, __m128i found, uint64_t which) {
    _mm512_mask_storeu_epi64(to, (__mmask8)which, _mm512_add_epi64(from, _mm512_cvtepu8_epi64(found)));
}

/* 32 of the bytes of `found`: without a branch, which would be hard to foresee. */
TARGET TG__INLINE void put_32(uint8_t *to, __m512i from, __m256i found, uint64_t which) {
    __m128i low = _mm256_castsi256_si128(found), high = _mm256_extracti128_si256(found, 1);

    put_8(to, from, low, which);
    put_8(to + 64, from, _mm_unpackhi_epi64(low, low), which >> 8);
    put_8(to + 128, from, high, which >> 16);
    put_8(to + 192, from, _mm_unpackhi_epi64(high, high), which >> 24);
}

TARGET static size_t put_bits(uint64_t bits, uint64_t base, unsigned unit, void *out) {
    __m512i found = _mm512_maskz_compress_epi8(bits, load(numbers[unit - 1])),
            from = _mm512_set1_epi64((long long)base);
    size_t count = (size_t)count_bits(bits);

    put_32(out, from, _mm512_castsi512_si256(found), first(count));
    if (count > 32) put_32((uint8_t *)out + 256, from, _mm512_extracti64x4_epi64(found, 1), first(count - 32));
    return count;
}

/* ── Code units of UTF-16 ── */

TARGET static size_t narrow(const uint8_t *src, size_t count, int big, uint8_t *dst) {
    const __m512i not_ascii = _mm512_set1_epi16((short)(big ? 0x80FF : 0xFF80)); /* as it is in the register */
    size_t at;

    for (at = 0; at < count; at += 32) {
        uint64_t some = first(count - at), wrong;
        __m512i x = _mm512_maskz_loadu_epi16((__mmask32)some, src + 2 * at); /* what is masked is not read */
        if ((wrong = _mm512_test_epi16_mask(x, not_ascii)) != 0) some = first(tg__lowest(wrong));
        if (big) x = _mm512_srli_epi16(x, 8);
        _mm256_mask_storeu_epi8(dst + at, (__mmask32)some, _mm512_cvtepi16_epi8(x));
        if (wrong) return at + tg__lowest(wrong);
    }
    return count;
}

const tg__kernels tg__kernels_avx512 = {"avx512", 1,        classify, count_plain,    leads,      look_up,
                                        low_bits, put_bits, narrow,   classify_ascii, lower_ascii};

#else
typedef int tg__no_avx512; /* a file is not empty */
#endif
