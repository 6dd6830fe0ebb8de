/* vectors_test: every case of test/data/vectors.json through the API of C++: exact, metrics to the bit. */
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "suites.h"
#include "vectors.h"

using namespace textgauge;

/* ── Options ────────────────────────────────────────────────────────────── */

static tg_count count_named(std::string_view wanted) {
    std::size_t i = 0;
    while (i < tg_count_total() && name(static_cast<tg_count>(i)) != wanted) i++;
    return static_cast<tg_count>(i);
}

static tg_metric metric_named(std::string_view wanted) {
    std::size_t i = 0;
    while (i < tg_metric_total() && name(static_cast<tg_metric>(i)) != wanted) i++;
    return static_cast<tg_metric>(i);
}

static void choose(std::uint32_t &option, int value) {
    if (value >= 0) option = static_cast<std::uint32_t>(value);
}

static options options_of(const vec &v) {
    options o;

    choose(o.profile, v.profile);
    choose(o.encoding, v.encoding);
    choose(o.invalid, v.invalid);
    choose(o.line_breaks, v.line_breaks);
    choose(o.sentences, v.sentences);
    choose(o.hyphens, v.hyphens);
    choose(o.top, v.top);
    if (v.language) o.language = v.language;
    if (v.only_counts) {
        o.counts = 0;
        for (auto name = v.only_counts; *name; name++) o.counts |= options(o).only({count_named(*name)}).counts;
    }
    if (v.all_metrics) o.all_metrics();
    if (v.only_metrics) {
        std::uint64_t wanted[TG_METRIC_WORDS] = {};
        for (auto name = v.only_metrics; *name; name++) {
            options one = options().only({metric_named(*name)});
            for (int i = 0; i < TG_METRIC_WORDS; i++) wanted[i] |= one.metrics[i];
        }
        std::memcpy(o.metrics, wanted, sizeof wanted);
    }
    return o;
}

/* ── Reports ────────────────────────────────────────────────────────────── */

static bool same_metric(const vec_metric &want, std::optional<double> got) {
    std::uint64_t bits = 0;

    if (!want.defined || !got) return !want.defined && !got;
    std::memcpy(&bits, &*got, sizeof bits);
    return bits == want.bits;
}

static bool same_words(const vec &v, const report &r) {
    int i = 0;

    for (common_word w : r.top()) {
        if (i == v.word_size) return false;
        const vec_word &want = v.words[i++];
        if (w.word != std::string_view(want.word, want.len) || w.count != want.count) return false;
    }
    return i == v.word_size;
}

static bool same_notes(const vec &v, const report &r) {
    if (r.notes().size() != static_cast<std::size_t>(v.note_size)) return false;
    for (int i = 0; i < v.note_size; i++) {
        bool found = false;
        for (note n : r.notes()) {
            bool about = v.notes[i].metric ? n.metric && name(*n.metric) == v.notes[i].metric : !n.metric;
            found |= about && n.code == v.notes[i].code;
        }
        if (!found) return false;
    }
    return true;
}

static void check_report(const vec &v, const result<report> &r) {
    if (v.error) {
        CHECK_TEXT(r.error().code(), v.error);
        CHECK(r.error().offset() == v.error_offset);
        return;
    }
    CHECK_STATUS(r, TG_OK);
    for (int i = 0; i < v.count_size; i++)
        CHECK(r->count(count_named(v.counts[i].name)).value_or(TG_COUNT_NONE) == v.counts[i].value);
    for (int i = 0; i < v.metric_size; i++)
        CHECK(same_metric(v.metrics[i], r->metric(metric_named(v.metrics[i].name))));
    if (v.word_size >= 0) CHECK(same_words(v, *r));
    if (v.note_size >= 0) CHECK(same_notes(v, *r));
}

static result<report> byte_by_byte(std::string_view text, const options &o) {
    result<analyzer> a = analyzer::create(o);
    if (!a) return a.error();
    for (std::size_t i = 0; i < text.size(); i++)
        if (result<void> done = a->write(text.substr(i, 1)); !done) return done.error();
    return a->finish();
}

/* ── Boundaries ─────────────────────────────────────────────────────────── */

static void check_bounds(const vec_bounds &want, std::string_view text, const options &o) {
    const std::vector<std::uint64_t> ends(want.ends, want.ends + want.count);
    std::vector<std::uint64_t> found;

    for (segment s : *segments::of(want.granularity, text, o)) found.push_back(s.offset + s.text.size());
    CHECK(found == ends);

    found.clear();
    CHECK(visit(
              want.granularity, text, [&](const segment &s) { found.push_back(s.offset + s.text.size()); }, o)
              .has_value());
    CHECK(found == ends);

    found.clear();
    result<segmenter> pieces = segmenter::create(want.granularity, o);
    auto sink = [&](std::uint64_t end, std::uint8_t) { found.push_back(end); };
    for (std::size_t i = 0; i < text.size(); i++)
        CHECK(pieces->write(text.substr(i, 1), i + 1 == text.size(), sink).has_value());
    CHECK(found == ends);

    result<std::uint64_t> count = count_segments(want.granularity, text, o);
    CHECK(count && *count == want.count);
}

void vectors_test() {
    for (const vec &v : VECTORS) {
        const options o = options_of(v);
        std::string text;
        for (std::size_t i = 0; i < v.repeat; i++) text.append(reinterpret_cast<const char *>(v.text), v.len);
        const std::vector<char> exact(text.begin(), text.end()); /* of its very size, for the sanitizers */
        const std::string_view view(exact.data(), exact.size());

        test_case(v.name);
        check_report(v, analyze(view, o));
        check_report(v, byte_by_byte(view, o));
        for (int i = 0; i < v.bounds_size; i++) check_bounds(v.bounds[i], view, o);
    }
}
