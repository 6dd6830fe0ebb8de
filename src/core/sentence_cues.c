/*
 * sentence_cues: the rules of a language, where the annex has a candidate for an end of a sentence, and a few where it has none.
 *
 * What stands before a candidate is the token under way, of which at most TG__TOKEN_MAX bytes are kept. What stands behind it is looked
 * at as it comes: a word, or a dash and a capital; the boundary is held meanwhile. docs/SEGMENTATION.md has the rules.
 */
#include "sentence_inner.h"
#include "utf.h"

enum { /* what is looked for */
       LOOK_NOT,
       LOOK_STARTS,  /* a word with a capital, which begins sentences */
       LOOK_BEHIND,  /* one of two letters or more, as behind an address */
       LOOK_SMALL,   /* one without, or an address */
       LOOK_ADDRESS, /* that alone */
       LOOK_GOES_ON, /* a word that goes on with the sentence: the boundary is none */
       LOOK_DASH,    /* a dash, and a capital behind it */
       LOOK_LONE     /* white space: what was one character by itself closes */
};

enum { ADDRESS_NOT, ADDRESS_WEB, ADDRESS_MAIL };

#define OPENS_MAX 3
#define DASH_MAX 8
#define ELLIPSIS 0x2026

static int is_letter(unsigned cls) {
    return cls == TG__SB_UPPER || cls == TG__SB_LOWER || cls == TG__SB_OLETTER;
}

static int is_white(unsigned cls) {
    return cls == TG__SB_SP || tg__sb_separates(cls);
}

static int is_ignored(unsigned cls) {
    return cls == TG__SB_EXTEND || cls == TG__SB_FORMAT;
}

static int is_apostrophe(uint32_t cp) {
    return cp == '\'' || cp == 0x2019;
}

static int is_dash(uint32_t cp) {
    return cp == '-' || cp == 0x2013 || cp == 0x2014;
}

/* Does it close where it stands by itself between white spaces? */
static int is_lone(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == '}' || cp == 0xBB || cp == 0x2019 || cp == 0x201D;
}

/* ── What stands before a full stop ── */

/* The code point at `p`, and its class. @return its bytes */
static size_t next_class(const uint8_t *p, const uint8_t *end, unsigned *cls) {
    uint32_t cp;
    int bad;
    size_t n = tg__utf8_decode(p, end, &cp, &bad);

    *cls = tg__props_sb(tg__ucd(cp));
    return n;
}

/* How many bytes of quotes, brackets and marks of emphasis a token begins with. */
static size_t opening(const uint8_t *p, size_t len) {
    size_t at = 0;

    while (at < len) {
        const uint8_t *q = p + at;
        uint8_t c = q[0];
        if (c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == '*' || c == '_' || c == '`') at++;
        else if (c == 0xC2 && len - at >= 2 && (q[1] == 0xA1 || q[1] == 0xAB || q[1] == 0xBF)) at += 2;
        else if (c == 0xE2 && len - at >= 3 && q[1] == 0x80 && ((q[2] >= 0x98 && q[2] <= 0x9F) || q[2] == 0xB9))
            at += 3;
        else break;
    }
    return at;
}

/* A letter; letters with full stops between them, at most two together; two capitals with a hyphen between them; one capital twice. */
static int are_initials(const uint8_t *p, size_t len) {
    const uint8_t *end = p + len;
    unsigned parts = 0, letters = 0, cls;

    if (len == 2 && p[0] == p[1] && p[0] >= 'A' && p[0] <= 'Z') return 1;
    while (p < end) {
        if (*p == '.') {
            if (!letters || p + 1 == end) return 0;
            letters = 0;
            p++;
            if (p < end && *p == '-') p++;
            continue;
        }
        if (*p == '-' && parts == 1 && letters == 1 && end - p > 1) {
            unsigned mark = TG__SB_EXTEND;
            for (p += 1 + next_class(p + 1, end, &cls); p < end && is_ignored(mark);) p += next_class(p, end, &mark);
            return cls == TG__SB_UPPER && is_ignored(mark);
        }
        p += next_class(p, end, &cls);
        if (letters && is_ignored(cls)) continue;
        if (cls != TG__SB_UPPER && cls != TG__SB_LOWER) return 0;
        parts += !letters;
        if (++letters > 2) return 0;
    }
    return letters == 1 || (letters == 2 && parts > 1);
}

