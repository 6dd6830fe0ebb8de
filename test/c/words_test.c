/* words_test: word tables. What each option means, by literals; the arguments of the functions. words_differential_test has the rest. */
#include "helpers.h"

#include <stdlib.h>

/* ── What is in a table ── */

/* "word count, word count" in order; errors, if there are some, as "word count-error". */
static void describe(const tg_words *w, char *out, size_t cap) {
    const int32_t *offsets = tg_words_offsets(w);
    const uint64_t *counts = tg_words_counts(w), *errors = tg_words_errors(w);
    size_t len = 0, text_len;
    const char *text = tg_words_text(w, &text_len);

    out[0] = '\0';
    CHECK_EQ_INT(offsets[0], 0);
    CHECK_EQ_INT(offsets[tg_words_size(w)], text_len);
    for (size_t i = 0; i < tg_words_size(w) && len < cap; i++) {
        len += (size_t)snprintf(out + len, cap - len, "%s%.*s %llu", i ? ", " : "", (int)(offsets[i + 1] - offsets[i]),
                                text + offsets[i], (unsigned long long)counts[i]);
        if (errors && errors[i] && len < cap)
            len += (size_t)snprintf(out + len, cap - len, "-%llu", (unsigned long long)errors[i]);
    }
}

static void check_words(const char *file, int line, const char *text, const tg_options *o, const char *expected) {
    tg_words *w = NULL;
    char found[1024];

    CHECK_EQ_INT(tg_words_new(text, strlen(text), o, &w, NULL), TG_OK);
    if (!w) return;
    describe(w, found, sizeof found);
    test_eq_str(file, line, text, found, strlen(found), expected, strlen(expected));
    tg_words_free(w);
}

#define CHECK_WORDS(text, o, expected) check_words(__FILE__, __LINE__, text, o, expected)

static void order(void) {
    tg_options o = test_options();

    test_case("words: by count, then by key");
    CHECK_WORDS("", &o, "");
    CHECK_WORDS("... --- ...", &o, "");
    CHECK_WORDS("b a c B b A", &o, "b 3, a 2, c 1");
    CHECK_WORDS("b a", NULL, "a 1, b 1");
    CHECK_WORDS("\u00E9 z \u00E8 e\u0301", &o, "\u00E9 2, z 1, \u00E8 1"); /* bytes, not letters */
    test_case("words: shown by the smallest lower-cased form");
    CHECK_WORDS("STRASSE Stra\u00DFe", &o, "strasse 2");
    CHECK_WORDS("Stra\u00DFe", &o, "stra\u00DFe 1");
    CHECK_WORDS("\u039F\u0394\u039F\u03A3 \u03BF\u03B4\u03BF\u03C3", &o, "\u03BF\u03B4\u03BF\u03C2 2");
    test_case("words: what an analysis does not say has no say here");
    o.counts = 0;
    o.top = 0;
    memset(o.metrics, 0, sizeof o.metrics);
    CHECK_WORDS("one two one", &o, "one 2, two 1");
}

static void case_of_words(void) {
    tg_options o = test_options();

    test_case("words: case kept, in NFC");
    o.letter_case = TG_CASE_KEEP;
    CHECK_WORDS("The the THE The", &o, "The 2, THE 1, the 1");
    CHECK_WORDS("E\u0301 \u00C9 \u00E9", &o, "\u00C9 2, \u00E9 1");
    o.profile = TG_PROFILE_CLASSIC;
    CHECK_WORDS("The \"the\" THE, (The)", &o, "The 2, THE 1, the 1");
}

static void numbers(void) {
    static const char text[] =
        "7 3.14 1,000 1'000 1_000 a1 1a \u0663\u066B\u0661\u0664 \u2163 5\uFE0F\u20E3 12:30 2nd \u00BD";
    tg_options o = test_options();

    test_case("words: numbers are kept");
    CHECK_WORDS(text, &o,
                "1'000 1, 1,000 1, 12 1, 1_000 1, 1a 1, 2nd 1, 3.14 1, 30 1, 5\uFE0F\u20E3 1, 7 1, a1 1, "
                "\u0663\u066B\u0661\u0664 1, \u2173 1");
    test_case("words: numbers are left out");
    o.numbers = TG_NUMBERS_DROP;
    CHECK_WORDS(text, &o, "1_000 1, 1a 1, 2nd 1, a1 1, \u2173 1");
    test_case("words: numbers are masked");
    o.numbers = TG_NUMBERS_MASK;
    CHECK_WORDS(text, &o, "# 8, 1_000 1, 1a 1, 2nd 1, a1 1, \u2173 1");
    CHECK_WORDS("# ## 1", &o, "# 1");
    o.hyphens = TG_HYPHENS_JOIN;
    CHECK_WORDS("1-2 1 2", &o, "# 2, 1-2 1");
}

