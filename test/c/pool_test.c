/* pool_test: threads that come when there is work and go with the last environment; order; steps aside. */
#include "../../src/host/thread.h"

#include "../../src/host/pool.h"
#include "helpers.h"

#include <stdatomic.h>

/* Something to wait for. */
typedef struct gate {
    tg_mutex lock;
    tg_cond changed;
    int count;
} gate;

#define GATE \
  { TG_MUTEX_INIT, TG_COND_INIT, 0 }

/* @param order  receives which one passed, before anybody else can know that it has; may be NULL */
static void gate_pass(gate *g, int *order) {
    tg_mutex_lock(&g->lock);
    g->count++;
    if (order) *order = g->count;
    tg_cond_broadcast(&g->changed);
    tg_mutex_unlock(&g->lock);
}

static void gate_wait(gate *g, int count) {
    tg_mutex_lock(&g->lock);
    while (g->count < count) tg_cond_wait(&g->changed, &g->lock);
    tg_mutex_unlock(&g->lock);
}

typedef struct step {
    tg_pool_task task;
    gate *done, *before; /* `before` is waited for if it is there */
    int order;
} step;

static void step_run(tg_pool_task *task) {
    step *s = (step *)(void *)task;
    if (s->before) gate_wait(s->before, 1);
    gate_pass(s->done, &s->order);
}

static tg_pool_figures figures(void) {
    tg_pool_figures f;
    tg_pool_stats(&f);
    return f;
}

static void lazy(void) {
    gate done = GATE;
    step one = {{step_run, NULL}, &done, NULL, 0};

    test_case("pool: no thread before there is work, none after the last environment");
    tg_pool_set_threads(3);
    CHECK_EQ_INT(tg_pool_join(), 0);
    CHECK_EQ_INT(figures().running, 0);
    CHECK_EQ_INT(figures().environments, 1);
    CHECK_EQ_INT(tg_pool_submit(&one.task), 0);
    gate_wait(&done, 1);
    CHECK_EQ_INT(figures().running, 1);
    CHECK_EQ_INT(tg_pool_join(), 0);
    tg_pool_leave();
    CHECK_EQ_INT(figures().running, 1);
    tg_pool_leave();
    CHECK_EQ_INT(figures().running, 0);
    CHECK_EQ_INT(figures().environments, 0);
}

static void in_order(void) {
    gate done = GATE, before = GATE;
    step steps[10];

    test_case("pool: tasks run in the order in which they came, and one that waits is wanted");
    tg_pool_set_threads(1);
    tg_pool_join();
    for (int i = 0; i < 10; i++) {
        steps[i] = (step){{step_run, NULL}, &done, i ? NULL : &before, 0};
        tg_pool_submit(&steps[i].task);
    }
    CHECK(tg_pool_is_wanted());
    CHECK_EQ_INT(figures().running, 1);
    gate_pass(&before, NULL);
    gate_wait(&done, 10);
    for (int i = 0; i < 10; i++) CHECK_EQ_INT(steps[i].order, i + 1);
    CHECK(!tg_pool_is_wanted());
    tg_pool_leave();
}

static void joins_and_leaves(void) {
    test_case("pool: 100 times joined and left, idle or just done");
    for (int i = 0; i < 100; i++) {
        gate done = GATE;
        step steps[4];
        tg_pool_set_threads((unsigned)i % 4 + 1);
        tg_pool_join();
        for (int k = 0; k < i % 5; k++) {
            steps[k] = (step){{step_run, NULL}, &done, NULL, 0};
            CHECK_EQ_INT(tg_pool_submit(&steps[k].task), 0);
        }
        gate_wait(&done, i % 5);
        tg_pool_leave();
        CHECK_EQ_INT(figures().running, 0);
    }
}

static void more_and_fewer(void) {
    gate done = GATE, before = GATE;
    step steps[6];

    test_case("pool: more threads at once, fewer as their tasks end");
    tg_pool_set_threads(1);
    tg_pool_join();
    for (int i = 0; i < 6; i++) {
        steps[i] = (step){{step_run, NULL}, &done, &before, 0};
        tg_pool_submit(&steps[i].task);
    }
    CHECK_EQ_INT(figures().running, 1);
    tg_pool_set_threads(4);
    CHECK_EQ_INT(figures().running, 4);
    tg_pool_set_threads(2);
    CHECK_EQ_INT(figures().threads, 2);
    CHECK(tg_pool_is_wanted());
    gate_pass(&before, NULL);
    gate_wait(&done, 6);
    while (figures().running > 2) tg_pool_set_threads(2);
    CHECK_EQ_INT(figures().running, 2);
    tg_pool_leave();

    test_case("pool: 0 threads is the default");
    tg_pool_set_threads(0);
    CHECK(figures().threads >= 1);
}

/* ── A task that submits itself ── */

typedef struct again {
    tg_pool_task task;
    atomic_int *others;
    gate *done;
    int turns;
} again;

static void again_run(tg_pool_task *task) {
    again *a = (again *)(void *)task;
    a->turns++;
    if (atomic_load(a->others) || a->turns < 3) tg_pool_submit(task);
    else gate_pass(a->done, NULL);
}

static void steps_aside(void) {
    gate done = GATE, ended = GATE;
    atomic_int others = 1;
    again a = {{again_run, NULL}, &others, &ended, 0};
    step small = {{step_run, NULL}, &done, NULL, 0};

    test_case("pool: on one thread a task that submits itself lets others run");
    tg_pool_set_threads(1);
    tg_pool_join();
    tg_pool_submit(&a.task);
    tg_pool_submit(&small.task);
    gate_wait(&done, 1);
    CHECK_EQ_INT(ended.count, 0);
    atomic_store(&others, 0);
    gate_wait(&ended, 1);
    CHECK(a.turns >= 3);
    tg_pool_leave();
}

void pool_test(void) {
    lazy();
    in_order();
    joins_and_leaves();
    more_and_fewer();
    steps_aside();
}
