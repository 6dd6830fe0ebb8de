/*
 * segment: segmentation of texts, ours beside that of others, in one process and one run. bench/segment.js builds and
 * runs it, and makes a table of what it prints: a line a measurement, in columns separated by tabs:
 * text, bytes, job, who, median seconds of the processor, segments.
 *
 *   segment [rounds] FILE…          medians; the jobs take turns, so that a slow moment hits all
 *   segment once JOB WHO FILE       one of them, once: for callgrind, which collects inside run_once
 */
#define _POSIX_C_SOURCE 200809L
#include "common.h"
#include "segment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "textgauge.h"

/* ── A plain read ── */

#if defined(__x86_64__) && defined(__GNUC__)
#  define WIDE_READ(name, isa, bytes)                                        \
    typedef uint64_t name##_block __attribute__((vector_size(bytes)));       \
    __attribute__((target(isa))) static uint64_t name(const bench_text *t) { \
      name##_block a = {0}, b = {0}, c = {0}, d = {0}, in;                   \
      uint64_t out = 0;                                                      \
      for (size_t i = 0; i + 4 * (bytes) <= t->len; i += 4 * (bytes)) {      \
        memcpy(&in, t->utf8 + i, bytes);                                     \
        a ^= in;                                                             \
        memcpy(&in, t->utf8 + i + (bytes), bytes);                           \
        b ^= in;                                                             \
        memcpy(&in, t->utf8 + i + 2 * (bytes), bytes);                       \
        c ^= in;                                                             \
        memcpy(&in, t->utf8 + i + 3 * (bytes), bytes);                       \
        d ^= in;                                                             \
      }                                                                      \
      a ^= b ^ c ^ d;                                                        \
      for (size_t k = 0; k < (bytes) / 8; k++) out ^= a[k];                  \
      return out;                                                            \
    }
WIDE_READ(read_avx512, "avx512f", 64)
WIDE_READ(read_avx2, "avx2", 32)
#endif

static uint64_t read_words(const bench_text *t) {
    uint64_t sum[4] = {0}, in[4];

    for (size_t i = 0; i + sizeof in <= t->len; i += sizeof in) {
        memcpy(in, t->utf8 + i, sizeof in);
        for (int k = 0; k < 4; k++) sum[k] ^= in[k];
    }
    return sum[0] ^ sum[1] ^ sum[2] ^ sum[3];
}

/* ── Ours ── */

size_t bench_ends[BENCH_BATCH], bench_lengths[BENCH_BATCH];

static uint32_t kernel; /* the one under way */

static tg_options options_of(int counts_alone, uint64_t counts) {
    tg_options o;

    tg_options_init(&o, sizeof o);
    o.kernel = kernel;
    o.sentences = TG_SENTENCES_UAX29; /* what the others do */
    if (!counts_alone) return o;
    o.counts = counts;
    o.top = 0;
    memset(o.metrics, 0, sizeof o.metrics);
    return o;
}

static uint64_t with_offsets(tg_granularity g, const bench_text *t, uint32_t sentences) {
    tg_options o = options_of(0, 0);
    tg_cursor cursor = {{0}};
    size_t at = 0, count, consumed;
    uint64_t total = 0;

    o.sentences = sentences;
    while (at < t->len && tg_boundaries(g, t->utf8 + at, t->len - at, 1, &o, &cursor, bench_ends, NULL, BENCH_BATCH,
                                        &count, &consumed) == TG_OK) {
        total += count;
        at += consumed;
    }
    return total;
}

static uint64_t word_offsets(const bench_text *t) {
    return with_offsets(TG_WORDS, t, TG_SENTENCES_UAX29);
}

static uint64_t sentence_offsets(const bench_text *t) {
    return with_offsets(TG_SENTENCES, t, TG_SENTENCES_UAX29);
}

static uint64_t wrapped_offsets(const bench_text *t) {
    return with_offsets(TG_SENTENCES, t, TG_SENTENCES_LANGUAGE);
}

static uint64_t grapheme_offsets(const bench_text *t) {
    return with_offsets(TG_GRAPHEMES, t, TG_SENTENCES_UAX29);
}

static uint64_t count_of(tg_granularity g, const bench_text *t) {
    tg_options o = options_of(0, 0);
    uint64_t total = 0;
    return tg_count_segments(g, t->utf8, t->len, &o, &total) == TG_OK ? total : 0;
}

static uint64_t word_count(const bench_text *t) {
    return count_of(TG_WORDS, t);
}

static uint64_t sentence_count(const bench_text *t) {
    return count_of(TG_SENTENCES, t);
}

static uint64_t grapheme_count(const bench_text *t) {
    return count_of(TG_GRAPHEMES, t);
}

static uint64_t measured(const bench_text *t, const tg_options *o, tg_count which) {
    tg_report *report;
    uint64_t n;

    if (tg_analyze(t->utf8, t->len, o, &report, NULL) != TG_OK) return 0;
    n = tg_report_count(report, which);
    tg_report_free(report);
    return n;
}

