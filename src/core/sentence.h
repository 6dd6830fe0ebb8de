/*
 * sentence: sentence boundaries, one code point at a time. Owns no memory.
 *
 * The rules of UAX #29 run over a stream in which line breaks have already
 * been decided: white space with one line break in it is white space, a blank
 * line separates paragraphs, and a list item stands by itself. With
 * TG__SENTENCE_UAX29 every line end is a separator, as in the plain annex.
 *
 * Decisions lag behind (SB8 looks ahead, and so does a line break), so a step
 * can decide several boundaries that lie before the current code point. They
 * are handed out in `out`, in ascending order.
 */
#ifndef TG_CORE_SENTENCE_H
#define TG_CORE_SENTENCE_H

#include "block.h"
#include "cues.h"

enum { TG__SENTENCE_WRAP, TG__SENTENCE_BREAK, TG__SENTENCE_UAX29 };

/* The longest list marker: three digits and a full stop. */
#define TG__MARKER_MAX 4
/* Each code point of a marker, the separator before it, and the code point after it: a held boundary and one of its own. */
#define TG__SENTENCE_OUT_MAX (2 * (TG__MARKER_MAX + 3))

/* Where a line is, at a boundary: all that a segmentation going on elsewhere must know. */
typedef struct tg__line {
    uint8_t inside; /* past its first characters: no list marker can begin here */
    uint8_t column; /* code points since the line began; stays at 255 */
} tg__line;

typedef struct tg__sentence_end {
    uint64_t offset; /* where the next sentence begins */
    tg__line line;   /* there */
    uint8_t wordy;   /* the sentence that ended has a letter or digit in it */
} tg__sentence_end;

typedef struct tg__marker_char {
    uint64_t at;
    uint32_t cp;
    tg__props props;
} tg__marker_char;

#define TG__TOKEN_MAX 32 /* bytes of a token that are looked at */

/* What stands between white spaces, in one sentence. */
typedef struct tg__token {
    uint8_t len;     /* bytes; TG__TOKEN_MAX + 1 stands for more */
    uint8_t body;    /* of them before the terminators that it ends with, if `run` is set */
    uint8_t run;     /* it ends with terminators, and what closes behind them */
    uint8_t many;    /* with several of them, or an ellipsis */
    uint8_t closed;  /* something closes behind them */
    uint8_t first;   /* of its sentence */
    uint8_t ended;   /* white space is behind it */
    uint8_t address; /* it is one of the Web, or of e-mail */
    uint8_t hot;     /* it may be an address, or an emoticon */
    uint8_t last;    /* byte */
    uint8_t bytes[TG__TOKEN_MAX];
} tg__token;

/* All zero, but for `mode`, `cues` and `line`, is the start of a text. */
typedef struct tg__sentence {
    const tg__cues *cues; /* of the language; NULL: the rules of the annex alone */
    uint8_t mode;
    uint8_t started;

    /* the annex */
    uint8_t state;
    uint8_t wordy;      /* of the sentence under way, up to the held boundary if there is one */
    uint8_t held_wordy; /* from there on */
    tg__line held_line;
    uint64_t held;

    /* the language */
    uint8_t look;        /* what is looked for behind the held boundary, or 0 */
    uint8_t seen;        /* a token has begun in the sentence */
    uint8_t held_tokens; /* tokens that have begun behind the held boundary; 2 stands for more */
    uint8_t
        opens; /* what opens before the word that is looked at; dashes and white space, too, where one is looked for */
    uint8_t word_len, word_letters;
    uint8_t word_capitals; /* its second letter is one */
    uint8_t word[TG__CUE_MAX + 1];
    uint32_t lone; /* what may close, by itself between white spaces */
    tg__token token;

    /* lines */
    tg__line line;
    uint8_t phase;
    uint8_t indent;   /* code points of white space behind the last line break; stays at 255 */
    uint8_t breaks;   /* line breaks in the white space under way; 2 stands for more */
    uint8_t after_cr; /* an LF now belongs to the CR before it */
    uint8_t item_may; /* the line before allows an item that could be a wrapped line */
    uint8_t marker;   /* state of the marker automaton */
    uint8_t mark_count;
    uint64_t space_at;  /* where the white space with the first line break in it began */
    uint64_t break_end; /* end of its last line break */
    tg__marker_char marks[TG__MARKER_MAX];

    uint8_t count;
    tg__sentence_end out[TG__SENTENCE_OUT_MAX];
} tg__sentence;

/**
 * @param cp, p    the code point and its properties.
 * @param at, end  its offset, and the next one's.
 * @return how many boundaries were decided, in s->out.
 */
unsigned tg__sentence_step(tg__sentence *s, uint32_t cp, tg__props p, uint64_t at, uint64_t end);

/* The most boundaries that can be decided in a block: one a code point, and what hangs from before. */
#define TG__SENTENCE_BLOCK_MAX (TG__BLOCK + TG__SENTENCE_OUT_MAX)

/**
 * Step over a block, or over as much of it as decides by itself, if nothing is pending.
 *
 * @param breaks  receives where sentences begin in it.
 * @param line    receives the line at the last of those, if there is one.
 * @return the bytes that were stepped over: all, those before something that the block does not show, or, with nothing changed, 0.
 */
unsigned tg__sentence_breaks(tg__sentence *s, const tg__block *b, uint64_t *breaks, tg__line *line);

/** @return how many boundaries can be decided in a block at most. */
unsigned tg__sentence_block_most(const tg__sentence *s, const tg__block *b);

/**
 * Step over the code points of a block. It leaves `s` as steps would, but for s->out.
 *
 * @param at   offset of the first one.
 * @param out  room for TG__SENTENCE_BLOCK_MAX: receives the boundaries that were decided.
 * @return how many those are.
 */
unsigned tg__sentence_block(tg__sentence *s, const tg__block *b, uint64_t at, tg__sentence_end *out);

/** Begin behind a letter and a space, inside a line that is at `line`. */
void tg__sentence_begin_inside(tg__sentence *s, tg__line line);

/** @return 1 if that is where `s` is, before a letter that may have the rules of a language look back at the word or not. */
int tg__sentence_is_inside(const tg__sentence *s, tg__line line, int looks_back);

/** Does it depend on the word before whether a sentence begins with this letter? */
int tg__sentence_looks_back(uint32_t cp, tg__props p);

/**
 * What is not decided yet of the sentences in what has been stepped over.
 *
 * @param upto      receives a place: the ends before it have been handed out, but one.
 * @param in_doubt  receives 1 if there is that one;
 * @param doubt     where it may be.
 */
void tg__sentence_decided(const tg__sentence *s, uint64_t *upto, uint8_t *in_doubt, uint64_t *doubt);

/**
 * The text ends.
 * @return as tg__sentence_step; whether the last sentence has a word is in s->wordy.
 */
unsigned tg__sentence_finish(tg__sentence *s);

#endif
