/* metrics_test: every formula on counts worked through by hand, and the notes of a report for what is undefined. */
#include "helpers.h"

#include "../../src/core/fmath.h"
#include "../../src/core/metrics.h"

#include <float.h>
#include <math.h> /* NAN */

/* ── Rows ── */

static const struct {
    const char *name, *group;
} names[] = {
    [TG_METRIC_FLESCH_READING_EASE] = {"fleschReadingEase", "readability"},
    [TG_METRIC_FLESCH_KINCAID_GRADE] = {"fleschKincaidGrade", "readability"},
    [TG_METRIC_GUNNING_FOG] = {"gunningFog", "readability"},
    [TG_METRIC_SMOG] = {"smog", "readability"},
    [TG_METRIC_COLEMAN_LIAU] = {"colemanLiau", "readability"},
    [TG_METRIC_AUTOMATED_READABILITY] = {"automatedReadability", "readability"},
    [TG_METRIC_LIX] = {"lix", "readability"},
    [TG_METRIC_RIX] = {"rix", "readability"},
    [TG_METRIC_TYPE_TOKEN_RATIO] = {"typeTokenRatio", "diversity"},
    [TG_METRIC_READING_TIME] = {"readingTime", "readingTime"},
};

static void table_of_metrics(void) {
    test_case("metrics: numbers and names");
    CHECK(tg_metric_total() >= COUNT_OF(names));
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        CHECK(strcmp(tg_metric_name(i), names[i].name) == 0);
        CHECK(strcmp(tg_metric_group(i), names[i].group) == 0);
    }
    test_case("metrics: every number has one row, complete");
    for (size_t i = 0; i < tg_metric_total(); i++) {
        const tg__metric_row *row = tg__metric_row_of(i);
        CHECK(row && row->id == i && row->name && row->group && row->value && row->uses);
        for (size_t k = 0; row && k < i; k++) CHECK(strcmp(row->name, tg_metric_name(k)) != 0);
    }
    test_case("metrics: unknown");
    CHECK(tg__metric_row_of(tg_metric_total()) == NULL);
    CHECK(tg_metric_name(tg_metric_total()) == NULL);
    CHECK(tg_metric_group(SIZE_MAX) == NULL);
}

/* ── Formulas ── */

#include "metric_cases.inc"

/* In the order of `counted`. */
static const tg_count counts_of_samples[] = {TG_COUNT_WORDS,         TG_COUNT_SENTENCES,   TG_COUNT_SYLLABLES,
                                             TG_COUNT_WORD_LETTERS,  TG_COUNT_WORD_DIGITS, TG_COUNT_MONOSYLLABLES,
                                             TG_COUNT_POLYSYLLABLES, TG_COUNT_LONG_WORDS,  TG_COUNT_UNIQUE_WORDS};

static void sample(size_t i, uint64_t times, uint64_t counts[TG_COUNT_ALL_]) {
    memset(counts, 0, TG_COUNT_ALL_ * sizeof *counts);
    for (size_t k = 0; k < COUNT_OF(counts_of_samples); k++) counts[counts_of_samples[k]] = times * counted[i][k];
}

/* A few roundings away from the exact value: sums of numbers up to 240 lose what their difference does not need. */
static int is_near(double found, double expected) {
    double off = found < expected ? expected - found : found - expected;
    double size = expected < 0 ? -expected : expected;

    if (expected != expected) return !tg__is_finite(found);
    return off <= 1e-12 * (size < 1 ? 1 : size);
}

static void formulas(void) {
    test_case("metrics: every one has been worked through by hand");
    CHECK_EQ_INT(COUNT_OF(worked), tg_metric_total());
    for (size_t id = 0; id < COUNT_OF(worked) && id < tg_metric_total(); id++) {
        const tg__metric_row *row = tg__metric_row_of(id);
        test_case(worked[id].name);
        CHECK(strcmp(row->name, worked[id].name) == 0);
        for (size_t i = 0; i < COUNT_OF(counted); i++) {
            uint64_t counts[TG_COUNT_ALL_];
            tg__metric_input in = {counts, 238};
            sample(i, 1, counts);
            CHECK(is_near(row->value(&in), worked[id].values[i]));
        }
    }
}

