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

#define LONG_TOKEN "abcdefghijklmnopqrstuvwxyzabcdef"

/* The rules that all languages have, by the words of English. */
static const segment_case english[] = {
    {"en: an end", "It is so. |He said it."},
    {"en: a title", "Mr. Smith and Dr. Jones"},
    {"en: a title before a word that begins sentences", "Prof. The"},
    {"en: an abbreviation, not at the end", "Acme Inc. Chicago"},
    {"en: an abbreviation at the end", "Acme Inc. |The firm"},
    {"en: an abbreviation at the end, in quotes", "Acme Inc. |\"The firm"},
    {"en: an abbreviation before a capital word", "Acme Inc. IT"},
    {"en: an abbreviation before an initial", "Acme Inc. A. Smith"},
    {"en: an abbreviation before a bracket", "Acme Inc. (1999) did"},
    {"en: an abbreviation in capitals", "ACME INC. Chicago"},
    {"en: one that has a capital always", "He sat. |Mary stood. |On Sat. Mary sat"},
    {"en: before a number", "No. 5 and p. 7 of vol. 3"},
    {"en: a word before a number", "Say no. |We said no. |Fine"},
    {"en: initials", "J. R. R. Tolkien and J.R.R. Tolkien"},
    {"en: initials at the end", "the U.S. |The Army of the U.S. Army"},
    {"en: initials that are before numbers, too", "P. V. Smith and see p. 5 of it"},
    {"en: marks and soft hyphens", "the U.S. |Th\u00ADe Army. |the U.S. T\u0301he Army"},
    {"en: with hyphens", "J.-P. Sartre and J-P. Sartre"},
    {"en: a number in a list", "1. One thing. |2. Two things"},
    {"en: a number that is none", "In 1999. |It was 5. |He said"},
    {"en: a number behind a word", "It was in Rome. |12 years later"},
    {"en: a decimal", "It is 3.14 or .5 Of it"},
    {"en: an ellipsis", "Well... |Now it was... so"},
    {"en: an ellipsis at the beginning", "...Now. |(...) So"},
    {"en: an ellipsis of one character", "Well\u2026 |Now it was\u2026 so"},
    {"en: a small letter behind a whole word", "It was great. |we went home"},
    {"en: a small letter behind a short word", "We got it. |they went. |So did we. of"},
    {"en: a small letter behind an abbreviation", "etc. and approx. five"},
    {"en: a small letter behind a question mark", "What? |then why? and how! he said"},
    {"en: a small letter behind a quote", "\"What?\" then"},
    {"en: no space", "It was good.|It went. |No one.told us.Anna did"},
    {"en: no space, behind a number", "In 1999.|It was v2.Beta"},
    {"en: a bracket", "(It was.) |(It is.) |So"},
    {"en: a quote that stands alone", "It was. \" |Now it is. ' |So"},
    {"en: a quote that opens", "It was. |\"Now it is. \" |So"},
    {"en: a note in brackets", "It was.[1] |So it was.(12) |But"},
    {"en: a dash", "It was. |- So it is. |\u2014 \"Is it? |--He said. - so"},
    {"en: a dash behind an abbreviation", "etc. - So"},
    {"en: a dash and seven others before a capital", "It was. |-       So. -        So"},
    {"en: a reporting verb", "So? replied he. |So! |nobody"},
    {"en: an emoticon", "I like it :-) |So do I ;) |No. :( |Yes :-) of"},
    {"en: an address", "See http://a.b/c?d=E.f |It is www.a.b. |He is at a.b@c.d |We are http://a.b/x |http://c.d"},
    {"en: an address and a name", "at a@b.c Smith, http://a.b/ Smith"},
    {"en: an address and a letter", "at a@b.c I am, a@b.c |It is"},
    {"en: an address behind a full stop", "See it. |http://a.b. |www.c.d"},
    {"en: no address", "See a@b We, www. |We"},
    {"en: an emoji", "It is.|\U0001F600 It was"},
    {"en: 32 bytes before the stop", LONG_TOKEN ". |so"},
    {"en: 33 bytes before the stop", LONG_TOKEN "g. so. |So"},
    {"en: a paragraph in between", "Acme Inc.\n\n|Chicago"},
    {"en: paragraphs in a block", "It is so.\n\n|So\n\n|It is Mr.\r\n \r\n|  So. |(5)\n\n\n|\"No\" \n\n|a) so\n\n|- x"},
    {"en: a line break in between", "Acme Inc.\nChicago, Mr.\nSmith.\n|So"},
    {"en: the text ends", "the U.S. |The"},
    {"en: the text ends in the word", "the U.S. Th"},
};

