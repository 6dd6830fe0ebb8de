/* segments_test: segments as a range: lazy, over and over again, for loops and algorithms. */
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>
#if defined(__cplusplus) && __cplusplus >= 202002L && __has_include(<ranges>)
#  include <ranges>
#endif

#include "suites.h"

using namespace textgauge;

/* The views of libstdc++ need a clang of 16 or later. */
#if defined(__cpp_lib_ranges) && (!defined(__clang_major__) || __clang_major__ >= 16)
#  define HAS_VIEWS
#endif

#if defined(__cpp_lib_ranges)
static_assert(std::forward_iterator<segments::iterator> && std::ranges::forward_range<segments>);
static_assert(std::forward_iterator<common_words::iterator> && std::ranges::forward_range<common_words>);
#endif

static std::vector<std::string> texts(const segments &range) {
    std::vector<std::string> out;
    for (segment s : range) out.emplace_back(s.text);
    return out;
}

static void check_literals() {
    using list = std::vector<std::string>;

    test_case("segments: words, and what is between them");
    result<segments> words = segments::of(TG_WORDS, "can't stop");
    CHECK(words.has_value());
    CHECK(texts(*words) == list({"can't", " ", "stop"}));
    auto it = words->begin();
    CHECK(it->offset == 0 && it->is_word_like() && it->flags == TG_SEGMENT_WORD_LIKE);
    ++it;
    CHECK((*it).offset == 5 && !it->is_word_like());
    CHECK(it++->text == " " && it->text == "stop");
    CHECK(it != words->end() && ++it == words->end());

    test_case("segments: graphemes and sentences");
    CHECK(texts(*segments::of(TG_GRAPHEMES, "e\xCC\x81\r\nx")) == list({"e\xCC\x81", "\r\n", "x"}));
    CHECK(texts(*segments::of(TG_SENTENCES, "One\nline. Two.")) == list({"One\nline. ", "Two."}));

    test_case("segments: by the options, which are copied");
    segments lines;
    {
        options o;
        o.sentences = TG_SENTENCES_UAX29;
        lines = *segments::of(TG_SENTENCES, "One\nline. Two.", o);
        o.sentences = TG_SENTENCES_LANGUAGE;
    }
    CHECK(texts(lines) == list({"One\n", "line. ", "Two."}));

    test_case("segments: by the options of an older caller");
    options old;
    old.sentences = TG_SENTENCES_UAX29;
    old.size = offsetof(tg_options, language);
    CHECK(texts(*segments::of(TG_SENTENCES, "One\nline. Two.", old)) == list({"One\n", "line. ", "Two."}));

    test_case("segments: of nothing");
    CHECK(segments().empty() && segments().begin() == segments().end());
    CHECK(texts(*segments::of(TG_WORDS, {})).empty());
    const segments none = *segments::of(TG_WORDS, "");
    CHECK(none.empty() && none.begin() == none.end());
    CHECK(segments::iterator() == segments::iterator());

    test_case("segments: wrong arguments");
    CHECK_STATUS(segments::of(static_cast<tg_granularity>(3), "a"), TG_E_ARG);
    old.size = 1;
    CHECK_STATUS(segments::of(TG_WORDS, "a", old), TG_E_ARG);
    CHECK(texts(*segments::of(TG_WORDS, "a", old)).empty());
}

/* Wrapped lines and list items, in more than one batch. */
static std::string long_text() {
    std::string text;
    for (int i = 0; i < 100; i++)
        text += "One two, three. 'Four' five 3.14 \xC3\xA9t\xC3\xA9\n- six (seven) eight\n\nnine ";
    return text;
}

static void check_batches() {
    const std::string text = long_text();

    test_case("segments: many batches give what one call of tg_boundaries gives");
    for (tg_granularity g : {TG_GRAPHEMES, TG_WORDS, TG_SENTENCES}) {
        std::vector<std::size_t> ends(text.size()), found;
        std::size_t count = 0, consumed = 0;
        CHECK_EQ_INT(tg_boundaries(g, text.data(), text.size(), 1, nullptr, nullptr, ends.data(), nullptr, ends.size(),
                                   &count, &consumed),
                     TG_OK);
        ends.resize(count);
        for (segment s : *segments::of(g, text)) found.push_back(s.offset + s.text.size());
        CHECK(found == ends);
        CHECK_EQ_INT(count_segments(g, text).has_value(), 1);
        CHECK_EQ_INT(*count_segments(g, text), count);
    }
    CHECK_STATUS(count_segments(static_cast<tg_granularity>(3), text), TG_E_ARG);
}

static void check_algorithms() {
    const std::string text = long_text();
    const segments words = *segments::of(TG_WORDS, text);

    test_case("segments: can be walked again, and by several at once");
    CHECK(std::equal(words.begin(), words.end(), words.begin(), words.end(),
                     [](const segment &a, const segment &b) { return a.text == b.text && a.offset == b.offset; }));
    auto a = words.begin(), b = std::next(a, 100);
    auto c = b;
    CHECK(a != b && b == c && std::distance(a, b) == 100);
    ++b;
    CHECK(b != c && ++c == b && c->offset == b->offset);

    test_case("segments: algorithms of the standard library");
    CHECK_EQ_INT(std::count_if(words.begin(), words.end(), [](const segment &s) { return s.is_word_like(); }), 1100);
    std::vector<segment> kept(words.begin(), words.end());
    CHECK(kept.size() == *count_segments(TG_WORDS, text) && kept.back().text == " ");
    auto seven = std::find_if(words.begin(), words.end(), [](const segment &s) { return s.text == "seven"; });
    CHECK(seven != words.end() && text.compare(seven->offset, 5, "seven") == 0);

#if defined(HAS_VIEWS)
    test_case("segments: views");
    std::string joined;
    auto likes = words | std::views::filter([](const segment &s) { return s.is_word_like(); }) | std::views::take(3);
    for (segment s : likes) joined += s.text;
    CHECK(joined == "Onetwothree");
    CHECK(std::ranges::distance(words) == std::ssize(kept));
#endif
}

void segments_test() {
    check_literals();
    check_batches();
    check_algorithms();
}
