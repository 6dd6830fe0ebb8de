/*
 * ucd: the properties of a code point, in one record of 32 bits that a two-stage table finds.
 *
 * The enumerators stand in the order of the annexes; tools/ucd/properties.mjs has the same numbers.
 */
#ifndef TG_CORE_UCD_H
#define TG_CORE_UCD_H

#include "base.h"

typedef uint32_t tg__props;

/* Word_Break, UAX #29 table 3. */
typedef enum tg__wb {
    TG__WB_OTHER = 0,
    TG__WB_CR,
    TG__WB_LF,
    TG__WB_NEWLINE,
    TG__WB_EXTEND,
    TG__WB_ZWJ,
    TG__WB_FORMAT,
    TG__WB_RI,
    TG__WB_KATAKANA,
    TG__WB_HEBREW_LETTER,
    TG__WB_ALETTER,
    TG__WB_SINGLE_QUOTE,
    TG__WB_DOUBLE_QUOTE,
    TG__WB_MID_NUM_LET,
    TG__WB_MID_LETTER,
    TG__WB_MID_NUM,
    TG__WB_NUMERIC,
    TG__WB_EXTEND_NUM_LET,
    TG__WB_WSEG_SPACE,
    TG__WB_HYPHEN /* ours: U+002D, U+2010, U+2011, which the annex calls Other */
} tg__wb;

/* Sentence_Break, UAX #29 table 4. */
typedef enum tg__sb {
    TG__SB_OTHER = 0,
    TG__SB_CR,
    TG__SB_LF,
    TG__SB_SEP,
    TG__SB_EXTEND,
    TG__SB_FORMAT,
    TG__SB_SP,
    TG__SB_LOWER,
    TG__SB_UPPER,
    TG__SB_OLETTER,
    TG__SB_NUMERIC,
    TG__SB_ATERM,
    TG__SB_SCONTINUE,
    TG__SB_STERM,
    TG__SB_CLOSE
} tg__sb;

/* Grapheme_Cluster_Break, UAX #29 table 2. */
typedef enum tg__gcb {
    TG__GCB_OTHER = 0,
    TG__GCB_CR,
    TG__GCB_LF,
    TG__GCB_CONTROL,
    TG__GCB_EXTEND,
    TG__GCB_ZWJ,
    TG__GCB_RI,
    TG__GCB_PREPEND,
    TG__GCB_SPACING_MARK,
    TG__GCB_L,
    TG__GCB_V,
    TG__GCB_T,
    TG__GCB_LV,
    TG__GCB_LVT
} tg__gcb;

/* Indic_Conjunct_Break, for GB9c. */
typedef enum tg__incb { TG__INCB_NONE = 0, TG__INCB_CONSONANT, TG__INCB_LINKER, TG__INCB_EXTEND } tg__incb;

/* What a code point is counted as, by its General_Category. */
typedef enum tg__kind {
    TG__KIND_OTHER = 0,
    TG__KIND_LETTER,        /* L* */
    TG__KIND_DIGIT,         /* Nd */
    TG__KIND_LETTER_NUMBER, /* Nl */
    TG__KIND_PUNCTUATION,   /* P* */
    TG__KIND_SYMBOL         /* S* */
} tg__kind;

/* How a code point that is not ASCII stands in the masks of a block. Complex is what graphemes look at: all but GCB Other. */
typedef enum tg__mark {
    TG__MARK_LOWER = 0,      /* WB ALetter, gc L*, SB Lower; not complex */
    TG__MARK_UPPER,          /* the same, SB Upper */
    TG__MARK_LETTER,         /* the same, SB OLetter */
    TG__MARK_COMPLEX_LETTER, /* that, and complex */
    TG__MARK_SOLO,           /* WB Other, gc L*, SB OLetter, TG__P_UNSEGMENTED; not complex */
    TG__MARK_COMPLEX_SOLO,   /* that, and complex */
    TG__MARK_IGNORED,        /* WB and SB Extend or Format, of no kind */
    TG__MARK_PICT,           /* WB and SB Other, S*, Extended_Pictographic */
    TG__MARK_CLOSE,          /* P*, not complex, so to the last but two: WB Other, SB Close */
    TG__MARK_TERMINATOR,     /* WB Other, SB STerm */
    TG__MARK_GOES_ON,        /* WB Other, SB SContinue */
    TG__MARK_PUNCTUATION,    /* WB and SB Other */
    TG__MARK_MID_NUM_LET,    /* WB MidNumLet, SB Close */
    TG__MARK_MID_NUM,        /* WB MidNum, SB SContinue */
    TG__MARK_HEBREW,         /* WB Hebrew_Letter, gc L*, SB OLetter; not complex */
    TG__MARK_SPECIAL         /* everything else */
} tg__mark;

