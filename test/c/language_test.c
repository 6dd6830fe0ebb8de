/* language_test: the languages that there are, and the syllables of a word in any of them and in any encoding. */
#include "helpers.h"

#include <stdlib.h>

static void the_table(void) {
    test_case("languages: in the order of their tags, found by them");
    CHECK(tg_language_total() >= 18);
    for (size_t i = 0; i < tg_language_total(); i++) {
        const tg_language *language = tg_language_at(i);
        const char *tag = tg_language_tag(language);
        if (i) CHECK(strcmp(tg_language_tag(tg_language_at(i - 1)), tag) < 0);
        CHECK(tg_language_find(tag) == language);
        CHECK(strlen(tg_language_name(language)) > 3);
        CHECK(tg_language_knows(language) & TG_KNOWN_SYLLABLES);
    }
    CHECK(tg_language_at(tg_language_total()) == NULL);
    CHECK(tg_language_at(SIZE_MAX) == NULL);

    test_case("languages: what is known");
    CHECK(strcmp(tg_language_name(tg_language_find("nb-NO")), "Norwegian Bokm\u00E5l") == 0);
    CHECK(tg_language_knows(tg_language_find("en")) & TG_KNOWN_SENTENCES);
    CHECK(!(tg_language_knows(tg_language_find("tr")) & TG_KNOWN_SENTENCES));
    CHECK_EQ_INT(tg_language_knows(tg_language_find("en")) & (TG_KNOWN_STOP_WORDS | TG_KNOWN_METRICS),
                 TG_KNOWN_STOP_WORDS | TG_KNOWN_METRICS);
    CHECK(tg_language_knows(tg_language_find("de")) & TG_KNOWN_METRICS);
    CHECK(!(tg_language_knows(tg_language_find("tr")) & TG_KNOWN_METRICS));

    test_case("languages: und, NULL, and what is no tag");
    CHECK(tg_language_find("not a tag") == NULL);
    CHECK(strcmp(tg_language_tag(tg_language_find("tlh")), "und") == 0);
    CHECK(strcmp(tg_language_name(tg_language_find("und")), "undetermined") == 0);
    CHECK_EQ_INT(tg_language_knows(tg_language_find("und")), 0);
    CHECK(strcmp(tg_language_tag(NULL), "und") == 0);
    CHECK(strcmp(tg_language_name(NULL), "undetermined") == 0);
    CHECK_EQ_INT(tg_language_knows(NULL), 0);
    CHECK(tg_language_find(NULL) == tg_language_find("en"));
}

/* {tag, word, syllables} */
static const struct {
    const char *language, *word;
    unsigned count;
} words[] = {
    {"en", "Syllables", 3},
    {"en-GB", "WATER", 2},
    {"en", "", 1},
    {"en", "...", 1},
    {"de", "STRASSE", 2},
    {"de-AT", "Stra\u00DFe", 2},
    {"de", "A\u0308rger", 2}, /* the same letters, composed by folding */
    {"fr", "L'\u00C9COLE", 2},
    {"es", "Canci\u00F3n", 2},
    {"ru", "\u0420\u043E\u0441\u0441\u0438\u044F", 3},
    {"tr", "\u0130stanbul", 3},
    {"pl", "\u0141\u00F3d\u017A", 1},
    {"hu", "Eur\u00F3pa", 3},
    {"fi", "Hyv\u00E4\u00E4 p\u00E4iv\u00E4\u00E4", 4},
};

static void syllables(void) {
    tg_options o = test_options();
    uint32_t found = 0;

    test_case("syllables: folded words of a language");
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        o.language = words[i].language;
        CHECK_EQ_INT(tg_count_syllables(words[i].word, strlen(words[i].word), &o, &found), TG_OK);
        if (found != words[i].count) test_print_bytes("word", words[i].word, strlen(words[i].word));
        CHECK_EQ_INT(found, words[i].count);
    }

    test_case("syllables: the defaults are English");
    CHECK_EQ_INT(tg_count_syllables("beautiful", 9, NULL, &found), TG_OK);
    CHECK_EQ_INT(found, 3);

    test_case("syllables: the classic profile, whatever the language");
    o.profile = TG_PROFILE_CLASSIC;
    o.language = "tlh";
    CHECK_EQ_INT(tg_count_syllables("Table", 5, &o, &found), TG_OK);
    CHECK_EQ_INT(found, 2);
}

