/* analyzer_test: what may be called when, and after what; merges; every request for memory that can fail. */
#include "helpers.h"

#include <stdlib.h>

static void nulls(void) {
    tg_report *r = test_untouched();
    tg_error error = {TG_OK, 77};
    tg_analyzer *a = test_analyzer_of(NULL);

    test_case("analyze: NULL where it must not be");
    CHECK_EQ_INT(tg_analyze("a", 1, NULL, NULL, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyze("a", 1, NULL, NULL, &error), TG_E_ARG);
    CHECK_EQ_INT(error.status, TG_E_ARG);
    CHECK_EQ_INT(tg_analyze(NULL, 1, NULL, &r, &error), TG_E_ARG);
    CHECK(r == test_untouched());

    test_case("analyzer: NULL where it must not be");
    CHECK_EQ_INT(tg_analyzer_new(NULL, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_write(NULL, "a", 1), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_write(NULL, NULL, 0), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_write(a, NULL, 1), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_end_document(NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_finish(NULL, &r), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_finish(a, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_merge(NULL, a), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_merge(a, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_merge(NULL, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_merge(a, a), TG_E_ARG);
    CHECK(r == test_untouched());
    tg_analyzer_reset(NULL);
    tg_analyzer_free(NULL);
    CHECK_EQ_INT(tg_analyzer_error(NULL).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_error(NULL).offset, 0);

    test_case("analyzer: an argument out of order is no failure of the text");
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_OK);
    r = test_finished(a);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 1);
    tg_report_free(r);
    tg_analyzer_free(a);
}

/* ── States ── */

static void in_steps(void) {
    tg_options o = test_options();
    tg_analyzer *a = NULL, *b = NULL;
    tg_report *r = NULL, *whole = NULL;
    char text[40000];
    size_t len = 0, steps = 0;

    for (int i = 0; i < 4000; i++) len += (size_t)sprintf(text + len, "w%d ", i * 7919 % 1777);
    o.top = 1000;
    CHECK_EQ_INT(tg_analyzer_new(&o, &a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_new(&o, &b), TG_OK);
    CHECK_EQ_INT(tg_analyze(text, len, &o, &whole, NULL), TG_OK);

    test_case("finish_step: arguments");
    CHECK_EQ_INT(tg_analyzer_finish_step(NULL, 1, &r), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_finish_step(a, 1, NULL), TG_E_ARG);

    for (size_t work = 1; work <= 100000; work *= 10) {
        test_case("finish_step: the report of finish, whatever the steps");
        CHECK_EQ_INT(tg_analyzer_write(a, text, len), TG_OK);
        for (steps = 0, r = NULL; !r && steps < 100000; steps++)
            CHECK_EQ_INT(tg_analyzer_finish_step(a, work, &r), TG_OK);
        CHECK(test_same_report(r, whole));
        if (work < 1000) CHECK(steps > 1777 / work);
        tg_report_free(r);
        tg_analyzer_reset(a);
    }

    test_case("finish_step: nothing else until the report is there, but reset");
    CHECK_EQ_INT(tg_analyzer_write(a, text, len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish_step(a, 1, &r), TG_OK);
    CHECK(!r);
    CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, &len), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a ", 2), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK); /* goes on with it */
    CHECK(test_same_report(r, whole));
    tg_report_free(r);
    CHECK_EQ_INT(tg_analyzer_write(b, text, 100), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish_step(b, 1, &r), TG_OK);
    CHECK(!r);
    tg_analyzer_reset(b);
    CHECK_EQ_INT(tg_analyzer_write(b, text, 100), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish_step(b, 1, &r), TG_OK);
    tg_report_free(whole);
    tg_analyzer_free(a);
    tg_analyzer_free(b);
}

static void states(void) {
    tg_options o = test_options();
    tg_analyzer *a, *b;
    tg_report *r = test_untouched(), *fresh;

    o.invalid = TG_INVALID_ERROR;
    a = test_analyzer_of(&o);
    b = test_analyzer_of(&o);
    fresh = test_report_of("a B b", 5, &o);

    test_case("states: after an error only reset and free are left");
    CHECK_EQ_INT(tg_analyzer_write(a, "some words and \xFF", 16), TG_E_INVALID);
    CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_write(a, NULL, 0), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_E_STATE);
    CHECK(r == test_untouched());
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_E_INVALID);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, 15);
    CHECK_EQ_INT(tg_analyzer_error(b).status, TG_OK);

    test_case("states: reset forgets everything");
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, 0);
    CHECK_EQ_INT(tg_analyzer_write(a, "a B b", 5), TG_OK);
    r = test_finished(a);
    CHECK(test_same_report(r, fresh));
    tg_report_free(r);

    test_case("states: reset inside a character, a word, a sentence");
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_write(a, "Etc. (caf'\xC3", 11), TG_OK);
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_write(a, "a B b", 5), TG_OK);
    r = test_finished(a);
    CHECK(test_same_report(r, fresh));
    tg_report_free(r);

    test_case("states: writing goes on after finish, in another document");
    CHECK_EQ_INT(tg_analyzer_write(a, "b", 1), TG_OK);
    r = test_finished(a);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 4);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SENTENCES), 2);
    CHECK_TOP(r, 0, "b", 3);
    tg_report_free(r);

    test_case("states: finish twice gives the same");
    r = test_finished(a);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 4);
    tg_report_free(r);

    test_case("states: the report outlives the analyzer");
    r = test_finished(a);
    tg_analyzer_free(a);
    CHECK_TOP(r, 0, "b", 3);
    tg_report_free(r);
    tg_report_free(fresh);
    tg_analyzer_free(b);
}

