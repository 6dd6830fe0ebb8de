/* sentence_blocks: the steps of sentence.c for a block at once, where it shows all that decides. */
#include "sentence_inner.h"

#define LEAST 32 /* bytes: to make a block for fewer takes longer than to step over what stopped the last */

/* The byte behind the last of `set` from `from` to `to` - 1; `from` if there is none. Without a branch: none could be foretold. */
static inline unsigned back_to(uint64_t set, unsigned from, unsigned to) {
    uint64_t m = set & tg__bits(from, to);
    unsigned behind = tg__highest(m | 1) + (m != 0);

    return behind > from ? behind : from;
}

/* ── Line breaks ── */

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

/*
 * Are all line breaks of `breaks` white space inside a paragraph, as one sees at once: are there lines of ASCII behind them that begin with a
 * letter or a number, and with no list marker? If not, they are to be looked at one by one.
 */
TG__INLINE int are_plain_breaks(const tg__block *b, uint64_t breaks) {
    const tg__classes *is = &b->is;
    uint64_t spaces = is->white & ~(is->lf | is->cr | is->high), letters = is->letter & ~is->high;
    uint64_t digits = is->digit & ~is->high, next, second, sum;

    if (breaks >> (TG__BLOCK - 1)) return 0;
    breaks &= ~(is->cr & is->lf >> 1);
    sum = (breaks << 1) + spaces;
    next = sum & ~spaces;
    if (sum < spaces || next & ~(letters | digits) || next >> (TG__BLOCK - 1)) return 0;
    sum = (next & digits) + digits;
    second = (sum & ~digits) | (next & letters) << 1;
    return sum >= digits && !(second & (is->close | is->terminator | ~b->all));
}

/* @return the next byte */
static unsigned step_in(tg__sentence *s, const tg__block *b, unsigned i, uint64_t at) {
    unsigned len;
    uint32_t cp = tg__block_decode(b, i, &len);

    tg__sentence_step(s, cp, tg__ucd(cp), at + tg__block_offset(b, i), at + tg__block_offset(b, i + len));
    return i + len;
}

unsigned tg__sentence_block_most(const tg__sentence *s, const tg__block *b) {
    if (s->cues) return TG__SENTENCE_BLOCK_MAX; /* some need no terminator */
    return tg__popcount(b->is.terminator | b->is.lf | b->is.cr) + TG__SENTENCE_OUT_MAX;
}

/* ── The annex, for all terminators of a block at once ── */

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
TG__INLINE void breaks_of(const tg__sentence *s, const tg__block *b, uint64_t all, breaks *k) {
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
    after_aterm &=
        ~(tg__next(k.aterm & tg__next(tg__block_cased(b), s->state == TG__ST_CASED, rest), 0, rest) & k.upper);
    /* SB8 */
    after_aterm &= ~k.lower;
    seeking = after_aterm & ~(k.upper | k.caseless) & all;
    after_aterm &= ~seeking;
    /* SB11 */
    return ((after_sterm & ~none) | after_aterm | ends_by_seeking(&k, seeking, separators, undecided)) & all;
}

/* Is nothing pending but a separator? */
static inline int rests(const tg__sentence *s) {
    const unsigned resting = 1u << TG__ST_ANY | 1u << TG__ST_CASED | 1u << TG__ST_AFTER_SEP;

    return s->started & (int)(resting >> s->state) && tg__sentence_calm(s); /* as it is without cues */
}

/* The bytes from `from` on that the annex can go over: as long as a line break is one of the annex's, or white space. */
TG__INLINE uint64_t annex_can(const tg__sentence *s, const tg__block *b, unsigned from) {
    uint64_t all = b->all & ~tg__low_bits(from), left = (b->is.lf | b->is.cr) & all;

    if (!rests(s) || b->ignored >> from & 1) return 0;
    if (s->mode == TG__SENTENCE_UAX29) return all;
    if (s->phase != TG__PHASE_INSIDE) return 0;
    if (s->mode == TG__SENTENCE_WRAP && are_plain_breaks(b, left)) return all;
    while (left) {
        unsigned i = tg__lowest(left), next = s->mode == TG__SENTENCE_WRAP ? behind_break(b, i) : 0;
        if (!next) return all & tg__low_bits(i);
        left &= ~tg__low_bits(next);
    }
    return all;
}

