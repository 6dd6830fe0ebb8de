/* lang_test: tags, and syllables of words that every dictionary agrees on. */
#include "helpers.h"

#include <stdlib.h>

#include "../../src/core/lang/vowels.h"

/* {tag, the language that it finds; NULL if it is no tag} */
static const struct {
    const char *tag, *found;
} tags[] = {
    {NULL, "en"},        {"en", "en"},          {"EN", "en"},
    {"eN", "en"},        {"en-GB", "en"},       {"en-Latn-US-x-private", "en"},
    {"en-1", "en"},      {"eng", "und"}, /* not the shortest code, as BCP 47 wants it */
    {"enx", "und"},      {"e1", NULL},          {"und", "und"},
    {"und-Latn", "und"}, {"de", "de"},          {"de-1996", "de"},
    {"NB", "nb"},        {"no", "nb"},          {"nn", "und"},
    {"el", "und"},       {"x-klingon", NULL},   {"abcdefgh", "und"},
    {"abcdefghi", NULL}, {"en-abcdefgh", "en"}, {"en-abcdefghi", NULL},
    {"", NULL},          {"e", NULL},           {"-", NULL},
    {"-en", NULL},       {"en-", NULL},         {"en--GB", NULL},
    {"en_GB", NULL},     {"en GB", NULL},       {" en", NULL},
    {"en\n", NULL},      {"én", NULL},          {"en-\xFF", NULL},
};

static void language_tags(void) {
    char endless[400];

    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        const tg_language *language = tg_language_find(tags[i].tag);
        test_case(tags[i].tag ? tags[i].tag : "tag: NULL");
        CHECK(!language == !tags[i].found);
        if (language && tags[i].found)
            test_eq_str(__FILE__, __LINE__, "tag", language->tag, strlen(language->tag), tags[i].found,
                        strlen(tags[i].found));
    }
    test_case("tag: one without an end");
    for (size_t i = 0; i < sizeof endless; i++) endless[i] = i % 3 == 2 ? '-' : 'e';
    endless[sizeof endless - 1] = '\0';
    CHECK(tg_language_find(endless) == NULL);

    test_case("language: English has syllables, und has not");
    CHECK(tg_language_find("en")->syllables == tg__en_syllables);
    CHECK(tg_language_find("en")->metrics);
    CHECK(tg_language_find("und")->syllables == NULL);
    CHECK(!tg_language_find("und")->metrics);
}

/* ── English ── */

static const struct {
    unsigned count;
    const char *words; /* with spaces between */
} english[] = {
    {1,
     "the a i and of to cat dog house time make tree through thought straight knife cheese friend year yes once school"},
    {1, "strength played walked jumped asked loved wished changed clothes horse eight queen guess quick"},
    {2,
     "water table people happy music river lion being going city mother father garden wanted needed houses churches"},
    {2,
     "boxes chaos poet duet little apple middle beyond today woman nation special ocean quiet human rhythm prism yellow"},
    {3,
     "banana beautiful potato radio tomato animal hospital dinosaur important remember september piano video violin syllable"},
    {4, "information education television watermelon january communicate"},
    {5, "university international imagination curiosity vocabulary capitalism"},
    {6, "responsibility"},
};

static void english_words(void) {
    for (size_t i = 0; i < COUNT_OF(english); i++) {
        const char *p = english[i].words;
        test_case("English: words in a dictionary");
        while (*p) {
            size_t len = strcspn(p, " ");
            uint32_t found = tg__en_syllables(p, len);
            if (found != english[i].count) test_print_bytes("word", p, len);
            CHECK_EQ_INT(found, english[i].count);
            p += len;
            p += *p == ' ';
        }
    }
}

