/* scalar: the kernels in portable C, eight bytes at a time. The twin that every other kernel is tested against. */
#include "../base.h"
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

const tg__kernels tg__kernels_scalar = {"scalar", classify_ascii, lower_ascii};
