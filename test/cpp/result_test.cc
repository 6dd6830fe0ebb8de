/* result_test: errors, results with and without a value, options. */
#include <string>
#include <type_traits>

#include "suites.h"

using namespace textgauge;

/* What is owned is moved; what is only looked at is copied; nothing throws. */
template <class T> constexpr bool is_owner() {
    return !std::is_copy_constructible_v<T> && !std::is_copy_assignable_v<T> &&
           std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T> &&
           std::is_nothrow_default_constructible_v<T> && std::is_nothrow_destructible_v<T>;
}
static_assert(is_owner<report>() && is_owner<analyzer>() && is_owner<segmenter>() && is_owner<saved_state>());
static_assert(sizeof(report) == sizeof(void *) && sizeof(analyzer) == sizeof(void *));
static_assert(std::is_nothrow_copy_constructible_v<segments> && std::is_nothrow_copy_constructible_v<segment>);
static_assert(std::is_trivially_copyable_v<error> && std::is_trivially_copyable_v<segments::iterator>);
static_assert(!std::is_convertible_v<result<report>, bool> && !std::is_convertible_v<error, bool>);

/* A list of a report that dies at once is refused. */
template <class T, class = void> struct lists_of : std::false_type {};
template <class T> struct lists_of<T, std::void_t<decltype(std::declval<T>().top())>> : std::true_type {};
static_assert(lists_of<report &>::value && lists_of<const report &>::value && !lists_of<report>::value);

/* So is an arrow into a result that does. */
template <class T, class = void> struct has_arrow : std::false_type {};
template <class T>
struct has_arrow<T, std::void_t<decltype(std::declval<T>().operator->()->count(TG_COUNT_WORDS))>> : std::true_type {};
static_assert(has_arrow<result<report> &>::value && has_arrow<const result<report> &>::value);
static_assert(!has_arrow<result<report>>::value);
static_assert(std::is_same_v<decltype(*std::declval<result<report>>()), report>);

static void check_errors() {
    test_case("error: none");
    error none;
    CHECK(!none);
    CHECK_EQ_INT(none.status(), TG_OK);
    CHECK_TEXT(none.code(), "");

    test_case("error: one");
    error e(TG_E_INVALID, 7);
    CHECK(static_cast<bool>(e));
    CHECK_EQ_INT(e.offset(), 7);
    CHECK_TEXT(e.code(), "ERR_TG_INVALID");
    CHECK_TEXT(e.message(), "the input is ill-formed");
}

static void check_results() {
    test_case("result: with a value");
    result<std::size_t> five = std::size_t{5};
    CHECK(five.has_value());
    CHECK(static_cast<bool>(five));
    CHECK_EQ_INT(*five, 5);
    CHECK_EQ_INT(five.error().status(), TG_OK);

    test_case("result: without one");
    result<report> failed = analyze("\xFF", [] {
        options o;
        o.invalid = TG_INVALID_ERROR;
        return o;
    }());
    CHECK(!failed);
    CHECK_STATUS(failed, TG_E_INVALID);
    CHECK(!*failed);
    CHECK(!failed->count(TG_COUNT_WORDS));

    test_case("result: moved out of");
    result<report> done = analyze("one two");
    report mine = *std::move(done);
    CHECK_EQ_INT(mine.count(TG_COUNT_WORDS).value_or(0), 2);
    CHECK(!*done);

    test_case("result: of nothing");
    result<void> fine, bad = error(TG_E_STATE);
    CHECK(fine.has_value() && static_cast<bool>(fine));
    CHECK(!bad && !bad.has_value());
    CHECK_STATUS(bad, TG_E_STATE);
}

static void check_options() {
    tg_options plain;

    test_case("options: the defaults");
    options o;
    tg_options_init(&plain, sizeof plain);
    CHECK_EQ_INT(o.size, sizeof(tg_options));
    CHECK_EQ_INT(o.top, plain.top);
    CHECK(o.counts == plain.counts);
    CHECK_EQ_INT(o.metrics[0], plain.metrics[0]);

    test_case("options: only what is named");
    o.only({TG_COUNT_WORDS, TG_COUNT_INVALID_SEQUENCES}).only({TG_METRIC_LIX});
    CHECK(o.counts == (UINT64_C(1) << TG_COUNT_WORDS | UINT64_C(1) << TG_COUNT_INVALID_SEQUENCES));
    CHECK_EQ_INT(o.metrics[0], 1 << TG_METRIC_LIX);
    CHECK_EQ_INT(o.metrics[TG_METRIC_WORDS - 1], 0);
    result<report> r = analyze("One two.", o);
    CHECK(r && r->count(TG_COUNT_WORDS) && !r->count(TG_COUNT_BYTES));
    CHECK(r && r->metric(TG_METRIC_LIX) && !r->metric(TG_METRIC_RIX));

    test_case("options: every metric");
    o.only(std::initializer_list<tg_metric>{}).all_metrics();
    r = analyze("One two.", o);
    for (std::size_t i = 0; r && i < tg_metric_total(); i++) {
        bool noted = false;
        for (note n : r->notes()) noted |= n.metric == static_cast<tg_metric>(i);
        CHECK(noted || r->metric(static_cast<tg_metric>(i)));
    }
}

void result_test() {
    check_errors();
    check_results();
    check_options();
}
