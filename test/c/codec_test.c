/* codec_test: the saved state, byte for byte, and back. What is damaged or lies is in codec_damage_test.c. */
#include "helpers.h"
#include "table.h"
#include "version.h"

#include <stdlib.h>

#define CHECKSUM 8 /* bytes at the end */

static const char mixed[] = "The cat\u2019s 3.14 na\u00EFve; well-known, Stra\u00DFe!\r\n\r\n"
                            "\u041F\u0440\u0438\u0432\u0435\u0442 \u4E2D\u6587\u3002 \u0E01\u0E02 \u1112\u1161\u11AB "
                            "\u03A3\u039F\u03A3 \U0001F600\n- e\u0301tude A\u030A \u00C5.\nTHE CAT";

static uint64_t get(const uint8_t *p, size_t size) {
    uint64_t value = 0;
    while (size--) value = value << 8 | p[size];
    return value;
}

static test_bytes state_of(const char *text) {
    tg_options o = test_options();
    return test_state_of(&o, text, strlen(text));
}

/* ── Arguments and states ── */

static void arguments(void) {
    tg_options o = test_options();
    tg_analyzer *a = test_analyzed(&o, "a b", 3), *out = NULL;
    uint8_t room[1000];
    size_t len = 77;

    test_case("save: NULL");
    CHECK_EQ_INT(tg_analyzer_save(NULL, room, sizeof room, &len), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_save(a, room, sizeof room, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, NULL), TG_E_ARG);
    CHECK_EQ_INT(len, 77);

    test_case("save: the size alone, and too little room");
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, &len), TG_OK);
    CHECK_EQ_INT(len, 390);
    len = 77;
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 1000, &len), TG_OK);
    CHECK_EQ_INT(len, 390);
    memset(room, 0xAA, sizeof room);
    for (size_t cap = 0; cap < 390; cap++) {
        len = 77;
        CHECK_EQ_INT(tg_analyzer_save(a, room, cap, &len), TG_E_LIMIT);
        CHECK_EQ_INT(len, 390);
    }
    for (size_t i = 0; i < sizeof room; i++) CHECK_EQ_INT(room[i], 0xAA);

    test_case("save: just enough room, and more");
    CHECK_EQ_INT(tg_analyzer_save(a, room, 390, &len), TG_OK);
    CHECK_EQ_INT(room[390], 0xAA);
    CHECK_EQ_INT(tg_analyzer_save(a, room, sizeof room, &len), TG_OK);
    CHECK_EQ_INT(len, 390);
    CHECK_EQ_INT(room[390], 0xAA);

    test_case("load: NULL, options out of range");
    CHECK_EQ_INT(tg_analyzer_load(NULL, 1, NULL, &out), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_load(room, 390, NULL, NULL), TG_E_ARG);
    o.encoding = 5;
    CHECK_EQ_INT(tg_analyzer_load(room, 390, &o, &out), TG_E_ARG);
    o = test_options();
    o.size = 1;
    CHECK_EQ_INT(tg_analyzer_load(room, 390, &o, &out), TG_E_ARG);
    CHECK(out == NULL);

    test_case("load: the defaults");
    CHECK_EQ_INT(tg_analyzer_load(room, 390, NULL, &out), TG_OK);
    tg_analyzer_free(out);
    tg_analyzer_free(a);
}

static void states(void) {
    tg_options o = test_options();
    tg_analyzer *a = test_analyzed(&o, "a b", 3);
    test_bytes before = test_saved(a), after;
    size_t len = 77;

    test_case("save: an open document");
    CHECK_EQ_INT(tg_analyzer_write(a, "", 0), TG_OK); /* opens none */
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, &len), TG_OK);
    len = 77;
    CHECK_EQ_INT(tg_analyzer_write(a, "c", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, &len), TG_E_STATE);
    CHECK_EQ_INT(len, 77);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, &len), TG_OK);
    tg_analyzer_free(a);

    test_case("save: after an error");
    o.invalid = TG_INVALID_ERROR;
    a = test_analyzed(&o, "a b", 3);
    CHECK_EQ_INT(tg_analyzer_write(a, "\xFF", 1), TG_E_INVALID);
    len = 77;
    CHECK_EQ_INT(tg_analyzer_save(a, NULL, 0, &len), TG_E_STATE);
    CHECK_EQ_INT(len, 77);
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_write(a, "b a", 3), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    after = test_saved(a);
    CHECK(test_same_bytes(before, after));
    free(before.bytes);
    free(after.bytes);
    tg_analyzer_free(a);
}

