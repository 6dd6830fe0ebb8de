/* job_inner: what the files of a job share. job.c owns its life, job_source.c its bytes, the others what is made of them. */
#ifndef TG_HOST_JOB_INNER_H
#define TG_HOST_JOB_INNER_H

#include "thread.h"

#include "job.h"
#include "pool.h"

#include <stdatomic.h>
#include <stddef.h>

#define TG__JOB_PIECE ((size_t)8 << 10) /* bytes measured between two looks at the cancel flag */
#define TG__JOB_PART ((size_t)512 << 10)
#define TG__JOB_BEFORE ((size_t)4 << 10) /* bytes kept of the text before a part, as a part needs them to begin */
#define TG__JOB_RUNNERS 64

/* What a runner does next. */
typedef enum tg__work {
    TG__WORK_NONE,
    TG__WORK_READ,    /* the next part */
    TG__WORK_MEASURE, /* a part, by itself */
    TG__WORK_HEAD,    /* the first part that is left: put it in its place */
    TG__WORK_SHARE,   /* one of what job->parts.shares are of */
    TG__WORK_FINISH
} tg__work;

typedef enum tg__part_state { TG__PART_READ, TG__PART_TAKEN, TG__PART_MEASURED } tg__part_state;

/* Ends of segments, or only their number. */
typedef struct tg__ends {
    uint64_t count;
    tg_job_run *first, *last;
} tg__ends;

/* What measures a part by itself, and when that is in its place another: the last that was used, as it is in the cache yet. */
typedef struct tg__meter {
    struct tg__meter *next;
    tg_analyzer *analyzer; /* with the words of all its parts */
    tg_segmenter *segmenter;
} tg__meter;

/* A range of the text, copied: nobody else writes to it. */
typedef struct tg__part {
    struct tg__part *next;
    tg__part_state state;
    int is_cut;     /* tg_cut found its beginning; else it can but follow the part before */
    int is_own;     /* measured by itself */
    int is_told;    /* its bytes are in tg_job_done already */
    uint64_t start; /* in the source */
    size_t before;  /* bytes of the text before it, in front of `text` */
    size_t len, at;
    tg_error error;
    tg__meter *meter; /* if it is measured by itself, as its ends */
    tg__ends ends;
    uint8_t room[TG__JOB_BEFORE];
    uint8_t text[TG__JOB_PART];
} tg__part;

typedef struct tg__runner {
    tg_pool_task task; /* the first */
    tg_job *job;
    int active; /* queued or running */
    tg__work work;
    tg__part *part;
} tg__runner;

typedef struct tg__slice {
    struct tg__slice *next;
    size_t len, at;
    uint8_t bytes[];
} tg__slice;

typedef enum tg__source_kind { TG__SOURCE_NONE, TG__SOURCE_TEXT, TG__SOURCE_SLICES, TG__SOURCE_FILE } tg__source_kind;

/* Who has `reading` owns all but the slices. */
typedef struct tg__source {
    tg__source_kind kind;
    const uint8_t *text;
    intptr_t handle;
    uint64_t at, end;
    tg__slice *first, *last; /* under the lock */
    unsigned slices;         /* as well */
    int is_last;             /* as well */
} tg__source;

/* What is made of the parts: job_analysis.c, job_segments.c. */
typedef struct tg__measure {
    /* Begin to measure a part by itself, with part->meter. @return TG_OK; TG_E_ARG if it is not begun at a place for that */
    tg_status (*begin)(tg_job *job, tg__part *part);
    /* Measure its next `len` bytes: by itself (is_own), or at the head. @return the status of part->error */
    tg_status (*write)(tg_job *job, tg__part *part, size_t len);
    /* Put a part that was measured by itself in its place. @return TG_E_STATE if it has to be measured again, at the head */
    tg_status (*join)(tg_job *job, tg__part *part);
    /*
     * All are in their places: a step of what is left. @param done  receives 1 when nothing is
     * @param shares  receives how many shares of it can be done beside each other before the next step
     */
    tg_error (*finish)(tg_job *job, int *done, uint32_t *shares);
    /* One of them, whose errors the next step tells. */
    void (*share)(tg_job *job, uint32_t share);
} tg__measure;

extern const tg__measure tg__measure_analysis, tg__measure_segments;

