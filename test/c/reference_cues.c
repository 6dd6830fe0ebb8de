/*
 * reference_cues: the rules of a language for sentences, as docs/SEGMENTATION.md tells them. It is asked of each place in
 * turn, and looks as far back as its sentence began and as far ahead as it likes.
 */
#include "reference_cues.h"

#include <string.h>

#define KEPT 32 /* bytes of a token that are looked at */

static tg__sb cls(const reference_sentence *r, size_t i) {
    return i < r->count ? r->u[i].cls : TG__SB_SEP; /* the end of the text is as white space */
}

static uint32_t cp(const reference_sentence *r, size_t i) {
    return i < r->count ? r->u[i].cp : ' ';
}

static int separates(tg__sb c) {
    return c == TG__SB_SEP || c == TG__SB_CR || c == TG__SB_LF;
}

static int white(tg__sb c) {
    return c == TG__SB_SP || separates(c);
}

static int term(tg__sb c) {
    return c == TG__SB_ATERM || c == TG__SB_STERM;
}

static int ignored(tg__sb c) {
    return c == TG__SB_EXTEND || c == TG__SB_FORMAT;
}

static int letter(tg__sb c) {
    return c == TG__SB_UPPER || c == TG__SB_LOWER || c == TG__SB_OLETTER;
}

/* White space, and what SB5 makes part of it, in the sentence under way. */
static int gap(const reference_sentence *r, size_t i) {
    while (i > r->start && ignored(r->u[i].cls)) i--;
    return white(r->u[i].cls);
}

static int one_of(uint32_t c, const uint32_t *set) {
    for (; *set; set++)
        if (c == *set) return 1;
    return 0;
}

/* ── Bytes ── */

typedef struct bytes {
    uint8_t b[4 * 64];
    size_t len; /* KEPT + 1 stands for more */
} bytes;

/* The units [from, to) as UTF-8. */
static bytes bytes_of(const reference_sentence *r, size_t from, size_t to) {
    bytes out = {{0}, 0};

    for (size_t i = from; i < to && out.len <= KEPT; i++) {
        uint32_t c = r->u[i].cp;
        uint8_t *p = out.b + out.len;
        if (c < 0x80) {
            p[0] = (uint8_t)c;
            out.len += 1;
        } else if (c < 0x800) {
            p[0] = (uint8_t)(0xC0 | c >> 6);
            p[1] = (uint8_t)(0x80 | (c & 0x3F));
            out.len += 2;
        } else if (c < 0x10000) {
            p[0] = (uint8_t)(0xE0 | c >> 12);
            p[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
            p[2] = (uint8_t)(0x80 | (c & 0x3F));
            out.len += 3;
        } else {
            p[0] = (uint8_t)(0xF0 | c >> 18);
            p[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F));
            p[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
            p[3] = (uint8_t)(0x80 | (c & 0x3F));
            out.len += 4;
        }
    }
    return out;
}

static unsigned flags_of(const reference_sentence *r, size_t from, size_t to) {
    bytes b = bytes_of(r, from, to);
    return b.len ? tg__cues_find(r->cues, b.b, b.len) : 0;
}

/* ── Tokens ── */

/* Quotes, brackets and marks of emphasis that a token begins with. @return the unit behind them */
static size_t behind_opening(const reference_sentence *r, size_t from, size_t to) {
    static const uint32_t open[] = {'"',    '\'',   '(',    '[',    '{',    '*',    '_',    '`',    0xA1,   0xAB, 0xBF,
                                    0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E, 0x201F, 0x2039, 0};
    while (from < to && one_of(r->u[from].cp, open)) from++;
    return from;
}

/* Is what stands in [from, to) an address of the Web (1) or of e-mail (2), as far as it shows? */
static int address(const reference_sentence *r, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        bytes with = bytes_of(r, from, i + 1), before = bytes_of(r, from, i);
        size_t opens = behind_opening(r, from, i), kept = opens, at = 0;
        if (letter(r->u[i].cls) && i > from && r->u[i - 1].cp == '.') {
            bytes start = bytes_of(r, from, kept);
            size_t len = before.len < KEPT ? before.len : KEPT;
            if (start.len < len) at = start.len;
            else at = len;
            if (len >= at + 4 && (before.b[at] | 0x20) == 'w' && (before.b[at + 1] | 0x20) == 'w' &&
                (before.b[at + 2] | 0x20) == 'w' && before.b[at + 3] == '.')
                return 1;
            for (size_t k = at + 1; k < len; k++)
                if (before.b[k] == '@') return 2;
        }
        if (r->u[i].cp == '/' && with.len >= 3 && with.len <= KEPT && !memcmp(with.b + with.len - 3, "://", 3))
            return 1;
    }
    return 0;
}

