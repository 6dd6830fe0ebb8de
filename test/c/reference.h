/*
 * reference: the segmentation of UAX #29, and counts, as their definitions are written. Slow, without state and without
 * streaming: whether there is a boundary at a place is asked of all that stands left and right of it. What is fast is
 * compared with this. Of the core it uses the properties of code points, and which letters compose.
 */
#ifndef TG_TEST_REFERENCE_H
#define TG_TEST_REFERENCE_H

#include "../../include/textgauge.h"
#include "ucd.h"

/* A code point, or an ill-formed part as U+FFFD. */
typedef struct reference_char {
    size_t at, end; /* where its bytes are */
    uint32_t cp;
    tg__props props;
    int bad;    /* ill-formed */
    int letter; /* of general category L*, and it composes with none before it */
} reference_char;

typedef struct reference_text {
    reference_char *chars;
    size_t count;
    tg_encoding encoding;
} reference_text;

/**
 * Decode as the Encoding Standard of the WHATWG does.
 *
 * @param encoding  not TG_ENCODING_BY_MARK.
 * @param out       to be freed by reference_free.
 */
void reference_decode(const void *bytes, size_t len, tg_encoding encoding, reference_text *out);

void reference_free(reference_text *t);

/* Which sentences. */
typedef enum reference_lines {
    REFERENCE_UAX29, /* every line end separates */
    REFERENCE_WRAP,  /* blank lines, and line breaks before list items */
    REFERENCE_BREAK  /* every white space with a line break in it */
} reference_lines;

/**
 * @param lines  of sentences.
 * @param language  whose rules they follow, but for REFERENCE_UAX29; "und": those of the annex.
 * @param ends   room for one a code point: receives the end of each segment, in bytes.
 * @param flags  likewise: receives 1 of a segment with a letter or digit in it, else 0.
 * @return how many segments there are.
 */
size_t reference_boundaries(tg_granularity granularity, reference_lines lines, const char *language,
                            const reference_text *t, size_t *ends, uint8_t *flags);

/** As reference_boundaries, of words, which a hyphen between letters or digits joins if `join_hyphens` is set. */
size_t reference_words(int join_hyphens, const reference_text *t, size_t *ends, uint8_t *flags);

/**
 * The counts of a document, but for those that need a dictionary or a table: they are TG_COUNT_NONE.
 */
void reference_counts(const reference_text *t, reference_lines lines, const char *language, int join_hyphens,
                      uint64_t counts[TG_COUNT_ALL_]);

#endif
