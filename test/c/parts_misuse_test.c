/* parts_misuse_test: parts that do not fit, calls out of order, and where an error in a document of parts is said to be. */
#include "helpers.h"

#include <stdlib.h>

/* An open document. */
static tg_analyzer *open_with(const tg_options *o, const char *text) {
    tg_analyzer *a = test_analyzer_of(o);
    CHECK_EQ_INT(tg_analyzer_write(a, text, strlen(text)), TG_OK);
    return a;
}

static tg_analyzer *part_of(const tg_options *o, const char *before, const char *text) {
    tg_analyzer *a = test_analyzer_of(o);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, before, strlen(before)), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, text, strlen(text)), TG_OK);
    return a;
}

/* `a`, which is freed, has had `text` and nothing else. */
static void check_is(const tg_options *o, tg_analyzer *a, const char *text) {
    test_bytes expected = test_state_of(o, text, strlen(text)), found;

    CHECK_EQ_INT(tg_analyzer_error(a).status, TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    found = test_saved(a);
    CHECK(test_same_bytes(expected, found));
    free(expected.bytes);
    free(found.bytes);
    tg_analyzer_free(a);
}

/* ── Beginning ── */

static void begin_arguments(void) {
    static const char *const no_cuts[] = {
        "",   "o",       "one",    "one.",     "one. ",        "one  ",   "1 ",          "one\n", "one\n\r",
        "\n", "\n \n",   "one\t",  "\u4E2D ",  "e\u0301 ",     "\u05D0 ", "one\xC2\xA0", "-- ",   "one \xE2\x82",
        " ",  "one\r\n", "\u2029", "one\n\nt", "\xEF\xBB\xBF",
    };
    tg_options o = test_options();
    tg_analyzer *a = test_analyzer_of(&o);

    test_case("begin_part: NULL");
    CHECK_EQ_INT(tg_analyzer_begin_part(NULL, "a ", 2), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, NULL, 1), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, NULL, 0), TG_E_ARG);

    test_case("begin_part: behind what is no place for a cut");
    for (size_t i = 0; i < COUNT_OF(no_cuts); i++)
        CHECK_EQ_INT(tg_analyzer_begin_part(a, no_cuts[i], strlen(no_cuts[i])), TG_E_ARG);

    test_case("begin_part: what was refused is no part");
    CHECK_EQ_INT(tg_analyzer_write(a, "\xEF\xBB\xBF- a", 6), TG_OK);
    check_is(&o, a, "\xEF\xBB\xBF- a");

    test_case("begin_part: half a code unit before");
    o.encoding = TG_ENCODING_UTF16LE;
    a = test_analyzer_of(&o);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a\0 \0\0", 5), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a\0 \0", 4), TG_OK);
    tg_analyzer_free(a);

    test_case("begin_part: an encoding that its beginning would tell");
    o.encoding = TG_ENCODING_BY_MARK;
    a = test_analyzer_of(&o);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a ", 2), TG_E_ARG);
    tg_analyzer_free(a);
}

static void begin_states(void) {
    tg_options o = test_options();
    tg_analyzer *a = open_with(&o, "a");

    test_case("begin_part: of an analyzer that has been written to");
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a ", 2), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a ", 2), TG_E_STATE);
    tg_analyzer_reset(a);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a ", 2), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, "b", 1), TG_OK);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a ", 2), TG_E_STATE);
    tg_analyzer_free(a);

    test_case("begin_part: after an error");
    o.invalid = TG_INVALID_ERROR;
    a = test_analyzer_of(&o);
    CHECK_EQ_INT(tg_analyzer_write(a, "\xFF", 1), TG_E_INVALID);
    CHECK_EQ_INT(tg_analyzer_begin_part(a, "a ", 2), TG_E_STATE);
    tg_analyzer_free(a);

    test_case("begin_part: twice, and the second time counts");
    o = test_options();
    for (int i = 0; i < 2; i++) {
        const char *const before[] = {"one two ", "one\n\n"}, *const whole[] = {"one two - Three", "one\n\n- Three"};
        const char *text = i ? "- Three" : "three";
        tg_analyzer *into = open_with(&o, before[i]);
        a = test_analyzer_of(&o);
        CHECK_EQ_INT(tg_analyzer_begin_part(a, before[1 - i], strlen(before[1 - i])), TG_OK);
        CHECK_EQ_INT(tg_analyzer_begin_part(a, before[i], strlen(before[i])), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(a, text, strlen(text)), TG_OK);
        CHECK_EQ_INT(tg_analyzer_append(into, a), TG_OK);
        check_is(&o, into, i ? whole[1] : "one two three");
        tg_analyzer_free(a);
    }
}

