/* transcode: stretches in bulk, one code unit at a time where something is unfinished or ill-formed. */
#include "transcode.h"

static size_t put_replacement(tg__transcoder *t, uint64_t at, char *dst) {
    if (!t->invalid++) t->bad_at = at;
    return tg__utf8_encode(TG__REPLACEMENT, dst);
}

/* `unit` ends at t->offset. */
static size_t take_unit(tg__transcoder *t, uint32_t unit, char *dst) {
    size_t n = 0;

    if (t->high) {
        uint32_t high = t->high;
        t->high = 0;
        if (unit >= 0xDC00 && unit <= 0xDFFF)
            return tg__utf8_encode(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), dst);
        n = put_replacement(t, t->offset - 4, dst);
    }
    if (unit >= 0xD800 && unit <= 0xDBFF) t->high = unit;
    else if (unit >= 0xDC00 && unit <= 0xDFFF) n += put_replacement(t, t->offset - 2, dst + n);
    else n += tg__utf8_encode(unit, dst + n);
    return n;
}

/* ── In bulk: what stands by itself, between the places where something waits for its other half ── */

#define NOT_ASCII_8 UINT64_C(0x8080808080808080)

/* Code units of UTF-16 until a surrogate. @return how many bytes were written. */
static size_t put_units(const tg__kernels *kernels, int big, const uint8_t **src, const uint8_t *end, char *dst,
                        size_t cap) {
    const uint8_t *p = *src;
    size_t n = 0;

    while (end - p >= 2 && cap - n >= TG__TRANSCODE_MAX) {
        uint32_t unit = big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
        if (unit >= 0xD800 && unit <= 0xDFFF) break;
        n += tg__utf8_encode(unit, dst + n);
        p += 2;
        if (unit < 0x80) {
            size_t some = kernels->narrow(p, tg__min((size_t)(end - p) / 2, cap - n), big, (uint8_t *)dst + n);
            n += some;
            p += 2 * some;
        }
    }
    *src = p;
    return n;
}

static size_t put_latin1(const uint8_t **src, const uint8_t *end, char *dst, size_t cap) {
    const uint8_t *p = *src;
    size_t n = 0;

    while (p < end && cap - n >= TG__TRANSCODE_MAX) {
        while (end - p >= 8 && cap - n >= 8) {
            uint64_t bytes = tg__load_le64(p);
            if (bytes & NOT_ASCII_8) break;
            tg__store_le64(dst + n, bytes);
            p += 8;
            n += 8;
        }
        if (p == end || cap - n < TG__TRANSCODE_MAX) break;
        n += tg__utf8_encode(*p++, dst + n);
    }
    *src = p;
    return n;
}

static size_t put_bulk(const tg__kernels *kernels, uint32_t encoding, const uint8_t **src, const uint8_t *end,
                       char *dst, size_t cap) {
    if (encoding == TG_ENCODING_LATIN1) return put_latin1(src, end, dst, cap);
    return put_units(kernels, encoding == TG_ENCODING_UTF16BE, src, end, dst, cap);
}

/* One byte of UTF-16, wherever it stands in a code unit or a pair. */
static size_t take_byte(tg__transcoder *t, uint32_t encoding, uint32_t byte, char *dst) {
    t->offset++;
    if (!t->odd) {
        t->odd = 1;
        t->half = (uint8_t)byte;
        return 0;
    }
    t->odd = 0;
    return take_unit(t, encoding == TG_ENCODING_UTF16LE ? byte << 8 | t->half : (uint32_t)t->half << 8 | byte, dst);
}

size_t tg__transcode(tg__transcoder *t, const tg__kernels *kernels, uint32_t encoding, const uint8_t **src,
                     const uint8_t *end, char *dst, size_t cap) {
    const uint8_t *p = *src;
    size_t n = 0;

    while (p < end && cap - n >= TG__TRANSCODE_MAX) {
        if (!t->odd && !t->high) {
            const uint8_t *from = p;
            n += put_bulk(kernels, encoding, &p, end, dst + n, cap - n);
            t->offset += (uint64_t)(p - from);
            if (p == end || cap - n < TG__TRANSCODE_MAX) break;
        }
        n += take_byte(t, encoding, *p++, dst + n);
    }
    *src = p;
    return n;
}

size_t tg__transcode_end(tg__transcoder *t, char *dst) {
    unsigned unfinished = (t->high ? 2u : 0u) + t->odd; /* bytes; together they are one ill-formed part */

    t->high = 0;
    t->odd = 0;
    return unfinished ? put_replacement(t, t->offset - unfinished, dst) : 0;
}

size_t tg__utf8_unfinished(const uint8_t *p, size_t len) {
    size_t back, most = tg__min(len, 3);

    for (back = 1; back <= most; back++) {
        const uint8_t *q = p + len - back;
        size_t whole = *q < 0xE0 ? 2 : *q < 0xF0 ? 3 : 4;
        uint32_t cp;
        int bad;

        if ((*q & 0xC0) == 0x80) continue;
        if (*q < 0xC2 || *q > 0xF4 || back >= whole) return 0;
        return tg__utf8_decode(q, q + back, &cp, &bad) == back ? back : 0;
    }
    return 0;
}

/* ── One code point of any encoding ── */

static size_t decode_utf8(const uint8_t *p, size_t left, int end, uint32_t *cp) {
    int bad;
    size_t n = tg__utf8_decode(p, p + left, cp, &bad);
    return bad && n == left && !end && tg__utf8_unfinished(p, left) == left ? 0 : n;
}

static uint32_t unit_at(const uint8_t *p, uint32_t encoding) {
    return encoding == TG_ENCODING_UTF16LE ? (uint32_t)p[1] << 8 | p[0] : (uint32_t)p[0] << 8 | p[1];
}

static size_t decode_utf16(const uint8_t *p, size_t left, int end, uint32_t encoding, uint32_t *cp) {
    uint32_t unit, low;

    *cp = TG__REPLACEMENT;
    if (left < 2) return end ? left : 0;
    unit = unit_at(p, encoding);
    if (unit < 0xD800 || unit > 0xDFFF) {
        *cp = unit;
        return 2;
    }
    if (unit > 0xDBFF) return 2;
    if (left < 4) return end ? left : 0; /* an odd byte behind it belongs to the same ill-formed part */
    low = unit_at(p + 2, encoding);
    if (low >= 0xDC00 && low <= 0xDFFF) {
        *cp = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        return 4;
    }
    return 2;
}

size_t tg__decode(const uint8_t *p, size_t left, int end, uint32_t encoding, uint32_t *cp) {
    if (encoding == TG_ENCODING_UTF8) return decode_utf8(p, left, end, cp);
    if (encoding == TG_ENCODING_LATIN1) {
        *cp = *p;
        return 1;
    }
    return decode_utf16(p, left, end, encoding, cp);
}
