/*
 * table: word → count. Entries stand in the order in which they came, so that common words are close together; slots of
 * 8 bytes, by open addressing and a seeded hash, tell where. Keys have an arena. Knows nothing of Unicode or languages.
 *
 * No call takes long, however many words there are: entries come in chunks, and slots in
 * segments, of which one at a time is divided in two, in turn (linear hashing: Litwin, "Linear hashing", VLDB 1980).
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

#define TG__CHUNK_BITS 13   /* 8192 entries; the first chunk is smaller while they are few */
#define TG__SEGMENT_BITS 14 /* 16384 slots, unless there is one segment, or too many of its words are of one hash */

typedef struct tg__segment {
    tg__slot *slots;
    uint32_t last; /* slot; their number is a power of two */
    uint32_t used; /* of them; only where the segment stands first */
} tg__segment;

typedef struct tg__arena_block {
    struct tg__arena_block *next;
    size_t size; /* of the whole block */
} tg__arena_block;

typedef struct tg__table {
    tg_allocator mem;
    uint64_t seed[2];
    uint64_t multipliers[4]; /* made of the seed: the hash of keys that are all head */
    tg__segment *segments;   /* one not divided yet in this round stands twice; NULL before the first word */
    size_t last;             /* of their places, the number of which is a power of two */
    size_t count;            /* of segments, which stand first in places 0 to count - 1 */
    size_t divide_at;        /* when there are so many words, the next segment is divided */
    tg__entry **chunks;      /* of entries, in the order in which they came */
    size_t used;             /* of entries */
    size_t entry_cap;
    size_t chunk_cap;
    tg__arena_block *blocks;
    char *rest;  /* the arena's unused rest */
    size_t left; /* bytes of it */
} tg__table;

/** An empty table, without memory of its own yet. */
void tg__table_init(tg__table *t, const tg_allocator *mem, const uint64_t seed[2]);

void tg__table_free(tg__table *t);

/**
 * Free some of a table that is used for nothing else any more.
 *
 * @param work  how many blocks of memory to free; less what it took.
 * @return 1 when all is free, 0 if there is more.
 */
int tg__table_free_step(tg__table *t, size_t *work);

/** Make room so that adding `count` words, a few hundred at most, moves no entry. @return TG_OK; TG_E_NOMEM */
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

/** The entry of a number, 1 to t->used; 0 leads to one that is of no word, once there is room for some. */
static inline tg__entry *tg__table_entry(const tg__table *t, size_t number) {
    return &t->chunks[number >> TG__CHUNK_BITS][number & (((size_t)1 << TG__CHUNK_BITS) - 1)];
}

/** The segment of the keys with this hash, once there is room for some. */
static inline const tg__segment *tg__table_segment(const tg__table *t, uint32_t hash) {
    return &t->segments[hash >> TG__SEGMENT_BITS & t->last];
}

/** The slot at which the search for a key begins. */
static inline const tg__slot *tg__table_slot(const tg__table *t, uint32_t hash) {
    const tg__segment *s = tg__table_segment(t, hash);
    return &s->slots[hash & s->last];
}

/** The entry of a key of at most TG__HEAD_SIZE bytes; NULL if there is none. */
static inline tg__entry *tg__table_find(const tg__table *t, tg__head key, size_t len, uint32_t hash) {
    const tg__segment *s;
    uint32_t i;

    if (!t->count) return NULL;
    s = tg__table_segment(t, hash);
    for (i = hash & s->last; s->slots[i].number; i = (i + 1) & s->last) {
        tg__entry *e;
        if (s->slots[i].hash != hash) continue;
        e = tg__table_entry(t, s->slots[i].number);
        if (e->head.low == key.low && e->head.high == key.high && e->key_len == len) return e;
    }
    return NULL;
}

/** The entry of a key; NULL if there is none. */
const tg__entry *tg__table_get(const tg__table *t, const char *key, size_t len);

/** SipHash-1-3 of `len` bytes under `seed`. */
uint64_t tg__hash(const uint64_t seed[2], const void *bytes, size_t len);

/** Ascending by bytes; a prefix is smaller. @return negative, 0 or positive. */
int tg__bytes_compare(const char *a, size_t a_len, const char *b, size_t b_len);

#endif
