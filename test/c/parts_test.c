/* parts_test: where a text may be cut, and that parts appended in order give the state of the whole. Misuse is in parts_misuse_test.c. */
#include "helpers.h"

#include <stdlib.h>

static const tg_encoding encodings[] = {TG_ENCODING_UTF8, TG_ENCODING_UTF16LE, TG_ENCODING_UTF16BE, TG_ENCODING_LATIN1};

static size_t cut_at(const tg_options *o, test_bytes text, size_t from) {
    size_t cut = SIZE_MAX;
    CHECK_EQ_INT(tg_cut(text.bytes, text.len, from, o, &cut), TG_OK);
    return cut;
}

/* ── Where cuts fall ── */

/* {what, text with '|' at every place that is found from anywhere} */
static const segment_case cuts[] = {
    {"cut: nothing", ""},
    {"cut: a word", "word"},
    {"cut: a space between letters", "one |two |three"},
    {"cut: letters of one", "a |b |c"},
    {"cut: a space at the end, at the start", " one |two "},
    {"cut: not at two spaces", "one  two"},
    {"cut: not at other white space", "one\ttwo\u00A0three\u3000four\u2003five"},
    {"cut: not behind a full stop", "one. Two, three; four! Five? (six) seven \"eight\" nine\u2026 ten"},
    {"cut: not beside a digit", "in 1999 the 3 kings"},
    {"cut: not at an apostrophe", "can' t 'tis |o' clock"},
    {"cut: not at a mark", "e\u0301 a \u0301b"},
    {"cut: Greek, Cyrillic, Arabic", "\u03B1\u03B2 |\u03B3\u03B4 |\u0436\u0437 |\u0627\u0628"},
    {"cut: upper and lower case", "One |TWO |Three"},
    {"cut: past the BMP", "\U00010400 |\U00010428 |a"},
    {"cut: not in Han and Kana", "\u4E2D\u6587\u3002\u4E2D \u6587 \u3042\u3044 \u30A2\u30A4"},
    {"cut: not in Thai and Lao", "\u0E01\u0E02 \u0E03\u0E04 \u0E81\u0E82 \u0E84"},
    {"cut: not in Hebrew, where quotes join", "\u05D0\u05D1 \u05D2\u05D3"},
    {"cut: not at jamo, which compose", "\u1112\u1161 \u1100\u1161"},
    {"cut: Han with a blank line", "\u4E2D\u6587\n\n|\u4E2D\u6587"},
    {"cut: a line end is none", "one\ntwo\r\nthree\rfour"},
    {"cut: a blank line rather than a space", "one two\n\n|three |four"},
    {"cut: CRLF", "one\r\n\r\n|two"},
    {"cut: LF, CRLF", "one\n\r\n|two"},
    {"cut: CRLF, LF", "one\r\n\n|two"},
    {"cut: CR alone makes none", "one\r\rtwo"},
    {"cut: CR CR LF makes none", "one\n\r\r\ntwo"},
    {"cut: white space in the blank line", "one\n \ntwo"},
    {"cut: many blank lines", "one\n\n|\n|\n|two"},
    {"cut: a blank line at the end", "one\n\n"},
    {"cut: a blank line before a list", "one\n\n|- two\n- three"},
    {"cut: a blank line before a mark", "one\n\n|\u0301two"},
    {"cut: PS, LS, NEL are none", "one\u2029\u2029two\u2028\u2028three\xC2\x85\xC2\x85"
                                  "four"},
    {"cut: emoji", "\U0001F600 \U0001F600\n\n|\U0001F1E9\U0001F1EA a"},
};

typedef struct places {
    size_t at[64], count;
} places;

/* `marked` without its marks, in another encoding. @return 0 if it cannot be. */
static int unmark(const char *marked, tg_encoding encoding, test_bytes *text, places *marks) {
    char plain[256];
    size_t len = 0;
    test_bytes prefix;

    marks->count = 0;
    for (const char *p = marked; *p; p++) {
        if (*p != '|') {
            plain[len++] = *p;
        } else {
            if (!test_encoded(plain, len, encoding, &prefix)) return 0;
            marks->at[marks->count++] = prefix.len;
            free(prefix.bytes);
        }
    }
    return test_encoded(plain, len, encoding, text);
}