/* {word, syllables with its numbers read aloud} */
static const struct {
    const char *word;
    unsigned count;
} spoken[] = {
    {"0", 2},         /* ze-ro */
    {"7", 2},         /* sev-en */
    {"11", 3},        /* e-lev-en */
    {"42", 3},        /* for-ty two */
    {"100", 3},       /* one hun-dred */
    {"117", 6},       /* one hun-dred sev-en-teen */
    {"1000", 3},      /* one thou-sand */
    {"1100", 5},      /* e-lev-en hun-dred */
    {"1900", 4},      /* nine-teen hun-dred */
    {"1905", 4},      /* nine-teen oh five */
    {"1984", 5},      /* nine-teen eight-y-four */
    {"2000", 3},      /* two thou-sand */
    {"2009", 4},      /* two thou-sand nine */
    {"2010", 3},      /* twen-ty ten */
    {"2024", 5},      /* twen-ty twen-ty-four */
    {"2100", 6},      /* two thou-sand one hun-dred */
    {"1,984", 9},     /* one thou-sand nine hun-dred eight-y-four */
    {"1984.5", 11},   /* with point five */
    {"3.14", 4},      /* three point one four */
    {"0.5", 4},       /* ze-ro point five */
    {"007", 6},       /* ze-ro ze-ro sev-en */
    {"1,000,000", 3}, /* one mil-lion */
    {"12345678", 18}, /* twelve mil-lion three hun-dred for-ty-five thou-sand six hun-dred sev-en-ty-eight */
    {"1,23", 4},      /* one, twen-ty-three */
    {"1,2345", 10},   /* one, two thou-sand three hun-dred for-ty-five */
    {"999999999999999", 38},
    {"1000000000000000", 31}, /* one, and ze-ro fifteen times */
    {"1st", 1},
    {"2nd", 2},
    {"3rd", 1},
    {"12th", 1},
    {"20th", 3}, /* twen-ti-eth */
    {"22nd", 4},
    {"100th", 3},
    {"1984th", 9},
    {"1990s", 4}, /* nine-teen nine-ties */
    {"1990's", 4},
    {"1990\u2019s", 4},
    {"6s", 2}, /* six-es */
    {"16s", 2},
    {"1234567890123416s", 19}, /* digit by digit, the last one six-es */
    {"0.16s", 6},              /* ze-ro point one six-es */
    {"5star", 2},
    {"mp3", 3},
    {"covid19", 4},
    {"don't", 1},
    {"...", 1},
    {"", 1},
};

static void spoken_numbers(void) {
    tg_options o = test_options();
    uint32_t found = 0;
    tg_report *r;

    test_case("syllables: numbers read aloud");
    o.spoken_numbers = 1;
    for (size_t i = 0; i < COUNT_OF(spoken); i++) {
        CHECK_EQ_INT(tg_count_syllables(spoken[i].word, strlen(spoken[i].word), &o, &found), TG_OK);
        if (found != spoken[i].count) test_print_bytes("word", spoken[i].word, strlen(spoken[i].word));
        CHECK_EQ_INT(found, spoken[i].count);
    }

    test_case("syllables: numbers read aloud in a report");
    r = test_report_of("In 1984, 22 of 1,000", 20, &o); /* 1 and 5, 3, 1, 3 */
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_SYLLABLES), 13);
    CHECK_EQ_INT(tg_report_count(r, TG_COUNT_POLYSYLLABLES), 3);
    tg_report_free(r);

    test_case("syllables: numbers are not read aloud elsewhere");
    o.language = "de";
    CHECK_EQ_INT(tg_count_syllables("1984", 4, &o, &found), TG_OK);
    CHECK_EQ_INT(found, 1);
    o.language = "en";
    o.profile = TG_PROFILE_CLASSIC;
    CHECK_EQ_INT(tg_count_syllables("1984", 4, &o, &found), TG_OK);
    CHECK_EQ_INT(found, 1);
    o.spoken_numbers = 2;
    CHECK_EQ_INT(tg_count_syllables("1984", 4, &o, &found), TG_E_ARG);
}

