/* analyzer: a text in pieces, documents one after another, and what becomes of them. One thread at a time. */
#include "tgpy.h"

#include <string.h>

typedef struct analyzer {
    PyObject ob_base;
    tg_analyzer *tg;      /* NULL once closed */
    tg_options rules;     /* what reports are made by: profile, counts, metrics */
    tg_encoding encoding; /* of pieces of bytes */
    uint64_t written;     /* about how much, for the GIL */
    int after_high;       /* see tgpy_feed */
    int interrupted;      /* a piece was taken in part: only reset and close are left */
    tgpy_claim claim;
} analyzer;

/* ── Who may use it ── */

static analyzer *enter(tgpy_state *state, PyObject *self) {
    analyzer *a = (analyzer *)self;

    if (!tgpy_claim_take(&a->claim)) {
        tgpy_fail_state(state, "The analyzer is in use by another thread");
        return NULL;
    }
    if (a->tg) return a;
    tgpy_claim_drop(&a->claim);
    tgpy_fail_state(state, "The analyzer is closed");
    return NULL;
}

static void leave(analyzer *a) {
    tgpy_claim_drop(&a->claim);
}

/* The same, for what a piece that was taken in part rules out. */
static analyzer *enter_whole(tgpy_state *state, PyObject *self) {
    analyzer *a = enter(state, self);

    if (!a || !a->interrupted) return a;
    leave(a);
    tgpy_fail_state(state, "The analyzer was interrupted while it took a piece: only reset() is left");
    return NULL;
}

/* ── Making one ── */

static PyObject *make(tgpy_state *state, tg_analyzer *tg, tg_encoding encoding) {
    analyzer *a = (analyzer *)PyType_GenericAlloc(state->analyzer, 0);

    if (!a) {
        tg_analyzer_free(tg);
        return NULL;
    }
    a->tg = tg;
    a->rules.size = sizeof a->rules;
    tg_analyzer_options(tg, &a->rules);
    a->encoding = encoding;
    return (PyObject *)a;
}

/* Takes over what the options hold. */
static PyObject *make_new(tgpy_state *state, tgpy_options *options) {
    tg_analyzer *tg;
    tg_status status = tg_analyzer_new(&options->tg, &tg);

    tgpy_options_drop(options);
    return status == TG_OK ? make(state, tg, (tg_encoding)options->tg.encoding) : tgpy_fail(state, status, 0, -1);
}

static PyObject *analyzer_new(PyTypeObject *type, PyObject *args, PyObject *given) {
    tgpy_state *state = PyType_GetModuleState(type);
    tgpy_options options;

    if (!PyArg_ParseTuple(args, ":Analyzer")) return NULL;
    if (tgpy_options_dict(state, "Analyzer", TGPY_ANALYSIS | TGPY_WORDS, given, &options) < 0) return NULL;
    return make_new(state, &options);
}

PyObject *tgpy_file_analyzer(PyObject *module, PyObject *args, PyObject *given) {
    tgpy_state *state = PyModule_GetState(module);
    tgpy_options options;

    if (!PyArg_ParseTuple(args, ":analyze_file")) return NULL;
    if (tgpy_options_dict(state, "analyze_file", TGPY_ANALYSIS | TGPY_WORDS, given, &options) < 0) return NULL;
    if (!options.encoding_given) options.tg.encoding = TG_ENCODING_BY_MARK;
    return make_new(state, &options);
}

static PyObject *load(tgpy_state *state, const tgpy_text *text, const tgpy_options *options) {
    tg_analyzer *tg = NULL;
    tg_status status = TG_E_FORMAT;

    if (text->len) TGPY_WORK(text->len, status = tg_analyzer_load(text->data, text->len, &options->tg, &tg));
    return status == TG_OK ? make(state, tg, (tg_encoding)options->tg.encoding) : tgpy_fail(state, status, 0, -1);
}

static PyObject *analyzer_load(PyObject *type, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyType_GetModuleState((PyTypeObject *)type);
    tgpy_options options;
    tgpy_text text;
    PyObject *out;

    if (tgpy_options_fast(state, "load", TGPY_ENCODING | TGPY_INVALID, args, nargs, names, &options) < 0) return NULL;
    if (PyUnicode_Check(args[0])) {
        tgpy_wrong_type("the state", "a bytes-like object", args[0]);
        return NULL;
    }
    if (tgpy_text_take(state, args[0], "the state", &text) < 0) return NULL;
    out = load(state, &text, &options);
    tgpy_text_drop(&text);
    return out;
}