/* {what, a folded word, its syllables} */
static const struct {
    const char *what, *word;
    unsigned count;
} parts[] = {
    {"English: empty", "", 1},
    {"English: no letter", "42", 1},
    {"English: no vowel", "hmm", 1},
    {"English: no vowel, of letters that are doubled", "hmmm", 1},
    {"English: no vowel, one letter drawn out", "zzz", 1},
    {"English: letters read aloud", "bbc", 3},
    {"English: letters read aloud, one doubled", "ddt", 3},
    {"English: letters read aloud, w", "www", 9},
    {"English: letters read aloud, possessive", "dvd's", 3},
    {"English: an initialism with a vowel", "ibm", 3},
    {"English: silent e inside", "homemade", 2},
    {"English: hiatus", "create", 2},
    {"English: diaeresis", "na\u00EFve", 2},
    {"English: diaeresis at the end", "zo\u00EB", 2},
    {"English: diaeresis on the second o", "co\u00F6perate", 4},
    {"English: accents", "r\u00E9sum\u00E9", 3},
    {"English: accent before a vowel", "s\u00E9ance", 2},
    {"English: accent before a silent e", "fianc\u00E9e", 3},
    {"English: umlaut", "m\u00FCller", 2},
    {"English: accents of Latin Extended-A", "dvo\u0159\u00E1k", 2},
    {"English: a possessive of an exception", "recipe's", 3},
    {"English: apostrophe at the beginning", "'tis", 1},
    {"English: a soft hyphen", "cre\u00ADate", 2},
    {"English: an accent of its own", "ma\u0302de", 1},
    {"English: apostrophes alone", "''", 1},
    {"English: one letter", "x", 1},
    {"English: possessive", "dog's", 1},
    {"English: possessive with a vowel of its own", "fox's", 2},
    {"English: possessive of ch", "church's", 2},
    {"English: possessive of s", "james's", 2},
    {"English: contraction 't", "can't", 1},
    {"English: contraction n't with a vowel of its own", "didn't", 2},
    {"English: contraction 'll", "they'll", 1},
    {"English: contraction 're", "we're", 1},
    {"English: contraction 've", "i've", 1},
    {"English: curly apostrophe", "didn\u2019t", 2},
    {"English: apostrophe inside a name", "o'neil", 2},
    {"English: apostrophe at the end", "dogs'", 1},
    {"English: hyphens", "well-known", 2},
    {"English: digits between", "cat4dog", 2},
    {"English: accent", "caf\u00E9", 2},
    {"English: accent and cedilla", "fa\u00E7ade", 2},
    {"English: letters that no rule knows", "\u043C\u0438\u0440", 1},
    {"English: cut short", "caf\xC3", 1},
    {"English: cut short apostrophe", "cat\xE2\x80", 1},
    {"English: NULL", NULL, 1},
};

static void english_parts(void) {
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        test_case(parts[i].what);
        CHECK_EQ_INT(tg__en_syllables(parts[i].word, parts[i].word ? strlen(parts[i].word) : 0), parts[i].count);
    }
    test_case("English: a word without an end");
    {
        size_t len;
        char *word = test_repeated("ba", 32768, &len);
        CHECK_EQ_INT(tg__en_syllables(word, len), 32768);
        free(word);
    }
}

/* ── Vowels ── */

static const tg__vowel_rule rules[] = {
    RULE("^b", "ee", "V", 2), RULE("B", "ee", "D$", 3), RULE("C", "ee", "$", 0),
    RULE("", "ee", "", 1),    RULE("V", "y", "V", 0),   END_OF_RULES,
};
static const tg__vowels invented = {u"aeo\u00E4\u0119y", u"kl", u"mn", rules};

static const struct {
    const char *word;
    unsigned count;
} vowels[] = {
    {"", 1},          {"x", 1},
    {"42", 1},        {"a", 1},
    {"aeo", 3},       {"bee", 1}, /* 0, and a word has one */
    {"abee", 1},                  /* C and the end */
    {"beea", 3},                  /* the beginning and V */
    {"abeea", 3},     {"abeec", 2},
    {"eee", 2},   /* "ee" behind nothing, and "e" */
    {"keen", 3},  /* B, D and the end */
    {"keenx", 1}, /* D, but not the end */
    {"keex", 1},  /* not D */
    {"aya", 2},   /* V on both sides */
    {"ayb", 2},       {"ya", 2},
    {"a-ya", 3}, /* the hyphen is an edge */
    {"a'ya", 3},      {"a\u2019ya", 3},
    {"a4ya", 3},      {"a.ya", 3},
    {"a\u00ADya", 2}, /* a soft hyphen is nothing */
    {"a\u0301ya", 2}, /* so is an accent of its own */
    {"a\u200Dya", 2}, {"\u00E4\u0119", 2},
    {"\u4E00a", 1},   {"\U0001F600a\U0001F600ya", 3}, /* neither letters nor nothing */
    {"\xFF", 1},      {"a\xFFya", 3},
    {"a\xC3", 1},     {"\U00010400", 1},
};

