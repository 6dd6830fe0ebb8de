/*
 * table_attack_test: keys crafted by who knows everything of the hash but the seed are found by as many looks as others.
 *
 *   TEXTGAUGE_TIER   how many keys: test/tiers.js
 */
#include "helpers.h"

#include "../../src/core/table.h"

static uint32_t hash_of(const tg__table *t, const tg__entry *e) {
    return tg__entry_is_short(e) ? tg__table_hash(t, tg__entry_head(e)) : e->more->hash;
}

/* The i-th of keys without a NUL, `len` bytes of them in `to`. */
typedef size_t (*attack)(uint64_t i, char *to);

static uint64_t scrambled(uint64_t x) {
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* Digits of 64, the lowest first. */
static void put_digits(uint64_t i, char *to, size_t count) {
    for (; count--; i >>= 6) *to++ = (char)('0' + (i & 63));
}

/* What all others are measured by. */
static size_t no_pattern(uint64_t i, char *to) {
    put_digits(scrambled(2 * i), to, 7);
    put_digits(scrambled(2 * i + 1), to + 7, 8);
    return 15;
}

static size_t counting(uint64_t i, char *to) {
    put_digits(i, to, 5);
    return 5;
}

/* In the highest bytes of each half, of which a hash by multiplication alone would know little. */
static size_t in_high_bytes(uint64_t i, char *to) {
    memset(to, 'a', 15);
    put_digits(i, to + 6, 2);
    put_digits(i >> 12, to + 13, 2);
    return 15;
}

static size_t in_both_halves(uint64_t i, char *to) {
    memset(to, 'a', 15);
    put_digits(i, to, 4);
    put_digits(~i, to + 8, 4);
    return 15;
}

static size_t long_ones(uint64_t i, char *to) {
    memset(to, 'a', 40);
    put_digits(i, to + 20, 5);
    return 40;
}

/* Keys that fall into few slots under the seed 0, as one has found them who does not know the seed. */
static size_t of_another_seed(uint64_t i, char *to) {
    static uint64_t at;
    static tg__table t;
    tg__head head;
    char key[16] = {0};

    if (!i) {
        tg_allocator none = {0};
        tg__table_init(&t, &none, (const uint64_t[2]){0, 0});
        at = 0;
    }
    do {
        put_digits(at++, key, 6);
        head.low = tg__load_le64(key);
        head.high = 0;
    } while (tg__table_hash(&t, head) & 0x1FE0);
    memcpy(to, key, 6);
    return 6;
}

/* Slots that are looked at to find each of the keys of an attack once, for every 1000 keys. */
static size_t looks(const tg_allocator *mem, attack make, size_t count, uint64_t seed) {
    const uint64_t seeds[2] = {scrambled(seed), scrambled(~seed)};
    size_t sum = 0, work = SIZE_MAX;
    tg__walk walk = {0, 0};
    const tg__entry *e;
    tg__table t;
    char key[48];

    tg__table_init(&t, mem, seeds);
    for (size_t i = 0; i < count; i++) {
        size_t len = make(i, key);
        if (tg__table_add(&t, key, len, key, len, 1, NULL) != TG_OK) break;
    }
    CHECK_EQ_INT(t.used, count);
    while ((e = tg__table_next(&t, &walk, &work))) {
        uint32_t hash = hash_of(&t, e);
        const tg__segment *s = tg__table_segment(&t, hash);
        sum += 1 + (((size_t)(e - s->slots) - hash) & s->last);
    }
    tg__table_free(&t);
    return sum * 1000 / count;
}

void table_attack_test(void) {
    test_heap heap;
    tg_allocator mem = test_heap_allocator(&heap);
    static const attack all[] = {counting, in_high_bytes, in_both_halves, long_ones, of_another_seed};
    size_t count = TEST_SLOW ? 10000 : test_size(100000, 200000, 10000000);
    size_t usual = looks(&mem, no_pattern, count, 1);

    test_case("attacks: crafted keys are found as fast as others by who does not know the seed");
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        for (uint64_t seed = 1; seed <= 5; seed++) {
            size_t n = looks(&mem, all[i], count, seed);
            CHECK(n <= usual + usual / 10);
        }
    }
    CHECK_EQ_INT(heap.live, 0);
}