static void lengths(void) {
    tg_options o = test_options();

    test_case("words: a minimum length, in code points of the key");
    o.min_length = 3;
    CHECK_WORDS("a an and \u00E9t\u00E9 \u4E2D\u6587 stra\u00DFe \uFB01x e\u0301e\u0301", &o,
                "and 1, \uFB01x 1, stra\u00DFe 1, \u00E9t\u00E9 1");
    o.numbers = TG_NUMBERS_MASK; /* by what is written */
    CHECK_WORDS("1 12 123 1234", &o, "# 2");
    for (o.min_length = 1 << 30; o.min_length; o.min_length *= 2) CHECK_WORDS("a word", &o, "");
    o.min_length = UINT32_MAX;
    CHECK_WORDS("a word", &o, "");
}

static void stop_words(void) {
    static const char list[] = "THEStra\u00DFe1";
    static const uint32_t lengths[] = {3, 0, 7, 1};
    tg_options o = test_options();
    tg_words *w = test_untouched();

    test_case("words: stop words of a list, folded");
    o.stop_text = list;
    o.stop_lengths = lengths;
    o.stop_count = COUNT_OF(lengths);
    CHECK_WORDS("the The cat STRASSE 1 2", &o, "2 1, cat 1");
    test_case("words: stop words are folded in the classic profile, too");
    o.profile = TG_PROFILE_CLASSIC;
    CHECK_WORDS("the The cat STRASSE stra\u00DFe", &o, "cat 1");
    o.profile = TG_PROFILE_UNICODE;
    test_case("words: stop words whatever the case that is kept");
    o.letter_case = TG_CASE_KEEP;
    CHECK_WORDS("the The Cat cat STRASSE", &o, "Cat 1, cat 1");
    test_case("words: stop words of the language, too");
    o.letter_case = TG_CASE_FOLD;
    o.stop_language = 1;
    CHECK_WORDS("It isn't the dog. It ISN\u2019T Stra\u00DFe and cats.", &o, "cats 1, dog 1");
    o.stop_count = 0;
    CHECK_WORDS("It isn't the dog. strasse", &o, "dog 1, strasse 1");
    o.language = "de-AT";
    CHECK_WORDS("Der Hund \u00FCber \u00DCBER und the dog", &o, "dog 1, hund 1, the 1");
    o.language = "und";
    CHECK_EQ_INT(tg_words_new("a", 1, &o, &w, NULL), TG_E_UNSUPPORTED);
    CHECK(w == test_untouched());
    o.words = 0; /* no words, no stop words */
    tg_report_free(test_report_of("a", 1, &o));
}

