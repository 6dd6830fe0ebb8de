/* analyzer: a text in pieces, of any encoding, and documents one after another. */
#include "codec.h"
#include "parts.h"
#include "report.h"
#include "transcode.h"
#include "words.h"

#define BLOCK 4096 /* bytes of UTF-8 that are transcoded at a time */

struct tg_analyzer {
    tg__config config;
    tg__transcoder transcoder;
    uint32_t encoding; /* of the piece before: what it left unfinished is in `transcoder` or `tail` */
    uint64_t taken;    /* bytes of input before the first piece in this encoding, in this document */
    uint64_t scanned;  /* bytes of UTF-8 before it */
    uint8_t tail[4];   /* of the last piece: a UTF-8 sequence that may still be completed */
    uint8_t tail_len;
    uint8_t mark[2]; /* the first bytes of a document whose encoding they will tell */
    uint8_t mark_len;
    uint8_t mark_read; /* they have told it: it is `by_mark` */
    uint32_t by_mark;
    uint8_t open;               /* the document has been written to */
    uint8_t lends;              /* what is left are words of parts that were joined to others */
    const tg_analyzer *sharing; /* words of that one are moved to another in shares; both know */
    uint32_t shares;            /* of the other: how many; 0: they are being made */
    tg__maker report;           /* of tg_analyzer_finish_step, while it is made */
    tg_words *words;            /* of tg_analyzer_take_words, likewise */
    tg_error error;             /* status other than TG_OK: only reset and free are left */
    tg__tally tally;            /* the last: it empties itself */
};

static void document_reset(tg_analyzer *a) {
    memset(&a->transcoder, 0, sizeof a->transcoder);
    a->encoding =
        a->config.options.encoding == TG_ENCODING_BY_MARK ? (uint32_t)TG_ENCODING_UTF8 : a->config.options.encoding;
    a->taken = a->scanned = 0;
    a->mark_len = a->mark_read = 0;
    a->tail_len = 0;
    a->open = 0;
}

/* Words that are left out, of an older caller none. */
static tg__stop_list stops_of(const tg_options *options) {
    tg__stop_list stops = {NULL, NULL, 0};

    if (!options || options->size < sizeof *options) return stops;
    stops.text = options->stop_text;
    stops.lengths = options->stop_lengths;
    stops.count = (size_t)options->stop_count;
    return stops;
}

static tg_status analyzer_init(tg_analyzer *a, const tg_options *options, tg__purpose purpose) {
    tg__stop_list stops = stops_of(options);
    tg_status st;

    memset(a, 0, offsetof(tg_analyzer, tally));
    if ((st = tg__config_make(options, purpose, &a->config)) != TG_OK) return st;
    tg__tally_init(&a->tally, &a->config.options.allocator, a->config.kernels, &a->config.plan, a->config.options.seed);
    document_reset(a);
    if (a->config.plan.picks && (st = tg__picks_new(&a->tally, &stops, a->config.options.seed)) != TG_OK)
        tg__tally_free(&a->tally);
    return st;
}

/* Bytes of UTF-8 that the document has had. */
static uint64_t bytes_scanned(const tg_analyzer *a) {
    return a->tally.scan.origin + a->tally.scan.at;
}

/* Bytes of input that the document has had, but for a tail. */
static uint64_t bytes_taken(const tg_analyzer *a) {
    if (a->encoding != TG_ENCODING_UTF8) return a->taken + a->transcoder.offset;
    return a->taken + bytes_scanned(a) - a->scanned;
}

static tg_status fail(tg_analyzer *a, tg_status status, uint64_t offset) {
    a->error.status = status;
    a->error.offset = offset;
    return status;
}

/* Nothing has failed, and nothing that is done in steps is under way. */
static int is_ready(const tg_analyzer *a) {
    return a->error.status == TG_OK && a->report.stage == TG__MAKER_NONE && !a->words && !a->sharing;
}

/* What it has of words depends on their order. */
static int is_bounded(const tg_analyzer *a) {
    return a->config.plan.most != 0;
}

/* And all that it has is its own. */
static int is_whole(const tg_analyzer *a) {
    return is_ready(a) && !a->lends;
}

static tg_status scan(tg_analyzer *a, const uint8_t *p, size_t len) {
    tg_status st = tg__tally_scan(&a->tally, p, len);
    return st == TG_OK ? TG_OK : fail(a, st, st == TG_E_INVALID ? bytes_taken(a) : 0);
}

