/*
 * tally: the single pass over a text. Counts, words into the table, sentences and paragraphs closed.
 * Takes UTF-8 alone; knows no metric.
 */
#ifndef TG_CORE_TALLY_H
#define TG_CORE_TALLY_H

#include "fold.h"
#include "grapheme.h"
#include "lang/lang.h"
#include "sentence.h"
#include "table.h"
#include "tally_picks.h"
#include "word.h"

/* No count grows past this: sums over all words, such as syllables, still fit. */
#define TG__COUNT_MAX (UINT64_C(1) << 47)

/* What is to be worked out, and by which rules. */
typedef struct tg__plan {
    const tg_language *language;
    uint8_t classic;
    uint8_t hyphens;       /* join */
    uint8_t sentence_mode; /* TG__SENTENCE_… */
    const tg__cues *cues;  /* of sentences; NULL: the rules of the annex alone */
    uint8_t stop_at_invalid;
    uint8_t graphemes, words, sentences, table; /* wanted */
    uint8_t syllables;                          /* wanted, and known */
    uint8_t spoken;                             /* of numbers as they are read aloud */
    uint8_t kinds;                              /* digits, punctuation or symbols are wanted; letters always are */
    uint8_t paragraphs;                         /* wanted */
    uint8_t texts;                              /* of words are wanted, for the table or the picks */
    /* A table of words of its own, beside that of the counts. */
    uint8_t picks;  /* wanted */
    uint8_t ngram;  /* 1 to TG_NGRAM_MAX */
    uint8_t within; /* sentences: n-grams do not go on behind them */
    uint8_t keep_case;
    uint8_t numbers; /* tg_numbers */
    uint32_t min_length;
    const tg__stops *stops; /* of the language, which are left out; NULL: none are */
    uint32_t most;          /* words that are kept; 0: all */
} tg__plan;

/** Syllables of a word by the rules of a plan, which has some. @param key  folded */
static inline uint32_t tg__plan_syllables(const tg__plan *plan, const char *key, size_t len) {
    if (plan->classic) return tg__classic_syllables(key, len);
    return plan->spoken ? plan->language->spoken(key, len) : plan->language->syllables(key, len);
}

/* What part of a word has in it. */
typedef struct tg__span {
    uint64_t letters, digits;
    uint8_t like; /* it makes the segment a word */
} tg__span;

/* The beginning of a word whose rest comes with the next piece. */
typedef struct tg__stash {
    char *bytes;
    size_t len, cap;
} tg__stash;

/* What a scan is, of a document in parts. */
enum {
    TG__PART_FIRST, /* it began at the document's start */
    TG__PART_LINE,  /* behind a blank line */
    TG__PART_SPACE  /* behind a letter and a space */
};

/* Where the pass is in the document; all zero at its start, but for the rules of the segmenters. */
typedef struct tg__scan {
    uint64_t origin;   /* bytes of the document before what follows counts from */
    uint64_t at;       /* bytes scanned before the next code point */
    uint64_t piece_at; /* where the piece at hand began */
    const uint8_t *piece;

    tg__grapheme grapheme;
    tg__word word;
    tg__sentence sentence;

    uint64_t word_at, held_at;
    uint8_t held;
    tg__span span, held_span; /* of the word under way; from the held place on */
    uint64_t alnum_end;       /* classic: end of the last alphanumeric; the word is open if span.like */

    uint32_t nfc; /* the code point before, or what it composed to */
    uint8_t in_space_word, after_cr, line_open, line_text, paragraph_open, sentence_text;

    uint8_t part;
    uint8_t fits; /* the part's first code point is one that may follow a cut: 2 if it looks back at the word before */
    uint8_t lead; /* classic: its first terminator ended 1 a blank piece, 2 one with text */
    tg__line part_line; /* TG__PART_SPACE: what was assumed of the line */
} tg__scan;

typedef struct tg__tally {
    tg_allocator mem;
    tg__plan plan;
    uint64_t counts[TG_COUNT_ALL_]; /* all but those of the table */
    uint64_t unsegmented;           /* letters of scripts that do not write words apart */
    uint64_t documents;             /* ended ones */
    tg__table table;
    tg__walk collected; /* what of it tg__tally_collect has moved */
    tg__table spent;    /* what it was, to be freed by and by */
    tg__shares *shares; /* of what is being moved to it; NULL if nothing is so */
    tg__folder folder;
    tg__picks *picks; /* NULL if they are not wanted */
    tg__stash stash, held_stash;
    tg__scan scan;
} tg__tally;

