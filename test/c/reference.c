/* reference: see reference.h. The rules stand in the order of the annex. */
#include "reference.h"

#include "lang/lang.h"
#include "reference_cues.h"

#include <stdlib.h>
#include <string.h>

/* ── Decoding ── */

typedef struct decoder {
    reference_text *out;
    const uint8_t *bytes;
    size_t len;
} decoder;

static void add(decoder *d, size_t at, size_t end, uint32_t cp, int bad) {
    reference_char *c = &d->out->chars[d->out->count++];
    c->at = at;
    c->end = end;
    c->cp = bad ? 0xFFFD : cp;
    c->props = tg__ucd(c->cp);
    c->bad = bad;
}

/* The UTF-8 decoder of the Encoding Standard, section 8.1.1. */
static void decode_utf8(decoder *d) {
    uint32_t cp = 0;
    unsigned needed = 0, seen = 0, lower = 0x80, upper = 0xBF;
    size_t at = 0, i = 0;

    while (i < d->len) {
        unsigned byte = d->bytes[i];
        if (needed && (byte < lower || byte > upper)) {
            add(d, at, i, 0, 1);
            needed = seen = 0;
            lower = 0x80;
            upper = 0xBF;
            continue; /* with the same byte */
        }
        i++;
        if (needed) {
            lower = 0x80;
            upper = 0xBF;
            cp = cp << 6 | (byte & 0x3F);
            if (++seen < needed) continue;
            add(d, at, i, cp, 0);
            needed = seen = 0;
            continue;
        }
        at = i - 1;
        if (byte <= 0x7F) {
            add(d, at, i, byte, 0);
        } else if (byte >= 0xC2 && byte <= 0xDF) {
            needed = 1;
            cp = byte & 0x1F;
        } else if (byte >= 0xE0 && byte <= 0xEF) {
            if (byte == 0xE0) lower = 0xA0;
            if (byte == 0xED) upper = 0x9F;
            needed = 2;
            cp = byte & 0xF;
        } else if (byte >= 0xF0 && byte <= 0xF4) {
            if (byte == 0xF0) lower = 0x90;
            if (byte == 0xF4) upper = 0x8F;
            needed = 3;
            cp = byte & 0x7;
        } else {
            add(d, at, i, 0, 1);
        }
    }
    if (needed) add(d, at, i, 0, 1);
}

/* The shared UTF-16 decoder, section 14.2.1. At the end of the input, what is incomplete is one ill-formed part. */
static void decode_utf16(decoder *d, int big) {
    size_t i = 0;

    while (i < d->len) {
        const uint8_t *p = d->bytes + i;
        uint32_t unit, low;
        if (d->len - i < 2) {
            add(d, i, d->len, 0, 1);
            return;
        }
        unit = big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
        if (unit < 0xD800 || unit > 0xDFFF) {
            add(d, i, i + 2, unit, 0);
            i += 2;
            continue;
        }
        if (unit <= 0xDBFF && d->len - i < 4) {
            add(d, i, d->len, 0, 1);
            return;
        }
        low = unit > 0xDBFF ? 0 : big ? (uint32_t)p[2] << 8 | p[3] : (uint32_t)p[3] << 8 | p[2];
        if (low >= 0xDC00 && low <= 0xDFFF) {
            add(d, i, i + 4, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 0);
            i += 4;
        } else {
            add(d, i, i + 2, 0, 1);
            i += 2;
        }
    }
}

/* Letters are counted of the NFC form. */
static void find_letters(reference_text *t) {
    uint32_t before = 0;

    for (size_t i = 0; i < t->count; i++) {
        reference_char *c = &t->chars[i];
        int joined = c->props & TG__P_NFC_JOIN && tg__nfc_joins(&before, c->cp);
        if (!(c->props & TG__P_NFC_JOIN)) before = c->cp;
        c->letter = tg__props_kind(c->props) == TG__KIND_LETTER && !joined;
    }
}

