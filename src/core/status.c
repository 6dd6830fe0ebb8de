/* status: the names of things that do not depend on a text. */
#include "../../include/textgauge.h"

#include "ucd.h"

static const struct {
    const char *code, *message;
} statuses[] = {
    [TG_OK] = {"", "success"},
    [TG_E_ARG] = {"ERR_TG_ARG", "an argument is NULL, unknown or out of range"},
    [TG_E_NOMEM] = {"ERR_TG_NOMEM", "out of memory"},
    [TG_E_LIMIT] = {"ERR_TG_LIMIT", "more than this platform can count or address"},
    [TG_E_STATE] = {"ERR_TG_STATE", "the call is out of order"},
    [TG_E_INVALID] = {"ERR_TG_INVALID", "the input is ill-formed"},
    [TG_E_FORMAT] = {"ERR_TG_FORMAT", "not a saved state, or a damaged one"},
    [TG_E_VERSION] = {"ERR_TG_VERSION", "a saved state of another version"},
    [TG_E_BOUNDED] = {"ERR_TG_BOUNDED", "tables with bounded memory cannot be merged, saved or counted in parts"},
    [TG_E_CANCELLED] = {"ERR_TG_CANCELLED", "the caller asked to stop"},
    [TG_E_UNSUPPORTED] = {"ERR_TG_UNSUPPORTED", "this build does not have it, or not for this language"},
};

static int is_status(tg_status status) {
    return (unsigned)status < sizeof statuses / sizeof *statuses;
}

const char *tg_status_message(tg_status status) {
    return is_status(status) ? statuses[status].message : "unknown status";
}

const char *tg_status_code(tg_status status) {
    return is_status(status) ? statuses[status].code : "ERR_TG_UNKNOWN";
}

const char *tg_version(void) {
    return TG_VERSION_STRING;
}

const char *tg_unicode_version(void) {
    return tg__unicode_version;
}

uint32_t tg_abi_version(void) {
    return TG_ABI_VERSION;
}

static const char *const count_names[] = {
    [TG_COUNT_BYTES] = "bytes",
    [TG_COUNT_CHARACTERS] = "characters",
    [TG_COUNT_CHARACTERS_NO_SPACES] = "charactersNoSpaces",
    [TG_COUNT_LETTERS] = "letters",
    [TG_COUNT_DIGITS] = "digits",
    [TG_COUNT_PUNCTUATION] = "punctuation",
    [TG_COUNT_SYMBOLS] = "symbols",
    [TG_COUNT_WHITESPACE] = "whitespace",
    [TG_COUNT_GRAPHEMES] = "graphemes",
    [TG_COUNT_WORDS] = "words",
    [TG_COUNT_SPACE_WORDS] = "spaceWords",
    [TG_COUNT_UNIQUE_WORDS] = "uniqueWords",
    [TG_COUNT_HAPAX_LEGOMENA] = "hapaxLegomena",
    [TG_COUNT_WORD_LETTERS] = "wordLetters",
    [TG_COUNT_WORD_DIGITS] = "wordDigits",
    [TG_COUNT_LONG_WORDS] = "longWords",
    [TG_COUNT_SENTENCES] = "sentences",
    [TG_COUNT_PARAGRAPHS] = "paragraphs",
    [TG_COUNT_LINES] = "lines",
    [TG_COUNT_NEWLINES] = "newlines",
    [TG_COUNT_SYLLABLES] = "syllables",
    [TG_COUNT_MONOSYLLABLES] = "monosyllables",
    [TG_COUNT_POLYSYLLABLES] = "polysyllables",
    [TG_COUNT_INVALID_SEQUENCES] = "invalidSequences",
};

size_t tg_count_total(void) {
    return TG_COUNT_ALL_;
}

const char *tg_count_name(size_t which) {
    return which < TG_COUNT_ALL_ ? count_names[which] : NULL;
}
