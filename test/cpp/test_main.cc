/*
 * test_main: run the suites of include/textgauge.hpp.
 *
 *   tests [suite…]    all of them, or those named; exit status 1 if a case failed, 2 if there is no such suite
 */
#include "suites.h"
#include "test.h"

static const test_suite suites[] = {
    {"result", result_test},     {"report", report_test},       {"analyzer", analyzer_test},
    {"segments", segments_test}, {"segmenter", segmenter_test}, {"visit", visit_test},
    {"words", words_test},       {"throw", throw_test},         {"vectors", vectors_test},
};

int main(int argc, char **argv) {
    return test_main(suites, sizeof suites / sizeof suites[0], argc, argv);
}
