/* text_analysis_test: the classic API. */
#include "helpers.h"

#include <limits.h>
#include <stdlib.h>

#include "../../include/text_analysis.h"

static const char sample[] = "This is a sample text. It contains several sentences! How many? Let's count them.";

static void check_word(const WordFrequency *w, const char *word, int count) {
    test_eq_str(__FILE__, __LINE__, "word", w->word, strlen(w->word), word, strlen(word));
    CHECK_EQ_INT(w->count, count);
}

static void the_sample(void) {
    TextStats *s = text_analyze(sample);
    WordFrequency words[8];

    test_case("the sample: counts");
    CHECK(s != NULL);
    CHECK_EQ_INT(text_stats_word_count(s), 14);
    CHECK_EQ_INT(text_stats_sentence_count(s), 4);

    test_case("the sample: Flesch, bit for bit");
    CHECK_SAME_DOUBLE(text_stats_flesch_kincaid(s), 206.835 - 1.015 * (14.0 / 4) - 84.6 * (21.0 / 14));
    CHECK_SAME_DOUBLE(text_stats_flesch_kincaid(s), 0x1.3187ae147ae15p+6);

    test_case("the sample: the first five by their bytes");
    CHECK_EQ_INT(text_stats_most_common_words(s, words, 8), 5);
    check_word(&words[0], "a", 1);
    check_word(&words[1], "contains", 1);
    check_word(&words[2], "count", 1);
    check_word(&words[3], "how", 1);
    check_word(&words[4], "is", 1);
    text_free_word_frequency(words, 5);
    CHECK(words[0].word == NULL);
    text_free_word_frequency(words, 5); /* NULL by now */

    test_case("the sample: fewer than there are");
    CHECK_EQ_INT(text_stats_most_common_words(s, words, 2), 2);
    check_word(&words[1], "contains", 1);
    text_free_word_frequency(words, 2);
    CHECK_EQ_INT(text_stats_most_common_words(s, words, 0), 0);
    CHECK_EQ_INT(text_stats_most_common_words(s, words, -1), 0);
    CHECK_EQ_INT(text_stats_most_common_words(s, words, INT_MIN), 0);
    CHECK_EQ_INT(text_stats_most_common_words(s, NULL, 5), 0);
    text_stats_destroy(s);
}

static void null(void) {
    WordFrequency word;

    test_case("NULL: everything answers 0");
    CHECK(text_analyze(NULL) == NULL);
    CHECK_EQ_INT(text_stats_word_count(NULL), 0);
    CHECK_EQ_INT(text_stats_sentence_count(NULL), 0);
    CHECK_SAME_DOUBLE(text_stats_flesch_kincaid(NULL), 0.0);
    CHECK_EQ_INT(text_stats_most_common_words(NULL, &word, 1), 0);
    CHECK_EQ_INT(text_stats_most_common_words(NULL, NULL, 0), 0);
    text_stats_destroy(NULL);
    text_free_word_frequency(NULL, 0);
    text_free_word_frequency(NULL, 3);
}

static void ill_formed(void) {
    static const char *const texts[] = {"\xFF",         "abc\x80",          "\xC3",
                                        "caf\xC3",      "\xC0\xAF",         "\xED\xA0\x80",
                                        "\xE2\x82 end", "\xF4\x90\x80\x80", "\xF0\x9F\x98"};

    test_case("ill-formed: NULL");
    for (size_t i = 0; i < COUNT_OF(texts); i++) CHECK(text_analyze(texts[i]) == NULL);
}

/* {what, text, words, sentences, the first word} */
static const struct {
    const char *what, *text;
    int words, sentences;
    const char *first;
    int count;
} rows[] = {
    {"empty", "", 0, 0, NULL, 0},
    {"white space", " \t\n\u00A0\u3000\r\n", 0, 0, NULL, 0},
    {"terminators alone", "...!?", 0, 0, NULL, 0},
    {"terminators and spaces", ". ! ?", 0, 0, NULL, 0},
    {"dashes are a sentence without words", "-- ,", 0, 1, NULL, 0},
    {"no terminator", "one two", 2, 1, "one", 1},
    {"spaces behind the last terminator", "One. \n", 1, 1, "one", 1},
    {"a decimal is two sentences", "3.14", 1, 2, "3.14", 1},
    {"trimmed at both ends", "(\"Hello,\") 'tis--", 2, 1, "hello", 1},
    {"inside it stays", "well-known can't", 2, 1, "can't", 1},
    {"lower-cased", "Word WORD word", 3, 1, "word", 3},
    {"ideographic full stop ends nothing", "\u4E2D\u6587\u3002\u4E2D\u6587", 1, 1, "\u4E2D\u6587\u3002\u4E2D\u6587", 1},
    {"full lower case of the capital dotted I", "\u0130stanbul", 1, 1, "i\u0307stanbul", 1},
    {"final sigma", "\u039B\u038C\u0393\u039F\u03A3 \u03BB\u03CC\u03B3\u03BF\u03C2", 2, 1,
     "\u03BB\u03CC\u03B3\u03BF\u03C2", 2},
    {"sigma inside", "\u03A3\u038A\u03A3\u03A5\u03A6\u039F\u03A3", 1, 1, "\u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2",
     1},
    {"sharp s stays", "Stra\u00DFe STRASSE", 2, 1, "strasse", 1},
    {"composed and decomposed differ", "caf\u00E9s cafe\u0301s", 2, 1, "cafe\u0301s", 1},
    {"numbers", "\u00BD \u2460 \u2167 7", 4, 1, "7", 1},
    {"a mark at the end is trimmed if not alphabetic", "cafe\u0301,", 1, 1, "cafe", 1},
    {"emoji alone", "\U0001F600 \U0001F600", 0, 1, NULL, 0},
    {"no-break space separates", "a\u00A0b", 2, 1, "a", 1},
    {"byte order mark", "\uFEFFWord.", 1, 1, "word", 1},
    {"by count, then by bytes", "b b a a c", 5, 1, "a", 2},
};

static void texts(void) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        TextStats *s = text_analyze(rows[i].text);
        WordFrequency word;
        int n;
        test_case(rows[i].what);
        CHECK(s != NULL);
        CHECK_EQ_INT(text_stats_word_count(s), rows[i].words);
        CHECK_EQ_INT(text_stats_sentence_count(s), rows[i].sentences);
        n = text_stats_most_common_words(s, &word, 1);
        CHECK_EQ_INT(n, rows[i].first ? 1 : 0);
        if (n == 1 && rows[i].first) check_word(&word, rows[i].first, rows[i].count);
        text_free_word_frequency(&word, n);
        if (!rows[i].words) CHECK_SAME_DOUBLE(text_stats_flesch_kincaid(s), 0.0);
        text_stats_destroy(s);
    }
}

static void many_words(void) {
    size_t len;
    char *text = test_repeated("the quick brown fox jumps over the lazy dog. ", 1000, &len);
    TextStats *s = text_analyze(text);
    WordFrequency words[5];

    test_case("a thousand sentences");
    CHECK_EQ_INT(text_stats_word_count(s), 9000);
    CHECK_EQ_INT(text_stats_sentence_count(s), 1000);
    CHECK_EQ_INT(text_stats_most_common_words(s, words, 5), 5);
    check_word(&words[0], "the", 2000);
    check_word(&words[1], "brown", 1000);
    check_word(&words[4], "jumps", 1000);
    text_free_word_frequency(words, 5);
    text_stats_destroy(s);
    free(text);
}

void text_analysis_test(void) {
    the_sample();
    null();
    ill_formed();
    texts();
    many_words();
}
