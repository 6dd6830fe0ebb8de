/* host: WebAssembly's. Memory comes from the C library's malloc, which grows the instance's, the seed from whoever made
 * the instance. The functions tgw_* are for lib/wasm-native.js, which sees numbers and memory, not structures. Imports nothing.
 *
 * A call leaves what it found in tgw_results, as doubles, until the next one. A negative result is -tg_status. */
#include <stdlib.h>
#include <string.h>

#include "../src/node/crossing.h"

#define EXPORT(name) __attribute__((export_name(#name)))

enum { BATCH = 2048, LANGUAGE = 256, TEXT = 1 << 17 };

static uint64_t seed[2];
static tg_options options; /* of the call to come */
static char language[LANGUAGE];
static _Alignas(16) char text[TEXT];
static double results[TG_JS_NUMBERS];
static tg_cursor cursor;
static double ends[BATCH];
static uint8_t kinds[BATCH];

/* ── Host ───────────────────────────────────────────────────────────────── */

static void *host_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    (void)ctx;
    (void)old_size;
    if (new_size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, new_size);
}

void tg_host_defaults(tg_options *out) {
    memcpy(out->seed, seed, sizeof seed);
    out->allocator.resize = host_resize;
}

/** Once, before anything else. */
EXPORT(tgw_seed)
void tgw_seed(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    seed[0] = (uint64_t)a << 32 | b;
    seed[1] = (uint64_t)c << 32 | d;
}

/** @return a block for text that the area of tgw_areas has no room for; NULL: there is none. */
EXPORT(tgw_new)
void *tgw_new(size_t size) {
    return malloc(size);
}

EXPORT(tgw_free)
void tgw_free(void *block) {
    free(block);
}

/* ── Areas ──────────────────────────────────────────────────────────────── */

/** @return the addresses of: results, language, text, the size of text, cursor, ends, kinds. */
EXPORT(tgw_areas)
const size_t *tgw_areas(void) {
    static size_t areas[7];

    areas[0] = (size_t)results;
    areas[1] = (size_t)language;
    areas[2] = (size_t)text;
    areas[3] = sizeof text;
    areas[4] = (size_t)&cursor;
    areas[5] = (size_t)ends;
    areas[6] = (size_t)kinds;
    return areas;
}

/* ── Options ────────────────────────────────────────────────────────────── */

/** Of a segmentation, or of a state to be loaded. `named`: the language is in its area, ended by a NUL. */
EXPORT(tgw_options)
void tgw_options(uint32_t flags, int named) {
    tg_options_init(&options, sizeof options);
    tg_js_flags(flags, &options);
    options.language = named ? language : NULL;
}

/** Of an analysis: TG_JS_NUMBERS numbers are in the results. */
EXPORT(tgw_analysis_options)
void tgw_analysis_options(uint32_t flags, int named) {
    tgw_options(flags, named);
    tg_js_numbers(results, &options);
}

/**
 * Behind tgw_analysis_options, of a word table too.
 *
 * @param stops  the lengths of stop words in bytes, and right behind them their text; NULL if `stop_count` is 0. Not kept
 *               beyond the call that makes an analyzer.
 */
EXPORT(tgw_word_options)
void tgw_word_options(double ngram, double ngram_across, double letter_case, double number_words, double min_length,
                      double stop_language, double max_words, const uint32_t *stops, size_t stop_count) {
    double numbers[TG_JS_NUMBERS_OF_WORDS] = {0};

    numbers[TG_JS_NGRAM] = ngram;
    numbers[TG_JS_NGRAM_ACROSS] = ngram_across;
    numbers[TG_JS_LETTER_CASE] = letter_case;
    numbers[TG_JS_NUMBER_WORDS] = number_words;
    numbers[TG_JS_MIN_LENGTH] = min_length;
    numbers[TG_JS_STOP_LANGUAGE] = stop_language;
    numbers[TG_JS_MAX_WORDS] = max_words;
    tg_js_table_numbers(numbers, &options);
    options.stop_lengths = stops;
    options.stop_text = (const char *)(stops + stop_count);
    options.stop_count = stop_count;
}

