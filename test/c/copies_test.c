/* copies_test: clones and reports of an analyzer under way, pieces of many encodings, options read back, merges in every order. */
#include "helpers.h"

#include <stdlib.h>

static tg_report *report_of(const tg_analyzer *a) {
    tg_report *r = NULL;
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_OK);
    return r;
}

/* End the document and save; `a` is freed. */
static test_bytes state_of(tg_analyzer *a) {
    test_bytes state;

    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    state = test_saved(a);
    tg_analyzer_free(a);
    return state;
}

/* Both are freed. */
static void check_same(test_bytes a, test_bytes b) {
    CHECK(test_same_bytes(a, b));
    free(a.bytes);
    free(b.bytes);
}

static void check_same_reports(tg_report *a, tg_report *b) {
    CHECK(test_same_report(a, b));
    tg_report_free(a);
    tg_report_free(b);
}

/* ── Clones and reports under way ── */

#define BYTES(literal) literal, sizeof(literal) - 1

/* {what, encoding, what was written, how it goes on in one, how in the other} */
static const struct {
    const char *what;
    tg_encoding encoding;
    const char *before;
    size_t before_len;
    const char *one;
    size_t one_len;
    const char *two;
    size_t two_len;
} forks[] = {
    {"fork: nothing yet", TG_ENCODING_UTF8, BYTES(""), BYTES("\xEF\xBB\xBFone"), BYTES("two")},
    {"fork: in a word", TG_ENCODING_UTF8, BYTES("One wo"), BYTES("rd more"), BYTES("rld.")},
    {"fork: a held apostrophe", TG_ENCODING_UTF8, BYTES("We can'"), BYTES("t"), BYTES(" do")},
    {"fork: a held full stop in a number", TG_ENCODING_UTF8, BYTES("pi 3."), BYTES("14"), BYTES(" So")},
    {"fork: a held hyphen", TG_ENCODING_UTF8, BYTES("well-"), BYTES("known"), BYTES(" no")},
    {"fork: in a byte order mark", TG_ENCODING_UTF8, BYTES("\xEF\xBB"), BYTES("\xBFone"), BYTES("one")},
    {"fork: behind a byte order mark", TG_ENCODING_UTF8, BYTES("\xEF\xBB\xBF"), BYTES("\xEF\xBB\xBF"), BYTES("one")},
    {"fork: in a UTF-8 sequence", TG_ENCODING_UTF8, BYTES("caf\xC3"), BYTES("\xA9s"), BYTES("s")},
    {"fork: in a long UTF-8 sequence", TG_ENCODING_UTF8, BYTES("a \xF0\x9F\x98"), BYTES("\x80"),
     BYTES("\xF0\x9F\x98\x80")},
    {"fork: in a pair", TG_ENCODING_UTF16LE, BYTES("a\0\x3D\xD8"), BYTES("\x00\xDE"), BYTES("b\0")},
    {"fork: in a code unit", TG_ENCODING_UTF16BE, BYTES("\0a\0"), BYTES("b"), BYTES("\xE9")},
    {"fork: in a code unit of a pair", TG_ENCODING_UTF16LE, BYTES("a\0\x3D\xD8\x00"), BYTES("\xDE"), BYTES("\x41")},
    {"fork: in a mark of UTF-16", TG_ENCODING_BY_MARK, BYTES("\xFF"),
     BYTES("\xFE"
           "a\0"),
     BYTES("ab")},
    {"fork: behind it", TG_ENCODING_BY_MARK, BYTES("\xFE\xFF"), BYTES("\0a"), BYTES("\1")},
    {"fork: Latin-1", TG_ENCODING_LATIN1, BYTES("caf\xE9"), BYTES("\xE9s"), BYTES(" b")},
    {"fork: behind a full stop", TG_ENCODING_UTF8, BYTES("etc. ("), BYTES("and on)"), BYTES("And on)")},
    {"fork: behind CR", TG_ENCODING_UTF8, BYTES("one\r"), BYTES("\n\r\ntwo"), BYTES("\rtwo")},
    {"fork: in a list marker", TG_ENCODING_UTF8, BYTES("one\n12"), BYTES(") two"), BYTES("th two")},
    {"fork: in a flag", TG_ENCODING_UTF8, BYTES("\U0001F1E9"), BYTES("\U0001F1EA"), BYTES("\U0001F1EA\U0001F1EB")},
    {"fork: in jamo", TG_ENCODING_UTF8, BYTES("\u1112\u1161"), BYTES("\u11AB"), BYTES("\u1112")},
};

