/*
 * boundaries: where segments end. One machine, O(1) in size, sees every code point once: over a text that the caller has
 * (tg_boundaries, which allocates nothing), and over one that comes in pieces or parts (tg_segmenter).
 */
#include "grapheme.h"
#include "parts.h"
#include "sentence.h"
#include "transcode.h"
#include "word.h"

/* A step, a finish, or a join decides at most the boundaries of a sentence machine and one of its own. */
#define ENDS_MAX (TG__SENTENCE_OUT_MAX + 1)
#define TAIL_MAX 3 /* bytes that can begin a code point: of UTF-8, or a high surrogate and half a unit */

typedef struct segment_end {
    uint64_t end;
    tg__line line;
    uint8_t flags;
} segment_end;

typedef struct machine {
    uint64_t origin; /* bytes of the text before what the offsets below count from */
    uint64_t at;     /* where the next code point is */
    uint64_t recent; /* the last three code points, 21 bits each */
    uint32_t first;  /* code point */
    tg__grapheme grapheme;
    tg__word word;
    uint64_t held_at;
    uint8_t held, like, held_like;
    tg__sentence sentence;
    uint8_t count, next; /* ends that were decided, and of those the first that has not been handed out */
    segment_end ends[ENDS_MAX];
} machine;

static void machine_init(machine *m, unsigned mode) {
    memset(m, 0, sizeof *m);
    m->sentence.mode = (uint8_t)mode;
}

/* Where the boundaries go: to `out` or `wide`, or nowhere, if they are only counted. */
typedef struct sink {
    size_t *out;
    uint64_t *wide;
    uint8_t *flags;
    size_t cap, count;
    tg__line line; /* at the last one */
} sink;

static int is_full(const sink *s) {
    return s->count == s->cap;
}

TG__INLINE void put(sink *s, uint64_t end, unsigned flags, tg__line line) {
    if (s->out) s->out[s->count] = (size_t)end;
    if (s->wide) s->wide[s->count] = end;
    if (s->flags) s->flags[s->count] = (uint8_t)flags;
    s->line = line;
    s->count++;
}

/* Hand out what had to wait. @return 1 if it is out, and there is room for more */
static int drain(machine *m, sink *s) {
    for (; m->next < m->count && !is_full(s); m->next++) {
        const segment_end *e = &m->ends[m->next];
        put(s, e->end, e->flags, e->line);
    }
    if (m->next == m->count) m->next = m->count = 0;
    return !is_full(s);
}

/* ── Steps ── */

/* A segment ends at `offset`. What there is no room for waits. */
TG__INLINE void emit_at(machine *m, sink *s, uint64_t offset, unsigned flags, tg__line line) {
    segment_end *e;

    if (TG__LIKELY(!is_full(s))) {
        put(s, m->origin + offset, flags, line);
        return;
    }
    e = &m->ends[m->count++];
    e->end = m->origin + offset;
    e->flags = (uint8_t)flags;
    e->line = line;
}

TG__INLINE void emit(machine *m, sink *s, uint64_t offset, unsigned flags) {
    tg__line none = {0, 0};
    emit_at(m, s, offset, flags, none);
}

static void emit_sentences(machine *m, sink *s, unsigned count) {
    unsigned i;
    for (i = 0; i < count; i++) emit_at(m, s, m->sentence.out[i].offset, 0, m->sentence.out[i].line);
}

