/* errors: every exception of the binding but those that Python itself raises. */
#include "tgpy.h"

/* Capitalised, as a message of Python: the core's begin with a small letter. */
static PyObject *message_of(tg_status status, uint64_t offset, Py_ssize_t index) {
    const char *text = tg_status_message(status);
    char first = text[0] >= 'a' && text[0] <= 'z' ? (char)(text[0] - 'a' + 'A') : text[0];
    PyObject *out = text[0] ? PyUnicode_FromFormat("%c%s", first, text + 1) : PyUnicode_FromString("");

    if (out && index >= 0) tgpy_set(&out, PyUnicode_FromFormat("%U in text %zd", out, index));
    if (out && status == TG_E_INVALID && offset != TGPY_NOWHERE)
        tgpy_set(&out, PyUnicode_FromFormat("%U at offset %llu", out, (unsigned long long)offset));
    return out;
}

/* Steals `message`, `offset` and `index`, any of which may be NULL for an exception that is set. */
static PyObject *raise_error(tgpy_state *state, PyObject *message, const char *code, PyObject *offset,
                             PyObject *index) {
    PyObject *error = NULL;

    if (message && offset && index) error = PyObject_CallFunction(state->error, "OsOO", message, code, offset, index);
    if (error) PyErr_SetObject(state->error, error);
    Py_XDECREF(error);
    Py_XDECREF(message);
    Py_XDECREF(offset);
    Py_XDECREF(index);
    return NULL;
}

PyObject *tgpy_fail(tgpy_state *state, tg_status status, uint64_t offset, Py_ssize_t index) {
    if (status == TG_E_NOMEM) return PyErr_NoMemory();
    return raise_error(state, message_of(status, offset, index), tg_status_code(status),
                       status == TG_E_INVALID && offset != TGPY_NOWHERE ? PyLong_FromUnsignedLongLong(offset)
                                                                        : Py_NewRef(Py_None),
                       index >= 0 ? PyLong_FromSsize_t(index) : Py_NewRef(Py_None));
}

PyObject *tgpy_fail_state(tgpy_state *state, const char *message) {
    return raise_error(state, PyUnicode_FromString(message), tg_status_code(TG_E_STATE), Py_NewRef(Py_None),
                       Py_NewRef(Py_None));
}

int tgpy_wrong_type(const char *what, const char *expected, PyObject *value) {
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(value), "__name__");

    if (name) PyErr_Format(PyExc_TypeError, "%s must be %s, not %S", what, expected, name);
    Py_XDECREF(name);
    return -1;
}

PyObject *tgpy_no_new(PyTypeObject *type, PyObject *args, PyObject *options) {
    (void)args;
    (void)options;
    return PyErr_Format(PyExc_TypeError, "cannot create instances of %R", type);
}
