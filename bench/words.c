/*
 * bench/words: every distinct word of a file with its count, the most common first, ties by their bytes: by textgauge in one
 * call, and as a job off the caller's thread, on one thread and on two (full UAX #29 and folding), beside a plain read and what a careful programmer writes by hand: words
 * between white space, ASCII in lower case, byte by byte into FNV-1a, open addressing, one sort at the end.
 *
 *   words FILE [rounds]     medians of `rounds` (5); the input is one buffer, read beforehand
 *
 * A line each: name, seconds, distinct words, words; separated by tabs.
 */
#define _POSIX_C_SOURCE 200809L
#include "../src/host/thread.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../src/host/job.h"
#include "../src/host/pool.h"
#include "common.h"
#include "watch.h"

typedef struct answer {
    uint64_t distinct, words;
} answer;

static answer plain_read(const unsigned char *text, size_t len) {
    answer a = {0, 0};
    uint64_t word;
    size_t i;
    for (i = 0; i + sizeof word <= len; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        a.words ^= word;
    }
    return a;
}

/* ── By hand ── */

typedef struct counted {
    const char *word; /* in the text, in lower case */
    uint32_t len, hash;
    uint64_t count;
} counted;

static size_t grow(counted **slots, size_t cap) {
    size_t wide = cap ? 2 * cap : 1 << 16;
    counted *new = calloc(wide, sizeof *new);

    if (!new) exit(1);
    for (size_t i = 0; i < cap; i++) {
        size_t k = (*slots)[i].hash & (wide - 1);
        if (!(*slots)[i].count) continue;
        while (new[k].count) k = (k + 1) & (wide - 1);
        new[k] = (*slots)[i];
    }
    free(*slots);
    *slots = new;
    return wide;
}

static int by_count(const void *a, const void *b) {
    const counted *x = a, *y = b;
    int order;

    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    order = memcmp(x->word, y->word, x->len < y->len ? x->len : y->len);
    return order ? order : (x->len > y->len) - (x->len < y->len);
}

