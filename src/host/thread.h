/*
 * thread: as much of threads as the pool needs, alike on POSIX and Windows. Include it before any system header.
 */
#ifndef TG_HOST_THREAD_H
#define TG_HOST_THREAD_H

#if defined(__linux__) && !defined(_GNU_SOURCE)
#  define _GNU_SOURCE
#endif

#include <stdint.h>

#if defined(_WIN32)
#  include <windows.h>
#  include <process.h>
#else
#  include <pthread.h>
#  include <signal.h>
#  include <time.h>
#endif

#define TG_THREAD_STACK ((size_t)1 << 20)

/* It must not move, and last until it is joined. */
typedef struct tg_thread {
    void (*run)(void *ctx);
    void *ctx;
#if defined(_WIN32)
    HANDLE handle;
#else
    pthread_t handle;
#endif
} tg_thread;

#if defined(_WIN32)

typedef SRWLOCK tg_mutex;
typedef CONDITION_VARIABLE tg_cond;
#  define TG_MUTEX_INIT SRWLOCK_INIT
#  define TG_COND_INIT CONDITION_VARIABLE_INIT

/* @return 0, as all here that can fail */
static inline int tg_mutex_init(tg_mutex *m) {
    InitializeSRWLock(m);
    return 0;
}

static inline void tg_mutex_destroy(tg_mutex *m) {
    (void)m;
}

static inline void tg_mutex_lock(tg_mutex *m) {
    AcquireSRWLockExclusive(m);
}

static inline void tg_mutex_unlock(tg_mutex *m) {
    ReleaseSRWLockExclusive(m);
}

static inline void tg_cond_wait(tg_cond *c, tg_mutex *m) {
    SleepConditionVariableSRW(c, m, INFINITE, 0);
}

static inline void tg_cond_signal(tg_cond *c) {
    WakeConditionVariable(c);
}

static inline void tg_cond_broadcast(tg_cond *c) {
    WakeAllConditionVariable(c);
}

static inline unsigned __stdcall tg_thread_main(void *thread) {
    tg_thread *t = thread;
    t->run(t->ctx);
    return 0;
}

static inline int tg_thread_start(tg_thread *t) {
    t->handle = (HANDLE)_beginthreadex(NULL, (unsigned)TG_THREAD_STACK, tg_thread_main, t,
                                       STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
    return t->handle ? 0 : -1;
}

static inline void tg_thread_join(tg_thread *t) {
    WaitForSingleObject(t->handle, INFINITE);
    CloseHandle(t->handle);
}

/* Microseconds of a clock that never goes back. */
static inline uint64_t tg_clock(void) {
    LARGE_INTEGER now, second;
    QueryPerformanceCounter(&now);
    QueryPerformanceFrequency(&second);
    return (uint64_t)((double)now.QuadPart * 1e6 / (double)second.QuadPart);
}

#else

typedef pthread_mutex_t tg_mutex;
typedef pthread_cond_t tg_cond;
#  define TG_MUTEX_INIT PTHREAD_MUTEX_INITIALIZER
#  define TG_COND_INIT PTHREAD_COND_INITIALIZER

/* @return 0, as all here that can fail */
static inline int tg_mutex_init(tg_mutex *m) {
    return pthread_mutex_init(m, NULL);
}

static inline void tg_mutex_destroy(tg_mutex *m) {
    pthread_mutex_destroy(m);
}

static inline void tg_mutex_lock(tg_mutex *m) {
    pthread_mutex_lock(m);
}

static inline void tg_mutex_unlock(tg_mutex *m) {
    pthread_mutex_unlock(m);
}

static inline void tg_cond_wait(tg_cond *c, tg_mutex *m) {
    pthread_cond_wait(c, m);
}

static inline void tg_cond_signal(tg_cond *c) {
    pthread_cond_signal(c);
}

static inline void tg_cond_broadcast(tg_cond *c) {
    pthread_cond_broadcast(c);
}

static inline void *tg_thread_main(void *thread) {
    tg_thread *t = thread;
    t->run(t->ctx);
    return NULL;
}

/* Signals are the business of the program's own threads: a new thread inherits that all are blocked. */
static inline int tg_thread_start(tg_thread *t) {
    pthread_attr_t attr;
    sigset_t all, before;
    int failed;

    if (pthread_attr_init(&attr)) return -1;
    pthread_attr_setstacksize(&attr, TG_THREAD_STACK);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failed = pthread_create(&t->handle, &attr, tg_thread_main, t);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attr);
    return failed ? -1 : 0;
}

static inline void tg_thread_join(tg_thread *t) {
    pthread_join(t->handle, NULL);
}

/* Microseconds of a clock that never goes back. */
static inline uint64_t tg_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

#endif

#endif
