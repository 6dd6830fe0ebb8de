/* boundaries: where segments end, into the caller's array. Allocates nothing. */
#include "grapheme.h"
#include "options.h"
#include "sentence.h"
#include "transcode.h"
#include "word.h"

#define COUNT_BATCH 256 /* boundaries found at a time where they are only counted */

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

/* At least one boundary is found where the text ends behind it. */
static void segment(tg_granularity granularity, const source *t, unsigned mode, tg_cursor *cursor, sink *s) {
    tg__line line;

    _Static_assert(sizeof line <= sizeof cursor->opaque, "a cursor holds a line");
    if (granularity == TG_GRAPHEMES) {
        graphemes(t, s);
    } else if (granularity == TG_WORDS) {
        words(t, s);
    } else {
        memcpy(&line, cursor->opaque, sizeof line);
        sentences(t, mode, &line, s);
        memcpy(cursor->opaque, &line, sizeof line);
    }
}

tg_status tg_boundaries(tg_granularity granularity, const void *text, size_t len, int end, const tg_options *options,
                        tg_cursor *cursor, size_t *out, uint8_t *flags, size_t cap, size_t *count, size_t *consumed) {
    tg_cursor whole = {{0}};
    tg__config config;
    tg_status st;

    if ((!text && len) || (!out && cap) || !count || !consumed || (unsigned)granularity > TG_SENTENCES) return TG_E_ARG;
    if ((st = tg__config_rules(options, &config)) != TG_OK) return st;
    if (config.options.encoding == TG_ENCODING_BY_MARK) return TG_E_ARG;
    source t = {text, len, end, config.options.encoding};
    sink s = {out, flags, cap, 0};
    if (cap) segment(granularity, &t, config.plan.sentence_mode, cursor ? cursor : &whole, &s);
    *count = s.count;
    *consumed = s.count ? out[s.count - 1] : 0;
    return TG_OK;
}

tg_status tg_count_segments(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                            uint64_t *out) {
    tg_cursor cursor = {{0}};
    size_t ends[COUNT_BATCH];
    uint64_t total = 0;
    tg__config config;
    tg_status st;

    if (!out || (!text && len) || (unsigned)granularity > TG_SENTENCES) return TG_E_ARG;
    if ((st = tg__config_rules(options, &config)) != TG_OK) return st;
    if (config.options.encoding == TG_ENCODING_BY_MARK) return TG_E_ARG;
    source t = {text, len, 1, config.options.encoding};
    while (t.len) {
        sink s = {ends, NULL, COUNT_BATCH, 0};
        segment(granularity, &t, config.plan.sentence_mode, &cursor, &s);
        total += s.count;
        t.text += ends[s.count - 1];
        t.len -= ends[s.count - 1];
    }
    *out = total;
    return TG_OK;
}
