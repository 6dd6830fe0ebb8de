/* codec_damage_test: states that are damaged, of other versions, or that lie under a right checksum. None is believed. */
#include "helpers.h"
#include "table.h"

#include <stdlib.h>

/* Where the fields are; the layout is told in codec.c. */
enum {
    AT_FORMAT = 8,
    AT_ALGORITHM = 12,
    AT_UNICODE = 16,
    AT_RESERVED = 20,
    AT_DATA = 24,
    AT_LENGTH = 32,
    AT_RULES = 40,
    AT_LANGUAGE = 68,
    AT_COUNTS_WANTED = 84,
    AT_METRICS = 92,
    AT_WORDS_PER_MINUTE = 124,
    AT_COUNTS = 132,
    AT_UNSEGMENTED = 324,
    AT_DOCUMENTS = 332,
    AT_WORDS = 340,
    CHECKSUM = 8
};

#define AT_COUNT(which) (AT_COUNTS + 8 * (size_t)(which))
#define LIMIT (UINT64_C(1) << 47) /* of every count */

static test_bytes state_of(const char *text) {
    tg_options o = test_options();
    return test_state_of(&o, text, strlen(text));
}

static void put(uint8_t *to, uint64_t value, size_t size) {
    for (size_t i = 0; i < size; i++) to[i] = (uint8_t)(value >> (8 * i));
}

/* Make length and checksum right. */
static void seal(test_bytes *s) {
    static const uint64_t key[2] = {0, 0};
    put(s->bytes + AT_LENGTH, s->len, 8);
    put(s->bytes + s->len - CHECKSUM, tg__hash(key, s->bytes, s->len - CHECKSUM), CHECKSUM);
}

/* ── Loading ── */

typedef struct watch {
    test_heap heap;
    tg_allocator inner;
    size_t largest; /* request so far */
} watch;

static void *watch_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    watch *w = ctx;
    if (new_size > w->largest) w->largest = new_size;
    return w->inner.resize(w->inner.ctx, ptr, old_size, new_size);
}

/* What is loaded is saved as the same bytes, and can be reported. */
static void check_loaded(const tg_analyzer *a, test_bytes state) {
    test_bytes again = test_saved(a);
    tg_report *r = NULL;

    CHECK(test_same_bytes(state, again));
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_OK);
    tg_report_free(r);
    free(again.bytes);
}

/* Load bytes at an odd address, in a block of that very size. No lie makes it ask for much; what is refused leaves nothing. */
static tg_status load(const uint8_t *bytes, size_t len) {
    tg_options o = test_options();
    uint8_t *exact = malloc(len + 1);
    test_bytes state = {exact + 1, len};
    tg_analyzer *a = NULL;
    watch w = {.largest = 0};
    tg_status st;

    w.inner = test_heap_allocator(&w.heap);
    o.allocator = (tg_allocator){watch_resize, &w};
    memcpy(state.bytes, bytes, len);
    st = tg_analyzer_load(state.bytes, len, &o, &a);
    CHECK(w.largest <= (64u << 10) + len);
    CHECK_EQ_INT(a != NULL, st == TG_OK);
    if (a) check_loaded(a, state);
    tg_analyzer_free(a);
    CHECK_EQ_INT(w.heap.live, 0);
    free(exact);
    return st;
}

static int is_refused(tg_status st) {
    return st == TG_E_FORMAT || st == TG_E_VERSION;
}

/* ── Damage ── */

