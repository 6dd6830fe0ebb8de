/* analyzer_test: the API of a report, whole and in pieces; every argument, every split, every allocation that can fail. */
#include "helpers.h"

#include <stdlib.h>

static const tg_report *const untouched = (const tg_report *)&test_checks;

/* A report, or NULL with a failed check. */
static tg_report *report_of(const void *text, size_t len, const tg_options *options) {
    tg_report *report = NULL;
    CHECK_EQ_INT(tg_analyze(text, len, options, &report, NULL), TG_OK);
    return report;
}

static tg_analyzer *analyzer_of(const tg_options *options) {
    tg_analyzer *a = NULL;
    CHECK_EQ_INT(tg_analyzer_new(options, &a), TG_OK);
    return a;
}

static void check_top(const tg_report *r, size_t index, const char *word, uint64_t count) {
    const char *found = "";
    size_t len = 0;
    uint64_t times = 0;
    CHECK_EQ_INT(tg_report_top(r, index, &found, &len, &times), TG_OK);
    test_eq_str(__FILE__, __LINE__, "top word", found, len, word, strlen(word));
    CHECK(found[len] == '\0');
    CHECK_EQ_INT(times, count);
}

/* ── Names and versions ── */

static const struct {
    tg_status status;
    const char *code;
} statuses[] = {
    {TG_OK, ""},
    {TG_E_ARG, "ERR_TG_ARG"},
    {TG_E_NOMEM, "ERR_TG_NOMEM"},
    {TG_E_LIMIT, "ERR_TG_LIMIT"},
    {TG_E_STATE, "ERR_TG_STATE"},
    {TG_E_INVALID, "ERR_TG_INVALID"},
    {TG_E_FORMAT, "ERR_TG_FORMAT"},
    {TG_E_VERSION, "ERR_TG_VERSION"},
    {TG_E_BOUNDED, "ERR_TG_BOUNDED"},
    {TG_E_CANCELLED, "ERR_TG_CANCELLED"},
    {TG_E_UNSUPPORTED, "ERR_TG_UNSUPPORTED"},
};

static const char *const counts[] = {
    "bytes",         "characters",  "charactersNoSpaces", "letters",       "digits",        "punctuation",
    "symbols",       "whitespace",  "graphemes",          "words",         "spaceWords",    "uniqueWords",
    "hapaxLegomena", "wordLetters", "wordDigits",         "longWords",     "sentences",     "paragraphs",
    "lines",         "newlines",    "syllables",          "monosyllables", "polysyllables", "invalidSequences",
};

static void names(void) {
    test_case("status: codes and messages");
    for (size_t i = 0; i < COUNT_OF(statuses); i++) {
        const char *message = tg_status_message(statuses[i].status);
        CHECK_EQ_INT(statuses[i].status, i);
        CHECK(strcmp(tg_status_code(statuses[i].status), statuses[i].code) == 0);
        CHECK(message && message[0] && message[strlen(message) - 1] != '.');
    }
    test_case("status: unknown ones have words too");
    CHECK(tg_status_message((tg_status)99)[0]);
    CHECK(tg_status_code((tg_status)99)[0]);
    CHECK(tg_status_message((tg_status)-1)[0]);
    CHECK(tg_status_code((tg_status)-1)[0]);

    test_case("versions");
    CHECK(strcmp(tg_version(), TG_VERSION_STRING) == 0);
    CHECK(strcmp(tg_unicode_version(), "17.0.0") == 0);
    CHECK_EQ_INT(tg_abi_version(), TG_ABI_VERSION);

    test_case("counts: names");
    CHECK(tg_count_total() >= COUNT_OF(counts));
    for (size_t i = 0; i < COUNT_OF(counts); i++) CHECK(strcmp(tg_count_name(i), counts[i]) == 0);
    CHECK(tg_count_name(tg_count_total()) == NULL);
    CHECK(tg_count_name(SIZE_MAX) == NULL);
}

/* ── Options ── */

