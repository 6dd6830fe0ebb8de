/* compare: see compare.h. */
#include "compare.h"

#include "generate.h"
#include "helpers.h"
#include "reference.h"

#include <stdlib.h>

#define KERNELS 32

static uint32_t kernels[KERNELS];
static size_t kernel_count;

static tg_options defaults; /* asked for once: a seed is a system call */

size_t compare_kernels(void) {
    size_t count, consumed;

    if (kernel_count) return kernel_count;
    defaults = test_options();
    defaults.allocator = test_kept_allocator();
    for (uint32_t k = TG_KERNEL_AUTO + 1; k < KERNELS; k++) { /* the best is one of the others */
        tg_options o = defaults;
        o.kernel = k;
        if (tg_boundaries(TG_WORDS, NULL, 0, 1, &o, NULL, NULL, NULL, 0, &count, &consumed) == TG_OK)
            kernels[kernel_count++] = k;
    }
    return kernel_count;
}

/* ── One text ── */

static char difference[200];

static int differs(const char *what, const sample *s, uint32_t kernel, int detail) {
    snprintf(difference, sizeof difference, "%s (encoding %d, kernel %u, %d)", what, (int)s->encoding, kernel, detail);
    return 1;
}

/* The segments that are expected. */
typedef struct expected {
    size_t *ends;
    uint8_t *flags;
    size_t count;
} expected;

/* A copy in a block of its very size, so that a sanitizer sees what is read past it. Its last byte may have any address. */
static uint8_t *exactly(const uint8_t *bytes, size_t len) {
    uint8_t *copy = malloc(len ? len : 1);
    if (len) memcpy(copy, bytes, len);
    return copy;
}

static int whole_differs(const sample *s, tg_granularity g, const tg_options *o, const expected *e) {
    size_t cap = s->len + 1, count = 0, consumed = 0, *ends = malloc(cap * sizeof *ends);
    uint8_t *flags = malloc(cap);
    uint64_t total = 0;
    int out = 0;

    if (tg_boundaries(g, s->bytes, s->len, 1, o, NULL, ends, flags, cap, &count, &consumed) != TG_OK)
        out = differs("boundaries refuse", s, o->kernel, (int)g);
    else if (count != e->count || memcmp(ends, e->ends, count * sizeof *ends) != 0)
        out = differs("boundaries differ", s, o->kernel, (int)g);
    else if (consumed != s->len) out = differs("the text is not consumed", s, o->kernel, (int)g);
    else if (g == TG_WORDS && memcmp(flags, e->flags, count) != 0) out = differs("flags differ", s, o->kernel, (int)g);
    else if (tg_count_segments(g, s->bytes, s->len, o, &total) != TG_OK || total != e->count)
        out = differs("the number of segments differs", s, o->kernel, (int)g);
    free(ends);
    free(flags);
    return out;
}

/* The text grows by random steps, with random room for boundaries, and a cursor. */
static int cut_differs(const sample *s, tg_granularity g, const tg_options *o, const expected *e, generator *r) {
    size_t from = 0, to = 0, n = 0, count, consumed, ends[64];
    uint8_t flags[64];
    tg_cursor cursor = {{0}};
    int out = 0;

    while (!out && from < s->len) {
        size_t cap = 1 + generate_below(r, generate_below(r, 2) ? 3 : 64);
        uint8_t *text;
        if (to < s->len) to += generate_below(r, generate_below(r, 4) ? 20 : 200);
        if (to > s->len) to = s->len;
        text = exactly(s->bytes + from, to - from);
        if (tg_boundaries(g, text, to - from, to == s->len, o, &cursor, ends, flags, cap, &count, &consumed) != TG_OK ||
            count > cap || consumed != (count ? ends[count - 1] : 0) || (!count && to == s->len))
            out = differs("cut: the answer makes no sense", s, o->kernel, (int)g);
        for (size_t i = 0; !out && i < count; i++, n++) {
            if (n == e->count || from + ends[i] != e->ends[n] || (g == TG_WORDS && flags[i] != e->flags[n]))
                out = differs("cut: boundaries or flags differ", s, o->kernel, (int)g);
        }
        from += consumed;
        free(text);
    }
    if (!out && n != e->count) out = differs("cut: boundaries are missing", s, o->kernel, (int)g);
    return out;
}

