/* words_compare: see words_compare.h. */
#include "words_compare.h"

#include "helpers.h"
#include "words_reference.h"

#include <stdlib.h>

void words_draw_options(generator *g, tg_options *o) {
    static const char stops[] = "theOFcat\u0663\u0664stra\u00DFe1";
    static const uint32_t lengths[] = {3, 2, 3, 0, 4, 7, 1};
    static const char *const languages[] = {"en", "de", "fr"};

    *o = test_options();
    o->allocator = test_kept_allocator();
    o->words = 1;
    o->ngram = (uint32_t)generate_below(g, TG_NGRAM_MAX + 1);
    o->ngram_across = generate_below(g, 4) == 0;
    o->letter_case = generate_below(g, 4) == 0;
    if (generate_below(g, 3) == 0) o->numbers = (uint32_t)generate_below(g, 3);
    if (generate_below(g, 4) == 0) o->min_length = (uint32_t)generate_below(g, 5);
    if (generate_below(g, 4) == 0) {
        o->stop_text = stops;
        o->stop_lengths = lengths;
        o->stop_count = COUNT_OF(lengths);
    }
    o->stop_language = generate_below(g, 6) == 0;
    o->language = languages[generate_below(g, COUNT_OF(languages))];
    o->hyphens = generate_below(g, 4) == 0;
    o->line_breaks = generate_below(g, 4) == 0;
    o->sentences = generate_below(g, 4) == 0;
    o->profile = generate_below(g, 8) == 0;
    if (generate_below(g, 2)) { /* else a report, too */
        o->counts = 0;
        o->top = 0;
        memset(o->metrics, 0, sizeof o->metrics);
    }
}

static char difference[160];

static const char *differs(const char *how, const char *what, const tg_options *o) {
    snprintf(difference, sizeof difference, "%s: %s (encoding %u, kernel %u)", how, what, o->encoding, o->kernel);
    return difference;
}

static int same_bytes(const char *a, size_t a_len, const char *b, size_t b_len) {
    return a_len == b_len && (!a_len || !memcmp(a, b, a_len));
}

static const char *table_differs(const char *how, const tg_words *w, const counted_words *e, const tg_options *o) {
    const int32_t *offsets = tg_words_offsets(w);
    const uint64_t *counts = tg_words_counts(w), *errors = tg_words_errors(w);
    const char *text = tg_words_text(w, NULL);

    if (tg_words_size(w) != e->count) return differs(how, "the number of words", o);
    if (tg_words_total(w) != e->total) return differs(how, "the total", o);
    if (!errors != !o->max_words) return differs(how, "errors or none", o);
    if (tg_words_is_exact(w) != (e->count == e->distinct)) return differs(how, "exact or not", o);
    if (tg_words_is_exact(w) && tg_words_distinct(w) != e->distinct)
        return differs(how, "the number of distinct words", o);
    for (size_t i = 0; i < e->count; i++) {
        const counted_word *x = &e->words[i];
        const char *shown = text + offsets[i];
        size_t len = (size_t)(offsets[i + 1] - offsets[i]), index = SIZE_MAX;
        uint64_t count = 0;
        if (!same_bytes(shown, len, x->shown, x->shown_len)) return differs(how, "a word", o);
        if (counts[i] != x->count) return differs(how, "a count", o);
        if (errors && errors[i] != x->error) return differs(how, "an error", o);
        if (tg_words_get(w, shown, len, &index, &count) != TG_OK || index != i || count != x->count)
            return differs(how, "a look-up", o);
    }
    return NULL;
}

/* Saved and loaded it is the same; `a` goes on as what was loaded. */
static const char *save_differs(tg_analyzer **a, const tg_options *o) {
    tg_options plain = test_options(); /* of the rules nothing is taken from here */
    tg_analyzer *loaded = NULL;
    test_bytes first, second;
    const char *what = NULL;

    if (tg_analyzer_end_document(*a) != TG_OK) return differs("saved", "ending", o);
    first = test_saved(*a);
    plain.allocator = o->allocator;
    if (tg_analyzer_load(first.bytes, first.len, &plain, &loaded) != TG_OK) what = differs("saved", "loading", o);
    if (!what) {
        second = test_saved(loaded);
        if (!test_same_bytes(first, second)) what = differs("saved", "saving again", o);
        free(second.bytes);
        tg_analyzer_free(*a);
        *a = loaded;
    }
    free(first.bytes);
    return what;
}

