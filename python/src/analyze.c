/* analyze: one text in one call. */
#include "tgpy.h"

PyObject *tgpy_analyze(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *names) {
    tgpy_state *state = PyModule_GetState(module);
    tgpy_options options;
    tgpy_text text;
    tg_report *report = NULL;
    int bad;

    if (tgpy_options_fast(state, "analyze", TGPY_ANALYSIS | TGPY_AUTO, args, nargs, names, &options) < 0) return NULL;
    if (tgpy_text_take_encoded(state, args[0], "the text", &options, &text) < 0) return NULL;
    bad = tgpy_options_detect(state, &text, &options) || tgpy_text_make_ready(&text) ||
          tgpy_measure(state, &text, &options, &report);
    tgpy_text_drop(&text);
    return bad ? NULL : tgpy_report(state, report, &options.tg);
}
