/* syllables: of German words: Duden, Die Grammatik, on syllables: a vowel, a doubled vowel or a diphthong each. */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* qu; Yacht */
    RULE("q", "u", "", 0),
    RULE("^", "y", "V", 0),
    /* prefixes be- and ge-: be-enden, be-inhalten, be-urteilen; but Beere, Beet */
    RULE("^b", "e", "ei", 1),
    RULE("^g", "e", "ei", 1),
    RULE("^b", "ee", "r", 1),
    RULE("^b", "ee", "t", 1),
    RULE("^b", "ee", "", 2),
    RULE("^g", "ee", "", 2),
    RULE("^b", "ei", "nh", 2),
    RULE("^g", "ei", "mpf", 2),
    RULE("^b", "eu", "r", 2),
    RULE("^b", "eu", "n", 2),
    /* Ide-en, Muse-en; re-ell */
    RULE("", "ee", "n$", 2),
    RULE("d", "ee", "ll", 2),
    RULE("r", "ee", "ll", 2),
    /* Niveau */
    RULE("", "eau", "", 1),
    /* ie is i and e behind an unstressed syllable: Feri-en, Famili-e, Spani-er, Pati-ent; but Wien, schien */
    RULE("w", "ie", "n$", 1),
    RULE("sch", "ie", "n$", 1),
    RULE("", "ie", "n$", 2),
    RULE("", "ie", "ns$", 2),
    RULE("il", "ie", "$", 2),
    RULE("in", "ie", "$", 2),
    RULE("ser", "ie", "$", 2),
    RULE("mater", "ie", "$", 2),
    RULE("ud", "ie", "$", 2),
    RULE("kt", "ie", "$", 2),
    RULE("äm", "ie", "$", 2),
    RULE("öd", "ie", "$", 2),
    RULE("tan", "ie", "$", 2),
    RULE("an", "ie", "r$", 2),
    RULE("tar", "ie", "r", 2),
    RULE("lg", "ie", "r$", 2),
    RULE("al", "ie", "r$", 2),
    RULE("in", "ie", "r$", 2),
    RULE("t", "ie", "nt", 2),
    RULE("kl", "ie", "nt", 2),
    RULE("or", "ie", "nt", 2),
    RULE("d", "ie", "nz", 2),
    RULE("b", "ie", "nt", 2),
    RULE("g", "ie", "ne", 2),
    RULE("z", "ie", "t", 2),
    RULE("r", "ie", "tä", 2),
    /* two vowels that only look like one: Mosa-ik, na-iv, Ego-ist, Muse-um, Jubilä-um, Prote-in, Zo-ologie */
    RULE("s", "ai", "k", 2),
    RULE("ch", "ai", "sch", 2),
    RULE("n", "ai", "v", 2),
    RULE("", "oi", "st", 2),
    RULE("", "oi", "sch", 2),
    RULE("", "eu", "m$", 2),
    RULE("il", "äu", "m", 2),
    RULE("prot", "ei", "n", 2),
    RULE("h", "ei", "st$", 2),
    RULE("z", "oo", "lo", 2),
    RULE("k", "oo", "p", 2),
    /* English: Team, Jeans */
    RULE("^t", "ea", "m", 1),
    RULE("^j", "ea", "n", 1),
    /* doubled vowels and diphthongs */
    RULE("", "aa", "", 1),
    RULE("", "ee", "", 1),
    RULE("", "oo", "", 1),
    RULE("", "ie", "", 1),
    RULE("", "ai", "", 1),
    RULE("", "ei", "", 1),
    RULE("", "au", "", 1),
    RULE("", "äu", "", 1),
    RULE("", "eu", "", 1),
    RULE("", "oi", "", 1),
    RULE("", "ou", "", 1),
    RULE("", "ay", "", 1),
    RULE("", "ey", "", 1),
    RULE("", "oy", "", 1),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aeiouyäöüáàâéèêëíîóôúû",
    NULL,
    NULL,
    rules,
};

uint32_t tg__de_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
