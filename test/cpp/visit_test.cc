/* visit_test: visitors of every kind. */
#include <memory>
#include <string>

#include "suites.h"

using namespace textgauge;

static int calls;

static void count_calls(const segment &) {
    calls++;
}

struct joiner {
    std::string all;
    void operator()(const segment &s) {
        if (s.is_word_like()) all.append(s.text).append("|");
    }
};

static void check_visitors() {
    test_case("visit: a visitor that sees it all");
    std::string seen;
    result<walk> w = visit(TG_WORDS, "can't stop", [&](const segment &s) {
        seen += std::to_string(s.offset) + (s.is_word_like() ? "w" : "-") + std::string(s.text);
    });
    CHECK(w && *w == walk::whole);
    CHECK(seen == "0wcan't5- 6wstop");

    test_case("visit: a visitor that stops");
    int left = 3;
    w = visit(TG_GRAPHEMES, std::string(1000, 'x'), [&](const segment &) { return --left > 0; });
    CHECK(w && *w == walk::stopped);
    CHECK_EQ_INT(left, 0);

    test_case("visit: functions, objects with a state, objects that cannot be copied");
    calls = 0;
    CHECK(visit(TG_WORDS, "a b", count_calls).has_value());
    CHECK_EQ_INT(calls, 3);
    joiner j;
    CHECK(visit(TG_WORDS, "a b", j).has_value());
    CHECK(j.all == "a|b|");
    auto count = std::make_unique<int>(0);
    CHECK(visit(TG_WORDS, "a b", [c = std::move(count)](const segment &) mutable { return ++*c < 10; }).has_value());

    test_case("visit: nothing to see, wrong arguments");
    calls = 0;
    w = visit(TG_WORDS, {}, count_calls);
    CHECK(w && *w == walk::whole);
    CHECK_STATUS(visit(static_cast<tg_granularity>(3), "a", count_calls), TG_E_ARG);
    options o;
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_STATUS(visit(TG_WORDS, "a", count_calls, o), TG_E_ARG);
    CHECK_EQ_INT(calls, 0);
}

void visit_test() {
    check_visitors();
}