/* ── Appending what does not fit ── */

/* {what, what `into` has, what the part was begun behind, the part} */
static const struct {
    const char *what, *into, *before, *part;
} misfits[] = {
    {"append: into nothing", "", "one ", "two"},
    {"append: into nothing, behind a blank line", "", "one\n\n", "two"},
    {"append: behind a word", "one", "one ", "two"},
    {"append: behind another space", "one  ", "one ", "two"},
    {"append: behind a full stop", "one. ", "one ", "two"},
    {"append: behind a line end", "one\n", "one ", "two"},
    {"append: behind a blank line", "one\n\n", "one ", "two"},
    {"append: behind a space, not a blank line", "one ", "one\n\n", "two"},
    {"append: behind one line end, not two", "one\n", "one\n\n", "two"},
    {"append: behind a CR, not a blank line", "one\n\n\r", "one\n\n", "two"},
    {"append: behind a longer line", "one two ", "two ", "three"},
    {"append: behind a shorter line", "two ", "one two ", "three"},
    {"append: a part that does not begin with a letter", "one ", "one ", "2"},
    {"append: a part that begins with a space", "one ", "one ", " two"},
    {"append: a part that begins with a mark", "one ", "one ", "\u0301two"},
    {"append: a part that begins with U+FEFF", "one ", "one ", "\uFEFFtwo"},
    {"append: a part that begins ill-formed", "one ", "one ", "\xFFtwo"},
    {"append: behind half a character", "one \xC3", "one ", "two"},
    {"append: behind most of a character", "one \xF0\x9F\x98", "one ", "two"},
};

static void does_not_fit(void) {
    tg_options o = test_options();
    char whole[100];

    for (size_t i = 0; i < COUNT_OF(misfits); i++) {
        tg_analyzer *into = open_with(&o, misfits[i].into), *part = part_of(&o, misfits[i].before, misfits[i].part),
                    *other;
        test_case(misfits[i].what);
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_error(part).status, TG_OK);

        CHECK_EQ_INT(tg_analyzer_write(into, "\xA9 end", 5), TG_OK); /* both go on */
        snprintf(whole, sizeof whole, "%s\xA9 end", misfits[i].into);
        check_is(&o, into, whole);
        if (strncmp(misfits[i].part, "two", 3) == 0 || strncmp(misfits[i].part, "three", 5) == 0) {
            other = open_with(&o, misfits[i].before);
            CHECK_EQ_INT(tg_analyzer_append(other, part), TG_OK);
            snprintf(whole, sizeof whole, "%s%s", misfits[i].before, misfits[i].part);
            check_is(&o, other, whole);
        }
        tg_analyzer_free(part);
    }
}

static void units_do_not_fit(void) {
    static const struct {
        const char *bytes;
        size_t len;
    } rest[] = {{"x", 1}, {"\x3D\xD8", 2}, {"\x3D\xD8\x00", 3}};
    tg_options o = test_options();

    o.encoding = TG_ENCODING_UTF16LE;
    for (size_t i = 0; i < COUNT_OF(rest); i++) {
        tg_analyzer *into = test_analyzer_of(&o), *part = test_analyzer_of(&o);
        test_case("append: behind half a code unit, or half a pair");
        CHECK_EQ_INT(tg_analyzer_write(into, "a\0 \0", 4), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(into, rest[i].bytes, rest[i].len), TG_OK);
        CHECK_EQ_INT(tg_analyzer_begin_part(part, "a\0 \0", 4), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(part, "b\0", 2), TG_OK);
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_E_STATE);
        tg_analyzer_free(into);
        tg_analyzer_free(part);
    }
}

