/* columns: what analyze_batch() measures, one array a count or metric, one row a text. Knows nothing of where texts come
 * from. */
#ifndef TGPY_COLUMNS_H
#define TGPY_COLUMNS_H

#include "tgpy.h"

typedef struct tgpy_columns {
    const tg_options *options;
    size_t count, cap; /* rows */
    void **data;       /* of the counts that are asked for, int64_t, then of the metrics, double */
    size_t width;      /* how many there are */
} tgpy_columns;

int tgpy_columns_init(tgpy_columns *columns, const tg_options *options);
void tgpy_columns_free(tgpy_columns *columns);

/** Room for `more` rows. */
int tgpy_columns_reserve(tgpy_columns *columns, size_t more);

/** One row, for which there is room; NULL for a text that is missing. Needs no GIL. */
void tgpy_columns_add(tgpy_columns *columns, const tg_report *report);

/** The textgauge.Columns, memoryviews which take the arrays over. */
PyObject *tgpy_columns_take(tgpy_state *state, tgpy_columns *columns);

#endif