/* Pieces cut anywhere, inside a character too, and random room, through a segmenter. */
static int pieces_differ(const sample *s, tg_granularity g, const tg_options *o, const expected *e, generator *r) {
    tg_segmenter *segmenter = NULL;
    size_t at = 0, n = 0, piece = 0, cap, count = 0, consumed = 0;
    uint64_t ends[64];
    uint8_t flags[64];
    int out = 0, end = s->len == 0;

    if (tg_segmenter_new(g, o, &segmenter) != TG_OK) return differs("a segmenter refuses", s, o->kernel, (int)g);
    do {
        uint8_t *text;
        cap = 1 + generate_below(r, generate_below(r, 2) ? 3 : 64);
        if (!piece && !end) {
            piece = generate_below(r, generate_below(r, 4) ? 20 : 200);
            if (piece > s->len - at) piece = s->len - at;
            end = at + piece == s->len;
        }
        text = exactly(s->bytes + at, piece);
        if (tg_segmenter_write(segmenter, text, piece, end, ends, flags, cap, &count, &consumed) != TG_OK ||
            count > cap || consumed > piece || (count < cap && consumed != piece))
            out = differs("segmenter: the answer makes no sense", s, o->kernel, (int)g);
        for (size_t i = 0; !out && i < count; i++, n++) {
            if (n == e->count || ends[i] != e->ends[n] || (g == TG_WORDS && flags[i] != e->flags[n]))
                out = differs("segmenter: boundaries or flags differ", s, o->kernel, (int)g);
        }
        at += consumed;
        piece -= consumed;
        free(text);
    } while (!out && (!end || count == cap));
    if (!out && n != e->count) out = differs("segmenter: boundaries are missing", s, o->kernel, (int)g);
    tg_segmenter_free(segmenter);
    return out;
}

/*
 * Every end that a write gives; `base` is where those of a part count from; there is `room` in `found`, more than a text has.
 * @return 0 if the answer makes no sense
 */
static int take_ends(tg_segmenter *m, const uint8_t *text, size_t len, int end, size_t base, size_t room,
                     expected *found) {
    size_t most = room - found->count, count = 0, consumed = 0;
    uint64_t *ends = malloc(most * sizeof *ends);
    uint8_t *flags = malloc(most), *exact = exactly(text, len);
    int ok = tg_segmenter_write(m, exact, len, end, ends, flags, most, &count, &consumed) == TG_OK && consumed == len &&
             count < most;

    for (size_t i = 0; ok && i < count; i++) {
        size_t at = found->count++;
        for (; at > 0 && found->ends[at - 1] > base + ends[i]; at--) { /* those before a part come behind its own */
            found->ends[at] = found->ends[at - 1];
            found->flags[at] = found->flags[at - 1];
        }
        found->ends[at] = base + (size_t)ends[i];
        found->flags[at] = flags[i];
    }
    free(ends);
    free(flags);
    free(exact);
    return ok;
}

