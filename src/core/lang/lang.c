/* lang: the table of languages. */
#include "lang.h"

static const tg__language undetermined = {"und", 0, NULL};

static const tg__language languages[] = {
    {"en", 1, tg__en_syllables},
};

static int is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Subtags of 1 to 8 letters or digits, joined by hyphens, the first of 2 to 8 letters. */
static int is_tag(const char *tag) {
    size_t i, start = 0;

    for (i = 0;; i++) {
        if (tag[i] == '-' || tag[i] == '\0') {
            if (i == start || i - start > 8 || (start == 0 && i < 2)) return 0;
            if (tag[i] == '\0') return 1;
            start = i + 1;
        } else if (!is_letter(tag[i]) && !(start && is_digit(tag[i]))) {
            return 0;
        }
        if (i >= 255) return 0;
    }
}

int tg__language_is(const char *tag, const char *name) {
    for (; *name; tag++, name++)
        if ((*tag | 0x20) != *name) return 0;
    return *tag == '-' || *tag == '\0';
}

const tg__language *tg__language_find(const char *tag) {
    size_t i;

    if (!tag) tag = "en";
    if (!is_tag(tag)) return NULL;
    for (i = 0; i < sizeof languages / sizeof *languages; i++)
        if (tg__language_is(tag, languages[i].tag)) return &languages[i];
    return &undetermined;
}

static int is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

uint32_t tg__classic_syllables(const char *key, size_t len) {
    uint32_t count = 0;
    size_t i;

    for (i = 0; i < len; i++)
        if (is_vowel(key[i]) && !(i && is_vowel(key[i - 1]))) count++;
    return count ? count : 1;
}