/* All places that are found from anywhere. */
static void find_places(const tg_options *o, test_bytes text, places *out) {
    out->count = 0;
    for (size_t from = 0; from <= text.len + 2; from++) {
        size_t cut = cut_at(o, text, from);
        CHECK(cut <= text.len && (cut > from || cut == text.len));
        if (cut == text.len || (out->count && out->at[out->count - 1] == cut)) continue;
        CHECK(!out->count || out->at[out->count - 1] < cut);
        out->at[out->count++] = cut;
    }
}

static void cuts_found(void) {
    tg_options o = test_options();
    test_bytes text;
    places expected, found;

    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        test_case(cuts[i].what);
        for (size_t e = 0; e < COUNT_OF(encodings); e++) {
            int same = 1;
            if (!unmark(cuts[i].marked, encodings[e], &text, &expected)) continue;
            o.encoding = encodings[e];
            find_places(&o, text, &found);
            CHECK_EQ_INT(found.count, expected.count);
            for (size_t k = 0; k < found.count && k < expected.count; k++) same &= found.at[k] == expected.at[k];
            CHECK(same);
            free(text.bytes);
        }
    }
}

static void cuts_far_away(void) {
    tg_options o = test_options();
    size_t len;
    char *p = test_repeated("abcdefgh", (size_t)3 << 17, &len); /* 3 MiB */
    test_bytes text = {(uint8_t *)p, len};

    test_case("cut: none within 1 MiB");
    CHECK_EQ_INT(cut_at(&o, text, 0), len);
    CHECK_EQ_INT(cut_at(&o, text, 5), len);
    p[1500000] = ' ';
    CHECK_EQ_INT(cut_at(&o, text, 0), len);
    CHECK_EQ_INT(cut_at(&o, text, 1000000), 1500001);
    CHECK_EQ_INT(cut_at(&o, text, len), len);
    CHECK_EQ_INT(cut_at(&o, text, SIZE_MAX), len);

    test_case("cut: a blank line near by, rather than a nearer space");
    p[100] = ' ';
    CHECK_EQ_INT(cut_at(&o, text, 0), 101);
    p[60000] = p[60001] = '\n';
    CHECK_EQ_INT(cut_at(&o, text, 0), 60002);
    p[60001] = 'a';
    p[70000] = p[70001] = '\n';
    CHECK_EQ_INT(cut_at(&o, text, 0), 101);
    CHECK_EQ_INT(cut_at(&o, text, 100), 70002);
    free(p);
}

static void cut_arguments(void) {
    tg_options o = test_options();
    size_t cut = 77;

    test_case("cut: arguments");
    CHECK_EQ_INT(tg_cut(NULL, 1, 0, &o, &cut), TG_E_ARG);
    CHECK_EQ_INT(tg_cut("a b", 3, 0, &o, NULL), TG_E_ARG);
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_EQ_INT(tg_cut("a b", 3, 0, &o, &cut), TG_E_ARG);
    o.encoding = 5;
    CHECK_EQ_INT(tg_cut("a b", 3, 0, &o, &cut), TG_E_ARG);
    o = test_options();
    o.language = "?";
    CHECK_EQ_INT(tg_cut("a b", 3, 0, &o, &cut), TG_E_ARG);
    CHECK_EQ_INT(cut, 77);
    CHECK_EQ_INT(tg_cut(NULL, 0, 0, NULL, &cut), TG_OK);
    CHECK_EQ_INT(cut, 0);
    CHECK_EQ_INT(tg_cut("a b", 3, 0, NULL, &cut), TG_OK);
    CHECK_EQ_INT(cut, 2);
}

/* ── Parts ── */

#define LINE_60 "The quick brown fox jumps over the lazy dog and goes on to\n"

