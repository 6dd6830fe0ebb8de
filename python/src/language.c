/* language: what is known of languages, the syllables of a word, and which language a text is in. */
#include "tgpy.h"

/* ── Syllables ── */

PyObject *tgpy_count_syllables(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyModule_GetState(module);
    tgpy_options options;
    PyObject *word;
    uint32_t count = 0;
    tg_status status;

    if (tgpy_options_fast(state, "count_syllables", TGPY_LANGUAGE | TGPY_PROFILE | TGPY_SPOKEN_NUMBERS, args, nargs,
                          names, &options) < 0)
        return NULL;
    if (!PyUnicode_Check(args[0])) {
        tgpy_wrong_type("the word", "a str", args[0]);
        return NULL;
    }
    if (!(word = PyUnicode_AsEncodedString(args[0], "utf-8", "surrogatepass"))) return NULL;
    status = tg_count_syllables(PyBytes_AsString(word), (size_t)PyBytes_Size(word), &options.tg, &count);
    Py_DECREF(word);
    return status == TG_OK ? PyLong_FromUnsignedLong(count) : tgpy_fail(state, status, 0, -1);
}

/* ── Detection ── */

static PyObject *detected(tgpy_state *state, const void *text, size_t len, const tg_options *options) {
    const tg_language *language = NULL;
    double confidence = 0;
    tg_status status = tg_detect_language(text, len, options, &language, &confidence);

    if (status != TG_OK) return tgpy_fail(state, status, 0, -1);
    return Py_BuildValue("(sd)", tg_language_tag(language), confidence);
}

static PyObject *detected_of_str(tgpy_state *state, PyObject *text, const tg_options *options) {
    PyObject *start = PyUnicode_Substring(text, 0, TG_DETECT_CHARACTERS);
    PyObject *bytes = start ? PyUnicode_AsEncodedString(start, "utf-8", "surrogatepass") : NULL, *out = NULL;

    if (bytes) out = detected(state, PyBytes_AsString(bytes), (size_t)PyBytes_Size(bytes), options);
    Py_XDECREF(bytes);
    Py_XDECREF(start);
    return out;
}

PyObject *tgpy_detect_language(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyModule_GetState(module);
    tgpy_options options;
    tgpy_text text;
    PyObject *out;

    if (tgpy_options_fast(state, "detect_language", TGPY_ENCODING, args, nargs, names, &options) < 0 ||
        tgpy_text_take_encoded(state, args[0], "the text", &options, &text) < 0)
        return NULL;
    if (text.str) {
        options.tg.encoding = TG_ENCODING_UTF8;
        out = detected_of_str(state, args[0], &options.tg);
    } else {
        out = detected(state, text.data, text.len, &options.tg);
    }
    tgpy_text_drop(&text);
    return out;
}

int tgpy_options_detect(tgpy_state *state, const tgpy_text *text, tgpy_options *options) {
    tg_options own = options->tg;
    PyObject *found;
    const char *tag;
    double confidence;
    int bad;

    if (!options->detect) return 0;
    if (text->str) own.encoding = TG_ENCODING_UTF8;
    found = text->str ? detected_of_str(state, text->str, &own) : detected(state, text->data, text->len, &own);
    bad = !found || !PyArg_ParseTuple(found, "sd", &tag, &confidence);
    if (!bad) {
        PyOS_snprintf(options->language, sizeof options->language, "%s", tag);
        options->tg.language = options->language;
    }
    Py_XDECREF(found);
    return bad ? -1 : 0;
}

/* ── The table ── */

/* (tag, name, bits of tg_known) of each language */
PyObject *tgpy_languages(PyObject *module, PyObject *ignored) {
    PyObject *out = PyList_New(0), *row;
    size_t i;

    (void)module;
    (void)ignored;
    for (i = 0; out && i < tg_language_total(); i++) {
        const tg_language *language = tg_language_at(i);
        row = Py_BuildValue("(ssI)", tg_language_tag(language), tg_language_name(language),
                            (unsigned)tg_language_knows(language));
        if (!row || PyList_Append(out, row) < 0) tgpy_set(&out, NULL);
        Py_XDECREF(row);
    }
    return out;
}
