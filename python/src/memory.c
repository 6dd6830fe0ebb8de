/* memory: what results of many numbers stand in, as memoryviews of it. Knows nothing of text. */
#include "tgpy.h"

#include <stdlib.h>

typedef struct memory {
    PyObject ob_base;
    void *data;
    PyObject *owner; /* whose data it is; NULL: it is our own, of malloc */
    Py_ssize_t count, item;
    char format[2];
} memory;

static int memory_get(PyObject *self, Py_buffer *view, int flags) {
    memory *m = (memory *)self;

    if (flags & PyBUF_WRITABLE) {
        view->obj = NULL;
        PyErr_SetString(PyExc_BufferError, "results are read-only");
        return -1;
    }
    view->buf = m->data ? m->data : m->format; /* no NULL, though nothing is in it */
    view->obj = Py_NewRef(self);
    view->len = m->count * m->item;
    view->itemsize = m->item;
    view->readonly = 1;
    view->ndim = 1;
    view->format = flags & PyBUF_FORMAT ? m->format : NULL;
    view->shape = flags & PyBUF_ND ? &m->count : NULL;
    view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? &m->item : NULL;
    view->suboffsets = NULL;
    view->internal = NULL;
    return 0;
}

static void memory_free(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);

    if (!((memory *)self)->owner) free(((memory *)self)->data);
    Py_XDECREF(((memory *)self)->owner);
    PyObject_Free(self);
    Py_DECREF(type);
}

static PyType_Slot memory_slots[] = {
    {Py_tp_doc, "The memory of a result."},
    {Py_tp_new, tgpy_no_new},
    {Py_tp_dealloc, memory_free},
    {Py_bf_getbuffer, memory_get},
    {0, NULL},
};

PyType_Spec tgpy_memory_spec = {
    .name = "textgauge._core.Memory",
    .basicsize = sizeof(memory),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = memory_slots,
};

static PyObject *view_of(tgpy_state *state, PyObject *owner, void *data, size_t count, char format) {
    memory *m = PyObject_New(memory, state->memory);
    PyObject *view;

    if (!m) {
        if (!owner) free(data);
        return NULL;
    }
    m->data = data;
    m->owner = owner;
    Py_XINCREF(owner);
    m->count = (Py_ssize_t)count;
    m->item = format == 'B' ? 1 : format == 'I' || format == 'i' ? 4 : 8;
    m->format[0] = format;
    m->format[1] = 0;
    view = PyMemoryView_FromObject((PyObject *)m);
    Py_DECREF(m);
    return view;
}

PyObject *tgpy_memory(tgpy_state *state, void *data, size_t count, char format) {
    return view_of(state, NULL, data, count, format);
}

PyObject *tgpy_memory_of(tgpy_state *state, PyObject *owner, const void *data, size_t count, char format) {
    return view_of(state, owner, (void *)(uintptr_t)data, count, format);
}
