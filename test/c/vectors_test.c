/* vectors: every case of test/data/vectors.json in one call, a byte at a time, and through tg_boundaries.
 * The cases and what they expect are made into build/vectors.inc by tools/vectors-to-c.mjs, which tells the format. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"
#include "vectors.h"

/* ── Names and options ──────────────────────────────────────────────────── */

static size_t count_by_name(const char *name) {
    size_t i = 0;
    while (i < tg_count_total() && strcmp(tg_count_name(i), name) != 0) i++;
    return i;
}

static size_t metric_by_name(const char *name) {
    size_t i = 0;
    while (i < tg_metric_total() && strcmp(tg_metric_name(i), name) != 0) i++;
    return i;
}

static void choose(uint32_t *option, int value) {
    if (value >= 0) *option = (uint32_t)value;
}

static tg_options options_of(const vec *v) {
    tg_options o;
    const char *const *name;

    tg_options_init(&o, sizeof o);
    choose(&o.profile, v->profile);
    choose(&o.encoding, v->encoding);
    choose(&o.invalid, v->invalid);
    choose(&o.line_breaks, v->line_breaks);
    choose(&o.sentences, v->sentences);
    choose(&o.hyphens, v->hyphens);
    choose(&o.top, v->top);
    if (v->language) o.language = v->language;
    if (v->only_counts) {
        o.counts = 0;
        for (name = v->only_counts; *name; name++) o.counts |= UINT64_C(1) << count_by_name(*name);
    }
    if (v->only_metrics || v->all_metrics) memset(o.metrics, 0, sizeof o.metrics);
    for (name = v->only_metrics; name && *name; name++) {
        size_t i = metric_by_name(*name);
        o.metrics[i / 64] |= UINT64_C(1) << i % 64;
    }
    for (size_t i = 0; v->all_metrics && i < tg_metric_total(); i++) o.metrics[i / 64] |= UINT64_C(1) << i % 64;
    return o;
}

/* ── One report ─────────────────────────────────────────────────────────── */

/* Where a failure is told: the case, and how the text came in. */
static const vec *current;
static const char *how;

static void wrong(const char *what, const char *want, const char *got) {
    printf("  \"%s\", %s: %s is %s, want %s\n", current->name, how, what, got, want);
}

static int same_number(const char *what, uint64_t want, uint64_t got) {
    char a[24], b[24];
    if (want == got) return 1;
    snprintf(a, sizeof a, want == TG_COUNT_NONE ? "none" : "%llu", (unsigned long long)want);
    snprintf(b, sizeof b, got == TG_COUNT_NONE ? "none" : "%llu", (unsigned long long)got);
    wrong(what, a, b);
    return 0;
}

static int same_metric(const vec_metric *want, double got) {
    char a[40], b[40];
    uint64_t bits;
    double value;

    memcpy(&bits, &got, sizeof bits);
    if (want->defined ? bits == want->bits : got != got) return 1;
    memcpy(&value, &want->bits, sizeof value);
    snprintf(a, sizeof a, want->defined ? "%.17g" : "undefined", value);
    snprintf(b, sizeof b, "%.17g", got);
    wrong(want->name, a, b);
    return 0;
}

static int check_top(const tg_report *report) {
    int ok = same_number("size of topWords", (uint64_t)current->word_size, tg_report_top_size(report));
    const char *word;
    uint64_t count;
    size_t len;

    for (int i = 0; ok && i < current->word_size; i++) {
        const vec_word *w = &current->words[i];
        ok = tg_report_top(report, (size_t)i, &word, &len, &count) == TG_OK;
        if (!ok) continue;
        if (len != w->len || memcmp(word, w->word, len) != 0) {
            wrong("a top word", w->word, word);
            ok = 0;
        }
        ok &= same_number(w->word, w->count, count);
    }
    return ok;
}

static int has_note(const tg_report *report, const vec_note *want) {
    tg_note note;
    for (size_t i = 0; i < tg_report_note_size(report); i++) {
        const char *metric;
        if (tg_report_note(report, i, &note) != TG_OK || strcmp(note.code, want->code) != 0) continue;
        metric = note.metric < 0 ? NULL : tg_metric_name((size_t)note.metric);
        if (metric == want->metric || (metric && want->metric && strcmp(metric, want->metric) == 0)) return 1;
    }
    return 0;
}

static int check_notes(const tg_report *report) {
    int ok = same_number("number of notes", (uint64_t)current->note_size, tg_report_note_size(report));
    for (int i = 0; i < current->note_size; i++) {
        if (has_note(report, &current->notes[i])) continue;
        wrong(current->notes[i].code, "there", "missing");
        ok = 0;
    }
    return ok;
}

static int check_report(const tg_report *report) {
    int ok = 1;
    for (int i = 0; i < current->count_size; i++) {
        const vec_count *c = &current->counts[i];
        size_t which = count_by_name(c->name);
        ok &= which < tg_count_total() && same_number(c->name, c->value, tg_report_count(report, (tg_count)which));
    }
    for (int i = 0; i < current->metric_size; i++) {
        const vec_metric *m = &current->metrics[i];
        size_t which = metric_by_name(m->name);
        ok &= which < tg_metric_total() && same_metric(m, tg_report_metric(report, (tg_metric)which));
    }
    if (current->word_size >= 0) ok &= check_top(report);
    if (current->note_size >= 0) ok &= check_notes(report);
    return ok;
}