/* ── UTF-8: as it is, but for sequences that are cut ── */

/* Complete the tail with bytes of the piece. @return how many it took. */
static size_t complete_tail(tg_analyzer *a, const uint8_t *p, size_t len, tg_status *st) {
    size_t used = 0;

    while (used < len && tg__utf8_unfinished(a->tail, a->tail_len) == a->tail_len) a->tail[a->tail_len++] = p[used++];
    if (tg__utf8_unfinished(a->tail, a->tail_len) == a->tail_len) return used;
    if (tg__utf8_unfinished(a->tail, a->tail_len)) { /* ill-formed, and its last byte begins another */
        used--;
        a->tail_len--;
    }
    *st = scan(a, a->tail, a->tail_len);
    a->tail_len = 0;
    return used;
}

static tg_status write_utf8(tg_analyzer *a, const uint8_t *p, size_t len) {
    tg_status st = TG_OK;
    size_t used, left;

    if (a->tail_len) {
        used = complete_tail(a, p, len, &st);
        if (st != TG_OK) return st;
        p += used;
        len -= used;
    }
    if (!len) return TG_OK;
    left = tg__utf8_unfinished(p, len);
    if (len > left && (st = scan(a, p, len - left)) != TG_OK) return st;
    memcpy(a->tail, p + len - left, left);
    a->tail_len = (uint8_t)left;
    return TG_OK;
}

/* ── Everything else: transcoded block by block ── */

static tg_status scan_block(tg_analyzer *a, const char *block, size_t len) {
    if (a->transcoder.invalid && a->config.plan.stop_at_invalid)
        return fail(a, TG_E_INVALID, a->taken + a->transcoder.bad_at);
    a->tally.counts[TG_COUNT_INVALID_SEQUENCES] += a->transcoder.invalid;
    a->transcoder.invalid = 0;
    return scan(a, (const uint8_t *)block, len);
}

static tg_status write_transcoded(tg_analyzer *a, const uint8_t *p, size_t len) {
    const uint8_t *end = p + len;
    char block[BLOCK];
    tg_status st;

    while (p < end) {
        size_t n = tg__transcode(&a->transcoder, a->config.kernels, a->encoding, &p, end, block, sizeof block);
        if ((st = scan_block(a, block, n)) != TG_OK) return st;
    }
    return TG_OK;
}

/* What the last piece left unfinished will not be completed. */
static tg_status finish_encoding(tg_analyzer *a) {
    char block[TG__TRANSCODE_MAX];
    tg_status st = TG_OK;

    if (a->encoding != TG_ENCODING_UTF8) {
        st = scan_block(a, block, tg__transcode_end(&a->transcoder, block));
    } else if (a->tail_len) {
        st = scan(a, a->tail, a->tail_len);
        a->tail_len = 0;
    }
    return st;
}

static tg_status take_as(tg_analyzer *a, uint32_t encoding, const uint8_t *p, size_t len) {
    tg_status st;

    if (!len) return TG_OK;
    if (encoding != a->encoding) {
        if ((st = finish_encoding(a)) != TG_OK) return st;
        a->taken = bytes_taken(a);
        a->scanned = bytes_scanned(a);
        memset(&a->transcoder, 0, sizeof a->transcoder);
        a->encoding = encoding;
    }
    a->open = 1;
    return encoding == TG_ENCODING_UTF8 ? write_utf8(a, p, len) : write_transcoded(a, p, len);
}

/* Decide by the first bytes of the document, and take them. */
static tg_status take_mark(tg_analyzer *a) {
    int whole = a->mark_len == sizeof a->mark;
    size_t len = a->mark_len;

    a->by_mark = TG_ENCODING_UTF8;
    if (whole && a->mark[0] == 0xFF && a->mark[1] == 0xFE) a->by_mark = TG_ENCODING_UTF16LE;
    if (whole && a->mark[0] == 0xFE && a->mark[1] == 0xFF) a->by_mark = TG_ENCODING_UTF16BE;
    a->mark_read = 1;
    a->mark_len = 0;
    return take_as(a, a->by_mark, a->mark, len);
}

static tg_status take_by_mark(tg_analyzer *a, const uint8_t *p, size_t len) {
    tg_status st;

    for (; len && !a->mark_read; p++, len--) {
        a->open = 1;
        a->mark[a->mark_len++] = *p;
        if (a->mark_len == sizeof a->mark && (st = take_mark(a)) != TG_OK) return st;
    }
    return take_as(a, a->by_mark, p, len);
}

