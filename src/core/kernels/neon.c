/* neon: the kernels for AArch64, 16 bytes at a time. */
#include "../base.h"
#include "ascii.h"
#include "kernels.h"

#ifdef TG__WITH_NEON
#  include <arm_neon.h>

#  define EACH(byte) vdupq_n_u8((uint8_t)(byte))

/* 0xFF in the bytes from `first` to `last`. */
TG__INLINE uint8x16_t between(uint8x16_t x, uint8_t first, uint8_t last) {
    return vcleq_u8(vsubq_u8(x, EACH(first)), EACH(last - first));
}

/* ── Case ── */

static tg__ascii classify_ascii(const char *src, size_t len) {
    uint8x16_t seen = EACH(0), upper = EACH(0);
    tg__ascii rest;

    for (; len >= 16; len -= 16, src += 16) {
        uint8x16_t x = vld1q_u8((const uint8_t *)src);
        seen = vorrq_u8(seen, x);
        upper = vorrq_u8(upper, between(x, 'A', 'Z'));
    }
    rest = tg__kernels_scalar.classify_ascii(src, len);
    if (rest == TG__ASCII_NOT || vmaxvq_u8(seen) >= 0x80) return TG__ASCII_NOT;
    return rest == TG__ASCII_MIXED || vmaxvq_u8(upper) ? TG__ASCII_MIXED : TG__ASCII_LOWER;
}

static int lower_ascii(char *dst, const char *src, size_t len) {
    uint8x16_t seen = EACH(0);

    for (; len >= 16; len -= 16, src += 16, dst += 16) {
        uint8x16_t x = vld1q_u8((const uint8_t *)src);
        seen = vorrq_u8(seen, x);
        vst1q_u8((uint8_t *)dst, vorrq_u8(x, vandq_u8(between(x, 'A', 'Z'), EACH(0x20))));
    }
    return tg__kernels_scalar.lower_ascii(dst, src, len) & (vmaxvq_u8(seen) < 0x80);
}

/* ── Classes: a bit each in two bytes that are looked up ── */

static const uint8_t first_classes[128] = {OF_ASCII(FIRST_BYTE)};
static const uint8_t second_classes[128] = {OF_ASCII(SECOND_BYTE)};

typedef struct block {
    uint8x16_t x[4];
} block;

TG__INLINE block load(const uint8_t *src) {
    block b;
    unsigned i;

    for (i = 0; i < 4; i++) b.x[i] = vld1q_u8(src + 16 * i);
    return b;
}

