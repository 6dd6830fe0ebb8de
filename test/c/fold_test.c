/* fold_test: keys and shown forms, literals only. Greek and the rest are spelt as UTF-8. */
#include "test.h"

#include <stdlib.h>

#include "../../src/core/fold.h"

static size_t held;    /* bytes now out of the allocator */
static int fail_after; /* allocations until the first that fails; negative: never */

static void *test_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    void *p;

    (void)ctx;
    if (new_size == 0) {
        held -= old_size;
        free(ptr);
        return NULL;
    }
    if (fail_after == 0) return NULL;
    if (fail_after > 0) fail_after--;
    p = realloc(ptr, new_size);
    if (p) held += new_size - old_size;
    return p;
}

static const tg_allocator allocator = {test_resize, NULL};

#define WORD(literal) (literal), sizeof(literal) - 1

/* {what, word, key, shown}: NULL shown is the key. */
static const struct {
    const char *what, *word, *key, *shown;
} words[] = {
    {"empty", "", "", NULL},
    {"lower-case ASCII", "word", "word", NULL},
    {"upper-case ASCII", "WORD", "word", NULL},
    {"ASCII over eight bytes", "Internationalization's@[`{Z", "internationalization's@[`{z", NULL},
    {"ASCII with what is not letters", "A1_b'C", "a1_b'c", NULL},
    {"precomposed, nothing to do", "café", "café", NULL},
    {"precomposed capital", "CAFÉ", "café", NULL},
    {"decomposed", "cafe\u0301", "café", NULL},
    {"decomposed capital", "CAFE\u0301", "café", NULL},
    {"sharp s", "Straße", "strasse", "straße"},
    {"capital of sharp s", "STRASSE", "strasse", NULL},
    {"capital sharp s", "STRAẞE", "strasse", "straße"},
    {"ligature", "ﬁle", "file", "ﬁle"},
    {"final sigma, capital", "ΛΌΓΟΣ", "λόγοσ", "λόγος"},
    {"final sigma, small", "λόγος", "λόγοσ", "λόγος"},
    {"final sigma, decomposed", "ΛΟ\u0301ΓΟΣ", "λόγοσ", "λόγος"},
    {"sigma inside", "ΣΊΣΥΦΟΣ", "σίσυφοσ", "σίσυφος"},
    {"sigma alone", "Σ", "σ", NULL},
    {"sigma after an apostrophe and before a letter", "Α'Σ'Α", "α'σ'α", NULL},
    {"sigma before an apostrophe", "ΑΣ'", "ασ'", "ας'"},
    {"sigma after a digit", "1Σ", "1σ", NULL},
    {"sigma before a digit", "ΑΣ1", "ασ1", "ας1"},
    {"sigma before a mark", "ΑΣ\u0301", "ασ\u0301", "ας\u0301"},
    {"Turkish capital dotted I", "İ", "i\u0307", NULL},
    {"its decomposition", "I\u0307", "i\u0307", NULL},
    {"Turkish dotless i", "ı", "ı", NULL},
    {"Kelvin sign", "\u212A", "k", NULL},
    {"Ångström sign", "\u212B", "å", NULL},
    {"Greek, composed with a mark", "\u03AA\u0301", "\u0390", NULL},
    {"Greek, three ways: precomposed", "\u0390", "\u0390", NULL},
    {"Greek, three ways: oxia", "\u1FD3", "\u0390", NULL},
    {"ypogegrammeni", "ᾳ", "αι", "ᾳ"},
    {"ypogegrammeni, capital", "ᾼ", "αι", "ᾳ"},
    {"ypogegrammeni before another mark", "α\u0345\u0301", "άι", "ᾴ"},
    {"ypogegrammeni at the beginning", "\u0345", "ι", "\u0345"},
    {"Cherokee small", "\uAB70\uAB71", "\u13A0\u13A1", "\uAB70\uAB71"},
    {"Cherokee capital", "\u13A0\u13A1", "\u13A0\u13A1", "\uAB70\uAB71"},
    {"Cherokee of the upper range's end", "\u13F8", "\u13F0", "\u13F8"},
    {"Vietnamese, precomposed", "TIẾNG VIỆT", "tiếng việt", NULL},
    {"Vietnamese, decomposed", "TIE\u0302\u0301NG VIE\u0323\u0302T", "tiếng việt", NULL},
    {"Vietnamese, half", "TIÊ\u0301NG VIÊ\u0323T", "tiếng việt", NULL},
    {"Korean, precomposed", "한국", "한국", NULL},
    {"Korean, jamo", "\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국", NULL},
    {"Korean, half", "하\u11AB국", "한국", NULL},
    {"marks out of order", "a\u0301\u0323", "ạ\u0301", NULL},
    {"marks that came with Unicode 17", "a\u1AE0\u1ACF\u0323", "\u1EA1\u1AE0\u1ACF", NULL},
    {"blocked mark", "a\u0302\u0302", "â\u0302", NULL},
    {"excluded from composition", "\u0958", "\u0915\u093C", NULL},
    {"compatibility ideograph", "\uF900", "\u8C48", NULL},
    {"Deseret, four bytes", "\U00010400", "\U00010428", NULL},
    {"mark at the beginning", "\u0301a", "\u0301a", NULL},
    {"Kirat Rai", "\U00016D63\U00016D67\U00016D67", "\U00016D6A", NULL},
    {"starters that compose", "\u09C7\u09BE", "\u09CB", NULL},
    {"Chinese", "中文", "中文", NULL},
    {"ill-formed",
     "A\xFF"
     "B\xE2\x82",
     "a\uFFFD"
     "b\uFFFD",
     NULL},
    {"ill-formed, each its own", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", NULL},
    {"ill-formed before a mark", "\xC3\u0301E\u0301", "\uFFFD\u0301é", NULL},
};

static void check_fold(tg__folder *f, const char *word, size_t len, int keep_case, const char *key, const char *shown) {
    tg__folded out;

    CHECK_EQ_INT(tg__fold_word(f, word, len, keep_case, &out), TG_OK);
    test_eq_str(__FILE__, __LINE__, "key", out.key, out.key_len, key, strlen(key));
    if (!shown) CHECK(out.shown == out.key);
    if (!shown) shown = key;
    test_eq_str(__FILE__, __LINE__, "shown", out.shown, out.shown_len, shown, strlen(shown));
}

static void known_words(tg__folder *f) {
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t len = strlen(words[i].word);
        char *exact = malloc(len + 1); /* so that a read past the end is seen */
        test_case(words[i].what);
        memcpy(exact + 1, words[i].word, len);
        check_fold(f, exact + 1, len, 0, words[i].key, words[i].shown);
        free(exact);
    }
}

