/* tally: one code point at a time through every counter and segmenter. */
#include "tally.h"

#include "transcode.h"

/* More than enough of a word, before folding, to fill a key of TG__KEY_MAX bytes: no composition shrinks text to a quarter. */
#define STASH_MAX ((size_t)TG__KEY_MAX * 4)

#define LONG_WORD 6 /* letters; a long word has more */

void tg__tally_init(tg__tally *t, const tg_allocator *mem, const tg__kernels *kernels, const tg__plan *plan,
                    const uint64_t seed[2]) {
    memset(t, 0, sizeof *t);
    t->mem = *mem;
    t->plan = *plan;
    tg__table_init(&t->table, mem, seed);
    tg__folder_init(&t->folder, mem, kernels);
    tg__tally_reset(t);
}

void tg__tally_free(tg__tally *t) {
    tg__table_free(&t->table);
    tg__folder_free(&t->folder);
    tg__mem_free(&t->mem, t->stash.bytes, t->stash.cap);
    tg__mem_free(&t->mem, t->held_stash.bytes, t->held_stash.cap);
}

static void scan_reset(tg__tally *t) {
    memset(&t->scan, 0, sizeof t->scan);
    t->scan.word.hyphens = t->plan.hyphens;
    t->scan.sentence.mode = t->plan.sentence_mode;
    t->stash.len = 0;
    t->held_stash.len = 0;
}

void tg__tally_reset(tg__tally *t) {
    memset(t->counts, 0, sizeof t->counts);
    t->unsegmented = 0;
    t->documents = 0;
    tg__table_clear(&t->table);
    scan_reset(t);
}

/* ── The bytes of words ── */

static tg_status stash_add(tg__tally *t, tg__stash *stash, const void *bytes, size_t len) {
    tg_status st;

    len = tg__min(len, STASH_MAX - stash->len);
    if (!len) return TG_OK;
    if ((st = tg__mem_reserve(&t->mem, &stash->bytes, &stash->cap, stash->len + len, 1)) != TG_OK) return st;
    memcpy(stash->bytes + stash->len, bytes, len);
    stash->len += len;
    return TG_OK;
}

/* Add the bytes of the piece from document offset `from` to `to`; what lies before the piece is there already. */
static tg_status stash_piece(tg__tally *t, tg__stash *stash, uint64_t from, uint64_t to) {
    const tg__scan *s = &t->scan;
    uint64_t start = from > s->piece_at ? from : s->piece_at;

    if (to <= start) return TG_OK;
    return stash_add(t, stash, s->piece + (start - s->piece_at), (size_t)(to - start));
}

/* The piece ends: keep what the words under way have in it. */
static tg_status stash_open_word(tg__tally *t) {
    const tg__scan *s = &t->scan;
    tg_status st;

    if (!t->plan.table || (t->plan.classic && !s->span.like)) return TG_OK;
    st = stash_piece(t, &t->stash, s->word_at, s->held ? s->held_at : s->at);
    if (st == TG_OK && s->held) st = stash_piece(t, &t->held_stash, s->held_at, s->at);
    return st;
}

tg_status tg__tally_add(tg__tally *t, const char *key, size_t key_len, const char *shown, size_t shown_len,
                        uint64_t times) {
    tg__entry *entry;
    tg_status st = tg__table_add(&t->table, key, key_len, shown, shown_len, times, &entry);

    if (st != TG_OK || entry->count != times) return st;
    if (t->plan.classic) entry->syllables = tg__classic_syllables(entry->key, entry->key_len);
    else if (t->plan.language->syllables) entry->syllables = t->plan.language->syllables(entry->key, entry->key_len);
    return TG_OK;
}

static tg_status add_word(tg__tally *t, const char *word, size_t len) {
    tg__folded folded;
    tg_status st;

    if (len > STASH_MAX) len = STASH_MAX;
    if (len == STASH_MAX) len -= tg__utf8_unfinished((const uint8_t *)word, len);
    st = t->plan.classic ? tg__fold_lower(&t->folder, word, len, &folded)
                         : tg__fold_word(&t->folder, word, len, 0, &folded);
    if (st != TG_OK) return st;
    return tg__tally_add(t, folded.key, folded.key_len, folded.shown, folded.shown_len, 1);
}

