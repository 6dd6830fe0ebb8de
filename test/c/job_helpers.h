/* job_helpers: what the suites of jobs share: a job that is watched, sources, results compared with those of one call. */
#ifndef TG_TEST_JOB_HELPERS_H
#define TG_TEST_JOB_HELPERS_H

#include "../../src/host/thread.h"

#include "../../src/host/job.h"
#include "../../src/host/pool.h"
#include "helpers.h"

#include <stdatomic.h>

#if defined(_WIN32)
#  define TEST_BAD_HANDLE ERROR_INVALID_HANDLE
#else
#  include <errno.h>
#  define TEST_BAD_HANDLE EBADF
#endif

/* The same numbers in every run. */
size_t test_random_below(size_t n);

/* A word in 12 bytes or so, most of them distinct, of some `size` bytes. To be freed. */
char *test_many_words(size_t size, size_t *len);

/* Let others work for a moment. */
void test_rest(void);

/* What is heard of a job. */
typedef struct test_watch {
    tg_mutex lock;
    tg_cond changed;
    int drained, finished;
    void (*then)(struct test_watch *w); /* called when the job has finished; may be NULL */
    void *ctx;                          /* for that */
} test_watch;

#define TEST_WATCH \
  { TG_MUTEX_INIT, TG_COND_INIT, 0, 0, NULL, NULL }

void test_wait_finished(test_watch *w);
void test_wait_drained(test_watch *w, int count);

tg_status test_job_new(tg_job_kind kind, tg_granularity granularity, const tg_options *o, test_watch *w, tg_job **out);

/* A job of words that has been started. */
tg_job *test_job_borrowing(tg_job_kind kind, const void *text, size_t len, const tg_options *o, test_watch *w);

/* Feed all of it, at most `most` bytes at once, as there is room. @return the status that ended the feeding */
tg_status test_job_feed(tg_job *job, test_watch *w, const uint8_t *text, size_t len, size_t most);

/* A file that is gone when it is closed. */
FILE *test_file_of(const void *text, size_t len);
intptr_t test_handle_of(FILE *f);
int test_truncate(FILE *f, size_t len);

typedef enum test_source { BORROWED, SLICES, FILE_READ, SOURCES } test_source;

/* The job, which has finished, has what one call gives. */
void test_job_result(tg_job_kind kind, tg_granularity granularity, tg_job *job, const uint8_t *text, size_t len,
                     const tg_options *o);

/* A job over that source has what one call gives. */
void test_job_same(tg_job_kind kind, tg_granularity granularity, test_source from, const void *text, size_t len,
                   const tg_options *o);

#endif
