/* visit: the segments of a text, handed over in batches. Allocates nothing; where they end is known to boundaries.c. */
#include "../../include/textgauge.h"

#include "base.h"

#define BATCH 256 /* segments handed over at a time */

tg_status tg_visit(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                   tg_visitor visitor, void *user) {
    size_t offsets[BATCH], lens[BATCH], at = 0, consumed, i;
    tg_segments batch = {0, offsets, lens, NULL};
    tg_cursor cursor = {{0}};
    const uint8_t *from = text;
    uint8_t flags[BATCH];
    tg_status st;

    if (!visitor) return TG_E_ARG;
    batch.flags = flags;
    do {
        st = tg_boundaries(granularity, from, len - at, 1, options, &cursor, lens, flags, BATCH, &batch.count,
                           &consumed);
        if (st != TG_OK || !batch.count) return st;
        for (i = 0; i < batch.count; i++) { /* from the ends of segments to their lengths */
            offsets[i] = at;
            lens[i] -= at - offsets[0];
            at += lens[i];
        }
        if (visitor(user, &batch) != 0) return TG_E_CANCELLED;
        from += consumed;
    } while (at < len);
    return TG_OK;
}
