/* test: a harness as small as it can be, for C and C++. A suite is a function `void name_test(void)` in a row of main. */
#ifndef TG_TEST_H
#define TG_TEST_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct test_suite {
    const char *name;
    void (*run)(void);
} test_suite;

/** Run the suites named by the arguments, all without one. @return what main does: 1 if a case failed, 2 for no suite. */
int test_main(const test_suite *suites, size_t count, int argc, char **argv);

/* The case under way: begun by test_case, ended by the next one. It fails if any CHECK in it does. */
extern int test_failures;
extern int test_checks;

/** Begin a test case. `description` is printed when it fails; it must live until the next test_case. */
void test_case(const char *description);

/** The case under way cannot be had here. `why` is printed: "left out: …". */
void test_skip(const char *why);

/** Count a check that failed, and print where. */
void test_fail(const char *file, int line);

/** Print at most 200 bytes, in double quotes, what is not printable ASCII as \xHH. */
void test_print_bytes(const char *what, const char *bytes, size_t len);

/* Does AddressSanitizer watch? It is some four times slower. */
#if defined(__SANITIZE_ADDRESS__)
#  define TEST_ASAN 1
#elif defined(__has_feature)
#  if __has_feature(address_sanitizer)
#    define TEST_ASAN 1
#  endif
#endif
#ifndef TEST_ASAN
#  define TEST_ASAN 0
#endif

#if defined(__SANITIZE_THREAD__)
#  define TEST_TSAN 1
#elif defined(__has_feature)
#  if __has_feature(thread_sanitizer)
#    define TEST_TSAN 1
#  endif
#endif
#ifndef TEST_TSAN
#  define TEST_TSAN 0
#endif

/* Is everything here many times slower? Under a sanitizer, and where the build says so: of a machine that is emulated. */
#ifndef TEST_SLOW
#  define TEST_SLOW (TEST_TSAN || TEST_ASAN)
#endif

#define CHECK(cond)                        \
  do {                                     \
    test_checks++;                         \
    if (!(cond)) {                         \
      test_fail(__FILE__, __LINE__);       \
      printf("    not true: %s\n", #cond); \
    }                                      \
  } while (0)

/* Any integers, compared as long long. */
#define CHECK_EQ_INT(a, b) test_eq_int(__FILE__, __LINE__, #a, (long long)(a), (long long)(b))

/* `len` bytes at `ptr` are those of the string literal. */
#define CHECK_EQ_STR(ptr, len, literal) \
  test_eq_str(__FILE__, __LINE__, #ptr, (ptr), (len), "" literal, sizeof(literal) - 1)

/* Bit equality: NaN is equal to the same NaN, 0.0 is not equal to -0.0. */
#define CHECK_SAME_DOUBLE(a, b) test_same_double(__FILE__, __LINE__, #a, (a), (b))

void test_eq_int(const char *file, int line, const char *what, long long found, long long expected);
void test_eq_str(const char *file, int line, const char *what, const char *found, size_t found_len,
                 const char *expected, size_t expected_len);
void test_same_double(const char *file, int line, const char *what, double found, double expected);

#ifdef __cplusplus
}
#endif

#endif
