/* bounded: words by an open hash table that forgets, and by a heap; the sketch of HyperLogLog. */
#include "bounded.h"

#include "fmath.h"
#include "table.h"

#define AS_KEY UINT32_MAX
#define FIRST_SLOTS 64u
#define ROOMY 256u /* bytes of a word whose room is kept whatever comes into it */
#define WAYS 4u    /* of the heap */
#define REGISTERS ((size_t)1 << TG__SKETCH_BITS)
#define RANKS (64 - TG__SKETCH_BITS) /* the highest value of a register is one more */

/* ── The sketch ── */

/* The same everywhere, so that estimates are. */
static const uint64_t sketch_key[2] = {UINT64_C(0x7465787467617567), UINT64_C(0x6865782d736b6574)};

static void sketch_add(tg__bounded *b, const char *key, size_t len) {
    uint64_t hash = tg__hash(sketch_key, key, len), rest = hash << TG__SKETCH_BITS;
    uint8_t *r = &b->registers[hash >> (64 - TG__SKETCH_BITS)];
    uint8_t rank = (uint8_t)(rest ? 64 - tg__highest(rest) : RANKS + 1);

    if (rank > *r) *r = rank;
}

/* Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", arXiv:1702.01284, 2017: algorithm 6. */
static double sigma(double x) {
    double y = 1, z = x, before;

    do {
        x *= x;
        before = z;
        z += x * y;
        y += y;
    } while (z != before);
    return z;
}

static double tau(double x) {
    double y = 1, z = 1 - x, before;

    if (x == 0 || x == 1) return 0;
    do {
        x = tg__sqrt(x);
        before = z;
        y *= 0.5;
        z -= (1 - x) * (1 - x) * y;
    } while (z != before);
    return z / 3;
}

static double estimate(const uint8_t *registers) {
    const double m = (double)REGISTERS, half_over_ln_2 = 0.72134752044448170368;
    uint32_t histogram[RANKS + 2] = {0};
    double z;
    size_t i;

    for (i = 0; i < REGISTERS; i++) histogram[registers[i]]++;
    if (histogram[0] == REGISTERS) return 0; /* sigma(1) is infinite */
    z = m * tau(1 - histogram[RANKS + 1] / m);
    for (i = RANKS; i >= 1; i--) z = 0.5 * (z + histogram[i]);
    z += m * sigma(histogram[0] / m);
    return half_over_ln_2 * m * m / z;
}

uint64_t tg__bounded_distinct(const tg__bounded *b) {
    double about;

    if (!b->evicted) return b->used;
    about = estimate(b->registers) + 0.5;
    return about < (double)b->most + 1 ? (uint64_t)b->most + 1 : (uint64_t)about; /* one was evicted at least */
}

/* ── The order: what goes first ── */

static uint64_t prefix_of(const char *key, size_t len) {
    uint64_t x = 0;
    size_t i;

    for (i = 0; i < 8; i++) x = x << 8 | (i < len ? (uint8_t)key[i] : 0);
    return x;
}

/* Does `a` go before `b`? A lower count does, and of one count the greater key. */
static int goes_before(const tg__bounded *b, const tg__ranked *x, const tg__ranked *y) {
    const tg__counted *v, *w;

    if (x->count != y->count) return x->count < y->count;
    if (x->prefix != y->prefix) return x->prefix > y->prefix;
    v = &b->words[x->number];
    w = &b->words[y->number];
    return tg__bytes_compare(v->bytes, v->key_len, w->bytes, w->key_len) > 0;
}

static void put(tg__bounded *b, size_t i, tg__ranked r) {
    b->heap[i] = r;
    b->words[r.number].place = (uint32_t)i;
}

/* `r` goes into the hole at `i`, or nearer to the root. */
static void rise(tg__bounded *b, size_t i, tg__ranked r) {
    while (i && goes_before(b, &r, &b->heap[(i - 1) / WAYS])) {
        put(b, i, b->heap[(i - 1) / WAYS]);
        i = (i - 1) / WAYS;
    }
    put(b, i, r);
}