/* Rules number `n`. @return 0 past the last. */
static int rules(unsigned n, tg_options *o) {
    *o = test_options();
    if (n == 1) o->profile = TG_PROFILE_CLASSIC;
    if (n == 2) o->sentences = TG_SENTENCES_UAX29, o->hyphens = TG_HYPHENS_JOIN;
    return n < 3;
}

/* All of it in one write, behind a closed document. */
static test_bytes whole_of(const tg_options *o, size_t i, int two) {
    char text[64];
    size_t len = two ? forks[i].two_len : forks[i].one_len;
    tg_analyzer *a = test_analyzed(o, "d\0\0d", 4);

    memcpy(text, forks[i].before, forks[i].before_len);
    memcpy(text + forks[i].before_len, two ? forks[i].two : forks[i].one, len);
    CHECK_EQ_INT(tg_analyzer_write(a, text, forks[i].before_len + len), TG_OK);
    return state_of(a);
}

static void clone_goes_on(const tg_options *o, size_t i) {
    tg_analyzer *a = test_analyzed(o, "d\0\0d", 4), *b = NULL, *c = NULL;

    CHECK_EQ_INT(tg_analyzer_write(a, forks[i].before, forks[i].before_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_clone(a, &b), TG_OK);
    CHECK_EQ_INT(tg_analyzer_clone(b, &c), TG_OK); /* of a clone, and outlives it */
    CHECK_EQ_INT(tg_analyzer_write(b, forks[i].two, forks[i].two_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, forks[i].one, forks[i].one_len), TG_OK);
    check_same(state_of(b), whole_of(o, i, 1));
    check_same(state_of(a), whole_of(o, i, 0));
    CHECK_EQ_INT(tg_analyzer_write(c, forks[i].one, forks[i].one_len), TG_OK);
    check_same(state_of(c), whole_of(o, i, 0));
}

static void report_and_go_on(const tg_options *o, size_t i) {
    tg_analyzer *a = test_analyzed(o, "d\0\0d", 4), *ended = test_analyzed(o, "d\0\0d", 4);
    tg_report *r = NULL;

    CHECK_EQ_INT(tg_analyzer_write(ended, forks[i].before, forks[i].before_len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(ended, &r), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, forks[i].before, forks[i].before_len), TG_OK);
    check_same_reports(report_of(a), report_of(a));
    check_same_reports(report_of(a), r);
    check_same_reports(report_of(ended), report_of(a)); /* of what is closed, too */
    CHECK_EQ_INT(tg_analyzer_write(a, forks[i].two, forks[i].two_len), TG_OK);
    check_same(state_of(a), whole_of(o, i, 1));
    tg_analyzer_free(ended);
}

static void under_way(void) {
    tg_options o;

    for (size_t i = 0; i < COUNT_OF(forks); i++) {
        test_case(forks[i].what);
        for (unsigned n = 0; rules(n, &o); n++) {
            o.encoding = forks[i].encoding;
            clone_goes_on(&o, i);
            report_and_go_on(&o, i);
        }
    }
}

static void of_parts(void) {
    tg_options o = test_options();
    tg_analyzer *a = test_analyzer_of(&o), *part = test_analyzer_of(&o), *copy = NULL;

    test_case("clone: of a part is a part");
    CHECK_EQ_INT(tg_analyzer_write(a, "one two ", 8), TG_OK);
    CHECK_EQ_INT(tg_analyzer_begin_part(part, "one two ", 8), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(part, "can'", 4), TG_OK);
    CHECK_EQ_INT(tg_analyzer_clone(part, &copy), TG_OK);
    tg_analyzer_free(part);
    CHECK_EQ_INT(tg_analyzer_append(a, copy), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "t", 1), TG_OK);
    check_same(state_of(a), test_state_of(&o, "one two can't", 13));
    tg_analyzer_free(copy);
}

