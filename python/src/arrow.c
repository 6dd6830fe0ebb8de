/* arrow: arrays of the formats u, U, z, Z, vu and vz. https://arrow.apache.org/docs/format/CDataInterface.html */
#include "arrow.h"

#include <string.h>

/* ── The Arrow C data and stream interfaces, as the standard has them ── */

struct ArrowSchema {
    const char *format, *name, *metadata;
    int64_t flags, n_children;
    struct ArrowSchema **children, *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length, null_count, offset, n_buffers, n_children;
    const void **buffers;
    struct ArrowArray **children, *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

/* A string of 16 bytes: its length, and itself if it is short, else where it is. */
typedef struct view {
    int32_t len;
    union {
        char inside[12];
        struct {
            char prefix[4];
            int32_t buffer, at;
        } outside;
    };
} view;

struct tgpy_arrow {
    PyObject *capsules;              /* which own what is below: nothing of theirs is moved out */
    struct ArrowArray *array;        /* the only one; NULL of a stream, and once it was handed out */
    struct ArrowArrayStream *stream; /* NULL of an array */
    struct ArrowArray current;       /* of the stream; `release` NULL: none */
    char kind;
};

/* ── What it is ── */

/* What has both may be of several arrays, which only a stream gives. */
#define STREAM "__arrow_c_stream__"
#define ARRAY "__arrow_c_array__"

/* Has its type a method? -1 with an exception */
static int has(PyObject *object, const char *name) {
    PyObject *method = PyObject_GetAttrString((PyObject *)Py_TYPE(object), name);

    if (!method && !PyErr_ExceptionMatches(PyExc_AttributeError)) return -1;
    if (!method) PyErr_Clear();
    Py_XDECREF(method);
    return method ? 1 : 0;
}

int tgpy_is_arrow(PyObject *object) {
    int stream = has(object, STREAM);

    return stream ? stream : has(object, ARRAY);
}

static char kind_of(const char *format) {
    static const struct {
        const char *format;
        char kind;
    } kinds[] = {{"u", 'u'}, {"z", 'u'}, {"U", 'U'}, {"Z", 'U'}, {"vu", 'v'}, {"vz", 'v'}};
    size_t i;

    for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(format, kinds[i].format)) return kinds[i].kind;
    return 0;
}

static int take_schema(tgpy_arrow *arrow, const struct ArrowSchema *schema) {
    arrow->kind = schema->dictionary ? 0 : kind_of(schema->format);
    if (arrow->kind) return 0;
    PyErr_Format(PyExc_TypeError, "the texts must be an Arrow array of strings or binary, not of format '%s'%s",
                 schema->format, schema->dictionary ? " with a dictionary" : "");
    return -1;
}

/* ── Taking it ── */

static int fail_stream(struct ArrowArrayStream *stream, const char *what, int code) {
    const char *why = stream->get_last_error(stream);

    PyErr_Format(PyExc_OSError, "the Arrow stream gave no %s: %s (%d)", what, why ? why : "no reason given", code);
    return -1;
}

static int open_stream(tgpy_arrow *arrow) {
    struct ArrowSchema schema;
    int bad;

    if (!(arrow->stream = PyCapsule_GetPointer(arrow->capsules, "arrow_array_stream"))) return -1;
    if (!arrow->stream->release) {
        PyErr_SetString(PyExc_ValueError, "the Arrow stream has been released");
        return -1;
    }
    if ((bad = arrow->stream->get_schema(arrow->stream, &schema))) return fail_stream(arrow->stream, "schema", bad);
    bad = take_schema(arrow, &schema);
    schema.release(&schema);
    return bad;
}

static int open_array(tgpy_arrow *arrow) {
    struct ArrowSchema *schema;

    if (!PyTuple_Check(arrow->capsules) || PyTuple_Size(arrow->capsules) != 2) {
        PyErr_SetString(PyExc_TypeError, "__arrow_c_array__() must return a tuple of two capsules");
        return -1;
    }
    schema = PyCapsule_GetPointer(PyTuple_GetItem(arrow->capsules, 0), "arrow_schema");
    if (!schema) return -1;
    arrow->array = PyCapsule_GetPointer(PyTuple_GetItem(arrow->capsules, 1), "arrow_array");
    if (!arrow->array) return -1;
    if (schema->release && arrow->array->release) return take_schema(arrow, schema);
    PyErr_SetString(PyExc_ValueError, "the Arrow array has been released");
    return -1;
}

