/* helpers: see helpers.h. Nothing here knows a rule of Unicode. */
#include "helpers.h"

#include <stdlib.h>

#if TEST_ASAN
#  include <sanitizer/asan_interface.h>
#else
#  define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#  define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

tg_options test_options(void) {
    tg_options o;
    tg_options_init(&o, sizeof o);
    o.seed[0] = 1;
    o.seed[1] = 2;
    return o;
}

size_t test_size(size_t test, size_t ci, size_t full) {
    const char *tier = getenv("TEXTGAUGE_TIER");

    if (tier && strcmp(tier, "full") == 0) return full;
    return tier && strcmp(tier, "ci") == 0 ? ci : test;
}

/* ── Marked texts ── */

typedef struct text {
    uint8_t *bytes;
    size_t len;
    size_t *ends;
    size_t count;
} text;

/* One code point of well-formed UTF-8. @return its bytes; 0 if it is ill-formed. */
static size_t decode_one(const uint8_t *p, uint32_t *cp) {
    size_t n = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;

    if (n == 0) return 0;
    *cp = n == 1 ? p[0] : p[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80) return 0;
        *cp = *cp << 6 | (p[i] & 0x3Fu);
    }
    return n;
}

static uint8_t *put_unit(uint8_t *to, uint32_t unit, tg_encoding encoding) {
    to[encoding == TG_ENCODING_UTF16LE ? 0 : 1] = (uint8_t)unit;
    to[encoding == TG_ENCODING_UTF16LE ? 1 : 0] = (uint8_t)(unit >> 8);
    return to + 2;
}

static uint8_t *put(uint8_t *to, uint32_t cp, tg_encoding encoding) {
    if (encoding == TG_ENCODING_LATIN1) {
        *to = (uint8_t)cp;
        return to + 1;
    }
    if (cp < 0x10000) return put_unit(to, cp, encoding);
    to = put_unit(to, 0xD800 + ((cp - 0x10000) >> 10), encoding);
    return put_unit(to, 0xDC00 + (cp & 0x3FF), encoding);
}

/* `marked` without its marks, in another encoding. @return 0 if it cannot be. */
static int text_of(const char *marked, tg_encoding encoding, text *out) {
    const uint8_t *p = (const uint8_t *)marked;
    size_t len = strlen(marked);
    uint8_t *to;

    out->bytes = to = malloc(4 * len + 1);
    out->ends = malloc((len + 1) * sizeof *out->ends);
    out->count = 0;
    while (*p) {
        uint32_t cp;
        size_t n;
        if (*p == '|') {
            out->ends[out->count++] = (size_t)(to - out->bytes);
            p++;
        } else if (encoding == TG_ENCODING_UTF8) {
            *to++ = *p++;
        } else if (!(n = decode_one(p, &cp)) || (encoding == TG_ENCODING_LATIN1 && cp > 0xFF)) {
            return 0;
        } else {
            to = put(to, cp, encoding);
            p += n;
        }
    }
    out->len = (size_t)(to - out->bytes);
    if (out->len) out->ends[out->count++] = out->len;
    return 1;
}

static void text_free(text *t) {
    free(t->bytes);
    free(t->ends);
}

/* ── Walks ── */

typedef struct walk {
    tg_granularity granularity;
    const tg_options *options;
    size_t cap, step; /* room for boundaries; bytes that the text grows by, 0 for all at once */
} walk;

/* One call over text[from..to), in a block of that very size, so that a sanitizer sees a read or write past it. */
static int call(const walk *w, const text *t, size_t from, size_t to, tg_cursor *cursor, size_t *ends, size_t *count,
                size_t *consumed) {
    size_t bytes = w->cap * sizeof *ends;
    size_t *room = malloc(bytes);
    uint8_t *exact = malloc(to - from + 1), *flags = malloc(w->cap);
    int ok;

    memcpy(exact + 1, t->bytes + from, to - from);
    ok = tg_boundaries(w->granularity, exact + 1, to - from, to == t->len, w->options, cursor, room, flags, w->cap,
                       count, consumed) == TG_OK;
    ok = ok && *count <= w->cap && *consumed == (*count ? room[*count - 1] : 0) && *consumed <= to - from;
    if (ok) memcpy(ends, room, *count * sizeof *ends);
    free(room);
    free(exact);
    free(flags);
    return ok;
}

