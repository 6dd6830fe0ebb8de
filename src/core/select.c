/* select: a heap of the best so far; then a radix sort, in place, of ranges on a stack. */
#include "select.h"

#define FEW 24u                        /* picks that are sorted by insertion */
#define GIVEN_BACK ((size_t)128 << 10) /* picks whose memory is given back at once */
#define GIVE_WORK 2048u                /* what that costs, against looking at a word */

/*
 * How many ranges of more than FEW picks there can be on the stack: the largest of a range's parts is sorted last, so what
 * waits beside others that are being sorted is less than 256 for every halving.
 */
static size_t most_ranges(size_t count) {
    size_t most = 1;

    for (; count > FEW; count /= 2) most += tg__min(255, count / FEW);
    return most;
}

/* A few thousand ranges at most. */
static size_t desk_size(size_t ranges) {
    return sizeof(tg__select_desk) + ranges * sizeof(tg__select_range);
}

tg_status tg__select_init(tg__select *s, const tg_allocator *mem, tg__order order, size_t cap) {
    size_t bytes;

    memset(s, 0, sizeof *s);
    s->mem = *mem;
    s->order = order;
    if (!cap) return TG_OK;
    if (tg__mul_overflow(cap, sizeof *s->picks, &bytes)) return TG_E_LIMIT;
    if (!(s->picks = tg__mem_resize(mem, NULL, 0, bytes))) return TG_E_NOMEM;
    s->cap = s->room = cap;
    if (cap <= FEW) return TG_OK;
    s->range_cap = most_ranges(cap);
    if ((s->desk = tg__mem_resize(mem, NULL, 0, desk_size(s->range_cap)))) return TG_OK;
    tg__select_free(s);
    return TG_E_NOMEM;
}

void tg__select_free(tg__select *s) {
    tg__mem_free(&s->mem, s->desk, desk_size(s->range_cap));
    tg__mem_free(&s->mem, s->picks, s->room * sizeof *s->picks);
    s->desk = NULL;
    s->picks = NULL;
    s->cap = s->count = s->room = s->range_cap = s->range_count = 0;
}

int tg__select_free_step(tg__select *s, size_t *work) {
    size_t size = sizeof *s->picks;
    size_t at_once = tg__max(GIVEN_BACK, s->cap / 32); /* not more often, as an allocator may copy what is left */

    for (; s->room > at_once; s->room -= at_once) {
        tg__pick *picks;
        if (!*work) return 0;
        picks = tg__mem_resize(&s->mem, s->picks, s->room * size, (s->room - at_once) * size);
        if (!picks) break;
        s->picks = picks;
        *work -= tg__min(*work, GIVE_WORK);
    }
    tg__select_free(s);
    return 1;
}

/* ── Order ── */

/* Bytes as a number, the first of them highest. */
static uint64_t reversed(uint64_t x) {
    x = (x & 0x00FF00FF00FF00FFu) << 8 | (x >> 8 & 0x00FF00FF00FF00FFu);
    x = (x & 0x0000FFFF0000FFFFu) << 16 | (x >> 16 & 0x0000FFFF0000FFFFu);
    return x << 32 | x >> 32;
}

/* Does `a` come before `b`? Their prefixes are of the same place of their keys, and all before it is alike. */
static int precedes(const tg__pick *a, const tg__pick *b) {
    if (a->rank != b->rank) return a->rank < b->rank;
    if (a->prefix != b->prefix) return a->prefix < b->prefix;
    return tg__entry_compare(a->entry, b->entry) < 0;
}

/* ── The heap ── */

/* `pick` goes into the hole at the root, or below it. */
static void sift_down(tg__select *s, tg__pick pick, size_t i) {
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= s->count) break;
        if (child + 1 < s->count && precedes(&s->picks[child], &s->picks[child + 1])) child++;
        if (!precedes(&pick, &s->picks[child])) break;
        s->picks[i] = s->picks[child];
        i = child;
    }
    s->picks[i] = pick;
}

