/* words: a word table that is handed out. */
#ifndef TG_CORE_WORDS_H
#define TG_CORE_WORDS_H

#include "options.h"

/**
 * Begin to make a table of the words of a tally without an open document, which then has none.
 * @return TG_OK; TG_E_NOMEM, TG_E_LIMIT: the tally is as it was
 */
tg_status tg__words_new(const tg__config *config, tg__tally *tally, tg_words **out);

/**
 * @param work  how many words to look at, more or less.
 * @param done  receives 1 when the table is made; it can be freed before.
 * @return TG_OK; TG_E_NOMEM or TG_E_LIMIT, after which it can only be freed.
 */
tg_status tg__words_step(tg_words *words, size_t work, int *done);

#endif
