/* select_test: the first words of a table, by key and by count, whatever the order in which they come. */
#include "helpers.h"

#include <stdlib.h>

#include "../../src/core/select.h"

#define WORDS 2000

static uint64_t chance = 0x9E3779B97F4A7C15u;

static size_t random_below(size_t n) {
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (size_t)(chance % n);
}

static char keys[WORDS][80];
static tg__entry words[WORDS];
static tg__more more[WORDS];

static int by_key(const void *a, const void *b) {
    const tg__entry *x = *(const tg__entry *const *)a, *y = *(const tg__entry *const *)b;
    return tg__entry_compare(x, y);
}

static int by_count(const void *a, const void *b) {
    const tg__entry *x = *(const tg__entry *const *)a, *y = *(const tg__entry *const *)b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return by_key(a, b);
}

/* Words that differ early or late, that others begin with, with NULs and high bytes; none twice. */
static void make_words(void) {
    static const char *const stems[] = {"",
                                        "a",
                                        "abcdefg",
                                        "abcdefgh",
                                        "abcdefghijkl",
                                        "\xFF\xFF",
                                        "\xC3\xA4",
                                        "a stem of forty bytes that most words have"};

    for (size_t i = 0; i < WORDS; i++) {
        const char *stem = stems[i % 3 ? COUNT_OF(stems) - 1 : i % COUNT_OF(stems)];
        size_t len = strlen(stem);
        memcpy(keys[i], stem, len);
        for (size_t n = i / COUNT_OF(stems); n; n /= 5) keys[i][len++] = "\0az\xE2\xFF"[n % 5];
        len += (size_t)sprintf(keys[i] + len, "#%zu", i); /* none twice */
        if (i >= WORDS - 70) {                            /* such of which each but one goes on with NULs */
            len = i - (WORDS - 71);
            memset(keys[i], 0, sizeof keys[i]);
            keys[i][0] = 'z';
        }
        memset(&words[i], 0, sizeof words[i]);
        memcpy(words[i].head, keys[i], len < TG__SHORT_MAX ? len : TG__SHORT_MAX);
        if (len > TG__SHORT_MAX || memchr(keys[i], 0, len)) {
            words[i].head[TG__SHORT_MAX] = 0xFF;
            words[i].more = &more[i];
            more[i].key = keys[i];
            more[i].key_len = (uint32_t)len;
        }
        words[i].count = 1 + random_below(3) * random_below(3);
    }
}

static void check_list(tg__order order, size_t cap, size_t offered) {
    const tg__entry **sorted = malloc((offered + 1) * sizeof *sorted);
    test_heap heap;
    tg_allocator mem = test_heap_allocator(&heap);
    size_t count = cap < offered ? cap : offered;
    tg__select s;
    size_t work = 0;
    int same = 1;

    CHECK_EQ_INT(tg__select_init(&s, &mem, order, cap), TG_OK);
    for (size_t i = 0; i < offered; i++) sorted[i] = &words[i];
    for (size_t i = offered; i-- > 1;) {
        size_t k = random_below(i + 1);
        const tg__entry *e = sorted[i];
        sorted[i] = sorted[k];
        sorted[k] = e;
    }
    for (size_t i = 0; i < offered; i++) tg__select_offer(&s, sorted[i]);
    while (!tg__select_sort(&s, &work)) work = 1 + random_below(100);
    CHECK_EQ_INT(tg__select_sort(&s, &work), 1);
    qsort(sorted, offered, sizeof *sorted, order == TG__BY_KEY ? by_key : by_count);
    CHECK_EQ_INT(s.count, count);
    for (size_t i = 0; i < count && s.count == count; i++) same &= s.picks[i].entry == sorted[i];
    CHECK(same);
    work = 1;
    CHECK_EQ_INT(tg__select_free_step(&s, &work), 1);
    CHECK_EQ_INT(heap.live, 0);
    free(sorted);
}

void select_test(void) {
    static const size_t caps[] = {0, 1, 2, 3, 10, 100, WORDS - 1, WORDS, WORDS + 1};

    make_words();
    for (int order = TG__BY_KEY; order <= TG__BY_COUNT; order++) {
        for (size_t i = 0; i < COUNT_OF(caps); i++) {
            test_case("select: the first by key; by count, then key");
            check_list((tg__order)order, caps[i], WORDS);
            check_list((tg__order)order, caps[i], 0);
            check_list((tg__order)order, caps[i], 1);
            check_list((tg__order)order, caps[i], 7);
            check_list((tg__order)order, caps[i], 100);
        }
    }

    test_case("select: a long list is given back in steps");
    {
        test_heap heap;
        tg_allocator mem = test_heap_allocator(&heap);
        tg__select s;
        size_t work, steps = 0;
        CHECK_EQ_INT(tg__select_init(&s, &mem, TG__BY_KEY, 1000000), TG_OK);
        do {
            work = 1000;
            steps++;
        } while (!tg__select_free_step(&s, &work));
        CHECK(steps >= 7 && steps < 40);
        CHECK_EQ_INT(heap.live, 0);
        CHECK_EQ_INT(tg__select_init(&s, &mem, TG__BY_KEY, 1000000), TG_OK);
        heap.fail_at = heap.requests + 1;
        for (work = 1000; !tg__select_free_step(&s, &work); work = 1000) {}
        CHECK_EQ_INT(heap.live, 0);
    }

    test_case("select: without memory");
    test_heap heap;
    tg_allocator mem = test_heap_allocator(&heap);
    tg__select s;
    heap.fail_at = 0;
    CHECK_EQ_INT(tg__select_init(&s, &mem, TG__BY_KEY, 3), TG_E_NOMEM);
    CHECK_EQ_INT(tg__select_init(&s, &mem, TG__BY_KEY, SIZE_MAX / 8), TG_E_LIMIT);
}
