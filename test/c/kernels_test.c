/* kernels_test: every kernel against a byte loop, at every length and alignment that its steps could tell apart. */
#include "helpers.h"

#include <stdlib.h>

#include "../../src/core/kernels/kernels.h"

#define MOST 300
#define GUARD 64

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static const struct {
    const char *from, *to;
    int ascii;
} words[] = {
    {"", "", 1},
    {"A", "a", 1},
    {"Z", "z", 1},
    {"@[`{", "@[`{", 1},
    {"AbCdEfGh", "abcdefgh", 1},
    {"ABCDEFGHI", "abcdefghi", 1},
    {"The QUICK Brown Fox", "the quick brown fox", 1},
    {"CAF\xC3\x89", "caf\xC3\x89", 0},
    {"\xC1\xDA", "\xC1\xDA", 0}, /* A and Z with the highest bit */
    {"ABCDEFGH\x80", "abcdefgh\x80", 0},
    {"\x80"
     "ABCDEFGH",
     "\x80"
     "abcdefgh",
     0},
};

static void literals(const tg__kernels *k) {
    char out[32];

    test_case("lower_ascii: literals");
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        size_t len = strlen(words[i].from);
        CHECK_EQ_INT(k->lower_ascii(out, words[i].from, len), words[i].ascii);
        test_eq_str(__FILE__, __LINE__, words[i].from, out, len, words[i].to, len);
    }
}

static void nothing(const tg__kernels *k) {
    char out = 7;

    test_case("lower_ascii: NULL and nothing");
    CHECK_EQ_INT(k->lower_ascii(NULL, NULL, 0), 1);
    CHECK_EQ_INT(k->lower_ascii(&out, NULL, 0), 1);
    CHECK_EQ_INT(out, 7);
}

/* `len` bytes at `src` to `dst`, with the bytes around `dst` watched. */
static int one(const tg__kernels *k, char *dst, const char *src, size_t len) {
    int ascii = 1;

    memset(dst - GUARD, 0x5A, len + 2 * GUARD);
    for (size_t i = 0; i < len; i++) ascii &= (unsigned char)src[i] < 0x80;
    if (k->lower_ascii(dst, src, len) != ascii) return 0;
    for (size_t i = 0; i < len; i++)
        if (dst[i] != lower(src[i])) return 0;
    for (size_t i = 0; i < GUARD; i++)
        if (dst[len + i] != 0x5A || dst[-1 - (ptrdiff_t)i] != 0x5A) return 0;
    return 1;
}

static void lengths_and_alignments(const tg__kernels *k) {
    static char from[MOST + 64], to[MOST + 64 + 2 * GUARD];
    size_t wrong = 0;

    test_case("lower_ascii: every length to 300, every alignment of both ends to 32");
    for (size_t i = 0; i < sizeof from; i++) from[i] = (char)(i * 7 % 128);
    for (size_t len = 0; len <= MOST; len++)
        for (size_t at = 0; at < 32; at++) wrong += !one(k, to + GUARD + at, from + (at * 5 + len) % 32, len);
    CHECK_EQ_INT(wrong, 0);
}

static void every_byte_everywhere(const tg__kernels *k) {
    static char from[80], to[80 + 2 * GUARD];
    size_t wrong = 0;

    test_case("lower_ascii: every byte at every place, among A and among z");
    for (int byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < sizeof from; at++) {
            memset(from, byte & 1 ? 'A' : 'z', sizeof from);
            from[at] = (char)byte;
            wrong += !one(k, to + GUARD, from, sizeof from);
            wrong += !one(k, to + GUARD, from + at, sizeof from - at);
        }
    }
    CHECK_EQ_INT(wrong, 0);
}

/* In blocks of their very size: a sanitizer sees what is read or written past them. */
static void within_bounds(const tg__kernels *k) {
    test_case("lower_ascii: nothing past the ends");
    for (size_t len = 1; len <= 70; len++) {
        char *from = malloc(len), *to = malloc(len);
        memset(from, 'Q', len);
        CHECK_EQ_INT(k->lower_ascii(to, from, len), 1);
        CHECK(to[0] == 'q' && to[len - 1] == 'q');
        free(from);
        free(to);
    }
}

/* ── Classes, each told in its own words ── */

static int is_one_of(int c, const char *list) {
    return c && strchr(list, c) != NULL;
}

