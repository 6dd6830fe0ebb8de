/* language: a word or a text of any encoding, handed to what is known of languages. */
#include "fold.h"
#include "lang/detect.h"
#include "options.h"
#include "transcode.h"

/* A word as UTF-8 is at most three times as long: a unit of UTF-16 can be 3 bytes, an odd byte U+FFFD. */
#define GROWTH 3

typedef struct utf8 {
    char *bytes;
    size_t len, cap;
} utf8;

/* @return the word as UTF-8, in `out` or where it is */
static tg_status to_utf8(const tg__config *c, const void *word, size_t len, utf8 *out) {
    const tg_allocator *mem = &c->options.allocator;
    const uint8_t *p = word;
    tg__transcoder t;

    if (tg__mul_overflow(len, GROWTH, &out->cap) || tg__add_overflow(out->cap, 2 * TG__TRANSCODE_MAX, &out->cap))
        return TG_E_LIMIT;
    if (!(out->bytes = tg__mem_resize(mem, NULL, 0, out->cap))) return TG_E_NOMEM;
    memset(&t, 0, sizeof t);
    out->len = tg__transcode(&t, c->kernels, c->options.encoding, &p, p + len, out->bytes, out->cap);
    out->len += tg__transcode_end(&t, out->bytes + out->len);
    return TG_OK;
}

static tg_status count(const tg__config *c, const char *word, size_t len, uint32_t *out) {
    tg__folder folder;
    tg__folded folded;
    tg_status st;

    tg__folder_init(&folder, &c->options.allocator, c->kernels);
    st = c->plan.classic ? tg__fold_lower(&folder, word, len, &folded) : tg__fold_word(&folder, word, len, 0, &folded);
    if (st == TG_OK) *out = tg__plan_syllables(&c->plan, folded.key, folded.key_len);
    tg__folder_free(&folder);
    return st;
}

tg_status tg_count_syllables(const void *word, size_t len, const tg_options *options, uint32_t *out) {
    tg__config config;
    utf8 text = {NULL, 0, 0};
    tg_status st;

    if (!out || (!word && len)) return TG_E_ARG;
    if ((st = tg__config_make(options, TG__FOR_REPORT, &config)) != TG_OK) return st;
    if (config.options.encoding == TG_ENCODING_BY_MARK) return TG_E_ARG;
    if (!config.plan.classic && !config.plan.language->syllables) return TG_E_UNSUPPORTED;
    if (!len) {
        *out = 1;
        return TG_OK;
    }
    if (config.options.encoding == TG_ENCODING_UTF8) return count(&config, word, len, out);
    if ((st = to_utf8(&config, word, len, &text)) == TG_OK) st = count(&config, text.bytes, text.len, out);
    tg__mem_free(&config.options.allocator, text.bytes, text.cap);
    return st;
}

/* The encoding that a mark tells, behind it. */
static uint32_t by_mark(const uint8_t *p, size_t len) {
    if (len >= 2 && p[0] == 0xFF && p[1] == 0xFE) return TG_ENCODING_UTF16LE;
    return len >= 2 && p[0] == 0xFE && p[1] == 0xFF ? TG_ENCODING_UTF16BE : TG_ENCODING_UTF8;
}

tg_status tg_detect_language(const void *text, size_t len, const tg_options *options, const tg_language **out,
                             double *confidence) {
    const uint8_t *p = text;
    uint32_t encoding, cp, seen;
    tg__detector d;
    tg__config config;
    tg_status st;
    double probability;
    size_t at;

    if (!out || (!text && len)) return TG_E_ARG;
    if ((st = tg__config_segments(options, &config)) != TG_OK) return st;
    encoding = config.options.encoding == TG_ENCODING_BY_MARK ? by_mark(p, len) : config.options.encoding;
    tg__detect_begin(&d);
    for (at = 0, seen = 0; at < len && seen < TG_DETECT_CHARACTERS; seen++) {
        at += tg__decode(p + at, len - at, 1, encoding, &cp);
        tg__detect_add(&d, cp);
    }
    *out = tg__detect_end(&d, &probability);
    if (confidence) *confidence = probability;
    return TG_OK;
}