static const segment_case german[] = {
    {"de: an ordinal", "Am 4. Juli und im 18. Jahrhundert. |Es war 1999. |Da"},
    {"de: a number at the end", "Er war 12. |Das war so"},
    {"de: a Roman number", "Friedrich II. Barbarossa und Ludwig XIV. |Er war"},
    {"de: abbreviations", "z. B. Öl, d. h. Fett, bzw. Butter usw. |Die Butter"},
    {"de: a small letter", "Das ist gut. und das"},
    {"de: words that are abbreviations, too", "von Franz. |Der Rhein, sog. Flut"},
};

static const segment_case french[] = {
    {"fr: a title", "M. Dupont et Mme. Durand"},
    {"fr: an elided word", "etc. |L'autre, etc. |D\u2019abord, etc. Lyon"},
    {"fr: letters that are not ASCII", "etc. |À Paris, etc. \u00C9tienne"},
    {"fr: decomposed letters", "etc. |A\u0300 Paris, de\u0301c. |De\u0300s"},
    {"fr: an inverted verb", "Quoi ? demanda-t-il. |Oui ! s'e\u0301cria-t-elle. |Quoi ? |rien"},
    {"fr: a quote that stands alone", "\u00AB Oui. \u00BB |Il part"},
};

static const segment_case spanish[] = {
    {"es: initials that are doubled", "EE. UU. |\u00C9l y EE.UU. |E\u0301l, las FF. AA. Juan"},
    {"es: pronouns", "Gracias a Uds. |El Sr. D. Juan"},
};

static const segment_case russian[] = {
    {"ru: nouns", "\u043F\u043E\u043B\u043A. |\u041E\u043D \u0438 \u0434\u0440. |\u041E\u043D"},
    {"ru: abbreviations", "\u0423\u043B. \u041B\u0435\u043D\u0438\u043D\u0430. |\u041E\u043D"},
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
    tg_options o = test_options();
    static const char text[] = "A.\n1. 2. 3.\n\n- x. (5\n\n\n123. Y";
    size_t ends[8], count, consumed;

    o.language = "und";
    test_case("several boundaries from one step");
    CHECK_EQ_INT(tg_boundaries(TG_SENTENCES, text, sizeof text - 1, 1, &o, NULL, ends, NULL, 8, &count, &consumed),
                 TG_OK);
    CHECK_SEGMENTS(TG_SENTENCES, "A.\n|1. |2. |3.\n\n|- x. |(5\n\n\n|123. |Y", &o);
    CHECK_EQ_INT(count, 8);
}

/* What is pending is one boundary, however far it is from what decides it. */
static void far_away(const tg_options *o, const char *stop, size_t expected) {
    size_t len, end = 0, count, consumed;
    char *text = test_repeated(" (5)", 50000, &len);

    test_case("SB8 over 200,000 bytes");
    memcpy(text, stop, strlen(stop));
    text[len - 1] = 'a';
    CHECK_EQ_INT(tg_boundaries(TG_SENTENCES, text, len, 1, o, NULL, &end, NULL, 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(end, len);
    text[len - 1] = 'A';
    CHECK_EQ_INT(tg_boundaries(TG_SENTENCES, text, len, 1, o, NULL, &end, NULL, 1, &count, &consumed), TG_OK);
    CHECK_EQ_INT(end, expected);
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
    o.language = "und";
    test_segment_cases(TG_SENTENCES, wrap, COUNT_OF(wrap), &o);
    test_segment_cases(TG_SENTENCES, ill_formed, COUNT_OF(ill_formed), &o);
    test_segment_cases(TG_SENTENCES, at_the_end, COUNT_OF(at_the_end), &o);
    o.line_breaks = TG_LINE_BREAKS_BREAK;
    test_segment_cases(TG_SENTENCES, breaking, COUNT_OF(breaking), &o);
    o = test_options();
    test_segment_cases(TG_SENTENCES, english, COUNT_OF(english), &o);
    o.language = "de-AT";
    test_segment_cases(TG_SENTENCES, german, COUNT_OF(german), &o);
    o.language = "fr";
    test_segment_cases(TG_SENTENCES, french, COUNT_OF(french), &o);
    o.language = "es";
    test_segment_cases(TG_SENTENCES, spanish, COUNT_OF(spanish), &o);
    o.language = "ru";
    test_segment_cases(TG_SENTENCES, russian, COUNT_OF(russian), &o);
    more_than_one_step_decides();
    o.language = "und";
    far_away(&o, ".", 2);
    o.language = "en";
    far_away(&o, "x1.", 5);
}