void reference_decode(const void *bytes, size_t len, tg_encoding encoding, reference_text *out) {
    decoder d = {out, bytes, len};

    out->chars = malloc((len + 1) * sizeof *out->chars);
    out->count = 0;
    out->encoding = encoding;
    if (encoding == TG_ENCODING_UTF8) decode_utf8(&d);
    else if (encoding == TG_ENCODING_LATIN1)
        for (size_t i = 0; i < len; i++) add(&d, i, i + 1, d.bytes[i], 0);
    else decode_utf16(&d, encoding == TG_ENCODING_UTF16BE);
    find_letters(out);
}

void reference_free(reference_text *t) {
    free(t->chars);
    t->chars = NULL;
    t->count = 0;
}

/*
 * Of the rules below, each is asked of a place `i`: between the characters i - 1 and i, and 0 < i < count. A rule that
 * applies answers BREAK or JOIN; one that does not leaves the question to the next.
 */
enum { JOIN, BREAK };

/* ── Graphemes, section 3.1.1 ── */

typedef struct place {
    const reference_char *c;
    size_t count, i;
} place;

static tg__gcb gcb(const place *p, size_t i) {
    return tg__props_gcb(p->c[i].props);
}

static int is_control(tg__gcb cls) {
    return cls == TG__GCB_CR || cls == TG__GCB_LF || cls == TG__GCB_CONTROL;
}

/* GB9c: \p{InCB=Consonant} [\p{InCB=Extend} \p{InCB=Linker}]* \p{InCB=Linker} [\p{InCB=Extend} \p{InCB=Linker}]* × \p{InCB=Consonant} */
static int is_conjunct(const place *p) {
    size_t j = p->i;
    int linkers = 0;

    if (tg__props_incb(p->c[p->i].props) != TG__INCB_CONSONANT) return 0;
    while (j > 0) {
        tg__incb incb = tg__props_incb(p->c[--j].props);
        if (incb == TG__INCB_CONSONANT) return linkers > 0;
        if (incb == TG__INCB_LINKER) linkers++;
        else if (incb != TG__INCB_EXTEND) return 0;
    }
    return 0;
}

/* GB11: \p{Extended_Pictographic} Extend* ZWJ × \p{Extended_Pictographic} */
static int is_emoji_zwj(const place *p) {
    size_t j = p->i - 1;

    if (!tg__props_pict(p->c[p->i].props) || gcb(p, j) != TG__GCB_ZWJ) return 0;
    while (j > 0 && gcb(p, j - 1) == TG__GCB_EXTEND) j--;
    return j > 0 && tg__props_pict(p->c[j - 1].props);
}

static int grapheme_break(const place *p) {
    tg__gcb prev = gcb(p, p->i - 1), cur = gcb(p, p->i);
    size_t flags = 0;

    /* GB3 */
    if (prev == TG__GCB_CR && cur == TG__GCB_LF) return JOIN;
    /* GB4 */
    if (is_control(prev)) return BREAK;
    /* GB5 */
    if (is_control(cur)) return BREAK;
    /* GB6 */
    if (prev == TG__GCB_L && (cur == TG__GCB_L || cur == TG__GCB_V || cur == TG__GCB_LV || cur == TG__GCB_LVT))
        return JOIN;
    /* GB7 */
    if ((prev == TG__GCB_LV || prev == TG__GCB_V) && (cur == TG__GCB_V || cur == TG__GCB_T)) return JOIN;
    /* GB8 */
    if ((prev == TG__GCB_LVT || prev == TG__GCB_T) && cur == TG__GCB_T) return JOIN;
    /* GB9 */
    if (cur == TG__GCB_EXTEND || cur == TG__GCB_ZWJ) return JOIN;
    /* GB9a */
    if (cur == TG__GCB_SPACING_MARK) return JOIN;
    /* GB9b */
    if (prev == TG__GCB_PREPEND) return JOIN;
    /* GB9c */
    if (is_conjunct(p)) return JOIN;
    /* GB11 */
    if (is_emoji_zwj(p)) return JOIN;
    /* GB12, GB13 */
    while (flags < p->i && gcb(p, p->i - 1 - flags) == TG__GCB_RI) flags++;
    if (cur == TG__GCB_RI && flags % 2 == 1) return JOIN;
    /* GB999 */
    return BREAK;
}

/* ── Words, section 4.1.1 ── */

#define NOWHERE SIZE_MAX

