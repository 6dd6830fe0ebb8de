/* job_life_test: jobs take turns, hold little, end once, whatever happens to them. */
#include "job_helpers.h"

#include <stdlib.h>

static const char prose[] =
    "It was a bright cold day in April. The clocks were striking thirteen, and the wind\nblew.\n\n";
static const char abbreviations[] = "Mr. Smith went to Washington, D.C. on Jan. 5th. He said: \"No!\" And left. ";

#define MIB ((size_t)1 << 20)

/* `len` bytes of prose, to be freed. */
static char *long_prose(size_t size, size_t *len) {
    return test_repeated(prose, size / strlen(prose), len);
}

/* ── Turns: by what others have done meanwhile, not by the clock ── */

/* How much the jobs have done when another ends. */
typedef struct race {
    tg_job **jobs;
    size_t count;
    atomic_ullong done; /* the most */
} race;

static uint64_t done_by(tg_job *const *jobs, size_t count) {
    uint64_t done = 0;

    for (size_t i = 0; i < count; i++) done += tg_job_done(jobs[i]);
    return done;
}

static void note_race(test_watch *w) {
    race *r = w->ctx;
    unsigned long long done = done_by(r->jobs, r->count), most = atomic_load(&r->done);
    while (done > most && !atomic_compare_exchange_weak(&r->done, &most, done)) {}
}

static void cancel_all(tg_job **jobs, test_watch *watches, size_t count) {
    for (size_t i = 0; i < count; i++) tg_job_cancel(jobs[i]);
    for (size_t i = 0; i < count; i++) {
        test_wait_finished(&watches[i]);
        CHECK_EQ_INT(tg_job_error(jobs[i]).status, TG_E_CANCELLED);
        tg_job_free(jobs[i]);
    }
}

/* A turn is 4 ms; nobody measures more than 4 GB in a second. */
#define TURN_BYTES (16 * MIB)

static void small_beside_huge(const char *text, size_t len) {
    static const tg_job_kind kinds[] = {TG_JOB_ANALYZE, TG_JOB_COUNT, TG_JOB_BOUNDARIES};
    tg_options o = test_options();

    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        test_watch big = TEST_WATCH, small = TEST_WATCH;
        tg_job *a, *b;
        race r = {&a, 1, 0};
        uint64_t before;
        small.then = note_race;
        small.ctx = &r;
        test_case("job: on one thread a small one waits no more than a turn of a huge one");
        tg_pool_set_threads(1);
        a = test_job_borrowing(kinds[i], text, len, &o, &big);
        while (!tg_job_done(a)) test_rest();
        before = tg_job_done(a);
        b = test_job_borrowing(TG_JOB_ANALYZE, text, 1024, &o, &small);
        test_wait_finished(&small);
        CHECK(atomic_load(&r.done) - before <=
              2 * TURN_BYTES); /* one under way, and what was done before it was queued */
        CHECK(!big.finished);
        CHECK_EQ_INT(tg_job_error(b).status, TG_OK);
        cancel_all(&a, &big, 1);
        tg_job_free(b);
    }
}

enum { HUGE_ONES = 3, SMALL_ONES = 60 };

static void many_beside_several(const char *text, size_t len, unsigned threads) {
    static const test_watch fresh = TEST_WATCH;
    tg_options o = test_options();
    test_watch huge[HUGE_ONES], small[SMALL_ONES];
    tg_job *jobs[HUGE_ONES], *others[SMALL_ONES];
    race r = {jobs, HUGE_ONES, 0};
    uint64_t before;

    test_case("job: many small ones end before several huge ones have had a few turns each");
    tg_pool_set_threads(threads);
    for (int i = 0; i < HUGE_ONES; i++) {
        huge[i] = fresh;
        jobs[i] = test_job_borrowing((tg_job_kind)i, text, len, &o, &huge[i]);
    }
    for (int i = 0; i < HUGE_ONES; i++)
        while (!tg_job_done(jobs[i])) test_rest();
    before = done_by(jobs, HUGE_ONES);
    for (int i = 0; i < SMALL_ONES; i++) {
        small[i] = fresh;
        small[i].then = note_race;
        small[i].ctx = &r;
        others[i] = test_job_borrowing((tg_job_kind)(i % 3), text, 2000, &o, &small[i]);
    }
    for (int i = 0; i < SMALL_ONES; i++) test_wait_finished(&small[i]);
    /* those that came while others were being queued waited as well: a turn of each huge one, thrice */
    CHECK(atomic_load(&r.done) - before <= 3 * HUGE_ONES * TURN_BYTES);
    for (int i = 0; i < HUGE_ONES; i++) CHECK(!huge[i].finished);
    for (int i = 0; i < SMALL_ONES; i++) {
        CHECK_EQ_INT(tg_job_error(others[i]).status, TG_OK);
        tg_job_free(others[i]);
    }
    cancel_all(jobs, huge, HUGE_ONES);
}

