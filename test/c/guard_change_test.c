/*
 * guard_change_test: a text that another thread writes while it is measured. Whatever is found, it is the result of some
 * text of that length: no function relies on reading a byte twice the same.
 */
#include "job_helpers.h"

#include "generate.h"

#include <stdlib.h>

#define SIZE 4001
#define KERNELS 32

typedef struct writer {
    volatile uint8_t *text;
    atomic_int stop;
} writer;

/* Letters, what stands between them, and every kind of byte of a code point that is not ASCII. */
static void keep_writing(void *ctx) {
    static const uint8_t bytes[] = {'a',  'e',  'T',  ' ',  ' ',  '.',  '\n', '\'', '-',  '7',  0x00, 0x80, 0x8D, 0x99,
                                    0xBF, 0xC3, 0xCC, 0xD8, 0xDC, 0xE0, 0xE2, 0xE4, 0xED, 0xF0, 0xF4, 0xF7, 0xFF};
    writer *w = ctx;
    generator g = {1};

    while (!atomic_load_explicit(&w->stop, memory_order_relaxed)) {
        uint64_t n = generate_number(&g);
        uint8_t byte = bytes[(n & 0xFFFF) % COUNT_OF(bytes)];
        size_t at = (size_t)(n >> 32) % SIZE,
               times = n >> 16 & 1 ? 1 : 1 + (n >> 20 & 63); /* runs too: blocks of a kind */
        for (; times && at < SIZE; at++, times--) w->text[at] = byte;
    }
}

static int ascend(const size_t *ends, size_t count, size_t len) {
    for (size_t i = 0; i < count; i++)
        if (ends[i] <= (i ? ends[i - 1] : 0) || ends[i] > len) return 0;
    return 1;
}

static int visitor(void *user, const tg_segments *segments) {
    size_t *at = user;

    for (size_t i = 0; i < segments->count; i++) {
        if (segments->offset[i] != *at) return 1;
        *at += segments->len[i];
    }
    return 0;
}

static void segment(tg_granularity g, const uint8_t *text, const tg_options *o) {
    static size_t ends[SIZE];
    static uint8_t flags[SIZE];
    size_t count = 0, consumed = 0, at = 0;
    uint64_t total = 0;

    CHECK_EQ_INT(tg_boundaries(g, text, SIZE, 1, o, NULL, ends, flags, SIZE, &count, &consumed), TG_OK);
    CHECK(ascend(ends, count, SIZE) && consumed == SIZE && count && ends[count - 1] == SIZE);
    CHECK_EQ_INT(tg_boundaries(g, text, SIZE, 0, o, NULL, ends, NULL, 5, &count, &consumed), TG_OK);
    CHECK(ascend(ends, count, SIZE) && count <= 5 && consumed == (count ? ends[count - 1] : 0));
    CHECK_EQ_INT(tg_count_segments(g, text, SIZE, o, &total), TG_OK);
    CHECK(total > 0 && total <= SIZE);
    CHECK_EQ_INT(tg_visit(g, text, SIZE, o, visitor, &at), TG_OK);
    CHECK_EQ_INT(at, SIZE);
}

/* Words are looked at: they lie in the memory of the report. */
static void check_report(tg_report *report) {
    size_t bytes = 0;

    for (size_t i = 0; i < tg_report_top_size(report); i++) {
        const char *word;
        size_t len;
        uint64_t count;
        CHECK_EQ_INT(tg_report_top(report, i, &word, &len, &count), TG_OK);
        for (size_t k = 0; k < len; k++) bytes += word[k] != 0;
        CHECK(count > 0 && count <= SIZE);
    }
    CHECK(bytes <= SIZE * (size_t)24); /* folded, of whatever encoding */
    CHECK(tg_report_count(report, TG_COUNT_CHARACTERS) <= SIZE);
    tg_report_free(report);
}

static void analyze(const uint8_t *text, const tg_options *o) {
    tg_report *report = NULL;
    tg_analyzer *a = NULL;
    tg_options some = *o;

    CHECK_EQ_INT(tg_analyze(text, SIZE, o, &report, NULL), TG_OK);
    if (o->encoding == TG_ENCODING_UTF8) CHECK_EQ_INT(tg_report_count(report, TG_COUNT_BYTES), SIZE);
    check_report(report);

    some.top = 0;
    some.counts = 1 << TG_COUNT_BYTES | 1 << TG_COUNT_CHARACTERS | 1 << TG_COUNT_LINES | 1 << TG_COUNT_SPACE_WORDS;
    memset(some.metrics, 0, sizeof some.metrics);
    CHECK_EQ_INT(tg_analyze(text, SIZE, &some, &report, NULL), TG_OK);
    check_report(report);

    CHECK_EQ_INT(tg_analyzer_new(o, &a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, text, 1000), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, text + 1000, SIZE - 1000), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &report), TG_OK);
    check_report(report);
    tg_analyzer_free(a);
}

/* Texts of words lie in the memory of the table. */
static void count_words(const uint8_t *text, const tg_options *o) {
    tg_options some = *o;
    tg_words *words = NULL;

    for (int way = 0; way < 3; way++) {
        uint64_t sum = 0;
        some.ngram = way == 2 ? 3 : 1;
        some.max_words = way == 1 ? 20 : 0;
        CHECK_EQ_INT(tg_words_new(text, SIZE, &some, &words, NULL), TG_OK);
        for (size_t i = 0; i < tg_words_size(words); i++) sum += tg_words_counts(words)[i];
        CHECK_EQ_INT(sum, tg_words_total(words));
        CHECK(tg_words_offsets(words)[tg_words_size(words)] >= 0);
        tg_words_free(words);
    }
}

void guard_change_test(void) {
    uint8_t *text = malloc(SIZE); /* of that very size, for a sanitizer */
    writer w = {text, 0};
    tg_thread thread;
    size_t rounds = test_size(60, 1000, 10000), count, consumed;
    tg_options o = test_options();

    test_case("guard: a text that changes while it is measured");
    memset(text, ' ', SIZE);
    o.allocator = test_kept_allocator();
    thread.run = keep_writing;
    thread.ctx = &w;
    CHECK_EQ_INT(tg_thread_start(&thread), 0);
    for (size_t i = 0; i < rounds; i++) {
        o.encoding = i % 8 < 5 ? TG_ENCODING_UTF8 : (uint32_t)(i % 8 - 4);
        o.top = i % 3 ? 10 : 5000;
        o.sentences = i % 2 ? TG_SENTENCES_UAX29 : TG_SENTENCES_LANGUAGE;
        for (o.kernel = TG_KERNEL_AUTO + 1; o.kernel < KERNELS; o.kernel++) {
            if (tg_boundaries(TG_WORDS, NULL, 0, 1, &o, NULL, NULL, NULL, 0, &count, &consumed) != TG_OK) continue;
            for (int g = TG_GRAPHEMES; g <= TG_SENTENCES; g++) segment((tg_granularity)g, text, &o);
            analyze(text, &o);
            if (i % (TEST_ASAN ? 16 : 4) == 0) count_words(text, &o);
        }
    }
    atomic_store(&w.stop, 1);
    tg_thread_join(&thread);
    free(text);
}