/* A word ends before document offset `end`. */
static tg_status close_word(tg__tally *t, uint64_t end) {
    const tg__scan *s = &t->scan;
    uint64_t len = end - s->word_at;
    tg_status st;

    if (s->span.like) {
        t->counts[TG_COUNT_WORDS]++;
        t->counts[TG_COUNT_WORD_LETTERS] += s->span.letters;
        t->counts[TG_COUNT_WORD_DIGITS] += s->span.digits;
        t->counts[TG_COUNT_LONG_WORDS] += s->span.letters > LONG_WORD;
        if (t->plan.table) {
            if (s->word_at >= s->piece_at) {
                st = add_word(t, (const char *)s->piece + (s->word_at - s->piece_at),
                              len > STASH_MAX ? STASH_MAX : (size_t)len);
            } else {
                if ((st = stash_piece(t, &t->stash, s->word_at, end)) != TG_OK) return st;
                st = add_word(t, t->stash.bytes, len < t->stash.len ? (size_t)len : t->stash.len);
            }
            if (st != TG_OK) return st;
        }
    }
    t->stash.len = 0;
    return TG_OK;
}

/* ── Words ── */

static void span_add(tg__span *a, const tg__span *b) {
    a->letters += b->letters;
    a->digits += b->digits;
    a->like |= b->like;
}

/* The held place is a boundary: what stood behind it is the word under way. */
static tg_status confirm_held(tg__tally *t) {
    tg__scan *s = &t->scan;
    tg__stash stash = t->stash;
    tg_status st = close_word(t, s->held_at);

    if (st != TG_OK) return st;
    stash = t->stash;
    t->stash = t->held_stash;
    t->held_stash = stash;
    s->word_at = s->held_at;
    s->span = s->held_span;
    s->held = 0;
    return TG_OK;
}

/* The held place is none. */
static tg_status join_held(tg__tally *t) {
    tg__scan *s = &t->scan;
    tg_status st = stash_add(t, &t->stash, t->held_stash.bytes, t->held_stash.len);

    t->held_stash.len = 0;
    span_add(&s->span, &s->held_span);
    s->held = 0;
    return st;
}

static tg_status take_word(tg__tally *t, tg__props p, int letter) {
    tg__scan *s = &t->scan;
    unsigned what = tg__word_step(&s->word, p);
    tg__span *span;
    tg_status st = TG_OK;

    if (what & TG__WORD_JOIN) st = join_held(t);
    if (what & TG__WORD_CONFIRM) st = confirm_held(t);
    if (st != TG_OK) return st;
    if (what & TG__WORD_BREAK) {
        if ((st = close_word(t, s->at)) != TG_OK) return st;
        s->word_at = s->at;
        memset(&s->span, 0, sizeof s->span);
    }
    if (what & TG__WORD_HOLD) {
        s->held = 1;
        s->held_at = s->at;
        memset(&s->held_span, 0, sizeof s->held_span);
    }
    span = s->held ? &s->held_span : &s->span;
    span->letters += (unsigned)letter;
    span->digits += tg__props_kind(p) == TG__KIND_DIGIT;
    span->like |= (uint8_t)tg__props_word_like(p);
    return TG_OK;
}

static tg_status take_classic_word(tg__tally *t, tg__props p, int letter, uint64_t end) {
    tg__scan *s = &t->scan;

    if (p & TG__P_WHITE_SPACE) {
        tg_status st = TG_OK;
        if (s->span.like) st = close_word(t, s->alnum_end);
        memset(&s->span, 0, sizeof s->span);
        return st;
    }
    if (p & TG__P_ALNUM) {
        if (!s->span.like) s->word_at = s->at;
        s->span.like = 1;
        s->alnum_end = end;
    }
    s->span.letters += (unsigned)letter;
    s->span.digits += tg__props_kind(p) == TG__KIND_DIGIT;
    return TG_OK;
}

/* ── Sentences, lines, characters ── */