/* ── Text ── */

static PyObject *failed(tgpy_state *state, const analyzer *a, tg_status status) {
    return tgpy_fail(state, status, tg_analyzer_error(a->tg).offset, -1);
}

static PyObject *take_piece(tgpy_state *state, PyObject *self, const tgpy_text *text, tg_encoding encoding) {
    analyzer *a = enter_whole(state, self);
    tg_status status;
    PyObject *out;

    if (!a) return NULL;
    a->written += (uint64_t)text->length;
    a->interrupted = tgpy_feed(a->tg, text, encoding, &a->after_high, &status) < 0;
    if (a->interrupted) out = NULL;
    else out = status == TG_OK ? Py_NewRef(self) : failed(state, a, status);
    leave(a);
    return out;
}

static PyObject *analyzer_write(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = tgpy_state_of(self);
    tgpy_options options;
    tgpy_text text;
    PyObject *out;

    if (tgpy_options_fast(state, "write", TGPY_ENCODING, args, nargs, names, &options) < 0) return NULL;
    if (tgpy_text_take_encoded(state, args[0], "the text", &options, &text) < 0) return NULL;
    out = take_piece(state, self, &text,
                     options.encoding_given ? (tg_encoding)options.tg.encoding : ((analyzer *)self)->encoding);
    tgpy_text_drop(&text);
    return out;
}

static PyObject *analyzer_end_document(PyObject *self, PyObject *none) {
    tgpy_state *state = tgpy_state_of(self);
    analyzer *a = enter_whole(state, self);
    tg_status status;
    PyObject *out;

    (void)none;
    if (!a) return NULL;
    status = tg_analyzer_end_document(a->tg);
    a->after_high = 0;
    out = status == TG_OK ? Py_NewRef(self) : failed(state, a, status);
    leave(a);
    return out;
}

/* ── Results ── */

static PyObject *analyzer_report(PyObject *self, PyObject *none) {
    tgpy_state *state = tgpy_state_of(self);
    analyzer *a = enter_whole(state, self);
    tg_report *report;
    tg_status status;

    (void)none;
    if (!a) return NULL;
    TGPY_WORK(a->written, status = tg_analyzer_report(a->tg, &report));
    leave(a);
    return status == TG_OK ? tgpy_report(state, report, &a->rules) : tgpy_fail(state, status, TGPY_NOWHERE, -1);
}

static PyObject *analyzer_words(PyObject *self, PyObject *none) {
    tgpy_state *state = tgpy_state_of(self);
    analyzer *a = enter_whole(state, self);
    tg_words *words;
    tg_status status;

    (void)none;
    if (!a) return NULL;
    TGPY_WORK(a->written, status = tg_analyzer_words(a->tg, &words));
    leave(a);
    return status == TG_OK ? tgpy_words(state, words) : tgpy_fail(state, status, TGPY_NOWHERE, -1);
}

PyObject *tgpy_analyzer_take_words(PyObject *module, PyObject *self) {
    tgpy_state *state = PyModule_GetState(module);
    analyzer *a;
    tg_words *words;
    tg_error error;
    int bad;

    if (Py_TYPE(self) != state->analyzer) {
        tgpy_wrong_type("the analyzer", "an Analyzer", self);
        return NULL;
    }
    if (!(a = enter_whole(state, self))) return NULL;
    bad = a->interrupted = tgpy_take_words(a->tg, &words, &error) < 0;
    leave(a);
    if (bad) return NULL;
    return error.status == TG_OK ? tgpy_words(state, words) : tgpy_fail(state, error.status, error.offset, -1);
}

static PyObject *analyzer_clone(PyObject *self, PyObject *none) {
    tgpy_state *state = tgpy_state_of(self);
    analyzer *a = enter_whole(state, self), *copy;
    tg_analyzer *tg;
    tg_status status;
    PyObject *out;

    (void)none;
    if (!a) return NULL;
    TGPY_WORK(a->written, status = tg_analyzer_clone(a->tg, &tg));
    out = status == TG_OK ? make(state, tg, a->encoding) : tgpy_fail(state, status, 0, -1);
    if (out) {
        copy = (analyzer *)out;
        copy->written = a->written;
        copy->after_high = a->after_high;
    }
    leave(a);
    return out;
}

