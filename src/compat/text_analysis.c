/* text_analysis: the classic API over textgauge.h alone. */
#include "../../include/text_analysis.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define KEPT 5 /* most common words */

struct TextStats {
    tg_report *report;
};

static int saturated(uint64_t count) {
    return count > INT_MAX ? INT_MAX : (int)count;
}

TextStats *text_analyze(const char *text) {
    TextStats *stats;
    tg_options options;

    if (!text || !(stats = malloc(sizeof *stats))) return NULL;
    tg_options_init(&options, sizeof options);
    options.profile = TG_PROFILE_CLASSIC;
    options.invalid = TG_INVALID_ERROR;
    options.top = KEPT;
    if (tg_analyze(text, strlen(text), &options, &stats->report, NULL) == TG_OK) return stats;
    free(stats);
    return NULL;
}

void text_stats_destroy(TextStats *stats) {
    if (!stats) return;
    tg_report_free(stats->report);
    free(stats);
}

int text_stats_word_count(const TextStats *stats) {
    return stats ? saturated(tg_report_count(stats->report, TG_COUNT_WORDS)) : 0;
}

int text_stats_sentence_count(const TextStats *stats) {
    return stats ? saturated(tg_report_count(stats->report, TG_COUNT_SENTENCES)) : 0;
}

double text_stats_flesch_kincaid(const TextStats *stats) {
    return stats ? tg_report_metric(stats->report, TG_METRIC_FLESCH_READING_EASE) : 0.0;
}

int text_stats_most_common_words(const TextStats *stats, WordFrequency *result, int max_count) {
    int i, count;

    if (!stats || !result || max_count <= 0) return 0;
    count = saturated(tg_report_top_size(stats->report));
    if (count > max_count) count = max_count;
    for (i = 0; i < count; i++) {
        const char *word;
        size_t len;
        uint64_t times;
        if (tg_report_top(stats->report, (size_t)i, &word, &len, &times) != TG_OK ||
            !(result[i].word = malloc(len + 1))) {
            text_free_word_frequency(result, i);
            return 0;
        }
        memcpy(result[i].word, word, len + 1);
        result[i].count = saturated(times);
    }
    return count;
}

void text_free_word_frequency(WordFrequency *result, int count) {
    int i;

    if (!result) return;
    for (i = 0; i < count; i++) {
        free(result[i].word);
        result[i].word = NULL;
    }
}
