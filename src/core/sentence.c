/* sentence: line breaks first, then the rules SB1 to SB998, in the annex's order, a code point at a time. */
#include "sentence_inner.h"

/*
 * A line of this many columns may have been wrapped, so that what the next one begins with says nothing. A shorter line
 * was ended by its writer (a word of twenty letters fits behind it), and so was a longer one.
 */
#define WRAPPED_MIN 40
#define WRAPPED_MAX 100

/* SB8, once a boundary is held: only a lower-case letter in sight undoes it. */
unsigned tg__sentence_seek(tg__sentence *s, unsigned cls) {
    if (cls == TG__SB_LOWER) {
        tg__sentence_drop(s);
        return TG__ST_CASED;
    }
    if (cls == TG__SB_OLETTER || cls == TG__SB_UPPER || tg__sb_separates(cls) || tg__sb_terminates(cls)) {
        tg__sentence_confirm(s);
        return tg__sentence_after(TG__ST_ANY, cls);
    }
    return TG__ST_SEEK;
}

/* SB6 to SB11: what follows a terminator. */
static unsigned after_terminator(tg__sentence *s, unsigned cls, uint64_t at) {
    unsigned state = s->state;
    int aterm = state <= TG__ST_ATERM_SP;
    int bare = state == TG__ST_ATERM || state == TG__ST_ATERM_CASED || state == TG__ST_STERM;
    int spaced = state == TG__ST_ATERM_SP || state == TG__ST_STERM_SP;

    /* SB6 */
    if (aterm && bare && cls == TG__SB_NUMERIC) return TG__ST_ANY;
    /* SB7 */
    if (state == TG__ST_ATERM_CASED && cls == TG__SB_UPPER) return TG__ST_CASED;
    /* SB8 */
    if (aterm && cls == TG__SB_LOWER) return TG__ST_CASED;
    /* SB8a */
    if (cls == TG__SB_SCONTINUE || tg__sb_terminates(cls)) return tg__sentence_after(TG__ST_ANY, cls);
    /* SB9 */
    if (!spaced && cls == TG__SB_CLOSE) return aterm ? TG__ST_ATERM_CLOSE : TG__ST_STERM_CLOSE;
    /* SB9, SB10 */
    if (cls == TG__SB_SP) return aterm ? TG__ST_ATERM_SP : TG__ST_STERM_SP;
    if (tg__sb_separates(cls)) return tg__sentence_after(TG__ST_ANY, cls);
    /* SB8, undecided */
    if (aterm && cls != TG__SB_OLETTER && cls != TG__SB_UPPER) {
        tg__sentence_hold(s, at, s->line);
        return TG__ST_SEEK;
    }
    /* SB11 */
    tg__sentence_emit(s, at, s->line);
    return tg__sentence_after(TG__ST_ANY, cls);
}

static void annex(tg__sentence *s, unsigned cls, uint32_t cp, int wordy, uint64_t at) {
    unsigned state = s->state;

    if (s->cues) {
        tg__sentence_cued(s, cls, cp, wordy, at);
        return;
    }

    if (!s->started) { /* SB1 */
        s->started = 1;
        state = tg__sentence_after(TG__ST_ANY, cls);
    } else if (state == TG__ST_AFTER_CR && cls == TG__SB_LF) { /* SB3 */
        state = TG__ST_AFTER_SEP;
    } else if (state >= TG__ST_AFTER_CR) { /* SB4 */
        tg__sentence_emit(s, at, s->line);
        state = tg__sentence_after(TG__ST_ANY, cls);
    } else if (cls == TG__SB_EXTEND || cls == TG__SB_FORMAT) { /* SB5 */
    } else if (state == TG__ST_SEEK) {
        state = tg__sentence_seek(s, cls);
    } else if (state >= TG__ST_ATERM_CASED) {
        state = after_terminator(s, cls, at);
    } else { /* SB998 */
        state = tg__sentence_after(state, cls);
    }
    s->state = (uint8_t)state;
    if (state == TG__ST_SEEK) s->held_wordy |= (uint8_t)wordy;
    else s->wordy |= (uint8_t)wordy;
}

/* One code point whose line breaks are decided. */
static void feed(tg__sentence *s, uint32_t cp, tg__props p, uint64_t at) {
    annex(s, tg__props_sb(p), cp, tg__props_word_like(p), at);
    if (s->line.column < UINT8_MAX) s->line.column++;
}

/* ── List markers ── */

enum {
    NO_MARKER,
    MARKER_BULLET,
    MARKER_DASH,
    MARKER_DIGIT,
    MARKER_DIGITS,
    MARKER_DIGITS_3,
    MARKER_LETTER,
    MARKER_ORDINAL
};

/* The marker so far, with `cp` added. */
static unsigned marker_step(unsigned marker, uint32_t cp) {
    int digit = cp >= '0' && cp <= '9';

    switch (marker) {
    case NO_MARKER:
        if (cp == 0x2022 || cp == 0x2023 || cp == 0x25E6 || cp == 0x25AA || cp == 0x25CF) return MARKER_BULLET;
        if (cp == '-' || cp == '*' || cp == '+' || cp == 0x2013 || cp == 0x2014) return MARKER_DASH;
        if (digit) return MARKER_DIGIT;
        if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') return MARKER_LETTER;
        return NO_MARKER;
    case MARKER_DIGIT:
    case MARKER_DIGITS:
    case MARKER_DIGITS_3:
        if (cp == '.' || cp == ')') return MARKER_ORDINAL;
        return digit && marker != MARKER_DIGITS_3 ? marker + 1 : NO_MARKER;
    case MARKER_LETTER: return cp == ')' ? MARKER_ORDINAL : NO_MARKER;
    default: return NO_MARKER;
    }
}