static void vowel_rules(void) {
    test_case("vowels: rules and their context");
    for (size_t i = 0; i < COUNT_OF(vowels); i++) {
        uint32_t found = tg__vowels_count(&invented, vowels[i].word, strlen(vowels[i].word));
        if (found != vowels[i].count) test_print_bytes("word", vowels[i].word, strlen(vowels[i].word));
        CHECK_EQ_INT(found, vowels[i].count);
    }
    CHECK_EQ_INT(tg__vowels_count(&invented, NULL, 0), 1);

    test_case("vowels: no rules at all");
    CHECK_EQ_INT(tg__ru_syllables("\u043C\u043E\u043B\u043E\u043A\u043E", 12), 3);

    test_case("vowels: words without an end");
    for (size_t n = 60; n < 70; n++) {
        size_t len;
        char *word = test_repeated("ba", n, &len);
        CHECK_EQ_INT(tg__vowels_count(&invented, word, len), n);
        CHECK_EQ_INT(tg__vowels_count(&invented, word, len - 1), n - 1);
        free(word);
    }
}

/* No letters, however they follow on each other, are read beside: every language, texts of few letters. */
static void any_letters(void) {
    static const char *const letters[] = {"a", "e", "i", "o", "u", "y", "b",      "q",
                                          "g", "r", "s", "t", "n", "m", "\u00E9", "\u00ED"};
    test_case("vowels: any three letters, in every language");
    for (size_t k = 0; k < tg_language_total(); k++) {
        const tg_language *language = tg_language_at(k);
        size_t wrong = 0;
        for (size_t n = 0; n < COUNT_OF(letters) * COUNT_OF(letters) * COUNT_OF(letters); n++) {
            char word[8] = "";
            strcat(word, letters[n % COUNT_OF(letters)]);
            strcat(word, letters[n / COUNT_OF(letters) % COUNT_OF(letters)]);
            strcat(word, letters[n / COUNT_OF(letters) / COUNT_OF(letters)]);
            uint32_t found = language->syllables(word, strlen(word));
            wrong += found < 1 || found > 4;
        }
        CHECK_EQ_INT(wrong, 0);
    }
}

/* Of all texts of a few pieces, in room of their size: nothing is read beside, none is worth nothing, and what has no digit is as ever. */
static void any_numbers(void) {
    static const char *const pieces[] = {"",  "0", "1", "6",  "12", "345",    "1984",
                                         ",", ".", "s", "th", "'",  "\u2019", "a"};
    enum { PIECES = COUNT_OF(pieces), TEXTS = PIECES * PIECES * PIECES * PIECES };
    size_t wrong = 0;

    test_case("numbers: any four pieces");
    for (size_t n = 0; n < TEXTS; n++) {
        char text[32] = "";
        for (size_t left = n, i = 0; i < 4; i++, left /= PIECES) strcat(text, pieces[left % PIECES]);
        size_t len = strlen(text);
        char *word = malloc(len + !len);
        memcpy(word, text, len);
        uint32_t found = tg__en_spoken(word, len);
        wrong += found < 1 || found > 48;
        if (!strpbrk(text, "0123456789")) wrong += found != tg__en_syllables(word, len);
        free(word);
    }
    CHECK_EQ_INT(wrong, 0);
}

/* ── What sentences are told by ── */

#define ABBREVIATIONS (TG__CUE_NEVER | TG__CUE_MAY | TG__CUE_NUMBER)

static const struct {
    const char *tag, *word;
    unsigned of, flags; /* of those bits it has these */
} cues[] = {
    {"en", "Mr", ABBREVIATIONS, TG__CUE_NEVER},
    {"en", "mr", ABBREVIATIONS, TG__CUE_NEVER},
    {"en", "MR", ABBREVIATIONS, TG__CUE_NEVER},
    {"en", "etc", ABBREVIATIONS, TG__CUE_MAY},
    {"en", "no", ABBREVIATIONS, TG__CUE_NUMBER},
    {"en", "Sat", ABBREVIATIONS, TG__CUE_MAY},
    {"en", "sat", ABBREVIATIONS, 0},
    {"en", "Job", ABBREVIATIONS, 0}, /* CLDR has it */
    {"en", "Capt", ABBREVIATIONS, TG__CUE_NEVER},
    {"en", "m", ABBREVIATIONS, 0},
    {"en", "The", TG__CUE_STARTS, TG__CUE_STARTS},
    {"en", "and", TG__CUE_GOES_ON, TG__CUE_GOES_ON},
    {"de", "z.b", ABBREVIATIONS, TG__CUE_NEVER},
    {"de", "\u00FCber", TG__CUE_STARTS, TG__CUE_STARTS},
    {"de", "\u00DCber", TG__CUE_STARTS, TG__CUE_STARTS},
    {"fr", "L", TG__CUE_STARTS | TG__CUE_ELIDED, TG__CUE_ELIDED},
    {"es", "\u00C9l", TG__CUE_STARTS, TG__CUE_STARTS},
    {"pl", "\u017BEBY", TG__CUE_STARTS, TG__CUE_STARTS},
    {"hu", "\u0150k", TG__CUE_STARTS, TG__CUE_STARTS},
    {"ru", "\u041E\u041D", TG__CUE_STARTS, TG__CUE_STARTS},
    {"ru", "\u043D\u0435\u043A\u043E\u0442\u043E\u0440\u044B\u0435", TG__CUE_STARTS, TG__CUE_STARTS},
    {"ru", "\u0433", ABBREVIATIONS, TG__CUE_MAY},
    {"en", "abcdefghijklmnopqrstuvw", 255, 0},
    {"en", "abcdefghijklmnopqrstuvwx", 255, 0},
    {"en", "\xFF\xC3", 255, 0},
};