/* Under the lock, but for what its reader or the head alone uses. */
typedef struct tg__parts {
    tg__part *first, *last; /* in the order of the text */
    tg__part *free;
    unsigned count; /* all that there are */
    tg__meter *idle;
    int head_taken;
    uint32_t shares;       /* of a step of what is left when all parts are in their places: not taken yet, */
    uint32_t shares_begun; /* those that are, */
    uint32_t shares_open;  /* not done yet */
    /* the reader's */
    tg__part *filling;
    uint64_t read;      /* bytes of the source */
    tg_options options; /* their encoding is that which the text's first bytes have told */
    int is_begun;
    /* the head's: of whoever does TG__WORK_HEAD or TG__WORK_FINISH */
    tg_analyzer *analyzer;
    tg_segmenter *segmenter;
    enum {
        TG__NOT_SHARED,
        TG__SHARED,
        TG__COLLECTED
    } sharing; /* how far the words of the first of `idle` are collected */
    tg__ends ends;
} tg__parts;

struct tg_job {
    tg_job_kind kind;
    const tg__measure *measure;
    tg_granularity granularity;
    tg_options options; /* whole; what they point to is ours: */
    char *texts;
    size_t texts_size;
    tg_job_events events;
    atomic_int cancelled;
    atomic_uint_fast64_t done;

    tg_mutex lock;
    int keeps_analyzer;
    int started;
    int settled; /* the result is known: `error`, and the rest of it */
    int ended;   /* `finished` is being told, or has been */
    int reading; /* a runner has the source */
    int all_read;
    unsigned active; /* runners */

    tg_error error;
    tg_error read_error; /* comes to light when all before it is measured */
    int system_error;
    tg_report *report;
    tg_words *words;
    tg_analyzer *analyzer; /* the head, if it is kept */

    tg__source source;
    tg__parts parts;
    tg__runner runners[TG__JOB_RUNNERS];
};

/* ── Memory: of the options' allocator ── */

static inline void *tg__job_resize(tg_job *job, void *ptr, size_t old_size, size_t new_size) {
    return job->options.allocator.resize(job->options.allocator.ctx, ptr, old_size, new_size);
}

static inline void *tg__job_alloc(tg_job *job, size_t size) {
    return tg__job_resize(job, NULL, 0, size);
}

static inline void tg__job_release(tg_job *job, void *ptr, size_t size) {
    if (ptr) tg__job_resize(job, ptr, size, 0);
}

static inline int tg__job_is_analysis(tg_job_kind kind) {
    return kind == TG_JOB_ANALYZE || kind == TG_JOB_WORDS;
}

/* ── job.c ── */

/* The result is known, unless it was before. With the lock. */
void tg__job_settle(tg_job *job, tg_error error);

#if defined(TG_JOB_PROBE)
void tg_job_looked(void); /* of bench/jobs.c */
#else
#  define tg_job_looked() ((void)0)
#endif

/* Every look at the cancel flag. */
static inline int tg__job_is_cancelled(const tg_job *job) {
    tg_job_looked();
    return atomic_load_explicit(&job->cancelled, memory_order_relaxed);
}

static inline void tg__job_tell(tg_job *job, size_t bytes) {
    atomic_fetch_add_explicit(&job->done, bytes, memory_order_relaxed);
}

/* ── job_source.c ── */

typedef enum tg__source_state {
    TG__SOURCE_MORE, /* all the room is filled */
    TG__SOURCE_WAIT, /* there may be more when another slice is fed */
    TG__SOURCE_END,
    TG__SOURCE_FAILED /* job->read_error says how */
} tg__source_state;

/* Copy the next bytes, each read once. Without the lock, by who has `reading`. @param got  may be short of `cap`. */
tg__source_state tg__source_take(tg_job *job, uint8_t *to, size_t cap, size_t *got);

/* Is there anything to take, or an end? With the lock. */
int tg__source_is_ready(const tg_job *job);

/* Forget the slices. */
void tg__source_free(tg_job *job);

/* ── job_parts.c: what can be done now, and a piece of it, after which *work may be TG__WORK_NONE ── */

/* With the lock. @param part  receives which one. */
tg__work tg__parts_choose(const tg_job *job, unsigned threads, tg__part **part);
void tg__parts_take(tg_job *job, tg__work work, tg__part *part);
/* Without the lock. */
void tg__parts_step(tg_job *job, tg__work *work, tg__part *part);
/* All but the result. */
void tg__parts_free(tg_job *job);
void tg__meter_free(tg_job *job, tg__meter *meter);

/* ── job_segments.c ── */

void tg__ends_free(tg_job *job, tg__ends *ends);

#endif
