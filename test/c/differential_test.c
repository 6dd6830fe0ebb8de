/*
 * differential_test: generated texts through everything that segments and counts, compared with the reference.
 *
 * Every kernel of this build, encodings, texts whole and cut at random: boundaries, their flags and number; the counts of
 * an analysis, all of them and some. A text that shows a difference is made smaller and printed.
 *
 *   TEXTGAUGE_TIER   test, ci or full: how many texts
 *   TEXTGAUGE_SEED   where to begin; of its own in each run of full
 */
#include "generate.h"
#include "helpers.h"
#include "reference.h"

#include <stdlib.h>
#include <time.h>

#define KERNELS 32
#define WORST ((size_t)GENERATE_MAX * 4)

static uint32_t kernels[KERNELS];
static size_t kernel_count;

static void learn_kernels(void) {
    size_t count, consumed;

    kernel_count = 0;
    for (uint32_t k = TG_KERNEL_AUTO + 1; k < KERNELS; k++) { /* the best is one of the others */
        tg_options o = test_options();
        o.kernel = k;
        if (tg_boundaries(TG_WORDS, NULL, 0, 1, &o, NULL, NULL, NULL, 0, &count, &consumed) == TG_OK)
            kernels[kernel_count++] = k;
    }
}

/* ── One text ── */

/* A text, and what is drawn for it: cuts, counts, kernels. The same sample is looked at in the same way. */
typedef struct sample {
    const uint8_t *bytes;
    size_t len;
    tg_encoding encoding;
    uint64_t seed;
} sample;

/* What was found first; empty if nothing was. */
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
    uint8_t *flags = malloc(cap), *text = exactly(s->bytes, s->len);
    uint64_t total = 0;
    int out = 0;

    if (tg_boundaries(g, text, s->len, 1, o, NULL, ends, flags, cap, &count, &consumed) != TG_OK)
        out = differs("boundaries refuse", s, o->kernel, (int)g);
    else if (count != e->count || memcmp(ends, e->ends, count * sizeof *ends) != 0)
        out = differs("boundaries differ", s, o->kernel, (int)g);
    else if (consumed != s->len) out = differs("the text is not consumed", s, o->kernel, (int)g);
    else if (g == TG_WORDS && memcmp(flags, e->flags, count) != 0) out = differs("flags differ", s, o->kernel, (int)g);
    else if (tg_count_segments(g, text, s->len, o, &total) != TG_OK || total != e->count)
        out = differs("the number of segments differs", s, o->kernel, (int)g);
    free(ends);
    free(flags);
    free(text);
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

static int visit_differs(const sample *s, tg_granularity g, const tg_options *o, const expected *e) {
    visit v = {e, 0, 0, g == TG_WORDS, 0};
    uint8_t *text = exactly(s->bytes, s->len);
    tg_status st = tg_visit(g, text, s->len, o, visitor, &v);

    free(text);
    return st != TG_OK || v.n != e->count ? differs("a visit differs", s, o->kernel, (int)g) : 0;
}

static const struct {
    tg_granularity granularity;
    reference_lines lines;
} segmentations[] = {
    {TG_GRAPHEMES, REFERENCE_UAX29}, {TG_WORDS, REFERENCE_UAX29},     {TG_SENTENCES, REFERENCE_UAX29},
    {TG_SENTENCES, REFERENCE_WRAP},  {TG_SENTENCES, REFERENCE_BREAK},
};

static void set_lines(tg_options *o, reference_lines lines) {
    o->sentences = lines == REFERENCE_UAX29 ? TG_SENTENCES_UAX29 : TG_SENTENCES_LANGUAGE;
    o->line_breaks = lines == REFERENCE_BREAK ? TG_LINE_BREAKS_BREAK : TG_LINE_BREAKS_WRAP;
}

