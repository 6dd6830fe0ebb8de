/* vowels: the engine of the rules. Goes over the letters once, from left to right. */
#include "vowels.h"

#include "../utf.h"

#define LONGEST 64 /* letters that the rules look at together; a word of more is several */

/* The letters of a word, or of a part of it, with an edge on both sides. */
typedef struct letters {
    uint16_t at[LONGEST + 2]; /* from 1 on; 0 is an edge */
    size_t count;
} letters;

static int is_among(const uint16_t *set, uint16_t letter) {
    if (!set || !letter) return 0;
    for (; *set; set++)
        if (*set == letter) return 1;
    return 0;
}

static int fits(const tg__vowels *v, uint16_t sign, uint16_t letter) {
    switch (sign) {
    case '^':
    case '$': return letter == 0;
    case 'V': return is_among(v->vowels, letter);
    case 'C': return letter && !is_among(v->vowels, letter);
    case 'B': return is_among(v->set_b, letter);
    case 'D': return is_among(v->set_d, letter);
    default: return sign == letter;
    }
}

static size_t length_of(const uint16_t *text) {
    size_t len = 0;
    while (text[len]) len++;
    return len;
}

/* Does the rule fit at letter i? @return how many letters it takes, or 0 */
static size_t matches(const tg__vowels *v, const tg__vowel_rule *rule, const letters *l, size_t i) {
    size_t before = length_of(rule->before), len, k;

    if (*rule->match != l->at[i]) return 0;
    for (len = 1; rule->match[len]; len++)
        if (rule->match[len] != l->at[i + len]) return 0;
    if (before > i) return 0;
    for (k = 0; k < before; k++)
        if (!fits(v, rule->before[k], l->at[i - before + k])) return 0;
    for (k = 0; rule->behind[k]; k++)
        if (i + len + k > l->count + 1 || !fits(v, rule->behind[k], l->at[i + len + k])) return 0;
    return len;
}

static uint32_t count_letters(const tg__vowels *v, letters *l) {
    uint32_t count = 0;
    size_t i, len;

    l->at[l->count + 1] = 0;
    for (i = 1; i <= l->count; i += len) {
        const tg__vowel_rule *rule = v->rules;
        for (len = 0; rule && rule->match; rule++)
            if ((len = matches(v, rule, l, i)) > 0) break;
        if (len) {
            count += rule->count;
        } else {
            count += (uint32_t)is_among(v->vowels, l->at[i]);
            len = 1;
        }
    }
    l->count = 0;
    return count;
}

/* What stands inside of words and is neither a letter nor between two: accents of their own, soft hyphens, joiners. */
static int is_nothing(uint32_t cp) {
    return (cp >= 0x300 && cp < 0x370) || cp == 0xAD || (cp >= 0x200B && cp <= 0x200D);
}

static int is_letter(uint32_t cp) {
    if (cp < 0x80) return cp >= 'a' && cp <= 'z';
    return cp >= 0xC0 && cp < 0xFFFD && !(cp >= 0x2000 && cp < 0x2070);
}

uint32_t tg__vowels_count(const tg__vowels *language, const char *key, size_t len) {
    letters l;
    const uint8_t *p = (const uint8_t *)key, *end;
    uint32_t total = 0, cp;
    int bad;

    if (!len) return 1;
    end = p + len;
    l.at[0] = 0;
    l.count = 0;
    while (p < end) {
        p += tg__utf8_decode(p, end, &cp, &bad);
        if (is_nothing(cp)) continue;
        if (l.count && (l.count == LONGEST || !is_letter(cp))) total += count_letters(language, &l);
        if (is_letter(cp)) l.at[++l.count] = (uint16_t)cp;
    }
    if (l.count) total += count_letters(language, &l);
    return total ? total : 1;
}
