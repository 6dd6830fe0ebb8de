/* tally_inner: what the files of the tally have of each other. */
#ifndef TG_CORE_TALLY_INNER_H
#define TG_CORE_TALLY_INNER_H

#include "tally.h"

#define TG__LONG_WORD 6 /* letters; a long word has more */

/* ── tally_words.c ── */

/** Add bytes to a stash; what no key could hold is left out. @return TG_OK; TG_E_NOMEM. */
tg_status tg__tally_stash(tg__tally *t, tg__stash *stash, const void *bytes, size_t len);

/** The piece ends: keep what the words under way have in it. @return as tg__tally_stash. */
tg_status tg__tally_stash_open(tg__tally *t);

/** A segment ends before document offset `end`: count it if it is a word. @return as tg__tally_scan. */
tg_status tg__tally_close_word(tg__tally *t, uint64_t end);

/** Count the word under way, all but its bytes. */
void tg__tally_count_word(tg__tally *t);

/** The held place is a boundary: what stood behind it is the word under way. @return as tg__tally_scan. */
tg_status tg__tally_confirm_held(tg__tally *t);

/** The held place is none. @return as tg__tally_scan. */
tg_status tg__tally_join_held(tg__tally *t);

/**
 * Count a word in the table, and among the picks.
 * @param at  document offset of its start.
 * @return as tg__tally_scan.
 */
tg_status tg__tally_add_word(tg__tally *t, uint64_t at, const uint8_t *word, size_t len);

/* The bytes of a head that a short key of 0 bytes or more fills. */
extern const tg__head tg__filled[TG__SHORT_MAX + 1];

/* ── tally_picks.c: all but the first two for plan.picks alone ── */

void tg__picks_free(tg__tally *t);

/** Copy what `from` has. @return as tg__tally_scan */
tg_status tg__picks_clone(tg__tally *t, const tg__picks *from);

/** A document begins, or a part of one. */
void tg__picks_restart(tg__tally *t, int is_part);

/** A word, which starts at document offset `at`. @return as tg__tally_scan */
tg_status tg__picks_take(tg__tally *t, uint64_t at, const char *word, size_t len);

/** Sentences end, behind those that were told of before; at most TG__SENTENCE_BLOCK_MAX. For plan.within alone. */
void tg__picks_ends(tg__tally *t, const tg__sentence_end *ends, unsigned count);

/** The document ends, after all words and sentences. @return as tg__tally_scan */
tg_status tg__picks_end(tg__tally *t);

/**
 * A part follows; nothing is pending before it. Counts the n-grams that begin before it and end in it.
 * @param sentence_ends  in front of it, whether that was told or not.
 * @return as tg__tally_scan
 */
tg_status tg__picks_meet(tg__tally *t, const tg__picks *part, int sentence_ends);

/** Behind tg__picks_meet: where the part is. */
void tg__picks_take_over(tg__tally *t, tg__picks *part);

/* ── tally_step.c ── */

/** Count the first `count` boundaries of s->out. */
void tg__tally_add_sentences(tg__tally *t, unsigned count);

/**
 * Take one code point, which begins at t->scan.at.
 *
 * @param end  document offset of the next one.
 * @return as tg__tally_scan.
 */
tg_status tg__tally_step(tg__tally *t, uint32_t cp, uint64_t end);

/* ── tally_blocks.c ── */

/**
 * Take what can be taken in bulk. It leaves the scan as tg__tally_step would, code point by code point.
 *
 * @param p      the rest of the piece, p < end.
 * @param taken  receives how many bytes were taken, at a code point; 0 if a code point must be stepped over first.
 * @return as tg__tally_scan.
 */
tg_status tg__tally_blocks(tg__tally *t, const uint8_t *p, const uint8_t *end, size_t *taken);

#ifdef TG__WITH_POPCNT
/** The same, where the kernels say that the CPU has the instructions. */
tg_status tg__tally_blocks_popcnt(tg__tally *t, const uint8_t *p, const uint8_t *end, size_t *taken);
#endif

#endif
