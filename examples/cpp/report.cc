// Measures standard input, however long it is: c++ -std=c++17 -Iinclude examples/cpp/report.cc build/libtextgauge.a -o report
#include <iostream>
#include <string>

#include "textgauge.hpp"

int main() {
    // value() throws where something fails; without exceptions, look at the results.
    textgauge::analyzer analyzer = textgauge::analyzer::create().value();
    std::string piece(65536, '\0');
    std::string first;

    while (std::cin.read(piece.data(), static_cast<std::streamsize>(piece.size())) || std::cin.gcount() > 0) {
        std::string_view had(piece.data(), static_cast<std::size_t>(std::cin.gcount()));
        analyzer.write(had).value();
        if (first.empty()) first = had;
    }

    const textgauge::report report = analyzer.finish().value();
    std::cout << "words      " << report.count(TG_COUNT_WORDS).value_or(0) << "\n";
    if (auto grade = report.metric(TG_METRIC_FLESCH_KINCAID_GRADE)) std::cout << "grade      " << *grade << "\n";
    for (auto note : report.notes())
        std::cout << "note       " << (note.metric ? textgauge::name(*note.metric) : "report") << ": " << note.reason
                  << "\n";
    for (auto [word, count] : report.top())
        if (count > 1) std::cout << word << " " << count << "\n";

    // Lazily: the rest of the text is not looked at.
    for (auto word : textgauge::segments::of(TG_WORDS, first).value()) {
        if (!word.is_word_like()) continue;
        std::cout << "the first word is at byte " << word.offset << ": " << word.text << "\n";
        break;
    }
}
