/* bench/analyze: the whole default report of a file through the C API, side by side with what bounds it from above (a
 * plain read of the same bytes) and what a careful programmer writes by hand (a byte loop that counts words).
 *
 *   analyze FILE [rounds]     medians of `rounds` (9); the input is one buffer, read beforehand */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common.h"
#include "textgauge.h"

typedef uint64_t (*job)(const unsigned char *text, size_t len);

static uint64_t plain_read(const unsigned char *text, size_t len) {
    uint64_t sum = 0, word;
    size_t i;
    for (i = 0; i + sizeof word <= len; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        sum ^= word;
    }
    return sum;
}

static uint64_t word_loop(const unsigned char *text, size_t len) {
    uint64_t words = 0;
    int inside = 0;
    for (size_t i = 0; i < len; i++) {
        int space = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

static uint64_t measure(const unsigned char *text, size_t len, const tg_options *options, tg_count which) {
    tg_report *report;
    uint64_t n;
    if (tg_analyze(text, len, options, &report, NULL) != TG_OK) return 0;
    n = tg_report_count(report, which);
    tg_report_free(report);
    return n;
}

static uint64_t whole_report(const unsigned char *text, size_t len) {
    return measure(text, len, NULL, TG_COUNT_WORDS);
}

static uint64_t space_words(const unsigned char *text, size_t len) {
    tg_options options;
    tg_options_init(&options, sizeof options);
    options.counts = UINT64_C(1) << TG_COUNT_SPACE_WORDS;
    memset(options.metrics, 0, sizeof options.metrics);
    options.top = 0;
    return measure(text, len, &options, TG_COUNT_SPACE_WORDS);
}

static uint64_t segments(tg_granularity granularity, const unsigned char *text, size_t len) {
    uint64_t n = 0;
    return tg_count_segments(granularity, text, len, NULL, &n) == TG_OK ? n : 0;
}

static uint64_t word_segments(const unsigned char *text, size_t len) {
    return segments(TG_WORDS, text, len);
}

static uint64_t sentence_segments(const unsigned char *text, size_t len) {
    return segments(TG_SENTENCES, text, len);
}

static const struct {
    const char *name;
    job run;
} jobs[] = {
    {"plain read", plain_read},
    {"hand-written white-space words", word_loop},
    {"tg_analyze, white-space words only", space_words},
    {"tg_count_segments, words", word_segments},
    {"tg_count_segments, sentences", sentence_segments},
    {"tg_analyze, whole default report", whole_report},
};

#define JOBS (sizeof jobs / sizeof jobs[0])

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void print_cpu(void) {
    char line[256];
    FILE *f = fopen("/proc/cpuinfo", "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, "model name", 10) != 0) continue;
        printf("CPU %s", strchr(line, ':') + 2);
        break;
    }
    if (f) fclose(f);
}

int main(int argc, char **argv) {
    enum { MOST = 101 };
    double times[JOBS][MOST], read_speed = 0;
    uint64_t answers[JOBS];
    int rounds = argc > 2 ? atoi(argv[2]) : 9;
    size_t len = 0;
    unsigned char *text = argc > 1 ? bench_read_file(argv[1], &len) : NULL;

    if (!text || !len || rounds < 1 || rounds > MOST) {
        fprintf(stderr, "usage: analyze FILE [rounds, 1 to %d]\n", MOST);
        return 2;
    }
    print_cpu();
    printf("textgauge %s, Unicode %s, %.2f MB, medians of %d rounds\n", tg_version(), tg_unicode_version(),
           (double)len * 1e-6, rounds);
    for (int r = -1; r < rounds; r++) { /* round -1 warms up; jobs take turns, so that a slow moment hits all */
        for (size_t j = 0; j < JOBS; j++) {
            double begin = now();
            answers[j] = jobs[j].run(text, len);
            if (r >= 0) times[j][r] = now() - begin;
        }
    }
    printf("%-36s %10s %10s %20s\n", "", "MB/s", "of a read", "answer");
    for (size_t j = 0; j < JOBS; j++) {
        double speed;
        qsort(times[j], (size_t)rounds, sizeof times[j][0], bench_by_value);
        speed = (double)len * 1e-6 / times[j][rounds / 2];
        if (j == 0) read_speed = speed;
        printf("%-36s %10.1f %9.2f%% %20llu\n", jobs[j].name, speed, 100 * speed / read_speed,
               (unsigned long long)answers[j]);
    }
    free(text);
    return 0;
}
