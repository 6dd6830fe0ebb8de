/* diversity: one function and one row a measure. */
#include "diversity.h"

/* Chotlos 1944; Templin 1957 */
static double type_token_ratio(const tg__metric_input *in) {
    return tg__count_of(in, TG_COUNT_UNIQUE_WORDS) / tg__count_of(in, TG_COUNT_WORDS);
}

const tg__metric_row tg__diversity_rows[] = {
    {TG_METRIC_TYPE_TOKEN_RATIO, TG__METRIC_WORDS | TG__METRIC_APART, "typeTokenRatio", "diversity",
     TG__COUNT_BIT(TG_COUNT_WORDS) | TG__COUNT_BIT(TG_COUNT_UNIQUE_WORDS), 0, 0, type_token_ratio},
};

const size_t tg__diversity_count = sizeof tg__diversity_rows / sizeof *tg__diversity_rows;
