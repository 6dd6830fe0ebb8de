/*
 * job: one large text measured beside the thread that asked, over as many
 * threads of the pool as there are. The result is that of one thread.
 *
 * The caller makes a job, gives it one source, starts it, and hears of it
 * through events, which come from threads of the pool.
 */
#ifndef TG_HOST_JOB_H
#define TG_HOST_JOB_H

#include "../../include/textgauge.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tg_job tg_job;

typedef enum tg_job_kind {
    TG_JOB_ANALYZE = 0,
    TG_JOB_COUNT = 1,      /* tg_count_segments */
    TG_JOB_BOUNDARIES = 2, /* all ends */
    TG_JOB_WORDS = 3       /* tg_words_new */
} tg_job_kind;

/* Ends of neighbouring segments: of segment i, base + ends[i] bytes from the beginning of the source. */
typedef struct tg_job_run {
    struct tg_job_run *next; /* the segments behind them; NULL if there are none */
    uint64_t base;
    size_t count; /* at least 1 */
    const uint32_t *ends;
} tg_job_run;

/* Calls may come from any thread of the pool, one at a time for one job, and must be short. */
typedef struct tg_job_events {
    void (*drained)(void *ctx);  /* a fed slice has been taken: there is room for another. May be NULL */
    void (*finished)(void *ctx); /* once, the last of all: no thread works on the job or its text any more */
    void *ctx;
} tg_job_events;

/**
 * @param granularity  for TG_JOB_COUNT and TG_JOB_BOUNDARIES.
 * @param options      copied. Their allocator is called from several threads at once.
 * @param events       copied; `finished` must be there.
 * @return TG_OK, TG_E_ARG or TG_E_NOMEM; TG_E_UNSUPPORTED if there are no such stop words.
 */
tg_status tg_job_new(tg_job_kind kind, tg_granularity granularity, const tg_options *options,
                     const tg_job_events *events, tg_job **out);

/* ── One source ── */

/** A text that stays where it is until `finished`; others may write to it meanwhile. */
tg_status tg_job_borrow(tg_job *job, const void *text, size_t len);

/** Slices, fed while the job runs: tg_job_feed. @param total if known, for nothing but figures; else 0. */
tg_status tg_job_expect(tg_job *job, uint64_t total);

/**
 * A file, read by position: its own position stays, and it is not closed. A file that ends early is read to its end.
 *
 * @param handle      a file descriptor; on Windows a HANDLE, whose position does move.
 * @param start, end  which bytes; end UINT64_MAX for all that there are. Offsets of a result count from `start`.
 */
tg_status tg_job_read(tg_job *job, intptr_t handle, uint64_t start, uint64_t end);

/**
 * Keep the analyzer of the whole source for tg_job_take_analyzer, instead of freeing it on the thread that finished.
 *
 * @return TG_OK; TG_E_ARG for a job that is no analysis; TG_E_STATE once it was started.
 */
tg_status tg_job_keep_analyzer(tg_job *job);

/** Begin. @return TG_OK; TG_E_NOMEM if no thread is to be had: there will be no event. */
tg_status tg_job_start(tg_job *job);

/**
 * The next slice, which is copied. From one thread, the one that owns the job.
 *
 * @param last  no more follows; `len` may be 0.
 * @return TG_OK; TG_E_LIMIT if there is no room (at most TG_JOB_SLICES are held): wait for `drained`; TG_E_NOMEM;
 *         TG_E_STATE once the job has failed or was cancelled, which `finished` tells.
 */
tg_status tg_job_feed(tg_job *job, const void *text, size_t len, int last);
#define TG_JOB_SLICES 4

/** Stop as soon as may be (a millisecond or so); `finished` comes all the same. From any thread, any number of times. */
void tg_job_cancel(tg_job *job);

/** Bytes of the source measured so far. From any thread. */
uint64_t tg_job_done(const tg_job *job);

/* ── After `finished` ── */

/** TG_OK; TG_E_CANCELLED; TG_E_INVALID with its offset in the whole source; TG_E_NOMEM, TG_E_LIMIT; TG_E_STATE if a read failed. */
tg_error tg_job_error(const tg_job *job);

/** errno (GetLastError on Windows) of a read that failed, else 0. */
int tg_job_system_error(const tg_job *job);

/** The report, which is the caller's then; NULL if there is none. */
tg_report *tg_job_take_report(tg_job *job);

/** The words, of TG_JOB_WORDS, which are the caller's then; NULL if there are none. */
tg_words *tg_job_take_words(tg_job *job);

/**
 * The analyzer that the report was made of, its document ended: to be merged or saved. It is the caller's then.
 *
 * @return NULL without tg_job_keep_analyzer, after an error, and once it was taken.
 */
tg_analyzer *tg_job_take_analyzer(tg_job *job);

/** How many segments there are, of TG_JOB_COUNT and TG_JOB_BOUNDARIES. */
uint64_t tg_job_count(const tg_job *job);

/** The ends of all of them, of TG_JOB_BOUNDARIES, ascending; the job's. NULL if there are none. */
const tg_job_run *tg_job_ends(const tg_job *job);

/** Give the job's memory back; from any thread. Not before `finished`, unless it was never started. NULL does nothing. */
void tg_job_free(tg_job *job);

#ifdef __cplusplus
}
#endif

#endif
