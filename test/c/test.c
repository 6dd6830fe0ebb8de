/* test: the harness, see test.h. */
#include "test.h"

#include <stdlib.h>
#include <time.h>

int test_failures;
int test_checks;

static const char *current;
static int failed_before; /* test_failures when the current case began */
static int passed, failed, skipped;
static int left_out;  /* the case under way */
static clock_t begun; /* it was; of all threads */

/* WebAssembly has no such clock. */
static clock_t now(void) {
#ifdef __wasm__
    return 0;
#else
    return clock();
#endif
}

/* With TEXTGAUGE_TIMES in the environment: a case that takes a tenth of a second of the CPU, or more. */
static void tell_time(void) {
    double seconds = (double)(now() - begun) / CLOCKS_PER_SEC;

    if (seconds >= 0.1 && getenv("TEXTGAUGE_TIMES")) printf("%6.1f s  %s\n", seconds, current);
}

static void end_case(void) {
    if (!current) return;
    tell_time();
    if (test_failures > failed_before) failed++;
    else if (left_out) skipped++;
    else passed++;
    current = NULL;
    left_out = 0;
}

void test_case(const char *description) {
    end_case();
    current = description;
    failed_before = test_failures;
    begun = now();
}

void test_skip(const char *why) {
    left_out = 1;
    printf("left out: %s\n", why);
}

void test_fail(const char *file, int line) {
    test_failures++;
    printf("%s:%d: %s\n", file, line, current ? current : "(no case)");
}

void test_print_bytes(const char *what, const char *bytes, size_t len) {
    size_t i, shown = len < 200 ? len : 200;

    printf("    %s (%zu bytes): \"", what, len);
    for (i = 0; i < shown; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') putchar(c);
        else printf("\\x%02X", c);
    }
    printf("\"%s\n", shown < len ? " …" : "");
}

void test_eq_int(const char *file, int line, const char *what, long long found, long long expected) {
    test_checks++;
    if (found == expected) return;
    test_fail(file, line);
    printf("    %s is %lld, not %lld\n", what, found, expected);
}

void test_eq_str(const char *file, int line, const char *what, const char *found, size_t found_len,
                 const char *expected, size_t expected_len) {
    test_checks++;
    if (found_len == expected_len && (found_len == 0 || memcmp(found, expected, found_len) == 0)) return;
    test_fail(file, line);
    test_print_bytes(what, found, found_len);
    test_print_bytes("expected", expected, expected_len);
}

void test_same_double(const char *file, int line, const char *what, double found, double expected) {
    test_checks++;
    if (memcmp(&found, &expected, sizeof found) == 0) return;
    test_fail(file, line);
    printf("    %s is %.17g, not %.17g\n", what, found, expected);
}

/* `_test` behind the name is allowed. */
static int is_suite(const char *name, const char *arg) {
    size_t len = strlen(name);
    return strncmp(name, arg, len) == 0 && (arg[len] == '\0' || strcmp(arg + len, "_test") == 0);
}

static void run_suite(const test_suite *suite) {
    suite->run();
    end_case();
}

static int run_named(const test_suite *suites, size_t count, const char *arg) {
    for (size_t i = 0; i < count; i++) {
        if (!is_suite(suites[i].name, arg)) continue;
        run_suite(&suites[i]);
        return 1;
    }
    fprintf(stderr, "no suite %s\n", arg);
    return 0;
}

int test_main(const test_suite *suites, size_t count, int argc, char **argv) {
    if (argc < 2) {
        for (size_t i = 0; i < count; i++) run_suite(&suites[i]);
    }
    for (int i = 1; i < argc; i++) {
        if (!run_named(suites, count, argv[i])) return 2;
    }
    printf("%d passed, %d failed", passed, failed);
    printf(skipped ? ", %d skipped\n" : "\n", skipped);
    return failed > 0 || test_failures > 0;
}
