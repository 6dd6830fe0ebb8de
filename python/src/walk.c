/* walk: batches of ends. Bytes and ASCII are walked where they are, in windows; any other str is encoded in slices. */
#include "walk.h"

#include <string.h>

void tgpy_walk_begin(tgpy_walk *walk, const tgpy_options *options, const tgpy_text *text, Py_ssize_t slice) {
    walk->text = *text;
    tgpy_options_copy(options, &walk->options);
    if (text->str) walk->options.tg.encoding = TG_ENCODING_UTF8;
    memset(&walk->cursor, 0, sizeof walk->cursor);
    walk->at = 0;
    walk->data = NULL;
    walk->len = walk->pos = 0;
    walk->last = 0;
    walk->slice = NULL;
    walk->size = text->data ? (Py_ssize_t)TGPY_PIECE : slice;
    walk->count = 0;
}

void tgpy_walk_end(tgpy_walk *walk) {
    tgpy_text_drop(&walk->text);
    Py_CLEAR(walk->slice);
}

/* To a segmentation a surrogate is U+FFFD, which is as long. The bytes are ours alone yet. */
static void replace_surrogates(PyObject *bytes) {
    char *p = PyBytes_AsString(bytes), *end = p + PyBytes_Size(bytes);

    for (;;) {
        p += tgpy_find_surrogate(p, end) - p;
        if (p == end) return;
        memcpy(p, "\xEF\xBF\xBD", 3);
    }
}

static int take_slice(tgpy_walk *walk, Py_ssize_t to) {
    tgpy_set(&walk->slice, tgpy_text_encode(walk->text.str, walk->at, to));
    if (!walk->slice) return -1;
    replace_surrogates(walk->slice);
    walk->data = PyBytes_AsString(walk->slice);
    walk->len = (size_t)PyBytes_Size(walk->slice);
    return 0;
}

static void grow(tgpy_walk *walk) {
    walk->size = walk->size > PY_SSIZE_T_MAX / 2 ? PY_SSIZE_T_MAX : walk->size * 2;
}

/* What is ready has been walked to its end but for a segment that goes on behind it: more, from there on. */
int tgpy_walk_prepare(tgpy_walk *walk) {
    Py_ssize_t left = walk->text.length - walk->at;

    if (PyErr_CheckSignals()) return -1;
    if (walk->data && walk->count) return 0;                                   /* there may be more in it */
    if (walk->data && (walk->pos == 0 || walk->size < TGPY_SLICE)) grow(walk); /* no end was in it; or small yet */
    walk->last = walk->size >= left;
    walk->pos = 0;
    if (!walk->text.data) return take_slice(walk, walk->last ? walk->text.length : walk->at + walk->size);
    walk->data = walk->text.data + walk->at;
    walk->len = (size_t)(walk->last ? left : walk->size);
    return 0;
}

/* Ends in bytes from `text` on become those of the whole text. */
static void to_units(tgpy_walk *walk, const char *text) {
    size_t i, from = 0;

    for (i = 0; i < walk->count; i++) {
        size_t to = walk->ends[i];
        walk->at += walk->slice ? tgpy_code_points(text + from, text + to) : (Py_ssize_t)(to - from);
        walk->ends[i] = (size_t)walk->at;
        from = to;
    }
}

tg_status tgpy_walk_find(tgpy_walk *walk, size_t cap) {
    const char *text = walk->data + walk->pos;
    size_t consumed;
    tg_status status =
        tg_boundaries(walk->options.granularity, text, walk->len - walk->pos, walk->last, &walk->options.tg,
                      &walk->cursor, walk->ends, walk->flags, cap, &walk->count, &consumed);

    if (status != TG_OK) return status;
    if (walk->last && !walk->count) return TG_E_STATE;
    to_units(walk, text);
    walk->pos += consumed;
    return TG_OK;
}
