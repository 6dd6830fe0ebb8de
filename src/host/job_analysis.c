/*
 * job_analysis: what an analysis, or a word table, makes of parts. The head has the document in order; the words of a part stay with the
 * analyzer that measured it, and are collected when all else is done.
 */
#include "job_inner.h"

#define STEP ((size_t)1000) /* words moved or sorted between two looks at the cancel flag */

static tg_status begin(tg_job *job, tg__part *p) {
    tg_analyzer **with = &p->meter->analyzer;
    tg_status st;

    if (job->parts.options.words && job->parts.options.max_words) return TG_E_ARG; /* in order, all of it */
    if (!*with && (st = tg_analyzer_new(&job->parts.options, with)) != TG_OK) return st;
    return tg_analyzer_begin_part(*with, p->room + TG__JOB_BEFORE - p->before, p->before);
}

static tg_status write_piece(tg_job *job, tg__part *p, size_t len) {
    tg_analyzer *with = p->is_own ? p->meter->analyzer : job->parts.analyzer;
    tg_status st = tg_analyzer_write(with, p->text + p->at, len);

    if (st == TG_OK) return TG_OK;
    p->error = tg_analyzer_error(with);
    p->error.status = st;
    if (st == TG_E_INVALID && p->is_own) p->error.offset += p->start;
    return st;
}

/* It fits: the part begins behind the very text that is before it. */
static tg_status join(tg_job *job, tg__part *p) {
    tg_status st = tg_analyzer_join(job->parts.analyzer, p->meter->analyzer);

    return p->error.status = st == TG_E_STATE ? TG_E_ARG : st;
}

/* The words of one meter. @param shares  receives into how many shares they were divided; then nothing was collected yet */
static tg_status collect_of(tg_job *job, tg_analyzer *from, uint32_t *shares, int *more) {
    tg__parts *parts = &job->parts;
    tg_status st = TG_OK;

    if (parts->sharing == TG__SHARED) {
        st = tg_analyzer_end_shares(parts->analyzer, from);
    } else if (parts->sharing == TG__NOT_SHARED) {
        st = tg_analyzer_begin_shares(parts->analyzer, from, STEP, shares, more);
        if (st != TG_OK || *more) return st;
    }
    if (st != TG_OK) return st;
    parts->sharing = *shares ? TG__SHARED : TG__COLLECTED;
    *more = 1;
    if (*shares) return TG_OK;
    return tg_analyzer_collect(parts->analyzer, from, STEP, more);
}

/* No part is left, so all meters are idle. @return TG_OK with *more 0 when the head has all words */
static tg_status collect(tg_job *job, uint32_t *shares, int *more) {
    tg__parts *parts = &job->parts;
    tg__meter *meter;
    tg_status st;

    for (*more = 0; (meter = parts->idle); tg__meter_free(job, meter)) {
        if (meter->analyzer) {
            st = collect_of(job, meter->analyzer, shares, more);
            if (st != TG_OK || *more) return st;
        }
        parts->idle = meter->next;
        parts->sharing = TG__NOT_SHARED;
    }
    return TG_OK;
}

static void share(tg_job *job, uint32_t number) {
    (void)tg_analyzer_collect_share(job->parts.analyzer, job->parts.idle->analyzer, number); /* the end tells errors */
}

static tg_error finish(tg_job *job, int *done, uint32_t *shares) {
    tg_report *report = NULL;
    tg_words *words = NULL;
    tg_error error = {TG_OK, 0};
    int more;
    tg_status st = collect(job, shares, &more);

    if (st == TG_OK && more) return error;
    if (st == TG_OK)
        st = job->kind == TG_JOB_WORDS ? tg_analyzer_take_words(job->parts.analyzer, STEP, &words)
                                       : tg_analyzer_finish_step(job->parts.analyzer, STEP, &report);
    if (st != TG_OK) error = tg_analyzer_error(job->parts.analyzer);
    error.status = st;
    if (!report && !words) return error;
    *done = 1;
    job->report = report;
    job->words = words;
    if (job->keeps_analyzer) {
        job->analyzer = job->parts.analyzer;
        job->parts.analyzer = NULL;
    }
    return error;
}

const tg__measure tg__measure_analysis = {begin, write_piece, join, finish, share};
