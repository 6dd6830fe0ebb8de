/* crossing: what crosses between lib/ and native code, the addon and WebAssembly alike: options as bits, a report as
 * numbers and one string. lib/options.js and lib/report.js are the other side, and change together with it. C and C++. */
#ifndef TG_NODE_CROSSING_H
#define TG_NODE_CROSSING_H

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "textgauge.h"

/** flags: profile 1, invalid 1, line_breaks 1, sentences 1, hyphens 1, encoding 3, spoken_numbers 1 bit. */
static inline void tg_js_flags(uint32_t flags, tg_options *out) {
    out->profile = flags & 1;
    out->invalid = flags >> 1 & 1;
    out->line_breaks = flags >> 2 & 1;
    out->sentences = flags >> 3 & 1;
    out->hyphens = flags >> 4 & 1;
    out->encoding = flags >> 5 & 7;
    out->spoken_numbers = flags >> 8 & 1;
}

/* The numbers of an analysis's options, as doubles; behind them those of a word table, if one is asked for. */
enum {
    TG_JS_TOP,
    TG_JS_COUNTS,
    TG_JS_METRICS,
    TG_JS_WORDS_PER_MINUTE = TG_JS_METRICS + 2 * TG_METRIC_WORDS,
    TG_JS_NUMBERS
};
enum {
    TG_JS_NGRAM = TG_JS_NUMBERS,
    TG_JS_NGRAM_ACROSS,
    TG_JS_LETTER_CASE,
    TG_JS_NUMBER_WORDS,
    TG_JS_MIN_LENGTH,
    TG_JS_STOP_LANGUAGE,
    TG_JS_MAX_WORDS,
    TG_JS_NUMBERS_OF_WORDS
};

static inline void tg_js_numbers(const double *numbers, tg_options *out) {
    out->top = (uint32_t)numbers[TG_JS_TOP];
    out->counts = (uint64_t)numbers[TG_JS_COUNTS];
    for (size_t i = 0; i < TG_METRIC_WORDS; i++) {
        const double *halves = numbers + TG_JS_METRICS + 2 * i; /* the low one first */
        out->metrics[i] = (uint64_t)halves[0] | (uint64_t)halves[1] << 32;
    }
    out->words_per_minute = numbers[TG_JS_WORDS_PER_MINUTE];
}

/** Of these, those of a word table: all but its list of stop words. */
static inline void tg_js_table_numbers(const double *numbers, tg_options *out) {
    out->words = 1;
    out->ngram = (uint32_t)numbers[TG_JS_NGRAM];
    out->ngram_across = (uint32_t)numbers[TG_JS_NGRAM_ACROSS];
    out->letter_case = (uint32_t)numbers[TG_JS_LETTER_CASE];
    out->numbers = (uint32_t)numbers[TG_JS_NUMBER_WORDS];
    out->min_length = (uint32_t)numbers[TG_JS_MIN_LENGTH];
    out->stop_language = (uint32_t)numbers[TG_JS_STOP_LANGUAGE];
    out->max_words = (uint32_t)numbers[TG_JS_MAX_WORDS];
}

/* What a metric is: texts by these numbers, behind them the labels of its bands; and numbers, behind them where bands begin. */
enum { TG_JS_TITLE, TG_JS_FORMULA, TG_JS_SOURCE, TG_JS_LANGUAGE, TG_JS_VARIANT_OF, TG_JS_DIFFERS, TG_JS_LABELS };
enum { TG_JS_USES, TG_JS_MIN_WORDS, TG_JS_MIN_SENTENCES, TG_JS_DIRECTION, TG_JS_KIND, TG_JS_FROM };

/** @return NULL if nothing is said, or there is no such text */
static inline const char *tg_js_metric_text(size_t metric, size_t which) {
    tg_metric_info info;

    info.size = sizeof info;
    if (tg_metric_describe(metric, &info) != TG_OK) return NULL;
    switch (which) {
    case TG_JS_TITLE: return info.title;
    case TG_JS_FORMULA: return info.formula;
    case TG_JS_SOURCE: return info.source;
    case TG_JS_LANGUAGE: return info.language;
    case TG_JS_VARIANT_OF: return info.variant_of;
    case TG_JS_DIFFERS: return info.differs;
    default: return which - TG_JS_LABELS < info.band_count ? info.bands[which - TG_JS_LABELS].label : NULL;
    }
}

/** @return NaN if there is no such number; -infinity where a band has no lower bound */
static inline double tg_js_metric_number(size_t metric, size_t which) {
    tg_metric_info info;

    info.size = sizeof info;
    if (tg_metric_describe(metric, &info) != TG_OK) return (double)NAN;
    switch (which) {
    case TG_JS_USES: return (double)info.counts;
    case TG_JS_MIN_WORDS: return (double)info.min_words;
    case TG_JS_MIN_SENTENCES: return (double)info.min_sentences;
    case TG_JS_DIRECTION: return info.direction;
    case TG_JS_KIND: return info.kind;
    default: break;
    }
    if (which - TG_JS_FROM >= info.band_count) return (double)NAN;
    return info.bands[which - TG_JS_FROM].from == -DBL_MAX ? (double)-INFINITY : info.bands[which - TG_JS_FROM].from;
}

/** How many numbers tg_js_rules makes. */
#define TG_JS_RULES (2 + 2 * TG_METRIC_WORDS)

