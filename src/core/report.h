/* report: what is handed out. */
#ifndef TG_CORE_REPORT_H
#define TG_CORE_REPORT_H

#include "options.h"

/** Make a report of a tally without an open document. @return TG_OK, TG_E_NOMEM or TG_E_LIMIT. */
tg_status tg__report_new(const tg__config *config, const tg__tally *tally, tg_report **out);

#endif
