/* text: what a caller hands in. A str of ASCII and the bytes of a buffer are borrowed; any other str is encoded a slice
 * at a time, so that nothing of its size is made, and nothing is left behind in it. */
#include "tgpy.h"

#include <string.h>

static int take_str(tgpy_state *state, PyObject *str, tgpy_text *out) {
    PyObject *ascii = PyObject_CallFunctionObjArgs(state->isascii, str, NULL);
    Py_ssize_t len;

    if (!ascii) return -1;
    Py_DECREF(ascii); /* True or False, which stay */
    out->length = PyUnicode_GetLength(str);
    if (ascii == Py_True) {
        if (!(out->data = PyUnicode_AsUTF8AndSize(str, &len))) return -1; /* its own memory */
        out->len = (size_t)len;
    }
    out->str = Py_NewRef(str);
    return 0;
}

/* Why a buffer is no text; NULL if it is one. */
static const char *flaw_of(const Py_buffer *view) {
    if (view->ndim == 0) return "a buffer of at least one dimension, not a single number";
    if (view->format && strchr(view->format, 'O')) return "a buffer of bytes or numbers, not of Python objects";
    return NULL;
}

static int take_buffer(PyObject *object, const char *what, tgpy_text *out) {
    const char *flaw;

    if (PyObject_GetBuffer(object, &out->view, PyBUF_FULL_RO) < 0) return -1;
    flaw = flaw_of(&out->view);
    if (flaw) PyErr_Format(PyExc_TypeError, "%s must be %s", what, flaw);
    else if (!PyBuffer_IsContiguous(&out->view, 'C'))
        PyErr_Format(PyExc_BufferError, "%s must be a C-contiguous buffer: copy it, such as with bytes()", what);
    else {
        out->has_view = 1;
        out->data = out->view.buf;
        out->len = (size_t)out->view.len;
        out->length = out->view.len;
        return 0;
    }
    PyBuffer_Release(&out->view);
    return -1;
}

int tgpy_text_take(tgpy_state *state, PyObject *object, const char *what, tgpy_text *out) {
    memset(out, 0, sizeof *out);
    if (PyUnicode_Check(object)) return take_str(state, object, out);
    if (PyObject_CheckBuffer(object)) return take_buffer(object, what, out);
    return tgpy_wrong_type(what, "a str or a bytes-like object", object);
}

void tgpy_text_drop(tgpy_text *text) {
    if (text->has_view) PyBuffer_Release(&text->view);
    Py_XDECREF(text->str);
    Py_XDECREF(text->encoded);
    memset(text, 0, sizeof *text);
}

int tgpy_text_take_encoded(tgpy_state *state, PyObject *object, const char *what, tgpy_options *options,
                           tgpy_text *out) {
    if (tgpy_text_take(state, object, what, out) < 0) return -1;
    if (!out->str || !options->encoding_given) return 0;
    tgpy_text_drop(out);
    PyErr_SetString(PyExc_TypeError, "'encoding' must be left out: a str is text already");
    return -1;
}

PyObject *tgpy_text_encode(PyObject *str, Py_ssize_t from, Py_ssize_t to) {
    PyObject *slice = PyUnicode_Substring(str, from, to), *out;

    if (!slice) return NULL;
    out = PyUnicode_AsEncodedString(slice, "utf-8", "surrogatepass");
    Py_DECREF(slice);
    return out;
}

const char *tgpy_find_surrogate(const char *p, const char *end) {
    while (p < end && (p = memchr(p, 0xED, (size_t)(end - p)))) {
        if ((unsigned char)p[1] >= 0xA0) return p; /* a sequence is never cut: two bytes follow */
        p += 3;
    }
    return end;
}

int tgpy_text_make_ready(tgpy_text *text) {
    const char *p;
    size_t len;

    if (!text->str || text->data || text->length > TGPY_SLICE) return 0;
    if (!(text->encoded = tgpy_text_encode(text->str, 0, text->length))) return -1;
    p = PyBytes_AsString(text->encoded);
    len = (size_t)PyBytes_Size(text->encoded);
    if (tgpy_find_surrogate(p, p + len) < p + len) {
        Py_CLEAR(text->encoded);
        return 0;
    }
    text->data = p;
    text->len = len;
    return 0;
}
