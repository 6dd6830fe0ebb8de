/* segments: segment(), lazily, and the segments of a text as objects. */
#include "walk.h"

#include <string.h>

/* Many callers want the first few segments only. */
#define FIRST_CAP 16
#define FIRST_SLICE 256

/* What segment() gives: can be walked again and again, and works nothing out before. */
typedef struct segments {
    PyObject ob_base;
    PyObject *input;
    tgpy_options options;
} segments;

/* One walk. It holds its text until it ends. */
typedef struct iterator {
    PyObject ob_base;
    tgpy_walk walk;
    size_t index;     /* in the batch */
    Py_ssize_t start; /* of the next segment */
    tgpy_claim claim;
    int begun;
} iterator;

/* ── One segment ── */

static PyObject *cut(const tgpy_text *text, Py_ssize_t from, Py_ssize_t to) {
    if (text->str) return PyUnicode_Substring(text->str, from, to);
    return PyBytes_FromStringAndSize(text->data + from, to - from);
}

static PyObject *kind_of(const iterator *it, size_t index) {
    if (it->walk.options.granularity != TG_WORDS) return Py_None;
    return it->walk.flags[index] & TG_SEGMENT_WORD_LIKE ? Py_True : Py_False;
}

static PyObject *make_segment(tgpy_state *state, const iterator *it, Py_ssize_t from, size_t index) {
    PyObject *piece = cut(&it->walk.text, from, (Py_ssize_t)it->walk.ends[index]);
    PyObject *start = piece ? PyLong_FromSsize_t(from) : NULL;
    PyObject *fields = start ? PyTuple_Pack(3, piece, start, kind_of(it, index)) : NULL;
    PyObject *out = fields ? PyObject_CallFunctionObjArgs(state->tuple_new, state->segment, fields, NULL) : NULL;

    Py_XDECREF(fields);
    Py_XDECREF(start);
    Py_XDECREF(piece);
    return out;
}

/* ── The walk ── */

/* A batch of words or graphemes is found in less time than their objects are made in: only sentences are long. */
static tg_status find(tgpy_walk *walk) {
    size_t cap = walk->at ? TGPY_BATCH : FIRST_CAP;
    size_t work = walk->at && walk->options.granularity == TG_SENTENCES ? walk->len - walk->pos : 0;
    tg_status status;

    TGPY_WORK(work, status = tgpy_walk_find(walk, cap));
    return status;
}

static int next_batch(tgpy_state *state, iterator *it) {
    tg_status status;

    it->index = 0;
    do {
        if (tgpy_walk_prepare(&it->walk) < 0) return -1;
        if ((status = find(&it->walk)) != TG_OK) {
            tgpy_fail(state, status, 0, -1);
            return -1;
        }
    } while (!it->walk.count);
    return 1;
}

/* The next end is there: 1; the text has ended: 0; -1 with an exception. */
static int ready(tgpy_state *state, iterator *it) {
    if (!it->begun) return 0;
    if (it->index < it->walk.count) return 1;
    if (!tgpy_walk_is_done(&it->walk)) return next_batch(state, it);
    tgpy_walk_end(&it->walk);
    it->begun = 0;
    return 0;
}

static PyObject *step(tgpy_state *state, iterator *it) {
    PyObject *out;

    if (ready(state, it) <= 0) return NULL;
    if ((out = make_segment(state, it, it->start, it->index))) it->start = (Py_ssize_t)it->walk.ends[it->index++];
    return out;
}

static PyObject *iterator_next(PyObject *self) {
    tgpy_state *state = tgpy_state_of(self);
    iterator *it = (iterator *)self;
    PyObject *out;

    if (!tgpy_claim_take(&it->claim)) return tgpy_fail_state(state, "The iterator is in use by another thread");
    out = step(state, it);
    tgpy_claim_drop(&it->claim);
    return out;
}

static int iterator_traverse(PyObject *self, visitproc visit, void *arg) {
    iterator *it = (iterator *)self;

    Py_VISIT(Py_TYPE(self));
    if (it->begun && it->walk.text.has_view) Py_VISIT(it->walk.text.view.obj);
    return 0;
}