/* ── Documents of several analyzers ── */

static PyObject *merge(tgpy_state *state, analyzer *into, PyObject *other) {
    analyzer *from = enter_whole(state, other);
    tg_status status;

    if (!from) return NULL;
    TGPY_WORK(from->written, status = tg_analyzer_merge(into->tg, from->tg));
    if (status == TG_OK) into->written += from->written;
    leave(from);
    return status == TG_OK ? Py_NewRef((PyObject *)into) : tgpy_fail(state, status, 0, -1);
}

static PyObject *analyzer_merge(PyObject *self, PyObject *other) {
    tgpy_state *state = tgpy_state_of(self);
    analyzer *a;
    PyObject *out;

    if (Py_TYPE(other) != Py_TYPE(self)) {
        tgpy_wrong_type("the other analyzer", "an Analyzer", other);
        return NULL;
    }
    if (other == self) return tgpy_fail(state, TG_E_ARG, 0, -1);
    if (!(a = enter_whole(state, self))) return NULL;
    out = merge(state, a, other);
    leave(a);
    return out;
}

static PyObject *save(tgpy_state *state, const analyzer *a) {
    size_t len = 0;
    tg_status status;
    PyObject *out;

    TGPY_WORK(a->written, status = tg_analyzer_save(a->tg, NULL, 0, &len));
    if (status != TG_OK) return tgpy_fail(state, status, 0, -1);
    if (len > PY_SSIZE_T_MAX) return PyErr_NoMemory();
    if (!(out = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)len))) return NULL;
    TGPY_WORK(a->written, status = tg_analyzer_save(a->tg, PyBytes_AsString(out), len, &len));
    if (status == TG_OK) return out;
    Py_DECREF(out);
    return tgpy_fail(state, status, 0, -1);
}

static PyObject *analyzer_save(PyObject *self, PyObject *none) {
    tgpy_state *state = tgpy_state_of(self);
    analyzer *a = enter_whole(state, self);
    PyObject *out;

    (void)none;
    if (!a) return NULL;
    out = save(state, a);
    leave(a);
    return out;
}

/* ── Ends ── */

static PyObject *analyzer_reset(PyObject *self, PyObject *none) {
    analyzer *a = enter(tgpy_state_of(self), self);

    (void)none;
    if (!a) return NULL;
    tg_analyzer_reset(a->tg);
    a->written = 0;
    a->after_high = a->interrupted = 0;
    leave(a);
    return Py_NewRef(self);
}

static PyObject *analyzer_close(PyObject *self, PyObject *none) {
    analyzer *a = (analyzer *)self;

    (void)none;
    if (!tgpy_claim_take(&a->claim))
        return tgpy_fail_state(tgpy_state_of(self), "The analyzer is in use by another thread");
    tg_analyzer_free(a->tg);
    a->tg = NULL;
    leave(a);
    Py_RETURN_NONE;
}

static PyObject *analyzer_enter(PyObject *self, PyObject *none) {
    analyzer *a = enter(tgpy_state_of(self), self);

    (void)none;
    if (!a) return NULL;
    leave(a);
    return Py_NewRef(self);
}

static PyObject *analyzer_exit(PyObject *self, PyObject *args) {
    (void)args;
    return analyzer_close(self, NULL);
}

static void analyzer_free(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);

    tg_analyzer_free(((analyzer *)self)->tg);
    PyObject_Free(self);
    Py_DECREF(type);
}

#define FAST(function) (PyCFunction)(void (*)(void))(function), METH_FASTCALL | METH_KEYWORDS

