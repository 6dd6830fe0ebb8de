/*
 * tgpy: what the files of the Python binding share. The binding takes arguments apart, calls textgauge.h and makes
 * Python objects of what comes back; it counts nothing itself.
 *
 * One source for every Python from 3.9 on: it keeps to the limited API of 3.11, but for what 3.9 and 3.10 have under
 * another name. Conventions are CPython's: NULL or -1 is an exception that is set.
 */
#ifndef TGPY_H
#define TGPY_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "textgauge.h"

/* Less text than this is measured without releasing the GIL: some 10 µs of work. */
#define TGPY_AT_ONCE 1024

/* Bytes of text between two looks at signals, and code points of a str that are encoded at a time. */
#define TGPY_PIECE ((size_t)4 << 20)
#define TGPY_SLICE ((Py_ssize_t)1 << 20)

#define TGPY_NOWHERE UINT64_MAX /* an offset that is not known */

#if PY_VERSION_HEX < 0x030A0000
static inline PyObject *Py_NewRef(PyObject *object) {
    Py_INCREF(object);
    return object;
}

static inline int PyModule_AddObjectRef(PyObject *module, const char *name, PyObject *value) {
    Py_XINCREF(value);
    if (value && PyModule_AddObject(module, name, value) == 0) return 0;
    Py_XDECREF(value);
    return -1;
}
#endif

/* Replace what a variable holds. */
static inline void tgpy_set(PyObject **slot, PyObject *value) {
    PyObject *old = *slot;
    *slot = value;
    Py_XDECREF(old);
}

/* ── The state of the module ── */

/* The parts of a report that metrics stand in. */
enum { TGPY_READABILITY, TGPY_DIVERSITY, TGPY_READING_TIME, TGPY_GROUPS };

#define TGPY_METRICS_MAX (64 * TG_METRIC_WORDS)

typedef struct tgpy_state {
    tg_options defaults; /* with the seed of this interpreter */
    PyTypeObject *measures, *memory, *analyzer, *word_table, *segments, *iterator;
    /* The classes of textgauge/_types.py: */
    PyObject *error, *report, *common_word, *note, *segment, *class_of_counts, *class_of_group[TGPY_GROUPS], *columns;
    PyObject *tuple_new, *isascii; /* tuple.__new__, str.isascii */
    PyObject *counts, *metrics;    /* tuples of names, in snake_case */
    PyObject *seconds;             /* the name of what a reading time has */
    PyObject *profiles[2];
    unsigned char groups[TGPY_METRICS_MAX]; /* of each metric */
} tgpy_state;

/* The types are final: the type of an object is the one that was made with the module. */
static inline tgpy_state *tgpy_state_of(PyObject *self) {
    return PyType_GetModuleState(Py_TYPE(self));
}

/* ── One thread at a time ── */

/* Where there is no GIL this has to be atomic; elsewhere the GIL makes it so. */
#ifdef Py_GIL_DISABLED
#  include <stdatomic.h>
typedef atomic_int tgpy_claim;

static inline int tgpy_claim_take(tgpy_claim *claim) {
    return atomic_exchange(claim, 1) == 0;
}

static inline void tgpy_claim_drop(tgpy_claim *claim) {
    atomic_store(claim, 0);
}
#else
typedef int tgpy_claim;

static inline int tgpy_claim_take(tgpy_claim *claim) {
    int was = *claim;
    *claim = 1;
    return !was;
}

static inline void tgpy_claim_drop(tgpy_claim *claim) {
    *claim = 0;
}
#endif

/* Run a statement without the GIL if it is about `len` bytes of text. */
#define TGPY_WORK(len, statement)                                                   \
  do {                                                                              \
    PyThreadState *tgpy_thread = (len) > TGPY_AT_ONCE ? PyEval_SaveThread() : NULL; \
    statement;                                                                      \
    if (tgpy_thread) PyEval_RestoreThread(tgpy_thread);                             \
  } while (0)

/* ── errors.c ── */

/**
 * Raise MemoryError for TG_E_NOMEM, textgauge.Error for every other status.
 *
 * @param offset  of the first ill-formed part, or TGPY_NOWHERE; of no account but for TG_E_INVALID.
 * @param index   of the text in a batch; -1 for none.
 * @return NULL
 */
PyObject *tgpy_fail(tgpy_state *state, tg_status status, uint64_t offset, Py_ssize_t index);

/** Py_tp_new of a type whose objects only functions make: raises TypeError. */
PyObject *tgpy_no_new(PyTypeObject *type, PyObject *args, PyObject *options);

/** Raise textgauge.Error with ERR_TG_STATE. @return NULL */
PyObject *tgpy_fail_state(tgpy_state *state, const char *message);

