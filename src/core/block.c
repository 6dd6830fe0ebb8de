/* block: ASCII by a kernel; other code points by their marks, or by their properties, one by one. */
#include "block.h"

#include "utf.h"

/* How a code point stands in the masks. */
typedef enum role { ROLE_NONE, ROLE_OTHER, ROLE_SOLO, ROLE_LETTER, ROLE_DIGIT, ROLE_MID, ROLE_IGNORED } role;

/* @return ROLE_NONE for code points that have rules of their own, or contradict what the masks say of others */
static role role_of(tg__props p) {
    tg__kind kind = tg__props_kind(p);
    tg__sb sb = tg__props_sb(p);
    tg__gcb gcb = tg__props_gcb(p);
    int ignored = sb == TG__SB_EXTEND || sb == TG__SB_FORMAT;

    if (p & TG__P_NFC_JOIN || gcb == TG__GCB_PREPEND || gcb == TG__GCB_L || sb == TG__SB_SEP) return ROLE_NONE;
    switch (tg__props_wb(p)) {
    case TG__WB_EXTEND:
    case TG__WB_FORMAT: return ignored && kind == TG__KIND_OTHER ? ROLE_IGNORED : ROLE_NONE;
    case TG__WB_ALETTER: return !ignored && kind == TG__KIND_LETTER ? ROLE_LETTER : ROLE_NONE;
    case TG__WB_NUMERIC: return !ignored && kind == TG__KIND_DIGIT ? ROLE_DIGIT : ROLE_NONE;
    case TG__WB_MID_NUM_LET:
    case TG__WB_MID_LETTER:
    case TG__WB_MID_NUM:
    case TG__WB_HYPHEN: return !ignored && kind == TG__KIND_PUNCTUATION ? ROLE_MID : ROLE_NONE;
    case TG__WB_OTHER:
        if (ignored || kind == TG__KIND_DIGIT || kind == TG__KIND_LETTER_NUMBER) return ROLE_NONE;
        return kind == TG__KIND_LETTER ? ROLE_SOLO : ROLE_OTHER;
    default: return ROLE_NONE;
    }
}

static void set_mid(tg__classes *is, tg__wb wb, uint64_t at) {
    if (wb == TG__WB_MID_NUM_LET) is->mid |= at;
    else if (wb == TG__WB_MID_LETTER) is->mid_letter |= at;
    else if (wb == TG__WB_MID_NUM) is->mid_number |= at;
    else is->hyphen |= at;
}

/* What the masks say of a code point beside its role. */
static void set_others(tg__block *b, tg__props p, uint64_t at, uint64_t bytes) {
    tg__kind kind = tg__props_kind(p);
    tg__sb sb = tg__props_sb(p);

    if (kind == TG__KIND_PUNCTUATION) b->punctuation |= at;
    if (kind == TG__KIND_SYMBOL) b->is.symbol |= at;
    if (sb == TG__SB_UPPER || sb == TG__SB_LOWER) b->cased |= at;
    if (sb == TG__SB_ATERM || sb == TG__SB_STERM) b->is.terminator |= at;
    if (p & TG__P_WHITE_SPACE) b->is.white |= bytes;
    if (p & TG__P_UNSEGMENTED) b->unsegmented |= at;
}

/* @return 0 if the block must end before the code point. `waiting`: the last bytes of those that wait for the next */
static int place(tg__block *b, uint64_t *waiting, tg__props p, unsigned at, unsigned len) {
    switch (role_of(p)) {
    case ROLE_NONE:
    case ROLE_IGNORED: return 0; /* the latter has a mark of its own */
    case ROLE_MID:
        set_mid(&b->is, tg__props_wb(p), tg__bit(at));
        *waiting |= tg__bit(at + len - 1);
        break;
    case ROLE_LETTER: b->is.letter |= tg__bit(at); break;
    case ROLE_DIGIT: b->is.digit |= tg__bit(at); break;
    case ROLE_SOLO: b->solo |= tg__bit(at); break;
    case ROLE_OTHER: break;
    }
    set_others(b, p, tg__bit(at), tg__bits(at, at + len));
    return 1;
}

