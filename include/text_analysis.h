/**
 * @file
 * text_analysis: the small classic API of textgauge, for programs written to it.
 *
 * Words are split on white space, trimmed of what is neither letter nor
 * number, and lower-cased; sentences end at . ! ?; syllables are runs of
 * aeiouy. The numbers are those of the profile `classic` of textgauge.h.
 * Every function accepts NULL, and answers 0 then. Counts stop at INT_MAX.
 * Statistics are only read once they are made: many threads may do so.
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

/** A word and how often it occurred. */
typedef struct WordFrequency {
    char *word; /**< UTF-8, ended by NUL; owned by whoever has the struct */
    int count;  /**< at least 1 */
} WordFrequency;

/**
 * Measure one text.
 *
 * @param text  UTF-8, ended by NUL; borrowed for the call.
 * @return the statistics; free them with text_stats_destroy. NULL if `text` is NULL or ill-formed, or memory ran out.
 *
 * Thread-safe. O(strlen(text)).
 */
TG_API TextStats *text_analyze(const char *text);

/**
 * Give the statistics' memory back.
 *
 * @param stats  the statistics, which are gone then; NULL does nothing. O(1).
 */
TG_API void text_stats_destroy(TextStats *stats);

/**
 * @param stats  the statistics; may be NULL.
 * @return how many words there are. O(1).
 */
TG_API int text_stats_word_count(const TextStats *stats);

/**
 * @param stats  the statistics; may be NULL.
 * @return how many sentences there are. O(1).
 */
TG_API int text_stats_sentence_count(const TextStats *stats);

/**
 * @param stats  the statistics; may be NULL.
 * @return the Flesch Reading Ease, in spite of the name; 0.0 without words or sentences. O(1).
 */
TG_API double text_stats_flesch_kincaid(const TextStats *stats);

/**
 * The most common words: by count, descending, then by the word's bytes.
 *
 * @param stats      the statistics; may be NULL.
 * @param result     room for `max_count` words; free what was written with text_free_word_frequency. May be NULL.
 * @param max_count  how many at most; no more than 5 are kept.
 * @return how many were written; 0 if memory ran out. O(1).
 */
TG_API int text_stats_most_common_words(const TextStats *stats, WordFrequency *result, int max_count);

/**
 * Free the words of results, not the array itself; each `word` is NULL then.
 *
 * @param result  what text_stats_most_common_words wrote; NULL does nothing.
 * @param count   what it returned.
 */
TG_API void text_free_word_frequency(WordFrequency *result, int count);

#ifdef __cplusplus
}
#endif

#endif /* TEXT_ANALYSIS_H */