static void refused(void) {
    tg_options o = test_options();
    tg_analyzer *a, *none = NULL;
    tg_report *r = NULL;

    o.invalid = TG_INVALID_ERROR;
    a = test_analyzer_of(&o);
    test_case("clone, report: NULL");
    CHECK_EQ_INT(tg_analyzer_clone(NULL, &none), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_clone(a, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_report(NULL, &r), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_report(a, NULL), TG_E_ARG);

    test_case("report: a document that would end ill-formed may go on");
    CHECK_EQ_INT(tg_analyzer_write(a, "caf\xC3", 4), TG_OK);
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_E_INVALID);
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "\xA9", 1), TG_OK);
    CHECK(r == NULL);
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_OK);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_LETTERS), 4);
    tg_report_free(r);
    r = NULL;

    test_case("clone, report: after an error");
    CHECK_EQ_INT(tg_analyzer_write(a, "\xFF", 1), TG_E_INVALID);
    CHECK_EQ_INT(tg_analyzer_clone(a, &none), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_report(a, &r), TG_E_STATE);
    CHECK(r == NULL && none == NULL);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, 5);
    tg_analyzer_reset(a);
    check_same_reports(report_of(a), report_of(a));
    tg_analyzer_free(a);
}

/* ── Pieces of many encodings ── */

typedef struct piece {
    tg_encoding encoding;
    const char *bytes;
    size_t len;
} piece;

#define U8(literal) \
  { TG_ENCODING_UTF8, literal, sizeof(literal) - 1 }
#define LE(literal) \
  { TG_ENCODING_UTF16LE, literal, sizeof(literal) - 1 }
#define BE(literal) \
  { TG_ENCODING_UTF16BE, literal, sizeof(literal) - 1 }
#define L1(literal) \
  { TG_ENCODING_LATIN1, literal, sizeof(literal) - 1 }
#define BY(literal) \
  { TG_ENCODING_BY_MARK, literal, sizeof(literal) - 1 }