/* Or farther from it. */
static void sink(tg__bounded *b, size_t i, tg__ranked r) {
    for (;;) {
        size_t first = WAYS * i + 1, end = tg__min(first + WAYS, b->used), best = first, k;
        if (first >= b->used) break;
        for (k = first + 1; k < end; k++)
            if (goes_before(b, &b->heap[k], &b->heap[best])) best = k;
        if (!goes_before(b, &b->heap[best], &r)) break;
        put(b, i, b->heap[best]);
        i = best;
    }
    put(b, i, r);
}

/* ── Slots ── */

static size_t home_of(const tg__bounded *b, uint32_t hash) {
    return hash & (b->slot_count - 1);
}

/* The slot of a key, or the free one for it. */
static size_t find(const tg__bounded *b, const char *key, size_t len, uint32_t hash) {
    size_t i = home_of(b, hash);

    for (; b->slots[i].number; i = (i + 1) & (b->slot_count - 1)) {
        const tg__counted *w = &b->words[b->slots[i].number - 1];
        if (b->slots[i].hash == hash && w->key_len == len && !memcmp(w->bytes, key, len)) break;
    }
    return i;
}

static void occupy(tg__bounded *b, uint32_t hash, uint32_t number) {
    size_t i = home_of(b, hash);

    while (b->slots[i].number) i = (i + 1) & (b->slot_count - 1);
    b->slots[i].hash = hash;
    b->slots[i].number = number + 1;
}

const tg__counted *tg__bounded_get(const tg__bounded *b, const char *key, size_t len) {
    uint32_t number;

    if (!b->slot_count) return NULL;
    number = b->slots[find(b, key, len, (uint32_t)tg__hash(b->seed, key, len))].number;
    return number ? &b->words[number - 1] : NULL;
}

/* Free a slot, and close the gap: Knuth, volume 3, 6.4, algorithm R. */
static void vacate(tg__bounded *b, size_t i) {
    size_t mask = b->slot_count - 1, k = i;

    for (;;) {
        k = (k + 1) & mask;
        if (!b->slots[k].number) break;
        if (((k - home_of(b, b->slots[k].hash)) & mask) < ((k - i) & mask)) continue; /* its home is behind the gap */
        b->slots[i] = b->slots[k];
        i = k;
    }
    b->slots[i].number = 0;
}

static size_t slot_of(const tg__bounded *b, uint32_t number) {
    size_t i = home_of(b, b->words[number].hash);

    while (b->slots[i].number != number + 1) i = (i + 1) & (b->slot_count - 1);
    return i;
}

/* Slots for `used` words, at most half full. */
static tg_status reserve_slots(tg__bounded *b, size_t used) {
    size_t count = b->slot_count ? b->slot_count : FIRST_SLOTS, bytes;
    tg__numbered *slots;
    uint32_t i;

    while (count / 2 < used && count <= SIZE_MAX / 2) count *= 2;
    if (count == b->slot_count) return TG_OK;
    if (count / 2 < used || tg__mul_overflow(count, sizeof *slots, &bytes)) return TG_E_LIMIT;
    if (!(slots = tg__mem_resize(&b->mem, NULL, 0, bytes))) return TG_E_NOMEM;
    memset(slots, 0, bytes);
    tg__mem_free(&b->mem, b->slots, b->slot_count * sizeof *slots);
    b->slots = slots;
    b->slot_count = count;
    for (i = 0; i < b->used; i++) occupy(b, b->words[i].hash, i);
    return TG_OK;
}

/* ── Words ── */

void tg__bounded_init(tg__bounded *b, const tg_allocator *mem, const uint64_t seed[2], uint32_t most) {
    memset(b, 0, sizeof *b);
    b->mem = *mem;
    b->seed[0] = seed[0];
    b->seed[1] = seed[1];
    b->most = most;
}

