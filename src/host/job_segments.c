/*
 * job_segments: boundaries, or their number, one runner at a time: a window that moves over the text. A segment that is
 * longer than the window makes it grow.
 */
#include "job_inner.h"

#include <string.h>

#define ENDS 4096 /* boundaries found in one call */

/* Room for `window` bytes, with the text that is left at its beginning. */
static tg_status make_room(tg_job *job, tg__segments *s) {
    uint8_t *text = s->text;

    if (s->at) memmove(s->text, s->text + s->at, s->len - s->at);
    s->len -= s->at;
    s->at = 0;
    if (s->cap >= s->window) return TG_OK;
    if (!(text = tg__job_resize(job, s->text, s->cap, s->window))) return TG_E_NOMEM;
    s->text = text;
    s->cap = s->window;
    return TG_OK;
}

/* Fill the window. @return 0 if the job must wait for more, or has failed */
static int fill(tg_job *job, tg__segments *s, tg_error *error, int *all_read) {
    size_t got = 0;
    tg__source_state state;

    *all_read = job->all_read;
    if (s->len - s->at >= s->window || *all_read) return 1;
    if ((error->status = make_room(job, s)) != TG_OK) return 0;
    state = tg__source_take(job, s->text + s->len, s->window - s->len, &got);
    s->len += got;
    if (state == TG__SOURCE_FAILED) *error = job->read_error;
    if (state == TG__SOURCE_END) *all_read = 1;
    return state == TG__SOURCE_MORE || state == TG__SOURCE_END;
}

static tg_status reserve_ends(tg_job *job, tg__segments *s, size_t count) {
    size_t need = (size_t)s->count + count, cap = s->ends_cap ? s->ends_cap : ENDS;
    uint64_t *ends;

    if (need <= s->ends_cap) return TG_OK;
    while (cap < need) {
        if (cap > SIZE_MAX / sizeof *ends / 2) return TG_E_LIMIT;
        cap *= 2;
    }
    if (!(ends = tg__job_resize(job, s->ends, s->ends_cap * sizeof *ends, cap * sizeof *ends))) return TG_E_NOMEM;
    s->ends = ends;
    s->ends_cap = cap;
    return TG_OK;
}

static tg_status keep_ends(tg_job *job, tg__segments *s, const size_t *ends, size_t count) {
    tg_status st;
    size_t i;

    if (job->kind == TG_JOB_BOUNDARIES) {
        if ((st = reserve_ends(job, s, count)) != TG_OK) return st;
        for (i = 0; i < count; i++) s->ends[s->count + i] = s->base + ends[i];
    }
    s->count += count;
    return TG_OK;
}

/* One call. @return 1 when the text has come to its end */
static int segment(tg_job *job, tg__segments *s, int all_read, tg_error *error) {
    size_t ends[ENDS], count = 0, consumed = 0, left = s->len - s->at;
    size_t n = left < s->window ? left : s->window;
    int end = all_read && n == left;

    error->status = tg_boundaries(job->granularity, n ? s->text + s->at : NULL, n, end, &job->options, &s->cursor, ends,
                                  NULL, ENDS, &count, &consumed);
    if (error->status == TG_OK) error->status = keep_ends(job, s, ends, count);
    if (error->status != TG_OK) return 1;
    if (count) {
        s->window = TG__JOB_PIECE;
        s->at += consumed;
        s->base += consumed;
        tg__job_tell(job, consumed);
    } else if (!end) {
        if (s->window > SIZE_MAX / 2) error->status = TG_E_LIMIT;
        else s->window *= 2;
    }
    return error->status != TG_OK || (end && s->at == s->len);
}

void tg__segments_step(tg_job *job, tg__work *work) {
    tg__segments *s = &job->segments;
    tg_error error = {TG_OK, 0};
    int all_read, done = 0;

    if (!s->window) s->window = TG__JOB_PIECE;
    if (fill(job, s, &error, &all_read)) done = segment(job, s, all_read, &error);
    tg_mutex_lock(&job->lock);
    job->reading = 0;
    job->all_read = all_read;
    if (done || error.status != TG_OK) tg__job_settle(job, error);
    tg_mutex_unlock(&job->lock);
    *work = TG__WORK_NONE;
}

void tg__segments_free(tg_job *job) {
    tg__job_release(job, job->segments.text, job->segments.cap);
    job->segments.text = NULL;
    job->segments.cap = 0;
}
