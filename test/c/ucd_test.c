/* ucd_test: properties of code points, literals only. */
#include "test.h"

#include "../../src/core/ucd.h"

static const struct {
    uint32_t cp;
    tg__wb wb;
    tg__sb sb;
    tg__gcb gcb;
    tg__kind kind;
} rows[] = {
    {0x000A, TG__WB_LF, TG__SB_LF, TG__GCB_LF, TG__KIND_OTHER},
    {0x000D, TG__WB_CR, TG__SB_CR, TG__GCB_CR, TG__KIND_OTHER},
    {0x0020, TG__WB_WSEG_SPACE, TG__SB_SP, TG__GCB_OTHER, TG__KIND_OTHER},
    {0x0022, TG__WB_DOUBLE_QUOTE, TG__SB_CLOSE, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x0027, TG__WB_SINGLE_QUOTE, TG__SB_CLOSE, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x002B, TG__WB_OTHER, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_SYMBOL},
    {0x002C, TG__WB_MID_NUM, TG__SB_SCONTINUE, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x002D, TG__WB_HYPHEN, TG__SB_SCONTINUE, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x002E, TG__WB_MID_NUM_LET, TG__SB_ATERM, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x0030, TG__WB_NUMERIC, TG__SB_NUMERIC, TG__GCB_OTHER, TG__KIND_DIGIT},
    {0x003A, TG__WB_MID_LETTER, TG__SB_SCONTINUE, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x0041, TG__WB_ALETTER, TG__SB_UPPER, TG__GCB_OTHER, TG__KIND_LETTER},
    {0x005F, TG__WB_EXTEND_NUM_LET, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x007A, TG__WB_ALETTER, TG__SB_LOWER, TG__GCB_OTHER, TG__KIND_LETTER},
    {0x0085, TG__WB_NEWLINE, TG__SB_SEP, TG__GCB_CONTROL, TG__KIND_OTHER},
    {0x00AD, TG__WB_FORMAT, TG__SB_FORMAT, TG__GCB_CONTROL, TG__KIND_OTHER},
    {0x0301, TG__WB_EXTEND, TG__SB_EXTEND, TG__GCB_EXTEND, TG__KIND_OTHER},
    {0x0378, TG__WB_OTHER, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_OTHER},
    {0x05D0, TG__WB_HEBREW_LETTER, TG__SB_OLETTER, TG__GCB_OTHER, TG__KIND_LETTER},
    {0x0600, TG__WB_NUMERIC, TG__SB_NUMERIC, TG__GCB_PREPEND, TG__KIND_OTHER},
    {0x0903, TG__WB_EXTEND, TG__SB_EXTEND, TG__GCB_SPACING_MARK, TG__KIND_OTHER},
    {0x1100, TG__WB_ALETTER, TG__SB_OLETTER, TG__GCB_L, TG__KIND_LETTER},
    {0x1161, TG__WB_ALETTER, TG__SB_OLETTER, TG__GCB_V, TG__KIND_LETTER},
    {0x11A8, TG__WB_ALETTER, TG__SB_OLETTER, TG__GCB_T, TG__KIND_LETTER},
    {0x200C, TG__WB_EXTEND, TG__SB_EXTEND, TG__GCB_EXTEND, TG__KIND_OTHER},
    {0x200D, TG__WB_ZWJ, TG__SB_EXTEND, TG__GCB_ZWJ, TG__KIND_OTHER},
    {0x2010, TG__WB_HYPHEN, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x2011, TG__WB_HYPHEN, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0x2160, TG__WB_ALETTER, TG__SB_UPPER, TG__GCB_OTHER, TG__KIND_LETTER_NUMBER},
    {0x3042, TG__WB_OTHER, TG__SB_OLETTER, TG__GCB_OTHER, TG__KIND_LETTER},
    {0x30A2, TG__WB_KATAKANA, TG__SB_OLETTER, TG__GCB_OTHER, TG__KIND_LETTER},
    {0x3002, TG__WB_OTHER, TG__SB_STERM, TG__GCB_OTHER, TG__KIND_PUNCTUATION},
    {0xAC00, TG__WB_ALETTER, TG__SB_OLETTER, TG__GCB_LV, TG__KIND_LETTER},
    {0xAC01, TG__WB_ALETTER, TG__SB_OLETTER, TG__GCB_LVT, TG__KIND_LETTER},
    {0xD800, TG__WB_OTHER, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_OTHER},
    {0xFFFD, TG__WB_OTHER, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_SYMBOL},
    {0x1F1E6, TG__WB_RI, TG__SB_OTHER, TG__GCB_RI, TG__KIND_SYMBOL},
    {0x1F600, TG__WB_OTHER, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_SYMBOL},
    {0x10FFFF, TG__WB_OTHER, TG__SB_OTHER, TG__GCB_OTHER, TG__KIND_OTHER},
};