/*
 * Does a paragraph end at byte `i`, and another begin with a letter of ASCII, no list marker?
 * @return the byte of that; 0 if the block does not show it so
 */
static unsigned next_paragraph(const tg__sentence *s, const tg__block *b, unsigned i) {
    const tg__classes *is = &b->is;
    uint64_t text = b->all & ~(is->white & ~is->high) & ~tg__low_bits(i), line_ends;
    unsigned next;

    if (s->mode != TG__SENTENCE_WRAP || s->phase != TG__PHASE_INSIDE || s->state == TG__ST_AFTER_SEP || !text) return 0;
    next = tg__lowest(text);
    line_ends = (is->lf | (is->cr & ~(is->lf >> 1))) & tg__bits(i, next);
    if (!((is->lf | is->cr) >> i & 1) || !(line_ends & (line_ends - 1))) return 0;
    if (!(is->letter & ~is->high & tg__bit(next)) || next + 1 >= b->len || b->bytes[next + 1] == ')') return 0;
    return next;
}

/* The next paragraph begins at byte `next`. @return its sentence's first byte: that behind the last line break */
static unsigned begin_paragraph(tg__sentence *s, const tg__block *b, unsigned i, unsigned next) {
    unsigned begin = back_to(b->is.lf | b->is.cr, i, next);

    s->state = TG__ST_ANY;
    s->seen = s->held_tokens = s->wordy = 0;
    memset(&s->token, 0, sizeof s->token - sizeof s->token.bytes);
    s->line.inside = 1;
    s->line.column = (uint8_t)(next - begin);
    return begin;
}

/* The line at byte `i`, from that at byte `from` on. */
TG__INLINE tg__line line_at(const tg__sentence *s, const tg__block *b, unsigned from, unsigned i) {
    uint64_t line_ends;
    tg__line line = s->line;
    unsigned more;

    if (s->mode == TG__SENTENCE_UAX29) return line;
    line_ends = (b->is.lf | b->is.cr) & tg__bits(from, i);
    from = back_to(line_ends, from, i);
    line.inside |= line_ends != 0;
    line.column &= (uint8_t)(0u - !line_ends);
    more = b->rest ? tg__popcount(tg__bits(from, i) & ~b->rest) : i - from;
    line.column = (uint8_t)tg__min(line.column + more, UINT8_MAX);
    return line;
}

/* The state behind the bytes `done`, which are next to each other: the last code point of them is no terminator. */
TG__INLINE void set_state(tg__sentence *s, const tg__block *b, uint64_t done) {
    uint64_t first = done & ~(b->rest | b->ignored);
    unsigned last;

    _Static_assert(TG__ST_ANY == 0 && TG__ST_CASED == 1, "a bit tells them apart");
    if (s->state == TG__ST_AFTER_SEP) s->state = TG__ST_ANY;
    if (!first) return;
    last = tg__highest(first);
    s->state = tg__block_cased(b) >> last & 1;
    if (s->mode == TG__SENTENCE_UAX29 && (b->is.lf | b->is.cr) >> last & 1 && done >> (b->len - 1) & 1)
        s->state = TG__ST_AFTER_SEP;
}

/*
 * Where sentences begin in the bytes of `all`, from `from` on, a line end behind it too.
 * @return the byte behind those that are told of: all of them, or those before a terminator that shows only later what it ends
 */
TG__INLINE unsigned annex_ends(const tg__sentence *s, const tg__block *b, unsigned from, uint64_t all, uint64_t *ends) {
    const tg__classes *is = &b->is;
    int undecided = 0;
    unsigned to;

    *ends = (uint64_t)(s->state == TG__ST_AFTER_SEP) << from;
    /* SB3, SB4 */
    if (s->mode == TG__SENTENCE_UAX29) *ends |= ((is->lf | (is->cr & ~(is->lf >> 1))) & all) << 1 & all;
    if (!(is->terminator & all)) return tg__highest(all) + 1;
    *ends |= ends_of_terminators(s, b, all, &undecided);
    if (!undecided) return tg__highest(all) + 1;
    to = tg__highest(is->terminator & all);
    *ends &= tg__low_bits(to + 1);
    return to;
}

