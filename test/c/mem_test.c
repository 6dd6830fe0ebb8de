/* mem_test: every request for memory fails once, in every call of the analyzer: the promised state, and nothing lost. */
#include "helpers.h"

#include <stdlib.h>

/* What a call works on, and what it makes. */
typedef struct world {
    test_heap heap;
    tg_options o;
    tg_analyzer *a; /* a closed document, and what `prepare` did */
    tg_analyzer *b; /* another, a part for some */
    tg_analyzer *made;
    tg_report *report;
    test_bytes state; /* of another, to be loaded */
    uint8_t *saved;
    size_t saved_len;
} world;

static char *words; /* 400 words, so that a table grows, and some that need folding */
static size_t words_len;
static char *letters; /* a word of 70,000 bytes */
static size_t letters_len;

static void make_texts(void) {
    char *p = words = malloc(10000);

    for (int i = 0; i < 400; i++) p += sprintf(p, "w%d ", i);
    p += sprintf(p, "Stra\u00DFe STRASSE e\u0301tude \u039B\u039F\u0301\u0393\u039F\u03A3 can't' end ");
    words_len = (size_t)(p - words);
    letters = test_repeated("L", 70000, &letters_len);
}

static void make_world(world *w, const tg_options *o) {
    tg_options other = *o;

    memset(w, 0, sizeof *w);
    w->o = *o;
    w->o.allocator = test_heap_allocator(&w->heap);
    w->a = test_analyzed(&w->o, "a first document", 16);
    other.seed[0] = 99;
    other.allocator = w->o.allocator;
    CHECK_EQ_INT(tg_analyzer_new(&other, &w->b), TG_OK);
    w->state = test_state_of(o, words, words_len);
}

static void free_world(world *w) {
    tg_analyzer_free(w->a);
    tg_analyzer_free(w->b);
    tg_analyzer_free(w->made);
    tg_report_free(w->report);
    free(w->state.bytes);
    free(w->saved);
    CHECK_EQ_INT(w->heap.live, 0);
}

/* ── What goes before ── */

static void as_it_is(world *w) {
    (void)w;
}