static void options_defaults(void) {
    tg_options o;
    struct {
        tg_options o;
        unsigned char more[16];
    } newer;
    unsigned char older[sizeof(tg_options)];

    test_case("options: the defaults");
    memset(&o, 0xAA, sizeof o);
    tg_options_init(&o, sizeof o);
    CHECK_EQ_INT(o.size, sizeof o);
    CHECK_EQ_INT(o.profile, TG_PROFILE_UNICODE);
    CHECK_EQ_INT(o.encoding, TG_ENCODING_UTF8);
    CHECK_EQ_INT(o.invalid, TG_INVALID_REPLACE);
    CHECK_EQ_INT(o.line_breaks, TG_LINE_BREAKS_WRAP);
    CHECK_EQ_INT(o.sentences, TG_SENTENCES_LANGUAGE);
    CHECK_EQ_INT(o.hyphens, TG_HYPHENS_SPLIT);
    CHECK_EQ_INT(o.top, 10);
    CHECK(o.language == NULL);
    CHECK_SAME_DOUBLE(o.words_per_minute, 238.0);
    CHECK_EQ_INT(o.counts & 0xFFFFFF, 0xFFFFFF);
    CHECK_EQ_INT(o.metrics[0] & 0x3FF, 0x3FF);
    CHECK(o.allocator.resize != NULL);

    test_case("options: NULL, or no room even for the size");
    tg_options_init(NULL, sizeof o);
    o.size = 77;
    tg_options_init(&o, 0);
    tg_options_init(&o, sizeof(size_t) - 1);
    CHECK_EQ_INT(o.size, 77);

    test_case("options: an older caller's struct is not written past");
    memset(older, 0xAA, sizeof older);
    tg_options_init((tg_options *)(void *)older, offsetof(tg_options, counts));
    for (size_t i = offsetof(tg_options, counts); i < sizeof older; i++) CHECK_EQ_INT(older[i], 0xAA);
    memcpy(&o.size, older, sizeof o.size);
    CHECK_EQ_INT(o.size, offsetof(tg_options, counts));

    test_case("options: what a newer caller has more is zero");
    memset(&newer, 0xAA, sizeof newer);
    tg_options_init(&newer.o, sizeof newer);
    CHECK_EQ_INT(newer.o.size, sizeof newer);
    for (size_t i = 0; i < sizeof newer.more; i++) CHECK_EQ_INT(newer.more[i], 0);
    tg_report_free(report_of("a", 1, &newer.o));
}

static const size_t field_ends[] = {
    offsetof(tg_options, language),         offsetof(tg_options, counts), offsetof(tg_options, metrics),
    offsetof(tg_options, words_per_minute), offsetof(tg_options, seed),   offsetof(tg_options, allocator),
};

static void options_sizes(void) {
    tg_options o = test_options();
    tg_report *r;

    test_case("options: an older caller gets the defaults of what it does not know");
    o.size = offsetof(tg_options, language);
    o.top = 1;
    o.language = "no tag";
    o.counts = 0;
    o.words_per_minute = -1;
    r = report_of("a b b", 5, &o);
    CHECK_EQ_INT(tg_report_top_size(r), 1);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 3);
    CHECK(strcmp(tg_report_language(r), "en") == 0);
    tg_report_free(r);

    test_case("options: each size that ends between fields is taken");
    for (size_t i = 0; i < COUNT_OF(field_ends); i++) {
        tg_options whole = test_options();
        memcpy(&o, &whole, sizeof o);
        o.size = field_ends[i];
        r = report_of("a", 1, &o);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 1);
        tg_report_free(r);
    }

    test_case("options: a size that no version had");
    o.size = 0;
    r = NULL;
    CHECK_EQ_INT(tg_analyze("a", 1, &o, &r, NULL), TG_E_ARG);
    o.size = offsetof(tg_options, language) + 1; /* inside the pointer */
    CHECK_EQ_INT(tg_analyze("a", 1, &o, &r, NULL), TG_E_ARG);
    o.size = offsetof(tg_options, language) - 1;
    CHECK_EQ_INT(tg_analyze("a", 1, &o, &r, NULL), TG_E_ARG);
    CHECK(r == NULL);
}

static void check_refused(const tg_options *o) {
    tg_report *r = (tg_report *)(uintptr_t)untouched;
    tg_analyzer *a = (tg_analyzer *)(uintptr_t)untouched;
    tg_error error = {TG_OK, 77};

    CHECK_EQ_INT(tg_analyze("a", 1, o, &r, &error), TG_E_ARG);
    CHECK_EQ_INT(error.status, TG_E_ARG);
    CHECK_EQ_INT(error.offset, 0);
    CHECK_EQ_INT(tg_analyzer_new(o, &a), TG_E_ARG);
    CHECK(r == untouched && (const void *)a == (const void *)untouched);
}