static void iterator_free(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    iterator *it = (iterator *)self;

    PyObject_GC_UnTrack(self);
    if (it->begun) tgpy_walk_end(&it->walk);
    PyObject_GC_Del(self);
    Py_DECREF(type);
}

static PyType_Slot iterator_slots[] = {
    {Py_tp_doc, "One walk over the segments of a text."},
    {Py_tp_new, tgpy_no_new},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, iterator_next},
    {Py_tp_traverse, iterator_traverse},
    {Py_tp_dealloc, iterator_free},
    {0, NULL},
};

PyType_Spec tgpy_iterator_spec = {
    .name = "textgauge._core.SegmentIterator",
    .basicsize = sizeof(iterator),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .slots = iterator_slots,
};

/* ── Segments ── */

static PyObject *segments_iter(PyObject *self) {
    tgpy_state *state = tgpy_state_of(self);
    segments *s = (segments *)self;
    tgpy_text text;
    iterator *it;

    if (tgpy_text_take_encoded(state, s->input, "the text", &s->options, &text) < 0) return NULL;
    if (!(it = (iterator *)PyType_GenericAlloc(state->iterator, 0))) {
        tgpy_text_drop(&text);
        return NULL;
    }
    tgpy_walk_begin(&it->walk, &s->options, &text, FIRST_SLICE);
    it->begun = 1;
    return (PyObject *)it;
}

static PyObject *find_containing(tgpy_state *state, iterator *it, Py_ssize_t index) {
    int more;

    while ((more = ready(state, it)) > 0) {
        Py_ssize_t end = (Py_ssize_t)it->walk.ends[it->index];
        if (index < end) return make_segment(state, it, it->start, it->index);
        it->start = end;
        it->index++;
    }
    return more < 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *segments_containing(PyObject *self, PyObject *args) {
    Py_ssize_t index = 0;
    PyObject *it, *out;

    if (!PyArg_ParseTuple(args, "|n:containing", &index)) return NULL;
    if (index < 0) Py_RETURN_NONE;
    if (!(it = segments_iter(self))) return NULL;
    out = find_containing(tgpy_state_of(self), (iterator *)it, index);
    Py_DECREF(it);
    return out;
}

static int segments_traverse(PyObject *self, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(((segments *)self)->input);
    return 0;
}

static void segments_free(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    Py_XDECREF(((segments *)self)->input);
    PyObject_GC_Del(self);
    Py_DECREF(type);
}

static PyMethodDef segments_methods[] = {
    {"containing", segments_containing, METH_VARARGS,
     PyDoc_STR("containing($self, index=0, /)\n--\n\n"
               "The segment that has the unit at `index`; None outside of the text. Walks there from the start.")},
    {"__class_getitem__", Py_GenericAlias, METH_O | METH_CLASS, PyDoc_STR("For annotations: Segments[str].")},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot segments_slots[] = {
    {Py_tp_doc, "The segments of a text, as segment() gives them. Every iteration walks anew, from the start."},
    {Py_tp_new, tgpy_no_new},
    {Py_tp_iter, segments_iter},
    {Py_tp_methods, segments_methods},
    {Py_tp_traverse, segments_traverse},
    {Py_tp_dealloc, segments_free},
    {0, NULL},
};

PyType_Spec tgpy_segments_spec = {
    .name = "textgauge.Segments",
    .basicsize = sizeof(segments),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .slots = segments_slots,
};

PyObject *tgpy_segment(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyModule_GetState(module);
    tgpy_options options;
    tgpy_text text;
    segments *s;
    int bad;

    if (tgpy_options_fast(state, "segment", TGPY_SEGMENTS | TGPY_AUTO, args, nargs, names, &options) < 0) return NULL;
    if (tgpy_text_take_encoded(state, args[0], "the text", &options, &text) < 0) return NULL;
    bad = tgpy_options_detect(state, &text, &options);
    tgpy_text_drop(&text); /* it can be taken: each iteration does */
    if (bad || !(s = (segments *)PyType_GenericAlloc(state->segments, 0))) return NULL;
    s->input = Py_NewRef(args[0]);
    tgpy_options_copy(&options, &s->options);
    return (PyObject *)s;
}
