/* Prints the report of standard input, made by the C library, one `name value` a line; metrics as the bits of a double. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "textgauge.h"

static char *read_all(FILE *file, size_t *len) {
    size_t cap = 1 << 20, n;
    char *text = malloc(cap);

    for (*len = 0; text && (n = fread(text + *len, 1, cap - *len, file)) > 0;)
        if ((*len += n) == cap) text = realloc(text, cap *= 2);
    return text;
}

static void print_report(const tg_report *report) {
    const char *word;
    size_t i, len;
    uint64_t count, bits;

    for (i = 0; i < tg_count_total(); i++)
        printf("%s %" PRIu64 "\n", tg_count_name(i), tg_report_count(report, (tg_count)i));
    for (i = 0; i < tg_metric_total(); i++) {
        double value = tg_report_metric(report, (tg_metric)i);
        memcpy(&bits, &value, sizeof bits);
        printf("%s %016" PRIx64 "\n", tg_metric_name(i), bits);
    }
    for (i = 0; tg_report_top(report, i, &word, &len, &count) == TG_OK; i++)
        printf("top %.*s %" PRIu64 "\n", (int)len, word, count);
}

int main(void) {
    size_t len;
    char *text = read_all(stdin, &len);
    tg_report *report;
    tg_options options;

    tg_options_init(&options, sizeof options);
    memset(options.metrics, 0xFF, sizeof options.metrics); /* all of them */
    if (!text || tg_analyze(text, len, &options, &report, NULL) != TG_OK) return 1;
    print_report(report);
    tg_report_free(report);
    free(text);
    return 0;
}
