/* table_test: the hash, the arena, and words counted. */
#include "helpers.h"

#include <stdlib.h>

#include "../../src/core/table.h"

static const uint64_t no_seed[2] = {0, 0};

/* ── Hash ── */

/* SipHash-1-3 of the bytes 00, 01, 02 … n-1 under the key 00 01 … 0F, n from 0 to 63. */
static const uint64_t sip13[64] = {
    0xabac0158050fc4dc, 0xc9f49bf37d57ca93, 0x82cb9b024dc7d44d, 0x8bf80ab8e7ddf7fb, 0xcf75576088d38328,
    0xdef9d52f49533b67, 0xc50d2b50c59f22a7, 0xd3927d989bb11140, 0x369095118d299a8e, 0x25a48eb36c063de4,
    0x79de85ee92ff097f, 0x70c118c1f94dc352, 0x78a384b157b4d9a2, 0x306f760c1229ffa7, 0x605aa111c0f95d34,
    0xd320d86d2a519956, 0xcc4fdd1a7d908b66, 0x9cf2689063dbd80c, 0x8ffc389cb473e63e, 0xf21f9de58d297d1c,
    0xc0dc2f46a6cce040, 0xb992abfe2b45f844, 0x7ffe7b9ba320872e, 0x525a0e7fdae6c123, 0xf464aeb267349c8c,
    0x45cd5928705b0979, 0x3a3e35e3ca9913a5, 0xa91dc74e4ade3b35, 0xfb0bed02ef6cd00d, 0x88d93cb44ab1e1f4,
    0x540f11d643c5e663, 0x2370dd1f8c21d1bc, 0x81157b6c16a7b60d, 0x4d54b9e57a8ff9bf, 0x759f12781f2a753e,
    0xcea1a3bebf186b91, 0x2cf508d3ada26206, 0xb6101c2da3c33057, 0xb3f47496ae3a36a1, 0x626b57547b108392,
    0xc1d2363299e41531, 0x667cc1923f1ad944, 0x65704ffec8138825, 0x24f280d1c28949a6, 0xc2ca1cedfaf8876b,
    0xc2164bfc9f042196, 0xa16e9c9368b1d623, 0x49fb169c8b5114fd, 0x9f3143f8df074c46, 0xc6fdaf2412cc86b3,
    0x7eaf49d10a52098f, 0x1cf313559d292f9a, 0xc44a30dda2f41f12, 0x36fae98943a71ed0, 0x318fb34c73f0bce6,
    0xa27abf3670a7e980, 0xb4bcc0db243c6d75, 0x23f8d852fdb71513, 0x8f035f4da67d8a08, 0xd89cd0e5b7e8f148,
    0xf6f4e6bcf7a644ee, 0xaec59ad80f1837f2, 0xc3b2f6154b6694e0, 0x9d199062b7bbb3a8,
};

static void hash(void) {
    static const uint64_t key[2] = {0x0706050403020100, 0x0f0e0d0c0b0a0908};
    static const uint64_t ones[2] = {UINT64_MAX, UINT64_MAX};
    uint8_t bytes[300];

    test_case("hash: SipHash-1-3 of the lengths 0 to 63");
    for (size_t i = 0; i < 64; i++) bytes[i] = (uint8_t)i;
    for (size_t i = 0; i < 64; i++) CHECK(tg__hash(key, bytes, i) == sip13[i]);

    test_case("hash: other keys and a length over 255");
    memset(bytes, 'a', sizeof bytes);
    CHECK(tg__hash(no_seed, NULL, 0) == 0xd1fba762150c532c);
    CHECK(tg__hash(no_seed, "word", 4) == 0xac351257249182a8);
    CHECK(tg__hash(ones, bytes, 300) == 0xef634cd9ecb576d0);

    test_case("hash: the place in memory has no say");
    for (size_t at = 0; at < 16; at++) {
        char room[32];
        memcpy(room + at, "a word of 16 by.", 16);
        CHECK(tg__hash(key, room + at, 16) == tg__hash(key, "a word of 16 by.", 16));
    }
}

static void compare(void) {
    test_case("compare: by bytes, a prefix first");
    CHECK_EQ_INT(tg__bytes_compare("", 0, "", 0), 0);
    CHECK_EQ_INT(tg__bytes_compare(NULL, 0, NULL, 0), 0);
    CHECK_EQ_INT(tg__bytes_compare("a", 1, "a", 1), 0);
    CHECK(tg__bytes_compare("", 0, "a", 1) < 0);
    CHECK(tg__bytes_compare("a", 1, NULL, 0) > 0);
    CHECK(tg__bytes_compare("a", 1, "b", 1) < 0);
    CHECK(tg__bytes_compare("ab", 2, "a", 1) > 0);
    CHECK(tg__bytes_compare("ab", 2, "b", 1) < 0);
    CHECK(tg__bytes_compare("z", 1, "\xC3\xA4", 2) < 0); /* unsigned */
    CHECK(tg__bytes_compare("a\0b", 3, "a\0c", 3) < 0);
}