static tg__classes classes_of(const uint8_t *src) {
    tg__classes is = {0};

    for (size_t i = 0; i < TG__BLOCK; i++) {
        uint64_t bit = UINT64_C(1) << i;
        int c = src[i];
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) is.letter |= bit;
        if (c >= 'A' && c <= 'Z') is.upper |= bit;
        if (c >= '0' && c <= '9') is.digit |= bit;
        if (c == ' ') is.space |= bit;
        if (is_one_of(c, "\"'()[]{}")) is.close |= bit;
        if (is_one_of(c, " \t\n\v\f\r")) is.white |= bit;
        if (is_one_of(c, "$+<=>^`|~")) is.symbol |= bit;
        if (c == 0x7F || (c < 0x20 && !is_one_of(c, "\t\n\v\f\r"))) is.other |= bit;
        if (c >= 0x80) is.high |= bit;
        if (c == '\n') is.lf |= bit;
        if (c == '\r') is.cr |= bit;
        if (is_one_of(c, ".'")) is.mid |= bit;
        if (c == ':') is.mid_letter |= bit;
        if (is_one_of(c, ",;")) is.mid_number |= bit;
        if (c == '_') is.connector |= bit;
        if (c == '-') is.hyphen |= bit;
        if (is_one_of(c, ".?!")) is.terminator |= bit;
    }
    return is;
}

static int same_leads(const tg__kernels *k, const uint8_t *block) {
    uint64_t found[3], expected[3] = {0};

    for (size_t i = 0; i < TG__BLOCK; i++) {
        expected[0] |= (uint64_t)(block[i] >= 0xC0) << i;
        expected[1] |= (uint64_t)(block[i] >= 0xE0) << i;
        expected[2] |= (uint64_t)(block[i] >= 0xF0) << i;
    }
    k->leads(block, found);
    return memcmp(found, expected, sizeof found) == 0;
}

static int same_low_bits(const tg__kernels *k, const uint8_t *block) {
    uint64_t found[4], expected[4] = {0};

    for (size_t i = 0; i < TG__BLOCK; i++)
        for (size_t bit = 0; bit < 4; bit++) expected[bit] |= (uint64_t)(block[i] >> bit & 1) << i;
    k->low_bits(block, found);
    return memcmp(found, expected, sizeof found) == 0;
}

/* A block of its very size, at an odd place. */
static int same_classes(const tg__kernels *k, const uint8_t *bytes) {
    uint8_t *block = malloc(TG__BLOCK + 1), copy[TG__BLOCK];
    tg__classes found, expected = classes_of(bytes);
    int same;

    memcpy(block + 1, bytes, TG__BLOCK);
    memset(&found, 0xA5, sizeof found);
    k->classify(block + 1, copy, &found);
    same = memcmp(copy, bytes, TG__BLOCK) == 0;
    k->classify(block + 1, block + 1, &found); /* in place */
    same = same && memcmp(block + 1, bytes, TG__BLOCK) == 0 && same_leads(k, block + 1) &&
           same_low_bits(k, block + 1) && memcmp(&found, &expected, sizeof found) == 0;
    free(block);
    return same;
}

static void classes(const tg__kernels *k) {
    uint8_t bytes[TG__BLOCK];
    uint32_t random = 1;
    size_t wrong = 0;

    test_case("classify: every byte at every place");
    for (int byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < TG__BLOCK; at++) {
            memset(bytes, byte & 1 ? 'a' : ' ', sizeof bytes);
            bytes[at] = (uint8_t)byte;
            wrong += !same_classes(k, bytes);
        }
    }
    CHECK_EQ_INT(wrong, 0);

    test_case("classify: random blocks");
    for (size_t i = 0; i < 5000; i++) {
        for (size_t at = 0; at < TG__BLOCK; at++) {
            random = random * 1664525u + 1013904223u;
            bytes[at] = (uint8_t)(random >> 24);
            if (i & 1) bytes[at] &= 0x7F;
        }
        wrong += !same_classes(k, bytes);
    }
    CHECK_EQ_INT(wrong, 0);
}

/* ── Counts ── */

static size_t count_one_by_one(const uint8_t *src, size_t len, tg__plain *out) {
    size_t taken = 0;

    for (; len - taken >= TG__BLOCK; taken += TG__BLOCK) {
        for (size_t i = taken; i < taken + TG__BLOCK; i++)
            if (src[i] >= 0x80 || src[i] == '\r') return taken;
        for (size_t i = taken; i < taken + TG__BLOCK; i++) {
            int white = is_one_of(src[i], " \t\n\v\f"), c = src[i];
            out->letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            out->white += (uint64_t)white;
            out->newlines += c == '\n';
            out->words += !white && !out->in_word;
            out->in_word = !white;
        }
    }
    return taken;
}

static int same_counts(const tg__kernels *k, const uint8_t *bytes, size_t len, unsigned in_word) {
    uint8_t *text = malloc(len + 1);
    tg__plain found = {1, 2, 3, 4, in_word}, expected = found;
    size_t taken;

    memcpy(text + 1, bytes, len);
    taken = k->count_plain(text + 1, len, &found);
    free(text);
    return taken == count_one_by_one(bytes, len, &expected) && memcmp(&found, &expected, sizeof found) == 0;
}