static const char *const texts[] = {
    "one two three",
    "Hard wraps go on\nand on over the\nlines, as they do",
    "A short line\n- an item\n- another item\nand text behind it",
    LINE_60 "- no item here but a dash that was wrapped\n- an item then",
    LINE_60 LINE_60 "1. no item and so on\n2) an item\na) an item",
    "a b - c\n- d e\n\n- f g\n\nh i",
    "lead in:\n\u2022 bullet one\n\u2022 bullet two\n   \u2023 inner one",
    "Mr. Smith went to Dr. Jones, e.g. at no. 5 of the street. He said so",
    "He said \"so be it.\" And then \u2018she did.\u2019 (Or not.) But we know",
    "pi is 3.14 and a 1,000.50 more or less.5 of them",
    "etc. (and so on) is one sentence. (And this another) of them",
    "wait... 123 --- \u00AB5\u00BB what is this. 99 \u2026 Bottles of beer",
    "wait. 12 34 (56) and it goes on. 12 34 And it does not",
    "can't won' t o'clock rock 'n' roll the dogs' tails",
    "can\u2019t won\u2019 t l\u2019\u00E9cole the dogs\u2019 tails",
    "one line\r\nanother line\r\n\r\na paragraph\r\n\r\n\r\nand one more",
    "one line\rother line\r\ra paragraph of it\n\nand one more",
    "a b\u2029c d\u2028e f\xC2\x85g h\n\ni j\u2029\n\nk l",
    "no stop here at all. one Two three! four five? six",
    "blank. . . pieces of ! it is . or ? all of it",
    "a long piece of text with no stop\n\nand more of it\n\n. then a stop",
    "all stops. at the. end of words. and none",
    "well-known state-of-the-art hyphens- and -more a-1 b",
    "snake_case and more_ _of it x_1 y",
    "\xEF\xBB\xBFmarked text with a line\n- and an item of it",
    "\xEF\xBB\xBF\n\n\xEF\xBB\xBFmark again and more",
    "first\n\n\xEF\xBB\xBFsecond of it\n\n\xEF\xBB\xBF\n\n\xEF\xBB\xBFthird",
    "first\n\n\u0301mark at the start\n\n\u200Djoiner\n\n\u1161jamo",
    "\n\n\n\nblank lines\n\n\n\n   \n\n and more of them \n\n",
    "  indented text here\n    and more of it\n\n    - an item\n",
    "\u0393\u03B5\u03B9\u03AC \u03C3\u03BF\u03C5 \u039A\u039F\u03A3\u039C\u039F\u03A3 \u03BA\u03B1\u03B9",
    "\u041F\u0440\u0438\u0432\u0435\u0442 \u043C\u0438\u0440. \u041A\u0430\u043A \u0434\u0435\u043B\u0430",
    "\u4E2D\u6587\u6587\u5B57\u3002\u7B2C\u4E8C\u53E5\u3002\n\n\u7B2C\u4E09 and some latin text",
    "\uD55C\uAD6D\uC5B4 \uBB38\uC7A5 with words\n\n\u1112\u1161\u11AB \u1100\u116E\u11A8 jamo and more",
    "\u05D0\"\u05D1 \u05D2' \u05D3 and hebrew\n\n\u05D0\u05D1 text",
    "e\u0301tude nai\u0308ve A\u030A ang stro\u0308m E\u0301 at a",
    "Stra\u00DFe STRASSE strasse Cat CAT cat na\u00EFve NA\u00CFVE",
    "emoji \U0001F468\u200D\U0001F469\u200D\U0001F467 family \U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7 flags of it\n\n\U0001F600",
    "ends with a space and blank lines \n\n",
    "ends with an apostrophe of dogs'",
    "a\n\nb\n\nc\n\nd\n\ne f g",
    "---\n\n***\n\nsome text here\n\n---",
};

/* Rules number `n`. @return 0 past the last. */
static int rules(unsigned n, tg_options *o) {
    *o = test_options();
    if (n == 1) o->line_breaks = TG_LINE_BREAKS_BREAK;
    if (n == 2) o->sentences = TG_SENTENCES_UAX29;
    if (n == 3) o->profile = TG_PROFILE_CLASSIC;
    if (n == 4) o->hyphens = TG_HYPHENS_JOIN, o->language = "und";
    if (n == 5) o->counts = 1 << TG_COUNT_PARAGRAPHS, o->top = 0, memset(o->metrics, 0, sizeof o->metrics);
    return n < 6;
}