/* ── Words ── */

static const char *key_of(const tg__entry *e) {
    size_t len;
    return tg__entry_key(e, &len);
}

static size_t key_len(const tg__entry *e) {
    size_t len;
    tg__entry_key(e, &len);
    return len;
}

static const char *shown_of(const tg__entry *e) {
    size_t len;
    return tg__entry_shown(e, &len);
}

static size_t shown_len(const tg__entry *e) {
    size_t len;
    tg__entry_shown(e, &len);
    return len;
}

static tg__entry *add(tg__table *t, const char *key, const char *shown) {
    tg__entry *e = NULL;
    CHECK_EQ_INT(tg__table_add(t, key, strlen(key), shown ? shown : key, strlen(shown ? shown : key), 1, &e), TG_OK);
    return e;
}

static void adding(const tg_allocator *mem) {
    tg__table t;
    tg__entry *e;

    test_case("add: nothing is allocated before the first word");
    tg__table_init(&t, mem, no_seed);
    CHECK_EQ_INT(((test_heap *)mem->ctx)->live, 0);
    CHECK_EQ_INT(t.used, 0);

    test_case("add: a new word");
    e = add(&t, "word", NULL);
    CHECK_EQ_INT(e->count, 1);
    CHECK_EQ_STR(key_of(e), key_len(e) + 1, "word\0");
    CHECK(shown_of(e) == key_of(e));
    CHECK_EQ_INT(shown_len(e), 4);
    CHECK_EQ_INT(t.used, 1);

    test_case("add: the word again");
    e = add(&t, "word", NULL);
    CHECK_EQ_INT(e->count, 2);
    CHECK_EQ_INT(t.used, 1);

    test_case("add: many times at once");
    CHECK_EQ_INT(tg__table_add(&t, "word", 4, "word", 4, 1000000000000, &e), TG_OK);
    CHECK_EQ_INT(e->count, 1000000000002);

    test_case("add: the caller's bytes are copied");
    {
        char bytes[] = "mine";
        e = add(&t, bytes, NULL);
        bytes[0] = 'l';
        CHECK_EQ_STR(key_of(e), key_len(e), "mine");
    }

    test_case("add: the empty word, and bytes of zero");
    CHECK_EQ_INT(tg__table_add(&t, NULL, 0, NULL, 0, 1, &e), TG_OK);
    CHECK_EQ_INT(key_len(e), 0);
    CHECK_EQ_STR(key_of(e), 1, "\0");
    CHECK_EQ_INT(tg__table_add(&t, "", 0, "", 0, 1, &e), TG_OK);
    CHECK_EQ_INT(e->count, 2);
    CHECK_EQ_INT(tg__table_add(&t, "\0", 1, "\0", 1, 1, &e), TG_OK);
    CHECK_EQ_INT(e->count, 1);
    CHECK_EQ_INT(t.used, 4);
    tg__table_free(&t);

    test_case("free: all is given back, and twice does nothing");
    CHECK_EQ_INT(((test_heap *)mem->ctx)->live, 0);
    tg__table_free(&t);
}

static void shown_forms(const tg_allocator *mem) {
    tg__table t;
    tg__entry *e;

    tg__table_init(&t, mem, no_seed);
    test_case("shown: the smallest by bytes stays");
    e = add(&t, "strasse", "straße");
    CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "straße\0");
    e = add(&t, "strasse", "strasse");
    CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "strasse\0");
    e = add(&t, "strasse", "straße");
    CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "strasse\0");
    CHECK_EQ_STR(key_of(e), key_len(e) + 1, "strasse\0");
    CHECK_EQ_INT(e->count, 3);

    test_case("shown: a smaller one that is shorter, and one that is as long");
    e = add(&t, "k", "mmmm");
    e = add(&t, "k", "kk");
    CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "kk\0");
    e = add(&t, "k", "jjjj");
    CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "jjjj\0");
    e = add(&t, "k", "jjj");
    CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "jjj\0");
    CHECK_EQ_STR(key_of(e), key_len(e) + 1, "k\0");

    test_case("shown: a smaller one than the key itself leaves the key");
    e = add(&t, "λόγοσ", NULL);
    e = add(&t, "λόγοσ", "λόγος");
    CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "λόγος\0");
    CHECK_EQ_STR(key_of(e), key_len(e) + 1, "λόγοσ\0");
    e = add(&t, "λόγοσ", NULL);
    CHECK_EQ_INT(e->count, 3);
    CHECK_EQ_STR(shown_of(e), shown_len(e), "λόγος");

    test_case("shown: an empty one leaves the key");
    e = add(&t, "full", NULL);
    CHECK_EQ_INT(tg__table_add(&t, "full", 4, "", 0, 1, &e), TG_OK);
    CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "\0");
    CHECK_EQ_STR(key_of(e), key_len(e) + 1, "full\0");
    CHECK_EQ_INT(add(&t, "full", NULL)->count, 3);
    tg__table_free(&t);
    CHECK_EQ_INT(((test_heap *)mem->ctx)->live, 0);
}

