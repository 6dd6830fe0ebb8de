/* sentence: line breaks first, then the rules SB1 to SB998, in the annex's order. */
#include "sentence.h"

/*
 * A line of this many columns may have been wrapped, so that what the next one begins with says nothing. A shorter line
 * was ended by its writer (a word of twenty letters fits behind it), and so was a longer one.
 */
#define WRAPPED_MIN 40
#define WRAPPED_MAX 100

enum { /* of the annex: what stands before */
       ANY,
       CASED, /* Upper or Lower */
       ATERM_CASED,
       ATERM,
       ATERM_CLOSE,
       ATERM_SP,
       STERM,
       STERM_CLOSE,
       STERM_SP,
       SEEK, /* SB8: a boundary is held until a letter or an end shows */
       AFTER_CR,
       AFTER_SEP
};

enum {         /* of the lines */
       START,  /* at the start of a line, nothing pending */
       INSIDE, /* past that */
       SPACE,  /* in white space with a line break in it */
       MARK    /* behind that or at the start, in what may be a list marker */
};

static void emit(tg__sentence *s, uint64_t offset, tg__line line) {
    tg__sentence_end *e = &s->out[s->count++];
    e->offset = offset;
    e->line = line;
    e->wordy = s->wordy;
    s->wordy = 0;
}

static void confirm(tg__sentence *s) {
    emit(s, s->held, s->held_line);
    s->wordy = s->held_wordy;
}

static int is_separator(unsigned cls) {
    return cls == TG__SB_CR || cls == TG__SB_LF || cls == TG__SB_SEP;
}

static int is_terminator(unsigned cls) {
    return cls == TG__SB_ATERM || cls == TG__SB_STERM;
}

static unsigned state_after(unsigned state, unsigned cls) {
    switch (cls) {
    case TG__SB_UPPER:
    case TG__SB_LOWER: return CASED;
    case TG__SB_ATERM: return state == CASED ? ATERM_CASED : ATERM;
    case TG__SB_STERM: return STERM;
    case TG__SB_CR: return AFTER_CR;
    case TG__SB_LF:
    case TG__SB_SEP: return AFTER_SEP;
    default: return ANY;
    }
}

/* SB8, once a boundary is held: only a lower-case letter in sight undoes it. */
static unsigned seek(tg__sentence *s, unsigned cls) {
    if (cls == TG__SB_LOWER) {
        s->wordy |= s->held_wordy;
        return CASED;
    }
    if (cls == TG__SB_OLETTER || cls == TG__SB_UPPER || is_separator(cls) || is_terminator(cls)) {
        confirm(s);
        return state_after(ANY, cls);
    }
    return SEEK;
}

/* SB6 to SB11: what follows a terminator. */
static unsigned after_terminator(tg__sentence *s, unsigned cls, uint64_t at) {
    unsigned state = s->state;
    int aterm = state <= ATERM_SP;
    int bare = state == ATERM || state == ATERM_CASED || state == STERM;
    int spaced = state == ATERM_SP || state == STERM_SP;

    /* SB6 */
    if (aterm && bare && cls == TG__SB_NUMERIC) return ANY;
    /* SB7 */
    if (state == ATERM_CASED && cls == TG__SB_UPPER) return CASED;
    /* SB8 */
    if (aterm && cls == TG__SB_LOWER) return CASED;
    /* SB8a */
    if (cls == TG__SB_SCONTINUE || is_terminator(cls)) return state_after(ANY, cls);
    /* SB9 */
    if (!spaced && cls == TG__SB_CLOSE) return aterm ? ATERM_CLOSE : STERM_CLOSE;
    /* SB9, SB10 */
    if (cls == TG__SB_SP) return aterm ? ATERM_SP : STERM_SP;
    if (is_separator(cls)) return state_after(ANY, cls);
    /* SB8, undecided */
    if (aterm && cls != TG__SB_OLETTER && cls != TG__SB_UPPER) {
        s->held = at;
        s->held_line = s->line;
        s->held_wordy = 0;
        return SEEK;
    }
    /* SB11 */
    emit(s, at, s->line);
    return state_after(ANY, cls);
}

