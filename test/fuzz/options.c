/*
 * options: any bytes as options, of any size, and a text. Every function that takes options answers TG_E_ARG or does its
 * work; all agree which.
 */
#include "../c/helpers.h"
#include "fuzz.h"

#define TAG 24 /* bytes of a language at most */

static void *heap_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    (void)ctx;
    (void)old_size;
    if (new_size) return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

/* A size that a caller could have, or none; options of it in a block of that very size. */
static tg_options *take_options(fuzz_input *in, const char *tag) {
    static const uint8_t sizes[] = {0,
                                    offsetof(tg_options, language),
                                    offsetof(tg_options, counts),
                                    offsetof(tg_options, metrics),
                                    offsetof(tg_options, words_per_minute),
                                    offsetof(tg_options, seed),
                                    offsetof(tg_options, allocator)};
    size_t which = (size_t)fuzz_take(in, 1);
    tg_options full, *out;

    tg_options_init(&full, sizeof full);
    full.size = which % 16 < COUNT_OF(sizes) ? sizes[which % 16] + which / 128 : sizeof full + which / 128;
    for (uint32_t *field = &full.profile; field <= &full.top; field++) {
        uint64_t byte = fuzz_take(in, 1);
        *field = byte < 0xF0 ? (uint32_t)byte % 8 : (uint32_t)byte << 24;
    }
    full.language = fuzz_take(in, 1) % 4 ? tag : NULL;
    full.counts = fuzz_take(in, 8);
    for (size_t i = 0; i < TG_METRIC_WORDS; i++) full.metrics[i] = fuzz_take(in, 2);
    if (fuzz_take(in, 1) % 2) {
        uint64_t bits = fuzz_take(in, 8);
        memcpy(&full.words_per_minute, &bits, sizeof bits);
    }
    full.seed[0] = fuzz_take(in, 1);
    full.allocator = (tg_allocator){fuzz_take(in, 1) % 2 ? heap_resize : NULL, NULL};
    out = malloc(full.size > sizeof full.size ? full.size : sizeof full.size);
    MUST(out);
    memset(out, 0, full.size > sizeof full.size ? full.size : sizeof full.size);
    memcpy(out, &full,
           full.size < sizeof full.size ? sizeof full.size
           : full.size < sizeof full    ? full.size
                                        : sizeof full);
    return out;
}

static int stop(void *user, const tg_segments *segments) {
    (void)user;
    return segments->count > 2;
}

/* @return 1 if the options of a segmentation are refused */
static int segment(tg_granularity g, const tg_options *o, const uint8_t *text, size_t len) {
    size_t *ends = malloc((len + 1) * sizeof *ends), count, consumed, cut;
    uint8_t *flags = malloc(len + 1);
    uint64_t total = 0;
    tg_segmenter *s = NULL;
    tg_status st = tg_boundaries(g, text, len, 1, o, NULL, ends, flags, len + 1, &count, &consumed), made;

    MUST(st == TG_OK || st == TG_E_ARG);
    MUST(tg_count_segments(g, text, len, o, &total) == st && (st != TG_OK || total == count));
    MUST(tg_cut(text, len, len / 2, o, &cut) == st && (st != TG_OK || cut <= len));
    made = tg_visit(g, text, len, o, stop, NULL);
    MUST(made == st || (st == TG_OK && made == TG_E_CANCELLED));
    made = tg_segmenter_new(g, o, &s);
    MUST(made == st);
    tg_segmenter_free(s);
    free(ends);
    free(flags);
    return st != TG_OK;
}

static tg_status analyze(const tg_options *o, const uint8_t *text, size_t len) {
    tg_report *report = NULL;
    tg_analyzer *a = NULL;
    tg_error error;
    tg_status st = tg_analyze(text, len, o, &report, &error), made = tg_analyzer_new(o, &a);

    MUST(st == error.status && (st == TG_OK || st == TG_E_ARG || st == TG_E_INVALID));
    MUST((made == TG_E_ARG) == (st == TG_E_ARG) && (made == TG_OK || made == TG_E_ARG));
    MUST(st != TG_E_INVALID || error.offset < len);
    if (a) {
        tg_options back = test_options();
        MUST(tg_analyzer_options(a, &back) == TG_OK && back.encoding == o->encoding && back.language);
        made = tg_analyzer_write(a, text, len);
        if (made == TG_OK) made = tg_analyzer_end_document(a);
        MUST(made == st);
    }
    for (size_t i = 0; report && i < tg_report_note_size(report); i++) {
        tg_note note;
        MUST(tg_report_note(report, i, &note) == TG_OK && note.code && note.reason);
    }
    tg_analyzer_free(a);
    tg_report_free(report);
    return st;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input in = {data, size};
    char tag[TAG + 1];
    size_t tag_len = (size_t)fuzz_take(&in, 1) % (TAG + 1);
    tg_options *o;
    int by_mark;

    for (size_t i = 0; i < tag_len; i++) tag[i] = (char)fuzz_take(&in, 1);
    tag[tag_len] = '\0';
    o = take_options(&in, tag);
    by_mark = o->size >= offsetof(tg_options, invalid) && o->encoding == TG_ENCODING_BY_MARK;
    for (int g = TG_GRAPHEMES; g <= TG_SENTENCES; g++) {
        int refused = segment((tg_granularity)g, o, in.data, in.size);
        MUST(by_mark || refused == (analyze(o, in.data, in.size) == TG_E_ARG));
    }
    free(o);
    return 0;
}