static int is_roman(const uint8_t *p, size_t len) {
    size_t i;

    if (len < 2 || len > 5) return 0;
    for (i = 0; i < len; i++)
        if (p[i] != 'I' && p[i] != 'V' && p[i] != 'X' && p[i] != 'L') return 0;
    return 1;
}

/* How many digits, if those are all. */
static unsigned digits_of(const uint8_t *p, size_t len) {
    size_t i;

    for (i = 0; i < len; i++)
        if (p[i] < '0' || p[i] > '9') return 0;
    return (unsigned)len;
}

/* How many letters, if those are all, and all but the first are small. */
static unsigned letters_of(const uint8_t *p, size_t len) {
    const uint8_t *end = p + len;
    unsigned count = 0, cls;

    for (; p < end; count += !is_ignored(cls)) {
        p += next_class(p, end, &cls);
        if (count && is_ignored(cls)) continue;
        if (cls != TG__SB_LOWER && (count || cls != TG__SB_UPPER)) return 0;
    }
    return count;
}

/* Is it of three letters of ASCII or more, small but for the first, and by the filter no abbreviation, as most are? */
static int is_plain_word(const tg__cues *cues, const uint8_t *p, size_t len) {
    uint64_t word = 0, letters = 0;
    size_t i;

    if (len < 3) return 0;
    for (i = 0; i < len; i++) {
        letters |= (uint64_t)((uint8_t)((p[i] | (i ? 0 : 0x20)) - 'a') > 'z' - 'a');
        if (i < 8) word |= (uint64_t)p[i] << 8 * i;
    }
    return !letters && !tg__cues_may_have(cues, word);
}

tg__before_stop tg__sentence_before_stop(const tg__cues *cues, const uint8_t *body, size_t len, int first, int many) {
    const unsigned abbreviations = TG__CUE_NEVER | TG__CUE_MAY | TG__CUE_NUMBER;
    size_t opens = opening(body, len);
    tg__before_stop b = {0, 0, 0};

    body += opens;
    len -= opens;
    if (!len) {
        if (first) b.abbreviation = TG__CUE_NEVER; /* dots that something was left out before */
        return b;
    }
    if (many || len > TG__TOKEN_MAX) return b;
    if (is_plain_word(cues, body, len)) {
        b.letters = (unsigned)len;
        return b;
    }
    b.abbreviation = tg__cues_find(cues, body, len) & abbreviations;
    if (!(b.abbreviation & (TG__CUE_NEVER | TG__CUE_MAY)) && are_initials(body, len)) b.abbreviation |= TG__CUE_MAY;
    if (b.abbreviation) return b;
    b.digits = digits_of(body, len);
    b.letters = letters_of(body, len);
    if (b.digits && b.digits <= 3 && first) b.abbreviation = TG__CUE_NEVER; /* of a list */
    else if (cues->ordinals && ((b.digits && b.digits <= 2) || is_roman(body, len))) b.abbreviation = TG__CUE_MAY;
    return b;
}

static tg__before_stop before_stop(const tg__sentence *s) {
    const tg__token *t = &s->token;
    tg__before_stop none = {0, 0, 0};

    if (t->body > TG__TOKEN_MAX) return none;
    return tg__sentence_before_stop(s->cues, t->bytes, t->body, t->first, t->many);
}

/* ── Tokens ── */

static void token_begin(tg__sentence *s) {
    tg__token *t = &s->token;

    memset(t, 0, sizeof *t - sizeof t->bytes);
    t->first = !s->seen;
    s->seen = 1;
    if (s->held_tokens < 2) s->held_tokens++;
}

static int ends_with_scheme(const tg__token *t) {
    return t->len >= 3 && t->len <= TG__TOKEN_MAX && !memcmp(t->bytes + t->len - 3, "://", 3);
}

/* A letter comes right behind a full stop. */
static unsigned address_by_stop(const tg__token *t) {
    size_t len = tg__min(t->len, TG__TOKEN_MAX), at = opening(t->bytes, len), i;

    if (len - at >= 4 && (t->bytes[at] | 0x20) == 'w' && (t->bytes[at + 1] | 0x20) == 'w' &&
        (t->bytes[at + 2] | 0x20) == 'w' && t->bytes[at + 3] == '.')
        return ADDRESS_WEB;
    for (i = at + 1; i < len; i++)
        if (t->bytes[i] == '@') return ADDRESS_MAIL;
    return ADDRESS_NOT;
}