static size_t number(size_t i, char *out) {
    return (size_t)snprintf(out, 24, "w%zu", i);
}

/* `count` words, the i-th of them i % 3 + 1 times. @return how many entries are not as they should be */
static size_t fill_and_check(tg__table *t, size_t count) {
    char word[24];
    size_t wrong = 0;
    tg__entry *e;

    for (size_t round = 0; round < 3; round++)
        for (size_t i = 0; i < count; i++)
            if (i % 3 >= round) wrong += tg__table_add(t, word, number(i, word), word, strlen(word), 1, &e) != TG_OK;
    for (size_t i = 0; i < count; i++) {
        wrong += tg__table_add(t, word, number(i, word), word, strlen(word), 1, &e) != TG_OK;
        wrong += e->count != i % 3 + 2 || key_len(e) != strlen(word) || memcmp(key_of(e), word, key_len(e) + 1) != 0;
    }
    return wrong;
}

static uint32_t hash_of(const tg__table *t, const tg__entry *e) {
    return tg__entry_is_short(e) ? tg__table_hash(t, tg__entry_head(e)) : e->more->hash;
}

/*
 * Every slot is where it can be found, segments are not overfull, and there are as many as the number of words says.
 * @return the words that slots lead to
 */
static size_t check_segments(const tg__table *t) {
    size_t found = 0, wrong = 0;

    for (size_t i = 0; i < t->count; i++) {
        const tg__segment *s = &t->segments[i];
        size_t used = 0;
        wrong += (s->last & (s->last + 1)) != 0;
        wrong += (uintptr_t)s->slots % 64 != 0;
        for (size_t k = 0; k <= s->last; k++) {
            uint32_t hash;
            if (!s->slots[k].count) continue;
            used++;
            hash = hash_of(t, &s->slots[k]);
            wrong += tg__table_segment(t, hash)->slots != s->slots;
            for (size_t from = hash & s->last; from != k; from = (from + 1) & s->last) wrong += !s->slots[from].count;
        }
        wrong += used != s->used || used > (s->last + 1) / 4 * 3;
        found += used;
    }
    CHECK_EQ_INT(wrong, 0);
    CHECK((t->last & (t->last + 1)) == 0 && t->last >= t->count - 1 && t->last < 2 * t->count);
    CHECK(t->count == 1 || t->count <= t->used / 3584 * 2);
    CHECK(t->count >= t->used / 4096);
    return found;
}