/* {what, pieces, the same as UTF-8 with U+FFFD for what is ill-formed, how often that is, where the first begins} */
static const struct {
    const char *what;
    piece pieces[5];
    const char *same;
    size_t same_len;
    uint64_t invalid, offset;
} mixtures[] = {
    {"mixed: one word of four",
     {U8("a\xC3\xA9"), LE("\xE9\0"), BE("\0\xE9"), L1("\xE9 b")},
     BYTES("a\u00E9\u00E9\u00E9\u00E9 b"),
     0,
     0},
    {"mixed: an apostrophe between", {U8("can"), L1("'"), LE("t\0")}, BYTES("can't"), 0, 0},
    {"mixed: a mark and its letter", {L1("e"), LE("\x01\x03"), U8("tude")}, BYTES("e\u0301tude"), 0, 0},
    {"mixed: CR and LF", {L1("a\r"), BE("\0\n"), U8("\n- b")}, BYTES("a\r\n\n- b"), 0, 0},
    {"mixed: a byte order mark first",
     {LE("\xFF\xFE"), U8("a")},
     BYTES("\uFEFF"
           "a"),
     0,
     0},
    {"mixed: a byte order mark behind", {U8("a"), BE("\xFE\xFF"), U8("\xEF\xBB\xBF")}, BYTES("a\uFEFF\uFEFF"), 0, 0},
    {"mixed: Latin-1 has no mark",
     {L1("\xEF\xBB\xBF"), U8("a")},
     BYTES("\u00EF\u00BB\u00BF"
           "a"),
     0,
     0},
    {"mixed: half a sequence", {U8("a\xC3"), L1("\xA9")}, BYTES("a\uFFFD\u00A9"), 1, 1},
    {"mixed: most of a sequence", {U8("ab\xF0\x9F\x98"), LE("c\0"), U8("\x80")}, BYTES("ab\uFFFDc\uFFFD"), 2, 2},
    {"mixed: nothing in between", {U8("a\xC3"), LE(""), L1(""), BY(""), U8("\xA9")}, BYTES("a\u00E9"), 0, 0},
    {"mixed: half a pair",
     {U8("a"), LE("\x3D\xD8"), U8("b")},
     BYTES("a\uFFFD"
           "b"),
     1,
     1},
    {"mixed: a pair in two orders", {L1("a"), LE("\x3D\xD8"), BE("\xDE\x00")}, BYTES("a\uFFFD\uFFFD"), 2, 1},
    {"mixed: half a unit",
     {U8("a\u00E9"), BE("\0b\0"), LE("b\0")},
     BYTES("a\u00E9b\uFFFD"
           "b"),
     1,
     5},
    {"mixed: half a pair and half a unit",
     {L1("\xE9"), BE("\xD8\x3D\xDE"), U8("b")},
     BYTES("\u00E9\uFFFD"
           "b"),
     1,
     1},
    {"mixed: ill-formed behind all",
     {L1("\xE9"), LE("a\0\x3D\xD8\x00\xDE"), BE("\0b"), U8("\u00E9z\xFF")},
     BYTES("\u00E9"
           "a\U0001F600b\u00E9z\uFFFD"),
     1,
     12},
    {"mixed: ill-formed at the end", {LE("a\0"), U8("b"), LE("c\0\xE9")}, BYTES("abc\uFFFD"), 1, 5},
    {"mixed: by mark, which is UTF-16",
     {BY("\xFE"), BY("\xFF\0a"), L1("\xE9"), BY("\0b")},
     BYTES("\uFEFF"
           "a\u00E9"
           "b"),
     0,
     0},
    {"mixed: by mark, which is none", {BY("a"), LE("b\0"), BY("\xFF\xFE")}, BYTES("ab\uFFFD\uFFFD"), 2, 3},
    {"mixed: by mark, too late",
     {L1("a"), BY("\xFF\xFE"), U8("b")},
     BYTES("a\uFFFD\uFFFD"
           "b"),
     2,
     1},
};

/* @return the first status that is not TG_OK */
static tg_status write_pieces(tg_analyzer *a, const piece *p, size_t step) {
    tg_status st = TG_OK;

    for (size_t i = 0; i < 5 && p[i].bytes; i++) {
        for (size_t at = 0; st == TG_OK && at < p[i].len; at += step) {
            size_t n = p[i].len - at < step ? p[i].len - at : step;
            st = tg_analyzer_write_as(a, p[i].encoding, p[i].bytes + at, n);
        }
        if (st == TG_OK && !p[i].len) st = tg_analyzer_write_as(a, p[i].encoding, NULL, 0);
    }
    return st == TG_OK ? tg_analyzer_end_document(a) : st;
}

