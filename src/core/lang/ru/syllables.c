/* syllables: of Russian words: as many syllables as vowels. */
#include "../vowels.h"

static const tg__vowels language = {
    u"аеёиоуыэюяіѣ",
    NULL,
    NULL,
    NULL,
};

uint32_t tg__ru_syllables(const char *key, size_t len) {
    return tg__vowels_count(&language, key, len);
}
