/*
 * table: word → count. An entry of 32 bytes stands in its slot, by open addressing and a seeded hash, with the whole of a key
 * of at most 15 bytes: to count such a word again is to look at one line of memory. Longer keys, and shown forms that differ
 * from their keys, are in an arena. Knows nothing of Unicode or languages.
 *
 * No call takes long, however many words there are: slots come in segments, of which one at a time is divided in two, in
 * turn (linear hashing: Litwin, "Linear hashing", VLDB 1980).
 */
#ifndef TG_CORE_TABLE_H
#define TG_CORE_TABLE_H

#include "mem.h"

/* A key, as two words read from the low end: one of at most TG__SHORT_MAX bytes, none of them 0, and what is left is 0. */
typedef struct tg__head {
    uint64_t low, high;
} tg__head;

#define TG__SHORT_MAX 15u
#define TG__HEAD_SIZE 16u /* so a NUL follows a short key */

/* What does not fit into an entry. */
typedef struct tg__more {
    const char *key;   /* followed by a NUL that is not in key_len; NULL: the key is short, and in the entry */
    const char *shown; /* likewise: the smallest shown form seen; NULL: it is the key */
    uint32_t hash;     /* of `key` */
    uint32_t key_len, shown_len;
    uint32_t shown_cap; /* room at `shown` */
} tg__more;

typedef struct tg__entry {
    _Alignas(16) uint8_t head[TG__HEAD_SIZE]; /* of a key that is not short the first 15 bytes, and 0xFF */
    uint64_t count;                           /* 0: the slot is free */
    tg__more *more;                           /* NULL: the key is short, and shown as it is */
} tg__entry;

#define TG__SEGMENT_BITS 13 /* 8192 slots, unless there is one segment, or too many of its words are of one hash */

typedef struct tg__segment {
    tg__entry *slots; /* at the beginning of a cache line */
    void *block;      /* that they are in; NULL: it is one of many in a slab */
    uint32_t last;    /* slot; their number is a power of two */
    uint32_t used;    /* of them; only where the segment stands first */
} tg__segment;

typedef struct tg__arena_block {
    struct tg__arena_block *next;
    size_t size; /* of the whole block */
} tg__arena_block;