void tg__select_offer(tg__select *s, const tg__entry *entry) {
    tg__pick pick = {s->order == TG__BY_COUNT ? ~entry->count : 0, 0, entry};
    size_t i;

    if (!s->cap || (s->stage && pick.rank > s->picks[0].rank)) return;
    pick.prefix = reversed(tg__entry_head(entry).low);
    if (s->count < s->cap) {
        s->picks[s->count++] = pick;
        return;
    }
    if (!s->stage) { /* there is one more than wanted */
        s->stage = TG__SELECT_NEXT;
        for (i = s->count / 2; i-- > 0;) sift_down(s, s->picks[i], i);
    }
    if (precedes(&pick, &s->picks[0])) sift_down(s, pick, 0);
}

/* ── The sort ── */

static void sort_few(tg__pick *picks, size_t count) {
    size_t i, k;

    for (i = 1; i < count; i++) {
        tg__pick pick = picks[i];
        for (k = i; k && precedes(&pick, &picks[k - 1]); k--) picks[k] = picks[k - 1];
        picks[k] = pick;
    }
}

static void swap(tg__pick *a, tg__pick *b) {
    tg__pick c = *a;
    *a = *b;
    *b = c;
}

/* Eight bytes of what the pick is sorted by, of which `depth` says the first that may not be alike. */
static uint64_t bytes_at(const tg__pick *p, size_t depth) {
    return depth < 8 ? p->rank : p->prefix;
}

static unsigned digit_of(const tg__pick *p, size_t depth) {
    return (unsigned)(bytes_at(p, depth) >> (56 - 8 * (depth % 8)) & 0xFF);
}

/* Sort a range, or put it on the stack. */
static void put_range(tg__select *s, size_t from, size_t to, size_t depth, size_t *work) {
    tg__select_range *r;

    if (to - from <= FEW) {
        if (to > from) sort_few(s->picks + from, to - from); /* no words, no list */
        *work -= tg__min(*work, to - from);
        return;
    }
    r = &s->desk->ranges[s->range_count++];
    r->from = from;
    r->to = to;
    r->depth = depth;
}

static void begin(tg__select *s, tg__select_stage stage) {
    s->stage = stage;
    s->at = s->now.from;
}

static void begin_count(tg__select *s) {
    memset(s->desk->ends, 0, sizeof s->desk->ends);
    s->differ = 0;
    begin(s, TG__SELECT_COUNT);
}

/* The bytes at hand are all alike to their end, and others of keys are needed. */
static void begin_load(tg__select *s) {
    s->ended = s->now.from;
    begin(s, TG__SELECT_LOAD);
}

/* The bytes at hand are all alike, or those before one of them. */
static void go_deeper(tg__select *s) {
    if (s->differ) {
        s->now.depth += 7 - s->now.depth % 8 - tg__highest(s->differ) / 8;
        begin_count(s);
        return;
    }
    s->now.depth += 8 - s->now.depth % 8;
    if (s->now.depth == 8) {
        begin_count(s);
        return;
    }
    begin_load(s);
}

static void count_digits(tg__select *s, size_t *work) {
    size_t end = s->at + tg__min(s->now.to - s->at, *work), i, sum = s->now.from;
    uint64_t first = bytes_at(&s->picks[s->now.from], s->now.depth);
    unsigned digit = digit_of(&s->picks[s->now.from], s->now.depth);

    *work -= end - s->at;
    for (; s->at < end; s->at++) {
        s->desk->ends[digit_of(&s->picks[s->at], s->now.depth)]++;
        s->differ |= bytes_at(&s->picks[s->at], s->now.depth) ^ first;
    }
    if (s->at < s->now.to) return;
    s->differ &= UINT64_MAX >> 8 * (s->now.depth % 8);
    if (s->desk->ends[digit] == s->now.to - s->now.from) {
        go_deeper(s);
        return;
    }
    for (i = 0; i < 256; i++) {
        s->desk->heads[i] = sum;
        s->desk->ends[i] = sum += s->desk->ends[i];
    }
    s->bucket = 0;
    begin(s, TG__SELECT_MOVE);
}

