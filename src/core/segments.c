/* segments: steps, and blocks of UTF-8. What is done in bulk gives what the steps give. */
#include "segments.h"

#include "transcode.h"

void tg__segments_init(tg__segments *m, unsigned sentence_mode, const tg__cues *cues) {
    memset(m, 0, sizeof *m);
    m->sentence.mode = (uint8_t)sentence_mode;
    m->sentence.cues = cues;
}

/* ── Ends ── */

static const tg__line no_line; /* of words and graphemes */

TG__INLINE void put(tg__ends *s, uint64_t end, unsigned flags, tg__line line) {
    if (s->out) s->out[s->count] = (size_t)end;
    if (s->wide) s->wide[s->count] = end;
    if (s->flags) s->flags[s->count] = (uint8_t)flags;
    s->line = line;
    s->count++;
}

int tg__segments_drain(tg__segments *m, tg__ends *s) {
    for (; m->next < m->count && !tg__ends_full(s); m->next++) {
        const tg__segment_end *e = &m->ends[m->next];
        put(s, e->end, e->flags, e->line);
    }
    if (m->next == m->count) m->next = m->count = 0;
    return !tg__ends_full(s);
}

/* A segment ends at `offset`. What there is no room for waits. */
TG__INLINE void emit_at(tg__segments *m, tg__ends *s, uint64_t offset, unsigned flags, tg__line line) {
    tg__segment_end *e;

    if (TG__LIKELY(!tg__ends_full(s))) {
        put(s, m->origin + offset, flags, line);
        return;
    }
    e = &m->ends[m->count++];
    e->end = m->origin + offset;
    e->flags = (uint8_t)flags;
    e->line = line;
}

TG__INLINE void emit(tg__segments *m, tg__ends *s, uint64_t offset, unsigned flags) {
    emit_at(m, s, offset, flags, no_line);
}

/* ── Steps ── */

static void emit_sentences(tg__segments *m, tg__ends *s, unsigned count) {
    unsigned i;
    for (i = 0; i < count; i++) emit_at(m, s, m->sentence.out[i].offset, 0, m->sentence.out[i].line);
}

TG__INLINE void step_word(tg__segments *m, tg__props p, tg__ends *s) {
    unsigned what = tg__word_step(&m->word, p);
    uint8_t like = (uint8_t)tg__props_word_like(p);

    if (what & TG__WORD_JOIN) {
        m->like |= m->held_like;
        m->held = 0;
    }
    if (what & TG__WORD_CONFIRM) {
        emit(m, s, m->held_at, m->like);
        m->like = m->held_like;
        m->held = 0;
    }
    if (what & TG__WORD_BREAK) {
        if (m->at) emit(m, s, m->at, m->like);
        m->like = 0;
    }
    if (what & TG__WORD_HOLD) {
        m->held = 1;
        m->held_at = m->at;
        m->held_like = 0;
    }
    if (m->held) m->held_like |= like;
    else m->like |= like;
}

TG__INLINE void step(tg__segments *m, tg_granularity granularity, uint32_t cp, size_t n, tg__ends *s) {
    tg__props p = tg__ucd(cp);

    if (TG__UNLIKELY(!m->at)) m->first = cp;
    if (granularity == TG_GRAPHEMES) {
        if (tg__grapheme_step(&m->grapheme, p) && m->at) emit(m, s, m->at, 0);
    } else if (granularity == TG_WORDS) {
        step_word(m, p, s);
    } else {
        emit_sentences(m, s, tg__sentence_step(&m->sentence, cp, p, m->at, m->at + n));
    }
    m->recent = m->recent << 21 | cp;
    m->at += n;
}

void tg__segments_step(tg__segments *m, tg_granularity granularity, uint32_t cp, size_t n, tg__ends *s) {
    step(m, granularity, cp, n, s);
}

void tg__segments_finish(tg__segments *m, tg_granularity granularity, tg__ends *s) {
    if (!m->at) return;
    if (granularity == TG_SENTENCES) emit_sentences(m, s, tg__sentence_finish(&m->sentence));
    if (granularity == TG_WORDS && m->held) {
        emit(m, s, m->held_at, m->like);
        m->like = m->held_like;
        m->held = 0;
    }
    emit(m, s, m->at, m->like);
}