/* ── Analyzers ──────────────────────────────────────────────────────────── */

static int failure(tg_status st) {
    return -(int)st;
}

/* results: the analyzer */
static int made(tg_status st, const tg_analyzer *analyzer) {
    results[0] = (double)(size_t)analyzer;
    return failure(st);
}

EXPORT(tgw_analyzer_new)
int tgw_analyzer_new(void) {
    tg_analyzer *analyzer = NULL;
    tg_status st = tg_analyzer_new(&options, &analyzer);
    return made(st, analyzer);
}

EXPORT(tgw_analyzer_clone)
int tgw_analyzer_clone(const tg_analyzer *from) {
    tg_analyzer *analyzer = NULL;
    tg_status st = tg_analyzer_clone(from, &analyzer);
    return made(st, analyzer);
}

EXPORT(tgw_analyzer_load)
int tgw_analyzer_load(const void *state, size_t len) {
    tg_analyzer *analyzer = NULL;
    tg_status st = tg_analyzer_load(state, len, &options, &analyzer);
    return made(st, analyzer);
}

EXPORT(tgw_analyzer_write)
int tgw_analyzer_write(tg_analyzer *analyzer, int encoding, const void *piece, size_t len) {
    return failure(tg_analyzer_write_as(analyzer, (tg_encoding)encoding, piece, len));
}

EXPORT(tgw_analyzer_end_document)
int tgw_analyzer_end_document(tg_analyzer *analyzer) {
    return failure(tg_analyzer_end_document(analyzer));
}

EXPORT(tgw_analyzer_merge)
int tgw_analyzer_merge(tg_analyzer *into, const tg_analyzer *from) {
    return failure(tg_analyzer_merge(into, from));
}

EXPORT(tgw_analyzer_reset)
void tgw_analyzer_reset(tg_analyzer *analyzer) {
    tg_analyzer_reset(analyzer);
}

EXPORT(tgw_analyzer_free)
void tgw_analyzer_free(tg_analyzer *analyzer) {
    tg_analyzer_free(analyzer);
}

EXPORT(tgw_analyzer_error_offset)
double tgw_analyzer_error_offset(const tg_analyzer *analyzer) {
    return (double)tg_analyzer_error(analyzer).offset;
}

/** results: the numbers of tg_js_rules */
EXPORT(tgw_analyzer_rules)
int tgw_analyzer_rules(const tg_analyzer *analyzer) {
    tg_options rules;

    tg_options_init(&rules, sizeof rules);
    tg_status st = tg_analyzer_options(analyzer, &rules);
    tg_js_rules(&rules, results);
    return failure(st);
}

/** results: a block, to be freed, and its length */
EXPORT(tgw_analyzer_save)
int tgw_analyzer_save(const tg_analyzer *analyzer) {
    size_t len = 0;
    void *state = NULL;
    tg_status st = tg_analyzer_save(analyzer, NULL, 0, &len);

    if (st != TG_OK) return failure(st);
    if (!(state = malloc(len))) return failure(TG_E_NOMEM);
    if ((st = tg_analyzer_save(analyzer, state, len, &len)) != TG_OK) free(state);
    results[0] = (double)(size_t)state;
    results[1] = (double)len;
    return failure(st);
}

EXPORT(tgw_analyzer_begin_part)
int tgw_analyzer_begin_part(tg_analyzer *part, const void *before, size_t len) {
    return failure(tg_analyzer_begin_part(part, before, len));
}

EXPORT(tgw_analyzer_append)
int tgw_analyzer_append(tg_analyzer *into, tg_analyzer *part) {
    return failure(tg_analyzer_append(into, part));
}

/** results: the place */
EXPORT(tgw_cut)
int tgw_cut(const void *whole, size_t len, size_t from) {
    size_t cut = 0;
    tg_status st = tg_cut(whole, len, from, &options, &cut);
    results[0] = (double)cut;
    return failure(st);
}

/* ── Reports ────────────────────────────────────────────────────────────── */

/* Both strings are static, and an address of static data is below 2^26: exact in a double. */
static double note_number(void *ctx, const tg_note *note) {
    (void)ctx;
    return (double)(size_t)note->code * (1 << 26) + (double)(size_t)note->reason;
}

