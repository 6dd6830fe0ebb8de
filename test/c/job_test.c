/* job_test: a job's result is that of one call, whatever its source and threads; its end comes once, whatever happens. */
#include "../../src/host/thread.h"

#include "../../src/host/job.h"
#include "../../src/host/pool.h"
#include "helpers.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(_WIN32)
#  include <io.h>
#else
#  include <errno.h>
#  include <unistd.h>
#endif

#if defined(__SANITIZE_THREAD__)
#  define WATCHED_FOR_RACES 1
#elif defined(__has_feature)
#  if __has_feature(thread_sanitizer)
#    define WATCHED_FOR_RACES 1
#  endif
#endif

static uint64_t chance = 0x9E3779B97F4A7C15u;

static size_t random_below(size_t n) {
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (size_t)(chance % n);
}

/* Let others work for a moment. */
static void rest(void) {
#if defined(_WIN32)
    Sleep(0);
#else
    struct timespec moment = {0, 20000};
    nanosleep(&moment, NULL);
#endif
}

/* ── A job and what is heard of it ── */

typedef struct watch {
    tg_mutex lock;
    tg_cond changed;
    int drained, finished;
    atomic_int *clock; /* counts the jobs that finish */
    int order;
} watch;

#define WATCH \
  { TG_MUTEX_INIT, TG_COND_INIT, 0, 0, NULL, 0 }

static void on_drained(void *ctx) {
    watch *w = ctx;
    tg_mutex_lock(&w->lock);
    w->drained++;
    tg_cond_broadcast(&w->changed);
    tg_mutex_unlock(&w->lock);
}

static void on_finished(void *ctx) {
    watch *w = ctx;
    tg_mutex_lock(&w->lock);
    w->finished++;
    if (w->clock) w->order = atomic_fetch_add(w->clock, 1) + 1;
    tg_cond_broadcast(&w->changed);
    tg_mutex_unlock(&w->lock);
}

static void wait_finished(watch *w) {
    tg_mutex_lock(&w->lock);
    while (!w->finished) tg_cond_wait(&w->changed, &w->lock);
    tg_mutex_unlock(&w->lock);
}

static void wait_drained(watch *w, int count) {
    tg_mutex_lock(&w->lock);
    while (w->drained < count && !w->finished) tg_cond_wait(&w->changed, &w->lock);
    tg_mutex_unlock(&w->lock);
}

static tg_status new_job(tg_job_kind kind, tg_granularity granularity, const tg_options *o, watch *w, tg_job **out) {
    tg_job_events events = {on_drained, on_finished, w};
    return tg_job_new(kind, granularity, o, &events, out);
}

