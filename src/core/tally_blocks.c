/* tally_blocks: text in bulk, by the masks of a block at a time. docs/SEGMENTATION.md tells how. */
#include "tally_inner.h"

/* ── Characters and lines ── */

TG__INLINE void count_characters(tg__tally *t, const tg__block *b) {
    const tg__classes *is = &b->is;
    tg__scan *s = &t->scan;
    uint64_t *counts = t->counts, first = b->all & ~b->rest, text = b->all & ~is->white;

    counts[TG_COUNT_CHARACTERS] += b->rest ? tg__popcount(first) : b->len;
    counts[TG_COUNT_WHITESPACE] += tg__popcount(first & is->white);
    counts[TG_COUNT_SPACE_WORDS] += tg__popcount(text & ~(text << 1 | s->in_space_word));
    counts[TG_COUNT_LETTERS] += tg__popcount(is->letter | b->solo);
    if (t->plan.kinds) {
        counts[TG_COUNT_PUNCTUATION] += tg__popcount(tg__block_punctuation(b));
        counts[TG_COUNT_DIGITS] += tg__popcount(is->digit);
        if (is->symbol) counts[TG_COUNT_SYMBOLS] += tg__popcount(is->symbol);
    }
    s->in_space_word = text >> (b->len - 1) & 1;
}

TG__INLINE void take_text(tg__tally *t) {
    tg__scan *s = &t->scan;

    s->line_text = 1;
    t->counts[TG_COUNT_PARAGRAPHS] += t->plan.paragraphs && !s->paragraph_open;
    s->paragraph_open = 1;
}

TG__INLINE void count_lines(tg__tally *t, const tg__block *b) {
    const tg__classes *is = &b->is;
    tg__scan *s = &t->scan;
    uint64_t text = b->all & ~is->white, inside = b->all & ~(is->lf | is->cr), breaks;

    if (is->lf | is->cr) {
        breaks = (is->lf & ~(is->cr << 1 | s->after_cr)) | is->cr;
        t->counts[TG_COUNT_NEWLINES] += tg__popcount(is->lf);
        t->counts[TG_COUNT_LINES] += tg__popcount(breaks);
        for (; breaks; breaks &= breaks - 1) {
            uint64_t after = ~tg__low_bits(tg__lowest(breaks));
            if (text & ~after) take_text(t);
            if (!s->line_text) s->paragraph_open = 0;
            s->line_open = s->line_text = 0;
            text &= after;
            inside &= after;
        }
    }
    if (inside) s->line_open = 1;
    if (text) take_text(t);
    s->after_cr = 0; /* a block does not end behind one */
}

/* ── Words ── */

/*
 * Words for the table, of ASCII without `_`, none of them longer than a short key. They are counted many at a time, so that the
 * memory that the table is in is asked for long before it is needed.
 */
#define LISTED 128
#define MOST_OF_BLOCK (TG__BLOCK / 2 + 1)

typedef struct listed {
    tg__head key;
    tg__entry *entry; /* that its hash leads to first */
} listed;

typedef struct short_words {
    size_t count;
    size_t moves;  /* of the table, when it was empty */
    size_t behind; /* bytes of `text` that are of blocks before */
    listed words[LISTED];
    /* The block at hand in lower case, from byte TG__HEAD_SIZE on; before it what the block before ended with. */
    uint8_t text[TG__HEAD_SIZE + TG__BLOCK + TG__HEAD_SIZE];
} short_words;

#if defined(__GNUC__) || defined(__clang__)
typedef uint64_t lanes __attribute__((vector_size(16)));
#else
typedef uint64_t lanes;
#endif

/* ASCII letters become lower case, digits and the marks that join them stay. The rest is no part of a word on the list. */
TG__INLINE void lower_text(short_words *list, const tg__block *b) {
    lanes x, lower;
    unsigned i;

    memset(&lower, 0x20, sizeof lower);
    for (i = 0; i < TG__BLOCK; i += sizeof x) {
        memcpy(&x, b->bytes + i, sizeof x);
        /* a letter has bit 6; digits and marks have not, and of them `_` alone has */
        x |= x >> 1 & lower;
        memcpy(list->text + TG__HEAD_SIZE + i, &x, sizeof x);
    }
}

/* The next block comes right behind `len` bytes of this. */
TG__INLINE void keep_tail(short_words *list, unsigned len) {
    uint8_t tail[TG__HEAD_SIZE];

    memcpy(tail, list->text + len, sizeof tail);
    memcpy(list->text, tail, sizeof tail);
    list->behind = tg__min(list->behind + len, TG__HEAD_SIZE);
}

