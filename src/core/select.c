/* select: a heap of the best so far; then a heap sort. */
#include "select.h"

tg_status tg__select_init(tg__select *s, const tg_allocator *mem, tg__order order, size_t cap) {
    size_t bytes;

    memset(s, 0, sizeof *s);
    s->mem = *mem;
    s->order = order;
    if (!cap) return TG_OK;
    if (tg__mul_overflow(cap, sizeof *s->picks, &bytes)) return TG_E_LIMIT;
    if (!(s->picks = tg__mem_resize(mem, NULL, 0, bytes))) return TG_E_NOMEM;
    s->cap = cap;
    return TG_OK;
}

void tg__select_free(tg__select *s) {
    tg__mem_free(&s->mem, s->picks, s->cap * sizeof *s->picks);
    s->picks = NULL;
    s->cap = s->count = s->heap = 0;
}

/* The head is read from the low end. */
static uint64_t prefix_of(const tg__entry *e) {
    uint64_t x = tg__entry_head(e).low;

    x = (x & 0x00FF00FF00FF00FFu) << 8 | (x >> 8 & 0x00FF00FF00FF00FFu);
    x = (x & 0x0000FFFF0000FFFFu) << 16 | (x >> 16 & 0x0000FFFF0000FFFFu);
    return x << 32 | x >> 32;
}

/* Does `a` come before `b`? */
static int precedes(const tg__pick *a, const tg__pick *b) {
    if (a->rank != b->rank) return a->rank < b->rank;
    if (a->prefix != b->prefix) return a->prefix < b->prefix;
    return tg__entry_compare(a->entry, b->entry) < 0;
}

/* `pick` goes into the hole at `i`, or below it. */
static void sift_down(tg__select *s, tg__pick pick, size_t i) {
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= s->heap) break;
        if (child + 1 < s->heap && precedes(&s->picks[child], &s->picks[child + 1])) child++;
        if (!precedes(&pick, &s->picks[child])) break;
        s->picks[i] = s->picks[child];
        i = child;
    }
    s->picks[i] = pick;
}

static void sift_up(tg__select *s, tg__pick pick, size_t i) {
    while (i && precedes(&s->picks[(i - 1) / 2], &pick)) {
        s->picks[i] = s->picks[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    s->picks[i] = pick;
}

void tg__select_offer(tg__select *s, const tg__entry *entry) {
    tg__pick pick = {s->order == TG__BY_COUNT ? ~entry->count : 0, 0, entry};

    if (!s->cap || (s->heap == s->cap && pick.rank > s->picks[0].rank)) return;
    pick.prefix = prefix_of(entry);
    if (s->heap < s->cap) {
        s->count = ++s->heap;
        sift_up(s, pick, s->heap - 1);
    } else if (precedes(&pick, &s->picks[0])) {
        sift_down(s, pick, 0);
    }
}

int tg__select_place(tg__select *s) {
    tg__pick last;

    if (s->heap < 2) return 0;
    last = s->picks[--s->heap];
    s->picks[s->heap] = s->picks[0];
    sift_down(s, last, 0);
    return s->heap > 1;
}
