/* table: linear hashing over segments, linear probing in each. */
#include "table.h"

#define FIRST_CAP 512u
#define FIRST_ENTRIES 256u
#define SEGMENT_CAP (1u << TG__SEGMENT_BITS)
#define MOST_CAP (1u << 31)
#define KEPT_CAP 8192u                  /* more slots than this are not worth clearing */
#define ROUND_AT (SEGMENT_CAP / 16 * 7) /* words a segment where a round of divisions begins; */
#define DIVIDE_EVERY (SEGMENT_CAP / 16) /* before the last of them the rest is half full */
#define CHUNK ((size_t)1 << TG__CHUNK_BITS)
#define MOST ((size_t)UINT32_MAX) /* entries have numbers below it */
#define SHOWN_ROOM 65536u         /* a shown form that grows is given at most this much room in advance */
#define BLOCK_SIZE (64u << 10)

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

/* `len` bytes and a NUL, with room for `cap` and a NUL; that much has been reserved. */
static char *arena_copy(tg__table *t, const char *bytes, size_t len, size_t cap) {
    char *copy = t->rest;
    if (len) memcpy(copy, bytes, len);
    copy[len] = '\0';
    t->rest += cap + 1;
    t->left -= cap + 1;
    return copy;
}

/* ── Slots ── */

static tg__head head_of(const char *key, size_t len) {
    uint8_t bytes[TG__HEAD_SIZE] = {0};
    tg__head head;

    if (len) memcpy(bytes, key, tg__min(len, TG__HEAD_SIZE));
    head.low = tg__load_le64(bytes);
    head.high = tg__load_le64(bytes + 8);
    return head;
}

static uint32_t hash_of(const tg__table *t, const char *key, size_t len, tg__head head) {
    return len <= TG__HEAD_SIZE ? tg__table_hash(t, head) : (uint32_t)tg__hash(t->seed, key, len);
}

static int is_key(const tg__entry *e, const char *key, size_t len, tg__head head) {
    if (e->key_len != len || e->head.low != head.low || e->head.high != head.high) return 0;
    return len <= TG__HEAD_SIZE || !memcmp(e->key + TG__HEAD_SIZE, key + TG__HEAD_SIZE, len - TG__HEAD_SIZE);
}

/* The slot of a key, or the free one for it. */
static tg__slot *find(const tg__table *t, const tg__segment *in, const char *key, size_t len, tg__head head,
                      uint32_t hash) {
    uint32_t i = hash & in->last;

    for (;; i = (i + 1) & in->last) {
        tg__slot *s = &in->slots[i];
        if (!s->number || (s->hash == hash && is_key(tg__table_entry(t, s->number), key, len, head))) return s;
    }
}

/* Put what is not there into a segment's slots. */
static void place(tg__slot *slots, uint32_t last, tg__slot slot) {
    uint32_t i = slot.hash & last;

    while (slots[i].number) i = (i + 1) & last;
    slots[i] = slot;
}

/* ── Segments ── */

static tg_status segment_new(const tg__table *t, uint32_t cap, tg__segment *out) {
    size_t bytes;

    if (tg__mul_overflow(cap, sizeof *out->slots, &bytes)) return TG_E_LIMIT;
    if (!(out->slots = tg__mem_resize(&t->mem, NULL, 0, bytes))) return TG_E_NOMEM;
    memset(out->slots, 0, bytes);
    out->last = cap - 1;
    out->used = 0;
    return TG_OK;
}

