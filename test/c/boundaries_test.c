/*
 * boundaries_test: the segmenter finds what tg_boundaries finds, however the text is cut into pieces and parts. Literal
 * boundaries, in pieces too, are in the suites of the granularities.
 */
#include "helpers.h"

#include <stdlib.h>

static uint64_t chance = 0x9E3779B97F4A7C15u;

static size_t random_below(size_t n) {
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (size_t)(chance % n);
}

/* ── Ends ── */

typedef struct ends {
    uint64_t *at;
    uint8_t *flags;
    size_t count;
} ends;

static ends ends_for(size_t len) {
    ends e = {malloc((len + 1) * sizeof *e.at), malloc(len + 1), 0};
    return e;
}

static void ends_free(ends *e) {
    free(e->at);
    free(e->flags);
}

/* As tg_boundaries finds them. */
static ends expected(tg_granularity g, const tg_options *o, test_bytes text) {
    ends e = ends_for(text.len);
    size_t *at = malloc((text.len + 1) * sizeof *at), consumed;

    CHECK_EQ_INT(tg_boundaries(g, text.bytes, text.len, 1, o, NULL, at, e.flags, text.len + 1, &e.count, &consumed),
                 TG_OK);
    for (size_t i = 0; i < e.count; i++) e.at[i] = at[i];
    free(at);
    return e;
}

/* Write text[from..to) in pieces, add what comes out, `base` bytes further on. @return 0 if more comes than can be */
static int write_pieces(tg_segmenter *s, test_bytes text, size_t from, size_t to, int end, uint64_t base, ends *e) {
    size_t most = 1 + random_below(9), cap = 1 + random_below(5), count, consumed;
    uint64_t out[5];
    uint8_t flags[5];

    do {
        size_t n = random_below(most + 1);
        int last;
        if (n > to - from) n = to - from;
        last = end && from + n == to;
        do {
            CHECK_EQ_INT(tg_segmenter_write(s, text.bytes + from, n, last, out, flags, cap, &count, &consumed), TG_OK);
            if (count > cap || consumed > n || e->count + count > text.len) return 0;
            for (size_t i = 0; i < count; i++, e->count++) {
                e->at[e->count] = base + out[i];
                e->flags[e->count] = flags[i];
            }
            from += consumed;
            n -= consumed;
        } while (count == cap);
        if (n) return 0;
    } while (from < to);
    return 1;
}

static int same_ends(const ends *a, const ends *b) {
    if (a->count != b->count || memcmp(a->flags, b->flags, a->count)) return 0;
    return !a->count || !memcmp(a->at, b->at, a->count * sizeof *a->at);
}

static void check_same(const char *file, int line, tg_granularity g, const tg_options *o, test_bytes text,
                       const ends *found) {
    ends e = expected(g, o, text);

    test_checks++;
    if (!same_ends(&e, found)) {
        test_fail(file, line);
        printf("    granularity %d, encoding %d, sentences %d, line breaks %d\n", (int)g, (int)o->encoding,
               (int)o->sentences, (int)o->line_breaks);
        test_print_bytes("text", (const char *)text.bytes, text.len);
        for (size_t i = 0; i < found->count; i++) printf(" %d", (int)found->at[i]);
        printf(", not");
        for (size_t i = 0; i < e.count; i++) printf(" %d", (int)e.at[i]);
        printf("\n");
    }
    ends_free(&e);
}

#define CHECK_SAME(g, o, text, found) check_same(__FILE__, __LINE__, g, o, text, found)

/* ── Texts ── */

static const char *const bits[] = {
    "a",
    "A",
    "b c",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    ".",
    "!",
    ",",
    ":",
    "'",
    "\"",
    "(",
    ")",
    "-",
    "_",
    "1",
    "2.",
    "- ",
    "1) ",
    "a) ",
    "\n- ",
    "\n 12. ",
    "word word word word word word word word word word ",
    ". Word",
    ".) ((( ",
    "\xCC\x81",
    "\xC2\xAD",
    "\xC3\xA9",
    "\xC2\x85",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xE2\x80\xA2 ",
    "\xE2\x80\x8D",
    "\xEF\xBB\xBF",
    "\xD7\x90",
    "\xD7\x90\"",
    "\xD7\x90' ",
    "\xD8\xA7",
    "\xE0\xA4\x95\xE0\xA5\x8D",
    "\xE4\xB8\xAD",
    "\xE3\x80\x82",
    "\xEA\xB0\x80",
    "\xE1\x84\x80",
    "\xE1\x85\xA1",
    "\xF0\x9F\x91\xA8",
    "\xF0\x9F\x87\xA9",
    "\xF0\x90\x90\x80",
};

