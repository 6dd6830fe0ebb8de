/* report: what is handed out. */
#ifndef TG_CORE_REPORT_H
#define TG_CORE_REPORT_H

#include "options.h"
#include "select.h"

/** Make a report of a tally without an open document. @return TG_OK, TG_E_NOMEM or TG_E_LIMIT. */
tg_status tg__report_new(const tg__config *config, const tg__tally *tally, tg_report **out);

/* A report under way: for large tables it is made in steps. All zero is none. */
typedef struct tg__maker {
    enum { TG__MAKER_NONE, TG__MAKER_READ, TG__MAKER_SORT, TG__MAKER_SIZE, TG__MAKER_COPY, TG__MAKER_FREE } stage;
    tg__select select;
    tg__walk walk;                  /* where in the table */
    size_t at;                      /* the next word of the list */
    size_t text;                    /* bytes of words, with their NULs */
    uint64_t counts[TG_COUNT_ALL_]; /* those of the table */
    tg_report *report;
} tg__maker;

/** Until it is made or freed, neither of the two may change. @return as tg__report_new; m is to be freed in any case */
tg_status tg__maker_begin(tg__maker *m, const tg__config *config, const tg__tally *tally);

/**
 * @param work  how many words to look at, more or less.
 * @param out   receives the report when it is made, with which `m` is free; is left alone till then.
 * @return as tg__report_new.
 */
tg_status tg__maker_step(tg__maker *m, const tg__config *config, const tg__tally *tally, size_t work, tg_report **out);

void tg__maker_free(tg__maker *m);

#endif