/* ── Blocks ── */

/* Is there room for an end before each byte of `breaks`? What does not fit is left out if nobody misses it. */
TG__INLINE int has_room(const tg__ends *s, uint64_t *breaks) {
    size_t room = s->cap - s->count;
    uint64_t left = *breaks;

    if (TG__LIKELY(room >= TG__BLOCK) || room >= tg__popcount(*breaks)) return 1;
    if (!s->once) return 0;
    for (; room; room--) left &= left - 1;
    *breaks ^= left;
    return 1;
}

/* Bits of `m`, where `of` has one, side by side. */
static uint64_t compress(uint64_t m, uint64_t of) {
    uint64_t moved = ~of << 1; /* bits that are not in `of` below each, by their parity */
    unsigned step;

    m &= of;
    for (step = 1; step < 64; step *= 2) {
        uint64_t odd = moved, move;
        unsigned i;
        for (i = 1; i < 64; i *= 2) odd ^= odd << i;
        move = odd & of;
        of = (of ^ move) | move >> step;
        move &= m;
        m = (m ^ move) | move >> step;
        moved &= ~odd;
    }
    return m;
}

/* Segments end before each byte of `breaks`, for which there is room. */
TG__INLINE void put_breaks(const tg__segments *m, const tg__source *t, tg__ends *s, const tg__block *b, uint64_t breaks,
                           tg__line line) {
    uint64_t base = m->origin + m->at;
    unsigned unit = b->unit ? b->unit : 1;

    if (!breaks) return;
    s->line = line;
    if (b->unit && b->rest) breaks = compress(breaks, b->units);
    if (s->wide) {
        s->count += t->kernels->put_bits(breaks, base, unit, s->wide + s->count);
        return;
    }
#if SIZE_MAX == UINT64_MAX
    if (s->out) {
        s->count += t->kernels->put_bits(breaks, base, unit, s->out + s->count);
        return;
    }
#else
    if (s->out) {
        uint64_t left;
        size_t i = s->count;
        for (left = breaks; left; left &= left - 1) s->out[i++] = (size_t)(base + (uint64_t)tg__lowest(left) * unit);
    }
#endif
    s->count += tg__popcount(breaks);
}

/* Whether segments are words: bits where those begin. What begins with a connector shows it only later. */
static uint64_t word_likes(const tg__block *b, uint64_t breaks) {
    uint64_t content = b->is.letter | b->is.digit | b->solo, like = content & breaks, unclear;

    for (unclear = b->is.connector & breaks; unclear; unclear &= unclear - 1) {
        unsigned i = tg__lowest(unclear);
        uint64_t later = breaks & ~tg__low_bits(i + 1);
        if (content & tg__bits(i, later ? tg__lowest(later) : TG__BLOCK)) like |= tg__bit(i);
    }
    return like;
}

/* Whether the segments that end before each byte of `breaks` are words, and that which is under way behind them. */
static void put_likes(tg__segments *m, const tg__block *b, tg__ends *s, uint64_t breaks) {
    uint64_t content = b->is.letter | b->is.digit | b->solo, like = word_likes(b, breaks);
    uint8_t *flags = s->flags ? s->flags + s->count : NULL;

    m->like |= (content & (breaks ? tg__low_bits(tg__lowest(breaks)) : UINT64_MAX)) != 0;
    if (!breaks) return;
    if (!flags) {
        m->like = like >> tg__highest(breaks) & 1;
        return;
    }
    for (; breaks; breaks &= breaks - 1) {
        *flags++ = m->like;
        m->like = like >> tg__lowest(breaks) & 1;
    }
}

/* @return the bytes that were taken; 0 if there is no room for all ends, with nothing changed. So below */
TG__INLINE unsigned take_words(tg__segments *m, const tg__source *t, const tg__block *b, tg__ends *s) {
    uint64_t breaks = tg__word_breaks(&m->word, b);

    if (!m->at) breaks &= ~UINT64_C(1);
    if (!has_room(s, &breaks)) return 0;
    if (!s->once || s->flags) put_likes(m, b, s, breaks);
    put_breaks(m, t, s, b, breaks, no_line);
    tg__word_rest_at(&m->word, tg__props_wb(b->last_props));
    return b->len;
}