int tg__bounded_free_step(tg__bounded *b, size_t *work) {
    for (; b->used; --*work) {
        tg__counted *w;
        if (!*work) return 0;
        w = &b->words[--b->used];
        tg__mem_free(&b->mem, w->bytes, w->cap);
    }
    tg__bounded_free(b);
    return 1;
}

void tg__bounded_free(tg__bounded *b) {
    uint32_t i;

    for (i = 0; i < b->used; i++) tg__mem_free(&b->mem, b->words[i].bytes, b->words[i].cap);
    tg__mem_free(&b->mem, b->words, b->word_cap * sizeof *b->words);
    tg__mem_free(&b->mem, b->heap, b->heap_cap * sizeof *b->heap);
    tg__mem_free(&b->mem, b->slots, b->slot_count * sizeof *b->slots);
    tg__mem_free(&b->mem, b->registers, REGISTERS);
    tg__bounded_clear(b);
}

void tg__bounded_clear(tg__bounded *b) {
    tg_allocator mem = b->mem;
    uint64_t seed[2] = {b->seed[0], b->seed[1]};

    tg__bounded_init(b, &mem, seed, b->most);
}

/* Room for `need` bytes in a word; what it held may be lost. */
static tg_status reserve_bytes(tg__bounded *b, tg__counted *w, size_t need, int keep) {
    size_t cap = tg__max(need, 16);
    char *bytes;

    if (need <= w->cap && (keep || w->cap <= ROOMY || w->cap / 4 <= need)) return TG_OK;
    if (!(bytes = tg__mem_resize(&b->mem, w->bytes, w->cap, cap))) return need <= w->cap ? TG_OK : TG_E_NOMEM;
    w->bytes = bytes;
    w->cap = cap;
    return TG_OK;
}

static int is_same(const char *key, size_t key_len, const char *shown, size_t shown_len) {
    return key_len == shown_len && !memcmp(key, shown, key_len);
}

/* @param same  there is room for the key alone: they were the same when that was looked at */
static void set_texts(tg__counted *w, const char *key, size_t key_len, const char *shown, size_t shown_len, int same) {
    memcpy(w->bytes, key, key_len);
    w->key_len = (uint32_t)key_len;
    w->shown_len = same ? AS_KEY : (uint32_t)shown_len;
    if (!same) memcpy(w->bytes + key_len, shown, shown_len);
}

/* It is shown by the smallest form that was seen. */
static tg_status show(tg__bounded *b, tg__counted *w, const char *shown, size_t shown_len) {
    size_t len;
    const char *old = tg__counted_shown(w, &len);
    tg_status st;

    if (tg__bytes_compare(shown, shown_len, old, len) >= 0) return TG_OK;
    if ((st = reserve_bytes(b, w, w->key_len + shown_len, 1)) != TG_OK) return st;
    memcpy(w->bytes + w->key_len, shown, shown_len);
    w->shown_len = (uint32_t)shown_len;
    if (shown_len == w->key_len && !memcmp(shown, w->bytes, shown_len)) w->shown_len = AS_KEY;
    return TG_OK;
}

static tg_status add_first(tg__bounded *b, size_t need) {
    tg__counted *w;
    tg_status st = tg__mem_reserve(&b->mem, &b->words, &b->word_cap, (size_t)b->used + 1, sizeof *b->words);

    if (st == TG_OK) st = tg__mem_reserve(&b->mem, &b->heap, &b->heap_cap, (size_t)b->used + 1, sizeof *b->heap);
    if (st == TG_OK) st = reserve_slots(b, (size_t)b->used + 1);
    if (st != TG_OK) return st;
    w = &b->words[b->used];
    memset(w, 0, sizeof *w);
    return reserve_bytes(b, w, need, 0);
}

static tg_status reserve_registers(tg__bounded *b) {
    if (b->registers) return TG_OK;
    if (!(b->registers = tg__mem_resize(&b->mem, NULL, 0, REGISTERS))) return TG_E_NOMEM;
    memset(b->registers, 0, REGISTERS);
    return TG_OK;
}