static void by_mark(void) {
    static const struct {
        const char *what, *bytes;
        size_t len;
        uint64_t characters, size;
    } texts[] = {
        {"UTF-16LE", "\xFF\xFEh\0i\0", 6, 2, 5},
        {"UTF-16BE", "\xFE\xFF\0h\0i", 6, 2, 5},
        {"UTF-8", "\xEF\xBB\xBFhi", 5, 2, 5},
        {"no mark", "hi", 2, 2, 2},
        {"one byte", "h", 1, 1, 1},
        {"half a mark", "\xFF", 1, 1, 1},
        {"a mark alone", "\xFF\xFE", 2, 0, 3},
        {"none", "", 0, 0, 0},
    };
    tg_options o = test_options();

    o.encoding = TG_ENCODING_BY_MARK;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        tg_report *r = report_of(texts[i].bytes, texts[i].len, &o);
        tg_analyzer *a = analyzer_of(&o);
        tg_report *split = NULL;

        test_case("encoding by mark");
        for (size_t k = 0; k < texts[i].len; k++) CHECK_EQ_INT(tg_analyzer_write(a, texts[i].bytes + k, 1), TG_OK);
        CHECK_EQ_INT(tg_analyzer_finish(a, &split), TG_OK);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_CHARACTERS), texts[i].characters);
        CHECK_EQ_INT(tg_report_count(split, TG_COUNT_CHARACTERS), texts[i].characters);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_BYTES), texts[i].size);
        CHECK_EQ_INT(tg_report_count(split, TG_COUNT_BYTES), texts[i].size);
        tg_report_free(r);
        tg_report_free(split);
        tg_analyzer_free(a);
    }

    test_case("encoding by mark: each document has its own, and nothing else takes one");
    {
        tg_analyzer *a = analyzer_of(&o);
        tg_report *r = NULL;
        uint64_t count;
        CHECK_EQ_INT(tg_analyzer_write(a, texts[0].bytes, texts[0].len), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(a, "ho", 2), TG_OK);
        CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 2);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_UNIQUE_WORDS), 2);
        CHECK_EQ_INT(tg_count_segments(TG_WORDS, "a", 1, &o, &count), TG_E_ARG);
        tg_report_free(r);
        tg_analyzer_free(a);
    }
}

static void options_out_of_range(void) {
    static const size_t fields[][2] = {
        {offsetof(tg_options, profile), 2},   {offsetof(tg_options, encoding), 5},
        {offsetof(tg_options, invalid), 2},   {offsetof(tg_options, line_breaks), 2},
        {offsetof(tg_options, sentences), 2}, {offsetof(tg_options, hyphens), 2},
    };
    static const double rates[] = {0.0, -0.0, -1.0, -1e300};
    static const char *const languages[] = {"", "e", "en_GB", "-", "en-", "\xFF\xFF"};
    tg_options o;

    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        uint32_t value = (uint32_t)fields[i][1];
        test_case("options: an enumerator past the last, and the largest number");
        o = test_options();
        memcpy((char *)&o + fields[i][0], &value, sizeof value);
        check_refused(&o);
        value = UINT32_MAX;
        memcpy((char *)&o + fields[i][0], &value, sizeof value);
        check_refused(&o);
    }
    test_case("options: an unknown kernel");
    o = test_options();
    o.kernel = UINT32_MAX;
    check_refused(&o);

    test_case("options: words a minute");
    for (size_t i = 0; i < COUNT_OF(rates); i++) {
        o = test_options();
        o.words_per_minute = rates[i];
        check_refused(&o);
    }
    o.words_per_minute = tg_report_metric(NULL, TG_METRIC_LIX); /* NaN */
    check_refused(&o);
    o.words_per_minute = 1e308 * 10;
    check_refused(&o);

    test_case("options: what is no language tag");
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        o = test_options();
        o.language = languages[i];
        check_refused(&o);
    }
}

/* ── NULL and nothing ── */

static void nulls(void) {
    tg_report *r = (tg_report *)(uintptr_t)untouched;
    tg_error error = {TG_OK, 77};
    tg_analyzer *a = analyzer_of(NULL);

    test_case("analyze: NULL where it must not be");
    CHECK_EQ_INT(tg_analyze("a", 1, NULL, NULL, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyze("a", 1, NULL, NULL, &error), TG_E_ARG);
    CHECK_EQ_INT(error.status, TG_E_ARG);
    CHECK_EQ_INT(tg_analyze(NULL, 1, NULL, &r, &error), TG_E_ARG);
    CHECK(r == untouched);

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
    CHECK(r == untouched);
    tg_analyzer_reset(NULL);
    tg_analyzer_free(NULL);
    CHECK_EQ_INT(tg_analyzer_error(NULL).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_error(NULL).offset, 0);

    test_case("analyzer: an argument out of order is no failure of the text");
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 1);
    tg_report_free(r);
    tg_analyzer_free(a);
}

static void report_arguments(void) {
    tg_report *r = report_of("a", 1, NULL);
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
        tg_report *r = report_of(facts[i].text, strlen(facts[i].text), NULL);
        test_case(facts[i].what);
        CHECK_EQ_INT(tg_report_count(r, facts[i].which), facts[i].value);
        tg_report_free(r);
    }
}

