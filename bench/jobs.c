/*
 * bench/jobs: jobs of the pool by kind and kind of text: one thread and two, what two gain, the longest stretch of CPU time
 * between two looks of a job at the cancel flag, and the most memory that was out at once, the text and the result included only
 * where the job holds them.
 *
 *   jobs FILE [MiB [text…]]    FILE is repeated for the text `english`; 64 MiB; all texts if none is named
 *
 * Built with -DTG_JOB_PROBE, which makes every look tell. CPU time is of the thread, so other programs hardly disturb it.
 */
#define _GNU_SOURCE
#include "../src/host/thread.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "../src/host/job.h"
#include "../src/host/pool.h"
#include "watch.h"

/* ── Looks ── */

void tg_job_looked(void);

static atomic_ullong longest; /* nanoseconds */
static atomic_uint jobs;      /* so far */

static unsigned long long cpu_of_thread(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (unsigned long long)t.tv_sec * 1000000000u + (unsigned long long)t.tv_nsec;
}

void tg_job_looked(void) {
    static _Thread_local unsigned long long last;
    static _Thread_local unsigned job;
    unsigned long long now = cpu_of_thread(), most = atomic_load(&longest);

    if (last && job == atomic_load(&jobs))
        while (now - last > most && !atomic_compare_exchange_weak(&longest, &most, now - last)) {}
    job = atomic_load(&jobs);
    last = cpu_of_thread();
}

/* ── Memory ── */

static atomic_size_t live, peak;

static void *counted(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    void *p = NULL;
    size_t now, most;

    (void)ctx;
    if (!new_size) free(ptr);
    else if (!(p = realloc(ptr, new_size))) return NULL;
    now = atomic_fetch_add(&live, new_size - old_size) + new_size - old_size;
    most = atomic_load(&peak);
    while (now > most && !atomic_compare_exchange_weak(&peak, &most, now)) {}
    return p;
}

/* ── Texts ── */

typedef struct text {
    char *bytes;
    size_t len, cap;
} text;

static void add(text *t, const char *bytes, size_t len) {
    if (len > t->cap - t->len) len = t->cap - t->len;
    memcpy(t->bytes + t->len, bytes, len);
    t->len += len;
}

static void repeat(text *t, const char *unit) {
    while (t->len < t->cap) add(t, unit, strlen(unit));
}

/* Words of seven letters, none twice, in no order. */
static void distinct(text *t) {
    char word[8] = "       ";

    for (uint64_t i = 0; t->len < t->cap; i++) {
        uint64_t n = i * 2654435761u % UINT64_C(8031810176); /* 26^7; the factor is prime to it */
        for (int k = 0; k < 7; k++, n /= 26) word[k] = (char)('a' + n % 26);
        add(t, word, 8);
    }
}

static const char *book;

static void english(text *t) {
    FILE *f = fopen(book, "rb");
    size_t first;

    if (f) t->len = fread(t->bytes, 1, t->cap, f);
    if (f) fclose(f);
    first = t->len;
    while (first && t->len < t->cap) add(t, t->bytes, first);
}

static const struct {
    const char *name, *unit;
    void (*make)(text *t);
} texts[] = {
    {"english", NULL, english},
    {"distinct", NULL, distinct},
    {"letters", "a", NULL},
    {"marks", "\xCC\x81", NULL},
    {"spaces", " ", NULL},
    {"newlines", "\n", NULL},
    {"stops", ".", NULL},
    {"undecided", ") ", NULL},
    {"short", "a ", NULL},
    {"han", "\xE6\xBC\xA2\xE5\xAD\x97", NULL},
    {"families", "\xF0\x9F\x91\xA8\xE2\x80\x8D", NULL},
    {"ill-formed", "\xFF", NULL},
};

#define TEXTS (sizeof texts / sizeof texts[0])

/* ── Jobs ── */