/* results: a block, to be freed, of numbers and a text behind them; how many of each */
static int flatten(tg_status st, tg_report *report) {
    size_t count, len;
    double *block;

    if (st != TG_OK) return failure(st);
    count = tg_js_size(report);
    len = tg_js_text_len(report);
    block = count <= (SIZE_MAX - len) / sizeof *block ? malloc(count * sizeof *block + len) : NULL;
    if (block) {
        tg_js_fill(report, block, note_number, NULL);
        tg_js_text(report, (char *)(block + count));
    }
    tg_report_free(report);
    results[0] = (double)(size_t)block;
    results[1] = (double)count;
    results[2] = (double)len;
    return failure(block ? TG_OK : TG_E_NOMEM);
}

EXPORT(tgw_analyzer_report)
int tgw_analyzer_report(const tg_analyzer *analyzer) {
    tg_report *report = NULL;
    tg_status st = tg_analyzer_report(analyzer, &report);
    return flatten(st, report);
}

EXPORT(tgw_analyzer_finish)
int tgw_analyzer_finish(tg_analyzer *analyzer) {
    tg_report *report = NULL;
    tg_status st = tg_analyzer_finish(analyzer, &report);
    return flatten(st, report);
}

/* ── Word tables ────────────────────────────────────────────────────────── */

/** results: the table. @param take  out of the analyzer, which is as after a reset then */
EXPORT(tgw_analyzer_words)
int tgw_analyzer_words(tg_analyzer *analyzer, int take) {
    tg_words *words = NULL;
    tg_status st = take ? tg_analyzer_take_words(analyzer, SIZE_MAX, &words) : tg_analyzer_words(analyzer, &words);
    results[0] = (double)(size_t)words;
    return failure(st);
}

EXPORT(tgw_words_free)
void tgw_words_free(tg_words *words) {
    tg_words_free(words);
}

/** results: TG_JS_WORDS_SIZE and so on */
EXPORT(tgw_words_figures)
void tgw_words_figures(const tg_words *words) {
    tg_js_words_figures(words, results);
}

/** results: where the text is, its length, where the offsets are */
EXPORT(tgw_words_arrays)
void tgw_words_arrays(const tg_words *words) {
    size_t len;
    results[0] = (double)(size_t)tg_words_text(words, &len);
    results[1] = (double)len;
    results[2] = (double)(size_t)tg_words_offsets(words);
}

/** results: where the word stands, the size of the table if it does not; its count */
EXPORT(tgw_words_find)
int tgw_words_find(const tg_words *words, const char *word, size_t len) {
    size_t index = 0;
    uint64_t count = 0;
    tg_status st = tg_words_get(words, word, len, &index, &count);
    results[0] = (double)index;
    results[1] = (double)count;
    return failure(st);
}

/** TG_JS_WORD numbers of each of at most BATCH / TG_JS_WORD words into ends. */
EXPORT(tgw_words_read)
void tgw_words_read(const tg_words *words, size_t from, size_t count) {
    tg_js_words_fill(words, from, count, ends);
}

/** results: a block of the counts (0) or errors (1), to be freed */
EXPORT(tgw_words_numbers)
int tgw_words_numbers(const tg_words *words, int which) {
    size_t size = tg_words_size(words);
    double *block = size < SIZE_MAX / sizeof *block ? malloc((size + 1) * sizeof *block) : NULL;
    if (block) tg_js_words_numbers(words, which, block);
    results[0] = (double)(size_t)block;
    return failure(block ? TG_OK : TG_E_NOMEM);
}

/* ── Boundaries ─────────────────────────────────────────────────────────── */

/** Up to `cap` into ends and kinds, going on by cursor. results: how many */
EXPORT(tgw_boundaries)
int tgw_boundaries(int granularity, const void *piece, size_t len, int end, size_t cap) {
    size_t i, found[BATCH], count = 0, consumed;
    tg_status st = tg_boundaries((tg_granularity)granularity, piece, len, end, &options, &cursor, found, kinds,
                                 cap < BATCH ? cap : BATCH, &count, &consumed);
    for (i = 0; i < count; i++) ends[i] = (double)found[i];
    results[0] = (double)count;
    return failure(st);
}

