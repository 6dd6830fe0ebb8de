/* readability: the scores of the standard list, one function and one row each, by their published sources. */
#include "readability_inner.h"

static double flesch_reading_ease(const tg__metric_input *in) {
    return 206.835 - 1.015 * words_per_sentence(in) - 84.6 * syllables_per_word(in);
}

static double flesch_kincaid_grade(const tg__metric_input *in) {
    return 0.39 * words_per_sentence(in) + 11.8 * syllables_per_word(in) - 15.59;
}

static double gunning_fog(const tg__metric_input *in) {
    return 0.4 * (words_per_sentence(in) + percent(in, TG_COUNT_POLYSYLLABLES));
}

static double smog(const tg__metric_input *in) {
    return 1.0430 * tg__sqrt(polysyllables_in_30(in)) + 3.1291;
}

static double coleman_liau(const tg__metric_input *in) {
    return 0.0588 * percent(in, TG_COUNT_WORD_LETTERS) - 0.296 * percent(in, TG_COUNT_SENTENCES) - 15.8;
}

static double automated_readability(const tg__metric_input *in) {
    return 4.71 * strokes_per_word(in) + 0.5 * words_per_sentence(in) - 21.43;
}

static double lix(const tg__metric_input *in) {
    return words_per_sentence(in) + percent(in, TG_COUNT_LONG_WORDS);
}

static double rix(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_LONG_WORDS) / tg__count_of(in, TG_COUNT_SENTENCES);
}

/* DuBay, W. H. (2004), The Principles of Readability, has the bands. */
static const tg_metric_band flesch_bands[] = {
    {-DBL_MAX, "college graduate"},
    {30, "college"},
    {50, "grades 10 to 12"},
    {60, "grades 8 and 9"},
    {70, "grade 7"},
    {80, "grade 6"},
    {90, "grade 5"},
};

/* Of LIX as a whole number: 24 is very easy. */
static const tg_metric_band lix_bands[] = {
    {-DBL_MAX, "very easy"}, {24.5, "easy"}, {34.5, "standard"}, {44.5, "difficult"}, {54.5, "very difficult"},
};

static const tg_metric_band rix_bands[] = {
    {-DBL_MAX, "grade 1"}, {0.2, "grade 2"},  {0.5, "grade 3"}, {0.8, "grade 4"}, {1.3, "grade 5"},
    {1.8, "grade 6"},      {2.4, "grade 7"},  {3.0, "grade 8"}, {3.7, "grade 9"}, {4.5, "grade 10"},
    {5.3, "grade 11"},     {6.2, "grade 12"}, {7.2, "college"},
};

