/* words: word tables. A table never changes: any threads may use it, and views of its arrays keep it alive. */
#include "tgpy.h"

#include <stdlib.h>
#include <string.h>

#define TAKE_STEP ((size_t)1 << 20) /* words sorted between two looks at signals */
#define DEFAULT_TOP 10

typedef struct table {
    PyObject ob_base;
    tg_words *tg;
} table;

static const tg_words *words_of(PyObject *self) {
    return ((table *)self)->tg;
}

PyObject *tgpy_words(tgpy_state *state, tg_words *words) {
    table *t = PyObject_New(table, state->word_table);

    if (t) t->tg = words;
    else tg_words_free(words);
    return (PyObject *)t;
}

static void table_free(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);

    tg_words_free(((table *)self)->tg);
    PyObject_Free(self);
    Py_DECREF(type);
}

/* ── Making ── */

int tgpy_take_words(tg_analyzer *analyzer, tg_words **out, tg_error *error) {
    *out = NULL;
    do {
        TGPY_WORK(TAKE_STEP, error->status = tg_analyzer_take_words(analyzer, TAKE_STEP, out));
    } while (error->status == TG_OK && !*out && !PyErr_CheckSignals());
    error->offset = tg_analyzer_error(analyzer).offset;
    return error->status == TG_OK && !*out ? -1 : 0;
}

static int count_in_pieces(const tgpy_text *text, const tg_options *options, tg_words **out, tg_error *error) {
    tg_analyzer *analyzer;
    int after_high = 0, bad;

    if ((error->status = tg_analyzer_new(options, &analyzer)) != TG_OK) return 0;
    bad = tgpy_feed(analyzer, text, (tg_encoding)options->encoding, &after_high, &error->status);
    if (!bad && error->status == TG_OK) bad = tgpy_take_words(analyzer, out, error);
    if (error->status == TG_E_INVALID) error->offset = tgpy_offset_in(text, tg_analyzer_error(analyzer).offset);
    tg_analyzer_free(analyzer);
    return bad;
}

static int count(tgpy_state *state, const tgpy_text *text, const tgpy_options *options, tg_words **out) {
    tg_options tg = options->tg;
    tg_error error = {TG_OK, 0};

    if (text->str) tg.encoding = TG_ENCODING_UTF8;
    if (tgpy_is_ready(text)) TGPY_WORK(text->len, tg_words_new(text->data, text->len, &tg, out, &error));
    else if (count_in_pieces(text, &tg, out, &error) < 0) return -1;
    if (error.status == TG_OK) return 0;
    tgpy_fail(state, error.status, error.offset, -1);
    return -1;
}

PyObject *tgpy_word_frequencies(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyModule_GetState(module);
    tgpy_options options;
    tgpy_text text;
    tg_words *words = NULL;
    int bad;

    if (tgpy_options_fast(state, "word_frequencies", TGPY_WORD_FREQUENCIES | TGPY_AUTO, args, nargs, names, &options) <
        0)
        return NULL;
    tgpy_options_of_words(&options);
    bad = tgpy_text_take_encoded(state, args[0], "the text", &options, &text);
    if (!bad) {
        bad = tgpy_options_detect(state, &text, &options) || tgpy_text_make_ready(&text) ||
              count(state, &text, &options, &words);
        tgpy_text_drop(&text);
    }
    tgpy_options_drop(&options);
    return bad ? NULL : tgpy_words(state, words);
}

/* ── Looking words up ── */

/* @return where the word stands; the size of the table if it does not; -1 with an exception */
static Py_ssize_t find(PyObject *self, PyObject *word, uint64_t *count) {
    const tg_words *words = words_of(self);
    const char *utf8;
    Py_ssize_t len;
    size_t index;
    tg_status status;

    *count = 0;
    if (!PyUnicode_Check(word)) return tgpy_wrong_type("the word", "a str", word);
    if (!(utf8 = PyUnicode_AsUTF8AndSize(word, &len))) {
        if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return -1;
        PyErr_Clear(); /* no word has a surrogate */
        return (Py_ssize_t)tg_words_size(words);
    }
    status = tg_words_get(words, utf8, (size_t)len, &index, count);
    if (status == TG_OK) return (Py_ssize_t)index;
    tgpy_fail(tgpy_state_of(self), status, 0, -1);
    return -1;
}

static PyObject *table_get(PyObject *self, PyObject *word) {
    uint64_t count;
    return find(self, word, &count) < 0 ? NULL : PyLong_FromUnsignedLongLong(count);
}

static PyObject *table_index_of(PyObject *self, PyObject *word) {
    uint64_t count;
    Py_ssize_t index = find(self, word, &count);
    return index < 0 ? NULL : PyLong_FromSsize_t(count ? index : -1);
}

static int table_contains(PyObject *self, PyObject *word) {
    uint64_t count;
    return find(self, word, &count) < 0 ? -1 : count > 0;
}

/* ── Words in order ── */

static Py_ssize_t table_len(PyObject *self) {
    return (Py_ssize_t)tg_words_size(words_of(self));
}

