/* options_test: what callers of every version hand in, what is refused, what is kept. */
#include "helpers.h"

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
    tg_report_free(test_report_of("a", 1, &newer.o));
}

static const size_t field_ends[] = {
    offsetof(tg_options, language), offsetof(tg_options, counts),
    offsetof(tg_options, metrics),  offsetof(tg_options, words_per_minute),
    offsetof(tg_options, seed),     offsetof(tg_options, allocator),
    offsetof(tg_options, words),    offsetof(tg_options, spoken_numbers),
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
    r = test_report_of("a b b", 5, &o);
    CHECK_EQ_INT(tg_report_top_size(r), 1);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 3);
    CHECK(strcmp(tg_report_language(r), "en") == 0);
    tg_report_free(r);

    test_case("options: each size that ends between fields is taken");
    for (size_t i = 0; i < COUNT_OF(field_ends); i++) {
        tg_options whole = test_options();
        memcpy(&o, &whole, sizeof o);
        o.size = field_ends[i];
        r = test_report_of("a", 1, &o);
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
    tg_report *r = test_untouched();
    tg_analyzer *a = test_untouched();
    tg_error error = {TG_OK, 77};

    CHECK_EQ_INT(tg_analyze("a", 1, o, &r, &error), TG_E_ARG);
    CHECK_EQ_INT(error.status, TG_E_ARG);
    CHECK_EQ_INT(error.offset, 0);
    CHECK_EQ_INT(tg_analyzer_new(o, &a), TG_E_ARG);
    CHECK(r == test_untouched() && a == test_untouched());
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

static void options_are_copied(void) {
    char language[] = "en-GB";
    tg_options o = test_options();
    tg_analyzer *a;
    tg_report *r = NULL;

    test_case("options: copied, the language too");
    o.language = language;
    a = test_analyzer_of(&o);
    memset(language, 0, sizeof language);
    memset(&o, 0, sizeof o);
    CHECK_EQ_INT(tg_analyzer_write(a, "water", 5), TG_OK);
    r = test_finished(a);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SYLLABLES), 2);
    tg_report_free(r);
    tg_analyzer_free(a);
}

void options_test(void) {
    options_defaults();
    options_sizes();
    options_out_of_range();
    options_are_copied();
}