/* A text of `count` bits, to be freed. */
static test_bytes text_of_bits(size_t count, tg_encoding encoding) {
    char *utf8 = malloc(count * 64), *p = utf8;
    test_bytes out;

    for (size_t i = 0; i < count; i++) {
        const char *bit = bits[random_below(COUNT_OF(bits))];
        memcpy(p, bit, strlen(bit));
        p += strlen(bit);
    }
    CHECK(test_encoded(utf8, (size_t)(p - utf8), encoding, &out));
    free(utf8);
    return out;
}

static test_bytes random_bytes(size_t len) {
    test_bytes t = {malloc(len + 1), len};

    for (size_t i = 0; i < len; i++) {
        t.bytes[i] = (uint8_t)random_below(256);
        if (random_below(2)) t.bytes[i] = (uint8_t) "a \n."[i % 4];
    }
    return t;
}

/* ── Pieces ── */

static void rules(unsigned n, tg_options *o) {
    *o = test_options();
    o->encoding = n % 3; /* UTF-8, UTF-16 of both orders */
    if (n / 3 % 3 == 1) o->line_breaks = TG_LINE_BREAKS_BREAK;
    if (n / 3 % 3 == 2) o->sentences = TG_SENTENCES_UAX29;
}

static void check_pieces(tg_granularity g, const tg_options *o, test_bytes text) {
    tg_segmenter *s = NULL;
    ends found = ends_for(text.len);
    size_t count, consumed;

    CHECK_EQ_INT(tg_segmenter_new(g, o, &s), TG_OK);
    CHECK(write_pieces(s, text, 0, text.len, 1, 0, &found));
    CHECK_SAME(g, o, text, &found);
    CHECK_EQ_INT(tg_segmenter_write(s, text.bytes, text.len, 1, NULL, NULL, 0, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, found.count);
    CHECK_EQ_INT(consumed, text.len);
    ends_free(&found);
    tg_segmenter_free(s);
}

static void pieces(void) {
    tg_options o;

    for (unsigned n = 0; n < 9; n++) {
        rules(n, &o);
        for (int i = 0; i < 300; i++) {
            test_bytes text =
                i % 5 ? text_of_bits(random_below(30), (tg_encoding)o.encoding) : random_bytes(random_below(40));
            test_case("segmenter: in pieces as in one call");
            for (int g = TG_GRAPHEMES; g <= TG_SENTENCES; g++) check_pieces((tg_granularity)g, &o, text);
            free(text.bytes);
        }
    }
    o.encoding = TG_ENCODING_LATIN1;
    test_case("segmenter: Latin-1");
    for (int i = 0; i < 50; i++) {
        test_bytes text = random_bytes(random_below(60));
        for (int g = TG_GRAPHEMES; g <= TG_SENTENCES; g++) check_pieces((tg_granularity)g, &o, text);
        free(text.bytes);
    }
}

/* ── Parts ── */

static tg_segmenter *segmenter(tg_granularity g, const tg_options *o) {
    tg_segmenter *s = NULL;
    CHECK_EQ_INT(tg_segmenter_new(g, o, &s), TG_OK);
    return s;
}

/* Put text[at..to) behind what `into`, which began at `base`, has had. @return 1 if it was measured as a part */
static int put_part(tg_segmenter *into, size_t base, tg_segmenter *part, test_bytes text, size_t at, size_t to,
                    ends *e) {
    ends own = ends_for(text.len);
    size_t before = random_below(2) || at < 4096 ? at : 4096;
    int fits;

    CHECK_EQ_INT(tg_segmenter_begin_part(part, text.bytes + at - before, before), TG_OK);
    CHECK(write_pieces(part, text, at, to, 0, at, &own));
    if ((fits = tg_segmenter_append(into, part) == TG_OK)) {
        CHECK(write_pieces(into, text, 0, 0, 0, base, e));
        memcpy(e->at + e->count, own.at, own.count * sizeof *own.at);
        memcpy(e->flags + e->count, own.flags, own.count);
        e->count += own.count;
    } else {
        CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE);
        CHECK(write_pieces(into, text, at, to, 0, base, e));
        tg_segmenter_reset(part);
    }
    ends_free(&own);
    return fits;
}

