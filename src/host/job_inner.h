/* job_inner: what the files of a job share. job.c owns its life, job_source.c its bytes, the others what is made of them. */
#ifndef TG_HOST_JOB_INNER_H
#define TG_HOST_JOB_INNER_H

#include "thread.h"

#include "job.h"
#include "pool.h"

#include <stdatomic.h>
#include <stddef.h>

#define TG__JOB_PIECE ((size_t)32 << 10) /* bytes measured between two looks at the cancel flag */
#define TG__JOB_PART ((size_t)512 << 10)
#define TG__JOB_BEFORE \
  ((size_t)8 << 10) /* bytes kept of the text before a part: more than tg_analyzer_begin_part needs */
#define TG__JOB_RUNNERS 64

/* What a runner does next. */
typedef enum tg__work {
    TG__WORK_NONE,
    TG__WORK_READ,    /* the next part */
    TG__WORK_MEASURE, /* a part, with an analyzer of its own */
    TG__WORK_HEAD,    /* the first part that is left: into the job's analyzer */
    TG__WORK_FINISH,
    TG__WORK_SEGMENT /* the next piece, for its boundaries */
} tg__work;

typedef enum tg__part_state { TG__PART_READ, TG__PART_TAKEN, TG__PART_MEASURED } tg__part_state;

/* A range of the text, copied: nobody else writes to it. */
typedef struct tg__part {
    struct tg__part *next;
    tg__part_state state;
    int is_cut;     /* tg_cut found its beginning; else it can but follow the part before in the same analyzer */
    int is_own;     /* measured with its own analyzer */
    int is_told;    /* its bytes are in tg_job_done already */
    uint64_t start; /* in the source */
    size_t before;  /* bytes of the text before it, in front of `text` */
    size_t len, at;
    tg_analyzer *analyzer; /* made when it is needed, and kept */
    tg_error error;
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

/* For TG_JOB_ANALYZE. Under the lock, but for what its reader alone uses. */
typedef struct tg__parts {
    tg_analyzer *head;      /* of whoever does TG__WORK_HEAD or TG__WORK_FINISH */
    tg__part *first, *last; /* in the order of the text */
    tg__part *free;
    unsigned count; /* all that there are */
    int head_taken;
    /* the reader's */
    tg__part *filling;
    tg_options options; /* their encoding is that which the text's first bytes have told */
    int is_begun;
} tg__parts;

/* For the other kinds: of whoever has `reading`. */
typedef struct tg__segments {
    uint8_t *text;
    size_t at, len, cap;
    size_t window; /* how much of it one call sees */
    tg_cursor cursor;
    uint64_t base; /* of text[at] in the source */
    uint64_t count;
    uint64_t *ends;
    size_t ends_cap;
} tg__segments;

struct tg_job {
    tg_job_kind kind;
    tg_granularity granularity;
    tg_options options; /* whole; `language` is ours */
    size_t language_size;
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
    tg_analyzer *analyzer; /* the head, if it is kept */

    tg__source source;
    tg__parts parts;
    tg__segments segments;
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

/* ── job.c ── */

/* The result is known, unless it was before. With the lock. */
void tg__job_settle(tg_job *job, tg_error error);

static inline int tg__job_is_cancelled(const tg_job *job) {
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

/* ── job_parts.c, job_segments.c: what can be done now, and a piece of it, after which *work may be TG__WORK_NONE ── */

/* With the lock. @param part  receives which one. */
tg__work tg__parts_choose(const tg_job *job, unsigned threads, tg__part **part);
void tg__parts_take(tg_job *job, tg__work work, tg__part *part);
/* Without the lock. */
void tg__parts_step(tg_job *job, tg__work *work, tg__part *part);
void tg__parts_free(tg_job *job);

void tg__segments_step(tg_job *job, tg__work *work);
/* All but the result. */
void tg__segments_free(tg_job *job);

#endif