static void empty(void) {
    tg_report *r = report_of(NULL, 0, NULL), *again = NULL;
    tg_analyzer *a = analyzer_of(NULL);

    test_case("empty: every count is 0");
    for (size_t i = 0; i < COUNT_OF(counts); i++) CHECK_EQ_INT(tg_report_count(r, (tg_count)i), 0);
    CHECK_EQ_INT(tg_report_top_size(r), 0);
    CHECK(strcmp(tg_report_language(r), "en") == 0);

    test_case("empty: the same in pieces, and without any");
    CHECK_EQ_INT(tg_analyzer_finish(a, &again), TG_OK);
    CHECK(test_same_report(r, again));
    tg_report_free(again);
    CHECK_EQ_INT(tg_analyzer_write(a, NULL, 0), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "", 0), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &again), TG_OK);
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
    r = report_of("a b\n", 4, &o);
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
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
    r = report_of("some words\nof it", 16, &o);
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
    r = report_of(text, sizeof text - 1, &o);
    CHECK_EQ_INT(tg_report_top_size(r), 7);
    check_top(r, 0, "a", 2);
    check_top(r, 1, "b", 2);
    check_top(r, 2, "strasse", 2);
    check_top(r, 3, "z", 2);
    check_top(r, 4, "c", 1);
    check_top(r, 5, "\u00E9", 1);
    check_top(r, 6, "\u03BB\u03CC\u03B3\u03BF\u03C2", 1);
    tg_report_free(r);

    test_case("top: fewer");
    for (uint32_t top = 0; top <= 7; top++) {
        o.top = top;
        r = report_of(text, sizeof text - 1, &o);
        CHECK_EQ_INT(tg_report_top_size(r), top);
        if (top) check_top(r, 0, "a", 2);
        if (top == 4) check_top(r, 3, "z", 2);
        tg_report_free(r);
    }

    test_case("top: more than there are");
    o.top = UINT32_MAX;
    r = report_of(text, sizeof text - 1, &o);
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
        r = report_of(text, (size_t)(p - text), &o);
        CHECK_EQ_INT(tg_report_top_size(r), 720);
        check_top(r, 0, "w0006", 7);
        check_top(r, 1, "w0013", 7);
        check_top(r, 713, "w4997", 7);
        check_top(r, 714, "w0005", 6);
        check_top(r, 719, "w0040", 6);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_UNIQUE_WORDS), 5000);
        if (first) CHECK(test_same_report(first, r));
        if (first) tg_report_free(r);
        else first = r;
    }
    tg_report_free(first);
    free(text);
}

/* ── Splits ── */

/* Everything that could be pending where a piece ends. */
static const char mixed[] =
    "\uFEFFCan't stop\u2014won't! \u039B\u038C\u0393\u039F\u03A3 na\u00EFve 3.14, well-known.\r\n\r\n"
    "- \uD55C \u1112\u1161\u11AB \U0001F468\u200D\U0001F469\u200D\U0001F467 \xE2\x82 \xFF \u05D0'\u05D1\"\u05D2' don' t.\n"
    "1. e\u0301tude etc. (5) and\xF0\x9F\x98\r\xED\xA0\x80 \u0E01\u0E02 \U0001F1E9\U0001F1EA\U0001F1EB\u2029"
    "\u00C9t\u00E9\xC3\xC3 1,000' x\xF0";

/* The text of `mixed`, or of what is well-formed in it, in UTF-16. @return its length */
static size_t utf16_of(const char *utf8, size_t len, int big, uint8_t *out) {
    const uint8_t *text = (const uint8_t *)utf8;
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        uint32_t c = text[i], units[2] = {0xD800, 0};
        size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4, count = 1;
        if (i + size > len) size = 1;
        if (size == 1) units[0] = c < 0x80 ? c : 0xDC00;
        if (size == 2) units[0] = (c & 0x1F) << 6 | (text[i + 1] & 0x3Fu);
        if (size == 3) units[0] = (c & 0x0F) << 12 | (text[i + 1] & 0x3Fu) << 6 | (text[i + 2] & 0x3Fu);
        if (size == 4) {
            c = ((c & 7) << 18 | (text[i + 1] & 0x3Fu) << 12 | (text[i + 2] & 0x3Fu) << 6 | (text[i + 3] & 0x3Fu)) -
                0x10000;
            units[0] = 0xD800 + (c >> 10 & 0x3FF);
            units[1] = 0xDC00 + (c & 0x3FF);
            count = 2;
        }
        for (size_t k = 0; k < count; k++, n += 2) {
            out[n + (big ? 0 : 1)] = (uint8_t)(units[k] >> 8);
            out[n + (big ? 1 : 0)] = (uint8_t)units[k];
        }
        i += size;
    }
    return n;
}

