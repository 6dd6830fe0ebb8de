/* stops: the words of a language that say little of what a text is about. The table has a fixed hash: nobody adds to it. */
#include "lang.h"

#include "stops.inc"

const tg__stops *tg__stops_find(const char *tag) {
    size_t i;

    if (!tag) tag = "en";
    for (i = 0; i < sizeof lists / sizeof *lists; i++)
        if (tg__language_is(tag, lists[i].tag)) return &lists[i];
    return NULL;
}

int tg__stops_has(const tg__stops *s, const char *key, size_t len) {
    uint32_t hash = 0x811C9DC5u, i; /* FNV-1a */
    size_t k;

    for (k = 0; k < len; k++) hash = (hash ^ (uint8_t)key[k]) * 0x01000193u;
    hash = (hash ^ hash >> 8) % TG__STOP_BUCKETS;
    for (i = s->buckets[hash]; i < s->buckets[hash + 1]; i++) {
        size_t begin = s->ends[i];
        if (s->ends[i + 1] - begin == len && !memcmp(s->text + begin, key, len)) return 1;
    }
    return 0;
}