typedef struct tg__table {
    tg_allocator mem;
    uint64_t seed[2];
    uint64_t multipliers[4]; /* made of the seed: the hash of short keys */
    tg__segment *segments;   /* one not divided yet in this round stands twice; NULL before the first word */
    size_t last;             /* of their places, the number of which is a power of two */
    size_t count;            /* of segments, which stand first in places 0 to count - 1 */
    size_t divide_at;        /* when there are so many words, the next segment is divided */
    size_t used;             /* words */
    size_t moves;            /* how often slots have come to stand elsewhere in memory */
    void **slabs;            /* of segments */
    size_t slab_count, slab_cap;
    unsigned slab_left; /* segments that the last has room for */
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

/** See to it that there are slots. @return TG_OK; TG_E_NOMEM */
tg_status tg__table_open(tg__table *t);

/** Forget the words; slots are kept if they are few. */
void tg__table_clear(tg__table *t);

/**
 * Count `times` occurrences of a word.
 *
 * @param key, key_len      UTF-8; copied. key_len is at most UINT32_MAX - 1.
 * @param shown, shown_len  how this occurrence is shown; the same pointer as `key` if the same. Copied.
 * @param times             at least 1.
 * @param out               receives the entry, valid until the next call; its count is `times` if it is new. May be NULL.
 * @return TG_OK; TG_E_NOMEM; TG_E_LIMIT, also if the count would not fit: the table is unchanged.
 */
tg_status tg__table_add(tg__table *t, const char *key, size_t key_len, const char *shown, size_t shown_len,
                        uint64_t times, tg__entry **out);

/**
 * Count a word that has a short key, and is shown as its key.
 *
 * @param hash  tg__table_hash of the key.
 * @return as tg__table_add.
 */
tg_status tg__table_add_short(tg__table *t, tg__head key, uint32_t hash, uint64_t times);

/**
 * A table's hash of a short key: universal, as multilinear hashing with half the multiplications is (Lemire and
 * Kaser, "Strongly universal string hashing is fast", The Computer Journal 57, 2014): who does not know the seed cannot
 * choose keys that collide. What follows the sum is one to one; it parts keys in a row, which would crowd.
 */
static inline uint32_t tg__table_hash(const tg__table *t, tg__head key) {
    const uint64_t *m = t->multipliers;
    uint64_t sum =
        (m[0] + (uint32_t)key.low) * (m[1] + (key.low >> 32)) + (m[2] + (uint32_t)key.high) * (m[3] + (key.high >> 32));
    uint32_t hash = (uint32_t)(sum >> 32);

    return (hash ^ hash >> 15) * 0x9E3779B1u;
}

/** The segment of the keys with this hash, once there are slots. */
static inline const tg__segment *tg__table_segment(const tg__table *t, uint32_t hash) {
    return &t->segments[hash >> TG__SEGMENT_BITS & t->last];
}

/** The slot at which the search for a key begins, once there are slots. It stays there until t->moves is another. */
static inline tg__entry *tg__table_slot(const tg__table *t, uint32_t hash) {
    const tg__segment *s = tg__table_segment(t, hash);
    return &s->slots[hash & s->last];
}

/* ── Entries ── */

static inline tg__head tg__entry_head(const tg__entry *e) {
    tg__head head = {tg__load_le64(e->head), tg__load_le64(e->head + 8)};
    return head;
}

static inline int tg__entry_is_short(const tg__entry *e) {
    return e->head[TG__SHORT_MAX] == 0;
}

/** Bytes of a short key. */
static inline size_t tg__head_len(tg__head key) {
    if (key.high) return 9 + tg__highest(key.high) / 8;
    return key.low ? 1 + tg__highest(key.low) / 8 : 0;
}

/** @return the key, followed by a NUL that is not in *len; it is where it is until the table changes */
static inline const char *tg__entry_key(const tg__entry *e, size_t *len) {
    if (tg__entry_is_short(e)) {
        *len = tg__head_len(tg__entry_head(e));
        return (const char *)e->head;
    }
    *len = e->more->key_len;
    return e->more->key;
}

/** @return the smallest shown form seen, as tg__entry_key; the very pointer that that has if it is the key */
static inline const char *tg__entry_shown(const tg__entry *e, size_t *len) {
    if (!e->more || !e->more->shown) return tg__entry_key(e, len);
    *len = e->more->shown_len;
    return e->more->shown;
}

/** The entry of a short key; NULL if there is none. */
static inline tg__entry *tg__table_find(const tg__table *t, tg__head key, uint32_t hash) {
    const tg__segment *s;
    uint32_t i;

    if (!t->count) return NULL;
    s = tg__table_segment(t, hash);
    for (i = hash & s->last; s->slots[i].count; i = (i + 1) & s->last) {
        tg__head head = tg__entry_head(&s->slots[i]);
        if (head.low == key.low && head.high == key.high) return &s->slots[i];
    }
    return NULL;
}

/* A walk over a table that does not change; all zero at its beginning. */
typedef struct tg__walk {
    size_t segment, slot;
} tg__walk;

/**
 * The next entry, in an order that is the seed's.
 *
 * @param work  how many slots may be looked at; less what were.
 * @return NULL if there is none: with work left, none at all.
 */
static inline tg__entry *tg__table_next(const tg__table *t, tg__walk *w, size_t *work) {
    for (; w->segment < t->count; w->segment++, w->slot = 0) {
        const tg__segment *s = &t->segments[w->segment];
        while (w->slot <= s->last) {
            tg__entry *e = &s->slots[w->slot];
            if (!*work) return NULL;
            --*work;
            w->slot++;
            if (e->count) return e;
        }
    }
    return NULL;
}

/** The entry of a key; NULL if there is none. */
const tg__entry *tg__table_get(const tg__table *t, const char *key, size_t len);

/**
 * Add the words of another table, from where a walk over it is.
 *
 * @param work  as tg__table_next: with work left, all have been added.
 * @return as tg__table_add; after an error some of those that the walk went over have not been added.
 */
tg_status tg__table_add_some(tg__table *t, const tg__table *from, tg__walk *walk, size_t *work);

/** Is memory of it left to be freed? */
static inline int tg__table_has_memory(const tg__table *t) {
    return t->count || t->blocks || t->slab_count;
}

/** Add all words of another table. @return as tg__table_add */
tg_status tg__table_add_all(tg__table *t, const tg__table *from);

/* ── Shares: the words of another table, added by several threads at once ── */

typedef struct tg__share {
    tg__table table; /* the same slots, of which it adds to those of its hashes; an arena of its own */
    tg_status status;
    uint8_t is_begun;
} tg__share;

typedef struct tg__shares {
    tg_allocator mem;
    uint32_t count; /* a power of two */
    tg__share of[];
} tg__shares;

/**
 * Divide the adding of `from` into shares, once there are segments enough for what comes; then neither table is used for
 * anything else until tg__shares_end.
 *
 * @param out   receives them; NULL if it is not worth it, or the hashes differ.
 * @param work  as tg__table_next: without any left it is to be called again, and *out is NULL.
 * @return TG_OK; TG_E_NOMEM, TG_E_LIMIT
 */
tg_status tg__shares_begin(tg__table *t, const tg__table *from, size_t *work, tg__shares **out);

/**
 * Add the words of one share. Different ones may be added by several threads at once.
 *
 * @return as tg__table_add; TG_E_STATE if it was added before: nothing happens.
 */
tg_status tg__shares_add(tg__shares *s, const tg__table *from, uint32_t share);

/** Take into the table what the shares have added. @return the first error of them; TG_E_STATE if some were left out */
tg_status tg__shares_end(tg__table *t, tg__shares **shares);

/** SipHash-1-3 of `len` bytes under `seed`. */
uint64_t tg__hash(const uint64_t seed[2], const void *bytes, size_t len);

/** Ascending by bytes; a prefix is smaller. @return negative, 0 or positive. */
int tg__bytes_compare(const char *a, size_t a_len, const char *b, size_t b_len);

/** Ascending by keys. @return as tg__bytes_compare */
int tg__entry_compare(const tg__entry *a, const tg__entry *b);

#endif