/** What a report is made by: the profile, the counts, the metrics. */
static inline void tg_js_rules(const tg_options *options, double *out) {
    *out++ = options->profile;
    *out++ = (double)options->counts;
    for (size_t i = 0; i < TG_METRIC_WORDS; i++) {
        *out++ = (double)(options->metrics[i] & 0xFFFFFFFF);
        *out++ = (double)(options->metrics[i] >> 32);
    }
}

/**
 * How many numbers a report is: the counts, the metrics that were asked for, the number of the language, the lengths of the two lists (words,
 * notes), a length in code units and a count for every word, a metric and a number of its text for every note.
 */
static inline size_t tg_js_size(const tg_report *report) {
    size_t metrics = 0;

    tg_report_metrics(report, &metrics);
    return tg_count_total() + metrics + 3 + 2 * tg_report_top_size(report) + 2 * tg_report_note_size(report);
}

/* Code units of UTF-16: one for each byte that is not a continuation, one more for each sequence of four. */
static inline size_t tg_js_units(const char *text, size_t len) {
    size_t i, units = 0;

    for (i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        units += (c & 0xC0) != 0x80;
        units += c >= 0xF0;
    }
    return units;
}

/**
 * @param out          room for tg_js_size numbers. A count or metric that is not there is NaN.
 * @param note_number  what a note's text is asked for by later. The language goes by such a number too: its tag is a note's code.
 */
static inline void tg_js_fill(const tg_report *report, double *out, double (*note_number)(void *, const tg_note *),
                              void *ctx) {
    size_t i, len = 0, words = tg_report_top_size(report), notes = tg_report_note_size(report);
    size_t counts = tg_count_total(), metrics = 0;
    const double *values = tg_report_metrics(report, &metrics);
    const char *word = "";
    uint64_t count = 0;
    tg_note note = {-1, tg_report_language(report), ""};

    for (i = 0; i < counts; i++) {
        count = tg_report_count(report, (tg_count)i);
        *out++ = count == TG_COUNT_NONE ? (double)NAN : (double)count;
    }
    for (i = 0; i < metrics; i++) *out++ = values[i];
    *out++ = note_number(ctx, &note);
    *out++ = (double)words;
    *out++ = (double)notes;
    for (i = 0; i < words; i++) {
        tg_report_top(report, i, &word, &len, &count);
        *out++ = (double)tg_js_units(word, len);
        *out++ = (double)count;
    }
    for (i = 0; i < notes; i++) {
        tg_report_note(report, i, &note);
        *out++ = note.metric;
        *out++ = note_number(ctx, &note);
    }
}

/** Bytes of all words, one behind the other. */
static inline size_t tg_js_text_len(const tg_report *report) {
    size_t i, len = 0, total = 0, words = tg_report_top_size(report);

    for (i = 0; i < words; i++) {
        tg_report_top(report, i, NULL, &len, NULL);
        total += len;
    }
    return total;
}

/** @param out  room for tg_js_text_len bytes. */
static inline void tg_js_text(const tg_report *report, char *out) {
    size_t i, len = 0, words = tg_report_top_size(report);
    const char *word = "";

    for (i = 0; i < words; i++) {
        tg_report_top(report, i, &word, &len, NULL);
        memcpy(out, word, len);
        out += len;
    }
}

/* What a word table tells of itself. */
enum {
    TG_JS_WORDS_SIZE,
    TG_JS_WORDS_TOTAL,
    TG_JS_WORDS_EXACT,
    TG_JS_WORDS_DISTINCT,
    TG_JS_WORDS_BOUNDED,
    TG_JS_WORDS_FIGURES
};

/** @param out  room for TG_JS_WORDS_FIGURES numbers. */
static inline void tg_js_words_figures(const tg_words *words, double *out) {
    out[TG_JS_WORDS_SIZE] = (double)tg_words_size(words);
    out[TG_JS_WORDS_TOTAL] = (double)tg_words_total(words);
    out[TG_JS_WORDS_EXACT] = tg_words_is_exact(words);
    out[TG_JS_WORDS_DISTINCT] = (double)tg_words_distinct(words);
    out[TG_JS_WORDS_BOUNDED] = tg_words_errors(words) != NULL;
}

#define TG_JS_WORD 3 /* numbers a word: its length in code units, its count, the error of that */

/** @param out  room for TG_JS_WORD * count numbers, of the words from `from` on, all of which there are. */
static inline void tg_js_words_fill(const tg_words *words, size_t from, size_t count, double *out) {
    const char *text = tg_words_text(words, NULL);
    const int32_t *offsets = tg_words_offsets(words);
    const uint64_t *counts = tg_words_counts(words), *errors = tg_words_errors(words);
    size_t i;

    for (i = from; i < from + count; i++) {
        *out++ = (double)tg_js_units(text + offsets[i], (size_t)(offsets[i + 1] - offsets[i]));
        *out++ = (double)counts[i];
        *out++ = errors ? (double)errors[i] : 0;
    }
}

/** @param which  0: counts; 1: errors, where there are none all 0. @param out  room for tg_words_size numbers. */
static inline void tg_js_words_numbers(const tg_words *words, int which, double *out) {
    const uint64_t *numbers = which ? tg_words_errors(words) : tg_words_counts(words);
    size_t i, size = tg_words_size(words);

    for (i = 0; i < size; i++) out[i] = numbers ? (double)numbers[i] : 0;
}

#endif