/* Cut at every place that is found from `step` bytes on. @return how many parts fitted */
static size_t check_parts(tg_granularity g, const tg_options *o, test_bytes text, size_t step) {
    tg_segmenter *into = segmenter(g, o), *part = segmenter(g, o);
    ends found = ends_for(text.len);
    size_t at = 0, to, fitted = 0;

    CHECK_EQ_INT(tg_cut(text.bytes, text.len, step, o, &to), TG_OK);
    CHECK(write_pieces(into, text, 0, to, 0, 0, &found));
    while (to < text.len) {
        at = to;
        CHECK_EQ_INT(tg_cut(text.bytes, text.len, at + step, o, &to), TG_OK);
        fitted += (size_t)put_part(into, 0, part, text, at, to, &found);
    }
    CHECK(write_pieces(into, text, text.len, text.len, 1, 0, &found));
    CHECK_SAME(g, o, text, &found);
    ends_free(&found);
    tg_segmenter_free(into);
    tg_segmenter_free(part);
    return fitted;
}

static void parts(void) {
    size_t fitted[3] = {0, 0, 0};
    tg_options o;

    for (unsigned n = 0; n < 9; n++) {
        rules(n, &o);
        for (int i = 0; i < 150; i++) {
            test_bytes text = text_of_bits(random_below(60), (tg_encoding)o.encoding);
            test_case("segmenter: in parts as in one call");
            for (int g = TG_GRAPHEMES; g <= TG_SENTENCES; g++)
                fitted[g] += check_parts((tg_granularity)g, &o, text, random_below(10));
            free(text.bytes);
        }
    }
    test_case("segmenter: most parts fit");
    for (int g = TG_GRAPHEMES; g <= TG_SENTENCES; g++) CHECK(fitted[g] > 500);
    CHECK(fitted[TG_SENTENCES] < fitted[TG_WORDS]); /* some do not */
}

/* A text of many short lines and words: every part of parts. */
static void parts_of_parts(void) {
    static const char text[] = "one two. Three four\n\nFive (six) seven\n- eight nine\n\n10 eleven twelve ";
    test_bytes t = {(uint8_t *)(uintptr_t)text, sizeof text - 1};
    tg_options o = test_options();

    for (int g = TG_GRAPHEMES; g <= TG_SENTENCES; g++) {
        test_case("segmenter: parts of parts");
        for (size_t from = 0, a, b; tg_cut(text, t.len, from, &o, &a) == TG_OK && a < t.len; from = a) {
            tg_segmenter *first = segmenter((tg_granularity)g, &o), *second = segmenter((tg_granularity)g, &o),
                         *third = segmenter((tg_granularity)g, &o);
            ends found = ends_for(t.len), right = ends_for(t.len);
            CHECK_EQ_INT(tg_cut(text, t.len, a, &o, &b), TG_OK);
            if (b < t.len) {
                CHECK(write_pieces(first, t, 0, a, 0, 0, &found));
                CHECK_EQ_INT(tg_segmenter_begin_part(second, text, a), TG_OK);
                CHECK(write_pieces(second, t, a, b, 0, a, &right));
                put_part(second, a, third, t, b, t.len, &right);
                CHECK_EQ_INT(tg_segmenter_append(first, second), TG_OK);
                CHECK(write_pieces(first, t, 0, 0, 0, 0, &found));
                memcpy(found.at + found.count, right.at, right.count * sizeof *right.at);
                memcpy(found.flags + found.count, right.flags, right.count);
                found.count += right.count;
                CHECK(write_pieces(first, t, t.len, t.len, 1, 0, &found));
                CHECK_SAME((tg_granularity)g, &o, t, &found);
            }
            ends_free(&found);
            ends_free(&right);
            tg_segmenter_free(first);
            tg_segmenter_free(second);
            tg_segmenter_free(third);
        }
    }
}

/* ── Calls that make no sense ── */

