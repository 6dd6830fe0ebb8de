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

static int lower_ascii(char *dst, const char *src, size_t len) {
    uint64_t seen = 0, x;

    for (; len >= 8; len -= 8, src += 8, dst += 8) {
        memcpy(&x, src, 8);
        seen |= x;
        x |= upper_bits(x);
        memcpy(dst, &x, 8);
    }
    if (len) {
        x = 0;
        memcpy(&x, src, len);
        seen |= x;
        x |= upper_bits(x);
        memcpy(dst, &x, len);
    }
    return !(seen & EACH(0x80));
}

const tg__kernels tg__kernels_scalar = {"scalar", lower_ascii};