/* ── A state, byte for byte ── */

static const uint64_t algorithm = TG__ALGORITHM_VERSION;

#define ZERO8 "0000000000000000"

/* "Straße a a." Where there is no `hex`, the field is that number of 4 or 8 bytes. */
static const struct {
    const char *what, *hex;
    size_t size;
    const uint64_t *value;
} golden[] = {
    {"magic", "895447530D0A1A0A", 0, NULL},
    {"format", "01000000", 0, NULL},
    {"algorithm", NULL, 4, &algorithm},
    {"Unicode 17.0.0", "00000011", 0, NULL},
    {"reserved", "00000000", 0, NULL},
    {"data", NULL, 8, &tg__data_version},
    {"length", "9301000000000000", 0, NULL},
    {"how many counts, sets of metrics", "1800000004000000", 0, NULL},
    {"profile, line breaks, sentences, hyphens", "00000000000000000000000000000000", 0, NULL},
    {"top", "0A000000", 0, NULL},
    {"language", "656E0000000000000000000000000000", 0, NULL},
    {"counts wanted", "FFFFFF0000000000", 0, NULL},
    {"metrics wanted", "FF03000000000000" ZERO8 ZERO8 ZERO8, 0, NULL},
    {"words a minute", "0000000000C06D40", 0, NULL},
    {"bytes", "0C00000000000000", 0, NULL},
    {"characters", "0B00000000000000", 0, NULL},
    {"without spaces: of the report", ZERO8, 0, NULL},
    {"letters", "0800000000000000", 0, NULL},
    {"digits", ZERO8, 0, NULL},
    {"punctuation", "0100000000000000", 0, NULL},
    {"symbols", ZERO8, 0, NULL},
    {"white space", "0200000000000000", 0, NULL},
    {"graphemes", "0B00000000000000", 0, NULL},
    {"words", "0300000000000000", 0, NULL},
    {"space words", "0300000000000000", 0, NULL},
    {"unique words, hapax legomena: of the table", ZERO8 ZERO8, 0, NULL},
    {"word letters", "0800000000000000", 0, NULL},
    {"word digits", ZERO8, 0, NULL},
    {"long words", ZERO8, 0, NULL},
    {"sentences", "0100000000000000", 0, NULL},
    {"paragraphs", "0100000000000000", 0, NULL},
    {"lines", "0100000000000000", 0, NULL},
    {"newlines", ZERO8, 0, NULL},
    {"syllables and their kin: of the table", ZERO8 ZERO8 ZERO8, 0, NULL},
    {"ill-formed", ZERO8, 0, NULL},
    {"unsegmented letters", ZERO8, 0, NULL},
    {"documents", "0100000000000000", 0, NULL},
    {"how many words", "0200000000000000", 0, NULL},
    {"a, twice, shown as its key",
     "0200000000000000"
     "01000000FFFFFFFF"
     "61",
     0, NULL},
    {"strasse, shown as stra\u00DFe",
     "0100000000000000"
     "0700000007000000"
     "73747261737365"
     "73747261C39F65",
     0, NULL},
};

static unsigned nibble(char c) {
    return (unsigned)(c <= '9' ? c - '0' : c - 'A' + 10);
}

