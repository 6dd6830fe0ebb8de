/* syllables: of Turkish words: as many syllables as vowels (Türk Dil Kurumu, Yazım Kılavuzu). */
#include "../vowels.h"

static const tg__vowels language = {
    u"aeıioöuüâîû",
    NULL,
    NULL,
    NULL,
};

uint32_t tg__tr_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