static void growth(const tg_allocator *mem) {
    static const uint64_t seeds[][2] = {{0, 0}, {1, 2}, {UINT64_MAX, 0x123456789abcdef}};

    for (size_t s = 0; s < COUNT_OF(seeds); s++) {
        tg__table t;
        tg__table_init(&t, mem, seeds[s]);
        test_case("growth: 120,000 words, about half full at most; whatever the seed");
        CHECK_EQ_INT(fill_and_check(&t, 120000), 0);
        CHECK_EQ_INT(t.used, 120000);
        CHECK_EQ_INT(check_segments(&t), 120000);
        CHECK_EQ_INT(t.count, 43);
        for (size_t i = 0; i < t.count; i++) CHECK_EQ_INT(t.segments[i].last, 8191);

        test_case("clear: no word is left, and of many segments none");
        {
            tg__table_clear(&t);
            CHECK_EQ_INT(t.used, 0);
            CHECK_EQ_INT(t.count, 0);
            CHECK_EQ_INT(add(&t, "w1", NULL)->count, 1);
            tg__table_clear(&t);
            CHECK_EQ_INT(fill_and_check(&t, 1000), 0);
            CHECK_EQ_INT(t.count, 1);
            tg__table_clear(&t);
            CHECK_EQ_INT(t.count, 1);
            CHECK_EQ_INT(check_segments(&t), 0);
            CHECK_EQ_INT(fill_and_check(&t, 9000), 0);
        }
        tg__table_free(&t);
        CHECK_EQ_INT(((test_heap *)mem->ctx)->live, 0);
    }

    test_case("growth: by one segment at a time, at every number of words");
    {
        tg__table t;
        char word[24];
        tg__entry *e;
        tg__table_init(&t, mem, no_seed);
        for (size_t i = 0; i < 30000; i++) {
            size_t count = t.count, requests = ((test_heap *)mem->ctx)->requests;
            CHECK_EQ_INT(tg__table_add(&t, word, number(i, word), word, strlen(word), 1, &e), TG_OK);
            CHECK(t.count <= count + 1);
            CHECK(((test_heap *)mem->ctx)->requests <= requests + 5);
            if (i % 500 == 0 || (i > 3550 && i < 3600)) CHECK_EQ_INT(check_segments(&t), i + 1);
        }
        tg__table_free(&t);
        CHECK_EQ_INT(((test_heap *)mem->ctx)->live, 0);
    }

    test_case("moves: while there are no more, slots stand where they stood");
    {
        tg__table t;
        char word[24];
        tg__entry *e, *first;
        tg__table_init(&t, mem, no_seed);
        CHECK_EQ_INT(tg__table_open(&t), TG_OK);
        for (size_t i = 0; i < 20000; i++) {
            uint32_t hash = (uint32_t)i * 2654435761u;
            size_t moves = t.moves;
            first = tg__table_slot(&t, hash);
            CHECK_EQ_INT(tg__table_add(&t, word, number(i, word), word, strlen(word), 1, &e), TG_OK);
            CHECK(t.moves != moves || first == tg__table_slot(&t, hash));
        }
        CHECK(t.moves < 20);
        CHECK_EQ_INT(check_segments(&t), 20000);
        tg__table_free(&t);
        CHECK_EQ_INT(((test_heap *)mem->ctx)->live, 0);
    }

    test_case("clear: an empty table");
    {
        tg__table t;
        tg__table_init(&t, mem, no_seed);
        tg__table_clear(&t);
        CHECK_EQ_INT(add(&t, "a", NULL)->count, 1);
        tg__table_free(&t);
    }
}

/* `count` words from `first` on, some of them long and some shown in another form. @return how many could not be added */
static size_t fill_mixed(tg__table *t, size_t first, size_t count) {
    size_t wrong = 0;

    for (size_t i = first; i < first + count; i++) {
        char word[48];
        size_t len = number(i, word);
        if (i % 7 == 0) len += (size_t)snprintf(word + len, 24, "-which-is-longer");
        wrong += tg__table_add(t, word, len,
                               i % 5   ? word
                               : i % 2 ? "v"
                                       : "W",
                               i % 5 ? len : 1, 1 + i % 3, NULL) != TG_OK;
    }
    return wrong;
}

/* @return how many entries of `t` are not in `other` with the same count and shown form */
static size_t missing_in(const tg__table *t, const tg__table *other) {
    size_t wrong = 0, work = SIZE_MAX;
    tg__walk walk = {0, 0};
    const tg__entry *e;

    while ((e = tg__table_next(t, &walk, &work))) {
        size_t len, shown, there;
        const char *key = tg__entry_key(e, &len), *form = tg__entry_shown(e, &shown);
        const tg__entry *same = tg__table_get(other, key, len);
        wrong += !same || same->count != e->count || (tg__entry_shown(same, &there), there != shown) ||
                 memcmp(tg__entry_shown(same, &there), form, shown) != 0;
    }
    return wrong;
}

/* Begin, in steps. @return NULL if it is not worth it */
static tg__shares *begun(tg__table *into, const tg__table *from, tg_status *st) {
    tg__shares *s = NULL;
    size_t work;

    do {
        size_t count = into->count;
        work = 1000;
        *st = tg__shares_begin(into, from, &work, &s);
        CHECK(into->count <= count + 4);
    } while (*st == TG_OK && !work && !s);
    return s;
}

/* Slots that are looked at to find a word, at most. */
static size_t longest_search(const tg__table *t) {
    size_t longest = 0, work = SIZE_MAX;
    tg__walk walk = {0, 0};
    const tg__entry *e;

    while ((e = tg__table_next(t, &walk, &work))) {
        uint32_t hash = hash_of(t, e);
        const tg__segment *s = tg__table_segment(t, hash);
        size_t n = 1 + (((size_t)(e - s->slots) - hash) & s->last);
        if (n > longest) longest = n;
    }
    return longest;
}

