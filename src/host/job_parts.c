/*
 * job_parts: a text in parts. One runner at a time reads and cuts them, any runner measures them, one at a time puts them
 * in their places in order: the head. A part that was copied in never changes, whatever others do to the text.
 */
#include "job_inner.h"

#include <string.h>

/*
 * What one thread measures alone is read in parts of this size, which need no places to cut: all memory that it touches
 * stays in its cache, and is little where many jobs take turns.
 */
#define ALONE ((size_t)64 << 10)

/* Bytes in which a place to cut is looked for: few at the end of a part, where most texts have one; then more. */
#define LOOK ((size_t)512)
#define LOOK_AGAIN ((size_t)16 << 10)

/* ── Reading ── */

static tg__part *part_new(tg_job *job) {
    tg__part *p;

    tg_mutex_lock(&job->lock);
    if ((p = job->parts.free)) job->parts.free = p->next;
    tg_mutex_unlock(&job->lock);
    if (!p) {
        if (!(p = tg__job_alloc(job, sizeof *p))) return NULL;
        p->meter = NULL;
        memset(&p->ends, 0, sizeof p->ends);
        tg_mutex_lock(&job->lock);
        job->parts.count++;
        tg_mutex_unlock(&job->lock);
    }
    p->next = NULL;
    p->state = TG__PART_READ;
    p->is_cut = p->is_own = p->is_told = 0;
    p->start = p->before = p->len = p->at = 0;
    memset(&p->error, 0, sizeof p->error);
    return p;
}

/* What the first bytes say of the encoding. The analyzer of the job finds it by itself. */
static void know_encoding(tg_job *job, const tg__part *p) {
    tg_options *o = &job->parts.options;

    job->parts.is_begun = 1;
    *o = job->options;
    if (o->encoding != TG_ENCODING_BY_MARK) return;
    o->encoding = TG_ENCODING_UTF8;
    if (p->len < 2) return;
    if (p->text[0] == 0xFF && p->text[1] == 0xFE) o->encoding = TG_ENCODING_UTF16LE;
    if (p->text[0] == 0xFE && p->text[1] == 0xFF) o->encoding = TG_ENCODING_UTF16BE;
}

/* Would the blank line before `cut` go on behind it? Then it ends no sentence there. A guess: a misfit is found out. */
static int goes_on(const tg_job *job, const tg__part *p, size_t cut) {
    if (tg__job_is_analysis(job->kind) || job->granularity != TG_SENTENCES) return 0;
    return p->text[cut + (job->parts.options.encoding == TG_ENCODING_UTF16BE)] <= ' ';
}

/* A place in the `len` bytes behind `from`. @return p->len if there is none */
static size_t cut_behind(const tg_job *job, const tg__part *p, size_t from, size_t len) {
    size_t end = from + len, cut;
    int tries;

    for (tries = 0; tries < 10; tries++, from = cut) {
        if (tg_cut(p->text, end, from, &job->parts.options, &cut) != TG_OK || cut >= end - 1) break;
        if (!goes_on(job, p, cut)) return cut;
    }
    return p->len;
}

/* Near the end of the full part, or in its middle. @return its length if there is none: the next part is no one's but its */
static size_t find_cut(const tg_job *job, const tg__part *p) {
    size_t cut = cut_behind(job, p, p->len - LOOK, LOOK);

    if (cut == p->len) cut = cut_behind(job, p, p->len - LOOK_AGAIN, LOOK_AGAIN);
    if (cut == p->len) cut = cut_behind(job, p, p->len / 2, LOOK_AGAIN);
    return cut;
}

/* Divide the full part `p`. @return the next, with what is behind the cut in it; NULL without memory */
static tg__part *divide(tg_job *job, tg__part *p) {
    size_t cut = find_cut(job, p);
    tg__part *next = part_new(job);

    if (!next) return NULL;
    next->start = p->start + cut;
    next->is_cut = cut < p->len;
    next->len = p->len - cut;
    next->before = cut < TG__JOB_BEFORE ? cut : TG__JOB_BEFORE;
    memcpy(next->text, p->text + cut, next->len);
    memcpy(next->room + TG__JOB_BEFORE - next->before, p->text + cut - next->before, next->before);
    p->len = cut;
    return next;
}

/* Hand the part over, and let the source go. */
static void hand_over(tg_job *job, tg__part *p, tg__part *next, int all_read) {
    tg__parts *parts = &job->parts;

    tg_mutex_lock(&job->lock);
    if (p && p->len) {
        if (parts->last) parts->last->next = p;
        else parts->first = p;
        parts->last = p;
    } else if (p) {
        p->next = parts->free;
        parts->free = p;
    }
    parts->filling = next;
    if (all_read) job->all_read = 1;
    job->reading = 0;
    tg_mutex_unlock(&job->lock);
}

