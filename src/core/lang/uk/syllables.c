/* syllables: of Ukrainian words: as many syllables as vowels. */
#include "../vowels.h"

static const tg__vowels language = {
    u"аеєиіїоуюяёыэ",
    NULL,
    NULL,
    NULL,
};

uint32_t tg__uk_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