/* @return 1 if the walk gives the boundaries of `t` */
static int walks(const walk *w, const text *t) {
    size_t from = 0, to = w->step && w->step < t->len ? w->step : t->len, n = 0, count, consumed;
    size_t *ends = malloc((w->cap + 1) * sizeof *ends);
    tg_cursor cursor;
    int ok = 1;

    memset(&cursor, 0, sizeof cursor);
    while (ok) {
        ok = call(w, t, from, to, &cursor, ends, &count, &consumed);
        for (size_t i = 0; ok && i < count; i++) ok = n < t->count && from + ends[i] == t->ends[n++];
        if (!ok) break;
        from += consumed;
        if (count == w->cap && from < t->len) continue;
        if (to == t->len) break;
        to = t->len - to < w->step ? t->len : to + w->step;
    }
    free(ends);
    return ok && n == t->count;
}

/* One call of a segmenter, in blocks of the very sizes. @return 1 if what it found are the next boundaries of `t` */
static int write_piece(const walk *w, const text *t, tg_segmenter *s, size_t *from, size_t to, int end, size_t *n,
                       size_t *count) {
    uint64_t *room = malloc(w->cap * sizeof *room);
    uint8_t *exact = malloc(to - *from + 1), *flags = malloc(w->cap);
    size_t consumed;
    int ok;

    memcpy(exact + 1, t->bytes + *from, to - *from);
    ok = tg_segmenter_write(s, exact + 1, to - *from, end, room, flags, w->cap, count, &consumed) == TG_OK &&
         *count <= w->cap && consumed <= to - *from && (consumed == to - *from || *count == w->cap);
    for (size_t i = 0; ok && i < *count; i++) ok = *n < t->count && room[i] == t->ends[(*n)++];
    if (ok) *from += consumed;
    free(room);
    free(exact);
    free(flags);
    return ok;
}

/* @return 1 if a segmenter that gets the text in pieces gives the boundaries of `t`, twice */
static int streams(const walk *w, const text *t) {
    tg_segmenter *s = NULL;
    int ok = tg_segmenter_new(w->granularity, w->options, &s) == TG_OK;

    for (int round = 0; ok && round < 2; round++) {
        size_t from = 0, to = 0, n = 0, count;
        do {
            to = !w->step || t->len - to < w->step ? t->len : to + w->step;
            do ok = write_piece(w, t, s, &from, to, to == t->len, &n, &count);
            while (ok && count == w->cap);
            ok = ok && from == to;
        } while (ok && to < t->len);
        ok = ok && n == t->count;
    }
    tg_segmenter_free(s);
    return ok;
}

static void print_found(const walk *w, const text *t, tg_encoding encoding) {
    size_t count, consumed, *ends = malloc((t->len + 1) * sizeof *ends);
    tg_cursor cursor;

    memset(&cursor, 0, sizeof cursor);
    printf("    encoding %d, room for %zu, step %zu; in one call:", (int)encoding, w->cap, w->step);
    tg_boundaries(w->granularity, t->bytes, t->len, 1, w->options, &cursor, ends, NULL, t->len + 1, &count, &consumed);
    for (size_t i = 0; i < count; i++) printf(" %zu", ends[i]);
    printf(", not:");
    for (size_t i = 0; i < t->count; i++) printf(" %zu", t->ends[i]);
    printf("\n");
    free(ends);
}

static int found(const char *file, int line, const walk *w, const text *t, tg_encoding encoding) {
    uint64_t total = UINT64_MAX;

    test_checks++;
    if (walks(w, t) && streams(w, t) &&
        tg_count_segments(w->granularity, t->bytes, t->len, w->options, &total) == TG_OK && total == t->count)
        return 1;
    test_fail(file, line);
    test_print_bytes("text", (const char *)t->bytes, t->len);
    print_found(w, t, encoding);
    return 0;
}

