/* syllables: of English words. A word is cut at what is neither a letter nor an apostrophe; a part that the rules are known to get
 * wrong, or that is common, is looked up, the others are left to them. */
#include "../lang.h"
#include "numbers.h"
#include "rules.h"
#include "syllables.inc"

#define APOSTROPHE 27

/* A part of a word: letters, and apostrophes as codes of rules.h. */
typedef struct part {
    uint8_t room[TG__EN_LONGEST + 2]; /* codes[-1] is there, and a place behind them */
    size_t len;
    uint64_t spoken; /* letters whose accent makes them nuclei */
} part;

#define CODES(p) ((p)->room + 1)

static char text_of(uint8_t code) {
    return code == APOSTROPHE ? '\'' : (char)('a' + code - 1);
}

/* Syllables of one of the words that are looked up; 0 if it is none. */
static uint32_t exception_of(const uint8_t *codes, size_t len) {
    uint32_t hash = UINT32_C(0x811C9DC5);
    char text[32];
    size_t i, at, end;

    if (len >= sizeof text) return 0;
    for (i = 0; i < len; i++) {
        text[i] = text_of(codes[i]);
        hash = (hash ^ (uint8_t)text[i]) * UINT32_C(0x01000193);
    }
    hash = (hash ^ hash >> 15) & (BUCKETS - 1);
    end = exception_ends[hash + 1];
    for (at = exception_ends[hash]; at < end; at += 1u + (exceptions[at] & 31))
        if ((exceptions[at] & 31) == len && !memcmp(exceptions + at + 1, text, len)) return exceptions[at] >> 5;
    return 0;
}

#define BIT(c) (UINT32_C(1) << ((c) - 'a' + 1))

/* Does a possessive 's make a syllable of its own behind these letters: fox's, church's, judge's? */
static int hisses(const uint8_t *codes, size_t len) {
    uint32_t last = UINT32_C(1) << codes[len - 1], before = len > 1 ? UINT32_C(1) << codes[len - 2] : 0;

    if (last & BIT('e')) return (before & (BIT('c') | BIT('g') | BIT('s') | BIT('z'))) != 0;
    if (last & BIT('h')) return (before & (BIT('c') | BIT('s'))) != 0;
    return (last & (BIT('s') | BIT('x') | BIT('z'))) != 0;
}

static uint32_t count_part(part *p) {
    uint8_t *codes = CODES(p);
    size_t len = p->len, bare;
    uint32_t count;

    codes[-1] = codes[len] = 0;
    if (!p->spoken) {
        count = exception_of(codes, len);
        if (count) return count;
        bare = len > 1 && codes[len - 1] == APOSTROPHE ? len - 1 : 0;
        if (len > 2 && codes[len - 2] == APOSTROPHE && text_of(codes[len - 1]) == 's') bare = len - 2;
        count = bare ? exception_of(codes, bare) : 0; /* queue's, as queue */
        if (count) return count + (bare + 2 == len && hisses(codes, bare));
    }
    return tg__en_by_rules(&rules, codes, len, p->spoken);
}

/* Base letters of U+00E0 to U+017F; those that are none are full stops. */
static const char bases[] = "aaaaaaeceeeeiiiidnooooo.ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggg"
                            "gggghhhhiiiiiiiiiiiijjkkklllllll"
                            "lllnnnnnnnnnooooooeerrrrrrssssss"
                            "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

typedef struct letter {
    size_t used; /* bytes */
    uint8_t code;
    uint8_t accent; /* it has one */
    uint8_t silent; /* a soft hyphen, or an accent of its own: nothing */
} letter;

static int is_vowel(uint8_t code) {
    return (int)((BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y')) >> code & 1);
}

/* The letter or apostrophe at `p`; code 0 for anything else. */
static letter letter_at(const char *p, size_t len) {
    letter found = {1, 0, 0, 0};
    unsigned cp;

    if ((uint8_t)p[0] < 0x80) {
        found.code = p[0] == '\'' ? APOSTROPHE : p[0] >= 'a' && p[0] <= 'z' ? (uint8_t)(p[0] - 'a' + 1) : 0;
        return found;
    }
    while (found.used < len && ((uint8_t)p[found.used] & 0xC0) == 0x80) found.used++;
    if (found.used == 3 && !memcmp(p, "\xE2\x80\x99", 3)) found.code = APOSTROPHE;
    if (found.used != 2) return found;
    cp = ((uint8_t)p[0] & 0x1Fu) << 6 | ((uint8_t)p[1] & 0x3Fu);
    found.silent = (uint8_t)(cp == 0xAD || (cp >= 0x300 && cp <= 0x36F));
    if ((uint8_t)p[0] < 0xC3 || (uint8_t)p[0] > 0xC5 || cp < 0xE0 || bases[cp - 0xE0] == '.') return found;
    found.code = (uint8_t)(bases[cp - 0xE0] - 'a' + 1);
    found.accent = 1;
    return found;
}

#define CODE_OF(c) ((c) - 'a' + 1)

static int last_is_spoken(const part *p) {
    return p->len && p->spoken >> (p->len - 1) & 1;
}

/* Are they two vowels of two syllables: na-ïve, Zo-ë, cré-ole? */
static int parts_before(const part *p, letter next) {
    return is_vowel(next.code) && is_vowel(CODES(p)[p->len - 1]) && (next.accent || last_is_spoken(p));
}

/* 0 without a letter */
static uint32_t count_letters(const char *key, size_t len) {
    part p;
    uint32_t total = 0;
    size_t i;
    letter next;

    p.len = 0;
    p.spoken = 0;
    for (i = 0; i < len; i += next.used) {
        next = letter_at(key + i, len - i);
        if (next.silent) continue;
        if (next.code == CODE_OF('e') && !next.accent && last_is_spoken(&p)) continue; /* fiancée */
        if (p.len && (!next.code || p.len == TG__EN_LONGEST || parts_before(&p, next))) {
            total += count_part(&p);
            p.len = 0;
            p.spoken = 0;
        }
        if (!next.code || (!p.len && next.code == APOSTROPHE && i + next.used == len)) continue;
        p.spoken |= (uint64_t)(next.accent && is_vowel(next.code)) << p.len;
        CODES(&p)[p.len++] = next.code;
    }
    return total + (p.len ? count_part(&p) : 0);
}

uint32_t tg__en_syllables(const char *key, size_t len) {
    uint32_t total = count_letters(key, len);
    return total ? total : 1;
}

uint32_t tg__en_spoken(const char *key, size_t len) {
    uint32_t total = 0;
    size_t at, end, used;

    for (at = 0; at < len; at = end) {
        for (end = at; end < len && !(key[end] >= '0' && key[end] <= '9');) end++;
        if (end > at) total += count_letters(key + at, end - at);
        if (end == len) break;
        total += tg__en_number(key + end, len - end, &used);
        end += used;
    }
    return total ? total : 1;
}