/* A bit of each of 64 bytes that are 0 or have the bit set that their place has in `weights`. */
TG__INLINE uint64_t gather(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
    uint8x16_t sum = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

TG__INLINE uint8x16_t weights(void) {
    const uint64x2_t each = vdupq_n_u64(UINT64_C(0x8040201008040201));
    return vreinterpretq_u8_u64(each);
}

/* The bits of a comparison, one a byte. */
TG__INLINE uint64_t bits_of(block b) {
    uint8x16_t w = weights();
    return gather(vandq_u8(b.x[0], w), vandq_u8(b.x[1], w), vandq_u8(b.x[2], w), vandq_u8(b.x[3], w));
}

/* Which bytes have `bit` set. */
TG__INLINE uint64_t has(block b, uint8_t bit) {
    uint8x16_t mask = EACH(bit);
    unsigned i;

    for (i = 0; i < 4; i++) b.x[i] = vtstq_u8(b.x[i], mask);
    return bits_of(b);
}

/* What `table` has for the bytes that are ASCII; 0 for others. */
TG__INLINE block look_up(block b, const uint8_t table[128]) {
    const uint8x16x4_t low = vld1q_u8_x4(table), high = vld1q_u8_x4(table + 64);
    unsigned i;

    for (i = 0; i < 4; i++) b.x[i] = vorrq_u8(vqtbl4q_u8(low, b.x[i]), vqtbl4q_u8(high, vsubq_u8(b.x[i], EACH(64))));
    return b;
}

static void classify(const uint8_t *src, uint8_t *copy, tg__classes *out) {
    block x = load(src), a, b;
    unsigned i;

    for (i = 0; i < 4; i++) vst1q_u8(copy + 16 * i, x.x[i]); /* from here on `src` may be another */
    a = look_up(x, first_classes);
    b = look_up(x, second_classes);
    out->letter = has(a, 1 << 0);
    out->upper = has(a, 1 << 1);
    out->digit = has(a, 1 << 2);
    out->white = has(a, 1 << 3);
    out->space = has(a, 1 << 4);
    out->symbol = has(a, 1 << 5);
    out->other = has(a, 1 << 6);
    out->lf = has(a, 1 << 7);
    out->cr = has(b, 1 << 0);
    out->mid = has(b, 1 << 1);
    out->mid_letter = has(b, 1 << 2);
    out->mid_number = has(b, 1 << 3);
    out->connector = has(b, 1 << 4);
    out->hyphen = has(b, 1 << 5);
    out->terminator = has(b, 1 << 6);
    out->close = has(b, 1 << 7);
    out->high = has(x, 0x80);
}

/* ── Counts ── */

TG__INLINE uint8x16_t is_white(uint8x16_t x) {
    return vorrq_u8(between(x, '\t', '\r'), vceqq_u8(x, EACH(' ')));
}

TG__INLINE uint8x16_t is_letter(uint8x16_t x) {
    return between(vorrq_u8(x, EACH(0x20)), 'a', 'z');
}

/* Its highest bit is set in every byte that is not ASCII, or CR. */
TG__INLINE uint8x16_t not_plain(uint8x16_t x) {
    return vorrq_u8(x, vceqq_u8(x, EACH('\r')));
}

static size_t count_plain(const uint8_t *src, size_t len, tg__plain *out) {
    tg__plain sum = *out;
    size_t at;
    unsigned i;

    for (at = 0; len - at >= TG__BLOCK; at += TG__BLOCK) {
        block x = load(src + at), white = x, letters = x, newlines = x;
        uint8x16_t bad = EACH(0);
        uint64_t text;
        for (i = 0; i < 4; i++) {
            bad = vorrq_u8(bad, not_plain(x.x[i]));
            white.x[i] = is_white(x.x[i]);
            letters.x[i] = is_letter(x.x[i]);
            newlines.x[i] = vceqq_u8(x.x[i], EACH('\n'));
        }
        if (vmaxvq_u8(bad) >= 0x80) break;
        text = ~bits_of(white);
        sum.letters += tg__popcount(bits_of(letters));
        sum.white += 64 - tg__popcount(text);
        sum.newlines += tg__popcount(bits_of(newlines));
        sum.words += tg__popcount(text & ~(text << 1 | sum.in_word));
        sum.in_word = text >> 63;
    }
    *out = sum;
    return at;
}

/* ── Bits ── */

static void leads(const uint8_t *src, uint64_t out[3]) {
    block x = load(src);

    out[0] = has(x, 0x80) & has(x, 0x40);
    out[1] = out[0] & has(x, 0x20);
    out[2] = out[1] & has(x, 0x10);
}

static void low_bits(const uint8_t *src, uint64_t out[4]) {
    block x = load(src);

    out[0] = has(x, 1 << 0);
    out[1] = has(x, 1 << 1);
    out[2] = has(x, 1 << 2);
    out[3] = has(x, 1 << 3);
}

static size_t put_bits(uint64_t bits, uint64_t base, unsigned unit, void *out) {
    return tg__kernels_scalar.put_bits(bits, base, unit, out);
}

/* ── Code units of UTF-16 ── */

static size_t narrow(const uint8_t *src, size_t count, int big, uint8_t *dst) {
    size_t at;

    for (at = 0; count - at >= 16; at += 16) {
        uint8x16x2_t x = vld2q_u8(src + 2 * at); /* first bytes and second ones */
        uint8x16_t low = x.val[big != 0], high = x.val[!big];
        if (vmaxvq_u8(vorrq_u8(high, vandq_u8(low, EACH(0x80))))) break;
        vst1q_u8(dst + at, low);
    }
    return at + tg__kernels_scalar.narrow(src + 2 * at, count - at, big, dst + at);
}

const tg__kernels tg__kernels_neon = {"neon",   0,        classify, count_plain,    leads,      NULL,
                                      low_bits, put_bits, narrow,   classify_ascii, lower_ascii};

#else
typedef int tg__no_neon; /* a file is not empty */
#endif