static void encodings(void) {
    static const uint8_t le[] = {'P', 0, 'o', 0, 0xEB, 0, 't', 0, 'e', 0, 'n', 0};
    static const uint8_t be[] = {0, 'P', 0, 'o', 0, 0xEB, 0, 't', 0, 'e', 0, 'n', 0xD8};
    static const uint8_t latin1[] = {'P', 'o', 0xEB, 't', 'e', 'n'};
    tg_options o = test_options();
    uint32_t found = 0;

    test_case("syllables: encodings");
    o.language = "nl";
    o.encoding = TG_ENCODING_UTF16LE;
    CHECK_EQ_INT(tg_count_syllables(le, sizeof le, &o, &found), TG_OK);
    CHECK_EQ_INT(found, 3);
    o.encoding = TG_ENCODING_UTF16BE;
    CHECK_EQ_INT(tg_count_syllables(be, sizeof be, &o, &found), TG_OK); /* half a unit at the end is U+FFFD */
    CHECK_EQ_INT(found, 3);
    o.encoding = TG_ENCODING_LATIN1;
    CHECK_EQ_INT(tg_count_syllables(latin1, sizeof latin1, &o, &found), TG_OK);
    CHECK_EQ_INT(found, 3);

    test_case("syllables: a word longer than its key");
    {
        size_t len;
        char *word = test_repeated("ba", 50000, &len);
        CHECK_EQ_INT(tg_count_syllables(word, len, &o, &found), TG_OK);
        CHECK_EQ_INT(found, 32768);
        free(word);
    }
}

