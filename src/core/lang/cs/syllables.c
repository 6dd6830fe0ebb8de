/*
 * syllables: of Czech words: Pravidla českého pravopisu, on dividing words: ou, au, eu are one, and r, l, m
 * between consonants are syllables.
 */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* seams: po-užít, po-učit, na-učit, za-ujmout, ne-umím; muze-um */
    RULE("^p", "ou", "ž", 2),
    RULE("^p", "ou", "č", 2),
    RULE("^p", "ou", "k", 2),
    RULE("^n", "au", "", 2),
    RULE("^z", "au", "", 2),
    RULE("^n", "eu", "tr", 1),
    RULE("^n", "eu", "", 2),
    RULE("", "eu", "m$", 2),
    RULE("", "ou", "", 1),
    RULE("", "au", "", 1),
    RULE("", "eu", "", 1),
    /* vlk, prst, bra-tr, mo-hl, se-dm, o-sm */
    RULE("C", "r", "C", 1),
    RULE("C", "l", "C", 1),
    RULE("C", "r", "$", 1),
    RULE("C", "l", "$", 1),
    RULE("d", "m", "$", 1),
    RULE("s", "m", "$", 1),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aáeéěiíoóuúůyýöü",
    NULL,
    NULL,
    rules,
};

uint32_t tg__cs_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
