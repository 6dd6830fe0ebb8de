/*
 * tally_picks: the words of a word table that are not simply all of them: which ones, in what form, and n-grams.
 *
 * A word comes with the place where it starts, ends of sentences come with theirs, and both come late: a word when it has
 * ended, an end of a sentence when enough of what follows shows it. So a word can wait for the line that it stands at the
 * beginning of (`waiting`), and a place can be in doubt while words behind it are counted already: then the words on
 * either side of it are kept, until it shows whether n-grams go over it.
 */
#ifndef TG_CORE_TALLY_PICKS_H
#define TG_CORE_TALLY_PICKS_H

#include "bounded.h"
#include "fold.h"
#include "table.h"

#define TG__CHAIN_MAX 32

typedef struct tg__chain_text {
    char *bytes;
    size_t cap;
    size_t begin[TG__CHAIN_MAX], end[TG__CHAIN_MAX]; /* of each word; one space is between them */
} tg__chain_text;

/* Words one behind the other: a chain of n of them is an n-gram as it stands there. */
typedef struct tg__chain {
    unsigned first, count;
    tg__chain_text key, shown;
} tg__chain;

typedef struct tg__waiting {
    uint64_t at;
    uint8_t gap; /* a word that is left out */
} tg__waiting;

#define TG__WAITING_MAX 8 /* a list marker of four characters has no more words */
#define TG__ENDS_KEPT 16  /* what can be told apart of them, and some more */
#define TG__ENDS_MAX 128  /* and those of a block */

typedef struct tg__picks {
    tg_allocator mem;
    tg__table stops; /* words that are left out, folded */
    tg__table table;
    tg__bounded bounded; /* instead of the table, if plan.most is not 0 */
    uint64_t total;      /* of counts */
    tg__walk collected;
    tg__table spent;    /* as in the tally, */
    tg__shares *shares; /* and this */

    /* n-grams */
    uint8_t
        lead_open; /* of a part: the words of `lead` are all of its words so far, and n-grams go over its beginning */
    uint8_t in_doubt;     /* whether a sentence ends at `doubt_at` */
    uint8_t after_closed; /* what is behind `after` does not matter to the doubt */
    uint64_t doubt_at;
    tg__chain run;           /* the last words, which n-grams begin with */
    tg__chain before, after; /* the last words before `doubt_at`, the first behind it */
    tg__chain lead;          /* the first words of a part */
    tg__chain wait;          /* a word each of `waiting` that is no gap */
    tg__waiting waiting[TG__WAITING_MAX];
    unsigned waiting_count;
    uint64_t ends[TG__ENDS_MAX]; /* of sentences, in front of words that are still to come */
    unsigned end_count;
} tg__picks;

/* Words of a caller's that are left out, as in tg_options. */
typedef struct tg__stop_list {
    const char *text;
    const uint32_t *lengths;
    size_t count;
} tg__stop_list;

/* What has been decided of sentences, where words are placed among them. */
typedef struct tg__decided {
    uint64_t upto;  /* what a line begins with here is not decided, nor is what follows */
    uint64_t doubt; /* here a sentence may end */
    uint8_t in_doubt;
} tg__decided;

#endif
