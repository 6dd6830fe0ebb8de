/* select: the first words by an order, one offered and one put in place at a time, so that large lists can be made in steps. */
#ifndef TG_CORE_SELECT_H
#define TG_CORE_SELECT_H

#include "table.h"

/* Enough of a word to compare most without looking at it. */
typedef struct tg__pick {
    uint64_t rank;   /* smaller is earlier */
    uint64_t prefix; /* of the key, its first byte highest; decides where ranks are equal, and the key after it */
    const tg__entry *entry;
} tg__pick;

typedef enum tg__order {
    TG__BY_KEY,  /* ascending by bytes */
    TG__BY_COUNT /* descending, then by key */
} tg__order;

typedef struct tg__select {
    tg_allocator mem;
    tg__order order;
    tg__pick *picks; /* a heap with the last of the order at its root; behind it those that are in place */
    size_t cap;      /* how many are wanted */
    size_t count;    /* how many there are */
    size_t heap;     /* how many of them are not in place */
} tg__select;

/** A list for the first `cap` words. @return TG_OK; TG_E_NOMEM, TG_E_LIMIT: there is nothing to free. */
tg_status tg__select_init(tg__select *s, const tg_allocator *mem, tg__order order, size_t cap);

void tg__select_free(tg__select *s);

/** Take a word into account, which stays where it is; no two have the same key. O(log cap). */
void tg__select_offer(tg__select *s, const tg__entry *entry);

/** All have been offered: put one more in place. O(log cap). @return 0 when picks[0..count) is the list */
int tg__select_place(tg__select *s);

#endif
