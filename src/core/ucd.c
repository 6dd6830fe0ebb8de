/* ucd: the property tables, and the composition of letters with letters. Keeps no state. */
#include "ucd.h"
#include "tables/ucd.inc"

/* Hangul, section 3.12 of the Unicode Standard. */
#define L_BASE 0x1100u
#define V_BASE 0x1161u
#define T_BASE 0x11A7u
#define S_BASE 0xAC00u
#define L_COUNT 19u
#define V_COUNT 21u
#define T_COUNT 28u
#define S_COUNT (L_COUNT * V_COUNT * T_COUNT)

/* Unsigned differences: what lies below a base wraps to a number past every count. */
static int hangul_joins(uint32_t *prev, uint32_t cp) {
    uint32_t l = *prev - L_BASE, v = cp - V_BASE, s = *prev - S_BASE, t = cp - T_BASE;

    if (l < L_COUNT && v < V_COUNT) {
        *prev = S_BASE + (l * V_COUNT + v) * T_COUNT;
        return 1;
    }
    if (s < S_COUNT && s % T_COUNT == 0 && t > 0 && t < T_COUNT) {
        *prev += t;
        return 1;
    }
    return 0;
}

/* Vowel signs of Kirat Rai: AI is E E, and composes with what is before it piece by piece. */
#define KIRAT_RAI_E 0x16D67u
#define KIRAT_RAI_AI 0x16D68u

static int pair_joins(uint32_t *prev, uint32_t cp) {
    size_t i;

    for (i = 0; i < sizeof letter_joins / sizeof letter_joins[0]; i++) { /* a handful */
        if (letter_joins[i][0] != *prev || letter_joins[i][1] != cp) continue;
        *prev = letter_joins[i][2];
        return 1;
    }
    return 0;
}

int tg__nfc_joins(uint32_t *prev, uint32_t cp) {
    if (hangul_joins(prev, cp)) return 1;
    if (cp == KIRAT_RAI_AI && pair_joins(prev, KIRAT_RAI_E)) {
        if (pair_joins(prev, KIRAT_RAI_E)) return 1;
        *prev = KIRAT_RAI_E;
        return 0;
    }
    if (pair_joins(prev, cp)) return 1;
    *prev = cp;
    return 0;
}