static void refusals(void) {
    tg_options o = test_options();
    uint32_t found = 77;

    test_case("syllables: what is refused");
    CHECK_EQ_INT(tg_count_syllables("a", 1, &o, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_count_syllables(NULL, 1, &o, &found), TG_E_ARG);
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_EQ_INT(tg_count_syllables("a", 1, &o, &found), TG_E_ARG);
    o.encoding = TG_ENCODING_UTF8;
    o.language = "no tag";
    CHECK_EQ_INT(tg_count_syllables("a", 1, &o, &found), TG_E_ARG);
    o.language = "tlh";
    CHECK_EQ_INT(tg_count_syllables("a", 1, &o, &found), TG_E_UNSUPPORTED);
    CHECK_EQ_INT(tg_count_syllables("", 0, &o, &found), TG_E_UNSUPPORTED);
    CHECK_EQ_INT(found, 77);
    o.language = "de";
    CHECK_EQ_INT(tg_count_syllables(NULL, 0, &o, &found), TG_OK);
    CHECK_EQ_INT(found, 1);
}

static void allocations(void) {
    static const uint8_t word[] = {0xC4, 'R', 'G', 'E', 'R', 0xFC};
    tg_options o = test_options();
    size_t failed = 0;

    test_case("syllables: every allocation that fails");
    o.language = "de";
    o.encoding = TG_ENCODING_LATIN1;
    for (size_t k = 0;; k++) {
        test_heap heap;
        uint32_t found = 0;
        o.allocator = test_heap_allocator(&heap);
        heap.fail_at = k;
        tg_status st = tg_count_syllables(word, sizeof word, &o, &found);
        CHECK_EQ_INT(heap.live, 0);
        if (st == TG_OK) {
            CHECK_EQ_INT(found, 3);
            break;
        }
        CHECK_EQ_INT(st, TG_E_NOMEM);
        CHECK_EQ_INT(found, 0);
        failed++;
    }
    CHECK(failed >= 2);
}

/* ── Detection ── */

/* {tag, text} */
static const struct {
    const char *language, *text;
} texts[] = {
    {"en", "The children went home when it began to rain, and nobody knew what had become of the dog."},
    {"de", "Die Kinder gingen nach Hause, als es zu regnen begann, und niemand wusste, wo der Hund geblieben war."},
    {"fr", "Les enfants sont rentrés quand il a commencé à pleuvoir, et personne ne savait où était le chien."},
    {"es", "Los niños volvieron a casa cuando empezó a llover, y nadie sabía qué había sido del perro."},
    {"it", "I bambini tornarono a casa quando cominciò a piovere, e nessuno sapeva dove fosse il cane."},
    {"pt", "As crianças voltaram para casa quando começou a chover, e ninguém sabia onde estava o cão."},
    {"nl", "De kinderen gingen naar huis toen het begon te regenen, en niemand wist waar de hond gebleven was."},
    {"sv", "Barnen gick hem när det började regna, och ingen visste vart hunden hade tagit vägen."},
    {"da", "Børnene gik hjem, da det begyndte at regne, og ingen vidste, hvor hunden var blevet af."},
    {"nb", "Barna gikk hjem da det begynte å regne, og ingen visste hvor det hadde blitt av hunden."},
    {"fi", "Lapset menivät kotiin, kun alkoi sataa, eikä kukaan tiennyt, minne koira oli kadonnut."},
    {"pl", "Dzieci poszły do domu, kiedy zaczęło padać, i nikt nie wiedział, co się stało z psem."},
    {"cs", "Děti šly domů, když začalo pršet, a nikdo nevěděl, kam se poděl pes."},
    {"hu", "A gyerekek hazamentek, amikor elkezdett esni az eső, és senki sem tudta, hol van a kutya."},
    {"ro", "Copiii s-au dus acasă când a început să plouă, și nimeni nu știa unde este câinele."},
    {"tr", "Yağmur yağmaya başlayınca çocuklar eve gitti ve köpeğin nerede olduğunu kimse bilmiyordu."},
    {"ru", "Дети пошли домой, когда начался дождь, и никто не знал, куда делась собака."},
    {"uk", "Діти пішли додому, коли почався дощ, і ніхто не знав, куди подівся собака."},
    {"en", "A signal is process-directed where it is sent to the process as a whole, or because the kernel made it."},
    {"da", "Spillet kan også spilles af flere, der hver styrer et folk; navnet vælger man selv, når spillet begynder."},
    {"nb",
     "Flere kan spille sammen, og hver av dem styrer sitt eget folk, som de selv velger navnet på når det begynner."},
    {"und", ""},
    {"und",
     "def find(self, key): return self.items[key] if key in self.items else None\nimport os, sys\nprint(sys.argv)"},
    {"und",
     "if [ -f \"$target/config\" ]; then mount -o remount,rw \"$target\" || exit 1; fi; echo \"${name%.*}\" >&2"},
    {"und", "(defun find-all (item list) (let ((n 0)) (dolist (x list) (when (eq x item) (setq n (1+ n)))) n))"},
    {"und", "3.14159 26535 89793 -- 23846, 26433!"},
    {"und", "Τα παιδιά πήγαν σπίτι όταν άρχισε να βρέχει."},
    {"und", "子供たちは雨が降り始めると家に帰った。"},
    {"und", "ذهب الأطفال إلى المنزل عندما بدأ المطر"},
    {"und", "for (i = 0; i < len; i++) { if (p[i] == '\\n') count[n++] += x->next; } return (int)sum;"},
};

static const tg_language *detected(const void *text, size_t len, const tg_options *o, double *confidence) {
    const tg_language *found = NULL;
    CHECK_EQ_INT(tg_detect_language(text, len, o, &found, confidence), TG_OK);
    return found;
}

static void detection(void) {
    tg_options o = test_options();
    double confidence = 7;

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        test_case(texts[i].text);
        const char *tag = tg_language_tag(detected(texts[i].text, strlen(texts[i].text), &o, &confidence));
        test_eq_str(__FILE__, __LINE__, "tag", tag, strlen(tag), texts[i].language, strlen(texts[i].language));
        if (strcmp(tag, "und") == 0) CHECK(confidence == 0);
        else CHECK(confidence >= 0.5 && confidence <= 1);
    }

    test_case("detection: what is refused");
    {
        const tg_language *found = NULL;
        CHECK_EQ_INT(tg_detect_language("a", 1, &o, NULL, NULL), TG_E_ARG);
        CHECK_EQ_INT(tg_detect_language(NULL, 1, &o, &found, NULL), TG_E_ARG);
        CHECK_EQ_INT(tg_detect_language(NULL, 0, NULL, &found, NULL), TG_OK);
        o.encoding = 9;
        CHECK_EQ_INT(tg_detect_language("a", 1, &o, &found, NULL), TG_E_ARG);
    }
}

