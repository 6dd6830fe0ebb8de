/* generate: texts that have everything in them that a segmenter can stumble over. The same seed gives the same text. */
#ifndef TG_TEST_GENERATE_H
#define TG_TEST_GENERATE_H

#include "textgauge.h"

#include <stddef.h>
#include <stdint.h>

/* A source of numbers: any value is a seed. */
typedef struct generator {
    uint64_t state;
} generator;

uint64_t generate_number(generator *g);

/* A number below `count`, which is not 0. */
size_t generate_below(generator *g, size_t count);

/* The most code points of a text. */
#define GENERATE_MAX 2048

/**
 * A text of one of several kinds: letters and marks of many scripts; properties drawn evenly, so that rare ones meet;
 * ASCII with a few odd code points in it; pieces that begin and end at places of a block; runs.
 *
 * @param out  room for GENERATE_MAX code points; none is a surrogate.
 * @return how many there are; 0 too.
 */
size_t generate_text(generator *g, uint32_t *out);

/**
 * Write a code point; in Latin-1 one above 0xFF is another of its letters and signs.
 *
 * @return where the next one goes, at most four bytes further.
 */
uint8_t *generate_put(uint8_t *to, uint32_t cp, tg_encoding encoding);

#endif
