/* parts: where a text may be cut, and what a part must know of the text before it. */
#ifndef TG_CORE_PARTS_H
#define TG_CORE_PARTS_H

#include "options.h"

/**
 * Begin a part behind `before`.
 * @return TG_OK; TG_E_ARG if the text may not be cut there.
 */
tg_status tg__parts_begin(tg__tally *t, const tg__config *config, const uint8_t *before, size_t len);

#endif
