/*
 * boundaries: where segments end, in a text that the caller has (tg_boundaries, which allocates nothing), and in one that
 * comes in pieces or parts (tg_segmenter).
 */
#include "parts.h"
#include "segments.h"
#include "transcode.h"

#define TAIL_MAX 3 /* bytes that can begin a code point: of UTF-8, or a high surrogate and half a unit */

/* ── A text that the caller has ── */

/* @return TG_OK; TG_E_ARG for what the functions below refuse */
static tg_status read_rules(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                            tg__config *config) {
    tg_status st;

    if ((!text && len) || (unsigned)granularity > TG_SENTENCES) return TG_E_ARG;
    if ((st = tg__config_segments(options, config)) != TG_OK) return st;
    return config->options.encoding == TG_ENCODING_BY_MARK ? TG_E_ARG : TG_OK;
}

tg_status tg_boundaries(tg_granularity granularity, const void *text, size_t len, int end, const tg_options *options,
                        tg_cursor *cursor, size_t *out, uint8_t *flags, size_t cap, size_t *count, size_t *consumed) {
    tg__config config;
    tg__segments m;
    tg_status st;

    _Static_assert(sizeof m.sentence.line <= sizeof cursor->opaque, "a cursor holds a line");
    if ((!out && cap) || !count || !consumed) return TG_E_ARG;
    if ((st = read_rules(granularity, text, len, options, &config)) != TG_OK) return st;
    tg__segments_init(&m, config.plan.sentence_mode, config.plan.cues);
    if (cursor) memcpy(&m.sentence.line, cursor->opaque, sizeof m.sentence.line);
    tg__source t = {text, len, end, config.options.encoding, config.kernels};
    tg__ends s = {out, NULL, flags, 1, cap, 0, m.sentence.line};
    /* what does not fit is found again from the last one on */
    if (cap && tg__segments_scan(&m, granularity, &t, &s) == len && end && !tg__ends_full(&s))
        tg__segments_finish(&m, granularity, &s);
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
    tg__ends s = {NULL, NULL, NULL, 1, SIZE_MAX, 0, {0, 0}};
    tg__config config;
    tg__segments m;
    tg_status st;

    if (!out) return TG_E_ARG;
    if ((st = read_rules(granularity, text, len, options, &config)) != TG_OK) return st;
    tg__segments_init(&m, config.plan.sentence_mode, config.plan.cues);
    tg__source t = {text, len, 1, config.options.encoding, config.kernels};
    tg__segments_scan(&m, granularity, &t, &s);
    tg__segments_finish(&m, granularity, &s);
    *out = s.count;
    return TG_OK;
}

/* ── A text in pieces ── */

struct tg_segmenter {
    tg_granularity granularity;
    tg__config config;
    tg__segments machine;
    uint8_t ended; /* the text has, and its last ends wait for room */
    uint8_t tail_len;
    uint8_t tail[TAIL_MAX]; /* of the last piece: the beginning of a code point */
    uint8_t part;           /* TG__PART_… */
    tg__line part_line;     /* TG__PART_SPACE: what was assumed of the line */
};

static void segmenter_reset(tg_segmenter *s) {
    tg__segments_init(&s->machine, s->config.plan.sentence_mode, s->config.plan.cues);
    s->ended = s->tail_len = 0;
    s->part = TG__PART_FIRST;
}

tg_status tg_segmenter_new(tg_granularity granularity, const tg_options *options, tg_segmenter **out) {
    tg__config config;
    tg_segmenter *s;
    tg_status st;

    if (!out || (unsigned)granularity > TG_SENTENCES) return TG_E_ARG;
    if ((st = tg__config_make(options, TG__FOR_REPORT, &config)) != TG_OK) return st;
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
static size_t complete_tail(tg_segmenter *s, const tg__source *t, tg__ends *out) {
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
        tg__segments_step(&s->machine, s->granularity, cp, n, out);
        if (n < s->tail_len) { /* ill-formed */
            s->tail_len = (uint8_t)(s->tail_len - n);
            memmove(s->tail, s->tail + n, s->tail_len);
        } else {
            used += n - s->tail_len;
            s->tail_len = 0;
        }
    } while (!tg__ends_full(out) && s->tail_len);
    return used;
}

/* @return the bytes that were taken */
static size_t write_piece(tg_segmenter *s, tg__source t, tg__ends *out) {
    size_t used = 0;

    if (!tg__segments_drain(&s->machine, out)) return 0;
    if (s->ended) segmenter_reset(s);
    if (s->tail_len) {
        used = complete_tail(s, &t, out);
        t.text = t.len > used ? t.text + used : NULL;
        t.len -= used;
    }
    if (!tg__ends_full(out)) used += tg__segments_scan(&s->machine, s->granularity, &t, out);
    return used;
}

tg_status tg_segmenter_write(tg_segmenter *segmenter, const void *text, size_t len, int end, uint64_t *out,
                             uint8_t *flags, size_t cap, size_t *count, size_t *consumed) {
    tg__ends s = {NULL, out, flags, 0, out ? cap : SIZE_MAX, 0, {0, 0}};
    size_t used;

    if (!segmenter || (!text && len) || !count || !consumed) return TG_E_ARG;
    tg__source t = {text, len, end, segmenter->config.options.encoding, segmenter->config.kernels};
    used = write_piece(segmenter, t, &s);
    if (!tg__ends_full(&s)) {
        if (used < len) { /* a code point that is cut */
            segmenter->tail_len = (uint8_t)(len - used);
            memcpy(segmenter->tail, t.text + used, len - used);
            used = len;
        }
        if (end) {
            tg__segments_finish(&segmenter->machine, segmenter->granularity, &s);
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
    const tg__segments *m = &s->machine;
    uint32_t last = m->recent & 0x1FFFFF, second = m->recent >> 21 & 0x1FFFFF, third = m->recent >> 42 & 0x1FFFFF;

    if (s->tail_len || !may_follow_cut(part)) return 0;
    if (part->part == TG__PART_LINE) return last == '\n' && (second == '\n' || (second == '\r' && third == '\n'));
    if (last != ' ' || !tg__tally_may_cut(tg__ucd(second))) return 0;
    return s->granularity != TG_SENTENCES ||
           tg__sentence_is_inside(&m->sentence, part->part_line,
                                  tg__sentence_looks_back(part->machine.first, tg__ucd(part->machine.first)));
}

static int same_rules(const tg_segmenter *a, const tg_segmenter *b) {
    return a->granularity == b->granularity && a->config.options.encoding == b->config.options.encoding &&
           a->config.plan.sentence_mode == b->config.plan.sentence_mode &&
           a->config.plan.language == b->config.plan.language;
}

/* What is pending in `into` is decided by that there is a cut; the part's machine goes on. */
static void take_over(tg__segments *into, const tg__segments *part, tg_granularity granularity, unsigned kind) {
    tg__ends later = {NULL, NULL, NULL, 0, 0, 0, {0, 0}};
    tg__segments old;

    if (granularity != TG_SENTENCES || kind == TG__PART_LINE) tg__segments_finish(into, granularity, &later);
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