static void huge_beside_huge(const char *text, size_t len) {
    static const test_watch fresh = TEST_WATCH;
    tg_options o = test_options();
    test_watch huge[HUGE_ONES];
    tg_job *jobs[HUGE_ONES];
    uint64_t most = 0, least = UINT64_MAX;
    size_t goal = TEST_SLOW ? 2 * MIB : 24 * MIB;

    test_case("job: huge ones go on side by side, on fewer threads");
    tg_pool_set_threads(2);
    for (int i = 0; i < HUGE_ONES; i++) {
        huge[i] = fresh;
        jobs[i] = test_job_borrowing(TG_JOB_ANALYZE, text, len, &o, &huge[i]);
    }
    while (tg_job_done(jobs[0]) < goal) test_rest();
    for (int i = 0; i < HUGE_ONES; i++) {
        uint64_t done = tg_job_done(jobs[i]);
        if (done > most) most = done;
        if (done < least) least = done;
    }
    CHECK(least >= most / 8);
    cancel_all(jobs, huge, HUGE_ONES);
}

static void turns(void) {
    size_t len;
    char *text = long_prose(160 * MIB, &len);

    small_beside_huge(text, len);
    many_beside_several(text, len, 1);
    many_beside_several(text, len, 2);
    huge_beside_huge(text, len);
    free(text);
}

/* ── More threads and fewer ── */

static void changing_threads(void) {
    tg_options o = test_options();
    size_t len;
    char *text = long_prose(TEST_SLOW ? 2 * MIB : 6 * MIB, &len);

    for (int kind = TG_JOB_ANALYZE; kind <= TG_JOB_WORDS; kind++) {
        test_watch w = TEST_WATCH;
        tg_job *job;
        test_case("job: more threads and fewer while it runs");
        job = test_job_borrowing((tg_job_kind)kind, text, len, &o, &w);
        for (unsigned i = 0; i < 200 && tg_job_done(job) < len; i++) {
            tg_pool_set_threads(i * 7 % 5 + 1);
            test_rest();
        }
        test_wait_finished(&w);
        test_job_result((tg_job_kind)kind, TG_WORDS, job, (const uint8_t *)text, len, &o);
        tg_job_free(job);
    }
    free(text);
}

/* ── How much is held ── */

static atomic_size_t heap_requests, heap_live, heap_peak;
static size_t heap_fail_at = SIZE_MAX;

static void *scarce(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    void *p = NULL;
    size_t live, peak;

    (void)ctx;
    if (new_size && atomic_fetch_add(&heap_requests, 1) == heap_fail_at) return NULL;
    if (new_size && !(p = realloc(ptr, new_size))) return NULL;
    if (!new_size) free(ptr);
    live = atomic_fetch_add(&heap_live, new_size - old_size) + new_size - old_size;
    peak = atomic_load(&heap_peak);
    while (live > peak && !atomic_compare_exchange_weak(&heap_peak, &peak, live)) {}
    return p;
}

static tg_options scarce_options(void) {
    tg_options o = test_options();

    o.allocator.resize = scarce;
    atomic_store(&heap_peak, 0);
    CHECK_EQ_INT(atomic_load(&heap_live), 0);
    return o;
}

