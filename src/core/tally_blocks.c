/*
 * tally_blocks: text in bulk, by the classes of 64 bytes at a time.
 *
 * A block is taken up to a code point that tells by itself where every segmenter is: one that does not wait for the next.
 * So no rule looks over the edge of a block, and what is known between two blocks is what tg__tally_step leaves.
 */
#include "tally_inner.h"

typedef struct block {
    tg__classes is;       /* of the bytes that are taken; no other bit is set */
    uint64_t all;         /* their bits */
    unsigned len;         /* how many, 1 to TG__BLOCK */
    const uint8_t *text;  /* the first */
    const uint8_t *limit; /* where the piece ends */
} block;

/* ── What is taken ── */

/* Is all that matters of what came before in the last code point, and that one of those that are waited for by none? */
static int at_rest(const tg__tally *t) {
    const tg__scan *s = &t->scan;

    if (s->at == 0) return 0; /* the first code point has rules of its own */
    if (t->plan.words && !tg__word_at_rest(&s->word)) return 0;
    return !t->plan.graphemes || tg__grapheme_at_rest(&s->grapheme);
}

static void classify(const tg__tally *t, const uint8_t *p, size_t left, tg__classes *is) {
    uint8_t padded[TG__BLOCK] = {0};

    if (left < TG__BLOCK) {
        memcpy(padded, p, left);
        p = padded;
    }
    t->folder.kernels->classify(p, is);
}

static void keep_only(tg__classes *is, uint64_t bits) {
    is->letter &= bits;
    is->digit &= bits;
    is->white &= bits;
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
}

/* @return 0 if nothing can be taken */
static int make_block(const tg__tally *t, const uint8_t *p, const uint8_t *limit, block *b) {
    tg__classes *is = &b->is;
    uint64_t resting;

    classify(t, p, (size_t)(limit - p), is);
    resting = tg__low_bits((unsigned)tg__min((size_t)(limit - p), TG__BLOCK));
    resting &= ~(is->mid | is->mid_letter | is->mid_number | is->hyphen | is->cr);
    if (is->high) resting &= tg__low_bits(tg__lowest(is->high));
    if (!resting) return 0;
    b->len = tg__highest(resting) + 1;
    b->all = tg__low_bits(b->len);
    b->text = p;
    b->limit = limit;
    keep_only(is, b->all);
    return 1;
}

/* ── Characters, lines, sentences ── */

static void count_characters(tg__tally *t, const block *b) {
    const tg__classes *is = &b->is;
    tg__scan *s = &t->scan;
    uint64_t *counts = t->counts;
    uint64_t text = b->all & ~is->white;
    unsigned letters = tg__popcount(is->letter), digits = tg__popcount(is->digit), symbols = tg__popcount(is->symbol);

    counts[TG_COUNT_CHARACTERS] += b->len;
    counts[TG_COUNT_WHITESPACE] += b->len - tg__popcount(text);
    counts[TG_COUNT_SPACE_WORDS] += tg__popcount(text & ~(text << 1 | s->in_space_word));
    counts[TG_COUNT_LETTERS] += letters;
    counts[TG_COUNT_DIGITS] += digits;
    counts[TG_COUNT_SYMBOLS] += symbols;
    counts[TG_COUNT_PUNCTUATION] += tg__popcount(text & ~is->other) - letters - digits - symbols;
    s->in_space_word = text >> (b->len - 1) & 1;
    s->nfc = b->text[b->len - 1];
}

static void take_text(tg__tally *t) {
    tg__scan *s = &t->scan;

    s->line_text = 1;
    t->counts[TG_COUNT_PARAGRAPHS] += !s->paragraph_open;
    s->paragraph_open = 1;
}

static void count_lines(tg__tally *t, const block *b) {
    const tg__classes *is = &b->is;
    tg__scan *s = &t->scan;
    uint64_t crlf = is->lf & (is->cr << 1 | s->after_cr);
    uint64_t breaks = (is->lf | is->cr) & ~crlf;
    uint64_t text = b->all & ~is->white, rest = b->all & ~(is->lf | is->cr);

    t->counts[TG_COUNT_NEWLINES] += tg__popcount(is->lf);
    t->counts[TG_COUNT_LINES] += tg__popcount(breaks);
    if (t->plan.graphemes) t->counts[TG_COUNT_GRAPHEMES] += b->len - tg__popcount(crlf);
    for (; breaks; breaks &= breaks - 1) {
        uint64_t after = ~tg__low_bits(tg__lowest(breaks));
        if (text & ~after) take_text(t);
        if (!s->line_text) s->paragraph_open = 0;
        s->line_open = s->line_text = 0;
        text &= after;
        rest &= after;
    }
    if (rest) s->line_open = 1;
    if (text) take_text(t);
    s->after_cr = 0; /* a block does not end behind one */
}

static void take_sentences(tg__tally *t, const block *b) {
    const tg__classes *is = &b->is;
    tg__sentence *m = &t->scan.sentence;
    uint64_t events = is->terminator | is->lf | is->cr;
    unsigned i, to;

    for (i = 0; i < b->len; i++) {
        if (tg__sentence_at_rest(m)) {
            to = events >> i ? i + tg__lowest(events >> i) : b->len;
            if (to > i) {
                uint64_t bits = tg__low_bits(to) & ~tg__low_bits(i);
                tg__sentence_skip(m, to - i, (is->letter >> (to - 1)) & 1, (bits & (is->letter | is->digit)) != 0);
            }
            if (to == b->len) return;
            i = to;
        }
        tg__tally_add_sentences(
            t, tg__sentence_step(m, b->text[i], tg__ucd(b->text[i]), t->scan.at + i, t->scan.at + i + 1));
    }
}

