/* report_test: what is in a report: counts of short texts, what was asked for, the most common words. */
#include "helpers.h"

#include <stdlib.h>

static void report_arguments(void) {
    tg_report *r = test_report_of("a", 1, NULL);
    const char *word = "x";
    size_t len = 77;
    uint64_t count = 77;
    tg_note note = {77, NULL, NULL};
    double nan = tg_report_metric(NULL, TG_METRIC_LIX);

    test_case("report: NULL");
    CHECK_EQ_INT(tg_report_count(NULL, TG_COUNT_WORDS), TG_COUNT_NONE);
    CHECK(nan != nan);
    CHECK_EQ_INT(tg_report_top_size(NULL), 0);
    CHECK_EQ_INT(tg_report_top(NULL, 0, &word, &len, &count), TG_E_ARG);
    CHECK_EQ_INT(tg_report_note_size(NULL), 0);
    CHECK_EQ_INT(tg_report_note(NULL, 0, &note), TG_E_ARG);
    CHECK(strcmp(tg_report_language(NULL), "und") == 0);
    tg_report_free(NULL);

    test_case("report: out of range");
    CHECK_EQ_INT(tg_report_count(r, (tg_count)tg_count_total()), TG_COUNT_NONE);
    CHECK_EQ_INT(tg_report_count(r, (tg_count)-1), TG_COUNT_NONE);
    nan = tg_report_metric(r, (tg_metric)tg_metric_total());
    CHECK(nan != nan);
    nan = tg_report_metric(r, (tg_metric)-1);
    CHECK(nan != nan);
    CHECK_EQ_INT(tg_report_top(r, 1, &word, &len, &count), TG_E_ARG);
    CHECK_EQ_INT(tg_report_top(r, SIZE_MAX, &word, &len, &count), TG_E_ARG);
    CHECK_EQ_INT(tg_report_note(r, tg_report_note_size(r), &note), TG_E_ARG);
    CHECK_EQ_INT(tg_report_note(r, 0, NULL), TG_E_ARG);
    CHECK(strcmp(word, "x") == 0 && len == 77 && count == 77 && note.metric == 77);

    test_case("report: what is not wanted may be NULL");
    CHECK_EQ_INT(tg_report_top(r, 0, NULL, NULL, NULL), TG_OK);
    CHECK_EQ_INT(tg_report_top(r, 0, NULL, &len, NULL), TG_OK);
    CHECK_EQ_INT(len, 1);
    tg_report_free(r);
}

/* ── Counts ── */