static tg_status take_input(tg_analyzer *a, uint32_t encoding, const uint8_t *p, size_t len) {
    tg_status st;

    if (encoding == TG_ENCODING_BY_MARK) {
        int begun = a->open || a->tally.scan.part;
        if (begun && !a->mark_read && !a->mark_len) { /* not with a mark */
            a->mark_read = 1;
            a->by_mark = TG_ENCODING_UTF8;
        }
        return take_by_mark(a, p, len);
    }
    if (len && a->mark_len && (st = take_mark(a)) != TG_OK) return st;
    return take_as(a, encoding, p, len);
}

static tg_status end_document(tg_analyzer *a) {
    tg_status st;

    if (!a->open) return TG_OK;
    if (a->mark_len && (st = take_mark(a)) != TG_OK) return st;
    if ((st = finish_encoding(a)) != TG_OK) return st;
    if ((st = tg__tally_end(&a->tally)) != TG_OK) return fail(a, st, 0);
    document_reset(a);
    return TG_OK;
}

tg_status tg_analyze(const void *text, size_t len, const tg_options *options, tg_report **out, tg_error *error) {
    tg_analyzer a;
    tg_status st;

    if (!out || (!text && len)) st = TG_E_ARG;
    else if ((st = analyzer_init(&a, options, TG__FOR_REPORT)) == TG_OK) {
        if ((st = take_input(&a, a.config.options.encoding, text, len)) == TG_OK && (st = end_document(&a)) == TG_OK)
            st = tg__report_new(&a.config, &a.tally, out);
        tg__tally_free(&a.tally);
    }
    if (error) {
        error->status = st;
        error->offset = st == TG_E_INVALID ? a.error.offset : 0;
    }
    return st;
}

/* All words of an analyzer without an open document, which it then has not any more. */
static tg_status take_all_words(tg_analyzer *a, tg_words **out) {
    tg_words *words = NULL;
    tg_status st = tg__words_new(&a->config, &a->tally, &words);
    int done = 0;

    while (st == TG_OK && !done) st = tg__words_step(words, SIZE_MAX, &done);
    if (st == TG_OK) *out = words;
    else tg_words_free(words);
    return st;
}

tg_status tg_words_new(const void *text, size_t len, const tg_options *options, tg_words **out, tg_error *error) {
    tg_analyzer a;
    tg_status st;

    if (!out || (!text && len)) st = TG_E_ARG;
    else if ((st = analyzer_init(&a, options, TG__FOR_WORDS)) == TG_OK) {
        if ((st = take_input(&a, a.config.options.encoding, text, len)) == TG_OK && (st = end_document(&a)) == TG_OK)
            st = take_all_words(&a, out);
        tg__tally_free(&a.tally);
    }
    if (error) {
        error->status = st;
        error->offset = st == TG_E_INVALID ? a.error.offset : 0;
    }
    return st;
}

/* Move `made` to the heap. */
static tg_status settle_down(tg_analyzer *made, tg_analyzer **out) {
    tg_analyzer *a = tg__mem_resize(&made->config.options.allocator, NULL, 0, sizeof *a);

    if (!a) {
        tg__tally_free(&made->tally);
        return TG_E_NOMEM;
    }
    *a = *made;
    *out = a;
    return TG_OK;
}

tg_status tg_analyzer_new(const tg_options *options, tg_analyzer **out) {
    tg_analyzer made;
    tg_status st;

    if (!out) return TG_E_ARG;
    if ((st = analyzer_init(&made, options, TG__FOR_BOTH)) != TG_OK) return st;
    return settle_down(&made, out);
}

tg_status tg_analyzer_write(tg_analyzer *analyzer, const void *text, size_t len) {
    if (!analyzer || (!text && len)) return TG_E_ARG;
    return tg_analyzer_write_as(analyzer, (tg_encoding)analyzer->config.options.encoding, text, len);
}

tg_status tg_analyzer_write_as(tg_analyzer *analyzer, tg_encoding encoding, const void *text, size_t len) {
    if (!analyzer || (!text && len) || (unsigned)encoding > TG_ENCODING_BY_MARK) return TG_E_ARG;
    if (!is_ready(analyzer) || (analyzer->lends && !analyzer->tally.scan.part)) return TG_E_STATE;
    return take_input(analyzer, encoding, text, len);
}