static uint64_t few_counts(const bench_text *t) {
    tg_options o =
        options_of(1, 1 << TG_COUNT_BYTES | 1 << TG_COUNT_CHARACTERS | 1 << TG_COUNT_LINES | 1 << TG_COUNT_SPACE_WORDS);
    return measured(t, &o, TG_COUNT_SPACE_WORDS);
}

static uint64_t counts_without_table(const bench_text *t) {
    uint64_t table = UINT64_C(1) << TG_COUNT_UNIQUE_WORDS | UINT64_C(1) << TG_COUNT_HAPAX_LEGOMENA |
                     UINT64_C(1) << TG_COUNT_SYLLABLES | UINT64_C(1) << TG_COUNT_MONOSYLLABLES |
                     UINT64_C(1) << TG_COUNT_POLYSYLLABLES;
    tg_options o = options_of(1, ~table);
    return measured(t, &o, TG_COUNT_WORDS);
}

static uint64_t whole_report(const bench_text *t) {
    tg_options o;

    tg_options_init(&o, sizeof o);
    o.kernel = kernel;
    return measured(t, &o, TG_COUNT_WORDS);
}

static const bench_peer ours[] = {
    {"words, offsets", "textgauge", 1, word_offsets},
    {"words, counted", "textgauge", 1, word_count},
    {"sentences, offsets", "textgauge", 1, sentence_offsets},
    {"sentences, offsets", "textgauge, line breaks judged", 1, wrapped_offsets},
    {"sentences, counted", "textgauge", 1, sentence_count},
    {"graphemes, offsets", "textgauge", 1, grapheme_offsets},
    {"graphemes, counted", "textgauge", 1, grapheme_count},
    {"bytes, characters, lines, space words", "textgauge", 1, few_counts},
    {"all counts without the word table", "textgauge", 1, counts_without_table},
    {"whole report", "textgauge", 1, whole_report},
    {NULL, NULL, 0, NULL},
};

/* ── What is measured ── */

#define MOST 200
#define MOST_ROUNDS 101
#define SLOW 0.4 /* seconds; what takes longer has three rounds */

typedef struct measurement {
    const bench_peer *peer;
    uint32_t kernel;
    char who[80];
    double times[MOST_ROUNDS];
    int rounds;
    uint64_t answer;
} measurement;

static measurement measurements[MOST];
static size_t measurement_count;

static void add(const bench_peer *peer, uint32_t of_kernel, const char *kernel_name) {
    measurement *m = &measurements[measurement_count++];

    if (measurement_count > MOST) abort();
    m->peer = peer;
    m->kernel = of_kernel;
    snprintf(m->who, sizeof m->who, "%s%s%s", peer->who, kernel_name ? ", " : "", kernel_name ? kernel_name : "");
}

static void add_all(const bench_peer *peers, uint32_t of_kernel, const char *kernel_name) {
    for (; peers->who; peers++) add(peers, of_kernel, kernel_name);
}

static int has_kernel(uint32_t of_kernel) {
    tg_options o;
    size_t count, consumed;

    tg_options_init(&o, sizeof o);
    o.kernel = of_kernel;
    return tg_boundaries(TG_WORDS, NULL, 0, 1, &o, NULL, NULL, NULL, 0, &count, &consumed) == TG_OK;
}

static void add_ours(void) {
    static const char *const names[] = {NULL, "scalar", NULL, "AVX2", "AVX-512", "NEON"};

    add_all(ours, TG_KERNEL_AUTO, NULL);
    for (uint32_t k = 1; k < 32; k++) {
        static char other[32][16];
        if (k == TG_KERNEL_REFERENCE || !has_kernel(k)) continue;
        snprintf(other[k], sizeof other[k], "kernel %u", k);
        add_all(ours, k, k < sizeof names / sizeof *names && names[k] ? names[k] : other[k]);
    }
}

static const bench_peer reads[] = {
#if defined(__x86_64__) && defined(__GNUC__)
    {"plain read", "AVX-512", 1, read_avx512},
    {"plain read", "AVX2", 1, read_avx2},
#endif
    {"plain read", "words of 64 bits", 1, read_words},
    {NULL, NULL, 0, NULL},
};

static void add_reads(void) {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx512f")) add(&reads[0], 0, NULL);
    if (__builtin_cpu_supports("avx2")) add(&reads[1], 0, NULL);
#endif
    add(&reads[sizeof reads / sizeof *reads - 2], 0, NULL);
}

static void add_everything(void) {
    add_reads();
    add_ours();
#ifdef WITH_STRINGZILLA
    add_all(bench_stringzilla, 0, NULL);
#endif
#ifdef WITH_ICU
    add_all(bench_icu, 0, NULL);
#endif
#ifdef WITH_UNICODE_SEGMENTATION
    add_all(bench_unicode_segmentation, 0, NULL);
#endif
}

