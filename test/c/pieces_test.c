/* pieces_test: a text cut anywhere is the text whole, whatever is pending there. */
#include "helpers.h"

#include <stdlib.h>

/* Everything that could be pending where a piece ends. */
static const char mixed[] =
    "\uFEFFCan't stop\u2014won't! \u039B\u038C\u0393\u039F\u03A3 na\u00EFve 3.14, well-known.\r\n\r\n"
    "- \uD55C \u1112\u1161\u11AB \U0001F468\u200D\U0001F469\u200D\U0001F467 \xE2\x82 \xFF \u05D0'\u05D1\"\u05D2' don' t.\n"
    "1. e\u0301tude etc. (5) and\xF0\x9F\x98\r\xED\xA0\x80 \u0E01\u0E02 \U0001F1E9\U0001F1EA\U0001F1EB\u2029"
    "\u00C9t\u00E9\xC3\xC3 1,000' x\xF0";

/* The text of `mixed`, or of what is well-formed in it, in UTF-16. @return its length */
static size_t utf16_of(const char *utf8, size_t len, int big, uint8_t *out) {
    const uint8_t *text = (const uint8_t *)utf8;
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        uint32_t c = text[i], units[2] = {0xD800, 0};
        size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4, count = 1;
        if (i + size > len) size = 1;
        if (size == 1) units[0] = c < 0x80 ? c : 0xDC00;
        if (size == 2) units[0] = (c & 0x1F) << 6 | (text[i + 1] & 0x3Fu);
        if (size == 3) units[0] = (c & 0x0F) << 12 | (text[i + 1] & 0x3Fu) << 6 | (text[i + 2] & 0x3Fu);
        if (size == 4) {
            c = ((c & 7) << 18 | (text[i + 1] & 0x3Fu) << 12 | (text[i + 2] & 0x3Fu) << 6 | (text[i + 3] & 0x3Fu)) -
                0x10000;
            units[0] = 0xD800 + (c >> 10 & 0x3FF);
            units[1] = 0xDC00 + (c & 0x3FF);
            count = 2;
        }
        for (size_t k = 0; k < count; k++, n += 2) {
            out[n + (big ? 0 : 1)] = (uint8_t)(units[k] >> 8);
            out[n + (big ? 1 : 0)] = (uint8_t)units[k];
        }
        i += size;
    }
    return n;
}

/* Pieces of `step` bytes from `cut` on; before it, one piece. Each in a block of its own. */
static tg_report *report_in_pieces(const void *text, size_t len, size_t cut, size_t step, const tg_options *o) {
    tg_analyzer *a = test_analyzer_of(o);
    tg_report *r = NULL;
    size_t from = 0, to = cut;

    for (;;) {
        uint8_t *piece = malloc(to - from + 1);
        memcpy(piece + 1, (const uint8_t *)text + from, to - from);
        CHECK_EQ_INT(tg_analyzer_write(a, piece + 1, to - from), TG_OK);
        memset(piece, 0x55, to - from + 1); /* nothing of it is kept */
        free(piece);
        if (to == len) break;
        from = to;
        to = len - from < step ? len : from + step;
    }
    r = test_finished(a);
    tg_analyzer_free(a);
    return r;
}

static void check_splits(const void *text, size_t len, const tg_options *o) {
    tg_report *whole = test_report_of(text, len, o);

    for (size_t cut = 0; cut <= len; cut++) {
        size_t steps[] = {1, 2, 3, 5, SIZE_MAX};
        for (size_t i = 0; i < COUNT_OF(steps); i++) {
            tg_report *r = report_in_pieces(text, len, cut, steps[i], o);
            int same = test_same_report(whole, r);
            CHECK(same);
            if (!same) printf("    cut at %zu, then every %zu\n", cut, steps[i]);
            tg_report_free(r);
            if (cut > 8 && i == 0) i = COUNT_OF(steps) - 2; /* the rest has been seen by then */
        }
    }
    tg_report_free(whole);
}