static void shares(const tg_allocator *mem) {
    static const struct {
        size_t into, from, first; /* words of both, and the first of `from` */
        uint32_t shares;
    } cases[] = {{60000, 60000, 30000, 8}, {300000, 100000, 250000, 32}, {300000, 16384, 0, 8}, {30000, 29000, 1000, 8},
                 {30000, 100000, 0, 8},    {12000, 11000, 0, 0},         {60000, 16383, 0, 0}};
    test_heap *heap = mem->ctx;
    tg_status st;

    for (size_t c = 0; c < COUNT_OF(cases); c++) {
        tg__table into, from, both;
        tg__shares *s;
        if (TEST_SLOW && cases[c].into + cases[c].from > 100000) continue;
        test_case("shares: added in any order, they are what is added at once");
        tg__table_init(&into, mem, no_seed);
        tg__table_init(&from, mem, no_seed);
        tg__table_init(&both, mem, no_seed);
        CHECK_EQ_INT(fill_mixed(&into, 0, cases[c].into) + fill_mixed(&from, cases[c].first, cases[c].from), 0);
        CHECK_EQ_INT(fill_mixed(&both, 0, cases[c].into) + fill_mixed(&both, cases[c].first, cases[c].from), 0);
        s = begun(&into, &from, &st);
        CHECK_EQ_INT(st, TG_OK);
        CHECK_EQ_INT(s ? s->count : 0, cases[c].shares);
        for (uint32_t i = s ? s->count : 0; i-- > 0;) CHECK_EQ_INT(tg__shares_add(s, &from, i), TG_OK);
        if (s) {
            CHECK_EQ_INT(tg__shares_add(s, &from, 3), TG_E_STATE);
            CHECK_EQ_INT(tg__shares_add(s, &from, s->count), TG_E_STATE);
            CHECK_EQ_INT(tg__shares_end(&into, &s), TG_OK);
            CHECK(!s);
            CHECK_EQ_INT(into.used, both.used);
            CHECK_EQ_INT(missing_in(&both, &into) + missing_in(&into, &both), 0);
            CHECK(longest_search(&into) < 200);

            test_case("shares: a table goes on behind them");
            CHECK_EQ_INT(fill_mixed(&into, 400000, 10000) + fill_mixed(&both, 400000, 10000), 0);
            CHECK_EQ_INT(missing_in(&both, &into) + missing_in(&into, &both), 0);
            CHECK_EQ_INT(check_segments(&into), both.used);
        }
        tg__table_free(&into);
        tg__table_free(&from);
        tg__table_free(&both);
        CHECK_EQ_INT(heap->live, 0);
    }

    test_case("shares: of many tables one behind the other, all of other words: none crowds");
    {
        tg__table into, from;
        tg__shares *s;
        tg__table_init(&into, mem, no_seed);
        CHECK_EQ_INT(fill_mixed(&into, 0, 40000), 0);
        for (size_t i = 1; i < (TEST_SLOW ? 3 : 6); i++) {
            tg__table_init(&from, mem, no_seed);
            CHECK_EQ_INT(fill_mixed(&from, i * 40000, 40000), 0);
            s = begun(&into, &from, &st);
            CHECK(s != NULL);
            for (uint32_t k = 0; k < s->count; k++) CHECK_EQ_INT(tg__shares_add(s, &from, k), TG_OK);
            CHECK_EQ_INT(tg__shares_end(&into, &s), TG_OK);
            tg__table_free(&from);
            CHECK_EQ_INT(check_segments(&into), (i + 1) * 40000);
            CHECK(longest_search(&into) < 200);
        }
        tg__table_free(&into);
        CHECK_EQ_INT(heap->live, 0);
    }

    test_case("shares: other seeds, a share left out");
    {
        tg__table into, from;
        tg__shares *s;
        tg__table_init(&into, mem, no_seed);
        tg__table_init(&from, mem, (const uint64_t[2]){0, 1});
        CHECK_EQ_INT(fill_mixed(&into, 0, 60000) + fill_mixed(&from, 0, 60000), 0);
        CHECK(!begun(&into, &from, &st));
        CHECK_EQ_INT(st, TG_OK);
        tg__table_free(&from);
        tg__table_init(&from, mem, no_seed);
        CHECK_EQ_INT(fill_mixed(&from, 0, 20000), 0);
        s = begun(&into, &from, &st);
        for (uint32_t i = 1; i < s->count; i++) CHECK_EQ_INT(tg__shares_add(s, &from, i), TG_OK);
        CHECK_EQ_INT(tg__shares_end(&into, &s), TG_E_STATE);
        tg__table_free(&into);
        tg__table_free(&from);
        CHECK_EQ_INT(heap->live, 0);
    }

    test_case("shares: without memory");
    for (size_t fail = 0;; fail += TEST_SLOW ? 5 : 1) {
        tg__table into, from;
        tg__shares *s;
        int done;
        tg__table_init(&into, mem, no_seed);
        tg__table_init(&from, mem, no_seed);
        CHECK_EQ_INT(fill_mixed(&into, 0, 29000) + fill_mixed(&from, 29000, 16400), 0);
        heap->requests = 0;
        heap->fail_at = fail;
        s = begun(&into, &from, &st);
        CHECK(st == TG_OK || !s);
        for (uint32_t i = 0; s && i < s->count; i++) (void)tg__shares_add(s, &from, i);
        if (s) st = tg__shares_end(&into, &s);
        done = fail >= heap->requests;
        heap->fail_at = SIZE_MAX;
        CHECK_EQ_INT(st, done ? TG_OK : TG_E_NOMEM);
        tg__table_free(&into);
        tg__table_free(&from);
        CHECK_EQ_INT(heap->live, 0);
        if (done) break;
    }
}

