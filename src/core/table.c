/* table: linear hashing over segments, linear probing in each. */
#include "table.h"

#define FIRST_CAP 128u
#define SEGMENT_CAP (1u << TG__SEGMENT_BITS)
#define MOST_CAP (1u << 31)
#define KEPT_CAP 2048u                  /* more slots than this are not worth clearing */
#define ROUND_AT (SEGMENT_CAP / 16 * 7) /* words a segment where a round of divisions begins; */
#define DIVIDE_EVERY (SEGMENT_CAP / 16) /* before the last of them the rest is half full */
#define SHOWN_ROOM 65536u               /* a shown form that grows is given at most this much room in advance */
#define BLOCK_SIZE (64u << 10)
#define LINE 64u /* of the cache */
#define SLAB 8u  /* segments, once there are so many without: 2 MiB, which can be one page of the memory */
#define LONG_KEY (UINT64_C(0xFF) << 56)

/* ── Hash ── */

static uint64_t rotl(uint64_t x, unsigned n) {
    return x << n | x >> (64 - n);
}

static void sip_round(uint64_t v[4]) {
    v[0] += v[1];
    v[1] = rotl(v[1], 13) ^ v[0];
    v[0] = rotl(v[0], 32);
    v[2] += v[3];
    v[3] = rotl(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotl(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotl(v[1], 17) ^ v[2];
    v[2] = rotl(v[2], 32);
}

/* Fewer than 8 bytes, read from the low end. */
static uint64_t load_rest(const uint8_t *p, size_t len) {
    uint64_t x = 0;
    size_t i;
    for (i = 0; i < len; i++) x |= (uint64_t)p[i] << (8 * i);
    return x;
}

uint64_t tg__hash(const uint64_t seed[2], const void *bytes, size_t len) {
    const uint8_t *p = bytes;
    uint64_t v[4] = {seed[0] ^ 0x736f6d6570736575u, seed[1] ^ 0x646f72616e646f6du, seed[0] ^ 0x6c7967656e657261u,
                     seed[1] ^ 0x7465646279746573u};
    uint64_t last = (uint64_t)len << 56, word;

    for (; len >= 8; p += 8, len -= 8) {
        word = tg__load_le64(p);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    last |= load_rest(p, len);
    v[3] ^= last;
    sip_round(v);
    v[0] ^= last;
    v[2] ^= 0xff;
    sip_round(v);
    sip_round(v);
    sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

int tg__bytes_compare(const char *a, size_t a_len, const char *b, size_t b_len) {
    int order = a_len && b_len ? memcmp(a, b, tg__min(a_len, b_len)) : 0;
    return order ? order : (a_len > b_len) - (a_len < b_len);
}

int tg__entry_compare(const tg__entry *a, const tg__entry *b) {
    size_t a_len, b_len;
    const char *a_key = tg__entry_key(a, &a_len), *b_key = tg__entry_key(b, &b_len);

    return tg__bytes_compare(a_key, a_len, b_key, b_len);
}

/* ── Arena ── */

static void free_block(tg__table *t) {
    tg__arena_block *next = t->blocks->next;

    tg__mem_free(&t->mem, t->blocks, t->blocks->size);
    t->blocks = next;
}

static void arena_free(tg__table *t) {
    while (t->blocks) free_block(t);
    t->rest = NULL;
    t->left = 0;
}

/* What `size` bytes take, so that all begin where a tg__more may. */
static size_t rounded(size_t size) {
    return (size + (_Alignof(tg__more) - 1)) & ~(_Alignof(tg__more) - 1);
}

/* @param need  a sum of what `rounded` said, of sizes of at most 4 GiB */
static tg_status arena_reserve(tg__table *t, size_t need) {
    size_t size = tg__max(need, BLOCK_SIZE - sizeof(tg__arena_block));
    tg__arena_block *block;

    if (need <= t->left) return TG_OK;
    if (tg__add_overflow(size, sizeof *block, &size)) return TG_E_LIMIT;
    if (!(block = tg__mem_resize(&t->mem, NULL, 0, size))) return TG_E_NOMEM;
    block->next = t->blocks;
    block->size = size;
    t->blocks = block;
    t->rest = (char *)(block + 1);
    t->left = size - sizeof *block;
    return TG_OK;
}

/* So much has been reserved. */
static void *arena_take(tg__table *t, size_t size) {
    void *p = t->rest;

    size = rounded(size);
    t->rest += size;
    t->left -= size;
    return p;
}

/* `len` bytes and a NUL, with room for `cap` and a NUL; that much has been reserved. */
static char *arena_copy(tg__table *t, const char *bytes, size_t len, size_t cap) {
    char *copy = arena_take(t, cap + 1);
    if (len) memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

/* ── Keys ── */

_Static_assert(LINE % sizeof(tg__entry) == 0, "no entry is in two lines of the cache");

/* A key as it is looked for. */
typedef struct wanted {
    tg__head head;
    const char *key; /* NULL: it is short */
    size_t len;
    uint32_t hash;
} wanted;

static int has_nul(const char *key, size_t len) {
    size_t i;
    for (i = 0; i < len; i++)
        if (!key[i]) return 1;
    return 0;
}

static wanted wanted_of(const tg__table *t, const char *key, size_t len) {
    int is_short = len <= TG__SHORT_MAX && !has_nul(key, len);
    uint8_t bytes[TG__HEAD_SIZE] = {0};
    wanted w;

    if (len) memcpy(bytes, key, tg__min(len, TG__SHORT_MAX));
    w.head.low = tg__load_le64(bytes);
    w.head.high = tg__load_le64(bytes + 8) | (is_short ? 0 : LONG_KEY);
    w.key = is_short ? NULL : key;
    w.len = len;
    w.hash = is_short ? tg__table_hash(t, w.head) : (uint32_t)tg__hash(t->seed, key, len);
    return w;
}

static int is_it(const tg__entry *e, const wanted *w) {
    tg__head head = tg__entry_head(e);

    if (head.low != w->head.low || head.high != w->head.high) return 0;
    return !w->key || (e->more->hash == w->hash && e->more->key_len == w->len && !memcmp(e->more->key, w->key, w->len));
}

/* Of a free slot it is that of what was there. */
static uint32_t hash_of(const tg__table *t, const tg__entry *e) {
    return tg__entry_is_short(e) ? tg__table_hash(t, tg__entry_head(e)) : e->more->hash;
}

/* ── Slots ── */

/* The entry of a key, or the free slot for it. */
static tg__entry *find(const tg__segment *in, const wanted *w) {
    uint32_t i = w->hash & in->last;

    while (in->slots[i].count && !is_it(&in->slots[i], w)) i = (i + 1) & in->last;
    return &in->slots[i];
}

/* Let the entry stand where it is looked for first, if it is more common than what stands there. @return where it is now */
static tg__entry *lift(const tg__segment *in, tg__entry *e, uint32_t hash) {
    tg__entry *first = &in->slots[hash & in->last], other = *first;

    if (other.count >= e->count) return e;
    *first = *e;
    *e = other; /* of all slots between its own and this none is free */
    return first;
}

/* Put what is not there into a segment's slots. */
static void place(tg__entry *slots, uint32_t last, const tg__entry *e, uint32_t hash) {
    uint32_t i = hash & last;

    while (slots[i].count) i = (i + 1) & last;
    slots[i] = *e;
}

/* ── Segments ── */

/* @param bytes  receives the size of the block for `cap` slots. @return 0 if there is none */
static int segment_size(size_t cap, size_t *bytes) {
    return !tg__mul_overflow(cap, sizeof(tg__entry), bytes) && !tg__add_overflow(*bytes, LINE, bytes);
}

static tg__entry *aligned(void *block) {
    return (tg__entry *)((uint8_t *)block + (LINE - (uintptr_t)block % LINE) % LINE);
}

/* A slab's size is that of its segments alone: if it is at the beginning of a line, which it need not be, none is wasted. */
static size_t slab_segments(const void *slab) {
    return (uintptr_t)slab % LINE ? SLAB - 1 : SLAB;
}

#define SLAB_SIZE (SLAB * SEGMENT_CAP * sizeof(tg__entry))

static tg_status slab_new(tg__table *t) {
    void *slab;
    tg_status st = tg__mem_reserve(&t->mem, &t->slabs, &t->slab_cap, t->slab_count + 1, sizeof *t->slabs);

    if (st != TG_OK) return st;
    if (!(slab = tg__mem_resize(&t->mem, NULL, 0, SLAB_SIZE))) return TG_E_NOMEM;
    t->slabs[t->slab_count++] = slab;
    t->slab_left = (unsigned)slab_segments(slab);
    return TG_OK;
}

static void slab_free(tg__table *t) {
    tg__mem_free(&t->mem, t->slabs[--t->slab_count], SLAB_SIZE);
}

/* Slots for a segment of the usual size. */
static tg_status take_of_slab(tg__table *t, tg__segment *out) {
    void *slab;
    tg_status st;

    if (!t->slab_left && (st = slab_new(t)) != TG_OK) return st;
    slab = t->slabs[t->slab_count - 1];
    out->block = NULL;
    out->slots = aligned(slab) + (slab_segments(slab) - t->slab_left--) * SEGMENT_CAP;
    return TG_OK;
}

static tg_status segment_new(tg__table *t, uint32_t cap, tg__segment *out) {
    size_t bytes;
    tg_status st;

    if (cap == SEGMENT_CAP && t->count >= SLAB) {
        if ((st = take_of_slab(t, out)) != TG_OK) return st;
    } else {
        if (!segment_size(cap, &bytes)) return TG_E_LIMIT;
        if (!(out->block = tg__mem_resize(&t->mem, NULL, 0, bytes))) return TG_E_NOMEM;
        out->slots = aligned(out->block);
    }
    memset(out->slots, 0, cap * sizeof *out->slots);
    out->last = cap - 1;
    out->used = 0;
    return TG_OK;
}

static void segment_free(const tg__table *t, const tg__segment *s) {
    size_t bytes;

    if (s->block && segment_size((size_t)s->last + 1, &bytes)) tg__mem_free(&t->mem, s->block, bytes);
}

/*
 * Does a segment of `cap` slots take one more word than `used`? A first one is at most half full. Divisions see to it that
 * others are, more or less; where words of equal hashes crowd one, it gets more slots before it is full.
 */
static int has_room(uint32_t cap, uint32_t used) {
    return used < (cap < SEGMENT_CAP ? cap / 2 : cap / 4 * 3);
}

/* The segment of the keys with this hash, where it stands first. */
static tg__segment *first_of(const tg__table *t, uint32_t hash) {
    size_t i = hash >> TG__SEGMENT_BITS & t->last;
    return &t->segments[i < t->count ? i : i & t->last >> 1];
}

static tg_status widen(tg__table *t, tg__segment *s) {
    size_t second = (size_t)(s - t->segments) + (t->last >> 1) + 1;
    tg__segment wide;
    tg_status st;
    uint32_t i;

    if (s->last >= MOST_CAP - 1) return TG_E_LIMIT;
    if ((st = segment_new(t, 2 * (s->last + 1), &wide)) != TG_OK) return st;
    for (i = 0; i <= s->last; i++)
        if (s->slots[i].count) place(wide.slots, wide.last, &s->slots[i], hash_of(t, &s->slots[i]));
    wide.used = s->used;
    segment_free(t, s);
    *s = wide;
    if (second >= t->count && second <= t->last) t->segments[second] = wide;
    t->moves++;
    return TG_OK;
}

/* Twice as many places, so that every segment stands twice: a round of divisions begins. */
static tg_status begin_round(tg__table *t) {
    size_t size = t->count * sizeof *t->segments;
    tg__segment *segments;

    if (t->last == UINT32_MAX >> TG__SEGMENT_BITS) { /* all bits tell apart already */
        t->divide_at = SIZE_MAX;
        return TG_OK;
    }
    if (size > SIZE_MAX / 2) return TG_E_LIMIT;
    if (!(segments = tg__mem_resize(&t->mem, t->segments, size, 2 * size))) return TG_E_NOMEM;
    memcpy(segments + t->count, segments, size);
    t->segments = segments;
    t->last = 2 * t->last + 1;
    return TG_OK;
}

#define LOOKED_AT 64 /* slots that are looked at together, as what they have cannot be foretold */

/* Of slots from `at` on, which may be beyond the last: which words have a bit in their hash, which others are not in the first
   place that is right for them. */
typedef struct looked {
    uint64_t moved, away;
} looked;

static looked look(const tg__table *t, const tg__segment *s, uint32_t at, unsigned count, uint32_t bit) {
    looked l = {0, 0};
    unsigned i;

    for (i = 0; i < count; i++, at++) {
        const tg__entry *e = &s->slots[at & s->last];
        uint32_t hash = hash_of(t, e); /* of a free slot any */
        uint64_t used = e->count != 0, moved = (hash & bit) != 0, away = ((hash ^ at) & s->last) != 0;
        l.moved |= (used & moved) << i;
        l.away |= (used & ~moved & away) << i;
    }
    return l;
}

/* Move what has a bit in its hash from `s` to `to`, and close the gaps. */
static void share(const tg__table *t, tg__segment *s, tg__segment *to, uint32_t bit) {
    uint32_t last = s->last, begin = 0, k;
    tg__entry *slots = s->slots;

    while (slots[begin].count) begin++; /* nothing behind it wants to be before it */
    for (k = 1; k <= last; k += LOOKED_AT) {
        looked l = look(t, s, begin + k, (unsigned)tg__min(last + 1 - k, LOOKED_AT), bit);
        for (; l.moved; l.moved &= l.moved - 1) {
            tg__entry *e = &slots[(begin + k + tg__lowest(l.moved)) & last];
            place(to->slots, to->last, e, hash_of(t, e));
            e->count = 0;
            s->used--;
            to->used++;
        }
        for (; l.away; l.away &= l.away - 1) {
            tg__entry *from = &slots[(begin + k + tg__lowest(l.away)) & last], e = *from;
            from->count = 0;
            place(slots, last, &e, hash_of(t, &e));
        }
    }
}

/* Slots for the words of a segment that have a bit in their hash. */
static uint32_t cap_for(const tg__table *t, const tg__segment *s, uint32_t bit) {
    uint32_t used = 0, cap = SEGMENT_CAP, i;

    if (s->last < cap) return cap;
    for (i = 0; i <= s->last; i++) used += s->slots[i].count && hash_of(t, &s->slots[i]) & bit;
    while (!has_room(cap, used)) cap *= 2;
    return cap;
}

/* Divide the next segment in two. How often that is done depends on the number of words, never on their hashes. */
static tg_status divide(tg__table *t) {
    size_t half;
    uint32_t bit;
    tg__segment *s, other;
    tg_status st;

    if (t->count > t->last && ((st = begin_round(t)) != TG_OK || t->count > t->last)) return st;
    half = t->last >> 1;
    bit = (uint32_t)(half + 1) << TG__SEGMENT_BITS;
    s = &t->segments[t->count & half];
    if ((st = segment_new(t, cap_for(t, s, bit), &other)) != TG_OK) return st;
    share(t, s, &other, bit);
    t->segments[t->count++] = other;
    t->divide_at = t->count > t->last ? t->count * ROUND_AT : t->divide_at + DIVIDE_EVERY;
    t->moves++;
    return TG_OK;
}

/* ── Room ── */

tg_status tg__table_open(tg__table *t) {
    tg_status st;

    if (t->count) return TG_OK;
    if (!t->segments && !(t->segments = tg__mem_resize(&t->mem, NULL, 0, sizeof *t->segments))) return TG_E_NOMEM;
    if ((st = segment_new(t, FIRST_CAP, t->segments)) != TG_OK) return st;
    t->count = 1;
    t->divide_at = ROUND_AT;
    t->moves++;
    return TG_OK;
}

/*
 * Make room for one more word, which has this hash.
 *
 * @param in  its segment, where it stands first; receives what it is now.
 */
static tg_status make_room(tg__table *t, uint32_t hash, tg__segment **in) {
    tg_status st;

    if (t->used >= t->divide_at) {
        if ((st = divide(t)) != TG_OK) return st;
        *in = first_of(t, hash);
    }
    return has_room((*in)->last + 1, (*in)->used) ? TG_OK : widen(t, *in);
}

/* ── Words ── */

void tg__table_init(tg__table *t, const tg_allocator *mem, const uint64_t seed[2]) {
    uint8_t i;

    memset(t, 0, sizeof *t);
    t->mem = *mem;
    t->seed[0] = seed[0];
    t->seed[1] = seed[1];
    for (i = 0; i < sizeof t->multipliers / sizeof *t->multipliers; i++) t->multipliers[i] = tg__hash(seed, &i, 1);
}

int tg__table_free_step(tg__table *t, size_t *work) {
    while (t->blocks || t->count || t->slab_count) {
        if (!*work) return 0;
        if (t->blocks) {
            free_block(t);
        } else if (t->count) {
            if (!t->segments[--t->count].block) continue; /* it goes with its slab */
            segment_free(t, &t->segments[t->count]);
        } else {
            slab_free(t);
        }
        --*work;
    }
    tg__table_free(t);
    return 1;
}

void tg__table_free(tg__table *t) {
    arena_free(t);
    while (t->count) segment_free(t, &t->segments[--t->count]);
    while (t->slab_count) slab_free(t);
    tg__mem_free(&t->mem, t->slabs, t->slab_cap * sizeof *t->slabs);
    tg__mem_free(&t->mem, t->segments, (t->last + 1) * sizeof *t->segments);
    t->segments = NULL;
    t->slabs = NULL;
    t->slab_cap = t->slab_left = 0;
    t->used = t->last = 0;
}

void tg__table_clear(tg__table *t) {
    if (t->count != 1 || t->segments->last >= KEPT_CAP) {
        tg__table_free(t);
        return;
    }
    arena_free(t);
    memset(t->segments->slots, 0, ((size_t)t->segments->last + 1) * sizeof *t->segments->slots);
    t->segments->used = 0;
    t->used = 0;
}

/* A smaller shown form of a word that is there already. */
static tg_status show(tg__table *t, tg__entry *e, const char *shown, size_t len) {
    tg__more *m = e->more;
    tg_status st;

    if (!m || !m->shown || len > m->shown_cap) {
        size_t cap = m && m->shown ? m->shown_cap : 0;
        cap = tg__max(len, tg__min(cap * 2, SHOWN_ROOM)); /* so that little is left behind */
        if ((st = arena_reserve(t, (m ? 0 : rounded(sizeof *m)) + rounded(cap + 1))) != TG_OK) return st;
        if (!m) {
            m = arena_take(t, sizeof *m);
            memset(m, 0, sizeof *m);
            e->more = m;
        }
        m->shown = arena_copy(t, shown, len, cap);
        m->shown_cap = (uint32_t)cap;
    } else {
        char *room = (char *)(uintptr_t)m->shown; /* the table's own */
        memcpy(room, shown, len);
        room[len] = '\0';
    }
    m->shown_len = (uint32_t)len;
    return TG_OK;
}

/* Count a word again. */
static tg_status add_again(tg__table *t, tg__entry *e, const char *shown, size_t shown_len, uint64_t times) {
    size_t len;
    const char *smallest = tg__entry_shown(e, &len);
    tg_status st;

    if (e->count > UINT64_MAX - times) return TG_E_LIMIT;
    if (tg__bytes_compare(shown, shown_len, smallest, len) < 0 && (st = show(t, e, shown, shown_len)) != TG_OK)
        return st;
    e->count += times;
    return TG_OK;
}

/* What a new word needs besides its entry. @param shown  NULL: as the key */
static tg_status new_more(tg__table *t, const wanted *w, const char *shown, size_t shown_len, tg__more **out) {
    size_t need = rounded(sizeof **out) + (w->key ? rounded(w->len + 1) : 0) + (shown ? rounded(shown_len + 1) : 0);
    tg_status st = arena_reserve(t, need);
    tg__more *m;

    if (st != TG_OK) return st;
    *out = m = arena_take(t, sizeof *m);
    m->hash = w->hash;
    m->key = w->key ? arena_copy(t, w->key, w->len, w->len) : NULL;
    m->key_len = (uint32_t)w->len;
    m->shown = shown ? arena_copy(t, shown, shown_len, shown_len) : NULL;
    m->shown_len = m->shown_cap = (uint32_t)shown_len;
    return TG_OK;
}

/* Fill the free slot for a new word, for which there is room. */
static void take_slot(tg__table *t, tg__segment *in, tg__entry *e, tg__head head, uint64_t times, tg__more *more) {
    tg__store_le64(e->head, head.low);
    tg__store_le64(e->head + 8, head.high);
    e->count = times;
    e->more = more;
    in->used++;
    t->used++;
}

tg_status tg__table_add(tg__table *t, const char *key, size_t key_len, const char *shown, size_t shown_len,
                        uint64_t times, tg__entry **out) {
    wanted w = wanted_of(t, key, key_len);
    int same = key == shown && key_len == shown_len;
    tg__more *more = NULL;
    tg_status st;
    tg__segment *in;
    tg__entry *e;
    size_t moves;

    if (key_len >= UINT32_MAX || shown_len >= UINT32_MAX) return TG_E_LIMIT;
    if ((st = tg__table_open(t)) != TG_OK) return st;
    in = first_of(t, w.hash);
    e = find(in, &w);
    if (e->count) {
        if ((st = add_again(t, e, shown, shown_len, times)) != TG_OK) return st;
        e = lift(in, e, w.hash);
    } else {
        moves = t->moves;
        if ((st = make_room(t, w.hash, &in)) != TG_OK) return st;
        if (t->moves != moves) e = find(in, &w);
        if ((w.key || !same) && (st = new_more(t, &w, same ? NULL : shown, shown_len, &more)) != TG_OK) return st;
        take_slot(t, in, e, w.head, times, more);
    }
    if (out) *out = e;
    return TG_OK;
}

static tg_status add_short_again(tg__table *t, tg__entry *e, tg__head key, uint64_t times) {
    char bytes[TG__HEAD_SIZE];

    tg__store_le64(bytes, key.low);
    tg__store_le64(bytes + 8, key.high);
    return add_again(t, e, bytes, tg__head_len(key), times);
}

tg_status tg__table_add_short(tg__table *t, tg__head key, uint32_t hash, uint64_t times) {
    wanted w = {key, NULL, 0, hash};
    tg_status st;
    tg__segment *in;
    tg__entry *e;
    size_t moves;

    if ((st = tg__table_open(t)) != TG_OK) return st;
    in = first_of(t, hash);
    e = find(in, &w);
    if (e->count) {
        if (!e->more && e->count <= UINT64_MAX - times) e->count += times;
        else if ((st = add_short_again(t, e, key, times)) != TG_OK) return st;
        lift(in, e, hash);
        return TG_OK;
    }
    moves = t->moves;
    if ((st = make_room(t, hash, &in)) != TG_OK) return st;
    if (t->moves != moves) e = find(in, &w);
    take_slot(t, in, e, key, times, NULL);
    return TG_OK;
}

#define MOVED_AT_ONCE 32 /* words whose slots are asked for before the first of them is needed */

/* As tg__table_next, for several: with their hashes in `t`. @return how many */
static size_t next_words(const tg__table *t, const tg__table *from, tg__walk *walk, size_t *work, const tg__entry **out,
                         uint32_t *hashes) {
    int same_hash = !memcmp(t->seed, from->seed, sizeof t->seed);
    const tg__entry *e;
    size_t count = 0;

    while (count < MOVED_AT_ONCE && (e = tg__table_next(from, walk, work))) {
        if (tg__entry_is_short(e)) {
            hashes[count] = tg__table_hash(t, tg__entry_head(e));
        } else {
            hashes[count] = same_hash ? e->more->hash : (uint32_t)tg__hash(t->seed, e->more->key, e->more->key_len);
            TG__PREFETCH(e->more->key);
        }
        TG__PREFETCH(tg__table_slot(t, hashes[count]));
        out[count++] = e;
    }
    return count;
}

static tg_status add_entry(tg__table *t, const tg__entry *e, uint32_t hash) {
    size_t key_len, shown_len;
    const char *key, *shown;

    if (!e->more) return tg__table_add_short(t, tg__entry_head(e), hash, e->count);
    key = tg__entry_key(e, &key_len);
    shown = tg__entry_shown(e, &shown_len);
    return tg__table_add(t, key, key_len, shown, shown_len, e->count, NULL);
}

tg_status tg__table_add_some(tg__table *t, const tg__table *from, tg__walk *walk, size_t *work) {
    const tg__entry *entries[MOVED_AT_ONCE];
    uint32_t hashes[MOVED_AT_ONCE];
    tg_status st = from->used ? tg__table_open(t) : TG_OK;
    size_t count, i;

    while (st == TG_OK && (count = next_words(t, from, walk, work, entries, hashes)))
        for (i = 0; st == TG_OK && i < count; i++) st = add_entry(t, entries[i], hashes[i]);
    return st;
}

tg_status tg__table_add_all(tg__table *t, const tg__table *from) {
    size_t work = SIZE_MAX;
    tg__walk walk = {0, 0};

    return tg__table_add_some(t, from, &walk, &work);
}

/* ── Shares ── */

#define SHARED_FROM 8u     /* segments; fewer words are added in no time */
#define SHARED_WORDS 2048u /* a share */
#define SHARES_MIN 8u
#define SHARES_MAX 1024u
#define SCATTER 37u      /* shares that are added at a time are of segments that stand apart, as their `used` changes */
#define LOOKED_UP 512u   /* words, to learn how many of all are new */
#define DIVIDE_WORK 256u /* what it costs to divide a segment, against looking at a slot */

/* How many of the lowest bits of a segment's place its words have in common with it: a power of two. */
static size_t places_alike(const tg__table *t) {
    return t->count > t->last ? t->last + 1 : (t->last >> 1) + 1;
}

/* About how many words of `from`, which has the same hash, are not in `t`; rather more. */
static size_t new_words(const tg__table *t, const tg__table *from) {
    size_t work = SIZE_MAX, tried = 0, fresh = 0;
    tg__walk walk = {0, 0};
    const tg__entry *e;

    while (tried < LOOKED_UP && (e = tg__table_next(from, &walk, &work))) {
        size_t len;
        const char *key = tg__entry_key(e, &len);
        tried++;
        fresh += !tg__table_get(t, key, len);
    }
    return from->used / LOOKED_UP * tg__min(fresh + LOOKED_UP / 8, LOOKED_UP) + LOOKED_UP;
}

static size_t shares_size(uint32_t count) {
    return sizeof(tg__shares) + count * sizeof(tg__share);
}

tg_status tg__shares_begin(tg__table *t, const tg__table *from, size_t *work, tg__shares **out) {
    uint32_t count = SHARES_MIN, i;
    tg__shares *s;
    size_t most;
    tg_status st;

    *out = NULL;
    if (t->count < SHARED_FROM || from->used < SHARES_MIN * SHARED_WORDS || memcmp(t->seed, from->seed, sizeof t->seed))
        return TG_OK;
    most = new_words(t, from) + t->used;
    for (; t->divide_at <= most; *work -= tg__min(*work, DIVIDE_WORK)) {
        if (!*work) return TG_OK;
        if ((st = divide(t)) != TG_OK) return st;
    }
    while (count < SHARES_MAX && count <= places_alike(t) / 8 && count <= from->used / SHARED_WORDS / 2) count *= 2;
    if (!(s = tg__mem_resize(&t->mem, NULL, 0, shares_size(count)))) return TG_E_NOMEM;
    memset(s, 0, shares_size(count));
    s->mem = t->mem;
    s->count = count;
    for (i = 0; i < count; i++) {
        tg__table *part = &s->of[i].table;
        *part = *t;
        part->blocks = NULL;
        part->rest = NULL;
        part->left = 0;
        part->used = 0;
        part->divide_at = SIZE_MAX; /* where there is too little room for its words one segment grows */
    }
    *out = s;
    return TG_OK;
}

static tg_status add_segment(tg__share *s, const tg__segment *from, uint32_t places, uint32_t share) {
    const tg__entry *entries[MOVED_AT_ONCE];
    uint32_t hashes[MOVED_AT_ONCE];
    tg_status st = TG_OK;
    size_t at = 0, count, i;

    while (st == TG_OK && at <= from->last) {
        for (count = 0; count < MOVED_AT_ONCE && at <= from->last; at++) {
            const tg__entry *e = &from->slots[at];
            if (!e->count) continue;
            hashes[count] = hash_of(&s->table, e);
            if ((hashes[count] >> TG__SEGMENT_BITS & (places - 1)) != share) continue;
            if (e->more) TG__PREFETCH(e->more->key);
            TG__PREFETCH(tg__table_slot(&s->table, hashes[count]));
            entries[count++] = e;
        }
        for (i = 0; st == TG_OK && i < count; i++) st = add_entry(&s->table, entries[i], hashes[i]);
    }
    return st;
}

tg_status tg__shares_add(tg__shares *s, const tg__table *from, uint32_t share) {
    size_t step = tg__min(places_alike(from), s->count), i;
    uint32_t place = share * SCATTER & (s->count - 1);
    tg__share *at = &s->of[place];

    if (share >= s->count || at->is_begun) return TG_E_STATE;
    at->is_begun = 1;
    for (i = place & (step - 1); at->status == TG_OK && i < from->count; i += step)
        at->status = add_segment(at, &from->segments[i], s->count, place);
    return at->status;
}

/* Another's blocks, behind the one that is being filled. */
static void take_blocks(tg__table *t, tg__table *from) {
    tg__arena_block *last = from->blocks;

    if (!last) return;
    while (last->next) last = last->next;
    if (t->blocks) {
        last->next = t->blocks->next;
        t->blocks->next = from->blocks;
    } else {
        t->blocks = from->blocks;
    }
    from->blocks = NULL;
}

tg_status tg__shares_end(tg__table *t, tg__shares **shares) {
    tg__shares *s = *shares;
    tg_allocator mem;
    tg_status st = TG_OK;
    uint32_t i;

    if (!s) return TG_OK;
    for (i = 0; i < s->count; i++) {
        tg__share *at = &s->of[i];
        if (!at->is_begun) at->status = TG_E_STATE;
        if (st == TG_OK) st = at->status;
        take_blocks(t, &at->table);
        t->used += at->table.used;
    }
    t->moves++;
    mem = s->mem;
    tg__mem_free(&mem, s, shares_size(s->count));
    *shares = NULL;
    return st;
}

const tg__entry *tg__table_get(const tg__table *t, const char *key, size_t len) {
    wanted w = wanted_of(t, key, len);
    const tg__entry *e;

    if (!t->count) return NULL;
    e = find(tg__table_segment(t, w.hash), &w);
    return e->count ? e : NULL;
}