/* A word that is not there. */
static tg_status add_new(tg__bounded *b, const char *key, size_t key_len, const char *shown, size_t shown_len,
                         uint32_t hash) {
    int same = is_same(key, key_len, shown, shown_len);
    size_t need = key_len + (same ? 0 : shown_len);
    tg__ranked r = {1, prefix_of(key, key_len), 0};
    tg__counted *w;
    tg_status st;

    if (b->used < b->most) {
        if ((st = add_first(b, need)) != TG_OK) return st;
        r.number = b->used++;
        w = &b->words[r.number];
        w->error = 0;
    } else {
        uint32_t number = b->heap[0].number;
        w = &b->words[number];
        r.number = number;
        vacate(b, slot_of(b, number));
        if ((st = reserve_bytes(b, w, need, 0)) != TG_OK) {
            occupy(b, w->hash, number);
            return st;
        }
        w->error = w->count;
        r.count = w->count + 1;
        b->evicted++;
    }
    set_texts(w, key, key_len, shown, shown_len, same);
    key = w->bytes; /* what was copied: the caller's may be another by now */
    hash = (uint32_t)tg__hash(b->seed, key, key_len);
    r.prefix = prefix_of(key, key_len);
    w->hash = hash;
    w->count = r.count;
    occupy(b, hash, r.number);
    if (r.number == b->used - 1 && !w->error) rise(b, r.number, r);
    else sink(b, w->place, r);
    sketch_add(b, key, key_len);
    return TG_OK;
}

tg_status tg__bounded_add(tg__bounded *b, const char *key, size_t key_len, const char *shown, size_t shown_len) {
    uint32_t hash = (uint32_t)tg__hash(b->seed, key, key_len);
    tg__counted *w;
    size_t slot;
    tg_status st;

    if (key_len >= UINT32_MAX || shown_len >= UINT32_MAX) return TG_E_LIMIT;
    if ((st = reserve_registers(b)) != TG_OK) return st;
    if ((st = reserve_slots(b, 1)) != TG_OK) return st;
    slot = find(b, key, key_len, hash);
    if (!b->slots[slot].number) return add_new(b, key, key_len, shown, shown_len, hash);
    w = &b->words[b->slots[slot].number - 1];
    if ((st = show(b, w, shown, shown_len)) != TG_OK) return st;
    w->count++;
    sink(b, w->place, (tg__ranked){w->count, b->heap[w->place].prefix, b->slots[slot].number - 1});
    return TG_OK;
}

tg_status tg__bounded_copy(tg__bounded *b, const tg__bounded *from) {
    tg_status st;
    uint32_t i;

    b->most = from->most;
    if (from->registers) {
        if ((st = reserve_registers(b)) != TG_OK) return st;
        memcpy(b->registers, from->registers, REGISTERS);
    }
    if (!from->used) return TG_OK;
    if ((st = tg__mem_reserve(&b->mem, &b->words, &b->word_cap, from->used, sizeof *b->words)) != TG_OK) return st;
    if ((st = tg__mem_reserve(&b->mem, &b->heap, &b->heap_cap, from->used, sizeof *b->heap)) != TG_OK) return st;
    for (i = 0; i < from->used; i++) {
        const tg__counted *w = &from->words[i];
        size_t len = w->key_len + (w->shown_len == AS_KEY ? 0 : (size_t)w->shown_len);
        tg__counted *copy = &b->words[i];
        *copy = *w;
        copy->bytes = NULL;
        copy->cap = 0;
        if ((st = reserve_bytes(b, copy, len, 0)) != TG_OK) return st;
        memcpy(copy->bytes, w->bytes, len);
        b->used++;
    }
    memcpy(b->heap, from->heap, from->used * sizeof *b->heap);
    b->evicted = from->evicted;
    return reserve_slots(b, b->used);
}