static void layout(void) {
    static const uint64_t key[2] = {0, 0};
    test_bytes s = state_of("Stra\u00DFe a a.");
    size_t at = 0;

    test_case("state: byte for byte");
    CHECK_EQ_INT(s.len, 0x193);
    for (size_t i = 0; i < COUNT_OF(golden) && at < s.len; i++) {
        const char *hex = golden[i].hex;
        int wrong = !hex && get(s.bytes + at, golden[i].size) != *golden[i].value;
        at += golden[i].size;
        for (; hex && *hex && at < s.len; hex += 2, at++)
            wrong |= s.bytes[at] != (nibble(hex[0]) << 4 | nibble(hex[1]));
        CHECK(!wrong);
        if (wrong) printf("    %s, before byte %zu\n", golden[i].what, at);
    }
    CHECK_EQ_INT(at, s.len - CHECKSUM);
    CHECK(get(s.bytes + at, CHECKSUM) == tg__hash(key, s.bytes, at));
    free(s.bytes);
}

/* ── Round trips ── */

/* Options number `n`; every combination of the rules is one of them. @return 0 past the last. */
static int combination(unsigned n, tg_options *o) {
    *o = test_options();
    o->profile = n & 1;
    o->line_breaks = n >> 1 & 1;
    o->sentences = n >> 2 & 1;
    o->hyphens = n >> 3 & 1;
    o->language = n >> 4 & 1 ? "de-CH" : "en-GB";
    if (n >> 5 & 1) o->top = 0, o->words_per_minute = 0.1;
    if (n >> 6 & 1) o->metrics[0] = 1, o->metrics[3] = UINT64_C(1) << 63;
    if (n >> 7 & 1) o->counts = 1 << TG_COUNT_LINES;
    o->spoken_numbers = n >> 8 & 1;
    return n < 1 << 9;
}

