/* word_test: a case or more for each rule of UAX #29 for words, in its order; then hyphens that join. */
#include "helpers.h"

#include "../../src/core/word.h"

static const segment_case rules[] = {
    {"WB1, WB2: empty", ""},
    {"WB1, WB2: one", "a"},
    {"WB1: a mark alone", "\u0308"},
    {"WB1: a mark at the start", "\u0308|a"},
    {"WB3: CR LF", "\r\n|\r\n"},
    {"WB3a: after CR", "\r|a"},
    {"WB3a: after LF, a mark", "\n|\u0308|a"},
    {"WB3a: after CR LF, a joiner", "\r\n|\u200D"},
    {"WB3a: LF CR are two", "\n|\r"},
    {"WB3a: after VT and FF", "\x0B|\x0C|a"},
    {"WB3b: before LF", "a|\n"},
    {"WB3b: before CR LF", "a|\r\n|b"},
    {"WB3b: before NEL, LS and PS", "a|\xC2\x85|b|\u2028|c|\u2029|d"},
    {"WB3c: joined emoji", "\U0001F469\u200D\U0001F680|a"},
    {"WB3c: a joiner and an emoji at the start", "\u200D\U0001F469"},
    {"WB3c: after a letter too", "a\u200D\U0001F6D1|b"},
    {"WB3c: not without a joiner", "\U0001F469|\U0001F680"},
    {"WB3c: not over a mark behind the joiner", "a\u200D\u0308|\U0001F469"},
    {"WB3d: spaces", "a|   |b"},
    {"WB3d: unlike spaces", " \u3000\u2003|a"},
    {"WB3d: NO-BREAK SPACE is none", " |\xC2\xA0| "},
    {"WB3d: a tab is none", " |\t| "},
    {"WB3d: not over a mark", " \u0308| "},
    {"WB4: a mark inside", "a\u0308b"},
    {"WB4: SOFT HYPHEN inside", "a\xC2\xAD\x62"},
    {"WB4: a joiner inside", "a\u200Db"},
    {"WB4: marks after punctuation", "a|,\u0308|b"},
    {"WB4: an emoji modifier after a letter", "a\U0001F3FF|,"},
    {"WB5: letters", "abc"},
    {"WB5: of several scripts", "a\u03B1\u0436\u05D0"},
    {"WB5: not ideographs", "a|\u4E2D|\u6587|b"},
    {"WB5: not Hiragana or Thai", "\u3042|\u3044|\u0E01|\u0E02"},
    {"WB5: Hangul", "\uD55C\uAD6D\uC5B4"},
    {"WB6, WB7: apostrophe", "can't"},
    {"WB6, WB7: curly apostrophe", "can\u2019t"},
    {"WB6, WB7: colon", "a:b"},
    {"WB6, WB7: middle dot", "a\xC2\xB7\x62"},
    {"WB6, WB7: full stop", "e.g|."},
    {"WB6, WB7: again and again", "a'b:c.d"},
    {"WB6, WB7: marks between", "can\u0308'\u0308t"},
    {"WB6: not at the end", "can|'"},
    {"WB6: not before a space", "can|'| |t"},
    {"WB6: not before a digit", "a|:|1"},
    {"WB6: not two", "a|'|'|b"},
    {"WB6: not after a digit and before a letter", "1|'|a"},
    {"WB6: not a comma", "a|,|b"},
    {"WB6: not at the start", "'|a"},
    {"WB6: not before LF", "a|'|\n"},
    {"WB6: undone after a mark", "a|'\u0308|,"},
    {"WB7a: Hebrew letter and apostrophe", "\u05D0'| |b"},
    {"WB7a: at the end", "\u05D0'"},
    {"WB7a: before a digit", "\u05D0'|1"},
    {"WB7a, WB7: before a letter", "\u05D0'\u05D0"},
    {"WB7a: not a curly one", "\u05D0|\u2019| "},
    {"WB7a: once", "\u05D0'|'"},
    {"WB7b, WB7c: Hebrew letters and a double quote", "\u05D0\"\u05D0"},
    {"WB7b: not at the end", "\u05D0|\""},
    {"WB7b: not before another letter", "\u05D0|\"|a"},
    {"WB7b: not after another letter", "a|\"|\u05D0"},
    {"WB8: digits", "1234"},
    {"WB8: of several scripts", "1\u0664\u0967"},
    {"WB9: letter and digit", "a1"},
    {"WB9: with a mark", "a\u03081"},
    {"WB10: digit and letter", "1a"},
    {"WB11, WB12: decimal point", "3.14"},
    {"WB11, WB12: thousands", "1,000,000.5"},
    {"WB11, WB12: apostrophe", "1'000"},
    {"WB11, WB12: semicolon", "1;2"},
    {"WB11, WB12: marks between", "3\u0308.\u03081"},
    {"WB12: not at the end", "3|."},
    {"WB12: not before a letter", "3|,|a"},
    {"WB12: not two", "3|.|.|1"},
    {"WB12: not a colon", "12|:|30"},
    {"WB11: not at the start", ".|5"},
    {"WB13: Katakana", "\u30AB\u30BF\u30FC"},
    {"WB13: not with Hiragana", "\u30AB|\u3042"},
    {"WB13: not with letters", "\u30AB|a|\u30AB|1"},
    {"WB13a: after a letter", "a_"},
    {"WB13a: after a digit", "1_"},
    {"WB13a: after Katakana", "\u30AB_"},
    {"WB13a: after another", "__\u203F"},
    {"WB13b: before a letter", "_a"},
    {"WB13b: before a digit", "_1"},
    {"WB13b: before Katakana", "_\u30AB"},
    {"WB13a, WB13b: not with ideographs", "\u4E2D|_|\u4E2D"},
    {"WB13a, WB13b: NARROW NO-BREAK SPACE is a connector", "1\u202F000"},
    {"WB15: flags at the start", "\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7"},
    {"WB15: a mark between", "\U0001F1E9\u0308\U0001F1EA|\U0001F1EB"},
    {"WB16: flags behind something", "a|\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7|\U0001F1E9|b"},
    {"WB16: the pair begins anew after a break", "\U0001F1E9|\n|\U0001F1EA\U0001F1EB"},
    {"WB999: punctuation", "a|.|,|!"},
    {"WB999: dashes", "-|-|\u2013|\u2014"},
    {"WB999: symbols", "$|1|%|+"},
    {"WB999: emoji", "\U0001F600|\U0001F600"},
    {"WB999: four bytes", "\U00010400\U00010428| |x"},
    {"a sentence", "Hello|,| |world|!| |It's| |3.14|.|\n"},
    {"hyphens split", "well|-|known| |a|\u2010|b|\u2011|c"},
};