/* Flags of a record. */
#define TG__P_WHITE_SPACE (UINT32_C(1) << 19)
#define TG__P_ALNUM (UINT32_C(1) << 20)       /* Alphabetic, or gc N* */
#define TG__P_UNSEGMENTED (UINT32_C(1) << 21) /* a letter of a script written without spaces between words */
#define TG__P_NFC_JOIN (UINT32_C(1) << 22)    /* a letter that can compose with a starter before it: tg__nfc_joins */
#define TG__P_CASED (UINT32_C(1) << 23)
#define TG__P_CASE_IGNORABLE (UINT32_C(1) << 24)
#define TG__P_UPPER (UINT32_C(1) << 25) /* Uppercase */
#define TG__P_LOWER (UINT32_C(1) << 26) /* Lowercase */

extern const char tg__unicode_version[];
extern const uint32_t tg__ucd_ascii[];
extern const uint32_t tg__ucd_props[];
extern const uint8_t tg__ucd_stage1[];
extern const uint8_t tg__ucd_stage2[];
extern const uint8_t tg__ucd_marks_of_lead[]; /* what all code points have whose UTF-8 begins with 0xE0 + n, or 255 */
extern const uint8_t tg__ucd_marks_stage1[];
extern const uint8_t tg__ucd_marks[];

/** The tg__mark of `cp`, TG__MARK_SPECIAL if it is ASCII. */
static inline uint8_t tg__ucd_mark(uint32_t cp) {
    return tg__ucd_marks[(size_t)tg__ucd_marks_stage1[cp >> 8] << 8 | (cp & 0xFF)];
}

/** The tg__mark of `cp`, which is below 0x800: their blocks come first, and in order. */
static inline uint8_t tg__ucd_mark_of_2(uint32_t cp) {
    return tg__ucd_marks[cp];
}

/** The record of `cp`, which is at most U+10FFFF; a surrogate has one too. */
static inline tg__props tg__ucd(uint32_t cp) {
    if (TG__LIKELY(cp < 0x80)) return tg__ucd_ascii[cp];
    return tg__ucd_props[tg__ucd_stage2[(size_t)tg__ucd_stage1[cp >> 8] << 8 | (cp & 0xFF)]];
}

static inline tg__wb tg__props_wb(tg__props p) {
    return (tg__wb)(p & 31);
}

static inline tg__sb tg__props_sb(tg__props p) {
    return (tg__sb)(p >> 5 & 15);
}

static inline tg__gcb tg__props_gcb(tg__props p) {
    return (tg__gcb)(p >> 9 & 15);
}

static inline tg__incb tg__props_incb(tg__props p) {
    return (tg__incb)(p >> 13 & 3);
}

/** 1 if Extended_Pictographic. */
static inline int tg__props_pict(tg__props p) {
    return (int)(p >> 15 & 1);
}

static inline tg__kind tg__props_kind(tg__props p) {
    return (tg__kind)(p >> 16 & 7);
}

/** 1 if a code point of this kind makes a segment a word: L*, Nd, Nl. */
static inline int tg__props_word_like(tg__props p) {
    tg__kind kind = tg__props_kind(p);
    return kind == TG__KIND_LETTER || kind == TG__KIND_DIGIT || kind == TG__KIND_LETTER_NUMBER;
}

/**
 * Compose a letter with the code point right before it, so that the letters
 * of the NFC form can be counted as they come.
 *
 * @param prev  the code point before, or the composite so far; becomes what stands before the next code point.
 * @param cp    a code point with TG__P_NFC_JOIN (others never join here).
 * @return 1 if the two make no more letters than the first alone, else 0.
 */
int tg__nfc_joins(uint32_t *prev, uint32_t cp);

#endif