/* A text ten times has ten times the counts, but for the distinct words. */
static void length_invariant(void) {
    for (size_t id = 0; id < tg_metric_total(); id++) {
        const tg__metric_row *row = tg__metric_row_of(id);
        if (!(row->kind & TG_METRIC_IS_LENGTH_INVARIANT)) continue;
        test_case("metrics: a text repeated has the same value, to the bit");
        for (size_t i = 0; i < COUNT_OF(counted); i++) {
            uint64_t once[TG_COUNT_ALL_], often[TG_COUNT_ALL_];
            tg__metric_input a = {once, 238}, b = {often, 238};
            sample(i, 1, once);
            sample(i, 10, often);
            often[TG_COUNT_UNIQUE_WORDS] /= 10;
            CHECK_SAME_DOUBLE(row->value(&a), row->value(&b));
        }
    }
}

/* What a metric says of itself. */
static void described(void) {
    for (size_t id = 0; id < tg_metric_total(); id++) {
        tg_metric_info info = {.size = sizeof info};
        const tg__metric_row *row = tg__metric_row_of(id);
        test_case(tg_metric_name(id));
        CHECK_EQ_INT(tg_metric_describe(id, &info), TG_OK);
        CHECK(info.name == row->name && info.group == row->group && info.counts == row->uses);
        CHECK(info.title && info.title[0] && info.formula && info.formula[0] && info.source && info.source[0]);
        CHECK(info.direction >= TG_DIRECTION_EASIER && info.direction <= TG_DIRECTION_HARDER);
        CHECK(!info.bands == !info.band_count);
        for (size_t i = 0; i < info.band_count; i++) {
            CHECK(info.bands[i].label[0]);
            CHECK(i ? info.bands[i].from > info.bands[i - 1].from : info.bands[i].from == -DBL_MAX);
        }
        if (info.variant_of) {
            size_t k = 0;
            while (k < tg_metric_total() && strcmp(tg_metric_name(k), info.variant_of) != 0) k++;
            CHECK(k < tg_metric_total() && k != id);
        }
        if (info.language) CHECK(tg_language_find(info.language) != NULL);
        if (id == TG_METRIC_COLEMAN_LIAU_GRADE) continue; /* its formula is of a metric, not of counts */
        for (size_t k = 0; k < TG_COUNT_ALL_; k++)
            if (info.counts >> k & 1) CHECK(strstr(info.formula, tg_count_name(k)) != NULL);
    }
    test_case("metrics: languages know whether there are some for them");
    for (size_t i = 0; i < tg_language_total(); i++) {
        const tg_language *language = tg_language_at(i);
        int some = 0;
        for (size_t id = 0; id < tg_metric_total(); id++) {
            const char *made_for = tg__metric_row_of(id)->language;
            some |= made_for && strcmp(made_for, tg_language_tag(language)) == 0;
        }
        CHECK_EQ_INT((tg_language_knows(language) & TG_KNOWN_METRICS) != 0, some);
    }
    test_case("metrics: an older caller gets what it knows");
    tg_metric_info old;
    memset(&old, 0x55, sizeof old);
    old.size = offsetof(tg_metric_info, title);
    CHECK_EQ_INT(tg_metric_describe(0, &old), TG_OK);
    CHECK(strcmp(old.name, "fleschReadingEase") == 0 && old.band_count == (size_t)0x5555555555555555);
    CHECK_EQ_INT(old.size, offsetof(tg_metric_info, title));
    test_case("metrics: a newer caller gets zeros for what is not known");
    struct {
        tg_metric_info known;
        uint64_t more[4];
    } newer;
    memset(&newer, 0x55, sizeof newer);
    newer.known.size = sizeof newer;
    CHECK_EQ_INT(tg_metric_describe(0, &newer.known), TG_OK);
    CHECK(newer.known.size == sizeof newer && newer.known.band_count > 0);
    for (size_t i = 0; i < COUNT_OF(newer.more); i++) CHECK_EQ_INT(newer.more[i], 0);
    test_case("metrics: there is no such one");
    old.size = sizeof old;
    CHECK_EQ_INT(tg_metric_describe(tg_metric_total(), &old), TG_E_ARG);
    CHECK_EQ_INT(tg_metric_describe(SIZE_MAX, &old), TG_E_ARG);
    CHECK_EQ_INT(tg_metric_describe(0, NULL), TG_E_ARG);
    old.size = 1;
    CHECK_EQ_INT(tg_metric_describe(0, &old), TG_E_ARG);
}

/* ── Notes ── */

/* The code of the note about `metric`; "" if there is none. */
static const char *code_of(const tg_report *report, int32_t metric) {
    tg_note note;
    for (size_t i = 0; i < tg_report_note_size(report); i++) {
        if (tg_report_note(report, i, &note) != TG_OK || note.metric != metric) continue;
        CHECK(note.reason && note.reason[0]);
        return note.code;
    }
    return "";
}

