// The table of examples/README.md, of a file: c++ -std=c++17 -Iinclude examples/cpp/table.cc build/libtextgauge.a -o table
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>

#include "textgauge.hpp"

static const tg_metric scores[] = {
    TG_METRIC_FLESCH_READING_EASE, TG_METRIC_FLESCH_KINCAID_GRADE,  TG_METRIC_GUNNING_FOG, TG_METRIC_SMOG,
    TG_METRIC_COLEMAN_LIAU,        TG_METRIC_AUTOMATED_READABILITY, TG_METRIC_LIX,         TG_METRIC_RIX,
    TG_METRIC_TYPE_TOKEN_RATIO,    TG_METRIC_READING_TIME,
};

static textgauge::report measure(std::istream &file) {
    textgauge::options options;
    options.encoding = TG_ENCODING_BY_MARK; // as files are: UTF-8, or UTF-16 by their mark
    textgauge::analyzer analyzer = textgauge::analyzer::create(options).value();
    std::string piece(65536, '\0');

    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0)
        analyzer.write({piece.data(), static_cast<std::size_t>(file.gcount())}).value();
    if (file.bad()) throw std::runtime_error("the file cannot be read");
    return analyzer.finish().value();
}

template <class Value> static void row(const std::optional<Value> &value, std::string_view name) {
    std::cout << std::setw(16);
    if (value) std::cout << *value;
    else std::cout << "-";
    std::cout << "  " << name << "\n";
}

static void print(const textgauge::report &report) {
    std::cout << std::fixed << std::setprecision(6) << "counts\n";
    for (int i = 0; i < TG_COUNT_ALL_; i++) {
        auto which = static_cast<tg_count>(i);
        row(report.count(which), textgauge::name(which));
    }
    std::cout << "scores\n";
    for (tg_metric which : scores) row(report.metric(which), textgauge::name(which));
    std::cout << "top words\n";
    for (auto [word, count] : report.top()) row(std::optional(count), word);
}

int main(int argc, char **argv) {
    std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);

    if (!file) {
        std::cerr << (argc == 2 ? "table: no such file\n" : "usage: table FILE\n");
        return 1;
    }
    try {
        print(measure(file));
    } catch (const std::exception &e) {
        std::cerr << "table: " << e.what() << "\n";
        return 1;
    }
}