static void write_stepwise(tg_analyzer *a, test_bytes text, size_t from, size_t to, size_t step) {
    for (; from < to; from += step) {
        size_t n = to - from < step ? to - from : step;
        CHECK_EQ_INT(tg_analyzer_write(a, text.bytes + from, n), TG_OK);
    }
}

/* The part of `text` from `from` to `to`; behind as much of it as `before`. */
static tg_analyzer *part_of(const tg_options *o, test_bytes text, size_t from, size_t to, size_t before) {
    tg_analyzer *a = NULL;

    if (before > from) before = from;
    CHECK_EQ_INT(tg_analyzer_new(o, &a), TG_OK);
    if (from) CHECK_EQ_INT(tg_analyzer_begin_part(a, text.bytes + from - before, before), TG_OK);
    write_stepwise(a, text, from, to, 1 + from % 7);
    return a;
}

static void append(tg_analyzer *into, tg_analyzer *part) {
    CHECK_EQ_INT(tg_analyzer_append(into, part), TG_OK);
    tg_analyzer_free(part);
}

/* How parts are put together. */
enum { TWO, LEFT, RIGHT, WRITTEN_ON, REUSED, JOINED, SHAPES };

/* Fetch what joined parts have left in `from`, `work` at a time. */
static void collect(tg_analyzer *into, tg_analyzer *from, size_t work) {
    int more = 1;

    for (int i = 0; more && i < 10000; i++) CHECK_EQ_INT(tg_analyzer_collect(into, from, work, &more), TG_OK);
    CHECK_EQ_INT(more, 0);
    tg_analyzer_free(from);
}

static tg_analyzer *put_together(const tg_options *o, test_bytes t, size_t a, size_t b, int shape) {
    tg_analyzer *first = part_of(o, t, 0, a, 0), *second = part_of(o, t, a, shape == TWO ? t.len : b, SIZE_MAX), *third;

    if (shape == TWO) { /* 1 2 */
        append(first, second);
        return first;
    }
    if (shape == WRITTEN_ON) { /* 1 2, and the rest behind them */
        append(first, second);
        write_stepwise(first, t, b, t.len, 2);
        return first;
    }
    if (shape == JOINED) { /* likewise, and its words come last */
        CHECK_EQ_INT(tg_analyzer_join(first, second), TG_OK);
        CHECK_EQ_INT(tg_analyzer_begin_part(second, t.bytes, b), TG_OK);
        write_stepwise(second, t, b, t.len, 1);
        CHECK_EQ_INT(tg_analyzer_join(first, second), TG_OK);
        collect(first, second, 1 + a % 7 * 50);
        return first;
    }
    if (shape == REUSED) { /* the second serves as the third */
        CHECK_EQ_INT(tg_analyzer_append(first, second), TG_OK);
        CHECK_EQ_INT(tg_analyzer_begin_part(second, t.bytes, b), TG_OK);
        write_stepwise(second, t, b, t.len, 1);
        append(first, second);
        return first;
    }
    third = part_of(o, t, b, t.len, SIZE_MAX);
    if (shape == LEFT) { /* (1 2) 3 */
        append(first, second);
        append(first, third);
    } else { /* 1 (2 3) */
        append(second, third);
        append(first, second);
    }
    return first;
}

static void check_together(const tg_options *o, test_bytes text, size_t a, size_t b, int shape, test_bytes whole) {
    tg_analyzer *made = put_together(o, text, a, b, shape);
    test_bytes state;

    CHECK_EQ_INT(tg_analyzer_end_document(made), TG_OK);
    state = test_saved(made);
    CHECK(test_same_bytes(whole, state));
    if (!test_same_bytes(whole, state)) {
        printf("    cut at %zu and %zu, shape %d, profile %d, sentences %d, line breaks %d\n", a, b, shape,
               (int)o->profile, (int)o->sentences, (int)o->line_breaks);
        test_print_bytes("text", (const char *)text.bytes, text.len);
    }
    free(state.bytes);
    tg_analyzer_free(made);
}