static void annex(tg__sentence *s, unsigned cls, int wordy, uint64_t at) {
    unsigned state = s->state;

    if (!s->started) { /* SB1 */
        s->started = 1;
        state = state_after(ANY, cls);
    } else if (state == AFTER_CR && cls == TG__SB_LF) { /* SB3 */
        state = AFTER_SEP;
    } else if (state >= AFTER_CR) { /* SB4 */
        emit(s, at, s->line);
        state = state_after(ANY, cls);
    } else if (cls == TG__SB_EXTEND || cls == TG__SB_FORMAT) { /* SB5 */
    } else if (state == SEEK) {
        state = seek(s, cls);
    } else if (state >= ATERM_CASED) {
        state = after_terminator(s, cls, at);
    } else { /* SB998 */
        state = state_after(state, cls);
    }
    s->state = (uint8_t)state;
    if (state == SEEK) s->held_wordy |= (uint8_t)wordy;
    else s->wordy |= (uint8_t)wordy;
}

/* One code point whose line breaks are decided. */
static void feed(tg__sentence *s, tg__props p, uint64_t at) {
    annex(s, tg__props_sb(p), tg__props_word_like(p), at);
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
    if (s->phase != SPACE) {
        s->phase = SPACE;
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

    annex(s, separates ? TG__SB_SEP : TG__SB_SP, 0, s->space_at);
    s->line.column = 0;
    s->line.inside = !separates;
    if (separates && s->indent) annex(s, TG__SB_SP, 0, s->break_end);
    s->line.column = s->indent;
    s->breaks = 0;
}

/* What a line begins with is known: whether it is a list item, and with that what the line breaks before it are. */
static void settle(tg__sentence *s, int item) {
    unsigned i;

    if (s->breaks) settle_breaks(s, item);
    for (i = 0; i < s->mark_count; i++) {
        feed(s, s->marks[i].props, s->marks[i].at);
        s->line.inside = 1;
    }
    s->line.inside = 1;
    s->mark_count = 0;
    s->marker = NO_MARKER;
    s->phase = INSIDE;
}

/* The first characters of a line, until it is clear whether they are a list marker. @return 1 while it is not. */
static int line_start(tg__sentence *s, uint32_t cp, tg__props p, uint64_t at) {
    unsigned marker = s->mode == TG__SENTENCE_BREAK ? NO_MARKER : marker_step(s->marker, cp);
    int item = 0;

    if (marker != NO_MARKER) {
        s->marks[s->mark_count++] = (tg__marker_char){at, p};
        s->marker = (uint8_t)marker;
        s->phase = MARK;
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
        annex(s, tg__props_sb(p), tg__props_word_like(p), at);
        return s->count;
    }
    if (!s->started && s->line.inside) s->phase = INSIDE;
    if (s->phase == SPACE || s->phase == START) {
        if (!breaks && p & TG__P_WHITE_SPACE) {
            if (s->phase == START) feed(s, p, at);
            else if (s->indent < UINT8_MAX) s->indent++;
            s->after_cr = 0;
            return s->count;
        }
        if (!breaks && line_start(s, cp, p, at)) return s->count;
    } else if (s->phase == MARK && line_start(s, cp, p, at)) {
        return s->count;
    }
    if (breaks) line_break(s, cp, at, end);
    else feed(s, p, at);
    return s->count;
}

/* ── Blocks ── */

/* Can the character at byte `i`, with which a line begins, begin no list marker, as far as the block shows? */
static int is_plain_start(const tg__block *b, unsigned i) {
    uint8_t c = b->bytes[i], next;

    if (c >= 0x80) return (int)((b->is.letter | b->solo) >> i & 1);
    if (!((b->is.letter | b->is.digit) >> i & 1)) return c != '-' && c != '*' && c != '+';
    if (b->is.digit >> i & 1) i += tg__lowest(~(b->is.digit >> i)) - 1;
    if (i + 1 >= b->len) return 0;
    next = b->bytes[i + 1];
    return next != ')' && (next != '.' || b->is.letter >> i & 1);
}

/*
 * A line break at byte `i`, if the block shows that it is white space inside a paragraph, for lines that may be wrapped.
 * @return the first byte of the next line's text; 0 if that is not so
 */
static unsigned behind_break(const tg__block *b, unsigned i) {
    const tg__classes *is = &b->is;
    unsigned end = i + 1, next;
    uint64_t text;

    if (b->bytes[i] == '\r' && end < b->len && b->bytes[end] == '\n') end++;
    text = b->all & ~is->white & ~tg__low_bits(end);
    if (!text) return 0;
    next = tg__lowest(text);
    if ((is->lf | is->cr | is->high) & tg__low_bits(next) & ~tg__low_bits(end)) return 0;
    return is_plain_start(b, next) ? next : 0;
}

/* @return the next byte */
static unsigned step_in(tg__sentence *s, const tg__block *b, unsigned i, uint64_t at) {
    unsigned len;
    uint32_t cp = tg__block_decode(b, i, &len);

    tg__sentence_step(s, cp, tg__ucd(cp), at + tg__block_offset(b, i), at + tg__block_offset(b, i + len));
    return i + len;
}

unsigned tg__sentence_block_most(const tg__block *b) {
    return tg__popcount(b->is.terminator | b->is.lf | b->is.cr) + TG__SENTENCE_OUT_MAX;
}

/* ── Blocks: the annex for all of their terminators at once ── */

/* Sentence_Break of the code points of a block, as far as it matters behind a terminator. */
typedef struct breaks {
    uint64_t lower, upper, caseless, numeric, aterm, sterm, goes_on, close, space;
} breaks;

static void add_breaks(tg__sb sb, uint64_t at, breaks *k) {
    switch (sb) {
    case TG__SB_LOWER: k->lower |= at; break;
    case TG__SB_UPPER: k->upper |= at; break;
    case TG__SB_OLETTER: k->caseless |= at; break;
    case TG__SB_NUMERIC: k->numeric |= at; break;
    case TG__SB_ATERM: k->aterm |= at; break;
    case TG__SB_STERM: k->sterm |= at; break;
    case TG__SB_SCONTINUE: k->goes_on |= at; break;
    case TG__SB_CLOSE: k->close |= at; break;
    case TG__SB_SP: k->space |= at; break;
    case TG__SB_OTHER:
    case TG__SB_CR:
    case TG__SB_LF:
    case TG__SB_SEP: /* not in a block, but for CR and LF */
    case TG__SB_EXTEND:
    case TG__SB_FORMAT: break;
    }
}

/* Of the code points of `all`. */
static void breaks_of(const tg__sentence *s, const tg__block *b, uint64_t all, breaks *k) {
    const tg__classes *is = &b->is;
    uint64_t plain = all & ~b->special, cased = tg__block_cased(b), left;
    unsigned len;

    k->upper = is->upper & plain;
    k->lower = cased & ~is->upper & plain;
    k->caseless = (is->letter | b->solo) & ~cased & plain;
    k->numeric = is->digit & plain;
    k->aterm = is->terminator & is->mid & plain;
    k->sterm = is->terminator & ~is->mid & plain;
    k->goes_on = (is->mid_letter | is->mid_number | is->hyphen | b->goes_on) & plain;
    k->close = is->close & all;
    k->space = is->white & ~is->high & all;
    if (s->mode == TG__SENTENCE_UAX29) k->space &= ~(is->lf | is->cr);
    for (left = b->special & all; left; left &= left - 1)
        add_breaks(tg__props_sb(tg__ucd(tg__block_decode(b, tg__lowest(left), &len))), left & (0 - left), k);
}

/* The first places from `m` on, each of which is in a run of `set` or not, that are not in it. */
static uint64_t behind(uint64_t m, uint64_t set) {
    return (m + set) & ~set;
}

/* SB8: those of the places behind an ATerm at which neither a letter nor an end shows, that have no lower-case one first. */
static uint64_t ends_by_seeking(const breaks *k, uint64_t places, uint64_t separators, int *undecided) {
    uint64_t shows = k->lower | k->upper | k->caseless | k->aterm | k->sterm | separators, ends = 0;

    for (; places; places &= places - 1) {
        uint64_t later = shows & ~tg__low_bits(tg__lowest(places));
        if (!later) *undecided = 1;
        else if (!(k->lower >> tg__lowest(later) & 1)) ends |= places & (0 - places);
    }
    return ends;
}

/* @return where sentences begin behind terminators. `undecided`: the last of those shows it only later */
static uint64_t ends_of_terminators(const tg__sentence *s, const tg__block *b, uint64_t all, int *undecided) {
    uint64_t rest = b->rest | b->ignored, separators = 0, none, bare, after_aterm, after_sterm, seeking;
    breaks k;

    if (s->mode == TG__SENTENCE_UAX29) separators = (b->is.lf | b->is.cr) & all;
    breaks_of(s, b, all, &k);
    *undecided = !(all & ~rest & ~(k.close | k.space) & ~tg__low_bits(tg__highest(k.aterm | k.sterm) + 1));
    bare = tg__next(k.aterm, 0, rest);
    /* SB9, SB10 */
    after_aterm = behind(behind(bare, k.close | rest), k.space | rest);
    after_sterm = behind(behind(tg__next(k.sterm, 0, rest), k.close | rest), k.space | rest);
    none = separators;
    /* SB8a */
    none |= k.goes_on | k.aterm | k.sterm;
    after_aterm &= ~none;
    /* SB6 */
    after_aterm &= ~(bare & k.numeric);
    /* SB7 */
    after_aterm &= ~(tg__next(k.aterm & tg__next(tg__block_cased(b), s->state == CASED, rest), 0, rest) & k.upper);
    /* SB8 */
    after_aterm &= ~k.lower;
    seeking = after_aterm & ~(k.upper | k.caseless) & all;
    after_aterm &= ~seeking;
    /* SB11 */
    return ((after_sterm & ~none) | after_aterm | ends_by_seeking(&k, seeking, separators, undecided)) & all;
}

/*
 * The bytes from `from` on that the annex can go over, with nothing pending but a separator: as long as a line break is one of the annex's,
 * or white space.
 */
static uint64_t annex_can(const tg__sentence *s, const tg__block *b, unsigned from) {
    uint64_t all = b->all & ~tg__low_bits(from), left = (b->is.lf | b->is.cr) & all;

    if (!s->started || (s->state > CASED && s->state != AFTER_SEP) || b->ignored >> from & 1) return 0;
    if (s->mode == TG__SENTENCE_UAX29) return all;
    if (s->phase != INSIDE) return 0;
    while (left) {
        unsigned i = tg__lowest(left), next = s->mode == TG__SENTENCE_WRAP ? behind_break(b, i) : 0;
        if (!next) return all & tg__low_bits(i);
        left &= ~tg__low_bits(next);
    }
    return all;
}

/* The line at byte `i`, from that at byte `from` on. */
static tg__line line_at(const tg__sentence *s, const tg__block *b, unsigned from, unsigned i) {
    uint64_t line_ends;
    tg__line line = s->line;
    unsigned more;

    if (s->mode == TG__SENTENCE_UAX29) return line;
    if ((line_ends = (b->is.lf | b->is.cr) & tg__bits(from, i)) != 0) {
        from = tg__highest(line_ends) + 1;
        line.inside = 1;
        line.column = 0;
    }
    more = b->rest ? tg__popcount(tg__bits(from, i) & ~b->rest) : i - from;
    line.column = (uint8_t)tg__min(line.column + more, UINT8_MAX);
    return line;
}

/* The state behind the code points of bytes `from` to `to` - 1, of which no terminator is the last. */
static void set_state(tg__sentence *s, const tg__block *b, unsigned from, unsigned to) {
    uint64_t first = tg__bits(from, to) & ~(b->rest | b->ignored);
    unsigned last;

    _Static_assert(ANY == 0 && CASED == 1, "a bit tells them apart");
    if (s->state == AFTER_SEP) s->state = ANY;
    if (!first) return;
    last = tg__highest(first);
    s->state = tg__block_cased(b) >> last & 1;
    if (s->mode == TG__SENTENCE_UAX29 && (b->is.lf | b->is.cr) >> last & 1 && to == b->len) s->state = AFTER_SEP;
}

/*
 * Where sentences begin in the bytes of `all`, from `from` on, a line end behind it too.
 * @return the byte behind those that are told of: all of them, or those before a terminator that shows only later what it ends
 */
static unsigned annex_ends(const tg__sentence *s, const tg__block *b, unsigned from, uint64_t all, uint64_t *ends) {
    const tg__classes *is = &b->is;
    int undecided = 0;
    unsigned to;

    *ends = (uint64_t)(s->state == AFTER_SEP) << from;
    /* SB3, SB4 */
    if (s->mode == TG__SENTENCE_UAX29) *ends |= ((is->lf | (is->cr & ~(is->lf >> 1))) & all) << 1 & all;
    if (!(is->terminator & all)) return tg__highest(all) + 1;
    *ends |= ends_of_terminators(s, b, all, &undecided);
    if (!undecided) return tg__highest(all) + 1;
    to = tg__highest(is->terminator & all);
    *ends &= tg__low_bits(to + 1);
    return to;
}

/* @return the byte behind those of `all` that were stepped over */
static unsigned annex_block(tg__sentence *s, const tg__block *b, unsigned from, uint64_t all, uint64_t at,
                            tg__sentence_end *out, unsigned *count) {
    uint64_t content = b->is.letter | b->is.digit | b->solo, ends;
    unsigned to = annex_ends(s, b, from, all, &ends), begin = from;

    for (; ends; ends &= ends - 1) {
        unsigned i = tg__lowest(ends);
        tg__sentence_end *e = &out[(*count)++];
        e->offset = at + tg__block_offset(b, i);
        e->line = line_at(s, b, from, i);
        e->wordy = s->wordy | ((content & tg__bits(begin, i)) != 0);
        s->wordy = 0;
        begin = i;
    }
    s->wordy |= (content & tg__bits(begin, to)) != 0;
    s->line = line_at(s, b, from, to);
    set_state(s, b, from, to);
    return to;
}

unsigned tg__sentence_breaks(tg__sentence *s, const tg__block *b, uint64_t *ends) {
    uint64_t content = b->is.letter | b->is.digit | b->solo;
    unsigned to;

    if (s->mode != TG__SENTENCE_UAX29 || !annex_can(s, b, 0) || !(to = annex_ends(s, b, 0, b->all, ends))) return 0;
    content &= tg__low_bits(to) & ~tg__low_bits(tg__highest(*ends | 1)); /* behind the last end */
    s->wordy = (*ends ? 0 : s->wordy) | (content != 0);
    set_state(s, b, 0, to);
    return to;
}

unsigned tg__sentence_block(tg__sentence *s, const tg__block *b, uint64_t at, tg__sentence_end *out) {
    unsigned i = 0, count = 0;

    while (i < b->len) {
        uint64_t all = annex_can(s, b, i);
        unsigned to = all ? annex_block(s, b, i, all, at, out, &count) : i;
        if (to == i) { /* what a block does not show */
            s->count = 0;
            to = step_in(s, b, i, at);
            if (s->count) memcpy(out + count, s->out, s->count * sizeof *out);
            count += s->count;
        }
        i = to;
    }
    return count;
}

void tg__sentence_begin_inside(tg__sentence *s, tg__line line) {
    s->started = 1;
    s->wordy = 1;
    s->state = ANY;
    s->phase = INSIDE;
    s->line = line;
}

int tg__sentence_is_inside(const tg__sentence *s, tg__line line) {
    if (s->state != ANY || !s->wordy) return 0;
    if (s->mode == TG__SENTENCE_UAX29) return 1;
    return s->phase == INSIDE && s->line.column == line.column;
}

void tg__sentence_decided(const tg__sentence *s, uint64_t *upto, uint8_t *in_doubt, uint64_t *doubt) {
    *upto = UINT64_MAX;
    if (s->phase == SPACE || s->phase == MARK) *upto = s->breaks ? s->space_at : s->marks[0].at;
    *in_doubt = s->state == SEEK;
    *doubt = s->held;
}

unsigned tg__sentence_finish(tg__sentence *s) {
    s->count = 0;
    /* white space behind a blank line at the end is a segment of its own, as it is before a text */
    if (s->phase == MARK || (s->phase == SPACE && s->indent)) settle(s, 0);
    if (s->state == SEEK) {
        confirm(s);
        s->state = ANY;
    }
    return s->count;
}
