/* job_segments: boundaries, or their number, of parts. Ends are kept as distances from the first of a run, as they were found. */
#include "job_inner.h"

#define BATCH 1024  /* ends found in one call */
#define RUN 4096    /* ends in a run */
#define PENDING 16u /* ends that may be certain only now, more or less */

/* ── Ends ── */

typedef struct run {
    tg_job_run is;
    size_t cap;
    uint32_t ends[];
} run;

void tg__ends_free(tg_job *job, tg__ends *ends) {
    while (ends->first) {
        run *r = (run *)(void *)ends->first;
        ends->first = r->is.next;
        tg__job_release(job, r, sizeof *r + r->cap * sizeof *r->ends);
    }
    ends->last = NULL;
    ends->count = 0;
}

static void add_runs(tg__ends *ends, tg_job_run *first, tg_job_run *last) {
    if (!first) return;
    if (ends->last) ends->last->next = first;
    else ends->first = first;
    ends->last = last;
}

/* @param most  how many ends there may be to come */
static tg_status run_new(tg_job *job, tg__ends *ends, uint64_t base, size_t most) {
    size_t cap = most < RUN ? most : RUN;
    run *r = tg__job_alloc(job, sizeof *r + cap * sizeof *r->ends);

    if (!r) return TG_E_NOMEM;
    r->cap = cap;
    r->is.next = NULL;
    r->is.base = base;
    r->is.count = 0;
    r->is.ends = r->ends;
    add_runs(ends, &r->is, &r->is);
    return TG_OK;
}

static tg_status keep(tg_job *job, tg__ends *ends, const uint64_t *found, size_t count, size_t most) {
    run *r = (run *)(void *)ends->last;
    tg_status st;
    size_t i;

    for (i = 0; i < count; i++) {
        if (!r || r->is.count == r->cap || found[i] - r->is.base > UINT32_MAX) {
            if ((st = run_new(job, ends, found[i], most)) != TG_OK) return st;
            r = (run *)(void *)ends->last;
        }
        r->ends[r->is.count++] = (uint32_t)(found[i] - r->is.base);
    }
    return TG_OK;
}

/* ── Parts ── */

static tg_status write_text(tg_job *job, tg_segmenter *s, tg__ends *to, const uint8_t *text, size_t len, int end) {
    int counting = job->kind == TG_JOB_COUNT;
    size_t count, used, most = len + PENDING;
    uint64_t found[BATCH];
    tg_status st;

    do {
        if ((st = tg_segmenter_write(s, text, len, end, counting ? NULL : found, NULL, BATCH, &count, &used)) != TG_OK)
            return st;
        if (!counting && (st = keep(job, to, found, count, most)) != TG_OK) return st;
        to->count += count;
        text += used;
        len -= used;
    } while (!counting && count == BATCH);
    return TG_OK;
}

static tg_status begin(tg_job *job, tg__part *p) {
    tg_segmenter **with = &p->meter->segmenter;
    tg_status st;

    if (!*with && (st = tg_segmenter_new(job->granularity, &job->options, with)) != TG_OK) return st;
    tg_segmenter_reset(*with);
    return tg_segmenter_begin_part(*with, p->room + TG__JOB_BEFORE - p->before, p->before);
}

static tg_status write_piece(tg_job *job, tg__part *p, size_t len) {
    tg_segmenter *with = p->is_own ? p->meter->segmenter : job->parts.segmenter;
    tg__ends *to = p->is_own ? &p->ends : &job->parts.ends;

    return p->error.status = write_text(job, with, to, p->text + p->at, len, 0);
}

/* The ends of the part, which count from its beginning, behind those of the text before it. */
static void move_ends(tg__parts *parts, tg__part *p) {
    tg_job_run *r;

    for (r = p->ends.first; r; r = r->next) r->base += p->start;
    add_runs(&parts->ends, p->ends.first, p->ends.last);
    parts->ends.count += p->ends.count;
    p->ends.first = p->ends.last = NULL;
    p->ends.count = 0;
}

static tg_status join(tg_job *job, tg__part *p) {
    tg__parts *parts = &job->parts;
    tg_status st = tg_segmenter_append(parts->segmenter, p->meter->segmenter);

    if (st == TG_E_STATE) {
        tg__ends_free(job, &p->ends);
        return st;
    }
    if (st == TG_OK) st = write_text(job, parts->segmenter, &parts->ends, p->text, 0, 0); /* what it still owed */
    move_ends(parts, p);
    return p->error.status = st;
}

static tg_error finish(tg_job *job, int *done, uint32_t *shares) {
    static const uint8_t nothing[1];
    tg_error error = {TG_OK, 0};

    (void)shares;
    error.status = write_text(job, job->parts.segmenter, &job->parts.ends, nothing, 0, 1);
    *done = 1;
    return error;
}

const tg__measure tg__measure_segments = {begin, write_piece, join, finish, NULL};
