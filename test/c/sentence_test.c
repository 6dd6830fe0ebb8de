/* sentence_test: a case or more for each rule of UAX #29 for sentences, in its order; then the line-break rule. */
#include "helpers.h"

#include <stdlib.h>

/* The plain annex. */
static const segment_case rules[] = {
    {"SB1, SB2: empty", ""},
    {"SB1, SB2: one", "a"},
    {"SB1: a mark alone", "\u0308"},
    {"SB1: a full stop alone", "."},
    {"SB3: CR LF", "a\r\n|b"},
    {"SB3: two CR LF", "\r\n|\r\n"},
    {"SB3: LF CR are two", "a\n|\r|b"},
    {"SB4: after CR", "a\r|b"},
    {"SB4: after LF", "a\n|b"},
    {"SB4: after NEL, LS and PS", "a\xC2\x85|b\u2028|c\u2029|d"},
    {"SB4: a mark begins a sentence", "a\n|\u0308b"},
    {"SB4: a space begins a sentence", "a.\n| b"},
    {"SB4: not VT and FF", "a\x0B\x62\x0C\x63"},
    {"SB5: a mark after the terminator", "a.\u0308 |B"},
    {"SB5: marks before a lower-case letter", "a. \u0308b"},
    {"SB5: SOFT HYPHEN and a joiner", "a?\xC2\xAD\u200D |b"},
    {"SB6: decimal point", "3.4"},
    {"SB6: with marks", "3\u0308.\u03084"},
    {"SB6: after a letter", "A.4 B"},
    {"SB6: not over a bracket", "a.)|4"},
    {"SB6: not after a question mark", "a?|4"},
    {"SB7: initials", "U.S.A"},
    {"SB7: after a lower-case letter", "a.B"},
    {"SB7: with marks", "a\u0308.\u0308B"},
    {"SB7: not over a space", "U. |S"},
    {"SB7: not after a digit", "1.|S"},
    {"SB7: not over a bracket", "U.)|S"},
    {"SB8: lower case", "etc. and"},
    {"SB8: lower case right behind", "a.b 1.b"},
    {"SB8: over brackets and spaces", "etc.) (and"},
    {"SB8: over digits and dashes", "etc. 5 - and"},
    {"SB8: an upper-case letter first", "etc. |5 And"},
    {"SB8: another letter first", "etc. |\u4E2D b"},
    {"SB8: another terminator first", "etc. |5! |And"},
    {"SB8: a paragraph first", "etc. |5\n|and"},
    {"SB8: the end first", "etc. |(5"},
    {"SB8: not after a question mark", "etc? |and"},
    {"SB8a: comma", "etc., And"},
    {"SB8a: comma behind a bracket and a space", "etc.) , And"},
    {"SB8a: dash", "What? -And"},
    {"SB8a: another terminator", "What?! |And"},
    {"SB8a: another terminator behind a space", "What. . . |And"},
    {"SB9: bracket", "(What?) |And"},
    {"SB9: quotes", "\u201CHe did.\u201D |She"},
    {"SB9: many", "a.\"')] |B"},
    {"SB9, SB10: a paragraph", "a?)\u2029|b"},
    {"SB10: spaces", "a.   |B"},
    {"SB10: unlike spaces", "a! \t\xC2\xA0\u3000|B"},
    {"SB10: and a paragraph", "a. \n|B"},
    {"SB11: full stop", "a. |B"},
    {"SB11: without a space", "a!|B?|c"},
    {"SB11: a bracket behind the space", "a? |)b"},
    {"SB11: ideographic full stop", "\u4E2D\u3002|\u6587"},
    {"SB11: Devanagari danda", "\u0915\u0964 |\u0915"},
    {"SB998: no terminator", "a, B; c"},
    {"SB998: nothing behind it", "a."},
    {"SB998: spaces behind it", "a.  "},
    {"four bytes", "\U00010400! |\U00010400"},
    {"lines", "One\n|\n|two\n|three"},
    {"lines: no list items", "One\n|- two\n|1. three"},
};

#define TEN_TENS "123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 "
#define LONG_LINE "The quick brown fox jumps over the lazy dog and runs"

