/* block: ASCII by a kernel; other code points by their properties, one by one. */
#include "block.h"

#include "utf.h"

/* How a code point stands in the masks. */
typedef enum role { ROLE_NONE, ROLE_OTHER, ROLE_SOLO, ROLE_LETTER, ROLE_DIGIT, ROLE_MID, ROLE_IGNORED } role;

/* @return ROLE_NONE for code points that have rules of their own, or contradict what the masks say of others */
static role role_of(tg__props p) {
    tg__kind kind = tg__props_kind(p);
    tg__sb sb = tg__props_sb(p);
    tg__gcb gcb = tg__props_gcb(p);
    int ignored = sb == TG__SB_EXTEND || sb == TG__SB_FORMAT;

    if (p & TG__P_NFC_JOIN || gcb == TG__GCB_PREPEND || gcb == TG__GCB_L || sb == TG__SB_SEP) return ROLE_NONE;
    switch (tg__props_wb(p)) {
    case TG__WB_EXTEND:
    case TG__WB_FORMAT: return ignored && kind == TG__KIND_OTHER ? ROLE_IGNORED : ROLE_NONE;
    case TG__WB_ALETTER: return !ignored && kind == TG__KIND_LETTER ? ROLE_LETTER : ROLE_NONE;
    case TG__WB_NUMERIC: return !ignored && kind == TG__KIND_DIGIT ? ROLE_DIGIT : ROLE_NONE;
    case TG__WB_MID_NUM_LET:
    case TG__WB_MID_LETTER:
    case TG__WB_MID_NUM:
    case TG__WB_HYPHEN: return !ignored && kind == TG__KIND_PUNCTUATION ? ROLE_MID : ROLE_NONE;
    case TG__WB_OTHER:
        if (ignored || kind == TG__KIND_DIGIT || kind == TG__KIND_LETTER_NUMBER) return ROLE_NONE;
        return kind == TG__KIND_LETTER ? ROLE_SOLO : ROLE_OTHER;
    default: return ROLE_NONE;
    }
}

static void set_mid(tg__classes *is, tg__wb wb, uint64_t at) {
    if (wb == TG__WB_MID_NUM_LET) is->mid |= at;
    else if (wb == TG__WB_MID_LETTER) is->mid_letter |= at;
    else if (wb == TG__WB_MID_NUM) is->mid_number |= at;
    else is->hyphen |= at;
}

/* What the masks say of a code point beside its role. */
static void set_others(tg__block *b, tg__props p, uint64_t at, uint64_t bytes) {
    tg__kind kind = tg__props_kind(p);
    tg__sb sb = tg__props_sb(p);

    if (kind == TG__KIND_PUNCTUATION) b->punctuation |= at;
    if (kind == TG__KIND_SYMBOL) b->is.symbol |= at;
    if (sb == TG__SB_UPPER || sb == TG__SB_LOWER) b->cased |= at;
    if (sb == TG__SB_ATERM || sb == TG__SB_STERM) b->is.terminator |= at;
    if (p & TG__P_WHITE_SPACE) b->is.white |= bytes;
    b->rest |= bytes & ~at;
}

typedef struct maker {
    uint64_t resting; /* the last bytes of code points behind which the block may end */
    uint64_t waiting; /* the last bytes of code points that wait for the next: nothing is ignored behind them */
    int after_line;
} maker;

/* Does Extend or Format at byte `at` belong to what is before it, and is that no mark that joins, which would be too much? */
static int is_ignored(const tg__block *b, const maker *m, unsigned at) {
    uint8_t before;

    if (!at) return !m->after_line;
    before = b->text[at - 1];
    return !(m->waiting & tg__bit(at - 1)) && !(before >= '\t' && before <= '\r');
}