TG__INLINE tg__head key_at(const uint8_t *text, unsigned len) {
    tg__head key = {tg__load_le64(text) & tg__filled[len].low, tg__load_le64(text + 8) & tg__filled[len].high};
    return key;
}

TG__INLINE void put_short(const tg__tally *t, short_words *list, tg__head key) {
    listed *w = &list->words[list->count++];

    w->key = key;
    w->entry = tg__table_slot(&t->table, tg__table_hash(&t->table, key));
    TG__PREFETCH(w->entry);
}

/* @return 0 if the word is not that of the entry that its hash leads to, or is shown in another form */
TG__INLINE int add_listed(const listed *w) {
    tg__entry *e = w->entry;
    tg__head head = tg__entry_head(e);

    if ((head.low ^ w->key.low) | (head.high ^ w->key.high) | (uintptr_t)e->more) return 0;
    e->count++; /* it stays below the number of bytes */
    return 1;
}

/* Slots stand elsewhere. */
static void find_again(const tg__table *table, short_words *list, listed *w) {
    for (; w < list->words + list->count; w++) w->entry = tg__table_slot(table, tg__table_hash(table, w->key));
    list->moves = table->moves;
}

static tg_status add_short_words(tg__tally *t, short_words *list) {
    const listed *end = list->words + list->count;
    listed *w;
    tg_status st;

    if (t->table.moves != list->moves) find_again(&t->table, list, list->words);
    for (w = list->words; w < end; w++) {
        if (TG__LIKELY(add_listed(w))) continue;
        if ((st = tg__table_add_short(&t->table, w->key, tg__table_hash(&t->table, w->key), 1)) != TG_OK) return st;
        if (t->table.moves != list->moves) find_again(&t->table, list, w + 1);
    }
    list->count = 0;
    return TG_OK;
}

/* Count a word that began in the block and ends in it. */
static tg_status add_word(tg__tally *t, const tg__block *b, unsigned start, unsigned end, short_words *list) {
    uint64_t bits = tg__bits(start, end), letters = bits & (b->is.letter | b->solo);
    size_t len = end - start;

    if (!(letters | (bits & b->is.digit))) return TG_OK; /* `_` alone is none */
    t->counts[TG_COUNT_WORDS]++;
    if (len > TG__LONG_WORD) t->counts[TG_COUNT_LONG_WORDS] += tg__popcount(letters) > TG__LONG_WORD;
    if (!t->plan.texts) return TG_OK;
    if (t->plan.picks || len > TG__SHORT_MAX || bits & (b->is.high | b->is.connector))
        return tg__tally_add_word(t, t->scan.at + start, b->bytes + start, len);
    put_short(t, list, key_at(list->text + TG__HEAD_SIZE + start, (unsigned)len));
    return TG_OK;
}

/* Where runs of at least 7, 8, 16 bits begin. */
typedef struct runs {
    uint64_t of_7, of_8, of_16;
} runs;

TG__INLINE runs runs_of(uint64_t bits) {
    uint64_t of_2 = bits & bits >> 1, of_4 = of_2 & of_2 >> 2, of_8 = of_4 & of_4 >> 4;
    runs r = {of_4 & of_4 >> 3, of_8, of_8 & of_8 >> 8};

    _Static_assert(TG__LONG_WORD == 6 && TG__SHORT_MAX == 15, "a long word has 7 letters, and no short key 16 bytes");
    return r;
}

/*
 * Count the words that began in the block and end in it.
 *
 * @param words  their bytes, in runs of one word; `_` alone and adjacent words only with bits of b->is.connector or high.
 */
TG__INLINE tg_status add_words(tg__tally *t, const tg__block *b, uint64_t words, uint64_t starts, uint64_t ends,
                               short_words *list) {
    const tg__classes *is = &b->is;
    runs all = runs_of(words), letters = all;
    tg_status st = TG_OK;

    if (words & ~is->letter) letters = runs_of(words & is->letter);
    /* a long word that is not all letters is seen at one of its 8 bytes or more */
    if (all.of_16 | (all.of_8 ^ letters.of_8) | (words & (is->connector | is->high)) | t->plan.picks) {
        for (; ends && st == TG_OK; ends &= ends - 1, starts &= starts - 1)
            st = add_word(t, b, tg__lowest(starts), tg__lowest(ends), list);
        return st;
    }
    t->counts[TG_COUNT_WORDS] += tg__popcount(ends);
    if (letters.of_7) t->counts[TG_COUNT_LONG_WORDS] += tg__popcount(letters.of_7 & ~(letters.of_7 << 1));
    if (!t->plan.table) return TG_OK;
    for (; ends; ends &= ends - 1, starts &= starts - 1) {
        unsigned start = tg__lowest(starts);
        put_short(t, list, key_at(list->text + TG__HEAD_SIZE + start, tg__lowest(ends) - start));
    }
    return TG_OK;
}

