/* word: the rules WB1 to WB999, in the annex's order. */
#include "word.h"

enum { HOLD_NONE, HOLD_LETTER, HOLD_HEBREW, HOLD_NUMBER, HOLD_HYPHEN, HOLD_JOINED };

static int is_newline(unsigned cls) {
    return cls == TG__WB_CR || cls == TG__WB_LF || cls == TG__WB_NEWLINE;
}

static int is_ignored(unsigned cls) {
    return cls == TG__WB_EXTEND || cls == TG__WB_FORMAT || cls == TG__WB_ZWJ;
}

static int is_letter(unsigned cls) {
    return cls == TG__WB_ALETTER || cls == TG__WB_HEBREW_LETTER;
}

static int is_mid_num_let_q(unsigned cls) {
    return cls == TG__WB_MID_NUM_LET || cls == TG__WB_SINGLE_QUOTE;
}

/* Letters, digits, Katakana, connectors: what WB13a joins to a connector, and a hyphen may join. */
static int is_joinable(unsigned cls) {
    return is_letter(cls) || cls == TG__WB_NUMERIC || cls == TG__WB_KATAKANA || cls == TG__WB_EXTEND_NUM_LET;
}

/* What the place before `cur` waits for, when only the character after `cur` can tell. */
static unsigned hold_before(const tg__word *w, unsigned cur) {
    unsigned prev = w->prev;

    /* WB6 */
    if (is_letter(prev) && (cur == TG__WB_MID_LETTER || is_mid_num_let_q(cur)))
        /* WB7a: joined whatever follows; WB7 for what follows */
        return prev == TG__WB_HEBREW_LETTER && cur == TG__WB_SINGLE_QUOTE ? HOLD_JOINED : HOLD_LETTER;
    /* WB7b */
    if (prev == TG__WB_HEBREW_LETTER && cur == TG__WB_DOUBLE_QUOTE) return HOLD_HEBREW;
    /* WB12 */
    if (prev == TG__WB_NUMERIC && (cur == TG__WB_MID_NUM || is_mid_num_let_q(cur))) return HOLD_NUMBER;
    /* ours */
    if (w->hyphens && is_joinable(prev) && cur == TG__WB_HYPHEN) return HOLD_HYPHEN;
    return HOLD_NONE;
}

/* WB7, WB7c, WB11: does `cur` complete what is held? */
static int completes(unsigned hold, unsigned cur) {
    switch (hold) {
    case HOLD_LETTER:
    case HOLD_JOINED: return is_letter(cur);
    case HOLD_HEBREW: return cur == TG__WB_HEBREW_LETTER;
    case HOLD_NUMBER: return cur == TG__WB_NUMERIC;
    case HOLD_HYPHEN: return is_joinable(cur);
    default: return 0;
    }
}

static int breaks_before(const tg__word *w, unsigned cur, int pict) {
    unsigned prev = w->prev;

    /* WB3 */
    if (w->raw == TG__WB_CR && cur == TG__WB_LF) return 0;
    /* WB3a, WB3b */
    if (is_newline(w->raw) || is_newline(cur)) return 1;
    /* WB3c */
    if (w->raw == TG__WB_ZWJ && pict) return 0;
    /* WB3d */
    if (w->raw == TG__WB_WSEG_SPACE && cur == TG__WB_WSEG_SPACE) return 0;
    /* WB5, WB9 */
    if (is_letter(prev) && (is_letter(cur) || cur == TG__WB_NUMERIC)) return 0;
    /* WB8, WB10 */
    if (prev == TG__WB_NUMERIC && (cur == TG__WB_NUMERIC || is_letter(cur))) return 0;
    /* WB13 */
    if (prev == TG__WB_KATAKANA && cur == TG__WB_KATAKANA) return 0;
    /* WB13a */
    if (is_joinable(prev) && cur == TG__WB_EXTEND_NUM_LET) return 0;
    /* WB13b */
    if (prev == TG__WB_EXTEND_NUM_LET && (is_letter(cur) || cur == TG__WB_NUMERIC || cur == TG__WB_KATAKANA)) return 0;
    /* WB15, WB16 */
    if (w->ri_odd && cur == TG__WB_RI) return 0;
    /* WB999 */
    return 1;
}

