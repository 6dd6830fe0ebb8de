/* sentence_inner: what the files of the sentence machine have of each other. */
#ifndef TG_CORE_SENTENCE_INNER_H
#define TG_CORE_SENTENCE_INNER_H

#include "sentence.h"

enum { /* of the annex: what stands before */
       TG__ST_ANY,
       TG__ST_CASED, /* Upper or Lower */
       TG__ST_ATERM_CASED,
       TG__ST_ATERM,
       TG__ST_ATERM_CLOSE,
       TG__ST_ATERM_SP,
       TG__ST_STERM,
       TG__ST_STERM_CLOSE,
       TG__ST_STERM_SP,
       TG__ST_SEEK, /* SB8: a boundary is held until a letter or an end shows */
       TG__ST_AFTER_CR,
       TG__ST_AFTER_SEP
};

enum {                   /* of the lines */
       TG__PHASE_START,  /* at the start of a line, nothing pending */
       TG__PHASE_INSIDE, /* past that */
       TG__PHASE_SPACE,  /* in white space with a line break in it */
       TG__PHASE_MARK    /* behind that or at the start, in what may be a list marker */
};

static inline void tg__sentence_emit(tg__sentence *s, uint64_t offset, tg__line line) {
    tg__sentence_end *e = &s->out[s->count++];
    e->offset = offset;
    e->line = line;
    e->wordy = s->wordy;
    s->wordy = 0;
}

/** A boundary is held here. */
static inline void tg__sentence_hold(tg__sentence *s, uint64_t offset, tg__line line) {
    s->held = offset;
    s->held_line = line;
    s->held_wordy = 0;
}

/** The held boundary is one. */
static inline void tg__sentence_confirm(tg__sentence *s) {
    tg__sentence_emit(s, s->held, s->held_line);
    s->wordy = s->held_wordy;
}

/** It is none. */
static inline void tg__sentence_drop(tg__sentence *s) {
    s->wordy |= s->held_wordy;
}

static inline int tg__sb_separates(unsigned cls) {
    return cls == TG__SB_CR || cls == TG__SB_LF || cls == TG__SB_SEP;
}

static inline int tg__sb_terminates(unsigned cls) {
    return cls == TG__SB_ATERM || cls == TG__SB_STERM;
}

static inline unsigned tg__sentence_after(unsigned state, unsigned cls) {
    switch (cls) {
    case TG__SB_UPPER:
    case TG__SB_LOWER: return TG__ST_CASED;
    case TG__SB_ATERM: return state == TG__ST_CASED ? TG__ST_ATERM_CASED : TG__ST_ATERM;
    case TG__SB_STERM: return TG__ST_STERM;
    case TG__SB_CR: return TG__ST_AFTER_CR;
    case TG__SB_LF:
    case TG__SB_SEP: return TG__ST_AFTER_SEP;
    default: return TG__ST_ANY;
    }
}

/* ── sentence.c ── */

/** SB8, once a boundary is held. @return the state */
unsigned tg__sentence_seek(tg__sentence *s, unsigned cls);

/* ── sentence_cues.c: for s->cues alone ── */

/** One code point whose line breaks are decided, by the rules of a language; `cls` is its SB. */
void tg__sentence_cued(tg__sentence *s, unsigned cls, uint32_t cp, int wordy, uint64_t at);

/** The text ends: what a look ahead has found so far decides. */
void tg__sentence_cued_finish(tg__sentence *s);

/** Can nothing but a terminator make a boundary, and does the token under way need no looking at? */
static inline int tg__sentence_calm(const tg__sentence *s) {
    return !s->look && !s->token.hot;
}

/** The token before this place matters to nothing behind it. */
int tg__sentence_quiet(const tg__sentence *s);

/* What stands before a full stop. */
typedef struct tg__before_stop {
    unsigned abbreviation; /* TG__CUE_NEVER, TG__CUE_MAY, TG__CUE_NUMBER */
    unsigned letters;      /* code points, if those are all, small but for the first */
    unsigned digits;       /* if those are all */
} tg__before_stop;

/** @param body, len  what stands before the terminators, at most TG__TOKEN_MAX bytes. @param many  there are several of them */
tg__before_stop tg__sentence_before_stop(const tg__cues *cues, const uint8_t *body, size_t len, int first, int many);

#endif