/* All are in their buckets. */
static void put_buckets(tg__select *s, size_t *work) {
    size_t from = s->now.from, largest = 0, i;

    for (i = 0; i < 256; i++) {
        s->desk->heads[i] = from;
        from = s->desk->ends[i];
        if (s->desk->ends[i] - s->desk->heads[i] > s->desk->ends[largest] - s->desk->heads[largest]) largest = i;
    }
    put_range(s, s->desk->heads[largest], s->desk->ends[largest], s->now.depth + 1, work);
    for (i = 0; i < 256; i++)
        if (i != largest && s->desk->ends[i] > s->desk->heads[i])
            put_range(s, s->desk->heads[i], s->desk->ends[i], s->now.depth + 1, work);
    s->stage = TG__SELECT_NEXT;
}

static void move_picks(tg__select *s, size_t *work) {
    size_t depth = s->now.depth;

    for (; s->bucket < 256; s->bucket++) {
        while (s->desk->heads[s->bucket] < s->desk->ends[s->bucket]) {
            tg__pick *hole = &s->picks[s->desk->heads[s->bucket]], pick = *hole;
            unsigned digit;
            for (; *work && (digit = digit_of(&pick, depth)) != s->bucket; --*work)
                swap(&pick, &s->picks[s->desk->heads[digit]++]);
            *hole = pick;
            if (!*work) return;
            s->desk->heads[s->bucket]++;
            --*work;
        }
    }
    put_buckets(s, work);
}

/* The next eight bytes of keys, which are alike up to there; those that have none come first, the shortest of them first. */
static void load_prefixes(tg__select *s, size_t *work) {
    size_t done = s->now.depth - 8;

    for (; s->at < s->now.to; s->at++, --*work) {
        tg__pick *p = &s->picks[s->at];
        uint8_t bytes[8] = {0};
        const char *key;
        size_t len;
        if (!*work) return;
        key = tg__entry_key(p->entry, &len);
        if (len > done) {
            memcpy(bytes, key + done, tg__min(len - done, sizeof bytes));
            p->prefix = reversed(tg__load_le64(bytes));
        } else {
            swap(p, &s->picks[s->ended++]);
        }
    }
    sort_few(s->picks + s->now.from, s->ended - s->now.from); /* at most eight: NULs told them apart from others */
    s->now.from = s->ended;
    if (s->now.to - s->now.from > FEW) {
        begin_count(s);
        return;
    }
    sort_few(s->picks + s->now.from, s->now.to - s->now.from);
    s->stage = TG__SELECT_NEXT;
}

int tg__select_sort(tg__select *s, size_t *work) {
    if (s->stage == TG__SELECT_OFFERED) s->stage = TG__SELECT_NEXT;
    if (s->stage == TG__SELECT_NEXT && !s->now.to) {
        s->now.to = s->count;
        put_range(s, 0, s->count, s->order == TG__BY_KEY ? 8 : 0, work);
    }
    while (*work) {
        switch (s->stage) {
        case TG__SELECT_OFFERED:
        case TG__SELECT_NEXT:
            if (!s->range_count) return 1;
            s->now = s->desk->ranges[--s->range_count];
            if (s->now.depth > 8 && s->now.depth % 8 == 0) begin_load(s);
            else begin_count(s);
            break;
        case TG__SELECT_COUNT: count_digits(s, work); break;
        case TG__SELECT_MOVE: move_picks(s, work); break;
        case TG__SELECT_LOAD: load_prefixes(s, work); break;
        }
    }
    return s->stage == TG__SELECT_NEXT && !s->range_count;
}