/* Pieces of `step` bytes from `cut` on; before it, one piece. Each in a block of its own. */
static tg_report *report_in_pieces(const void *text, size_t len, size_t cut, size_t step, const tg_options *o) {
    tg_analyzer *a = analyzer_of(o);
    tg_report *r = NULL;
    size_t from = 0, to = cut;

    for (;;) {
        uint8_t *piece = malloc(to - from + 1);
        memcpy(piece + 1, (const uint8_t *)text + from, to - from);
        CHECK_EQ_INT(tg_analyzer_write(a, piece + 1, to - from), TG_OK);
        memset(piece, 0x55, to - from + 1); /* nothing of it is kept */
        free(piece);
        if (to == len) break;
        from = to;
        to = len - from < step ? len : from + step;
    }
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    tg_analyzer_free(a);
    return r;
}

static void check_splits(const void *text, size_t len, const tg_options *o) {
    tg_report *whole = report_of(text, len, o);

    for (size_t cut = 0; cut <= len; cut++) {
        size_t steps[] = {1, 2, 3, 5, SIZE_MAX};
        for (size_t i = 0; i < COUNT_OF(steps); i++) {
            tg_report *r = report_in_pieces(text, len, cut, steps[i], o);
            int same = test_same_report(whole, r);
            CHECK(same);
            if (!same) printf("    cut at %zu, then every %zu\n", cut, steps[i]);
            tg_report_free(r);
            if (cut > 8 && i == 0) i = COUNT_OF(steps) - 2; /* the rest has been seen by then */
        }
    }
    tg_report_free(whole);
}

static void every_split(void) {
    static uint8_t units[4 * sizeof mixed];
    size_t len = sizeof mixed - 1;

    for (uint32_t variant = 0; variant < 8; variant++) {
        tg_options o = test_options();
        o.profile = variant & 1;
        o.hyphens = variant >> 1 & 1;
        o.line_breaks = variant >> 2;
        o.top = 100;
        test_case("splits: UTF-8, profiles, hyphens, line breaks");
        check_splits(mixed, len, &o);
    }
    for (uint32_t encoding = TG_ENCODING_UTF16LE; encoding <= TG_ENCODING_LATIN1; encoding++) {
        tg_options o = test_options();
        size_t size = len;
        o.encoding = encoding;
        o.top = 100;
        test_case("splits: the other encodings");
        if (encoding == TG_ENCODING_LATIN1) check_splits(mixed, len, &o);
        else size = utf16_of(mixed, len, encoding == TG_ENCODING_UTF16BE, units);
        if (encoding != TG_ENCODING_LATIN1) check_splits(units, size - 1, &o); /* an odd byte */
    }
    {
        tg_options o = test_options();
        o.sentences = TG_SENTENCES_UAX29;
        test_case("splits: plain annex");
        check_splits(mixed, len, &o);
    }
}

static void pending_words(void) {
    static const struct {
        const char *a, *b, *first;
        uint64_t words;
    } pairs[] = {
        {"can'", "t", "can't", 1},
        {"can", "'t", "can't", 1},
        {"can'", " t", "can", 2},
        {"can'", "'t", "can", 2},
        {"can'", "", "can", 1},
        {"3.", "14", "3.14", 1},
        {"3.", "x", "3", 2},
        {"a", "b", "ab", 1},
        {"a.", "b", "a.b", 1},
        {"\u05D0\"", "\u05D1", "\u05D0\"\u05D1", 1},
        {"\u05D0'", "", "\u05D0'", 1},
        {"a\u2019", "b", "a\u2019b", 1},
        {"a\xE2",
         "\x80\x99"
         "b",
         "a\u2019b", 1},
        {"caf\xC3", "\xA9", "caf\u00E9", 1},
        {"e", "\u0301a", "\u00E9a", 1},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        tg_analyzer *a = analyzer_of(NULL);
        tg_report *r = NULL;
        test_case("words under way over two writes");
        CHECK_EQ_INT(tg_analyzer_write(a, pairs[i].a, strlen(pairs[i].a)), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(a, pairs[i].b, strlen(pairs[i].b)), TG_OK);
        CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), pairs[i].words);
        check_top(r, 0, pairs[i].first, 1);
        tg_report_free(r);
        tg_analyzer_free(a);
    }
}