static void every_split(void) {
    static uint8_t units[4 * sizeof mixed];
    size_t len = sizeof mixed - 1;

    for (uint32_t variant = 0; variant < 8; variant++) {
        tg_options o = test_options();
        o.profile = variant & 1;
        o.hyphens = variant >> 1 & 1;
        o.line_breaks = variant >> 2;
        o.top = 100;
        test_case("splits: UTF-8, profiles, hyphens, line breaks");
        check_splits(mixed, len, &o);
    }
    for (uint32_t encoding = TG_ENCODING_UTF16LE; encoding <= TG_ENCODING_LATIN1; encoding++) {
        tg_options o = test_options();
        size_t size = len;
        o.encoding = encoding;
        o.top = 100;
        test_case("splits: the other encodings");
        if (encoding == TG_ENCODING_LATIN1) check_splits(mixed, len, &o);
        else size = utf16_of(mixed, len, encoding == TG_ENCODING_UTF16BE, units);
        if (encoding != TG_ENCODING_LATIN1) check_splits(units, size - 1, &o); /* an odd byte */
    }
    {
        tg_options o = test_options();
        o.sentences = TG_SENTENCES_UAX29;
        test_case("splits: plain annex");
        check_splits(mixed, len, &o);
    }
}

/* ── Words under way ── */

static void pending_words(void) {
    static const struct {
        const char *a, *b, *first;
        uint64_t words;
    } pairs[] = {
        {"can'", "t", "can't", 1},
        {"can", "'t", "can't", 1},
        {"can'", " t", "can", 2},
        {"can'", "'t", "can", 2},
        {"can'", "", "can", 1},
        {"3.", "14", "3.14", 1},
        {"3.", "x", "3", 2},
        {"a", "b", "ab", 1},
        {"a.", "b", "a.b", 1},
        {"\u05D0\"", "\u05D1", "\u05D0\"\u05D1", 1},
        {"\u05D0'", "", "\u05D0'", 1},
        {"a\u2019", "b", "a\u2019b", 1},
        {"a\xE2",
         "\x80\x99"
         "b",
         "a\u2019b", 1},
        {"caf\xC3", "\xA9", "caf\u00E9", 1},
        {"e", "\u0301a", "\u00E9a", 1},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        tg_analyzer *a = test_analyzer_of(NULL);
        tg_report *r = NULL;
        test_case("words under way over two writes");
        CHECK_EQ_INT(tg_analyzer_write(a, pairs[i].a, strlen(pairs[i].a)), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(a, pairs[i].b, strlen(pairs[i].b)), TG_OK);
        r = test_finished(a);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), pairs[i].words);
        CHECK_TOP(r, 0, pairs[i].first, 1);
        tg_report_free(r);
        tg_analyzer_free(a);
    }
}

/* {unit, how often, letters, bytes of the key} */
static const struct {
    const char *what, *unit;
    size_t count, key_len;
    uint64_t letters, words;
} long_words[] = {
    {"300 KiB word: ASCII", "a", 307200, 65536, 307200, 1},
    {"300 KiB word: two bytes", "\u00C9", 153600, 65536, 153600, 1},
    {"300 KiB word: three bytes", "\uD55C", 102400, 65535, 102400, 1},
    {"300 KiB word: apostrophes", "a'", 153600, 65536, 153600, 1},
    {"300 KiB word: decomposed", "e\u0301", 102400, 65536, 102400, 1},
};

static void endless_words(void) {
    for (size_t i = 0; i < COUNT_OF(long_words); i++) {
        static const size_t steps[] = {1, 1000, 4096, 65537, 262143};
        tg_options o = test_options();
        size_t len, n = 0;
        char *text = test_repeated(long_words[i].unit, long_words[i].count, &len);
        const char *word = NULL;
        tg_report *whole = test_report_of(text, len, &o);

        test_case(long_words[i].what);
        CHECK_EQ_INT(tg_report_count(whole, TG_COUNT_WORDS), long_words[i].words);
        CHECK_EQ_INT(tg_report_count(whole, TG_COUNT_WORD_LETTERS), long_words[i].letters);
        CHECK_EQ_INT(tg_report_top(whole, 0, &word, &n, NULL), TG_OK);
        CHECK_EQ_INT(n, long_words[i].key_len);
        for (size_t s = 0; s < COUNT_OF(steps); s++) {
            tg_report *r = report_in_pieces(text, len, 7, steps[s], &o);
            CHECK(test_same_report(whole, r));
            tg_report_free(r);
        }
        tg_report_free(whole);
        free(text);
    }
}