/* ── The rules of a language ── */

enum { NO_END, END, STEP };

/* What is looked at of a block. */
typedef struct sight {
    const tg__block *b;
    breaks k;
    uint64_t white;       /* space, and what SB5 makes part of it */
    unsigned from, limit; /* the first byte; the first that only steps can judge, or the end */
    unsigned begin;       /* of the sentence under way, if `begun` */
    int begun;            /* it began in the block */
} sight;

/* A token, at a candidate behind it. */
typedef struct found_token {
    unsigned from, body, to;
    int carried; /* it began before the block */
} found_token;

static uint64_t white_of(const tg__block *b) {
    return b->ignored ? b->is.white | tg__rest_of(b->is.white, b->ignored) : b->is.white;
}

/* Where the token begins that the byte before `to` is in. */
static unsigned token_start(const sight *v, unsigned to) {
    return to > v->from ? back_to(v->white, v->begun ? v->begin : v->from, to) : to;
}

/* Is a token from byte `from` on the rest of one that began before the block? */
static inline int is_carried(const tg__sentence *s, const sight *v, unsigned from) {
    return (from == v->from) & !v->begun & (s->token.len != 0) & !s->token.ended;
}

/* Behind the token with the terminators that `at` stands behind. @return 0 if the block does not show it so */
static int find_token(const tg__sentence *s, const sight *v, unsigned at, found_token *t) {
    const tg__block *b = v->b;
    uint64_t terms = v->k.aterm | v->k.sterm, run = terms | v->k.close;
    unsigned start = v->begun ? v->begin : v->from;

    if (b->rest | b->ignored) run |= tg__rest_of(run, b->rest | b->ignored);
    t->to = back_to(~v->white, start, at);
    t->from = token_start(v, t->to);
    terms &= tg__bits(back_to(~run, t->from, t->to), t->to);
    if (!terms) return 0;
    t->body = tg__lowest(terms);
    t->carried = is_carried(s, v, t->from);
    return 1;
}

/* Is the token the first of its sentence? */
static int is_first(const tg__sentence *s, const sight *v, unsigned from, int carried) {
    unsigned begin = v->begun ? v->begin : v->from;

    if (carried) return s->token.first;
    if (!v->begun && s->seen) return 0;
    return from == begin || !(~v->white & tg__bits(begin, from));
}

/* Are they `len` letters of ASCII? What is behind them can be read up to a multiple of 8. @param capitals  receives whether one behind the first is one */
static int are_letters(const uint8_t *p, unsigned len, uint64_t *capitals) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t bad = 0;
    unsigned i;

    *capitals = 0;
    for (i = 0; i < len; i += 8) {
        uint64_t here = tg__low_bits(8 * (unsigned)tg__min(len - i, 8)), x, small;
        x = (tg__load_le64(p + i) & here) | (each * 'a' & ~here);
        small = x | each * 0x20;
        bad |= (small - each * 'a') | (each * 'z' - small);
        *capitals |= ~x & each * 0x20 & ~(uint64_t)(i ? 0 : 0xFF);
    }
    return !(bad & each * 0x80);
}

/*
 * How many letters stand before the terminators, if there are two of ASCII or more, and by the filter no abbreviation; or 0.
 * @param capitals  receives those behind the first.
 */
