/* job: its life. Runners are tasks of the pool; each takes what can be done next until there is nothing, or others wait. */
#include "job_inner.h"

#include <string.h>

#define TURN 4000 /* microseconds of work between two looks at who else waits */

/* ── Making ── */

/* The options whole, but for what they point to, which stays the caller's. @return as tg_job_new */
static tg_status complete_options(tg_job_kind kind, tg_granularity granularity, const tg_options *options,
                                  tg_options *out) {
    tg_analyzer *analyzer = NULL;
    tg_segmenter *segmenter = NULL;
    tg_status st = tg__job_is_analysis(kind) ? tg_analyzer_new(options, &analyzer)
                                             : tg_segmenter_new(granularity, options, &segmenter);

    if (st != TG_OK) return st;
    tg_analyzer_free(analyzer);
    tg_segmenter_free(segmenter);
    tg_options_init(out, sizeof *out);
    if (options) {
        tg_allocator host = out->allocator;
        memcpy(out, options, options->size < sizeof *out ? options->size : sizeof *out);
        out->size = sizeof *out;
        if (!out->allocator.resize) out->allocator = host;
    }
    if (kind != TG_JOB_WORDS) return TG_OK;
    out->words = 1;
    out->top = 0;
    out->counts = 0;
    memset(out->metrics, 0, sizeof out->metrics);
    return TG_OK;
}

/* A copy of what the options point to: the lengths of stop words, their text, the language. */
static tg_status own_texts(tg_job *job) {
    tg_options *o = &job->options;
    size_t lengths = (size_t)o->stop_count * sizeof *o->stop_lengths, text = 0, i;
    size_t language = o->language ? strlen(o->language) + 1 : 0;
    char *own;

    for (i = 0; i < o->stop_count; i++) text += o->stop_lengths[i];
    job->texts_size = lengths + text + language;
    if (!job->texts_size) return TG_OK;
    if (!(own = tg__job_alloc(job, job->texts_size))) return TG_E_NOMEM;
    job->texts = own;
    if (lengths) memcpy(own, o->stop_lengths, lengths);
    if (text) memcpy(own + lengths, o->stop_text, text);
    if (language) memcpy(own + lengths + text, o->language, language);
    if (lengths) o->stop_lengths = (const uint32_t *)(void *)own;
    o->stop_text = own + lengths;
    if (language) o->language = own + lengths + text;
    return TG_OK;
}

static void task_run(tg_pool_task *task);

tg_status tg_job_new(tg_job_kind kind, tg_granularity granularity, const tg_options *options,
                     const tg_job_events *events, tg_job **out) {
    tg_options whole;
    tg_job *job;
    tg_status st;
    size_t i;

    if (!out || !events || !events->finished || (unsigned)kind > TG_JOB_WORDS) return TG_E_ARG;
    if ((st = complete_options(kind, granularity, options, &whole)) != TG_OK) return st;
    if (!(job = whole.allocator.resize(whole.allocator.ctx, NULL, 0, sizeof *job))) return TG_E_NOMEM;
    memset(job, 0, sizeof *job);
    job->kind = kind;
    job->measure = tg__job_is_analysis(kind) ? &tg__measure_analysis : &tg__measure_segments;
    job->granularity = granularity;
    job->options = whole;
    job->events = *events;
    atomic_init(&job->cancelled, 0);
    atomic_init(&job->done, 0);
    if (tg_mutex_init(&job->lock)) {
        tg__job_release(job, job, sizeof *job);
        return TG_E_NOMEM;
    }
    for (i = 0; i < TG__JOB_RUNNERS; i++) {
        job->runners[i].task.run = task_run;
        job->runners[i].job = job;
    }
    st = own_texts(job);
    if (st == TG_OK)
        st = tg__job_is_analysis(kind) ? tg_analyzer_new(&job->options, &job->parts.analyzer)
                                       : tg_segmenter_new(granularity, &job->options, &job->parts.segmenter);
    if (st == TG_OK) *out = job;
    else tg_job_free(job);
    return st;
}

tg_status tg_job_borrow(tg_job *job, const void *text, size_t len) {
    if (!job || (!text && len)) return TG_E_ARG;
    if (job->started || job->source.kind != TG__SOURCE_NONE) return TG_E_STATE;
    job->source.kind = TG__SOURCE_TEXT;
    job->source.text = text;
    job->source.end = len;
    return TG_OK;
}