static tg__wb wb(const place *p, size_t i) {
    return i == NOWHERE ? TG__WB_OTHER : tg__props_wb(p->c[i].props);
}

static int is_newline(tg__wb cls) {
    return cls == TG__WB_CR || cls == TG__WB_LF || cls == TG__WB_NEWLINE;
}

static int is_ignored(tg__wb cls) {
    return cls == TG__WB_EXTEND || cls == TG__WB_FORMAT || cls == TG__WB_ZWJ;
}

/* WB4: the character that `i` belongs to, itself or one before it. */
static size_t word_base(const place *p, size_t i) {
    while (i > 0 && is_ignored(wb(p, i)) && !is_newline(wb(p, i - 1))) i--;
    return i;
}

/* WB4: the character before the one that `i` belongs to. */
static size_t word_before(const place *p, size_t i) {
    size_t base = word_base(p, i);
    return base > 0 ? word_base(p, base - 1) : NOWHERE;
}

/* WB4: the character behind the one at `i`, which is no line end. */
static size_t word_after(const place *p, size_t i) {
    do i++;
    while (i < p->count && is_ignored(wb(p, i)));
    return i < p->count ? i : NOWHERE;
}

static int is_ah_letter(tg__wb cls) {
    return cls == TG__WB_ALETTER || cls == TG__WB_HEBREW_LETTER;
}

static int is_mid_num_let_q(tg__wb cls) {
    return cls == TG__WB_MID_NUM_LET || cls == TG__WB_SINGLE_QUOTE;
}

/* What WB13a joins to a connector. */
static int is_joinable(tg__wb cls) {
    return is_ah_letter(cls) || cls == TG__WB_NUMERIC || cls == TG__WB_KATAKANA || cls == TG__WB_EXTEND_NUM_LET;
}

static int word_break(const place *p) {
    size_t i = p->i, left = word_base(p, i - 1), flags = 0;
    tg__wb raw = wb(p, i - 1), prev = wb(p, left), cur = wb(p, i);
    tg__wb before = wb(p, word_before(p, left)), after;

    /* WB3 */
    if (raw == TG__WB_CR && cur == TG__WB_LF) return JOIN;
    /* WB3a */
    if (is_newline(raw)) return BREAK;
    /* WB3b */
    if (is_newline(cur)) return BREAK;
    /* WB3c */
    if (raw == TG__WB_ZWJ && tg__props_pict(p->c[i].props)) return JOIN;
    /* WB3d */
    if (raw == TG__WB_WSEG_SPACE && cur == TG__WB_WSEG_SPACE) return JOIN;
    /* WB4 */
    if (is_ignored(cur)) return JOIN;
    after = wb(p, word_after(p, i));
    /* WB5 */
    if (is_ah_letter(prev) && is_ah_letter(cur)) return JOIN;
    /* WB6 */
    if (is_ah_letter(prev) && (cur == TG__WB_MID_LETTER || is_mid_num_let_q(cur)) && is_ah_letter(after)) return JOIN;
    /* WB7 */
    if (is_ah_letter(before) && (prev == TG__WB_MID_LETTER || is_mid_num_let_q(prev)) && is_ah_letter(cur)) return JOIN;
    /* WB7a */
    if (prev == TG__WB_HEBREW_LETTER && cur == TG__WB_SINGLE_QUOTE) return JOIN;
    /* WB7b */
    if (prev == TG__WB_HEBREW_LETTER && cur == TG__WB_DOUBLE_QUOTE && after == TG__WB_HEBREW_LETTER) return JOIN;
    /* WB7c */
    if (before == TG__WB_HEBREW_LETTER && prev == TG__WB_DOUBLE_QUOTE && cur == TG__WB_HEBREW_LETTER) return JOIN;
    /* WB8 */
    if (prev == TG__WB_NUMERIC && cur == TG__WB_NUMERIC) return JOIN;
    /* WB9 */
    if (is_ah_letter(prev) && cur == TG__WB_NUMERIC) return JOIN;
    /* WB10 */
    if (prev == TG__WB_NUMERIC && is_ah_letter(cur)) return JOIN;
    /* WB11 */
    if (before == TG__WB_NUMERIC && (prev == TG__WB_MID_NUM || is_mid_num_let_q(prev)) && cur == TG__WB_NUMERIC)
        return JOIN;
    /* WB12 */
    if (prev == TG__WB_NUMERIC && (cur == TG__WB_MID_NUM || is_mid_num_let_q(cur)) && after == TG__WB_NUMERIC)
        return JOIN;
    /* WB13 */
    if (prev == TG__WB_KATAKANA && cur == TG__WB_KATAKANA) return JOIN;
    /* WB13a */
    if (is_joinable(prev) && cur == TG__WB_EXTEND_NUM_LET) return JOIN;
    /* WB13b */
    if (prev == TG__WB_EXTEND_NUM_LET && (is_ah_letter(cur) || cur == TG__WB_NUMERIC || cur == TG__WB_KATAKANA))
        return JOIN;
    /* WB15, WB16 */
    for (; left != NOWHERE && wb(p, left) == TG__WB_RI; left = word_before(p, left)) flags++;
    if (cur == TG__WB_RI && flags % 2 == 1) return JOIN;
    /* WB999 */
    return BREAK;
}