/* The metric is undefined, and why. */
static void check_undefined(const tg_report *report, tg_metric metric, const char *code) {
    double value = tg_report_metric(report, metric);
    const char *found = code_of(report, (int32_t)metric);
    CHECK(value != value);
    test_eq_str(__FILE__, __LINE__, tg_metric_name((size_t)metric), found, strlen(found), code, strlen(code));
}

static void undefined(void) {
    tg_options o = test_options();
    tg_report *r = test_report_of(NULL, 0, &o);

    test_case("no-words: an empty text");
    for (int m = TG_METRIC_FLESCH_READING_EASE; m < TG_METRIC_READING_TIME; m++)
        check_undefined(r, (tg_metric)m, "no-words");
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_READING_TIME), 0.0);
    CHECK(strcmp(code_of(r, TG_METRIC_READING_TIME), "") == 0);
    CHECK(strcmp(code_of(r, -1), "") == 0);
    CHECK_EQ_INT(tg_report_note_size(r), 9);
    tg_report_free(r);

    test_case("no-words: punctuation alone");
    r = test_report_of("... --- !", 9, &o);
    check_undefined(r, TG_METRIC_LIX, "no-words");
    tg_report_free(r);

    test_case("language: what is made for English");
    o.language = "de";
    r = test_report_of("Ein Satz. Noch einer.", 21, &o);
    for (int m = TG_METRIC_FLESCH_READING_EASE; m <= TG_METRIC_AUTOMATED_READABILITY; m++)
        check_undefined(r, (tg_metric)m, "language");
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_LIX), 2.0);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_TYPE_TOKEN_RATIO), 1.0);
    CHECK(strcmp(code_of(r, -1), "") == 0);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SYLLABLES), 5);
    CHECK(strcmp(tg_report_language(r), "de") == 0);
    tg_report_free(r);

    test_case("language: one of which nothing is known");
    o.language = "tlh";
    r = test_report_of("Ein Satz. Noch einer.", 21, &o);
    check_undefined(r, TG_METRIC_FLESCH_READING_EASE, "language");
    CHECK(strcmp(code_of(r, -1), "language") == 0);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SYLLABLES), TG_COUNT_NONE);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_MONOSYLLABLES), TG_COUNT_NONE);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_POLYSYLLABLES), TG_COUNT_NONE);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 4);
    CHECK(strcmp(tg_report_language(r), "und") == 0);
    tg_report_free(r);

    test_case("language: no syllables asked for, nothing to say about them");
    o.counts = UINT64_C(1) << TG_COUNT_WORDS;
    o.metrics[0] = UINT64_C(1) << TG_METRIC_LIX;
    r = test_report_of("Ein Satz.", 9, &o);
    CHECK_EQ_INT(tg_report_note_size(r), 0);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_LIX), 2.0);
    tg_report_free(r);
}

static void not_segmented(void) {
    tg_options o = test_options();
    static const char thai[] = "\u0E01\u0E02\u0E03 abc", mixed[] = "\u0E01\u0E02\u0E03 abcd",
                      even[] = "\u0E01\u0E02\u0E03 ab";
    tg_report *r;

    test_case("words-not-segmented: most letters are Thai");
    r = test_report_of(even, sizeof even - 1, &o);
    for (int m = TG_METRIC_FLESCH_READING_EASE; m < TG_METRIC_READING_TIME; m++)
        check_undefined(r, (tg_metric)m, "words-not-segmented");
    CHECK(strcmp(code_of(r, -1), "words-not-segmented") == 0);
    tg_report_free(r);

    test_case("words-not-segmented: half of them are not most");
    r = test_report_of(thai, sizeof thai - 1, &o);
    CHECK(strcmp(code_of(r, -1), "") == 0);
    CHECK(strcmp(code_of(r, TG_METRIC_LIX), "") == 0);
    tg_report_free(r);

    test_case("words-not-segmented: fewer");
    r = test_report_of(mixed, sizeof mixed - 1, &o);
    CHECK(strcmp(code_of(r, -1), "") == 0);
    tg_report_free(r);

    test_case("words-not-segmented: each of the scripts");
    {
        static const char *const texts[] = {"\u0E01\u0E02", "\u0E81\u0E82", "\u1780\u1781", "\u1000\u1001",
                                            "\u4E2D\u6587", "\u3042\u3044", "\u30AB\u30BF"};
        for (size_t i = 0; i < COUNT_OF(texts); i++) {
            r = test_report_of(texts[i], strlen(texts[i]), &o);
            CHECK(strcmp(code_of(r, -1), "words-not-segmented") == 0);
            tg_report_free(r);
        }
    }
    test_case("words-not-segmented: not Korean");
    r = test_report_of("\uD55C\uAD6D\uC5B4", 9, &o);
    CHECK(strcmp(code_of(r, -1), "") == 0);
    tg_report_free(r);
}

