/* measures: a part of a report: numbers by name, as a mapping and as attributes. Immutable. */
#include "tgpy.h"

typedef struct measures {
    PyObject ob_base;
    PyObject *dict; /* nobody else's */
} measures;

static PyObject *dict_of(PyObject *self) {
    return ((measures *)self)->dict;
}

static PyObject *make(PyTypeObject *type, PyObject *dict) {
    measures *m = (measures *)PyType_GenericAlloc(type, 0);

    if (m) m->dict = dict;
    else Py_DECREF(dict);
    return (PyObject *)m;
}

PyObject *tgpy_measures(PyObject *type, PyObject *dict) {
    return make((PyTypeObject *)type, dict);
}

static PyObject *measures_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"values", NULL};
    PyObject *values, *dict;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O:Measures", names, &values)) return NULL;
    if (!(dict = PyDict_New())) return NULL;
    if (PyDict_Update(dict, values) < 0) {
        Py_DECREF(dict);
        return NULL;
    }
    return make(type, dict);
}

static int measures_traverse(PyObject *self, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(dict_of(self));
    return 0;
}

static void measures_free(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    Py_XDECREF(dict_of(self));
    PyObject_GC_Del(self);
    Py_DECREF(type);
}

/* ── As a mapping ── */

static PyObject *measures_get_item(PyObject *self, PyObject *name) {
    return PyObject_GetItem(dict_of(self), name);
}

static Py_ssize_t measures_length(PyObject *self) {
    return PyDict_Size(dict_of(self));
}

static int measures_contains(PyObject *self, PyObject *name) {
    return PyDict_Contains(dict_of(self), name);
}

static PyObject *measures_iter(PyObject *self) {
    return PyObject_GetIter(dict_of(self));
}

/* Views of a dict let nobody write to it. */

static PyObject *measures_keys(PyObject *self, PyObject *none) {
    (void)none;
    return PyObject_CallMethod(dict_of(self), "keys", NULL);
}

static PyObject *measures_values(PyObject *self, PyObject *none) {
    (void)none;
    return PyObject_CallMethod(dict_of(self), "values", NULL);
}

static PyObject *measures_items(PyObject *self, PyObject *none) {
    (void)none;
    return PyObject_CallMethod(dict_of(self), "items", NULL);
}

static PyObject *measures_get(PyObject *self, PyObject *args) {
    PyObject *name, *fallback = Py_None, *value;

    if (!PyArg_ParseTuple(args, "O|O:get", &name, &fallback)) return NULL;
    value = PyDict_GetItemWithError(dict_of(self), name);
    if (value) return Py_NewRef(value);
    return PyErr_Occurred() ? NULL : Py_NewRef(fallback);
}

/* ── As attributes ── */

static PyObject *measures_attribute(PyObject *self, PyObject *name) {
    PyObject *value = PyDict_GetItemWithError(dict_of(self), name);

    if (value) return Py_NewRef(value);
    return PyErr_Occurred() ? NULL : PyObject_GenericGetAttr(self, name);
}

static PyObject *measures_dir(PyObject *self, PyObject *none) {
    PyObject *names = PyObject_Dir((PyObject *)Py_TYPE(self)), *keys, *out;

    (void)none;
    if (!names) return NULL;
    keys = PyDict_Keys(dict_of(self));
    out = keys ? PySequence_Concat(names, keys) : NULL;
    Py_XDECREF(keys);
    Py_DECREF(names);
    return out;
}

/* ── As a value ── */

static PyObject *measures_compare(PyObject *self, PyObject *other, int op) {
    if (Py_TYPE(other) == Py_TYPE(self)) other = dict_of(other);
    else if (!PyDict_Check(other)) Py_RETURN_NOTIMPLEMENTED;
    return PyObject_RichCompare(dict_of(self), other, op);
}

static PyObject *measures_repr(PyObject *self) {
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(self), "__name__"), *out;

    if (!name) return NULL;
    out = PyUnicode_FromFormat("%U(%R)", name, dict_of(self));
    Py_DECREF(name);
    return out;
}

static PyObject *measures_reduce(PyObject *self, PyObject *none) {
    (void)none;
    return Py_BuildValue("O(N)", Py_TYPE(self), PyDict_Copy(dict_of(self)));
}

static PyMethodDef measures_methods[] = {
    {"keys", measures_keys, METH_NOARGS, PyDoc_STR("keys($self, /)\n--\n\nThe names.")},
    {"values", measures_values, METH_NOARGS, PyDoc_STR("values($self, /)\n--\n\nThe numbers.")},
    {"items", measures_items, METH_NOARGS, PyDoc_STR("items($self, /)\n--\n\nPairs of name and number.")},
    {"get", measures_get, METH_VARARGS,
     PyDoc_STR("get($self, name, default=None, /)\n--\n\nThe number of this name, or `default` if it is not there.")},
    {"__dir__", measures_dir, METH_NOARGS, PyDoc_STR("__dir__($self, /)\n--\n\nThe attributes, the names among them.")},
    {"__reduce__", measures_reduce, METH_NOARGS, PyDoc_STR("__reduce__($self, /)\n--\n\nFor pickle.")},
    {"__class_getitem__", Py_GenericAlias, METH_O | METH_CLASS, PyDoc_STR("For annotations: Measures[int].")},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot measures_slots[] = {
    {Py_tp_doc, PyDoc_STR("Measures(values)\n--\n\n"
                          "Numbers by name, immutable: `counts[\"words\"]` and `counts.words` are the same.\n\n"
                          "What was not asked for is not there (KeyError, AttributeError); what is not defined for\n"
                          "the text is None. dict(measures) is a copy that may be changed.")},
    {Py_tp_new, measures_new},
    {Py_tp_traverse, measures_traverse},
    {Py_tp_dealloc, measures_free},
    {Py_mp_subscript, measures_get_item},
    {Py_mp_length, measures_length},
    {Py_sq_contains, measures_contains},
    {Py_tp_iter, measures_iter},
    {Py_tp_getattro, measures_attribute},
    {Py_tp_richcompare, measures_compare},
    {Py_tp_hash, PyObject_HashNotImplemented},
    {Py_tp_repr, measures_repr},
    {Py_tp_methods, measures_methods},
    {0, NULL},
};

PyType_Spec tgpy_measures_spec = {
    .name = "textgauge.Measures",
    .basicsize = sizeof(measures),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    .slots = measures_slots,
};