/** The cursor for what is behind a text. */
EXPORT(tgw_cursor_begin)
int tgw_cursor_begin(const void *before, size_t len) {
    return failure(tg_cursor_begin(&cursor, before, len, &options));
}

/** results: the segmenter */
EXPORT(tgw_segmenter_new)
int tgw_segmenter_new(int granularity) {
    tg_segmenter *segmenter = NULL;
    tg_status st = tg_segmenter_new((tg_granularity)granularity, &options, &segmenter);
    results[0] = (double)(size_t)segmenter;
    return failure(st);
}

EXPORT(tgw_segmenter_free)
void tgw_segmenter_free(tg_segmenter *segmenter) {
    tg_segmenter_free(segmenter);
}

/** As many as a batch into ends. results: how many, how much was consumed; fewer than a batch: all of the piece */
EXPORT(tgw_segmenter_write)
int tgw_segmenter_write(tg_segmenter *segmenter, const void *piece, size_t len, int end) {
    uint64_t found[BATCH];
    size_t i, count = 0, consumed = 0;
    tg_status st = tg_segmenter_write(segmenter, piece, len, end, found, NULL, BATCH, &count, &consumed);
    for (i = 0; i < count; i++) ends[i] = (double)found[i];
    results[0] = (double)count;
    results[1] = (double)consumed;
    return failure(st);
}

/** results: how many ends there are */
EXPORT(tgw_segmenter_count)
int tgw_segmenter_count(tg_segmenter *segmenter, const void *piece, size_t len, int end) {
    size_t count = 0, consumed;
    tg_status st = tg_segmenter_write(segmenter, piece, len, end, NULL, NULL, 0, &count, &consumed);
    results[0] = (double)count;
    return failure(st);
}

/* ── Languages ──────────────────────────────────────────────────────────── */

/** Of a word, by tgw_options. @return the count, or a failure */
EXPORT(tgw_count_syllables)
double tgw_count_syllables(const void *word, size_t len, int encoding) {
    uint32_t count = 0;

    options.encoding = (uint32_t)encoding;
    tg_status st = tg_count_syllables(word, len, &options, &count);
    return st == TG_OK ? (double)count : (double)failure(st);
}

/** results: the confidence. @return the number of the language, tg_language_total() for none; or a failure */
EXPORT(tgw_detect_language)
int tgw_detect_language(const void *start, size_t len, int encoding) {
    const tg_language *found = NULL;
    int index = 0;

    options.encoding = (uint32_t)encoding;
    tg_status st = tg_detect_language(start, len, &options, &found, &results[0]);
    if (st != TG_OK) return failure(st);
    while (tg_language_at((size_t)index) && tg_language_at((size_t)index) != found) index++;
    return index;
}

/** @return bits of tg_known */
EXPORT(tgw_language_knows)
uint32_t tgw_language_knows(size_t index) {
    return tg_language_knows(tg_language_at(index));
}

/* ── Metrics: tg_js_metric_text, tg_js_metric_number ────────────────────── */

EXPORT(tgw_metric_text)
const char *tgw_metric_text(size_t metric, size_t which) {
    return tg_js_metric_text(metric, which);
}

EXPORT(tgw_metric_number)
double tgw_metric_number(size_t metric, size_t which) {
    return tg_js_metric_number(metric, which);
}

/* ── Names: of static strings that end in NUL ───────────────────────────── */

EXPORT(tgw_name)
const char *tgw_name(int kind, size_t index) {
    switch (kind) {
    case 0: return tg_version();
    case 1: return tg_unicode_version();
    case 2: return tg_count_name(index);
    case 3: return tg_metric_name(index);
    case 4: return tg_metric_group(index);
    case 5: return tg_status_code((tg_status)index);
    case 6: return tg_status_message((tg_status)index);
    case 7: return index < tg_language_total() ? tg_language_tag(tg_language_at(index)) : NULL;
    case 8: return index < tg_language_total() ? tg_language_name(tg_language_at(index)) : NULL;
    default: return NULL;
    }
}