/* `sentences` sentences of `words` words */
static tg_report *sized(size_t sentences, size_t words) {
    tg_options o = test_options();
    char text[4096];
    size_t len = 0;
    for (size_t i = 0; i < sentences; i++)
        for (size_t k = 0; k < words; k++) {
            memcpy(text + len, k + 1 < words ? "Go " : "Go! ", k + 1 < words ? 3 : 4);
            len += k + 1 < words ? 3 : 4;
        }
    return test_report_of(text, len, &o);
}

static void small_samples(void) {
    tg_report *r = sized(29, 4);

    test_case("small-sample: SMOG of 29 sentences, with its value");
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SENTENCES), 29);
    CHECK(strcmp(code_of(r, TG_METRIC_SMOG), "small-sample") == 0);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_SMOG), 3.1291);
    CHECK(strcmp(code_of(r, TG_METRIC_GUNNING_FOG), "") == 0);
    tg_report_free(r);

    test_case("small-sample: SMOG of 30 sentences has none");
    r = sized(30, 4);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 120);
    CHECK_EQ_INT(tg_report_note_size(r), 0);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_GUNNING_FOG), 1.6);
    tg_report_free(r);

    test_case("small-sample: Fog of 99 words, with its value");
    r = sized(33, 3);
    CHECK(strcmp(code_of(r, TG_METRIC_GUNNING_FOG), "small-sample") == 0);
    CHECK(strcmp(code_of(r, TG_METRIC_SMOG), "") == 0);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_GUNNING_FOG), 1.2000000000000002);
    tg_report_free(r);

    test_case("small-sample: Fog of 100 words has none");
    r = sized(50, 2);
    CHECK_EQ_INT(tg_report_note_size(r), 0);
    tg_report_free(r);
}

static void not_asked_for(void) {
    tg_options o = test_options();
    tg_report *r;

    test_case("metrics: what is not asked for is NaN, without a note");
    memset(o.metrics, 0, sizeof o.metrics);
    o.metrics[0] = UINT64_C(1) << TG_METRIC_RIX;
    r = test_report_of("", 0, &o);
    CHECK_EQ_INT(tg_report_note_size(r), 1);
    check_undefined(r, TG_METRIC_RIX, "no-words");
    check_undefined(r, TG_METRIC_LIX, "");
    tg_report_free(r);

    test_case("metrics: the counts that it uses need not be asked for");
    o.counts = 0;
    o.top = 0;
    r = test_report_of("Extraordinary people. Go.", 25, &o);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_RIX), 0.5);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_LONG_WORDS), TG_COUNT_NONE);
    tg_report_free(r);

    test_case("metrics: words a minute");
    o.metrics[0] = UINT64_C(1) << TG_METRIC_READING_TIME;
    o.words_per_minute = 60;
    r = test_report_of("Extraordinary people. Go.", 25, &o);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_READING_TIME), 3.0);
    tg_report_free(r);
}

static void classic(void) {
    tg_options o = test_options();
    tg_report *r;

    o.profile = TG_PROFILE_CLASSIC;
    test_case("classic: Flesch is 0.0 without words or sentences");
    r = test_report_of("", 0, &o);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_FLESCH_READING_EASE), 0.0);
    CHECK(strcmp(code_of(r, TG_METRIC_FLESCH_READING_EASE), "") == 0);
    check_undefined(r, TG_METRIC_LIX, "no-words");
    tg_report_free(r);
    r = test_report_of("---.", 4, &o); /* a sentence without a word */
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SENTENCES), 1);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_FLESCH_READING_EASE), 0.0);
    tg_report_free(r);

    test_case("classic: the language has no say");
    o.language = "de";
    r = test_report_of("A cat.", 6, &o);
    CHECK_SAME_DOUBLE(tg_report_metric(r, TG_METRIC_FLESCH_READING_EASE), 120.20500000000001);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SYLLABLES), 2);
    tg_report_free(r);
}

void metrics_test(void) {
    table_of_metrics();
    formulas();
    length_invariant();
    described();
    undefined();
    not_segmented();
    small_samples();
    not_asked_for();
    classic();
}