static void damage(void) {
    static const uint8_t patterns[] = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF, 0x7F, 0x55};
    test_bytes s = state_of("Stra\u00DFe a a.");
    uint8_t *longer = calloc(s.len + 16, 1);

    test_case("damage: every byte");
    CHECK_EQ_INT(load(s.bytes, s.len), TG_OK);
    for (size_t i = 0; i < s.len; i++) {
        for (size_t k = 0; k < COUNT_OF(patterns); k++) {
            int version = i >= AT_FORMAT && i < AT_ALGORITHM;
            s.bytes[i] ^= patterns[k];
            CHECK_EQ_INT(load(s.bytes, s.len), version ? TG_E_VERSION : TG_E_FORMAT);
            s.bytes[i] ^= patterns[k];
        }
    }
    test_case("damage: two bytes exchanged");
    for (size_t i = 1; i < s.len; i++) {
        uint8_t b = s.bytes[i];
        if (b == s.bytes[i - 1]) continue;
        s.bytes[i] = s.bytes[i - 1];
        s.bytes[i - 1] = b;
        CHECK(is_refused(load(s.bytes, s.len)));
        s.bytes[i - 1] = s.bytes[i];
        s.bytes[i] = b;
    }
    test_case("damage: every truncation");
    for (size_t len = 0; len < s.len; len++) CHECK_EQ_INT(load(s.bytes, len), TG_E_FORMAT);

    test_case("damage: every truncation, with the length and checksum of a whole one");
    for (size_t len = AT_LENGTH + 8 + CHECKSUM; len < s.len; len++) {
        test_bytes t = {longer, len};
        memcpy(longer, s.bytes, len);
        seal(&t);
        CHECK_EQ_INT(load(t.bytes, t.len), TG_E_FORMAT);
    }
    test_case("damage: bytes appended");
    memcpy(longer, s.bytes, s.len);
    memset(longer + s.len, 0, 16);
    for (size_t more = 1; more <= 16; more++) CHECK_EQ_INT(load(longer, s.len + more), TG_E_FORMAT);

    test_case("damage: the head missing");
    for (size_t i = 1; i < s.len; i++) CHECK_EQ_INT(load(s.bytes + i, s.len - i), TG_E_FORMAT);
    CHECK_EQ_INT(load(s.bytes, s.len), TG_OK);
    free(longer);
    free(s.bytes);
}

/* ── One field changed, under a right checksum ── */

