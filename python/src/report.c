/* report: a textgauge.Report, of Python's own objects, from a tg_report. */
#include "tgpy.h"

#include <math.h>

/*
 * A report has some 25 containers that nobody can put anything into, and that end in numbers and strings. They are no
 * part of a circle, so the collector of circles need not walk over them again and again while many reports are kept.
 */
static PyObject *free_of_circles(PyObject *container) {
    if (container) PyObject_GC_UnTrack(container);
    return container;
}

/* Sets `name` unless the value is NULL for an exception that is set. Takes the value over. */
static int put(PyObject *dict, PyObject *name, PyObject *value) {
    int bad = !value || PyDict_SetItem(dict, name, value) < 0;
    Py_XDECREF(value);
    return bad ? -1 : 0;
}

static PyObject *number_of_count(uint64_t count) {
    return count == TG_COUNT_NONE ? Py_NewRef(Py_None) : PyLong_FromUnsignedLongLong(count);
}

static PyObject *number_of_metric(double value) {
    return isnan(value) ? Py_NewRef(Py_None) : PyFloat_FromDouble(value);
}

static PyObject *counts_of(tgpy_state *state, const tg_report *report, const tg_options *options) {
    PyObject *dict = PyDict_New();
    size_t i, n = tg_count_total();

    for (i = 0; dict && i < n; i++) {
        if (!tgpy_count_asked(options, i)) continue;
        if (put(dict, PyTuple_GetItem(state->counts, (Py_ssize_t)i),
                number_of_count(tg_report_count(report, (tg_count)i))) < 0)
            tgpy_set(&dict, NULL);
    }
    return dict ? free_of_circles(tgpy_measures(state->class_of_counts, free_of_circles(dict))) : NULL;
}

static PyObject *metrics_of(tgpy_state *state, const tg_report *report, const tg_options *options, int group) {
    PyObject *dict = PyDict_New();
    size_t i, n = tg_metric_total();

    for (i = 0; dict && i < n; i++) {
        PyObject *name = group == TGPY_READING_TIME ? state->seconds : PyTuple_GetItem(state->metrics, (Py_ssize_t)i);
        if (state->groups[i] != group || !tgpy_metric_asked(options, i)) continue;
        if (put(dict, name, number_of_metric(tg_report_metric(report, (tg_metric)i))) < 0) tgpy_set(&dict, NULL);
    }
    return dict ? free_of_circles(tgpy_measures(state->class_of_group[group], free_of_circles(dict))) : NULL;
}

/* A NamedTuple of the class, from a tuple of its fields, which is taken over; NULL is an exception that is set. */
static PyObject *named(tgpy_state *state, PyObject *type, PyObject *fields) {
    PyObject *out = fields ? PyObject_CallFunctionObjArgs(state->tuple_new, type, fields, NULL) : NULL;
    Py_XDECREF(fields);
    return free_of_circles(out);
}

PyObject *tgpy_common_word(tgpy_state *state, PyObject *word, uint64_t count) {
    return named(state, state->common_word, Py_BuildValue("(NK)", word, (unsigned long long)count));
}

static PyObject *word_at(tgpy_state *state, const tg_report *report, size_t index) {
    const char *word = "";
    size_t len = 0;
    uint64_t count = 0;

    tg_report_top(report, index, &word, &len, &count);
    return tgpy_common_word(state, PyUnicode_DecodeUTF8(word, (Py_ssize_t)len, NULL), count);
}

static PyObject *note_at(tgpy_state *state, const tg_report *report, size_t index) {
    tg_note note = {-1, "", ""};
    PyObject *metric;

    tg_report_note(report, index, &note);
    metric = note.metric < 0 ? Py_None : PyTuple_GetItem(state->metrics, note.metric);
    return named(state, state->note, Py_BuildValue("(Oss)", metric, note.code, note.reason));
}

static PyObject *tuple_of(tgpy_state *state, const tg_report *report, size_t count,
                          PyObject *(*at)(tgpy_state *, const tg_report *, size_t)) {
    PyObject *out = PyTuple_New((Py_ssize_t)count), *item;
    size_t i;

    for (i = 0; out && i < count; i++)
        if (!(item = at(state, report, i)) || PyTuple_SetItem(out, (Py_ssize_t)i, item) < 0) tgpy_set(&out, NULL);
    return free_of_circles(out);
}

/* Takes the value over; NULL is an exception that is set. */
static int fill(PyObject *fields, Py_ssize_t index, PyObject *value) {
    return value ? PyTuple_SetItem(fields, index, value) : -1;
}

static PyObject *fields_of(tgpy_state *state, const tg_report *report, const tg_options *options) {
    PyObject *out = PyTuple_New(8); /* in the order of the class */

    if (out && fill(out, 0, Py_NewRef(state->profiles[options->profile])) == 0 &&
        fill(out, 1, PyUnicode_FromString(tg_report_language(report))) == 0 &&
        fill(out, 2, counts_of(state, report, options)) == 0 &&
        fill(out, 3, metrics_of(state, report, options, TGPY_READABILITY)) == 0 &&
        fill(out, 4, metrics_of(state, report, options, TGPY_DIVERSITY)) == 0 &&
        fill(out, 5, metrics_of(state, report, options, TGPY_READING_TIME)) == 0 &&
        fill(out, 6, tuple_of(state, report, tg_report_top_size(report), word_at)) == 0 &&
        fill(out, 7, tuple_of(state, report, tg_report_note_size(report), note_at)) == 0)
        return out;
    Py_XDECREF(out);
    return NULL;
}

PyObject *tgpy_report(tgpy_state *state, tg_report *report, const tg_options *options) {
    PyObject *out = named(state, state->report, fields_of(state, report, options));
    tg_report_free(report);
    return out;
}
