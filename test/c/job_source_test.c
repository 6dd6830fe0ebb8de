/* job_source_test: whatever a read of a file answers. src/host/job_source.c is built here once more, with reads by a script. */
#include "job_helpers.h"

#if !defined(_WIN32)

#  include <limits.h>
#  include <unistd.h>

/* What reads answer, one after the other: how many bytes at most, 0 for the end, -errno. */
static const int *script;
static uint64_t read_at_least; /* no read is before this place */
static int reads;

static ssize_t scripted_pread(int fd, void *to, size_t cap, off_t at) {
    int answer = *script++;

    reads++;
    CHECK_EQ_INT(fd, 7);
    CHECK(cap > 0 && (uint64_t)at >= read_at_least);
    if (answer < 0) {
        errno = -answer;
        return -1;
    }
    if ((size_t)answer < cap) cap = (size_t)answer;
    for (size_t i = 0; i < cap; i++) ((uint8_t *)to)[i] = (uint8_t)((uint64_t)at + i);
    return (ssize_t)cap;
}

#  define pread scripted_pread
#  define tg__source_take scripted_source_take
#  define tg__source_is_ready scripted_source_is_ready
#  define tg__source_free scripted_source_free
#  include "../../src/host/job_source.c"

#  define ALL INT_MAX

static const struct {
    const char *what;
    int script[8];
    uint64_t start, end;
    size_t cap;
    /* and then */
    tg__source_state state;
    size_t got;
    int error, reads;
} rows[] = {
    {"read: all at once", {ALL}, 0, 1000, 100, TG__SOURCE_MORE, 100, 0, 1},
    {"read: from a place on", {ALL}, 300, 1000, 100, TG__SOURCE_MORE, 100, 0, 1},
    {"read: to an end", {ALL}, 0, 60, 100, TG__SOURCE_END, 60, 0, 1},
    {"read: nothing is left", {ALL}, 60, 60, 100, TG__SOURCE_END, 0, 0, 0},
    {"read: a few bytes at a time", {1, 2, 3, ALL}, 0, 1000, 100, TG__SOURCE_MORE, 100, 0, 4},
    {"read: the file ends early", {30, 0}, 0, 1000, 100, TG__SOURCE_END, 30, 0, 2},
    {"read: an empty file", {0}, 0, 1000, 100, TG__SOURCE_END, 0, 0, 1},
    {"read: interrupted", {-EINTR, -EINTR, 40, -EINTR, ALL}, 0, 1000, 100, TG__SOURCE_MORE, 100, 0, 5},
    {"read: interrupted, and the end", {-EINTR, 0}, 0, 1000, 100, TG__SOURCE_END, 0, 0, 2},
    {"read: an error at once", {-EIO}, 0, 1000, 100, TG__SOURCE_FAILED, 0, EIO, 1},
    {"read: an error behind some bytes", {30, -ESTALE}, 0, 1000, 100, TG__SOURCE_FAILED, 30, ESTALE, 2},
    {"read: an error behind an interruption", {-EINTR, -EISDIR}, 0, 1000, 100, TG__SOURCE_FAILED, 0, EISDIR, 2},
    {"read: would block", {-EAGAIN}, 0, 1000, 100, TG__SOURCE_FAILED, 0, EAGAIN, 1},
};

static void answers(void) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        static tg_job job; /* as much of one as a source looks at */
        uint8_t to[100];
        size_t got = 77;
        int right = 1;
        test_case(rows[i].what);
        memset(&job, 0, sizeof job);
        job.source.kind = TG__SOURCE_FILE;
        job.source.handle = 7;
        job.source.at = rows[i].start;
        job.source.end = rows[i].end;
        script = rows[i].script;
        read_at_least = rows[i].start;
        reads = 0;
        CHECK_EQ_INT(scripted_source_take(&job, to, rows[i].cap, &got), rows[i].state);
        CHECK_EQ_INT(got, rows[i].got);
        for (size_t k = 0; k < got && k < sizeof to; k++) right &= to[k] == (uint8_t)(rows[i].start + k);
        CHECK(right);
        CHECK_EQ_INT(job.source.at, rows[i].start + rows[i].got);
        CHECK_EQ_INT(job.system_error, rows[i].error);
        CHECK_EQ_INT(job.read_error.status, rows[i].error ? TG_E_STATE : TG_OK);
        CHECK_EQ_INT(reads, rows[i].reads);
    }
}

static void stops(void) {
    static tg_job job;
    static const int slow[] = {10, 10, 10};
    uint8_t to[100];
    size_t got = 77;

    test_case("read: a look at the cancel flag between two reads");
    job.source = (tg__source){TG__SOURCE_FILE, NULL, 7, 0, 1000, NULL, NULL, 0, 0};
    atomic_init(&job.cancelled, 1);
    script = slow;
    read_at_least = 0;
    reads = 0;
    CHECK_EQ_INT(scripted_source_take(&job, to, sizeof to, &got), TG__SOURCE_MORE);
    CHECK_EQ_INT(got, 10);
    CHECK_EQ_INT(reads, 1);
}

void job_source_test(void) {
    answers();
    stops();
}

#else
void job_source_test(void) {}
#endif