/* ── Merge ── */

static const char one[] = "The cat sat. Stra\u00DFe! Don't", two[] = "Another CAT\n\nSTRASSE (don't)";

static void merging(void) {
    tg_options o = test_options(), other = test_options();
    tg_analyzer *both = test_analyzed(&o, one, sizeof one - 1), *a = test_analyzed(&o, one, sizeof one - 1), *b,
                *none = test_analyzer_of(&o);
    tg_report *expected = NULL, *r = NULL;

    other.seed[0] = 99;
    other.encoding = TG_ENCODING_LATIN1; /* of what comes in, not of what is counted */
    b = test_analyzer_of(&other);
    CHECK_EQ_INT(tg_analyzer_write(both, two, sizeof two - 1), TG_OK);
    expected = test_finished(both);
    CHECK_EQ_INT(tg_analyzer_write(b, two, sizeof two - 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(b), TG_OK);

    test_case("merge: as one analyzer with both documents");
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_OK);
    r = test_finished(a);
    CHECK(test_same_report(expected, r));
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SENTENCES), 5);
    CHECK_TOP(r, 0, "cat", 2);
    CHECK_TOP(r, 1, "don't", 2);
    CHECK_TOP(r, 2, "strasse", 2);
    tg_report_free(r);

    test_case("merge: the other way round");
    tg_analyzer_free(a);
    a = test_analyzed(&o, one, sizeof one - 1);
    CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_OK);
    r = test_finished(b);
    CHECK(test_same_report(expected, r));
    tg_report_free(r);

    test_case("merge: `from` stays as it is");
    r = test_finished(a);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 5);
    tg_report_free(r);

    test_case("merge: nothing, and into nothing");
    CHECK_EQ_INT(tg_analyzer_merge(b, none), TG_OK);
    CHECK_EQ_INT(tg_analyzer_merge(none, b), TG_OK);
    r = test_finished(none);
    CHECK(test_same_report(expected, r));
    tg_report_free(r);

    test_case("merge: an open document on either side");
    CHECK_EQ_INT(tg_analyzer_write(a, "x", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_OK);
    tg_report_free(expected);
    tg_analyzer_free(both);
    tg_analyzer_free(none);
    tg_analyzer_free(a);
    tg_analyzer_free(b);
}

static void merging_other_rules(void) {
    tg_options o = test_options();
    tg_analyzer *a = test_analyzer_of(&o);

    for (int i = 0; i < 8; i++) {
        tg_options other = test_options();
        tg_analyzer *b;
        test_case("merge: other rules are refused");
        if (i == 0) other.profile = TG_PROFILE_CLASSIC;
        if (i == 1) other.hyphens = TG_HYPHENS_JOIN;
        if (i == 2) other.line_breaks = TG_LINE_BREAKS_BREAK;
        if (i == 3) other.sentences = TG_SENTENCES_UAX29;
        if (i == 4) other.language = "und";
        if (i == 5) other.counts = 1, other.top = 0, memset(other.metrics, 0, sizeof other.metrics);
        if (i == 6) other.counts &= ~(UINT64_C(1) << TG_COUNT_GRAPHEMES);
        if (i == 7) other.spoken_numbers = 1;
        b = test_analyzer_of(&other);
        CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_E_ARG);
        CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_E_ARG);
        CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
        tg_analyzer_free(b);
    }
    tg_analyzer_free(a);
}

/* ── Out of memory ── */

