/* analyzer_test: every method once with what it gives, once with what it refuses. */
#include <string>

#include "suites.h"

using namespace textgauge;

static std::uint64_t words(const result<report> &r) {
    return r ? r->count(TG_COUNT_WORDS).value_or(0) : 0;
}

static void check_pieces() {
    test_case("analyzer: a text in pieces");
    result<analyzer> a = analyzer::create();
    CHECK(a && *a);
    CHECK(a->write("one t").has_value());
    CHECK(a->write("wo").has_value());
    CHECK(a->write({}).has_value());
    CHECK_EQ_INT(words(a->report()), 2);
    CHECK(a->write_as(TG_ENCODING_LATIN1, " \xE9").has_value());
    result<report> r = a->finish();
    CHECK_EQ_INT(words(r), 3);
    CHECK_EQ_INT(words(a->finish()), 3);

    test_case("analyzer: documents");
    CHECK(a->write("four").has_value() && a->end_document().has_value());
    CHECK_EQ_INT(words(a->report()), 4);
    a->reset();
    CHECK_EQ_INT(words(a->report()), 0);

    test_case("analyzer: what is ill-formed");
    options o;
    o.invalid = TG_INVALID_ERROR;
    a = analyzer::create(o);
    CHECK(a->write("abc").has_value());
    result<void> bad = a->write("d\xFFz");
    CHECK_STATUS(bad, TG_E_INVALID);
    CHECK_EQ_INT(bad.error().offset(), 4);
    CHECK_EQ_INT(a->error().status(), TG_E_INVALID);
    CHECK_EQ_INT(a->error().offset(), 4);
    CHECK_STATUS(a->write("e"), TG_E_STATE);
    CHECK_EQ_INT(a->write("e").error().offset(), 0);
    CHECK_STATUS(a->finish(), TG_E_STATE);
    CHECK_STATUS(a->report(), TG_E_STATE);
    a->reset();
    CHECK(!a->error());
    CHECK(a->write("e").has_value());
}

static void check_state() {
    test_case("analyzer: saved, loaded, merged, copied");
    analyzer a = *analyzer::create();
    CHECK(a.write("one two").has_value());
    CHECK_STATUS(a.save(), TG_E_STATE);
    CHECK(a.end_document().has_value());
    result<saved_state> state = a.save();
    CHECK(state && state->size() > 0);
    CHECK(state->view().data() == state->data() && state->view().size() == state->size());
    result<analyzer> b = analyzer::load(state->view());
    CHECK_EQ_INT(words(b->report()), 2);
    result<saved_state> again = b->save();
    CHECK(again && again->view() == state->view());
    CHECK(b->merge(a).has_value());
    CHECK_EQ_INT(words(b->report()), 4);
    result<analyzer> c = b->clone();
    CHECK(c && c->write("three").has_value());
    CHECK_EQ_INT(words(c->finish()), 5);
    CHECK_EQ_INT(words(b->report()), 4);

    test_case("analyzer: what cannot be loaded or merged");
    std::string damaged(state->view());
    damaged[damaged.size() / 2] ^= 1;
    CHECK_STATUS(analyzer::load(damaged), TG_E_FORMAT);
    CHECK_STATUS(analyzer::load({}), TG_E_FORMAT);
    CHECK_STATUS(a.merge(a), TG_E_ARG);

    test_case("analyzer: its options");
    options o;
    o.language = "und";
    o.top = 3;
    result<options> out = (*analyzer::create(o)).options();
    CHECK(out.has_value());
    CHECK_EQ_INT(out->top, 3);
    CHECK_TEXT(out->language, "und");
    o.hyphens = 7;
    CHECK_STATUS(analyzer::create(o), TG_E_ARG);
}

static void check_parts() {
    const std::string text = "One two three.\n\nFour five. Six seven eight nine ten eleven.";
    result<std::size_t> at = cut(text, 10);

    test_case("analyzer: parts of a document");
    CHECK(at && *at == 16);
    std::string_view all(text);
    analyzer first = *analyzer::create(), second = *analyzer::create();
    CHECK(first.write(all.substr(0, *at)).has_value());
    CHECK(second.begin_part(all.substr(0, *at)).has_value());
    CHECK(second.write(all.substr(*at)).has_value());
    CHECK(first.append(second).has_value());
    CHECK_EQ_INT(words(first.finish()), 11);

    test_case("analyzer: no parts");
    CHECK_STATUS(first.append(second), TG_E_ARG);
    CHECK_STATUS(second.begin_part({}), TG_E_ARG);
    options o;
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_STATUS(cut(text, 0, o), TG_E_ARG);
}

static void check_empty() {
    test_case("analyzer: an empty one refuses everything");
    analyzer a = *analyzer::create(), b = std::move(a);
    CHECK(!a && b && !a.get());
    CHECK_STATUS(a.write("x"), TG_E_ARG);
    CHECK_STATUS(a.write_as(TG_ENCODING_UTF8, "x"), TG_E_ARG);
    CHECK_STATUS(a.end_document(), TG_E_ARG);
    CHECK_STATUS(a.finish(), TG_E_ARG);
    CHECK_STATUS(a.report(), TG_E_ARG);
    CHECK_STATUS(a.merge(b), TG_E_ARG);
    CHECK_STATUS(a.append(b), TG_E_ARG);
    CHECK_STATUS(a.begin_part("x "), TG_E_ARG);
    CHECK_STATUS(a.clone(), TG_E_ARG);
    CHECK_STATUS(a.save(), TG_E_ARG);
    CHECK_STATUS(a.options(), TG_E_ARG);
    CHECK(!a.error());
    a.reset();
    a = analyzer(b.release());
    CHECK(a && !b && a.write("x").has_value());
}

void analyzer_test() {
    check_pieces();
    check_state();
    check_parts();
    check_empty();
}
