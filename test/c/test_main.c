/*
 * test_main: run the suites of the C core.
 *
 *   tests [suite…]    all of them, or those named; exit status 1 if a case failed, 2 if there is no such suite
 */
#include "test.h"

void ucd_test(void);
void fold_test(void);
void reference_test(void);
void grapheme_test(void);
void word_test(void);
void sentence_test(void);
void kernels_test(void);
void fmath_test(void);
void fmath_log_test(void);
void transcode_test(void);
void table_test(void);
void select_test(void);
void lang_test(void);
void metrics_test(void);
void text_analysis_test(void);
void status_test(void);
void options_test(void);
void report_test(void);
void pieces_test(void);
void invalid_test(void);
void analyzer_test(void);
void codec_test(void);
void codec_damage_test(void);
void boundaries_test(void);
void tally_test(void);
void parts_test(void);
void parts_misuse_test(void);
void copies_test(void);
void mem_test(void);
void visit_test(void);
void vectors_test(void);
void differential_test(void);
void guard_test(void);
void pool_test(void);
void job_test(void);

static const struct {
    const char *name;
    void (*run)(void);
} suites[] = {
    {"ucd", ucd_test},
    {"fold", fold_test},
    {"reference", reference_test},
    {"grapheme", grapheme_test},
    {"word", word_test},
    {"sentence", sentence_test},
    {"kernels", kernels_test},
    {"fmath", fmath_test},
    {"fmath_log", fmath_log_test},
    {"transcode", transcode_test},
    {"table", table_test},
    {"select", select_test},
    {"lang", lang_test},
    {"metrics", metrics_test},
    {"text_analysis", text_analysis_test},
    {"status", status_test},
    {"options", options_test},
    {"report", report_test},
    {"pieces", pieces_test},
    {"invalid", invalid_test},
    {"analyzer", analyzer_test},
    {"codec", codec_test},
    {"codec_damage", codec_damage_test},
    {"boundaries", boundaries_test},
    {"tally", tally_test},
    {"parts", parts_test},
    {"parts_misuse", parts_misuse_test},
    {"copies", copies_test},
    {"mem", mem_test},
    {"visit", visit_test},
    {"vectors", vectors_test},
    {"differential", differential_test},
    {"guard", guard_test},
    {"pool", pool_test},
    {"job", job_test},
};

#define SUITES (sizeof suites / sizeof suites[0])

int test_failures;
int test_checks;

static const char *current;
static int failed_before; /* test_failures when the current case began */
static int passed, failed, skipped;
static int left_out; /* the case under way */

static void end_case(void) {
    if (!current) return;
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

static void run_suite(size_t i) {
    suites[i].run();
    end_case();
}

static int run_named(const char *arg) {
    for (size_t i = 0; i < SUITES; i++) {
        if (!is_suite(suites[i].name, arg)) continue;
        run_suite(i);
        return 1;
    }
    fprintf(stderr, "no suite %s\n", arg);
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        for (size_t i = 0; i < SUITES; i++) run_suite(i);
    }
    for (int i = 1; i < argc; i++) {
        if (!run_named(argv[i])) return 2;
    }
    printf("%d passed, %d failed", passed, failed);
    printf(skipped ? ", %d skipped\n" : "\n", skipped);
    return failed > 0 || test_failures > 0;
}