static int boundaries_differ(const sample *s, const reference_text *t, generator *r) {
    expected e = {malloc((t->count + 1) * sizeof *e.ends), malloc(t->count + 1), 0};
    int out = 0;

    for (size_t i = 0; !out && i < COUNT_OF(segmentations); i++) {
        tg_granularity g = segmentations[i].granularity;
        tg_options o = test_options();
        o.encoding = (uint32_t)s->encoding;
        set_lines(&o, segmentations[i].lines);
        e.count = reference_boundaries(g, segmentations[i].lines, t, e.ends, e.flags);
        for (size_t k = 0; !out && k < kernel_count; k++) {
            o.kernel = kernels[k];
            out = whole_differs(s, g, &o, &e) || cut_differs(s, g, &o, &e, r) || pieces_differ(s, g, &o, &e, r) ||
                  (k == 0 && visit_differs(s, g, &o, &e));
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

static tg_report *report_of(const sample *s, const tg_options *o, generator *r) {
    tg_report *report = NULL;
    tg_analyzer *a = NULL;
    uint8_t *text;
    size_t from = 0;

    if (!r) {
        text = exactly(s->bytes, s->len);
        tg_analyze(text, s->len, o, &report, NULL);
        free(text);
        return report;
    }
    if (tg_analyzer_new(o, &a) != TG_OK) return NULL;
    while (from < s->len) {
        size_t n = generate_below(r, generate_below(r, 4) ? 20 : 200);
        if (n > s->len - from) n = s->len - from;
        text = exactly(s->bytes + from, n);
        if (tg_analyzer_write(a, text, n) != TG_OK) from = s->len;
        free(text);
        from += n;
    }
    tg_analyzer_finish(a, &report);
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

static int counts_differ(const sample *s, const reference_text *t, generator *r) {
    reference_lines lines = (reference_lines)generate_below(r, 3);
    uint64_t mask = masks[generate_below(r, COUNT_OF(masks))], counts[TG_COUNT_ALL_];
    tg_options o = test_options();
    tg_report *first = NULL;
    int out = 0;

    o.encoding = (uint32_t)s->encoding;
    o.hyphens = (uint32_t)generate_below(r, 2);
    set_lines(&o, lines);
    if (generate_below(r, 8) == 0) mask = generate_number(r);
    reference_counts(t, lines, o.hyphens == TG_HYPHENS_JOIN, counts);
    for (size_t k = 0; !out && k < kernel_count; k++) {
        for (int cut = 0; !out && cut < 2; cut++) {
            tg_options some = o;
            tg_report *report;
            o.kernel = some.kernel = kernels[k];
            report = report_of(s, &o, cut ? r : NULL);
            out = counts_differ_of(s, &o, counts, report);
            if (!first) first = report; /* the words too are the same whatever the kernel is */
            else if (!out && !test_same_report(first, report)) out = differs("the report differs", s, o.kernel, cut);
            if (report != first) tg_report_free(report);

            some.counts = mask;
            some.top = 0;
            memset(some.metrics, 0, sizeof some.metrics);
            report = out ? NULL : report_of(s, &some, cut ? r : NULL);
            out = out || counts_differ_of(s, &some, counts, report);
            tg_report_free(report);
        }
    }
    tg_report_free(first);
    return out;
}

/* @return 1 if the library and the reference differ, with what in `difference` */
static int sample_differs(const sample *s) {
    generator r = {s->seed};
    reference_text t;
    int out;

    difference[0] = '\0';
    reference_decode(s->bytes, s->len, s->encoding, &t);
    out = boundaries_differ(s, &t, &r) || counts_differ(s, &t, &r);
    reference_free(&t);
    return out;
}

/* ── A failing text, smaller ── */

/* Take bytes out, powers of two and the large ones first, as long as there is a difference. */
static void shrink(uint8_t *bytes, sample *s) {
    uint8_t *tried = malloc(s->len + 1);

    for (size_t step = WORST; step > 0; step /= 2) {
        for (size_t at = 0; at < s->len;) {
            size_t n = step < s->len - at ? step : s->len - at;
            sample smaller = {tried, s->len - n, s->encoding, s->seed};
            memcpy(tried, s->bytes, at);
            memcpy(tried + at, s->bytes + at + n, s->len - at - n);
            if (!sample_differs(&smaller)) {
                at += n;
                continue;
            }
            memcpy(bytes, tried, smaller.len);
            s->len = smaller.len;
        }
    }
    free(tried);
    sample_differs(s); /* what the difference is now */
}

static void report_difference(const sample *s, uint64_t text_seed) {
    uint8_t *bytes = exactly(s->bytes, s->len);
    sample smallest = *s;

    smallest.bytes = bytes;
    shrink(bytes, &smallest);
    test_fail(__FILE__, __LINE__);
    printf("    %s\n    TEXTGAUGE_SEED=%llu has it again at once; bytes, in hex: ", difference,
           (unsigned long long)text_seed);
    for (size_t i = 0; i < smallest.len; i++) printf("%02X", bytes[i]);
    printf("\n");
    free(bytes);
}

/* ── Texts ── */

static uint8_t *put_unit(uint8_t *to, uint32_t unit, tg_encoding encoding) {
    int big = encoding == TG_ENCODING_UTF16BE;
    to[big] = (uint8_t)unit;
    to[!big] = (uint8_t)(unit >> 8);
    return to + 2;
}

static uint8_t *put(uint8_t *to, uint32_t cp, tg_encoding encoding) {
    if (encoding == TG_ENCODING_LATIN1) {
        *to = (uint8_t)(cp < 0x100 ? cp : cp % 0x60 + 0xA0); /* another text, of other letters and signs */
        return to + 1;
    }
    if (encoding == TG_ENCODING_UTF8) {
        unsigned n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
        for (unsigned i = n - 1; i > 0; i--, cp >>= 6) to[i] = (uint8_t)(0x80 | (cp & 0x3F));
        to[0] = (uint8_t)(n == 1 ? cp : (0xF00u >> n & 0xF0) | cp);
        return to + n;
    }
    if (cp < 0x10000) return put_unit(to, cp, encoding);
    to = put_unit(to, 0xD800 + ((cp - 0x10000) >> 10), encoding);
    return put_unit(to, 0xDC00 + (cp & 0x3FF), encoding);
}

/* Change, remove or exchange a few bytes: ill-formed text. */
static size_t damage(generator *g, uint8_t *bytes, size_t len) {
    static const uint8_t bad[] = {0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xE2, 0xED, 0xEF,
                                  0xF0, 0xF4, 0xF5, 0xFF, 0xD8, 0xDC, 0xDF};

    for (size_t times = generate_below(g, 5); len && times; times--) {
        size_t at = generate_below(g, len);
        if (generate_below(g, 4) == 0) memmove(bytes + at, bytes + at + 1, --len - at);
        else bytes[at] = generate_below(g, 4) ? bad[generate_below(g, COUNT_OF(bad))] : (uint8_t)generate_number(g);
    }
    return len;
}

/* The sample of a seed, in UTF-8 or else. */
static void make_sample(uint64_t seed, int utf8, uint8_t *bytes, sample *out) {
    static const tg_encoding others[] = {TG_ENCODING_UTF16LE, TG_ENCODING_UTF16BE, TG_ENCODING_LATIN1};
    static uint32_t cps[GENERATE_MAX];
    generator g = {seed};
    size_t count = generate_text(&g, cps);
    uint8_t *to = bytes;

    out->encoding = utf8 ? TG_ENCODING_UTF8 : others[generate_below(&g, COUNT_OF(others))];
    for (size_t i = 0; i < count; i++) to = put(to, cps[i], out->encoding);
    out->bytes = bytes;
    out->len = (size_t)(to - bytes);
    if (generate_below(&g, 4) == 0) out->len = damage(&g, bytes, out->len);
    out->seed = generate_number(&g);
}

static uint64_t first_seed(void) {
    const char *given = getenv("TEXTGAUGE_SEED");
    uint64_t fixed = test_size(1, 1, 0);

    if (given) return strtoull(given, NULL, 10);
    return fixed ? fixed : (uint64_t)time(NULL) << 24;
}

static void texts(void) {
    uint8_t *bytes = malloc(WORST);
    uint64_t first = first_seed();
    size_t count = test_size(3000, 100000, 10000000) / (TEST_ASAN ? 4 : 1), wrong = 0;

    printf("differential: %zu texts from TEXTGAUGE_SEED=%llu on, %zu kernels\n", count, (unsigned long long)first,
           kernel_count);
    for (uint64_t seed = first; seed - first < count && wrong < 3; seed++) {
        for (int utf8 = 0; utf8 < 2; utf8++) {
            sample s;
            make_sample(seed, utf8, bytes, &s);
            test_checks++;
            if (!sample_differs(&s)) continue;
            report_difference(&s, seed);
            wrong++;
        }
    }
    CHECK_EQ_INT(wrong, 0);
    free(bytes);
}

void differential_test(void) {
    test_case("differential: kernels");
    learn_kernels();
    CHECK(kernel_count >= 1);
    test_case("differential: generated texts, against the reference");
    texts();
}
