/* table: word → count. Open addressing, seeded hash, keys in an arena of its own. Knows nothing of Unicode or languages. */
#ifndef TG_CORE_TABLE_H
#define TG_CORE_TABLE_H

#include "mem.h"

/* The first 16 bytes of a key, read from the low end; what a shorter key leaves is 0. */
typedef struct tg__head {
    uint64_t low, high;
} tg__head;

#define TG__HEAD_SIZE 16u

typedef struct tg__entry {
    uint64_t hash;
    tg__head head;
    uint64_t count;    /* 0: the slot is free */
    const char *key;   /* followed by a NUL that is not in key_len */
    const char *shown; /* likewise; the smallest shown form seen; may be `key` */
    uint32_t key_len;
    uint32_t shown_len;
    uint32_t shown_cap; /* room at `shown`; 0 if it is `key` */
    uint32_t syllables; /* a fact of the key: the caller's to fill in, once, when count is 1 */
} tg__entry;

typedef struct tg__arena_block {
    struct tg__arena_block *next;
    size_t size; /* of the whole block */
} tg__arena_block;

typedef struct tg__table {
    tg_allocator mem;
    uint64_t seed[2];
    uint64_t multipliers[4]; /* made of the seed: the hash of keys that are all head */
    tg__entry *slots;
    size_t cap; /* a power of two, or 0 */
    size_t used;
    tg__arena_block *blocks;
    char *rest;  /* the arena's unused rest */
    size_t left; /* bytes of it */
} tg__table;

/** An empty table, without memory of its own yet. */
void tg__table_init(tg__table *t, const tg_allocator *mem, const uint64_t seed[2]);

void tg__table_free(tg__table *t);

/** Make room for `count` more words at once. @return TG_OK; TG_E_NOMEM or TG_E_LIMIT: the table is unchanged. */
tg_status tg__table_reserve(tg__table *t, size_t count);

/** Forget the words; slots are kept if they are few. */
void tg__table_clear(tg__table *t);

/**
 * Count `times` occurrences of a word.
 *
 * @param key, key_len      UTF-8; copied. key_len is at most UINT32_MAX - 1.
 * @param shown, shown_len  how this occurrence is shown; the same pointer as `key` if the same. Copied.
 * @param times             at least 1.
 * @param out               receives the entry, valid until the next call; its count is `times` if it is new.
 * @return TG_OK; TG_E_NOMEM; TG_E_LIMIT, also if the count would not fit: the table is unchanged.
 */
tg_status tg__table_add(tg__table *t, const char *key, size_t key_len, const char *shown, size_t shown_len,
                        uint64_t times, tg__entry **out);

/**
 * A table's hash of a key of at most TG__HEAD_SIZE bytes: strongly universal in its low 32 bits, as multilinear
 * hashing with half the multiplications is (Lemire and Kaser, "Strongly universal string hashing is fast", The Computer
 * Journal 57, 2014): who does not know the seed cannot choose keys that collide.
 */
static inline uint64_t tg__table_hash(const tg__table *t, tg__head key) {
    const uint64_t *m = t->multipliers;
    uint64_t sum =
        (m[0] + (uint32_t)key.low) * (m[1] + (key.low >> 32)) + (m[2] + (uint32_t)key.high) * (m[3] + (key.high >> 32));
    return sum >> 32 | sum << 32;
}

/** The entry of a key of 1 to TG__HEAD_SIZE bytes; NULL if there is none. */
static inline tg__entry *tg__table_find(const tg__table *t, tg__head key, size_t len, uint64_t hash) {
    size_t last = t->cap - 1, i;

    if (!t->cap) return NULL;
    for (i = (size_t)hash & last;; i = (i + 1) & last) {
        tg__entry *e = &t->slots[i];
        if (!((e->head.low ^ key.low) | (e->head.high ^ key.high) | (e->key_len ^ len))) return e;
        if (!e->count) return NULL;
    }
}

/** SipHash-1-3 of `len` bytes under `seed`. */
uint64_t tg__hash(const uint64_t seed[2], const void *bytes, size_t len);

/** Ascending by bytes; a prefix is smaller. @return negative, 0 or positive. */
int tg__bytes_compare(const char *a, size_t a_len, const char *b, size_t b_len);

#endif