/** Raise TypeError: "`what` must be `expected`, not int". @return -1 */
int tgpy_wrong_type(const char *what, const char *expected, PyObject *value);

/* ── options.c ── */

enum {
    TGPY_PROFILE = 1 << 0,
    TGPY_LANGUAGE = 1 << 1,
    TGPY_ENCODING = 1 << 2,
    TGPY_TOP = 1 << 3,
    TGPY_COUNTS = 1 << 4,
    TGPY_METRICS = 1 << 5,
    TGPY_SENTENCES = 1 << 6,
    TGPY_LINE_BREAKS = 1 << 7,
    TGPY_HYPHENS = 1 << 8,
    TGPY_INVALID = 1 << 9,
    TGPY_WORDS_PER_MINUTE = 1 << 10,
    TGPY_GRANULARITY = 1 << 11,
    TGPY_NGRAM = 1 << 12,
    TGPY_ACROSS_SENTENCES = 1 << 13,
    TGPY_STOP_WORDS = 1 << 14,
    TGPY_MIN_LENGTH = 1 << 15,
    TGPY_CASE = 1 << 16,
    TGPY_NUMBERS = 1 << 17,
    TGPY_MAX_WORDS = 1 << 18,
    TGPY_WORDS = 1 << 19, /* of the seven before, a dict */
    TGPY_SPOKEN_NUMBERS = 1 << 21,
    TGPY_AUTO = 1 << 20, /* no option: the language can be 'auto', as the whole text is there */

    TGPY_ANALYSIS = ((1 << 11) - 1) | TGPY_SPOKEN_NUMBERS,
    TGPY_TABLE = (1 << 19) - (1 << 12),
    TGPY_WORD_FREQUENCIES = TGPY_PROFILE | TGPY_LANGUAGE | TGPY_ENCODING | TGPY_SENTENCES | TGPY_LINE_BREAKS |
                            TGPY_HYPHENS | TGPY_INVALID | TGPY_TABLE,
    TGPY_SEGMENTS = TGPY_GRANULARITY | TGPY_LANGUAGE | TGPY_ENCODING | TGPY_SENTENCES | TGPY_LINE_BREAKS
};

/* It points into itself: copied by tgpy_options_copy alone. */
typedef struct tgpy_options {
    tg_options tg;
    char language[256];
    int encoding_given;
    int may_detect, detect; /* whether the language can be 'auto', and whether it is, until tgpy_options_detect */
    tg_granularity granularity;
    PyObject *stop_text, *stop_lengths; /* bytes, which the options of the core point to; NULL without a list */
} tgpy_options;

/** Give back what options hold; only those with TGPY_STOP_WORDS or TGPY_WORDS hold anything, and on failure none do. */
void tgpy_options_drop(tgpy_options *options);

/** Ask for a word table and nothing else. */
void tgpy_options_of_words(tgpy_options *options);

/** The options of a call that takes one positional argument; `known` are the options that it has. */
int tgpy_options_fast(tgpy_state *state, const char *function, unsigned known, PyObject *const *args, Py_ssize_t nargs,
                      PyObject *names, tgpy_options *out);

/** The same from a dict or NULL. */
int tgpy_options_dict(tgpy_state *state, const char *function, unsigned known, PyObject *given, tgpy_options *out);

/** A copy, which points into itself; of options that hold nothing. */
void tgpy_options_copy(const tgpy_options *from, tgpy_options *out);

/** The name of a count or metric of the core in snake_case, interned. */
PyObject *tgpy_snake(const char *name);

static inline int tgpy_metric_asked(const tg_options *options, size_t metric) {
    return options->metrics[metric / 64] >> metric % 64 & 1;
}

static inline int tgpy_count_asked(const tg_options *options, size_t count) {
    return options->counts >> count & 1;
}

/* ── text.c ── */

/* What a caller handed in. Of ASCII and bytes, `data` is all there is; of any other str it has to be encoded yet. */
typedef struct tgpy_text {
    const char *data;
    size_t len;        /* bytes of `data` */
    PyObject *str;     /* NULL for bytes */
    Py_ssize_t length; /* in units of its offsets: code points of a str, bytes otherwise */
    PyObject *encoded; /* which owns `data`; NULL: nobody but the str or buffer */
    Py_buffer view;    /* held while `has_view`; copied with the rest, so only what it holds is used, not its shape */
    int has_view;
} tgpy_text;

/** Does it lie there whole, and is it little enough for one call of the core? */
static inline int tgpy_is_ready(const tgpy_text *text) {
    return (text->data || !text->str) && text->len <= TGPY_PIECE;
}

