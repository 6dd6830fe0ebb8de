/* language: a word of any encoding, handed to what is known of its language. */
#include "fold.h"
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
    if (st == TG_OK)
        *out = c->plan.classic ? tg__classic_syllables(folded.key, folded.key_len)
                               : c->plan.language->syllables(folded.key, folded.key_len);
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
