/* batch: analyze_batch(), many texts in one call. The analyzer is the same for all; the GIL is released for as many texts
 * as make up a piece. */
#include "arrow.h"
#include "columns.h"

#include <string.h>

#define GROUP 512 /* texts of a sequence that are taken at a time */
#define EMPTY 64  /* as much work as so many bytes is a text that has none */

typedef struct batch {
    tgpy_options options;
    tg_analyzer *analyzer;
    tgpy_columns columns;
    tg_error error;   /* of the text after the last row */
    tgpy_text *texts; /* of a sequence, a group at a time */
} batch;

static int batch_init(tgpy_state *state, batch *b) {
    tg_status status = tg_analyzer_new(&b->options.tg, &b->analyzer);

    if (status != TG_OK) {
        tgpy_fail(state, status, 0, -1);
        return -1;
    }
    if (tgpy_columns_init(&b->columns, &b->options.tg) == 0) return 0;
    tg_analyzer_free(b->analyzer);
    return -1;
}

static int batch_fail(tgpy_state *state, const batch *b) {
    tgpy_fail(state, b->error.status, b->error.offset, (Py_ssize_t)b->columns.count);
    return -1;
}

/* One text, or none, into the next row. Needs no GIL. */
static tg_status measure(batch *b, tg_encoding encoding, const char *data, size_t len) {
    tg_report *report = NULL;
    tg_status status = tg_analyzer_write_as(b->analyzer, encoding, data, len);

    if (status == TG_OK) status = tg_analyzer_finish(b->analyzer, &report);
    if (status == TG_OK) tgpy_columns_add(&b->columns, report);
    b->error = tg_analyzer_error(b->analyzer);
    b->error.status = status;
    tg_report_free(report);
    tg_analyzer_reset(b->analyzer);
    return status;
}

/* ── A sequence of str and bytes ── */

/* A text that wants more than one write, signals minded. */
static int measure_alone(tgpy_state *state, batch *b, const tgpy_text *text) {
    tg_report *report = NULL;
    int bad = tgpy_measure_with(b->analyzer, text, (tg_encoding)b->options.tg.encoding, &report, &b->error);

    tg_analyzer_reset(b->analyzer);
    if (bad) return -1;
    if (b->error.status != TG_OK) return batch_fail(state, b);
    tgpy_columns_add(&b->columns, report);
    tg_report_free(report);
    return 0;
}

/* Texts that lie ready, up to one that does not; a missing one has neither str nor view. */
static size_t measure_ready(batch *b, const tgpy_text *texts, size_t count) {
    size_t i;

    for (i = 0; i < count && tgpy_is_ready(&texts[i]); i++) {
        const tgpy_text *t = &texts[i];
        tg_encoding encoding = t->str ? TG_ENCODING_UTF8 : (tg_encoding)b->options.tg.encoding;
        if (!t->str && !t->has_view) tgpy_columns_add(&b->columns, NULL);
        else if (measure(b, encoding, t->data, t->len) != TG_OK) break;
    }
    return i;
}

static int measure_group(tgpy_state *state, batch *b, const tgpy_text *texts, size_t count, size_t bytes) {
    size_t at = 0;

    while (at < count) {
        size_t done;
        TGPY_WORK(bytes, done = measure_ready(b, texts + at, count - at));
        at += done;
        if (b->error.status != TG_OK) return batch_fail(state, b);
        if (at < count && measure_alone(state, b, &texts[at++]) < 0) return -1;
    }
    return 0;
}

static int take_item(tgpy_state *state, batch *b, PyObject *item, size_t index, tgpy_text *out) {
    char what[64];

    memset(out, 0, sizeof *out);
    if (item == Py_None) return 0;
    PyOS_snprintf(what, sizeof what, "text %zu", index);
    if (tgpy_text_take_encoded(state, item, what, &b->options, out) < 0) return -1;
    if (tgpy_text_make_ready(out) == 0) return 0;
    tgpy_text_drop(out);
    return -1;
}

/* Takes texts from `from` on, until they are enough for one piece of work, and measures them. */
static int take_group(tgpy_state *state, batch *b, PyObject *items, size_t from, size_t total) {
    size_t count = 0, bytes = 0;
    int bad = 0;

    while (!bad && count < GROUP && from + count < total && bytes < TGPY_PIECE) {
        PyObject *item = PyTuple_GetItem(items, (Py_ssize_t)(from + count));
        if ((bad = take_item(state, b, item, from + count, &b->texts[count]))) break;
        bytes += b->texts[count++].len + EMPTY;
    }
    if (!bad) bad = measure_group(state, b, b->texts, count, bytes);
    while (count) tgpy_text_drop(&b->texts[--count]);
    return bad;
}