static const struct {
    const char *what;
    size_t at;
    uint64_t value;
    size_t size;
    tg_status expected;
} fields[] = {
    {"version: format 0", AT_FORMAT, 0, 4, TG_E_VERSION},
    {"version: a later format", AT_FORMAT, 2, 4, TG_E_VERSION},
    {"version: format 0x01000000", AT_FORMAT, 0x01000000, 4, TG_E_VERSION},
    {"version: algorithm 0", AT_ALGORITHM, 0, 4, TG_E_VERSION},
    {"version: the last algorithm", AT_ALGORITHM, UINT32_MAX, 4, TG_E_VERSION},
    {"version: Unicode 16", AT_UNICODE, 0x10000000, 4, TG_E_VERSION},
    {"version: Unicode 17.0.1", AT_UNICODE, 0x11000100, 4, TG_E_VERSION},
    {"version: data 0", AT_DATA, 0, 8, TG_E_VERSION},
    {"version: other data", AT_DATA, UINT64_MAX, 8, TG_E_VERSION},
    {"version: a count that this library does not have", AT_COUNTS_WANTED + 7, 0x80, 1, TG_E_VERSION},
    {"version: a metric that this library does not have", AT_METRICS + 30, 0x20, 1, TG_E_VERSION},
    {"version: the last metric there can be", AT_METRICS + 31, 0x80, 1, TG_E_VERSION},

    {"lie: the reserved field", AT_RESERVED, 1, 4, TG_E_FORMAT},
    {"lie: counts of another library", AT_RULES, TG_COUNT_ALL_ + 1, 4, TG_E_FORMAT},
    {"lie: no counts", AT_RULES, 0, 4, TG_E_FORMAT},
    {"lie: sets of metrics", AT_RULES + 4, TG_METRIC_WORDS + 1, 4, TG_E_FORMAT},
    {"lie: profile 2", AT_RULES + 8, 2, 4, TG_E_FORMAT},
    {"lie: classic, and numbers read aloud", AT_RULES + 8, 257, 4, TG_E_FORMAT},
    {"lie: numbers read aloud twice", AT_RULES + 8, 512, 4, TG_E_FORMAT},
    {"lie: profile 0x80000000", AT_RULES + 8, 0x80000000, 4, TG_E_FORMAT},
    {"lie: line breaks 2", AT_RULES + 12, 2, 4, TG_E_FORMAT},
    {"lie: sentences 2", AT_RULES + 16, 2, 4, TG_E_FORMAT},
    {"lie: hyphens 2", AT_RULES + 20, 2, 4, TG_E_FORMAT},
    {"lie: no language", AT_LANGUAGE, 0, 8, TG_E_FORMAT},
    {"lie: a language of one letter", AT_LANGUAGE, 'e', 8, TG_E_FORMAT},
    {"lie: a language with an underscore", AT_LANGUAGE, 0x42475F6E65, 8, TG_E_FORMAT},
    {"lie: en-GB is saved as en", AT_LANGUAGE, 0x42472D6E65, 8, TG_E_FORMAT},
    {"lie: EN is saved as en", AT_LANGUAGE, 0x4E45, 8, TG_E_FORMAT},
    {"lie: a letter behind the language", AT_LANGUAGE + 15, 'x', 1, TG_E_FORMAT},
    {"lie: no words a minute", AT_WORDS_PER_MINUTE, 0, 8, TG_E_FORMAT},
    {"lie: -1 word a minute", AT_WORDS_PER_MINUTE, UINT64_C(0xBFF0000000000000), 8, TG_E_FORMAT},
    {"lie: NaN words a minute", AT_WORDS_PER_MINUTE, UINT64_C(0x7FF8000000000000), 8, TG_E_FORMAT},
    {"lie: a NaN that signals", AT_WORDS_PER_MINUTE, UINT64_C(0x7FF0000000000001), 8, TG_E_FORMAT},
    {"lie: words a minute without end", AT_WORDS_PER_MINUTE, UINT64_C(0x7FF0000000000000), 8, TG_E_FORMAT},

    {"lie: bytes above the limit", AT_COUNT(TG_COUNT_BYTES), LIMIT + 1, 8, TG_E_FORMAT},
    {"lie: all ones of bytes", AT_COUNT(TG_COUNT_BYTES), UINT64_MAX, 8, TG_E_FORMAT},
    {"lie: characters above the limit", AT_COUNT(TG_COUNT_CHARACTERS), LIMIT + 1, 8, TG_E_FORMAT},
    {"lie: more characters than bytes", AT_COUNT(TG_COUNT_CHARACTERS), 100, 8, TG_E_FORMAT},
    {"lie: more white space than characters", AT_COUNT(TG_COUNT_WHITESPACE), 6, 8, TG_E_FORMAT},
    {"lie: more lines than bytes", AT_COUNT(TG_COUNT_LINES), 6, 8, TG_E_FORMAT},
    {"lie: ill-formed parts above the limit", AT_COUNT(TG_COUNT_INVALID_SEQUENCES), UINT64_MAX, 8, TG_E_FORMAT},
    {"lie: fewer words than in the list", AT_COUNT(TG_COUNT_WORDS), 2, 8, TG_E_FORMAT},
    {"lie: more words than in the list", AT_COUNT(TG_COUNT_WORDS), 4, 8, TG_E_FORMAT},
    {"lie: no words", AT_COUNT(TG_COUNT_WORDS), 0, 8, TG_E_FORMAT},
    {"lie: unique words, which are the list's", AT_COUNT(TG_COUNT_UNIQUE_WORDS), 2, 8, TG_E_FORMAT},
    {"lie: hapax legomena, which are the list's", AT_COUNT(TG_COUNT_HAPAX_LEGOMENA), 1, 8, TG_E_FORMAT},
    {"lie: syllables, which are the list's", AT_COUNT(TG_COUNT_SYLLABLES), 3, 8, TG_E_FORMAT},
    {"lie: characters without spaces, which are a difference", AT_COUNT(TG_COUNT_CHARACTERS_NO_SPACES), 3, 8,
     TG_E_FORMAT},
    {"lie: more unsegmented letters than letters", AT_UNSEGMENTED, 4, 8, TG_E_FORMAT},
    {"lie: documents above the limit", AT_DOCUMENTS, LIMIT + 1, 8, TG_E_FORMAT},
    {"lie: more documents than bytes", AT_DOCUMENTS, 6, 8, TG_E_FORMAT},
    {"lie: no document", AT_DOCUMENTS, 0, 8, TG_E_FORMAT},

    {"lie: one word fewer", AT_WORDS, 1, 8, TG_E_FORMAT},
    {"lie: one word more", AT_WORDS, 3, 8, TG_E_FORMAT},
    {"lie: 2^32 words", AT_WORDS, UINT64_C(1) << 32, 8, TG_E_FORMAT},
    {"lie: 2^47 words", AT_WORDS, LIMIT, 8, TG_E_FORMAT},
    {"lie: as many words as there can be", AT_WORDS, UINT64_MAX, 8, TG_E_FORMAT},
    {"lie: a count of 0", AT_WORDS + 8, 0, 8, TG_E_FORMAT},
    {"lie: a count above all words", AT_WORDS + 8, 4, 8, TG_E_FORMAT},
    {"lie: a count that wraps the sum", AT_WORDS + 8, UINT64_MAX, 8, TG_E_FORMAT},
    {"lie: a key without end", AT_WORDS + 16, UINT32_MAX, 4, TG_E_FORMAT},
    {"lie: a key of 2 GiB", AT_WORDS + 16, 0x80000000, 4, TG_E_FORMAT},
    {"lie: a key longer than there are", AT_WORDS + 16, 65537, 4, TG_E_FORMAT},
    {"lie: a key longer than the rest", AT_WORDS + 16, 65536, 4, TG_E_FORMAT},
    {"lie: a shown form longer than there are", AT_WORDS + 20, 65537, 4, TG_E_FORMAT},
    {"lie: a shown form longer than the rest", AT_WORDS + 20, 65536, 4, TG_E_FORMAT},
    {"lie: a shown form of 4 GiB", AT_WORDS + 20, UINT32_MAX - 1, 4, TG_E_FORMAT},

    {"truth: 17 common words", AT_RULES + 24, 17, 4, TG_OK},
    {"truth: as many common words as there can be", AT_RULES + 24, UINT32_MAX, 4, TG_OK},
    {"truth: no counts wanted", AT_COUNTS_WANTED, 0, 8, TG_OK},
    {"truth: a tenth of a word a minute", AT_WORDS_PER_MINUTE, UINT64_C(0x3FB999999999999A), 8, TG_OK},
    {"truth: bytes at the limit", AT_COUNT(TG_COUNT_BYTES), LIMIT, 8, TG_OK},
};