static void token_bytes(tg__token *t, uint32_t cp) {
    uint8_t bytes[4];
    unsigned n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4, i;

    for (i = n - 1; i > 0; i--, cp >>= 6) bytes[i] = (uint8_t)(0x80 | (cp & 0x3F));
    bytes[0] = (uint8_t)(n == 1 ? cp : (0xF00u >> n & 0xF0) | cp);
    for (i = 0; i < n; i++) {
        t->last = bytes[i];
        if (t->len < TG__TOKEN_MAX) t->bytes[t->len] = bytes[i];
        if (t->len <= TG__TOKEN_MAX) t->len++;
    }
}

/* A code point that is not white space, behind which the state is known. */
static void token_add(tg__sentence *s, unsigned cls, uint32_t cp) {
    tg__token *t = &s->token;

    if (!t->len || t->ended) token_begin(s);
    if (!t->address && t->last == '.' && is_letter(cls)) t->address = (uint8_t)address_by_stop(t);
    if (tg__sb_terminates(cls)) {
        if (!t->run) {
            t->run = 1;
            t->body = t->len;
            t->many = t->closed = 0;
        } else {
            t->many = 1;
        }
        t->many |= cp == ELLIPSIS;
    } else if (t->run && !is_ignored(cls)) {
        if (s->state < TG__ST_ATERM_CASED || s->state > TG__ST_STERM_SP) t->run = 0;
        else t->closed = 1;
    }
    if (cp == ':' || cp == ';' || cp == ELLIPSIS) t->hot = 1;
    token_bytes(t, cp);
    if (!t->address && cp == '/' && ends_with_scheme(t)) t->address = ADDRESS_WEB;
    if (t->address) t->hot = 1;
}

/* :-) and the like. */
static int is_emoticon(const tg__token *t) {
    unsigned i = 1;

    if (t->len < 2 || t->len > 8 || (t->bytes[0] != ':' && t->bytes[0] != ';')) return 0;
    if (t->bytes[1] == '-' || t->bytes[1] == '\'') i++;
    if (i == t->len) return 0;
    for (; i < t->len; i++) {
        uint8_t c = t->bytes[i];
        if (c != ')' && c != '(' && c != 'D' && c != 'P' && c != 'p' && c != '|' && c != '/' && c != '\\') return 0;
    }
    return 1;
}

int tg__sentence_quiet(const tg__sentence *s) {
    return !s->token.address && !is_emoticon(&s->token);
}

int tg__sentence_looks_back(uint32_t cp, tg__props p) {
    return tg__props_sb(p) == TG__SB_UPPER || cp == 'h' || cp == 'w' || cp == 'f'; /* of http, www, ftp */
}

/* ── Ends ── */

static void end_at(tg__sentence *s, uint64_t at, tg__line line) {
    tg__sentence_emit(s, at, line);
    memset(&s->token, 0, sizeof s->token - sizeof s->token.bytes);
    s->seen = 0;
    s->held_tokens = 0;
}

/* The held boundary is one: the token under way may be the first of its sentence. */
static void confirm(tg__sentence *s) {
    tg__sentence_confirm(s);
    if (s->held_tokens == 1) s->token.first = 1;
}

/* The held boundary, inside the token under way, is one, and the word that was looked at begins it. */
static void confirm_inside(tg__sentence *s) {
    tg__sentence_confirm(s);
    s->seen = 0;
    token_begin(s);
    memcpy(s->token.bytes, s->word, s->word_len);
    s->token.len = s->word_len;
    s->token.last = s->word[s->word_len - 1];
}

/* ── Looking ahead ── */

static void look_at(tg__sentence *s, unsigned cls, uint32_t cp);

/* Hold a boundary before `cp`, which is the first that is looked at. */
static void begin_look(tg__sentence *s, unsigned what, unsigned cls, uint32_t cp, uint64_t at, tg__line line) {
    tg__sentence_hold(s, at, line);
    s->look = (uint8_t)what;
    s->held_tokens = s->opens = s->word_len = s->word_letters = s->word_capitals = 0;
    look_at(s, cls, cp);
}

static void look_done(tg__sentence *s, int is_end) {
    s->look = LOOK_NOT;
    if (!is_end) tg__sentence_drop(s);
    else if (s->held_tokens) confirm(s);
    else confirm_inside(s);
}