/* 400 words, so that the table grows, with one of 70,000 bytes, and words that need folding. */
static char *a_text_that_allocates(size_t *len) {
    char *text = malloc(100000), *p = text;
    for (int i = 0; i < 400; i++) p += sprintf(p, "w%d ", i);
    p += sprintf(p, "Stra\u00DFe STRASSE e\u0301tude \u039B\u039F\u0301\u0393\u039F\u03A3 can't' ");
    memset(p, 'L', 70000);
    p += 70000;
    p += sprintf(p, " end");
    *len = (size_t)(p - text);
    return text;
}

static tg_status run_analyze(const tg_options *o, const char *text, size_t len, tg_report **out) {
    tg_error error = {TG_OK, 77};
    tg_status st = tg_analyze(text, len, o, out, &error);
    CHECK_EQ_INT(error.status, st);
    CHECK_EQ_INT(error.offset, 0);
    return st;
}

static tg_status run_pieces(const tg_options *o, const char *text, size_t len, tg_report **out) {
    tg_analyzer *a = NULL;
    tg_status st = tg_analyzer_new(o, &a);
    size_t at = 0;

    if (st != TG_OK) {
        CHECK(a == NULL);
        return st;
    }
    for (; st == TG_OK && at < len; at += 777) st = tg_analyzer_write(a, text + at, len - at < 777 ? len - at : 777);
    if (st == TG_OK) st = tg_analyzer_finish(a, out);
    if (st != TG_OK && at < len) { /* a write has failed */
        CHECK_EQ_INT(tg_analyzer_error(a).status, st);
        CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_E_STATE);
    }
    if (st != TG_OK) { /* after a reset it serves again */
        tg_report *r = NULL;
        tg_analyzer_reset(a);
        CHECK_EQ_INT(tg_analyzer_write(a, "a\0", 2), TG_OK); /* one word in UTF-16 too */
        r = test_finished(a);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 1);
        tg_report_free(r);
    }
    tg_analyzer_free(a);
    return st;
}

static tg_status run_merge(const tg_options *o, const char *text, size_t len, tg_report **out) {
    tg_analyzer *a = NULL, *b = NULL;
    tg_status st = tg_analyzer_new(o, &a);

    if (st == TG_OK) st = tg_analyzer_new(o, &b);
    if (st == TG_OK) st = tg_analyzer_write(b, text, len);
    if (st == TG_OK) st = tg_analyzer_end_document(b);
    if (st == TG_OK && (st = tg_analyzer_merge(a, b)) != TG_OK) {
        CHECK_EQ_INT(tg_analyzer_error(a).status, st);
        CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_error(b).status, TG_OK);
    }
    if (st == TG_OK) st = tg_analyzer_finish(a, out);
    tg_analyzer_free(a);
    tg_analyzer_free(b);
    return st;
}

typedef tg_status run(const tg_options *o, const char *text, size_t len, tg_report **out);

/* Request k fails, for every k there is. */
static void every_failure(run *go, tg_profile profile, tg_encoding encoding) {
    tg_options o = test_options();
    test_heap heap;
    tg_report *expected, *r;
    size_t len, k = 0;
    char *text = a_text_that_allocates(&len);

    o.profile = profile;
    o.encoding = encoding;
    o.top = 50;
    expected = test_report_of(text, len, &o);
    o.allocator = test_heap_allocator(&heap);
    for (;; k++) {
        tg_status st;
        heap.requests = 0;
        heap.fail_at = k;
        r = test_untouched();
        st = go(&o, text, len, &r);
        if (heap.requests <= k) {
            CHECK_EQ_INT(st, TG_OK);
            break;
        }
        CHECK_EQ_INT(st, TG_E_NOMEM);
        CHECK(r == test_untouched());
        CHECK_EQ_INT(heap.live, 0);
        if (st == TG_OK) tg_report_free(r);
    }
    CHECK(k > 3);
    CHECK(test_same_report(expected, r));
    tg_report_free(r);
    CHECK_EQ_INT(heap.live, 0);
    tg_report_free(expected);
    free(text);
}

static void out_of_memory(void) {
    static run *const runs[] = {run_analyze, run_pieces, run_merge};
    static const char *const what[] = {"out of memory: analyze", "out of memory: in pieces", "out of memory: merge"};

    for (size_t i = 0; i < COUNT_OF(runs); i++) {
        test_case(what[i]);
        every_failure(runs[i], TG_PROFILE_UNICODE, TG_ENCODING_UTF8);
        every_failure(runs[i], TG_PROFILE_CLASSIC, TG_ENCODING_UTF8);
        every_failure(runs[i], TG_PROFILE_UNICODE, TG_ENCODING_LATIN1);
        every_failure(runs[i], TG_PROFILE_UNICODE, TG_ENCODING_UTF16LE);
    }
}

void analyzer_test(void) {
    nulls();
    states();
    merging();
    merging_other_rules();
    out_of_memory();
    in_steps();
}
