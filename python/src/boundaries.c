/* boundaries: all ends of segments at once, or only their number. */
#include "walk.h"

#include <stdlib.h>
#include <string.h>

/* Ends that grow: 32 bits each as long as the text allows. */
typedef struct ends {
    int wide;
    void *data;
    size_t count, cap;
} ends;

static size_t size_of(const ends *e) {
    return e->wide ? sizeof(uint64_t) : sizeof(uint32_t);
}

static int reserve(ends *e, size_t more) {
    size_t cap = e->cap + e->cap / 2 + more;
    void *grown;

    if (more <= e->cap - e->count) return 0;
    if (cap < e->cap || cap > PY_SSIZE_T_MAX / size_of(e) || !(grown = realloc(e->data, cap * size_of(e)))) return -1;
    e->data = grown;
    e->cap = cap;
    return 0;
}

static tg_status add(ends *e, const size_t *from, size_t count) {
    size_t i;

    if (reserve(e, count) < 0) return TG_E_NOMEM;
    if (e->wide)
        for (i = 0; i < count; i++) ((uint64_t *)e->data)[e->count++] = from[i];
    else
        for (i = 0; i < count; i++) ((uint32_t *)e->data)[e->count++] = (uint32_t)from[i];
    return TG_OK;
}

/* All that lies ready. Needs no GIL. */
static tg_status walk_ready(tgpy_walk *walk, ends *e, uint64_t *count) {
    tg_status status;

    do {
        status = tgpy_walk_find(walk, TGPY_BATCH);
        *count += walk->count;
        if (status == TG_OK && e) status = add(e, walk->ends, walk->count);
    } while (status == TG_OK && walk->count && walk->pos < walk->len);
    return status;
}

/* Walk to the end. `e` NULL only counts. */
static int walk_all(tgpy_state *state, tgpy_walk *walk, ends *e, uint64_t *count) {
    tg_status status = TG_OK;

    while (!tgpy_walk_is_done(walk) && status == TG_OK) {
        if (tgpy_walk_prepare(walk) < 0) return -1;
        TGPY_WORK(walk->len, status = walk_ready(walk, e, count));
    }
    if (status == TG_OK) return 0;
    tgpy_fail(state, status, 0, -1);
    return -1;
}

/* The walk is too large for the stack of a small thread. Takes the text over. */
static int walk_text(tgpy_state *state, const tgpy_options *options, tgpy_text *text, ends *e, uint64_t *count) {
    tgpy_walk *walk = malloc(sizeof *walk);
    int bad;

    if (!walk) {
        tgpy_text_drop(text);
        PyErr_NoMemory();
        return -1;
    }
    tgpy_walk_begin(walk, options, text, TGPY_SLICE);
    bad = walk_all(state, walk, e, count);
    tgpy_walk_end(walk);
    free(walk);
    return bad;
}

static int take(PyObject *module, const char *function, PyObject *const *args, Py_ssize_t nargs, PyObject *names,
                tgpy_options *options, tgpy_text *text) {
    tgpy_state *state = PyModule_GetState(module);

    if (tgpy_options_fast(state, function, TGPY_SEGMENTS | TGPY_AUTO, args, nargs, names, options) < 0) return -1;
    if (tgpy_text_take_encoded(state, args[0], "the text", options, text) < 0) return -1;
    if (tgpy_options_detect(state, text, options) == 0) return 0;
    tgpy_text_drop(text);
    return -1;
}

PyObject *tgpy_boundaries(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyModule_GetState(module);
    tgpy_options options;
    tgpy_text text;
    ends e = {0, NULL, 0, 0};
    uint64_t count = 0;

    if (take(module, "boundaries", args, nargs, names, &options, &text) < 0) return NULL;
    e.wide = (uint64_t)text.length > UINT32_MAX;
    if (walk_text(state, &options, &text, &e, &count) < 0) {
        free(e.data);
        return NULL;
    }
    return tgpy_memory(state, e.data, e.count, e.wide ? 'Q' : 'I');
}

PyObject *tgpy_count_segments(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyModule_GetState(module);
    tgpy_options options;
    tgpy_text text;
    uint64_t count = 0;
    tg_status status;

    if (take(module, "count_segments", args, nargs, names, &options, &text) < 0) return NULL;
    if ((text.str && !text.data) || text.len > TGPY_PIECE) {
        if (walk_text(state, &options, &text, NULL, &count) < 0) return NULL;
        return PyLong_FromUnsignedLongLong(count);
    }
    if (text.str) options.tg.encoding = TG_ENCODING_UTF8;
    TGPY_WORK(text.len, status = tg_count_segments(options.granularity, text.data, text.len, &options.tg, &count));
    tgpy_text_drop(&text);
    return status == TG_OK ? PyLong_FromUnsignedLongLong(count) : tgpy_fail(state, status, 0, -1);
}
