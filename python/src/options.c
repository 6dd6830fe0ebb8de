/* options: from keyword arguments to tg_options. The names, choices and defaults are those of lib/options.js. */
#include "tgpy.h"

#include <math.h>
#include <string.h>

#define MAX_WORDS_PER_MINUTE 1e300

typedef struct row {
    const char *name;
    unsigned bit;
    int (*take)(tgpy_state *state, PyObject *value, tgpy_options *out);
} row;

static int refuse(const char *name, const char *expected, PyObject *value) {
    PyErr_Format(PyExc_ValueError, "'%s' must be %s, not %.100R", name, expected, value);
    return -1;
}

static int refuse_type(const char *name, const char *expected, PyObject *value) {
    char what[64];
    PyOS_snprintf(what, sizeof what, "'%s'", name);
    return tgpy_wrong_type(what, expected, value);
}

/* ── One of two ── */

static int take_choice(const char *name, const char *first, const char *second, PyObject *value, uint32_t *out) {
    char expected[64];

    if (!PyUnicode_Check(value)) return refuse_type(name, "a str", value);
    if (PyUnicode_CompareWithASCIIString(value, first) == 0) *out = 0;
    else if (PyUnicode_CompareWithASCIIString(value, second) == 0) *out = 1;
    else {
        PyOS_snprintf(expected, sizeof expected, "one of '%s', '%s'", first, second);
        return refuse(name, expected, value);
    }
    return 0;
}

static int take_profile(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_choice("profile", "unicode", "classic", value, &out->tg.profile);
}

static int take_sentences(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_choice("sentences", "language", "uax29", value, &out->tg.sentences);
}

static int take_line_breaks(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_choice("line_breaks", "wrap", "break", value, &out->tg.line_breaks);
}

static int take_hyphens(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_choice("hyphens", "split", "join", value, &out->tg.hyphens);
}

static int take_invalid(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_choice("invalid", "replace", "error", value, &out->tg.invalid);
}

/* ── Of several ── */

static int take_encoding(tgpy_state *state, PyObject *value, tgpy_options *out) {
    static const struct {
        const char *name, *python;
        tg_encoding encoding;
    } known[] = {{"utf8", "utf-8", TG_ENCODING_UTF8},
                 {"utf16le", "utf-16-le", TG_ENCODING_UTF16LE},
                 {"latin1", "latin-1", TG_ENCODING_LATIN1}};
    size_t i;

    (void)state;
    if (value == Py_None) return 0;
    if (!PyUnicode_Check(value)) return refuse_type("encoding", "a str or None", value);
    for (i = 0; i < sizeof known / sizeof *known; i++) {
        if (PyUnicode_CompareWithASCIIString(value, known[i].name) != 0 &&
            PyUnicode_CompareWithASCIIString(value, known[i].python) != 0)
            continue;
        out->tg.encoding = known[i].encoding;
        out->encoding_given = 1;
        return 0;
    }
    return refuse("encoding", "one of 'utf-8', 'utf-16-le', 'latin-1'", value);
}

static int take_granularity(tgpy_state *state, PyObject *value, tgpy_options *out) {
    static const char *const names[] = {"grapheme", "word", "sentence"}; /* in the order of tg_granularity */
    unsigned i;

    (void)state;
    if (!PyUnicode_Check(value)) return refuse_type("granularity", "a str", value);
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        if (PyUnicode_CompareWithASCIIString(value, names[i]) != 0) continue;
        out->granularity = (tg_granularity)i;
        return 0;
    }
    return refuse("granularity", "one of 'grapheme', 'word', 'sentence'", value);
}

/* ── Language ── */

static int is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Subtags of 1 to 8 letters or digits, the first of 2 to 8 letters. */
static int is_tag(const char *tag, size_t len) {
    size_t at = 0, begin = 0;

    for (;; at++) {
        if (at < len && (is_letter(tag[at]) || (begin && tag[at] >= '0' && tag[at] <= '9'))) continue;
        if (at - begin > 8 || at - begin < (begin ? 1u : 2u)) return 0;
        if (at == len) return 1;
        if (tag[at] != '-') return 0;
        begin = at + 1;
    }
}