TG__INLINE void step_word(machine *m, tg__props p, sink *s) {
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

/* The next code point, of `n` bytes. */
TG__INLINE void step(machine *m, tg_granularity granularity, uint32_t cp, size_t n, sink *s) {
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

/* The text ends. */
static void finish(machine *m, tg_granularity granularity, sink *s) {
    if (!m->at) return;
    if (granularity == TG_SENTENCES) emit_sentences(m, s, tg__sentence_finish(&m->sentence));
    if (granularity == TG_WORDS && m->held) {
        emit(m, s, m->held_at, m->like);
        m->like = m->held_like;
        m->held = 0;
    }
    emit(m, s, m->at, m->like);
}

typedef struct source {
    const uint8_t *text;
    size_t len;
    int end;
    uint32_t encoding;
} source;

static int is_ascii_letter(uint32_t c) {
    return (c | 0x20) - 'a' < 26;
}

/*
 * ASCII letters right behind an ASCII letter, of a text in which each is a byte: every machine stays where it is. No
 * boundary of words or sentences is among them, and each is a grapheme.
 * @return how many were taken.
 */
TG__INLINE size_t take_letters(machine *m, tg_granularity granularity, const uint8_t *p, size_t len, sink *s) {
    size_t n = 0;

    if (granularity == TG_GRAPHEMES) {
        for (; n < len && is_ascii_letter(p[n]) && !is_full(s); n++) emit(m, s, m->at + n, 0);
    } else {
        while (n < len && is_ascii_letter(p[n])) n++;
        if (n && granularity == TG_SENTENCES && !tg__sentence_letters(&m->sentence, n)) return 0;
    }
    if (!n) return 0;
    m->at += n;
    m->recent = p[n - 1];
    return n;
}

/* As far as there is room and nothing hangs on what may follow. @return the bytes that were taken */
TG__INLINE size_t scan_as(machine *m, tg_granularity granularity, const source *t, sink *s) {
    int has_runs = t->encoding == TG_ENCODING_UTF8;
    size_t at = 0, n;
    uint32_t cp;

    while (at < t->len && (n = tg__decode(t->text + at, t->len - at, t->end, t->encoding, &cp)) > 0) {
        step(m, granularity, cp, n, s);
        at += n;
        if (is_full(s)) break;
        if (has_runs && is_ascii_letter(cp)) at += take_letters(m, granularity, t->text + at, t->len - at, s);
    }
    return at;
}

static size_t scan(machine *m, tg_granularity granularity, const source *t, sink *s) {
    switch (granularity) {
    case TG_GRAPHEMES: return scan_as(m, TG_GRAPHEMES, t, s);
    case TG_WORDS: return scan_as(m, TG_WORDS, t, s);
    case TG_SENTENCES: return scan_as(m, TG_SENTENCES, t, s);
    }
    return 0;
}

/* ── A text that the caller has ── */

/* @return TG_OK; TG_E_ARG for what the functions below refuse */
static tg_status read_rules(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                            tg__config *config) {
    tg_status st;

    if ((!text && len) || (unsigned)granularity > TG_SENTENCES) return TG_E_ARG;
    if ((st = tg__config_rules(options, config)) != TG_OK) return st;
    return config->options.encoding == TG_ENCODING_BY_MARK ? TG_E_ARG : TG_OK;
}

tg_status tg_boundaries(tg_granularity granularity, const void *text, size_t len, int end, const tg_options *options,
                        tg_cursor *cursor, size_t *out, uint8_t *flags, size_t cap, size_t *count, size_t *consumed) {
    tg__config config;
    machine m;
    tg_status st;

    _Static_assert(sizeof m.sentence.line <= sizeof cursor->opaque, "a cursor holds a line");
    if ((!out && cap) || !count || !consumed) return TG_E_ARG;
    if ((st = read_rules(granularity, text, len, options, &config)) != TG_OK) return st;
    machine_init(&m, config.plan.sentence_mode);
    if (cursor) memcpy(&m.sentence.line, cursor->opaque, sizeof m.sentence.line);
    source t = {text, len, end, config.options.encoding};
    sink s = {out, NULL, flags, cap, 0, m.sentence.line};
    /* what does not fit is found again from the last one on */
    if (cap && scan(&m, granularity, &t, &s) == len && end && !is_full(&s)) finish(&m, granularity, &s);
    if (cursor) memcpy(cursor->opaque, &s.line, sizeof s.line);
    *count = s.count;
    *consumed = s.count ? out[s.count - 1] : 0;
    return TG_OK;
}

/* 255 code points, further than which columns are not counted, of at most 4 bytes; and what may be left of one before. */
#define LOOK_BACK 1024

static int is_line_break(uint32_t cp) {
    return cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

tg_status tg_cursor_begin(tg_cursor *cursor, const void *before, size_t len, const tg_options *options) {
    const uint8_t *text = before;
    size_t at = len > LOOK_BACK ? (len - LOOK_BACK) & ~(size_t)1 : 0, n;
    tg__line line = {0, 0};
    tg__config config;
    uint32_t cp;
    tg_status st;

    if (!cursor) return TG_E_ARG;
    if ((st = read_rules(TG_SENTENCES, before, len, options, &config)) != TG_OK) return st;
    for (; at < len && (n = tg__decode(text + at, len - at, 1, config.options.encoding, &cp)) > 0; at += n) {
        if (is_line_break(cp)) line.column = 0;
        else if (line.column < UINT8_MAX) line.column++;
    }
    line.inside = line.column > 0;
    memset(cursor, 0, sizeof *cursor);
    memcpy(cursor->opaque, &line, sizeof line);
    return TG_OK;
}

tg_status tg_count_segments(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                            uint64_t *out) {
    sink s = {NULL, NULL, NULL, SIZE_MAX, 0, {0, 0}};
    tg__config config;
    machine m;
    tg_status st;

    if (!out) return TG_E_ARG;
    if ((st = read_rules(granularity, text, len, options, &config)) != TG_OK) return st;
    machine_init(&m, config.plan.sentence_mode);
    source t = {text, len, 1, config.options.encoding};
    scan(&m, granularity, &t, &s);
    finish(&m, granularity, &s);
    *out = s.count;
    return TG_OK;
}

/* ── A text in pieces ── */

struct tg_segmenter {
    tg_granularity granularity;
    tg__config config;
    machine machine;
    uint8_t ended; /* the text has, and its last ends wait for room */
    uint8_t tail_len;
    uint8_t tail[TAIL_MAX]; /* of the last piece: the beginning of a code point */
    uint8_t part;           /* TG__PART_… */
    tg__line part_line;     /* TG__PART_SPACE: what was assumed of the line */
};

static void segmenter_reset(tg_segmenter *s) {
    machine_init(&s->machine, s->config.plan.sentence_mode);
    s->ended = s->tail_len = 0;
    s->part = TG__PART_FIRST;
}

tg_status tg_segmenter_new(tg_granularity granularity, const tg_options *options, tg_segmenter **out) {
    tg__config config;
    tg_segmenter *s;
    tg_status st;

    if (!out || (unsigned)granularity > TG_SENTENCES) return TG_E_ARG;
    if ((st = tg__config_make(options, &config)) != TG_OK) return st;
    if (config.options.encoding == TG_ENCODING_BY_MARK) return TG_E_ARG;
    if (!(s = tg__mem_resize(&config.options.allocator, NULL, 0, sizeof *s))) return TG_E_NOMEM;
    memset(s, 0, sizeof *s);
    s->granularity = granularity;
    s->config = config;
    segmenter_reset(s);
    *out = s;
    return TG_OK;
}

/* Complete the tail with bytes of the piece, as far as there is room for ends. @return how many it took */
static size_t complete_tail(tg_segmenter *s, const source *t, sink *out) {
    uint8_t bytes[2 * TAIL_MAX + 2];
    size_t used = 0, more, n;
    uint32_t cp;

    do {
        more = tg__min(t->len - used, sizeof bytes - s->tail_len);
        memcpy(bytes, s->tail, s->tail_len);
        if (more) memcpy(bytes + s->tail_len, t->text + used, more);
        n = tg__decode(bytes, s->tail_len + more, t->end && used + more == t->len, t->encoding, &cp);
        if (!n) { /* the piece was too short */
            memcpy(s->tail, bytes, s->tail_len + more);
            s->tail_len = (uint8_t)(s->tail_len + more);
            return t->len;
        }
        step(&s->machine, s->granularity, cp, n, out);
        if (n < s->tail_len) { /* ill-formed */
            s->tail_len = (uint8_t)(s->tail_len - n);
            memmove(s->tail, s->tail + n, s->tail_len);
        } else {
            used += n - s->tail_len;
            s->tail_len = 0;
        }
    } while (!is_full(out) && s->tail_len);
    return used;
}

/* @return the bytes that were taken */
static size_t write_piece(tg_segmenter *s, source t, sink *out) {
    size_t used = 0;

    if (!drain(&s->machine, out)) return 0;
    if (s->ended) segmenter_reset(s);
    if (s->tail_len) {
        used = complete_tail(s, &t, out);
        t.text = t.len > used ? t.text + used : NULL;
        t.len -= used;
    }
    if (!is_full(out)) used += scan(&s->machine, s->granularity, &t, out);
    return used;
}

tg_status tg_segmenter_write(tg_segmenter *segmenter, const void *text, size_t len, int end, uint64_t *out,
                             uint8_t *flags, size_t cap, size_t *count, size_t *consumed) {
    sink s = {NULL, out, flags, out ? cap : SIZE_MAX, 0, {0, 0}};
    size_t used;

    if (!segmenter || (!text && len) || !count || !consumed) return TG_E_ARG;
    source t = {text, len, end, segmenter->config.options.encoding};
    used = write_piece(segmenter, t, &s);
    if (!is_full(&s)) {
        if (used < len) { /* a code point that is cut */
            segmenter->tail_len = (uint8_t)(len - used);
            memcpy(segmenter->tail, t.text + used, len - used);
            used = len;
        }
        if (end) {
            finish(&segmenter->machine, segmenter->granularity, &s);
            segmenter->ended = 1;
            if (!segmenter->machine.count) segmenter_reset(segmenter);
        }
    }
    *count = s.count;
    *consumed = used;
    return TG_OK;
}

/* ── Parts of one text ── */

static uint64_t recent_of(uint32_t second, uint32_t last) {
    return (uint64_t)second << 21 | last;
}

tg_status tg_segmenter_begin_part(tg_segmenter *part, const void *before, size_t len) {
    tg__line line;
    unsigned kind;
    tg_status st;

    if (!part || !before) return TG_E_ARG;
    if (part->machine.at || part->tail_len || part->ended || part->machine.count) return TG_E_STATE;
    if ((st = tg__parts_find(&part->config, before, len, &kind, &line)) != TG_OK) return st;
    segmenter_reset(part); /* it may have been begun elsewhere */
    part->part = (uint8_t)kind;
    part->part_line = line;
    part->machine.recent = kind == TG__PART_LINE ? recent_of('\n', '\n') : recent_of('a', ' '); /* as good as it */
    if (kind == TG__PART_SPACE) tg__sentence_begin_inside(&part->machine.sentence, line);
    return TG_OK;
}

/* May a part begin with its first code point? */
static int may_follow_cut(const tg_segmenter *part) {
    tg__props p = tg__ucd(part->machine.first);

    if (part->part == TG__PART_SPACE) return tg__tally_may_cut(p);
    /* white space may go on behind a blank line, and the sentence ends behind all of its line breaks */
    return part->granularity != TG_SENTENCES || part->config.plan.sentence_mode == TG__SENTENCE_UAX29 ||
           !(p & TG__P_WHITE_SPACE);
}

/* Is the text of `s` cut as the part took it to be? */
static int part_fits(const tg_segmenter *s, const tg_segmenter *part) {
    const machine *m = &s->machine;
    uint32_t last = m->recent & 0x1FFFFF, second = m->recent >> 21 & 0x1FFFFF, third = (uint32_t)(m->recent >> 42);

    if (s->tail_len || !may_follow_cut(part)) return 0;
    if (part->part == TG__PART_LINE) return last == '\n' && (second == '\n' || (second == '\r' && third == '\n'));
    if (last != ' ' || !tg__tally_may_cut(tg__ucd(second))) return 0;
    return s->granularity != TG_SENTENCES || tg__sentence_is_inside(&m->sentence, part->part_line);
}

static int same_rules(const tg_segmenter *a, const tg_segmenter *b) {
    return a->granularity == b->granularity && a->config.options.encoding == b->config.options.encoding &&
           a->config.plan.sentence_mode == b->config.plan.sentence_mode &&
           a->config.plan.language == b->config.plan.language;
}

/* What is pending in `into` is decided by that there is a cut; the part's machine goes on. */
static void take_over(machine *into, const machine *part, tg_granularity granularity, unsigned kind) {
    sink later = {NULL, NULL, NULL, 0, 0, {0, 0}};
    machine old;

    if (granularity != TG_SENTENCES || kind == TG__PART_LINE) finish(into, granularity, &later);
    old = *into;
    *into = *part;
    into->origin += old.origin + old.at;
    into->count = old.count;
    memcpy(into->ends, old.ends, sizeof old.ends);
}

tg_status tg_segmenter_append(tg_segmenter *into, tg_segmenter *part) {
    if (!into || !part || into == part || !same_rules(into, part) || !part->part) return TG_E_ARG;
    if (into->machine.count || part->machine.count) return TG_E_STATE;
    if (part->machine.at) {
        if (!part_fits(into, part)) return TG_E_STATE;
        take_over(&into->machine, &part->machine, into->granularity, part->part);
        into->tail_len = part->tail_len;
        memcpy(into->tail, part->tail, sizeof into->tail);
    } else if (part->tail_len) {
        return TG_E_STATE;
    }
    segmenter_reset(part);
    return TG_OK;
}

void tg_segmenter_reset(tg_segmenter *segmenter) {
    if (segmenter) segmenter_reset(segmenter);
}

void tg_segmenter_free(tg_segmenter *segmenter) {
    tg_allocator mem;

    if (!segmenter) return;
    mem = segmenter->config.options.allocator;
    tg__mem_free(&mem, segmenter, sizeof *segmenter);
}