static tgpy_arrow *arrow_new(PyObject *capsules) {
    tgpy_arrow *arrow = capsules ? PyMem_Calloc(1, sizeof *arrow) : NULL;

    if (arrow) {
        arrow->capsules = capsules;
        return arrow;
    }
    if (capsules) PyErr_NoMemory();
    Py_XDECREF(capsules);
    return NULL;
}

tgpy_arrow *tgpy_arrow_open(PyObject *object) {
    int stream = has(object, STREAM);
    tgpy_arrow *arrow = stream < 0 ? NULL : arrow_new(PyObject_CallMethod(object, stream ? STREAM : ARRAY, NULL));

    if (!arrow || (stream ? open_stream(arrow) : open_array(arrow)) == 0) return arrow;
    tgpy_arrow_close(arrow);
    return NULL;
}

static void drop_current(tgpy_arrow *arrow) {
    if (arrow->current.release) arrow->current.release(&arrow->current);
    arrow->current.release = NULL;
}

void tgpy_arrow_close(tgpy_arrow *arrow) {
    drop_current(arrow);
    Py_DECREF(arrow->capsules);
    PyMem_Free(arrow);
}

/* ── Its arrays ── */

static int show(const tgpy_arrow *arrow, const struct ArrowArray *array, tgpy_strings *out) {
    if (array->length < 0 || array->offset < 0 || array->n_buffers < (arrow->kind == 'v' ? 2 : 3)) {
        PyErr_SetString(PyExc_ValueError, "the Arrow array makes no sense");
        return -1;
    }
    out->length = array->length;
    out->offset = array->offset;
    out->valid = array->null_count ? array->buffers[0] : NULL;
    out->where = array->buffers[1];
    out->data = array->buffers + 2;
    out->kind = arrow->kind;
    return 1;
}

int tgpy_arrow_next(tgpy_arrow *arrow, tgpy_strings *out) {
    const struct ArrowArray *array = arrow->array;
    int bad;

    if (array) {
        arrow->array = NULL;
        return show(arrow, array, out);
    }
    if (!arrow->stream) return 0;
    drop_current(arrow);
    if ((bad = arrow->stream->get_next(arrow->stream, &arrow->current))) {
        arrow->current.release = NULL;
        return fail_stream(arrow->stream, "array", bad);
    }
    return arrow->current.release ? show(arrow, &arrow->current, out) : 0;
}

/* ── Its strings ── */

static int between(int64_t from, int64_t to, const char *base, const char **data, size_t *len) {
    if (from < 0 || to < from || (uint64_t)(to - from) > SIZE_MAX) return -1;
    *data = to > from ? base + from : "";
    *len = (size_t)(to - from);
    return 1;
}

static int in_view(const tgpy_strings *strings, int64_t at, const char **data, size_t *len) {
    const view *v = (const view *)strings->where + at;

    if (v->len < 0 || (v->len > 12 && (v->outside.buffer < 0 || v->outside.at < 0))) return -1;
    *len = (size_t)v->len;
    *data = v->len <= 12 ? v->inside : (const char *)strings->data[v->outside.buffer] + v->outside.at;
    return 1;
}

int tgpy_string_at(const tgpy_strings *strings, int64_t index, const char **data, size_t *len) {
    int64_t at = strings->offset + index;

    if (strings->valid && !(strings->valid[at / 8] >> at % 8 & 1)) return 0;
    if (strings->kind == 'v') return in_view(strings, at, data, len);
    if (strings->kind == 'u') {
        const int32_t *ends = (const int32_t *)strings->where + at;
        return between(ends[0], ends[1], strings->data[0], data, len);
    } else {
        const int64_t *ends = (const int64_t *)strings->where + at;
        return between(ends[0], ends[1], strings->data[0], data, len);
    }
}