/* The document of `same` in UTF-8, and the ill-formed parts that became U+FFFD there. */
static void check_mixture(size_t i, tg_encoding encoding, size_t step) {
    tg_options o = test_options(), utf8 = test_options();
    tg_analyzer *a, *b = test_analyzed(&utf8, mixtures[i].same, mixtures[i].same_len);
    tg_report *r, *q;

    o.encoding = encoding;
    a = test_analyzer_of(&o);
    CHECK_EQ_INT(write_pieces(a, mixtures[i].pieces, step), TG_OK);
    r = report_of(a);
    q = report_of(b);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_INVALID_SEQUENCES), mixtures[i].invalid);
    for (int which = TG_COUNT_CHARACTERS; which < TG_COUNT_INVALID_SEQUENCES; which++)
        CHECK_EQ_INT(tg_report_count(r, (tg_count)which), tg_report_count(q, (tg_count)which));
    tg_report_free(r);
    tg_report_free(q);
    if (mixtures[i].invalid) tg_analyzer_free(a), tg_analyzer_free(b);
    else check_same(state_of(a), state_of(b));

    o.invalid = TG_INVALID_ERROR;
    a = test_analyzer_of(&o);
    CHECK_EQ_INT(write_pieces(a, mixtures[i].pieces, step), mixtures[i].invalid ? TG_E_INVALID : TG_OK);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, mixtures[i].offset);
    tg_analyzer_free(a);
}

static void mixed(void) {
    for (size_t i = 0; i < COUNT_OF(mixtures); i++) {
        test_case(mixtures[i].what);
        for (int e = TG_ENCODING_UTF8; e <= TG_ENCODING_LATIN1; e++) {
            check_mixture(i, (tg_encoding)e, 100);
            check_mixture(i, (tg_encoding)e, 1);
        }
    }
}

static void mixed_arguments(void) {
    tg_options o = test_options();
    tg_analyzer *a = test_analyzer_of(&o);

    test_case("write_as: arguments");
    CHECK_EQ_INT(tg_analyzer_write_as(NULL, TG_ENCODING_UTF8, "a", 1), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_write_as(a, TG_ENCODING_UTF8, NULL, 1), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_write_as(a, (tg_encoding)5, "a", 1), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_write_as(a, (tg_encoding)-1, "a", 1), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_write_as(a, (tg_encoding)5, NULL, 0), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_write_as(a, TG_ENCODING_LATIN1, "\xE9", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);

    test_case("write_as: the next document is in the options' encoding again");
    CHECK_EQ_INT(tg_analyzer_write(a, "\u00E9", 2), TG_OK);
    {
        tg_report *r = report_of(a);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_UNIQUE_WORDS), 1);
        CHECK_EQ_INT(tg_report_count(r, TG_COUNT_WORDS), 2);
        tg_report_free(r);
    }
    tg_analyzer_free(a);
}

/* ── Options read back ── */

static void options_read(void) {
    tg_options o = test_options(), out = test_options();
    struct {
        tg_options o;
        unsigned char more[8];
    } newer;
    tg_analyzer *a;

    test_case("options read: as they were given");
    o.profile = TG_PROFILE_CLASSIC;
    o.encoding = TG_ENCODING_LATIN1;
    o.invalid = TG_INVALID_ERROR;
    o.line_breaks = TG_LINE_BREAKS_BREAK;
    o.sentences = TG_SENTENCES_UAX29;
    o.hyphens = TG_HYPHENS_JOIN;
    o.kernel = TG_KERNEL_SCALAR;
    o.top = 3;
    o.language = "de-CH";
    o.counts = 5;
    o.metrics[0] = 6;
    o.metrics[3] = 7;
    o.words_per_minute = 99.5;
    a = test_analyzer_of(&o);
    CHECK_EQ_INT(tg_analyzer_options(a, &out), TG_OK);
    CHECK(strcmp(out.language, "de") == 0);
    out.language = o.language;
    o.metrics[3] = 0; /* there are no such metrics */
    CHECK(memcmp(&o, &out, offsetof(tg_options, seed)) == 0);

    test_case("options read: into an older and a newer struct");
    memset(&out, 0xAA, sizeof out);
    out.size = offsetof(tg_options, language);
    CHECK_EQ_INT(tg_analyzer_options(a, &out), TG_OK);
    CHECK_EQ_INT(out.size, offsetof(tg_options, language));
    CHECK_EQ_INT(out.top, 3);
    for (size_t i = offsetof(tg_options, language); i < sizeof out; i++) CHECK_EQ_INT(((unsigned char *)&out)[i], 0xAA);
    memset(&newer, 0, sizeof newer);
    newer.o.size = sizeof newer;
    CHECK_EQ_INT(tg_analyzer_options(a, &newer.o), TG_OK);
    CHECK_EQ_INT(newer.o.size, sizeof newer);
    CHECK_EQ_INT(newer.o.top, 3);

    test_case("options read: arguments");
    CHECK_EQ_INT(tg_analyzer_options(NULL, &out), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_options(a, NULL), TG_E_ARG);
    out.size = 0;
    CHECK_EQ_INT(tg_analyzer_options(a, &out), TG_E_ARG);
    tg_analyzer_free(a);

    test_case("options read: the defaults");
    a = test_analyzer_of(NULL);
    out = test_options();
    CHECK_EQ_INT(tg_analyzer_options(a, &out), TG_OK);
    CHECK(strcmp(out.language, "en") == 0);
    CHECK_EQ_INT(out.top, 10);
    CHECK_EQ_INT(out.size, sizeof out);
    tg_analyzer_free(a);
}