static void grams(void) {
    tg_options o = test_options();

    test_case("words: n-grams, in sentences");
    o.ngram = 2;
    CHECK_WORDS("The cat. The CAT sat", &o, "the cat 2, cat sat 1");
    CHECK_WORDS("one", &o, "");
    CHECK_WORDS("a\n\nb c\nd", &o, "b c 1, c d 1");
    CHECK_WORDS("No. 5 6 7 is. No. 5 6 Is", &o, "5 6 2, no 5 2, 6 7 1, 6 is 1, 7 is 1");
    CHECK_WORDS("Go. 5 6 7 is. Go. 5 6 Is", &o, "5 6 2, 6 7 1, 6 is 1, 7 is 1, go 5 1");
    CHECK_WORDS("He left the U.S. He is in the U.S. Army", &o,
                "the u.s 2, he is 1, he left 1, in the 1, is in 1, left the 1, u.s army 1");
    CHECK_WORDS("a b\n1. C d", &o, "1 c 1, a b 1, c d 1"); /* a list item, of the short line before */
    CHECK_WORDS("a b\n1.c d", &o, "1 c 1, a b 1, b 1 1, c d 1");
    o.ngram = 3;
    CHECK_WORDS("No. 5 6 7 is", &o, "5 6 7 1, 6 7 is 1, no 5 6 1");
    CHECK_WORDS("No. 5 is", &o, "no 5 is 1");
    o.ngram = 5;
    CHECK_WORDS("a b c d e f? a b c d e", &o, "a b c d e 2, b c d e f 1");
    test_case("words: n-grams behind sentences");
    o.ngram = 2;
    o.ngram_across = 1;
    CHECK_WORDS("a. B", &o, "a b 1");
    o.ngram_across = 0;
    test_case("words: n-grams of the classic profile");
    o.profile = TG_PROFILE_CLASSIC;
    CHECK_WORDS("a b. c d e.f g! h", &o, "a b 1, c d 1, d e.f 1");
    o.profile = TG_PROFILE_UNICODE;
    test_case("words: what is left out is a gap");
    o.stop_text = "onthe";
    o.stop_lengths = (const uint32_t[]){2, 3};
    o.stop_count = 2;
    CHECK_WORDS("sat on the mat today", &o, "mat today 1");
    o.stop_count = 0;
    o.numbers = TG_NUMBERS_DROP;
    CHECK_WORDS("a 1 b c", &o, "b c 1");
    o.numbers = TG_NUMBERS_MASK;
    CHECK_WORDS("a 1 b 2 b", &o, "# b 2, a # 1, b # 1");
    o.numbers = TG_NUMBERS_KEEP;
    o.min_length = 2;
    CHECK_WORDS("ab a cd ef", &o, "cd ef 1");
    o.min_length = 0;
    test_case("words: an n-gram is shown by the smallest forms that were seen together");
    CHECK_WORDS("stra\u00DFe a STRASSE A", &o, "strasse a 2, a strasse 1");
}

static void gram_of_long_words(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated("ab", 40000, &len);
    tg_words *w = NULL;
    size_t text_len = 0;

    test_case("words: an n-gram is cut at 65,536 bytes, as a word is");
    o.ngram = 2;
    text[40000] = ' ';
    CHECK_EQ_INT(tg_words_new(text, len, &o, &w, NULL), TG_OK);
    CHECK_EQ_INT(tg_words_size(w), 1);
    tg_words_text(w, &text_len);
    CHECK_EQ_INT(text_len, 65536);
    tg_words_free(w);
    free(text);
}

static void documents(void) {
    tg_options o = test_options();
    tg_analyzer *a, *b;
    tg_words *w = NULL;
    char found[256];

    test_case("words: n-grams never go from one document to another");
    o.words = 1;
    o.ngram = 2;
    o.ngram_across = 1;
    a = test_analyzed(&o, "a b", 3);
    b = test_analyzed(&o, "b c", 3);
    CHECK_EQ_INT(tg_analyzer_write(a, "b c a b", 7), TG_OK);
    CHECK_EQ_INT(tg_analyzer_words(a, &w), TG_OK); /* as if it ended here */
    describe(w, found, sizeof found);
    CHECK_EQ_STR(found, strlen(found), "a b 2, b c 1, c a 1");
    tg_words_free(w);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    test_case("words: tables are merged");
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_OK);
    CHECK_EQ_INT(tg_analyzer_take_words(a, SIZE_MAX, &w), TG_OK);
    describe(w, found, sizeof found);
    CHECK_EQ_STR(found, strlen(found), "a b 2, b c 2, c a 1");
    CHECK_EQ_INT(tg_words_total(w), 5);
    tg_words_free(w);
    test_case("words: what was taken is gone");
    CHECK_EQ_INT(tg_analyzer_take_words(a, 1, &w), TG_OK);
    while (!w) CHECK_EQ_INT(tg_analyzer_take_words(a, 1, &w), TG_OK);
    CHECK_EQ_INT(tg_words_size(w), 0);
    tg_words_free(w);
    tg_analyzer_free(a);
    tg_analyzer_free(b);
}

/* ── The report beside it ── */