tg_status tg_job_expect(tg_job *job, uint64_t total) {
    (void)total;
    if (!job) return TG_E_ARG;
    if (job->started || job->source.kind != TG__SOURCE_NONE) return TG_E_STATE;
    job->source.kind = TG__SOURCE_SLICES;
    return TG_OK;
}

tg_status tg_job_read(tg_job *job, intptr_t handle, uint64_t start, uint64_t end) {
    if (!job || start > end || start > INT64_MAX) return TG_E_ARG;
    if (job->started || job->source.kind != TG__SOURCE_NONE) return TG_E_STATE;
    job->source.kind = TG__SOURCE_FILE;
    job->source.handle = handle;
    job->source.at = start;
    job->source.end = end < INT64_MAX ? end : INT64_MAX; /* no file is longer */
    return TG_OK;
}

tg_status tg_job_keep_analyzer(tg_job *job) {
    if (!job || job->kind != TG_JOB_ANALYZE) return TG_E_ARG;
    if (job->started) return TG_E_STATE;
    job->keeps_analyzer = 1;
    return TG_OK;
}

/* ── Running ── */

/* Nothing is begun any more. With the lock, as all up to `next_work`. */
static int is_stopped(const tg_job *job) {
    return job->settled || tg__job_is_cancelled(job);
}

static tg__work choose(const tg_job *job, unsigned threads, tg__part **part) {
    *part = NULL;
    return is_stopped(job) ? TG__WORK_NONE : tg__parts_choose(job, threads, part);
}

static unsigned threads_of_pool(void) {
    unsigned threads = tg_pool_threads();
    return threads < TG__JOB_RUNNERS ? threads : TG__JOB_RUNNERS;
}

/* Wake one more runner if there is one. It cannot fail but for the first. */
static int wake(tg_job *job, unsigned threads) {
    tg__runner *r = job->runners;

    if (job->active >= threads) return 0;
    while (r->active) r++;
    r->active = 1;
    r->work = TG__WORK_NONE;
    job->active++;
    if (!tg_pool_submit(&r->task)) return 0;
    r->active = 0;
    job->active--;
    return -1;
}

/* Is there work, and nobody on his way to it? */
static void wake_for_work(tg_job *job) {
    tg__part *part;
    unsigned threads;

    if (!job->started || job->ended || (job->active && tg_pool_is_wanted()))
        return; /* others have work for every thread */
    threads = threads_of_pool();
    if (choose(job, threads, &part) != TG__WORK_NONE) (void)wake(job, threads);
}

void tg__job_settle(tg_job *job, tg_error error) {
    if (job->settled) return;
    job->settled = 1;
    job->error = error;
}

/* All runners are away: say so. What is not the result goes at once. */
static void end(tg_job *job) {
    tg_job_events events = job->events;

    tg__source_free(job);
    tg__parts_free(job);
    if (job->error.status != TG_OK) tg__ends_free(job, &job->parts.ends);
    events.finished(events.ctx);
}

/* The next work of a runner that has none. @return 0 if it is at rest: neither it nor, maybe, the job is there any more */
static int next_work(tg__runner *r) {
    tg_job *job = r->job;
    int ends = 0;
    unsigned threads;

    tg_mutex_lock(&job->lock);
    threads = threads_of_pool();
    if ((r->work = choose(job, threads, &r->part)) != TG__WORK_NONE) {
        tg__parts_take(job, r->work, r->part);
        wake_for_work(job);
        tg_mutex_unlock(&job->lock);
        return 1;
    }
    r->active = 0;
    if (!--job->active && is_stopped(job)) {
        tg__job_settle(job, (tg_error){TG_E_CANCELLED, 0});
        ends = job->ended = 1;
    }
    tg_mutex_unlock(&job->lock);
    if (ends) end(job);
    return 0;
}

static void task_run(tg_pool_task *task) {
    tg__runner *r = (tg__runner *)(void *)task;
    uint64_t turn = tg_clock();

    for (;;) {
        if (tg__job_is_cancelled(r->job)) r->work = TG__WORK_NONE;
        if (r->work == TG__WORK_NONE && !next_work(r)) return;
        tg__parts_step(r->job, &r->work, r->part);
        if (tg_clock() - turn < TURN) continue;
        if (tg_pool_is_wanted()) break;
        turn = tg_clock();
    }
    (void)tg_pool_submit(task); /* there is a thread: this one */
}

