/*
 * syllables: of Polish words: Wielki słownik ortograficzny PWN, on dividing words: i before a vowel is a sign of
 * softness.
 */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* i before a vowel */
    RULE("", "i", "V", 0),
    /* au and eu are one, but at seams: na-uka, za-ufać, nie-ufny, prze-uczyć, muze-um */
    RULE("^n", "au", "", 2),
    RULE("^z", "au", "", 2),
    RULE("ni", "eu", "", 2),
    RULE("prz", "eu", "", 2),
    RULE("", "eu", "m$", 2),
    RULE("", "au", "", 1),
    RULE("", "eu", "", 1),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aąeęioóuyáéöüä",
    NULL,
    NULL,
    rules,
};

uint32_t tg__pl_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