static void report_stays(void) {
    static const char text[] = "The cat sat on the mat. 12 cats sat.";
    tg_options plain = test_options(), o = plain;
    tg_report *expected = test_report_of(text, sizeof text - 1, &plain), *r;
    tg_analyzer *a;
    tg_words *w = NULL;

    test_case("words: a report is the same whatever words are chosen");
    o.words = 1;
    o.ngram = 3;
    o.stop_language = 1;
    o.numbers = TG_NUMBERS_DROP;
    o.min_length = 2;
    o.letter_case = TG_CASE_KEEP;
    o.max_words = 2;
    r = test_report_of(text, sizeof text - 1, &o);
    CHECK(test_same_report(expected, r));
    tg_report_free(r);
    a = test_analyzed(&o, text, sizeof text - 1);
    r = test_finished(a);
    CHECK(test_same_report(expected, r));
    tg_report_free(r);
    CHECK_EQ_INT(tg_analyzer_words(a, &w), TG_OK);
    tg_words_free(w);
    tg_analyzer_free(a);
    tg_report_free(expected);
}

/* ── Bounded ── */

static void bounded(void) {
    static const char doubtful[] = "No. 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34"
                                   " 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 end";
    tg_options o = test_options();
    tg_words *w = NULL, *alone = NULL;
    tg_analyzer *a, *b;
    size_t len = 1;
    uint8_t state[16];

    test_case("words: bounded, exact as long as all have a place");
    o.max_words = 3;
    CHECK_WORDS("c b a b a a", &o, "a 3, b 2, c 1");
    CHECK_EQ_INT(tg_words_new("a b c", 5, &o, &w, NULL), TG_OK);
    CHECK(tg_words_is_exact(w) && tg_words_errors(w));
    CHECK_EQ_INT(tg_words_distinct(w), 3);
    tg_words_free(w);
    test_case("words: bounded, the last of the list goes");
    CHECK_WORDS("c b a d", &o, "d 2-1, a 1, b 1");
    CHECK_WORDS("c b a d d", &o, "d 3-1, a 1, b 1");
    CHECK_WORDS("a a b c d e", &o, "a 2, d 2-1, e 2-1");
    o.max_words = 1;
    CHECK_WORDS("a b a", &o, "a 3-2");
    CHECK_EQ_INT(tg_words_new("a b a", 5, &o, &w, NULL), TG_OK);
    CHECK(!tg_words_is_exact(w));
    CHECK_EQ_INT(tg_words_distinct(w), 2);
    CHECK_EQ_INT(tg_words_total(w), 3);
    tg_words_free(w);
    test_case("words: bounded, a report beside it changes no order");
    o.max_words = 3;
    o.ngram = 3;
    o.ngram_across = 1;
    o.words = 1;
    o.kernel = TG_KERNEL_REFERENCE; /* which knows of no sentence before it has come there */
    a = test_analyzed(&o, doubtful, sizeof doubtful - 1);
    CHECK_EQ_INT(tg_analyzer_words(a, &w), TG_OK);
    CHECK_EQ_INT(tg_words_new(doubtful, sizeof doubtful - 1, &o, &alone, NULL), TG_OK);
    CHECK(test_same_words(w, alone));
    tg_words_free(w);
    tg_words_free(alone);
    tg_analyzer_free(a);
    o.ngram = o.ngram_across = 0;
    test_case("words: what is bounded is not merged, saved or cut");
    o.words = 1;
    a = test_analyzed(&o, "a b", 3);
    b = test_analyzed(&o, "a b", 3);
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_E_BOUNDED);
    CHECK_EQ_INT(tg_analyzer_save(a, state, sizeof state, &len), TG_E_BOUNDED);
    CHECK_EQ_INT(len, 1);
    tg_analyzer_reset(b);
    CHECK_EQ_INT(tg_analyzer_begin_part(b, "a\n\n", 3), TG_E_BOUNDED);
    tg_analyzer_free(a);
    tg_analyzer_free(b);
}