/* No step gives back more blocks than it was told. */
static void freeing(const tg_allocator *mem) {
    test_heap *heap = mem->ctx;
    tg__table t;
    size_t steps = 0, work;

    test_case("free: in steps");
    tg__table_init(&t, mem, no_seed);
    CHECK_EQ_INT(fill_and_check(&t, 100000), 0);
    do {
        size_t live = heap->live;
        work = 1;
        steps++;
        CHECK(tg__table_free_step(&t, &work) == (heap->live == 0));
        CHECK(heap->live < live && (!heap->live || live - heap->live <= 8 * 8192 * sizeof(tg__entry) + 64));
    } while (heap->live && steps < 100);
    CHECK_EQ_INT(heap->live, 0);
    CHECK(steps >= 5);
    CHECK_EQ_INT(t.used, 0);
    CHECK_EQ_INT(tg__table_free_step(&t, &work), 1);
    CHECK_EQ_INT(add(&t, "again", NULL)->count, 1);
    tg__table_free(&t);
    CHECK_EQ_INT(heap->live, 0);
}

static void arena(const tg_allocator *mem) {
    static const size_t lengths[] = {65480, 65519, 65520, 65521, 65536, 65537, 200000, 1, 65535, 0};
    size_t len, most = 200000;
    char *bytes = test_repeated("x", most, &len);
    tg__table t;
    tg__entry *e;

    test_case("arena: keys around and over the size of a block");
    tg__table_init(&t, mem, no_seed);
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        CHECK_EQ_INT(tg__table_add(&t, bytes, lengths[i], bytes, lengths[i], 1, &e), TG_OK);
        CHECK_EQ_INT(e->count, 1);
        CHECK(key_of(e)[lengths[i]] == '\0');
    }
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        CHECK_EQ_INT(tg__table_add(&t, bytes, lengths[i], bytes, lengths[i], 1, &e), TG_OK);
        CHECK_EQ_INT(e->count, 2);
        CHECK(memcmp(key_of(e), bytes, lengths[i]) == 0);
    }

    test_case("arena: key and shown form of their own, both long");
    bytes[0] = 'y';
    CHECK_EQ_INT(tg__table_add(&t, bytes, 70000, bytes + 1, 69999, 1, &e), TG_OK);
    CHECK_EQ_INT(key_len(e), 70000);
    CHECK_EQ_INT(shown_len(e), 69999);
    CHECK(key_of(e)[0] == 'y' && shown_of(e)[0] == 'x');

    test_case("arena: memory by what is in it");
    CHECK(((test_heap *)mem->ctx)->live < 2 * 1024 * 1024);
    tg__table_free(&t);
    CHECK_EQ_INT(((test_heap *)mem->ctx)->live, 0);
    free(bytes);
}