static void cue_words(void) {
    for (size_t i = 0; i < COUNT_OF(cues); i++) {
        const char *word = cues[i].word;
        test_case(word);
        CHECK_EQ_INT(tg__cues_find(tg_language_find(cues[i].tag)->cues, (const uint8_t *)word, strlen(word)) &
                         cues[i].of,
                     cues[i].flags);
    }
}

/* Every word is found, and the filter of blocks has every abbreviation of ASCII letters. */
static void cue_tables(void) {
    static const char *const cued[] = {"de", "en", "es", "fr", "hu", "it", "nl", "pl", "pt", "ru", "sv"};

    for (size_t i = 0; i < COUNT_OF(cued); i++) {
        const tg__cues *c = tg_language_find(cued[i])->cues;
        size_t wrong = 0, count = 0;
        test_case(cued[i]);
        for (size_t slot = 0; slot <= c->mask; slot++) {
            const tg__cue *cue = &c->words[c->slots[slot] ? c->slots[slot] - 1 : 0];
            size_t letters = 0;
            uint64_t start = 0;
            if (!c->slots[slot]) continue;
            count++;
            while (letters < cue->len && cue->word[letters] >= 'a' && cue->word[letters] <= 'z') letters++;
            for (size_t k = 0; k < 8 && k < cue->len; k++) start |= (uint64_t)(uint8_t)cue->word[k] << 8 * k;
            unsigned found = tg__cues_find(c, (const uint8_t *)cue->word, cue->len);
            wrong += found != (cue->flags & TG__CUE_CAPITAL ? cue->flags & ~(unsigned)ABBREVIATIONS : cue->flags);
            wrong += letters == cue->len && cue->flags & ABBREVIATIONS && !tg__cues_may_have(c, start);
        }
        CHECK_EQ_INT(wrong, 0);
        CHECK(count > 50);
    }
    CHECK(tg_language_find("und")->cues == NULL);
}

/* ── The classic profile ── */

static const struct {
    const char *word;
    unsigned count;
} classic[] = {
    {"", 1},           {"a", 1},         {"x", 1},    {"rhythm", 1}, {"sample", 2}, {"text", 1},  {"contains", 2},
    {"several", 3},    {"sentences", 3}, {"this", 1}, {"them", 1},   {"let's", 1},  {"queue", 1}, {"aeiouy", 1},
    {"banana", 3},     {"the", 1},       {"yes", 1},  {"beyond", 1}, {"idea", 2},   {"a-e", 2},   {"caf\u00E9", 1},
    {"na\u00EFve", 2}, {"\u00E9", 1},    {"AEI", 1},  {"bAb", 1},    {"1e1a1", 2},  {"\xFF", 1},
};

static void classic_words(void) {
    test_case("classic: runs of aeiouy, at least one");
    for (size_t i = 0; i < COUNT_OF(classic); i++) {
        uint32_t found = tg__classic_syllables(classic[i].word, strlen(classic[i].word));
        if (found != classic[i].count) test_print_bytes("word", classic[i].word, strlen(classic[i].word));
        CHECK_EQ_INT(found, classic[i].count);
    }
    CHECK_EQ_INT(tg__classic_syllables(NULL, 0), 1);
}

void lang_test(void) {
    language_tags();
    english_words();
    english_parts();
    vowel_rules();
    any_letters();
    any_numbers();
    cue_words();
    cue_tables();
    classic_words();
}
