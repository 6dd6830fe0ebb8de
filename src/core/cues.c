/* cues: words of at most 23 bytes in a hash table, under the letters' small forms. */
#include "cues.h"

/* The small form of a letter of two bytes: of Latin-1, Latin Extended-A and Cyrillic, which is where the words are from. */
static uint32_t small_of(uint32_t cp) {
    if ((cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x410 && cp <= 0x42F)) return cp + 0x20;
    if (cp >= 0x400 && cp <= 0x40F) return cp + 0x50;
    if ((cp >= 0x100 && cp <= 0x137 && cp != 0x130) || (cp >= 0x14A && cp <= 0x177)) return cp | 1;
    if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E)) return (cp + 1) & ~UINT32_C(1);
    return cp;
}

/* Without soft hyphens. @return its bytes */
static size_t fold(const uint8_t *word, size_t len, uint8_t out[TG__CUE_MAX]) {
    size_t i, n = 0;

    for (i = 0; i < len; i++) {
        uint32_t c = word[i];
        if (c == 0xC2 && i + 1 < len && word[i + 1] == 0xAD) {
            i++;
            continue;
        }
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if (c >= 0xC3 && c <= 0xD0 && i + 1 < len) { /* small forms have two bytes, too */
            c = small_of((c & 0x1F) << 6 | (word[++i] & 0x3Fu));
            out[n++] = (uint8_t)(0xC0 | c >> 6);
            c = 0x80 | (c & 0x3F);
        }
        out[n++] = (uint8_t)c;
    }
    return n;
}

/* Of the length and the first eight bytes. */
static uint32_t hash_of(const uint8_t *word, size_t len) {
    uint64_t key = len;
    size_t i;

    for (i = 0; i < 8; i++) key = key << 7 ^ (i < len ? word[i] : 0);
    return (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 40);
}

/* Has its first letter its small form? */
static int is_small(const uint8_t *word, const uint8_t *folded) {
    return word[0] == folded[0] && (word[0] < 0x80 || word[1] == folded[1]);
}

/* Without those that need a capital. */
static unsigned small_flags(const tg__cue *cue) {
    const unsigned abbreviations = TG__CUE_NEVER | TG__CUE_MAY | TG__CUE_NUMBER;
    return cue->flags & TG__CUE_CAPITAL ? cue->flags & ~abbreviations : cue->flags;
}

unsigned tg__cues_find(const tg__cues *c, const uint8_t *word, size_t len) {
    uint8_t folded[TG__CUE_MAX];
    uint32_t slot;

    if (len > TG__CUE_MAX) return 0;
    len = fold(word, len, folded);
    for (slot = hash_of(folded, len) & c->mask; c->slots[slot]; slot = (slot + 1) & c->mask) {
        const tg__cue *cue = &c->words[c->slots[slot] - 1];
        if (cue->len == len && !memcmp(cue->word, folded, len))
            return is_small(word, folded) ? small_flags(cue) : cue->flags;
    }
    return 0;
}