/** An empty tally; allocates nothing. */
void tg__tally_init(tg__tally *t, const tg_allocator *mem, const tg__kernels *kernels, const tg__plan *plan,
                    const uint64_t seed[2]);

/** Behind it, if picks are wanted. @return TG_OK; TG_E_NOMEM, TG_E_LIMIT: `t` is to be freed */
tg_status tg__picks_new(tg__tally *t, const tg__stop_list *stops, const uint64_t seed[2]);

/** Are the same words left out? */
int tg__picks_same_stops(const tg__picks *a, const tg__picks *b);

void tg__tally_free(tg__tally *t);

/** Forget everything that was counted, keep the memory. */
void tg__tally_reset(tg__tally *t);

/**
 * Count the next piece of the document.
 *
 * @param p    UTF-8 that does not end inside a sequence that could be completed; borrowed for the call.
 * @return TG_OK; TG_E_NOMEM or TG_E_LIMIT; TG_E_INVALID under stop_at_invalid, with scan.at
 *         where the ill-formed part begins. After an error the tally can only be reset or freed.
 */
tg_status tg__tally_scan(tg__tally *t, const uint8_t *p, size_t len);

/** End the document. @return as tg__tally_scan. */
tg_status tg__tally_end(tg__tally *t);

/** Is `p` a letter that may stand at either side of a cut: one that joins nothing to nothing? */
int tg__tally_may_cut(tg__props p);

/**
 * What will be scanned is not the beginning of a document.
 *
 * @param part  TG__PART_LINE or TG__PART_SPACE.
 * @param line  for TG__PART_SPACE: where the line is; it is checked on appending.
 */
void tg__tally_begin_part(tg__tally *t, unsigned part, tg__line line);

/**
 * Append a part that continues the open document.
 * @return as tg__tally_scan, with `part` unchanged; TG_E_STATE if it does not fit, with both unchanged. Else `part` is
 *         reset.
 */
tg_status tg__tally_append(tg__tally *t, tg__tally *part);

/** Append a part, all but its words: they stay, and it can be begun as another part. @return as tg__tally_append */
tg_status tg__tally_join(tg__tally *t, tg__tally *part);

/**
 * Move words of `from`, which has nothing else.
 *
 * @param most  how many slots of its table to look at, more or less.
 * @return as tg__tally_scan. *more is 0 when all have been moved.
 */
tg_status tg__tally_collect(tg__tally *t, tg__tally *from, size_t most, int *more);

/**
 * Divide the moving of the words of `from`, which has nothing else, into shares.
 *
 * @param work    less what it took; without any left it is to be called again.
 * @param shares  receives how many; 0 if there is too little to move, or work left to do.
 * @return TG_OK; TG_E_NOMEM, TG_E_LIMIT: both are to be freed
 */
tg_status tg__tally_begin_shares(tg__tally *t, tg__tally *from, size_t *work, uint32_t *shares);

/**
 * Move one of them; others may be moved by other threads meanwhile.
 * @return as tg__tally_scan; TG_E_ARG if there is no such share; TG_E_STATE the second time
 */
tg_status tg__tally_move_share(tg__tally *t, const tg__tally *from, uint32_t share);

/** All have been moved. Behind it goes tg__tally_collect. @return as tg__tally_scan; TG_E_STATE if some have not been */
tg_status tg__tally_end_shares(tg__tally *t, tg__tally *from);

/** Are there words in its tables? */
int tg__tally_has_words(const tg__tally *t);

/** Are some of its words moved already, and others not, or is memory of those that were still there? */
int tg__tally_is_collected(const tg__tally *t);

/**
 * Count a word that was counted elsewhere.
 * @param key, shown  as tg__table_add.
 */
tg_status tg__tally_add(tg__tally *t, const char *key, size_t key_len, const char *shown, size_t shown_len,
                        uint64_t times);

/** Make `t`, which is not initialised, a copy of `from`. @return as tg__tally_scan; on an error `t` holds nothing. */
tg_status tg__tally_clone(tg__tally *t, const tg__tally *from);

/** Add the ended documents of `from`, made by the same plan. @return as tg__tally_scan. */
tg_status tg__tally_merge(tg__tally *t, const tg__tally *from);

#endif
