/* syllables: of English words, by rules of spelling. Runs of vowels, less the silent e, plus the vowels that part. */
#include "../lang.h"

/* Letters as the rules see them: a–z, vowels with accents as é, letters that no rule knows, everything else as 0. */
#define ACCENTED 'E'
#define UNKNOWN '~'
#define LONGEST 64 /* letters of a part that the rules look at together; no longer word of English is known */

/* Sets of letters: a bit each. */
#define L(c) (UINT32_C(1) << ((c)&31))
#define VOWELS (L('a') | L('e') | L('i') | L('o') | L('u') | L('y')) /* and ACCENTED, which has the bit of e */

static int is_vowel(char c) {
    return (int)(VOWELS >> (c & 31) & 1);
}

static int is_in(char c, uint32_t set) {
    return c >= 'a' && set >> (c & 31) & 1;
}

#define ENDS_WITH(word, len, end) \
  ((len) >= sizeof(end) - 1 && !memcmp((word) + (len) - (sizeof(end) - 1), end, sizeof(end) - 1))

/* Two vowels side by side that are two syllables: li-on, cha-os, du-et, be-ing. */
static int parts(const char *w, size_t len, size_t i) {
    char a = w[i], b = w[i + 1], before = i ? w[i - 1] : 0, after = i + 2 < len ? w[i + 2] : 0;

    if (a == 'i' && b == 'o')
        return !is_in(before, L('t') | L('s') | L('c') | L('g') | L('x')) || (after != 'n' && after != 'u');
    if (a == 'i' && b == 'a') return !is_in(before, L('t') | L('c') | L('g')) || after == 't';
    if (a == 'i' && (b == 'u' || b == 'i')) return 1;
    if (a == 'i' && b == 'e')
        return after == 't' || (after == 'n' && !is_in(before, L('t') | L('c') | L('r'))) ||
               (after == 'r' && before == 'l');
    if (a == 'e' && b == 'o')
        return !(after == 'u' || (before == 'g' && after == 'n') || (before == 'p' && after == 'p'));
    if (a == 'u' && b == 'a') return !is_in(before, L('q') | L('g') | L('s'));
    if (a == 'u' && (b == 'e' || b == 'o'))
        return !is_in(before, L('q') | L('g')) && after != 0 && after != 's' && after != 'd';
    if (a == 'a' && b == 'o') return 1;
    if (a == 'o' && b == 'e') return after == 't' || after == 'm';
    if (a == 'y' && is_in(b, L('a') | L('i') | L('o'))) return i > 0;
    if (is_in(a, L('e') | L('o') | L('y')) && b == 'i' && after == 'n' && i + 3 < len && w[i + 3] == 'g') return 1;
    return b == ACCENTED;
}

/* A last e, or that of -es and -ed, that is not heard. */
static int silent_end(const char *w, size_t len) {
    char a = len > 2 ? w[len - 3] : 0, b = len > 3 ? w[len - 4] : 0;

    if (len > 2 && w[len - 1] == 'e' && !is_vowel(w[len - 2])) return !(w[len - 2] == 'l' && !is_vowel(a)); /* ta-ble */
    if (len > 3 && ENDS_WITH(w, len, "es") && !is_vowel(a)) {
        if (is_in(a, L('s') | L('x') | L('z') | L('c') | L('g'))) return 0;
        if (a == 'h' && is_in(b, L('c') | L('s'))) return 0;
        return !(a == 'l' && !is_vowel(b));
    }
    if (len > 3 && ENDS_WITH(w, len, "ed") && !is_vowel(a))
        return !is_in(a, L('t') | L('d')) && !(a == 'l' && !is_vowel(b));
    return 0;
}

/* Is the e before a suffix of `n` letters silent? */
static int silent_before(const char *w, size_t len, size_t n) {
    return len >= n + 3 && w[len - n - 1] == 'e' && silent_end(w, len - n);
}

#define SILENT_BEFORE(w, len, suffix) (ENDS_WITH(w, len, suffix) && silent_before(w, len, sizeof(suffix) - 1))