static void byte_order_mark(void) {
    static const struct {
        tg_encoding encoding;
        const char *text;
        size_t len;
        uint64_t bytes, characters;
    } rows[] = {
        {TG_ENCODING_UTF8,
         "\xEF\xBB\xBF"
         "a",
         4, 4, 1},
        {TG_ENCODING_UTF8,
         "\xEF\xBB"
         "a",
         3, 3, 2},
        {TG_ENCODING_UTF16LE, "\xFF\xFE\x61\0", 4, 4, 1},
        {TG_ENCODING_UTF16BE, "\xFE\xFF\0\x61", 4, 4, 1},
        {TG_ENCODING_LATIN1,
         "\xEF\xBB\xBF"
         "a",
         4, 7, 4},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        tg_options o = test_options();
        o.encoding = rows[i].encoding;
        test_case("byte order mark: split over writes");
        for (size_t cut = 0; cut <= rows[i].len; cut++) {
            tg_report *r = report_in_pieces(rows[i].text, rows[i].len, cut, 1, &o);
            CHECK_EQ_INT(tg_report_count(r, TG_COUNT_BYTES), rows[i].bytes);
            CHECK_EQ_INT(tg_report_count(r, TG_COUNT_CHARACTERS), rows[i].characters);
            tg_report_free(r);
        }
    }
    test_case("byte order mark: of every document");
    {
        tg_analyzer *a = analyzer_of(NULL);
        tg_report *r = NULL;
        for (int i = 0; i < 2; i++) {
            CHECK_EQ_INT(tg_analyzer_write(a,
                                           "\xEF\xBB\xBF"
                                           "a",
                                           4),
                         TG_OK);
            CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
        }
        CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_CHARACTERS), 2);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_BYTES), 8);
        tg_report_free(r);
        tg_analyzer_free(a);
    }
}

/* {unit, how often, letters, bytes of the key} */
static const struct {
    const char *what, *unit;
    size_t count, key_len;
    uint64_t letters, words;
} long_words[] = {
    {"300 KiB word: ASCII", "a", 307200, 65536, 307200, 1},
    {"300 KiB word: two bytes", "\u00C9", 153600, 65536, 153600, 1},
    {"300 KiB word: three bytes", "\uD55C", 102400, 65535, 102400, 1},
    {"300 KiB word: apostrophes", "a'", 153600, 65536, 153600, 1},
    {"300 KiB word: decomposed", "e\u0301", 102400, 65536, 102400, 1},
};

static void endless_words(void) {
    for (size_t i = 0; i < COUNT_OF(long_words); i++) {
        static const size_t steps[] = {1, 1000, 4096, 65537, 262143};
        tg_options o = test_options();
        size_t len, n = 0;
        char *text = test_repeated(long_words[i].unit, long_words[i].count, &len);
        const char *word = NULL;
        tg_report *whole = report_of(text, len, &o);

        test_case(long_words[i].what);
        CHECK_EQ_INT(tg_report_count(whole, TG_COUNT_WORDS), long_words[i].words);
        CHECK_EQ_INT(tg_report_count(whole, TG_COUNT_WORD_LETTERS), long_words[i].letters);
        CHECK_EQ_INT(tg_report_top(whole, 0, &word, &n, NULL), TG_OK);
        CHECK_EQ_INT(n, long_words[i].key_len);
        for (size_t s = 0; s < COUNT_OF(steps); s++) {
            tg_report *r = report_in_pieces(text, len, 7, steps[s], &o);
            CHECK(test_same_report(whole, r));
            tg_report_free(r);
        }
        tg_report_free(whole);
        free(text);
    }
}

/* ── Errors of the text ── */

/* Analyze [text, len) in one call, and in two and in many writes: TG_E_INVALID at `offset`. */
static void check_invalid(const void *text, size_t len, const tg_options *o, uint64_t offset) {
    tg_report *r = (tg_report *)(uintptr_t)untouched;
    tg_error error = {TG_OK, 77};

    CHECK_EQ_INT(tg_analyze(text, len, o, &r, &error), TG_E_INVALID);
    CHECK_EQ_INT(error.status, TG_E_INVALID);
    CHECK_EQ_INT(error.offset, offset);
    for (size_t cut = 0; cut <= len; cut++) {
        tg_analyzer *a = analyzer_of(o);
        tg_status st = tg_analyzer_write(a, text, cut);
        if (st == TG_OK) st = tg_analyzer_write(a, (const uint8_t *)text + cut, len - cut);
        if (st == TG_OK) st = tg_analyzer_finish(a, &r);
        CHECK_EQ_INT(st, TG_E_INVALID);
        CHECK_EQ_INT(tg_analyzer_error(a).status, TG_E_INVALID);
        CHECK_EQ_INT(tg_analyzer_error(a).offset, offset);
        tg_analyzer_free(a);
    }
    {
        tg_analyzer *a = analyzer_of(o);
        tg_status st = TG_OK;
        for (size_t i = 0; st == TG_OK && i < len; i++) st = tg_analyzer_write(a, (const uint8_t *)text + i, 1);
        if (st == TG_OK) st = tg_analyzer_end_document(a);
        CHECK_EQ_INT(st, TG_E_INVALID);
        CHECK_EQ_INT(tg_analyzer_error(a).offset, offset);
        tg_analyzer_free(a);
    }
    CHECK(r == untouched);
}