/** Take a str or the bytes of a buffer, which stay where they are until tgpy_text_drop. */
int tgpy_text_take(tgpy_state *state, PyObject *object, const char *what, tgpy_text *out);
void tgpy_text_drop(tgpy_text *text);

/** As tgpy_text_take, with the encoding: refuses one beside a str. */
int tgpy_text_take_encoded(tgpy_state *state, PyObject *object, const char *what, tgpy_options *options,
                           tgpy_text *out);

/**
 * Encode a str that does not lie there whole, if it is short and without surrogates; `data` is it then. Offsets in it are
 * not those of the str.
 */
int tgpy_text_make_ready(tgpy_text *text);

/** Code points from `from` up to `to` as UTF-8, a surrogate as three bytes that begin with 0xED, 0xA0 or more. */
PyObject *tgpy_text_encode(PyObject *str, Py_ssize_t from, Py_ssize_t to);

/** The first such surrogate in [p, end); `end` if there is none. */
const char *tgpy_find_surrogate(const char *p, const char *end);

static inline Py_ssize_t tgpy_code_points(const char *p, const char *end) {
    Py_ssize_t n = 0;
    for (; p < end; p++) n += (*p & 0xC0) != 0x80;
    return n;
}

/* ── language.c ── */

/** Put the language that a text is in into its options, where that is asked for. */
int tgpy_options_detect(tgpy_state *state, const tgpy_text *text, tgpy_options *options);

/* ── feed.c ── */

/**
 * Write a text to an analyzer, the GIL released, looking at signals between pieces.
 *
 * @param after_high  whether the analyzer was last given a high surrogate of a str; kept up to date.
 * @param status      receives what the analyzer said.
 * @return 0; -1 if a signal handler raised: the text has been taken in part.
 */
int tgpy_feed(tg_analyzer *analyzer, const tgpy_text *text, tg_encoding encoding, int *after_high, tg_status *status);

/**
 * The report of one document, by an analyzer that has none open.
 *
 * @param error  receives what the analyzer said; the offset is in units of the text.
 * @return as tgpy_feed
 */
int tgpy_measure_with(tg_analyzer *analyzer, const tgpy_text *text, tg_encoding encoding, tg_report **out,
                      tg_error *error);

/** From the core's bytes to the units of a text, of what is ill-formed in it. */
uint64_t tgpy_offset_in(const tgpy_text *text, uint64_t offset);

/** The report of one text. @return 0; -1 with an exception */
int tgpy_measure(tgpy_state *state, const tgpy_text *text, const tgpy_options *options, tg_report **out);

/* ── report.c, measures.c, memory.c ── */

/** The textgauge.Report of a report that was made with these options; frees the report. */
PyObject *tgpy_report(tgpy_state *state, tg_report *report, const tg_options *options);

/** An object of a subclass of textgauge.Measures from a dict, which is taken over. */
PyObject *tgpy_measures(PyObject *type, PyObject *dict);

/** A textgauge.CommonWord; takes the word over, which may be NULL for an exception that is set. */
PyObject *tgpy_common_word(tgpy_state *state, PyObject *word, uint64_t count);

/** A memoryview of `count` items that owns `data`, malloc's; frees it on failure too. `format` is one letter. */
PyObject *tgpy_memory(tgpy_state *state, void *data, size_t count, char format);

/** The same of data that lives as long as `owner`, which the view keeps alive. */
PyObject *tgpy_memory_of(tgpy_state *state, PyObject *owner, const void *data, size_t count, char format);

/* ── words.c ── */

/** The textgauge.WordTable of a table, which is taken over. */
PyObject *tgpy_words(tgpy_state *state, tg_words *words);

/** The words out of an analyzer, looking at signals. @return 0 with what the analyzer said; -1 if a signal handler raised */
int tgpy_take_words(tg_analyzer *analyzer, tg_words **out, tg_error *error);

/* ── Functions and types ── */

PyObject *tgpy_analyze(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names);
PyObject *tgpy_analyze_batch(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names);
PyObject *tgpy_boundaries(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names);
PyObject *tgpy_count_segments(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names);
PyObject *tgpy_count_syllables(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names);
PyObject *tgpy_detect_language(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names);
PyObject *tgpy_languages(PyObject *module, PyObject *ignored);
PyObject *tgpy_segment(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names);
PyObject *tgpy_word_frequencies(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names);
PyObject *tgpy_file_analyzer(PyObject *module, PyObject *args, PyObject *options);
PyObject *tgpy_analyzer_take_words(PyObject *module, PyObject *analyzer);

extern PyType_Spec tgpy_measures_spec, tgpy_memory_spec, tgpy_analyzer_spec, tgpy_word_table_spec, tgpy_segments_spec,
    tgpy_iterator_spec;

#endif