static int measure_items(tgpy_state *state, batch *b, PyObject *items) {
    size_t total = (size_t)PyTuple_Size(items);

    if (tgpy_columns_reserve(&b->columns, total) < 0) return -1;
    while (b->columns.count < total) {
        if (take_group(state, b, items, b->columns.count, total) < 0 || PyErr_CheckSignals()) return -1;
    }
    return 0;
}

static int measure_sequence(tgpy_state *state, batch *b, PyObject *texts) {
    PyObject *items;
    int bad;

    if (PyUnicode_Check(texts) || PyBytes_Check(texts) || PyByteArray_Check(texts))
        return tgpy_wrong_type("the texts", "a sequence of texts or an Arrow array", texts);
    if (!(items = PySequence_Tuple(texts))) return -1; /* nobody takes an item of it away meanwhile */
    b->texts = PyMem_Malloc(GROUP * sizeof *b->texts);
    bad = b->texts ? measure_items(state, b, items) : -1;
    if (!b->texts) PyErr_NoMemory();
    PyMem_Free(b->texts);
    Py_DECREF(items);
    return bad;
}

/* ── Arrow ── */

enum { DONE, SENSELESS, FAILED };

/* Strings from *at on, for about one piece. Needs no GIL. */
static int measure_strings(batch *b, const tgpy_strings *strings, int64_t *at) {
    size_t bytes = 0, len;
    const char *data;

    for (; *at < strings->length && bytes < TGPY_PIECE; ++*at, bytes += EMPTY) {
        int there = tgpy_string_at(strings, *at, &data, &len);
        if (there < 0) return SENSELESS;
        if (!there) tgpy_columns_add(&b->columns, NULL);
        else if (measure(b, (tg_encoding)b->options.tg.encoding, data, len) != TG_OK) return FAILED;
        else bytes += len;
    }
    return DONE;
}

static int measure_array(tgpy_state *state, batch *b, const tgpy_strings *strings) {
    int64_t at = 0;
    int how;

    if ((uint64_t)strings->length > PY_SSIZE_T_MAX || tgpy_columns_reserve(&b->columns, (size_t)strings->length) < 0)
        return -1;
    while (at < strings->length) {
        TGPY_WORK(TGPY_PIECE, how = measure_strings(b, strings, &at));
        if (how == FAILED) return batch_fail(state, b);
        if (how == SENSELESS) {
            PyErr_Format(PyExc_ValueError, "text %zu of the Arrow array has no place that makes sense",
                         b->columns.count);
            return -1;
        }
        if (PyErr_CheckSignals()) return -1;
    }
    return 0;
}

static int measure_arrow(tgpy_state *state, batch *b, PyObject *texts) {
    tgpy_arrow *arrow = tgpy_arrow_open(texts);
    tgpy_strings strings;
    int more = -1;

    if (!arrow) return -1;
    while ((more = tgpy_arrow_next(arrow, &strings)) > 0)
        if (measure_array(state, b, &strings) < 0) break;
    tgpy_arrow_close(arrow);
    return more ? -1 : 0;
}

static int measure_texts(tgpy_state *state, batch *b, PyObject *texts) {
    int arrow = tgpy_is_arrow(texts);

    if (arrow < 0) return -1;
    return arrow ? measure_arrow(state, b, texts) : measure_sequence(state, b, texts);
}

PyObject *tgpy_analyze_batch(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyModule_GetState(module);
    PyObject *out = NULL;
    batch b;

    if (tgpy_options_fast(state, "analyze_batch", TGPY_ANALYSIS & ~TGPY_TOP, args, nargs, names, &b.options) < 0)
        return NULL;
    b.options.tg.top = 0;
    b.error.status = TG_OK;
    if (batch_init(state, &b) < 0) return NULL;
    if (measure_texts(state, &b, args[0]) == 0) out = tgpy_columns_take(state, &b.columns);
    tg_analyzer_free(b.analyzer);
    tgpy_columns_free(&b.columns);
    return out;
}
