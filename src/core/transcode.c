/* transcode: one code unit at a time. */
#include "transcode.h"

static size_t put_replacement(tg__transcoder *t, uint64_t at, char *dst) {
    t->invalid++;
    t->bad_at = at;
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

size_t tg__transcode(tg__transcoder *t, uint32_t encoding, const uint8_t **src, const uint8_t *end, char *dst,
                     size_t cap) {
    const uint8_t *p = *src;
    size_t n = 0;

    while (p < end && cap - n >= TG__TRANSCODE_MAX) {
        uint32_t byte = *p++;
        t->offset++;
        if (encoding == TG_ENCODING_LATIN1) {
            n += tg__utf8_encode(byte, dst + n);
        } else if (t->odd) {
            t->odd = 0;
            n += take_unit(t, encoding == TG_ENCODING_UTF16LE ? byte << 8 | t->half : (uint32_t)t->half << 8 | byte, dst + n);
        } else {
            t->odd = 1;
            t->half = (uint8_t)byte;
        }
    }
    *src = p;
    return n;
}

size_t tg__transcode_end(tg__transcoder *t, char *dst) {
    size_t n = 0;

    if (t->high) n = put_replacement(t, t->offset - 2 - t->odd, dst);
    if (t->odd) n += put_replacement(t, t->offset - 1, dst + n);
    t->high = 0;
    t->odd = 0;
    return n;
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