/* Of the word that is looked at: a letter, or what belongs to one. */
static void add_to_word(tg__sentence *s, unsigned cls, uint32_t cp) {
    tg__token bytes = {0};
    unsigned i;

    token_bytes(&bytes, cp);
    if (is_letter(cls) && ++s->word_letters == 2) s->word_capitals = cls == TG__SB_UPPER;
    if (s->word_letters > TG__CUE_MAX) s->word_letters = TG__CUE_MAX;
    for (i = 0; i < bytes.len && s->word_len <= TG__CUE_MAX; i++) s->word[s->word_len++] = bytes.bytes[i];
}

static int word_is(const tg__sentence *s, const char *word, size_t len) {
    return s->word_len == len && !memcmp(s->word, word, len);
}

/* Does the word begin an address, with `next` behind it? */
static int begins_address(const tg__sentence *s, uint32_t next) {
    if (next == '.') return word_is(s, "www", 3);
    return next == ':' && (word_is(s, "http", 4) || word_is(s, "https", 5) || word_is(s, "ftp", 3));
}

/* Is the held boundary one, by the word behind it and what comes next? */
static int word_decides(const tg__sentence *s, unsigned cls, uint32_t next) {
    unsigned flags = 0;
    int whole = is_white(cls) || next == ',' || next == ';' || next == ':' || is_apostrophe(next);
    int inverted = next == '-'; /* "dit-il" */

    if (s->word_len && s->word_len <= TG__CUE_MAX) flags = tg__cues_find(s->cues, s->word, s->word_len);
    switch (s->look) {
    case LOOK_BEHIND:
        if (s->word_letters < 2) return 0; /* fall through */
    case LOOK_STARTS:
        if (s->word_capitals) return 0;
        return (flags & TG__CUE_STARTS && whole) || (flags & TG__CUE_ELIDED && is_apostrophe(next));
    case LOOK_SMALL: return (flags & TG__CUE_STARTS_LOWER && whole) || begins_address(s, next);
    case LOOK_ADDRESS: return begins_address(s, next);
    default: return !(flags & TG__CUE_GOES_ON && (whole || inverted));
    }
}

static void look_at_word(tg__sentence *s, unsigned cls, uint32_t cp) {
    int begins = is_letter(cls) && ((s->look != LOOK_STARTS && s->look != LOOK_BEHIND) || cls == TG__SB_UPPER);

    if (begins || (s->word_len && (is_letter(cls) || is_ignored(cls)))) {
        add_to_word(s, cls, cp);
        if (s->word_len > TG__CUE_MAX) look_done(s, s->look == LOOK_GOES_ON); /* longer than any cue */
    } else if (!s->word_len && cls == TG__SB_CLOSE && s->opens < OPENS_MAX) {
        s->opens++;
    } else {
        look_done(s, s->word_len && word_decides(s, cls, cp));
    }
}

/* Dashes, white space and what opens, so many of them, and a capital. */
static void look_behind_dash(tg__sentence *s, unsigned cls, uint32_t cp) {
    if (s->opens < DASH_MAX && (cls == TG__SB_SP || cls == TG__SB_CLOSE || is_dash(cp))) s->opens++;
    else look_done(s, cls == TG__SB_UPPER);
}

static unsigned behind_gap(tg__sentence *s, unsigned cls, uint32_t cp, uint64_t at, tg__line line);

/* Behind one character that closes if it stands by itself, which it is if white space follows. */
static void look_behind_lone(tg__sentence *s, unsigned cls) {
    uint32_t lone = s->lone;
    uint64_t at = s->held;
    tg__line line = s->held_line;

    s->look = LOOK_NOT;
    tg__sentence_drop(s);
    if (is_white(cls)) {
        s->state = s->state == TG__ST_ATERM_SP ? TG__ST_ATERM_CLOSE : TG__ST_STERM_CLOSE;
        s->token.closed = 1;
        return;
    }
    s->state = (uint8_t)behind_gap(s, TG__SB_CLOSE, lone, at, line);
    token_add(s, TG__SB_CLOSE, lone);
}

/* The next code point is looked at. */
static void look_at(tg__sentence *s, unsigned cls, uint32_t cp) {
    if (s->look == LOOK_DASH) look_behind_dash(s, cls, cp);
    else look_at_word(s, cls, cp);
}

/* ── Behind white space ── */