static void keeping_case(tg__folder *f) {
    test_case("keep_case: NFC alone");
    check_fold(f, WORD("WORD"), 1, "WORD", NULL);
    check_fold(f, WORD("STRAẞE"), 1, "STRAẞE", NULL);
    check_fold(f, WORD("ΛΌΓΟΣ"), 1, "ΛΌΓΟΣ", NULL);
    check_fold(f, WORD("CAFE\u0301"), 1, "CAFÉ", NULL);
    check_fold(f, WORD("\u212AΣ"), 1, "KΣ", NULL);
    check_fold(f, WORD("\u0958"), 1, "\u0915\u093C", NULL);
    check_fold(f, WORD("\u13A0\uAB70"), 1, "\u13A0\uAB70", NULL);
    check_fold(f, WORD("\xFF"), 1, "\uFFFD", NULL);
}

static void lower_alone(tg__folder *f) {
    static const struct {
        const char *word, *lower;
    } rows[] = {
        {"", ""},
        {"Word", "word"},
        {"STRAẞE", "straße"},
        {"CAFE\u0301", "cafe\u0301"}, /* no normalisation */
        {"ΛΌΓΟΣ", "λόγος"},
        {"λόγοσ", "λόγοσ"},
        {"Σ", "σ"},
        {"İ", "i\u0307"},
        {"\u212A\u212B\u2126", "kåω"},
        {"\u0958\uF900", "\u0958\uF900"},
        {"\u13A0", "\uAB70"},
        {"A\u0345\u0301", "a\u0345\u0301"},
        {"A\xFF", "a\uFFFD"},
    };

    test_case("classic: lower case, nothing else");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        tg__folded out;
        CHECK_EQ_INT(tg__fold_lower(f, rows[i].word, strlen(rows[i].word), &out), TG_OK);
        test_eq_str(__FILE__, __LINE__, rows[i].word, out.key, out.key_len, rows[i].lower, strlen(rows[i].lower));
        CHECK(out.shown == out.key && out.shown_len == out.key_len);
    }
}

static void borrowing(tg__folder *f) {
    static const char *const same[] = {"word", "café", "中文", ""};
    tg__folded out;

    test_case("a word that stays as it is is not copied");
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        CHECK_EQ_INT(tg__fold_word(f, same[i], strlen(same[i]), 0, &out), TG_OK);
        CHECK(out.key == same[i] && out.shown == same[i]);
    }
    CHECK_EQ_INT(tg__fold_word(f, NULL, 0, 0, &out), TG_OK);
    CHECK_EQ_INT(out.key_len, 0);
}

/* `first`, then `count` times `unit`. */
static char *repeated(const char *first, const char *unit, size_t count, size_t *len) {
    size_t f = strlen(first), u = strlen(unit);
    char *text = malloc(f + u * count + 1);

    memcpy(text, first, f);
    for (size_t i = 0; i < count; i++) memcpy(text + f + i * u, unit, u);
    *len = f + u * count;
    return text;
}