static const char *take_differs(const char *how, tg_analyzer *a, const counted_words *e, const tg_options *o,
                                generator *g) {
    tg_words *w = NULL, *copy = NULL;
    const char *what = NULL;
    size_t step = 1 + generate_below(g, 50);

    if (generate_below(g, 2)) { /* a look at them before */
        if (tg_analyzer_words(a, &copy) != TG_OK) what = differs(how, "a copy", o);
        else what = table_differs("copy", copy, e, o);
    }
    while (!what && !w)
        if (tg_analyzer_take_words(a, step, &w) != TG_OK) what = differs(how, "taking", o);
    if (!what) what = table_differs(how, w, e, o);
    tg_words_free(w);
    tg_words_free(copy);
    return what;
}

static const char *whole_differs(const words_sample *d, const counted_words *e, const tg_options *o) {
    tg_words *w = NULL;
    const char *what;

    if (tg_words_new(d->bytes, d->len, o, &w, NULL) != TG_OK) return differs("whole", "refused", o);
    what = table_differs("whole", w, e, o);
    tg_words_free(w);
    return what;
}

static tg_status write_pieces(tg_analyzer *a, const uint8_t *bytes, size_t len, generator *g) {
    size_t most = generate_below(g, 2) ? 5 : 200;
    tg_status st = TG_OK;

    while (st == TG_OK && len) {
        size_t n = generate_below(g, most + 1);
        if (n > len) n = len;
        uint8_t *exactly = malloc(n ? n : 1);
        if (n) memcpy(exactly, bytes, n);
        st = tg_analyzer_write(a, exactly, n);
        free(exactly);
        bytes += n;
        len -= n;
    }
    return st;
}

static const char *pieces_differ(words_sample *d, const counted_words *e, const tg_options *o) {
    tg_analyzer *a = NULL, *copy = NULL;
    const char *what = NULL;
    size_t half = generate_below(&d->g, d->len + 1);

    if (tg_analyzer_new(o, &a) != TG_OK) return differs("pieces", "refused", o);
    if (write_pieces(a, d->bytes, half, &d->g) != TG_OK || tg_analyzer_clone(a, &copy) != TG_OK ||
        write_pieces(a, d->bytes + half, d->len - half, &d->g) != TG_OK ||
        write_pieces(copy, d->bytes + half, d->len - half, &d->g) != TG_OK)
        what = differs("pieces", "writing", o);
    if (!what && !o->max_words && generate_below(&d->g, 4) == 0) what = save_differs(&a, o);
    if (!what) what = take_differs("pieces", a, e, o, &d->g);
    if (!what) what = take_differs("pieces behind a copy", copy, e, o, &d->g);
    tg_analyzer_free(a);
    tg_analyzer_free(copy);
    return what;
}

/* Places where parts begin, drawn of all that there are. */
static size_t draw_cuts(words_sample *d, const tg_options *o, size_t *cuts, size_t cap) {
    size_t count = 0, at = 0, often = 1 + generate_below(&d->g, 5);

    while (count < cap) {
        if (tg_cut(d->bytes, d->len, at, o, &at) != TG_OK || at >= d->len) break;
        if (!generate_below(&d->g, often)) cuts[count++] = at;
    }
    return count;
}

enum { WORKERS = 3 };

/* Parts, appended to one another in any grouping, or joined and collected. */
static const char *parts_differ(words_sample *d, const counted_words *e, const tg_options *o, int collect) {
    size_t cuts[64], count = draw_cuts(d, o, cuts, COUNT_OF(cuts)), at = 0;
    tg_analyzer *into = NULL, *of[WORKERS] = {NULL}, *part;
    const char *what = NULL;
    int more;

    if (tg_analyzer_new(o, &into) != TG_OK) return differs("parts", "refused", o);
    for (size_t i = 0; i < WORKERS; i++)
        if (tg_analyzer_new(o, &of[i]) != TG_OK) what = differs("parts", "refused", o);
    for (size_t i = 0; !what && i <= count; i++) {
        size_t end = i < count ? cuts[i] : d->len;
        if (!at) {
            if (write_pieces(into, d->bytes, end, &d->g) != TG_OK) what = differs("parts", "writing", o);
            at = end;
            continue;
        }
        part = of[i % WORKERS];
        if (tg_analyzer_begin_part(part, d->bytes, at) != TG_OK) what = differs("parts", "beginning", o);
        else if (write_pieces(part, d->bytes + at, end - at, &d->g) != TG_OK) what = differs("parts", "writing", o);
        at = end;
        if (what) break;
        if (!collect && i < count && generate_below(&d->g, 2)) { /* another part to this one first */
            tg_analyzer *next = of[(i + 1) % WORKERS];
            end = i + 1 < count ? cuts[i + 1] : d->len;
            if (tg_analyzer_begin_part(next, d->bytes, at) != TG_OK ||
                write_pieces(next, d->bytes + at, end - at, &d->g) != TG_OK)
                what = differs("parts", "a part of a part", o);
            else if (tg_analyzer_append(part, next) != TG_OK) what = differs("parts", "appending to a part", o);
            at = end;
            i++;
        }
        if (!what && (collect ? tg_analyzer_join(into, part) : tg_analyzer_append(into, part)) != TG_OK)
            what = differs("parts", "appending", o);
    }
    for (size_t i = 0; !what && collect && i < WORKERS; i++) do
            if (tg_analyzer_collect(into, of[i], 1 + generate_below(&d->g, 9), &more) != TG_OK)
                what = differs("parts", "collecting", o);
        while (!what && more);
    if (!what) what = take_differs(collect ? "parts collected" : "parts appended", into, e, o, &d->g);
    tg_analyzer_free(into);
    for (size_t i = 0; i < WORKERS; i++) tg_analyzer_free(of[i]);
    return what;
}