/* ── Byte order marks ── */

static const struct {
    const char *what;
    tg_encoding encoding;
    const char *text;
    size_t len;
    uint64_t bytes, characters;
} marks[] = {
    {"encoding by mark: UTF-16LE", TG_ENCODING_BY_MARK, "\xFF\xFEh\0i\0", 6, 5, 2},
    {"encoding by mark: UTF-16BE", TG_ENCODING_BY_MARK, "\xFE\xFF\0h\0i", 6, 5, 2},
    {"encoding by mark: UTF-8", TG_ENCODING_BY_MARK, "\xEF\xBB\xBFhi", 5, 5, 2},
    {"encoding by mark: no mark", TG_ENCODING_BY_MARK, "hi", 2, 2, 2},
    {"encoding by mark: one byte", TG_ENCODING_BY_MARK, "h", 1, 1, 1},
    {"encoding by mark: half a mark", TG_ENCODING_BY_MARK, "\xFF", 1, 1, 1},
    {"encoding by mark: a mark alone", TG_ENCODING_BY_MARK, "\xFF\xFE", 2, 3, 0},
    {"encoding by mark: none", TG_ENCODING_BY_MARK, "", 0, 0, 0},
    {"byte order mark: UTF-8", TG_ENCODING_UTF8,
     "\xEF\xBB\xBF"
     "a",
     4, 4, 1},
    {"byte order mark: two thirds of one", TG_ENCODING_UTF8,
     "\xEF\xBB"
     "a",
     3, 3, 2},
    {"byte order mark: UTF-16LE", TG_ENCODING_UTF16LE, "\xFF\xFE\x61\0", 4, 4, 1},
    {"byte order mark: UTF-16BE", TG_ENCODING_UTF16BE, "\xFE\xFF\0\x61", 4, 4, 1},
    {"byte order mark: in Latin-1 it is letters", TG_ENCODING_LATIN1,
     "\xEF\xBB\xBF"
     "a",
     4, 7, 4},
};

static void every_mark(void) {
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        tg_options o = test_options();
        tg_report *whole;
        o.encoding = marks[i].encoding;
        test_case(marks[i].what);
        whole = test_report_of(marks[i].text, marks[i].len, &o);
        CHECK_EQ_INT(tg_report_count(whole, TG_COUNT_BYTES), marks[i].bytes);
        CHECK_EQ_INT(tg_report_count(whole, TG_COUNT_CHARACTERS), marks[i].characters);
        tg_report_free(whole);
        check_splits(marks[i].text, marks[i].len, &o);
    }
}

/* The report of two documents. */
static tg_report *report_of_both(const tg_options *o, const char *one, size_t len, const char *two, size_t size) {
    tg_analyzer *a = test_analyzed(o, one, len);
    tg_report *r;

    CHECK_EQ_INT(tg_analyzer_write(a, two, size), TG_OK);
    r = test_finished(a);
    tg_analyzer_free(a);
    return r;
}

static void marks_of_documents(void) {
    tg_options o = test_options();
    tg_report *r;
    uint64_t count;

    test_case("byte order mark: of every document");
    r = report_of_both(NULL,
                       "\xEF\xBB\xBF"
                       "a",
                       4,
                       "\xEF\xBB\xBF"
                       "a",
                       4);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_CHARACTERS), 2);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_BYTES), 8);
    tg_report_free(r);

    test_case("encoding by mark: each document has its own, and nothing else takes one");
    o.encoding = TG_ENCODING_BY_MARK;
    r = report_of_both(&o, "\xFF\xFEh\0i\0", 6, "ho", 2);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 2);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_UNIQUE_WORDS), 2);
    tg_report_free(r);
    CHECK_EQ_INT(tg_count_segments(TG_WORDS, "a", 1, &o, &count), TG_E_ARG);
}

void pieces_test(void) {
    every_split();
    pending_words();
    endless_words();
    every_mark();
    marks_of_documents();
}