/* Two parts of the text, joined. */
static int parts_differ(const sample *s, tg_granularity g, const tg_options *o, const expected *e, generator *r) {
    size_t room = s->len + 1;
    expected found = {malloc(room * sizeof *found.ends), malloc(room), 0};
    tg_segmenter *into = NULL, *part = NULL;
    size_t cut = s->len;
    int ok = 1, out = 0;

    if (s->len) tg_cut(s->bytes, s->len, generate_below(r, s->len), o, &cut);
    if (cut < s->len && tg_segmenter_new(g, o, &into) == TG_OK && tg_segmenter_new(g, o, &part) == TG_OK) {
        ok = take_ends(into, s->bytes, cut, 0, 0, room, &found) &&
             tg_segmenter_begin_part(part, s->bytes, cut) == TG_OK &&
             take_ends(part, s->bytes + cut, s->len - cut, 0, cut, room, &found);
        if (!ok || tg_segmenter_append(into, part) == TG_OK) { /* else they do not fit, which can be */
            ok = ok && take_ends(into, NULL, 0, 1, 0, room, &found);
            if (!ok || found.count != e->count || memcmp(found.ends, e->ends, e->count * sizeof *e->ends) != 0 ||
                (g == TG_WORDS && memcmp(found.flags, e->flags, e->count) != 0))
                out = differs("parts: boundaries or flags differ", s, o->kernel, (int)g);
        }
    }
    tg_segmenter_free(into);
    tg_segmenter_free(part);
    free(found.ends);
    free(found.flags);
    return out;
}

/* From a boundary in the middle on, with what may be all of the text before it or a part. */
static int middle_differs(const sample *s, tg_granularity g, const tg_options *o, const expected *e, generator *r) {
    size_t at = e->count ? generate_below(r, e->count) : 0, from = at ? e->ends[at - 1] : 0, back = 1024;
    size_t cap = s->len + 1, count = 0, consumed = 0, *ends = malloc(cap * sizeof *ends);
    uint8_t *flags = malloc(cap), *before;
    tg_cursor cursor;
    int ok;

    if (back > from || generate_below(r, 2)) back = from;
    before = exactly(s->bytes + from - back, back);
    memset(&cursor, 0xA5, sizeof cursor);
    ok =
        tg_cursor_begin(&cursor, before, back, o) == TG_OK &&
        tg_boundaries(g, s->bytes + from, s->len - from, 1, o, &cursor, ends, flags, cap, &count, &consumed) == TG_OK &&
        count == e->count - at && (g != TG_WORDS || !count || memcmp(flags, e->flags + at, count) == 0);
    for (size_t i = 0; ok && i < count; i++) ok = from + ends[i] == e->ends[at + i];
    free(ends);
    free(flags);
    free(before);
    return ok ? 0 : differs("from the middle on: boundaries or flags differ", s, o->kernel, (int)g);
}

typedef struct visit {
    const expected *e;
    size_t n, at;
    int words, wrong;
} visit;

static int visitor(void *user, const tg_segments *segments) {
    visit *v = user;

    for (size_t i = 0; i < segments->count; i++, v->n++) {
        if (v->n == v->e->count || segments->offset[i] != v->at || v->at + segments->len[i] != v->e->ends[v->n] ||
            (v->words && segments->flags[i] != v->e->flags[v->n]))
            return v->wrong = 1;
        v->at = v->e->ends[v->n];
    }
    return 0;
}

static int visit_differs(const sample *s, tg_granularity g, const tg_options *o, const expected *e, generator *r) {
    visit v = {e, 0, 0, g == TG_WORDS, 0};
    tg_status st = tg_visit(g, s->bytes, s->len, o, visitor, &v);

    (void)r;
    return st != TG_OK || v.n != e->count ? differs("a visit differs", s, o->kernel, (int)g) : 0;
}

static const struct {
    tg_granularity granularity;
    reference_lines lines;
} segmentations[] = {
    {TG_GRAPHEMES, REFERENCE_UAX29}, {TG_WORDS, REFERENCE_UAX29},     {TG_SENTENCES, REFERENCE_UAX29},
    {TG_SENTENCES, REFERENCE_WRAP},  {TG_SENTENCES, REFERENCE_BREAK},
};

static const char *const languages[] = {"en", "de", "fr", "es", "und", "it", "nl", "pt", "ru", "pl", "hu", "sv"};

static const char *draw_language(generator *r) {
    return languages[generate_below(r, generate_below(r, 2) ? 4 : COUNT_OF(languages))];
}