static const struct {
    const char *name;
    tg_job_kind kind;
    tg_granularity granularity;
    uint32_t top;
} kinds[] = {
    {"analyze", TG_JOB_ANALYZE, TG_WORDS, 10},
    {"analyze, all words listed", TG_JOB_ANALYZE, TG_WORDS, UINT32_MAX},
    {"count graphemes", TG_JOB_COUNT, TG_GRAPHEMES, 0},
    {"count words", TG_JOB_COUNT, TG_WORDS, 0},
    {"count sentences", TG_JOB_COUNT, TG_SENTENCES, 0},
    {"boundaries of words", TG_JOB_BOUNDARIES, TG_WORDS, 0},
    {"boundaries of sentences", TG_JOB_BOUNDARIES, TG_SENTENCES, 0},
};

#define KINDS (sizeof kinds / sizeof kinds[0])

static double cpu(void) {
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + 1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

typedef struct figures {
    double wall, cpu, longest;
    size_t peak;
    tg_status status;
} figures;

static figures measure(size_t kind, const text *t, unsigned threads) {
    bench_watch w = BENCH_WATCH;
    tg_job_events events = {NULL, bench_finished, &w};
    tg_options o;
    tg_job *job;
    figures f = {0};
    uint64_t begin;

    tg_options_init(&o, sizeof o);
    o.allocator.resize = counted;
    o.top = kinds[kind].top;
    tg_pool_set_threads(threads);
    atomic_fetch_add(&jobs, 1);
    atomic_store(&longest, 0);
    atomic_store(&peak, 0);
    begin = tg_clock();
    f.cpu = cpu();
    if ((f.status = tg_job_new(kinds[kind].kind, kinds[kind].granularity, &o, &events, &job)) != TG_OK) return f;
    tg_job_borrow(job, t->bytes, t->len);
    f.status = tg_job_start(job);
    if (f.status == TG_OK) bench_wait(&w);
    f.wall = (double)(tg_clock() - begin) * 1e-6;
    f.cpu = cpu() - f.cpu;
    f.longest = (double)atomic_load(&longest) * 1e-6;
    f.peak = atomic_load(&peak);
    f.status = tg_job_error(job).status;
    tg_job_free(job);
    return f;
}

static void table_of(size_t which, size_t size) {
    text t = {malloc(size), 0, size};

    if (!t.bytes) return;
    if (texts[which].make) texts[which].make(&t);
    else repeat(&t, texts[which].unit);
    for (size_t k = 0; k < KINDS; k++) {
        figures one = measure(k, &t, 1), two = measure(k, &t, 2);
        printf("%-11s%-26s%8.1f%8.1f%7.2f%9.2f%9.2f%8.2f%8.2f%9.1f%9.1f%s\n", texts[which].name, kinds[k].name,
               (double)t.len * 1e-6 / one.wall, (double)t.len * 1e-6 / two.wall, one.wall / two.wall, one.cpu, two.cpu,
               one.longest, two.longest, (double)one.peak / 1048576, (double)two.peak / 1048576,
               one.status || two.status ? "  failed" : "");
        fflush(stdout);
    }
    free(t.bytes);
}

int main(int argc, char **argv) {
    size_t size = argc > 2 ? strtoul(argv[2], NULL, 10) << 20 : (size_t)64 << 20;

    if (argc < 2 || !size) {
        fprintf(stderr, "usage: jobs FILE [MiB [text…]]\n");
        return 2;
    }
    book = argv[1];
    tg_pool_join();
    printf("%zu MiB; on one thread | on two\n%-11s%-26s%16s%7s%18s%16s%18s\n", size >> 20, "", "", "MB/s", "gain",
           "CPU, s", "longest, ms", "peak, MiB");
    for (size_t i = 0; i < TEXTS; i++) {
        int named = argc < 4;
        for (int a = 3; a < argc; a++) named |= !strcmp(argv[a], texts[i].name);
        if (named) table_of(i, size);
    }
    tg_pool_leave();
    return 0;
}