static void counts(const tg__kernels *k) {
    uint8_t bytes[5 * TG__BLOCK];
    uint32_t random = 1;
    size_t wrong = 0;

    test_case("count_plain: every byte at every place");
    for (int byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < TG__BLOCK; at++) {
            memset(bytes, byte & 1 ? 'a' : ' ', sizeof bytes);
            bytes[TG__BLOCK + at] = (uint8_t)byte;
            wrong += !same_counts(k, bytes, 2 * TG__BLOCK + at, at & 1);
        }
    }
    CHECK_EQ_INT(wrong, 0);

    test_case("count_plain: every length, random bytes");
    for (size_t len = 0; len <= sizeof bytes; len++) {
        for (size_t at = 0; at < len; at++) {
            random = random * 1664525u + 1013904223u;
            bytes[at] = (uint8_t)(random >> 24 & 0x7F);
            if (bytes[at] == '\r' || random >> 8 & 1) bytes[at] = (uint8_t)("\t\n\v\f xY.1"[random >> 9 & 7]);
        }
        for (unsigned in_word = 0; in_word < 2; in_word++) wrong += !same_counts(k, bytes, len, in_word);
    }
    CHECK_EQ_INT(wrong, 0);
}

/* ── Numbers of code points ── */

#define BLOCKS 40

static uint8_t stage1[0x1100], stage2[BLOCKS * 256], of_lead[16];

/* The number of the code point at byte `at`; -1 if it is not whole there. */
static int number_at(const uint8_t *b, size_t at, uint8_t none) {
    size_t len = b[at] < 0xE0 ? 2 : b[at] < 0xF0 ? 3 : 4;
    uint32_t cp = b[at] & (0xFFu >> (len + 1));

    if (at + len > TG__BLOCK) return -1;
    for (size_t i = 1; i < len; i++) {
        if ((b[at + i] & 0xC0) != 0x80) return -1;
        cp = cp << 6 | (b[at + i] & 0x3Fu);
    }
    if (b[at] > 0xF4 || cp > 0x10FFFF || (len == 3 && cp < 0x800) || (len == 4 && cp < 0x10000)) return none;
    return stage2[(unsigned)stage1[cp >> 8] << 8 | (cp & 0xFF)];
}

static int same_look_up(const tg__kernels *k, const uint8_t *block, const tg__numbers *n) {
    uint64_t leads[3], found[4];

    k->leads(block, leads);
    k->look_up(block, leads, n, found);
    for (size_t i = 0; i < TG__BLOCK; i++) {
        int number = 0, expected = block[i] < 0xC0 ? -1 : number_at(block, i, n->none);
        for (unsigned bit = 0; bit < 4; bit++) number |= (int)(found[bit] >> i & 1) << bit;
        if (expected >= 0 && number != expected) return 0;
    }
    return 1;
}

static uint32_t next_random(uint32_t *random) {
    *random = *random * 1664525u + 1013904223u;
    return *random >> 16;
}

/* A block of code points of so many bytes, few of them far apart, and of bytes that make none. */
static void random_code_points(uint8_t *b, size_t len, uint32_t *random) {
    uint8_t lead = (uint8_t)(len == 2 ? 0xC0 : len == 3 ? 0xE0 : 0xF0), spread = (uint8_t)next_random(random);

    for (size_t at = 0; at < TG__BLOCK; at++) {
        uint32_t r = next_random(random);
        b[at] = at % len == 0 ? (uint8_t)(lead | (r & spread & 0x1F))
                              : (uint8_t)(0x80 | (r & (at % len == len - 1 ? 0x3F : spread)));
        if (at % len && b[at] > 0xBF) b[at] &= 0xBF;
        if (r % 97 == 0) b[at] = (uint8_t)r;
        if (r % 31 == 0) b[at] = ' ';
    }
}

static void look_ups(const tg__kernels *k) {
    const tg__numbers n = {stage1, stage2, of_lead, 9};
    uint32_t random = 7;
    size_t wrong = 0;

    if (!k->look_up) return;
    test_case("look_up: random code points, tables and bytes that are none");
    for (size_t i = 0; i < sizeof stage1; i++) stage1[i] = (uint8_t)(i < 8 ? i : next_random(&random) % BLOCKS);
    for (size_t i = 0; i < sizeof stage2; i++) stage2[i] = (uint8_t)(next_random(&random) & 15);
    memset(stage2, 9, 0x80); /* ASCII is none in two bytes */
    memset(of_lead, 255, sizeof of_lead);
    memset(stage2 + 256 * (BLOCKS - 1), 5, 256);
    memset(stage1 + 0x50, BLOCKS - 1, 0x10); /* U+5000 to U+5FFF */
    of_lead[5] = 5;
    for (size_t i = 0; i < 20000; i++) {
        uint8_t *block = malloc(TG__BLOCK + 2);
        random_code_points(block, 2 + i % 3, &random);
        block[TG__BLOCK] = block[TG__BLOCK + 1] = 0;
        wrong += !same_look_up(k, block, &n);
        free(block);
    }
    CHECK_EQ_INT(wrong, 0);
}