static void set_lines(tg_options *o, reference_lines lines) {
    o->sentences = lines == REFERENCE_UAX29 ? TG_SENTENCES_UAX29 : TG_SENTENCES_LANGUAGE;
    o->line_breaks = lines == REFERENCE_BREAK ? TG_LINE_BREAKS_BREAK : TG_LINE_BREAKS_WRAP;
}

/* Ways that a text can go besides the straight one; each time one of them is taken. */
static int (*const ways[])(const sample *, tg_granularity, const tg_options *, const expected *,
                           generator *) = {cut_differs, pieces_differ, parts_differ, middle_differs, visit_differs};

static int boundaries_differ(const sample *s, const reference_text *t, generator *r) {
    expected e = {malloc((t->count + 1) * sizeof *e.ends), malloc(t->count + 1), 0};
    int out = 0;

    for (size_t i = 0; !out && i < COUNT_OF(segmentations); i++) {
        tg_granularity g = segmentations[i].granularity;
        tg_options o = defaults;
        o.encoding = (uint32_t)s->encoding;
        o.language = draw_language(r);
        set_lines(&o, segmentations[i].lines);
        e.count = reference_boundaries(g, segmentations[i].lines, o.language, t, e.ends, e.flags);
        for (size_t k = 0; !out && k < kernel_count; k++) {
            o.kernel = kernels[k];
            out = whole_differs(s, g, &o, &e) || ways[generate_below(r, COUNT_OF(ways))](s, g, &o, &e, r);
        }
    }
    free(e.ends);
    free(e.flags);
    return out;
}

/* ── Counts ── */

/* Counts that are had by other ways when nothing else is asked for. */
static const uint64_t masks[] = {
    UINT64_MAX,
    1 << TG_COUNT_BYTES | 1 << TG_COUNT_CHARACTERS | 1 << TG_COUNT_LINES | 1 << TG_COUNT_SPACE_WORDS,
    1 << TG_COUNT_CHARACTERS,
    1 << TG_COUNT_GRAPHEMES,
    1 << TG_COUNT_WORDS,
    1 << TG_COUNT_SENTENCES,
    1 << TG_COUNT_WORDS | 1 << TG_COUNT_SENTENCES | 1 << TG_COUNT_GRAPHEMES | 1 << TG_COUNT_LETTERS,
    ~(UINT64_C(1) << TG_COUNT_UNIQUE_WORDS | UINT64_C(1) << TG_COUNT_HAPAX_LEGOMENA |
      UINT64_C(1) << TG_COUNT_SYLLABLES | UINT64_C(1) << TG_COUNT_MONOSYLLABLES |
      UINT64_C(1) << TG_COUNT_POLYSYLLABLES),
};

enum { WHOLE, IN_PIECES, IN_PARTS, WAYS };

/* Pieces cut anywhere. */
static int write_pieces(tg_analyzer *a, const uint8_t *bytes, size_t len, generator *r) {
    int ok = 1;

    while (ok && len) {
        size_t n = generate_below(r, generate_below(r, 4) ? 20 : 200);
        uint8_t *text;
        if (n > len) n = len;
        text = exactly(bytes, n);
        ok = tg_analyzer_write(a, text, n) == TG_OK;
        free(text);
        bytes += n;
        len -= n;
    }
    return ok;
}

/* A part from where the text may be cut, appended. */
static int write_part(tg_analyzer *a, const sample *s, size_t cut, const tg_options *o, generator *r) {
    tg_analyzer *part = NULL;
    int ok = tg_analyzer_new(o, &part) == TG_OK && tg_analyzer_begin_part(part, s->bytes, cut) == TG_OK &&
             write_pieces(part, s->bytes + cut, s->len - cut, r);

    if (ok && tg_analyzer_append(a, part) != TG_OK) ok = write_pieces(a, s->bytes + cut, s->len - cut, r); /* no fit */
    tg_analyzer_free(part);
    return ok;
}

