/* columns: counts as int64, metrics as float64. A count that is not defined is -1, such a metric NaN. */
#include "columns.h"

#include <math.h>
#include <stdlib.h>

#define MISSING (-1)

int tgpy_columns_init(tgpy_columns *columns, const tg_options *options) {
    size_t i;

    columns->options = options;
    columns->count = columns->cap = columns->width = 0;
    for (i = 0; i < tg_count_total(); i++) columns->width += (size_t)tgpy_count_asked(options, i);
    for (i = 0; i < tg_metric_total(); i++) columns->width += (size_t)tgpy_metric_asked(options, i);
    if ((columns->data = calloc(columns->width + 1, sizeof *columns->data))) return 0;
    PyErr_NoMemory();
    return -1;
}

void tgpy_columns_free(tgpy_columns *columns) {
    size_t i;

    for (i = 0; i < columns->width; i++) free(columns->data[i]);
    free(columns->data);
}

int tgpy_columns_reserve(tgpy_columns *columns, size_t more) {
    size_t cap = columns->cap + columns->cap / 2 + more, i;

    if (more <= columns->cap - columns->count) return 0;
    if (cap < columns->cap || cap > PY_SSIZE_T_MAX / sizeof(double)) {
        PyErr_NoMemory();
        return -1;
    }
    for (i = 0; i < columns->width; i++) {
        void *grown = realloc(columns->data[i], cap * sizeof(double));
        if (!grown) {
            PyErr_NoMemory();
            return -1;
        }
        columns->data[i] = grown;
    }
    columns->cap = cap;
    return 0;
}

static int64_t count_of(const tg_report *report, size_t which) {
    uint64_t count = tg_report_count(report, (tg_count)which);
    return count == TG_COUNT_NONE ? MISSING : (int64_t)count;
}

void tgpy_columns_add(tgpy_columns *columns, const tg_report *report) {
    size_t at = 0, i;

    for (i = 0; i < tg_count_total(); i++)
        if (tgpy_count_asked(columns->options, i))
            ((int64_t *)columns->data[at++])[columns->count] = count_of(report, i);
    for (i = 0; i < tg_metric_total(); i++)
        if (tgpy_metric_asked(columns->options, i))
            ((double *)columns->data[at++])[columns->count] = tg_report_metric(report, (tg_metric)i);
    columns->count++;
}

/* One array as a memoryview under its name. */
static int put(tgpy_state *state, PyObject *dict, PyObject *name, tgpy_columns *columns, size_t at, char format) {
    PyObject *view = tgpy_memory(state, columns->data[at], columns->count, format);
    int bad;

    columns->data[at] = NULL;
    if (!view) return -1;
    bad = PyDict_SetItem(dict, name, view);
    Py_DECREF(view);
    return bad;
}

static int put_all(tgpy_state *state, PyObject *dict, tgpy_columns *columns) {
    size_t at = 0, i;

    for (i = 0; i < tg_count_total(); i++)
        if (tgpy_count_asked(columns->options, i) &&
            put(state, dict, PyTuple_GetItem(state->counts, (Py_ssize_t)i), columns, at++, 'q') < 0)
            return -1;
    for (i = 0; i < tg_metric_total(); i++)
        if (tgpy_metric_asked(columns->options, i) &&
            put(state, dict, PyTuple_GetItem(state->metrics, (Py_ssize_t)i), columns, at++, 'd') < 0)
            return -1;
    return 0;
}

PyObject *tgpy_columns_take(tgpy_state *state, tgpy_columns *columns) {
    PyObject *dict = PyDict_New();

    if (!dict) return NULL;
    if (put_all(state, dict, columns) == 0) return tgpy_measures(state->columns, dict);
    Py_DECREF(dict);
    return NULL;
}
