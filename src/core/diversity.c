/* diversity: one function and one row a measure. */
#include "diversity.h"

static double type_token_ratio(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_UNIQUE_WORDS) / tg__count_of(in, TG_COUNT_WORDS);
}

static const tg__metric_row rows[] = {
    {.id = TG_METRIC_TYPE_TOKEN_RATIO,
     .flags = TG__METRIC_WORDS | TG__METRIC_APART,
     .name = "typeTokenRatio",
     .title = "Type-token ratio",
     .group = "diversity",
     .formula = "uniqueWords/words",
     .source = "Chotlos, J. W. (1944). Studies in language behavior IV. Psychological Monographs 56, 75-111.",
     .uses = TG__COUNT_BIT(TG_COUNT_WORDS) | TG__COUNT_BIT(TG_COUNT_UNIQUE_WORDS),
     .direction = TG_DIRECTION_NONE,
     .value = type_token_ratio},
};

const tg__metric_family tg__diversity = {rows, sizeof rows / sizeof *rows};