/* @return 0 if the block must end before the code point */
static int place(tg__block *b, maker *m, const tg__block_char *c) {
    uint64_t at = tg__bit(c->at), bytes = tg__bits(c->at, c->at + c->len), last = tg__bit(c->at + c->len - 1u);
    role as = role_of(c->props);

    switch (as) {
    case ROLE_NONE: return 0;
    case ROLE_IGNORED:
        if (!is_ignored(b, m, c->at)) return 0;
        b->ignored |= bytes;
        break;
    case ROLE_MID:
        set_mid(&b->is, tg__props_wb(c->props), at);
        m->waiting |= last;
        break;
    case ROLE_LETTER: b->is.letter |= at; break;
    case ROLE_DIGIT: b->is.digit |= at; break;
    case ROLE_SOLO: b->solo |= at; break;
    case ROLE_OTHER: break;
    }
    if (as != ROLE_IGNORED && as != ROLE_MID) m->resting |= last;
    set_others(b, c->props, at, bytes);
    return 1;
}

/* Place the code points that are not ASCII. @return the bytes before the first that cannot be */
static uint64_t place_all(tg__block *b, maker *m, const uint8_t *limit) {
    uint64_t left = b->is.high;

    while (left) {
        unsigned at = tg__lowest(left);
        tg__block_char *c = &b->chars[b->char_count];
        int bad;
        c->at = (uint8_t)at;
        c->len = (uint8_t)tg__utf8_decode(b->text + at, limit, &c->cp, &bad);
        if (bad || at + c->len > TG__BLOCK) return tg__low_bits(at);
        c->props = tg__ucd(c->cp);
        if (!place(b, m, c)) return tg__low_bits(at);
        b->char_count++;
        left &= ~tg__bits(at, at + c->len);
    }
    return UINT64_MAX;
}

static void keep_only(tg__block *b, uint64_t bits) {
    tg__classes *is = &b->is;

    is->letter &= bits;
    is->digit &= bits;
    is->white &= bits;
    is->symbol &= bits;
    is->other &= bits;
    is->high &= bits;
    is->lf &= bits;
    is->cr &= bits;
    is->mid &= bits;
    is->mid_letter &= bits;
    is->mid_number &= bits;
    is->connector &= bits;
    is->hyphen &= bits;
    is->terminator &= bits;
    b->solo &= bits;
    b->cased &= bits;
    b->punctuation &= bits;
    b->rest &= bits;
    b->ignored &= bits;
    while (b->char_count && !(bits >> b->chars[b->char_count - 1].at & 1)) b->char_count--;
}

/* All of the block can be read, and a word that begins at its end. */
static const uint8_t *readable(tg__block *b, const uint8_t *p, size_t left) {
    if (left >= sizeof b->padded) return p;
    memset(b->padded, 0, sizeof b->padded);
    memcpy(b->padded, p, left);
    return b->padded;
}

static void set_last(tg__block *b) {
    const tg__block_char *c;

    b->last = b->len - 1;
    b->last_cp = b->text[b->last];
    if (b->last_cp < 0x80) {
        b->last_props = tg__ucd_ascii[b->last_cp];
        return;
    }
    c = &b->chars[b->char_count - 1];
    b->last = c->at;
    b->last_cp = c->cp;
    b->last_props = c->props;
}

int tg__block_make(tg__block *b, const tg__kernels *kernels, const uint8_t *p, const uint8_t *limit, int after_line) {
    tg__classes *is = &b->is;
    size_t left = (size_t)(limit - p);
    maker m;

    b->text = p;
    b->bytes = readable(b, p, left);
    kernels->classify(b->bytes, is);
    b->all = tg__low_bits((unsigned)tg__min(left, TG__BLOCK));
    b->solo = b->rest = b->ignored = 0;
    b->cased = is->letter;
    b->punctuation = ~(is->letter | is->digit | is->white | is->symbol | is->other | is->high);
    b->char_count = 0;
    m.waiting = is->mid | is->mid_letter | is->mid_number | is->hyphen;
    m.resting = b->all & ~(m.waiting | is->cr | is->high);
    m.after_line = after_line;
    if (is->high) m.resting &= place_all(b, &m, limit);
    if (!m.resting) return 0;
    b->len = tg__highest(m.resting) + 1;
    if (b->len < TG__BLOCK) {
        b->all = tg__low_bits(b->len);
        keep_only(b, b->all);
    }
    set_last(b);
    return 1;
}

uint32_t tg__block_decode(const tg__block *b, unsigned i, unsigned *len) {
    uint32_t cp;
    int bad;

    *len = (unsigned)tg__utf8_decode(b->text + i, b->text + b->len, &cp, &bad);
    return cp;
}
