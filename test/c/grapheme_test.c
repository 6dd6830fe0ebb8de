/* grapheme_test: a case or more for each rule of UAX #29 for extended grapheme clusters, in its order. */
#include "helpers.h"

static const segment_case rules[] = {
    {"GB1, GB2: empty", ""},
    {"GB1, GB2: one", "a"},
    {"GB1: a mark alone", "\u0308"},
    {"GB3: CR LF", "\r\n"},
    {"GB3: two CR LF", "\r\n|\r\n"},
    {"GB3: LF CR are two", "\n|\r"},
    {"GB4: after CR", "\r|a"},
    {"GB4: after LF, a mark", "\n|\u0308"},
    {"GB4: after a control, a mark", "\x01|\u0308"},
    {"GB4: after CR LF, a joiner", "\r\n|\u200D"},
    {"GB4: after ZERO WIDTH SPACE", "\u200B|\u0308"},
    {"GB5: before LF", "a|\n"},
    {"GB5: before CR LF", "a|\r\n|b"},
    {"GB5: before a control", "a\u0308|\x7F"},
    {"GB5: before U+FEFF", "a|\uFEFF|b"},
    {"GB6: L L", "\u1100\u1100"},
    {"GB6: L V", "\u1100\u1161"},
    {"GB6: L LV", "\u1100\uAC00"},
    {"GB6: L LVT", "\u1100\uAC01"},
    {"GB6: not L T", "\u1100|\u11A8"},
    {"GB7: LV V", "\uAC00\u1161"},
    {"GB7: LV T", "\uAC00\u11A8"},
    {"GB7: V V", "\u1161\u1162"},
    {"GB7: V T", "\u1161\u11A8"},
    {"GB7: not V L", "\u1161|\u1100"},
    {"GB8: LVT T", "\uAC01\u11A8"},
    {"GB8: T T", "\u11A8\u11A9"},
    {"GB8: not T V", "\u11A8|\u1161"},
    {"GB8: not LVT V", "\uAC01|\u1161"},
    {"GB6 to GB8: whole syllables", "\u1112\u1161\u11AB|\u1100\u116E\u11A8"},
    {"GB6: not over a mark", "\u1100\u0308|\u1161"},
    {"GB9: a mark", "a\u0308"},
    {"GB9: many marks", "e\u0301\u0323\u0308|x"},
    {"GB9: a joiner", "a\u200D|b"},
    {"GB9: an emoji modifier after anything", "a\U0001F3FF|b"},
    {"GB9: a mark after a space", " \u0308|a"},
    {"GB9: variation selector and keycap", "1\uFE0F\u20E3|2"},
    {"GB9a: spacing mark", "\u0915\u0903|\u0916"},
    {"GB9a: Thai SARA AM", "\u0E01\u0E33|\u0E02"},
    {"GB9b: prepended", "\u0600a|b"},
    {"GB9b: prepended before prepended", "\u0600\u06001"},
    {"GB9b: not before a control", "\u0600|\n"},
    {"GB9c: conjunct", "\u0915\u094D\u0924"},
    {"GB9c: conjunct of three", "\u0915\u094D\u0924\u094D\u092F|\u0915"},
    {"GB9c: two linkers", "\u0915\u094D\u094D\u0924"},
    {"GB9c: linker and joiner", "\u0915\u094D\u200D\u0924"},
    {"GB9c: joiner and linker", "\u0915\u200D\u094D\u0924"},
    {"GB9c: nukta before the linker", "\u0915\u093C\u094D\u0924"},
    {"GB9c: not without a linker", "\u0915|\u0924"},
    {"GB9c: not without a consonant before", "a\u094D|\u0924"},
    {"GB9c: not without a consonant after", "\u0915\u094D|a"},
    {"GB9c: a joiner alone is no linker", "\u0915\u200D|\u0924"},
    {"GB9c: not over a letter", "\u0915\u094D|a|\u0924"},
    {"GB11: family", "\U0001F468\u200D\U0001F469\u200D\U0001F467"},
    {"GB11: skin tone and joiner", "\U0001F9D1\U0001F3FF\u200D\U0001F680|a"},
    {"GB11: marks before the joiner", "\U0001F476\u0308\u0308\u200D\U0001F476"},
    {"GB11: not after a letter", "a\u200D|\U0001F469"},
    {"GB11: not after two joiners", "\U0001F468\u200D\u200D|\U0001F469"},
    {"GB11: not without a joiner", "\U0001F468|\U0001F469"},
    {"GB11: not over a mark behind the joiner", "\U0001F468\u200D\u0308|\U0001F469"},
    {"GB11: U+00A9 is pictographic", "\u00A9\u200D\u00AE"},
    {"GB12: flags at the start", "\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7"},
    {"GB12: half a flag at the end", "\U0001F1E9\U0001F1EA|\U0001F1EB"},
    {"GB12: a mark ends the flag", "\U0001F1E9\u0308|\U0001F1EA\U0001F1EB"},
    {"GB12: a joiner ends the flag", "\U0001F1E9\u200D|\U0001F1EA\U0001F1EB|\U0001F1F7"},
    {"GB13: flags behind something", "a|\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7|b"},
    {"GB13: three behind something", "a|\U0001F1E9\U0001F1EA|\U0001F1EB|b"},
    {"GB999: letters", "a|b|c"},
    {"GB999: spaces", "a| | |b"},
    {"GB999: ideographs", "\u4E2D|\u6587"},
    {"GB999: four bytes", "\U00010400|\U00010428"},
    {"Latin-1", "\xC3\xA4|\xC3\xB6|\xC2\xA0|\xC3\x9F"},
};

