/* report_test: what a report has, and what an empty one answers. */
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "suites.h"

using namespace textgauge;

static const std::string_view SAMPLE = "The cat and the dog. The end, \xC3\xA9t\xC3\xA9!";

static void check_report() {
    test_case("report: counts and metrics");
    result<report> r = analyze(SAMPLE);
    CHECK(r.has_value());
    CHECK_EQ_INT(r->count(TG_COUNT_WORDS).value_or(0), 8);
    CHECK_EQ_INT(r->count(TG_COUNT_SENTENCES).value_or(0), 2);
    CHECK(!r->count(TG_COUNT_ALL_));
    CHECK_SAME_DOUBLE(r->metric(TG_METRIC_TYPE_TOKEN_RATIO).value_or(0), 0.75);
    CHECK_TEXT(r->language(), "en");
    CHECK(static_cast<bool>(*r));

    test_case("report: the common words");
    common_words top = r->top();
    CHECK_EQ_INT(top.size(), 6);
    CHECK(!top.empty());
    CHECK_TEXT(top[0].word, "the");
    CHECK_EQ_INT(top[0].count, 3);
    CHECK_TEXT(top[5].word, "\xC3\xA9t\xC3\xA9");
    CHECK_TEXT(top[6].word, "");
    CHECK_EQ_INT(top[6].count, 0);
    CHECK_TEXT(top.begin()->word, "the");
    CHECK_EQ_INT(top[0].word.data()[3], '\0');

    test_case("report: its lists are ranges");
    std::vector<std::string> words;
    for (common_word w : r->top()) words.emplace_back(w.word);
    CHECK(words == std::vector<std::string>({"the", "and", "cat", "dog", "end", "\xC3\xA9t\xC3\xA9"}));
    CHECK_EQ_INT(std::count_if(top.begin(), top.end(), [](common_word w) { return w.count == 1; }), 5);
    auto it = top.begin();
    CHECK_TEXT((it++)->word, "the");
    CHECK_TEXT((++it)->word, "cat");
    CHECK(it != top.end() && it == std::next(top.begin(), 2));

    test_case("report: notes");
    result<report> none = analyze("");
    CHECK(none.has_value());
    CHECK(!none->metric(TG_METRIC_LIX));
    auto notes = none->notes();
    auto found = std::find_if(notes.begin(), notes.end(), [](const note &n) { return n.metric == TG_METRIC_LIX; });
    CHECK(found != notes.end() && found->code == "no-words" && !found->reason.empty());
}

static void check_empty() {
    test_case("report: an empty one has nothing");
    report r;
    CHECK(!r && !r.get() && !r.release());
    CHECK(!r.count(TG_COUNT_WORDS));
    CHECK(!r.metric(TG_METRIC_LIX));
    CHECK(r.top().empty() && r.notes().empty());
    CHECK(r.top().begin() == r.top().end());
    CHECK_TEXT(r.language(), "und");
    CHECK(!r.notes()[0].metric);

    test_case("report: moves");
    report full = *analyze(SAMPLE);
    report taken = std::move(full);
    CHECK(!full && taken);
    r = std::move(taken);
    CHECK(!taken && r);
    r = *analyze("other words");
    CHECK_EQ_INT(r.count(TG_COUNT_WORDS).value_or(0), 2);

    test_case("report: a handle given away and taken back");
    tg_report *handle = r.release();
    CHECK(handle && !r);
    report back(handle);
    CHECK_EQ_INT(tg_report_count(back.get(), TG_COUNT_WORDS), 2);
}

static void check_names() {
    test_case("name: of counts and metrics");
    CHECK_TEXT(name(TG_COUNT_UNIQUE_WORDS), "uniqueWords");
    CHECK_TEXT(name(TG_METRIC_FLESCH_READING_EASE), "fleschReadingEase");
    CHECK_TEXT(name(TG_COUNT_ALL_), "");
    CHECK_TEXT(name(static_cast<tg_metric>(tg_metric_total())), "");
}

static void check_encodings() {
    test_case("analyze: by the encoding of the options");
    options o;
    o.encoding = TG_ENCODING_UTF16LE;
    result<report> r = analyze(std::string_view("\xE9\0t\0\xE9\0", 6), o);
    CHECK(r && r->top()[0].word == "\xC3\xA9t\xC3\xA9");

    test_case("analyze: where a text is ill-formed");
    o.encoding = TG_ENCODING_UTF8;
    o.invalid = TG_INVALID_ERROR;
    r = analyze("ab\xFF", o);
    CHECK_STATUS(r, TG_E_INVALID);
    CHECK_EQ_INT(r.error().offset(), 2);

    test_case("analyze: a wrong option");
    o.profile = 9;
    CHECK_STATUS(analyze("a", o), TG_E_ARG);
    CHECK_EQ_INT(analyze("a", o).error().offset(), 0);
}

void report_test() {
    check_report();
    check_empty();
    check_names();
    check_encodings();
}
