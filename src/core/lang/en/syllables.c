/* syllables: of English words, by rules of spelling. Runs of vowels, less the silent e, plus the vowels that part. */
#include "../lang.h"

/* Letters as the rules see them: a–z, vowels with accents as é (E), everything else as 0. */
#define ACCENTED 'E'
#define LONGEST 64 /* letters of a part that the rules look at together; no longer word of English is known */

static int is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == ACCENTED;
}

static int is_one_of(char c, const char *set) {
    for (; *set; set++)
        if (c == *set) return 1;
    return 0;
}

static int ends_with(const char *word, size_t len, const char *end) {
    size_t n = 0;
    while (end[n]) n++;
    return n <= len && !memcmp(word + len - n, end, n);
}

/* Two vowels side by side that are two syllables: li-on, cha-os, du-et, be-ing. */
static int parts(const char *w, size_t len, size_t i) {
    char a = w[i], b = w[i + 1], before = i ? w[i - 1] : 0, after = i + 2 < len ? w[i + 2] : 0;

    if (a == 'i' && b == 'o') return !is_one_of(before, "tscgx") || (after != 'n' && after != 'u');
    if (a == 'i' && b == 'a') return !is_one_of(before, "tcg") || after == 't';
    if (a == 'i' && (b == 'u' || b == 'i')) return 1;
    if (a == 'i' && b == 'e')
        return after == 't' || (after == 'n' && !is_one_of(before, "tcr")) || (after == 'r' && before == 'l');
    if (a == 'e' && b == 'o')
        return !(after == 'u' || (before == 'g' && after == 'n') || (before == 'p' && after == 'p'));
    if (a == 'u' && b == 'a') return !is_one_of(before, "qgs");
    if (a == 'u' && (b == 'e' || b == 'o'))
        return !is_one_of(before, "qg") && after != 0 && after != 's' && after != 'd';
    if (a == 'a' && b == 'o') return 1;
    if (a == 'o' && b == 'e') return after == 't' || after == 'm';
    if (a == 'y' && is_one_of(b, "aio")) return i > 0;
    if (is_one_of(a, "eoy") && b == 'i' && after == 'n' && i + 3 < len && w[i + 3] == 'g') return 1;
    return b == ACCENTED;
}

/* A last e, or that of -es and -ed, that is not heard. */
static int silent_end(const char *w, size_t len) {
    char a = len > 2 ? w[len - 3] : 0, b = len > 3 ? w[len - 4] : 0;

    if (len > 2 && w[len - 1] == 'e' && !is_vowel(w[len - 2])) return !(w[len - 2] == 'l' && !is_vowel(a)); /* ta-ble */
    if (len > 3 && ends_with(w, len, "es") && !is_vowel(a)) {
        if (is_one_of(a, "sxzcg")) return 0;
        if (a == 'h' && is_one_of(b, "cs")) return 0;
        return !(a == 'l' && !is_vowel(b));
    }
    if (len > 3 && ends_with(w, len, "ed") && !is_vowel(a)) return !is_one_of(a, "td") && !(a == 'l' && !is_vowel(b));
    return 0;
}

/* A silent e that a suffix has put inside: safe-ly, care-ful, home-less. */
static int silent_before_suffix(const char *w, size_t len) {
    static const char *const suffixes[] = {"ly", "ful", "fully", "less", "lessly", "ness", "ment", "ments", "some"};
    size_t i, n;

    for (i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        for (n = 0; suffixes[i][n]; n++) {}
        if (len < n + 3 || !ends_with(w, len, suffixes[i]) || w[len - n - 1] != 'e') continue;
        if (silent_end(w, len - n)) return 1;
    }
    return 0;
}

/* The letters between apostrophes, hyphens and digits. */
static uint32_t count_part(const char *w, size_t len) {
    uint32_t count = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        if (!is_vowel(w[i])) continue;
        if (i == 0 && w[i] == 'y' && len > 1 && is_vowel(w[1])) continue; /* yes, year: a consonant */
        if (i == 0 || !is_vowel(w[i - 1]) || (i == 1 && w[0] == 'y') || parts(w, len, i - 1)) count++;
    }
    if (count > 1 && silent_end(w, len)) count--;
    if (count > 1 && silent_before_suffix(w, len)) count--;
    if (ends_with(w, len, "ism") || ends_with(w, len, "isms") || ends_with(w, len, "thm")) count++;
    return count ? count : 1;
}

/* One letter of the word as the rules see it; sets *used to its bytes. */
static char letter_at(const char *p, size_t len, size_t *used) {
    uint8_t c = (uint8_t)p[0], d;

    *used = 1;
    if (c < 0x80) return c >= 'a' && c <= 'z' ? (char)c : 0;
    while (*used < len && ((uint8_t)p[*used] & 0xC0) == 0x80) ++*used;
    if (c != 0xC3 || *used != 2) return 1; /* a letter that no rule knows */
    d = (uint8_t)p[1];
    if (d == 0xA7) return 'c';
    if (d == 0xB1) return 'n';
    return d == 0xB0 || d == 0xBE || d == 0x9F || d == 0xB7 ? 1 : ACCENTED;
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
    return is_one_of(last, "sxz") || ends_with(part, n, "ch") || ends_with(part, n, "sh");
}

uint32_t tg__en_syllables(const char *key, size_t len) {
    char part[LONGEST];
    uint32_t total = 0;
    size_t n = 0, used, i, rest;
    char c;

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