static const segment_case joined[] = {
    {"hyphens join: letters", "well-known"},
    {"hyphens join: many", "mother-in-law's| |hat"},
    {"hyphens join: digits", "2020-21"},
    {"hyphens join: letter and digit", "a-1-b"},
    {"hyphens join: U+2010 and U+2011", "a\u2010b\u2011c"},
    {"hyphens join: Katakana and connectors", "\u30AB-_-\u30AB"},
    {"hyphens join: Hebrew", "\u05D0-\u05D0"},
    {"hyphens join: marks between", "a\u0308-\u0308b"},
    {"hyphens join: not at the start", "-|a"},
    {"hyphens join: not at the end", "a|-"},
    {"hyphens join: not two", "a|-|-|b"},
    {"hyphens join: not before a space", "a|-| |b"},
    {"hyphens join: not before ideographs", "a|-|\u4E2D"},
    {"hyphens join: not after an apostrophe", "a|'|-|b"},
    {"hyphens join: not before an apostrophe", "a|-|'|b"},
    {"hyphens join: not the dashes", "a|\u2012|b|\u2013|c|\u2014|d|\u2212|e"},
    {"hyphens join: not before LF", "a|-|\n|b"},
    {"hyphens join: the other rules stay", "can't-3.14|,|a_b|-"},
};

static const segment_case ill_formed[] = {
    {"ill-formed: it breaks words", "ab|\xFF|cd"},
    {"ill-formed: cut short at the end", "ab|\xE2\x82"},
    {"ill-formed: cut short inside", "ab|\xF0\x9F\x98|cd"},
    {"ill-formed: after an apostrophe", "ab|'|\xC3"},
    {"ill-formed: a surrogate is three", "a|\xED|\xA0|\x80|b"},
    {"ill-formed: a mark stays with it", "\xFF\u0308|a"},
};

/* {text, a '1' for each segment that is like a word} */
static const struct {
    const char *text, *flags;
} likes[] = {
    {"a 1", "101"},
    {"can't.", "10"},
    {"can' t", "1001"},
    {"a' ", "100"},
    {"3.14 -", "100"},
    {"_ __a", "001"}, /* a connector is no letter */
    {"\u0308 a\u0308", "001"},
    {"\u2160 \u00BD \u2460", "10000"}, /* Nl; No twice */
    {"\u4E2D\u3042\u0E01", "111"},
    {"\u0E01\u0E31", "1"},
    {"\U0001F600\n", "00"},
    {"\u05D0' \u05D0\"", "1010"},
    {"\u0664", "1"},
    {"\xFF", "0"},
};