TG__INLINE unsigned plain_letters(const tg__sentence *s, const sight *v, const found_token *t, uint64_t *capitals) {
    const tg__classes *is = &v->b->is;
    unsigned len = t->body - t->from, before = 0;
    uint64_t letters = is->letter & ~is->high, all = tg__bits(t->from, t->body), word;

    if (len > TG__TOKEN_MAX || all & ~letters) return 0;
    word = tg__load_le64(v->b->bytes + t->from);
    if (TG__UNLIKELY(t->carried)) {
        before = s->token.len;
        if (len + before > TG__TOKEN_MAX || !are_letters(s->token.bytes, before, capitals)) return 0;
        *capitals |= is->upper & all;
        word = before < 8 ? (tg__load_le64(s->token.bytes) & tg__low_bits(8 * before)) | word << 8 * before
                          : tg__load_le64(s->token.bytes);
        len += before;
    } else {
        *capitals = is->upper & all & ~tg__bit(t->from);
    }
    if (len < 2) return 0;
    if (len < 8) word &= tg__low_bits(8 * len);
    return tg__cues_may_have(s->cues, word) ? 0 : len;
}

static tg__before_stop before_stop(const tg__sentence *s, const sight *v, const found_token *t) {
    uint64_t terms = (v->k.aterm | v->k.sterm) & tg__bits(t->body, t->to);
    int many = (terms & (terms - 1)) != 0;
    size_t len = t->body - t->from, before = t->carried ? s->token.len : 0;
    uint8_t bytes[TG__TOKEN_MAX];
    tg__before_stop none = {0, 0, 0};
    uint64_t capitals;
    unsigned letters;

    if (!many && (letters = plain_letters(s, v, t, &capitals)) > 0 && !capitals) {
        none.letters = letters;
        return none;
    }
    if (len + before > TG__TOKEN_MAX) return none;
    if (!before) return tg__sentence_before_stop(s->cues, v->b->bytes + t->from, len, is_first(s, v, t->from, 0), many);
    memcpy(bytes, s->token.bytes, before);
    memcpy(bytes + before, v->b->bytes + t->from, len);
    return tg__sentence_before_stop(s->cues, bytes, before + len, s->token.first, many);
}

/* SB8: a boundary at `at` is one if no small letter shows first. */
static int seek(const sight *v, unsigned at) {
    const breaks *k = &v->k;
    uint64_t shows =
        (k->lower | k->upper | k->caseless | k->aterm | k->sterm) & tg__low_bits(v->limit) & ~tg__low_bits(at);

    if (!shows) return STEP;
    return k->lower >> tg__lowest(shows) & 1 ? NO_END : END;
}

static int is_dash(const tg__block *b, unsigned at) {
    return b->bytes[at] == '-' || b->bytes[at] >= 0x80;
}

/* What closes where it stands by itself, or may: the block does not show what follows. */
static int may_be_lone(const tg__block *b, unsigned at) {
    unsigned next = at + 1;

    while (next < b->len && b->rest >> next & 1) next++;
    return next >= b->len || b->is.white >> next & 1;
}

/*
 * What a word of ASCII at `at` is, with white space or a mark behind it that belongs to a whole word.
 * @return -1 if the block does not show it so
 */
static int shown_word(const tg__sentence *s, const sight *v, unsigned at) {
    const tg__classes *is = &v->b->is;
    uint64_t behind_word = ~(is->letter & ~is->high) & ~tg__low_bits(at) & tg__low_bits(v->limit);
    unsigned end;
    uint8_t next;

    if (!behind_word) return -1;
    end = tg__lowest(behind_word);
    next = v->b->bytes[end];
    if (end - at > TG__CUE_MAX || (next != ',' && next != ' ' && next != '\n')) return -1;
    return (int)tg__cues_find(s->cues, v->b->bytes + at, end - at);
}

/* A word with a capital, behind what may be an abbreviation. */
static int judge_capital(const tg__sentence *s, const sight *v, unsigned at) {
    int word = at + 1 < v->limit && !(v->k.upper >> (at + 1) & 1) ? shown_word(s, v, at) : -1;

    return word < 0 ? STEP : word & TG__CUE_STARTS ? END : NO_END;
}

/* What opens, three of ASCII at most, and a word with a capital or not. */
static int judge_opening(const tg__sentence *s, const sight *v, unsigned at) {
    unsigned end = (unsigned)tg__min(at + 3, v->limit);

    while (at < end && v->k.close >> at & 1 && v->b->bytes[at] < 0x80) at++;
    if (at >= v->limit || v->b->bytes[at] >= 0x80) return STEP;
    return v->k.upper >> at & 1 ? judge_capital(s, v, at) : NO_END;
}

