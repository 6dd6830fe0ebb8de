/* module: textgauge._core, its functions, types and state. */
#include "tgpy.h"

#include <string.h>

#define OPTIONS_OF_AN_ANALYSIS                                                                         \
  "metrics='standard', sentences='language', line_breaks='wrap', hyphens='split', invalid='replace', " \
  "words_per_minute=238, spoken_numbers=False)\n--\n\n"

#define OPTIONS_OF_SEGMENTS                                                                                     \
  "text, /, *, granularity='grapheme', language='en', encoding=None, sentences='language', line_breaks='wrap')" \
  "\n--\n\n"

PyDoc_STRVAR(
    analyze_doc,
    "analyze(text, /, *, profile='unicode', language='en', encoding=None, top=10, counts='all', " OPTIONS_OF_AN_ANALYSIS
    "Measure a text, in one pass; return a Report.\n\n"
    "text              str, or the bytes of any contiguous buffer (bytes, bytearray, memoryview, mmap, array,\n"
    "                  NumPy), borrowed for the length of the call. A surrogate in a str is one U+FFFD.\n"
    "profile           'unicode', or 'classic': white-space words, sentences between . ! ?, syllables as runs of\n"
    "                  aeiouy\n"
    "language          BCP 47 tag; 'und' is no language; 'auto': the one that detect_language() names\n"
    "encoding          of bytes: 'utf-8' (None), 'utf-16-le', 'latin-1'. Refused beside a str\n"
    "top               how many of the most common words, 0 to 4294967295\n"
    "counts            'all', or an iterable of names of textgauge.counts\n"
    "metrics           'standard' (a list that stays as it is), 'all', or an iterable of names of textgauge.metrics\n"
    "sentences         'language': UAX #29 with the line-break rule and the language's corrections; 'uax29': the\n"
    "                  plain annex\n"
    "line_breaks       'wrap': a single line break is white space, except before a list item; 'break': it ends a\n"
    "                  sentence\n"
    "hyphens           'split': 'well-known' is two words; 'join': a hyphen between letters or digits joins them\n"
    "invalid           'replace': each ill-formed part counts as one U+FFFD; 'error': the first one raises\n"
    "words_per_minute  for the reading time\n"
    "spoken_numbers    whether syllables of English numbers are those of what is read aloud: 1984 has five, else one\n\n"
    "Raises TypeError or ValueError for misuse, unknown options included; Error with ERR_TG_INVALID and `offset`\n"
    "(code points of a str, bytes otherwise) under invalid='error'; MemoryError.\n\n"
    "Linear in the text; memory by the number of distinct words. The GIL is released for all but short texts, and\n"
    "signals are looked at between pieces of 4 MiB.");

PyDoc_STRVAR(
    analyze_batch_doc,
    "analyze_batch(texts, /, *, profile='unicode', language='en', encoding=None, counts='all', " OPTIONS_OF_AN_ANALYSIS
    "Measure many texts; return Columns, by the names of textgauge.counts and textgauge.metrics.\n\n"
    "texts  a sequence of str, bytes-like objects and None; or an Arrow array or stream of strings or binary, read\n"
    "       in place through __arrow_c_array__ or __arrow_c_stream__\n\n"
    "A column is a read-only memoryview with an item a text, which NumPy wraps without a copy: int64 of counts, -1\n"
    "where it is not defined; float64 of metrics, NaN where it is not defined. A text that is None or null has\n"
    "neither. The options and errors are those of analyze(), but for `top`; Error has the `index` of the text.");

PyDoc_STRVAR(
    word_frequencies_doc,
    "word_frequencies(text, /, *, ngram=1, across_sentences=False, stop_words=False, min_length=0, case='fold',\n"
    "                 numbers='keep', max_words=None, profile='unicode', language='en', encoding=None,\n"
    "                 sentences='language', line_breaks='wrap', hyphens='split', invalid='replace')\n--\n\n"
    "Count the distinct words of a text, or its n-grams; return a WordTable.\n\n"
    "text              as for analyze()\n"
    "ngram             1 to 5: runs of so many words, joined by one space, not over a word that is left out\n"
    "across_sentences  n-grams go on behind the end of a sentence\n"
    "stop_words        words that are left out, however they are written: True, those of the language (de en es fr\n"
    "                  hu it nl pl pt ru sv); or an iterable of str\n"
    "min_length        words of fewer code points, folded, are left out\n"
    "case              'fold': The, the and THE are one word; 'keep': words as they are written, in NFC\n"
    "numbers           words of digits alone: 'keep', 'drop', or 'mask': each is counted as #\n"
    "max_words         memory for so many distinct words: the most common ones, counts with an error (Space-Saving)\n\n"
    "The other options, and what is raised, are those of analyze(); Error with ERR_TG_UNSUPPORTED, too, where there\n"
    "are no stop words of the language. Linear in the text; memory by the number of distinct words. The GIL is released\n"
    "for all but short texts, and signals are looked at.");