static unsigned small_behind_gap(tg__sentence *s, int aterm, const tg__before_stop *b, uint32_t cp, uint64_t at,
                                 tg__line line) {
    unsigned look = b->letters > 1 ? LOOK_SMALL : LOOK_ADDRESS;

    if (!aterm) {
        if (!s->token.closed) begin_look(s, LOOK_GOES_ON, TG__SB_LOWER, cp, at, line);
    } else if (b->abbreviation) {
    } else if (s->cues->lower && b->letters > 3 && !s->token.closed) {
        end_at(s, at, line);
    } else {
        begin_look(s, s->token.closed ? LOOK_ADDRESS : look, TG__SB_LOWER, cp, at, line);
    }
    return TG__ST_CASED;
}

static unsigned digit_behind_gap(tg__sentence *s, const tg__before_stop *b, uint64_t at, tg__line line) {
    if (b->abbreviation) return TG__ST_ANY;
    if (b->letters > 2 || b->digits > 3) {
        end_at(s, at, line);
        return TG__ST_ANY;
    }
    tg__sentence_hold(s, at, line);
    s->held_tokens = 0;
    return TG__ST_SEEK;
}

/* A terminator, what closes, white space, and `cp`, which is neither a terminator nor closes by itself. @return the state */
static unsigned behind_gap(tg__sentence *s, unsigned cls, uint32_t cp, uint64_t at, tg__line line) {
    int aterm = s->state == TG__ST_ATERM_SP;
    unsigned after = tg__sentence_after(TG__ST_ANY, cls);
    tg__before_stop b = {0, 0, 0};

    if (aterm) b = before_stop(s);
    if (cls == TG__SB_LOWER) return small_behind_gap(s, aterm, &b, cp, at, line);
    if (cls == TG__SB_SCONTINUE) {
        if (is_dash(cp) && !(b.abbreviation & (TG__CUE_NEVER | TG__CUE_MAY)))
            begin_look(s, LOOK_DASH, cls, cp, at, line);
        return after;
    }
    if (!aterm) {
        end_at(s, at, line);
        return after;
    }
    if (cls == TG__SB_NUMERIC) return digit_behind_gap(s, &b, at, line);
    if (b.abbreviation & TG__CUE_NEVER) return after;
    if (b.abbreviation & TG__CUE_MAY) {
        if (cls == TG__SB_UPPER || cls == TG__SB_CLOSE) begin_look(s, LOOK_STARTS, cls, cp, at, line);
        return after;
    }
    if (is_letter(cls)) {
        end_at(s, at, line);
        return after;
    }
    tg__sentence_hold(s, at, line);
    s->held_tokens = 0;
    return TG__ST_SEEK;
}

/* Behind a token that ends with no terminator. */
static void behind_word(tg__sentence *s, unsigned cls, uint32_t cp, uint64_t at) {
    const tg__token *t = &s->token;

    if (cls == TG__SB_UPPER && is_emoticon(t)) {
        end_at(s, at, s->line);
    } else if (t->address && t->last != ',' && t->last != ';' && t->last != ':') {
        if (cls == TG__SB_UPPER) begin_look(s, LOOK_BEHIND, cls, cp, at, s->line);
        else if (cls == TG__SB_LOWER && t->address == ADDRESS_WEB) begin_look(s, LOOK_ADDRESS, cls, cp, at, s->line);
    }
}

/* ── Inside a token ── */

/* "end.Next": does a word stand before the full stop? */
static int is_word_before(const tg__sentence *s) {
    tg__before_stop b = before_stop(s);

    return !b.abbreviation && b.letters > 1;
}

static int is_digit_before(const tg__sentence *s) {
    const tg__token *t = &s->token;
    uint8_t c = t->body && t->body <= TG__TOKEN_MAX ? t->bytes[t->body - 1] : 0;

    return c >= '0' && c <= '9' && !t->many;
}

static unsigned capital_behind_stop(tg__sentence *s, uint32_t cp, uint64_t at) {
    int may_end = s->state == TG__ST_ATERM_CASED ? is_word_before(s) : is_digit_before(s);

    if (may_end) begin_look(s, LOOK_STARTS, TG__SB_UPPER, cp, at, s->line);
    return TG__ST_CASED;
}

