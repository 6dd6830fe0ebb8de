/* scalar: the kernels in portable C, eight bytes at a time. The twin that every other kernel is tested against. */
#include "../base.h"
#include "ascii.h"
#include "kernels.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Bit 5 set in every byte that is A–Z; bytes above 0x7F are left alone. */
static uint64_t upper_bits(uint64_t x) {
    uint64_t low = x & EACH(0x7F);
    uint64_t from_a = low + EACH(0x80 - 'A');
    uint64_t past_z = low + EACH(0x7F - 'Z');
    return (from_a & ~past_z & ~x & EACH(0x80)) >> 2;
}

/* The last bytes of a text, fewer than 8; the rest is 0. */
static uint64_t load_rest(const char *src, size_t len) {
    uint64_t x = 0;
    if (len) memcpy(&x, src, len);
    return x;
}

static tg__ascii classify_ascii(const char *src, size_t len) {
    uint64_t seen = 0, upper = 0, x;

    for (; len >= 8; len -= 8, src += 8) {
        memcpy(&x, src, 8);
        seen |= x;
        upper |= upper_bits(x);
    }
    x = load_rest(src, len);
    seen |= x;
    upper |= upper_bits(x);
    return seen & EACH(0x80) ? TG__ASCII_NOT : upper ? TG__ASCII_MIXED : TG__ASCII_LOWER;
}

static int lower_ascii(char *dst, const char *src, size_t len) {
    uint64_t seen = 0, x;

    for (; len >= 8; len -= 8, src += 8, dst += 8) {
        memcpy(&x, src, 8);
        seen |= x;
        x |= upper_bits(x);
        memcpy(dst, &x, 8);
    }
    x = load_rest(src, len);
    seen |= x;
    x |= upper_bits(x);
    if (len) memcpy(dst, &x, len);
    return !(seen & EACH(0x80));
}

/* ── Classes ── */

/*
 * Two tables give the classes of a byte, 8 in each, as the highest bits of the 8 bytes of a number. Shifted down as byte
 * follows byte, the number holds 8 bits of each of the 8 classes in the end. 8 such numbers, for 64 bytes, are a square
 * of 8 times 8 bytes, which is turned about its diagonal: then each number is 64 bits of one class.
 */
#define IS(lane, condition) ((condition) ? UINT64_C(0x80) << (8 * (lane)) : 0)

#define FIRST(c)                                                                                  \
  (IS(0, IS_LETTER(c)) | IS(1, BETWEEN(c, '0', '9')) | IS(2, IS_WHITE(c)) | IS(3, IS_SYMBOL(c)) | \
   IS(4, IS_CONTROL(c) && !IS_WHITE(c)) | IS(5, BETWEEN(c, 'A', 'Z')) | IS(6, (c) == '\n') | IS(7, (c) == '\r'))
#define SECOND(c)                                                                                               \
  (IS(0, (c) == '.' || (c) == '\'') | IS(1, (c) == ':') | IS(2, (c) == ',' || (c) == ';') | IS(3, (c) == '_') | \
   IS(4, (c) == '-') | IS(5, (c) == '.' || (c) == '?' || (c) == '!') | IS(6, (c) == ' ') | IS(7, IS_CLOSE(c)))

static const uint64_t first_classes[128] = {OF_ASCII(FIRST)};
static const uint64_t second_classes[128] = {OF_ASCII(SECOND)};

/* Swap the bytes above the diagonal of each square of 2 times `step` rows with those below it. */
static void turn_step(uint64_t rows[8], unsigned step, uint64_t below) {
    unsigned i;

    for (i = 0; i < 8; i++) {
        uint64_t swap;
        if (i & step) continue;
        swap = (rows[i] >> (8 * step) ^ rows[i + step]) & below;
        rows[i + step] ^= swap;
        rows[i] ^= swap << (8 * step);
    }
}

static void turn(uint64_t rows[8]) {
    turn_step(rows, 4, UINT64_C(0x00000000FFFFFFFF));
    turn_step(rows, 2, UINT64_C(0x0000FFFF0000FFFF));
    turn_step(rows, 1, UINT64_C(0x00FF00FF00FF00FF));
}

/* The lowest bits of 8 bytes, side by side. */
static uint64_t lowest_bits(uint64_t x) {
    return (x & EACH(1)) * UINT64_C(0x0102040810204080) >> 56;
}

static void leads(const uint8_t *src, uint64_t out[3]) {
    unsigned i;

    out[0] = out[1] = out[2] = 0;
    for (i = 0; i < TG__BLOCK; i += 8) {
        uint64_t x = tg__load_le64(src + i), of_2 = x >> 7 & x >> 6, of_3 = of_2 & x >> 5;
        out[0] |= lowest_bits(of_2) << i;
        out[1] |= lowest_bits(of_3) << i;
        out[2] |= lowest_bits(of_3 & x >> 4) << i;
    }
}

static void low_bits(const uint8_t *src, uint64_t out[4]) {
    unsigned i;

    out[0] = out[1] = out[2] = out[3] = 0;
    for (i = 0; i < TG__BLOCK; i += 8) {
        uint64_t x = tg__load_le64(src + i);
        out[0] |= lowest_bits(x) << i;
        out[1] |= lowest_bits(x >> 1) << i;
        out[2] |= lowest_bits(x >> 2) << i;
        out[3] |= lowest_bits(x >> 3) << i;
    }
}

