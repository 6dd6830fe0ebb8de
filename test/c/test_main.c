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
void table_attack_test(void);
void select_test(void);
void lang_test(void);
void language_test(void);
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
void words_test(void);
void words_differential_test(void);
void words_memory_test(void);
void vectors_test(void);
void differential_test(void);
void guard_test(void);
void guard_change_test(void);
void pool_test(void);
void job_source_test(void);
void job_test(void);
void job_life_test(void);
void job_file_test(void);

static const test_suite suites[] = {
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
    {"table_attack", table_attack_test},
    {"select", select_test},
    {"lang", lang_test},
    {"language", language_test},
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
    {"words", words_test},
    {"words_differential", words_differential_test},
    {"words_memory", words_memory_test},
    {"vectors", vectors_test},
    {"differential", differential_test},
    {"guard", guard_test},
    {"guard_change", guard_change_test},
    {"pool", pool_test},
    {"job_source", job_source_test},
    {"job", job_test},
    {"job_life", job_life_test},
    {"job_file", job_file_test},
};

int main(int argc, char **argv) {
    return test_main(suites, sizeof suites / sizeof suites[0], argc, argv);
}
