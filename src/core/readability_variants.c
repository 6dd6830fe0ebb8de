/* readability_variants: scores beyond the standard list but for those of Flesch's form, for English and for other languages, and
 * what becomes of the known ones in print, one function and one row each. */
#include "readability_inner.h"

static double syllables_per_sentence(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_SYLLABLES) / tg__count_of(in, TG_COUNT_SENTENCES);
}

static double strokes_per_sentence(const tg__metric_input *in) {
    return strokes(in) / tg__count_of(in, TG_COUNT_SENTENCES);
}

static double letters_per_word(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_WORD_LETTERS) / tg__count_of(in, TG_COUNT_WORDS);
}

/* Words of two syllables or more. */
static double two_syllables(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_WORDS) - tg__count_of(in, TG_COUNT_MONOSYLLABLES);
}

static double monosyllables_in_150(const tg__metric_input *in) {
    return 150 * tg__count_of(in, TG_COUNT_MONOSYLLABLES) / tg__count_of(in, TG_COUNT_WORDS);
}

/* Between words. */
static double blanks(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_WORDS) - 1;
}

/* A point for an easy word and three for a hard one, by the sentence. */
static double linsear(const tg__metric_input *in) {
    double points = (tg__count_of(in, TG_COUNT_WORDS) + 2 * tg__count_of(in, TG_COUNT_POLYSYLLABLES)) /
                    tg__count_of(in, TG_COUNT_SENTENCES);
    return points > 20 ? points / 2 : (points - 2) / 2;
}

static double flesch_kincaid_simplified(const tg__metric_input *in) {
    return 0.4 * words_per_sentence(in) + 12 * syllables_per_word(in) - 15;
}

static double gunning_fog_psk(const tg__metric_input *in) {
    return 3.0680 + 0.0877 * words_per_sentence(in) + 0.0984 * percent(in, TG_COUNT_POLYSYLLABLES);
}

static double gunning_fog_nri(const tg__metric_input *in) {
    return ((tg__count_of(in, TG_COUNT_WORDS) + 2 * tg__count_of(in, TG_COUNT_POLYSYLLABLES)) /
                tg__count_of(in, TG_COUNT_SENTENCES) -
            3) /
           2;
}

static double smog_c(const tg__metric_input *in) {
    return 0.9986 * tg__sqrt(polysyllables_in_30(in) + 5) + 2.8795;
}

static double smog_simple(const tg__metric_input *in) {
    return tg__sqrt(polysyllables_in_30(in)) + 3;
}

static double smog_german(const tg__metric_input *in) {
    return tg__sqrt(polysyllables_in_30(in)) - 2;
}

static double coleman_liau_cloze(const tg__metric_input *in) {
    return 141.8401 - 0.214590 * percent(in, TG_COUNT_WORD_LETTERS) + 1.079812 * percent(in, TG_COUNT_SENTENCES);
}

static double coleman_liau_grade(const tg__metric_input *in) {
    return -27.4004 * coleman_liau_cloze(in) / 100 + 23.06395;
}

static double automated_readability_simple(const tg__metric_input *in) {
    return words_per_sentence(in) + 9 * strokes_per_word(in);
}

static double automated_readability_nri(const tg__metric_input *in) {
    return 0.4 * words_per_sentence(in) + 6 * strokes_per_word(in) - 27.4;
}

static double forcast(const tg__metric_input *in) {
    return 20 - monosyllables_in_150(in) / 10;
}

static double forcast_rgl(const tg__metric_input *in) {
    return 20.43 - 0.11 * monosyllables_in_150(in);
}

static double coleman_1(const tg__metric_input *in) {
    return 1.29 * percent(in, TG_COUNT_MONOSYLLABLES) - 38.45;
}

static double coleman_2(const tg__metric_input *in) {
    return 1.16 * percent(in, TG_COUNT_MONOSYLLABLES) + 1.48 * percent(in, TG_COUNT_SENTENCES) - 37.95;
}

