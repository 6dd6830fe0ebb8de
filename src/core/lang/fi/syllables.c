/* syllables: of Finnish words: Iso suomen kielioppi, 11 to 25: long vowels and diphthongs are one. */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    /* ie is two at the end of plurals: tuo-li-en; but tien */
    RULE("^C", "ie", "n$", 1),
    RULE("^CC", "ie", "n$", 1),
    RULE("", "ie", "n$", 2),
    /* long vowels and diphthongs */
    RULE("", "aa", "", 1),
    RULE("", "ee", "", 1),
    RULE("", "ii", "", 1),
    RULE("", "oo", "", 1),
    RULE("", "uu", "", 1),
    RULE("", "yy", "", 1),
    RULE("", "ää", "", 1),
    RULE("", "öö", "", 1),
    RULE("", "ai", "", 1),
    RULE("", "ei", "", 1),
    RULE("", "oi", "", 1),
    RULE("", "ui", "", 1),
    RULE("", "yi", "", 1),
    RULE("", "äi", "", 1),
    RULE("", "öi", "", 1),
    RULE("", "au", "", 1),
    RULE("", "ou", "", 1),
    RULE("", "eu", "", 1),
    RULE("", "iu", "", 1),
    RULE("", "äy", "", 1),
    RULE("", "öy", "", 1),
    RULE("", "ey", "", 1),
    RULE("", "iy", "", 1),
    RULE("", "ie", "", 1),
    RULE("", "uo", "", 1),
    RULE("", "yö", "", 1),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aeiouyåäöéü",
    NULL,
    NULL,
    rules,
};

uint32_t tg__fi_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