static int marker_complete(unsigned marker) {
    return marker == MARKER_BULLET || marker == MARKER_DASH || marker == MARKER_ORDINAL;
}

/* ── Lines ── */

static int is_line_break(uint32_t cp) {
    return cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

/* The white space under way has a line break: its first, or another. */
static void line_break(tg__sentence *s, uint32_t cp, uint64_t at, uint64_t end) {
    if (s->phase != TG__PHASE_SPACE) {
        s->phase = TG__PHASE_SPACE;
        s->space_at = at;
        s->breaks = 1;
        s->item_may = s->line.column < WRAPPED_MIN || s->line.column > WRAPPED_MAX;
    } else if (!(s->after_cr && cp == '\n')) {
        s->breaks = 2;
    }
    if (cp == 0x2029) s->breaks = 2;
    s->after_cr = cp == '\r';
    s->break_end = end;
    s->indent = 0;
}

/* Decide what the pending line breaks are. */
static void settle_breaks(tg__sentence *s, int item) {
    int separates = s->breaks > 1 || item || s->mode == TG__SENTENCE_BREAK;

    annex(s, separates ? TG__SB_SEP : TG__SB_SP, '\n', 0, s->space_at);
    s->line.column = 0;
    s->line.inside = !separates;
    if (separates && s->indent) annex(s, TG__SB_SP, ' ', 0, s->break_end);
    s->line.column = s->indent;
    s->breaks = 0;
}

/* What a line begins with is known: whether it is a list item, and with that what the line breaks before it are. */
static void settle(tg__sentence *s, int item) {
    unsigned i;

    if (s->breaks) settle_breaks(s, item);
    for (i = 0; i < s->mark_count; i++) {
        feed(s, s->marks[i].cp, s->marks[i].props, s->marks[i].at);
        s->line.inside = 1;
    }
    s->line.inside = 1;
    s->mark_count = 0;
    s->marker = NO_MARKER;
    s->phase = TG__PHASE_INSIDE;
}

/* The first characters of a line, until it is clear whether they are a list marker. @return 1 while it is not. */
static int line_start(tg__sentence *s, uint32_t cp, tg__props p, uint64_t at) {
    unsigned marker = s->mode == TG__SENTENCE_BREAK ? NO_MARKER : marker_step(s->marker, cp);
    int item = 0;

    if (marker != NO_MARKER) {
        s->marks[s->mark_count++] = (tg__marker_char){at, cp, p};
        s->marker = (uint8_t)marker;
        s->phase = TG__PHASE_MARK;
        return 1;
    }
    if (p & TG__P_WHITE_SPACE && !is_line_break(cp) && marker_complete(s->marker))
        item = s->breaks != 1 || s->marker == MARKER_BULLET || s->item_may;
    settle(s, item);
    return 0;
}

unsigned tg__sentence_step(tg__sentence *s, uint32_t cp, tg__props p, uint64_t at, uint64_t end) {
    int breaks = is_line_break(cp);

    s->count = 0;
    if (s->mode == TG__SENTENCE_UAX29) {
        annex(s, tg__props_sb(p), cp, tg__props_word_like(p), at);
        return s->count;
    }
    if (!s->started && s->line.inside) s->phase = TG__PHASE_INSIDE;
    if (s->phase == TG__PHASE_SPACE || s->phase == TG__PHASE_START) {
        if (!breaks && p & TG__P_WHITE_SPACE) {
            if (s->phase == TG__PHASE_START) feed(s, cp, p, at);
            else if (s->indent < UINT8_MAX) s->indent++;
            s->after_cr = 0;
            return s->count;
        }
        if (!breaks && line_start(s, cp, p, at)) return s->count;
    } else if (s->phase == TG__PHASE_MARK && line_start(s, cp, p, at)) {
        return s->count;
    }
    if (breaks) line_break(s, cp, at, end);
    else feed(s, cp, p, at);
    return s->count;
}

void tg__sentence_begin_inside(tg__sentence *s, tg__line line) {
    s->started = 1;
    s->seen = 1;
    s->wordy = 1;
    s->state = TG__ST_ANY;
    s->phase = TG__PHASE_INSIDE;
    s->line = line;
}

int tg__sentence_is_inside(const tg__sentence *s, tg__line line, int looks_back) {
    if (s->state != TG__ST_ANY || !s->wordy || s->look) return 0;
    if (looks_back && s->cues && !tg__sentence_quiet(s)) return 0;
    if (s->mode == TG__SENTENCE_UAX29) return 1;
    return s->phase == TG__PHASE_INSIDE && s->line.column == line.column;
}

void tg__sentence_decided(const tg__sentence *s, uint64_t *upto, uint8_t *in_doubt, uint64_t *doubt) {
    *upto = UINT64_MAX;
    if (s->phase == TG__PHASE_SPACE || s->phase == TG__PHASE_MARK) *upto = s->breaks ? s->space_at : s->marks[0].at;
    *in_doubt = s->state == TG__ST_SEEK || s->look;
    *doubt = s->held;
}

unsigned tg__sentence_finish(tg__sentence *s) {
    s->count = 0;
    /* white space behind a blank line at the end is a segment of its own, as it is before a text */
    if (s->phase == TG__PHASE_MARK || (s->phase == TG__PHASE_SPACE && s->indent)) settle(s, 0);
    if (s->cues) tg__sentence_cued_finish(s);
    if (s->state == TG__ST_SEEK) {
        tg__sentence_confirm(s);
        s->state = TG__ST_ANY;
    }
    return s->count;
}