static double farr_jenkins_paterson(const tg__metric_input *in) {
    return 1.599 * percent(in, TG_COUNT_MONOSYLLABLES) - 1.015 * words_per_sentence(in) - 31.517;
}

static double farr_jenkins_paterson_psk(const tg__metric_input *in) {
    return 8.4335 + 0.0923 * words_per_sentence(in) - 0.0648 * percent(in, TG_COUNT_MONOSYLLABLES);
}

static double danielson_bryan_1(const tg__metric_input *in) {
    return 1.0364 * (strokes(in) / blanks(in)) + 0.0194 * strokes_per_sentence(in) - 0.6059;
}

static double danielson_bryan_2(const tg__metric_input *in) {
    return 131.059 - 10.364 * (strokes(in) / blanks(in)) - 0.194 * strokes_per_sentence(in);
}

static double wheeler_smith(const tg__metric_input *in) {
    return words_per_sentence(in) * 10 * (two_syllables(in) / tg__count_of(in, TG_COUNT_WORDS));
}

static double strain_index(const tg__metric_input *in) {
    return 0.3 * syllables_per_sentence(in);
}

static double easy_listening(const tg__metric_input *in) {
    return (tg__count_of(in, TG_COUNT_SYLLABLES) - tg__count_of(in, TG_COUNT_WORDS)) /
           tg__count_of(in, TG_COUNT_SENTENCES);
}

static double easy_listening_words(const tg__metric_input *in) {
    return two_syllables(in) / tg__count_of(in, TG_COUNT_SENTENCES);
}

static double fucks_characters(const tg__metric_input *in) {
    return strokes_per_sentence(in);
}

static double fucks_syllables(const tg__metric_input *in) {
    return syllables_per_sentence(in);
}

static double tuldava(const tg__metric_input *in) {
    return syllables_per_word(in) * tg__log(words_per_sentence(in));
}

static double wiener_sachtextformel_1(const tg__metric_input *in) {
    return 0.1935 * percent(in, TG_COUNT_POLYSYLLABLES) + 0.1672 * words_per_sentence(in) +
           0.1297 * percent(in, TG_COUNT_LONG_WORDS) - 0.0327 * percent(in, TG_COUNT_MONOSYLLABLES) - 0.875;
}

static double wiener_sachtextformel_2(const tg__metric_input *in) {
    return 0.2007 * percent(in, TG_COUNT_POLYSYLLABLES) + 0.1682 * words_per_sentence(in) +
           0.1373 * percent(in, TG_COUNT_LONG_WORDS) - 2.779;
}

static double wiener_sachtextformel_3(const tg__metric_input *in) {
    return 0.2963 * percent(in, TG_COUNT_POLYSYLLABLES) + 0.1905 * words_per_sentence(in) - 1.1144;
}

static double wiener_sachtextformel_4(const tg__metric_input *in) {
    return 0.2744 * percent(in, TG_COUNT_POLYSYLLABLES) + 0.2656 * words_per_sentence(in) - 1.693;
}

static double dickes_steiwer(const tg__metric_input *in) {
    return 235.95993 - 73.021 * tg__log(letters_per_word(in) + 1) - 12.56438 * tg__log(words_per_sentence(in) + 1) -
           50.03293 * (tg__count_of(in, TG_COUNT_UNIQUE_WORDS) / tg__count_of(in, TG_COUNT_WORDS));
}

static double gutierrez_polini(const tg__metric_input *in) {
    return 95.2 - 9.7 * letters_per_word(in) - 0.35 * words_per_sentence(in);
}

static double crawford(const tg__metric_input *in) {
    return -0.205 * percent(in, TG_COUNT_SENTENCES) + 0.049 * percent(in, TG_COUNT_SYLLABLES) - 3.407;
}

static double gulpease(const tg__metric_input *in) {
    return 89 + (300 * tg__count_of(in, TG_COUNT_SENTENCES) - 10 * tg__count_of(in, TG_COUNT_WORD_LETTERS)) /
                    tg__count_of(in, TG_COUNT_WORDS);
}

