/*
 * syllables: of Norwegian words: Faarlund, Lie and Vannebo, Norsk referansegrammatikk: as many syllables as vowels
 * and diphthongs.
 */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* muse-um */
    RULE("", "eu", "m$", 2),
    /* diphthongs */
    RULE("", "ei", "", 1),
    RULE("", "øy", "", 1),
    RULE("", "au", "", 1),
    RULE("", "ai", "", 1),
    RULE("", "oi", "", 1),
    RULE("", "eu", "", 1),
    RULE("", "aa", "", 1),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aeiouyæøåéèêòóôáüöä",
    NULL,
    NULL,
    rules,
};

uint32_t tg__nb_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