/* ── Merges ── */

static const char *const documents[] = {
    "The cat sat. Stra\u00DFe! Don't",
    "Another CAT\n\nSTRASSE (don't) \u4E2D\u6587",
    "",
    "\xEF\xBB\xBF\u1F88 Strasse cat\n- \xFF item \u1F80",
};

/* Of the four documents, by number; each saved and loaded in between, if `through`. */
static tg_analyzer *of_document(const tg_options *o, unsigned i, int through) {
    tg_analyzer *a = test_analyzed(o, documents[i], strlen(documents[i])), *b = NULL;
    tg_options other = test_options();
    test_bytes state;

    if (!through) return a;
    other.seed[0] = i;
    state = test_saved(a);
    tg_analyzer_free(a);
    CHECK_EQ_INT(tg_analyzer_load(state.bytes, state.len, &other, &b), TG_OK);
    free(state.bytes);
    return b;
}

static void merge_into(tg_analyzer *into, tg_analyzer *from) {
    CHECK_EQ_INT(tg_analyzer_merge(into, from), TG_OK);
    tg_analyzer_free(from);
}

/* `order`: the four numbers. ((a b) c) d, or (a b) (c d). */
static test_bytes merged(const tg_options *o, const unsigned *order, int pairs, int through) {
    tg_analyzer *a[4];

    for (unsigned i = 0; i < 4; i++) a[i] = of_document(o, order[i], through);
    merge_into(a[0], a[1]);
    if (pairs) {
        merge_into(a[2], a[3]);
        merge_into(a[0], a[2]);
    } else {
        merge_into(a[0], a[2]);
        merge_into(a[0], a[3]);
    }
    return state_of(a[0]);
}

static test_bytes all_documents(const tg_options *o) {
    tg_analyzer *a = test_analyzer_of(o);

    for (size_t i = 0; i < 4; i++) {
        CHECK_EQ_INT(tg_analyzer_write(a, documents[i], strlen(documents[i])), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    }
    return state_of(a);
}

static void every_order(void) {
    tg_options o;

    for (unsigned n = 0; n < 4 * 4 * 4 * 4; n++) {
        unsigned order[4] = {n & 3, n >> 2 & 3, n >> 4 & 3, n >> 6};
        if ((1u << order[0] | 1u << order[1] | 1u << order[2] | 1u << order[3]) != 15) continue;
        test_case("merge: every order");
        for (unsigned r = 0; rules(r, &o); r++) {
            for (int how = 0; how < 4; how++) check_same(merged(&o, order, how & 1, how >> 1), all_documents(&o));
        }
    }
}

void copies_test(void) {
    under_way();
    of_parts();
    refused();
    mixed();
    mixed_arguments();
    options_read();
    every_order();
}