static const segment_case wrap[] = {
    {"wrap: empty", ""},
    {"wrap: a line", "One.\n"},
    {"wrap: one line break", "One\ntwo"},
    {"wrap: in a sentence", "One two\nthree. |Four\nfive."},
    {"wrap: after a terminator", "One.\n|Two.\n|Three"},
    {"wrap: after a terminator, lower case", "etc.\nand"},
    {"wrap: after a terminator, an indent", "One.\n  |Two"},
    {"wrap: after a bracket", "(One.)\n|Two"},
    {"wrap: between initials", "U.\n|S"},
    {"wrap: with spaces around", "One \n two"},
    {"wrap: decimal point at the end of a line", "3.\n|4 Big"},
    {"wrap: CR LF", "One\r\ntwo"},
    {"wrap: CR", "One\rtwo"},
    {"wrap: NEL", "One\xC2\x85two"},
    {"wrap: LS", "One\u2028two"},
    {"wrap: PS", "One\u2029|two"},
    {"wrap: VT and FF", "One\x0Btwo\x0Cthree"},
    {"blank line: LF LF", "One\n\n|two"},
    {"blank line: with spaces in it", "One\n \t \n|two"},
    {"blank line: CR LF CR LF", "One\r\n\r\n|two"},
    {"blank line: CR CR", "One\r\r|two"},
    {"blank line: LF CR", "One\n\r|two"},
    {"blank line: NEL NEL", "One\xC2\x85\xC2\x85|two"},
    {"blank line: LS LS", "One\u2028\u2028|two"},
    {"blank line: LF PS", "One\n\u2029|two"},
    {"blank line: three", "One\n\n\n|two"},
    {"blank line: an indent is the next sentence's", "One\n\n|  two"},
    {"blank line: after a terminator", "One.\n\n|two"},
    {"blank line: undoes what is pending", "etc. |(5\n\n|and"},
    {"blank line: at the start", "\n\n|One"},
    {"blank line: at the end", "One\n\n"},
    {"blank line: CR LF once is none", "One\r\ntwo\r\nthree"},
    {"bullet: after a long line", LONG_LINE "\n|\u2022 on"},
    {"bullet: triangle", LONG_LINE "\n|\u2023 on"},
    {"bullet: white", LONG_LINE "\n|\u25E6 on"},
    {"bullet: small square", LONG_LINE "\n|\u25AA on"},
    {"bullet: black circle", LONG_LINE "\n|\u25CF on"},
    {"bullet: a tab behind it", LONG_LINE "\n|\u2022\ton"},
    {"bullet: indented", LONG_LINE "\n|  \u2022 on"},
    {"bullet: after CR LF", LONG_LINE "\r\n|\u2022 on"},
    {"bullet: items", "\u2022 one\n|\u2022 two\n|\u2022 three"},
    {"bullet: an item goes on", "\u2022 one\nand more\n|\u2022 two"},
    {"bullet: no white space behind it", LONG_LINE "\n\u2022on"},
    {"bullet: a line break behind it", LONG_LINE "\n\u2022\non"},
    {"bullet: not inside a line", "One \u2022 two"},
    {"dash: after a short line", "Short\n|- one"},
    {"dash: asterisk", "Short\n|* one"},
    {"dash: plus", "Short\n|+ one"},
    {"dash: en dash", "Short\n|\u2013 one"},
    {"dash: em dash", "Short\n|\u2014 one"},
    {"dash: indented", "Short\n|  - one"},
    {"dash: after a long line", LONG_LINE "\n- on"},
    {"dash: every one after a long line", LONG_LINE "\n* on\u2013" LONG_LINE "\n\u2013 on"},
    {"dash: after 39 code points", "123456789 123456789 123456789 123456789\n|- on"},
    {"dash: after 40 code points", "123456789 123456789 123456789 1234567890\n- on"},
    {"dash: 39 code points of many bytes", "\u00E9\u00E9\u00E9 56789 123456789 123456789 123456789\n|- on"},
    {"dash: after a full stop", LONG_LINE ".\n- on"},
    {"dash: after a full stop, and a capital", LONG_LINE ".\n- On"},
    {"dash: after a question mark and a quote", LONG_LINE "?\"\n- on"},
    {"dash: after a colon", LONG_LINE ":\n- on"},
    {"dash: after a comma", LONG_LINE ",\n- on"},
    {"dash: after an item", "- " LONG_LINE "\n- on"},
    {"dash: after 100 code points", TEN_TENS "\n- on"},
    {"dash: after 101 code points", TEN_TENS "0\n|- on"},
    {"dash: after a bullet's line", "\u2022 " LONG_LINE "\n- on"},
    {"dash: after a blank line", LONG_LINE "\n\n|- " LONG_LINE "\n- on"},
    {"dash: at the start of the text", "- one\n|- two"},
    {"dash: no white space behind it", "Short\n-5 degrees"},
    {"dash: two of them", "Short\n-- and"},
    {"dash: the last of the text", "Short\n-"},
    {"ordinal: full stops", "Short\n|1. one\n|2. two"},
    {"ordinal: brackets", "Short\n|1) one\n|2) two"},
    {"ordinal: two digits", "Short\n|12. one"},
    {"ordinal: three digits", "Short\n|123. one"},
    {"ordinal: four digits are none", "Short\n1234. one"},
    {"ordinal: a letter", "Short\n|a) one\n|b) two"},
    {"ordinal: a capital", "Short\n|A) one"},
    {"ordinal: after a long line", LONG_LINE "\n1) on"},
    {"ordinal: after a colon", LONG_LINE ":\n1) on"},
    {"ordinal: a decimal is none", "Short\n1.5 litres"},
    {"ordinal: two letters are none", "Short\nab) one"},
    {"ordinal: a bracket alone is none", "Short\n) one"},
    {"ordinal: the last of the text", "Short\n1."},
};