/* Is there nobody else to measure parts? */
static int is_alone(void) {
    return tg_pool_threads() < 2 || tg_pool_is_wanted();
}

static void read_part(tg_job *job) {
    size_t size = is_alone() ? ALONE : TG__JOB_PART, got = 0;
    tg__part *p = job->parts.filling, *next = NULL;
    tg__source_state state;

    if (!p) {
        if (!(p = part_new(job))) {
            job->read_error.status = TG_E_NOMEM;
            hand_over(job, NULL, NULL, 1);
            return;
        }
        p->start = job->parts.read;
    }
    if (size < p->len) size = p->len;
    state = tg__source_take(job, p->text + p->len, size - p->len, &got);
    p->len += got;
    job->parts.read += got;
    if (state == TG__SOURCE_WAIT) {
        hand_over(job, NULL, p, 0);
        return;
    }
    if (!job->parts.is_begun) know_encoding(job, p);
    if (state == TG__SOURCE_MORE && size == TG__JOB_PART && !(next = divide(job, p))) {
        job->read_error.status = TG_E_NOMEM;
        state = TG__SOURCE_FAILED;
    }
    hand_over(job, p, next, state != TG__SOURCE_MORE);
}

/* ── Measuring ── */

void tg__meter_free(tg_job *job, tg__meter *meter) {
    if (!meter) return;
    tg_analyzer_free(meter->analyzer);
    tg_segmenter_free(meter->segmenter);
    tg__job_release(job, meter, sizeof *meter);
}

static tg__meter *meter_new(tg_job *job) {
    tg__meter *meter;

    tg_mutex_lock(&job->lock);
    if ((meter = job->parts.idle)) job->parts.idle = meter->next;
    tg_mutex_unlock(&job->lock);
    if (!meter && (meter = tg__job_alloc(job, sizeof *meter))) memset(meter, 0, sizeof *meter);
    return meter;
}

/* Begin to measure it by itself. @return as tg__measure's begin */
static tg_status begin(tg_job *job, tg__part *p) {
    tg_status st;

    if (!(p->meter = meter_new(job))) return TG_E_NOMEM;
    if ((st = job->measure->begin(job, p)) == TG_OK) p->is_own = 1;
    return st;
}

/* With the lock. */
static void let_meter_go(tg__parts *parts, tg__part *p) {
    if (!p->meter) return;
    p->meter->next = parts->idle;
    parts->idle = p->meter;
    p->meter = NULL;
}

/* Measure the next piece. @return TG_OK; after an error there is nothing left of the part */
static tg_status measure_piece(tg_job *job, tg__part *p) {
    size_t n = p->len - p->at < TG__JOB_PIECE ? p->len - p->at : TG__JOB_PIECE;
    tg_status st = job->measure->write(job, p, n);

    if (st != TG_OK) return st;
    p->at += n;
    if (!p->is_told) tg__job_tell(job, n);
    return TG_OK;
}

static void measure(tg_job *job, tg__work *work, tg__part *p) {
    tg_status st = TG_OK;

    if (!p->is_own) {
        if ((st = begin(job, p)) == TG_OK) return;
        p->is_cut = 0; /* it has to wait for the part before */
        p->error.status = st == TG_E_ARG ? TG_OK : st;
    } else if (measure_piece(job, p) == TG_OK && p->at < p->len) {
        return;
    }
    tg_mutex_lock(&job->lock);
    if (!p->is_own) let_meter_go(&job->parts, p);
    p->state = st == TG_E_ARG ? TG__PART_READ : TG__PART_MEASURED;
    tg_mutex_unlock(&job->lock);
    *work = TG__WORK_NONE;
}

/* ── In order ── */

static void drop_first(tg_job *job, tg__part *p) {
    tg__parts *parts = &job->parts;

    tg_mutex_lock(&job->lock);
    parts->head_taken = 0;
    parts->first = p->next;
    if (!p->next) parts->last = NULL;
    p->next = parts->free;
    parts->free = p;
    let_meter_go(parts, p);
    if (p->error.status != TG_OK) tg__job_settle(job, p->error);
    tg_mutex_unlock(&job->lock);
}

/* The first part that is left: join it if it was measured, else measure it here. */
static void head(tg_job *job, tg__work *work, tg__part *p) {
    if (p->is_own && p->error.status == TG_OK) {
        if (job->measure->join(job, p) == TG_E_STATE) { /* it does not fit after all: once more, in its place */
            p->is_own = 0;
            p->is_told = 1;
            p->at = 0;
            return;
        }
    } else if (p->error.status == TG_OK) {
        if (measure_piece(job, p) == TG_OK && p->at < p->len) return;
    }
    drop_first(job, p);
    *work = TG__WORK_NONE;
}

