/* syllables: of Italian words: Serianni, Grammatica italiana, I: diphthongs and hiatus. */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* short words: mi-o, tu-a; but più, può, già */
    RULE("^C", "i", "à$", 0),
    RULE("^C", "u", "à$", 0),
    RULE("^C", "i", "ò$", 0),
    RULE("^C", "u", "ò$", 0),
    RULE("^C", "i", "ù$", 0),
    RULE("^C", "u", "ù$", 0),
    RULE("^C", "i", "è$", 0),
    RULE("^C", "u", "è$", 0),
    RULE("^C", "i", "é$", 0),
    RULE("^C", "u", "é$", 0),
    RULE("^C", "ui", "$", 1),
    RULE("^", "i", "V$", 1),
    RULE("^C", "i", "V$", 1),
    RULE("^CC", "i", "V$", 1),
    RULE("^C", "u", "V$", 1),
    /* prefixes: ri-unione, tri-angolo, bi-ologia, co-incidere; pa-ura */
    RULE("^r", "i", "V", 1),
    RULE("^tr", "i", "V", 1),
    RULE("^b", "i", "o", 1),
    RULE("^co", "i", "n", 1),
    RULE("^p", "au", "ra", 2),
    /* ego-ista, continu-ità */
    RULE("", "oi", "st", 2),
    RULE("", "ui", "st", 2),
    RULE("", "ei", "st", 2),
    RULE("", "ui", "tà$", 2),
    /* the stressed i of -ia: energi-a, economi-a, allegri-a */
    RULE("og", "i", "a$", 1),
    RULE("og", "i", "e$", 1),
    RULE("om", "i", "a$", 1),
    RULE("om", "i", "e$", 1),
    RULE("raf", "i", "a$", 1),
    RULE("raf", "i", "e$", 1),
    RULE("sof", "i", "a$", 1),
    RULE("sof", "i", "e$", 1),
    RULE("es", "i", "a$", 1),
    RULE("rg", "i", "a$", 1),
    RULE("rg", "i", "e$", 1),
    RULE("craz", "i", "a$", 1),
    RULE("mac", "i", "a$", 1),
    RULE("mag", "i", "a$", 1),
    RULE("bug", "i", "a$", 1),
    RULE("bug", "i", "e$", 1),
    RULE("gr", "i", "a$", 1),
    RULE("tter", "i", "a$", 1),
    RULE("tter", "i", "e$", 1),
    RULE("brer", "i", "a$", 1),
    RULE("brer", "i", "e$", 1),
    RULE("ller", "i", "a$", 1),
    RULE("ller", "i", "e$", 1),
    RULE("zzer", "i", "a$", 1),
    RULE("teor", "i", "a$", 1),
    RULE("trattor", "i", "a$", 1),
    RULE("agn", "i", "a$", 1),
    RULE("tas", "i", "a$", 1),
    RULE("latt", "i", "a$", 1),
    RULE("latt", "i", "e$", 1),
    RULE("ranz", "i", "a$", 1),
    RULE("oliz", "i", "a$", 1),
    RULE("los", "i", "a$", 1),
    RULE("^mar", "i", "a$", 1),
    /* i is a glide, or only a sign of the consonant, before a vowel; so is u: pia-no, fa-mi-glia, cia-o, uo-mo, qua-si */
    RULE("", "i", "V", 0),
    RULE("", "u", "V", 0),
    /* i and u behind another vowel: mai, noi, cau-sa */
    RULE("u", "i", "", 1),
    RULE("V", "i", "", 0),
    RULE("a", "u", "", 0),
    RULE("e", "u", "", 0),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aeiouàáâèéêìíîòóôùúû",
    NULL,
    NULL,
    rules,
};

uint32_t tg__it_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
