/*
 * text_analysis: the small classic API of textgauge, for programs written to it.
 *
 * Words are split on white space, trimmed of what is neither letter nor
 * number, and lower-cased; sentences end at . ! ?; syllables are runs of
 * aeiouy. The numbers are those of the profile `classic` of textgauge.h.
 * Every function accepts NULL, and answers 0 then. Counts stop at INT_MAX.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_ANALYSIS_H
#define TEXT_ANALYSIS_H

#include "textgauge.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The statistics of one text; immutable, so that many threads may read it. */
typedef struct TextStats TextStats;

/** A word and how often it occurred. `word` is UTF-8, ended by NUL, and owned by whoever has the struct. */
typedef struct WordFrequency {
    char *word;
    int count;
} WordFrequency;

/**
 * @param text  UTF-8, ended by NUL.
 * @return the statistics; free them with text_stats_destroy. NULL if `text` is NULL or ill-formed, or memory ran out.
 *
 * Thread-safe. O(strlen(text)).
 */
TG_API TextStats *text_analyze(const char *text);

/** Give the statistics' memory back. */
TG_API void text_stats_destroy(TextStats *stats);

TG_API int text_stats_word_count(const TextStats *stats);
TG_API int text_stats_sentence_count(const TextStats *stats);

/** The Flesch Reading Ease, in spite of the name; 0.0 without words or sentences. */
TG_API double text_stats_flesch_kincaid(const TextStats *stats);

/**
 * The most common words: by count, descending, then by the word's bytes.
 *
 * @param result     room for `max_count` words; free what was written with text_free_word_frequency.
 * @param max_count  how many at most; no more than 5 are kept.
 * @return how many were written; 0 if memory ran out.
 */
TG_API int text_stats_most_common_words(const TextStats *stats, WordFrequency *result, int max_count);

/** Free the words of `count` results, not the array itself. */
TG_API void text_free_word_frequency(WordFrequency *result, int count);

#ifdef __cplusplus
}
#endif

#endif /* TEXT_ANALYSIS_H */