/* Code points of so many bytes, which have the highest bits that they should. */
TG__INLINE uint32_t decode_2(const uint8_t *p) {
    return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
}

TG__INLINE uint32_t decode_3(const uint8_t *p) {
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

TG__INLINE uint32_t decode_4(const uint8_t *p) {
    return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

/* The first bytes from 0xC0, 0xE0 and 0xF0 on: of 2, 3 and 4 bytes and more. */
enum { OF_2, OF_3, OF_4 };

/*
 * How far first bytes have as many others behind them as they should, in the block. They may be too many, or name no
 * code point: those are special.
 * @param rest  the bytes that are not first ones.
 */
static unsigned well_formed(const uint64_t leads[3], uint64_t rest) {
    uint64_t expected = leads[OF_2] << 1 | leads[OF_3] << 2 | leads[OF_4] << 3, wrong = expected ^ rest, cut;
    unsigned end = TG__BLOCK, at;

    if ((cut = leads[OF_2] >> 63 << 63 | leads[OF_3] >> 62 << 62 | leads[OF_4] >> 61 << 61) != 0) end = tg__lowest(cut);
    if (!wrong) return end;
    at = tg__lowest(wrong);
    if (expected >> at & 1) at = tg__highest(leads[OF_2] & tg__low_bits(at));
    return at < end ? at : end;
}

/* The marks of the code points that are not ASCII, at their first bytes. */
static void find_marks(const uint8_t *bytes, const uint64_t leads[3], uint8_t marks[TG__BLOCK]) {
    uint64_t left;

    for (left = leads[OF_2] & ~leads[OF_3]; left; left &= left - 1) {
        unsigned at = tg__lowest(left);
        marks[at] = tg__ucd_mark_of_2(decode_2(bytes + at));
    }
    for (left = leads[OF_3] & ~leads[OF_4]; left; left &= left - 1) {
        unsigned at = tg__lowest(left);
        uint32_t cp = decode_3(bytes + at);
        marks[at] = cp < 0x800 ? (uint8_t)TG__MARK_SPECIAL : tg__ucd_mark(cp);
    }
    for (left = leads[OF_4]; left; left &= left - 1) {
        unsigned at = tg__lowest(left);
        uint32_t cp = decode_4(bytes + at);
        marks[at] = bytes[at] > 0xF4 || cp - 0x10000 > 0xFFFFF ? (uint8_t)TG__MARK_SPECIAL : tg__ucd_mark(cp);
    }
}

/* Place the code points that are special. @return how many bytes there are before the first that cannot be in a block */
static unsigned place_special(tg__block *b, unsigned end, uint64_t *waiting) {
    uint64_t left;

    for (left = b->special & tg__low_bits(end); left; left &= left - 1) {
        unsigned at = tg__lowest(left);
        uint32_t cp;
        int bad;
        size_t len = tg__utf8_decode(b->bytes + at, b->bytes + TG__BLOCK, &cp, &bad);
        if (bad || !place(b, waiting, tg__ucd(cp), at, (unsigned)len)) return at;
    }
    return end;
}

/* The last bytes of the code points of `m`. */
static uint64_t last_bytes(uint64_t m, uint64_t rest) {
    return (m | tg__rest_of(m, rest)) & ~(rest >> 1);
}

static void set_marks(tg__block *b, const uint64_t bits[4], uint64_t marked, uint64_t *waiting) {
    uint64_t quarter[4], lower, upper, complex_letter, complex_solo, solo, ignored, pict, mid;
    tg__classes *is = &b->is;

    quarter[0] = ~(bits[2] | bits[3]) & marked;
    quarter[1] = bits[2] & ~bits[3] & marked;
    quarter[2] = ~bits[2] & bits[3] & marked;
    quarter[3] = bits[2] & bits[3] & marked;
#define OF(mark) (quarter[(mark) >> 2] & ((mark)&1 ? bits[0] : ~bits[0]) & ((mark)&2 ? bits[1] : ~bits[1]))
    lower = OF(TG__MARK_LOWER);
    upper = OF(TG__MARK_UPPER);
    complex_letter = OF(TG__MARK_COMPLEX_LETTER);
    complex_solo = OF(TG__MARK_COMPLEX_SOLO);
    ignored = OF(TG__MARK_IGNORED);
    pict = OF(TG__MARK_PICT);
    solo = OF(TG__MARK_SOLO) | complex_solo;
    is->letter |= quarter[TG__MARK_LETTER >> 2]; /* all of the first four */
    is->upper |= upper;
    is->symbol |= pict;
    b->cased = lower | upper;
    b->solo = b->unsegmented = solo;
    b->complex = complex_letter | complex_solo | ignored | pict;
    b->ignored = ignored | tg__rest_of(ignored, b->rest);
    if (!((quarter[2] | quarter[3]))) return;
    b->special = OF(TG__MARK_SPECIAL);
    b->hebrew = OF(TG__MARK_HEBREW);
    is->letter |= b->hebrew;
    b->complex |= b->special;
    b->punctuation = (quarter[2] | quarter[3]) & ~(b->special | b->hebrew);
    mid = OF(TG__MARK_MID_NUM_LET) | OF(TG__MARK_MID_NUM);
    is->mid |= OF(TG__MARK_MID_NUM_LET);
    is->mid_number |= OF(TG__MARK_MID_NUM);
    is->close |= OF(TG__MARK_CLOSE) | OF(TG__MARK_MID_NUM_LET);
    is->terminator |= OF(TG__MARK_TERMINATOR);
    b->goes_on = OF(TG__MARK_GOES_ON);
    *waiting |= last_bytes(mid, b->rest);
#undef OF
}

/* The bytes before the first code point of those to be ignored that is not, as it stands behind a mark that may join or a line end. */
static uint64_t before_wrong(const tg__block *b, uint64_t waiting, int after_line) {
    const tg__classes *is = &b->is;
    uint64_t controls = is->white & ~(is->space | is->high);
    uint64_t wrong = b->ignored & ~b->rest & ((waiting | controls) << 1 | (after_line != 0));

    return wrong ? tg__low_bits(tg__lowest(wrong)) : UINT64_MAX;
}

/* How many bytes there are before a quote behind a Hebrew letter: WB7a to WB7c. */
static unsigned before_quote(const tg__block *b) {
    uint64_t quotes = tg__next(b->hebrew, 0, b->rest | b->ignored) & b->is.close & ~b->is.high;

    return quotes ? tg__lowest(quotes) : TG__BLOCK; /* parentheses are none, but rare there */
}

/* Place the code points that are not ASCII. @return the bytes before the first that cannot be */
static uint64_t place_all(tg__block *b, const tg__kernels *kernels, uint64_t *waiting, int after_line) {
    static const tg__numbers all_marks = {tg__ucd_marks_stage1, tg__ucd_marks, tg__ucd_marks_of_lead, TG__MARK_SPECIAL};
    uint64_t leads[3], bits[4];
    unsigned end;

    kernels->leads(b->bytes, leads);
    b->rest = b->is.high & ~leads[OF_2];
    b->of_4 = leads[OF_4];
    end = well_formed(leads, b->rest);
    if (kernels->look_up) {
        kernels->look_up(b->bytes, leads, &all_marks, bits);
    } else {
        uint8_t marks[TG__BLOCK] = {0};
        find_marks(b->bytes, leads, marks);
        kernels->low_bits(marks, bits);
    }
    set_marks(b, bits, leads[OF_2], waiting);
    end = place_special(b, end, waiting);
    if (b->hebrew) end = (unsigned)tg__min(end, before_quote(b));
    return tg__low_bits(end) & before_wrong(b, *waiting, after_line);
}

static void keep_only(tg__block *b, uint64_t bits) {
    tg__classes *is = &b->is;

    is->letter &= bits;
    is->upper &= bits;
    is->digit &= bits;
    is->white &= bits;
    is->space &= bits;
    is->symbol &= bits;
    is->other &= bits;
    is->high &= bits;
    is->lf &= bits;
    is->cr &= bits;
    is->mid &= bits;
    is->mid_letter &= bits;
    is->mid_number &= bits;
    is->connector &= bits;
    is->hyphen &= bits;
    is->terminator &= bits;
    is->close &= bits;
    b->solo &= bits;
    b->cased &= bits;
    b->punctuation &= bits;
    b->goes_on &= bits;
    b->rest &= bits;
    b->unsegmented &= bits;
    b->complex &= bits;
    b->special &= bits;
    b->hebrew &= bits;
    b->of_4 &= bits;
    b->ignored &= bits;
}

/* Classify the bytes as they are in one moment. */
static void classify(tg__block *b, const tg__kernels *kernels) {
    const uint8_t *p = b->text;

    memset(b->bytes + TG__BLOCK, 0, sizeof b->bytes - TG__BLOCK);
    if (b->left < TG__BLOCK) {
        memset(b->bytes, 0, TG__BLOCK);
        memcpy(b->bytes, p, b->left);
        p = b->bytes;
    }
    kernels->classify(p, b->bytes, &b->is);
}

static void set_last(tg__block *b) {
    unsigned len;

    b->last = b->len - 1;
    b->last_cp = b->bytes[b->last];
    if (b->last_cp >= 0x80) {
        b->last = tg__highest(b->all & ~b->rest);
        b->last_cp = tg__block_decode(b, b->last, &len);
    }
    b->last_props = tg__ucd(b->last_cp);
}

int tg__block_make(tg__block *b, const tg__kernels *kernels, const uint8_t *p, const uint8_t *limit, int after_line) {
    tg__classes *is = &b->is;
    uint64_t waiting, resting;

    b->text = p;
    b->left = (size_t)(limit - p);
    classify(b, kernels);
    b->all = tg__low_bits((unsigned)tg__min(b->left, TG__BLOCK));
    b->rest = b->ignored = b->solo = b->unsegmented = b->cased = 0;
    b->punctuation = b->goes_on = b->complex = b->special = b->hebrew = b->of_4 = 0;
    b->unit = 0;
    /* a mark that nothing it could join is before joins nothing */
    waiting = is->mid | is->mid_letter | is->mid_number | is->hyphen;
    waiting &= (is->letter | is->digit | is->connector | is->high) << 1 | 1;
    resting = b->all & ~is->cr;
    if (is->high) {
        resting &= place_all(b, kernels, &waiting, after_line);
        resting &= ~(b->ignored | b->rest >> 1);                    /* the last bytes of code points */
        if (b->hebrew) resting &= ~tg__rest_of(b->hebrew, b->rest); /* a quote may follow */
    }
    resting &= ~waiting;
    if (TG__LIKELY(resting >> (TG__BLOCK - 1))) {
        b->len = TG__BLOCK; /* a constant: what comes next can begin before this is known */
    } else {
        if (!resting) return 0;
        b->len = tg__highest(resting) + 1;
        b->all = tg__low_bits(b->len);
        keep_only(b, b->all);
    }
    set_last(b);
    return 1;
}

uint32_t tg__block_decode(const tg__block *b, unsigned i, unsigned *len) {
    const uint8_t *p = b->bytes + i;

    *len = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    switch (*len) {
    case 1: return p[0];
    case 2: return decode_2(p);
    case 3: return decode_3(p);
    default: return decode_4(p);
    }
}
