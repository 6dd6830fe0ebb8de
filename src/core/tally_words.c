/* tally_words: the bytes of words that come in pieces; words that end, into the table. */
#include "tally_inner.h"

#include "transcode.h"

/* More than enough of a word, before folding, to fill a key of TG__KEY_MAX bytes: no composition shrinks text to a quarter. */
#define STASH_MAX ((size_t)TG__KEY_MAX * 4)

tg_status tg__tally_stash(tg__tally *t, tg__stash *stash, const void *bytes, size_t len) {
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
    return tg__tally_stash(t, stash, s->piece + (start - s->piece_at), (size_t)(to - start));
}

/* The piece ends: keep what the words under way have in it. */
tg_status tg__tally_stash_open(tg__tally *t) {
    const tg__scan *s = &t->scan;
    tg_status st;

    if (!t->plan.texts || (t->plan.classic && !s->span.like)) return TG_OK;
    st = stash_piece(t, &t->stash, s->word_at, s->held ? s->held_at : s->at);
    if (st == TG_OK && s->held) st = stash_piece(t, &t->held_stash, s->held_at, s->at);
    return st;
}

tg_status tg__tally_add(tg__tally *t, const char *key, size_t key_len, const char *shown, size_t shown_len,
                        uint64_t times) {
    return tg__table_add(&t->table, key, key_len, shown, shown_len, times, NULL);
}

tg_status tg__tally_add_word(tg__tally *t, uint64_t at, const uint8_t *bytes, size_t len) {
    const char *word = (const char *)bytes;
    tg__folded folded;
    tg_status st;

    if (len > STASH_MAX) len = STASH_MAX;
    if (len == STASH_MAX) len -= tg__utf8_unfinished((const uint8_t *)word, len);
    if (t->plan.picks && (st = tg__picks_take(t, at, word, len)) != TG_OK) return st;
    if (!t->plan.table) return TG_OK;
    st = t->plan.classic ? tg__fold_lower(&t->folder, word, len, &folded)
                         : tg__fold_word(&t->folder, word, len, 0, &folded);
    if (st != TG_OK) return st;
    return tg__tally_add(t, folded.key, folded.key_len, folded.shown, folded.shown_len, 1);
}

#define FILLED(n) ((UINT64_C(1) << 8 * ((n)&7)) - 1)
const tg__head tg__filled[TG__SHORT_MAX + 1] = {
    {0, 0},
    {FILLED(1), 0},
    {FILLED(2), 0},
    {FILLED(3), 0},
    {FILLED(4), 0},
    {FILLED(5), 0},
    {FILLED(6), 0},
    {FILLED(7), 0},
    {UINT64_MAX, 0},
    {UINT64_MAX, FILLED(1)},
    {UINT64_MAX, FILLED(2)},
    {UINT64_MAX, FILLED(3)},
    {UINT64_MAX, FILLED(4)},
    {UINT64_MAX, FILLED(5)},
    {UINT64_MAX, FILLED(6)},
    {UINT64_MAX, FILLED(7)},
};

void tg__tally_count_word(tg__tally *t) {
    const tg__span *span = &t->scan.span;

    t->counts[TG_COUNT_WORDS]++;
    t->counts[TG_COUNT_WORD_LETTERS] += span->letters;
    t->counts[TG_COUNT_WORD_DIGITS] += span->digits;
    t->counts[TG_COUNT_LONG_WORDS] += span->letters > TG__LONG_WORD;
}

/* A word ends before document offset `end`. */
tg_status tg__tally_close_word(tg__tally *t, uint64_t end) {
    const tg__scan *s = &t->scan;
    uint64_t len = end - s->word_at;
    tg_status st;

    if (s->span.like) {
        tg__tally_count_word(t);
        if (t->plan.texts) {
            if (s->word_at >= s->piece_at) {
                st = tg__tally_add_word(t, s->word_at, s->piece + (s->word_at - s->piece_at),
                                        len > STASH_MAX ? STASH_MAX : (size_t)len);
            } else {
                if ((st = stash_piece(t, &t->stash, s->word_at, end)) != TG_OK) return st;
                st = tg__tally_add_word(t, s->word_at, (const uint8_t *)t->stash.bytes,
                                        len < t->stash.len ? (size_t)len : t->stash.len);
            }
            if (st != TG_OK) return st;
        }
    }
    t->stash.len = 0;
    return TG_OK;
}

static void span_add(tg__span *a, const tg__span *b) {
    a->letters += b->letters;
    a->digits += b->digits;
    a->like |= b->like;
}

/* The held place is a boundary: what stood behind it is the word under way. */
tg_status tg__tally_confirm_held(tg__tally *t) {
    tg__scan *s = &t->scan;
    tg__stash stash = t->stash;
    tg_status st = tg__tally_close_word(t, s->held_at);

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
tg_status tg__tally_join_held(tg__tally *t) {
    tg__scan *s = &t->scan;
    tg_status st = tg__tally_stash(t, &t->stash, t->held_stash.bytes, t->held_stash.len);

    t->held_stash.len = 0;
    span_add(&s->span, &s->held_span);
    s->held = 0;
    return st;
}