static int check_error(tg_status status, tg_error error) {
    if (strcmp(tg_status_code(status), current->error) != 0) {
        wrong("the status", current->error, tg_status_code(status));
        return 0;
    }
    return same_number("the offset", current->error_offset, error.offset);
}

/* ── The ways in ────────────────────────────────────────────────────────── */

static int at_once(const unsigned char *text, size_t len, const tg_options *options) {
    tg_report *report = NULL;
    tg_error error = {TG_OK, 0};
    tg_status status = tg_analyze(text, len, options, &report, &error);
    int ok;

    how = "at once";
    if (current->error) return check_error(status, error);
    ok = same_number("the status", TG_OK, status) && check_report(report);
    tg_report_free(report);
    return ok;
}

static int byte_by_byte(const unsigned char *text, size_t len, const tg_options *options) {
    tg_analyzer *analyzer = NULL;
    tg_report *report = NULL;
    tg_status status = tg_analyzer_new(options, &analyzer);
    int ok;

    how = "byte by byte";
    for (size_t i = 0; status == TG_OK && i < len; i++) status = tg_analyzer_write(analyzer, text + i, 1);
    if (status == TG_OK) status = tg_analyzer_finish(analyzer, &report);
    if (current->error) ok = check_error(status, tg_analyzer_error(analyzer));
    else ok = same_number("the status", TG_OK, status) && check_report(report);
    tg_report_free(report);
    tg_analyzer_free(analyzer);
    return ok;
}

static int same_ends(const vec_bounds *want, const size_t *ends, size_t count) {
    if (!same_number("the number of segments", want->count, count)) return 0;
    for (size_t i = 0; i < count; i++) {
        if (!same_number("the end of a segment", want->ends[i], ends[i])) return 0;
    }
    return 1;
}

static int bounds_at_once(const vec_bounds *want, const unsigned char *text, size_t len, const tg_options *options) {
    size_t *ends = malloc((len + 1) * sizeof *ends);
    size_t count = 0, consumed = 0;
    uint64_t counted = 0;
    int ok = ends != NULL;

    how = "boundaries at once";
    ok = ok &&
         tg_boundaries(want->granularity, text, len, 1, options, NULL, ends, NULL, len + 1, &count, &consumed) == TG_OK;
    ok = ok && same_ends(want, ends, count) && same_number("consumed", len, consumed);
    ok = ok && tg_count_segments(want->granularity, text, len, options, &counted) == TG_OK;
    ok = ok && same_number("tg_count_segments", want->count, counted);
    free(ends);
    return ok;
}

/* One more byte at every call, and room for one boundary. */
static int bounds_in_pieces(const vec_bounds *want, const unsigned char *text, size_t len, const tg_options *options) {
    size_t *ends = malloc((len + 1) * sizeof *ends);
    size_t from = 0, to = 0, n = 0;
    tg_cursor cursor;
    int ok = ends != NULL;

    how = "boundaries in pieces";
    memset(&cursor, 0, sizeof cursor);
    while (ok && from < len) {
        size_t end = 0, count = 0, consumed = 0;
        ok = tg_boundaries(want->granularity, text + from, to - from, to == len, options, &cursor, &end, NULL, 1,
                           &count, &consumed) == TG_OK;
        ok = ok && count <= 1 && n + count <= len && (count == 0 ? consumed == 0 : consumed == end);
        if (ok && count) ends[n++] = from + end;
        ok = ok && (count || to < len); /* at the end of the text something must come */
        from += consumed;
        if (count == 0 && to < len) to++;
    }
    if (!ok) wrong("the walk", "sound", "not");
    ok = ok && same_ends(want, ends, n);
    free(ends);
    return ok;
}

typedef struct visited {
    const vec_bounds *want;
    size_t at, count;
    int ok;
} visited;

static int visit_batch(void *user, const tg_segments *segments) {
    visited *v = user;

    for (size_t i = 0; v->ok && i < segments->count; i++, v->count++) {
        v->ok = v->count < v->want->count && segments->offset[i] == v->at;
        v->at += segments->len[i];
        v->ok = v->ok && same_number("the end of a segment", v->want->ends[v->count], v->at);
    }
    return !v->ok;
}

static int bounds_visited(const vec_bounds *want, const unsigned char *text, size_t len, const tg_options *options) {
    visited v = {want, 0, 0, 1};

    how = "visited";
    return same_number("the status", TG_OK, tg_visit(want->granularity, text, len, options, visit_batch, &v)) &&
           same_number("the number of segments", want->count, v.count);
}

/* A copy of its very size, so that a sanitizer sees a read past the end. */
static unsigned char *copy_of(const vec *v, size_t len) {
    unsigned char *text = malloc(len ? len : 1);
    for (size_t i = 0; text && i < len; i++) text[i] = v->text[i % v->len];
    return text;
}

void vectors_test(void) {
    for (size_t i = 0; i < sizeof VECTORS / sizeof VECTORS[0]; i++) {
        const vec *v = &VECTORS[i];
        tg_options options = options_of(v);
        size_t len = v->len * v->repeat;
        unsigned char *text = copy_of(v, len);

        current = v;
        test_case(v->name);
        CHECK(text != NULL);
        CHECK(at_once(text, len, &options));
        CHECK(byte_by_byte(text, len, &options));
        for (int b = 0; b < v->bounds_size; b++) {
            CHECK(bounds_at_once(&v->bounds[b], text, len, &options));
            CHECK(bounds_in_pieces(&v->bounds[b], text, len, &options));
            CHECK(bounds_visited(&v->bounds[b], text, len, &options));
        }
        free(text);
    }
}
