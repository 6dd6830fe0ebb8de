/* Measures standard input, however long it is: cc -Iinclude examples/c/report.c build/libtextgauge.a -o report */
#include <stdio.h>

#include "textgauge.h"

int main(void) {
    char piece[65536];
    size_t n, i;
    tg_analyzer *analyzer;
    tg_report *report;

    if (tg_analyzer_new(NULL, &analyzer) != TG_OK) return 1;
    while ((n = fread(piece, 1, sizeof piece, stdin)) > 0)
        if (tg_analyzer_write(analyzer, piece, n) != TG_OK) return 1;
    if (tg_analyzer_finish(analyzer, &report) != TG_OK) return 1;

    printf("words      %llu\n", (unsigned long long)tg_report_count(report, TG_COUNT_WORDS));
    printf("sentences  %llu\n", (unsigned long long)tg_report_count(report, TG_COUNT_SENTENCES));
    printf("flesch     %.2f\n", tg_report_metric(report, TG_METRIC_FLESCH_READING_EASE));
    for (i = 0; i < tg_report_top_size(report) && i < 3; i++) {
        const char *word;
        uint64_t count;
        tg_report_top(report, i, &word, NULL, &count);
        printf("%-10s %llu\n", word, (unsigned long long)count);
    }
    tg_report_free(report);
    tg_analyzer_free(analyzer);
    return 0;
}