/* A small letter behind white space and what is no full stop. */
static int judge_going_on(const tg__sentence *s, const sight *v, unsigned at) {
    int word = shown_word(s, v, at);

    return word < 0 ? STEP : word & TG__CUE_GOES_ON ? NO_END : END;
}

/* Behind white space and a full stop, `p` is a bit. */
static int judge_stop(const tg__sentence *s, const sight *v, const found_token *t, unsigned at, uint64_t p) {
    const breaks *k = &v->k;
    tg__before_stop before = before_stop(s, v, t);
    unsigned stops = before.abbreviation & (TG__CUE_NEVER | TG__CUE_MAY);
    int closed = (k->close & tg__bits(t->body, t->to)) != 0;

    if (p & k->upper) return !stops ? END : stops & TG__CUE_NEVER ? NO_END : judge_capital(s, v, at);
    if (p & k->lower) {
        if (before.abbreviation) return NO_END;
        return s->cues->lower && before.letters > 3 && !closed ? END : STEP;
    }
    if (p & k->numeric) {
        if (before.abbreviation) return NO_END;
        return before.letters > 2 || before.digits > 3 ? END : seek(v, at);
    }
    if (p & k->goes_on) return !stops && is_dash(v->b, at) ? STEP : NO_END;
    if (p & k->caseless) return stops ? NO_END : END;
    if (stops & TG__CUE_NEVER) return NO_END;
    if (stops) return p & k->close ? judge_opening(s, v, at) : NO_END;
    return seek(v, at);
}

/* A candidate: a sentence may begin at `at`, behind the terminators of the token. */
static int judge(const tg__sentence *s, const sight *v, const found_token *t, unsigned at) {
    const breaks *k = &v->k;
    uint64_t p = tg__bit(at), terms = (k->aterm | k->sterm) & tg__bits(t->body, t->to);
    int aterm = k->aterm >> tg__highest(terms) & 1;

    if (t->to == at) { /* inside a token */
        if (aterm) return p & k->numeric && tg__highest(terms) + 1 == at ? NO_END : STEP;
        if (p & k->goes_on) return NO_END;
        return p & k->numeric ? STEP : END;
    }
    if (p & k->close && may_be_lone(v->b, at)) return STEP;
    if (aterm) return judge_stop(s, v, t, at, p);
    if (p & k->lower) return k->close & tg__bits(t->body, t->to) ? STEP : judge_going_on(s, v, at);
    return p & k->goes_on ? (is_dash(v->b, at) ? STEP : NO_END) : END;
}

/*
 * Is `at` an end, as most are: a capital or a digit behind white space and a terminator, which is no full stop, or has a word before it that
 * is not in doubt?
 */
TG__INLINE int is_plain_end(const tg__sentence *s, const sight *v, uint64_t terms, unsigned at) {
    const breaks *k = &v->k;
    uint64_t capitals;
    unsigned letters;
    found_token t;

    t.to = back_to(terms, v->from, at);
    t.body = t.to - 1;
    if (!((k->upper | k->numeric) >> at & 1) || t.to == at || ~v->white & tg__bits(t.to, at)) return 0;
    if (k->sterm >> t.body & 1) return 1;
    t.from = back_to(v->white, v->begun ? v->begin : v->from, t.body);
    t.carried = is_carried(s, v, t.from);
    if (!(letters = plain_letters(s, v, &t, &capitals))) return 0;
    if (k->upper >> at & 1)
        return !capitals || (letters > 2 && !s->cues->ordinals); /* else initials, or Roman digits */
    return !capitals && letters > 2;
}

