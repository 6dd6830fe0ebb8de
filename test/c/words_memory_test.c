/* words_memory_test: word tables of very much text: exact, or in bounded memory with errors that are told, and small. */
#include "generate.h"
#include "helpers.h"

#include <stdlib.h>

#define MIB ((size_t)1 << 20)
#define MOST (64 * MIB)  /* of memory, whatever the text */
#define UNIT (4 * MIB)   /* of a text that is repeated */
#define UNIT_TYPES 14000 /* distinct words in it, more or less those of a long book */
#define KEPT 100000      /* words, where memory is bounded */
#define LONGEST_WORD 16

/* ── Words of numbers ── */

/* "q", and letters from a to p for the bits of `number`. @return its length */
static size_t put_word(char *to, size_t number) {
    size_t len = 0;

    to[len++] = 'q';
    do to[len++] = (char)('a' + number % 16);
    while ((number /= 16) > 0);
    return len;
}

static size_t number_of(const char *word, size_t len) {
    size_t number = 0;

    while (--len > 0) number = number * 16 + (size_t)(word[len] - 'a');
    return number;
}

/* A number below `count`, n about as often as 1 / (n + 1): Zipf. */
static size_t zipf(generator *g, size_t count) {
    for (;;) {
        unsigned bits = 0;
        size_t number;
        while (count >> (bits + 1)) bits++;
        bits = (unsigned)generate_below(g, bits + 1);
        number = ((size_t)1 << bits) + generate_below(g, (size_t)1 << bits) - 1;
        if (number < count) return number;
    }
}

static tg_analyzer *counting(test_heap *heap, uint32_t most) {
    tg_options o = test_options();

    o.allocator = test_heap_allocator(heap);
    o.words = 1;
    o.max_words = most;
    o.top = 0;
    o.counts = 0;
    memset(o.metrics, 0, sizeof o.metrics);
    return test_analyzer_of(&o);
}

static tg_words *taken(tg_analyzer *a) {
    tg_words *words = NULL;
    tg_status st;

    do st = tg_analyzer_take_words(a, 10000, &words);
    while (st == TG_OK && !words);
    CHECK_EQ_INT(st, TG_OK);
    return words;
}

/* ── A book, again and again ── */

static void book(void) {
    size_t times = test_size(4, TEST_ASAN ? 8 : 128, 2560), len = 0, wrong = 0;
    uint64_t *expected = calloc(UNIT_TYPES, sizeof *expected);
    char *text = malloc(UNIT + LONGEST_WORD);
    generator g = {1};
    test_heap heap;
    tg_analyzer *a;
    tg_words *words;

    test_case("exact words of a text of GiB");
    while (len < UNIT) {
        size_t number = zipf(&g, UNIT_TYPES);
        len += put_word(text + len, number);
        text[len++] = generate_below(&g, 12) ? ' ' : '\n';
        expected[number] += times;
    }
    a = counting(&heap, 0);
    for (size_t i = 0; a && i < times; i++) CHECK_EQ_INT(tg_analyzer_write(a, text, len), TG_OK);
    if ((words = taken(a)) != NULL) {
        const int32_t *offsets = tg_words_offsets(words);
        const char *bytes = tg_words_text(words, NULL);
        CHECK(tg_words_is_exact(words));
        for (size_t i = 0; i < tg_words_size(words); i++) {
            size_t number = number_of(bytes + offsets[i], (size_t)(offsets[i + 1] - offsets[i]));
            if (tg_words_counts(words)[i] != expected[number]) wrong++;
            expected[number] = 0;
        }
    }
    for (size_t i = 0; i < UNIT_TYPES; i++) wrong += expected[i] != 0;
    CHECK_EQ_INT(wrong, 0);
    CHECK(heap.most < MOST);
    tg_words_free(words);
    tg_analyzer_free(a);
    CHECK_EQ_INT(heap.live, 0);
    free(text);
    free(expected);
}

/* ── Very many distinct words, of which some are kept ── */

typedef struct corpus {
    size_t types;     /* a prime number */
    uint32_t *counts; /* of each */
    uint64_t total;
} corpus;

/* Every type once, in an order of no order, and between them as many words by Zipf. */
static void write_types(tg_analyzer *a, corpus *c) {
    static char text[UNIT];
    generator g = {2};
    size_t len = 0;

    for (size_t i = 0, next = 0; i < 2 * c->types; i++) {
        size_t number = i % 2 ? zipf(&g, c->types) : next;
        if (i % 2) next = (next + c->types / 8 * 5 + 1) % c->types;
        c->counts[number]++;
        c->total++;
        len += put_word(text + len, number);
        text[len++] = ' ';
        if (len + LONGEST_WORD < sizeof text && i + 1 < 2 * c->types) continue;
        CHECK_EQ_INT(tg_analyzer_write(a, text, len), TG_OK);
        len = 0;
    }
}

static void check_errors(const tg_words *words, const corpus *c) {
    const uint64_t *counts = tg_words_counts(words), *errors = tg_words_errors(words);
    const int32_t *offsets = tg_words_offsets(words);
    size_t outside = 0, missing = 0, number;

    for (size_t i = 0; i < tg_words_size(words); i++) {
        number = number_of(tg_words_text(words, NULL) + offsets[i], (size_t)(offsets[i + 1] - offsets[i]));
        outside += c->counts[number] > counts[i] || c->counts[number] < counts[i] - errors[i];
        c->counts[number] = 0;
    }
    CHECK_EQ_INT(outside, 0);
    for (size_t i = 0; i < c->types; i++) missing += c->counts[i] > c->total / KEPT;
    CHECK_EQ_INT(missing, 0); /* what is more common than that is always kept */
}

static void types(void) {
    corpus c = {test_size(300007, TEST_ASAN ? 300007 : 5000011, 20000003), NULL, 0};
    uint64_t distinct;
    test_heap heap;
    tg_analyzer *a;
    tg_words *words;

    test_case("words of a text of very many types, in bounded memory");
    c.counts = calloc(c.types, sizeof *c.counts);
    if (!(a = counting(&heap, KEPT)) || !c.counts) return;
    write_types(a, &c);
    if ((words = taken(a)) != NULL) {
        distinct = tg_words_distinct(words);
        CHECK(!tg_words_is_exact(words));
        CHECK_EQ_INT(tg_words_size(words), KEPT);
        CHECK(tg_words_total(words) == c.total);
        CHECK(distinct > c.types - c.types / 25 && distinct < c.types + c.types / 25); /* 5 standard errors */
        check_errors(words, &c);
    }
    CHECK(heap.most < MOST);
    tg_words_free(words);
    tg_analyzer_free(a);
    CHECK_EQ_INT(heap.live, 0);
    free(c.counts);
}

void words_memory_test(void) {
    book();
    types();
}