static void check_all_cuts(const tg_options *o, test_bytes text, int nested) {
    test_bytes whole = test_state_of(o, text.bytes, text.len);
    places at;

    find_places(o, text, &at);
    CHECK(at.count > 0);
    for (size_t i = 0; i < at.count; i++) {
        check_together(o, text, at.at[i], 0, TWO, whole);
        for (size_t k = i + 1; nested && k < at.count; k++) {
            for (int shape = LEFT; shape < SHAPES; shape++) check_together(o, text, at.at[i], at.at[k], shape, whole);
        }
    }
    free(whole.bytes);
}

static void every_cut(void) {
    static const char *const what[] = {"parts: UTF-8", "parts: UTF-16LE", "parts: UTF-16BE", "parts: Latin-1"};
    tg_options o;
    test_bytes text;

    for (size_t e = 0; e < COUNT_OF(encodings); e++) {
        for (size_t i = 0; i < COUNT_OF(texts); i++) {
            test_case(what[e]);
            if (!test_encoded(texts[i], strlen(texts[i]), encodings[e], &text)) continue;
            for (unsigned n = 0; rules(n, &o); n++) {
                o.encoding = encodings[e];
                check_all_cuts(&o, text, encodings[e] == TG_ENCODING_UTF8 || n == 0);
            }
            free(text.bytes);
        }
    }
}

/* Seven parts, appended as a tree of every shape that halves give. */
static tg_analyzer *tree(const tg_options *o, test_bytes text, const size_t *at, size_t count, size_t pivot) {
    tg_analyzer *left, *right;

    if (count == 1) return part_of(o, text, at[0], at[1], SIZE_MAX);
    pivot = pivot % (count - 1) + 1;
    left = tree(o, text, at, pivot, pivot);
    right = tree(o, text, at + pivot, count - pivot, pivot + 1);
    append(left, right);
    return left;
}

static void trees(void) {
    static const char seven[] =
        "one two. Three four\n- five six\n\nSeven eight\n\n\n9 nine. ten 'eleven' twelve\n1) ten";
    tg_options o = test_options();
    test_bytes text = {(uint8_t *)(uintptr_t)seven, sizeof seven - 1}, whole, state;
    places at;

    find_places(&o, text, &at);
    at.at[at.count] = text.len;
    memmove(at.at + 1, at.at, (at.count + 1) * sizeof *at.at);
    at.at[0] = 0;
    whole = test_state_of(&o, text.bytes, text.len);
    for (size_t pivot = 0; pivot <= at.count; pivot++) {
        tg_analyzer *a;
        test_case("parts: of parts of parts");
        a = tree(&o, text, at.at, at.count + 1, pivot);
        CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
        state = test_saved(a);
        CHECK(test_same_bytes(whole, state));
        free(state.bytes);
        tg_analyzer_free(a);
    }
    free(whole.bytes);
}

/* 4 KiB of the text before say as much as all of it, wherever they begin. */
static void little_before(void) {
    static const char *const units[] = {
        "word and word ",          "\u03B1\u03B2\u03B3 \u03B4\u03B5 ", LINE_60 "short line\n- an item\n",
        "\U00010400\U00010401 a ", "a word \xFF\xE2\x82 of it ",
    };
    tg_options o = test_options();

    for (size_t i = 0; i < COUNT_OF(units); i++) {
        size_t len, cut;
        char *p = test_repeated(units[i], 12000 / strlen(units[i]), &len);
        test_bytes text = {(uint8_t *)p, len}, whole, state;
        test_case("parts: the last 4 KiB of the text before");
        whole = test_state_of(&o, p, len);
        for (size_t from = 4100; from < len - 20; from += TEST_SLOW ? 487 : 97) {
            tg_analyzer *a;
            cut = cut_at(&o, text, from);
            if (cut == len) continue;
            a = part_of(&o, text, 0, cut, 0);
            append(a, part_of(&o, text, cut, len, 4096 + from % 3));
            CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
            state = test_saved(a);
            CHECK(test_same_bytes(whole, state));
            free(state.bytes);
            tg_analyzer_free(a);
        }
        free(whole.bytes);
        free(p);
    }
}