/* The first byte from `from` on that may begin an address or an emoticon, or an ellipsis; the end if there is none. */
TG__INLINE unsigned find_limit(const tg__block *b, unsigned from, uint64_t all) {
    const tg__classes *is = &b->is;
    uint64_t marks = (is->mid_letter | is->mid_number) & ~is->high & ~((is->white | is->digit) >> 1), left;
    uint64_t dots = b->punctuation & is->high;

    for (left = (marks | dots) & all; left; left &= left - 1) {
        unsigned i = tg__lowest(left);
        const uint8_t *p = b->bytes + i;
        if (p[0] >= 0x80) {
            if (p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0xA6) return i;
        } else if (p[0] == ':' || p[0] == ';') {
            if (i + 1 >= b->len || p[1] == '/' || i == from || is->white >> (i - 1) & 1) return i;
            if (!((is->letter | is->digit) >> (i - 1) & 1)) return i;
        }
    }
    return tg__highest(all) + 1;
}

enum { /* What comes behind the bytes that are looked at */
       BEHIND_ANY,
       BEHIND_ANEW,     /* another block, which is to begin before a token */
       BEHIND_PARAGRAPH /* the next paragraph */
};

/* As annex_ends. */
TG__INLINE unsigned cued_ends(const tg__sentence *s, const tg__block *b, unsigned from, uint64_t all, int behind_all,
                              uint64_t *ends) {
    unsigned end = tg__highest(all) + 1;
    uint64_t rest = b->rest | b->ignored, places, terms, shown;
    found_token t;
    sight v;

    *ends = (uint64_t)(s->state == TG__ST_AFTER_SEP) << from;
    v.b = b;
    v.white = white_of(b);
    v.from = v.begin = from;
    v.begun = s->state == TG__ST_AFTER_SEP;
    v.limit = find_limit(b, from, all);
    if (!(b->is.terminator & all)) return v.limit;
    breaks_of(s, b, all, &v.k);
    terms = v.k.aterm | v.k.sterm;
    places = behind(behind(tg__next(terms, 0, rest), v.k.close | rest), v.k.space | rest) & ~terms;
    shown = places & all & ~tg__low_bits(terms ? tg__highest(terms) + 1 : 0);
    for (places &= all; places; places &= places - 1) {
        unsigned at = tg__lowest(places);
        int what;
        if (at > v.limit) break;
        if (at == v.limit || b->ignored || !is_plain_end(s, &v, terms, at)) {
            if (!find_token(s, &v, at, &t)) return v.begin;
            what = at == v.limit || b->ignored ? STEP : judge(s, &v, &t, at);
            if (what == STEP) return t.body;
            if (what == NO_END) continue;
        }
        *ends |= tg__bit(at);
        v.begin = at;
        v.begun = 1;
    }
    if (v.limit < end) return v.limit;
    /* what ends at the last terminator may show only later */
    if (!terms || shown || behind_all == BEHIND_PARAGRAPH) return end;
    if (!find_token(s, &v, end, &t)) return v.begin;
    return behind_all == BEHIND_ANEW && t.from >= LEAST ? t.from : t.body;
}

/* The token under way, which began before the block, goes on over its first `to` bytes. */
static TG__NOINLINE void extend_token(tg__token *t, const tg__block *b, unsigned from, unsigned to) {
    t->run = 0;
    t->last = b->bytes[to - 1];
    for (; from < to && t->len < TG__TOKEN_MAX; from++) t->bytes[t->len++] = b->bytes[from];
    if (from < to) t->len = TG__TOKEN_MAX + 1;
}

/*
 * The token under way behind the bytes `done`, from `from` to `to` - 1, of which no terminator is the last. `begin`: of the sentence under
 * way, if there are ends, or `from`.
 */
