/* syllables: of Portuguese words: Acordo Ortográfico da Língua Portuguesa (1990), base XX, on dividing words. */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* qu, gu before a vowel */
    RULE("q", "u", "V", 0),
    RULE("g", "u", "V", 0),
    RULE("qu", "i", "", 1),
    RULE("gu", "i", "", 1),
    /* -ia, -io, -ua … behind a stressed syllable with an accent: his-tó-ria, sé-rie, á-gua */
    RULE("DC", "i", "V$", 0),
    RULE("DC", "i", "Vs$", 0),
    RULE("DC", "u", "V$", 0),
    RULE("DC", "u", "Vs$", 0),
    RULE("DC", "e", "V$", 0),
    RULE("DC", "e", "Vs$", 0),
    RULE("DC", "o", "V$", 0),
    RULE("DC", "o", "Vs$", 0),
    RULE("DCC", "i", "V$", 0),
    RULE("DCC", "i", "Vs$", 0),
    RULE("DCC", "u", "V$", 0),
    RULE("DCC", "u", "Vs$", 0),
    RULE("DCC", "e", "V$", 0),
    RULE("DCC", "e", "Vs$", 0),
    RULE("DCC", "o", "V$", 0),
    RULE("DCC", "o", "Vs$", 0),
    RULE("DCCC", "i", "V$", 0),
    RULE("DCCC", "i", "Vs$", 0),
    RULE("DCCC", "u", "V$", 0),
    RULE("DCCC", "u", "Vs$", 0),
    RULE("DCCC", "e", "V$", 0),
    RULE("DCCC", "e", "Vs$", 0),
    RULE("DCCC", "o", "V$", 0),
    RULE("DCCC", "o", "Vs$", 0),
    /* nasal diphthongs */
    RULE("", "ão", "", 1),
    RULE("", "ãe", "", 1),
    RULE("", "õe", "", 1),
    RULE("", "ãi", "", 1),
    /* ao, sa-iu */
    RULE("^", "ao", "$", 1),
    RULE("^", "ao", "s$", 1),
    RULE("a", "iu", "$", 1),
    /* i and u behind a vowel end a diphthong, but not before nh, nor before l, m, n, r, z that end the syllable: ra-i-nha, ju-iz, a-in-da */
    RULE("V", "i", "nh", 1),
    RULE("V", "i", "z$", 1),
    RULE("V", "i", "l$", 1),
    RULE("V", "i", "r$", 1),
    RULE("V", "i", "m", 1),
    RULE("V", "i", "nC", 1),
    RULE("V", "i", "n$", 1),
    RULE("V", "u", "l$", 1),
    RULE("V", "u", "r$", 1),
    RULE("V", "u", "z", 1),
    RULE("V", "i", "", 0),
    RULE("V", "u", "", 0),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aeiouáàâãéêíóôõúü",
    NULL,
    u"áâéêíóôúãõ",
    rules,
};

uint32_t tg__pt_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
