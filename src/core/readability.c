/* readability: one function and one row a score, each by its published source. */
#include "readability.h"

#include "fmath.h"

#define WORDS TG__COUNT_BIT(TG_COUNT_WORDS)
#define SENTENCES TG__COUNT_BIT(TG_COUNT_SENTENCES)
#define SYLLABLES TG__COUNT_BIT(TG_COUNT_SYLLABLES)
#define POLYSYLLABLES TG__COUNT_BIT(TG_COUNT_POLYSYLLABLES)
#define LETTERS TG__COUNT_BIT(TG_COUNT_WORD_LETTERS)
#define DIGITS TG__COUNT_BIT(TG_COUNT_WORD_DIGITS)
#define LONG_WORDS TG__COUNT_BIT(TG_COUNT_LONG_WORDS)

static double words_per_sentence(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_WORDS) / tg__count_of(in, TG_COUNT_SENTENCES);
}

static double syllables_per_word(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_SYLLABLES) / tg__count_of(in, TG_COUNT_WORDS);
}

/* `count` for every 100 words */
static double percent(const tg__metric_input *in, double count) {
    return 100 * count / tg__count_of(in, TG_COUNT_WORDS);
}

/* Flesch 1948, A new readability yardstick, J. Applied Psychology 32:221 */
static double flesch_reading_ease(const tg__metric_input *in) {
    return 206.835 - 1.015 * words_per_sentence(in) - 84.6 * syllables_per_word(in);
}

/* Kincaid, Fishburne, Rogers & Chissom 1975, Research Branch Report 8-75 */
static double flesch_kincaid_grade(const tg__metric_input *in) {
    return 0.39 * words_per_sentence(in) + 11.8 * syllables_per_word(in) - 15.59;
}

/* Gunning 1952, The Technique of Clear Writing; every word of three syllables or more is hard */
static double gunning_fog(const tg__metric_input *in) {
    return 0.4 * (words_per_sentence(in) + percent(in, tg__count_of(in, TG_COUNT_POLYSYLLABLES)));
}

/* McLaughlin 1969, SMOG grading, J. of Reading 12(8):639 */
static double smog(const tg__metric_input *in) {
    double in_30 = 30 * tg__count_of(in, TG_COUNT_POLYSYLLABLES) / tg__count_of(in, TG_COUNT_SENTENCES);
    return 1.0430 * tg__sqrt(in_30) + 3.1291;
}

/* Coleman & Liau 1975, J. Applied Psychology 60:283 */
static double coleman_liau(const tg__metric_input *in) {
    double letters = percent(in, tg__count_of(in, TG_COUNT_WORD_LETTERS));
    double sentences = percent(in, tg__count_of(in, TG_COUNT_SENTENCES));
    return 0.0588 * letters - 0.296 * sentences - 15.8;
}

/* Senter & Smith 1967, AMRL-TR-6620; the strokes are letters and digits of words */
static double automated_readability(const tg__metric_input *in) {
    double strokes = tg__count_of(in, TG_COUNT_WORD_LETTERS) + tg__count_of(in, TG_COUNT_WORD_DIGITS);
    return 4.71 * (strokes / tg__count_of(in, TG_COUNT_WORDS)) + 0.5 * words_per_sentence(in) - 21.43;
}

/* Björnsson 1968, Läsbarhet */
static double lix(const tg__metric_input *in) {
    return words_per_sentence(in) + percent(in, tg__count_of(in, TG_COUNT_LONG_WORDS));
}

/* Anderson 1983, J. of Reading 26:490 */
static double rix(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_LONG_WORDS) / tg__count_of(in, TG_COUNT_SENTENCES);
}

/* 238 words a minute: Brysbaert 2019, J. of Memory and Language 109:104047 */
static double reading_time(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_WORDS) / in->words_per_minute * 60;
}

#define READABILITY "readability"
#define ANY_LANGUAGE (TG__METRIC_WORDS | TG__METRIC_APART)
#define ENGLISH (TG__METRIC_ENGLISH | ANY_LANGUAGE)

const tg__metric_row tg__readability_rows[] = {
    {TG_METRIC_FLESCH_READING_EASE, ENGLISH, "fleschReadingEase", READABILITY, WORDS | SENTENCES | SYLLABLES, 0, 0,
     flesch_reading_ease},
    {TG_METRIC_FLESCH_KINCAID_GRADE, ENGLISH, "fleschKincaidGrade", READABILITY, WORDS | SENTENCES | SYLLABLES, 0, 0,
     flesch_kincaid_grade},
    {TG_METRIC_GUNNING_FOG, ENGLISH, "gunningFog", READABILITY, WORDS | SENTENCES | POLYSYLLABLES, 100, 0, gunning_fog},
    {TG_METRIC_SMOG, ENGLISH, "smog", READABILITY, WORDS | SENTENCES | POLYSYLLABLES, 0, 30, smog},
    {TG_METRIC_COLEMAN_LIAU, ENGLISH, "colemanLiau", READABILITY, WORDS | SENTENCES | LETTERS, 0, 0, coleman_liau},
    {TG_METRIC_AUTOMATED_READABILITY, ENGLISH, "automatedReadability", READABILITY,
     WORDS | SENTENCES | LETTERS | DIGITS, 0, 0, automated_readability},
    {TG_METRIC_LIX, ANY_LANGUAGE, "lix", READABILITY, WORDS | SENTENCES | LONG_WORDS, 0, 0, lix},
    {TG_METRIC_RIX, ANY_LANGUAGE, "rix", READABILITY, WORDS | SENTENCES | LONG_WORDS, 0, 0, rix},
    {TG_METRIC_READING_TIME, TG__METRIC_APART, "readingTime", "readingTime", WORDS, 0, 0, reading_time},
};

const size_t tg__readability_count = sizeof tg__readability_rows / sizeof *tg__readability_rows;
