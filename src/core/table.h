/*
 * table: word → count. Entries stand in the order in which they came, so that common words are close together; slots of
 * 8 bytes, by open addressing and a seeded hash, tell where. Keys have an arena. Knows nothing of Unicode or languages.
 */
#ifndef TG_CORE_TABLE_H
#define TG_CORE_TABLE_H

#include "mem.h"

/* The first 16 bytes of a key, read from the low end; what a shorter key leaves is 0. */
typedef struct tg__head {
    uint64_t low, high;
} tg__head;

#define TG__HEAD_SIZE 16u

typedef struct tg__entry {
    tg__head head;
    uint64_t count;
    uint32_t key_len;
    uint32_t shown_cap; /* room at `shown`; 0 if it is `key` */
    const char *key;    /* followed by a NUL that is not in key_len */
    const char *shown;  /* likewise; the smallest shown form seen; may be `key` */
    uint32_t shown_len;
    uint32_t syllables; /* a fact of the key: the caller's to fill in, once, when count is 1 */
} tg__entry;

typedef struct tg__slot {
    uint32_t hash;   /* of the entry's key */
    uint32_t number; /* of the entry, counted from 1; 0: the slot is free */
} tg__slot;

typedef struct tg__arena_block {
    struct tg__arena_block *next;
    size_t size; /* of the whole block */
} tg__arena_block;

typedef struct tg__table {
    tg_allocator mem;
    uint64_t seed[2];
    uint64_t multipliers[4]; /* made of the seed: the hash of keys that are all head */
    tg__slot *slots;
    size_t cap;         /* of slots: a power of two, or 0 */
    tg__entry *entries; /* in the order in which they came */
    size_t used;        /* of entries */
    size_t entry_cap;
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
 * A table's hash of a key of at most TG__HEAD_SIZE bytes: strongly universal, as multilinear hashing with half the
 * multiplications is (Lemire and Kaser, "Strongly universal string hashing is fast", The Computer Journal 57, 2014): who
 * does not know the seed cannot choose keys that collide.
 */
static inline uint32_t tg__table_hash(const tg__table *t, tg__head key) {
    const uint64_t *m = t->multipliers;
    uint64_t sum =
        (m[0] + (uint32_t)key.low) * (m[1] + (key.low >> 32)) + (m[2] + (uint32_t)key.high) * (m[3] + (key.high >> 32));
    return (uint32_t)(sum >> 32);
}

/** The entry of a key of at most TG__HEAD_SIZE bytes; NULL if there is none. */
static inline tg__entry *tg__table_find(const tg__table *t, tg__head key, size_t len, uint32_t hash) {
    size_t last = t->cap - 1, i;

    if (!t->cap) return NULL;
    for (i = hash & last; t->slots[i].number; i = (i + 1) & last) {
        tg__entry *e = &t->entries[t->slots[i].number - 1];
        if (t->slots[i].hash == hash && e->head.low == key.low && e->head.high == key.high && e->key_len == len)
            return e;
    }
    return NULL;
}

/** SipHash-1-3 of `len` bytes under `seed`. */
uint64_t tg__hash(const uint64_t seed[2], const void *bytes, size_t len);

/** Ascending by bytes; a prefix is smaller. @return negative, 0 or positive. */
int tg__bytes_compare(const char *a, size_t a_len, const char *b, size_t b_len);

#endif
