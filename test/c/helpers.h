/* helpers: what several suites need: segments told by a marked text, an allocator that counts and fails, reports compared. */
#ifndef TG_TEST_HELPERS_H
#define TG_TEST_HELPERS_H

#include "../../include/textgauge.h"
#include "test.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* The defaults, with a seed that stays the same. */
tg_options test_options(void);

/* One of three, by the tier that TEXTGAUGE_TIER names: test (also where it names none), ci, full. */
size_t test_size(size_t test, size_t ci, size_t full);

/* {what is shown, text with '|' at every boundary but the last}: an empty text has none. */
typedef struct segment_case {
    const char *what, *marked;
} segment_case;

/**
 * The segments of `marked` are found in one call and in many: with room for 1, for 2 and for all, with the text whole
 * and growing by 1, 2, 3 and 7 bytes, in UTF-8, UTF-16 of both orders, and Latin-1 if it has the characters.
 *
 * @param options  encoding is not looked at; NULL for the defaults.
 */
void test_segments(const char *file, int line, tg_granularity granularity, const char *marked,
                   const tg_options *options);

#define CHECK_SEGMENTS(granularity, marked, options) test_segments(__FILE__, __LINE__, granularity, marked, options)

/* A test case for each row. */
void test_segment_cases(tg_granularity granularity, const segment_case *rows, size_t count, const tg_options *options);

/* The errors of tg_boundaries and tg_count_segments, and texts of no length: a few test cases. */
void test_segment_arguments(tg_granularity granularity);

/* An allocator that counts, and fails once. */
typedef struct test_heap {
    size_t live;     /* bytes that are out */
    size_t most;     /* that ever were, while one block is copied to another too */
    size_t requests; /* for a new or another size, so far */
    size_t fail_at;  /* the number of the request that fails; SIZE_MAX for none */
} test_heap;

tg_allocator test_heap_allocator(test_heap *heap);

/*
 * An allocator for very many short analyses in one thread: blocks of some size are given out again instead of going back to
 * the system. AddressSanitizer sees what is read before that, or past their size.
 */
tg_allocator test_kept_allocator(void);

/* Every count, metric, note and common word is the same, bit for bit. Two NULLs are not. */
int test_same_report(const tg_report *a, const tg_report *b);

/* The same words in the same order, with the same counts and errors. Two NULLs are not. */
int test_same_words(const tg_words *a, const tg_words *b);

/* A report, an analyzer, the report of an analyzer whose document ends; NULL, and a failed check, if that is refused. */
tg_report *test_report_of(const void *input, size_t len, const tg_options *o);
tg_analyzer *test_analyzer_of(const tg_options *o);
tg_report *test_finished(tg_analyzer *a);

/* The common word at `index`, and how often it is there. */
#define CHECK_TOP(report, index, word, count) test_top(__FILE__, __LINE__, report, index, word, count)
void test_top(const char *file, int line, const tg_report *report, size_t index, const char *word, uint64_t count);

/* What an output is before a call that must not write to it; points to nothing of use. */
void *test_untouched(void);

/* A saved state, or any bytes; `bytes` is to be freed. */
typedef struct test_bytes {
    uint8_t *bytes;
    size_t len;
} test_bytes;

/* The saved state of `a`; no bytes, and a failed check, if that is refused. */
test_bytes test_saved(const tg_analyzer *a);

/* An analyzer that has had `input` as a document, and has ended it; NULL, and a failed check, if that is refused. */
tg_analyzer *test_analyzed(const tg_options *o, const void *input, size_t len);

/* The saved state of that. */
test_bytes test_state_of(const tg_options *o, const void *input, size_t len);

/* Not none, and the same. */
int test_same_bytes(test_bytes a, test_bytes b);

/* Well-formed UTF-8 in another encoding. @return 0, with nothing to free, if it cannot be. */
int test_encoded(const char *utf8, size_t len, tg_encoding encoding, test_bytes *out);

/* `count` times `unit`; to be freed. */
char *test_repeated(const char *unit, size_t count, size_t *len);

#endif