static PyObject *word_at(const tg_words *words, size_t index) {
    const int32_t *offsets = tg_words_offsets(words);
    return PyUnicode_DecodeUTF8(tg_words_text(words, NULL) + offsets[index], offsets[index + 1] - offsets[index], NULL);
}

static PyObject *table_item(PyObject *self, Py_ssize_t index) {
    const tg_words *words = words_of(self);

    if (index < 0 || (size_t)index >= tg_words_size(words)) {
        PyErr_SetString(PyExc_IndexError, "the word table has no word there");
        return NULL;
    }
    return tgpy_common_word(tgpy_state_of(self), word_at(words, (size_t)index), tg_words_counts(words)[(size_t)index]);
}

static PyObject *table_top(PyObject *self, PyObject *args) {
    Py_ssize_t n = DEFAULT_TOP, i;
    PyObject *out, *item;

    if (!PyArg_ParseTuple(args, "|n:top", &n)) return NULL;
    if (n < 0) return PyErr_Format(PyExc_ValueError, "'n' must be an integer of 0 or more, not %zd", n);
    if (n > table_len(self)) n = table_len(self);
    out = PyList_New(n);
    for (i = 0; out && i < n; i++)
        if (!(item = table_item(self, i)) || PyList_SetItem(out, i, item) < 0) tgpy_set(&out, NULL);
    return out;
}

/* ── Arrays ── */

static PyObject *view(PyObject *self, const void *data, size_t count, char format) {
    return tgpy_memory_of(tgpy_state_of(self), self, data, count, format);
}

static PyObject *table_words(PyObject *self, void *none) {
    size_t len;
    const char *text = tg_words_text(words_of(self), &len);

    (void)none;
    return view(self, text, len, 'B');
}

static PyObject *table_offsets(PyObject *self, void *none) {
    (void)none;
    return view(self, tg_words_offsets(words_of(self)), tg_words_size(words_of(self)) + 1, 'i');
}

static PyObject *table_counts(PyObject *self, void *none) {
    (void)none;
    return view(self, tg_words_counts(words_of(self)), tg_words_size(words_of(self)), 'Q');
}

static PyObject *table_errors(PyObject *self, void *none) {
    const uint64_t *errors = tg_words_errors(words_of(self));

    (void)none;
    return errors ? view(self, errors, tg_words_size(words_of(self)), 'Q') : Py_NewRef(Py_None);
}

/* ── Figures ── */

static PyObject *table_size(PyObject *self, void *none) {
    (void)none;
    return PyLong_FromSsize_t(table_len(self));
}

static PyObject *table_total(PyObject *self, void *none) {
    (void)none;
    return PyLong_FromUnsignedLongLong(tg_words_total(words_of(self)));
}

static PyObject *table_exact(PyObject *self, void *none) {
    (void)none;
    return PyBool_FromLong(tg_words_is_exact(words_of(self)));
}

static PyObject *table_distinct(PyObject *self, void *none) {
    (void)none;
    return PyLong_FromUnsignedLongLong(tg_words_distinct(words_of(self)));
}

static PyObject *table_repr(PyObject *self) {
    return PyUnicode_FromFormat("<textgauge.WordTable: %zd distinct words of %llu>", table_len(self),
                                (unsigned long long)tg_words_total(words_of(self)));
}

/* ── As text ── */

static PyObject *entry_at(const tg_words *words, size_t index) {
    const uint64_t *errors = tg_words_errors(words);
    PyObject *word = word_at(words, index);
    unsigned long long count = tg_words_counts(words)[index];

    if (!errors) return Py_BuildValue("{sNsK}", "word", word, "count", count);
    return Py_BuildValue("{sNsKsK}", "word", word, "count", count, "error", (unsigned long long)errors[index]);
}

static PyObject *table_to_dict(PyObject *self, PyObject *none) {
    const tg_words *words = words_of(self);
    size_t i, size = tg_words_size(words);
    unsigned long long total = tg_words_total(words), distinct = tg_words_distinct(words);
    PyObject *list = PyList_New((Py_ssize_t)size), *item;

    (void)none;
    for (i = 0; list && i < size; i++)
        if (!(item = entry_at(words, i)) || PyList_SetItem(list, (Py_ssize_t)i, item) < 0) tgpy_set(&list, NULL);
    if (!list) return NULL;
    if (!tg_words_errors(words))
        return Py_BuildValue("{snsKsN}", "size", (Py_ssize_t)size, "total", total, "words", list);
    return Py_BuildValue("{snsKsNsKsN}", "size", (Py_ssize_t)size, "total", total, "exact",
                         PyBool_FromLong(tg_words_is_exact(words)), "distinct", distinct, "words", list);
}

#define NUMBERS_ROOM 64 /* of two numbers, what is between, quotes and the end of a line */

/* A field by RFC 4180. @param out  room for 2 * len + 2 bytes */
static char *put_field(char *out, const char *text, size_t len) {
    size_t i;

    if (!memchr(text, ',', len) && !memchr(text, '"', len) && !memchr(text, '\n', len) && !memchr(text, '\r', len)) {
        memcpy(out, text, len);
        return out + len;
    }
    *out++ = '"';
    for (i = 0; i < len; i++) {
        if (text[i] == '"') *out++ = '"';
        *out++ = text[i];
    }
    *out++ = '"';
    return out;
}