/* A terminator, what closes, and `cp`, which is no terminator. @return the state */
static unsigned inside(tg__sentence *s, unsigned cls, uint32_t cp, tg__props p, uint64_t at) {
    unsigned state = s->state, after = tg__sentence_after(TG__ST_ANY, cls);
    int aterm = state <= TG__ST_ATERM_SP,
        bare = state == TG__ST_ATERM_CASED || state == TG__ST_ATERM || state == TG__ST_STERM;

    /* SB9 */
    if (cls == TG__SB_CLOSE) return aterm ? TG__ST_ATERM_CLOSE : TG__ST_STERM_CLOSE;
    if (s->token.address || cls == TG__SB_SCONTINUE) return after;
    /* SB6 */
    if (aterm && bare && cls == TG__SB_NUMERIC) return after;
    /* a note in brackets */
    if (!bare && cls == TG__SB_NUMERIC) return state;
    if (aterm && cls == TG__SB_LOWER) return after;
    /* SB7 */
    if (cls == TG__SB_UPPER && (state == TG__ST_ATERM_CASED || (aterm && bare && is_digit_before(s))))
        return capital_behind_stop(s, cp, at);
    if (aterm && !is_letter(cls) && !tg__props_pict(p)) return after;
    if (aterm && s->token.first && opening(s->token.bytes, tg__min(s->token.body, TG__TOKEN_MAX)) == s->token.body)
        return after;
    end_at(s, at, s->line);
    return after;
}

/* ── Steps ── */

/* SB8 once a boundary is held. */
static unsigned go_on_seeking(tg__sentence *s, unsigned cls) {
    unsigned count = s->count, state = tg__sentence_seek(s, cls);

    if (s->count > count && s->held_tokens == 1 && !s->token.ended) s->token.first = 1;
    return state;
}

/* A code point that is not white space, nor ignored. @return the state behind it */
static unsigned text_step(tg__sentence *s, unsigned cls, uint32_t cp, tg__props p, uint64_t at) {
    unsigned state = s->state;

    if (state == TG__ST_SEEK) {
        state = go_on_seeking(s, cls);
    } else if (state >= TG__ST_ATERM_CASED) {
        if (tg__sb_terminates(cls)) return tg__sentence_after(TG__ST_ANY, cls); /* SB8a */
        if (!s->token.ended) return inside(s, cls, cp, p, at);
        if (cls == TG__SB_CLOSE && is_lone(cp)) {
            tg__sentence_hold(s, at, s->line);
            s->look = LOOK_LONE;
            s->lone = cp;
            return state;
        }
        return behind_gap(s, cls, cp, at, s->line);
    } else {
        state = tg__sentence_after(state, cls);
    }
    if (s->token.ended) behind_word(s, cls, cp, at);
    return state;
}

/* @return the state behind white space */
static unsigned white_step(tg__sentence *s, unsigned cls) {
    unsigned state = s->state;

    if (state == TG__ST_SEEK) return tg__sentence_seek(s, cls);
    if (state < TG__ST_ATERM_CASED || cls != TG__SB_SP) return tg__sentence_after(state, cls);
    return state <= TG__ST_ATERM_SP ? TG__ST_ATERM_SP : TG__ST_STERM_SP; /* SB10 */
}

void tg__sentence_cued(tg__sentence *s, unsigned cls, uint32_t cp, int wordy, uint64_t at) {
    int ignored = is_ignored(cls);
    tg__props p = tg__ucd(cp);

    if (cp == ELLIPSIS) cls = TG__SB_ATERM;
    if (s->look == LOOK_LONE) look_behind_lone(s, cls);
    if (s->look) look_at(s, cls, cp);
    if (s->state >= TG__ST_AFTER_CR) { /* SB4 */
        end_at(s, at, s->line);
        s->state = TG__ST_ANY;
        ignored = 0;
        if (is_ignored(cls)) cls = TG__SB_OTHER;
    }
    if (ignored && s->started) { /* SB5 */
        if (s->token.len && !s->token.ended) token_add(s, cls, cp);
    } else if (is_white(cls)) {
        s->state = (uint8_t)white_step(s, cls);
        s->token.ended = s->token.len > 0;
    } else {
        s->state = (uint8_t)text_step(s, cls, cp, p, at);
        if (s->look != LOOK_LONE) token_add(s, cls, cp);
    }
    s->started = 1;
    if (s->state == TG__ST_SEEK || s->look) s->held_wordy |= (uint8_t)wordy;
    else s->wordy |= (uint8_t)wordy;
}

void tg__sentence_cued_finish(tg__sentence *s) {
    if (!s->look) return;
    if (s->look == LOOK_DASH || s->look == LOOK_LONE) look_done(s, 0);
    else look_done(s, s->word_len && word_decides(s, TG__SB_SP, ' '));
}