static void fields_changed(void) {
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        test_bytes s = state_of("b a b");
        test_case(fields[i].what);
        put(s.bytes + fields[i].at, fields[i].value, fields[i].size);
        seal(&s);
        CHECK_EQ_INT(load(s.bytes, s.len), fields[i].expected);
        free(s.bytes);
    }
}

/* ── Other words, under a right checksum ── */

#define N8(byte) byte "\0\0\0\0\0\0\0"
#define N4(byte) byte "\0\0\0"
#define AS_KEY "\xFF\xFF\xFF\xFF"
#define WORDS(literal) literal, sizeof(literal) - 1

/* All of a text with three words. */
static const struct {
    const char *what, *words;
    size_t len;
    tg_status expected;
} lists[] = {
    {"words: as they were", WORDS(N8("\2") N8("\1") N4("\1") AS_KEY "a" N8("\2") N4("\1") AS_KEY "b"), TG_OK},
    {"words: one", WORDS(N8("\1") N8("\3") N4("\2") AS_KEY "ab"), TG_OK},
    {"words: shown otherwise", WORDS(N8("\1") N8("\3") N4("\2") N4("\3") "abABC"), TG_OK},
    {"words: a prefix before", WORDS(N8("\2") N8("\1") N4("\1") AS_KEY "a" N8("\2") N4("\2") AS_KEY "ab"), TG_OK},
    {"words: bytes are not signed", WORDS(N8("\2") N8("\1") N4("\1") AS_KEY "a" N8("\2") N4("\2") AS_KEY "\xC3\xA9"),
     TG_OK},
    {"words: out of order", WORDS(N8("\2") N8("\1") N4("\1") AS_KEY "b" N8("\2") N4("\1") AS_KEY "a"), TG_E_FORMAT},
    {"words: a prefix behind", WORDS(N8("\2") N8("\1") N4("\2") AS_KEY "ab" N8("\2") N4("\1") AS_KEY "a"), TG_E_FORMAT},
    {"words: twice the same", WORDS(N8("\2") N8("\1") N4("\1") AS_KEY "a" N8("\2") N4("\1") AS_KEY "a"), TG_E_FORMAT},
    {"words: the same, shown otherwise", WORDS(N8("\2") N8("\1") N4("\1") AS_KEY "a" N8("\2") N4("\1") N4("\1") "ab"),
     TG_E_FORMAT},
    {"words: a count of 0", WORDS(N8("\2") N8("\0") N4("\1") AS_KEY "a" N8("\3") N4("\1") AS_KEY "b"), TG_E_FORMAT},
    {"words: too few in sum", WORDS(N8("\2") N8("\1") N4("\1") AS_KEY "a" N8("\1") N4("\1") AS_KEY "b"), TG_E_FORMAT},
    {"words: too many in sum", WORDS(N8("\2") N8("\2") N4("\1") AS_KEY "a" N8("\2") N4("\1") AS_KEY "b"), TG_E_FORMAT},
    {"words: none", WORDS(N8("\0")), TG_E_FORMAT},
    {"words: not even a number", WORDS(""), TG_E_FORMAT},
    {"words: an empty one", WORDS(N8("\1") N8("\3") N4("\0") AS_KEY), TG_E_FORMAT},
    {"words: shown as nothing", WORDS(N8("\1") N8("\3") N4("\1") N4("\0") "a"), TG_E_FORMAT},
    {"words: shown as the key, at length", WORDS(N8("\1") N8("\3") N4("\1") N4("\1") "aa"), TG_E_FORMAT},
    {"words: an ill-formed key", WORDS(N8("\1") N8("\3") N4("\1") AS_KEY "\xFF"), TG_E_FORMAT},
    {"words: half a character", WORDS(N8("\1") N8("\3") N4("\2") AS_KEY "a\xC3"), TG_E_FORMAT},
    {"words: a surrogate", WORDS(N8("\1") N8("\3") N4("\3") AS_KEY "\xED\xA0\x80"), TG_E_FORMAT},
    {"words: an ill-formed shown form", WORDS(N8("\1") N8("\3") N4("\1") N4("\2") "aA\x80"), TG_E_FORMAT},
    {"words: a byte behind the last", WORDS(N8("\1") N8("\3") N4("\1") AS_KEY "a\0"), TG_E_FORMAT},
    {"words: a word behind the last", WORDS(N8("\1") N8("\3") N4("\1") AS_KEY "a" N8("\1") N4("\1") AS_KEY "b"),
     TG_E_FORMAT},
    {"words: the last without its shown form", WORDS(N8("\1") N8("\3") N4("\1") N4("\1") "a"), TG_E_FORMAT},
};

