/*
 * syllables: of Dutch words: Woordenlijst Nederlandse Taal (Leidraad), on dividing words: digraphs are one vowel,
 * a diaeresis begins a syllable.
 */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* qu; y as a consonant: yoghurt, royaal */
    RULE("q", "u", "", 0),
    RULE("^", "y", "V", 0),
    RULE("V", "y", "V", 0),
    /* three and more letters */
    RULE("", "i", "eur", 1),
    RULE("", "eeu", "", 1),
    RULE("", "ieu", "", 1),
    RULE("", "aai", "", 1),
    RULE("", "ooi", "", 1),
    RULE("", "oei", "", 1),
    RULE("", "oeu", "", 1),
    RULE("", "eau", "", 1),
    /* sta-tion, pen-sioen, pro-fes-sio-neel */
    RULE("t", "io", "n", 1),
    RULE("s", "ioe", "n", 1),
    RULE("ss", "io", "n", 1),
    /* muse-um; team */
    RULE("", "eu", "m$", 2),
    RULE("^t", "ea", "m", 1),
    /* re-ëel, be-ëin-di-gen */
    RULE("", "ëe", "", 1),
    RULE("", "ëi", "", 1),
    /* digraphs; ij is i and a consonant here */
    RULE("", "aa", "", 1),
    RULE("", "ee", "", 1),
    RULE("", "oo", "", 1),
    RULE("", "uu", "", 1),
    RULE("", "ie", "", 1),
    RULE("", "oe", "", 1),
    RULE("", "eu", "", 1),
    RULE("", "ui", "", 1),
    RULE("", "ei", "", 1),
    RULE("", "ou", "", 1),
    RULE("", "au", "", 1),
    RULE("", "ai", "", 1),
    RULE("", "oi", "", 1),
    RULE("", "éé", "", 1),
    RULE("", "óó", "", 1),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aeiouyáàäâéèëêíìïîóòöôúùüûĳ",
    NULL,
    NULL,
    rules,
};

uint32_t tg__nl_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