TG__INLINE unsigned take_graphemes(tg__segments *m, const tg__source *t, const tg__block *b, tg__ends *s) {
    uint64_t first = b->all & ~b->rest, breaks;

    if (!s->once && !has_room(s, &first)) return 0;
    breaks = tg__grapheme_block(&m->grapheme, b);
    if (!m->at) breaks &= ~UINT64_C(1);
    has_room(s, &breaks);
    if (s->flags) memset(s->flags + s->count, 0, tg__popcount(breaks));
    put_breaks(m, t, s, b, breaks, no_line);
    return b->len;
}

TG__INLINE unsigned take_sentences(tg__segments *m, const tg__source *t, const tg__block *b, tg__ends *s) {
    tg__sentence_end ends[TG__SENTENCE_BLOCK_MAX];
    int all_fit = s->cap - s->count >= TG__BLOCK; /* else the line is not that at the last one that fits */
    tg__line line = {0, 0};
    unsigned count, i;
    uint64_t breaks;

    if (!s->once && s->cap - s->count < TG__SENTENCE_BLOCK_MAX &&
        s->cap - s->count < tg__sentence_block_most(&m->sentence, b))
        return 0;
    if ((all_fit || m->sentence.mode == TG__SENTENCE_UAX29) &&
        (i = tg__sentence_breaks(&m->sentence, b, &breaks, &line)) > 0) {
        if (!(breaks & (breaks - 1))) { /* most often one */
            if (breaks) put(s, m->origin + m->at + tg__block_offset(b, tg__lowest(breaks)), 0, line);
            return i;
        }
        has_room(s, &breaks);
        if (s->flags) memset(s->flags + s->count, 0, tg__popcount(breaks));
        put_breaks(m, t, s, b, breaks, line);
        return i;
    }
    count = tg__sentence_block(&m->sentence, b, m->at, ends);
    for (i = 0; i < count && !tg__ends_full(s); i++) put(s, m->origin + ends[i].offset, 0, ends[i].line);
    return b->len;
}

TG__INLINE unsigned take_block(tg__segments *m, tg_granularity granularity, const tg__source *t, const tg__block *b,
                               tg__ends *s) {
    switch (granularity) {
    case TG_GRAPHEMES: return take_graphemes(m, t, b, s);
    case TG_WORDS: return take_words(m, t, b, s);
    case TG_SENTENCES: return take_sentences(m, t, b, s);
    }
    return 0;
}

/* Can a block be taken, at the start of a text, or because all that matters of what came before is the last code point? */
static int at_rest(const tg__segments *m, tg_granularity granularity) {
    if (!m->at || granularity == TG_SENTENCES) return 1;
    return granularity == TG_WORDS ? tg__word_at_rest(&m->word) : tg__grapheme_at_rest(&m->grapheme);
}