static const segment_case breaking[] = {
    {"break: empty", ""},
    {"break: one line break", "One\n|two"},
    {"break: CR LF", "One\r\n|two"},
    {"break: CR, NEL, LS, PS", "One\r|two\xC2\x85|three\u2028|four\u2029|five"},
    {"break: blank lines", "One\n\n|two\n \n|three"},
    {"break: an indent is the next sentence's", "One\n|  two"},
    {"break: after a terminator, lower case", "etc.\n|and"},
    {"break: list items", "- one\n|- two\n|3. three"},
    {"break: at the end", "One\n"},
    {"break: terminators too", "One. |Two\n|three? |Four"},
};

static const segment_case ill_formed[] = {
    {"ill-formed: no terminator", "a\xFF B"},
    {"ill-formed: after a terminator, lower case", "a. \xFF b"},
    {"ill-formed: after a terminator, upper case", "a. |\xFF B"},
    {"ill-formed: cut short at the end", "a. |\xE2\x82"},
    {"ill-formed: cut short inside", "a? |\xF0\x9F\x98 B"},
    {"ill-formed: at the start of a line", "a\n\xFF\n\n|b"},
};

/* White space at the end of a text, as far as it is decided. */
static const segment_case at_the_end[] = {
    {"wrap: spaces behind a blank line at the end", "One\n\n|  "},
    {"wrap: spaces behind a line break at the end", "One.\n  "},
};

static void more_than_one_step_decides(void) {
    static const char text[] = "A.\n1. 2. 3.\n\n- x. (5\n\n\n123. Y";
    size_t ends[8], count, consumed;

    test_case("several boundaries from one step");
    CHECK_EQ_INT(tg_boundaries(TG_SENTENCES, text, sizeof text - 1, 1, NULL, NULL, ends, NULL, 8, &count, &consumed),
                 TG_OK);
    CHECK_SEGMENTS(TG_SENTENCES, "A.\n|1. |2. |3.\n\n|- x. |(5\n\n\n|123. |Y", NULL);
    CHECK_EQ_INT(count, 8);
}

/* What is pending is one boundary, however far it is from what decides it. */
static void far_away(void) {
    size_t len, end = 0, count, consumed;
    char *text = test_repeated(" (5)", 50000, &len);

    test_case("SB8 over 200,000 bytes");
    text[0] = '.';
    text[len - 1] = 'a';
    CHECK_EQ_INT(tg_boundaries(TG_SENTENCES, text, len, 1, NULL, NULL, &end, NULL, 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(end, len);
    text[len - 1] = 'A';
    CHECK_EQ_INT(tg_boundaries(TG_SENTENCES, text, len, 1, NULL, NULL, &end, NULL, 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(end, 2);
    free(text);
}

void sentence_test(void) {
    tg_options o = test_options();

    test_segment_arguments(TG_SENTENCES);
    o.sentences = TG_SENTENCES_UAX29;
    test_segment_cases(TG_SENTENCES, rules, COUNT_OF(rules), &o);
    o.line_breaks = TG_LINE_BREAKS_BREAK; /* has no say */
    test_segment_cases(TG_SENTENCES, rules, COUNT_OF(rules), &o);
    o = test_options();
    test_segment_cases(TG_SENTENCES, wrap, COUNT_OF(wrap), &o);
    test_segment_cases(TG_SENTENCES, ill_formed, COUNT_OF(ill_formed), &o);
    test_segment_cases(TG_SENTENCES, at_the_end, COUNT_OF(at_the_end), &o);
    o.language = "und";
    test_segment_cases(TG_SENTENCES, wrap, COUNT_OF(wrap), &o);
    o = test_options();
    o.line_breaks = TG_LINE_BREAKS_BREAK;
    test_segment_cases(TG_SENTENCES, breaking, COUNT_OF(breaking), &o);
    more_than_one_step_decides();
    far_away();
}