static const struct {
    const char *what, *text;
    tg_count which;
    uint64_t value;
} facts[] = {
    {"bytes", "a\u00E9\u4E2D\U0001F600", TG_COUNT_BYTES, 10},
    {"characters", "a\u00E9\u4E2D\U0001F600", TG_COUNT_CHARACTERS, 4},
    {"characters without spaces", "a b\u3000c\n", TG_COUNT_CHARACTERS_NO_SPACES, 3},
    {"letters: jamo that compose count once", "\u1112\u1161\u11AB", TG_COUNT_LETTERS, 1},
    {"letters: and are three characters", "\u1112\u1161\u11AB", TG_COUNT_CHARACTERS, 3},
    {"letters: and one in words", "\u1112\u1161\u11AB\u1100\u116E\u11A8", TG_COUNT_WORD_LETTERS, 2},
    {"letters: syllable and last jamo", "\uD558\u11AB", TG_COUNT_LETTERS, 1},
    {"letters: a whole syllable does not take another", "\uD55C\u11AB", TG_COUNT_LETTERS, 2},
    {"letters: jamo apart", "\u1161\u1112", TG_COUNT_LETTERS, 2},
    {"letters: marks are none", "e\u0301", TG_COUNT_LETTERS, 1},
    {"letters: modifiers and ideographs", "\u02B0\u4E2D\u00AA", TG_COUNT_LETTERS, 3},
    {"digits: Nd alone", "1\u0664\u00BD\u2167", TG_COUNT_DIGITS, 2},
    {"punctuation", ".,-_(\u00AB\u3002", TG_COUNT_PUNCTUATION, 7},
    {"symbols", "$+^\u20AC\U0001F600\uFFFD", TG_COUNT_SYMBOLS, 6},
    {"white space", " \t\n\u00A0\u2028\u3000", TG_COUNT_WHITESPACE, 6},
    {"white space: ZERO WIDTH SPACE is none", "\u200B", TG_COUNT_WHITESPACE, 0},
    {"graphemes", "e\u0301\r\n\U0001F1E9\U0001F1EA", TG_COUNT_GRAPHEMES, 3},
    {"words", "can't 3.14 -- well-known", TG_COUNT_WORDS, 4},
    {"words: a letter number is one", "\u2167", TG_COUNT_WORDS, 1},
    {"words: a half is none", "\u00BD", TG_COUNT_WORDS, 0},
    {"space words", " a,b c--d -- ", TG_COUNT_SPACE_WORDS, 3},
    {"unique words", "Word WORD word w\u00F6rd wo\u0308rd", TG_COUNT_UNIQUE_WORDS, 2},
    {"hapax legomena", "a b a c", TG_COUNT_HAPAX_LEGOMENA, 2},
    {"word digits", "a1 2.5 \u2167", TG_COUNT_WORD_DIGITS, 3},
    {"long words: six letters are not", "sixsix seven77", TG_COUNT_LONG_WORDS, 0},
    {"long words: seven letters", "sevenss", TG_COUNT_LONG_WORDS, 1},
    {"long words: the apostrophe is no letter", "should't", TG_COUNT_LONG_WORDS, 1},
    {"sentences: with a word in them", "One. --- ! Two", TG_COUNT_SENTENCES, 2},
    {"sentences: wrapped", "One\ntwo.\nThree", TG_COUNT_SENTENCES, 2},
    {"paragraphs", "a\nb\n\n \n\nc\u2029d", TG_COUNT_PARAGRAPHS, 3},
    {"lines",
     "a\nb\r\nc\rd\xC2\x85"
     "e\u2028f\u2029g",
     TG_COUNT_LINES, 7},
    {"lines: an end is no line of its own", "a\n", TG_COUNT_LINES, 1},
    {"lines: empty ones", "\n\n", TG_COUNT_LINES, 2},
    {"lines: LF CR", "\n\r", TG_COUNT_LINES, 2},
    {"newlines", "a\r\nb\nc\rd", TG_COUNT_NEWLINES, 2},
    {"syllables", "water university", TG_COUNT_SYLLABLES, 7},
    {"syllables: a number has one", "42", TG_COUNT_SYLLABLES, 1},
    {"monosyllables", "cat water cat", TG_COUNT_MONOSYLLABLES, 2},
    {"polysyllables", "banana cat university", TG_COUNT_POLYSYLLABLES, 2},
    {"ill-formed parts", "\xFF\xE2\x82z\xED\xA0\x80\xC3", TG_COUNT_INVALID_SEQUENCES, 6},
    {"ill-formed parts are symbols", "\xFF\xE2\x82", TG_COUNT_SYMBOLS, 2},
    {"ill-formed parts: bytes are those of the text", "\xFF\xE2\x82", TG_COUNT_BYTES, 3},
    {"byte order mark: bytes", "\uFEFFa", TG_COUNT_BYTES, 4},
    {"byte order mark: nothing else", "\uFEFFa", TG_COUNT_CHARACTERS, 1},
    {"byte order mark: not a grapheme", "\uFEFFa", TG_COUNT_GRAPHEMES, 1},
    {"byte order mark: only the first", "\uFEFF\uFEFFa", TG_COUNT_CHARACTERS, 2},
    {"byte order mark: not inside", "a\uFEFF", TG_COUNT_CHARACTERS, 2},
    {"byte order mark alone: no line", "\uFEFF", TG_COUNT_LINES, 0},
};

static void count_facts(void) {
    for (size_t i = 0; i < COUNT_OF(facts); i++) {
        tg_report *r = test_report_of(facts[i].text, strlen(facts[i].text), NULL);
        test_case(facts[i].what);
        CHECK_EQ_INT(tg_report_count(r, facts[i].which), facts[i].value);
        tg_report_free(r);
    }
}

static void empty(void) {
    tg_report *r = test_report_of(NULL, 0, NULL), *again = NULL;
    tg_analyzer *a = test_analyzer_of(NULL);

    test_case("empty: every count is 0");
    for (size_t i = 0; i < tg_count_total(); i++) CHECK_EQ_INT(tg_report_count(r, (tg_count)i), 0);
    CHECK_EQ_INT(tg_report_top_size(r), 0);
    CHECK(strcmp(tg_report_language(r), "en") == 0);

    test_case("empty: the same in pieces, and without any");
    again = test_finished(a);
    CHECK(test_same_report(r, again));
    tg_report_free(again);
    CHECK_EQ_INT(tg_analyzer_write(a, NULL, 0), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "", 0), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    again = test_finished(a);
    CHECK(test_same_report(r, again));
    tg_report_free(again);
    tg_report_free(r);
    tg_analyzer_free(a);
}

