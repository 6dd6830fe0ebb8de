/* metrics: the rows of every family, by their number. */
#include "metrics.h"

#include "diversity.h"
#include "readability.h"

static const tg__metric_row *find(const tg__metric_row *rows, size_t count, size_t id) {
    size_t i;
    for (i = 0; i < count; i++)
        if (rows[i].id == id) return &rows[i];
    return NULL;
}

const tg__metric_row *tg__metric_row_of(size_t id) {
    const tg__metric_row *row = find(tg__readability_rows, tg__readability_count, id);
    return row ? row : find(tg__diversity_rows, tg__diversity_count, id);
}

size_t tg_metric_total(void) {
    return tg__readability_count + tg__diversity_count;
}

const char *tg_metric_name(size_t which) {
    const tg__metric_row *row = tg__metric_row_of(which);
    return row ? row->name : NULL;
}

const char *tg_metric_group(size_t which) {
    const tg__metric_row *row = tg__metric_row_of(which);
    return row ? row->group : NULL;
}
