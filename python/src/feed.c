/* feed: a text of any length and kind into an analyzer. */
#include "tgpy.h"

#include <string.h>

static int feed_bytes(tg_analyzer *analyzer, tg_encoding encoding, const char *p, size_t len, tg_status *status) {
    do {
        size_t n = len < TGPY_PIECE ? len : TGPY_PIECE;
        TGPY_WORK(n, *status = tg_analyzer_write_as(analyzer, encoding, p, n));
        p += n;
        len -= n;
    } while (*status == TG_OK && len && !PyErr_CheckSignals());
    return *status == TG_OK && len ? -1 : 0;
}

/*
 * A surrogate of a str is one ill-formed part, whatever stands beside it, so no two may be taken for a pair: as UTF-16
 * in big-endian order nothing that came before joins it but a high one of the same order, behind which it goes in the
 * other order. What a change of encoding leaves unfinished is ill-formed.
 */
static tg_status feed_surrogate(tg_analyzer *analyzer, const char *p, int *after_high) {
    unsigned unit = 0xD000u | ((unsigned)p[1] & 0x3F) << 6 | ((unsigned)p[2] & 0x3F);
    int high = unit < 0xDC00, little = !high && *after_high;
    char bytes[2];

    bytes[little] = (char)(unit >> 8);
    bytes[!little] = (char)(unit & 0xFF);
    *after_high = high;
    return tg_analyzer_write_as(analyzer, little ? TG_ENCODING_UTF16LE : TG_ENCODING_UTF16BE, bytes, 2);
}

/* A slice of a str as tgpy_text_encode makes it. */
static tg_status feed_encoded(tg_analyzer *analyzer, const char *p, size_t len, int *after_high) {
    const char *end = p + len, *next;
    tg_status status = TG_OK;

    while (p < end && status == TG_OK) {
        next = tgpy_find_surrogate(p, end);
        if (next > p) {
            *after_high = 0;
            status = tg_analyzer_write_as(analyzer, TG_ENCODING_UTF8, p, (size_t)(next - p));
            p = next;
        } else {
            status = feed_surrogate(analyzer, p, after_high);
            p += 3;
        }
    }
    return status;
}

static int feed_str(tg_analyzer *analyzer, const tgpy_text *text, int *after_high, tg_status *status) {
    Py_ssize_t at;

    *status = TG_OK;
    for (at = 0; at < text->length && *status == TG_OK; at += TGPY_SLICE) {
        Py_ssize_t to = text->length - at < TGPY_SLICE ? text->length : at + TGPY_SLICE;
        PyObject *slice = at && PyErr_CheckSignals() ? NULL : tgpy_text_encode(text->str, at, to);
        Py_ssize_t len = slice ? PyBytes_Size(slice) : 0;
        if (!slice) return -1;
        TGPY_WORK(len, *status = feed_encoded(analyzer, PyBytes_AsString(slice), (size_t)len, after_high));
        Py_DECREF(slice);
    }
    return 0;
}

int tgpy_feed(tg_analyzer *analyzer, const tgpy_text *text, tg_encoding encoding, int *after_high, tg_status *status) {
    if (text->str && !text->data) return feed_str(analyzer, text, after_high, status);
    if (text->len) *after_high = 0;
    return feed_bytes(analyzer, text->str ? TG_ENCODING_UTF8 : encoding, text->data, text->len, status);
}

/* ── One text ── */

/* The core tells bytes; in a str, nothing is ill-formed but a surrogate. */
uint64_t tgpy_offset_in(const tgpy_text *text, uint64_t offset) {
    Py_ssize_t at, n;

    if (!text->str) return offset;
    for (at = 0, n = text->length; at < n; at++) {
        Py_UCS4 c = PyUnicode_ReadChar(text->str, at);
        if (c >= 0xD800 && c < 0xE000) break;
    }
    return (uint64_t)at;
}

int tgpy_measure_with(tg_analyzer *analyzer, const tgpy_text *text, tg_encoding encoding, tg_report **out,
                      tg_error *error) {
    int after_high = 0;

    if (tgpy_feed(analyzer, text, encoding, &after_high, &error->status) < 0) return -1;
    if (error->status == TG_OK) TGPY_WORK(text->length, error->status = tg_analyzer_finish(analyzer, out));
    if (error->status == TG_E_INVALID) error->offset = tgpy_offset_in(text, tg_analyzer_error(analyzer).offset);
    return 0;
}

static int measure_in_pieces(const tgpy_text *text, const tg_options *options, tg_report **out, tg_error *error) {
    tg_analyzer *analyzer;
    int bad;

    if ((error->status = tg_analyzer_new(options, &analyzer)) != TG_OK) return 0;
    bad = tgpy_measure_with(analyzer, text, (tg_encoding)options->encoding, out, error);
    tg_analyzer_free(analyzer);
    return bad;
}

int tgpy_measure(tgpy_state *state, const tgpy_text *text, const tgpy_options *options, tg_report **out) {
    tg_options tg = options->tg;
    tg_error error = {TG_OK, 0};

    if (text->str) tg.encoding = TG_ENCODING_UTF8;
    if (tgpy_is_ready(text)) TGPY_WORK(text->len, tg_analyze(text->data, text->len, &tg, out, &error));
    else if (measure_in_pieces(text, &tg, out, &error) < 0) return -1;
    if (error.status == TG_OK) return 0;
    tgpy_fail(state, error.status, error.offset, -1);
    return -1;
}
