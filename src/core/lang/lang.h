/* lang: what is known of a language. A language is a value; there is no current one. */
#ifndef TG_CORE_LANG_H
#define TG_CORE_LANG_H

#include "../../../include/textgauge.h"
#include "../base.h"
#include "../cues.h"

struct tg_language {
    const char *tag, *name;
    uint8_t metrics; /* there are some that are made for it */

    /**
     * Syllables of a word; NULL if they are not known for this language.
     * @param key  a folded word, UTF-8.
     * @return at least 1.
     */
    uint32_t (*syllables)(const char *key, size_t len);

    const tg__cues *cues; /* of sentences; NULL: those of the annex */

    uint32_t (*spoken)(const char *key, size_t len); /* as `syllables`, with numbers read aloud; NULL: they are not */
};

/** Is `name` the first subtag of `tag`, whatever the case? */
int tg__language_is(const char *tag, const char *name);

#define TG__STOP_BUCKETS 256

/* Stop words. */
typedef struct tg__stops {
    const char *tag;
    const uint8_t *text;     /* all of them, folded, by buckets of their hash, one right behind the other */
    const uint16_t *ends;    /* of each, in front of that the beginning of the first */
    const uint16_t *buckets; /* of TG__STOP_BUCKETS, the number of the first one; behind that, how many there are */
} tg__stops;

/** @param tag  a BCP 47 tag; NULL is "en". @return those of its language; NULL if there are none */
const tg__stops *tg__stops_find(const char *tag);

/** Is the folded word one of them? O(len). */
int tg__stops_has(const tg__stops *s, const char *key, size_t len);

/** Syllables as the classic profile counts them: runs of ASCII aeiouy. @return at least 1. */
uint32_t tg__classic_syllables(const char *key, size_t len);

/* One line a language; its folder holds the rest. */
uint32_t tg__cs_syllables(const char *key, size_t len);
uint32_t tg__da_syllables(const char *key, size_t len);
uint32_t tg__de_syllables(const char *key, size_t len);
uint32_t tg__en_syllables(const char *key, size_t len);
uint32_t tg__en_spoken(const char *key, size_t len);
uint32_t tg__es_syllables(const char *key, size_t len);
uint32_t tg__fi_syllables(const char *key, size_t len);
uint32_t tg__fr_syllables(const char *key, size_t len);
uint32_t tg__hu_syllables(const char *key, size_t len);
uint32_t tg__it_syllables(const char *key, size_t len);
uint32_t tg__nb_syllables(const char *key, size_t len);
uint32_t tg__nl_syllables(const char *key, size_t len);
uint32_t tg__pl_syllables(const char *key, size_t len);
uint32_t tg__pt_syllables(const char *key, size_t len);
uint32_t tg__ro_syllables(const char *key, size_t len);
uint32_t tg__ru_syllables(const char *key, size_t len);
uint32_t tg__sv_syllables(const char *key, size_t len);
uint32_t tg__tr_syllables(const char *key, size_t len);
uint32_t tg__uk_syllables(const char *key, size_t len);

extern const tg__cues tg__de_cues, tg__en_cues, tg__es_cues, tg__fr_cues, tg__hu_cues, tg__it_cues;
extern const tg__cues tg__nl_cues, tg__pl_cues, tg__pt_cues, tg__ru_cues, tg__sv_cues;

#endif
