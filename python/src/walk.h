/* walk: the ends of the segments of a text, a batch at a time, in units of its offsets. What segment(), boundaries() and
 * count_segments() stand on. */
#ifndef TGPY_WALK_H
#define TGPY_WALK_H

#include "tgpy.h"

#define TGPY_BATCH 1024 /* the most ends of a batch */

typedef struct tgpy_walk {
    tgpy_text text;
    tgpy_options options;
    tg_cursor cursor;
    Py_ssize_t at; /* where the next batch begins */

    const char *data; /* what lies ready: a window of the text, or a slice of a str, encoded; NULL: nothing yet */
    size_t len, pos;  /* of it; where in it the next batch begins */
    int last;         /* it goes to the end of the text */
    PyObject *slice;  /* which owns `data` of a str */
    Py_ssize_t size;  /* of the next one, in units of the text */

    size_t ends[TGPY_BATCH];
    uint8_t flags[TGPY_BATCH];
    size_t count;
} tgpy_walk;

/** Begin. The text is taken over. @param slice  how many code points of a str are encoded at first. */
void tgpy_walk_begin(tgpy_walk *walk, const tgpy_options *options, const tgpy_text *text, Py_ssize_t slice);
void tgpy_walk_end(tgpy_walk *walk);

/** Has the text been walked to its end? */
static inline int tgpy_walk_is_done(const tgpy_walk *walk) {
    return walk->at == walk->text.length;
}

/** Make ready what tgpy_walk_find will look at, signals minded. @return 0; -1 with an exception */
int tgpy_walk_prepare(tgpy_walk *walk);

/**
 * The next batch, ascending, from what lies ready. Needs no GIL.
 *
 * @param cap  how many ends at most.
 * @return TG_OK, with none if what lies ready ends before a segment does; TG_E_STATE if the text does, which cannot be.
 */
tg_status tgpy_walk_find(tgpy_walk *walk, size_t cap);

#endif