/* ── Words ── */

/* Count the word of the bytes `start` to `end`. */
static tg_status add_word(tg__tally *t, const block *b, unsigned start, unsigned end) {
    const tg__classes *is = &b->is;
    const uint8_t *word = b->text + start;
    uint64_t bits = tg__low_bits(end) & ~tg__low_bits(start);
    size_t len = end - start;

    if (!(bits & (is->letter | is->digit))) return TG_OK; /* `_` alone is none */
    t->counts[TG_COUNT_WORDS]++;
    if (len > TG__LONG_WORD) t->counts[TG_COUNT_LONG_WORDS] += tg__popcount(bits & is->letter) > TG__LONG_WORD;
    if (!t->plan.table) return TG_OK;
    if (len > TG__HEAD_SIZE || bits & is->connector) return tg__tally_add_word(t, word, len);
    return tg__tally_add_short(t, word, len, (size_t)(b->limit - word));
}

/* What the word under way has in the bytes of `bits`. */
static void extend_word(tg__scan *s, const tg__classes *is, uint64_t bits) {
    s->span.letters += tg__popcount(is->letter & bits);
    s->span.digits += tg__popcount(is->digit & bits);
    s->span.like |= (bits & (is->letter | is->digit)) != 0;
}

/* The word under way ends at byte `end`, which may be the first. */
static tg_status close_first(tg__tally *t, const block *b, unsigned end) {
    tg__scan *s = &t->scan;
    tg_status st;

    extend_word(s, &b->is, tg__low_bits(end));
    st = tg__tally_close_word(t, s->at + end);
    memset(&s->span, 0, sizeof s->span);
    return st;
}

/* Where the segment of the last byte begins, which is no word so far: a mark that is a letter can make it one yet. */
static uint64_t last_segment(const tg__scan *s, const block *b) {
    unsigned at = b->len - 1;

    if (b->text[at] != ' ') return s->at + at;
    while (at > 0 && b->text[at - 1] == ' ') at--; /* WB3d */
    return at == 0 && s->word.prev == TG__WB_WSEG_SPACE ? s->word_at : s->at + at;
}

static void begin_segment(tg__tally *t, uint64_t at) {
    if (at == t->scan.word_at) return;
    t->scan.word_at = at;
    t->stash.len = 0;
}

static tg_status take_words(tg__tally *t, const block *b) {
    const tg__classes *is = &b->is;
    tg__scan *s = &t->scan;
    unsigned before = s->word.prev, first = 0, open;
    uint64_t letter_before = before == TG__WB_ALETTER, digit_before = before == TG__WB_NUMERIC;
    uint64_t word_before = letter_before | digit_before | (before == TG__WB_EXTEND_NUM_LET);
    uint64_t after_letter = is->letter << 1 | letter_before, after_digit = is->digit << 1 | digit_before;
    /* WB5, WB8 to WB10, WB13a, WB13b: these join wherever they meet */
    uint64_t word = is->letter | is->digit | is->connector, follows, starts, ends;
    tg_status st = TG_OK;

    /* WB6, WB7; WB11, WB12 */
    word |= (is->mid | is->mid_letter) & after_letter & is->letter >> 1;
    word |= (is->mid | is->mid_number) & after_digit & is->digit >> 1;
    /* ours */
    if (t->plan.hyphens) {
        uint64_t joinable = is->letter | is->digit | is->connector;
        word |= is->hyphen & (joinable << 1 | word_before) & joinable >> 1;
    }
    follows = word << 1 | word_before;
    starts = word & ~follows;
    ends = ~word & follows & b->all;
    if (word_before && !ends) {
        extend_word(s, is, b->all);
        goto done;
    }
    if (word_before) {
        first = tg__lowest(ends);
        ends &= ends - 1;
    }
    if ((word_before || s->span.like) && (st = close_first(t, b, first)) != TG_OK) return st;
    for (; ends; ends &= ends - 1, starts &= starts - 1)
        if ((st = add_word(t, b, tg__lowest(starts), tg__lowest(ends))) != TG_OK) return st;
    open = starts ? tg__lowest(starts) : b->len;
    t->counts[TG_COUNT_WORD_LETTERS] += tg__popcount(is->letter & tg__low_bits(open) & ~tg__low_bits(first));
    t->counts[TG_COUNT_WORD_DIGITS] += tg__popcount(is->digit & tg__low_bits(open) & ~tg__low_bits(first));
    begin_segment(t, starts ? s->at + open : last_segment(s, b));
    extend_word(s, is, ~tg__low_bits(open));
done:
    tg__word_rest_at(&s->word, tg__props_wb(tg__ucd(b->text[b->len - 1])));
    return st;
}

static tg_status take_block(tg__tally *t, const block *b) {
    tg_status st = TG_OK;

    count_characters(t, b);
    count_lines(t, b);
    if (t->plan.sentences) take_sentences(t, b);
    if (t->plan.words) st = take_words(t, b);
    if (t->plan.graphemes) tg__grapheme_rest_at(&t->scan.grapheme, tg__props_gcb(tg__ucd(b->text[b->len - 1])));
    t->scan.at += b->len;
    return st;
}

tg_status tg__tally_blocks(tg__tally *t, const uint8_t *p, const uint8_t *end, size_t *taken) {
    const uint8_t *from = p;
    tg_status st = TG_OK;
    block b;

    if (at_rest(t)) {
        while (p < end && st == TG_OK && make_block(t, p, end, &b)) {
            st = take_block(t, &b);
            p += b.len;
        }
    }
    *taken = (size_t)(p - from);
    return st;
}