static void breaks(void) {
    test_case("ucd: break properties and kinds");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        tg__props p = tg__ucd(rows[i].cp);
        int before = test_failures;
        CHECK_EQ_INT(tg__props_wb(p), rows[i].wb);
        CHECK_EQ_INT(tg__props_sb(p), rows[i].sb);
        CHECK_EQ_INT(tg__props_gcb(p), rows[i].gcb);
        CHECK_EQ_INT(tg__props_kind(p), rows[i].kind);
        if (test_failures != before) printf("    of U+%04X\n", (unsigned)rows[i].cp);
    }
}

static void emoji_and_conjuncts(void) {
    test_case("ucd: Extended_Pictographic");
    CHECK(tg__props_pict(tg__ucd(0x1F600)));
    CHECK(tg__props_pict(tg__ucd(0x00A9)));
    CHECK(!tg__props_pict(tg__ucd('#')));
    CHECK(!tg__props_pict(tg__ucd(0x1F1E6)));

    test_case("ucd: Indic_Conjunct_Break");
    CHECK_EQ_INT(tg__props_incb(tg__ucd(0x0915)), TG__INCB_CONSONANT);
    CHECK_EQ_INT(tg__props_incb(tg__ucd(0x094D)), TG__INCB_LINKER);
    CHECK_EQ_INT(tg__props_incb(tg__ucd(0x093C)), TG__INCB_EXTEND);
    CHECK_EQ_INT(tg__props_incb(tg__ucd(0x200D)), TG__INCB_EXTEND);
    CHECK_EQ_INT(tg__props_incb(tg__ucd(0x200C)), TG__INCB_NONE);
    CHECK_EQ_INT(tg__props_incb(tg__ucd('a')), TG__INCB_NONE);
}

static int has(uint32_t cp, tg__props flag) {
    return (tg__ucd(cp) & flag) != 0;
}

static void flags(void) {
    test_case("ucd: White_Space");
    CHECK(has(' ', TG__P_WHITE_SPACE) && has('\t', TG__P_WHITE_SPACE) && has(0x85, TG__P_WHITE_SPACE));
    CHECK(has(0xA0, TG__P_WHITE_SPACE) && has(0x3000, TG__P_WHITE_SPACE) && has(0x2029, TG__P_WHITE_SPACE));
    CHECK(!has(0x200B, TG__P_WHITE_SPACE) && !has(0xFEFF, TG__P_WHITE_SPACE) && !has('a', TG__P_WHITE_SPACE));

    test_case("ucd: alphanumeric");
    CHECK(has('a', TG__P_ALNUM) && has('7', TG__P_ALNUM) && has(0xB2, TG__P_ALNUM) && has(0x4E00, TG__P_ALNUM));
    CHECK(!has('_', TG__P_ALNUM) && !has('\'', TG__P_ALNUM) && !has(0x0301, TG__P_ALNUM));
    CHECK(has(0x0345, TG__P_ALNUM)); /* a mark, but Alphabetic */

    test_case("ucd: letters of scripts without spaces");
    CHECK(has(0x4E00, TG__P_UNSEGMENTED) && has(0x3042, TG__P_UNSEGMENTED) && has(0x30A2, TG__P_UNSEGMENTED));
    CHECK(has(0x0E01, TG__P_UNSEGMENTED) && has(0x0E81, TG__P_UNSEGMENTED));
    CHECK(has(0x1780, TG__P_UNSEGMENTED) && has(0x1000, TG__P_UNSEGMENTED));
    CHECK(!has(0xAC00, TG__P_UNSEGMENTED) && !has('a', TG__P_UNSEGMENTED) && !has(0x0E31, TG__P_UNSEGMENTED));

    test_case("ucd: case");
    CHECK(has('A', TG__P_UPPER) && has('A', TG__P_CASED) && !has('A', TG__P_LOWER));
    CHECK(has('a', TG__P_LOWER) && has('a', TG__P_CASED) && !has('a', TG__P_UPPER));
    CHECK(has(0x01C5, TG__P_CASED) && !has(0x01C5, TG__P_UPPER) && !has(0x01C5, TG__P_LOWER));
    CHECK(has('\'', TG__P_CASE_IGNORABLE) && has(0x0301, TG__P_CASE_IGNORABLE) && !has('-', TG__P_CASE_IGNORABLE));
    CHECK(!has('1', TG__P_CASED) && !has(0x4E00, TG__P_CASED));
}