static void classify(const uint8_t *src, uint8_t *copy, tg__classes *out) {
    uint64_t first[8], second[8], high = 0;
    unsigned i, k;

    memmove(copy, src, TG__BLOCK);
    src = copy;
    for (i = 0; i < 8; i++) {
        uint64_t a = 0, b = 0;
        high |= lowest_bits(tg__load_le64(src) >> 7) << 8 * i;
        for (k = 0; k < 8; k++) {
            uint8_t c = *src++;
            a = a >> 1 | (c < 0x80 ? first_classes[c] : 0);
            b = b >> 1 | (c < 0x80 ? second_classes[c] : 0);
        }
        first[i] = a;
        second[i] = b;
    }
    turn(first);
    turn(second);
    out->letter = first[0];
    out->digit = first[1];
    out->white = first[2];
    out->symbol = first[3];
    out->other = first[4];
    out->upper = first[5];
    out->high = high;
    out->lf = first[6];
    out->cr = first[7];
    out->mid = second[0];
    out->mid_letter = second[1];
    out->mid_number = second[2];
    out->connector = second[3];
    out->hyphen = second[4];
    out->terminator = second[5];
    out->space = second[6];
    out->close = second[7];
}

/* ── Counts ── */

/* The highest bit of every byte of `x`, all of them ASCII, from `first` to `last`. */
static uint64_t between(uint64_t x, unsigned first, unsigned last) {
    return (x + EACH(0x80 - first)) & ~(x + EACH(0x7F - last)) & EACH(0x80);
}

/* How many highest bits of bytes are set; no others are. */
static uint64_t count_bytes(uint64_t bits) {
    return (bits >> 7) * EACH(1) >> 56;
}

static int is_plain(const uint8_t *block) {
    uint64_t bad = 0, x;
    size_t i;

    for (i = 0; i < TG__BLOCK; i += 8) {
        memcpy(&x, block + i, 8);
        bad |= x | between(x & EACH(0x7F), '\r', '\r');
    }
    return !(bad & EACH(0x80));
}

static size_t count_plain(const uint8_t *src, size_t len, tg__plain *out) {
    tg__plain sum = *out;
    size_t at, i;

    for (at = 0; len - at >= TG__BLOCK && is_plain(src + at); at += TG__BLOCK) {
        for (i = 0; i < TG__BLOCK; i += 8) {
            uint64_t x = tg__load_le64(src + at + i), text;
            text = EACH(0x80) & ~(between(x, '\t', '\r') | between(x, ' ', ' '));
            sum.letters += count_bytes(between(x | EACH(0x20), 'a', 'z'));
            sum.white += 8 - count_bytes(text);
            sum.newlines += count_bytes(between(x, '\n', '\n'));
            sum.words += count_bytes(text & ~(text << 8 | sum.in_word << 7));
            sum.in_word = text >> 63;
        }
    }
    *out = sum;
    return at;
}

static size_t put_bits(uint64_t bits, uint64_t base, unsigned unit, void *out) {
    uint8_t *to = out;

    for (; bits; bits &= bits - 1, to += sizeof base) {
        uint64_t number = base + (uint64_t)tg__lowest(bits) * unit;
        memcpy(to, &number, sizeof number);
    }
    return (size_t)(to - (uint8_t *)out) / sizeof base;
}

/* ── Code units of UTF-16 ── */

/* Bits of the 4 code units in 8 bytes, read from the low end, that only ASCII leaves 0. */
#define NOT_ASCII_LE UINT64_C(0xFF80FF80FF80FF80)
#define NOT_ASCII_BE UINT64_C(0x80FF80FF80FF80FF)

/* The low bytes of 4 code units, side by side. */
static uint64_t low_bytes(uint64_t units) {
    units = (units | units >> 8) & UINT64_C(0x0000FFFF0000FFFF);
    return (units | units >> 16) & 0xFFFFFFFF;
}

static size_t narrow(const uint8_t *src, size_t count, int big, uint8_t *dst) {
    uint64_t not_ascii = big ? NOT_ASCII_BE : NOT_ASCII_LE;
    size_t at;

    for (at = 0; count - at >= 8; at += 8) {
        uint64_t first = tg__load_le64(src + 2 * at), second = tg__load_le64(src + 2 * at + 8);
        if ((first | second) & not_ascii) break;
        if (big) {
            first >>= 8;
            second >>= 8;
        }
        tg__store_le64(dst + at, low_bytes(first) | low_bytes(second) << 32);
    }
    for (; at < count; at++) {
        uint8_t high = src[2 * at + !big], low = src[2 * at + (big != 0)];
        if (high || low >= 0x80) break;
        dst[at] = low;
    }
    return at;
}

const tg__kernels tg__kernels_scalar = {"scalar", 0,        classify, count_plain,    leads,      NULL,
                                        low_bits, put_bits, narrow,   classify_ascii, lower_ascii};
const tg__kernels tg__kernels_reference = {"reference", 0,    NULL,   NULL,           NULL,       NULL,
                                           NULL,        NULL, narrow, classify_ascii, lower_ascii};