static void invalid_utf8(void) {
    static const char *const parts[] = {"\xFF",         "\x80",         "\xC3",     "\xE2\x82",
                                        "\xF0\x9F\x98", "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90"};
    static const char *const around[] = {"a", "\u00E9", "\u4E2D", "\U0001F600", "'", " "};
    tg_options o = test_options();

    o.invalid = TG_INVALID_ERROR;
    for (size_t p = 0; p < COUNT_OF(parts); p++) {
        test_case("invalid: UTF-8, each part at every place");
        for (size_t at = 0; at <= COUNT_OF(around); at++) {
            char text[64] = "";
            size_t offset = 0;
            for (size_t i = 0; i < COUNT_OF(around); i++) {
                if (i == at) {
                    offset = strlen(text);
                    strcat(text, parts[p]);
                }
                strcat(text, around[i]);
            }
            if (at == COUNT_OF(around)) {
                offset = strlen(text);
                strcat(text, parts[p]);
            }
            strcat(text, "\xFE"); /* another: the first is told */
            check_invalid(text, strlen(text), &o, offset);
            check_invalid(text, strlen(text) - 1, &o, offset);
        }
    }
    test_case("invalid: UTF-8, behind a byte order mark");
    check_invalid("\xEF\xBB\xBF\xFF", 4, &o, 3);
    test_case("invalid: UTF-8, half a byte order mark");
    check_invalid("\xEF\xBB", 2, &o, 0);
    test_case("invalid: what is well-formed is not");
    tg_report_free(report_of("\uFEFFa\u00E9\u4E2D\U0001F600\uFFFD", 16, &o));
}

static void invalid_utf16(void) {
    static const struct {
        const char *text; /* big-endian */
        size_t len;
        uint64_t offset;
    } rows[] = {
        {"\xD8\x3D", 2, 0},
        {"\xDE\0", 2, 0},
        {"\0a\xD8\x3D\0b", 6, 2},
        {"\0a\xDE\0\0b", 6, 2},
        {"\0a\xD8\x3D\xD8\x3D\xDE\0", 8, 2},
        {"\xD8\x3D\xDE\0\xDE\0", 6, 4},
        {"\0a\0", 3, 2},
        {"\0a\xD8\x3D\0", 5, 2},
        {"\0a\xDE\0\0b\xDE\0\xD8\x3D", 10, 2}, /* three: the first is told */
        {"\xFE\xFF\xD8\x3D", 4, 2},
    };
    tg_options o = test_options();

    o.invalid = TG_INVALID_ERROR;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char little[16];
        test_case("invalid: UTF-16");
        o.encoding = TG_ENCODING_UTF16BE;
        check_invalid(rows[i].text, rows[i].len, &o, rows[i].offset);
        for (size_t k = 0; k + 1 < rows[i].len; k += 2) {
            little[k] = rows[i].text[k + 1];
            little[k + 1] = rows[i].text[k];
        }
        if (rows[i].len & 1) little[rows[i].len - 1] = rows[i].text[rows[i].len - 1];
        o.encoding = TG_ENCODING_UTF16LE;
        check_invalid(little, rows[i].len, &o, rows[i].offset);
    }
    test_case("invalid: UTF-16, far behind");
    {
        size_t len;
        char *text = test_repeated("ab", 50000, &len);
        memset(text, 0x20, len);
        text[70000] = (char)0xDC;
        text[90000] = (char)0xDC;
        o.encoding = TG_ENCODING_UTF16BE;
        {
            tg_report *r = NULL;
            tg_error error = {TG_OK, 0};
            CHECK_EQ_INT(tg_analyze(text, len, &o, &r, &error), TG_E_INVALID);
            CHECK_EQ_INT(error.offset, 70000);
        }
        free(text);
    }
    test_case("invalid: Latin-1 has none");
    o.encoding = TG_ENCODING_LATIN1;
    {
        char all[256];
        for (int i = 0; i < 256; i++) all[i] = (char)i;
        tg_report_free(report_of(all, 256, &o));
    }
}