/* Texts without any boundary, or with undecided ones all along. */
static void bounded_memory(void) {
    static const char *const endless[] = {"a", "\xCC\x81", ".) ) ", "\n", " ", "\xE4\xB8\xAD", "a'"};
    size_t size = TEST_SLOW ? 5 * MIB : test_size(24, 64, 1024) * MIB;

    for (size_t i = 0; i < COUNT_OF(endless); i++) {
        size_t len;
        char *text = test_repeated(endless[i], size / strlen(endless[i]), &len);
        for (int kind = TG_JOB_ANALYZE; kind <= TG_JOB_WORDS; kind++) {
            tg_options o = scarce_options();
            test_watch w = TEST_WATCH;
            tg_job *job = NULL;
            size_t ends;
            test_case("job: memory does not grow with the text, but for the ends");
            tg_pool_set_threads(2);
            CHECK_EQ_INT(test_job_new((tg_job_kind)kind, (tg_granularity)(i % 3), &o, &w, &job), TG_OK);
            CHECK_EQ_INT(tg_job_borrow(job, text, len), TG_OK);
            CHECK_EQ_INT(tg_job_start(job), TG_OK);
            test_wait_finished(&w);
            CHECK_EQ_INT(tg_job_error(job).status, TG_OK);
            ends = kind == TG_JOB_BOUNDARIES ? (size_t)tg_job_count(job) * 5 : 0;
            CHECK(atomic_load(&heap_peak) <= 4 * MIB + ends); /* 5 parts on 2 threads, and what measures them */
            tg_job_free(job);
        }
        free(text);
    }
}

static void bounded_queue(void) {
    enum { JOBS = 100 };
    static const test_watch fresh = TEST_WATCH;
    tg_options o = scarce_options();
    test_watch watches[JOBS];
    tg_job *jobs[JOBS];
    tg_pool_figures figures;
    size_t len;
    char *text = long_prose(20 * MIB, &len);

    test_case("job: of many huge ones each holds little, and has one place in the queue");
    tg_pool_set_threads(2);
    for (int i = 0; i < JOBS; i++) {
        watches[i] = fresh;
        jobs[i] = test_job_borrowing((tg_job_kind)(i % 3), text, len, &o, &watches[i]);
    }
    for (int n = 0; n < 500; n++) {
        tg_pool_stats(&figures);
        CHECK(figures.queued <= JOBS + 2); /* the first may have had a second place before the others came */
        test_rest();
    }
    cancel_all(jobs, watches, JOBS);
    CHECK(atomic_load(&heap_peak) <= 10 * MIB + JOBS * (3 * MIB / 2));
    CHECK_EQ_INT(atomic_load(&heap_live), 0);
    free(text);
}

/* ── Cancelling ── */

static void cancel_round(int round, const char *text, size_t len, const tg_options *o) {
    test_watch w = TEST_WATCH;
    tg_job *job = NULL;
    tg_status st;
    int slices = round % 2;

    CHECK_EQ_INT(test_job_new((tg_job_kind)(round % 3), TG_SENTENCES, o, &w, &job), TG_OK);
    CHECK_EQ_INT(slices ? tg_job_expect(job, 0) : tg_job_borrow(job, text, len), TG_OK);
    if (round % 10 == 0) tg_job_cancel(job);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    if (slices) tg_job_feed(job, text, test_random_below(len), 0);
    if (round % 10 == 1) tg_job_cancel(job);
    for (size_t n = test_random_below(100); round % 10 < 8 && n; n--) test_rest();
    if (round % 10 < 8 || slices) tg_job_cancel(job);
    test_wait_finished(&w);
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
    char *text = test_repeated(abbreviations, 30000, &len);

    test_case("job: cancelled before, at any moment, after: one end");
    for (int round = 0; round < 100; round++) {
        tg_pool_set_threads((unsigned)round / 3 % 4 + 1);
        cancel_round(round, text, len, &o);
    }
    free(text);
}

/* ── Memory that there is not ── */

/* Enough for the tables of two analyzers to grow in several parts, and no more. */
static char *scarce_text(size_t *len) {
    char *text = malloc(MIB + 200000);

    *len = 0;
    for (unsigned i = 0; *len < MIB + 150000; i++)
        *len += (size_t)sprintf(text + *len, "Some words %x and abc. ", i % 400);
    return text;
}