static double harris_jacobson_3(const tg__metric_input *in) {
    return 0.158 * words_per_sentence(in) + 0.055 * percent(in, TG_COUNT_LONG_WORDS) + 0.355;
}

static const tg_metric_band danielson_bryan_bands[] = {
    {-DBL_MAX, "grade 13 and above"},
    {30, "grades 9 to 12"},
    {50, "grades 7 and 8"},
    {60, "grade 6"},
    {70, "grade 5"},
    {80, "grade 4"},
    {90, "grade 3 and below"},
};

static const tg_metric_band wheeler_smith_bands[] = {
    {-DBL_MAX, "below grade 1"}, {8, "grade 1"},          {11.5, "grade 2"}, {19, "grade 3"},
    {26.5, "grade 4"},           {34.5, "above grade 4"},
};

static const tg_metric_band gulpease_bands[] = {
    {-DBL_MAX, "hard with a high-school diploma"},
    {40, "hard with a middle-school diploma"},
    {60, "hard with a primary-school diploma"},
    {80, "easy with a primary-school diploma"},
};

static const tg__metric_row rows[] = {
    {.id = TG_METRIC_FLESCH_KINCAID_SIMPLIFIED,
     .flags = EVERYWHERE,
     .name = "fleschKincaidSimplified",
     .title = "Flesch-Kincaid Grade Level, simplified",
     .group = READABILITY,
     .formula = "0.4 words/sentences + 12 syllables/words - 15",
     .source = "Kincaid, J. P. et al. (1975). Research Branch Report 8-75.",
     .language = "en",
     .variant_of = "fleschKincaidGrade",
     .uses = WORDS | SENTENCES | SYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = flesch_kincaid_simplified},
    {.id = TG_METRIC_GUNNING_FOG_PSK,
     .flags = EVERYWHERE,
     .name = "gunningFogPsk",
     .title = "Gunning Fog index, recalculated",
     .group = READABILITY,
     .formula = "3.0680 + 0.0877 words/sentences + 0.0984 (100 polysyllables/words)",
     .source = "Powers, R. D., Sumner, W. A. & Kearl, B. E. (1958). Journal of Educational Psychology 49, 99-105.",
     .language = "en",
     .variant_of = "gunningFog",
     .differs = "quanteda multiplies 3.0680 with the words of a sentence, and does not add it.",
     .uses = WORDS | SENTENCES | POLYSYLLABLES,
     .min_words = 100,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = gunning_fog_psk},
    {.id = TG_METRIC_GUNNING_FOG_NRI,
     .flags = EVERYWHERE,
     .name = "gunningFogNri",
     .title = "New Fog count",
     .group = READABILITY,
     .formula = "((words + 2 polysyllables)/sentences - 3)/2",
     .source = "Kincaid, J. P. et al. (1975). Research Branch Report 8-75.",
     .language = "en",
     .variant_of = "gunningFog",
     .differs =
         "quanteda divides the points by the sentences of 100 words; koRpus takes a percentage from the number of words.",
     .uses = WORDS | SENTENCES | POLYSYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = gunning_fog_nri},
    {.id = TG_METRIC_SMOG_C,
     .flags = EVERYWHERE,
     .name = "smogC",
     .title = "SMOG grade, regression C",
     .group = READABILITY,
     .formula = "0.9986 sqrt(30 polysyllables/sentences + 5) + 2.8795",
     .source = "McLaughlin, G. H. (1969). Journal of Reading 12(8), 639-646.",
     .language = "en",
     .variant_of = "smog",
     .uses = SENTENCES | POLYSYLLABLES,
     .min_sentences = 30,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = smog_c},
    {.id = TG_METRIC_SMOG_SIMPLE,
     .flags = EVERYWHERE,
     .name = "smogSimple",
     .title = "SMOG grade, simple",
     .group = READABILITY,
     .formula = "sqrt(30 polysyllables/sentences) + 3",
     .source = "McLaughlin, G. H. (1969). Journal of Reading 12(8), 639-646.",
     .language = "en",
     .variant_of = "smog",
     .differs = "The original takes the nearest perfect square.",
     .uses = SENTENCES | POLYSYLLABLES,
     .min_sentences = 30,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = smog_simple},
    {.id = TG_METRIC_SMOG_GERMAN,
     .flags = EVERYWHERE,
     .name = "smogGerman",
     .title = "SMOG grade for German",
     .group = READABILITY,
     .formula = "sqrt(30 polysyllables/sentences) - 2",
     .source = "Bamberger, R. & Vanecek, E. (1984). Lesen – Verstehen – Lernen – Schreiben. Jugend und Volk.",
     .language = "de",
     .variant_of = "smog",
     .uses = SENTENCES | POLYSYLLABLES,
     .min_sentences = 30,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = smog_german},
    {.id = TG_METRIC_COLEMAN_LIAU_CLOZE,
     .flags = EVERYWHERE,
     .name = "colemanLiauCloze",
     .title = "Coleman-Liau estimated cloze percentage",
     .group = READABILITY,
     .formula = "141.8401 - 0.214590 (100 wordLetters/words) + 1.079812 (100 sentences/words)",
     .source = "Coleman, M. & Liau, T. L. (1975). Journal of Applied Psychology 60, 283-284.",
     .language = "en",
     .variant_of = "colemanLiau",
     .uses = WORDS | SENTENCES | LETTERS,
     .direction = TG_DIRECTION_EASIER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = coleman_liau_cloze},
    {.id = TG_METRIC_COLEMAN_LIAU_GRADE,
     .flags = EVERYWHERE,
     .name = "colemanLiauGrade",
     .title = "Coleman-Liau grade, from the cloze percentage",
     .group = READABILITY,
     .formula = "23.06395 - 27.4004 colemanLiauCloze/100",
     .source = "Coleman, M. & Liau, T. L. (1975). Journal of Applied Psychology 60, 283-284.",
     .language = "en",
     .variant_of = "colemanLiau",
     .differs = "quanteda's documentation multiplies by 100; its code is right.",
     .uses = WORDS | SENTENCES | LETTERS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = coleman_liau_grade},
    {.id = TG_METRIC_AUTOMATED_READABILITY_SIMPLE,
     .flags = EVERYWHERE,
     .name = "automatedReadabilitySimple",
     .title = "Automated Readability Index, simplified",
     .group = READABILITY,
     .formula = "words/sentences + 9 (wordLetters + wordDigits)/words",
     .source = "Senter, R. J. & Smith, E. A. (1967). AMRL-TR-6620.",
     .language = "en",
     .variant_of = "automatedReadability",
     .uses = WORDS | SENTENCES | LETTERS | DIGITS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = automated_readability_simple},
    {.id = TG_METRIC_AUTOMATED_READABILITY_NRI,
     .flags = EVERYWHERE,
     .name = "automatedReadabilityNri",
     .title = "Automated Readability Index, recalculated",
     .group = READABILITY,
     .formula = "0.4 words/sentences + 6 (wordLetters + wordDigits)/words - 27.4",
     .source = "Kincaid, J. P. et al. (1975). Research Branch Report 8-75.",
     .language = "en",
     .variant_of = "automatedReadability",
     .uses = WORDS | SENTENCES | LETTERS | DIGITS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = automated_readability_nri},
    {.id = TG_METRIC_LINSEAR_WRITE,
     .flags = EVERYWHERE,
     .name = "linsearWrite",
     .title = "Linsear Write",
     .group = READABILITY,
     .formula = "r = (words + 2 polysyllables)/sentences; r/2 if r > 20, else (r - 2)/2",
     .source =
         "Attributed to the US Air Force; O'Hayre, J. (1966). Gobbledygook has gotta go. Bureau of Land Management.",
     .language = "en",
     .differs =
         "Of the whole text; textstat takes the first 100 words. quanteda counts four points for a hard word and none "
         "for an easy one, and never halves.",
     .uses = WORDS | SENTENCES | POLYSYLLABLES,
     .min_words = 100,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = linsear},
    {.id = TG_METRIC_FORCAST,
     .flags = EVERYWHERE,
     .name = "forcast",
     .title = "FORCAST",
     .group = READABILITY,
     .formula = "20 - (150 monosyllables/words)/10",
     .source =
         "Caylor, J. S., Sticht, T. G., Fox, L. C. & Ford, J. P. (1973). Methodologies for determining reading requirements of military occupational specialties. HumRRO 73-5.",
     .language = "en",
     .uses = WORDS | MONOSYLLABLES,
     .min_words = 150,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = forcast},
    {.id = TG_METRIC_FORCAST_RGL,
     .flags = EVERYWHERE,
     .name = "forcastRgl",
     .title = "FORCAST reading grade level",
     .group = READABILITY,
     .formula = "20.43 - 0.11 (150 monosyllables/words)",
     .source = "Caylor, J. S. et al. (1973). HumRRO 73-5.",
     .language = "en",
     .variant_of = "forcast",
     .uses = WORDS | MONOSYLLABLES,
     .min_words = 150,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = forcast_rgl},
    {.id = TG_METRIC_COLEMAN_1,
     .flags = EVERYWHERE,
     .name = "coleman1",
     .title = "Coleman cloze formula 1",
     .group = READABILITY,
     .formula = "1.29 (100 monosyllables/words) - 38.45",
     .source =
         "Coleman, E. B. (1965). On understanding prose: some determiners of its complexity. NSF Final Report GB-2604.",
     .language = "en",
     .uses = WORDS | MONOSYLLABLES,
     .direction = TG_DIRECTION_EASIER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = coleman_1},
    {.id = TG_METRIC_COLEMAN_2,
     .flags = EVERYWHERE,
     .name = "coleman2",
     .title = "Coleman cloze formula 2",
     .group = READABILITY,
     .formula = "1.16 (100 monosyllables/words) + 1.48 (100 sentences/words) - 37.95",
     .source = "Coleman, E. B. (1965). NSF Final Report GB-2604.",
     .language = "en",
     .variant_of = "coleman1",
     .uses = WORDS | SENTENCES | MONOSYLLABLES,
     .direction = TG_DIRECTION_EASIER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = coleman_2},
    {.id = TG_METRIC_FARR_JENKINS_PATERSON,
     .flags = EVERYWHERE,
     .name = "farrJenkinsPaterson",
     .title = "Farr-Jenkins-Paterson",
     .group = READABILITY,
     .formula = "1.599 (100 monosyllables/words) - 1.015 words/sentences - 31.517",
     .source =
         "Farr, J. N., Jenkins, J. J. & Paterson, D. G. (1951). Simplification of Flesch Reading Ease formula. Journal of Applied Psychology 35, 333-337.",
     .language = "en",
     .variant_of = "fleschReadingEase",
     .uses = WORDS | SENTENCES | MONOSYLLABLES,
     .direction = TG_DIRECTION_EASIER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = farr_jenkins_paterson},
    {.id = TG_METRIC_FARR_JENKINS_PATERSON_PSK,
     .flags = EVERYWHERE,
     .name = "farrJenkinsPatersonPsk",
     .title = "Farr-Jenkins-Paterson, recalculated as a grade",
     .group = READABILITY,
     .formula = "8.4335 + 0.0923 words/sentences - 0.0648 (100 monosyllables/words)",
     .source = "Powers, R. D., Sumner, W. A. & Kearl, B. E. (1958). Journal of Educational Psychology 49, 99-105.",
     .language = "en",
     .variant_of = "farrJenkinsPaterson",
     .uses = WORDS | SENTENCES | MONOSYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = farr_jenkins_paterson_psk},
    {.id = TG_METRIC_DANIELSON_BRYAN_1,
     .flags = EVERYWHERE,
     .name = "danielsonBryan1",
     .title = "Danielson-Bryan 1",
     .group = READABILITY,
     .formula = "1.0364 (wordLetters + wordDigits)/(words - 1) + 0.0194 (wordLetters + wordDigits)/sentences - 0.6059",
     .source =
         "Danielson, W. A. & Bryan, S. D. (1963). Computer automation of two readability formulas. Journalism Quarterly 40, 201-206.",
     .language = "en",
     .differs = "koRpus counts white space as characters.",
     .uses = WORDS | SENTENCES | LETTERS | DIGITS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE,
     .value = danielson_bryan_1},
    {.id = TG_METRIC_DANIELSON_BRYAN_2,
     .flags = EVERYWHERE,
     .name = "danielsonBryan2",
     .title = "Danielson-Bryan 2",
     .group = READABILITY,
     .formula = "131.059 - 10.364 (wordLetters + wordDigits)/(words - 1) - 0.194 (wordLetters + wordDigits)/sentences",
     .source = "Danielson, W. A. & Bryan, S. D. (1963). Journalism Quarterly 40, 201-206.",
     .language = "en",
     .variant_of = "danielsonBryan1",
     .differs = "quanteda adds 0.0194 in place of taking 0.194.",
     .uses = WORDS | SENTENCES | LETTERS | DIGITS,
     .direction = TG_DIRECTION_EASIER,
     .bands = danielson_bryan_bands,
     .band_count = COUNT_OF(danielson_bryan_bands),
     .value = danielson_bryan_2},
    {.id = TG_METRIC_WHEELER_SMITH,
     .flags = EVERYWHERE,
     .name = "wheelerSmith",
     .title = "Wheeler-Smith index",
     .group = READABILITY,
     .formula = "10 (words/sentences) (words - monosyllables)/words",
     .source =
         "Wheeler, L. R. & Smith, E. H. (1954). A practical readability formula for the classroom teacher in the primary grades. Elementary English 31, 397-399.",
     .language = "en",
     .uses = WORDS | SENTENCES | MONOSYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .bands = wheeler_smith_bands,
     .band_count = COUNT_OF(wheeler_smith_bands),
     .value = wheeler_smith},
    {.id = TG_METRIC_STRAIN_INDEX,
     .flags = EVERYWHERE,
     .name = "strainIndex",
     .title = "Strain index",
     .group = READABILITY,
     .formula = "0.3 syllables/sentences",
     .source = "Solomon, N. W. (2006). Qualitative analysis of media language.",
     .uses = SENTENCES | SYLLABLES,
     .min_sentences = 3,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = strain_index},
    {.id = TG_METRIC_EASY_LISTENING,
     .flags = EVERYWHERE,
     .name = "easyListening",
     .title = "Easy Listening Formula",
     .group = READABILITY,
     .formula = "(syllables - words)/sentences",
     .source = "Fang, I. E. (1966). The easy listening formula. Journal of Broadcasting 11(1), 63-68.",
     .language = "en",
     .differs = "quanteda and koRpus count words of two syllables or more, which is easyListeningWords.",
     .uses = WORDS | SENTENCES | SYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = easy_listening},
    {.id = TG_METRIC_EASY_LISTENING_WORDS,
     .flags = EVERYWHERE,
     .name = "easyListeningWords",
     .title = "Easy Listening Formula, of words",
     .group = READABILITY,
     .formula = "(words - monosyllables)/sentences",
     .source = "Fang, I. E. (1966), as quanteda and koRpus have it.",
     .language = "en",
     .variant_of = "easyListening",
     .uses = WORDS | SENTENCES | MONOSYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = easy_listening_words},
    {.id = TG_METRIC_FUCKS_CHARACTERS,
     .flags = EVERYWHERE,
     .name = "fucksCharacters",
     .title = "Fucks style characteristic, of characters",
     .group = READABILITY,
     .formula = "(wordLetters + wordDigits)/sentences",
     .source =
         "Fucks, W. (1955). Unterschied des Prosastils von Dichtern und anderen Schriftstellern. Sprachforum 1, 234-244.",
     .differs = "Ambiguous in print: quanteda counts characters, koRpus syllables.",
     .uses = SENTENCES | LETTERS | DIGITS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = fucks_characters},
    {.id = TG_METRIC_FUCKS_SYLLABLES,
     .flags = EVERYWHERE,
     .name = "fucksSyllables",
     .title = "Fucks style characteristic, of syllables",
     .group = READABILITY,
     .formula = "syllables/sentences",
     .source = "Fucks, W. (1955). Sprachforum 1, 234-244.",
     .variant_of = "fucksCharacters",
     .uses = SENTENCES | SYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = fucks_syllables},
    {.id = TG_METRIC_TULDAVA,
     .flags = EVERYWHERE,
     .name = "tuldava",
     .title = "Tuldava's text difficulty",
     .group = READABILITY,
     .formula = "(syllables/words) ln(words/sentences)",
     .source = "Tuldava, J. (1993). Measuring text difficulty. Glottometrika 14, 69-81.",
     .uses = WORDS | SENTENCES | SYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = tuldava},
    {.id = TG_METRIC_WIENER_SACHTEXTFORMEL_1,
     .flags = EVERYWHERE,
     .name = "wienerSachtextformel1",
     .title = "Wiener Sachtextformel 1",
     .group = READABILITY,
     .formula =
         "0.1935 (100 polysyllables/words) + 0.1672 words/sentences + 0.1297 (100 longWords/words) - 0.0327 (100 monosyllables/words) - 0.875",
     .source = "Bamberger, R. & Vanecek, E. (1984). Lesen – Verstehen – Lernen – Schreiben. Jugend und Volk.",
     .language = "de",
     .differs = "quanteda takes words of six letters for long ones.",
     .uses = WORDS | SENTENCES | POLYSYLLABLES | MONOSYLLABLES | LONG_WORDS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = wiener_sachtextformel_1},
    {.id = TG_METRIC_WIENER_SACHTEXTFORMEL_2,
     .flags = EVERYWHERE,
     .name = "wienerSachtextformel2",
     .title = "Wiener Sachtextformel 2",
     .group = READABILITY,
     .formula = "0.2007 (100 polysyllables/words) + 0.1682 words/sentences + 0.1373 (100 longWords/words) - 2.779",
     .source = "Bamberger, R. & Vanecek, E. (1984).",
     .language = "de",
     .variant_of = "wienerSachtextformel1",
     .differs = "quanteda takes words of six letters for long ones.",
     .uses = WORDS | SENTENCES | POLYSYLLABLES | LONG_WORDS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = wiener_sachtextformel_2},
    {.id = TG_METRIC_WIENER_SACHTEXTFORMEL_3,
     .flags = EVERYWHERE,
     .name = "wienerSachtextformel3",
     .title = "Wiener Sachtextformel 3",
     .group = READABILITY,
     .formula = "0.2963 (100 polysyllables/words) + 0.1905 words/sentences - 1.1144",
     .source = "Bamberger, R. & Vanecek, E. (1984).",
     .language = "de",
     .variant_of = "wienerSachtextformel1",
     .uses = WORDS | SENTENCES | POLYSYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = wiener_sachtextformel_3},
    {.id = TG_METRIC_WIENER_SACHTEXTFORMEL_4,
     .flags = EVERYWHERE,
     .name = "wienerSachtextformel4",
     .title = "Wiener Sachtextformel 4",
     .group = READABILITY,
     .formula = "0.2744 (100 polysyllables/words) + 0.2656 words/sentences - 1.693",
     .source = "Bamberger, R. & Vanecek, E. (1984).",
     .language = "de",
     .variant_of = "wienerSachtextformel1",
     .uses = WORDS | SENTENCES | POLYSYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = wiener_sachtextformel_4},
    {.id = TG_METRIC_DICKES_STEIWER,
     .flags = EVERYWHERE,
     .name = "dickesSteiwer",
     .title = "Dickes-Steiwer Handformel",
     .group = READABILITY,
     .formula =
         "235.95993 - 73.021 ln(wordLetters/words + 1) - 12.56438 ln(words/sentences + 1) - 50.03293 uniqueWords/words",
     .source =
         "Dickes, P. & Steiwer, L. (1977). Ausarbeitung von Lesbarkeitsformeln für die deutsche Sprache. Zeitschrift für Entwicklungspsychologie und Pädagogische Psychologie 9, 20-28.",
     .language = "de",
     .differs = "quanteda leaves out the logarithms.",
     .uses = WORDS | SENTENCES | LETTERS | TYPES,
     .min_words = 100,
     .direction = TG_DIRECTION_EASIER,
     .value = dickes_steiwer},
    {.id = TG_METRIC_GUTIERREZ_POLINI,
     .flags = EVERYWHERE,
     .name = "gutierrezPolini",
     .title = "Comprehensibility of Spanish, by Gutiérrez de Polini",
     .group = READABILITY,
     .formula = "95.2 - 9.7 wordLetters/words - 0.35 words/sentences",
     .source = "Gutiérrez de Polini, L. E. (1972). Investigación sobre lectura en Venezuela. Caracas.",
     .language = "es",
     .uses = WORDS | SENTENCES | LETTERS,
     .direction = TG_DIRECTION_EASIER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .value = gutierrez_polini},
    {.id = TG_METRIC_CRAWFORD,
     .flags = EVERYWHERE,
     .name = "crawford",
     .title = "Years of schooling for Spanish, by Crawford",
     .group = READABILITY,
     .formula = "0.049 (100 syllables/words) - 0.205 (100 sentences/words) - 3.407",
     .source =
         "Crawford, A. N. (1989). Fórmula y gráfico para determinar la comprensibilidad de textos de nivel primario en castellano. Lectura y Vida 10(4), 18-24.",
     .language = "es",
     .uses = WORDS | SENTENCES | SYLLABLES,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = crawford},
    {.id = TG_METRIC_GULPEASE,
     .flags = EVERYWHERE,
     .name = "gulpease",
     .title = "Gulpease index",
     .group = READABILITY,
     .formula = "89 + (300 sentences - 10 wordLetters)/words",
     .source =
         "Lucisano, P. & Piemontese, M. E. (1988). GULPEASE: una formula per la predizione della difficoltà dei testi in lingua italiana. Scuola e Città 39, 110-124.",
     .language = "it",
     .differs = "textstat counts punctuation as letters.",
     .uses = WORDS | SENTENCES | LETTERS,
     .direction = TG_DIRECTION_EASIER,
     .kind = TG_METRIC_IS_LENGTH_INVARIANT,
     .bands = gulpease_bands,
     .band_count = COUNT_OF(gulpease_bands),
     .value = gulpease},
    {.id = TG_METRIC_HARRIS_JACOBSON_3,
     .flags = EVERYWHERE,
     .name = "harrisJacobson3",
     .title = "Harris-Jacobson formula 3",
     .group = READABILITY,
     .formula = "0.158 words/sentences + 0.055 (100 longWords/words) + 0.355",
     .source = "Harris, A. J. & Jacobson, M. D. (1974). Revised Harris-Jacobson readability formulas.",
     .language = "en",
     .differs = "The other four need a list of words that is not free.",
     .uses = WORDS | SENTENCES | LONG_WORDS,
     .direction = TG_DIRECTION_HARDER,
     .kind = TG_METRIC_IS_GRADE | TG_METRIC_IS_LENGTH_INVARIANT,
     .value = harris_jacobson_3},
};

const tg__metric_family tg__readability_variants = {rows, COUNT_OF(rows)};