static void segment_free(const tg__table *t, const tg__segment *s) {
    tg__mem_free(&t->mem, s->slots, ((size_t)s->last + 1) * sizeof *s->slots);
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

static tg_status widen(const tg__table *t, tg__segment *s) {
    size_t second = (size_t)(s - t->segments) + (t->last >> 1) + 1;
    tg__segment wide;
    tg_status st;
    uint32_t i;

    if (s->last >= MOST_CAP - 1) return TG_E_LIMIT;
    if ((st = segment_new(t, 2 * (s->last + 1), &wide)) != TG_OK) return st;
    for (i = 0; i <= s->last; i++)
        if (s->slots[i].number) place(wide.slots, wide.last, s->slots[i]);
    wide.used = s->used;
    segment_free(t, s);
    *s = wide;
    if (second >= t->count && second <= t->last) t->segments[second] = wide;
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

/* Move what has a bit in its hash from `s` to `to`, and close the gaps. */
static void share(tg__segment *s, tg__segment *to, uint32_t bit) {
    uint32_t last = s->last, begin = 0, moved = 0, k;
    tg__slot *slots = s->slots;

    while (slots[begin].number) begin++; /* nothing behind it wants to be before it */
    for (k = 1; k <= last; k++) {
        tg__slot *from = &slots[(begin + k) & last], slot = *from;
        if (!slot.number) continue;
        from->number = 0;
        if (slot.hash & bit) {
            place(to->slots, to->last, slot);
            moved++;
        } else {
            place(slots, last, slot);
        }
    }
    s->used -= moved;
    to->used = moved;
}

/* Slots for the words of a segment that have a bit in their hash. */
static uint32_t cap_for(const tg__segment *s, uint32_t bit) {
    uint32_t used = 0, cap = SEGMENT_CAP, i;

    if (s->last < cap) return cap;
    for (i = 0; i <= s->last; i++) used += s->slots[i].number && s->slots[i].hash & bit;
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
    if ((st = segment_new(t, cap_for(s, bit), &other)) != TG_OK) return st;
    share(s, &other, bit);
    t->segments[t->count++] = other;
    t->divide_at = t->count > t->last ? t->count * ROUND_AT : t->divide_at + DIVIDE_EVERY;
    return TG_OK;
}

/* ── Chunks of entries ── */

static size_t chunk_count(const tg__table *t) {
    return (t->entry_cap + CHUNK - 1) / CHUNK;
}

/* The first chunk grows until it is like others. */
static tg_status grow_first(tg__table *t) {
    size_t cap = t->entry_cap ? 2 * t->entry_cap : FIRST_ENTRIES, size = sizeof **t->chunks;
    tg__entry *chunk = tg__mem_resize(&t->mem, t->entry_cap ? t->chunks[0] : NULL, t->entry_cap * size, cap * size);

    if (!chunk) return TG_E_NOMEM;
    if (!t->entry_cap) {
        memset(chunk, 0, size);
        chunk->key_len = UINT32_MAX; /* no key is so long */
    }
    t->chunks[0] = chunk;
    t->entry_cap = cap;
    return TG_OK;
}

static tg_status add_entries(tg__table *t) {
    size_t count = chunk_count(t);
    tg_status st = tg__mem_reserve(&t->mem, &t->chunks, &t->chunk_cap, count + 1, sizeof *t->chunks);

    if (st != TG_OK) return st;
    if (t->entry_cap < CHUNK) return grow_first(t);
    if (!(t->chunks[count] = tg__mem_resize(&t->mem, NULL, 0, CHUNK * sizeof **t->chunks))) return TG_E_NOMEM;
    t->entry_cap += CHUNK;
    return TG_OK;
}

static void free_chunk(tg__table *t) {
    size_t last = chunk_count(t) - 1, size = t->entry_cap - last * CHUNK;

    tg__mem_free(&t->mem, t->chunks[last], size * sizeof **t->chunks);
    t->entry_cap -= size;
}

/* ── Room ── */

tg_status tg__table_reserve(tg__table *t, size_t count) {
    tg_status st;

    while (t->entry_cap < CHUNK && t->entry_cap <= t->used + count)
        if ((st = add_entries(t)) != TG_OK) return st;
    if (t->count) return TG_OK;
    if (!t->segments && !(t->segments = tg__mem_resize(&t->mem, NULL, 0, sizeof *t->segments))) return TG_E_NOMEM;
    if ((st = segment_new(t, FIRST_CAP, t->segments)) != TG_OK) return st;
    t->count = 1;
    t->divide_at = ROUND_AT;
    return TG_OK;
}

/* Make room for one more word, which has this hash. @param in  receives its segment, where it stands first */
static tg_status make_room(tg__table *t, uint32_t hash, tg__segment **in) {
    tg__segment *s;
    tg_status st;

    if (t->used == MOST) return TG_E_LIMIT;
    if (t->used + 1 >= t->entry_cap && (st = add_entries(t)) != TG_OK) return st;
    if (t->used >= t->divide_at && (st = divide(t)) != TG_OK) return st;
    *in = s = first_of(t, hash);
    return has_room(s->last + 1, s->used) ? TG_OK : widen(t, s);
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
    for (; t->blocks || t->entry_cap || t->count; --*work) {
        if (!*work) return 0;
        if (t->blocks) free_block(t);
        else if (t->entry_cap) free_chunk(t);
        else segment_free(t, &t->segments[--t->count]);
    }
    tg__table_free(t);
    return 1;
}

void tg__table_free(tg__table *t) {
    arena_free(t);
    while (t->entry_cap) free_chunk(t);
    tg__mem_free(&t->mem, t->chunks, t->chunk_cap * sizeof *t->chunks);
    while (t->count) segment_free(t, &t->segments[--t->count]);
    tg__mem_free(&t->mem, t->segments, (t->last + 1) * sizeof *t->segments);
    t->chunks = NULL;
    t->segments = NULL;
    t->used = t->chunk_cap = t->last = 0;
}

void tg__table_clear(tg__table *t) {
    if (t->count != 1 || t->segments->last >= KEPT_CAP) {
        tg__table_free(t);
        return;
    }
    arena_free(t);
    while (t->entry_cap > CHUNK) free_chunk(t);
    memset(t->segments->slots, 0, ((size_t)t->segments->last + 1) * sizeof *t->segments->slots);
    t->segments->used = 0;
    t->used = 0;
}

/* A smaller shown form of a word that is there already. */
static tg_status show(tg__table *t, tg__entry *e, const char *shown, size_t len) {
    if (len > e->shown_cap || e->shown == e->key) {
        size_t cap = tg__max(len, tg__min((size_t)e->shown_cap * 2, SHOWN_ROOM)); /* so that little is left behind */
        tg_status st = arena_reserve(t, cap + 1);
        if (st != TG_OK) return st;
        e->shown = arena_copy(t, shown, len, cap);
        e->shown_cap = (uint32_t)cap;
    } else {
        char *room = (char *)(uintptr_t)e->shown; /* the table's own */
        memcpy(room, shown, len);
        room[len] = '\0';
    }
    e->shown_len = (uint32_t)len;
    return TG_OK;
}

tg_status tg__table_add(tg__table *t, const char *key, size_t key_len, const char *shown, size_t shown_len,
                        uint64_t times, tg__entry **out) {
    tg__head head = head_of(key, key_len);
    uint32_t hash = hash_of(t, key, key_len, head);
    tg_status st;
    tg__segment *in;
    tg__slot *slot;
    tg__entry *e;

    if (key_len >= UINT32_MAX || shown_len >= UINT32_MAX) return TG_E_LIMIT;
    if (!t->count && (st = tg__table_reserve(t, 1)) != TG_OK) return st;
    if ((st = make_room(t, hash, &in)) != TG_OK) return st;
    slot = find(t, in, key, key_len, head, hash);
    if (slot->number) {
        e = tg__table_entry(t, slot->number);
        if (e->count > UINT64_MAX - times) return TG_E_LIMIT;
        if (tg__bytes_compare(shown, shown_len, e->shown, e->shown_len) < 0 &&
            (st = show(t, e, shown, shown_len)) != TG_OK)
            return st;
        e->count += times;
    } else {
        int same = key == shown && key_len == shown_len;
        size_t need = key_len + 1 + (same ? 0 : shown_len + 1);
        if ((st = arena_reserve(t, need)) != TG_OK) return st;
        e = tg__table_entry(t, ++t->used);
        e->head = head;
        e->count = times;
        e->key = arena_copy(t, key, key_len, key_len);
        e->key_len = (uint32_t)key_len;
        e->shown = same ? e->key : arena_copy(t, shown, shown_len, shown_len);
        e->shown_len = same ? e->key_len : (uint32_t)shown_len;
        e->shown_cap = same ? 0 : (uint32_t)shown_len;
        e->syllables = 0;
        slot->hash = hash;
        slot->number = (uint32_t)t->used;
        in->used++;
    }
    *out = e;
    return TG_OK;
}

const tg__entry *tg__table_get(const tg__table *t, const char *key, size_t len) {
    tg__head head = head_of(key, len);
    uint32_t hash = hash_of(t, key, len, head), number;

    if (!t->count) return NULL;
    number = find(t, tg__table_segment(t, hash), key, len, head, hash)->number;
    return number ? tg__table_entry(t, number) : NULL;
}