PyDoc_STRVAR(segment_doc,
             "segment(" OPTIONS_OF_SEGMENTS
             "The segments of a text, lazily: an iterable of Segment, to be walked any number of times.\n\n"
             "text         as for analyze(). Segments of a str are str, of bytes bytes. A walk holds the buffer.\n"
             "granularity  'grapheme', 'word' or 'sentence' of UAX #29\n\n"
             "Ill-formed input is segmented as U+FFFD. The other options are those of analyze().");

PyDoc_STRVAR(
    boundaries_doc,
    "boundaries(" OPTIONS_OF_SEGMENTS
    "Where the segments of a text end, ascending: a read-only memoryview, which NumPy wraps without a copy.\n\n"
    "Items are uint32 (uint64 where 32 bits are too few for the length), in code points of a str, in bytes\n"
    "otherwise. The last is the length of the text. The arguments are those of segment().");

PyDoc_STRVAR(count_segments_doc,
             "count_segments(" OPTIONS_OF_SEGMENTS
             "How many segments a text has; 0 of an empty one. The arguments are those of segment().");

PyDoc_STRVAR(count_syllables_doc,
             "count_syllables(word, /, *, language='en', profile='unicode', spoken_numbers=False)\n--\n\n"
             "The syllables of a word, a str, by the rules that a report counts by: at least 1.\n\n"
             "Raises TypeError or ValueError for misuse; Error with ERR_TG_UNSUPPORTED for a language whose syllables\n"
             "are not known.");

PyDoc_STRVAR(detect_language_doc, "detect_language_of(text, /, *, encoding=None)\n--\n\n"
                                  "The tag of the language that a text is in, and the confidence.");

PyDoc_STRVAR(languages_doc, "language_rows($module, /)\n--\n\n(tag, name, bits of what is known) of each language.");

#define FAST(function) (PyCFunction)(void (*)(void))(function), METH_FASTCALL | METH_KEYWORDS

static PyMethodDef functions[] = {
    {"analyze", FAST(tgpy_analyze), analyze_doc},
    {"analyze_batch", FAST(tgpy_analyze_batch), analyze_batch_doc},
    {"word_frequencies", FAST(tgpy_word_frequencies), word_frequencies_doc},
    {"segment", FAST(tgpy_segment), segment_doc},
    {"boundaries", FAST(tgpy_boundaries), boundaries_doc},
    {"count_segments", FAST(tgpy_count_segments), count_segments_doc},
    {"count_syllables", FAST(tgpy_count_syllables), count_syllables_doc},
    {"detect_language_of", FAST(tgpy_detect_language), detect_language_doc},
    {"language_rows", tgpy_languages, METH_NOARGS, languages_doc},
    {"file_analyzer", (PyCFunction)(void (*)(void))tgpy_file_analyzer, METH_VARARGS | METH_KEYWORDS,
     PyDoc_STR("An Analyzer that takes bytes for UTF-16 where they begin with its byte order mark.")},
    {"take_words", tgpy_analyzer_take_words, METH_O,
     PyDoc_STR("take_words($module, analyzer, /)\n--\n\n"
               "The words of an Analyzer, its document ended, without a copy: it is as after reset() then.")},
    {NULL, NULL, 0, NULL},
};

/* ── State ── */

static PyObject *names_of(size_t total, const char *(*name)(size_t)) {
    PyObject *out = PyTuple_New((Py_ssize_t)total), *item;
    size_t i;

    for (i = 0; out && i < total; i++)
        if (!(item = tgpy_snake(name(i))) || PyTuple_SetItem(out, (Py_ssize_t)i, item) < 0) tgpy_set(&out, NULL);
    return out;
}

static int find_groups(tgpy_state *state) {
    static const char *const names[TGPY_GROUPS] = {"readability", "diversity", "readingTime"};
    size_t i;

    for (i = 0; i < tg_metric_total(); i++) {
        const char *group = tg_metric_group(i);
        unsigned char n = 0;
        while (n < TGPY_GROUPS && strcmp(group, names[n]) != 0) n++;
        if (n == TGPY_GROUPS) {
            PyErr_Format(PyExc_SystemError, "a Report has no part %s", group);
            return -1;
        }
        state->groups[i] = n;
    }
    return 0;
}

static int take_attribute(PyObject *from, const char *name, PyObject **out) {
    return (*out = PyObject_GetAttrString(from, name)) ? 0 : -1;
}

static int find_classes(tgpy_state *state) {
    const struct {
        const char *name;
        PyObject **out;
    } classes[] = {
        {"Error", &state->error},
        {"Report", &state->report},
        {"CommonWord", &state->common_word},
        {"Note", &state->note},
        {"Segment", &state->segment},
        {"Counts", &state->class_of_counts},
        {"Readability", &state->class_of_group[TGPY_READABILITY]},
        {"Diversity", &state->class_of_group[TGPY_DIVERSITY]},
        {"ReadingTime", &state->class_of_group[TGPY_READING_TIME]},
        {"Columns", &state->columns},
    };
    PyObject *types = PyImport_ImportModule("textgauge._types");
    size_t i;
    int bad = !types;

    for (i = 0; !bad && i < sizeof classes / sizeof *classes; i++)
        bad = take_attribute(types, classes[i].name, classes[i].out);
    Py_XDECREF(types);
    return bad;
}