static void lists_changed(void) {
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        test_bytes s = state_of("b a b");
        test_case(lists[i].what);
        s.bytes = realloc(s.bytes, AT_WORDS + lists[i].len + CHECKSUM);
        memcpy(s.bytes + AT_WORDS, lists[i].words, lists[i].len);
        s.len = AT_WORDS + lists[i].len + CHECKSUM;
        seal(&s);
        CHECK_EQ_INT(load(s.bytes, s.len), lists[i].expected);
        free(s.bytes);
    }
}

static void words_of_no_table(void) {
    tg_options o = test_options();
    test_bytes s;

    test_case("words: in a state that counts none");
    o.counts = 1 << TG_COUNT_WORDS;
    o.top = 0;
    memset(o.metrics, 0, sizeof o.metrics);
    s = test_state_of(&o, "b a b", 5);
    CHECK_EQ_INT(load(s.bytes, s.len), TG_OK);
    s.bytes = realloc(s.bytes, s.len + 17);
    memcpy(s.bytes + AT_WORDS, N8("\1") N8("\3") N4("\1") AS_KEY "a", 25);
    s.len += 17;
    seal(&s);
    CHECK_EQ_INT(load(s.bytes, s.len), TG_E_FORMAT);
    free(s.bytes);
}

/* ── Word tables ── */