tg_status tg_job_start(tg_job *job) {
    int failed;

    if (!job) return TG_E_ARG;
    if (job->started || job->source.kind == TG__SOURCE_NONE) return TG_E_STATE;
    tg_mutex_lock(&job->lock);
    job->started = 1;
    if ((failed = wake(job, 1))) job->started = 0;
    tg_mutex_unlock(&job->lock);
    return failed ? TG_E_NOMEM : TG_OK;
}

/* ── While it runs ── */

/* With the lock. @return TG_OK if a slice of `len` bytes may be fed */
static tg_status may_feed(const tg_job *job, size_t len) {
    if (job->source.kind != TG__SOURCE_SLICES || is_stopped(job) || job->source.is_last) return TG_E_STATE;
    return len && job->source.slices == TG_JOB_SLICES ? TG_E_LIMIT : TG_OK;
}

/* With the lock. */
static void add_slice(tg__source *s, tg__slice *slice) {
    if (s->last) s->last->next = slice;
    else s->first = slice;
    s->last = slice;
    s->slices++;
}

tg_status tg_job_feed(tg_job *job, const void *text, size_t len, int last) {
    tg__slice *slice = NULL;
    tg_status st;

    if (!job || (!text && len)) return TG_E_ARG;
    tg_mutex_lock(&job->lock);
    st = may_feed(job, len);
    tg_mutex_unlock(&job->lock);
    if (st != TG_OK) return st;
    if (len) {
        if (len > SIZE_MAX - sizeof *slice) return TG_E_LIMIT;
        if (!(slice = tg__job_alloc(job, sizeof *slice + len))) return TG_E_NOMEM;
        slice->next = NULL;
        slice->len = len;
        slice->at = 0;
        memcpy(slice->bytes, text, len);
    }
    tg_mutex_lock(&job->lock);
    if ((st = may_feed(job, len)) == TG_OK) {
        if (slice) add_slice(&job->source, slice);
        if (last) job->source.is_last = 1;
        wake_for_work(job);
    }
    tg_mutex_unlock(&job->lock);
    if (st != TG_OK && slice) tg__job_release(job, slice, sizeof *slice + len);
    return st;
}

void tg_job_cancel(tg_job *job) {
    if (!job) return;
    tg_mutex_lock(&job->lock);
    atomic_store_explicit(&job->cancelled, 1, memory_order_relaxed);
    if (job->started && !job->ended && !job->active) (void)wake(job, 1); /* it waits for a slice */
    tg_mutex_unlock(&job->lock);
}

uint64_t tg_job_done(const tg_job *job) {
    return job ? atomic_load_explicit(&job->done, memory_order_relaxed) : 0;
}

/* ── After it ── */

tg_error tg_job_error(const tg_job *job) {
    tg_error none = {TG_E_ARG, 0};
    return job ? job->error : none;
}

int tg_job_system_error(const tg_job *job) {
    return job && job->error.status == TG_E_STATE ? job->system_error : 0;
}

tg_report *tg_job_take_report(tg_job *job) {
    tg_report *report;

    if (!job) return NULL;
    report = job->report;
    job->report = NULL;
    return report;
}

tg_words *tg_job_take_words(tg_job *job) {
    tg_words *words;

    if (!job) return NULL;
    words = job->words;
    job->words = NULL;
    return words;
}

tg_analyzer *tg_job_take_analyzer(tg_job *job) {
    tg_analyzer *analyzer;

    if (!job) return NULL;
    analyzer = job->analyzer;
    job->analyzer = NULL;
    return analyzer;
}

uint64_t tg_job_count(const tg_job *job) {
    return job ? job->parts.ends.count : 0;
}

const tg_job_run *tg_job_ends(const tg_job *job) {
    return job ? job->parts.ends.first : NULL;
}

void tg_job_free(tg_job *job) {
    if (!job) return;
    tg__source_free(job);
    tg__parts_free(job);
    tg__ends_free(job, &job->parts.ends);
    tg_report_free(job->report);
    tg_words_free(job->words);
    tg_analyzer_free(job->analyzer);
    tg__job_release(job, job->texts, job->texts_size);
    tg_mutex_destroy(&job->lock);
    tg__job_release(job, job, sizeof *job);
}
