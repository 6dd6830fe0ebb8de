/*
 * tally_test: bulk against code point by code point. Whatever the text, its encoding and its pieces, every kernel gives
 * the saved state that TG_KERNEL_REFERENCE gives.
 */
#include "helpers.h"

#include <stdlib.h>

#include "../../src/core/kernels/kernels.h"

#define LONGEST 1000

/* How many random texts a set of rules; TEXTGAUGE_TIER has the say. */
static size_t text_count(void) {
    const char *tier = getenv("TEXTGAUGE_TIER");
    if (tier && !strcmp(tier, "full")) return 1000000;
    return tier && !strcmp(tier, "ci") ? 10000 : 300;
}

/* ── Random texts ── */

static uint64_t state;

static size_t below(size_t n) {
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)((state >> 33) % n);
}

/* clang-format off */
static const char *const plain[] = {
    "a", "the ", "word ", " ", "  ", ". ", ", ", "\n", "\r\n", "\n\n", "\r", "\t", "The ", "It's ", "can't", "3.14",
    "1,000 ", "e.g. ", "U.S.A. ", "a.b.c", "1.a", "a.1", "_", "__", "a_b ", "_1", "-", "--", "- ", "* ", "1. ", "b) ",
    "x-y", "'", "\"", ":", "a:b", "1;2", "...", "?! ", "!", "?", "(", ")", "$5 ", "<b>", "a+b", "C++ ", "\v", "\f",
    "\x1F", "\x7F", "Mr. Fox", "A", "0", "antidisestablishmentarianism", "internationalization ", "sixteenletters16 ",
    "seventeenletters_ ", "............................................................................ 12\n",
    "and the earth was without form, and void; and darkness was upon the face of the deep. ",
    "longer than a block of bytes without any space between its letters and so on ",
    "LongerThanABlockOfBytesWithoutAnySpaceBetweenItsLettersAndSoOnAndSoOnAndSoOnAndSoOn"
};

static const char *const mixed[] = {
    "\u00E9", "caf\u00E9 ", "\u00C9t\u00E9", "\u201C", "\u201D ", "\u2019", "l\u2019\u00E9t\u00E9 ", "don\u2019t ",
    "\u2014", "\u2013 ", "\u2026 ", "\u00A0", "\u00AD", "\u2028", "\u2029", "\xC2\x85", "\uFEFF", "\u200B", "\u2060",
    "\u00B7", "a\u00B7b", "e\u0301", "\u0301", "\u0308 ", "\u00DF", "\u0130", "\u212A", "\u017F", "\u039F\u03A3 ",
    "\u03C2", "\u0416\u0443\u043A ", "\u0438\u0306", "\u05D0\u05D1\"\u05D2", "\u05D0'", "\u0627\u0644\u0639\u064E ",
    "\u0660\u066B\u0661", "\u0915\u094D\u0937\u093F ", "\u0E01\u0E34", "\u6F22\u5B57", "\u3042\u3044",
    "\u30AB\u30FC_", "\u3002", "\uFF0E", "\u3000", "\u1100\u1161\u11A8", "\uAC00\u11A8", "\uAC01", "\u16D67\u16D68",
    "\U0001F600", "\u2764\uFE0F", "\U0001F469\u200D\U0001F467", "\U0001F1E9\U0001F1EA\U0001F1EB", "1\uFE0F\u20E3",
    "\u2022 ", "\u2160", "\u00B9", "\U00010400", "\u0600", "\u200D", "\uFFFD", "\u2024", "a\u2027b", "\u203F",
    "\u0378", "\U000E0001", "\u0940", "\u2011", "a\u2010b", "\u00AB ", "\u00BB", " \uFF9E", "  \uFF9E "
};

static const char *const broken[] = {
    "\xFF", "\x80",     "\xC0\xAF", "\xE2\x82", "\xF0\x9F\x98", "\xED\xA0\x80", "\xF4\x90\x80\x80",
    "\xC2", "\xE0\x80", "\xF8",     "a\xBF",    "\xE2\x80"
};
/* clang-format on */

