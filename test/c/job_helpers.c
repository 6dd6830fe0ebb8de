/* job_helpers: see job_helpers.h. */
#include "job_helpers.h"

#include <stdlib.h>

#if defined(_WIN32)
#  include <io.h>
#else
#  include <unistd.h>
#endif

size_t test_random_below(size_t n) {
    static uint64_t chance = 0x9E3779B97F4A7C15u;

    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (size_t)(chance % n);
}

void test_rest(void) {
#if defined(_WIN32)
    Sleep(0);
#else
    struct timespec moment = {0, 20000};
    nanosleep(&moment, NULL);
#endif
}

/* ── A job and what is heard of it ── */

static void on_drained(void *ctx) {
    test_watch *w = ctx;
    tg_mutex_lock(&w->lock);
    w->drained++;
    tg_cond_broadcast(&w->changed);
    tg_mutex_unlock(&w->lock);
}

static void on_finished(void *ctx) {
    test_watch *w = ctx;
    tg_mutex_lock(&w->lock);
    if (w->then) w->then(w);
    w->finished++;
    tg_cond_broadcast(&w->changed);
    tg_mutex_unlock(&w->lock);
}

void test_wait_finished(test_watch *w) {
    tg_mutex_lock(&w->lock);
    while (!w->finished) tg_cond_wait(&w->changed, &w->lock);
    tg_mutex_unlock(&w->lock);
}

void test_wait_drained(test_watch *w, int count) {
    tg_mutex_lock(&w->lock);
    while (w->drained < count && !w->finished) tg_cond_wait(&w->changed, &w->lock);
    tg_mutex_unlock(&w->lock);
}

tg_status test_job_new(tg_job_kind kind, tg_granularity granularity, const tg_options *o, test_watch *w, tg_job **out) {
    tg_job_events events = {on_drained, on_finished, w};
    return tg_job_new(kind, granularity, o, &events, out);
}

tg_job *test_job_borrowing(tg_job_kind kind, const void *text, size_t len, const tg_options *o, test_watch *w) {
    tg_job *job = NULL;
    CHECK_EQ_INT(test_job_new(kind, TG_WORDS, o, w, &job), TG_OK);
    CHECK_EQ_INT(tg_job_borrow(job, text, len), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    return job;
}

tg_status test_job_feed(tg_job *job, test_watch *w, const uint8_t *text, size_t len, size_t most) {
    size_t at = 0;
    tg_status st = TG_OK;

    while (at < len) {
        size_t n = 1 + test_random_below(most);
        int drained;
        if (n > len - at) n = len - at;
        tg_mutex_lock(&w->lock);
        drained = w->drained;
        tg_mutex_unlock(&w->lock);
        st = tg_job_feed(job, text + at, n, 0);
        if (st == TG_E_LIMIT) test_wait_drained(w, drained + 1);
        else if (st != TG_OK) return st;
        else at += n;
    }
    return tg_job_feed(job, NULL, 0, 1);
}

/* ── Temporary files ── */

#if defined(_WIN32)

static FILE *new_file(void) {
    char name[L_tmpnam];
    return tmpnam(name) ? fopen(name, "w+bTD") : NULL; /* T, D: it lasts until it is closed */
}

intptr_t test_handle_of(FILE *f) {
    return _get_osfhandle(_fileno(f));
}

int test_truncate(FILE *f, size_t len) {
    return _chsize(_fileno(f), (long)len);
}

#else

static FILE *new_file(void) {
    return tmpfile();
}

intptr_t test_handle_of(FILE *f) {
    return fileno(f);
}

int test_truncate(FILE *f, size_t len) {
    return ftruncate(fileno(f), (off_t)len);
}

#endif

FILE *test_file_of(const void *text, size_t len) {
    FILE *f = new_file();
    CHECK(f && fwrite(text, 1, len, f) == len && fflush(f) == 0);
    return f;
}

char *test_many_words(size_t size, size_t *len) {
    char *text = malloc(size + 64);

    *len = 0;
    for (size_t i = 0; *len < size; i++)
        *len += (size_t)snprintf(text + *len, 64, "%s%zux%s ", i % 3 ? "w" : "W", i * 7919 % (size / 12) + i % 2,
                                 i % 11 ? "" : "is.longer.than.others");
    return text;
}

/* ── The same as one call ── */

static void check_ends(tg_granularity granularity, const tg_job *job, const uint8_t *text, size_t len,
                       const tg_options *o) {
    size_t *ends = malloc((len + 1) * sizeof *ends), count = 0, consumed, found = 0;
    int same = 1;

    CHECK_EQ_INT(tg_boundaries(granularity, text, len, 1, o, NULL, ends, NULL, len + 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(tg_job_count(job), count);
    for (const tg_job_run *run = tg_job_ends(job); run; run = run->next)
        for (size_t i = 0; i < run->count; i++, found++)
            same &= found < count && run->base + run->ends[i] == ends[found];
    CHECK_EQ_INT(found, count);
    CHECK(same);
    free(ends);
}

void test_job_result(tg_job_kind kind, tg_granularity granularity, tg_job *job, const uint8_t *text, size_t len,
                     const tg_options *o) {
    tg_report *one = NULL, *report = tg_job_take_report(job);
    tg_words *one_words = NULL, *words = tg_job_take_words(job);
    tg_error expected = {TG_OK, 0}, error = tg_job_error(job);
    uint64_t count = 0;

    if (kind == TG_JOB_ANALYZE) tg_analyze(text, len, o, &one, &expected);
    if (kind == TG_JOB_WORDS) tg_words_new(text, len, o, &one_words, &expected);
    CHECK_EQ_INT(error.status, expected.status);
    CHECK_EQ_INT(error.offset, expected.offset);
    CHECK(one_words ? test_same_words(one_words, words) : !words);
    if (kind == TG_JOB_ANALYZE) CHECK(one ? test_same_report(one, report) : !report);
    if (kind == TG_JOB_BOUNDARIES) check_ends(granularity, job, text, len, o);
    if (kind == TG_JOB_COUNT) {
        CHECK_EQ_INT(tg_count_segments(granularity, text, len, o, &count), TG_OK);
        CHECK_EQ_INT(tg_job_count(job), count);
    }
    if (error.status == TG_OK) CHECK_EQ_INT(tg_job_done(job), len);
    tg_report_free(one);
    tg_report_free(report);
    tg_words_free(one_words);
    tg_words_free(words);
}

void test_job_same(tg_job_kind kind, tg_granularity granularity, test_source from, const void *text, size_t len,
                   const tg_options *o) {
    test_watch w = TEST_WATCH;
    tg_job *job = NULL;
    FILE *f = from == FILE_READ ? test_file_of(text, len) : NULL;
    tg_status fed;

    CHECK_EQ_INT(test_job_new(kind, granularity, o, &w, &job), TG_OK);
    if (from == BORROWED) CHECK_EQ_INT(tg_job_borrow(job, text, len), TG_OK);
    if (from == SLICES) CHECK_EQ_INT(tg_job_expect(job, len), TG_OK);
    if (from == FILE_READ) CHECK_EQ_INT(tg_job_read(job, test_handle_of(f), 0, UINT64_MAX), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    if (from == SLICES) {
        fed = test_job_feed(job, &w, text, len, len > 100000 ? 300000 : 50);
        CHECK(fed == TG_OK || (fed == TG_E_STATE && o->invalid == TG_INVALID_ERROR));
    }
    test_wait_finished(&w);
    test_job_result(kind, granularity, job, text, len, o);
    CHECK_EQ_INT(w.finished, 1);
    tg_job_free(job);
    if (f) fclose(f);
}