/* What the word under way has in the bytes of `bits`. */
TG__INLINE void extend_word(tg__scan *s, const tg__block *b, uint64_t bits) {
    uint64_t letters = (b->is.letter | b->solo) & bits, digits = b->is.digit & bits;

    s->span.letters += tg__popcount(letters);
    if (digits) s->span.digits += tg__popcount(digits);
    s->span.like |= (letters | digits) != 0;
}

/* @return 1 with its key if the word under way, which ends at byte `end`, is one for the list */
TG__INLINE int short_word(const tg__scan *s, const short_words *list, unsigned end, tg__head *key) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t before = s->at - s->word_at, low, high;
    unsigned len = (unsigned)before + end;

    if (before > list->behind || len > TG__SHORT_MAX) return 0;
    *key = key_at(list->text + TG__HEAD_SIZE - before, len);
    low = key->low | (each & ~tg__filled[len].low);
    high = key->high | (each & ~tg__filled[len].high);
    /* none is 0, 0x7F, which `_` has become, or above */
    return !((low | (low - each) | (low + each) | high | (high - each) | (high + each)) & each << 7);
}

/* The word under way ends at byte `end`, which may be the first. */
TG__INLINE tg_status close_first(tg__tally *t, const tg__block *b, unsigned end, short_words *list) {
    tg__scan *s = &t->scan;
    tg_status st = TG_OK;
    tg__head key;

    extend_word(s, b, tg__low_bits(end));
    if (t->plan.table && !t->plan.picks && s->span.like && short_word(s, list, end, &key)) {
        put_short(t, list, key);
        tg__tally_count_word(t);
    } else {
        st = tg__tally_close_word(t, s->at + end);
    }
    memset(&s->span, 0, sizeof s->span);
    return st;
}

/* Where the segment of the last code point begins, which is no word so far: a mark that is a letter can make it one yet. */
TG__INLINE uint64_t last_segment(const tg__scan *s, const tg__block *b) {
    unsigned at = b->last;

    if (b->bytes[at] != ' ') return s->at + at;
    while (at > 0 && b->bytes[at - 1] == ' ') at--; /* WB3d */
    return at == 0 && s->word.prev == TG__WB_WSEG_SPACE ? s->word_at : s->at + at;
}

TG__INLINE void begin_segment(tg__tally *t, uint64_t at) {
    if (at == t->scan.word_at) return;
    t->scan.word_at = at;
    t->stash.len = 0;
}

TG__INLINE tg_status take_words(tg__tally *t, const tg__block *b, short_words *list) {
    const tg__classes *is = &b->is;
    tg__scan *s = &t->scan;
    uint64_t words, first, starts, ends;
    unsigned closed, open;
    tg_status st = TG_OK;
    tg__word_masks m;

    tg__word_block(&s->word, b, &m);
    words = m.words;
    first = b->all & ~m.rest;
    starts = (words & ~m.follows) | b->solo;
    ends = first & ((~words & m.follows) | tg__next(b->solo, 0, m.rest));
    if (m.before && !ends) {
        extend_word(s, b, b->all);
        goto done;
    }
    closed = tg__lowest(first);
    if (m.before) {
        closed = tg__lowest(ends);
        ends &= ends - 1;
    }
    if ((m.before || s->span.like) && (st = close_first(t, b, closed, list)) != TG_OK) return st;
    words |= b->solo;
    words |= tg__rest_of(words, m.rest);
    open = words >> b->last & 1 ? tg__highest(starts) : b->len;
    if (ends && (st = add_words(t, b, words & tg__low_bits(open) & ~tg__low_bits(closed), starts, ends, list)) != TG_OK)
        return st;
    if (list->count > LISTED - MOST_OF_BLOCK && (st = add_short_words(t, list)) != TG_OK) return st;
    t->counts[TG_COUNT_WORD_LETTERS] +=
        tg__popcount((is->letter | b->solo) & tg__low_bits(open) & ~tg__low_bits(closed));
    if (is->digit)
        t->counts[TG_COUNT_WORD_DIGITS] += tg__popcount(is->digit & tg__low_bits(open) & ~tg__low_bits(closed));
    begin_segment(t, open < b->len ? s->at + open : last_segment(s, b));
    if (open < b->len) extend_word(s, b, b->all & ~tg__low_bits(open));
done:
    tg__word_rest_at(&s->word, tg__props_wb(b->last_props));
    return st;
}

/* ── Blocks ── */