/* Is the mark what the properties say? Special may be everything. */
static int mark_fits(uint32_t cp) {
    tg__props p = tg__ucd(cp);
    tg__wb wb = tg__props_wb(p);
    tg__sb sb = tg__props_sb(p);
    tg__gcb gcb = tg__props_gcb(p);
    int letter = tg__props_kind(p) == TG__KIND_LETTER && !(p & (TG__P_NFC_JOIN | TG__P_WHITE_SPACE));
    int simple = gcb == TG__GCB_OTHER && !tg__props_incb(p) && !tg__props_pict(p);
    int joins = gcb == TG__GCB_PREPEND || gcb == TG__GCB_L;
    int together = letter && wb == TG__WB_ALETTER && !(p & TG__P_UNSEGMENTED) && !joins;
    int punctuation = tg__props_kind(p) == TG__KIND_PUNCTUATION && simple;
    int alone = letter && wb == TG__WB_OTHER && sb == TG__SB_OLETTER && p & TG__P_UNSEGMENTED && !joins;

    switch (tg__ucd_mark(cp)) {
    case TG__MARK_LOWER: return together && simple && sb == TG__SB_LOWER;
    case TG__MARK_UPPER: return together && simple && sb == TG__SB_UPPER;
    case TG__MARK_LETTER: return together && simple && sb == TG__SB_OLETTER;
    case TG__MARK_COMPLEX_LETTER: return together && !simple && sb == TG__SB_OLETTER;
    case TG__MARK_SOLO: return alone && simple;
    case TG__MARK_COMPLEX_SOLO: return alone && !simple;
    case TG__MARK_IGNORED:
        return (wb == TG__WB_EXTEND || wb == TG__WB_FORMAT) && (sb == TG__SB_EXTEND || sb == TG__SB_FORMAT) &&
               tg__props_kind(p) == TG__KIND_OTHER && gcb != TG__GCB_PREPEND && !(p & TG__P_WHITE_SPACE);
    case TG__MARK_PICT:
        return tg__props_kind(p) == TG__KIND_SYMBOL && tg__props_pict(p) && wb == TG__WB_OTHER && sb == TG__SB_OTHER;
    case TG__MARK_CLOSE: return punctuation && wb == TG__WB_OTHER && sb == TG__SB_CLOSE;
    case TG__MARK_TERMINATOR: return punctuation && wb == TG__WB_OTHER && sb == TG__SB_STERM;
    case TG__MARK_GOES_ON: return punctuation && wb == TG__WB_OTHER && sb == TG__SB_SCONTINUE;
    case TG__MARK_PUNCTUATION: return punctuation && wb == TG__WB_OTHER && sb == TG__SB_OTHER;
    case TG__MARK_MID_NUM_LET: return punctuation && wb == TG__WB_MID_NUM_LET && sb == TG__SB_CLOSE;
    case TG__MARK_HEBREW:
        return letter && simple && wb == TG__WB_HEBREW_LETTER && sb == TG__SB_OLETTER && !(p & TG__P_UNSEGMENTED);
    case TG__MARK_MID_NUM: return punctuation && wb == TG__WB_MID_NUM && sb == TG__SB_SCONTINUE;
    default: return 1;
    }
}

