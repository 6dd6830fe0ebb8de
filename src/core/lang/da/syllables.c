/*
 * syllables: of Danish words: Retskrivningsordbogen, on dividing words: as many syllables as vowels, but for some
 * loans.
 */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* sta-tion, dis-kus-sion; muse-um */
    RULE("t", "io", "n", 1), RULE("ss", "io", "n", 1),
    RULE("", "eu", "m$", 2), RULE("t", "ou", "r", 1),
    RULE("", "eau", "", 1),  RULE("", "aa", "", 1),
    RULE("", "au", "", 1),   RULE("", "eu", "", 1),
    RULE("", "ei", "", 1),   END_OF_RULES,
};

static const tg__vowels language = {
    u"aeiouyæøåéèáüöä",
    NULL,
    NULL,
    rules,
};

uint32_t tg__da_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