/* The estimate of how many distinct words there are, against what it is: a standard error of 0.81 %. */
static void estimates(void) {
    static const size_t sizes[] = {20, 300, 1000, 5000, 20000, 50000, 200000};
    tg_options o = test_options();
    double squares = 0;
    size_t runs = 0;

    test_case("words: bounded, the number of distinct words is estimated within the error that is told");
    o.max_words = 16;
    o.words = 1;
    o.counts = 0;
    o.top = 0;
    memset(o.metrics, 0, sizeof o.metrics);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        for (unsigned round = 0; round < (TEST_SLOW ? 2 : 6); round++, runs++) {
            tg_analyzer *a = test_analyzer_of(&o);
            tg_words *w = NULL;
            double error;
            for (size_t k = 0; k < sizes[i]; k++) {
                char word[32];
                int len = snprintf(word, sizeof word, "%c%zx ", 'g' + (int)round, k * 0x9E3779B1u & 0xFFFFFFFFu);
                CHECK_EQ_INT(tg_analyzer_write(a, word, (size_t)len), TG_OK);
            }
            CHECK_EQ_INT(tg_analyzer_take_words(a, SIZE_MAX, &w), TG_OK);
            CHECK_EQ_INT(tg_words_total(w), sizes[i]);
            error = ((double)tg_words_distinct(w) - (double)sizes[i]) / (double)sizes[i];
            CHECK(error < 0.04 && error > -0.04); /* five of them */
            squares += error * error;
            tg_words_free(w);
            tg_analyzer_free(a);
        }
    }
    CHECK(squares / (double)runs < 0.0081 * 0.0081 * 2);
    test_case("words: bounded, the estimate is the same everywhere");
    {
        tg_words *w = NULL;
        size_t len = 0;
        char *text = malloc(1000000);
        for (unsigned k = 0; k < 100000; k++) len += (size_t)sprintf(text + len, "w%u ", k);
        CHECK_EQ_INT(tg_words_new(text, len, &o, &w, NULL), TG_OK);
        CHECK_EQ_INT(tg_words_distinct(w), 97736);
        tg_words_free(w);
        free(text);
    }
}

/* ── Misuse ── */

/* Fields of word tables where there is none, and stop words that are none. */
static void nothing_chosen(void) {
    static const uint32_t none[] = {0, 0};
    tg_options o = test_options(), plain = o;
    tg_analyzer *a, *b;
    test_bytes state;

    test_case("words: max_words without words bounds nothing");
    o.max_words = 2;
    a = test_analyzed(&o, "a b c", 5);
    b = test_analyzed(&plain, "d e f", 5);
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_OK);
    CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_OK);
    tg_analyzer_free(a);
    tg_analyzer_free(b);

    test_case("words: a saved state with stop words that are all empty");
    o = plain;
    o.words = 1;
    o.stop_lengths = none;
    o.stop_count = COUNT_OF(none);
    state = test_state_of(&o, "a b a", 5);
    CHECK_EQ_INT(tg_analyzer_load(state.bytes, state.len, NULL, &a), TG_OK);
    tg_analyzer_free(a);
    free(state.bytes);
}

