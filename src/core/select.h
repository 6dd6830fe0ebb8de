/*
 * select: the first words by an order, in steps, so that large lists can be made while others wait. A heap of the best so far
 * where not all are wanted; then a sort by the bytes of the order, the highest first (McIlroy, Bostic and McIlroy,
 * "Engineering radix sort", Computing Systems 6, 1993).
 */
#ifndef TG_CORE_SELECT_H
#define TG_CORE_SELECT_H

#include "table.h"

/* Enough of a word to compare most without looking at it. */
typedef struct tg__pick {
    uint64_t rank; /* smaller is earlier */
    uint64_t
        prefix; /* eight bytes of the key, the first of them highest, 0 behind its end; at first those it begins with */
    const tg__entry *entry;
} tg__pick;

typedef enum tg__order {
    TG__BY_KEY,  /* ascending by bytes */
    TG__BY_COUNT /* descending, then by key */
} tg__order;

/* Picks that are alike in so many bytes of rank and key, and not in order yet. */
typedef struct tg__select_range {
    size_t from, to, depth;
} tg__select_range;

/* What a sort by bytes works on. */
typedef struct tg__select_desk {
    size_t heads[256], ends[256]; /* of buckets: what is free in them; TG__SELECT_COUNT: sizes in `ends` */
    tg__select_range ranges[];    /* to be sorted */
} tg__select_desk;

typedef enum tg__select_stage {
    TG__SELECT_OFFERED,
    TG__SELECT_NEXT,
    TG__SELECT_COUNT,
    TG__SELECT_MOVE,
    TG__SELECT_LOAD
} tg__select_stage;

typedef struct tg__select {
    tg_allocator mem;
    tg__order order;
    tg__pick *picks; /* a heap with the last of the order at its root, once there are as many as wanted */
    size_t cap;      /* how many are wanted */
    size_t count;    /* how many there are */
    size_t room;     /* for how many there is memory: less and less while it is given back */
    /* the sort */
    tg__select_stage stage;
    tg__select_desk *desk; /* NULL: there are too few to need one */
    size_t range_cap, range_count;
    tg__select_range now; /* the one at hand */
    size_t at;
    size_t ended;    /* TG__SELECT_LOAD: keys without more bytes */
    uint64_t differ; /* TG__SELECT_COUNT: bits in which the bytes at hand are not alike */
    unsigned bucket; /* TG__SELECT_MOVE: all before it are full */
} tg__select;

/** A list for the first `cap` words. @return TG_OK; TG_E_NOMEM, TG_E_LIMIT: there is nothing to free. */
tg_status tg__select_init(tg__select *s, const tg_allocator *mem, tg__order order, size_t cap);

void tg__select_free(tg__select *s);

/**
 * Free some of it, if it is used for nothing else any more.
 *
 * @param work  as tg__select_sort.
 * @return 1 when all is free, 0 if there is more.
 */
int tg__select_free_step(tg__select *s, size_t *work);

/** Ask for a word of the list that is looked at soon, when the one at `at` is. */
static inline void tg__select_ask(const tg__select *s, size_t at) {
    if (s->count - at > 16) TG__PREFETCH(s->picks[at + 16].entry);
}

/** Take a word into account, which stays where it is; no two have the same key. O(1) if all are wanted, else O(log cap). */
void tg__select_offer(tg__select *s, const tg__entry *entry);

/**
 * All have been offered: bring them in order.
 *
 * @param work  how many words to look at, more or less; less what it took.
 * @return 1 when picks[0..count) is the list, 0 if there is more to do.
 */
int tg__select_sort(tg__select *s, size_t *work);

#endif