static void add_sentences(tg__tally *t, unsigned count) {
    unsigned i;
    for (i = 0; i < count; i++) t->counts[TG_COUNT_SENTENCES] += t->scan.sentence.out[i].wordy;
}

static void take_classic_sentence(tg__tally *t, uint32_t cp, tg__props p) {
    tg__scan *s = &t->scan;

    if (cp == '.' || cp == '!' || cp == '?') {
        t->counts[TG_COUNT_SENTENCES] += s->sentence_text;
        if (!s->lead) s->lead = s->sentence_text ? 2 : 1;
        s->sentence_text = 0;
    } else if (!(p & TG__P_WHITE_SPACE)) {
        s->sentence_text = 1;
    }
}

static int is_line_break(uint32_t cp) {
    return cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static void take_line(tg__tally *t, uint32_t cp, tg__props p) {
    tg__scan *s = &t->scan;

    t->counts[TG_COUNT_NEWLINES] += cp == '\n';
    if (s->after_cr && cp == '\n') { /* the CR before has ended the line */
        s->after_cr = 0;
        return;
    }
    s->after_cr = cp == '\r';
    if (is_line_break(cp)) {
        t->counts[TG_COUNT_LINES]++;
        if (!s->line_text || cp == 0x2029) s->paragraph_open = 0;
        s->line_open = s->line_text = 0;
        return;
    }
    s->line_open = 1;
    if (p & TG__P_WHITE_SPACE) return;
    s->line_text = 1;
    t->counts[TG_COUNT_PARAGRAPHS] += !s->paragraph_open;
    s->paragraph_open = 1;
}

/* @return 1 if `cp` is a letter of the NFC form that was not there before it */
static int take_character(tg__tally *t, uint32_t cp, tg__props p) {
    tg__scan *s = &t->scan;
    int joined = 0, letter = 0;

    if (p & TG__P_NFC_JOIN) joined = tg__nfc_joins(&s->nfc, cp);
    else s->nfc = cp;
    t->counts[TG_COUNT_CHARACTERS]++;
    if (p & TG__P_WHITE_SPACE) {
        t->counts[TG_COUNT_WHITESPACE]++;
        s->in_space_word = 0;
    } else {
        t->counts[TG_COUNT_SPACE_WORDS] += !s->in_space_word;
        s->in_space_word = 1;
    }
    switch (tg__props_kind(p)) {
    case TG__KIND_LETTER:
        letter = !joined;
        t->counts[TG_COUNT_LETTERS] += (unsigned)letter;
        t->unsegmented += letter && p & TG__P_UNSEGMENTED;
        break;
    case TG__KIND_DIGIT: t->counts[TG_COUNT_DIGITS]++; break;
    case TG__KIND_PUNCTUATION: t->counts[TG_COUNT_PUNCTUATION]++; break;
    case TG__KIND_SYMBOL: t->counts[TG_COUNT_SYMBOLS]++; break;
    case TG__KIND_OTHER:
    case TG__KIND_LETTER_NUMBER: break;
    }
    return letter;
}

static tg_status take(tg__tally *t, uint32_t cp, uint64_t end) {
    tg__props p = tg__ucd(cp);
    tg__scan *s = &t->scan;
    int letter = take_character(t, cp, p);

    take_line(t, cp, p);
    if (t->plan.graphemes) t->counts[TG_COUNT_GRAPHEMES] += (unsigned)tg__grapheme_step(&s->grapheme, p);
    if (t->plan.sentences) {
        if (t->plan.classic) take_classic_sentence(t, cp, p);
        else add_sentences(t, tg__sentence_step(&s->sentence, cp, p, s->at, end));
    }
    if (!t->plan.words) return TG_OK;
    return t->plan.classic ? take_classic_word(t, p, letter, end) : take_word(t, p, letter);
}

static int is_ascii_letter(uint32_t c) {
    return (c | 0x20) - 'a' < 26;
}

/*
 * ASCII letters right behind an ASCII letter: every segmenter stays where it is, so they are counted at once.
 * @return how many were taken.
 */
static size_t take_letters(tg__tally *t, const uint8_t *p, const uint8_t *end) {
    tg__scan *s = &t->scan;
    size_t n = 0;

    while (p + n < end && is_ascii_letter(p[n])) n++;
    if (!n || (t->plan.sentences && !t->plan.classic && !tg__sentence_letters(&s->sentence, n))) return 0;
    t->counts[TG_COUNT_CHARACTERS] += n;
    t->counts[TG_COUNT_LETTERS] += n;
    if (t->plan.graphemes) t->counts[TG_COUNT_GRAPHEMES] += n;
    s->span.letters += n;
    s->at += n;
    s->alnum_end = s->at;
    s->nfc = p[n - 1];
    return n;
}

tg_status tg__tally_scan(tg__tally *t, const uint8_t *p, size_t len) {
    tg__scan *s = &t->scan;
    const uint8_t *end = p + len;
    tg_status st;

    if (len > TG__COUNT_MAX - t->counts[TG_COUNT_BYTES]) return TG_E_LIMIT; /* nothing else counts more */
    s->piece = p;
    s->piece_at = s->at;
    while (p < end) {
        uint32_t cp;
        int bad;
        size_t n = tg__utf8_decode(p, end, &cp, &bad);

        if (TG__UNLIKELY(bad)) {
            if (t->plan.stop_at_invalid) return TG_E_INVALID;
            t->counts[TG_COUNT_INVALID_SEQUENCES]++;
        }
        if (s->at == 0 && s->part) s->fits = s->part == TG__PART_LINE || tg__tally_may_cut(tg__ucd(cp));
        if (cp == 0xFEFF && s->at == 0 && !s->part) { /* a byte order mark: bytes, and nothing else */
            s->word_at = n;
        } else if ((st = take(t, cp, s->at + n)) != TG_OK) {
            return st;
        }
        s->at += n;
        p += n;
        if (is_ascii_letter(cp)) p += take_letters(t, p, end);
    }
    t->counts[TG_COUNT_BYTES] += len;
    return stash_open_word(t);
}

/* What is held or open at the end of a document, or of a part of it. */
static tg_status finish_words(tg__tally *t) {
    tg__scan *s = &t->scan;
    tg_status st = TG_OK;

    s->piece_at = s->at; /* nothing left of it: the rest of a word is in the stash */
    if (!t->plan.words) return TG_OK;
    if (t->plan.classic) return s->span.like ? close_word(t, s->alnum_end) : TG_OK;
    if (tg__word_end(&s->word)) st = confirm_held(t);
    return st == TG_OK ? close_word(t, s->at) : st;
}

static void finish_sentences(tg__tally *t) {
    tg__scan *s = &t->scan;

    add_sentences(t, tg__sentence_finish(&s->sentence));
    t->counts[TG_COUNT_SENTENCES] += s->sentence.wordy;
}

tg_status tg__tally_end(tg__tally *t) {
    tg__scan *s = &t->scan;
    tg_status st = finish_words(t);

    if (st != TG_OK) return st;
    if (t->plan.sentences) {
        if (t->plan.classic) t->counts[TG_COUNT_SENTENCES] += s->sentence_text;
        else finish_sentences(t);
    }
    t->counts[TG_COUNT_LINES] += s->line_open;
    t->documents++;
    scan_reset(t);
    return TG_OK;
}

/* ── Parts, joins, copies ── */

int tg__tally_may_cut(tg__props p) {
    tg__sb sb = tg__props_sb(p);
    tg__gcb gcb = tg__props_gcb(p);

    return tg__props_wb(p) == TG__WB_ALETTER && !(p & TG__P_NFC_JOIN) && tg__props_kind(p) == TG__KIND_LETTER &&
           (gcb == TG__GCB_OTHER || gcb == TG__GCB_LV || gcb == TG__GCB_LVT) &&
           (sb == TG__SB_LOWER || sb == TG__SB_UPPER || sb == TG__SB_OLETTER);
}

void tg__tally_begin_part(tg__tally *t, unsigned part, tg__line line) {
    tg__scan *s = &t->scan;

    scan_reset(t); /* it may have been begun elsewhere */
    s->part = (uint8_t)part;
    if (part != TG__PART_SPACE) return;
    s->part_line = line;
    s->line_open = s->line_text = s->paragraph_open = 1;
    tg__sentence_begin_inside(&s->sentence, line);
}

/* Is the document of `t` where the part took it to be? */
static int part_fits(const tg__tally *t, const tg__scan *part) {
    const tg__scan *s = &t->scan;

    if (!part->fits || s->after_cr) return 0;
    if (part->part == TG__PART_LINE) return s->nfc == '\n' && !s->line_open && !s->paragraph_open;
    return s->nfc == ' ' && s->line_text &&
           (!t->plan.sentences || t->plan.classic || tg__sentence_is_inside(&s->sentence, part->part_line));
}

static tg_status add_counts(tg__tally *t, const tg__tally *from) {
    size_t i;

    for (i = 0; i < TG_COUNT_ALL_; i++)
        if (t->counts[i] > TG__COUNT_MAX - from->counts[i]) return TG_E_LIMIT;
    for (i = 0; i < TG_COUNT_ALL_; i++) t->counts[i] += from->counts[i];
    t->unsegmented += from->unsegmented;
    return TG_OK;
}

static tg_status add_table(tg__tally *t, const tg__table *from) {
    size_t i;
    tg_status st = tg__table_reserve(&t->table, from->used); /* at once: slots in order into fewer slots would crowd */

    for (i = 0; st == TG_OK && i < from->cap; i++) {
        const tg__entry *e = &from->slots[i];
        if (e->count) st = tg__tally_add(t, e->key, e->key_len, e->shown, e->shown_len, e->count);
    }
    return st;
}

/* The part's scan goes on as the document's. */
static void take_over(tg__tally *t, tg__tally *part) {
    tg__scan old = t->scan;
    tg__stash stash = t->stash, held_stash = t->held_stash;

    t->scan = part->scan;
    t->scan.origin += old.origin + old.at;
    t->scan.part = old.part;
    t->scan.fits = old.fits;
    t->scan.part_line = old.part_line;
    if (old.lead) t->scan.lead = old.lead;
    else if (part->scan.lead == 1 && old.sentence_text) t->scan.lead = 2;
    t->stash = part->stash;
    t->held_stash = part->held_stash;
    part->stash = stash;
    part->held_stash = held_stash;
    if (part->scan.lead) return;
    t->scan.sentence_text |= old.sentence_text;
}

tg_status tg__tally_append(tg__tally *t, tg__tally *part) {
    tg_status st;

    if (!part->scan.at) goto done; /* nothing was written to it */
    if (!part_fits(t, &part->scan)) return TG_E_STATE;
    if ((st = finish_words(t)) != TG_OK) return st;
    if (t->plan.sentences && !t->plan.classic && part->scan.part == TG__PART_LINE) finish_sentences(t);
    if (t->plan.sentences && t->plan.classic && t->scan.sentence_text && part->scan.lead == 1)
        t->counts[TG_COUNT_SENTENCES]++;
    if ((st = add_counts(t, part)) != TG_OK || (st = add_table(t, &part->table)) != TG_OK) return st;
    take_over(t, part);
done:
    tg__tally_reset(part);
    return TG_OK;
}

tg_status tg__tally_merge(tg__tally *t, const tg__tally *from) {
    tg_status st = add_counts(t, from);

    if (st != TG_OK) return st;
    t->documents += from->documents;
    return add_table(t, &from->table);
}

tg_status tg__tally_clone(tg__tally *t, const tg__tally *from) {
    tg_status st;

    *t = *from;
    tg__table_init(&t->table, &from->mem, from->table.seed);
    tg__folder_init(&t->folder, &from->mem, from->folder.kernels);
    memset(&t->stash, 0, sizeof t->stash);
    memset(&t->held_stash, 0, sizeof t->held_stash);
    if ((st = add_table(t, &from->table)) == TG_OK &&
        (st = stash_add(t, &t->stash, from->stash.bytes, from->stash.len)) == TG_OK &&
        (st = stash_add(t, &t->held_stash, from->held_stash.bytes, from->held_stash.len)) == TG_OK)
        return TG_OK;
    tg__tally_free(t);
    return st;
}