typedef struct token {
    size_t from, to;
    int run;     /* it ends with terminators, and what closes */
    size_t body; /* where those begin */
    int many, closed, bare;
    tg__sb last; /* the last terminator's class */
    int cased;   /* a cased letter is before it */
} token;

static token token_of(const reference_sentence *r, size_t from, size_t to) {
    token t = {from, to, 0, to, 0, 0, 0, TG__SB_OTHER, 0};
    size_t base = from; /* the last unit that is not ignored */

    for (size_t i = from; i < to; i++) {
        tg__sb c = r->u[i].cls;
        if (ignored(c) && i > from) continue;
        if (term(c)) {
            if (!t.run) {
                t.body = i;
                t.many = t.closed = 0;
            } else {
                t.many = 1;
            }
            if (r->u[i].cp == 0x2026) t.many = 1;
            t.run = t.bare = 1;
            t.last = c;
            t.cased = i > from && (r->u[base].cls == TG__SB_UPPER || r->u[base].cls == TG__SB_LOWER);
        } else if (t.run && (c == TG__SB_CLOSE || (c == TG__SB_NUMERIC && !t.bare && !address(r, from, i)))) {
            t.closed = 1;
            t.bare = 0;
        } else {
            t.run = 0;
        }
        base = i;
    }
    return t;
}

/* The token before place `i`, in the sentence that began at r->start. @return 0 if there is none */
static int token_before(const reference_sentence *r, size_t i, token *out) {
    size_t to = i, from;

    while (to > r->start && gap(r, to - 1)) to--;
    for (from = to; from > r->start && !gap(r, from - 1); from--) {}
    if (from == to) return 0;
    *out = token_of(r, from, to);
    return 1;
}

static int is_first(const reference_sentence *r, const token *t) {
    for (size_t i = r->start; i < t->from; i++)
        if (!gap(r, i)) return 0;
    return 1;
}

static int lone(uint32_t c) {
    static const uint32_t set[] = {'"', '\'', ')', ']', '}', 0xBB, 0x2019, 0x201D, 0};
    return one_of(c, set);
}

/* :-) and the like. */
static int emoticon(const reference_sentence *r, const token *t) {
    static const uint32_t mouths[] = {')', '(', 'D', 'P', 'p', '|', '/', '\\', 0};
    size_t i = t->from + 1;

    if (t->to - t->from < 2 || t->to - t->from > 8) return 0;
    if (r->u[t->from].cp != ':' && r->u[t->from].cp != ';') return 0;
    if (r->u[i].cp == '-' || r->u[i].cp == '\'') i++;
    if (i == t->to) return 0;
    for (; i < t->to; i++)
        if (!one_of(r->u[i].cp, mouths)) return 0;
    return 1;
}

/* ── What stands before a full stop ── */

typedef struct before {
    unsigned abbreviation;
    size_t letters, digits;
} before;

static int cased(const reference_sentence *r, size_t i) {
    return r->u[i].cls == TG__SB_UPPER || r->u[i].cls == TG__SB_LOWER;
}

/* One cased letter, with the marks that belong to it. @return the unit behind it; `from` if there is none */
static size_t behind_letter(const reference_sentence *r, size_t from, size_t to) {
    if (from >= to || !cased(r, from)) return from;
    for (from++; from < to && ignored(r->u[from].cls);) from++;
    return from;
}

/* "J", "U.S", "J.-C", "Ph.D"; "J-P"; "EE" */
static int initials(const reference_sentence *r, size_t from, size_t to) {
    size_t i = behind_letter(r, from, to), parts = 0;

    if (i == from) return 0;
    if (i == to) return 1;
    if (to - from == 2 && r->u[from].cp == r->u[from + 1].cp && r->u[from].cp >= 'A' && r->u[from].cp <= 'Z') return 1;
    if (i + 1 < to && r->u[i].cp == '-' && r->u[i + 1].cls == TG__SB_UPPER) return behind_letter(r, i + 1, to) == to;
    for (i = from;;) {
        size_t letters = 0, next;
        while ((next = behind_letter(r, i, to)) > i) i = next, letters++;
        if (letters < 1 || letters > 2) return 0;
        parts++;
        if (i == to) return parts > 1;
        if (r->u[i++].cp != '.') return 0;
        if (i < to && r->u[i].cp == '-') i++;
    }
}