static int take_language(tgpy_state *state, PyObject *value, tgpy_options *out) {
    const char *tag;
    Py_ssize_t len;

    (void)state;
    if (!PyUnicode_Check(value)) return refuse_type("language", "a str", value);
    tag = PyUnicode_AsUTF8AndSize(value, &len);
    if (!tag) PyErr_Clear(); /* a surrogate: no tag either */
    if (tag && strcmp(tag, "auto") == 0) {
        out->detect = 1;
        if (out->may_detect) return 0;
        return refuse("language", "a BCP 47 language tag (detect_language() tells that of a text)", value);
    }
    if (!tag || (size_t)len >= sizeof out->language || !is_tag(tag, (size_t)len))
        return refuse("language", "a BCP 47 language tag such as 'en' or 'pt-BR'", value);
    memcpy(out->language, tag, (size_t)len + 1);
    out->tg.language = out->language;
    return 0;
}

static int take_spoken_numbers(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    if (!PyBool_Check(value)) return refuse_type("spoken_numbers", "a bool", value);
    out->tg.spoken_numbers = value == Py_True;
    return 0;
}

/* ── Numbers ── */

static int take_number(const char *name, uint32_t least, uint32_t most, PyObject *value, uint32_t *out) {
    PyObject *number;
    unsigned long long wanted;
    char expected[64];

    if (!PyIndex_Check(value)) return refuse_type(name, "an int", value);
    if (!(number = PyNumber_Index(value))) return -1;
    wanted = PyLong_AsUnsignedLongLong(number);
    Py_DECREF(number);
    if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_OverflowError)) return -1;
    if (PyErr_Occurred() || wanted < least || wanted > most) {
        PyErr_Clear();
        PyOS_snprintf(expected, sizeof expected, "an integer from %lu to %lu", (unsigned long)least,
                      (unsigned long)most);
        return refuse(name, expected, value);
    }
    *out = (uint32_t)wanted;
    return 0;
}

static int take_top(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_number("top", 0, UINT32_MAX, value, &out->tg.top);
}

static int take_ngram(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_number("ngram", 1, TG_NGRAM_MAX, value, &out->tg.ngram);
}

static int take_min_length(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_number("min_length", 0, UINT32_MAX, value, &out->tg.min_length);
}

static int take_max_words(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return value == Py_None ? 0 : take_number("max_words", 1, UINT32_MAX, value, &out->tg.max_words);
}

static int take_words_per_minute(tgpy_state *state, PyObject *value, tgpy_options *out) {
    double number = PyFloat_AsDouble(value);

    (void)state;
    if (PyErr_Occurred()) {
        if (PyErr_ExceptionMatches(PyExc_TypeError)) {
            PyErr_Clear();
            return refuse_type("words_per_minute", "a number", value);
        }
        if (!PyErr_ExceptionMatches(PyExc_OverflowError)) return -1;
        PyErr_Clear(); /* an int past all doubles */
        number = INFINITY;
    }
    if (!(number > 0 && number <= MAX_WORDS_PER_MINUTE))
        return refuse("words_per_minute", "a finite number above 0", value);
    out->tg.words_per_minute = number;
    return 0;
}

/* ── Sets of names ── */

static int take_name(const char *option, PyObject *names, PyObject *name, uint64_t *mask) {
    Py_ssize_t i, n = PyTuple_Size(names);
    char what[64];

    if (!PyUnicode_Check(name)) {
        PyOS_snprintf(what, sizeof what, "every item of '%s'", option);
        return tgpy_wrong_type(what, "a str", name);
    }
    for (i = 0; i < n; i++) {
        if (PyUnicode_Compare(name, PyTuple_GetItem(names, i)) != 0) continue;
        mask[i / 64] |= UINT64_C(1) << i % 64;
        return 0;
    }
    if (PyErr_Occurred()) return -1;
    PyErr_Format(PyExc_ValueError, "every item of '%s' must be one of the names of textgauge.%s, not %.100R", option,
                 option, name);
    return -1;
}

