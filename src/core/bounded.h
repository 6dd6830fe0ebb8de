/*
 * bounded: the most common words in bounded memory: Space-Saving (Metwally, Agrawal and El Abbadi, "Efficient computation
 * of frequent and top-k elements in data streams", ICDT 2005), and an estimate of how many distinct words there were by
 * HyperLogLog. Counts are exact as long as there are no more distinct words than places. What is counted depends on the
 * order of the words, and on nothing else: no seed, no machine.
 */
#ifndef TG_CORE_BOUNDED_H
#define TG_CORE_BOUNDED_H

#include "mem.h"

#define TG__SKETCH_BITS 14 /* 16384 registers: a standard error of 0.81 % */

typedef struct tg__counted {
    uint64_t count;
    uint64_t error; /* of the count at most: it may be that much too high */
    char *bytes;    /* the key, and behind it the shown form if it is another */
    size_t cap;
    uint32_t key_len;
    uint32_t shown_len; /* UINT32_MAX: as the key */
    uint32_t hash;
    uint32_t place; /* in the heap */
} tg__counted;

typedef struct tg__ranked {
    uint64_t count;
    uint64_t prefix; /* the first bytes of the key, the first of them highest */
    uint32_t number; /* of the word */
} tg__ranked;

typedef struct tg__numbered {
    uint32_t hash;
    uint32_t number; /* of the word, counted from 1; 0: the slot is free */
} tg__numbered;

typedef struct tg__bounded {
    tg_allocator mem;
    uint64_t seed[2];
    uint32_t most; /* words */
    uint32_t used;
    uint64_t evicted; /* words, each time */
    tg__counted *words;
    tg__ranked *heap; /* what goes next is first */
    size_t word_cap, heap_cap;
    tg__numbered *slots; /* at most half of them are used */
    size_t slot_count;   /* a power of two, or 0 */
    uint8_t *registers;  /* of the sketch; NULL before the first word */
} tg__bounded;

/** Allocates nothing. */
void tg__bounded_init(tg__bounded *b, const tg_allocator *mem, const uint64_t seed[2], uint32_t most);

void tg__bounded_free(tg__bounded *b);

/**
 * Free some of one that is used for nothing else any more.
 *
 * @param work  how many words to free; less what it took.
 * @return 1 when all is free, 0 if there is more.
 */
int tg__bounded_free_step(tg__bounded *b, size_t *work);

/** Forget the words. */
void tg__bounded_clear(tg__bounded *b);

/**
 * Count a word once. One that is not there takes the place of the last of the order (count descending, key ascending),
 * once all are taken, and its count as an error.
 *
 * @param key, key_len, shown, shown_len  as in tg__table_add.
 * @return TG_OK; TG_E_NOMEM, TG_E_LIMIT: nothing has changed but what the sketch knows.
 */
tg_status tg__bounded_add(tg__bounded *b, const char *key, size_t key_len, const char *shown, size_t shown_len);

/** A word; NULL if it has no place. */
const tg__counted *tg__bounded_get(const tg__bounded *b, const char *key, size_t len);

/** How many distinct words were added: exactly, if none was evicted, else an estimate. */
uint64_t tg__bounded_distinct(const tg__bounded *b);

/** Make `b`, which is initialised and empty, a copy of `from`. @return TG_OK; TG_E_NOMEM, TG_E_LIMIT: to be freed */
tg_status tg__bounded_copy(tg__bounded *b, const tg__bounded *from);

/** The shown form. */
static inline const char *tg__counted_shown(const tg__counted *w, size_t *len) {
    if (w->shown_len == UINT32_MAX) {
        *len = w->key_len;
        return w->bytes;
    }
    *len = w->shown_len;
    return w->bytes + w->key_len;
}

#endif