static const tg__metric_row rows[] = {
    {.id = TG_METRIC_FLESCH_READING_EASE,
     .flags = EVERYWHERE,
     .name = "fleschReadingEase",
     .title = "Flesch Reading Ease",
     .group = READABILITY,
     .formula = "206.835 - 1.015 words/sentences - 84.6 syllables/words",
     .source = "Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32, 221-233.",
     .language = "en",
     .differs =
         "py-readability-metrics calls a text above 100 very confusing; there is no upper bound but that of one-syllable words, 121.22.",
     .uses = WORDS | SENTENCES | SYLLABLES,
     .direction = TG_DIRECTION_EASIER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .bands = flesch_bands,
     .band_count = COUNT_OF(flesch_bands),
     .value = flesch_reading_ease},
    {.id = TG_METRIC_FLESCH_KINCAID_GRADE,
     .flags = EVERYWHERE,
     .name = "fleschKincaidGrade",
     .title = "Flesch-Kincaid Grade Level",
     .group = READABILITY,
     .formula = "0.39 words/sentences + 11.8 syllables/words - 15.59",
     .source =
         "Kincaid, J. P., Fishburne, R. P., Rogers, R. L. & Chissom, B. S. (1975). Derivation of new readability formulas for Navy enlisted personnel. Research Branch Report 8-75.",
     .language = "en",
     .differs = "py-readability-metrics has 0.38 in place of 0.39.",
     .uses = WORDS | SENTENCES | SYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = flesch_kincaid_grade},
    {.id = TG_METRIC_GUNNING_FOG,
     .flags = EVERYWHERE,
     .name = "gunningFog",
     .title = "Gunning Fog index",
     .group = READABILITY,
     .formula = "0.4 (words/sentences + 100 polysyllables/words)",
     .source = "Gunning, R. (1952). The Technique of Clear Writing. McGraw-Hill.",
     .language = "en",
     .differs =
         "Every word of three syllables or more is hard here, as in quanteda. textstat leaves out those of the Dale-Chall list; py-readability-metrics those with a capital letter or a hyphen.",
     .uses = WORDS | SENTENCES | POLYSYLLABLES,
     .min_words = 100,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = gunning_fog},
    {.id = TG_METRIC_SMOG,
     .flags = EVERYWHERE,
     .name = "smog",
     .title = "SMOG grade",
     .group = READABILITY,
     .formula = "1.0430 sqrt(30 polysyllables/sentences) + 3.1291",
     .source = "McLaughlin, G. H. (1969). SMOG grading: a new readability formula. Journal of Reading 12(8), 639-646.",
     .language = "en",
     .differs =
         "andreasvc/readability and mmautner/readability have smogSimple under this name; py-readability-metrics takes 30 sentences of the text.",
     .uses = SENTENCES | POLYSYLLABLES,
     .min_sentences = 30,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = smog},
    {.id = TG_METRIC_COLEMAN_LIAU,
     .flags = EVERYWHERE,
     .name = "colemanLiau",
     .title = "Coleman-Liau index",
     .group = READABILITY,
     .formula = "0.0588 (100 wordLetters/words) - 0.296 (100 sentences/words) - 15.8",
     .source =
         "Coleman, M. & Liau, T. L. (1975). A computer readability formula designed for machine scoring. Journal of Applied Psychology 60, 283-284.",
     .language = "en",
     .differs = "textstat has 0.058 in place of 0.0588; mmautner/readability 5.89 and 30 in place of 5.88 and 29.6.",
     .uses = WORDS | SENTENCES | LETTERS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = coleman_liau},
    {.id = TG_METRIC_AUTOMATED_READABILITY,
     .flags = EVERYWHERE,
     .name = "automatedReadability",
     .title = "Automated Readability Index",
     .group = READABILITY,
     .formula = "4.71 (wordLetters + wordDigits)/words + 0.5 words/sentences - 21.43",
     .source = "Senter, R. J. & Smith, E. A. (1967). Automated Readability Index. AMRL-TR-6620.",
     .language = "en",
     .differs = "textstat counts punctuation as strokes; py-readability-metrics rounds up.",
     .uses = WORDS | SENTENCES | LETTERS | DIGITS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = automated_readability},
    {.id = TG_METRIC_LIX,
     .flags = EVERYWHERE,
     .name = "lix",
     .title = "LIX",
     .group = READABILITY,
     .formula = "words/sentences + 100 longWords/words",
     .source = "Björnsson, C. H. (1968). Läsbarhet. Liber.",
     .uses = WORDS | SENTENCES | LONG_WORDS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .bands = lix_bands,
     .band_count = COUNT_OF(lix_bands),
     .value = lix},
    {.id = TG_METRIC_RIX,
     .flags = EVERYWHERE,
     .name = "rix",
     .title = "RIX",
     .group = READABILITY,
     .formula = "longWords/sentences",
     .source =
         "Anderson, J. (1983). Lix and Rix: variations on a little-known readability index. Journal of Reading 26(6), 490-496.",
     .uses = SENTENCES | LONG_WORDS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .bands = rix_bands,
     .band_count = COUNT_OF(rix_bands),
     .value = rix},
};

const tg__metric_family tg__readability = {rows, COUNT_OF(rows)};

/* 238 words a minute: Brysbaert 2019 */
static double reading_time(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_WORDS) / in->words_per_minute * 60;
}

static const tg__metric_row times[] = {
    {.id = TG_METRIC_READING_TIME,
     .flags = TG__METRIC_APART,
     .name = "readingTime",
     .title = "Reading time",
     .group = "readingTime",
     .formula = "60 words/wordsPerMinute, in seconds",
     .source =
         "Brysbaert, M. (2019). How many words do we read per minute? A review and meta-analysis of reading rate. Journal of "
         "Memory and Language 109, 104047.",
     .differs = "textstat takes 14.69 ms for a character.",
     .uses = WORDS,
     .direction = TG_DIRECTION_NONE,
     .value = reading_time},
};

const tg__metric_family tg__times = {times, COUNT_OF(times)};