/* ── Measuring ── */

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* there is one thread; what others do meanwhile does not count */
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int can(const measurement *m, const bench_text *t) {
    return t->utf16 || m->peer->any_bytes;
}

/* One go; a short text is gone through several times, for a millisecond. */
static double timed(measurement *m, const bench_text *t) {
    double begin = now(), took = 0;
    int times = 0;

    kernel = m->kernel;
    do {
        m->answer = m->peer->run(t);
        times++;
        took = now() - begin;
    } while (took < 1e-3);
    return took / times;
}

static void measure(const bench_text *t, int rounds) {
    for (int r = -1; r < rounds; r++) { /* round -1 warms up */
        for (size_t i = 0; i < measurement_count; i++) {
            measurement *m = &measurements[i];
            double took;
            if (!can(m, t)) continue;
            if (r < 0) m->rounds = 0;
            if (m->rounds >= 3 && m->times[0] > SLOW) continue;
            took = timed(m, t);
            if (r >= 0) m->times[m->rounds++] = took;
        }
    }
}

static void print(const bench_text *t) {
    for (size_t i = 0; i < measurement_count; i++) {
        measurement *m = &measurements[i];
        if (!can(m, t)) continue;
        qsort(m->times, (size_t)m->rounds, sizeof m->times[0], bench_by_value);
        printf("%s\t%zu\t%s\t%s\t%.9f\t%llu\n", t->name, t->len, m->peer->job, m->who, m->times[m->rounds / 2],
               (unsigned long long)m->answer);
    }
    fflush(stdout);
}

/* ── Texts ── */

/* Well-formed UTF-8 as UTF-16. */
static uint16_t *utf16_of(const uint8_t *p, size_t len, size_t *units) {
    uint16_t *out = malloc((len + 1) * sizeof *out), *to = out;
    const uint8_t *end = p + len;

    while (out && p < end) {
        uint32_t cp = *p < 0x80 ? *p : *p < 0xE0 ? *p & 0x1Fu : *p < 0xF0 ? *p & 0xFu : *p & 7u;
        int more = *p < 0x80 ? 0 : *p < 0xE0 ? 1 : *p < 0xF0 ? 2 : 3;
        for (p++; more; more--) cp = cp << 6 | (*p++ & 0x3Fu);
        if (cp > 0xFFFF) *to++ = (uint16_t)(0xD7C0 + (cp >> 10));
        *to++ = (uint16_t)(cp > 0xFFFF ? 0xDC00 | (cp & 0x3FF) : cp);
    }
    *units = (size_t)(to - out);
    return out;
}

static int is_well_formed(const uint8_t *bytes, size_t len) {
    bench_text t = {"", bytes, len, NULL, 0};
    tg_options o = options_of(1, 1 << TG_COUNT_INVALID_SEQUENCES);
    return measured(&t, &o, TG_COUNT_INVALID_SEQUENCES) == 0;
}

/* @return 0 if it cannot be read */
static int load(const char *path, bench_text *t) {
    const char *slash = strrchr(path, '/');

    memset(t, 0, sizeof *t);
    t->name = slash ? slash + 1 : path;
    t->utf8 = bench_read_file(path, &t->len);
    if (!t->utf8 || !t->len) return 0;
    if (is_well_formed(t->utf8, t->len)) t->utf16 = utf16_of(t->utf8, t->len, &t->units);
    return 1;
}

static void unload(bench_text *t) {
    free((void *)(uintptr_t)t->utf8);
    free((void *)(uintptr_t)t->utf16);
}

/* ── The program ── */

uint64_t run_once(const bench_peer *peer, const bench_text *t);

__attribute__((noinline)) uint64_t run_once(const bench_peer *peer, const bench_text *t) {
    return peer->run(t);
}

static int once(const char *job, const char *who, const char *path) {
    bench_text t;

    if (!load(path, &t)) return 2;
    for (size_t i = 0; i < measurement_count; i++) {
        const measurement *m = &measurements[i];
        if (strcmp(m->peer->job, job) != 0 || strcmp(m->who, who) != 0 || !can(m, &t)) continue;
        kernel = m->kernel;
        printf("%llu\n", (unsigned long long)run_once(m->peer, &t));
        unload(&t);
        return 0;
    }
    fprintf(stderr, "segment: nobody called %s does: %s\n", who, job);
    return 2;
}

int main(int argc, char **argv) {
    int rounds = argc > 2 ? atoi(argv[1]) : 0;

    add_everything();
    if (argc == 5 && strcmp(argv[1], "once") == 0) return once(argv[2], argv[3], argv[4]);
    if (rounds < 1 || rounds > MOST_ROUNDS) {
        fprintf(stderr, "usage: segment ROUNDS FILE...\n       segment once JOB WHO FILE\n");
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        bench_text t;
        if (!load(argv[i], &t)) {
            fprintf(stderr, "segment: cannot read %s\n", argv[i]);
            return 2;
        }
        measure(&t, rounds);
        print(&t);
        unload(&t);
    }
    return 0;
}
