/*
 * words_reference: word tables as their definition is written: all words of a text in a list, those that are left out
 * marked, n-grams of neighbours put together one by one, sorted, and the same ones counted. Slow, and of the whole text.
 * Of the core it uses folding, and the properties of code points.
 */
#ifndef TG_TEST_WORDS_REFERENCE_H
#define TG_TEST_WORDS_REFERENCE_H

#include "../../include/textgauge.h"

typedef struct counted_word {
    char *key, *shown; /* shown is in the block of key */
    size_t key_len, shown_len;
    uint64_t count, error;
} counted_word;

typedef struct counted_words {
    counted_word *words; /* in the order of a table */
    size_t count;
    uint64_t total;
    size_t distinct;
    counted_word *tokens; /* as they come in the text, count 1 each */
    size_t token_count;
} counted_words;

/**
 * The words of one document.
 *
 * @param o    as for tg_words_new; encoding is not TG_ENCODING_BY_MARK, and `max_words` is not looked at.
 * @param out  to be freed by counted_free.
 */
void count_words_slowly(const void *text, size_t len, const tg_options *o, counted_words *out);

/** Space-Saving over the tokens of `from`, with `most` places, all of them searched for each. @param out  to be freed */
void count_bounded_slowly(const counted_words *from, size_t most, counted_words *out);

void counted_free(counted_words *w);

#endif
