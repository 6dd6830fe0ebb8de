/* parts: where a text may be cut, and what a part must know of the text before it. */
#ifndef TG_CORE_PARTS_H
#define TG_CORE_PARTS_H

#include "options.h"

/**
 * What a part must know that begins behind `before`.
 *
 * @param kind  receives TG__PART_LINE or TG__PART_SPACE.
 * @param line  receives where the line is, for TG__PART_SPACE.
 * @return TG_OK; TG_E_ARG if the text may not be cut there.
 */
tg_status tg__parts_find(const tg__config *config, const uint8_t *before, size_t len, unsigned *kind, tg__line *line);

#endif
