/* pool: one queue, and threads that take from it. Its state is static and needs no destructor. */
#include "thread.h"

#include "pool.h"

#include <stdatomic.h>
#include <stdlib.h>

#if defined(__linux__)
#  include <sched.h>
#elif !defined(_WIN32)
#  include <unistd.h>
#endif

#define THREADS_MAX 256

typedef struct worker {
    tg_thread thread;
    struct worker *next;
    int stop; /* the pool has let go of it: it is being joined */
} worker;

static struct {
    tg_mutex lock;
    tg_cond wake; /* a task, a stop, or fewer threads */
    tg_pool_task *first, *last;
    worker *workers, *gone; /* those that wait or work; those that have left and are to be joined */
    atomic_uint threads;    /* 0: not known yet; written under the lock */
    unsigned running, busy;
    uint64_t queued, environments;
    atomic_int wanted;
} pool = {.lock = TG_MUTEX_INIT, .wake = TG_COND_INIT};

/* ── How many ── */

static unsigned cores(void) {
#if defined(_WIN32)
    SYSTEM_INFO info;
    GetSystemInfo(&info);
    return (unsigned)info.dwNumberOfProcessors;
#elif defined(__linux__)
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) ? 1 : (unsigned)CPU_COUNT(&set);
#else
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (unsigned)n : 1;
#endif
}

static unsigned clamp(unsigned long threads) {
    return threads > THREADS_MAX ? THREADS_MAX : threads ? (unsigned)threads : 1;
}

static unsigned default_threads(void) {
    const char *set = getenv("TEXTGAUGE_THREADS");
    unsigned long n;
    char *end;

    if (set && *set >= '0' && *set <= '9') {
        n = strtoul(set, &end, 10);
        if (n && !*end) return clamp(n);
    }
    n = cores();
    return clamp(n > 1 ? n - 1 : 1);
}

/* ── Threads; the lock is held ── */

/* What tg_pool_is_wanted says, after any change of what it stands on. */
static void note_wanted(void) {
    atomic_store_explicit(&pool.wanted, pool.queued > 0 || pool.running > pool.threads, memory_order_relaxed);
}

static void worker_leave(worker *w) {
    worker **at = &pool.workers;

    while (*at != w) at = &(*at)->next;
    *at = w->next;
    w->next = pool.gone;
    pool.gone = w;
    pool.running--;
    note_wanted();
    if (pool.first) tg_cond_signal(&pool.wake); /* it may have been woken for that task */
}

static tg_pool_task *next_task(void) {
    tg_pool_task *task = pool.first;

    pool.first = task->next;
    if (!pool.first) pool.last = NULL;
    pool.queued--;
    note_wanted();
    return task;
}

static void worker_run(void *ctx) {
    worker *w = ctx;
    tg_pool_task *task;

    tg_mutex_lock(&pool.lock);
    while (!w->stop) {
        if (pool.running > pool.threads) {
            worker_leave(w);
            break;
        }
        if (!pool.first) {
            tg_cond_wait(&pool.wake, &pool.lock);
            continue;
        }
        task = next_task();
        pool.busy++;
        tg_mutex_unlock(&pool.lock);
        task->run(task);
        tg_mutex_lock(&pool.lock);
        pool.busy--;
    }
    tg_mutex_unlock(&pool.lock);
}

static int worker_start(void) {
    worker *w = calloc(1, sizeof *w);

    if (!w) return -1;
    w->thread.run = worker_run;
    w->thread.ctx = w;
    if (tg_thread_start(&w->thread)) {
        free(w);
        return -1;
    }
    w->next = pool.workers;
    pool.workers = w;
    pool.running++;
    return 0;
}

/* A thread for every task that no idle one will take, as far as there are to be so many. */
static void start_workers(void) {
    while (pool.running < pool.threads && pool.queued + pool.busy > pool.running)
        if (worker_start()) break;
    note_wanted();
}

/* ── Without the lock ── */

static void join_workers(worker *w) {
    while (w) {
        worker *next = w->next;
        tg_thread_join(&w->thread);
        free(w);
        w = next;
    }
}

int tg_pool_join(void) {
    tg_mutex_lock(&pool.lock);
    if (!pool.threads) pool.threads = default_threads();
    pool.environments++;
    tg_mutex_unlock(&pool.lock);
    return 0;
}

void tg_pool_leave(void) {
    worker *stopped = NULL, *gone = NULL, *w;

    tg_mutex_lock(&pool.lock);
    if (pool.environments && !--pool.environments) {
        stopped = pool.workers;
        gone = pool.gone;
        pool.workers = pool.gone = NULL;
        for (w = stopped; w; w = w->next) w->stop = 1;
        pool.running = 0; /* who joins meanwhile starts threads of his own */
        note_wanted();
        tg_cond_broadcast(&pool.wake);
    }
    tg_mutex_unlock(&pool.lock);
    join_workers(stopped);
    join_workers(gone);
}

void tg_pool_set_threads(unsigned threads) {
    worker *gone;

    threads = threads ? clamp(threads) : default_threads();
    tg_mutex_lock(&pool.lock);
    pool.threads = threads;
    start_workers();
    gone = pool.gone;
    pool.gone = NULL;
    tg_cond_broadcast(&pool.wake);
    tg_mutex_unlock(&pool.lock);
    join_workers(gone);
}

int tg_pool_submit(tg_pool_task *task) {
    int failed = 0;

    tg_mutex_lock(&pool.lock);
    if (!pool.threads) pool.threads = default_threads();
    if (!pool.running && worker_start()) {
        failed = -1;
    } else {
        task->next = NULL;
        if (pool.last) pool.last->next = task;
        else pool.first = task;
        pool.last = task;
        pool.queued++;
        start_workers();
        tg_cond_signal(&pool.wake);
    }
    tg_mutex_unlock(&pool.lock);
    return failed;
}

unsigned tg_pool_threads(void) {
    tg_pool_figures figures;
    unsigned threads = atomic_load_explicit(&pool.threads, memory_order_relaxed);

    if (threads) return threads;
    tg_pool_stats(&figures);
    return figures.threads;
}

int tg_pool_is_wanted(void) {
    return atomic_load_explicit(&pool.wanted, memory_order_relaxed);
}

void tg_pool_stats(tg_pool_figures *out) {
    tg_mutex_lock(&pool.lock);
    if (!pool.threads) pool.threads = default_threads();
    out->threads = pool.threads;
    out->running = pool.running;
    out->busy = pool.busy;
    out->queued = pool.queued;
    out->environments = pool.environments;
    tg_mutex_unlock(&pool.lock);
}
