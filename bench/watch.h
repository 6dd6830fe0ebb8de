/* watch: waits for the end of a job. */
#ifndef TG_BENCH_WATCH_H
#define TG_BENCH_WATCH_H

#include "../src/host/thread.h"

typedef struct bench_watch {
    tg_mutex lock;
    tg_cond changed;
    int finished;
} bench_watch;

#define BENCH_WATCH \
  { TG_MUTEX_INIT, TG_COND_INIT, 0 }

/* The `finished` of tg_job_events. */
static inline void bench_finished(void *watch) {
    bench_watch *w = watch;
    tg_mutex_lock(&w->lock);
    w->finished = 1;
    tg_cond_signal(&w->changed);
    tg_mutex_unlock(&w->lock);
}

static inline void bench_wait(bench_watch *w) {
    tg_mutex_lock(&w->lock);
    while (!w->finished) tg_cond_wait(&w->changed, &w->lock);
    tg_mutex_unlock(&w->lock);
}

#endif