static int take_names(const char *option, const char *expected, PyObject *names, PyObject *value, uint64_t *mask) {
    PyObject *items, *item;

    if (PyUnicode_Check(value)) return refuse(option, expected, value);
    if (!(items = PyObject_GetIter(value))) {
        if (PyErr_ExceptionMatches(PyExc_TypeError)) {
            PyErr_Clear();
            return refuse_type(option, expected, value);
        }
        return -1;
    }
    while ((item = PyIter_Next(items))) {
        int bad = take_name(option, names, item, mask);
        Py_DECREF(item);
        if (bad) break;
    }
    Py_DECREF(items);
    return PyErr_Occurred() ? -1 : 0;
}

static int is_word(PyObject *value, const char *word) {
    return PyUnicode_Check(value) && PyUnicode_CompareWithASCIIString(value, word) == 0;
}

static int take_counts(tgpy_state *state, PyObject *value, tgpy_options *out) {
    if (is_word(value, "all")) return 0; /* the default */
    out->tg.counts = 0;
    return take_names("counts", "'all' or an iterable of names", state->counts, value, &out->tg.counts);
}

static int take_metrics(tgpy_state *state, PyObject *value, tgpy_options *out) {
    if (is_word(value, "standard")) return 0; /* the default */
    memset(out->tg.metrics, is_word(value, "all") ? 0xFF : 0, sizeof out->tg.metrics);
    if (is_word(value, "all")) return 0;
    return take_names("metrics", "'standard', 'all' or an iterable of names", state->metrics, value, out->tg.metrics);
}

/* ── Word tables ── */

static int take_case(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    return take_choice("case", "fold", "keep", value, &out->tg.letter_case);
}

static int take_numbers(tgpy_state *state, PyObject *value, tgpy_options *out) {
    static const char *const names[] = {"keep", "drop", "mask"}; /* in the order of tg_numbers */
    unsigned i;

    (void)state;
    if (!PyUnicode_Check(value)) return refuse_type("numbers", "a str", value);
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        if (PyUnicode_CompareWithASCIIString(value, names[i]) != 0) continue;
        out->tg.numbers = i;
        return 0;
    }
    return refuse("numbers", "one of 'keep', 'drop', 'mask'", value);
}

static int take_across_sentences(tgpy_state *state, PyObject *value, tgpy_options *out) {
    (void)state;
    if (!PyBool_Check(value)) return refuse_type("across_sentences", "a bool", value);
    out->tg.ngram_across = value == Py_True;
    return 0;
}

/* A list of all items, each a str. */
static PyObject *list_of_words(PyObject *value) {
    PyObject *list = PyUnicode_Check(value) ? NULL : PySequence_List(value);
    Py_ssize_t i;

    if (!list && (PyUnicode_Check(value) || PyErr_ExceptionMatches(PyExc_TypeError))) {
        PyErr_Clear();
        refuse_type("stop_words", "a bool or an iterable of str", value);
        return NULL;
    }
    for (i = 0; list && i < PyList_Size(list); i++) {
        if (PyUnicode_Check(PyList_GetItem(list, i))) continue;
        tgpy_wrong_type("every item of 'stop_words'", "a str", PyList_GetItem(list, i));
        tgpy_set(&list, NULL);
    }
    return list;
}

