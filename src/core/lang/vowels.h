/* vowels: syllables by the vowels of a word, and by rules of which of them are one syllable, two or none. */
#ifndef TG_CORE_LANG_VOWELS_H
#define TG_CORE_LANG_VOWELS_H

#include "lang.h"

/*
 * Letters `match`, between `before` and `behind`, are `count` syllables. `before` and `behind` may also have
 *   ^ $  the beginning and the end of the word, as far as letters go: an apostrophe or hyphen ends it, too
 *   V C  a vowel, another letter
 *   B D  a letter of the sets of that name
 */
typedef struct tg__vowel_rule {
    const uint16_t *before, *match, *behind;
    uint8_t count;
} tg__vowel_rule;

typedef struct tg__vowels {
    const uint16_t *vowels;      /* each is one syllable where no rule says otherwise */
    const uint16_t *set_b;       /* NULL: none */
    const uint16_t *set_d;       /* NULL: none */
    const tg__vowel_rule *rules; /* the first that fits counts; the last has no match; NULL: none */
} tg__vowels;

/* A rule, of plain strings. */
#define RULE(before, match, behind, count) \
  { u"" before, u"" match, u"" behind, count }
#define END_OF_RULES \
  { NULL, NULL, NULL, 0 }

/** @param key  a folded word, UTF-8. @return at least 1. */
uint32_t tg__vowels_count(const tg__vowels *language, const char *key, size_t len);

#endif