tg_status tg_analyzer_end_document(tg_analyzer *analyzer) {
    if (!analyzer) return TG_E_ARG;
    if (!is_whole(analyzer)) return TG_E_STATE;
    return end_document(analyzer);
}

tg_status tg_analyzer_finish_step(tg_analyzer *analyzer, size_t work, tg_report **out) {
    tg_report *report = NULL;
    tg_status st;

    if (!analyzer || !out) return TG_E_ARG;
    if (analyzer->words) return TG_E_STATE;
    if (analyzer->report.stage == TG__MAKER_NONE) {
        if ((st = tg_analyzer_end_document(analyzer)) != TG_OK) return st;
        if ((st = tg__maker_begin(&analyzer->report, &analyzer->config, &analyzer->tally)) != TG_OK) goto failed;
    }
    if ((st = tg__maker_step(&analyzer->report, &analyzer->config, &analyzer->tally, work, &report)) != TG_OK)
        goto failed;
    *out = report;
    return TG_OK;
failed:
    tg__maker_free(&analyzer->report);
    return st;
}

tg_status tg_analyzer_finish(tg_analyzer *analyzer, tg_report **out) {
    tg_report *report = NULL;
    tg_status st;

    if (!out) return TG_E_ARG;
    do st = tg_analyzer_finish_step(analyzer, SIZE_MAX, &report);
    while (st == TG_OK && !report);
    if (st == TG_OK) *out = report;
    return st;
}

static tg_status clone(const tg_analyzer *from, tg_analyzer *out) {
    if (!is_whole(from)) return TG_E_STATE;
    *out = *from;
    return tg__tally_clone(&out->tally, &from->tally);
}

tg_status tg_analyzer_report(const tg_analyzer *analyzer, tg_report **out) {
    tg_analyzer copy;
    tg_status st;

    if (!analyzer || !out) return TG_E_ARG;
    if (!is_whole(analyzer)) return TG_E_STATE;
    if (!analyzer->open) return tg__report_new(&analyzer->config, &analyzer->tally, out);
    if ((st = clone(analyzer, &copy)) != TG_OK) return st;
    if ((st = end_document(&copy)) == TG_OK) st = tg__report_new(&copy.config, &copy.tally, out);
    tg__tally_free(&copy.tally);
    return st;
}

tg_status tg_analyzer_words(const tg_analyzer *analyzer, tg_words **out) {
    tg_analyzer copy;
    tg_status st;

    if (!analyzer || !out) return TG_E_ARG;
    if (!analyzer->config.options.words) return TG_E_STATE;
    if ((st = clone(analyzer, &copy)) != TG_OK) return st;
    if ((st = end_document(&copy)) == TG_OK) st = take_all_words(&copy, out);
    tg__tally_free(&copy.tally);
    return st;
}

tg_status tg_analyzer_take_words(tg_analyzer *analyzer, size_t work, tg_words **out) {
    tg_words *words;
    tg_status st;
    int done = 0;

    if (!analyzer || !out) return TG_E_ARG;
    if (!analyzer->words) {
        if (!analyzer->config.options.words) return TG_E_STATE;
        if ((st = tg_analyzer_end_document(analyzer)) != TG_OK) return st;
        if ((st = tg__words_new(&analyzer->config, &analyzer->tally, &analyzer->words)) != TG_OK)
            return fail(analyzer, st, 0);
    }
    if (analyzer->error.status != TG_OK) return TG_E_STATE;
    if ((st = tg__words_step(analyzer->words, work, &done)) != TG_OK) return fail(analyzer, st, 0);
    words = done ? analyzer->words : NULL;
    if (done) {
        analyzer->words = NULL;
        tg_analyzer_reset(analyzer);
    }
    *out = words;
    return TG_OK;
}

/* Do both have word tables of their own by the same rules? */
static int same_picks(const tg_analyzer *a, const tg_analyzer *b) {
    const tg__plan *p = &a->config.plan, *q = &b->config.plan;

    return p->ngram == q->ngram && p->within == q->within && p->keep_case == q->keep_case && p->numbers == q->numbers &&
           p->min_length == q->min_length && p->most == q->most && p->stops == q->stops &&
           tg__picks_same_stops(a->tally.picks, b->tally.picks);
}