/* Ours: a hyphen between two of them joins letters, digits, Katakana and connectors. */
static int hyphen_joins(const place *p) {
    size_t i = p->i, left = word_base(p, i - 1);
    tg__wb prev = wb(p, left), cur = wb(p, i);

    if (is_newline(wb(p, i - 1)) || is_newline(cur)) return 0;
    if (prev == TG__WB_HYPHEN) return is_joinable(wb(p, word_before(p, left))) && is_joinable(cur);
    return is_joinable(prev) && cur == TG__WB_HYPHEN && is_joinable(wb(p, word_after(p, i)));
}

static int hyphenated_break(const place *p) {
    return word_break(p) == BREAK && !hyphen_joins(p);
}

/* ── Line breaks: before the rules for sentences ── */

typedef struct sentence_units {
    sentence_unit *units;
    size_t count;
} sentence_units;

static int is_line_break(uint32_t cp) {
    return cp == 0x0A || cp == 0x0D || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static int is_space(const reference_char *c) {
    return (c->props & TG__P_WHITE_SPACE) != 0;
}

static int is_ascii_digit(uint32_t cp) {
    return cp >= '0' && cp <= '9';
}

static int is_ascii_letter(uint32_t cp) {
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

/* The character at `i`, 0 behind the text: it is no marker's. */
static uint32_t at(const reference_text *t, size_t i) {
    return i < t->count ? t->chars[i].cp : 0;
}

enum { NO_ITEM, ITEM, ITEM_ALWAYS };

/* Does a list item begin at `i`: a marker, and white space that breaks no line? */
static int item_at(const reference_text *t, size_t i) {
    static const uint32_t bullets[] = {0x2022, 0x2023, 0x25E6, 0x25AA, 0x25CF},
                          dashes[] = {'-', '*', '+', 0x2013, 0x2014};
    size_t digits = 0, end = i;
    int kind = ITEM;

    while (digits < 4 && is_ascii_digit(at(t, i + digits))) digits++;
    for (size_t k = 0; k < 5; k++) {
        if (at(t, i) == bullets[k]) kind = ITEM_ALWAYS;
        if (at(t, i) == bullets[k] || at(t, i) == dashes[k]) end = i + 1;
    }
    if (digits >= 1 && digits <= 3 && (at(t, i + digits) == '.' || at(t, i + digits) == ')')) end = i + digits + 1;
    if (is_ascii_letter(at(t, i)) && at(t, i + 1) == ')') end = i + 2;
    if (end == i || end >= t->count || !is_space(&t->chars[end]) || is_line_break(at(t, end))) return NO_ITEM;
    return kind;
}

/* Is what stands in [from, to), white space from a line break to a line break, a paragraph separator? */
static int separates(const reference_text *t, size_t from, size_t to, size_t line_start, size_t next) {
    size_t breaks = 0, columns = from - line_start;
    int item = item_at(t, next);

    for (size_t i = from; i < to; i++) {
        breaks += is_line_break(at(t, i)) && !(i > from && at(t, i) == '\n' && at(t, i - 1) == '\r');
        if (at(t, i) == 0x2029) return 1;
    }
    if (breaks > 1 || item == ITEM_ALWAYS) return 1;
    return item == ITEM && (columns < 40 || columns > 100);
}

static void add_unit(sentence_units *u, size_t first, tg__sb cls, uint32_t cp) {
    sentence_unit unit = {first, cls, cp, tg__ucd(cp)};
    u->units[u->count++] = unit;
}

static void units_of(const reference_text *t, reference_lines lines, sentence_units *out) {
    size_t line_start = 0, i = 0;

    out->units = malloc((t->count + 1) * sizeof *out->units);
    out->count = 0;
    while (i < t->count) {
        size_t last = i, next = i;
        if (lines == REFERENCE_UAX29 || !is_line_break(at(t, i))) {
            add_unit(out, i, tg__props_sb(t->chars[i].props), at(t, i));
            i++;
            continue;
        }
        for (; next < t->count && is_space(&t->chars[next]); next++)
            if (is_line_break(at(t, next))) last = next + 1;
        if (lines == REFERENCE_BREAK || separates(t, i, last, line_start, next)) {
            add_unit(out, i, TG__SB_SEP, '\n');
            if (next > last) add_unit(out, last, TG__SB_SP, ' ');
        } else {
            add_unit(out, i, TG__SB_SP, ' ');
        }
        line_start = last;
        i = next;
    }
}

/* ── Sentences, section 5.1 ── */

typedef struct sentence_place {
    const sentence_unit *u;
    size_t count, i;
} sentence_place;

static tg__sb sb(const sentence_place *p, size_t i) {
    return i == NOWHERE ? TG__SB_OTHER : p->u[i].cls;
}

static int is_para_sep(tg__sb cls) {
    return cls == TG__SB_SEP || cls == TG__SB_CR || cls == TG__SB_LF;
}

static int is_sa_term(tg__sb cls) {
    return cls == TG__SB_STERM || cls == TG__SB_ATERM;
}

static int is_extend(tg__sb cls) {
    return cls == TG__SB_EXTEND || cls == TG__SB_FORMAT;
}

/* SB5: the character that `i` belongs to. */
static size_t sentence_base(const sentence_place *p, size_t i) {
    while (i > 0 && is_extend(sb(p, i)) && !is_para_sep(sb(p, i - 1))) i--;
    return i;
}

/* SB5: the character before the one that `i` belongs to. */
static size_t sentence_before(const sentence_place *p, size_t i) {
    size_t base;

    if (i == NOWHERE) return NOWHERE;
    base = sentence_base(p, i);
    return base > 0 ? sentence_base(p, base - 1) : NOWHERE;
}

/* Over what is of class `cls`, to the left. */
static size_t over(const sentence_place *p, size_t i, tg__sb cls) {
    while (i != NOWHERE && sb(p, i) == cls) i = sentence_before(p, i);
    return i;
}

/* SB8: ( ¬(OLetter | Upper | Lower | ParaSep | SATerm) )* Lower */
static int lower_in_sight(const sentence_place *p) {
    for (size_t i = p->i; i < p->count; i++) {
        tg__sb cls = sb(p, i);
        if (cls == TG__SB_LOWER) return 1;
        if (cls == TG__SB_OLETTER || cls == TG__SB_UPPER || is_para_sep(cls) || is_sa_term(cls)) return 0;
    }
    return 0;
}

static int sentence_break(const sentence_place *p) {
    size_t left = sentence_base(p, p->i - 1), closed, spaced;
    tg__sb raw = sb(p, p->i - 1), prev = sb(p, left), cur = sb(p, p->i), before = sb(p, sentence_before(p, left));
    tg__sb close_term, space_term;

    /* SB3 */
    if (raw == TG__SB_CR && cur == TG__SB_LF) return JOIN;
    /* SB4 */
    if (is_para_sep(raw)) return BREAK;
    /* SB5 */
    if (is_extend(cur)) return JOIN;
    closed = over(p, left, TG__SB_CLOSE);                     /* before Close* */
    spaced = over(p, over(p, left, TG__SB_SP), TG__SB_CLOSE); /* before Close* Sp* */
    close_term = sb(p, closed);
    space_term = sb(p, spaced);
    /* SB6 */
    if (prev == TG__SB_ATERM && cur == TG__SB_NUMERIC) return JOIN;
    /* SB7 */
    if ((before == TG__SB_UPPER || before == TG__SB_LOWER) && prev == TG__SB_ATERM && cur == TG__SB_UPPER) return JOIN;
    /* SB8 */
    if (space_term == TG__SB_ATERM && lower_in_sight(p)) return JOIN;
    /* SB8a */
    if (is_sa_term(space_term) && (cur == TG__SB_SCONTINUE || is_sa_term(cur))) return JOIN;
    /* SB9 */
    if (is_sa_term(close_term) && (cur == TG__SB_CLOSE || cur == TG__SB_SP || is_para_sep(cur))) return JOIN;
    /* SB10 */
    if (is_sa_term(space_term) && (cur == TG__SB_SP || is_para_sep(cur))) return JOIN;
    /* SB11; behind a ParaSep there is one by SB4 */
    if (is_sa_term(space_term)) return BREAK;
    /* SB998 */
    return JOIN;
}

/* ── Segments ── */

typedef struct segments {
    const reference_text *t;
    size_t *ends;
    uint8_t *flags;
    size_t count;
} segments;

/* A segment ends before the character `i`. */
static void end_segment(segments *s, size_t first, size_t i) {
    int like = 0;

    for (size_t k = first; k < i; k++) like |= tg__props_word_like(s->t->chars[k].props);
    s->ends[s->count] = s->t->chars[i - 1].end;
    s->flags[s->count++] = (uint8_t)like;
}

static int sees_lower(const reference_sentence *r, size_t i) {
    sentence_place p = {r->u, r->count, i};
    return lower_in_sight(&p);
}

/* @param cues  of the language; NULL: the annex alone */
static void sentences(segments *s, reference_lines lines, const tg__cues *cues) {
    sentence_units u;
    size_t first = 0;

    units_of(s->t, lines, &u);
    sentence_place p = {u.units, u.count, 1};
    reference_sentence r = {u.units, u.count, 0, cues, sees_lower};
    if (cues)
        for (size_t i = 0; i < u.count; i++)
            if (u.units[i].cp == 0x2026) u.units[i].cls = TG__SB_ATERM;
    for (; p.i < p.count; p.i++) {
        if (cues ? !reference_cued_break(&r, p.i) : sentence_break(&p) == JOIN) continue;
        end_segment(s, first, u.units[p.i].first);
        first = u.units[p.i].first;
        r.start = p.i;
    }
    end_segment(s, first, s->t->count);
    free(u.units);
}

static void characters(segments *s, int (*breaks)(const place *)) {
    place p = {s->t->chars, s->t->count, 1};
    size_t first = 0;

    for (; p.i < p.count; p.i++) {
        if (breaks(&p) == JOIN) continue;
        end_segment(s, first, p.i);
        first = p.i;
    }
    end_segment(s, first, p.count);
}

static const tg__cues *cues_of(reference_lines lines, const char *language) {
    return lines == REFERENCE_UAX29 ? NULL : tg_language_find(language)->cues;
}

size_t reference_boundaries(tg_granularity granularity, reference_lines lines, const char *language,
                            const reference_text *t, size_t *ends, uint8_t *flags) {
    segments s = {t, ends, flags, 0};

    if (!t->count) return 0;
    if (granularity == TG_SENTENCES) sentences(&s, lines, cues_of(lines, language));
    else characters(&s, granularity == TG_WORDS ? word_break : grapheme_break);
    return s.count;
}

size_t reference_words(int join_hyphens, const reference_text *t, size_t *ends, uint8_t *flags) {
    segments s = {t, ends, flags, 0};

    if (t->count) characters(&s, join_hyphens ? hyphenated_break : word_break);
    return s.count;
}

/* ── Counts ── */

/* Of the text as UTF-8: what is UTF-8 already is as it is. */
static size_t utf8_bytes(const reference_text *t, const reference_char *c) {
    if (t->encoding == TG_ENCODING_UTF8) return c->end - c->at;
    return c->cp < 0x80 ? 1 : c->cp < 0x800 ? 2 : c->cp < 0x10000 ? 3 : 4;
}

static void count_characters(const reference_text *t, uint64_t *counts) {
    for (size_t i = 0; i < t->count; i++) {
        const reference_char *c = &t->chars[i];
        tg__kind kind = tg__props_kind(c->props);
        int space = is_space(c);
        counts[TG_COUNT_CHARACTERS]++;
        counts[TG_COUNT_CHARACTERS_NO_SPACES] += !space;
        counts[TG_COUNT_WHITESPACE] += (unsigned)space;
        counts[TG_COUNT_SPACE_WORDS] += !space && (i == 0 || is_space(c - 1));
        counts[TG_COUNT_LETTERS] += (unsigned)c->letter;
        counts[TG_COUNT_DIGITS] += kind == TG__KIND_DIGIT;
        counts[TG_COUNT_PUNCTUATION] += kind == TG__KIND_PUNCTUATION;
        counts[TG_COUNT_SYMBOLS] += kind == TG__KIND_SYMBOL;
        counts[TG_COUNT_NEWLINES] += c->cp == '\n';
        counts[TG_COUNT_INVALID_SEQUENCES] += (unsigned)c->bad;
    }
}

/* Line by line: [from, to) without its end. */
static void count_lines(const reference_text *t, uint64_t *counts) {
    size_t from = 0;
    int open = 0; /* a paragraph */

    while (from < t->count) {
        size_t to = from;
        int blank = 1;
        for (; to < t->count && !is_line_break(at(t, to)); to++) blank &= is_space(&t->chars[to]);
        counts[TG_COUNT_LINES]++;
        counts[TG_COUNT_PARAGRAPHS] += !blank && !open;
        open = !blank && at(t, to) != 0x2029;
        from = to + (at(t, to) == '\r' && at(t, to + 1) == '\n' ? 2 : 1);
    }
}

static void count_words(const reference_text *t, int join_hyphens, const segments *s, uint64_t *counts) {
    size_t k = 0;

    characters((segments *)s, join_hyphens ? hyphenated_break : word_break);
    for (size_t i = 0; i < s->count; i++) {
        uint64_t letters = 0, digits = 0;
        for (; k < t->count && t->chars[k].end <= s->ends[i]; k++) {
            letters += (unsigned)t->chars[k].letter;
            digits += tg__props_kind(t->chars[k].props) == TG__KIND_DIGIT;
        }
        if (!s->flags[i]) continue;
        counts[TG_COUNT_WORDS]++;
        counts[TG_COUNT_WORD_LETTERS] += letters;
        counts[TG_COUNT_WORD_DIGITS] += digits;
        counts[TG_COUNT_LONG_WORDS] += letters > 6;
    }
}

void reference_counts(const reference_text *t, reference_lines lines, const char *language, int join_hyphens,
                      uint64_t counts[TG_COUNT_ALL_]) {
    static const tg_count none[] = {TG_COUNT_UNIQUE_WORDS, TG_COUNT_HAPAX_LEGOMENA, TG_COUNT_SYLLABLES,
                                    TG_COUNT_MONOSYLLABLES, TG_COUNT_POLYSYLLABLES};
    int mark = t->count && t->chars[0].cp == 0xFEFF; /* a byte order mark is bytes and nothing else */
    reference_text rest = {t->chars + mark, t->count - (size_t)mark, t->encoding};
    segments s = {&rest, NULL, NULL, 0};

    memset(counts, 0, TG_COUNT_ALL_ * sizeof *counts);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) counts[none[i]] = TG_COUNT_NONE;
    for (size_t i = 0; i < t->count; i++) counts[TG_COUNT_BYTES] += utf8_bytes(t, &t->chars[i]);
    if (rest.count) {
        s.ends = malloc(rest.count * sizeof *s.ends);
        s.flags = malloc(rest.count);
        count_characters(&rest, counts);
        count_lines(&rest, counts);
        counts[TG_COUNT_GRAPHEMES] = reference_boundaries(TG_GRAPHEMES, lines, language, &rest, s.ends, s.flags);
        count_words(&rest, join_hyphens, &s, counts);
        s.count = 0;
        sentences(&s, lines, cues_of(lines, language));
        for (size_t i = 0; i < s.count; i++) counts[TG_COUNT_SENTENCES] += s.flags[i];
        free(s.ends);
        free(s.flags);
    }
}