/* A text of at most LONGEST bytes; `kinds`: 1 plain, 2 mixed, 3 broken too. */
static size_t random_text(char *out, unsigned kinds) {
    size_t len = 0, count = below(60), run = 0;
    unsigned kind = 0;

    while (count--) {
        const char *piece;
        size_t n;
        if (!run--) {
            kind = (unsigned)below(kinds);
            run = below(8);
        }
        piece = kind == 0   ? plain[below(COUNT_OF(plain))]
                : kind == 1 ? mixed[below(COUNT_OF(mixed))]
                            : broken[below(COUNT_OF(broken))];
        n = strlen(piece);
        if (!below(200)) { /* a NUL */
            piece = "";
            n = 1;
        }
        if (len + n > LONGEST) break;
        memcpy(out + len, piece, n);
        len += n;
    }
    return len;
}

/* ── The same state ── */

/* The state after `text` in pieces that end at `cuts`; the bytes of a piece are all that can be read. */
static test_bytes state_of(const tg_options *o, const char *text, size_t len, const size_t *cuts, size_t count) {
    test_bytes none = {NULL, 0}, saved;
    tg_analyzer *a = NULL;
    tg_status st = tg_analyzer_new(o, &a);
    size_t at = 0;

    for (size_t i = 0; st == TG_OK && i <= count; i++) {
        size_t to = i < count ? cuts[i] : len;
        char *piece = malloc(to - at + 1);
        memcpy(piece + 1, text + at, to - at); /* at an odd place */
        st = tg_analyzer_write(a, piece + 1, to - at);
        free(piece);
        at = to;
    }
    if (st == TG_OK) st = tg_analyzer_end_document(a);
    if (st == TG_E_INVALID && o->invalid == TG_INVALID_ERROR) { /* where it is, is all that can be compared */
        tg_error error = tg_analyzer_error(a);
        saved.len = sizeof error.offset;
        saved.bytes = malloc(saved.len);
        memcpy(saved.bytes, &error.offset, saved.len);
        tg_analyzer_free(a);
        return saved;
    }
    CHECK_EQ_INT(st, TG_OK);
    saved = st == TG_OK ? test_saved(a) : none;
    tg_analyzer_free(a);
    return saved;
}

/* @return 1 if it is `expected` */
static int is_state(tg_options o, uint32_t kernel, const char *text, size_t len, const size_t *cuts, size_t count,
                    test_bytes expected) {
    test_bytes found;
    int same;

    o.kernel = kernel;
    found = state_of(&o, text, len, cuts, count);
    same = test_same_bytes(found, expected);
    free(found.bytes);
    return same;
}

/* Cuts at random, in ascending order. @return how many, at most 8. */
static size_t random_cuts(size_t len, size_t cuts[8]) {
    size_t count = below(9), at = 0;

    for (size_t i = 0; i < count; i++) cuts[i] = at = at + below((len - at) / 2 + 1);
    return count;
}

static const uint32_t kernels[] = {TG_KERNEL_AUTO, TG_KERNEL_SCALAR};

static int one_text(tg_options o, const char *text, size_t len) {
    test_bytes expected;
    size_t cuts[8], count = random_cuts(len, cuts);
    int same = 1;

    o.kernel = TG_KERNEL_REFERENCE;
    expected = state_of(&o, text, len, NULL, 0);
    for (size_t k = 0; k < COUNT_OF(kernels) && same; k++) {
        same = is_state(o, kernels[k], text, len, NULL, 0, expected) &&
               is_state(o, kernels[k], text, len, cuts, count, expected);
    }
    same = same && is_state(o, TG_KERNEL_REFERENCE, text, len, cuts, count, expected);
    free(expected.bytes);
    return same;
}

static void random_texts(const char *what, const tg_options *o, unsigned kinds, size_t count) {
    char text[LONGEST];

    test_case(what);
    state = 1;
    for (size_t i = 0; i < count; i++) {
        size_t len = random_text(text, kinds);
        if (one_text(*o, text, len)) continue;
        CHECK_EQ_INT(i, count); /* the text of this number is the first to differ */
        test_print_bytes("text", text, len);
        return;
    }
    CHECK(count > 0);
}