static tg_report *report_of(const sample *s, const tg_options *o, int way, generator *r) {
    tg_report *report = NULL;
    tg_analyzer *a = NULL;
    size_t cut = s->len;
    int ok;

    if (way == WHOLE) {
        tg_analyze(s->bytes, s->len, o, &report, NULL);
        return report;
    }
    if (way == IN_PARTS && s->len) tg_cut(s->bytes, s->len, generate_below(r, s->len), o, &cut);
    ok = tg_analyzer_new(o, &a) == TG_OK && write_pieces(a, s->bytes, cut, r);
    if (ok && cut < s->len) ok = write_part(a, s, cut, o, r);
    if (ok) tg_analyzer_finish(a, &report);
    tg_analyzer_free(a);
    return report;
}

/* What the reference counts, and what was not asked for. */
static int counts_differ_of(const sample *s, const tg_options *o, const uint64_t *counts, const tg_report *report) {
    if (!report) return differs("an analysis fails", s, o->kernel, 0);
    for (size_t i = 0; i < TG_COUNT_ALL_; i++) {
        uint64_t found = tg_report_count(report, (tg_count)i);
        int asked = (int)(o->counts >> i & 1);
        if (!asked && found != TG_COUNT_NONE) return differs("a count that was not asked for", s, o->kernel, (int)i);
        if (asked && counts[i] != TG_COUNT_NONE && found != counts[i])
            return differs(tg_count_name(i), s, o->kernel, (int)i);
    }
    return 0;
}

/* @param first  the report of another kernel, which is the same, its words too; NULL of none; made if there is none yet */
static int report_differs(const sample *s, const tg_options *o, int way, generator *r, const uint64_t *counts,
                          tg_report **first) {
    tg_report *report = report_of(s, o, way, r);
    int out = counts_differ_of(s, o, counts, report);

    if (!out && first && *first && !test_same_report(*first, report))
        out = differs("the report differs", s, o->kernel, way);
    if (first && !*first) *first = report;
    else tg_report_free(report);
    return out;
}

static int counts_differ(const sample *s, const reference_text *t, generator *r) {
    reference_lines lines = (reference_lines)generate_below(r, 3);
    uint64_t mask = masks[generate_below(r, COUNT_OF(masks))], counts[TG_COUNT_ALL_];
    tg_options o = defaults, some;
    tg_report *first = NULL;
    int out = 0;

    o.encoding = (uint32_t)s->encoding;
    o.hyphens = (uint32_t)generate_below(r, 2);
    o.language = draw_language(r);
    set_lines(&o, lines);
    if (generate_below(r, 8) == 0) mask = generate_number(r);
    reference_counts(t, lines, o.language, o.hyphens == TG_HYPHENS_JOIN, counts);
    some = o;
    some.counts = mask;
    some.top = 0;
    memset(some.metrics, 0, sizeof some.metrics);
    for (size_t k = 0; !out && k < kernel_count; k++) {
        o.kernel = some.kernel = kernels[k];
        out = report_differs(s, &o, WHOLE, r, counts, &first) ||
              report_differs(s, &o, (int)generate_below(r, WAYS), r, counts, &first) ||
              report_differs(s, &some, (int)generate_below(r, WAYS), r, counts, NULL);
    }
    tg_report_free(first);
    return out;
}

typedef int comparison(const sample *s, const reference_text *t, generator *r);

static const char *compare(const sample *s, comparison *finds) {
    generator r = {s->seed};
    uint8_t *text = exactly(s->bytes, s->len);
    sample exact = {text, s->len, s->encoding, s->seed};
    reference_text t;
    int out;

    compare_kernels();
    reference_decode(text, s->len, s->encoding, &t);
    out = finds(&exact, &t, &r);
    reference_free(&t);
    free(text);
    return out ? difference : NULL;
}

const char *compare_boundaries(const sample *s) {
    return compare(s, boundaries_differ);
}

const char *compare_counts(const sample *s) {
    return compare(s, counts_differ);
}