static PyMethodDef analyzer_methods[] = {
    {"write", FAST(analyzer_write),
     PyDoc_STR("write($self, text, /, *, encoding=None)\n--\n\n"
               "Measure the next piece, which may be cut anywhere, inside a character too; return the analyzer.\n\n"
               "A str is text; a bytes-like object is in `encoding`, that of the analyzer if it is not given. Both\n"
               "can make up one document. Bytes are borrowed for the length of the call.\n\n"
               "Raises Error with ERR_TG_INVALID under invalid=\"error\" (`offset` is in bytes of the document, a str\n"
               "being its UTF-8), after which only reset() is left, as after a signal handler that raises meanwhile.")},
    {"end_document", analyzer_end_document, METH_NOARGS,
     PyDoc_STR("end_document($self, /)\n--\n\n"
               "End the document: what comes next is another one, whose counts add; return the analyzer.\n\n"
               "Without a piece since the last end it does nothing. Raises as write() does.")},
    {"report", analyzer_report, METH_NOARGS,
     PyDoc_STR("report($self, /)\n--\n\n"
               "The Report of all that was written so far, as if the text ended here; writing may go on.\n\n"
               "An open document costs a copy of the distinct words.")},
    {"words", analyzer_words, METH_NOARGS,
     PyDoc_STR(
         "words($self, /)\n--\n\n"
         "The WordTable of all that was written so far, as if the text ended here; writing may go on.\n\n"
         "It costs a copy of the distinct words. Raises Error with ERR_TG_STATE if the analyzer was made without\n"
         "`words`.")},
    {"merge", analyzer_merge, METH_O,
     PyDoc_STR("merge($self, other, /)\n--\n\n"
               "Add the ended documents of another analyzer with the same rules; return the analyzer.\n\n"
               "In whatever order analyzers are merged, the result is the same. Raises Error: ERR_TG_ARG for other\n"
               "rules or itself, ERR_TG_STATE while a document is open; nothing is changed then.")},
    {"clone", analyzer_clone, METH_NOARGS,
     PyDoc_STR("clone($self, /)\n--\n\nAn independent copy, an open document included.")},
    {"save", analyzer_save, METH_NOARGS,
     PyDoc_STR("save($self, /)\n--\n\n"
               "The ended documents as bytes: the same bytes for the same contents, on every machine.\n\n"
               "Raises Error with ERR_TG_STATE while a document is open.")},
    {"load", (PyCFunction)(void (*)(void))analyzer_load, METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
     PyDoc_STR("load($type, state, /, *, encoding=None, invalid='replace')\n--\n\n"
               "An analyzer of a saved state, a bytes-like object, which need not be trusted.\n\n"
               "Raises Error: ERR_TG_FORMAT if it is damaged or none, ERR_TG_VERSION if it is of another version,\n"
               "Unicode or data.")},
    {"reset", analyzer_reset, METH_NOARGS,
     PyDoc_STR("reset($self, /)\n--\n\nBack to the beginning, keeping the options; return the analyzer.")},
    {"close", analyzer_close, METH_NOARGS,
     PyDoc_STR("close($self, /)\n--\n\n"
               "Give the memory back now. Every other method raises Error with ERR_TG_STATE afterwards.")},
    {"__enter__", analyzer_enter, METH_NOARGS, PyDoc_STR("__enter__($self, /)\n--\n\nThe analyzer.")},
    {"__exit__", analyzer_exit, METH_VARARGS, PyDoc_STR("__exit__($self, /, *exc_info)\n--\n\nclose().")},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot analyzer_slots[] = {
    {Py_tp_doc,
     PyDoc_STR(
         "Analyzer(*, profile='unicode', language='en', encoding=None, top=10, counts='all',\n"
         "         metrics='standard', sentences='language', line_breaks='wrap', hyphens='split',\n"
         "         invalid='replace', words_per_minute=238, spoken_numbers=False, words=False)\n--\n\n"
         "A text in pieces, and documents one after another. The options are those of analyze(), and `words`: True,\n"
         "or a dict of options of word_frequencies() from `ngram` to `max_words`, to keep a table for words().\n\n"
         "The methods that change it return it. It may be used by one thread at a time, by any: a call while\n"
         "another one runs raises Error with ERR_TG_STATE. `with` closes it.")},
    {Py_tp_new, analyzer_new},
    {Py_tp_dealloc, analyzer_free},
    {Py_tp_methods, analyzer_methods},
    {0, NULL},
};

PyType_Spec tgpy_analyzer_spec = {
    .name = "textgauge.Analyzer",
    .basicsize = sizeof(analyzer),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = analyzer_slots,
};