/* Parts by turns in two analyzers of other seeds; words are collected in both directions. */
static void joined_by_turns(void) {
    tg_options o = test_options(), other = o;
    size_t len, at = 0, cut;
    char *p = test_repeated("one Two three. two FOUR five\n\nSix ", 300, &len);
    tg_analyzer *into = NULL, *parts[2] = {NULL, NULL};
    test_bytes text = {(uint8_t *)p, len}, whole, state;

    test_case("parts: joined by turns, and their words collected");
    for (size_t i = 0; i + 4 < len; i += 97) p[i] = (char)('a' + i % 26); /* some new words */
    whole = test_state_of(&o, p, len);
    other.seed[0] = 77;
    CHECK_EQ_INT(tg_analyzer_new(&o, &into), TG_OK);
    CHECK_EQ_INT(tg_analyzer_new(&o, &parts[0]), TG_OK);
    CHECK_EQ_INT(tg_analyzer_new(&other, &parts[1]), TG_OK);
    for (int i = 0; at < len; i++, at = cut) {
        tg_analyzer *part = parts[i % 2];
        cut = cut_at(&o, text, at + 200);
        if (at) CHECK_EQ_INT(tg_analyzer_begin_part(part, p, at), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(at ? part : into, p + at, cut - at), TG_OK);
        if (at) CHECK_EQ_INT(tg_analyzer_join(into, part), TG_OK);
    }
    CHECK_EQ_INT(tg_analyzer_end_document(into), TG_OK);
    collect(into, parts[0], 7);
    collect(into, parts[1], 1000000);
    state = test_saved(into);
    CHECK(test_same_bytes(whole, state));
    tg_analyzer_free(into);
    free(whole.bytes);
    free(state.bytes);
    free(p);
}

static void beside_documents(void) {
    tg_options o = test_options();
    tg_analyzer *a = test_analyzed(&o, "Before it. One", 14), *b = test_analyzed(&o, "Before it. One", 14),
                *part = NULL;
    test_bytes s, t;

    test_case("parts: of a document behind another, and another behind it");
    CHECK_EQ_INT(tg_analyzer_write(a, "one two can'", 12), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(b, "one ", 4), TG_OK);
    CHECK_EQ_INT(tg_analyzer_new(&o, &part), TG_OK);
    CHECK_EQ_INT(tg_analyzer_begin_part(part, "one ", 4), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(part, "two can'", 8), TG_OK);
    append(b, part);
    for (int i = 0; i < 2; i++) {
        CHECK_EQ_INT(tg_analyzer_write(i ? b : a, "t. - x", 6), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(i ? b : a), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(i ? b : a, "\xEF\xBB\xBFmore", 7), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(i ? b : a), TG_OK);
    }
    s = test_saved(a);
    t = test_saved(b);
    CHECK(test_same_bytes(s, t));
    free(s.bytes);
    free(t.bytes);
    tg_analyzer_free(a);
    tg_analyzer_free(b);
}

static void marks(void) {
    tg_options o = test_options();
    tg_analyzer *a = NULL, *part = NULL;
    tg_report *r = NULL;

    test_case("parts: U+FEFF is a mark at the start of the document, a character at that of a part");
    CHECK_EQ_INT(tg_analyzer_new(&o, &a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_new(&o, &part), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a,
                                   "\xEF\xBB\xBF"
                                   "a\n\n",
                                   6),
                 TG_OK);
    CHECK_EQ_INT(tg_analyzer_begin_part(part,
                                        "\xEF\xBB\xBF"
                                        "a\n\n",
                                        6),
                 TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(part,
                                   "\xEF\xBB\xBF"
                                   "b",
                                   4),
                 TG_OK);
    append(a, part);
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_CHARACTERS), 5);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_BYTES), 10);
    tg_report_free(r);
    tg_analyzer_free(a);
}

void parts_test(void) {
    cuts_found();
    cuts_far_away();
    cut_arguments();
    every_cut();
    trees();
    little_before();
    joined_by_turns();
    beside_documents();
    marks();
}
