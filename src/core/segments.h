/*
 * segments: where the segments of a text end. One machine, O(1) in size, goes over it by blocks where that can be, a code
 * point at a time elsewhere. Allocates nothing; knows nothing of pieces, parts or options.
 */
#ifndef TG_CORE_SEGMENTS_H
#define TG_CORE_SEGMENTS_H

#include "grapheme.h"
#include "sentence.h"
#include "word.h"

/* A step, a finish, or a join decides at most the boundaries of a sentence machine and one of its own. */
#define TG__SEGMENT_ENDS_MAX (TG__SENTENCE_OUT_MAX + 1)

typedef struct tg__segment_end {
    uint64_t end;
    tg__line line;
    uint8_t flags;
} tg__segment_end;

/* All zero, but for the mode, the cues and the line of `sentence`, is the start of a text. */
typedef struct tg__segments {
    uint64_t origin; /* bytes of the text before what the offsets below count from */
    uint64_t at;     /* where the next code point is */
    uint64_t recent; /* the last three code points, 21 bits each */
    uint32_t first;  /* code point */
    tg__grapheme grapheme;
    tg__word word;
    uint64_t held_at;
    uint8_t held, like, held_like;
    tg__sentence sentence;
    uint8_t count, next; /* ends that were decided, and of those the first that has not been handed out */
    tg__segment_end ends[TG__SEGMENT_ENDS_MAX];
} tg__segments;

/* Where the boundaries go: to `out` or `wide`, or nowhere, if they are only counted. */
typedef struct tg__ends {
    size_t *out;
    uint64_t *wide;
    uint8_t *flags; /* may be NULL */
    int once;       /* the machine is not used again: its state need not be right when they are full */
    size_t cap, count;
    tg__line line; /* at the last one */
} tg__ends;

/* A text, or a piece of one. */
typedef struct tg__source {
    const uint8_t *text;
    size_t len;
    int end; /* the text ends behind it */
    uint32_t encoding;
    const tg__kernels *kernels;
} tg__source;

/** @param cues  of the language of sentences, or NULL */
void tg__segments_init(tg__segments *m, unsigned sentence_mode, const tg__cues *cues);

static inline int tg__ends_full(const tg__ends *s) {
    return s->count == s->cap;
}

/** Hand out what had to wait. @return 1 if it is out, and there is room for more */
int tg__segments_drain(tg__segments *m, tg__ends *s);

/**
 * The next code point, of `n` bytes.
 * @param s  what it has no room for waits in the machine.
 */
void tg__segments_step(tg__segments *m, tg_granularity granularity, uint32_t cp, size_t n, tg__ends *s);

/** As far as there is room and nothing hangs on what may follow. @return the bytes that were taken */
size_t tg__segments_scan(tg__segments *m, tg_granularity granularity, const tg__source *t, tg__ends *s);

/** The text ends. */
void tg__segments_finish(tg__segments *m, tg_granularity granularity, tg__ends *s);

#endif
