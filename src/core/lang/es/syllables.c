/*
 * syllables: of Spanish words: Real Academia Española, Ortografía de la lengua española (2010), II.3.2:
 * diphthongs, triphthongs and hiatus.
 */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* qu; gue, gui */
    RULE("q", "u", "", 0),
    RULE("g", "u", "e", 0),
    RULE("g", "u", "é", 0),
    RULE("g", "u", "i", 0),
    RULE("g", "u", "í", 0),
    /* y: a consonant before a vowel, a part of a diphthong at the end */
    RULE("", "y", "V", 0),
    RULE("V", "y", "$", 0),
    /* a weak vowel beside a strong one, or before another weak one; also with an h between: prohi-bir */
    RULE("", "i", "B", 0),
    RULE("B", "i", "", 0),
    RULE("", "u", "B", 0),
    RULE("B", "u", "", 0),
    RULE("", "ü", "B", 0),
    RULE("B", "ü", "", 0),
    RULE("", "i", "u", 0),
    RULE("", "i", "ú", 0),
    RULE("", "u", "i", 0),
    RULE("", "u", "í", 0),
    RULE("", "ü", "i", 0),
    RULE("", "ü", "í", 0),
    RULE("Bh", "i", "C", 0),
    RULE("Bh", "u", "C", 0),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aeiouyáéíóúüàèìòù",
    u"aeoáéó",
    NULL,
    rules,
};

uint32_t tg__es_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
