/* table: open addressing with linear probing, at most half full. */
#include "table.h"

#define FIRST_CAP 512u
#define KEPT_CAP 8192u            /* more slots than this are not worth clearing */
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

static void arena_free(tg__table *t) {
    while (t->blocks) {
        tg__arena_block *next = t->blocks->next;
        tg__mem_free(&t->mem, t->blocks, t->blocks->size);
        t->blocks = next;
    }
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
static tg__slot *find(const tg__table *t, const char *key, size_t len, tg__head head, uint32_t hash) {
    size_t last = t->cap - 1, i = hash & last;

    for (;; i = (i + 1) & last) {
        tg__slot *s = &t->slots[i];
        if (!s->number || (s->hash == hash && is_key(&t->entries[s->number - 1], key, len, head))) return s;
    }
}

static tg__slot *find_free(tg__slot *slots, size_t cap, uint32_t hash) {
    size_t i = hash & (cap - 1);

    while (slots[i].number) i = (i + 1) & (cap - 1);
    return &slots[i];
}

static tg_status grow_to(tg__table *t, size_t cap) {
    size_t bytes, i;
    tg__slot *slots;

    if (tg__mul_overflow(cap, sizeof *slots, &bytes)) return TG_E_LIMIT;
    if (!(slots = tg__mem_resize(&t->mem, NULL, 0, bytes))) return TG_E_NOMEM;
    memset(slots, 0, bytes);
    for (i = 0; i < t->cap; i++)
        if (t->slots[i].number) *find_free(slots, cap, t->slots[i].hash) = t->slots[i];
    tg__mem_free(&t->mem, t->slots, t->cap * sizeof *t->slots);
    t->slots = slots;
    t->cap = cap;
    return TG_OK;
}

/* Do `cap` slots take `used` words and one more, and stay half empty? */
static int has_room(size_t cap, size_t used) {
    return used < cap / 2;
}

tg_status tg__table_reserve(tg__table *t, size_t count) {
    size_t cap = t->cap ? t->cap : FIRST_CAP, used;
    tg_status st;

    if (tg__add_overflow(t->used, count, &used) || used >= MOST) return TG_E_LIMIT;
    st = tg__mem_reserve(&t->mem, &t->entries, &t->entry_cap, tg__max(used, FIRST_CAP / 2), sizeof *t->entries);
    if (st != TG_OK) return st;
    for (; !has_room(cap, used); cap *= 2)
        if (cap > SIZE_MAX / 2) return TG_E_LIMIT;
    return cap == t->cap ? TG_OK : grow_to(t, cap);
}

void tg__table_init(tg__table *t, const tg_allocator *mem, const uint64_t seed[2]) {
    uint8_t i;

    memset(t, 0, sizeof *t);
    t->mem = *mem;
    t->seed[0] = seed[0];
    t->seed[1] = seed[1];
    for (i = 0; i < sizeof t->multipliers / sizeof *t->multipliers; i++) t->multipliers[i] = tg__hash(seed, &i, 1);
}

void tg__table_free(tg__table *t) {
    arena_free(t);
    tg__mem_free(&t->mem, t->slots, t->cap * sizeof *t->slots);
    tg__mem_free(&t->mem, t->entries, t->entry_cap * sizeof *t->entries);
    t->slots = NULL;
    t->entries = NULL;
    t->cap = t->used = t->entry_cap = 0;
}

void tg__table_clear(tg__table *t) {
    arena_free(t);
    if (t->cap > KEPT_CAP) tg__table_free(t);
    if (t->cap) memset(t->slots, 0, t->cap * sizeof *t->slots);
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
    tg__slot *slot;
    tg__entry *e;

    if (key_len >= UINT32_MAX || shown_len >= UINT32_MAX) return TG_E_LIMIT;
    if ((t->used == t->entry_cap || !has_room(t->cap, t->used)) && (st = tg__table_reserve(t, 1)) != TG_OK) return st;
    slot = find(t, key, key_len, head, hash);
    if (slot->number) {
        e = &t->entries[slot->number - 1];
        if (e->count > UINT64_MAX - times) return TG_E_LIMIT;
        if (tg__bytes_compare(shown, shown_len, e->shown, e->shown_len) < 0 &&
            (st = show(t, e, shown, shown_len)) != TG_OK)
            return st;
        e->count += times;
    } else {
        int same = key == shown && key_len == shown_len;
        size_t need = key_len + 1 + (same ? 0 : shown_len + 1);
        if ((st = arena_reserve(t, need)) != TG_OK) return st;
        e = &t->entries[t->used++];
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
    }
    *out = e;
    return TG_OK;
}