static void arguments(void) {
    tg_options o = test_options();
    tg_segmenter *s = NULL;
    uint64_t out[4];
    size_t count = 77, consumed = 77;

    test_case("segmenter: arguments");
    CHECK_EQ_INT(tg_segmenter_new(TG_WORDS, &o, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_new((tg_granularity)3, &o, &s), TG_E_ARG);
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_EQ_INT(tg_segmenter_new(TG_WORDS, &o, &s), TG_E_ARG);
    o.encoding = 77;
    CHECK_EQ_INT(tg_segmenter_new(TG_WORDS, &o, &s), TG_E_ARG);
    CHECK(!s);
    CHECK_EQ_INT(tg_segmenter_new(TG_WORDS, NULL, &s), TG_OK);
    CHECK_EQ_INT(tg_segmenter_write(NULL, "a", 1, 0, out, NULL, 4, &count, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_write(s, NULL, 1, 0, out, NULL, 4, &count, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_write(s, "a", 1, 0, out, NULL, 4, NULL, &consumed), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_write(s, "a", 1, 0, out, NULL, 4, &count, NULL), TG_E_ARG);
    CHECK_EQ_INT(count, 77);
    CHECK_EQ_INT(consumed, 77);
    CHECK_EQ_INT(tg_segmenter_begin_part(NULL, "a b", 2), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_begin_part(s, NULL, 2), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_begin_part(s, "a b", 3), TG_E_ARG);
    tg_segmenter_free(s);
    tg_segmenter_free(NULL);
    tg_segmenter_reset(NULL);
}

static void texts_that_end(void) {
    tg_segmenter *s = NULL;
    uint64_t out[4];
    size_t count, consumed;

    test_case("segmenter: no text, no ends; room for none, nothing taken");
    CHECK_EQ_INT(tg_segmenter_new(TG_WORDS, NULL, &s), TG_OK);
    CHECK_EQ_INT(tg_segmenter_write(s, NULL, 0, 1, out, NULL, 4, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 0);
    CHECK_EQ_INT(tg_segmenter_write(s, "a b", 3, 1, out, NULL, 0, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 0);
    CHECK_EQ_INT(consumed, 0);

    test_case("segmenter: the next text begins when the ends of the last are out");
    CHECK_EQ_INT(tg_segmenter_write(s, "ab' ", 4, 1, out, NULL, 2, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 2);
    CHECK_EQ_INT(out[1], 3);
    CHECK_EQ_INT(consumed, 4);
    CHECK_EQ_INT(tg_segmenter_write(s, NULL, 0, 1, out, NULL, 2, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 1);
    CHECK_EQ_INT(out[0], 4);
    CHECK_EQ_INT(tg_segmenter_write(s, "xy", 2, 1, out, NULL, 4, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 1);
    CHECK_EQ_INT(out[0], 2);

    test_case("segmenter: reset forgets");
    CHECK_EQ_INT(tg_segmenter_write(s, "xy\xC3", 3, 0, out, NULL, 4, &count, &consumed), TG_OK);
    CHECK_EQ_INT(consumed, 3);
    tg_segmenter_reset(s);
    CHECK_EQ_INT(tg_segmenter_write(s, "z", 1, 1, out, NULL, 4, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 1);
    CHECK_EQ_INT(out[0], 1);
    tg_segmenter_free(s);
}

static size_t write_counting(tg_segmenter *s, const char *text, int end) {
    size_t count = 77, consumed;
    CHECK_EQ_INT(tg_segmenter_write(s, text, strlen(text), end, NULL, NULL, 0, &count, &consumed), TG_OK);
    return count;
}

static void misfits(void) {
    tg_options o = test_options(), utf16 = o, uax = o;
    tg_segmenter *into = segmenter(TG_WORDS, &o), *part = segmenter(TG_WORDS, &o), *other;
    uint64_t out[1];
    size_t count, consumed;

    test_case("segmenter: parts of other rules, or that are none");
    utf16.encoding = TG_ENCODING_UTF16LE;
    uax.sentences = TG_SENTENCES_UAX29;
    other = segmenter(TG_GRAPHEMES, &o);
    CHECK_EQ_INT(tg_segmenter_append(into, other), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_append(into, into), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_append(NULL, part), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_append(into, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_ARG);
    tg_segmenter_free(other);
    other = segmenter(TG_WORDS, &utf16);
    CHECK_EQ_INT(tg_segmenter_begin_part(other, "a\0 \0", 4), TG_OK);
    CHECK_EQ_INT(tg_segmenter_append(into, other), TG_E_ARG);
    tg_segmenter_free(other);
    other = segmenter(TG_WORDS, &uax);
    CHECK_EQ_INT(tg_segmenter_begin_part(other, "a ", 2), TG_OK);
    CHECK_EQ_INT(tg_segmenter_append(into, other), TG_E_ARG);
    tg_segmenter_free(other);

    test_case("segmenter: an empty part");
    CHECK_EQ_INT(tg_segmenter_begin_part(part, "a ", 2), TG_OK);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_OK);
    CHECK_EQ_INT(write_counting(part, "a b", 1), 3); /* it is none any more */

    test_case("segmenter: a part behind another place");
    CHECK_EQ_INT(tg_segmenter_begin_part(part, "a ", 2), TG_OK);
    CHECK_EQ_INT(write_counting(part, "b c", 0), 2);
    CHECK_EQ_INT(tg_segmenter_begin_part(part, "a ", 2), TG_E_STATE);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE); /* behind nothing */
    CHECK_EQ_INT(write_counting(into, "a.", 0), 0);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE);
    CHECK_EQ_INT(write_counting(into, " ", 0), 2);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE); /* behind a full stop */
    CHECK_EQ_INT(write_counting(into, "a ", 0), 2);
    CHECK_EQ_INT(write_counting(into, "b\xC3", 0), 1);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE); /* inside a character */
    CHECK_EQ_INT(write_counting(into, "\xA4 ", 0), 1);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_OK);
    CHECK_EQ_INT(write_counting(into, "", 0), 1);
    CHECK_EQ_INT(write_counting(into, "", 1), 1);

    test_case("segmenter: a part that begins with what may not follow");
    CHECK_EQ_INT(write_counting(into, "a ", 0), 1);
    CHECK_EQ_INT(tg_segmenter_begin_part(part, "a ", 2), TG_OK);
    CHECK_EQ_INT(write_counting(part, " b", 0), 1);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE);
    tg_segmenter_reset(part);
    CHECK_EQ_INT(tg_segmenter_begin_part(part, "a ", 2), TG_OK);
    CHECK_EQ_INT(write_counting(part, "\xC3", 0), 0);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE); /* nobody knows yet */
    CHECK_EQ_INT(write_counting(part, "\xA4", 0), 0);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_OK);
    CHECK_EQ_INT(write_counting(into, "", 1), 2);

    test_case("segmenter: ends that are not out");
    CHECK_EQ_INT(tg_segmenter_write(into, "ab'c d", 6, 0, out, NULL, 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(write_counting(into, " ", 0), 0);
    tg_segmenter_reset(into);
    CHECK_EQ_INT(tg_segmenter_write(into, "ab' ", 4, 0, out, NULL, 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(out[0], 2);
    CHECK_EQ_INT(consumed, 4);
    CHECK_EQ_INT(tg_segmenter_begin_part(part, "a ", 2), TG_OK);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE);
    CHECK_EQ_INT(tg_segmenter_begin_part(into, "a ", 2), TG_E_STATE);
    tg_segmenter_free(into);
    tg_segmenter_free(part);

    test_case("segmenter: a line that is somewhere else than the part took it to be");
    into = segmenter(TG_SENTENCES, &o);
    part = segmenter(TG_SENTENCES, &o);
    write_counting(into, "a longer line ", 0);
    CHECK_EQ_INT(tg_segmenter_begin_part(part, "short ", 6), TG_OK);
    write_counting(part, "text", 0);
    CHECK_EQ_INT(tg_segmenter_append(into, part), TG_E_STATE);
    tg_segmenter_free(into);
    tg_segmenter_free(part);
}

/* ── However long ── */

static void long_segments(void) {
    static const struct {
        const char *before, *unit;
        tg_granularity granularity;
        size_t count; /* with an "A" at the end */
    } rows[] = {
        {"", "a", TG_WORDS, 1},        {"", "a", TG_SENTENCES, 1},     {"", "\xCC\x81", TG_GRAPHEMES, 2},
        {"", "\xCC\x81", TG_WORDS, 2}, {"ab. ", ")", TG_SENTENCES, 2}, {"a'", "\xCC\x81", TG_WORDS, 1},
        {"a", "\n", TG_SENTENCES, 2},  {"", " ", TG_WORDS, 2},
    };
    test_heap heap;
    tg_options o = test_options();

    o.allocator = test_heap_allocator(&heap);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        tg_segmenter *s = segmenter(rows[i].granularity, &o);
        size_t len, count = 0, live = heap.live, requests = heap.requests;
        char *piece = test_repeated(rows[i].unit, 1000, &len);
        test_case("segmenter: a long segment in a bounded memory, once");
        count += write_counting(s, rows[i].before, 0);
        for (int k = 0; k < 1000; k++) count += write_counting(s, piece, 0);
        count += write_counting(s, "A", 1);
        CHECK_EQ_INT(count, rows[i].count);
        CHECK_EQ_INT(heap.live, live);
        CHECK_EQ_INT(heap.requests, requests);
        free(piece);
        tg_segmenter_free(s);
    }
    CHECK_EQ_INT(heap.live, 0);

    test_case("segmenter: without memory");
    tg_segmenter *none = NULL;
    heap.fail_at = heap.requests;
    CHECK_EQ_INT(tg_segmenter_new(TG_WORDS, &o, &none), TG_E_NOMEM);
    CHECK(!none);
}

/* Past 4 GiB, in the tier `full`: a minute. */
static void offsets_of_64_bits(void) {
    const char *tier = getenv("TEXTGAUGE_TIER");
    size_t len, count = 0, consumed;
    uint64_t out[4];

    if (!tier || strcmp(tier, "full")) return;
    char *piece = test_repeated("a", (size_t)1 << 20, &len);
    tg_options o = test_options();
    tg_segmenter *s = segmenter(TG_WORDS, &o);
    test_case("segmenter: offsets past 4 GiB");
    for (int i = 0; i < 4100; i++) CHECK_EQ_INT(write_counting(s, piece, 0), 0);
    CHECK_EQ_INT(tg_segmenter_write(s, "' b", 3, 1, out, NULL, 4, &count, &consumed), TG_OK);
    CHECK_EQ_INT(count, 4);
    CHECK(out[0] == UINT64_C(4100) << 20 && out[3] == out[0] + 3);
    free(piece);
    tg_segmenter_free(s);
}

/* ── From the middle on ── */

static void from_the_middle(void) {
    static const char text[] =
        "A first. A second one, of a line that is as long as lines are that were wrapped,\n- and this.";
    tg_options o = test_options();
    tg_cursor cursor;
    size_t found[4], count = 0, consumed = 0;

    test_case("cursor: in a line that may have been wrapped, a dash begins no item");
    CHECK_EQ_INT(tg_cursor_begin(&cursor, text, 9, &o), TG_OK);
    CHECK_EQ_INT(
        tg_boundaries(TG_SENTENCES, text + 9, sizeof text - 10, 1, &o, &cursor, found, NULL, 4, &count, &consumed),
        TG_OK);
    CHECK_EQ_INT(count, 1);
    CHECK_EQ_INT(found[0], sizeof text - 10);

    test_case("cursor: and without the text before, it does");
    memset(&cursor, 0, sizeof cursor);
    CHECK_EQ_INT(
        tg_boundaries(TG_SENTENCES, text + 50, sizeof text - 51, 1, &o, &cursor, found, NULL, 4, &count, &consumed),
        TG_OK);
    CHECK_EQ_INT(count, 2);
    CHECK_EQ_INT(tg_cursor_begin(&cursor, text, 50, &o), TG_OK);
    CHECK_EQ_INT(
        tg_boundaries(TG_SENTENCES, text + 50, sizeof text - 51, 1, &o, &cursor, found, NULL, 4, &count, &consumed),
        TG_OK);
    CHECK_EQ_INT(count, 1);

    test_case("cursor: arguments");
    CHECK_EQ_INT(tg_cursor_begin(NULL, text, 9, &o), TG_E_ARG);
    CHECK_EQ_INT(tg_cursor_begin(&cursor, NULL, 1, &o), TG_E_ARG);
    CHECK_EQ_INT(tg_cursor_begin(&cursor, NULL, 0, NULL), TG_OK);
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_EQ_INT(tg_cursor_begin(&cursor, text, 9, &o), TG_E_ARG);
}

void boundaries_test(void) {
    from_the_middle();
    pieces();
    parts();
    parts_of_parts();
    arguments();
    texts_that_end();
    misfits();
    long_segments();
    offsets_of_64_bits();
}
