/* transcode_test: UTF-16 and Latin-1 into UTF-8, cut everywhere; where a UTF-8 sequence is unfinished. */
#include "helpers.h"

#include "../../src/core/transcode.h"

/* {what, encoding, bytes, UTF-8, ill-formed parts, where the first one begins} */
static const struct row {
    const char *what;
    tg_encoding encoding;
    const char *bytes;
    size_t len;
    const char *utf8;
    size_t utf8_len;
    uint64_t invalid, bad_at;
} rows[] = {
#define ROW(what, encoding, bytes, utf8, invalid, bad_at) \
  { what, TG_ENCODING_##encoding, bytes, sizeof(bytes) - 1, utf8, sizeof(utf8) - 1, invalid, bad_at }
    ROW("empty, LE", UTF16LE, "", "", 0, 0),
    ROW("empty, BE", UTF16BE, "", "", 0, 0),
    ROW("empty, Latin-1", LATIN1, "", "", 0, 0),
    ROW("ASCII, LE", UTF16LE, "a\0b\0\0\0c\0", "ab\0c", 0, 0),
    ROW("ASCII, BE", UTF16BE, "\0a\0b\0\0\0c", "ab\0c", 0, 0),
    ROW("ASCII, Latin-1", LATIN1, "ab\0c\x7F", "ab\0c\x7F", 0, 0),
    ROW("Latin-1: the upper half", LATIN1, "\x80\x85\xA0\xBF\xC0\xE9\xFF",
        "\xC2\x80\xC2\x85\xC2\xA0\xC2\xBF\xC3\x80\xC3\xA9\xC3\xBF", 0, 0),
    ROW("two bytes, LE", UTF16LE, "\xE9\0\xFF\x07", "\xC3\xA9\xDF\xBF", 0, 0),
    ROW("three bytes, BE", UTF16BE, "\x08\0\x4E\x2D\xFF\xFF", "\xE0\xA0\x80\u4E2D\xEF\xBF\xBF", 0, 0),
    ROW("around the surrogates, LE", UTF16LE, "\xFF\xD7\0\xE0", "\xED\x9F\xBF\xEE\x80\x80", 0, 0),
    ROW("byte order mark, LE", UTF16LE, "\xFF\xFE\x61\0", "\xEF\xBB\xBF\x61", 0, 0),
    ROW("the other byte order, LE", UTF16LE, "\xFE\xFF", "\xEF\xBF\xBE", 0, 0),
    ROW("surrogates, LE", UTF16LE, "\x3D\xD8\0\xDE", "\U0001F600", 0, 0),
    ROW("surrogates, BE", UTF16BE, "\xD8\x3D\xDE\0", "\U0001F600", 0, 0),
    ROW("surrogates: the first", UTF16BE, "\xD8\0\xDC\0", "\U00010000", 0, 0),
    ROW("surrogates: the last", UTF16BE, "\xDB\xFF\xDF\xFF", "\xF4\x8F\xBF\xBF", 0, 0),
    ROW("surrogates: among letters", UTF16LE, "a\0\x3D\xD8\0\xDE\x62\0", "a\U0001F600b", 0, 0),
    ROW("high alone at the end", UTF16LE, "a\0\x3D\xD8", "a\uFFFD", 1, 2),
    ROW("high alone before a letter", UTF16LE,
        "\x3D\xD8"
        "a\0",
        "\uFFFDa", 1, 0),
    ROW("low alone", UTF16BE, "\0a\xDE\0\0b", "a\uFFFDb", 1, 2),
    ROW("two high, one low", UTF16BE, "\xD8\x3D\xD8\x3D\xDE\0", "\uFFFD\U0001F600", 1, 0),
    ROW("low before high", UTF16BE, "\xDE\0\xD8\x3D", "\uFFFD\uFFFD", 2, 0),
    ROW("odd byte alone", UTF16LE, "a", "\uFFFD", 1, 0),
    ROW("odd byte at the end", UTF16BE, "\0a\0", "a\uFFFD", 1, 2),
    ROW("high and an odd byte", UTF16LE, "a\0\x3D\xD8\x01", "a\uFFFD", 1, 2),
    ROW("a pair and an odd byte", UTF16LE, "\x3D\xD8\0\xDE\x01", "\U0001F600\uFFFD", 1, 4),
    ROW("several, the first is told", UTF16LE,
        "a\0\0\xDC"
        "b\0\0\xD8"
        "c\0",
        "a\uFFFD"
        "b\uFFFD"
        "c",
        2, 2),
};

/* The first `cut` bytes, then the rest, then the end, with room for `cap` bytes at a time. */
static void check_cut(const struct row *r, size_t cut, size_t cap) {
    tg__transcoder t;
    const uint8_t *p = (const uint8_t *)r->bytes, *end = p + cut;
    char out[128], block[64];
    size_t n = 0;

    memset(&t, 0, sizeof t);
    for (int part = 0; part < 2; part++) {
        while (p < end) {
            size_t some = tg__transcode(&t, &tg__kernels_scalar, r->encoding, &p, end, block, cap);
            CHECK(some <= cap && n + some < sizeof out);
            memcpy(out + n, block, some);
            n += some;
        }
        end = (const uint8_t *)r->bytes + r->len;
    }
    {
        size_t some = tg__transcode_end(&t, block);
        CHECK(some <= TG__TRANSCODE_MAX);
        memcpy(out + n, block, some);
        n += some;
    }
    test_eq_str(__FILE__, __LINE__, r->what, out, n, r->utf8, r->utf8_len);
    CHECK_EQ_INT(t.invalid, r->invalid);
    if (r->invalid) CHECK_EQ_INT(t.bad_at, r->bad_at);
    CHECK_EQ_INT(t.offset, r->len);
    CHECK_EQ_INT(tg__transcode_end(&t, block), 0);
}

static void nothing(void) {
    tg__transcoder t;
    const uint8_t *p = NULL;
    char out[TG__TRANSCODE_MAX];

    test_case("NULL");
    memset(&t, 0, sizeof t);
    CHECK_EQ_INT(tg__transcode(&t, &tg__kernels_scalar, TG_ENCODING_UTF16LE, &p, NULL, out, sizeof out), 0);
    CHECK(p == NULL);
    CHECK_EQ_INT(tg__transcode_end(&t, out), 0);
}

static void all_units(void) {
    size_t wrong = 0;

    test_case("every code unit by itself");
    for (uint32_t unit = 0; unit < 0x10000; unit++) {
        uint8_t bytes[2] = {(uint8_t)(unit >> 8), (uint8_t)unit};
        const uint8_t *p = bytes;
        tg__transcoder t;
        char out[16];
        size_t n, expected = unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        memset(&t, 0, sizeof t);
        n = tg__transcode(&t, &tg__kernels_scalar, TG_ENCODING_UTF16BE, &p, bytes + 2, out, sizeof out);
        n += tg__transcode_end(&t, out + n);
        wrong += n != expected || t.invalid != (unit >= 0xD800 && unit <= 0xDFFF);
        if (unit >= 0xD800 && unit <= 0xDFFF) wrong += memcmp(out, "\xEF\xBF\xBD", 3) != 0;
        else if (n == 3) wrong += (uint8_t)out[0] != (0xE0 | unit >> 12) || (uint8_t)out[2] != (0x80 | (unit & 0x3F));
    }
    CHECK_EQ_INT(wrong, 0);
}

/* {bytes, how many at the end are unfinished} */
static const struct {
    const char *what, *bytes;
    size_t left;
} unfinished[] = {
    {"nothing", "", 0},
    {"ASCII", "abc", 0},
    {"two bytes, whole", "\xC3\xA9", 0},
    {"two bytes, cut", "a\xC3", 1},
    {"three bytes, whole", "\xE4\xB8\xAD", 0},
    {"three bytes, cut at 1", "a\xE4", 1},
    {"three bytes, cut at 2", "a\xE4\xB8", 2},
    {"four bytes, whole", "\xF0\x9F\x98\x80", 0},
    {"four bytes, cut at 1", "a\xF0", 1},
    {"four bytes, cut at 2", "a\xF0\x9F", 2},
    {"four bytes, cut at 3", "a\xF0\x9F\x98", 3},
    {"C2 is the first of two", "\xC2", 1},
    {"C0 and C1 begin nothing", "\xC0", 0},
    {"C1", "\xC1", 0},
    {"F4 is the last of four", "\xF4", 1},
    {"F5 begins nothing", "\xF5", 0},
    {"FF begins nothing", "\xFF", 0},
    {"a continuation alone", "\x80", 0},
    {"three continuations", "\x80\x80\x80", 0},
    {"four continuations", "\x80\x80\x80\x80", 0},
    {"shorter forms: E0 80", "\xE0\x80", 0},
    {"E0 A0", "\xE0\xA0", 2},
    {"surrogates: ED A0", "\xED\xA0", 0},
    {"ED 9F", "\xED\x9F", 2},
    {"shorter forms: F0 80", "\xF0\x80", 0},
    {"F0 90", "\xF0\x90", 2},
    {"past the end: F4 90", "\xF4\x90", 0},
    {"F4 8F BF", "\xF4\x8F\xBF", 3},
    {"a lead byte behind one that is cut", "\xE4\xB8\xC3", 1},
    {"a lead byte behind a whole one", "\xC3\xA9\xF0\x9F", 2},
    {"a continuation too many", "\xC3\xA9\xA9", 0},
    {"a whole one with continuations behind it", "\xE4\xB8\xAD\x80\x80", 0},
};

void transcode_test(void) {
    nothing();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        test_case(rows[i].what);
        for (size_t cut = 0; cut <= rows[i].len; cut++) {
            check_cut(&rows[i], cut, TG__TRANSCODE_MAX);
            check_cut(&rows[i], cut, 9);
            check_cut(&rows[i], cut, 64);
        }
    }
    all_units();
    for (size_t i = 0; i < COUNT_OF(unfinished); i++) {
        test_case(unfinished[i].what);
        CHECK_EQ_INT(tg__utf8_unfinished((const uint8_t *)unfinished[i].bytes, strlen(unfinished[i].bytes)),
                     unfinished[i].left);
    }
    test_case("unfinished: NULL");
    CHECK_EQ_INT(tg__utf8_unfinished(NULL, 0), 0);
}