static size_t all_digits(const reference_sentence *r, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (r->u[i].cp < '0' || r->u[i].cp > '9') return 0;
    return to - from;
}

static size_t all_letters(const reference_sentence *r, size_t from, size_t to) {
    size_t letters = 0;
    for (size_t i = from; i < to; i++) {
        if (i > from && ignored(r->u[i].cls)) continue;
        if (r->u[i].cls != TG__SB_LOWER && !(i == from && r->u[i].cls == TG__SB_UPPER)) return 0;
        letters++;
    }
    return letters;
}

static int roman(const reference_sentence *r, size_t from, size_t to) {
    static const uint32_t set[] = {'I', 'V', 'X', 'L', 0};
    for (size_t i = from; i < to; i++)
        if (!one_of(r->u[i].cp, set)) return 0;
    return to - from >= 2 && to - from <= 5;
}

static before before_stop(const reference_sentence *r, const token *t) {
    before b = {0, 0, 0};
    size_t from = behind_opening(r, t->from, t->body);

    if (bytes_of(r, t->from, t->body).len > KEPT) return b;
    if (from == t->body) {
        if (is_first(r, t)) b.abbreviation = TG__CUE_NEVER;
        return b;
    }
    if (t->many) return b;
    b.abbreviation = flags_of(r, from, t->body) & (TG__CUE_NEVER | TG__CUE_MAY | TG__CUE_NUMBER);
    if (!(b.abbreviation & (TG__CUE_NEVER | TG__CUE_MAY)) && initials(r, from, t->body)) b.abbreviation |= TG__CUE_MAY;
    if (b.abbreviation) return b;
    b.digits = all_digits(r, from, t->body);
    b.letters = all_letters(r, from, t->body);
    if (b.digits >= 1 && b.digits <= 3 && is_first(r, t)) b.abbreviation = TG__CUE_NEVER;
    else if (r->cues->ordinals && ((b.digits >= 1 && b.digits <= 2) || roman(r, from, t->body)))
        b.abbreviation = TG__CUE_MAY;
    return b;
}

/* ── What stands behind ── */

static int whole_word(const reference_sentence *r, size_t next) {
    static const uint32_t set[] = {',', ';', ':', '\'', 0x2019, 0};
    return white(cls(r, next)) || one_of(cp(r, next), set);
}

static size_t word_end(const reference_sentence *r, size_t i) {
    size_t from = i;
    while (i < r->count && (letter(r->u[i].cls) || (i > from && ignored(r->u[i].cls)))) i++;
    return i;
}

/* A word that begins sentences, with a capital, behind at most three opening marks. */
static int starts(const reference_sentence *r, size_t i, size_t letters) {
    size_t opens = 0, end, second;
    unsigned flags;

    while (opens < 3 && cls(r, i) == TG__SB_CLOSE) i++, opens++;
    if (cls(r, i) != TG__SB_UPPER) return 0;
    for (second = i + 1; ignored(cls(r, second));) second++;
    if (cls(r, second) == TG__SB_UPPER || (letters > 1 && !letter(cls(r, second)))) return 0;
    end = word_end(r, i);
    flags = flags_of(r, i, end);
    if (flags & TG__CUE_STARTS && whole_word(r, end)) return 1;
    return flags & TG__CUE_ELIDED && (cp(r, end) == '\'' || cp(r, end) == 0x2019);
}

static int word_is(const reference_sentence *r, size_t i, size_t end, const char *word) {
    return end - i == strlen(word) && bytes_of(r, i, end).len == end - i &&
           !memcmp(bytes_of(r, i, end).b, word, end - i);
}

static int starts_address(const reference_sentence *r, size_t i) {
    size_t end = word_end(r, i);

    if (cp(r, end) == '.') return word_is(r, i, end, "www");
    return cp(r, end) == ':' &&
           (word_is(r, i, end, "http") || word_is(r, i, end, "https") || word_is(r, i, end, "ftp"));
}

static int starts_small(const reference_sentence *r, size_t i) {
    size_t end = word_end(r, i);
    return flags_of(r, i, end) & TG__CUE_STARTS_LOWER && whole_word(r, end);
}

static int goes_on(const reference_sentence *r, size_t i) {
    size_t end = word_end(r, i);
    return flags_of(r, i, end) & TG__CUE_GOES_ON && (whole_word(r, end) || cp(r, end) == '-');
}

static int dash(uint32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014;
}

