/*
 * syllables: of Romanian words: Academia Română, DOOM 3, on dividing words: diphthongs, triphthongs, and the i at
 * the end that is not heard.
 */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* cior-bă, ciu-ci */
    RULE("c", "i", "o", 0),
    RULE("c", "i", "u", 0),
    RULE("g", "i", "u", 0),
    RULE("g", "i", "o", 0),
    /* i at the end: lupi, ochi; co-dri; co-pii, co-pi-ii */
    RULE("", "iii", "$", 2),
    RULE("", "ii", "$", 1),
    RULE("BD", "i", "$", 1),
    RULE("C", "i", "$", 0),
    /* -ia, -ie at the end: Ro-mâ-ni-a, fa-mi-li-e; pri-e-ten, so-ci-e-ta-te */
    RULE("C", "ia", "$", 2),
    RULE("C", "ie", "$", 2),
    RULE("pr", "ie", "", 2),
    RULE("c", "ie", "t", 2),
    RULE("c", "ia", "l", 2),
    RULE("^d", "ia", "", 2),
    /* hiatus: re-al, te-a-tru, î-na-in-te, a-ur */
    RULE("^r", "ea", "l", 2),
    RULE("t", "ea", "tr", 2),
    RULE("în", "ai", "n", 2),
    RULE("^", "au", "r", 2),
    RULE("^", "ai", "c", 2),
    /* triphthongs and diphthongs */
    RULE("", "eau", "", 1),
    RULE("", "iau", "", 1),
    RULE("", "eai", "", 1),
    RULE("", "iei", "", 1),
    RULE("", "iai", "", 1),
    RULE("", "oai", "", 1),
    RULE("", "ioa", "", 1),
    RULE("C", "io", "", 2),
    RULE("i", "ua", "$", 1),
    RULE("", "uă", "", 1),
    RULE("", "ea", "", 1),
    RULE("", "oa", "", 1),
    RULE("", "ia", "", 1),
    RULE("", "ie", "", 1),
    RULE("", "io", "", 1),
    RULE("", "iu", "", 1),
    RULE("", "ai", "", 1),
    RULE("", "ei", "", 1),
    RULE("", "oi", "", 1),
    RULE("", "ui", "", 1),
    RULE("", "ăi", "", 1),
    RULE("", "âi", "", 1),
    RULE("", "îi", "", 1),
    RULE("", "au", "", 1),
    RULE("", "eu", "", 1),
    RULE("", "ou", "", 1),
    RULE("", "ău", "", 1),
    RULE("", "âu", "", 1),
    RULE("", "îu", "", 1),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aăâeiîou",
    u"bcdfgptv",
    u"lr",
    rules,
};

uint32_t tg__ro_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