static void arguments(void) {
    static const uint32_t much[] = {TG_STOP_BYTES_MAX, 1};
    tg_options o = test_options();
    tg_words *w = test_untouched();
    tg_analyzer *a = test_analyzer_of(&o);
    tg_report *r = test_untouched();
    tg_error e;
    uint64_t count = 7;
    size_t index = 7;

    test_case("words: arguments");
    CHECK_EQ_INT(tg_words_new(NULL, 1, &o, &w, &e), TG_E_ARG);
    CHECK_EQ_INT(e.status, TG_E_ARG);
    CHECK_EQ_INT(tg_words_new("a", 1, &o, NULL, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_words(a, &w), TG_E_STATE); /* it keeps none */
    CHECK_EQ_INT(tg_analyzer_words(NULL, &w), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_words(a, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_take_words(a, 1, &w), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_take_words(NULL, 1, &w), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_take_words(a, 1, NULL), TG_E_ARG);
    tg_analyzer_free(a);
    o.ngram = TG_NGRAM_MAX + 1;
    CHECK_EQ_INT(tg_words_new("a", 1, &o, &w, &e), TG_E_ARG);
    o.ngram = 0;
    o.numbers = 3;
    CHECK_EQ_INT(tg_words_new("a", 1, &o, &w, &e), TG_E_ARG);
    o.numbers = 0;
    o.letter_case = 2;
    CHECK_EQ_INT(tg_words_new("a", 1, &o, &w, &e), TG_E_ARG);
    o.letter_case = 0;
    o.stop_count = 1;
    CHECK_EQ_INT(tg_words_new("a", 1, &o, &w, &e), TG_E_ARG);
    o.stop_lengths = much;
    CHECK_EQ_INT(tg_words_new("a", 1, &o, &w, &e), TG_E_ARG);
    o.stop_text = "a";
    o.stop_count = 2;
    CHECK_EQ_INT(tg_words_new("a", 1, &o, &w, &e), TG_E_ARG);
    o.stop_count = TG_STOP_COUNT_MAX + 1;
    CHECK_EQ_INT(tg_words_new("a", 1, &o, &w, &e), TG_E_ARG);
    o.stop_count = 0;
    CHECK(w == test_untouched());
    o.invalid = TG_INVALID_ERROR;
    CHECK_EQ_INT(tg_words_new("ab\xFF", 3, &o, &w, &e), TG_E_INVALID);
    CHECK_EQ_INT(e.offset, 2);

    test_case("words: no table");
    CHECK_EQ_INT(tg_words_size(NULL), 0);
    CHECK_EQ_INT(tg_words_total(NULL), 0);
    CHECK_EQ_INT(tg_words_distinct(NULL), 0);
    CHECK(tg_words_is_exact(NULL) && !tg_words_text(NULL, &index) && !tg_words_offsets(NULL) &&
          !tg_words_counts(NULL) && !tg_words_errors(NULL));
    CHECK_EQ_INT(index, 0);
    CHECK_EQ_INT(tg_words_get(NULL, "a", 1, &index, &count), TG_OK);
    CHECK_EQ_INT(index, 0);
    CHECK_EQ_INT(count, 0);
    tg_words_free(NULL);

    test_case("words: a look-up");
    CHECK_EQ_INT(tg_words_new("b a b Stra\u00DFe", 13, NULL, &w, &e), TG_OK);
    CHECK_EQ_INT(e.status, TG_OK);
    CHECK_EQ_INT(tg_words_get(w, NULL, 1, &index, &count), TG_E_ARG);
    CHECK_EQ_INT(tg_words_get(w, "STRASSE", 7, &index, &count), TG_OK);
    CHECK_EQ_INT(index, 2);
    CHECK_EQ_INT(count, 1);
    CHECK_EQ_INT(tg_words_get(w, "B", 1, NULL, NULL), TG_OK);
    CHECK_EQ_INT(tg_words_get(w, "c", 1, &index, NULL), TG_OK);
    CHECK_EQ_INT(index, 3);
    CHECK_EQ_INT(tg_words_get(w, NULL, 0, &index, &count), TG_OK);
    CHECK_EQ_INT(count, 0);
    CHECK(!tg_words_errors(w) && tg_words_is_exact(w));
    CHECK_EQ_INT(tg_words_distinct(w), 3);
    tg_words_free(w);

    test_case("words: while they are taken nothing else is");
    o.words = 1;
    o.invalid = TG_INVALID_REPLACE;
    a = test_analyzed(&o, "a b c d e f g h", 15);
    CHECK_EQ_INT(tg_analyzer_take_words(a, 1, &w), TG_OK);
    CHECK(!w);
    CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_words(a, &w), TG_E_STATE);
    CHECK(r == test_untouched());
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_write(a, "z", 1), TG_OK);
    while (!w) CHECK_EQ_INT(tg_analyzer_take_words(a, 1, &w), TG_OK);
    CHECK_EQ_INT(tg_words_size(w), 1);
    tg_words_free(w);
    tg_analyzer_free(a);
}

static void older_options(void) {
    tg_options o = test_options();
    tg_words *w = NULL;

    test_case("words: a caller who knows nothing of them has the defaults");
    o.ngram = 99;
    o.size = offsetof(tg_options, words);
    CHECK_EQ_INT(tg_words_new("a b a", 5, &o, &w, NULL), TG_OK);
    CHECK_EQ_INT(tg_words_size(w), 2);
    tg_words_free(w);
}

void words_test(void) {
    order();
    case_of_words();
    numbers();
    lengths();
    stop_words();
    grams();
    gram_of_long_words();
    documents();
    report_stays();
    bounded();
    estimates();
    nothing_chosen();
    arguments();
    older_options();
}