/* At most eight dashes, opening marks and white spaces, and a capital. */
static int dash_and_capital(const reference_sentence *r, size_t i) {
    size_t end = i + 8;

    while (i < end && (cls(r, i) == TG__SB_SP || cls(r, i) == TG__SB_CLOSE || dash(cp(r, i)))) i++;
    return cls(r, i) == TG__SB_UPPER;
}

/* ── Places ── */

static int behind_gap(const reference_sentence *r, const token *t, size_t i) {
    int aterm = t->last == TG__SB_ATERM;
    before b = {0, 0, 0};
    tg__sb c = r->u[i].cls;

    if (aterm) b = before_stop(r, t);
    if (c == TG__SB_LOWER) {
        if (!aterm) return !t->closed && !goes_on(r, i);
        if (b.abbreviation) return 0;
        if (!t->closed && r->cues->lower && b.letters >= 4) return 1;
        return starts_address(r, i) || (!t->closed && b.letters >= 2 && starts_small(r, i));
    }
    if (c == TG__SB_SCONTINUE)
        return dash(r->u[i].cp) && !(b.abbreviation & (TG__CUE_NEVER | TG__CUE_MAY)) && dash_and_capital(r, i);
    if (!aterm) return 1;
    if (c == TG__SB_NUMERIC) {
        if (b.abbreviation) return 0;
        return b.letters >= 3 || b.digits >= 4 || !r->lower_in_sight(r, i);
    }
    if (b.abbreviation & TG__CUE_NEVER) return 0;
    if (b.abbreviation & TG__CUE_MAY) return starts(r, i, 1);
    return letter(c) || !r->lower_in_sight(r, i);
}

static int inside(const reference_sentence *r, const token *t, size_t i) {
    int aterm = t->last == TG__SB_ATERM, digit;
    tg__sb c = r->u[i].cls;
    before b;

    if (c == TG__SB_CLOSE || c == TG__SB_SCONTINUE || address(r, t->from, t->to)) return 0;
    if (c == TG__SB_NUMERIC && (aterm || !t->bare)) return 0;
    if (aterm && c == TG__SB_LOWER) return 0;
    if (aterm && t->bare && c == TG__SB_UPPER) {
        bytes body = bytes_of(r, t->from, t->body);
        digit = !t->many && t->body > t->from && body.len <= KEPT && body.b[body.len - 1] >= '0' &&
                body.b[body.len - 1] <= '9';
        b = before_stop(r, t);
        if (t->cased) return !b.abbreviation && b.letters >= 2 && starts(r, i, 1);
        if (digit) return starts(r, i, 1);
    }
    if (aterm && !letter(c) && !tg__props_pict(r->u[i].props)) return 0;
    if (aterm && is_first(r, t) && bytes_of(r, t->from, t->body).len <= KEPT &&
        behind_opening(r, t->from, t->body) == t->body)
        return 0;
    return 1;
}

/* Behind a token without terminators. */
static int behind_word(const reference_sentence *r, const token *t, size_t i) {
    static const uint32_t goes_on_behind[] = {',', ';', ':', 0};
    int where = address(r, t->from, t->to);
    tg__sb c = r->u[i].cls;

    if (c == TG__SB_UPPER && emoticon(r, t)) return 1;
    if (!where || one_of(r->u[t->to - 1].cp, goes_on_behind)) return 0;
    return c == TG__SB_UPPER ? starts(r, i, 2) : c == TG__SB_LOWER && where == 1 && starts_address(r, i);
}

int reference_cued_break(const reference_sentence *r, size_t i) {
    tg__sb c = r->u[i].cls;
    token t, further;
    int closed = 0;

    /* SB4 */
    if (separates(r->u[i - 1].cls)) return 1;
    /* SB5 */
    if (ignored(c) || white(c)) return 0;
    if (!token_before(r, i, &t)) return 0;
    if (t.to == i) return t.run && !term(c) ? inside(r, &t, i) : 0;
    /* what closes by itself belongs to the token before it, if that ends with a terminator */
    for (further = t; !further.run && further.to - further.from == 1 && lone(r->u[further.from].cp);) {
        if (!token_before(r, further.from, &further)) break;
        closed = 1;
    }
    if (closed && further.run) {
        t = further;
        t.closed = 1;
    }
    if (!t.run) return behind_word(r, &t, i);
    if (term(c)) return 0; /* SB8a */
    if (c == TG__SB_CLOSE && lone(r->u[i].cp) && white(cls(r, i + 1))) return 0;
    return behind_gap(r, &t, i);
}
