/* words_test: word tables: what a table gives, and what it refuses; those of analyzers. */
#include <string>

#include "suites.h"

using namespace textgauge;

static std::string shown(const word_table &table) {
    std::string out;

    for (auto [word, count, error] : table) {
        out += std::string(word) + ' ' + std::to_string(count);
        if (error) out += '-' + std::to_string(error);
        out += '\n';
    }
    return out;
}

static void check_table() {
    test_case("words: a table");
    result<word_table> made = word_frequencies("Stra\xC3\x9F"
                                               "e, the STRASSE: the end");
    CHECK(made.has_value());
    const word_table &table = *made;
    CHECK(table && !table.empty() && table.is_exact());
    CHECK_EQ_INT(table.size(), 3);
    CHECK_EQ_INT(table.total(), 5);
    CHECK_EQ_INT(table.distinct(), 3);
    CHECK_TEXT(shown(table), "strasse 2\nthe 2\nend 1\n");
    CHECK_TEXT(table.begin()->word, "strasse");
    CHECK_TEXT(table[2].word, "end");
    CHECK_EQ_INT(table[2].count, 1);
    CHECK(table[3].word.empty() && table[3].count == 0);

    test_case("words: walked by hand");
    word_table::iterator at = table.begin(), none;
    CHECK(at == at && at != table.end());
    CHECK_TEXT((*at++).word, "strasse");
    CHECK_TEXT((*at).word, "the");
    CHECK(++(++at) == table.end());
    none = at;
    CHECK(none == table.end());

    test_case("words: looked up");
    CHECK_EQ_INT(*table.count("THE"), 2);
    CHECK_EQ_INT(*table.count("stra\xC3\x9F"
                              "e"),
                 2);
    CHECK_EQ_INT(*table.count("none"), 0);
    CHECK_EQ_INT(*table.count({}), 0);
    CHECK_TEXT((*table.find("End"))->word, "end");
    CHECK(*table.find("none") == table.end());

    test_case("words: Arrow's layout");
    CHECK_TEXT(table.text(), "strassetheend");
    CHECK_EQ_INT(table.offsets()[1], 7);
    CHECK_EQ_INT(table.offsets()[3], 13);
    CHECK_EQ_INT(table.counts()[0], 2);
    CHECK(table.errors() == nullptr);

    test_case("words: moved, released, empty");
    word_table other = std::move(*made);
    CHECK(!*made && made->empty() && made->begin() == made->end());
    CHECK_EQ_INT(other.size(), 3);
    word_table owner(other.release());
    CHECK(!other && owner.size() == 3);
    CHECK_EQ_INT(*other.count("the"), 0);
    CHECK(other.text().empty() && other.offsets() == nullptr && other.counts() == nullptr && other.is_exact());
    CHECK_EQ_INT(other.total() + other.distinct(), 0);
    result<word_table> nothing = word_frequencies({});
    CHECK(nothing && *nothing && nothing->empty());
}

static void check_options() {
    test_case("words: options");
    static const char text[] = "oftheof";
    static const std::uint32_t lengths[] = {2, 3};
    options o;
    o.ngram = 2;
    o.stop_text = text;
    o.stop_lengths = lengths;
    o.stop_count = 2;
    CHECK_TEXT(shown(*word_frequencies("end of the red cat. Red cat 1", o)), "red cat 2\ncat 1 1\n");
    options bounded;
    bounded.max_words = 2;
    result<word_table> table = word_frequencies("a b c a a", bounded);
    CHECK(table && !table->is_exact() && table->distinct() >= 3 && table->errors() != nullptr);
    CHECK_EQ_INT(table->size(), 2);
    CHECK_EQ_INT(table->total(), 5);
    CHECK((*table)[0].count + (*table)[1].count == 5);

    test_case("words: errors");
    o.ngram = 6;
    CHECK_STATUS(word_frequencies("a", o), TG_E_ARG);
    options strict;
    strict.invalid = TG_INVALID_ERROR;
    CHECK_EQ_INT(word_frequencies("ab\xFF", strict).error().offset(), 2);
    options foreign;
    foreign.stop_language = 1;
    foreign.language = "tlh";
    CHECK_STATUS(word_frequencies("a", foreign), TG_E_UNSUPPORTED);
}

static void check_analyzer() {
    test_case("words: of an analyzer");
    options o;
    o.words = 1;
    analyzer a = *analyzer::create(o);
    CHECK(a.write("the c").has_value() && a.write("at the").has_value());
    CHECK_TEXT(shown(*a.words()), "the 2\ncat 1\n");
    CHECK(a.write("se").has_value());
    CHECK_TEXT(shown(*a.take_words()), "cat 1\nthe 1\nthese 1\n");
    result<word_table> nothing = a.words();
    CHECK(nothing && nothing->empty());
    analyzer without = *analyzer::create();
    CHECK_STATUS(without.words(), TG_E_STATE);
    CHECK_STATUS(without.take_words(), TG_E_STATE);
    CHECK_STATUS(analyzer().words(), TG_E_ARG);
    CHECK_STATUS(analyzer().take_words(), TG_E_ARG);
}

static void check_languages() {
    const char german[] = "Die Kinder gingen nach Hause, als es zu regnen begann.";
    options o;

    test_case("languages: syllables");
    o.language = "de";
    CHECK_EQ_INT(*count_syllables("Familie", o), 4);
    CHECK_EQ_INT(*count_syllables("beautiful"), 3);
    options aloud;
    aloud.spoken_numbers = 1;
    CHECK_EQ_INT(*count_syllables("1984", aloud), 5);
    CHECK_EQ_INT(*count_syllables("1984"), 1);
    o.language = "tlh";
    CHECK_STATUS(count_syllables("a", o), TG_E_UNSUPPORTED);

    test_case("languages: detection");
    CHECK(std::string(tg_language_tag((*detect_language(german)).language)) == "de");
    CHECK((*detect_language(german)).confidence > 0.9);
    CHECK(std::string(tg_language_tag((*detect_language("42")).language)) == "und");
    o.encoding = 9;
    CHECK_STATUS(detect_language("a", o), TG_E_ARG);
}

void words_test() {
    check_languages();
    check_table();
    check_options();
    check_analyzer();
}
