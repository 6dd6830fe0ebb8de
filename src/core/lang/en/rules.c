/* rules: the sums of weights. Integers only, so that they are the same on every machine. */
#include "rules.h"

#define RUN 6 /* letters of a run besides the one in question */
#define END 9 /* letters of one that begins or ends the word, which may be longer */

size_t tg__en_triple_at(const uint8_t *codes, size_t i) {
    return ((size_t)codes[(ptrdiff_t)i - 1] * TG__EN_CODES + codes[i]) * TG__EN_CODES + codes[i + 1];
}

unsigned tg__en_triple(const tg__en_rules *rules, const uint8_t *codes, size_t i) {
    size_t at = tg__en_triple_at(codes, i);

    return rules->triples[at / 4] >> (at % 4 * 2) & 3;
}

static uint32_t add(uint32_t hash, uint8_t code) {
    return (hash + code + 1) * UINT32_C(0x85EBCA6B);
}

static uint32_t finish(uint32_t hash) {
    hash = (hash ^ hash >> 15) * UINT32_C(0x2C1B3C6D);
    return (hash ^ hash >> 13) >> (24 - TG__EN_GRAM_BITS);
}

/* A run from `from` to `to`. */
static uint32_t whole(const uint8_t *codes, size_t from, size_t to, uint32_t hash) {
    while (from <= to) hash = add(hash, codes[from++]);
    return finish(hash);
}

size_t tg__en_grams(const uint8_t *codes, size_t len, size_t i, uint32_t out[TG__EN_GRAMS]) {
    uint32_t left = 0, hash;
    size_t l, r, n = 0;

    for (l = 0; l <= RUN && l <= i + 1; l++) { /* the beginning and the end of a word are letters of runs, too */
        if (l) left = (left + codes[(ptrdiff_t)(i - l)] + 1) * UINT32_C(0x9E3779B1);
        hash = left ^ UINT32_C(0x5BD1E995);
        for (r = 0; l + r <= RUN && i + r <= len; r++) {
            hash = add(hash, codes[i + r]);
            out[n++] = finish(hash);
        }
    }
    for (l = 0; l <= 2 && l <= i; l++) /* to the end, and from the beginning */
        if (len - i + l > RUN && len - i + l <= END)
            out[n++] = whole(codes, i - l, len - 1, UINT32_C(0x1234567) + (uint32_t)l);
    for (r = 0; r <= 3 && i + r < len; r++)
        if (i + r + 1 > RUN && i + r + 1 <= END) out[n++] = whole(codes, 0, i + r, UINT32_C(0x7654321) + (uint32_t)r);
    return n;
}

static int32_t network(const tg__en_rules *rules, const uint8_t *codes, size_t len, size_t i) {
    int16_t hidden[TG__EN_HIDDEN];
    size_t first = i + 1 < TG__EN_REACH ? TG__EN_REACH - i - 1 : 0, at, k;
    size_t end = len - i < TG__EN_REACH ? TG__EN_REACH + len - i : 2 * TG__EN_REACH;
    int32_t sum = 0;

    memcpy(hidden, rules->bias, sizeof hidden);
    for (at = first; at <= end; at++) {
        const int8_t *weights = rules->near[at][codes[(ptrdiff_t)(i + at) - TG__EN_REACH]];
        for (k = 0; k < TG__EN_HIDDEN; k++) hidden[k] = (int16_t)(hidden[k] + weights[k]);
    }
    for (k = 0; k < TG__EN_HIDDEN; k++) sum += (hidden[k] > 0 ? hidden[k] : 0) * rules->out[k];
    return sum;
}

static int is_nucleus(const tg__en_rules *rules, const uint8_t *codes, size_t len, size_t i) {
    uint32_t grams[TG__EN_GRAMS];
    size_t n = tg__en_grams(codes, len, i, grams), at;
    int32_t sum = 0;

    while (n) {
        at = grams[--n] >> 8;
        if (rules->marks[at] == (uint8_t)grams[n]) sum += rules->grams[at];
    }
    return sum * TG__EN_GRAM_SCALE + network(rules, codes, len, i) > rules->threshold;
}

#define APOSTROPHE 27
#define BIT(c) (UINT32_C(1) << ((c) - 'a' + 1))
#define VOWELS (BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y'))

/* What is said as it stands, without a vowel letter: hmm, psst, brr; of letters that are doubled, one. */
static int is_sound(const uint8_t *codes, size_t len) {
    static const char sounds[][4] = {"hm", "sh", "pst", "tsk", "br", "gr", "pft", "nth"};
    char said[4] = {0};
    size_t i, n = 0, s;

    for (i = 0; i < len && n < sizeof said - 1; i++)
        if (!i || codes[i] != codes[i - 1]) said[n++] = (char)('a' + codes[i] - 1);
    while (i < len && codes[i] == codes[i - 1]) i++;
    if (i < len) return 0;
    if (n == 1 && len > 2 && said[0] != 'x' && said[0] != 'w') return 1; /* mmm, zzz; not xxx, www */
    for (s = 0; s < sizeof sounds / sizeof *sounds; s++)
        if (!memcmp(said, sounds[s], sizeof said)) return 1;
    return 0;
}

/* The names of the letters, up to an apostrophe: that of w has three syllables. */
static uint32_t spelt(const uint8_t *codes, size_t len) {
    uint32_t count = 0;
    size_t i;

    if (is_sound(codes, len)) return 1;
    for (i = 0; i < len && (!i || codes[i] != APOSTROPHE); i++)
        if (codes[i] != APOSTROPHE) count += codes[i] == 'w' - 'a' + 1 ? 3 : 1;
    return count ? count : 1;
}

uint32_t tg__en_by_rules(const tg__en_rules *rules, const uint8_t *codes, size_t len, uint64_t spoken) {
    uint32_t count = 0, letters = 0;
    unsigned triple;
    size_t i;

    for (i = 0; i < len; i++) letters |= UINT32_C(1) << codes[i];
    if (!(letters & VOWELS)) return spelt(codes, len);
    for (i = 0; i < len; i++) {
        triple = tg__en_triple(rules, codes, i);
        if (spoken >> i & 1) triple = TG__EN_NUCLEUS;
        count += triple == TG__EN_ASK ? (uint32_t)is_nucleus(rules, codes, len, i) : triple;
    }
    return count ? count : 1;
}
