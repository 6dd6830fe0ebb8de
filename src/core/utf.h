/* utf: one code point of UTF-8 at a time, ill-formed text included. Knows nothing of properties. */
#ifndef TG_CORE_UTF_H
#define TG_CORE_UTF_H

#include "base.h"

#define TG__REPLACEMENT 0xFFFDu

/* The ill-formed part of `n` bytes: one U+FFFD. */
static inline size_t tg__utf8_ill_formed(uint32_t *cp, int *bad, size_t n) {
    *cp = TG__REPLACEMENT;
    *bad = 1;
    return n;
}

/**
 * Decode the code point at `p`.
 *
 * An ill-formed part is the maximal subpart of table 3-7 of the Unicode
 * Standard (what WHATWG decoders replace by one U+FFFD): a lead byte and as
 * many of its continuations as could still begin a code point, or one byte.
 *
 * @param p    where; p < end.
 * @param end  the text ends here for good: a code point cut short is ill-formed.
 * @param cp   receives the code point; U+FFFD for an ill-formed part.
 * @param bad  receives 1 for an ill-formed part, else 0.
 * @return how many bytes it took, 1 to 4.
 */
static inline size_t tg__utf8_decode(const uint8_t *p, const uint8_t *end, uint32_t *cp, int *bad) {
    uint32_t lead = p[0];
    size_t left = (size_t)(end - p);
    uint32_t low = 0x80, high = 0xBF; /* of the second byte */

    *bad = 0;
    if (lead < 0x80) {
        *cp = lead;
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) return tg__utf8_ill_formed(cp, bad, 1);
    if (lead == 0xE0) low = 0xA0;  /* shorter forms exist below */
    if (lead == 0xED) high = 0x9F; /* surrogates above */
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F; /* past U+10FFFF above */

    if (left < 2 || p[1] < low || p[1] > high) return tg__utf8_ill_formed(cp, bad, 1);
    if (lead < 0xE0) {
        *cp = (lead & 0x1F) << 6 | (p[1] & 0x3Fu);
        return 2;
    }
    if (left < 3 || (p[2] & 0xC0) != 0x80) return tg__utf8_ill_formed(cp, bad, 2);
    if (lead < 0xF0) {
        *cp = (lead & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        return 3;
    }
    if (left < 4 || (p[3] & 0xC0) != 0x80) return tg__utf8_ill_formed(cp, bad, 3);
    *cp = (lead & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    return 4;
}

/**
 * Encode `cp`, which is at most U+10FFFF. A surrogate is written as the three
 * bytes its number gives, which no decoder accepts: do not pass one.
 *
 * @param out  room for 4 bytes.
 * @return how many bytes were written, 1 to 4.
 */
static inline size_t tg__utf8_encode(uint32_t cp, char *out) {
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

#endif