/* The errors of a bounded table hold; where the order is that of the words, it is the one that was counted slowly. */
static const char *bounded_differs(words_sample *d, const counted_words *e, tg_options *o) {
    counted_words slow;
    tg_words *w = NULL, *again = NULL;
    const char *what = NULL;
    size_t size = 1 + generate_below(&d->g, e->count + 2), missing = 0;

    o->max_words = (uint32_t)size;
    count_bounded_slowly(e, size, &slow);
    if (o->ngram <= 1 || o->ngram_across) {
        if (!(what = whole_differs(d, &slow, o))) what = pieces_differ(d, &slow, o);
        counted_free(&slow);
        o->max_words = 0;
        return what;
    }
    if (tg_words_new(d->bytes, d->len, o, &w, NULL) != TG_OK) what = differs("bounded", "refused", o);
    for (size_t i = 0; !what && i < e->count; i++) {
        const counted_word *x = &e->words[i];
        size_t index;
        uint64_t count, error;
        if (tg_words_get(w, x->key, x->key_len, &index, &count) != TG_OK) what = differs("bounded", "a look-up", o);
        else if (index == tg_words_size(w)) {
            missing++;
            if (x->count * size > e->total) what = differs("bounded", "a common word is not there", o);
            continue;
        }
        error = tg_words_errors(w)[index];
        if (count < x->count || count - error > x->count) what = differs("bounded", "an error does not hold", o);
    }
    if (!what && (tg_words_is_exact(w) != (e->count <= size) || tg_words_size(w) != e->count - missing ||
                  tg_words_total(w) != e->total))
        what = differs("bounded", "its size", o);
    if (!what) { /* the same, in pieces */
        tg_analyzer *a = NULL;
        counted_words found = {NULL, 0, e->total, e->distinct, NULL, 0};
        found.words = calloc(tg_words_size(w) + 1, sizeof *found.words);
        for (size_t i = 0; i < tg_words_size(w); i++) {
            counted_word *x = &found.words[found.count++];
            x->shown = (char *)(uintptr_t)tg_words_text(w, NULL) + tg_words_offsets(w)[i];
            x->shown_len = (size_t)(tg_words_offsets(w)[i + 1] - tg_words_offsets(w)[i]);
            x->count = tg_words_counts(w)[i];
            x->error = tg_words_errors(w)[i];
        }
        if (tg_analyzer_new(o, &a) != TG_OK || write_pieces(a, d->bytes, d->len, &d->g) != TG_OK)
            what = differs("bounded", "writing", o);
        if (!what) what = take_differs("bounded in pieces", a, &found, o, &d->g);
        tg_analyzer_free(a);
        free(found.words);
    }
    tg_words_free(w);
    tg_words_free(again);
    counted_free(&slow);
    o->max_words = 0;
    return what;
}

const char *words_differ(words_sample *d) {
    counted_words e;
    const char *what = NULL;
    tg_options o = d->o;

    count_words_slowly(d->bytes, d->len, &d->o, &e);
    for (uint32_t k = TG_KERNEL_SCALAR; !what && k <= TG_KERNEL_NEON; k++) {
        tg_report *r = NULL;
        o.kernel = k;
        if (tg_analyze("", 0, &o, &r, NULL) != TG_OK) continue; /* not in this build, or for this CPU */
        tg_report_free(r);
        what = whole_differs(d, &e, &o);
        if (!what) what = pieces_differ(d, &e, &o);
        if (!what) what = parts_differ(d, &e, &o, 0);
        if (!what) what = parts_differ(d, &e, &o, 1);
        if (!what) what = bounded_differs(d, &e, &o);
    }
    counted_free(&e);
    return what;
}