/* A silent e that a suffix has put inside: safe-ly, care-ful, home-less. */
static int silent_before_suffix(const char *w, size_t len) {
    switch (w[len - 1]) {
    case 'y': return SILENT_BEFORE(w, len, "ly") || SILENT_BEFORE(w, len, "fully") || SILENT_BEFORE(w, len, "lessly");
    case 'l': return SILENT_BEFORE(w, len, "ful");
    case 's': return SILENT_BEFORE(w, len, "less") || SILENT_BEFORE(w, len, "ness") || SILENT_BEFORE(w, len, "ments");
    case 't': return SILENT_BEFORE(w, len, "ment");
    case 'e': return SILENT_BEFORE(w, len, "some");
    default: return 0;
    }
}

/* The letters between apostrophes, hyphens and digits: 1 to LONGEST. */
static uint32_t count_part(const char *w, size_t len) {
    uint64_t vowels = 0, pairs;
    uint32_t count;
    size_t i;

    for (i = 0; i < len; i++) vowels |= (uint64_t)is_vowel(w[i]) << i;
    if (w[0] == 'y' && vowels & 2) vowels &= ~UINT64_C(1); /* yes, year: a consonant */
    count = tg__popcount(vowels & ~(vowels << 1));
    for (pairs = vowels & vowels >> 1; pairs; pairs &= pairs - 1) count += (uint32_t)parts(w, len, tg__lowest(pairs));
    if (count > 1 && silent_end(w, len)) count--;
    if (count > 1 && silent_before_suffix(w, len)) count--;
    if (ENDS_WITH(w, len, "ism") || ENDS_WITH(w, len, "isms") || ENDS_WITH(w, len, "thm")) count++;
    return count ? count : 1;
}

/* One letter of the word as the rules see it; sets *used to its bytes. */
static char letter_at(const char *p, size_t len, size_t *used) {
    uint8_t c = (uint8_t)p[0], d;

    *used = 1;
    if (c < 0x80) return c >= 'a' && c <= 'z' ? (char)c : 0;
    while (*used < len && ((uint8_t)p[*used] & 0xC0) == 0x80) ++*used;
    if (c != 0xC3 || *used != 2) return UNKNOWN;
    d = (uint8_t)p[1];
    if (d == 0xA7) return 'c';
    if (d == 0xB1) return 'n';
    return d == 0xB0 || d == 0xBE || d == 0x9F || d == 0xB7 ? UNKNOWN : ACCENTED;
}

static int is_ascii(const char *p, size_t len) {
    while (len)
        if ((uint8_t)p[--len] > 0x7F) return 0;
    return 1;
}

/* Is there an apostrophe, straight or curly, at `p`? @return its bytes, or 0. */
static size_t apostrophe_at(const char *p, size_t len) {
    if (p[0] == '\'') return 1;
    return len >= 3 && !memcmp(p, "\xE2\x80\x99", 3) ? 3 : 0;
}

/* What a last 's or 't adds to the part before it: fox's, church's, didn't. */
static uint32_t count_ending(const char *part, size_t n, char ending) {
    char last = part[n - 1];

    if (ending == 't') return last == 'n' && n > 1 && !is_vowel(part[n - 2]);
    return is_in(last, L('s') | L('x') | L('z')) || ENDS_WITH(part, n, "ch") || ENDS_WITH(part, n, "sh");
}

/* Are they all a–z? */
static int is_plain(const char *key, size_t len) {
    unsigned others = 0;
    size_t i;

    for (i = 0; i < len; i++) others |= (uint8_t)(key[i] - 'a') > 25;
    return !others;
}

uint32_t tg__en_syllables(const char *key, size_t len) {
    char part[LONGEST];
    uint32_t total = 0;
    size_t n = 0, used, i, rest;
    char c;

    if (len && len <= LONGEST && is_plain(key, len)) return count_part(key, len);
    for (i = 0; i < len; i += used) {
        used = apostrophe_at(key + i, len - i);
        rest = len - i - used;
        if (used && n && rest <= 2 &&
            is_ascii(key + len - rest, rest)) { /* 's, 't, 'll, 're, 've, 'd: no part of their own */
            if (rest == 1 && (key[len - 1] == 's' || key[len - 1] == 't')) total += count_ending(part, n, key[len - 1]);
            break;
        }
        c = used ? 0 : letter_at(key + i, len - i, &used);
        if (n && (!c || n == LONGEST)) {
            total += count_part(part, n);
            n = 0;
        }
        if (c) part[n++] = c;
    }
    if (n) total += count_part(part, n);
    return total ? total : 1;
}
