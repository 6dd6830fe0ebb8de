/* segmenter_test: the ends of segments of a text in pieces. */
#include <string>
#include <vector>

#include "suites.h"

using namespace textgauge;

static void check_pieces() {
    std::vector<std::uint64_t> ends;
    std::string kinds;
    auto sink = [&](std::uint64_t end, std::uint8_t flags) {
        ends.push_back(end);
        kinds += flags == TG_SEGMENT_WORD_LIKE ? 'w' : '-';
    };

    test_case("segmenter: words in pieces");
    result<segmenter> s = segmenter::create(TG_WORDS);
    CHECK(s && *s && s->get());
    CHECK(s->write("ca", false, sink).has_value());
    CHECK(s->write("n't st", false, sink).has_value());
    CHECK(s->write("op", true, sink).has_value());
    CHECK(ends == std::vector<std::uint64_t>({5, 6, 10}));
    CHECK(kinds == "w-w");

    test_case("segmenter: another text after the end, and after reset");
    ends.clear();
    CHECK(s->write("a b", true, sink).has_value());
    CHECK(s->write("left over", false, sink).has_value());
    s->reset();
    ends.clear();
    CHECK(s->write("a", true, sink).has_value());
    CHECK(ends == std::vector<std::uint64_t>({1}));

    test_case("segmenter: more ends than fit at once");
    ends.clear();
    CHECK(s->write(std::string(2000, '.'), true, sink).has_value());
    CHECK(ends.size() == 2000 && ends.back() == 2000);
    ends.clear();
    CHECK(s->write(std::string(512, '.'), true, sink).has_value());
    CHECK(ends.size() == 512);

    test_case("segmenter: an empty one, wrong arguments");
    segmenter moved = *std::move(s);
    CHECK(!*s && moved);
    CHECK_STATUS(s->write("a", true, sink), TG_E_ARG);
    s->reset();
    CHECK_STATUS(segmenter::create(static_cast<tg_granularity>(3)), TG_E_ARG);
    segmenter back(moved.release());
    CHECK(back && !moved);
}

void segmenter_test() {
    check_pieces();
}