static void finish(tg_job *job, tg__work *work) {
    tg_error error = job->read_error;
    int done = error.status != TG_OK;
    uint32_t shares = 0;

    if (!done) error = job->measure->finish(job, &done, &shares);
    if (!done && !shares && error.status == TG_OK) return;
    tg_mutex_lock(&job->lock);
    if (done || error.status != TG_OK) {
        tg__job_settle(job, error);
    } else {
        job->parts.shares = job->parts.shares_open = shares;
        job->parts.shares_begun = 0;
        job->parts.head_taken = 0;
    }
    tg_mutex_unlock(&job->lock);
    *work = TG__WORK_NONE;
}

static void share(tg_job *job, tg__work *work) {
    uint32_t number;

    tg_mutex_lock(&job->lock);
    number = job->parts.shares_begun++;
    tg_mutex_unlock(&job->lock);
    job->measure->share(job, number);
    tg_mutex_lock(&job->lock);
    job->parts.shares_open--;
    tg_mutex_unlock(&job->lock);
    *work = TG__WORK_NONE;
}

/* ── Choosing ── */

/* Of a part that is taken only its runner knows. */
static int has_failed(const tg__part *p) {
    return p->state == TG__PART_MEASURED && p->error.status != TG_OK;
}

/* Are there parts for the reader: one to fill, and one for what is behind the cut? */
static int has_parts(const tg__parts *parts, unsigned threads) {
    unsigned most = is_alone() ? 2 : threads + 3, need = parts->filling ? 1 : 2;
    const tg__part *p;

    for (p = parts->free; p && need; p = p->next) need--;
    return parts->count + need <= most || !need;
}

tg__work tg__parts_choose(const tg_job *job, unsigned threads, tg__part **part) {
    const tg__parts *parts = &job->parts;
    tg__part *p = parts->first;

    *part = p;
    if (!parts->head_taken) {
        if (p && p->state != TG__PART_TAKEN) return TG__WORK_HEAD;
        if (parts->shares) return TG__WORK_SHARE;
        if (parts->shares_open) return TG__WORK_NONE;
        if (!p && job->all_read) return TG__WORK_FINISH;
    }
    for (; p && !has_failed(p); p = p->next) {
        if (p->state != TG__PART_READ || !p->is_cut) continue;
        *part = p;
        return TG__WORK_MEASURE;
    }
    if (p || job->reading || job->all_read) return TG__WORK_NONE; /* behind an error nothing counts */
    return has_parts(parts, threads) && tg__source_is_ready(job) ? TG__WORK_READ : TG__WORK_NONE;
}

void tg__parts_take(tg_job *job, tg__work work, tg__part *part) {
    if (work == TG__WORK_READ) job->reading = 1;
    else if (work == TG__WORK_MEASURE) part->state = TG__PART_TAKEN;
    else if (work == TG__WORK_HEAD || work == TG__WORK_FINISH) job->parts.head_taken = 1;
    if (work == TG__WORK_HEAD) part->state = TG__PART_TAKEN;
    if (work == TG__WORK_SHARE) job->parts.shares--;
}

void tg__parts_step(tg_job *job, tg__work *work, tg__part *part) {
    switch (*work) {
    case TG__WORK_READ:
        read_part(job);
        *work = TG__WORK_NONE;
        break;
    case TG__WORK_MEASURE: measure(job, work, part); break;
    case TG__WORK_HEAD: head(job, work, part); break;
    case TG__WORK_SHARE: share(job, work); break;
    case TG__WORK_FINISH: finish(job, work); break;
    case TG__WORK_NONE: break;
    }
}

static void free_parts(tg_job *job, tg__part *p) {
    while (p) {
        tg__part *next = p->next;
        tg__meter_free(job, p->meter);
        tg__ends_free(job, &p->ends);
        tg__job_release(job, p, sizeof *p);
        p = next;
    }
}

void tg__parts_free(tg_job *job) {
    tg__parts *parts = &job->parts;
    tg__meter *meter;

    free_parts(job, parts->first);
    free_parts(job, parts->free);
    free_parts(job, parts->filling);
    parts->first = parts->last = parts->free = parts->filling = NULL;
    while ((meter = parts->idle)) {
        parts->idle = meter->next;
        tg__meter_free(job, meter);
    }
    tg_analyzer_free(parts->analyzer);
    tg_segmenter_free(parts->segmenter);
    parts->analyzer = NULL;
    parts->segmenter = NULL;
}