/* A byte changed, under a right checksum: refused, or loaded as what it says. */
static void word_tables(void) {
    static const char text[] = "The cat's 12 Stra\u00DFe. The dog, a cat.";
    static const uint32_t lengths[] = {3, 1};
    tg_options o = test_options();

    o.words = 1;
    for (int i = 0; i < 3; i++) {
        test_bytes s;
        test_case("words: tables of their own, every byte changed");
        if (i) {
            o.ngram = (uint32_t)i;
            o.numbers = TG_NUMBERS_MASK;
            o.min_length = 2;
            o.stop_text = "doga";
            o.stop_lengths = lengths;
            o.stop_count = 2;
            o.stop_language = i == 2;
            o.language = "de";
        }
        s = test_state_of(&o, text, sizeof text - 1);
        CHECK_EQ_INT(load(s.bytes, s.len), TG_OK);
        for (size_t at = AT_RESERVED; at < s.len - CHECKSUM; at++) {
            for (unsigned bit = 0; bit < 8; bit++) {
                tg_status st;
                s.bytes[at] ^= (uint8_t)(1 << bit);
                seal(&s);
                st = load(s.bytes, s.len);
                CHECK(st == TG_OK || is_refused(st));
                s.bytes[at] ^= (uint8_t)(1 << bit);
            }
        }
        for (size_t len = AT_LENGTH + 8 + CHECKSUM; len < s.len; len++) {
            test_bytes t = {malloc(s.len), len};
            memcpy(t.bytes, s.bytes, len);
            seal(&t);
            CHECK_EQ_INT(load(t.bytes, t.len), TG_E_FORMAT);
            free(t.bytes);
        }
        free(s.bytes);
    }
}

/* ── Counts at their limit ── */

/* A state of one word `a`, so often. */
static tg_analyzer *with_count(uint64_t times) {
    tg_options o = test_options();
    test_bytes s = state_of("a");
    tg_analyzer *a = NULL;

    put(s.bytes + AT_COUNT(TG_COUNT_BYTES), times, 8);
    put(s.bytes + AT_COUNT(TG_COUNT_WORDS), times, 8);
    put(s.bytes + AT_WORDS + 8, times, 8);
    seal(&s);
    CHECK_EQ_INT(tg_analyzer_load(s.bytes, s.len, &o, &a), TG_OK);
    free(s.bytes);
    return a;
}

static void limits(void) {
    tg_analyzer *a = with_count(LIMIT / 2), *b = with_count(LIMIT / 2), *one = with_count(1);
    test_bytes s, t;
    tg_report *r = NULL;

    test_case("limit: merged up to it");
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_OK);
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_OK);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), LIMIT);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SYLLABLES), LIMIT);
    tg_report_free(r);
    s = test_saved(a);
    CHECK_EQ_INT(load(s.bytes, s.len), TG_OK);
    free(s.bytes);

    test_case("limit: merged past it");
    s = test_saved(one);
    CHECK_EQ_INT(tg_analyzer_merge(a, one), TG_E_LIMIT);
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_E_LIMIT);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, 0);
    CHECK_EQ_INT(tg_analyzer_merge(a, one), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(one, a), TG_E_STATE);
    t = test_saved(one);
    CHECK(test_same_bytes(s, t));
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_merge(a, one), TG_OK);
    free(t.bytes);
    t = test_saved(a);
    CHECK(test_same_bytes(s, t));
    free(s.bytes);
    free(t.bytes);
    tg_analyzer_free(a);

    test_case("limit: written up to it, and past it");
    a = with_count(LIMIT - 2);
    CHECK_EQ_INT(tg_analyzer_write(a, "b", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "c", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    s = test_saved(a);
    CHECK_EQ_INT(load(s.bytes, s.len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "d", 1), TG_E_LIMIT);
    CHECK_EQ_INT(tg_analyzer_write(a, "d", 1), TG_E_STATE);
    free(s.bytes);
    tg_analyzer_free(a);
    tg_analyzer_free(b);
    tg_analyzer_free(one);
}

void codec_damage_test(void) {
    damage();
    fields_changed();
    lists_changed();
    words_of_no_table();
    word_tables();
    limits();
}