static int find_methods(tgpy_state *state) {
    return take_attribute((PyObject *)&PyTuple_Type, "__new__", &state->tuple_new) ||
           take_attribute((PyObject *)&PyUnicode_Type, "isascii", &state->isascii);
}

static int make_names(tgpy_state *state) {
    if (!(state->counts = names_of(tg_count_total(), tg_count_name))) return -1;
    if (!(state->metrics = names_of(tg_metric_total(), tg_metric_name))) return -1;
    if (!(state->seconds = PyUnicode_InternFromString("seconds"))) return -1;
    if (!(state->profiles[TG_PROFILE_UNICODE] = PyUnicode_InternFromString("unicode"))) return -1;
    if (!(state->profiles[TG_PROFILE_CLASSIC] = PyUnicode_InternFromString("classic"))) return -1;
    return 0;
}

static int make_type(PyObject *module, PyType_Spec *spec, PyTypeObject **out) {
    *out = (PyTypeObject *)PyType_FromModuleAndSpec(module, spec, NULL);
    return *out ? 0 : -1;
}

static int publish(PyObject *module, tgpy_state *state) {
    return PyModule_AddStringConstant(module, "version", tg_version()) ||
           PyModule_AddStringConstant(module, "unicode_version", tg_unicode_version()) ||
           PyModule_AddObjectRef(module, "counts", state->counts) ||
           PyModule_AddObjectRef(module, "metrics", state->metrics) || PyModule_AddType(module, state->analyzer) ||
           PyModule_AddType(module, state->word_table) || PyModule_AddType(module, state->segments);
}

static int module_exec(PyObject *module) {
    tgpy_state *state = PyModule_GetState(module);

    tg_options_init(&state->defaults, sizeof state->defaults);
    if (make_type(module, &tgpy_measures_spec, &state->measures) ||
        make_type(module, &tgpy_memory_spec, &state->memory) ||
        make_type(module, &tgpy_analyzer_spec, &state->analyzer) ||
        make_type(module, &tgpy_word_table_spec, &state->word_table) ||
        make_type(module, &tgpy_segments_spec, &state->segments) ||
        make_type(module, &tgpy_iterator_spec, &state->iterator))
        return -1;
    if (PyModule_AddType(module, state->measures)) return -1; /* of which textgauge._types makes subclasses */
    if (find_classes(state) || find_methods(state) || make_names(state) || find_groups(state)) return -1;
    return publish(module, state) ? -1 : 0;
}

/* All that the state holds, one after the other. */
#define EACH(state, visit)     \
  visit((state)->measures);    \
  visit((state)->memory);      \
  visit((state)->analyzer);    \
  visit((state)->word_table);  \
  visit((state)->segments);    \
  visit((state)->iterator);    \
  visit((state)->error);       \
  visit((state)->report);      \
  visit((state)->common_word); \
  visit((state)->note);        \
  visit((state)->segment);     \
  visit((state)->tuple_new);   \
  visit((state)->isascii);     \
  visit((state)->counts);      \
  visit((state)->metrics);     \
  visit((state)->seconds);     \
  visit((state)->profiles[0]); \
  visit((state)->profiles[1])

static int module_traverse(PyObject *module, visitproc visit, void *arg) {
    tgpy_state *state = PyModule_GetState(module);

    if (!state) return 0;
    EACH(state, Py_VISIT);
    return 0;
}

static int module_clear(PyObject *module) {
    tgpy_state *state = PyModule_GetState(module);

    if (!state) return 0;
    EACH(state, Py_CLEAR);
    return 0;
}

static void module_free(void *module) {
    module_clear(module);
}

/* The limited API of 3.11 does not have these names yet; who reads them asks for the version first. */
#ifndef Py_mod_multiple_interpreters
#  define Py_mod_multiple_interpreters 3
#  define Py_MOD_PER_INTERPRETER_GIL_SUPPORTED ((void *)2)
#endif

/* A Python that does not know a slot refuses the module: those are behind the end that it sees. */
static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, module_exec},
#ifdef Py_mod_gil
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
    {0, NULL},
};

static PyModuleDef_Slot *slots(void) {
#ifdef Py_LIMITED_API
    unsigned long version = Py_Version;
#else
    unsigned long version = PY_VERSION_HEX;
#endif
    size_t i;

    for (i = 0; module_slots[i].slot; i++)
        if (module_slots[i].slot == Py_mod_multiple_interpreters && version < 0x030C0000) module_slots[i].slot = 0;
    return module_slots;
}

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "textgauge._core",
    .m_doc = PyDoc_STR("The C core of textgauge. Use the package textgauge."),
    .m_size = sizeof(tgpy_state),
    .m_methods = functions,
    .m_traverse = module_traverse,
    .m_clear = module_clear,
    .m_free = module_free,
};

PyMODINIT_FUNC PyInit__core(void) {
    module_def.m_slots = slots();
    return PyModuleDef_Init(&module_def);
}