TG__INLINE void set_token(tg__sentence *s, const tg__block *b, unsigned from, unsigned to, uint64_t done, int ends,
                          unsigned begin) {
    tg__token *t = &s->token;
    uint64_t text, white, before;
    unsigned start, len;

    if (from == to && !ends) return;
    done &= UINT64_MAX << begin;
    white = white_of(b) & done;
    text = done & ~white;
    start = white ? tg__highest(white) + 1 : begin;
    len = to - start; /* 0: white space is behind it */
    if (start == from && !ends && t->len && !t->ended) {
        extend_token(t, b, from, to);
        return;
    }
    before = white ? text & (tg__bit(tg__highest(white)) - 1) : 0;
    s->seen &= !ends;
    memset(t, 0, sizeof *t - sizeof t->bytes);
    t->first = (uint8_t)(!s->seen & (len != 0) & !before);
    s->seen |= text != 0;
    t->last = (uint8_t)(b->bytes[to ? to - 1 : 0] & (0u - (len != 0)));
    t->len = (uint8_t)tg__min(len, TG__TOKEN_MAX + 1);
    /* more than there is is copied, which does not matter */
    memcpy(t->bytes, b->bytes + start, 16);
    if (len > 16) memcpy(t->bytes + 16, b->bytes + start + 16, TG__TOKEN_MAX - 16);
}

/* @return the byte behind those of `all` that were stepped over */
static unsigned annex_block(tg__sentence *s, const tg__block *b, unsigned from, uint64_t all, int behind_all,
                            uint64_t at, tg__sentence_end *out, unsigned *count) {
    uint64_t content = b->is.letter | b->is.digit | b->solo, ends, found;
    unsigned to = s->cues ? cued_ends(s, b, from, all, behind_all, &ends) : annex_ends(s, b, from, all, &ends),
             begin = from;

    for (found = ends; found; found &= found - 1) {
        unsigned i = tg__lowest(found);
        tg__sentence_end *e = &out[(*count)++];
        e->offset = at + tg__block_offset(b, i);
        e->line = line_at(s, b, from, i);
        e->wordy = s->wordy | ((content & tg__bits(begin, i)) != 0);
        s->wordy = 0;
        begin = i;
    }
    s->wordy |= (content & tg__bits(begin, to)) != 0;
    s->line = line_at(s, b, from, to);
    if (s->cues) set_token(s, b, from, to, tg__bits(from, to), ends != 0, begin);
    set_state(s, b, tg__bits(from, to));
    return to;
}

unsigned tg__sentence_breaks(tg__sentence *s, const tg__block *b, uint64_t *ends, tg__line *line) {
    uint64_t content = b->is.letter | b->is.digit | b->solo, all = annex_can(s, b, 0), done;
    unsigned to, begin;

    if (!all) return 0;
    to = s->cues ? cued_ends(s, b, 0, all, BEHIND_ANEW, ends) : annex_ends(s, b, 0, all, ends);
    if (!to || (to < LEAST && s->mode != TG__SENTENCE_UAX29 && to < b->len)) return 0;
    done = tg__low_bits(to);
    begin = tg__highest(*ends | 1);
    s->wordy = (*ends ? 0 : s->wordy) | ((content & done & UINT64_MAX << begin) != 0);
    if (s->mode == TG__SENTENCE_UAX29) {
        *line = s->line; /* the annex knows nothing of lines: it stays */
    } else {
        if (*ends) *line = line_at(s, b, 0, begin);
        s->line = line_at(s, b, 0, to);
        if (s->cues) set_token(s, b, 0, to, done, *ends != 0, begin);
    }
    set_state(s, b, done);
    return to;
}

unsigned tg__sentence_block(tg__sentence *s, const tg__block *b, uint64_t at, tg__sentence_end *out) {
    unsigned i = 0, count = 0;

    while (i < b->len) {
        uint64_t all = annex_can(s, b, i);
        unsigned to = i, end = all ? tg__highest(all) + 1 : i, next = 0;
        if (end < b->len && rests(s)) next = next_paragraph(s, b, end);
        if (all) to = annex_block(s, b, i, all, next ? BEHIND_PARAGRAPH : BEHIND_ANY, at, out, &count);
        if (next && to == end) {
            uint8_t wordy = s->wordy;
            unsigned begin = begin_paragraph(s, b, end, next);
            out[count++] = (tg__sentence_end){at + tg__block_offset(b, begin), {0, 0}, wordy};
            to = next;
        } else if (to == i) { /* what a block does not show */
            s->count = 0;
            to = step_in(s, b, i, at);
            if (s->count) memcpy(out + count, s->out, s->count * sizeof *out);
            count += s->count;
        }
        i = to;
    }
    return count;
}