/* One right behind the other, and the lengths in UTF-8. */
static int keep_stops(PyObject *list, tgpy_options *out) {
    Py_ssize_t count = PyList_Size(list), i;
    PyObject *empty = PyUnicode_FromString(""), *all = empty ? PyUnicode_Join(empty, list) : NULL, *word;
    uint32_t *lengths;
    size_t total = 0;

    Py_XDECREF(empty);
    if (!all) return -1;
    out->stop_text = PyUnicode_AsEncodedString(all, "utf-8", "replace");
    Py_DECREF(all);
    out->stop_lengths = PyBytes_FromStringAndSize(NULL, count * (Py_ssize_t)sizeof *lengths);
    if (!out->stop_text || !out->stop_lengths) return -1;
    lengths = (uint32_t *)(void *)PyBytes_AsString(out->stop_lengths);
    for (i = 0; i < count; i++) {
        if (!(word = PyUnicode_AsEncodedString(PyList_GetItem(list, i), "utf-8", "replace"))) return -1;
        lengths[i] = (uint32_t)PyBytes_Size(word);
        total += (size_t)PyBytes_Size(word);
        Py_DECREF(word);
        if (total > TG_STOP_BYTES_MAX) {
            PyErr_Format(PyExc_ValueError, "'stop_words' must be at most %u bytes of UTF-8 in all", TG_STOP_BYTES_MAX);
            return -1;
        }
    }
    out->tg.stop_text = PyBytes_AsString(out->stop_text);
    out->tg.stop_lengths = lengths;
    out->tg.stop_count = (size_t)count;
    return 0;
}

static int take_stop_words(tgpy_state *state, PyObject *value, tgpy_options *out) {
    PyObject *list;
    int bad;

    (void)state;
    if (PyBool_Check(value)) {
        out->tg.stop_language = value == Py_True;
        return 0;
    }
    if (!(list = list_of_words(value))) return -1;
    bad = PyList_Size(list) > TG_STOP_COUNT_MAX;
    if (bad) PyErr_Format(PyExc_ValueError, "'stop_words' must be at most %d words", TG_STOP_COUNT_MAX);
    else bad = keep_stops(list, out);
    Py_DECREF(list);
    return bad ? -1 : 0;
}

static int take_words(tgpy_state *state, PyObject *value, tgpy_options *out);

/* ── All of them ── */

static const row OPTIONS[] = {
    {"profile", TGPY_PROFILE, take_profile},
    {"language", TGPY_LANGUAGE, take_language},
    {"encoding", TGPY_ENCODING, take_encoding},
    {"top", TGPY_TOP, take_top},
    {"counts", TGPY_COUNTS, take_counts},
    {"metrics", TGPY_METRICS, take_metrics},
    {"sentences", TGPY_SENTENCES, take_sentences},
    {"line_breaks", TGPY_LINE_BREAKS, take_line_breaks},
    {"hyphens", TGPY_HYPHENS, take_hyphens},
    {"invalid", TGPY_INVALID, take_invalid},
    {"words_per_minute", TGPY_WORDS_PER_MINUTE, take_words_per_minute},
    {"spoken_numbers", TGPY_SPOKEN_NUMBERS, take_spoken_numbers},
    {"granularity", TGPY_GRANULARITY, take_granularity},
    {"ngram", TGPY_NGRAM, take_ngram},
    {"across_sentences", TGPY_ACROSS_SENTENCES, take_across_sentences},
    {"stop_words", TGPY_STOP_WORDS, take_stop_words},
    {"min_length", TGPY_MIN_LENGTH, take_min_length},
    {"case", TGPY_CASE, take_case},
    {"numbers", TGPY_NUMBERS, take_numbers},
    {"max_words", TGPY_MAX_WORDS, take_max_words},
    {"words", TGPY_WORDS, take_words},
};
#define OPTION_COUNT (sizeof OPTIONS / sizeof *OPTIONS)

static int unknown(const char *function, unsigned known, PyObject *name) {
    PyObject *list = PyUnicode_FromString("");
    size_t i;

    for (i = 0; list && i < OPTION_COUNT; i++) {
        if (!(OPTIONS[i].bit & known)) continue;
        tgpy_set(&list, PyUnicode_FromFormat("%U%s'%s'", list, PyUnicode_GetLength(list) ? ", " : "", OPTIONS[i].name));
    }
    if (list)
        PyErr_Format(PyExc_TypeError, "%s() got an unknown option %.100R. The known options are %U", function, name,
                     list);
    Py_XDECREF(list);
    return -1;
}

