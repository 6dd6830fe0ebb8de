/* invalid_test: under TG_INVALID_ERROR the first ill-formed part is told, however the text was cut. */
#include "helpers.h"

#include <stdlib.h>

/* Analyze [text, len) in one call, and in two and in many writes: TG_E_INVALID at `offset`. */
static void check_invalid(const void *text, size_t len, const tg_options *o, uint64_t offset) {
    tg_report *r = test_untouched();
    tg_error error = {TG_OK, 77};

    CHECK_EQ_INT(tg_analyze(text, len, o, &r, &error), TG_E_INVALID);
    CHECK_EQ_INT(error.status, TG_E_INVALID);
    CHECK_EQ_INT(error.offset, offset);
    for (size_t cut = 0; cut <= len; cut++) {
        tg_analyzer *a = test_analyzer_of(o);
        tg_status st = tg_analyzer_write(a, text, cut);
        if (st == TG_OK) st = tg_analyzer_write(a, (const uint8_t *)text + cut, len - cut);
        if (st == TG_OK) st = tg_analyzer_finish(a, &r);
        CHECK_EQ_INT(st, TG_E_INVALID);
        CHECK_EQ_INT(tg_analyzer_error(a).status, TG_E_INVALID);
        CHECK_EQ_INT(tg_analyzer_error(a).offset, offset);
        tg_analyzer_free(a);
    }
    {
        tg_analyzer *a = test_analyzer_of(o);
        tg_status st = TG_OK;
        for (size_t i = 0; st == TG_OK && i < len; i++) st = tg_analyzer_write(a, (const uint8_t *)text + i, 1);
        if (st == TG_OK) st = tg_analyzer_end_document(a);
        CHECK_EQ_INT(st, TG_E_INVALID);
        CHECK_EQ_INT(tg_analyzer_error(a).offset, offset);
        tg_analyzer_free(a);
    }
    CHECK(r == test_untouched());
}

static void invalid_utf8(void) {
    static const char *const parts[] = {"\xFF",         "\x80",         "\xC3",     "\xE2\x82",
                                        "\xF0\x9F\x98", "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90"};
    static const char *const around[] = {"a", "\u00E9", "\u4E2D", "\U0001F600", "'", " "};
    tg_options o = test_options();

    o.invalid = TG_INVALID_ERROR;
    for (size_t p = 0; p < COUNT_OF(parts); p++) {
        test_case("invalid: UTF-8, each part at every place");
        for (size_t at = 0; at <= COUNT_OF(around); at++) {
            char text[64] = "";
            size_t offset = 0;
            for (size_t i = 0; i < COUNT_OF(around); i++) {
                if (i == at) {
                    offset = strlen(text);
                    strcat(text, parts[p]);
                }
                strcat(text, around[i]);
            }
            if (at == COUNT_OF(around)) {
                offset = strlen(text);
                strcat(text, parts[p]);
            }
            strcat(text, "\xFE"); /* another: the first is told */
            check_invalid(text, strlen(text), &o, offset);
            check_invalid(text, strlen(text) - 1, &o, offset);
        }
    }
    test_case("invalid: UTF-8, behind a byte order mark");
    check_invalid("\xEF\xBB\xBF\xFF", 4, &o, 3);
    test_case("invalid: UTF-8, half a byte order mark");
    check_invalid("\xEF\xBB", 2, &o, 0);
    test_case("invalid: what is well-formed is not");
    tg_report_free(test_report_of("\uFEFFa\u00E9\u4E2D\U0001F600\uFFFD", 16, &o));
}

static void invalid_utf16(void) {
    static const struct {
        const char *text; /* big-endian */
        size_t len;
        uint64_t offset;
    } rows[] = {
        {"\xD8\x3D", 2, 0},
        {"\xDE\0", 2, 0},
        {"\0a\xD8\x3D\0b", 6, 2},
        {"\0a\xDE\0\0b", 6, 2},
        {"\0a\xD8\x3D\xD8\x3D\xDE\0", 8, 2},
        {"\xD8\x3D\xDE\0\xDE\0", 6, 4},
        {"\0a\0", 3, 2},
        {"\0a\xD8\x3D\0", 5, 2},
        {"\0a\xDE\0\0b\xDE\0\xD8\x3D", 10, 2}, /* three: the first is told */
        {"\xFE\xFF\xD8\x3D", 4, 2},
    };
    tg_options o = test_options();

    o.invalid = TG_INVALID_ERROR;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char little[16];
        test_case("invalid: UTF-16");
        o.encoding = TG_ENCODING_UTF16BE;
        check_invalid(rows[i].text, rows[i].len, &o, rows[i].offset);
        for (size_t k = 0; k + 1 < rows[i].len; k += 2) {
            little[k] = rows[i].text[k + 1];
            little[k + 1] = rows[i].text[k];
        }
        if (rows[i].len & 1) little[rows[i].len - 1] = rows[i].text[rows[i].len - 1];
        o.encoding = TG_ENCODING_UTF16LE;
        check_invalid(little, rows[i].len, &o, rows[i].offset);
    }
    test_case("invalid: UTF-16, far behind");
    {
        size_t len;
        char *text = test_repeated("ab", 50000, &len);
        memset(text, 0x20, len);
        text[70000] = (char)0xDC;
        text[90000] = (char)0xDC;
        o.encoding = TG_ENCODING_UTF16BE;
        {
            tg_report *r = NULL;
            tg_error error = {TG_OK, 0};
            CHECK_EQ_INT(tg_analyze(text, len, &o, &r, &error), TG_E_INVALID);
            CHECK_EQ_INT(error.offset, 70000);
        }
        free(text);
    }
    test_case("invalid: Latin-1 has none");
    o.encoding = TG_ENCODING_LATIN1;
    {
        char all[256];
        for (int i = 0; i < 256; i++) all[i] = (char)i;
        tg_report_free(test_report_of(all, 256, &o));
    }
}

void invalid_test(void) {
    invalid_utf8();
    invalid_utf16();
}