static void check_round_trip(tg_options *o, const char *text, size_t len) {
    tg_analyzer *a = test_analyzed(o, text, len), *b = NULL;
    test_bytes s = test_saved(a), t;
    tg_report *r = NULL, *q = NULL;
    tg_options other = test_options();

    other.seed[1] = 1234;
    CHECK_EQ_INT(tg_analyzer_load(s.bytes, s.len, &other, &b), TG_OK);
    t = test_saved(b);
    CHECK(test_same_bytes(s, t));
    CHECK_EQ_INT(tg_analyzer_finish(a, &r), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(b, &q), TG_OK);
    CHECK(test_same_report(r, q));
    free(t.bytes);
    tg_report_free(r);
    tg_report_free(q);

    for (int i = 0; i < 2; i++) { /* both go on */
        CHECK_EQ_INT(tg_analyzer_write(i ? b : a, "Cat another cat.", 16), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(i ? b : a), TG_OK);
    }
    CHECK_EQ_INT(tg_analyzer_merge(b, a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_merge(a, b), TG_OK); /* a + (b + a) */
    free(s.bytes);
    s = test_saved(a);
    tg_analyzer_free(a);
    a = test_analyzed(o, text, len);
    for (int i = 0; i < 3; i++) {
        CHECK_EQ_INT(tg_analyzer_write(a, "Cat another cat.", 16), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
        if (i < 2) CHECK_EQ_INT(tg_analyzer_write(a, text, len), TG_OK);
        if (i < 2) CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    }
    t = test_saved(a);
    CHECK(test_same_bytes(s, t));
    free(s.bytes);
    free(t.bytes);
    tg_analyzer_free(a);
    tg_analyzer_free(b);
}

static void round_trips(void) {
    static const char *const long_units[] = {"a", "\u00DF", "\u0130", "\u1E9E", "\u0390", "\u13A0", "e\u0301"};
    tg_options o = test_options();
    tg_analyzer *none = NULL, *again = NULL;
    test_bytes s, t;

    test_case("round trip: nothing");
    CHECK_EQ_INT(tg_analyzer_new(&o, &none), TG_OK);
    s = test_saved(none);
    CHECK_EQ_INT(s.len, 356);
    CHECK_EQ_INT(tg_analyzer_load(s.bytes, s.len, &o, &again), TG_OK);
    t = test_saved(again);
    CHECK(test_same_bytes(s, t));
    free(s.bytes);
    free(t.bytes);
    tg_analyzer_free(none);
    tg_analyzer_free(again);

    test_case("round trip: every combination of options");
    for (unsigned n = 0; combination(n, &o); n++) check_round_trip(&o, mixed, sizeof mixed - 1);

    test_case("round trip: words of which the key is cut");
    o = test_options();
    for (size_t i = 0; i < COUNT_OF(long_units); i++) {
        size_t len;
        char *text = test_repeated(long_units[i], 70000, &len);
        check_round_trip(&o, text, len);
        free(text);
    }
}

/* The encoding and the treatment of ill-formed input are the loader's. */
static void options_of_the_loader(void) {
    tg_options o = test_options();
    test_bytes s = state_of("a");
    tg_analyzer *a = NULL;

    test_case("load: encoding and `invalid` are those of the options, the rules are not");
    o.encoding = TG_ENCODING_UTF16BE;
    o.invalid = TG_INVALID_ERROR;
    o.profile = TG_PROFILE_CLASSIC;
    o.top = 99;
    o.counts = 0;
    o.language = "de";
    CHECK_EQ_INT(tg_analyzer_load(s.bytes, s.len, &o, &a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_options(a, &o), TG_OK);
    CHECK_EQ_INT(o.encoding, TG_ENCODING_UTF16BE);
    CHECK_EQ_INT(o.invalid, TG_INVALID_ERROR);
    CHECK_EQ_INT(o.profile, TG_PROFILE_UNICODE);
    CHECK_EQ_INT(o.top, 10);
    CHECK_EQ_INT(o.counts, 0xFFFFFF);
    CHECK(strcmp(o.language, "en") == 0);
    CHECK_EQ_INT(tg_analyzer_write(a, "\xDC\0", 2), TG_E_INVALID);
    tg_analyzer_reset(a); /* forgets the state's counts too */
    CHECK_EQ_INT(tg_analyzer_write(a, "\0a", 2), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    {
        test_bytes t = test_saved(a);
        CHECK(test_same_bytes(s, t));
        free(t.bytes);
    }
    tg_analyzer_free(a);
    free(s.bytes);
}

/* ── Equal contents are equal bytes ── */

static void same_contents(void) {
    static const char latin[] = "Caf\u00E9 au lait, na\u00EFve? Stra\u00DFe \u00C5 \u00BD\r\n\r\nThe end.";
    tg_options o = test_options();
    test_bytes s = test_state_of(&o, latin, sizeof latin - 1), t, text;

    test_case("state: the same in every encoding, kernel and seed");
    for (int e = TG_ENCODING_UTF8; e <= TG_ENCODING_LATIN1; e++) {
        o.encoding = (uint32_t)e;
        o.kernel = e & 1 ? TG_KERNEL_SCALAR : TG_KERNEL_AUTO;
        o.invalid = e & 1 ? TG_INVALID_ERROR : TG_INVALID_REPLACE;
        o.seed[0] = o.seed[1] = (uint64_t)e * UINT64_C(0x9E3779B97F4A7C15);
        CHECK(test_encoded(latin, sizeof latin - 1, (tg_encoding)e, &text));
        t = test_state_of(&o, text.bytes, text.len);
        CHECK(test_same_bytes(s, t));
        free(t.bytes);
        free(text.bytes);
    }
    free(s.bytes);

    test_case("state: the same at every split");
    o = test_options();
    s = test_state_of(&o, mixed, sizeof mixed - 1);
    for (size_t cut = 0; cut < sizeof mixed; cut++) {
        tg_analyzer *a = NULL;
        CHECK_EQ_INT(tg_analyzer_new(&o, &a), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(a, mixed, cut), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(a, mixed + cut, sizeof mixed - 1 - cut), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
        t = test_saved(a);
        CHECK(test_same_bytes(s, t));
        free(t.bytes);
        tg_analyzer_free(a);
    }
    free(s.bytes);

    test_case("state: the same for every order of the words, whichever form came first");
    s = state_of("stra\u00DFe STRASSE Strasse \u1F88 x \u1F80 y z \u1F00\u03B9");
    t = state_of("z y \u1F00\u03B9 \u1F88 Strasse STRASSE x \u1F80 stra\u00DFe");
    CHECK(test_same_bytes(s, t));
    free(s.bytes);
    free(t.bytes);
}

void codec_test(void) {
    arguments();
    states();
    layout();
    round_trips();
    options_of_the_loader();
    same_contents();
}