/* Short and long, with NULs and without, each shown as itself and in another form: no two are taken for one. */
static void kinds_of_keys(const tg_allocator *mem) {
    char key[20] = {0};
    uint64_t seen = 0;
    size_t work = SIZE_MAX, len;
    tg__walk walk = {0, 0};
    tg__table t;
    tg__entry *e;

    tg__table_init(&t, mem, no_seed);
    test_case("keys: of 0 to 19 bytes, with a NUL at each place or none");
    for (size_t round = 1; round <= 2; round++) {
        for (size_t n = 0; n < sizeof key; n++) {
            for (size_t nul = 0; nul <= n; nul++) {
                memset(key, 'x', n);
                if (nul < n) key[nul] = '\0';
                CHECK_EQ_INT(tg__table_add(&t, key, n, n % 3 ? key : "shown", n % 3 ? n : 5, 1, &e), TG_OK);
                CHECK_EQ_INT(e->count, round);
                CHECK(key_len(e) == n && !memcmp(key_of(e), key, n));
                CHECK_EQ_INT(key_of(e)[n], 0);
                CHECK_EQ_INT(tg__entry_is_short(e), nul == n && n <= TG__SHORT_MAX);
                if (n % 3) CHECK(shown_of(e) == key_of(e) && shown_len(e) == n);
                else CHECK_EQ_STR(shown_of(e), shown_len(e) + 1, "shown\0");
            }
        }
    }
    CHECK_EQ_INT(t.used, 210);

    test_case("keys: all NULs of 0 to 19 bytes");
    memset(key, 0, sizeof key);
    for (size_t n = 0; n < sizeof key; n++) {
        CHECK_EQ_INT(tg__table_add(&t, key, n, key, n, 1, &e), TG_OK);
        CHECK_EQ_INT(e->count, n < 2 ? 3 : 1);
    }
    CHECK_EQ_INT(t.used, 228);

    test_case("keys: a short one counted as such, whatever is shown");
    {
        tg__head head = {0x78787878, 0};
        CHECK_EQ_INT(tg__table_add_short(&t, head, tg__table_hash(&t, head), 5), TG_OK);
        e = tg__table_find(&t, head, tg__table_hash(&t, head));
        CHECK(e && e->count == 7 && shown_of(e) == key_of(e));
        head.low = 0x787878;
        CHECK_EQ_INT(tg__table_add_short(&t, head, tg__table_hash(&t, head), 1), TG_OK);
        e = tg__table_find(&t, head, tg__table_hash(&t, head));
        CHECK(e && e->count == 3);
        CHECK_EQ_STR(shown_of(e), shown_len(e), "shown");
        CHECK_EQ_INT(tg__table_add(&t, "sho", 3, "zzz", 3, 1, &e), TG_OK);
        head.low = 0x6F6873;
        CHECK_EQ_INT(tg__table_add_short(&t, head, tg__table_hash(&t, head), 1), TG_OK);
        e = tg__table_find(&t, head, tg__table_hash(&t, head));
        CHECK_EQ_STR(shown_of(e), shown_len(e), "sho");
    }

    test_case("walk: every word once, in steps");
    for (len = 0; (e = tg__table_next(&t, &walk, &work)) || !work; work = 7)
        if (e) len++, seen += e->count;
    CHECK_EQ_INT(len, t.used);
    CHECK_EQ_INT(seen, 2 * 210 + 20 + 5 + 1 + 2);
    CHECK_EQ_INT(check_segments(&t), t.used);
    tg__table_free(&t);
    CHECK_EQ_INT(((test_heap *)mem->ctx)->live, 0);
}

/* A word that has become more common than what stands where it is looked for takes its place. */
static void lifting(const tg_allocator *mem) {
    char word[24];
    size_t away = 0, work = SIZE_MAX;
    tg__walk walk = {0, 0};
    tg__table t;
    tg__entry *e;

    tg__table_init(&t, mem, no_seed);
    test_case("lift: the most common words stand where they are looked for first");
    for (size_t i = 0; i < 60; i++)
        for (size_t times = 0; times < 60 - i; times++)
            CHECK_EQ_INT(tg__table_add(&t, word, number(59 - i, word), word, strlen(word), 1, &e), TG_OK);
    for (size_t i = 0; i < 60; i++) {
        CHECK_EQ_INT(tg__table_add(&t, word, number(i, word), word, strlen(word), 100, &e), TG_OK);
        CHECK_EQ_INT(e->count, 101 + i);
        CHECK(e == tg__table_slot(&t, hash_of(&t, e)));
    }
    while ((e = tg__table_next(&t, &walk, &work))) {
        tg__entry *first = tg__table_slot(&t, hash_of(&t, e));
        away += first != e;
        CHECK(first->count >= e->count);
    }
    CHECK(away > 0 && away < 30);
    CHECK_EQ_INT(check_segments(&t), 60);
    tg__table_free(&t);
}

static void limits(const tg_allocator *mem) {
    tg__table t;
    tg__entry *e = NULL;

    tg__table_init(&t, mem, no_seed);
    test_case("limit: a shown form of 4 GiB");
    add(&t, "a", NULL);
    CHECK_EQ_INT(tg__table_add(&t, "a", 1, "a", UINT32_MAX, 1, &e), TG_E_LIMIT);
    CHECK(e == NULL);
    CHECK_EQ_INT(add(&t, "a", NULL)->count, 2);
    tg__table_free(&t);
}