static void marks(void) {
    static const struct {
        uint32_t cp;
        tg__mark mark;
    } literals[] = {
        {'a', TG__MARK_SPECIAL},           {0xE9, TG__MARK_LOWER},          {0xC9, TG__MARK_UPPER},
        {0xD7, TG__MARK_SPECIAL},          {0x0436, TG__MARK_LOWER},        {0x0627, TG__MARK_LETTER},
        {0x05D0, TG__MARK_HEBREW},         {0x0301, TG__MARK_IGNORED},      {0xAD, TG__MARK_IGNORED},
        {0x0915, TG__MARK_COMPLEX_LETTER}, {0x093F, TG__MARK_IGNORED},      {0xAC00, TG__MARK_COMPLEX_LETTER},
        {0x6F22, TG__MARK_SOLO},           {0x0E33, TG__MARK_COMPLEX_SOLO}, {0x30AB, TG__MARK_SPECIAL},
        {0x2019, TG__MARK_MID_NUM_LET},    {0x200D, TG__MARK_SPECIAL},      {0x1F600, TG__MARK_PICT},
        {0x201C, TG__MARK_CLOSE},          {0x3002, TG__MARK_TERMINATOR},   {0x2014, TG__MARK_GOES_ON},
        {0x2022, TG__MARK_PUNCTUATION},    {0xFF0C, TG__MARK_MID_NUM},      {0x1100, TG__MARK_SPECIAL},
        {0xD800, TG__MARK_SPECIAL},        {0x10FFFF, TG__MARK_SPECIAL},
    };
    size_t wrong = 0;

    test_case("ucd: marks");
    for (size_t i = 0; i < sizeof literals / sizeof literals[0]; i++)
        CHECK_EQ_INT(tg__ucd_mark(literals[i].cp), literals[i].mark);

    test_case("ucd: marks are what the properties say, for all code points");
    for (uint32_t cp = 0x80; cp <= 0x10FFFF; cp++) wrong += !mark_fits(cp);
    for (uint32_t cp = 0; cp < 0x800; cp++) wrong += tg__ucd_mark(cp) != tg__ucd_mark_of_2(cp);
    CHECK_EQ_INT(wrong, 0);
}

static void joins(void) {
    uint32_t prev;

    test_case("ucd: letters that compose with a letter");
    CHECK(has(0x1161, TG__P_NFC_JOIN) && has(0x1175, TG__P_NFC_JOIN) && !has(0x1160, TG__P_NFC_JOIN));
    CHECK(has(0x11A8, TG__P_NFC_JOIN) && has(0x11C2, TG__P_NFC_JOIN) && !has(0x11A7, TG__P_NFC_JOIN));
    CHECK(has(0x16D67, TG__P_NFC_JOIN) && !has(0x16D63, TG__P_NFC_JOIN));
    CHECK(!has(0x1100, TG__P_NFC_JOIN) && !has('a', TG__P_NFC_JOIN) && !has(0x0301, TG__P_NFC_JOIN));

    prev = 0x1112; /* 한 of three jamo */
    CHECK(tg__nfc_joins(&prev, 0x1161));
    CHECK_EQ_INT(prev, 0xD558);
    CHECK(tg__nfc_joins(&prev, 0x11AB));
    CHECK_EQ_INT(prev, 0xD55C);
    CHECK(!tg__nfc_joins(&prev, 0x11AB)); /* an LVT takes no more */
    CHECK_EQ_INT(prev, 0x11AB);

    prev = 0x16D67; /* Kirat Rai */
    CHECK(tg__nfc_joins(&prev, 0x16D67));
    CHECK_EQ_INT(prev, 0x16D68);
    prev = 0x16D63;
    CHECK(tg__nfc_joins(&prev, 0x16D67) && prev == 0x16D69);
    CHECK(tg__nfc_joins(&prev, 0x16D67) && prev == 0x16D6A);
    prev = 0x16D63; /* AI is E E: all three make one */
    CHECK(tg__nfc_joins(&prev, 0x16D68) && prev == 0x16D6A);
    prev = 0x16D69; /* the second E of AI is left over, and takes another */
    CHECK(!tg__nfc_joins(&prev, 0x16D68) && prev == 0x16D67);
    CHECK(tg__nfc_joins(&prev, 0x16D67) && prev == 0x16D68);
    prev = 'a';
    CHECK(!tg__nfc_joins(&prev, 0x16D68) && prev == 0x16D68);
    prev = 'a';
    CHECK(!tg__nfc_joins(&prev, 0x1161));
    prev = 0;
    CHECK(!tg__nfc_joins(&prev, 0x11A8));
}

void ucd_test(void) {
    breaks();
    emoji_and_conjuncts();
    flags();
    marks();
    joins();
}