static void stacked_marks(tg__folder *f) {
    size_t len;
    char *text = repeated("E", "\u0301", 1000, &len);
    tg__folded out;

    test_case("1000 marks on a letter: a joiner after every 30");
    CHECK_EQ_INT(tg__fold_word(f, text, len, 0, &out), TG_OK);
    /* é, 29 marks, then 32 times a joiner and 30 marks, then a joiner and 10. */
    CHECK_EQ_INT(out.key_len, 2 + 29 * 2 + 32 * (2 + 60) + 2 + 20);
    CHECK_EQ_STR(out.key, 4, "é\u0301");
    CHECK_EQ_STR(out.key + 60, 4, "\u034F\u0301");
    CHECK_EQ_STR(out.key + out.key_len - 22, 4, "\u034F\u0301");
    CHECK(out.shown == out.key);
    free(text);

    test_case("30 marks on a letter: no joiner");
    text = repeated("x", "\u0323", 30, &len);
    CHECK_EQ_INT(tg__fold_word(f, text, len, 0, &out), TG_OK);
    CHECK_EQ_INT(out.key_len, len);
    free(text);

    test_case("1000 ypogegrammeni");
    text = repeated("Α", "\u0345", 1000, &len);
    CHECK_EQ_INT(tg__fold_word(f, text, len, 0, &out), TG_OK);
    CHECK_EQ_INT(out.key_len, len + 33 * 2);
    CHECK_EQ_STR(out.key, 6, "αιι");
    CHECK_EQ_INT(out.shown_len, 3 + 29 * 2 + 32 * 62 + 22);
    free(text);
}

static void long_words(tg__folder *f) {
    static const struct {
        const char *what, *first, *unit;
        size_t count, key_len, shown_len;
    } rows[] = {
        {"cut: ASCII", "", "a", 70000, 65536, 65536},
        {"cut: ASCII capitals", "", "A", 70000, 65536, 65536},
        {"cut: as it is", "a", "é", 40000, 65535, 65535},
        {"cut: as it is, at the end of a code point", "", "é", 40000, 65536, 65536},
        {"cut: mapped", "A", "É", 40000, 65535, 65535},
        {"cut: four bytes", "AÉ", "\U00010400", 20000, 65535, 65535},
        {"cut: normalised", "A", "E\u0301", 40000, 65535, 65535},
        {"cut: the shown form is longer", "", "\u13A0ẞ", 20000, 65535, 65535},
        {"cut: ill-formed", "", "\xFF", 70000, 65535, 65535},
        {"not cut at 65,536", "", "É", 32768, 65536, 65536},
        {"many sigmas", "", "Σ'", 30000, 65535, 65535},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t len;
        char *text = repeated(rows[i].first, rows[i].unit, rows[i].count, &len);
        tg__folded out;
        test_case(rows[i].what);
        CHECK_EQ_INT(tg__fold_word(f, text, len, 0, &out), TG_OK);
        CHECK_EQ_INT(out.key_len, rows[i].key_len);
        CHECK_EQ_INT(out.shown_len, rows[i].shown_len);
        free(text);
    }

    test_case("the cut comes after normalisation");
    {
        size_t len;
        char *text = repeated("", "a", 65538, &len);
        tg__folded out;
        memcpy(text + 65536, "\u0301", 2); /* á would end at 65,537 */
        CHECK_EQ_INT(tg__fold_word(f, text, len, 0, &out), TG_OK);
        CHECK_EQ_INT(out.key_len, 65535);
        free(text);
    }
}

static void allocation_failures(void) {
    static const char *const samples[] = {"WORD", "STRAẞE", "ΛΟ\u0301ΓΟΣ", "CAFE\u0301"};

    test_case("every allocation may fail");
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        tg__folder f;
        tg__folded out;
        int k = 0;
        tg__folder_init(&f, &allocator, &tg__kernels_scalar);
        for (;;) {
            fail_after = k++;
            if (tg__fold_word(&f, samples[i], strlen(samples[i]), 0, &out) == TG_OK) break;
            CHECK(k < 10);
            tg__folder_free(&f);
        }
        fail_after = -1;
        CHECK(k > 1);
        CHECK_EQ_INT(tg__fold_word(&f, samples[i], strlen(samples[i]), 0, &out), TG_OK);
        tg__folder_free(&f);
    }
    CHECK_EQ_INT(held, 0);
}

static void bounded_memory(void) {
    size_t len;
    char *text = repeated("A", "E\u0301\u0323Σ", 1000000, &len);
    tg__folder f;
    tg__folded out;

    test_case("memory does not grow with the word");
    tg__folder_init(&f, &allocator, &tg__kernels_scalar);
    CHECK_EQ_INT(tg__fold_word(&f, text, len, 0, &out), TG_OK);
    CHECK(held < 4 * TG__KEY_MAX);
    tg__folder_free(&f);
    free(text);
}

void fold_test(void) {
    tg__folder f;

    fail_after = -1;
    tg__folder_init(&f, &allocator, &tg__kernels_scalar);
    known_words(&f);
    keeping_case(&f);
    lower_alone(&f);
    borrowing(&f);
    stacked_marks(&f);
    long_words(&f);
    tg__folder_free(&f);
    tg__folder_free(NULL);
    allocation_failures();
    bounded_memory();
    CHECK_EQ_INT(held, 0);
}