static int is_space(unsigned char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The text is in a copy of its own, which becomes lower case. */
static answer by_hand(const unsigned char *text, size_t len) {
    char *copy = malloc(len + 1);
    counted *slots = NULL;
    size_t cap = grow(&slots, 0), used = 0, i = 0;
    answer a = {0, 0};

    if (!copy) exit(1);
    while (i < len) {
        uint32_t hash = 2166136261u;
        size_t begin, k;
        while (i < len && is_space(text[i])) i++;
        for (begin = i; i < len && !is_space(text[i]); i++) {
            unsigned char c = text[i];
            if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
            copy[i] = (char)c;
            hash = (hash ^ c) * 16777619u;
        }
        if (i == begin) break;
        a.words++;
        for (k = hash & (cap - 1); slots[k].count; k = (k + 1) & (cap - 1))
            if (slots[k].hash == hash && slots[k].len == i - begin && !memcmp(slots[k].word, copy + begin, i - begin))
                break;
        if (!slots[k].count) {
            slots[k].word = copy + begin;
            slots[k].len = (uint32_t)(i - begin);
            slots[k].hash = hash;
            used++;
        }
        slots[k].count++;
        if (used > cap / 2) cap = grow(&slots, cap);
    }
    for (size_t k = i = 0; k < cap; k++)
        if (slots[k].count) slots[i++] = slots[k];
    qsort(slots, used, sizeof *slots, by_count);
    a.distinct = used;
    free(slots);
    free(copy);
    return a;
}

/* ── textgauge ── */

static tg_options options_for(uint32_t top) {
    tg_options o;

    tg_options_init(&o, sizeof o);
    o.counts = UINT64_C(1) << TG_COUNT_WORDS | UINT64_C(1) << TG_COUNT_UNIQUE_WORDS;
    memset(o.metrics, 0, sizeof o.metrics);
    o.top = top;
    return o;
}

static answer answer_of(tg_report *report) {
    answer a = {tg_report_count(report, TG_COUNT_UNIQUE_WORDS), tg_report_count(report, TG_COUNT_WORDS)};
    tg_report_free(report);
    return a;
}

static answer by_report(const unsigned char *text, size_t len, uint32_t top) {
    tg_options o = options_for(top);
    tg_report *report;

    if (tg_analyze(text, len, &o, &report, NULL) != TG_OK) exit(1);
    return answer_of(report);
}

static answer all_words(const unsigned char *text, size_t len) {
    return by_report(text, len, UINT32_MAX);
}

static answer first_100(const unsigned char *text, size_t len) {
    return by_report(text, len, 100);
}

static answer by_job(const unsigned char *text, size_t len, uint32_t top, unsigned threads) {
    bench_watch w = BENCH_WATCH;
    tg_job_events events = {NULL, bench_finished, &w};
    tg_options o = options_for(top);
    tg_job *job;
    answer a;

    tg_pool_set_threads(threads);
    if (tg_job_new(TG_JOB_ANALYZE, TG_WORDS, &o, &events, &job) != TG_OK) exit(1);
    tg_job_borrow(job, text, len);
    if (tg_job_start(job) != TG_OK) exit(1);
    bench_wait(&w);
    a = answer_of(tg_job_take_report(job));
    tg_job_free(job);
    return a;
}

static answer all_words_by_one(const unsigned char *text, size_t len) {
    return by_job(text, len, UINT32_MAX, 1);
}

static answer all_words_by_two(const unsigned char *text, size_t len) {
    return by_job(text, len, UINT32_MAX, 2);
}

static answer first_100_by_one(const unsigned char *text, size_t len) {
    return by_job(text, len, 100, 1);
}

static answer first_100_by_two(const unsigned char *text, size_t len) {
    return by_job(text, len, 100, 2);
}

/* ── Rounds ── */

static const struct {
    const char *name;
    answer (*run)(const unsigned char *text, size_t len);
} contestants[] = {
    {"plain read", plain_read},
    {"C by hand, all sorted", by_hand},
    {"textgauge, all sorted", all_words},
    {"textgauge, first 100", first_100},
    {"as a job, all sorted, 1 thread", all_words_by_one},
    {"as a job, all sorted, 2 threads", all_words_by_two},
    {"as a job, first 100, 1 thread", first_100_by_one},
    {"as a job, first 100, 2 threads", first_100_by_two},
};

#define COUNT (sizeof contestants / sizeof contestants[0])

int main(int argc, char **argv) {
    enum { MOST = 101 };
    static double times[COUNT][MOST];
    answer answers[COUNT];
    int rounds = argc > 2 ? atoi(argv[2]) : 5;
    size_t len = 0;
    unsigned char *text = argc > 1 ? bench_read_file(argv[1], &len) : NULL;

    if (!text || !len || rounds < 1 || rounds > MOST) {
        fprintf(stderr, "usage: words FILE [rounds, 1 to %d]\n", MOST);
        return 2;
    }
    tg_pool_join();
    tg_pool_set_threads(2);
    for (int r = 0; r < rounds; r++) { /* by turns, so that a slow moment hits all */
        for (size_t i = 0; i < COUNT; i++) {
            uint64_t begin = tg_clock();
            answers[i] = contestants[i].run(text, len);
            times[i][r] = (double)(tg_clock() - begin) * 1e-6;
        }
    }
    for (size_t i = 0; i < COUNT; i++) {
        qsort(times[i], (size_t)rounds, sizeof times[i][0], bench_by_value);
        printf("%s\t%.9f\t%llu\t%llu\n", contestants[i].name, times[i][rounds / 2],
               (unsigned long long)answers[i].distinct, (unsigned long long)answers[i].words);
    }
    tg_pool_leave();
    free(text);
    return 0;
}