/* ── Every place ── */

static void every_split(void) {
    static const char *const texts[] = {
        "It's 3.14, e.g. in U.S.A. The_end_ of a-line:\r\nnext - \"one\" 1,000.5 (two)...\n\n* item l\u2019\u00E9t\u00E9 a\u00B7b \u05D0\"\u05D1 e\u0301x \U0001F469\u200D\U0001F467 done! ok? Yes. no",
        "                                                               a                                b.\n",
        "...............................................................................................a.b.",
        "x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'x'y'z'",
    };
    tg_options o = test_options();
    size_t wrong = 0;

    test_case("bulk: two pieces, cut at every place; texts of every length");
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        size_t len = strlen(texts[i]);
        for (size_t at = 0; at <= len; at++) {
            test_bytes whole, begun;
            o.kernel = TG_KERNEL_REFERENCE;
            whole = state_of(&o, texts[i], len, NULL, 0);
            begun = state_of(&o, texts[i], at, NULL, 0);
            for (size_t k = 0; k < COUNT_OF(kernels); k++) {
                wrong += !is_state(o, kernels[k], texts[i], len, &at, 1, whole);
                wrong += !is_state(o, kernels[k], texts[i], at, NULL, 0, begun);
            }
            free(whole.bytes);
            free(begun.bytes);
        }
    }
    CHECK_EQ_INT(wrong, 0);
}

/* Every pair of bytes at every distance from the edge of a block. */
static void every_pair(void) {
    char text[80];
    size_t wrong = 0;
    tg_options o = test_options();

    test_case("bulk: every pair of ASCII characters over the edge of a block");
    for (int a = 0; a < 128; a++) {
        for (int b = 0; b < 128; b++) {
            memset(text, 'x', sizeof text);
            for (size_t at = 3; at < sizeof text - 2; at += 61) { /* 3 and 64 */
                text[at] = (char)a;
                text[at + 1] = (char)b;
            }
            text[(a + b) % 2 ? 66 : 2] = '7';
            wrong += !one_text(o, text, sizeof text);
        }
    }
    CHECK_EQ_INT(wrong, 0);
}

void tally_test(void) {
    size_t count = text_count();
    tg_options o = test_options();

    every_split();
    every_pair();
    random_texts("bulk: ASCII", &o, 1, count);
    random_texts("bulk: mixed scripts", &o, 2, count);
    random_texts("bulk: ill-formed", &o, 3, count);
    o.hyphens = TG_HYPHENS_JOIN;
    random_texts("bulk: hyphens join", &o, 3, count);
    o.line_breaks = TG_LINE_BREAKS_BREAK;
    random_texts("bulk: line breaks break", &o, 3, count);
    o.sentences = TG_SENTENCES_UAX29;
    random_texts("bulk: sentences of the annex", &o, 3, count);
    o.invalid = TG_INVALID_ERROR;
    random_texts("bulk: ill-formed is an error", &o, 3, count);
    o = test_options();
    o.encoding = TG_ENCODING_UTF16LE;
    random_texts("bulk: UTF-16, little-endian", &o, 3, count);
    o.encoding = TG_ENCODING_UTF16BE;
    random_texts("bulk: UTF-16, big-endian", &o, 3, count);
    o.encoding = TG_ENCODING_LATIN1;
    random_texts("bulk: Latin-1", &o, 3, count);
    o.profile = TG_PROFILE_CLASSIC;
    random_texts("bulk: classic", &o, 3, count);
    o = test_options();
    o.top = 0;
    memset(o.metrics, 0, sizeof o.metrics);
    for (unsigned i = 0; i < TG_COUNT_ALL_; i++) {
        o.counts = UINT64_C(1) << i;
        random_texts("bulk: one count alone", &o, 3, count / 16 + 1);
    }
}