static const segment_case ill_formed[] = {
    {"ill-formed: a byte that begins nothing", "a|\xFF|b"},
    {"ill-formed: cut short at the end", "a|\xE2\x82"},
    {"ill-formed: cut short inside", "a|\xE2\x82|b"},
    {"ill-formed: four bytes cut at three", "\xF0\x9F\x98"},
    {"ill-formed: a surrogate is three", "\xED|\xA0|\x80"},
    {"ill-formed: a mark stays with it", "\xFF\u0308|a"},
    {"ill-formed: continuations", "\x80|\x80"},
    {"ill-formed: a lead byte cuts another", "\xE2|\xE2\x82|\xF0\x9F\x98\x80"},
};

/* {what, bytes, length, ends in ascending order, ended by 0} */
static const struct {
    const char *what;
    const char *bytes;
    size_t len;
    tg_encoding encoding;
    size_t ends[4];
} utf16[] = {
    {"UTF-16: high surrogate alone", "\x3D\xD8\x61\0", 4, TG_ENCODING_UTF16LE, {2, 4}},
    {"UTF-16: low surrogate alone", "\0\x61\xDC\0", 4, TG_ENCODING_UTF16BE, {2, 4}},
    {"UTF-16: two high surrogates and a low one", "\xD8\x3D\xD8\x3D\xDE\0", 6, TG_ENCODING_UTF16BE, {2, 6}},
    {"UTF-16: high surrogate at the end", "\x61\0\x3D\xD8", 4, TG_ENCODING_UTF16LE, {2, 4}},
    {"UTF-16: odd byte", "\x61\0\x62", 3, TG_ENCODING_UTF16LE, {2, 3}},
    {"UTF-16: odd byte alone", "\x61", 1, TG_ENCODING_UTF16BE, {1}},
    {"UTF-16: high surrogate and odd byte", "\x3D\xD8\x61", 3, TG_ENCODING_UTF16LE, {3}},
};

/* All at once, and growing by one byte. */
static void ill_formed_utf16(void) {
    for (size_t i = 0; i < COUNT_OF(utf16); i++) {
        tg_options o = test_options();
        size_t ends[8], n = 0, count, consumed, from = 0;
        tg_cursor cursor = {{0}};
        o.encoding = utf16[i].encoding;
        test_case(utf16[i].what);
        CHECK_EQ_INT(
            tg_boundaries(TG_GRAPHEMES, utf16[i].bytes, utf16[i].len, 1, &o, NULL, ends, NULL, 8, &count, &consumed),
            TG_OK);
        while (utf16[i].ends[n]) n++;
        CHECK_EQ_INT(count, n);
        CHECK(memcmp(ends, utf16[i].ends, n * sizeof *ends) == 0);

        n = 0;
        for (size_t to = 0; to <= utf16[i].len; to++) {
            CHECK_EQ_INT(tg_boundaries(TG_GRAPHEMES, utf16[i].bytes + from, to - from, to == utf16[i].len, &o, &cursor,
                                       ends, NULL, 8, &count, &consumed),
                         TG_OK);
            for (size_t k = 0; k < count; k++) CHECK_EQ_INT(from + ends[k], utf16[i].ends[n++]);
            from += consumed;
        }
        CHECK_EQ_INT(from, utf16[i].len);
    }
}

static void flags(void) {
    uint8_t found[3] = {9, 9, 9};
    size_t ends[3], count, consumed;

    test_case("graphemes have no flags");
    CHECK_EQ_INT(tg_boundaries(TG_GRAPHEMES, "a1", 2, 1, NULL, NULL, ends, found, 3, &count, &consumed), TG_OK);
    CHECK_EQ_INT(found[0], 0);
    CHECK_EQ_INT(found[1], 0);
    CHECK_EQ_INT(found[2], 9);
}

void grapheme_test(void) {
    test_segment_arguments(TG_GRAPHEMES);
    test_segment_cases(TG_GRAPHEMES, rules, COUNT_OF(rules), NULL);
    test_segment_cases(TG_GRAPHEMES, ill_formed, COUNT_OF(ill_formed), NULL);
    ill_formed_utf16();
    flags();
}