/* ── Numbers of bits ── */

static int same_numbers(const tg__kernels *k, uint64_t bits, uint64_t base, unsigned unit) {
    size_t count = 0;
    uint64_t *found;
    int same;

    for (uint64_t left = bits; left; left &= left - 1) count++;
    found = malloc(count ? count * sizeof *found : 1); /* a sanitizer sees what is written past it */
    same = k->put_bits(bits, base, unit, found) == count;
    count = 0;
    for (unsigned i = 0; i < 64; i++)
        if (bits >> i & 1) same &= found[count++] == base + unit * i;
    free(found);
    return same;
}

static void numbers(const tg__kernels *k) {
    uint64_t random = 1;
    size_t wrong = 0;

    test_case("put_bits: runs of every length at every place, random bits");
    for (unsigned from = 0; from < 64; from++)
        for (unsigned to = from; to <= 64; to++)
            wrong += !same_numbers(k, (to < 64 ? (UINT64_C(1) << to) - 1 : UINT64_MAX) & ~((UINT64_C(1) << from) - 1),
                                   to, 1 + (to & 1));
    for (size_t i = 0; i < 5000; i++) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        wrong += !same_numbers(k, random, random >> 1, 2);
        wrong += !same_numbers(k, random & random << 7 & random << 20, UINT64_C(1) << 40, 1);
    }
    CHECK_EQ_INT(wrong, 0);
}

/* ── Code units of UTF-16 ── */

static void put_unit(uint8_t *to, unsigned unit, int big) {
    to[!big] = (uint8_t)(unit >> 8);
    to[big] = (uint8_t)unit;
}

/* `count` code units of ASCII, but for `unit` at `at`, between blocks of their very sizes. */
static int same_narrow(const tg__kernels *k, size_t count, size_t at, unsigned unit, int big) {
    uint8_t *from = calloc(count ? 2 * count : 1, 1), *to = malloc(count ? count : 1);
    size_t expected = at < count && unit >= 0x80 ? at : count;
    int same;

    for (size_t i = 0; i < count; i++) put_unit(from + 2 * i, i == at ? unit : (unsigned)(i * 7 % 128), big);
    same = k->narrow(from, count, big, to) == expected;
    for (size_t i = 0; same && i < expected; i++) same = to[i] == (i == at ? unit : i * 7 % 128);
    free(from);
    free(to);
    return same;
}

static void code_units(const tg__kernels *k) {
    static const unsigned others[] = {0x7F, 0x80, 0xFF, 0x100, 0x4100, 0x7F00, 0x8000, 0x8041, 0xD83D, 0xFF41, 0xFFFF};
    size_t wrong = 0;

    test_case("narrow: every length to 100, every place of what is not ASCII");
    for (size_t count = 0; count <= 100; count++)
        for (size_t at = 0; at <= count; at++)
            wrong += !same_narrow(k, count, at, others[(count + at) % COUNT_OF(others)], (int)(at & 1));
    CHECK_EQ_INT(wrong, 0);
    test_case("narrow: every code unit");
    for (unsigned unit = 0; unit < 0x10000; unit++) wrong += !same_narrow(k, 70, unit % 70, unit, (int)(unit >> 3 & 1));
    CHECK_EQ_INT(wrong, 0);
}

void kernels_test(void) {
    static const uint32_t kernels[] = {TG_KERNEL_AUTO, TG_KERNEL_SCALAR, TG_KERNEL_AVX2, TG_KERNEL_AVX512,
                                       TG_KERNEL_NEON};

    for (size_t i = 0; i < COUNT_OF(kernels); i++) {
        const tg__kernels *k = tg__kernels_get(kernels[i]);
        if (!k && kernels[i] > TG_KERNEL_REFERENCE) continue; /* not on this CPU */
        test_case("kernels: there is one, with a name");
        CHECK(k && k->name && k->name[0]);
        if (!k) continue;
        literals(k);
        nothing(k);
        lengths_and_alignments(k);
        every_byte_everywhere(k);
        within_bounds(k);
        classes(k);
        counts(k);
        look_ups(k);
        numbers(k);
        code_units(k);
    }
    test_case("kernels: unknown");
    CHECK(tg__kernels_get(UINT32_MAX) == NULL);
    CHECK(strcmp(tg__kernels_get(TG_KERNEL_SCALAR)->name, "scalar") == 0);
    CHECK(strcmp(tg__kernels_get(TG_KERNEL_REFERENCE)->name, "reference") == 0);
}