/* Do both count the same things by the same rules? */
static int same_rules(const tg_analyzer *a, const tg_analyzer *b) {
    const tg__plan *p = &a->config.plan, *q = &b->config.plan;

    if (p->picks != q->picks || (p->picks && !same_picks(a, b))) return 0;
    return p->language == q->language && p->classic == q->classic && p->hyphens == q->hyphens &&
           p->sentence_mode == q->sentence_mode && p->graphemes == q->graphemes && p->words == q->words &&
           p->sentences == q->sentences && p->table == q->table && p->spoken == q->spoken;
}

tg_status tg_analyzer_merge(tg_analyzer *into, const tg_analyzer *from) {
    tg_status st;

    if (!into || !from || into == from || !same_rules(into, from)) return TG_E_ARG;
    if (is_bounded(into)) return TG_E_BOUNDED;
    if (!is_whole(into) || !is_whole(from) || into->open || from->open) return TG_E_STATE;
    st = tg__tally_merge(&into->tally, &from->tally);
    return st == TG_OK ? TG_OK : fail(into, st, 0);
}

tg_status tg_analyzer_clone(const tg_analyzer *analyzer, tg_analyzer **out) {
    tg_analyzer made;
    tg_status st;

    if (!analyzer || !out) return TG_E_ARG;
    if ((st = clone(analyzer, &made)) != TG_OK) return st;
    return settle_down(&made, out);
}

tg_status tg_analyzer_save(const tg_analyzer *analyzer, void *out, size_t cap, size_t *len) {
    if (!analyzer || !len) return TG_E_ARG;
    if (!is_whole(analyzer) || analyzer->open) return TG_E_STATE;
    if (is_bounded(analyzer)) return TG_E_BOUNDED;
    return tg__state_save(&analyzer->config, &analyzer->tally, out, cap, len);
}

tg_status tg_analyzer_load(const void *state, size_t len, const tg_options *options, tg_analyzer **out) {
    tg_analyzer made;
    tg_status st;

    if (!state || !out) return TG_E_ARG;
    memset(&made, 0, sizeof made);
    if ((st = tg__config_make(options, TG__FOR_BOTH, &made.config)) != TG_OK) return st;
    if ((st = tg__state_load(state, len, &made.config, &made.tally)) != TG_OK) return st;
    document_reset(&made);
    return settle_down(&made, out);
}

tg_status tg_analyzer_options(const tg_analyzer *analyzer, tg_options *out) {
    tg_options full;
    size_t size;

    if (!analyzer || !out || out->size < sizeof out->size) return TG_E_ARG;
    full = analyzer->config.options;
    full.language = analyzer->config.plan.language->tag;
    if (analyzer->config.plan.stops) full.language = analyzer->config.plan.stops->tag;
    full.size = size = out->size;
    memcpy(out, &full, tg__min(size, sizeof full));
    return TG_OK;
}

tg_status tg_analyzer_begin_part(tg_analyzer *part, const void *before, size_t len) {
    tg__line line;
    unsigned kind;
    tg_status st;

    if (!part || !before || part->config.options.encoding == TG_ENCODING_BY_MARK) return TG_E_ARG;
    if (is_bounded(part)) return TG_E_BOUNDED;
    if (!is_ready(part) || part->open || part->tally.documents || tg__tally_is_collected(&part->tally))
        return TG_E_STATE;
    if ((st = tg__parts_find(&part->config, before, len, &kind, &line)) != TG_OK) return st;
    tg__tally_begin_part(&part->tally, kind, line);
    return TG_OK;
}

/* Nothing of a character is left over. */
static int is_at_character(const tg_analyzer *a) {
    return !a->tail_len && !a->mark_len && !a->transcoder.high && !a->transcoder.odd;
}

/* @param how  tg__tally_append or tg__tally_join */
static tg_status append(tg_analyzer *into, tg_analyzer *part, tg_status (*how)(tg__tally *, tg__tally *)) {
    uint64_t taken, scanned;
    tg_status st;

    if (!into || !part || into == part || !same_rules(into, part)) return TG_E_ARG;
    if (!part->tally.scan.part) return TG_E_ARG;
    if (!is_ready(into) || !is_ready(part) || part->tally.documents) return TG_E_STATE;
    if (part->open && (!into->open || !is_at_character(into))) return TG_E_STATE;
    taken = bytes_taken(into);
    scanned = bytes_scanned(into);
    st = how(&into->tally, &part->tally);
    if (st == TG_E_STATE) return st;
    if (st != TG_OK) return fail(into, st, 0);
    if (!part->open) return TG_OK; /* `into` keeps what it left unfinished */
    into->transcoder = part->transcoder;
    into->encoding = part->encoding;
    into->taken = taken + part->taken;
    into->scanned = scanned + part->scanned;
    memcpy(into->tail, part->tail, sizeof into->tail);
    into->tail_len = part->tail_len;
    document_reset(part);
    return TG_OK;
}

