/* lang: the table of languages, and what there is to ask of one. */
#include "lang.h"

static const tg_language undetermined = {"und", "undetermined", 0, NULL, NULL, NULL};

/* By tag. */
static const tg_language languages[] = {
    {"cs", "Czech", 0, tg__cs_syllables, NULL, NULL},
    {"da", "Danish", 0, tg__da_syllables, NULL, NULL},
    {"de", "German", 1, tg__de_syllables, &tg__de_cues, NULL},
    {"en", "English", 1, tg__en_syllables, &tg__en_cues, tg__en_spoken},
    {"es", "Spanish", 1, tg__es_syllables, &tg__es_cues, NULL},
    {"fi", "Finnish", 0, tg__fi_syllables, NULL, NULL},
    {"fr", "French", 1, tg__fr_syllables, &tg__fr_cues, NULL},
    {"hu", "Hungarian", 1, tg__hu_syllables, &tg__hu_cues, NULL},
    {"it", "Italian", 1, tg__it_syllables, &tg__it_cues, NULL},
    {"nb", "Norwegian Bokmål", 0, tg__nb_syllables, NULL, NULL},
    {"nl", "Dutch", 1, tg__nl_syllables, &tg__nl_cues, NULL},
    {"pl", "Polish", 0, tg__pl_syllables, &tg__pl_cues, NULL},
    {"pt", "Portuguese", 0, tg__pt_syllables, &tg__pt_cues, NULL},
    {"ro", "Romanian", 0, tg__ro_syllables, NULL, NULL},
    {"ru", "Russian", 1, tg__ru_syllables, &tg__ru_cues, NULL},
    {"sv", "Swedish", 0, tg__sv_syllables, &tg__sv_cues, NULL},
    {"tr", "Turkish", 0, tg__tr_syllables, NULL, NULL},
    {"uk", "Ukrainian", 0, tg__uk_syllables, NULL, NULL},
};

#define COUNT (sizeof languages / sizeof *languages)

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

const tg_language *tg_language_find(const char *tag) {
    size_t i;

    if (!tag) tag = "en";
    if (!is_tag(tag)) return NULL;
    if (tg__language_is(tag, "no")) tag = "nb"; /* what is written under that name, but for a tenth */
    for (i = 0; i < COUNT; i++)
        if (tg__language_is(tag, languages[i].tag)) return &languages[i];
    return &undetermined;
}

size_t tg_language_total(void) {
    return COUNT;
}

const tg_language *tg_language_at(size_t index) {
    return index < COUNT ? &languages[index] : NULL;
}

const char *tg_language_tag(const tg_language *language) {
    return language ? language->tag : undetermined.tag;
}

const char *tg_language_name(const tg_language *language) {
    return language ? language->name : undetermined.name;
}

uint32_t tg_language_knows(const tg_language *language) {
    uint32_t known = 0;

    if (!language) return 0;
    if (language->syllables) known |= TG_KNOWN_SYLLABLES;
    if (language->cues) known |= TG_KNOWN_SENTENCES;
    if (tg__stops_find(language->tag)) known |= TG_KNOWN_STOP_WORDS;
    if (language->metrics) known |= TG_KNOWN_METRICS;
    return known;
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