/* Every request fails once; the table is as before, and the next try works. */
static void failures(const tg_allocator *mem) {
    test_heap *heap = mem->ctx;
    char word[24];

    test_case("out of memory: the table is unchanged");
    for (size_t k = 0, failed = 1; failed; k++) {
        tg__table t;
        tg__entry *e;
        failed = 0;
        tg__table_init(&t, mem, no_seed);
        heap->requests = 0;
        heap->fail_at = k;
        for (size_t i = 0; i < 9000; i++) {
            size_t used = t.used;
            if (tg__table_add(&t, word, number(i, word), "~~~~~~~~~~~~", 12, 1, &e) == TG_OK) continue;
            failed++;
            CHECK_EQ_INT(t.used, used);
            CHECK_EQ_INT(tg__table_add(&t, word, number(i, word), "~~~~~~~~~~~~", 12, 1, &e), TG_OK);
            CHECK_EQ_INT(e->count, 1);
        }
        CHECK(failed == 1 || (failed == 0 && k > 8));
        CHECK_EQ_INT(t.used, 9000);
        heap->fail_at = SIZE_MAX;
        tg__table_free(&t);
        CHECK_EQ_INT(heap->live, 0);
    }

    test_case("out of memory: a smaller shown form that needs room");
    {
        size_t len, k;
        char *bytes = test_repeated("x", 70000, &len);
        tg__table t;
        tg__entry *e;
        tg__table_init(&t, mem, no_seed);
        add(&t, "key", "z");
        for (k = 0; k < 2; k++) {
            heap->fail_at = k ? SIZE_MAX : heap->requests;
            CHECK_EQ_INT(tg__table_add(&t, "key", 3, bytes, len, 1, &e), k ? TG_OK : TG_E_NOMEM);
            heap->fail_at = SIZE_MAX;
        }
        CHECK_EQ_INT(e->count, 2);
        CHECK_EQ_INT(shown_len(e), 70000);
        tg__table_free(&t);
        free(bytes);
        CHECK_EQ_INT(heap->live, 0);
    }
}

/* Words whose hashes have the same low `bits` under the seed 0: slow is allowed, wrong is not, nor memory without end. */
static void collisions(const tg_allocator *mem, unsigned bits, size_t count, size_t others) {
    const uint64_t sevens = UINT64_C(0x7F7F7F7F7F7F7F7F); /* no byte is 0 */
    tg__head *heads = calloc(count, sizeof *heads);
    test_heap *heap = mem->ctx;
    size_t found = 0, wrong = 0;
    tg__table t;
    tg__entry *e;

    tg__table_init(&t, mem, no_seed);
    for (uint64_t i = 0; found < count; i = (i - sevens) & sevens) {
        heads[found].low = i | ~sevens;
        found += !(tg__table_hash(&t, heads[found]) << (32 - bits));
    }
    for (uint64_t round = 1; round <= 2; round++) {
        for (size_t i = 0; i < count; i++) {
            char key[8];
            tg__store_le64(key, heads[i].low);
            wrong += tg__table_add(&t, key, 8, key, 8, 1, &e) != TG_OK || e->count != round;
            wrong += tg__table_find(&t, heads[i], tg__table_hash(&t, heads[i])) != e;
        }
    }
    free(heads);
    CHECK_EQ_INT(wrong, 0);
    CHECK_EQ_INT(t.used, count);
    CHECK_EQ_INT(check_segments(&t), count);
    CHECK(heap->live < 200000 + count * 200);

    test_case("collisions: other words beside them");
    CHECK_EQ_INT(fill_and_check(&t, others), 0);
    CHECK_EQ_INT(check_segments(&t), count + others);
    tg__table_clear(&t);
    CHECK_EQ_INT(add(&t, "again", NULL)->count, 1);
    tg__table_free(&t);
    CHECK_EQ_INT(heap->live, 0);
}

void table_test(void) {
    test_heap heap;
    tg_allocator mem = test_heap_allocator(&heap);

    hash();
    compare();
    adding(&mem);
    shown_forms(&mem);
    growth(&mem);
    shares(&mem);
    freeing(&mem);
    arena(&mem);
    kinds_of_keys(&mem);
    lifting(&mem);
    limits(&mem);
    failures(&mem);
    test_case("collisions: 500 words of one slot");
    collisions(&mem, 14, 500, 40000);
    test_case("collisions: thousands of words of one segment and slot, however many segments there are");
    if (TEST_SLOW) collisions(&mem, 14, 3000, 1000);
    else collisions(&mem, 15, 12500, 1000);
}