/* @return whether it needed less */
static int scarce_round(tg_job_kind kind, test_source from, const char *text, size_t len, FILE *f, const tg_options *o,
                        size_t k) {
    test_watch w = TEST_WATCH;
    tg_job *job = NULL;
    tg_status st;

    heap_fail_at = k;
    atomic_store(&heap_requests, 0);
    st = test_job_new(kind, TG_WORDS, o, &w, &job);
    if (st == TG_OK) {
        st = from == SLICES     ? tg_job_expect(job, 0)
             : from == BORROWED ? tg_job_borrow(job, text, len)
                                : tg_job_read(job, test_handle_of(f), 0, UINT64_MAX);
        if (st == TG_OK) st = tg_job_start(job);
        CHECK_EQ_INT(st, TG_OK);
        if (from == SLICES && test_job_feed(job, &w, (const uint8_t *)text, len, 200000) == TG_E_NOMEM)
            tg_job_cancel(job);
        test_wait_finished(&w);
        st = tg_job_error(job).status;
        CHECK(st == TG_OK || st == TG_E_NOMEM || (from == SLICES && st == TG_E_CANCELLED));
        CHECK_EQ_INT(w.finished, 1);
    } else {
        CHECK_EQ_INT(st, TG_E_NOMEM);
    }
    tg_job_free(job);
    CHECK_EQ_INT(atomic_load(&heap_live), 0);
    if (atomic_load(&heap_requests) <= k) CHECK_EQ_INT(st, TG_OK);
    return atomic_load(&heap_requests) <= k;
}

static void scarcity(void) {
    tg_options o = scarce_options();
    size_t len;
    char *text = scarce_text(&len);
    FILE *f = test_file_of(text, len);

    for (int kind = TG_JOB_ANALYZE; kind <= TG_JOB_WORDS; kind++) {
        for (int from = BORROWED; from < SOURCES; from++) {
            size_t k = 0;
            test_case("job: every request for memory fails once");
            o.ngram = kind == TG_JOB_WORDS ? 2 : 0;
            o.stop_text = "abc"; /* as a caller's list */
            o.stop_lengths = &(const uint32_t){3};
            o.stop_count = kind == TG_JOB_WORDS;
            tg_pool_set_threads((unsigned)from % 2 + 2);
            while (!scarce_round((tg_job_kind)kind, (test_source)from, text, len, f, &o, k)) k += TEST_SLOW ? 5 : 1;
            CHECK(k >= 5);
        }
    }
    heap_fail_at = SIZE_MAX;
    fclose(f);
    free(text);
}

/* Words are brought together, in shares: no memory for it, or cancelled. */
static void sharing(void) {
    tg_options o = scarce_options();
    size_t len, all;
    char *text = test_many_words(TEST_SLOW ? 1300000 : 1800000, &len);

    test_case("job: no memory where words are brought together");
    o.words = 1;
    o.ngram = 2;
    tg_pool_set_threads(3);
    CHECK(scarce_round(TG_JOB_ANALYZE, BORROWED, text, len, NULL, &o, SIZE_MAX));
    all = atomic_load(&heap_requests);
    for (size_t k = 1; k < (TEST_SLOW ? 12 : 60); k++)
        (void)scarce_round(TG_JOB_ANALYZE, BORROWED, text, len, NULL, &o, all > 3 * k ? all - 3 * k : k);
    heap_fail_at = SIZE_MAX;

    test_case("job: cancelled where words are brought together: one end");
    for (size_t round = 0; round < (TEST_SLOW ? 6 : 25); round++) {
        test_watch w = TEST_WATCH;
        tg_job *job = NULL;
        tg_status st;
        CHECK_EQ_INT(test_job_new(round % 2 ? TG_JOB_WORDS : TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
        CHECK_EQ_INT(tg_job_borrow(job, text, len), TG_OK);
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        while (tg_job_done(job) < len) test_rest();
        for (size_t n = round; n; n--) test_rest();
        tg_job_cancel(job);
        test_wait_finished(&w);
        st = tg_job_error(job).status;
        CHECK(st == TG_OK || st == TG_E_CANCELLED);
        CHECK_EQ_INT(w.finished, 1);
        tg_job_free(job);
        CHECK_EQ_INT(atomic_load(&heap_live), 0);
    }
    free(text);
}

void job_life_test(void) {
    CHECK_EQ_INT(tg_pool_join(), 0);
    turns();
    changing_threads();
    bounded_memory();
    bounded_queue();
    cancelling();
    scarcity();
    sharing();
    tg_pool_leave();
    tg_pool_set_threads(0);
}
