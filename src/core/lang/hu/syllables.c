/*
 * syllables: of Hungarian words: A magyar helyesírás szabályai (12th ed.), 224: as many syllables as vowels; au
 * and eu of loans are one at the beginning.
 */
#include "../vowels.h"

static const tg__vowel_rule rules[] = {
    RULE("^", "au", "", 1),
    RULE("^", "eu", "", 1),
    END_OF_RULES,
};

static const tg__vowels language = {
    u"aáeéiíoóöőuúüű",
    NULL,
    NULL,
    rules,
};

uint32_t tg__hu_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
