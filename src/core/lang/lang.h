/* lang: what is known of a language. A language is a value; there is no current one. */
#ifndef TG_CORE_LANG_H
#define TG_CORE_LANG_H

#include "../base.h"

typedef struct tg__language {
    const char *tag;
    uint8_t english; /* the metrics made for English apply */

    /**
     * Syllables of a word; NULL if they are not known for this language.
     * @param key  a folded word, UTF-8.
     * @return at least 1.
     */
    uint32_t (*syllables)(const char *key, size_t len);
} tg__language;

/**
 * @param tag  a BCP 47 tag, of which the first subtag decides ("en-GB" is English); NULL is "en".
 * @return the language; "und" for one that is not known; NULL if `tag` is not a tag.
 */
const tg__language *tg__language_find(const char *tag);

/** Syllables as the classic profile counts them: runs of ASCII aeiouy. @return at least 1. */
uint32_t tg__classic_syllables(const char *key, size_t len);

/* One line a language; its folder holds the rest. */
uint32_t tg__en_syllables(const char *key, size_t len);

#endif