/* The same code points are the same language and confidence, in every encoding, and what comes behind the window is not seen. */
static void detection_of_encodings(void) {
    static const char german[] = "Über die Wälder zog ein Gewitter, das schöne Wetter war vorüber. ";
    enum { REPEATED = 80, LEN = (sizeof german - 1) * REPEATED };
    static char utf8[LEN];
    static uint8_t latin1[LEN], le[2 * LEN + 2], be[2 * LEN + 2];
    tg_options o = test_options();
    double expected, found;
    size_t n = 0;

    for (size_t i = 0; i < REPEATED; i++) memcpy(utf8 + i * (sizeof german - 1), german, sizeof german - 1);
    le[0] = be[1] = 0xFF;
    le[1] = be[0] = 0xFE;
    for (size_t i = 0; i < LEN; i++, n++) {
        uint8_t c = (uint8_t)utf8[i];
        if (c > 0x7F) c = (uint8_t)((c & 3) << 6 | (utf8[++i] & 0x3F));
        latin1[n] = le[2 * n + 2] = be[2 * n + 3] = c;
    }

    test_case("detection: encodings");
    const tg_language *language = detected(utf8, LEN, &o, &expected);
    CHECK(strcmp(tg_language_tag(language), "de") == 0);
    o.encoding = TG_ENCODING_LATIN1;
    CHECK(detected(latin1, n, &o, &found) == language);
    CHECK_SAME_DOUBLE(found, expected);
    o.encoding = TG_ENCODING_UTF16LE;
    CHECK(detected(le + 2, 2 * n, &o, &found) == language);
    CHECK_SAME_DOUBLE(found, expected);
    o.encoding = TG_ENCODING_UTF16BE;
    CHECK(detected(be + 2, 2 * n, &o, &found) == language);
    CHECK_SAME_DOUBLE(found, expected);
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK(detected(le, 2 * n + 2, &o, NULL) == language);
    CHECK(detected(be, 2 * n + 2, &o, NULL) == language);
    CHECK(detected(utf8, LEN, &o, NULL) == language);

    test_case("detection: the window");
    CHECK(n > TG_DETECT_CHARACTERS);
    o.encoding = TG_ENCODING_LATIN1;
    detected(latin1, TG_DETECT_CHARACTERS, &o, &expected);
    detected(latin1, TG_DETECT_CHARACTERS - 1, &o, &found);
    memset(latin1 + TG_DETECT_CHARACTERS, 'x', n - TG_DETECT_CHARACTERS);
    detected(latin1, n, &o, &found);
    CHECK_SAME_DOUBLE(found, expected);
    memset(latin1, 'x', n);
    CHECK(strcmp(tg_language_tag(detected(latin1, n, &o, NULL)), "de") != 0);
}

void language_test(void) {
    the_table();
    syllables();
    spoken_numbers();
    encodings();
    refusals();
    allocations();
    detection();
    detection_of_encodings();
}