static void wanted(void) {
    tg_options o = test_options();
    test_heap heap;
    tg_report *r;

    test_case("counts: what is not asked for is not there");
    o.counts = UINT64_C(1) << TG_COUNT_LINES | UINT64_C(1) << TG_COUNT_WORDS;
    r = test_report_of("a b\n", 4, &o);
    for (size_t i = 0; i < tg_count_total(); i++) {
        uint64_t expected = i == TG_COUNT_LINES ? 1 : i == TG_COUNT_WORDS ? 2 : TG_COUNT_NONE;
        CHECK_EQ_INT(tg_report_count(r, (tg_count)i), expected);
    }
    CHECK_EQ_INT(tg_report_top_size(r), 2);
    tg_report_free(r);

    test_case("counts: without words there is no table");
    o = test_options();
    o.counts = UINT64_C(1) << TG_COUNT_BYTES | UINT64_C(1) << TG_COUNT_LINES | UINT64_C(1) << TG_COUNT_WORDS;
    memset(o.metrics, 0, sizeof o.metrics);
    o.top = 0;
    o.allocator = test_heap_allocator(&heap);
    r = test_report_of("some words\nof it", 16, &o);
    CHECK_EQ_INT(heap.requests, 1); /* the report */
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 4);
    tg_report_free(r);
    CHECK_EQ_INT(heap.live, 0);
}

/* ── The most common words ── */

static void top_words(void) {
    static const char text[] = "b b a a c \u00E9 Z z Stra\u00DFe STRASSE \u039B\u038C\u0393\u039F\u03A3";
    tg_options o = test_options();
    tg_report *r;

    test_case("top: by count, then by the bytes of the key");
    r = test_report_of(text, sizeof text - 1, &o);
    CHECK_EQ_INT(tg_report_top_size(r), 7);
    CHECK_TOP(r, 0, "a", 2);
    CHECK_TOP(r, 1, "b", 2);
    CHECK_TOP(r, 2, "strasse", 2);
    CHECK_TOP(r, 3, "z", 2);
    CHECK_TOP(r, 4, "c", 1);
    CHECK_TOP(r, 5, "\u00E9", 1);
    CHECK_TOP(r, 6, "\u03BB\u03CC\u03B3\u03BF\u03C2", 1);
    tg_report_free(r);

    test_case("top: fewer");
    for (uint32_t top = 0; top <= 7; top++) {
        o.top = top;
        r = test_report_of(text, sizeof text - 1, &o);
        CHECK_EQ_INT(tg_report_top_size(r), top);
        if (top) CHECK_TOP(r, 0, "a", 2);
        if (top == 4) CHECK_TOP(r, 3, "z", 2);
        tg_report_free(r);
    }

    test_case("top: more than there are");
    o.top = UINT32_MAX;
    r = test_report_of(text, sizeof text - 1, &o);
    CHECK_EQ_INT(tg_report_top_size(r), 7);
    tg_report_free(r);
}

/* 5,000 words, the i-th of them i % 7 + 1 times: the first of the list, whatever the seed. */
static void top_of_many(void) {
    char *text = malloc(5000 * 7 * 8), *p = text;
    tg_report *first = NULL;

    for (int i = 0; i < 5000; i++)
        for (int k = 0; k <= i % 7; k++) p += sprintf(p, "w%04d ", i);
    test_case("top: of 5,000 words, whatever the seed");
    for (uint64_t seed = 0; seed < 5; seed++) {
        tg_options o = test_options();
        tg_report *r;
        o.seed[0] = seed * UINT64_C(0x9E3779B97F4A7C15);
        o.top = 720;
        r = test_report_of(text, (size_t)(p - text), &o);
        CHECK_EQ_INT(tg_report_top_size(r), 720);
        CHECK_TOP(r, 0, "w0006", 7);
        CHECK_TOP(r, 1, "w0013", 7);
        CHECK_TOP(r, 713, "w4997", 7);
        CHECK_TOP(r, 714, "w0005", 6);
        CHECK_TOP(r, 719, "w0040", 6);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_UNIQUE_WORDS), 5000);
        if (first) CHECK(test_same_report(first, r));
        if (first) tg_report_free(r);
        else first = r;
    }
    tg_report_free(first);
    free(text);
}

void report_test(void) {
    report_arguments();
    count_facts();
    empty();
    wanted();
    top_words();
    top_of_many();
}