unsigned tg__word_step(tg__word *w, tg__props p) {
    unsigned cur = tg__props_wb(p), hold, out = 0;
    int breaks;

    /* WB1 */
    if (!w->started) {
        w->started = 1;
        breaks = 1;
        goto move;
    }
    /* WB4; what follows a line end begins anew */
    if (is_ignored(cur) && !is_newline(w->raw)) {
        w->raw = (uint8_t)cur;
        return 0;
    }
    if (completes(w->hold, cur)) {
        out = w->hold == HOLD_JOINED ? 0 : TG__WORD_JOIN;
        breaks = 0;
        goto move;
    }
    if (w->hold != HOLD_NONE && w->hold != HOLD_JOINED) out = TG__WORD_CONFIRM;
    breaks = breaks_before(w, cur, tg__props_pict(p));
move:
    hold = breaks ? hold_before(w, cur) : HOLD_NONE;
    if (hold == HOLD_JOINED) breaks = 0;
    else if (hold != HOLD_NONE) out |= TG__WORD_HOLD;
    if (breaks && hold == HOLD_NONE) out |= TG__WORD_BREAK;
    w->hold = (uint8_t)hold;
    w->ri_odd = cur == TG__WB_RI && !(w->ri_odd && !breaks);
    w->raw = w->prev = (uint8_t)cur;
    return out;
}

int tg__word_at_rest(const tg__word *w) {
    unsigned prev = w->prev;

    return w->started && w->hold == HOLD_NONE && w->raw == prev && !is_ignored(prev) && prev != TG__WB_RI &&
           prev != TG__WB_KATAKANA && prev != TG__WB_HEBREW_LETTER;
}

int tg__word_after_line(const tg__word *w) {
    return is_newline(w->raw);
}

unsigned tg__word_end(const tg__word *w) {
    return w->hold != HOLD_NONE && w->hold != HOLD_JOINED ? TG__WORD_CONFIRM : 0;
}

/* ── Blocks ── */

/* The marks that join what is before and behind them. */
TG__INLINE uint64_t joining_marks(const tg__word *w, const tg__block *b, uint64_t rest) {
    const tg__classes *is = &b->is;
    uint64_t letters = is->mid | is->mid_letter, numbers = is->mid | is->mid_number, joined;
    uint64_t letter_before = w->prev == TG__WB_ALETTER, number_before = w->prev == TG__WB_NUMERIC;

    /* WB6, WB7 */
    joined = letters & tg__next(is->letter, letter_before, rest) & tg__previous(is->letter, rest);
    /* WB11, WB12 */
    joined |= numbers & tg__next(is->digit, number_before, rest) & tg__previous(is->digit, rest);
    /* ours */
    if (w->hyphens) {
        uint64_t joinable = is->letter | is->digit | is->connector;
        uint64_t joinable_before = letter_before | number_before | (w->prev == TG__WB_EXTEND_NUM_LET);
        joined |= is->hyphen & tg__next(joinable, joinable_before, rest) & tg__previous(joinable, rest);
    }
    return joined;
}

TG__INLINE void find_words(const tg__word *w, const tg__block *b, uint64_t rest, tg__word_masks *out) {
    const tg__classes *is = &b->is;
    unsigned before = w->prev;

    out->rest = rest;
    out->before = before == TG__WB_ALETTER || before == TG__WB_NUMERIC || before == TG__WB_EXTEND_NUM_LET;
    /* WB5, WB8 to WB10, WB13a, WB13b: these join wherever they meet */
    out->words = is->letter | is->digit | is->connector | joining_marks(w, b, rest);
    out->follows = tg__next(out->words, out->before, rest);
}

TG__INLINE uint64_t find_breaks(const tg__word *w, const tg__block *b, uint64_t rest) {
    const tg__classes *is = &b->is;
    tg__word_masks m;
    uint64_t joined;

    find_words(w, b, rest, &m);
    joined = m.words & m.follows;
    /* WB3 */
    joined |= is->lf & (is->cr << 1 | (w->raw == TG__WB_CR));
    /* WB3d */
    joined |= is->space & (is->space << 1 | (w->raw == TG__WB_WSEG_SPACE));
    /* WB999 */
    return b->all & ~(rest | joined);
}

void tg__word_block(const tg__word *w, const tg__block *b, tg__word_masks *out) {
    uint64_t rest = b->rest | b->ignored;

    if (!rest) find_words(w, b, 0, out); /* by fewer instructions */
    else find_words(w, b, rest, out);
}

uint64_t tg__word_breaks(const tg__word *w, const tg__block *b) {
    uint64_t rest = b->rest | b->ignored;

    return rest ? find_breaks(w, b, rest) : find_breaks(w, b, 0);
}
