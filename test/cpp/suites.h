/* suites: the tests of include/textgauge.hpp, and what they share. */
#ifndef TG_TEST_CPP_SUITES_H
#define TG_TEST_CPP_SUITES_H

#include <string_view>

#include "test.h"
#include "textgauge.hpp"

void result_test();
void report_test();
void analyzer_test();
void segments_test();
void segmenter_test();
void visit_test();
void words_test();
void throw_test();
void vectors_test();

/* As in test.h, with the casts of C++. */
#undef CHECK_EQ_INT
#define CHECK_EQ_INT(a, b) test_eq_int(__FILE__, __LINE__, #a, static_cast<long long>(a), static_cast<long long>(b))

/* A string_view against a literal. */
#define CHECK_TEXT(view, literal) check_text(__FILE__, __LINE__, #view, (view), (literal))

inline void check_text(const char *file, int line, const char *what, std::string_view found,
                       std::string_view expected) {
    test_eq_str(file, line, what, found.data(), found.size(), expected.data(), expected.size());
}

/* The status of a result. */
#define CHECK_STATUS(found, wanted) CHECK_EQ_INT((found).error().status(), (wanted))

#endif
