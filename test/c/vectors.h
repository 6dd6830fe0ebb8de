/* vectors: the cases of test/data/vectors.json as tables of C and C++, made by tools/vectors-to-c.mjs. */
#ifndef TG_TEST_VECTORS_H
#define TG_TEST_VECTORS_H

#include "textgauge.h"

typedef struct vec_count {
    const char *name;
    uint64_t value;
} vec_count;

typedef struct vec_metric {
    const char *name;
    int defined;
    uint64_t bits;
} vec_metric;

typedef struct vec_word {
    const char *word;
    size_t len;
    uint64_t count;
} vec_word;

typedef struct vec_note {
    const char *metric; /* NULL: about the whole report */
    const char *code;
} vec_note;

typedef struct vec_bounds {
    tg_granularity granularity;
    const size_t *ends;
    size_t count;
} vec_bounds;

/* -1 stands for "not said" in options and in the sizes of lists. */
typedef struct vec {
    const char *name;
    const unsigned char *text;
    size_t len, repeat;
    int profile, encoding, invalid, line_breaks, sentences, hyphens, top;
    const char *language;
    const char *const *only_counts;  /* ends with NULL */
    const char *const *only_metrics; /* ends with NULL */
    int all_metrics;
    const char *error;
    uint64_t error_offset;
    const vec_count *counts;
    int count_size;
    const vec_metric *metrics;
    int metric_size;
    const vec_word *words;
    int word_size;
    const vec_note *notes;
    int note_size;
    const vec_bounds *bounds;
    int bounds_size;
} vec;

#include "vectors.inc" /* VECTORS */

#endif
