/*
 * reference_test: the reference that others are compared with, on the official break tests. The files are not ours to
 * ship: they are read from ../shared/unicode where that is, or from TEXTGAUGE_UNICODE_TESTS.
 */
#include "helpers.h"
#include "reference.h"

#include <stdlib.h>

static FILE *open_test(const char *name) {
    const char *folder = getenv("TEXTGAUGE_UNICODE_TESTS");
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", folder ? folder : "../shared/unicode", name);
    return fopen(path, "r");
}

/* A line such as `÷ 0061 × 0308 ÷`, as UTF-16BE with the ends of its segments. @return 0 of a line without one */
static int read_case(char *line, uint8_t *bytes, size_t *len, size_t *ends, size_t *count) {
    char *comment = strchr(line, '#'), *word;

    if (comment) *comment = '\0';
    *len = *count = 0;
    for (word = strtok(line, " \t\r\n"); word; word = strtok(NULL, " \t\r\n")) {
        if (strcmp(word, "\u00F7") == 0) {
            if (*len) ends[(*count)++] = *len;
        } else if (strcmp(word, "\u00D7") != 0) {
            uint32_t cp = (uint32_t)strtoul(word, NULL, 16), units[2] = {cp, 0};
            size_t pair = cp >= 0x10000;
            if (pair) {
                units[0] = 0xD7C0 + (cp >> 10);
                units[1] = 0xDC00 + (cp & 0x3FF);
            }
            for (size_t i = 0; i <= pair; i++) {
                bytes[(*len)++] = (uint8_t)(units[i] >> 8);
                bytes[(*len)++] = (uint8_t)units[i];
            }
        }
    }
    return *len > 0;
}

static void official(const char *name, tg_granularity granularity, int cases) {
    FILE *file = open_test(name);
    static char line[4096];
    static uint8_t bytes[4096], flags[4096];
    static size_t ends[4096], found[4096];
    size_t len, count;
    int seen = 0, wrong = 0;

    test_case(name);
    if (!file) {
        test_skip("an official break test of Unicode is not here: get it from unicode.org/Public/17.0.0/ucd/auxiliary");
        return;
    }
    while (fgets(line, sizeof line, file)) {
        reference_text t;
        if (!read_case(line, bytes, &len, ends, &count)) continue;
        seen++;
        reference_decode(bytes, len, TG_ENCODING_UTF16BE, &t);
        wrong += reference_boundaries(granularity, REFERENCE_UAX29, NULL, &t, found, flags) != count ||
                 memcmp(found, ends, count * sizeof *ends) != 0;
        reference_free(&t);
    }
    fclose(file);
    CHECK_EQ_INT(seen, cases);
    CHECK_EQ_INT(wrong, 0);
}

static void ill_formed(void) {
    static const char bytes[] = "a\xE2\x82\xFF\xF0\x9F\x98\xC3";
    static const size_t ends[] = {1, 3, 4, 7, 8};
    reference_text t;

    test_case("reference: ill-formed parts");
    reference_decode(bytes, sizeof bytes - 1, TG_ENCODING_UTF8, &t);
    CHECK_EQ_INT(t.count, COUNT_OF(ends));
    for (size_t i = 0; i < t.count && i < COUNT_OF(ends); i++) {
        CHECK_EQ_INT(t.chars[i].end, ends[i]);
        CHECK_EQ_INT(t.chars[i].cp, i ? 0xFFFD : 'a');
    }
    reference_free(&t);

    test_case("reference: half a pair, and half of the other half");
    reference_decode("\x00\xD8\x00\xD8\x00", 5, TG_ENCODING_UTF16LE, &t);
    CHECK_EQ_INT(t.count, 2);
    CHECK_EQ_INT(t.chars[1].at, 2);
    CHECK_EQ_INT(t.chars[1].end, 5);
    reference_free(&t);
}

static void lines(void) {
    static const struct {
        const char *what, *text;
        reference_lines lines;
        size_t sentences;
    } rows[] = {
        {"reference: one line break", "One\ntwo.", REFERENCE_WRAP, 1},
        {"reference: one line break that separates", "One\ntwo.", REFERENCE_BREAK, 2},
        {"reference: one line break of the annex", "One\ntwo.", REFERENCE_UAX29, 2},
        {"reference: a blank line", "One\r\n \r\ntwo.", REFERENCE_WRAP, 2},
        {"reference: white space behind a blank line", "One\n\n two.", REFERENCE_WRAP, 2},
        {"reference: a list item", "One\n- two.", REFERENCE_WRAP, 2},
        {"reference: a dash that was wrapped", "A line of some sixty columns, which is wrapped as most are,\n- two.",
         REFERENCE_WRAP, 1},
        {"reference: a bullet all the same", "A line of some sixty columns, which is wrapped as most are,\n\u2022 two.",
         REFERENCE_WRAP, 2},
        {"reference: no list item without white space", "One\n-two.", REFERENCE_WRAP, 1},
        {"reference: an ordinal", "One\n123. two.", REFERENCE_WRAP, 2},
        {"reference: no ordinal of four digits", "One\n1234 two.", REFERENCE_WRAP, 1},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        reference_text t;
        size_t ends[100];
        uint8_t flags[100];
        test_case(rows[i].what);
        reference_decode(rows[i].text, strlen(rows[i].text), TG_ENCODING_UTF8, &t);
        CHECK_EQ_INT(reference_boundaries(TG_SENTENCES, rows[i].lines, "und", &t, ends, flags), rows[i].sentences);
        reference_free(&t);
    }
}

void reference_test(void) {
    official("GraphemeBreakTest.txt", TG_GRAPHEMES, 766);
    official("WordBreakTest.txt", TG_WORDS, 1944);
    official("SentenceBreakTest.txt", TG_SENTENCES, 512);
    ill_formed();
    lines();
}