static int is_line_end(uint32_t cp) {
    return (cp >= '\n' && cp <= '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

/* The last code points of what was taken: well-formed UTF-8, unless it has changed meanwhile. */
static void remember(tg__segments *m, const uint8_t *text, size_t len) {
    size_t at = len, count;
    uint32_t cp;
    int bad;

    for (count = 0; at && count < 3; count++)
        while ((text[--at] & 0xC0) == 0x80 && at) {}
    for (; at < len; m->recent = m->recent << 21 | cp) at += tg__utf8_decode(text + at, text + len, &cp, &bad);
}

/* What is to be taken of a text as UTF-8: the text itself, or what was transcoded. */
typedef struct window {
    const uint8_t *p, *end;
    unsigned unit; /* bytes of a code unit that is transcoded, or 0 */
    int last;      /* no more can be transcoded */
} window;

/* @return the bytes of the window that were taken */
TG__INLINE size_t take_blocks(tg__segments *m, tg_granularity granularity, const tg__source *t, window *w,
                              tg__ends *s) {
    const uint8_t *from = w->p;
    int after_line = !m->at || is_line_end(m->recent & 0x1FFFFF);
    unsigned n, first_len;
    tg__block b;

    if (!at_rest(m, granularity)) return 0;
    while (w->p < w->end && !tg__ends_full(s) && tg__block_make(&b, t->kernels, w->p, w->end, after_line)) {
        if (w->unit) tg__block_set_units(&b, w->unit);
        if (!(n = take_block(m, granularity, t, &b, s))) break;
        if (TG__UNLIKELY(!m->at)) m->first = tg__block_decode(&b, 0, &first_len);
        m->at += tg__block_offset(&b, n);
        w->p += n;
        after_line = is_line_end(b.bytes[n - 1]); /* one that is not ASCII is not in a block */
    }
    remember(m, from, (size_t)(w->p - from));
    return (size_t)(w->p - from);
}

/* ── A text ── */

TG__INLINE size_t scan_as(tg__segments *m, tg_granularity granularity, const tg__source *t, tg__ends *s) {
    window w = {t->text, NULL, 0, 1};
    size_t at = 0, steps = 0, more = 0, n;
    uint32_t cp;

    if (t->len) w.end = t->text + t->len;
    while (at < t->len && !tg__ends_full(s)) {
        if (!steps) {
            w.p = t->text + at;
            n = take_blocks(m, granularity, t, &w, s);
            at += n;
            steps = tg__block_steps(n, &more);
            if (at == t->len || tg__ends_full(s)) break;
        }
        if (!(n = tg__decode(t->text + at, t->len - at, t->end, TG_ENCODING_UTF8, &cp))) break;
        step(m, granularity, cp, n, s);
        at += n;
        steps -= steps > 0;
    }
    return at;
}

/* A window has so many bytes, and is filled anew where it has fewer than LEAST. */
#define WINDOW 4096
#define LEAST 256

static void fill(window *w, uint8_t bytes[WINDOW], const tg__source *t, size_t at) {
    const uint8_t *src = t->text + at, *end = t->text + t->len;
    tg__transcoder transcoder;

    memset(&transcoder, 0, sizeof transcoder);
    w->p = bytes;
    w->end = bytes + tg__transcode(&transcoder, t->kernels, t->encoding, &src, end, (char *)bytes, WINDOW);
    w->last = src == end;
}

/* A code point was taken: that at the beginning of the window, unless the text has changed since it was filled. */
static void skip(window *w, uint32_t taken) {
    uint32_t cp;
    int bad;

    if (w->p == w->end) return;
    w->p += tg__utf8_decode(w->p, w->end, &cp, &bad);
    if (cp == taken) return;
    w->p = w->end; /* it is filled anew */
    w->last = 0;
}

static size_t scan_units(tg__segments *m, tg_granularity granularity, const tg__source *t, tg__ends *s) {
    uint64_t began = m->at;
    uint8_t bytes[WINDOW];
    window w = {bytes, bytes, t->encoding == TG_ENCODING_LATIN1 ? 1 : 2, 0};
    size_t steps = 0, more = 0, n;
    uint32_t cp;

    for (;;) {
        size_t at = (size_t)(m->at - began);
        if (at == t->len || tg__ends_full(s)) return at;
        if (!steps) {
            if (!w.last && w.end - w.p < LEAST) fill(&w, bytes, t, at);
            n = take_blocks(m, granularity, t, &w, s);
            steps = tg__block_steps(n, &more);
            if (n) continue;
        }
        if (!(n = tg__decode(t->text + at, t->len - at, t->end, t->encoding, &cp))) return at;
        step(m, granularity, cp, n, s);
        skip(&w, cp);
        steps--;
    }
}

static size_t scan_steps(tg__segments *m, tg_granularity granularity, const tg__source *t, tg__ends *s) {
    size_t at = 0, n;
    uint32_t cp;

    while (at < t->len && !tg__ends_full(s) &&
           (n = tg__decode(t->text + at, t->len - at, t->end, t->encoding, &cp)) > 0) {
        step(m, granularity, cp, n, s);
        at += n;
    }
    return at;
}

size_t tg__segments_scan(tg__segments *m, tg_granularity granularity, const tg__source *t, tg__ends *s) {
    if (!t->kernels->classify) return scan_steps(m, granularity, t, s);
    if (t->encoding != TG_ENCODING_UTF8) return scan_units(m, granularity, t, s);
    switch (granularity) {
    case TG_GRAPHEMES: return scan_as(m, TG_GRAPHEMES, t, s);
    case TG_WORDS: return scan_as(m, TG_WORDS, t, s);
    case TG_SENTENCES: return scan_as(m, TG_SENTENCES, t, s);
    }
    return 0;
}
