/*
 * pool: the threads of the process, shared by every environment that joined.
 *
 * Tasks run in the order in which they were submitted; a long one submits
 * itself again every few milliseconds, so that others get their turn.
 */
#ifndef TG_HOST_POOL_H
#define TG_HOST_POOL_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A piece of work; part of what it works on. The pool does not touch it from when it calls `run` on, so `run` may free it. */
typedef struct tg_pool_task {
    void (*run)(struct tg_pool_task *task); /* may submit the task again as its last act */
    struct tg_pool_task *next;              /* the pool's */
} tg_pool_task;

typedef struct tg_pool_figures {
    unsigned threads; /* wanted */
    unsigned running; /* started */
    unsigned busy;    /* of those, in a task */
    uint64_t queued;  /* tasks that wait */
    uint64_t environments;
} tg_pool_figures;

/** An environment joins. @return 0; nonzero when there is no memory or lock to be had. Thread-safe, as all here. */
int tg_pool_join(void);

/**
 * An environment leaves, with none of its tasks queued, and none running but for its return. The last one stops the
 * threads and joins them. Not from a thread of the pool.
 */
void tg_pool_leave(void);

/** How many threads there are to be from now on: 1 or more; 0 for the default (TEXTGAUGE_THREADS, else cores less one). */
void tg_pool_set_threads(unsigned threads);

/**
 * Queue a task; starts a thread when all are busy and there are to be more.
 *
 * @return 0; nonzero if there is no thread and none could be had, which cannot be from a task, nor once a task was
 *         queued by an environment that is still there.
 */
int tg_pool_submit(tg_pool_task *task);

/** How many threads there are to be. */
unsigned tg_pool_threads(void);

/** @return 1 if a task waits, or there are more threads than there are to be: a long task should step aside. */
int tg_pool_is_wanted(void);

void tg_pool_stats(tg_pool_figures *out);

#ifdef __cplusplus
}
#endif

#endif