static void states(void) {
    tg_options o = test_options();
    tg_analyzer *a, *b;
    tg_report *r = (tg_report *)(uintptr_t)untouched, *fresh;

    o.invalid = TG_INVALID_ERROR;
    a = analyzer_of(&o);
    b = analyzer_of(&o);
    fresh = report_of("a B b", 5, &o);

    test_case("states: after an error only reset and free are left");
    CHECK_EQ_INT(tg_analyzer_write(a, "some words and \xFF", 16), TG_E_INVALID);
    CHECK_EQ_INT(tg_analyzer_write(a, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_write(a, NULL, 0), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_E_STATE);
    CHECK(r == untouched);
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_E_INVALID);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, 15);
    CHECK_EQ_INT(tg_analyzer_error(b).status, TG_OK);

    test_case("states: reset forgets everything");
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, 0);
    CHECK_EQ_INT(tg_analyzer_write(a, "a B b", 5), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK(test_same_report(r, fresh));
    tg_report_free(r);

    test_case("states: reset inside a character, a word, a sentence");
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_write(a, "Etc. (caf'\xC3", 11), TG_OK);
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_write(a, "a B b", 5), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK(test_same_report(r, fresh));
    tg_report_free(r);

    test_case("states: writing goes on after finish, in another document");
    CHECK_EQ_INT(tg_analyzer_write(a, "b", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 4);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SENTENCES), 2);
    check_top(r, 0, "b", 3);
    tg_report_free(r);

    test_case("states: finish twice gives the same");
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 4);
    tg_report_free(r);

    test_case("states: the report outlives the analyzer");
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    tg_analyzer_free(a);
    check_top(r, 0, "b", 3);
    tg_report_free(r);
    tg_report_free(fresh);
    tg_analyzer_free(b);
}

static void options_are_copied(void) {
    char language[] = "en-GB";
    tg_options o = test_options();
    tg_analyzer *a;
    tg_report *r = NULL;

    test_case("options: copied, the language too");
    o.language = language;
    a = analyzer_of(&o);
    memset(language, 0, sizeof language);
    memset(&o, 0, sizeof o);
    CHECK_EQ_INT(tg_analyzer_write(a, "water", 5), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SYLLABLES), 2);
    tg_report_free(r);
    tg_analyzer_free(a);
}

/* ── Merge ── */

static const char one[] = "The cat sat. Stra\u00DFe! Don't", two[] = "Another CAT\n\nSTRASSE (don't)";

static tg_analyzer *with_document(const tg_options *o, const char *text) {
    tg_analyzer *a = analyzer_of(o);
    CHECK_EQ_INT(tg_analyzer_write(a, text, strlen(text)), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    return a;
}

static void merging(void) {
    tg_options o = test_options(), other = test_options();
    tg_analyzer *both = with_document(&o, one), *a = with_document(&o, one), *b, *none = analyzer_of(&o);
    tg_report *expected = NULL, *r = NULL;

    other.seed[0] = 99;
    other.encoding = TG_ENCODING_LATIN1; /* of what comes in, not of what is counted */
    b = analyzer_of(&other);
    CHECK_EQ_INT(tg_analyzer_write(both, two, sizeof two - 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(both, &expected), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(b, two, sizeof two - 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(b), TG_OK);

    test_case("merge: as one analyzer with both documents");
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK(test_same_report(expected, r));
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SENTENCES), 5);
    check_top(r, 0, "cat", 2);
    check_top(r, 1, "don't", 2);
    check_top(r, 2, "strasse", 2);
    tg_report_free(r);

    test_case("merge: the other way round");
    tg_analyzer_free(a);
    a = with_document(&o, one);
    CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(b, &r), TG_OK);
    CHECK(test_same_report(expected, r));
    tg_report_free(r);

    test_case("merge: `from` stays as it is");
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 5);
    tg_report_free(r);

    test_case("merge: nothing, and into nothing");
    CHECK_EQ_INT(tg_analyzer_merge(b, none), TG_OK);
    CHECK_EQ_INT(tg_analyzer_merge(none, b), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(none, &r), TG_OK);
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
    tg_analyzer *a = analyzer_of(&o);

    for (int i = 0; i < 7; i++) {
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
        b = analyzer_of(&other);
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
        CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
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
    expected = report_of(text, len, &o);
    o.allocator = test_heap_allocator(&heap);
    for (;; k++) {
        tg_status st;
        heap.requests = 0;
        heap.fail_at = k;
        r = (tg_report *)(uintptr_t)untouched;
        st = go(&o, text, len, &r);
        if (heap.requests <= k) {
            CHECK_EQ_INT(st, TG_OK);
            break;
        }
        CHECK_EQ_INT(st, TG_E_NOMEM);
        CHECK(r == untouched);
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
    names();
    options_defaults();
    options_sizes();
    options_out_of_range();
    by_mark();
    nulls();
    report_arguments();
    count_facts();
    empty();
    wanted();
    top_words();
    top_of_many();
    every_split();
    pending_words();
    byte_order_mark();
    endless_words();
    invalid_utf8();
    invalid_utf16();
    states();
    options_are_copied();
    merging();
    merging_other_rules();
    out_of_memory();
}