static char *put_row(char *out, const tg_words *words, size_t index) {
    const int32_t *offsets = tg_words_offsets(words);
    const uint64_t *errors = tg_words_errors(words);

    out = put_field(out, tg_words_text(words, NULL) + offsets[index], (size_t)(offsets[index + 1] - offsets[index]));
    out += PyOS_snprintf(out, NUMBERS_ROOM, ",%llu", (unsigned long long)tg_words_counts(words)[index]);
    if (errors) out += PyOS_snprintf(out, NUMBERS_ROOM / 2, ",%llu", (unsigned long long)errors[index]);
    *out++ = '\n';
    return out;
}

static PyObject *table_to_csv(PyObject *self, PyObject *none) {
    const tg_words *words = words_of(self);
    const char *head = tg_words_errors(words) ? "word,count,error\n" : "word,count\n";
    size_t len, size = tg_words_size(words), i;
    char *rows, *end;
    PyObject *out;

    (void)none;
    tg_words_text(words, &len);
    if (size > (PY_SSIZE_T_MAX - 2 * len) / NUMBERS_ROOM - 1) return PyErr_NoMemory();
    if (!(rows = malloc(2 * len + NUMBERS_ROOM * (size + 1)))) return PyErr_NoMemory();
    end = rows + strlen(head);
    memcpy(rows, head, strlen(head));
    for (i = 0; i < size; i++) end = put_row(end, words, i);
    out = PyUnicode_DecodeUTF8(rows, end - rows, NULL);
    free(rows);
    return out;
}

/* ── The type ── */

static PyMethodDef table_methods[] = {
    {"get", table_get, METH_O,
     PyDoc_STR("get($self, word, /)\n--\n\n"
               "How often a word occurs, folded as those of the table are: 0 if it is not in the table.")},
    {"index_of", table_index_of, METH_O,
     PyDoc_STR("index_of($self, word, /)\n--\n\nWhere a word stands in the table; -1 if it is not there.")},
    {"top", table_top, METH_VARARGS,
     PyDoc_STR("top($self, n=10, /)\n--\n\nThe n most common words, as a list of CommonWord.")},
    {"to_dict", table_to_dict, METH_NOARGS,
     PyDoc_STR("to_dict($self, /)\n--\n\n"
               "The table as dicts, a list and numbers, as json.dumps takes them; with max_words also `exact`,\n"
               "`distinct` and the `error` of each count.")},
    {"to_csv", table_to_csv, METH_NOARGS,
     PyDoc_STR("to_csv($self, /)\n--\n\n"
               "A line 'word,count' and one for each word, with max_words 'word,count,error'. Fields are quoted by\n"
               "RFC 4180, lines end in LF.")},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef table_getset[] = {
    {"size", table_size, NULL, PyDoc_STR("How many distinct words it has; len() is the same."), NULL},
    {"total", table_total, NULL, PyDoc_STR("How many words were counted: the sum of all counts."), NULL},
    {"exact", table_exact, NULL, PyDoc_STR("Has it all words, with exact counts? Always without max_words."), NULL},
    {"distinct", table_distinct, NULL,
     PyDoc_STR("How many distinct words there were: size, or an estimate (standard error 0.81 %) if it is not exact."),
     NULL},
    {"words", table_words, NULL,
     PyDoc_STR("All words as UTF-8, one right behind the other: a read-only memoryview of bytes, without a copy."),
     NULL},
    {"offsets", table_offsets, NULL,
     PyDoc_STR("size + 1 offsets in `words`, as of an Arrow string array: a memoryview of int32, without a copy."),
     NULL},
    {"counts", table_counts, NULL,
     PyDoc_STR("The counts, descending: a read-only memoryview of uint64, without a copy."), NULL},
    {"errors", table_errors, NULL,
     PyDoc_STR("How much each count may be too high: a memoryview of uint64; None without max_words."), NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot table_slots[] = {
    {Py_tp_doc,
     PyDoc_STR(
         "The distinct words of a text, or its n-grams, and how often each occurs: the most common first, then by\n"
         "the bytes of the key, the folded word.\n\n"
         "A sequence of CommonWord, so that `for word, count in table` and dict(table) work; `in` asks for a word.\n"
         "It never changes, and any threads may use it.")},
    {Py_tp_new, tgpy_no_new},
    {Py_tp_dealloc, table_free},
    {Py_tp_repr, table_repr},
    {Py_tp_iter, PySeqIter_New},
    {Py_tp_methods, table_methods},
    {Py_tp_getset, table_getset},
    {Py_sq_length, table_len},
    {Py_sq_item, table_item},
    {Py_sq_contains, table_contains},
    {0, NULL},
};

PyType_Spec tgpy_word_table_spec = {
    .name = "textgauge.WordTable",
    .basicsize = sizeof(table),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = table_slots,
};