static void out_of_order(void) {
    tg_options o = test_options();
    tg_analyzer *into = open_with(&o, "one "), *part = open_with(&o, "two");

    test_case("append: NULL, and to itself");
    CHECK_EQ_INT(tg_analyzer_append(NULL, part), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_append(into, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_append(NULL, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_append(into, into), TG_E_ARG);

    test_case("append: what was not begun as a part");
    CHECK_EQ_INT(tg_analyzer_append(into, part), TG_E_ARG);
    check_is(&o, part, "two");

    test_case("append: twice");
    part = part_of(&o, "one ", "two ");
    CHECK_EQ_INT(tg_analyzer_append(into, part), TG_OK);
    CHECK_EQ_INT(tg_analyzer_append(into, part), TG_E_ARG);
    check_is(&o, into, "one two ");

    test_case("append: the part is as after a reset");
    CHECK_EQ_INT(tg_analyzer_write(part, "\xEF\xBB\xBF- other", 10), TG_OK);
    check_is(&o, part, "\xEF\xBB\xBF- other");

    test_case("append: a part whose document was ended");
    into = open_with(&o, "one ");
    part = part_of(&o, "one ", "two");
    CHECK_EQ_INT(tg_analyzer_end_document(part), TG_OK);
    CHECK(tg_analyzer_append(into, part) != TG_OK);
    check_is(&o, into, "one ");
    tg_analyzer_free(part);

    test_case("append: to a document that was ended");
    into = test_analyzed(&o, "one ", 4);
    part = part_of(&o, "one ", "two");
    CHECK_EQ_INT(tg_analyzer_append(into, part), TG_E_STATE);
    check_is(&o, into, "one ");
    tg_analyzer_free(part);

    test_case("merge: not with a part that is open");
    into = test_analyzer_of(&o);
    part = part_of(&o, "one ", "two");
    CHECK_EQ_INT(tg_analyzer_merge(into, part), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(part, into), TG_E_STATE);
    tg_analyzer_free(into);
    tg_analyzer_free(part);
}

/* What is left in an analyzer of which a part was joined is no document. */
static void lending(void) {
    tg_options o = test_options(), other = o;
    tg_analyzer *into = open_with(&o, "zero one "), *part = part_of(&o, "zero one ", "two "),
                *third = open_with(&o, "three"), *none = NULL;
    tg_report *r = NULL;
    size_t len;
    int more = 77;

    test_case("join: NULL, to itself, what was not begun, what does not fit");
    CHECK_EQ_INT(tg_analyzer_join(NULL, part), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_join(into, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_join(into, into), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_join(into, third), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_join(third, part), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_collect(into, part, 1, &more), TG_E_STATE); /* it is open */
    CHECK_EQ_INT(tg_analyzer_collect(into, third, 1, &more), TG_E_STATE);

    test_case("join: what is left can be begun again, joined and collected, and nothing else");
    CHECK_EQ_INT(tg_analyzer_join(into, part), TG_OK);
    CHECK_EQ_INT(tg_analyzer_join(into, part), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_write(part, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(part), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_finish(part, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_finish_step(part, 1, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_report(part, &r), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_clone(part, &none), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_save(part, NULL, 0, &len), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_document(third), TG_OK);
    CHECK_EQ_INT(tg_analyzer_merge(third, part), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_merge(part, third), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_collect(into, third, 1, &more), TG_E_STATE); /* it has documents */
    CHECK(!r && !none);
    CHECK_EQ_INT(tg_analyzer_begin_part(part, "zero one two ", 13), TG_OK);
    CHECK_EQ_INT(tg_analyzer_collect(into, part, 1, &more), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_write(part, "four five six", 13), TG_OK);
    CHECK_EQ_INT(tg_analyzer_end_document(part), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_collect(into, part, 1, &more), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_join(into, part), TG_OK);

    test_case("collect: NULL, from itself, other rules");
    CHECK_EQ_INT(tg_analyzer_collect(NULL, part, 1, &more), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_collect(into, NULL, 1, &more), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_collect(into, part, 1, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_collect(part, part, 1, &more), TG_E_ARG);
    tg_analyzer_free(third);
    other.hyphens = TG_HYPHENS_JOIN;
    third = open_with(&other, "three");
    CHECK_EQ_INT(tg_analyzer_collect(third, part, 1, &more), TG_E_ARG);
    CHECK_EQ_INT(more, 77);

    test_case("collect: until nothing is left; then it is as after a reset");
    CHECK_EQ_INT(tg_analyzer_collect(into, part, 1, &more), TG_OK);
    CHECK_EQ_INT(more, 1);
    CHECK_EQ_INT(tg_analyzer_begin_part(part, "zero one two ", 13), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_collect(into, part, SIZE_MAX, &more), TG_OK);
    CHECK_EQ_INT(more, 0);
    CHECK_EQ_INT(tg_analyzer_collect(into, part, 1, &more), TG_OK);
    CHECK_EQ_INT(more, 0);
    check_is(&o, into, "zero one two four five six");
    CHECK_EQ_INT(tg_analyzer_write(part, "other", 5), TG_OK);
    check_is(&o, part, "other");
    tg_analyzer_free(third);

    test_case("append: of what lends, with all its words; an empty part, too");
    for (int empty = 0; empty < 2; empty++) {
        into = open_with(&o, "one ");
        part = part_of(&o, "one ", "two ");
        CHECK_EQ_INT(tg_analyzer_join(into, part), TG_OK);
        CHECK_EQ_INT(tg_analyzer_begin_part(part, "one two ", 8), TG_OK);
        if (!empty) CHECK_EQ_INT(tg_analyzer_write(part, "four", 4), TG_OK);
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_OK);
        check_is(&o, into, empty ? "one two " : "one two four");
        CHECK_EQ_INT(tg_analyzer_write(part, "other", 5), TG_OK);
        check_is(&o, part, "other");
    }

    test_case("join: reset forgets what is lent, half collected or not");
    for (int half = 0; half < 2; half++) {
        into = open_with(&o, "one ");
        part = part_of(&o, "one ", "two three four ");
        CHECK_EQ_INT(tg_analyzer_join(into, part), TG_OK);
        if (half) CHECK_EQ_INT(tg_analyzer_collect(into, part, 100, &more), TG_OK);
        tg_analyzer_reset(part);
        CHECK_EQ_INT(tg_analyzer_write(part, "other", 5), TG_OK);
        check_is(&o, part, "other");
        tg_analyzer_free(into);
    }
}

/* Into how many shares the words of `from` were divided, in steps. */
static uint32_t begun_shares(tg_analyzer *into, tg_analyzer *from) {
    uint32_t shares = 77;
    int more = 77;

    do CHECK_EQ_INT(tg_analyzer_begin_shares(into, from, 1, &shares, &more), TG_OK);
    while (more && !shares);
    CHECK_EQ_INT(more, 0);
    return shares;
}

/* 160,000 words, the last half of which begin at *half; a part of them are the first again. To be freed. */
static char *many_words(size_t *half) {
    char *text = malloc(2000000);
    size_t len = 0;

    for (size_t i = 0; i < 160000; i++) {
        if (i == 80000) *half = len;
        len += (size_t)snprintf(text + len, 16, "w%zux ", i % 120000);
    }
    return text;
}

static void sharing(void) {
    tg_options o = test_options();
    tg_analyzer *into = open_with(&o, "zero one "), *part = part_of(&o, "zero one ", "two three");
    uint32_t shares = 77;
    size_t half = 0;
    char *text = many_words(&half);
    size_t len = strlen(text);
    tg_report *r;
    int more = 77;

    test_case("shares: NULL, of itself, what is open; of few words there are none");
    CHECK_EQ_INT(tg_analyzer_begin_shares(NULL, part, 1, &shares, &more), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_shares(into, NULL, 1, &shares, &more), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_shares(into, part, 0, &shares, &more), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_shares(into, part, 1, NULL, &more), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_shares(into, part, 1, &shares, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_shares(into, into, 1, &shares, &more), TG_E_ARG);
    CHECK_EQ_INT(tg_analyzer_begin_shares(into, part, 1, &shares, &more), TG_E_STATE);
    CHECK_EQ_INT(shares, 77);
    CHECK_EQ_INT(more, 77);
    CHECK_EQ_INT(tg_analyzer_join(into, part), TG_OK);
    CHECK_EQ_INT(begun_shares(into, part), 0);
    CHECK_EQ_INT(tg_analyzer_collect_share(into, part, 0), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_end_shares(into, part), TG_E_STATE);
    CHECK_EQ_INT(tg_analyzer_collect(into, part, 100, &more), TG_OK);
    check_is(&o, into, "zero one two three");
    tg_analyzer_free(part);

    for (int round = 0; round < 5; round++) {
        test_case("shares: until the end nothing else can be done; of one table or two");
        o.words = round != 0;
        o.ngram = round ? 2 : 0;
        into = test_analyzer_of(&o);
        CHECK_EQ_INT(tg_analyzer_write(into, text, half), TG_OK);
        part = test_analyzer_of(&o);
        CHECK_EQ_INT(tg_analyzer_begin_part(part, text, half), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(part, text + half, len - half), TG_OK);
        CHECK_EQ_INT(tg_analyzer_join(into, part), TG_OK);
        CHECK_EQ_INT(tg_analyzer_begin_shares(into, part, 1, &shares, &more), TG_OK);
        CHECK(more && !shares);
        CHECK_EQ_INT(tg_analyzer_collect_share(into, part, 0), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_end_shares(into, part), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_begin_part(part, "a b ", 4), TG_E_STATE);
        shares = begun_shares(into, part);
        CHECK_EQ_INT(shares, 16);
        CHECK_EQ_INT(tg_analyzer_write(into, "a", 1), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_end_document(into), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_report(into, &r), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_collect(into, part, 1, &more), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_begin_shares(into, part, 1, &shares, &more), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_begin_part(part, "a b ", 4), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_collect_share(NULL, part, 0), TG_E_ARG);
        CHECK_EQ_INT(tg_analyzer_collect_share(into, part, shares), TG_E_ARG);
        CHECK_EQ_INT(tg_analyzer_collect_share(part, into, 0), TG_E_STATE);
        CHECK_EQ_INT(tg_analyzer_collect_share(into, part, 0), TG_OK);
        CHECK_EQ_INT(tg_analyzer_collect_share(into, part, 0), TG_E_STATE);
        if (round < 2) {
            for (uint32_t i = 1; i < shares; i++) CHECK_EQ_INT(tg_analyzer_collect_share(into, part, i), TG_OK);
            CHECK_EQ_INT(tg_analyzer_end_shares(into, part), TG_OK);
            CHECK_EQ_INT(tg_analyzer_end_shares(into, part), TG_E_STATE);
            CHECK_EQ_INT(tg_analyzer_begin_part(part, text, half), TG_E_STATE); /* not before it is collected */
            CHECK_EQ_INT(begun_shares(into, part), 0);
            CHECK_EQ_INT(tg_analyzer_collect(into, part, SIZE_MAX, &more), TG_OK);
            CHECK_EQ_INT(more, 0);
            CHECK_EQ_INT(tg_analyzer_begin_part(part, text, half), TG_OK);
            check_is(&o, into, text);
        } else if (round == 2) {
            test_case("shares: some are missing: neither is of use any more");
            CHECK_EQ_INT(tg_analyzer_end_shares(into, part), TG_E_STATE);
            CHECK_EQ_INT(tg_analyzer_error(into).status, TG_E_STATE);
            CHECK_EQ_INT(tg_analyzer_error(part).status, TG_E_STATE);
            CHECK_EQ_INT(tg_analyzer_begin_part(part, "a b ", 4), TG_E_STATE);
            tg_analyzer_free(into);
        } else if (round == 3) {
            test_case("shares: a reset in the middle");
            tg_analyzer_reset(into);
            CHECK_EQ_INT(tg_analyzer_collect_share(into, part, 1), TG_E_STATE);
            CHECK_EQ_INT(tg_analyzer_write(into, "other", 5), TG_OK);
            check_is(&o, into, "other");
        } else {
            tg_analyzer_free(into);
            tg_analyzer_reset(part);
            CHECK_EQ_INT(tg_analyzer_write(part, "other", 5), TG_OK);
            check_is(&o, part, "other");
            continue;
        }
        tg_analyzer_free(part);
    }
    free(text);
}

static void other_rules(void) {
    tg_options o = test_options();

    for (int i = 0; i < 7; i++) {
        tg_options other = test_options();
        tg_analyzer *into = open_with(&o, "one "), *part;
        test_case("append: other rules are refused");
        if (i == 0) other.profile = TG_PROFILE_CLASSIC;
        if (i == 1) other.hyphens = TG_HYPHENS_JOIN;
        if (i == 2) other.line_breaks = TG_LINE_BREAKS_BREAK;
        if (i == 3) other.sentences = TG_SENTENCES_UAX29;
        if (i == 4) other.language = "und";
        if (i == 5) other.counts = 1, other.top = 0, memset(other.metrics, 0, sizeof other.metrics);
        if (i == 6) other.counts &= ~(UINT64_C(1) << TG_COUNT_GRAPHEMES);
        part = part_of(&other, "one ", "two");
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_E_ARG);
        check_is(&o, into, "one ");
        into = open_with(&other, "one ");
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_OK);
        check_is(&other, into, "one two");
        tg_analyzer_free(part);
    }
    {
        tg_options other = test_options();
        tg_analyzer *into = open_with(&o, "one "), *part;
        test_case("append: seed, encoding and allocator are no rules");
        other.seed[0] = 77;
        other.encoding = TG_ENCODING_LATIN1;
        other.kernel = TG_KERNEL_SCALAR;
        part = part_of(&other, "one ", "tw\xF6");
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(into, "lf", 2), TG_OK);
        check_is(&o, into, "one tw\u00F6lf");
        tg_analyzer_free(part);
    }
}

/* ── Parts of nothing, or not even a character ── */

static const struct {
    const char *what, *into, *before, *part, *rest, *whole;
} small[] = {
    {"append: an empty part", "one ", "one ", "", "two", "one two"},
    {"append: an empty part in a word", "one t", "one ", "", "wo", "one two"},
    {"append: an empty part in a character", "one \xC3", "one ", "", "\xA9t\u00E9", "one \u00E9t\u00E9"},
    {"append: an empty part behind an apostrophe", "one can'", "one ", "", "t", "one can't"},
    {"append: half a character", "one ", "one ", "\xC3", "\xA9t\u00E9", "one \u00E9t\u00E9"},
    {"append: half a character behind a blank line", "one\n\n", "one\n\n", "\xF0\x9F", "\x98\x80", "one\n\n\U0001F600"},
    {"append: part of a word", "one ", "one ", "tw", "o", "one two"},
    {"append: a held apostrophe", "one ", "one ", "can'", "t", "one can't"},
};

static void small_parts(void) {
    tg_options o = test_options();

    for (size_t i = 0; i < COUNT_OF(small); i++) {
        tg_analyzer *into = open_with(&o, small[i].into), *part = part_of(&o, small[i].before, small[i].part);
        test_case(small[i].what);
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_OK);
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_E_ARG);
        CHECK_EQ_INT(tg_analyzer_write(into, small[i].rest, strlen(small[i].rest)), TG_OK);
        check_is(&o, into, small[i].whole);
        tg_analyzer_free(part);
    }
    {
        tg_analyzer *into = open_with(&o, "one "), *part = part_of(&o, "one ", "");
        test_case("append: a part cannot tell an encoding by its mark");
        CHECK_EQ_INT(tg_analyzer_write_as(part, TG_ENCODING_BY_MARK, "t", 1), TG_OK);
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write_as(into, TG_ENCODING_BY_MARK, "wo", 2), TG_OK);
        check_is(&o, into, "one two");
        tg_analyzer_free(part);
    }
    {
        tg_analyzer *into = test_analyzer_of(&o), *part = part_of(&o, "one ", "");
        test_case("append: an empty part to a document that is not begun");
        CHECK_EQ_INT(tg_analyzer_append(into, part), TG_OK);
        CHECK_EQ_INT(tg_analyzer_end_document(into), TG_OK);
        CHECK_EQ_INT(tg_analyzer_write(into, "\xEF\xBB\xBF- a", 6), TG_OK);
        check_is(&o, into, "\xEF\xBB\xBF- a");
        tg_analyzer_free(part);
    }
}

/* ── Offsets of errors: in the whole document ── */

typedef struct step {
    int encoding; /* -1: that of the options */
    const char *bytes;
    size_t len;
} step;

static void write_step(tg_analyzer *a, const step *s) {
    if (!s->len) return;
    if (s->encoding < 0) CHECK_EQ_INT(tg_analyzer_write(a, s->bytes, s->len), TG_OK);
    else CHECK_EQ_INT(tg_analyzer_write_as(a, (tg_encoding)s->encoding, s->bytes, s->len), TG_OK);
}

#define PLAIN(literal) \
  { -1, literal, sizeof(literal) - 1 }
#define AS(encoding, literal) \
  { encoding, literal, sizeof(literal) - 1 }

/* {what, first, a part and what is written to it later, the last bytes: they are ill-formed, or end so, at `offset`} */
static const struct {
    const char *what;
    step first, part, more, last;
    uint64_t offset;
} errors[] = {
    {"offset: in what is written behind a part", PLAIN("one "), PLAIN("two"), PLAIN(""), PLAIN("x\xFF"), 8},
    {"offset: behind a mark", PLAIN("\xEF\xBB\xBFone "), PLAIN("two"), PLAIN(""), PLAIN("\xFF"), 10},
    {"offset: a character begun in the part", PLAIN("one "), PLAIN("two\xE2\x82"), PLAIN(""), PLAIN("x"), 7},
    {"offset: a character that the document ends in", PLAIN("one "), PLAIN("two\xE2"), PLAIN(""), PLAIN("\x82"), 7},
    {"offset: behind Latin-1", PLAIN("one "), AS(TG_ENCODING_LATIN1, "tw\xF6"), PLAIN("a\xC3"), PLAIN("\xA9\xA9"), 10},
    {"offset: Latin-1 in the middle", PLAIN("one "), PLAIN("tw"), AS(TG_ENCODING_LATIN1, "\xF6\xF6"), PLAIN("\xFF"), 8},
    {"offset: in UTF-16", PLAIN("one "), PLAIN("two"), AS(TG_ENCODING_UTF16LE, "a\0"),
     AS(TG_ENCODING_UTF16LE, "b\0\x00\xDC"), 11},
    {"offset: half a pair", PLAIN("one "), AS(TG_ENCODING_UTF16BE, "\0t\xD8\x3D"), PLAIN(""),
     AS(TG_ENCODING_UTF16BE, "\0x"), 6},
    {"offset: half a pair at a change", PLAIN("one "), AS(TG_ENCODING_UTF16BE, "\0t\xD8\x3D"), PLAIN(""), PLAIN("x"),
     6},
    {"offset: behind another encoding in the first", AS(TG_ENCODING_LATIN1, "\xF6ne "), PLAIN("two"), PLAIN("\u00F6"),
     PLAIN("\xC3!"), 9},
};

static void check_offset(tg_analyzer *a, const step *last, uint64_t offset) {
    tg_status st =
        tg_analyzer_write_as(a, (tg_encoding)(last->encoding < 0 ? 0 : last->encoding), last->bytes, last->len);

    if (st == TG_OK) st = tg_analyzer_end_document(a);
    CHECK_EQ_INT(st, TG_E_INVALID);
    CHECK_EQ_INT(tg_analyzer_error(a).offset, offset);
}

static void offsets(void) {
    tg_options o = test_options();

    o.invalid = TG_INVALID_ERROR;
    for (size_t i = 0; i < COUNT_OF(errors); i++) {
        tg_analyzer *a = test_analyzer_of(&o), *part = test_analyzer_of(&o);
        test_case(errors[i].what);
        write_step(a, &errors[i].first);
        CHECK_EQ_INT(tg_analyzer_begin_part(part, "one ", 4), TG_OK);
        write_step(part, &errors[i].part);
        write_step(part, &errors[i].more);
        CHECK_EQ_INT(tg_analyzer_append(a, part), TG_OK);
        check_offset(a, &errors[i].last, errors[i].offset);
        tg_analyzer_free(a);
        tg_analyzer_free(part);
    }
}

static void offsets_nested(void) {
    const step last = PLAIN("x\xFF");
    tg_options o = test_options();

    o.invalid = TG_INVALID_ERROR;
    for (int right = 0; right < 2; right++) {
        tg_analyzer *a = open_with(&o, "one "), *b = part_of(&o, "one ", "two "), *c = part_of(&o, "one two ", "three");
        test_case("offset: behind parts of parts");
        CHECK_EQ_INT(tg_analyzer_append(right ? b : a, right ? c : b), TG_OK);
        CHECK_EQ_INT(tg_analyzer_append(a, right ? b : c), TG_OK);
        check_offset(a, &last, 14);
        tg_analyzer_free(a);
        tg_analyzer_free(b);
        tg_analyzer_free(c);
    }
}

void parts_misuse_test(void) {
    begin_arguments();
    begin_states();
    does_not_fit();
    units_do_not_fit();
    out_of_order();
    lending();
    sharing();
    other_rules();
    small_parts();
    offsets();
    offsets_nested();
}
