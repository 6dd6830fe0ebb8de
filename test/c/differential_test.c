/*
 * differential_test: generated texts, compared with the reference. A text that shows a difference is made smaller and
 * printed.
 *
 *   TEXTGAUGE_TIER   test, ci or full: how many texts, each in UTF-8 and in another encoding
 *   TEXTGAUGE_SEED   where to begin; of its own in each run of full
 *   TEXTGAUGE_TEXTS  how many, whatever the tier
 */
#include "compare.h"
#include "generate.h"
#include "helpers.h"

#include <stdlib.h>
#include <time.h>

#define LONGEST (16 * GENERATE_MAX) /* code points of several generated texts in one */
#define WORST ((size_t)LONGEST * 4) /* bytes of a text */

static const char *difference(const sample *s) {
    const char *what = compare_boundaries(s);
    return what ? what : compare_counts(s);
}

/* ── A failing text, smaller ── */

/* Take bytes out, powers of two and the large ones first, as long as there is a difference. */
static void shrink(uint8_t *bytes, sample *s) {
    uint8_t *tried = malloc(s->len + 1);

    for (size_t step = WORST; step > 0; step /= 2) {
        for (size_t at = 0; at < s->len;) {
            size_t n = step < s->len - at ? step : s->len - at;
            sample smaller = {tried, s->len - n, s->encoding, s->seed};
            memcpy(tried, s->bytes, at);
            memcpy(tried + at, s->bytes + at + n, s->len - at - n);
            if (!difference(&smaller)) {
                at += n;
                continue;
            }
            memcpy(bytes, tried, smaller.len);
            s->len = smaller.len;
        }
    }
    free(tried);
}

static void report_difference(const sample *s, uint64_t text_seed) {
    uint8_t *bytes = malloc(s->len + 1);
    sample smallest = *s;

    if (s->len) memcpy(bytes, s->bytes, s->len);
    smallest.bytes = bytes;
    shrink(bytes, &smallest);
    test_fail(__FILE__, __LINE__);
    printf("    %s\n    TEXTGAUGE_SEED=%llu has it again at once; bytes, in hex: ", difference(&smallest),
           (unsigned long long)text_seed);
    for (size_t i = 0; i < smallest.len; i++) printf("%02X", bytes[i]);
    printf("\n");
    free(bytes);
}

/* ── Texts ── */

/* Change, remove or exchange a few bytes: ill-formed text. */
static size_t damage(generator *g, uint8_t *bytes, size_t len) {
    static const uint8_t bad[] = {0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xE2, 0xED, 0xEF,
                                  0xF0, 0xF4, 0xF5, 0xFF, 0xD8, 0xDC, 0xDF};

    for (size_t times = generate_below(g, 5); len && times; times--) {
        size_t at = generate_below(g, len);
        if (generate_below(g, 4) == 0) memmove(bytes + at, bytes + at + 1, --len - at);
        else bytes[at] = generate_below(g, 4) ? bad[generate_below(g, COUNT_OF(bad))] : (uint8_t)generate_number(g);
    }
    return len;
}

/* A generated text, or one of very many: where what is gathered has to be worked off, tables grow, a second block begins. */
static size_t make_text(generator *g, uint32_t *cps) {
    size_t times = generate_below(g, 500) ? 1 : 2 + generate_below(g, 300), count = 0;

    while (times-- && count + GENERATE_MAX <= LONGEST) count += generate_text(g, cps + count);
    return count;
}

/* The sample of a seed, in UTF-8 or else. */
static void make_sample(uint64_t seed, int utf8, uint8_t *bytes, sample *out) {
    static const tg_encoding others[] = {TG_ENCODING_UTF16LE, TG_ENCODING_UTF16BE, TG_ENCODING_LATIN1};
    static uint32_t cps[LONGEST];
    generator g = {seed};
    size_t count = make_text(&g, cps);
    uint8_t *to = bytes;

    out->encoding = utf8 ? TG_ENCODING_UTF8 : others[generate_below(&g, COUNT_OF(others))];
    for (size_t i = 0; i < count; i++) to = generate_put(to, cps[i], out->encoding);
    out->bytes = bytes;
    out->len = (size_t)(to - bytes);
    if (generate_below(&g, 4) == 0) out->len = damage(&g, bytes, out->len);
    out->seed = generate_number(&g);
}

static uint64_t first_seed(void) {
    const char *given = getenv("TEXTGAUGE_SEED");
    uint64_t fixed = TEST_ASAN ? 1000001 : test_size(1, 1, 0); /* others under a sanitizer: more of them in all */

    if (given) return strtoull(given, NULL, 10);
    return fixed ? fixed : (uint64_t)time(NULL) << 24;
}

static void texts(void) {
    uint8_t *bytes = malloc(WORST);
    const char *given = getenv("TEXTGAUGE_TEXTS");
    uint64_t first = first_seed();
    size_t count = test_size(3000, 100000, 10000000) / (TEST_ASAN ? 8 : TEST_SLOW ? 4 : 1), wrong = 0;

    if (given) count = (size_t)strtoull(given, NULL, 10);
    printf("differential: %zu texts from TEXTGAUGE_SEED=%llu on, %zu kernels\n", count, (unsigned long long)first,
           compare_kernels());
    for (uint64_t seed = first; seed - first < count && wrong < 3; seed++) {
        for (int utf8 = 0; utf8 < 2; utf8++) {
            sample s;
            make_sample(seed, utf8, bytes, &s);
            test_checks++;
            if (!difference(&s)) continue;
            report_difference(&s, seed);
            wrong++;
        }
    }
    CHECK_EQ_INT(wrong, 0);
    free(bytes);
}

void differential_test(void) {
    test_case("differential: kernels");
    CHECK(compare_kernels() >= 1);
    test_case("differential: generated texts, against the reference");
    texts();
}
