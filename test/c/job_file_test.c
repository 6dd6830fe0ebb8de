/* job_file_test: files that change, end, vanish or were never any while they are read. How reads end is in job_source_test.c. */
#include "job_helpers.h"

#include <stdlib.h>

#if !defined(_WIN32)
#  include <fcntl.h>
#  include <unistd.h>
#endif

static const char prose[] =
    "It was a bright cold day in April. The clocks were striking thirteen, and the wind\nblew.\n\n";

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
    char *text = test_repeated(prose, 40000, &len);

    tg_pool_set_threads(2);
    test_case("job: a file that shrinks ends early, one that grows later");
    for (int i = 0; i < 10; i++) {
        test_watch w = TEST_WATCH;
        tg_job *job = NULL;
        FILE *f = test_file_of(text, len);
        tg_report *r;
        CHECK_EQ_INT(test_job_new(TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
        CHECK_EQ_INT(tg_job_read(job, test_handle_of(f), 0, UINT64_MAX), TG_OK);
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        while (tg_job_done(job) < (size_t)i << 15) test_rest();
        if (i % 2) CHECK_EQ_INT(test_truncate(f, test_random_below(len)), 0);
        else CHECK(fwrite(text, 1, 100000, f) == 100000 && fflush(f) == 0);
        test_wait_finished(&w);
        CHECK_EQ_INT(tg_job_error(job).status, TG_OK);
        CHECK((r = tg_job_take_report(job)) != NULL);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_BYTES), tg_job_done(job));
        tg_report_free(r);
        tg_job_free(job);
        fclose(f);
    }

    test_case("job: a range of a file; its position stays");
    FILE *f = test_file_of(text, len);
    test_watch w = TEST_WATCH;
    tg_job *job = NULL;
    set_position(f, 17);
    CHECK_EQ_INT(test_job_new(TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
    CHECK_EQ_INT(tg_job_read(job, test_handle_of(f), 100, 1500100), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    test_wait_finished(&w);
    test_job_result(TG_JOB_ANALYZE, TG_WORDS, job, (const uint8_t *)text + 100, 1500000, &o);
    check_position(f, 17);
    tg_job_free(job);
    fclose(f);
    free(text);

    test_case("job: a read that fails");
    for (int kind = TG_JOB_ANALYZE; kind <= TG_JOB_WORDS; kind++) {
        test_watch v = TEST_WATCH;
        CHECK_EQ_INT(test_job_new((tg_job_kind)kind, TG_WORDS, &o, &v, &job), TG_OK);
        CHECK_EQ_INT(tg_job_read(job, -1, 0, UINT64_MAX), TG_OK);
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        test_wait_finished(&v);
        CHECK_EQ_INT(tg_job_error(job).status, TG_E_STATE);
        CHECK_EQ_INT(tg_job_system_error(job), TEST_BAD_HANDLE);
        CHECK(!tg_job_take_report(job));
        tg_job_free(job);
    }
}

/* ── What is no file, or not any more ── */

#if !defined(_WIN32)

/* A job over a descriptor. */
static tg_job *reading(tg_job_kind kind, int fd, uint64_t end, test_watch *w) {
    tg_options o = test_options();
    tg_job *job = NULL;

    CHECK_EQ_INT(test_job_new(kind, TG_WORDS, &o, w, &job), TG_OK);
    CHECK_EQ_INT(tg_job_read(job, fd, 0, end), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_OK);
    return job;
}

static void check_fails(int fd, int error) {
    for (int kind = TG_JOB_ANALYZE; kind <= TG_JOB_WORDS; kind++) {
        test_watch w = TEST_WATCH;
        tg_job *job = reading((tg_job_kind)kind, fd, UINT64_MAX, &w);
        test_wait_finished(&w);
        CHECK_EQ_INT(tg_job_error(job).status, TG_E_STATE);
        CHECK_EQ_INT(tg_job_error(job).offset, 0);
        CHECK_EQ_INT(tg_job_system_error(job), error);
        CHECK(!tg_job_take_report(job) && !tg_job_done(job) && !tg_job_count(job) && !tg_job_ends(job));
        tg_job_free(job);
    }
}

static void special_files(void) {
    int pair[2], fd;

    tg_pool_set_threads(2);
    test_case("job: a directory");
    fd = open("/", O_RDONLY);
    check_fails(fd, EISDIR);
    close(fd);

    test_case("job: a pipe has no places to read from");
    CHECK_EQ_INT(pipe(pair), 0);
    check_fails(pair[0], ESPIPE);
    close(pair[0]);
    close(pair[1]);

    test_case("job: a descriptor that may not be read");
    fd = open("/dev/null", O_WRONLY);
    check_fails(fd, EBADF);
    close(fd);

    test_case("job: an empty device, and one that never ends");
    for (int endless = 0; endless < 2; endless++) {
        test_watch w = TEST_WATCH;
        tg_job *job;
        fd = open(endless ? "/dev/zero" : "/dev/null", O_RDONLY);
        job = reading(TG_JOB_ANALYZE, fd, endless ? 3000000 : UINT64_MAX, &w);
        test_wait_finished(&w);
        CHECK_EQ_INT(tg_job_error(job).status, TG_OK);
        CHECK_EQ_INT(tg_job_done(job), endless ? 3000000 : 0);
        tg_job_free(job);
        w = (test_watch)TEST_WATCH;
        job = reading(TG_JOB_COUNT, fd, UINT64_MAX, &w);
        while (endless && tg_job_done(job) < 1000000) test_rest();
        tg_job_cancel(job);
        test_wait_finished(&w);
        CHECK(tg_job_error(job).status == TG_E_CANCELLED || !endless);
        tg_job_free(job);
        close(fd);
    }

#  if defined(__linux__)
    test_case("job: a read that the system refuses");
    if ((fd = open("/proc/self/mem", O_RDONLY)) >= 0) {
        check_fails(fd, EIO);
        close(fd);
    }
#  endif
}

/* While a job reads it, the descriptor becomes another file's, or nobody's: a race that is meant. */
static void replaced_descriptors(void) {
#  if !TEST_TSAN
    enum { CLOSED, NOTHING, SHORTER, DIRECTORY, WAYS };
    size_t len;
    char *text = test_repeated(prose, 60000, &len);
    FILE *shorter = test_file_of(text, 1000);

    for (int i = 0; i < 8 * WAYS; i++) {
        test_watch w = TEST_WATCH;
        FILE *f = test_file_of(text, len);
        int way = i % WAYS, fd = dup(fileno(f)), other;
        tg_job_kind kind = (tg_job_kind)(i / WAYS % 3);
        tg_job *job;
        tg_report *r;
        tg_status st;
        test_case("job: a descriptor that is closed or replaced while it is read: what was read, or a clear error");
        tg_pool_set_threads((unsigned)i % 2 + 1);
        other = way == NOTHING     ? open("/dev/null", O_RDONLY)
                : way == SHORTER   ? dup(fileno(shorter))
                : way == DIRECTORY ? open("/", O_RDONLY)
                                   : -1;
        job = reading(kind, fd, UINT64_MAX, &w);
        while (tg_job_done(job) < (size_t)i << 14) test_rest();
        if (way == CLOSED) close(fd);
        else CHECK_EQ_INT(dup2(other, fd), fd);
        test_wait_finished(&w);
        st = tg_job_error(job).status;
        r = tg_job_take_report(job);
        if (st == TG_OK) {
            CHECK(tg_job_done(job) <= len);
            if (kind == TG_JOB_ANALYZE) CHECK_EQ_INT(tg_report_count(r, TG_COUNT_BYTES), tg_job_done(job));
            else CHECK(tg_job_count(job) > 0 && !r);
        } else {
            CHECK_EQ_INT(st, TG_E_STATE);
            CHECK(way == CLOSED || way == DIRECTORY);
            CHECK_EQ_INT(tg_job_system_error(job), way == CLOSED ? EBADF : EISDIR);
            CHECK(!r);
        }
        tg_report_free(r);
        tg_job_free(job);
        if (way != CLOSED) close(fd);
        if (other >= 0) close(other);
        fclose(f);
    }
    fclose(shorter);
    free(text);
#  endif
}

#else
static void special_files(void) {}
static void replaced_descriptors(void) {}
#endif

void job_file_test(void) {
    CHECK_EQ_INT(tg_pool_join(), 0);
    files();
    special_files();
    replaced_descriptors();
    tg_pool_leave();
    tg_pool_set_threads(0);
}
