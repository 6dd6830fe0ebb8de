/* boundaries: where segments end, into the caller's array. Allocates nothing. */
#include "grapheme.h"
#include "options.h"
#include "sentence.h"
#include "transcode.h"
#include "word.h"

/* Where the boundaries go. */
typedef struct sink {
    size_t *out;
    uint8_t *flags;
    size_t cap, count;
} sink;

/* @return 1 when the sink is full */
static int put(sink *s, uint64_t offset, int flags) {
    s->out[s->count] = (size_t)offset;
    if (s->flags) s->flags[s->count] = (uint8_t)flags;
    return ++s->count == s->cap;
}

/* ── One loop a granularity ── */

typedef struct source {
    const uint8_t *text;
    size_t len;
    int end;
    uint32_t encoding;
} source;

static void graphemes(const source *t, sink *s) {
    tg__grapheme g = {0};
    size_t at = 0, n;
    uint32_t cp;

    for (; at < t->len && (n = tg__decode(t->text + at, t->len - at, t->end, t->encoding, &cp)) > 0; at += n)
        if (tg__grapheme_step(&g, tg__ucd(cp)) && at && put(s, at, 0)) return;
    if (t->end && t->len) put(s, t->len, 0);
}

static void words(const source *t, sink *s) {
    tg__word w = {0};
    size_t at = 0, held_at = 0, n;
    int like = 0, held_like = 0, held = 0;
    uint32_t cp;

    for (; at < t->len && (n = tg__decode(t->text + at, t->len - at, t->end, t->encoding, &cp)) > 0; at += n) {
        tg__props p = tg__ucd(cp);
        unsigned what = tg__word_step(&w, p);

        if (what & TG__WORD_JOIN) {
            like |= held_like;
            held = 0;
        }
        if (what & TG__WORD_CONFIRM) {
            if (put(s, held_at, like)) return;
            like = held_like;
            held = 0;
        }
        if (what & TG__WORD_BREAK) {
            if (at && put(s, at, like)) return;
            like = 0;
        }
        if (what & TG__WORD_HOLD) {
            held = 1;
            held_at = at;
            held_like = 0;
        }
        if (held) held_like |= tg__props_word_like(p);
        else like |= tg__props_word_like(p);
    }
    if (!t->end || !t->len) return;
    if (held) {
        if (put(s, held_at, like)) return;
        like = held_like;
    }
    put(s, t->len, like);
}

/* @return 1 when the sink is full; the cursor is then where the last boundary is */
static int put_sentences(const tg__sentence *m, unsigned count, tg__line *line, sink *s) {
    unsigned i;

    for (i = 0; i < count; i++) {
        *line = m->out[i].line;
        if (put(s, m->out[i].offset, 0)) return 1;
    }
    return 0;
}

static void sentences(const source *t, unsigned mode, tg__line *line, sink *s) {
    tg__sentence m;
    size_t at = 0, n;
    uint32_t cp;

    memset(&m, 0, sizeof m);
    m.mode = (uint8_t)mode;
    m.line = *line;
    for (; at < t->len && (n = tg__decode(t->text + at, t->len - at, t->end, t->encoding, &cp)) > 0; at += n)
        if (put_sentences(&m, tg__sentence_step(&m, cp, tg__ucd(cp), at, at + n), line, s)) return;
    if (!t->end || !t->len) return;
    if (!put_sentences(&m, tg__sentence_finish(&m), line, s)) put(s, t->len, 0);
}

static tg_status segment(tg_granularity granularity, const source *t, unsigned mode, tg_cursor *cursor, sink *s) {
    tg__line line;

    _Static_assert(sizeof line <= sizeof cursor->opaque, "a cursor holds a line");
    switch (granularity) {
    case TG_GRAPHEMES: graphemes(t, s); break;
    case TG_WORDS: words(t, s); break;
    case TG_SENTENCES:
        memcpy(&line, cursor->opaque, sizeof line);
        sentences(t, mode, &line, s);
        memcpy(cursor->opaque, &line, sizeof line);
        break;
    default: return TG_E_ARG;
    }
    return TG_OK;
}

tg_status tg_boundaries(tg_granularity granularity, const void *text, size_t len, int end, const tg_options *options,
                        tg_cursor *cursor, size_t *out, uint8_t *flags, size_t cap, size_t *count, size_t *consumed) {
    tg_cursor whole = {{0}};
    tg__config config;
    source t;
    sink s;
    tg_status st;

    if ((!text && len) || (!out && cap) || !count || !consumed) return TG_E_ARG;
    if ((st = tg__config_make(options, &config)) != TG_OK) return st;
    t.text = text;
    t.len = len;
    t.end = end;
    t.encoding = config.options.encoding;
    s.out = out;
    s.flags = flags;
    s.cap = cap;
    s.count = 0;
    if (cap) st = segment(granularity, &t, config.plan.sentence_mode, cursor ? cursor : &whole, &s);
    else if ((unsigned)granularity > TG_SENTENCES) st = TG_E_ARG;
    if (st != TG_OK) return st;
    *count = s.count;
    *consumed = s.count ? out[s.count - 1] : 0;
    return TG_OK;
}

tg_status tg_count_segments(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                            uint64_t *out) {
    const uint8_t *p = text;
    tg_cursor cursor = {{0}};
    size_t ends[256], count, consumed;
    uint64_t total = 0;
    tg_status st;

    if (!out || (!text && len)) return TG_E_ARG;
    do {
        st = tg_boundaries(granularity, p, len, 1, options, &cursor, ends, NULL, sizeof ends / sizeof *ends, &count,
                           &consumed);
        if (st != TG_OK) return st;
        total += count;
        if (p) p += consumed;
        len -= consumed;
    } while (len);
    *out = total;
    return TG_OK;
}