/* Is all that matters of what came before in the last code point? */
static int at_rest(const tg__tally *t) {
    const tg__scan *s = &t->scan;

    if (s->at == 0) return 0; /* the first code point has rules of its own */
    if (t->plan.words && !tg__word_at_rest(&s->word)) return 0;
    return !t->plan.graphemes || tg__grapheme_at_rest(&s->grapheme);
}

TG__INLINE void take_sentences(tg__tally *t, const tg__block *b) {
    tg__sentence_end ends[TG__SENTENCE_BLOCK_MAX];
    unsigned count = tg__sentence_block(&t->scan.sentence, b, t->scan.at, ends), i;

    for (i = 0; i < count; i++) t->counts[TG_COUNT_SENTENCES] += ends[i].wordy;
    if (t->plan.within) tg__picks_ends(t, ends, count);
}

TG__INLINE tg_status take_block(tg__tally *t, const tg__block *b, short_words *list) {
    int has_list = t->plan.table && !t->plan.picks;
    tg_status st = TG_OK;

    if (has_list) lower_text(list, b);
    count_characters(t, b);
    if (t->plan.graphemes) t->counts[TG_COUNT_GRAPHEMES] += tg__popcount(tg__grapheme_block(&t->scan.grapheme, b));
    count_lines(t, b);
    if (t->plan.sentences) take_sentences(t, b);
    if (t->plan.words) st = take_words(t, b, list);
    if (has_list) keep_tail(list, b->len);
    if (b->unsegmented) t->unsegmented += tg__popcount(b->unsegmented);
    t->scan.nfc = b->last_cp;
    t->scan.at += b->len;
    return st;
}

/* ── A few counts alone, which need no block ── */

/* Where the line is behind `len` bytes of ASCII, at least 1, with `newlines` LFs and no other line end among them. */
static void move_line(tg__scan *s, const uint8_t *p, size_t len, uint64_t newlines) {
    const uint8_t *end = p + len, *q = end;
    uint64_t last = 0; /* LFs behind the last text */

    for (; q > p && (q[-1] == ' ' || (q[-1] >= '\t' && q[-1] <= '\r')); q--) last += q[-1] == '\n';
    if (q > p) {
        s->paragraph_open = last < 2;
        s->line_text = last == 0;
    } else if (newlines) {
        if (!s->line_text || newlines > 1) s->paragraph_open = 0;
        s->line_text = 0;
    }
    s->line_open = end[-1] != '\n';
}

/* @return how many bytes were taken */
static size_t take_plain(tg__tally *t, const uint8_t *p, size_t len) {
    tg__scan *s = &t->scan;
    tg__plain sum = {0};
    size_t n;

    if (s->after_cr) return 0;
    sum.in_word = s->in_space_word;
    if (!(n = t->folder.kernels->count_plain(p, len, &sum))) return 0;
    t->counts[TG_COUNT_CHARACTERS] += n;
    t->counts[TG_COUNT_LETTERS] += sum.letters;
    t->counts[TG_COUNT_WHITESPACE] += sum.white;
    t->counts[TG_COUNT_SPACE_WORDS] += sum.words;
    t->counts[TG_COUNT_NEWLINES] += sum.newlines;
    t->counts[TG_COUNT_LINES] += sum.newlines;
    s->in_space_word = (uint8_t)sum.in_word;
    move_line(s, p, n, sum.newlines);
    s->nfc = p[n - 1];
    s->at += n;
    return n;
}

#define AHEAD 1024 /* bytes that are asked for before their turn: the CPU by itself stops at the end of a page */

tg_status tg__tally_blocks(tg__tally *t, const uint8_t *p, const uint8_t *end, size_t *taken) {
    const tg__plan *plan = &t->plan;
    int few = !(plan->words || plan->sentences || plan->graphemes || plan->kinds || plan->paragraphs);
    const uint8_t *from = p;
    short_words list;
    tg_status st = TG_OK;
    tg__block b;

    *taken = 0;
    if (!at_rest(t)) return TG_OK;
    list.count = list.behind = 0;
    if (plan->table && (st = tg__table_open(&t->table)) != TG_OK) return st;
    list.moves = t->table.moves;
    while (p < end && st == TG_OK) {
        if (few) p += take_plain(t, p, (size_t)(end - p));
        if (p == end || !tg__block_make(&b, t->folder.kernels, p, end, tg__word_after_line(&t->scan.word))) break;
        if (end - p > AHEAD) TG__PREFETCH(p + AHEAD);
        st = take_block(t, &b, &list);
        p += b.len;
    }
    *taken = (size_t)(p - from);
    return st == TG_OK ? add_short_words(t, &list) : st;
}
