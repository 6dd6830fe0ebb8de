/* codec: a tally as bytes, and back. */
#ifndef TG_CORE_CODEC_H
#define TG_CORE_CODEC_H

#include "options.h"

/** As tg_analyzer_save, for a tally without an open document. */
tg_status tg__state_save(const tg__config *config, const tg__tally *tally, void *out, size_t cap, size_t *len);

/**
 * As tg_analyzer_load.
 * @param config  complete; its rules are replaced by those of the state.
 * @param tally   not initialised; made on TG_OK, else holds nothing.
 */
tg_status tg__state_load(const void *state, size_t len, tg__config *config, tg__tally *tally);

#endif
