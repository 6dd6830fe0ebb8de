/*
 * words_differential_test: word tables of generated texts, by drawn options, compared with those that words_reference counts
 * slowly: whole, in pieces and in parts, by every kernel, in every encoding.
 *
 *   TEXTGAUGE_TIER, TEXTGAUGE_SEED, TEXTGAUGE_TEXTS  as in differential_test
 */
#include "helpers.h"
#include "words_compare.h"

#include <stdlib.h>
#include <time.h>

/* ── Texts ── */

/* What words, n-grams and ends of sentences can stumble over; a text is some of these. */
static const char *const bits[] = {
    "the",
    "The",
    "THE",
    "of",
    "a",
    "b",
    "c",
    "Cat",
    "cat",
    "cats",
    "no",
    "No",
    "etc",
    "it's",
    "don\u2019t",
    "U.S",
    "Stra\u00DFe",
    "STRASSE",
    "\u03BB\u03CC\u03B3\u03BF\u03C2",
    "\u039B\u038C\u0393\u039F\u03A3",
    "e\u0301t",
    "\u00E9t",
    "\u00C9T",
    "well-known",
    "\u4E2D\u6587",
    "\u05D0.\u05D0",
    "\u05D0\"\u05D0",
    "\u30A2\u30A4",
    "\u0E01\u0E02",
    "1",
    "12",
    "3.5",
    "1,000",
    "1_0",
    "\u0663\u0664",
    "5\uFE0F\u20E3",
    "x2",
    "I",
    "an internationalisation",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\n \n",
    "\t",
    "\u2028",
    "\u2029",
    "\u3000",
    ".",
    ". ",
    ". ",
    ". ",
    "? ",
    "! ",
    "\u3002",
    "...",
    "\u2026 ",
    ", ",
    ": ",
    "; ",
    "'",
    "\"",
    "(",
    ") ",
    "\u00BB",
    "- ",
    "\n- ",
    "\n1. ",
    "\n12) ",
    "\na) ",
    "\n\u2022 ",
    "-",
    "\u2010",
    "_",
    "\uFEFF",
    "\U0001F600",
    "\u0301",
    "\u00AD",
    "\u200D",
    "\u05F4",
    "/",
};

/* @return code points of a text of these */
static size_t text_of_bits(generator *g, uint32_t *out) {
    size_t count = generate_below(g, 120), len = 0, few = 2 + generate_below(g, COUNT_OF(bits) - 2);
    size_t first = generate_below(g, COUNT_OF(bits));

    while (count-- && len + 32 < GENERATE_MAX) {
        const uint8_t *p = (const uint8_t *)bits[(first + generate_below(g, few)) % COUNT_OF(bits)];
        while (*p) {
            unsigned n = *p < 0x80 ? 1 : *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
            uint32_t cp = n == 1 ? *p : *p & (0xFFu >> (n + 1));
            for (unsigned i = 1; i < n; i++) cp = cp << 6 | (p[i] & 0x3F);
            out[len++] = cp;
            p += n;
        }
        if (generate_below(g, 2)) out[len++] = ' ';
    }
    return len;
}

#define LONGEST (8 * GENERATE_MAX)

static void draw(uint64_t seed, uint8_t *bytes, words_sample *d) {
    static const tg_encoding encodings[] = {TG_ENCODING_UTF8, TG_ENCODING_UTF8, TG_ENCODING_UTF16LE,
                                            TG_ENCODING_UTF16BE, TG_ENCODING_LATIN1};
    static uint32_t cps[LONGEST];
    generator g = {seed};
    size_t count = 0, times = generate_below(&g, 8) ? 1 : 1 + generate_below(&g, 7);
    int by_bits = generate_below(&g, 4) != 0;
    uint8_t *to = bytes;

    words_draw_options(&g, &d->o);
    d->bytes = bytes;
    d->o.encoding = encodings[generate_below(&g, COUNT_OF(encodings))];
    while (times--) count += by_bits ? text_of_bits(&g, cps + count) : generate_text(&g, cps + count);
    for (size_t i = 0; i < count; i++) to = generate_put(to, cps[i], (tg_encoding)d->o.encoding);
    d->len = (size_t)(to - bytes);
    for (size_t times_bad = generate_below(&g, 8) ? 0 : generate_below(&g, 4); d->len && times_bad; times_bad--)
        bytes[generate_below(&g, d->len)] = (uint8_t)generate_number(&g);
    d->g.state = generate_number(&g);
}

static uint64_t first_seed(void) {
    const char *given = getenv("TEXTGAUGE_SEED");
    uint64_t fixed = TEST_ASAN ? 1000001 : test_size(1, 1, 0);

    if (given) return strtoull(given, NULL, 10);
    return fixed ? fixed : (uint64_t)time(NULL) << 24;
}

static void print_drawn(const words_sample *d, uint64_t seed, const char *what) {
    const tg_options *o = &d->o;

    test_fail(__FILE__, __LINE__);
    printf(
        "    %s\n    TEXTGAUGE_SEED=%llu; ngram %u%s, case %u, numbers %u, min %u, stops %llu%s, hyphens %u, lines %u, sentences "
        "%u, profile %u; bytes, in hex: ",
        what, (unsigned long long)seed, o->ngram, o->ngram_across ? " across" : "", o->letter_case, o->numbers,
        o->min_length, (unsigned long long)o->stop_count, o->stop_language ? o->language : "", o->hyphens,
        o->line_breaks, o->sentences, o->profile);
    for (size_t i = 0; i < d->len; i++) printf("%02X", d->bytes[i]);
    printf("\n");
}

void words_differential_test(void) {
    uint8_t *bytes = malloc((size_t)LONGEST * 4);
    words_sample d;
    const char *given = getenv("TEXTGAUGE_TEXTS"), *what;
    uint64_t first = first_seed();
    size_t count = test_size(1000, 12000, 3000000) / (TEST_SLOW ? 8 : 1), wrong = 0;

    test_case("words: generated texts, against the reference");
    if (given) count = (size_t)strtoull(given, NULL, 10);
    for (uint64_t seed = first; seed - first < count && wrong < 3; seed++) {
        draw(seed, bytes, &d);
        test_checks++;
        if (!(what = words_differ(&d))) continue;
        print_drawn(&d, seed, what);
        wrong++;
    }
    free(bytes);
}