tg_status tg_analyzer_append(tg_analyzer *into, tg_analyzer *part) {
    tg_status st = append(into, part, tg__tally_append);

    if (st == TG_OK) part->lends = 0;
    return st;
}

tg_status tg_analyzer_join(tg_analyzer *into, tg_analyzer *part) {
    tg_status st = append(into, part, tg__tally_join);

    if (st == TG_OK) part->lends = tg__tally_has_words(&part->tally) != 0;
    return st;
}

/* @return TG_OK if there may be words in `from` that are fetched */
static tg_status may_collect(const tg_analyzer *into, const tg_analyzer *from) {
    if (!into || !from || into == from || !same_rules(into, from)) return TG_E_ARG;
    if (!is_ready(into) || !is_ready(from) || from->open || from->tally.documents || from->tally.scan.part)
        return TG_E_STATE;
    return TG_OK;
}

tg_status tg_analyzer_collect(tg_analyzer *into, tg_analyzer *from, size_t work, int *more) {
    tg_status st = more ? may_collect(into, from) : TG_E_ARG;

    if (st != TG_OK) return st;
    if ((st = tg__tally_collect(&into->tally, &from->tally, work, more)) != TG_OK) return fail(into, st, 0);
    from->lends = *more != 0;
    return TG_OK;
}

static int is_sharing(const tg_analyzer *into, const tg_analyzer *from) {
    return into->sharing == from && from->sharing == from && into != from;
}

/* Neither is of any use any more. */
static tg_status fail_both(tg_analyzer *into, tg_analyzer *from, tg_status status) {
    into->sharing = from->sharing = NULL;
    fail(from, status, 0);
    return fail(into, status, 0);
}

tg_status tg_analyzer_begin_shares(tg_analyzer *into, tg_analyzer *from, size_t work, uint32_t *shares, int *more) {
    uint32_t count = 0;
    tg_status st;

    if (!into || !from || !shares || !more || !work) return TG_E_ARG;
    if (!(is_sharing(into, from) && !into->shares) && (st = may_collect(into, from)) != TG_OK) return st;
    if ((st = tg__tally_begin_shares(&into->tally, &from->tally, &work, &count)) != TG_OK)
        return fail_both(into, from, st);
    *shares = into->shares = count;
    *more = !count && !work;
    into->sharing = from->sharing = count || *more ? from : NULL;
    return TG_OK;
}

tg_status tg_analyzer_collect_share(tg_analyzer *into, const tg_analyzer *from, uint32_t share) {
    if (!into || !from) return TG_E_ARG;
    if (!is_sharing(into, from) || !into->shares) return TG_E_STATE;
    return tg__tally_move_share(&into->tally, &from->tally, share);
}

tg_status tg_analyzer_end_shares(tg_analyzer *into, tg_analyzer *from) {
    tg_status st;

    if (!into || !from) return TG_E_ARG;
    if (!is_sharing(into, from) || !into->shares) return TG_E_STATE;
    if ((st = tg__tally_end_shares(&into->tally, &from->tally)) != TG_OK) return fail_both(into, from, st);
    into->sharing = from->sharing = NULL;
    into->shares = 0;
    return TG_OK;
}

void tg_analyzer_reset(tg_analyzer *analyzer) {
    if (!analyzer) return;
    tg__maker_free(&analyzer->report);
    tg_words_free(analyzer->words);
    analyzer->words = NULL;
    tg__tally_reset(&analyzer->tally);
    document_reset(analyzer);
    analyzer->lends = 0;
    analyzer->sharing = NULL;
    analyzer->shares = 0;
    analyzer->error.status = TG_OK;
    analyzer->error.offset = 0;
}

tg_error tg_analyzer_error(const tg_analyzer *analyzer) {
    tg_error none = {TG_OK, 0};
    return analyzer ? analyzer->error : none;
}

void tg_analyzer_free(tg_analyzer *analyzer) {
    tg_allocator mem;

    if (!analyzer) return;
    tg__maker_free(&analyzer->report);
    tg_words_free(analyzer->words);
    tg__tally_free(&analyzer->tally);
    mem = analyzer->config.options.allocator;
    tg__mem_free(&mem, analyzer, sizeof *analyzer);
}
