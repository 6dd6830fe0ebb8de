/* metrics: the rows of every family, by their number. */
#include "metrics.h"

#include "diversity.h"
#include "readability.h"

/* Ascending; a family has numbers that follow one another. */
static const tg__metric_family *const families[] = {&tg__readability, &tg__diversity, &tg__times,
                                                    &tg__readability_flesch, &tg__readability_variants};

const tg__metric_row *tg__metric_row_of(size_t id) {
    size_t i, n = id;

    for (i = 0; i < sizeof families / sizeof *families; i++) {
        if (n < families[i]->count) return &families[i]->rows[n];
        n -= families[i]->count;
    }
    return NULL;
}

size_t tg_metric_total(void) {
    return TG__METRIC_COUNT;
}

const char *tg_metric_name(size_t which) {
    const tg__metric_row *row = tg__metric_row_of(which);
    return row ? row->name : NULL;
}

const char *tg_metric_group(size_t which) {
    const tg__metric_row *row = tg__metric_row_of(which);
    return row ? row->group : NULL;
}

tg_status tg_metric_describe(size_t which, tg_metric_info *info) {
    const tg__metric_row *row = tg__metric_row_of(which);
    tg_metric_info out;

    if (!row || !info || info->size < sizeof info->size) return TG_E_ARG;
    memset(&out, 0, sizeof out);
    out.size = info->size;
    out.name = row->name;
    out.group = row->group;
    out.title = row->title;
    out.formula = row->formula;
    out.source = row->source;
    out.language = row->language;
    out.variant_of = row->variant_of;
    out.differs = row->differs;
    out.counts = row->uses;
    out.min_words = row->min_words;
    out.min_sentences = row->min_sentences;
    out.direction = row->direction;
    out.kind = row->kind;
    out.bands = row->bands;
    out.band_count = row->band_count;
    memset(info, 0, out.size); /* what a newer caller asks for is not there */
    memcpy(info, &out, tg__min(out.size, sizeof out));
    return TG_OK;
}
