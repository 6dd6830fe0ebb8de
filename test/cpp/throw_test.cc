/* throw_test: exceptions on request, exceptions of the caller, memory that runs out by them. Nothing is lost. */
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string>

#include "suites.h"

using namespace textgauge;

#if defined(__cpp_lib_memory_resource)

/* Counts what is out; the k-th request is refused. */
class counting_resource : public std::pmr::memory_resource {
  public:
    explicit counting_resource(std::size_t fail_at) : fail_at_(fail_at) {}
    std::size_t live = 0, requests = 0;
    bool sound = true; /* sizes come back as they went */

  private:
    void *do_allocate(std::size_t bytes, std::size_t align) override {
        if (align > alignof(std::max_align_t) || requests++ == fail_at_) return refused();
        auto *block = static_cast<std::size_t *>(std::malloc(bytes + header));
        if (!block) return refused();
        live += *block = bytes;
        return reinterpret_cast<char *>(block) + header;
    }

    void do_deallocate(void *ptr, std::size_t bytes, std::size_t) override {
        auto *block = reinterpret_cast<std::size_t *>(static_cast<char *>(ptr) - header);
        sound = sound && *block == bytes;
        live -= bytes;
        std::free(block);
    }

    bool do_is_equal(const memory_resource &other) const noexcept override { return this == &other; }

    static void *refused() {
#  if TEXTGAUGE_HAS_EXCEPTIONS
        throw std::bad_alloc();
#  else
        return nullptr;
#  endif
    }

    static constexpr std::size_t header = alignof(std::max_align_t);
    std::size_t fail_at_;
};

/* Many words, so that tables and arenas grow. */
static std::string many_words() {
    std::string text;
    for (int i = 0; i < 3000; i++) text += "w" + std::to_string(i) + " ";
    return text;
}

static tg_status all_of_it(const options &o, std::string_view text) {
    result<analyzer> a = analyzer::create(o);
    if (!a) return a.error().status();
    if (auto done = a->write(text); !done) return done.error().status();
    result<analyzer> b = a->clone();
    if (!b) return b.error().status();
    if (auto r = b->report(); !r) return r.error().status();
    if (auto r = a->finish(); !r) return r.error().status();
    if (auto done = b->end_document(); !done) return done.error().status();
    if (auto done = a->merge(*b); !done) return done.error().status();
    return a->save().error().status();
}

static void check_memory() {
    const std::string text = many_words();
    std::size_t requests = 0;

    test_case("memory: of a std::pmr::memory_resource");
    {
        counting_resource resource(SIZE_MAX);
        options o;
        o.allocator = allocator_of(resource);
        CHECK_EQ_INT(all_of_it(o, text), TG_OK);
        CHECK(resource.requests > 10 && resource.live == 0 && resource.sound);
        requests = resource.requests;
    }

    test_case("memory: whichever request throws, it is TG_E_NOMEM, and nothing is lost");
    for (std::size_t k = 0; k < requests; k++) {
        counting_resource resource(k);
        options o;
        o.allocator = allocator_of(resource);
        CHECK_EQ_INT(all_of_it(o, text), TG_E_NOMEM);
        CHECK(resource.live == 0 && resource.sound);
    }
}

#else

static void check_memory() {}

#endif

#if TEXTGAUGE_HAS_EXCEPTIONS

static_assert(std::is_nothrow_copy_constructible_v<exception>);

static void check_value() {
    test_case("value: there");
    CHECK_EQ_INT(analyze("one two").value().count(TG_COUNT_WORDS).value_or(0), 2);
    result<report> kept = analyze("a");
    const result<report> &same = kept;
    CHECK(&kept.value() == &same.value());
    analyzer a = analyzer::create().value();
    a.write("one").value();
    for (segment s : segments::of(TG_WORDS, "x").value()) CHECK_TEXT(s.text, "x");

    test_case("value: not there");
    options o;
    o.invalid = TG_INVALID_ERROR;
    bool thrown = false;
    try {
        analyze("ab\xFF", o).value();
    } catch (const exception &e) {
        thrown = true;
        CHECK_EQ_INT(e.error().status(), TG_E_INVALID);
        CHECK_EQ_INT(e.error().offset(), 2);
        CHECK_TEXT(e.what(), "the input is ill-formed");
    }
    CHECK(thrown);
    thrown = false;
    try {
        analyzer().write("a").value();
    } catch (const std::exception &e) {
        thrown = true;
        CHECK_TEXT(e.what(), tg_status_message(TG_E_ARG));
    }
    CHECK(thrown);
}

/* Lives while it is thrown about. */
struct tracked {
    static int alive;
    int n;
    explicit tracked(int value) : n(value) { alive++; }
    tracked(const tracked &other) : n(other.n) { alive++; }
    ~tracked() { alive--; }
    tracked &operator=(const tracked &) = delete;
};

int tracked::alive;

static void check_visitors() {
    test_case("visit: what a visitor throws comes out, and ends the walk");
    int calls = 0, caught = 0;
    try {
        (void)visit(TG_WORDS, std::string(3000, '.'), [&](const segment &) {
            if (++calls == 600) throw tracked(7);
        });
    } catch (const tracked &t) { caught = t.n; }
    CHECK_EQ_INT(calls, 600);
    CHECK_EQ_INT(caught, 7);
    CHECK_EQ_INT(tracked::alive, 0);

    test_case("visit: a visitor that throws in a visitor");
    std::string told;
    try {
        (void)visit(TG_WORDS, "a b", [&](const segment &outer) {
            (void)visit(TG_GRAPHEMES, outer.text, [](const segment &) { throw std::runtime_error("inner"); });
        });
    } catch (const std::runtime_error &e) { told = e.what(); }
    CHECK(told == "inner");

    test_case("segmenter: what a sink throws comes out, and it can be reset");
    segmenter s = segmenter::create(TG_WORDS).value();
    std::uint64_t last = 0;
    caught = 0;
    try {
        (void)s.write("a b c d ", true, [&](std::uint64_t end, std::uint8_t) {
            if (end == 3) throw tracked(9);
        });
    } catch (const tracked &t) { caught = t.n; }
    CHECK_EQ_INT(caught, 9);
    CHECK_EQ_INT(tracked::alive, 0);
    s.reset();
    CHECK(s.write("ab", true, [&](std::uint64_t end, std::uint8_t) { last = end; }).has_value());
    CHECK_EQ_INT(last, 2);

    test_case("exceptions: a loop over segments left by one, an analyzer under way");
    caught = 0;
    try {
        analyzer a = analyzer::create().value();
        for (segment seg : segments::of(TG_WORDS, "one two").value()) {
            a.write(seg.text).value();
            if (seg.offset) throw tracked(1);
        }
    } catch (const tracked &) { caught = 1; }
    CHECK_EQ_INT(caught, 1);
}

void throw_test() {
    check_memory();
    check_value();
    check_visitors();
}

#else

void throw_test() {
    check_memory();
}

#endif