static void word_like(void) {
    test_case("flags of words");
    for (size_t i = 0; i < COUNT_OF(likes); i++) {
        size_t ends[8], count = 0, consumed, n = strlen(likes[i].flags);
        uint8_t flags[8];
        char found[9];
        CHECK_EQ_INT(tg_boundaries(TG_WORDS, likes[i].text, strlen(likes[i].text), 1, NULL, NULL, ends, flags, 8,
                                   &count, &consumed),
                     TG_OK);
        for (size_t k = 0; k < count; k++) found[k] = flags[k] == TG_SEGMENT_WORD_LIKE ? '1' : flags[k] ? '?' : '0';
        test_eq_str(__FILE__, __LINE__, likes[i].text, found, count, likes[i].flags, n);
    }
}

/* What the machine answers: {text, the answers of its steps, of its end} */
static const struct {
    const char *what, *text;
    unsigned hyphens;
    unsigned steps[4], end;
} answers[] = {
    {"step: nothing", "", 0, {0}, 0},
    {"step: held and joined", "a'b", 0, {TG__WORD_BREAK, TG__WORD_HOLD, TG__WORD_JOIN}, 0},
    {"step: held and confirmed with a break",
     "a' ",
     0,
     {TG__WORD_BREAK, TG__WORD_HOLD, TG__WORD_CONFIRM | TG__WORD_BREAK},
     0},
    {"step: held and confirmed by the end", "a'", 0, {TG__WORD_BREAK, TG__WORD_HOLD}, TG__WORD_CONFIRM},
    {"step: nothing is held", "a,b", 0, {TG__WORD_BREAK, TG__WORD_BREAK, TG__WORD_BREAK}, 0},
    {"step: hyphens split", "a-b", 0, {TG__WORD_BREAK, TG__WORD_BREAK, TG__WORD_BREAK}, 0},
    {"step: hyphens join", "a-b", 1, {TG__WORD_BREAK, TG__WORD_HOLD, TG__WORD_JOIN}, 0},
    {"step: a hyphen at the end", "a-", 1, {TG__WORD_BREAK, TG__WORD_HOLD}, TG__WORD_CONFIRM},
};

static void steps(void) {
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        tg__word w = {0};
        w.hyphens = (uint8_t)answers[i].hyphens;
        test_case(answers[i].what);
        for (size_t k = 0; answers[i].text[k]; k++)
            CHECK_EQ_INT(tg__word_step(&w, tg__ucd((uint8_t)answers[i].text[k])), answers[i].steps[k]);
        CHECK_EQ_INT(tg__word_end(&w), answers[i].end);
    }
}

/* tg_boundaries has the annex alone; hyphens are the tally's, and the machine's. */
static size_t ends_joined(const char *marked, char *out) {
    tg__word w = {0};
    size_t at = 0, held = 0, n = 0;
    const uint8_t *p = (const uint8_t *)marked;

    w.hyphens = 1;
    for (; *p; p++) {
        uint32_t cp = *p;
        unsigned what;
        size_t more = cp >= 0xE0 ? 2 : cp >= 0xC0 ? 1 : 0;
        if (cp == '|') continue;
        if (more) cp &= 0x3Fu >> more;
        for (size_t k = 0; k < more; k++) cp = cp << 6 | (p[k + 1] & 0x3Fu);
        what = tg__word_step(&w, tg__ucd(cp));
        if (what & TG__WORD_CONFIRM) out[n++] = (char)held;
        if (what & TG__WORD_BREAK && at) out[n++] = (char)at;
        if (what & TG__WORD_HOLD) held = at;
        at += more + 1;
        p += more;
    }
    if (tg__word_end(&w)) out[n++] = (char)held;
    return n;
}

static void hyphens(void) {
    for (size_t i = 0; i < COUNT_OF(joined); i++) {
        char found[64], expected[64];
        size_t n = 0, at = 0;
        test_case(joined[i].what);
        for (const char *p = joined[i].marked; *p; p++) {
            if (*p == '|') expected[n++] = (char)at;
            else at++;
        }
        test_eq_str(__FILE__, __LINE__, joined[i].marked, found, ends_joined(joined[i].marked, found), expected, n);
    }
}

void word_test(void) {
    test_segment_arguments(TG_WORDS);
    test_segment_cases(TG_WORDS, rules, COUNT_OF(rules), NULL);
    test_segment_cases(TG_WORDS, ill_formed, COUNT_OF(ill_formed), NULL);
    word_like();
    steps();
    hyphens();
}
