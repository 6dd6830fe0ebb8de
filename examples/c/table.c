/* The table of examples/README.md, of a file: cc -Iinclude examples/c/table.c build/libtextgauge.a -o table && ./table file */
#include <stdio.h>

#include "textgauge.h"

static const tg_metric scores[] = {
    TG_METRIC_FLESCH_READING_EASE, TG_METRIC_FLESCH_KINCAID_GRADE,  TG_METRIC_GUNNING_FOG, TG_METRIC_SMOG,
    TG_METRIC_COLEMAN_LIAU,        TG_METRIC_AUTOMATED_READABILITY, TG_METRIC_LIX,         TG_METRIC_RIX,
    TG_METRIC_TYPE_TOKEN_RATIO,    TG_METRIC_READING_TIME,
};

static tg_status measure(FILE *file, tg_report **out) {
    char piece[65536];
    tg_analyzer *analyzer;
    tg_options options;
    tg_status status;
    size_t n;

    tg_options_init(&options, sizeof options);
    options.encoding = TG_ENCODING_BY_MARK; /* as files are: UTF-8, or UTF-16 by their mark */
    if ((status = tg_analyzer_new(&options, &analyzer)) != TG_OK) return status;
    while (status == TG_OK && (n = fread(piece, 1, sizeof piece, file)) > 0)
        status = tg_analyzer_write(analyzer, piece, n);
    if (status == TG_OK) status = tg_analyzer_finish(analyzer, out);
    tg_analyzer_free(analyzer);
    return status;
}

static void print(const tg_report *report) {
    const char *word;
    uint64_t count;
    size_t i;

    printf("counts\n");
    for (i = 0; i < TG_COUNT_ALL_; i++)
        printf("%16llu  %s\n", (unsigned long long)tg_report_count(report, (tg_count)i), tg_count_name(i));
    printf("scores\n");
    for (i = 0; i < sizeof scores / sizeof *scores; i++) {
        double score = tg_report_metric(report, scores[i]);
        if (score != score) printf("%16s  %s\n", "-", tg_metric_name(scores[i]));
        else printf("%16.6f  %s\n", score, tg_metric_name(scores[i]));
    }
    printf("top words\n");
    for (i = 0; tg_report_top(report, i, &word, NULL, &count) == TG_OK; i++)
        printf("%16llu  %s\n", (unsigned long long)count, word);
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    tg_report *report = NULL;
    tg_status status;
    int bad;

    if (!file) {
        fprintf(stderr, argc == 2 ? "table: no such file\n" : "usage: table FILE\n");
        return 1;
    }
    status = measure(file, &report);
    bad = ferror(file);
    fclose(file);
    if (status != TG_OK) fprintf(stderr, "table: %s\n", tg_status_message(status));
    else if (bad) fprintf(stderr, "table: the file cannot be read\n");
    else print(report);
    tg_report_free(report);
    return status != TG_OK || bad;
}