/* A job that has been started. */
static tg_job *borrowing(tg_job_kind kind, const void *text, size_t len, const tg_options *o, watch *w) {
    tg_job *job = NULL;
    CHECK_EQ_INT(new_job(kind, TG_WORDS, o, w, &job), TG_OK);
    CHECK_EQ_INT(tg_job_borrow(job, text, len), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    return job;
}

/* Feed all of it, as there is room. @return the status that ended the feeding */
static tg_status feed_all(tg_job *job, watch *w, const uint8_t *text, size_t len, size_t most) {
    size_t at = 0;
    tg_status st = TG_OK;

    while (at < len) {
        size_t n = 1 + random_below(most);
        int drained;
        if (n > len - at) n = len - at;
        tg_mutex_lock(&w->lock);
        drained = w->drained;
        tg_mutex_unlock(&w->lock);
        st = tg_job_feed(job, text + at, n, 0);
        if (st == TG_E_LIMIT) wait_drained(w, drained + 1);
        else if (st != TG_OK) return st;
        else at += n;
    }
    return tg_job_feed(job, NULL, 0, 1);
}

typedef enum source { BORROWED, SLICES, FILE_READ, SOURCES } source;

/* ── Temporary files ── */

#if defined(_WIN32)

#  define BAD_HANDLE ERROR_INVALID_HANDLE

static FILE *new_file(void) {
    char name[L_tmpnam];
    return tmpnam(name) ? fopen(name, "w+bTD") : NULL; /* T, D: it lasts until it is closed */
}

static intptr_t handle_of(FILE *f) {
    return _get_osfhandle(_fileno(f));
}

static int truncate_to(FILE *f, size_t len) {
    return _chsize(_fileno(f), (long)len);
}

#else

#  define BAD_HANDLE EBADF

static FILE *new_file(void) {
    return tmpfile();
}

static intptr_t handle_of(FILE *f) {
    return fileno(f);
}

static int truncate_to(FILE *f, size_t len) {
    return ftruncate(fileno(f), (off_t)len);
}

#endif

static FILE *file_of(const void *text, size_t len) {
    FILE *f = new_file();
    CHECK(f && fwrite(text, 1, len, f) == len && fflush(f) == 0);
    return f;
}

/* ── The same as one call ── */

static void check_ends(tg_granularity granularity, const tg_job *job, const uint8_t *text, size_t len,
                       const tg_options *o) {
    size_t *ends = malloc((len + 1) * sizeof *ends), count = 0, consumed, found = 0;
    const uint64_t *got = tg_job_ends(job, &found);
    int same = 1;

    CHECK_EQ_INT(tg_boundaries(granularity, text, len, 1, o, NULL, ends, NULL, len + 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(found, count);
    for (size_t i = 0; i < count && found == count; i++) same &= got[i] == ends[i];
    CHECK(same);
    free(ends);
}

static void check_result(tg_job_kind kind, tg_granularity granularity, tg_job *job, const uint8_t *text, size_t len,
                         const tg_options *o) {
    tg_report *one = NULL, *report = tg_job_take_report(job);
    tg_error expected = {TG_OK, 0}, error = tg_job_error(job);
    uint64_t count = 0;

    if (kind == TG_JOB_ANALYZE) tg_analyze(text, len, o, &one, &expected);
    CHECK_EQ_INT(error.status, expected.status);
    CHECK_EQ_INT(error.offset, expected.offset);
    if (kind == TG_JOB_ANALYZE) CHECK(one ? test_same_report(one, report) : !report);
    if (kind == TG_JOB_BOUNDARIES) check_ends(granularity, job, text, len, o);
    if (kind == TG_JOB_COUNT) {
        CHECK_EQ_INT(tg_count_segments(granularity, text, len, o, &count), TG_OK);
        CHECK_EQ_INT(tg_job_count(job), count);
    }
    if (error.status == TG_OK) CHECK_EQ_INT(tg_job_done(job), len);
    tg_report_free(one);
    tg_report_free(report);
}

static void check_job(tg_job_kind kind, tg_granularity granularity, source from, const void *text, size_t len,
                      const tg_options *o) {
    watch w = WATCH;
    tg_job *job = NULL;
    FILE *f = from == FILE_READ ? file_of(text, len) : NULL;
    tg_status fed;

    CHECK_EQ_INT(new_job(kind, granularity, o, &w, &job), TG_OK);
    if (from == BORROWED) CHECK_EQ_INT(tg_job_borrow(job, text, len), TG_OK);
    if (from == SLICES) CHECK_EQ_INT(tg_job_expect(job, len), TG_OK);
    if (from == FILE_READ) CHECK_EQ_INT(tg_job_read(job, handle_of(f), 0, UINT64_MAX), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    if (from == SLICES) {
        fed = feed_all(job, &w, text, len, len > 100000 ? 300000 : 50);
        CHECK(fed == TG_OK || (fed == TG_E_STATE && o->invalid == TG_INVALID_ERROR));
    }
    wait_finished(&w);
    check_result(kind, granularity, job, text, len, o);
    CHECK_EQ_INT(w.finished, 1);
    tg_job_free(job);
    if (f) fclose(f);
}

static const char *const units[] = {
    "It was a bright cold day in April. The clocks were striking thirteen, and the wind\nblew.\n\n",
    "one two three four five six. Seven eight? Nine ten! ",
    "The end of a line that was wrapped at some\ncolumn, or another one; and then it\ngoes on and on. ",
    "word\n\n\nother\n\n",
    "a",
    "abc ",
    "\n",
    "\r\n\r\nand so on\r\n\r\n",
    "a line\r\n- an item\r\n1. another one\r\n",
    "\xC3\xA4\xC3\xB6\xC3\xBC na\xC3\xAFve caf\xC3\xA9 stra\xC3\x9F"
    "e. ",
    "e\xCC\x81 a\xCC\x88 o\xCC\x82\xCC\x83 ",
    "\xE6\xBC\xA2\xE5\xAD\x97\xE3\x81\x8B\xE3\x81\xAA\xE3\x80\x82",
    "\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\xA9\xE0\xB8\xB2\xE0\xB9\x84\xE0\xB8\x97\xE0\xB8\xA2 ",
    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 fam ",
    "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D. ",
    "\xCE\x9F\xCE\xB4\xCF\x85\xCF\x83\xCF\x83\xCE\xB5\xCF\x8D\xCF\x82 \xCE\xBA\xCE\xB1\xCE\xB9 ",
    "well-known mother-in-law's 3.14 and 1,000.50 e.g. this ",
    "Mr. Smith went to Washington, D.C. on Jan. 5th. He said: \"No!\" And left. ",
    "   \t  x \t ",
    "no.spaces.but.dots,",
    "a\xE2\x80\xA8"
    "b\xE2\x80\xA9"
    "c d\xC2\x85"
    "e f ",
    "https://example.org/a_b?c=d&e=f user@example.org ",
    "\xEF\xBB\xBFmarks in the middle ",
    "(1) one (2) two\n(3) three\n\n(4) four ",
    "x\n y\n  z\n\n   w ",
    "Zz. zz? Zz! 1. a) b) \xE2\x80\xA2 c\n",
    "\xEA\xB0\x80\xE1\x86\xA8 \xE1\x84\x80\xE1\x85\xA1 han gul. ",
    "I. II. III. iv. v. Vi vii... and so on; and \xE2\x80\x98so\xE2\x80\x99 on. ",
    "supercalifragilisticexpialidocious antidisestablishmentarianism ",
};

static void short_texts(void) {
    static const struct {
        tg_job_kind kind;
        tg_granularity granularity;
    } kinds[] = {{TG_JOB_ANALYZE, TG_WORDS},
                 {TG_JOB_COUNT, TG_WORDS},
                 {TG_JOB_BOUNDARIES, TG_SENTENCES},
                 {TG_JOB_BOUNDARIES, TG_GRAPHEMES}};
    tg_options o = test_options();

    test_case("job: short texts, every encoding, kind and source");
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        size_t len;
        char *text = test_repeated(units[i], i % 7 * 5, &len);
        for (o.encoding = TG_ENCODING_UTF8; o.encoding <= TG_ENCODING_LATIN1; o.encoding++) {
            test_bytes in;
            if (!test_encoded(text, len, (tg_encoding)o.encoding, &in)) continue;
            for (size_t k = 0; k < COUNT_OF(kinds) * SOURCES; k++) {
                tg_pool_set_threads((unsigned)(k + i) % 4 + 1);
                check_job(kinds[k / SOURCES].kind, kinds[k / SOURCES].granularity, (source)(k % SOURCES), in.bytes,
                          in.len, &o);
            }
            free(in.bytes);
        }
        free(text);
    }
}

static void long_text(size_t i, tg_options o, tg_job_kind kind, size_t size) {
    size_t len;
    test_bytes in;
    char *text = test_repeated(units[i], size / strlen(units[i]) + 1, &len);

    if (!test_encoded(text, len, (tg_encoding)o.encoding, &in)) {
        o.encoding = TG_ENCODING_UTF16LE;
        CHECK(test_encoded(text, len / 2 / strlen(units[i]) * strlen(units[i]), TG_ENCODING_UTF16LE, &in));
    }
    tg_pool_set_threads((unsigned)i % 4 + 1);
    check_job(kind, (tg_granularity)(i % 3), (source)(i / 4 % SOURCES), in.bytes, in.len, &o);
    free(in.bytes);
    free(text);
}

static void long_texts(void) {
    tg_options o = test_options();

    test_case("job: texts of many parts");
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        o.encoding = (uint32_t)(i * 5 % 4);
        o.profile = i % 9 == 4 ? TG_PROFILE_CLASSIC : TG_PROFILE_UNICODE;
        o.line_breaks = i % 5 == 3 ? TG_LINE_BREAKS_BREAK : TG_LINE_BREAKS_WRAP;
        o.sentences = i % 7 == 3 ? TG_SENTENCES_UAX29 : TG_SENTENCES_LANGUAGE;
        long_text(i, o, TG_JOB_ANALYZE, 1100000);
    }
    o = test_options();
    for (size_t i = 0; i < COUNT_OF(units); i += 3) long_text(i, o, TG_JOB_BOUNDARIES, 100000);
    for (size_t i = 1; i < COUNT_OF(units); i += 3) long_text(i, o, TG_JOB_COUNT, 100000);

    test_case("job: a text whose first bytes tell its encoding");
    for (size_t i = 0; i < 4; i++) {
        static const char *const marks[] = {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
        static const tg_encoding encodings[] = {TG_ENCODING_UTF8, TG_ENCODING_UTF8, TG_ENCODING_UTF16LE,
                                                TG_ENCODING_UTF16BE};
        size_t len, mark = strlen(marks[i]);
        char *text = test_repeated(units[0], 12000, &len), *marked;
        test_bytes in;
        CHECK(test_encoded(text, len, encodings[i], &in));
        marked = malloc(in.len + 3);
        memcpy(marked, marks[i], mark);
        memcpy(marked + mark, in.bytes, in.len);
        o.encoding = TG_ENCODING_BY_MARK;
        tg_pool_set_threads(2);
        for (int from = 0; from < SOURCES; from++)
            check_job(TG_JOB_ANALYZE, TG_WORDS, (source)from, marked, mark + (from ? in.len : i), &o);
        free(marked);
        free(in.bytes);
        free(text);
    }
}

static void ill_formed(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[0], 15000, &len);

    test_case("job: of ill-formed parts the first is told, however late it was found");
    o.invalid = TG_INVALID_ERROR;
    text[len - 5] = '\xFF';
    for (unsigned i = 1; i <= 8; i++) {
        size_t at = random_below(len);
        char was = text[at];
        text[at] = '\x80';
        tg_pool_set_threads(i % 4 + 1);
        check_job(TG_JOB_ANALYZE, TG_WORDS, (source)(i % SOURCES), text, len, &o);
        text[at] = was;
    }
    text[len - 5] = 'a';
    text[len - 1] = '\xE2';
    check_job(TG_JOB_ANALYZE, TG_WORDS, BORROWED, text, len, &o);
    o.invalid = TG_INVALID_REPLACE;
    for (int i = 0; i < 50000; i++) text[random_below(len)] = (char)random_below(256);
    for (int from = 0; from < SOURCES; from++) check_job(TG_JOB_ANALYZE, TG_WORDS, (source)from, text, len, &o);
    free(text);
}

/* ── Calls in an order that makes no sense ── */

static void arguments(void) {
    tg_options o = test_options();
    watch w = WATCH;
    tg_job_events none = {NULL, NULL, NULL};
    tg_job *job = NULL;

    test_case("job: arguments");
    CHECK_EQ_INT(tg_job_new(TG_JOB_ANALYZE, TG_WORDS, &o, &none, &job), TG_E_ARG);
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_EQ_INT(new_job(TG_JOB_COUNT, TG_WORDS, &o, &w, &job), TG_E_ARG);
    CHECK_EQ_INT(new_job((tg_job_kind)3, TG_WORDS, &o, &w, &job), TG_E_ARG);
    CHECK_EQ_INT(new_job(TG_JOB_BOUNDARIES, (tg_granularity)3, NULL, &w, &job), TG_E_ARG);
    o.language = "no language at all";
    o.encoding = 77;
    CHECK_EQ_INT(new_job(TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_E_ARG);
    CHECK(!job);
    CHECK_EQ_INT(new_job(TG_JOB_ANALYZE, TG_WORDS, NULL, &w, &job), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_E_STATE);
    CHECK_EQ_INT(tg_job_borrow(job, NULL, 1), TG_E_ARG);
    CHECK_EQ_INT(tg_job_read(job, 0, 2, 1), TG_E_ARG);
    CHECK_EQ_INT(tg_job_expect(job, 0), TG_OK);
    CHECK_EQ_INT(tg_job_borrow(job, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_job_feed(job, NULL, 1, 0), TG_E_ARG);
    for (int i = 0; i < TG_JOB_SLICES; i++) CHECK_EQ_INT(tg_job_feed(job, "a ", 2, 0), TG_OK);
    CHECK_EQ_INT(tg_job_feed(job, "a ", 2, 0), TG_E_LIMIT);
    CHECK_EQ_INT(tg_job_feed(job, NULL, 0, 1), TG_OK);
    CHECK_EQ_INT(tg_job_feed(job, "a ", 2, 0), TG_E_STATE);
    tg_job_free(job); /* never started */
    tg_job_free(NULL);
    tg_job_cancel(NULL);
    CHECK_EQ_INT(w.finished, 0);
}

/* ── The analyzer ── */

static void kept_analyzer(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[0], 12000, &len);
    tg_analyzer *total = NULL, *twice = NULL;

    test_case("job: the analyzer is kept on request, and handed over once, to be merged");
    CHECK_EQ_INT(tg_analyzer_new(&o, &total), TG_OK);
    CHECK_EQ_INT(tg_analyzer_new(&o, &twice), TG_OK);
    for (int from = 0; from < SOURCES; from++) {
        watch w = WATCH;
        tg_job *job = NULL;
        tg_analyzer *kept, *one = test_analyzed(&o, text, len);
        FILE *f = file_of(text, len);
        tg_pool_set_threads((unsigned)from + 1);
        CHECK_EQ_INT(new_job(TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
        CHECK_EQ_INT(tg_job_keep_analyzer(job), TG_OK);
        if (from == SLICES) CHECK_EQ_INT(tg_job_expect(job, len), TG_OK);
        else if (from == FILE_READ) CHECK_EQ_INT(tg_job_read(job, handle_of(f), 0, UINT64_MAX), TG_OK);
        else CHECK_EQ_INT(tg_job_borrow(job, text, len), TG_OK);
        CHECK(!tg_job_take_analyzer(job));
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        CHECK_EQ_INT(tg_job_keep_analyzer(job), TG_E_STATE);
        if (from == SLICES) CHECK_EQ_INT(feed_all(job, &w, (const uint8_t *)text, len, 300000), TG_OK);
        wait_finished(&w);
        CHECK((kept = tg_job_take_analyzer(job)) != NULL);
        CHECK(!tg_job_take_analyzer(job));
        tg_job_free(job); /* it outlives the job */
        CHECK_EQ_INT(tg_analyzer_merge(total, kept), TG_OK);
        CHECK_EQ_INT(tg_analyzer_merge(twice, one), TG_OK);
        tg_analyzer_free(kept);
        tg_analyzer_free(one);
        if (f) fclose(f);
    }
    test_bytes a = test_saved(total), b = test_saved(twice);
    CHECK(test_same_bytes(a, b));
    free(a.bytes);
    free(b.bytes);
    tg_analyzer_free(total);
    tg_analyzer_free(twice);
    free(text);
}

static void no_analyzer(void) {
    tg_options o = test_options();

    test_case("job: no analyzer without asking, of another kind, after an error; one that nobody takes is freed");
    CHECK_EQ_INT(tg_job_keep_analyzer(NULL), TG_E_ARG);
    CHECK(!tg_job_take_analyzer(NULL));
    o.invalid = TG_INVALID_ERROR;
    for (int i = 0; i < 4; i++) {
        watch w = WATCH;
        tg_job *job = NULL;
        CHECK_EQ_INT(new_job(i == 0 ? TG_JOB_COUNT : TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
        if (i != 1) CHECK_EQ_INT(tg_job_keep_analyzer(job), i == 0 ? TG_E_ARG : TG_OK);
        CHECK_EQ_INT(tg_job_borrow(job, i == 2 ? "a \xFF" : "a b", 3), TG_OK);
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        wait_finished(&w);
        CHECK_EQ_INT(tg_job_error(job).status, i == 2 ? TG_E_INVALID : TG_OK);
        if (i < 3) CHECK(!tg_job_take_analyzer(job));
        tg_job_free(job);
    }
}

/* ── Turns ── */

static void fairness(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[0], (64u << 20) / strlen(units[0]), &len);
    static const tg_job_kind kinds[] = {TG_JOB_ANALYZE, TG_JOB_COUNT, TG_JOB_BOUNDARIES};

    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        watch big = WATCH, small = WATCH;
        atomic_int clock = 0;
        big.clock = small.clock = &clock;
        test_case("job: on one thread a small one ends while a huge one runs");
        tg_pool_set_threads(1);
        tg_job *a = borrowing(kinds[i], text, len, &o, &big);
        while (!tg_job_done(a)) rest();
        tg_job *b = borrowing(TG_JOB_ANALYZE, text, 1024, &o, &small);
        wait_finished(&small);
        tg_job_cancel(a);
        wait_finished(&big);
        CHECK_EQ_INT(small.order, 1);
        CHECK_EQ_INT(big.order, 2);
        CHECK_EQ_INT(tg_job_error(a).status, TG_E_CANCELLED);
        CHECK_EQ_INT(tg_job_error(b).status, TG_OK);
        tg_job_free(a);
        tg_job_free(b);
    }

    test_case("job: more threads and fewer while it runs");
    watch w = WATCH;
    tg_job *job = borrowing(TG_JOB_ANALYZE, text, 6 << 20, &o, &w);
    for (unsigned i = 0; i < 200 && tg_job_done(job) < 6 << 20; i++) {
        tg_pool_set_threads(i * 7 % 5 + 1);
        rest();
    }
    wait_finished(&w);
    check_result(TG_JOB_ANALYZE, TG_WORDS, job, (const uint8_t *)text, 6 << 20, &o);
    tg_job_free(job);
    free(text);
}

/* ── Cancelling ── */

static void cancel_round(int round, const char *text, size_t len, const tg_options *o) {
    watch w = WATCH;
    tg_job *job = NULL;
    tg_status st;
    int slices = round % 2;

    CHECK_EQ_INT(new_job((tg_job_kind)(round % 3), TG_SENTENCES, o, &w, &job), TG_OK);
    CHECK_EQ_INT(slices ? tg_job_expect(job, 0) : tg_job_borrow(job, text, len), TG_OK);
    if (round % 10 == 0) tg_job_cancel(job);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    if (slices) tg_job_feed(job, text, random_below(len), 0);
    if (round % 10 == 1) tg_job_cancel(job);
    for (size_t n = random_below(100); round % 10 < 8 && n; n--) rest();
    if (round % 10 < 8 || slices) tg_job_cancel(job);
    wait_finished(&w);
    tg_job_cancel(job);
    st = tg_job_error(job).status;
    CHECK(st == TG_OK || st == TG_E_CANCELLED);
    if (round % 10 < 2 && !slices) CHECK(st == TG_E_CANCELLED || round % 10 == 1);
    if (slices) CHECK_EQ_INT(st, TG_E_CANCELLED);
    if (slices) CHECK_EQ_INT(tg_job_feed(job, "a", 1, 0), TG_E_STATE);
    CHECK_EQ_INT(w.finished, 1);
    tg_job_free(job);
}

static void cancelling(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[18], 30000, &len);

    test_case("job: cancelled before, at any moment, after: one end");
    for (int round = 0; round < 100; round++) {
        tg_pool_set_threads((unsigned)round / 3 % 4 + 1);
        cancel_round(round, text, len, &o);
    }
    free(text);
}

/* ── Files that change ── */

/* On Windows every read moves the position. */
static void set_position(FILE *f, long at) {
#if !defined(_WIN32)
    CHECK_EQ_INT(lseek(fileno(f), at, SEEK_SET), at);
#else
    (void)f, (void)at;
#endif
}

static void check_position(FILE *f, long at) {
#if !defined(_WIN32)
    CHECK_EQ_INT(lseek(fileno(f), 0, SEEK_CUR), at);
#else
    (void)f, (void)at;
#endif
}

static void files(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[0], 40000, &len);

    tg_pool_set_threads(2);
    test_case("job: a file that shrinks ends early, one that grows later");
    for (int i = 0; i < 10; i++) {
        watch w = WATCH;
        tg_job *job = NULL;
        FILE *f = file_of(text, len);
        tg_report *r;
        CHECK_EQ_INT(new_job(TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
        CHECK_EQ_INT(tg_job_read(job, handle_of(f), 0, UINT64_MAX), TG_OK);
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        while (tg_job_done(job) < (size_t)i << 15) rest();
        if (i % 2) CHECK_EQ_INT(truncate_to(f, random_below(len)), 0);
        else CHECK(fwrite(text, 1, 100000, f) == 100000 && fflush(f) == 0);
        wait_finished(&w);
        CHECK_EQ_INT(tg_job_error(job).status, TG_OK);
        CHECK((r = tg_job_take_report(job)) != NULL);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_BYTES), tg_job_done(job));
        tg_report_free(r);
        tg_job_free(job);
        fclose(f);
    }

    test_case("job: a range of a file; its position stays");
    FILE *f = file_of(text, len);
    watch w = WATCH;
    tg_job *job = NULL;
    set_position(f, 17);
    CHECK_EQ_INT(new_job(TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
    CHECK_EQ_INT(tg_job_read(job, handle_of(f), 100, 1500100), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    wait_finished(&w);
    check_result(TG_JOB_ANALYZE, TG_WORDS, job, (const uint8_t *)text + 100, 1500000, &o);
    check_position(f, 17);
    tg_job_free(job);
    fclose(f);
    free(text);

    test_case("job: a read that fails");
    for (int kind = TG_JOB_ANALYZE; kind <= TG_JOB_BOUNDARIES; kind++) {
        watch v = WATCH;
        CHECK_EQ_INT(new_job((tg_job_kind)kind, TG_WORDS, &o, &v, &job), TG_OK);
        CHECK_EQ_INT(tg_job_read(job, -1, 0, UINT64_MAX), TG_OK);
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        wait_finished(&v);
        CHECK_EQ_INT(tg_job_error(job).status, TG_E_STATE);
        CHECK_EQ_INT(tg_job_system_error(job), BAD_HANDLE);
        CHECK(!tg_job_take_report(job));
        tg_job_free(job);
    }
}

/* ── Texts that change ── */

static void changing_text(void) {
#if !defined(WATCHED_FOR_RACES)
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[9], 100000, &len);

    test_case("job: a text that others write to meanwhile has some result");
    tg_pool_set_threads(2);
    for (int kind = TG_JOB_ANALYZE; kind <= TG_JOB_BOUNDARIES; kind++) {
        watch w = WATCH;
        tg_job *job = borrowing((tg_job_kind)kind, text, len, &o, &w);
        size_t count;
        const uint64_t *ends;
        while (tg_job_done(job) < len) {
            for (int i = 0; i < 100; i++) memset(text + random_below(len - 64), (int)random_below(256), 64);
            rest();
        }
        wait_finished(&w);
        CHECK_EQ_INT(tg_job_error(job).status, TG_OK);
        ends = tg_job_ends(job, &count);
        if (ends) CHECK_EQ_INT(ends[count - 1], len);
        tg_job_free(job);
    }
    free(text);
#endif
}

/* ── Memory that there is not ── */

static atomic_size_t heap_requests, heap_live;
static size_t heap_fail_at;

static void *scarce(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    void *p = NULL;

    (void)ctx;
    if (new_size && atomic_fetch_add(&heap_requests, 1) == heap_fail_at) return NULL;
    if (new_size && !(p = realloc(ptr, new_size))) return NULL;
    if (!new_size) free(ptr);
    atomic_fetch_add(&heap_live, new_size - old_size);
    return p;
}

/* @return whether it needed less */
static int scarce_round(tg_job_kind kind, int slices, const char *text, size_t len, const tg_options *o, size_t k) {
    watch w = WATCH;
    tg_job *job = NULL;
    tg_status st;

    heap_fail_at = k;
    atomic_store(&heap_requests, 0);
    st = new_job(kind, TG_WORDS, o, &w, &job);
    if (st == TG_OK) {
        st = slices ? tg_job_expect(job, 0) : tg_job_borrow(job, text, len);
        if (st == TG_OK) st = tg_job_start(job);
        CHECK_EQ_INT(st, TG_OK);
        if (slices && feed_all(job, &w, (const uint8_t *)text, len, 200000) == TG_E_NOMEM) tg_job_cancel(job);
        wait_finished(&w);
        st = tg_job_error(job).status;
        CHECK(st == TG_OK || st == TG_E_NOMEM || (slices && st == TG_E_CANCELLED));
        CHECK_EQ_INT(w.finished, 1);
    }
    tg_job_free(job);
    CHECK_EQ_INT(atomic_load(&heap_live), 0);
    if (atomic_load(&heap_requests) <= k) CHECK_EQ_INT(st, TG_OK);
    return atomic_load(&heap_requests) <= k;
}

static void scarcity(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[18], 16000, &len);

    test_case("job: every request for memory fails once");
    o.allocator.resize = scarce;
    tg_pool_set_threads(2);
    for (int i = 0; i < 6; i++) {
        size_t size = i < 2 ? len : 150000, k = 0;
        while (!scarce_round((tg_job_kind)(i / 2), i % 2, text, size, &o, k)) k += i < 2 ? 7 : 1;
        CHECK(k >= 2);
    }
    free(text);
}

void job_test(void) {
    CHECK_EQ_INT(tg_pool_join(), 0);
    arguments();
    short_texts();
    long_texts();
    ill_formed();
    kept_analyzer();
    no_analyzer();
    fairness();
    cancelling();
    files();
    changing_text();
    scarcity();
    tg_pool_leave();
    tg_pool_set_threads(0);
}
