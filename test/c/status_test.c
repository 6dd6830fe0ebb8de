/* status_test: names and versions: of statuses, of counts, of the library. */
#include "helpers.h"

static const struct {
    tg_status status;
    const char *code;
} statuses[] = {
    {TG_OK, ""},
    {TG_E_ARG, "ERR_TG_ARG"},
    {TG_E_NOMEM, "ERR_TG_NOMEM"},
    {TG_E_LIMIT, "ERR_TG_LIMIT"},
    {TG_E_STATE, "ERR_TG_STATE"},
    {TG_E_INVALID, "ERR_TG_INVALID"},
    {TG_E_FORMAT, "ERR_TG_FORMAT"},
    {TG_E_VERSION, "ERR_TG_VERSION"},
    {TG_E_BOUNDED, "ERR_TG_BOUNDED"},
    {TG_E_CANCELLED, "ERR_TG_CANCELLED"},
    {TG_E_UNSUPPORTED, "ERR_TG_UNSUPPORTED"},
};

static const char *const counts[] = {
    "bytes",         "characters",  "charactersNoSpaces", "letters",       "digits",        "punctuation",
    "symbols",       "whitespace",  "graphemes",          "words",         "spaceWords",    "uniqueWords",
    "hapaxLegomena", "wordLetters", "wordDigits",         "longWords",     "sentences",     "paragraphs",
    "lines",         "newlines",    "syllables",          "monosyllables", "polysyllables", "invalidSequences",
};

static void names(void) {
    test_case("status: codes and messages");
    for (size_t i = 0; i < COUNT_OF(statuses); i++) {
        const char *message = tg_status_message(statuses[i].status);
        CHECK_EQ_INT(statuses[i].status, i);
        CHECK(strcmp(tg_status_code(statuses[i].status), statuses[i].code) == 0);
        CHECK(message && message[0] && message[strlen(message) - 1] != '.');
    }
    test_case("status: unknown ones have words too");
    CHECK(tg_status_message((tg_status)99)[0]);
    CHECK(tg_status_code((tg_status)99)[0]);
    CHECK(tg_status_message((tg_status)-1)[0]);
    CHECK(tg_status_code((tg_status)-1)[0]);

    test_case("versions");
    CHECK(strcmp(tg_version(), TG_VERSION_STRING) == 0);
    CHECK(strcmp(tg_unicode_version(), "17.0.0") == 0);
    CHECK_EQ_INT(tg_abi_version(), TG_ABI_VERSION);

    test_case("counts: names");
    CHECK(tg_count_total() >= COUNT_OF(counts));
    for (size_t i = 0; i < COUNT_OF(counts); i++) CHECK(strcmp(tg_count_name(i), counts[i]) == 0);
    CHECK(tg_count_name(tg_count_total()) == NULL);
    CHECK(tg_count_name(SIZE_MAX) == NULL);
}

void status_test(void) {
    names();
}