static int take_option(tgpy_state *state, const char *function, unsigned known, PyObject *name, PyObject *value,
                       tgpy_options *out) {
    size_t i;

    for (i = 0; i < OPTION_COUNT; i++) {
        if (!(OPTIONS[i].bit & known) || PyUnicode_CompareWithASCIIString(name, OPTIONS[i].name) != 0) continue;
        return OPTIONS[i].take(state, value, out);
    }
    return unknown(function, known, name);
}

/* What is asked of the table that an analyzer keeps: True, or a dict. */
static int take_words(tgpy_state *state, PyObject *value, tgpy_options *out) {
    PyObject *own, *name, *item;
    Py_ssize_t at = 0;
    int bad = 0;

    if (value == Py_False) return 0;
    out->tg.words = 1;
    if (value == Py_True) return 0;
    if (!PyDict_Check(value)) return refuse_type("words", "a bool or a dict", value);
    if (!(own = PyDict_Copy(value))) return -1; /* what is taken may change the caller's */
    while (!bad && PyDict_Next(own, &at, &name, &item)) {
        if (PyUnicode_Check(name)) bad = take_option(state, "words", TGPY_TABLE, name, item, out);
        else bad = tgpy_wrong_type("every name in 'words'", "a str", name);
    }
    Py_DECREF(own);
    return bad;
}

void tgpy_options_drop(tgpy_options *options) {
    Py_CLEAR(options->stop_text);
    Py_CLEAR(options->stop_lengths);
}

void tgpy_options_of_words(tgpy_options *options) {
    options->tg.words = 1;
    options->tg.top = 0;
    options->tg.counts = 0;
    memset(options->tg.metrics, 0, sizeof options->tg.metrics);
}

static void set_defaults(tgpy_state *state, unsigned known, tgpy_options *out) {
    out->tg = state->defaults;
    out->language[0] = 0;
    out->encoding_given = 0;
    out->may_detect = (known & TGPY_AUTO) != 0;
    out->detect = 0;
    out->granularity = TG_GRAPHEMES;
    out->stop_text = out->stop_lengths = NULL;
}

int tgpy_options_fast(tgpy_state *state, const char *function, unsigned known, PyObject *const *args, Py_ssize_t nargs,
                      PyObject *names, tgpy_options *out) {
    Py_ssize_t i, count = names ? PyTuple_Size(names) : 0;

    set_defaults(state, known, out);
    if (nargs != 1) {
        PyErr_Format(PyExc_TypeError, "%s() takes exactly one positional argument (%zd given)", function, nargs);
        return -1;
    }
    for (i = 0; i < count; i++)
        if (take_option(state, function, known, PyTuple_GetItem(names, i), args[nargs + i], out) < 0) {
            tgpy_options_drop(out);
            return -1;
        }
    return 0;
}

int tgpy_options_dict(tgpy_state *state, const char *function, unsigned known, PyObject *given, tgpy_options *out) {
    PyObject *name, *value;
    Py_ssize_t at = 0;

    set_defaults(state, known, out);
    while (given && PyDict_Next(given, &at, &name, &value))
        if (take_option(state, function, known, name, value, out) < 0) {
            tgpy_options_drop(out);
            return -1;
        }
    return 0;
}

PyObject *tgpy_snake(const char *name) {
    char snake[128];
    size_t n = 0;

    for (; *name && n + 2 < sizeof snake; name++) {
        int capital = *name >= 'A' && *name <= 'Z';
        if (capital) snake[n++] = '_';
        snake[n++] = capital ? (char)(*name - 'A' + 'a') : *name;
    }
    snake[n] = 0;
    return PyUnicode_InternFromString(snake);
}

void tgpy_options_copy(const tgpy_options *from, tgpy_options *out) {
    *out = *from;
    if (from->tg.language) out->tg.language = out->language;
}