void test_segments(const char *file, int line, tg_granularity granularity, const char *marked,
                   const tg_options *options) {
    static const size_t steps[] = {0, 1, 2, 3, 7};
    tg_options o = options ? *options : test_options();
    text t;

    for (int encoding = TG_ENCODING_UTF8; encoding <= TG_ENCODING_LATIN1; encoding++) {
        int ok = text_of(marked, (tg_encoding)encoding, &t);
        o.encoding = (uint32_t)encoding;
        for (size_t s = 0; ok && s < COUNT_OF(steps); s++) {
            for (size_t cap = 1; ok && cap <= 3; cap++) {
                walk w = {granularity, &o, cap < 3 ? cap : t.len + 1, steps[s]};
                ok = found(file, line, &w, &t, (tg_encoding)encoding);
            }
        }
        text_free(&t);
    }
}

void test_segment_cases(tg_granularity granularity, const segment_case *rows, size_t count, const tg_options *options) {
    for (size_t i = 0; i < count; i++) {
        test_case(rows[i].what);
        CHECK_SEGMENTS(granularity, rows[i].marked, options);
    }
}

/* ── Arguments ── */

static void wrong_arguments(tg_granularity g) {
    size_t out[4], count = 77, consumed = 77;
    uint64_t total = 77;
    tg_options o = test_options();

    test_case("boundaries: NULL where it must not be");
    CHECK_EQ_INT(tg_boundaries(g, NULL, 1, 1, NULL, NULL, out, NULL, 4, &count, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_boundaries(g, "a", 1, 1, NULL, NULL, NULL, NULL, 4, &count, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_boundaries(g, "a", 1, 1, NULL, NULL, out, NULL, 4, NULL, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_boundaries(g, "a", 1, 1, NULL, NULL, out, NULL, 4, &count, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_count_segments(g, NULL, 1, NULL, &total), TG_E_ARG);
    CHECK_EQ_INT(tg_count_segments(g, "a", 1, NULL, NULL), TG_E_ARG);

    test_case("boundaries: options out of range");
    o.encoding = 4;
    CHECK_EQ_INT(tg_boundaries(g, "a", 1, 1, &o, NULL, out, NULL, 4, &count, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_count_segments(g, "a", 1, &o, &total), TG_E_ARG);
    o = test_options();
    o.language = "e";
    CHECK_EQ_INT(tg_boundaries(g, "a", 1, 1, &o, NULL, out, NULL, 4, &count, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_boundaries((tg_granularity)3, "a", 1, 1, NULL, NULL, out, NULL, 4, &count, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_boundaries((tg_granularity)3, "a", 1, 1, NULL, NULL, NULL, NULL, 0, &count, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_count_segments((tg_granularity)3, "a", 1, NULL, &total), TG_E_ARG);

    test_case("boundaries: an error writes nothing");
    CHECK_EQ_INT(count, 77);
    CHECK_EQ_INT(consumed, 77);
    CHECK_EQ_INT(total, 77);
}

void test_segment_arguments(tg_granularity g) {
    size_t out[4], count = 77, consumed = 77;
    uint64_t total = 77;

    wrong_arguments(g);

    test_case("boundaries: the empty text has none");
    CHECK_EQ_INT(tg_boundaries(g, NULL, 0, 1, NULL, NULL, out, NULL, 4, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 0);
    CHECK_EQ_INT(consumed, 0);
    CHECK_EQ_INT(tg_boundaries(g, "", 0, 0, NULL, NULL, out, NULL, 4, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 0);
    CHECK_EQ_INT(tg_count_segments(g, NULL, 0, NULL, &total), TG_OK);
    CHECK_EQ_INT(total, 0);

    test_case("boundaries: room for none");
    count = consumed = 77;
    CHECK_EQ_INT(tg_boundaries(g, "a", 1, 1, NULL, NULL, NULL, NULL, 0, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 0);
    CHECK_EQ_INT(consumed, 0);

    test_case("boundaries: what may go on is not reported");
    CHECK_EQ_INT(tg_boundaries(g, "a", 1, 0, NULL, NULL, out, NULL, 4, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 0);
    CHECK_EQ_INT(consumed, 0);

    test_case("boundaries: a text in one call needs no cursor and no flags");
    CHECK_EQ_INT(tg_boundaries(g, "a", 1, 1, NULL, NULL, out, NULL, 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 1);
    CHECK_EQ_INT(out[0], 1);
    CHECK_EQ_INT(consumed, 1);
}

/* ── Allocator ── */

static void *heap_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    test_heap *heap = ctx;
    void *p;

    if (new_size == 0) {
        heap->live -= old_size;
        free(ptr);
        return NULL;
    }
    if (heap->requests++ == heap->fail_at) return NULL;
    if (!(p = malloc(new_size))) return NULL; /* always another block: one used after its resize is seen */
    if (ptr) memcpy(p, ptr, old_size < new_size ? old_size : new_size);
    if (heap->live + new_size > heap->most) heap->most = heap->live + new_size;
    heap->live += new_size - old_size;
    free(ptr);
    return p;
}

tg_allocator test_heap_allocator(test_heap *heap) {
    tg_allocator a = {heap_resize, heap};
    heap->live = heap->most = heap->requests = 0;
    heap->fail_at = SIZE_MAX;
    return a;
}

/* ── An allocator that gives out again ── */

#define LARGE 4096 /* bytes: what is smaller is malloc's */
#define KEPT_MOST 32

static struct {
    void *block;
    size_t size;
} kept[KEPT_MOST];
static size_t kept_count;

static void *take_large(size_t size) {
    size_t i = kept_count;
    void *block;

    while (i > 0 && kept[i - 1].size != size) i--;
    if (i == 0) return malloc(size);
    block = kept[i - 1].block;
    kept[i - 1] = kept[--kept_count];
    ASAN_UNPOISON_MEMORY_REGION(block, size);
    return block;
}

static void give_large(void *block, size_t size) {
    if (kept_count == KEPT_MOST) {
        free(block);
        return;
    }
    ASAN_POISON_MEMORY_REGION(block, size);
    kept[kept_count].block = block;
    kept[kept_count++].size = size;
}

static void *kept_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    void *out = NULL;

    (void)ctx;
    if (old_size < LARGE && new_size && new_size < LARGE) return realloc(ptr, new_size);
    if (new_size && !(out = new_size < LARGE ? malloc(new_size) : take_large(new_size))) return NULL;
    if (ptr && out) memcpy(out, ptr, old_size < new_size ? old_size : new_size);
    if (old_size < LARGE) free(ptr);
    else give_large(ptr, old_size);
    return out;
}

tg_allocator test_kept_allocator(void) {
    tg_allocator a = {kept_resize, NULL};
    return a;
}

/* ── Reports ── */

static int same_metrics(const tg_report *a, const tg_report *b) {
    for (size_t i = 0; i < tg_metric_total(); i++) {
        double x = tg_report_metric(a, (tg_metric)i), y = tg_report_metric(b, (tg_metric)i);
        if (memcmp(&x, &y, sizeof x) != 0) return 0;
    }
    return 1;
}

static int same_top(const tg_report *a, const tg_report *b) {
    if (tg_report_top_size(a) != tg_report_top_size(b)) return 0;
    for (size_t i = 0; i < tg_report_top_size(a); i++) {
        const char *v, *w;
        size_t m, n;
        uint64_t x, y;
        if (tg_report_top(a, i, &v, &m, &x) != TG_OK || tg_report_top(b, i, &w, &n, &y) != TG_OK) return 0;
        if (m != n || x != y || memcmp(v, w, m) != 0) return 0;
    }
    return 1;
}

static int same_notes(const tg_report *a, const tg_report *b) {
    if (tg_report_note_size(a) != tg_report_note_size(b)) return 0;
    for (size_t i = 0; i < tg_report_note_size(a); i++) {
        tg_note x, y;
        if (tg_report_note(a, i, &x) != TG_OK || tg_report_note(b, i, &y) != TG_OK) return 0;
        if (x.metric != y.metric || strcmp(x.code, y.code) != 0 || strcmp(x.reason, y.reason) != 0) return 0;
    }
    return 1;
}

int test_same_report(const tg_report *a, const tg_report *b) {
    if (!a || !b) return 0;
    for (size_t i = 0; i < tg_count_total(); i++) {
        if (tg_report_count(a, (tg_count)i) != tg_report_count(b, (tg_count)i)) return 0;
    }
    return same_metrics(a, b) && same_top(a, b) && same_notes(a, b) &&
           strcmp(tg_report_language(a), tg_report_language(b)) == 0;
}

int test_same_words(const tg_words *a, const tg_words *b) {
    size_t a_len, b_len, n = tg_words_size(a);
    const char *words = tg_words_text(a, &a_len), *other = tg_words_text(b, &b_len);

    if (!a || !b || n != tg_words_size(b) || a_len != b_len || memcmp(words, other, a_len) != 0) return 0;
    if (tg_words_total(a) != tg_words_total(b) || tg_words_distinct(a) != tg_words_distinct(b) ||
        tg_words_is_exact(a) != tg_words_is_exact(b) || !tg_words_errors(a) != !tg_words_errors(b))
        return 0;
    if (tg_words_errors(a) && memcmp(tg_words_errors(a), tg_words_errors(b), n * sizeof(uint64_t)) != 0) return 0;
    return !memcmp(tg_words_counts(a), tg_words_counts(b), n * sizeof(uint64_t)) &&
           !memcmp(tg_words_offsets(a), tg_words_offsets(b), (n + 1) * sizeof(int32_t));
}

tg_report *test_report_of(const void *input, size_t len, const tg_options *o) {
    tg_report *report = NULL;

    CHECK_EQ_INT(tg_analyze(input, len, o, &report, NULL), TG_OK);
    return report;
}

tg_report *test_finished(tg_analyzer *a) {
    tg_report *report = NULL;

    CHECK_EQ_INT(tg_analyzer_finish(a, &report), TG_OK);
    return report;
}

void test_top(const char *file, int line, const tg_report *report, size_t index, const char *word, uint64_t count) {
    const char *found = "";
    size_t len = 0;
    uint64_t times = 0;

    test_eq_int(file, line, "tg_report_top", tg_report_top(report, index, &found, &len, &times), TG_OK);
    test_eq_str(file, line, "top word", found, len, word, strlen(word));
    test_eq_int(file, line, "its byte behind the end", found[len], '\0');
    test_eq_int(file, line, "its count", (long long)times, (long long)count);
}

void *test_untouched(void) {
    static char nothing;
    return &nothing;
}

/* ── Saved states ── */

tg_analyzer *test_analyzer_of(const tg_options *o) {
    tg_analyzer *a = NULL;

    CHECK_EQ_INT(tg_analyzer_new(o, &a), TG_OK);
    return a;
}

test_bytes test_saved(const tg_analyzer *a) {
    test_bytes state = {NULL, 0};
    size_t len = 0;

    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, &len), TG_OK);
    state.bytes = malloc(len + 1);
    CHECK_EQ_INT(tg_analyzer_save(a, state.bytes, len, &state.len), TG_OK);
    CHECK_EQ_INT(state.len, len);
    return state;
}

tg_analyzer *test_analyzed(const tg_options *o, const void *input, size_t len) {
    tg_analyzer *a = test_analyzer_of(o);

    CHECK_EQ_INT(tg_analyzer_write(a, input, len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    return a;
}

test_bytes test_state_of(const tg_options *o, const void *input, size_t len) {
    tg_analyzer *a = test_analyzed(o, input, len);
    test_bytes state = test_saved(a);

    tg_analyzer_free(a);
    return state;
}

int test_same_bytes(test_bytes a, test_bytes b) {
    return a.len && a.len == b.len && memcmp(a.bytes, b.bytes, a.len) == 0;
}

int test_encoded(const char *utf8, size_t len, tg_encoding encoding, test_bytes *out) {
    const uint8_t *p = (const uint8_t *)utf8, *end = p + len;
    uint8_t *to;

    out->bytes = to = malloc(2 * len + 1);
    if (encoding == TG_ENCODING_UTF8) memcpy(to, p, len), to += len, p = end;
    while (p < end) {
        uint32_t cp;
        size_t n = decode_one(p, &cp);
        if (!n || (encoding == TG_ENCODING_LATIN1 && cp > 0xFF)) {
            free(out->bytes);
            out->bytes = NULL;
            return 0;
        }
        to = put(to, cp, encoding);
        p += n;
    }
    out->len = (size_t)(to - out->bytes);
    return 1;
}

char *test_repeated(const char *unit, size_t count, size_t *len) {
    size_t size = strlen(unit);
    char *bytes = malloc(size * count + 1);

    for (size_t i = 0; i < count; i++) memcpy(bytes + i * size, unit, size);
    bytes[size * count] = '\0';
    *len = size * count;
    return bytes;
}