static void with_words(world *w) {
    CHECK_EQ_INT(tg_analyzer_write(w->a, words, words_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(w->a), TG_OK);
}

/* An open document, in a long word, at an apostrophe, in a character. */
static void in_a_word(world *w) {
    with_words(w);
    CHECK_EQ_INT(tg_analyzer_write(w->a, letters, letters_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(w->a, "'", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(w->a, "\xC3", 1), TG_OK);
}

static void in_a_unit(world *w) {
    CHECK_EQ_INT(tg_analyzer_write_as(w->a, TG_ENCODING_UTF16LE, "a\0b", 3), TG_OK);
}

static void two_of_words(world *w) {
    CHECK_EQ_INT(tg_analyzer_write(w->b, words, words_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(w->b, letters, letters_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(w->b), TG_OK);
}

/* The first word of the part is new, and as long as can be; it ends in another. */
static void a_part(world *w) {
    CHECK_EQ_INT(tg_analyzer_write(w->a, words, words_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_begin_part(w->b, words, words_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(w->b, letters, letters_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(w->b, words, words_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(w->b, "pending'", 8), TG_OK);
}

static void a_part_begun(world *w) {
    CHECK_EQ_INT(tg_analyzer_begin_part(w->b, "one two ", 8), TG_OK);
}

/* ── Calls ── */

static tg_status call_new(world *w) {
    return tg_analyzer_new(&w->o, &w->made);
}

static tg_status call_clone(world *w) {
    return tg_analyzer_clone(w->a, &w->made);
}

static tg_status call_load(world *w) {
    return tg_analyzer_load(w->state.bytes, w->state.len, &w->o, &w->made);
}

static tg_status call_report(world *w) {
    return tg_analyzer_report(w->a, &w->report);
}

/* The size first: that needs memory too. */
static tg_status call_save(world *w) {
    size_t len = 77;
    tg_status st = tg_analyzer_save(w->a, NULL, 0, &len);

    if (st != TG_OK) {
        CHECK_EQ_INT(len, 77);
        return st;
    }
    if (!w->saved) w->saved = malloc(len);
    memset(w->saved, 0xAA, len);
    st = tg_analyzer_save(w->a, w->saved, len, &w->saved_len);
    for (size_t i = 0; st != TG_OK && i < len; i++) CHECK_EQ_INT(w->saved[i], 0xAA);
    return st;
}

static tg_status call_write(world *w) {
    tg_status st = tg_analyzer_write(w->a, words, words_len);
    if (st == TG_OK) st = tg_analyzer_write(w->a, letters, letters_len);
    return st == TG_OK ? tg_analyzer_write(w->a, "'s", 2) : st;
}

static tg_status call_write_as(world *w) {
    tg_status st = tg_analyzer_write_as(w->a, TG_ENCODING_LATIN1, letters, letters_len);
    if (st == TG_OK) st = tg_analyzer_write_as(w->a, TG_ENCODING_UTF16BE, words, words_len);
    return st == TG_OK ? tg_analyzer_write_as(w->a, TG_ENCODING_BY_MARK, words, words_len) : st;
}

static tg_status call_end(world *w) {
    return tg_analyzer_end_document(w->a);
}

static tg_status call_merge(world *w) {
    return tg_analyzer_merge(w->a, w->b);
}

static tg_status call_append(world *w) {
    return tg_analyzer_append(w->a, w->b);
}

static tg_status call_write_part(world *w) {
    tg_status st = tg_analyzer_write(w->b, words, words_len);
    return st == TG_OK ? tg_analyzer_write(w->b, letters, letters_len) : st;
}

/* What is promised of a call that fails, of which object. */
enum { UNCHANGED, A_IS_LOST, B_IS_LOST };

static const struct {
    const char *what;
    void (*prepare)(world *w);
    tg_status (*call)(world *w);
    int promise;
    size_t at_least; /* requests */
} calls[] = {
    {"out of memory: new", as_it_is, call_new, UNCHANGED, 1},
    {"out of memory: clone", with_words, call_clone, UNCHANGED, 3},
    {"out of memory: clone of an open document", in_a_word, call_clone, UNCHANGED, 4},
    {"out of memory: clone in a code unit", in_a_unit, call_clone, UNCHANGED, 3},
    {"out of memory: load", as_it_is, call_load, UNCHANGED, 3},
    {"out of memory: report", with_words, call_report, UNCHANGED, 2},
    {"out of memory: report of an open document", in_a_word, call_report, UNCHANGED, 6},
    {"out of memory: report in a code unit", in_a_unit, call_report, UNCHANGED, 4},
    {"out of memory: save", with_words, call_save, UNCHANGED, 2},
    {"out of memory: write", as_it_is, call_write, A_IS_LOST, 4},
    {"out of memory: write_as", in_a_unit, call_write_as, A_IS_LOST, 4},
    {"out of memory: end of a document", in_a_word, call_end, A_IS_LOST, 1},
    {"out of memory: merge", as_it_is, call_merge, UNCHANGED, 0},
    {"out of memory: merge of words", two_of_words, call_merge, A_IS_LOST, 2},
    {"out of memory: append", a_part, call_append, A_IS_LOST, 1},
    {"out of memory: write to a part", a_part_begun, call_write_part, B_IS_LOST, 4},
};

/* ── What came of it ── */

/* The state of a copy, ended, so that `a` is as it was. */
static test_bytes ended(const tg_analyzer *a) {
    tg_analyzer *copy = NULL;
    test_bytes state;

    CHECK_EQ_INT(tg_analyzer_clone(a, &copy), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(copy), TG_OK);
    state = test_saved(copy);
    tg_analyzer_free(copy);
    return state;
}

static void check_same(const tg_analyzer *a, const tg_analyzer *b) {
    test_bytes s, t;

    CHECK_EQ_INT(!a, !b);
    if (!a || !b) return;
    s = ended(a);
    t = ended(b);
    CHECK(test_same_bytes(s, t));
    free(s.bytes);
    free(t.bytes);
}

/* All that the call has made or changed is as where nothing failed. */
static void check_done(const world *w, const world *whole) {
    check_same(w->a, whole->a);
    check_same(w->b, whole->b);
    check_same(w->made, whole->made);
    if (whole->report) CHECK(test_same_report(w->report, whole->report));
    CHECK_EQ_INT(w->saved_len, whole->saved_len);
    if (whole->saved) CHECK(memcmp(w->saved, whole->saved, whole->saved_len) == 0);
}

/* Only reset and free are left; after a reset it serves again. */
static void check_lost(world *w, tg_analyzer *a, tg_analyzer *other) {
    tg_analyzer *none = NULL, *fresh = test_analyzed(&w->o, "again", 5);
    tg_report *r = NULL;
    size_t len;

    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_E_NOMEM);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, 0);
    CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_write_as(a, TG_ENCODING_LATIN1, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_clone(a, &none), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, &len), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(a, fresh), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(fresh, a), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a ", 2), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_error(other).status, TG_OK);
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "again", 5), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    check_same(a, fresh);
    tg_analyzer_free(fresh);
}

/* Request k of call i fails. @return 0 if there is no such request */
static int one_failure(size_t i, size_t k, const tg_options *o, const world *whole) {
    world w, before;
    size_t live;
    tg_status st;

    make_world(&w, o);
    make_world(&before, o);
    calls[i].prepare(&w);
    calls[i].prepare(&before);
    w.heap.requests = 0;
    w.heap.fail_at = k;
    live = w.heap.live;
    st = calls[i].call(&w);
    w.heap.fail_at = SIZE_MAX;
    if (w.heap.requests <= k) {
        CHECK_EQ_INT(st, TG_OK);
        check_done(&w, whole);
        free_world(&w);
        free_world(&before);
        return 0;
    }
    CHECK_EQ_INT(st, TG_E_NOMEM);
    CHECK(!w.made && !w.report);
    if (calls[i].promise != A_IS_LOST) check_same(w.a, before.a);
    if (calls[i].promise != B_IS_LOST) check_same(w.b, before.b);
    if (calls[i].promise == UNCHANGED) {
        CHECK_EQ_INT(w.heap.live, live);
        CHECK_EQ_INT(calls[i].call(&w), TG_OK);
        check_done(&w, whole);
    } else if (calls[i].promise == A_IS_LOST) {
        check_lost(&w, w.a, w.b);
    } else {
        check_lost(&w, w.b, w.a);
    }
    free_world(&w);
    free_world(&before);
    return 1;
}

static void every_failure(const tg_options *o) {
    for (size_t i = 0; i < COUNT_OF(calls); i++) {
        world whole;
        size_t k = 0;
        test_case(calls[i].what);
        make_world(&whole, o);
        calls[i].prepare(&whole);
        CHECK_EQ_INT(calls[i].call(&whole), TG_OK);
        while (k < 1000 && one_failure(i, k, o, &whole)) k++;
        CHECK(k >= calls[i].at_least && k < 1000);
        free_world(&whole);
    }
}

/* What fails in finish is either the end of the document, or the report alone: then it can be asked for again. */
static tg_status finish_in_steps(tg_analyzer *a, tg_report **out) {
    tg_status st;

    do st = tg_analyzer_finish_step(a, 3, out);
    while (st == TG_OK && !*out);
    return st;
}

static void finish_fails(const tg_options *o, tg_status (*finish)(tg_analyzer *, tg_report **)) {
    world w, whole;
    tg_status st;
    int done = 0;

    test_case("out of memory: finish");
    make_world(&whole, o);
    in_a_word(&whole);
    CHECK_EQ_INT(tg_analyzer_finish(whole.a, &whole.report), TG_OK);
    for (size_t k = 0; !done; k++) {
        make_world(&w, o);
        in_a_word(&w);
        w.heap.requests = 0;
        w.heap.fail_at = k;
        st = finish(w.a, &w.report);
        done = k >= w.heap.requests;
        CHECK_EQ_INT(st, done ? TG_OK : TG_E_NOMEM);
        w.heap.fail_at = SIZE_MAX;
        if (tg_analyzer_error(w.a).status != TG_OK) {
            check_lost(&w, w.a, w.b);
        } else {
            if (!done) CHECK_EQ_INT(finish(w.a, &w.report), TG_OK);
            CHECK(test_same_report(w.report, whole.report));
        }
        free_world(&w);
    }
    free_world(&whole);
}

static tg_status join_and_collect(tg_analyzer *into, tg_analyzer *part) {
    tg_status st = tg_analyzer_join(into, part);
    int more = 1;

    while (st == TG_OK && more) st = tg_analyzer_collect(into, part, 20, &more);
    return st;
}

static void joining_fails(const tg_options *o) {
    world w, whole;
    tg_status st;
    int done = 0;

    test_case("out of memory: join and collect");
    make_world(&whole, o);
    a_part(&whole);
    CHECK_EQ_INT(tg_analyzer_append(whole.a, whole.b), TG_OK);
    for (size_t k = 0; !done; k++) {
        make_world(&w, o);
        a_part(&w);
        w.heap.requests = 0;
        w.heap.fail_at = k;
        st = join_and_collect(w.a, w.b);
        done = k >= w.heap.requests;
        CHECK_EQ_INT(st, done ? TG_OK : TG_E_NOMEM);
        w.heap.fail_at = SIZE_MAX;
        if (done) check_same(w.a, whole.a);
        else check_lost(&w, w.a, w.b);
        free_world(&w);
    }
    free_world(&whole);
}

/* Calls that need no memory, when there is none. */
static void without_memory(const tg_options *o) {
    world w;
    size_t cut = 0;
    tg_options out = *o;

    test_case("out of memory: begin_part, cut, options, reset, free need none");
    make_world(&w, o);
    with_words(&w);
    w.heap.requests = w.heap.fail_at = 0;
    CHECK_EQ_INT(tg_cut(words, words_len, 3000, &w.o, &cut), TG_OK);
    CHECK_EQ_INT(tg_analyzer_begin_part(w.b, words, words_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_options(w.a, &out), TG_OK);
    tg_analyzer_reset(w.a);
    tg_analyzer_reset(w.b);
    CHECK_EQ_INT(w.heap.requests, 0);
    free_world(&w);
}

/* ── Word tables ── */

/* Counted in one call; written, looked at and taken in steps; looked up. @return what failed, if anything did */
static tg_status make_tables(const tg_options *o, tg_words **out, size_t count) {
    tg_analyzer *a = NULL;
    uint64_t times = 77;
    tg_status st;

    if ((st = tg_words_new(words, words_len, o, &out[0], NULL)) != TG_OK) return st;
    if ((st = tg_words_get(out[0], "\u00C9TUDE", 6, NULL, &times)) != TG_OK) CHECK_EQ_INT(times, 77);
    if (st == TG_OK) st = tg_analyzer_new(o, &a);
    for (size_t i = 0; st == TG_OK && i < words_len; i += 1000)
        st = tg_analyzer_write(a, words + i, words_len - i < 1000 ? words_len - i : 1000);
    if (st == TG_OK) st = tg_analyzer_words(a, &out[1]);
    while (st == TG_OK && !out[count - 1]) st = tg_analyzer_take_words(a, 50, &out[count - 1]);
    tg_analyzer_free(a);
    return st;
}

static void tables_fail(tg_options o) {
    tg_words *expected[3] = {NULL};
    tg_status st = TG_E_NOMEM;
    test_heap heap = {0, 0, 0, SIZE_MAX};

    test_case("out of memory: word tables");
    o.words = 1;
    CHECK_EQ_INT(make_tables(&o, expected, COUNT_OF(expected)), TG_OK);
    o.allocator = test_heap_allocator(&heap);
    for (size_t k = 0; k < 5000 && st != TG_OK; k++) {
        tg_words *made[3] = {NULL};
        heap.requests = 0;
        heap.fail_at = k;
        st = make_tables(&o, made, COUNT_OF(made));
        CHECK_EQ_INT(st, heap.requests > k ? TG_E_NOMEM : TG_OK);
        for (size_t i = 0; i < COUNT_OF(made); i++) {
            if (made[i]) CHECK(test_same_words(made[i], expected[i]));
            else CHECK(st != TG_OK);
            tg_words_free(made[i]);
        }
        CHECK_EQ_INT(heap.live, 0);
    }
    CHECK_EQ_INT(st, TG_OK);
    for (size_t i = 0; i < COUNT_OF(expected); i++) tg_words_free(expected[i]);
}

static void all_tables_fail(void) {
    static const uint32_t length = 4;
    tg_options o = test_options();

    tables_fail(o);
    o.letter_case = TG_CASE_KEEP;
    o.stop_text = "\u00C9nd";
    o.stop_lengths = &length;
    o.stop_count = 1;
    tables_fail(o);
    o.ngram = 3;
    tables_fail(o);
    o.max_words = 1000; /* all of them */
    tables_fail(o);
    o.max_words = 50;
    tables_fail(o);
}

void mem_test(void) {
    tg_options o = test_options(), classic = test_options(), grams = test_options();

    make_texts();
    grams.words = 1;
    grams.ngram = 3;
    grams.stop_language = 1;
    every_failure(&grams);
    joining_fails(&grams);
    without_memory(&grams);
    all_tables_fail();
    classic.profile = TG_PROFILE_CLASSIC;
    classic.top = 500;
    every_failure(&o);
    every_failure(&classic);
    finish_fails(&o, tg_analyzer_finish);
    finish_fails(&o, finish_in_steps);
    joining_fails(&o);
    without_memory(&o);
    free(words);
    free(letters);
}
