/*
 * words_compare: the word table of one text, by drawn options, compared with the one that words_reference counts slowly: whole, in
 * pieces, in parts, saved and loaded, in bounded memory, by every kernel of this build.
 */
#ifndef TG_TEST_WORDS_COMPARE_H
#define TG_TEST_WORDS_COMPARE_H

#include "../../include/textgauge.h"
#include "generate.h"

typedef struct words_sample {
    const uint8_t *bytes;
    size_t len;
    tg_options o; /* encoding is not TG_ENCODING_BY_MARK */
    generator g;  /* of cuts; moves on */
} words_sample;

/** Everything that word tables can be asked for, but for the encoding. What the options point to is static. */
void words_draw_options(generator *g, tg_options *o);

/** @return what differs from the reference first, until the next call; NULL if nothing does. */
const char *words_differ(words_sample *d);

#endif
