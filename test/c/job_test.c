/* job_test: a job's result is that of one call, whatever its source and threads. */
#include "job_helpers.h"

#include <stdlib.h>

static const char *const units[] = {
    "It was a bright cold day in April. The clocks were striking thirteen, and the wind\nblew.\n\n",
    "one two three four five six. Seven eight? Nine ten! ",
    "The end of a line that was wrapped at some\ncolumn, or another one; and then it\ngoes on and on. ",
    "word\n\n\nother\n\n",
    "a",
    "abc ",
    "\n",
    "\r\n\r\nand so on\r\n\r\n",
    "a line\r\n- an item\r\n1. another one\r\n",
    "\xC3\xA4\xC3\xB6\xC3\xBC na\xC3\xAFve caf\xC3\xA9 stra\xC3\x9F"
    "e. ",
    "e\xCC\x81 a\xCC\x88 o\xCC\x82\xCC\x83 ",
    "\xE6\xBC\xA2\xE5\xAD\x97\xE3\x81\x8B\xE3\x81\xAA\xE3\x80\x82",
    "\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\xA9\xE0\xB8\xB2\xE0\xB9\x84\xE0\xB8\x97\xE0\xB8\xA2 ",
    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 fam ",
    "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D. ",
    "\xCE\x9F\xCE\xB4\xCF\x85\xCF\x83\xCF\x83\xCE\xB5\xCF\x8D\xCF\x82 \xCE\xBA\xCE\xB1\xCE\xB9 ",
    "well-known mother-in-law's 3.14 and 1,000.50 e.g. this ",
    "Mr. Smith went to Washington, D.C. on Jan. 5th. He said: \"No!\" And left. ",
    "   \t  x \t ",
    "no.spaces.but.dots,",
    "a\xE2\x80\xA8"
    "b\xE2\x80\xA9"
    "c d\xC2\x85"
    "e f ",
    "https://example.org/a_b?c=d&e=f user@example.org ",
    "\xEF\xBB\xBFmarks in the middle ",
    "(1) one (2) two\n(3) three\n\n(4) four ",
    "x\n y\n  z\n\n   w ",
    "Zz. zz? Zz! 1. a) b) \xE2\x80\xA2 c\n",
    "\xEA\xB0\x80\xE1\x86\xA8 \xE1\x84\x80\xE1\x85\xA1 han gul. ",
    "I. II. III. iv. v. Vi vii... and so on; and \xE2\x80\x98so\xE2\x80\x99 on. ",
    "supercalifragilisticexpialidocious antidisestablishmentarianism ",
};

static void short_texts(void) {
    static const struct {
        tg_job_kind kind;
        tg_granularity granularity;
    } kinds[] = {{TG_JOB_ANALYZE, TG_WORDS},
                 {TG_JOB_WORDS, TG_WORDS},
                 {TG_JOB_COUNT, TG_WORDS},
                 {TG_JOB_BOUNDARIES, TG_SENTENCES},
                 {TG_JOB_BOUNDARIES, TG_GRAPHEMES}};
    tg_options o = test_options();

    test_case("job: short texts, every encoding, kind and source");
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        size_t len;
        char *text = test_repeated(units[i], i % 7 * 5, &len);
        for (o.encoding = TG_ENCODING_UTF8; o.encoding <= TG_ENCODING_LATIN1; o.encoding++) {
            test_bytes in;
            if (!test_encoded(text, len, (tg_encoding)o.encoding, &in)) continue;
            for (size_t k = 0; k < COUNT_OF(kinds) * SOURCES; k++) {
                tg_pool_set_threads((unsigned)(k + i) % 4 + 1);
                test_job_same(kinds[k / SOURCES].kind, kinds[k / SOURCES].granularity, (test_source)(k % SOURCES),
                              in.bytes, in.len, &o);
            }
            free(in.bytes);
        }
        free(text);
    }
}

static void long_text(size_t i, tg_options o, tg_job_kind kind, size_t size) {
    size_t len;
    test_bytes in;
    char *text = test_repeated(units[i], size / strlen(units[i]) + 1, &len);

    if (!test_encoded(text, len, (tg_encoding)o.encoding, &in)) {
        o.encoding = TG_ENCODING_UTF16LE;
        CHECK(test_encoded(text, len / 2 / strlen(units[i]) * strlen(units[i]), TG_ENCODING_UTF16LE, &in));
    }
    tg_pool_set_threads((unsigned)i / 2 % 4 + 1);
    test_job_same(kind, (tg_granularity)(i / 2 % 3), (test_source)(i / 4 % SOURCES), in.bytes, in.len, &o);
    free(in.bytes);
    free(text);
}

static void long_texts(void) {
    tg_options o = test_options();

    test_case("job: texts of many parts");
    for (size_t i = 0; i < COUNT_OF(units); i += TEST_SLOW ? 7 : 1) {
        o.encoding = (uint32_t)(i * 5 % 4);
        o.profile = i % 9 == 4 ? TG_PROFILE_CLASSIC : TG_PROFILE_UNICODE;
        o.line_breaks = i % 5 == 3 ? TG_LINE_BREAKS_BREAK : TG_LINE_BREAKS_WRAP;
        o.sentences = i % 7 == 3 ? TG_SENTENCES_UAX29 : TG_SENTENCES_LANGUAGE;
        long_text(i, o, TG_JOB_ANALYZE, 1100000);
    }
    for (size_t i = 0; i < COUNT_OF(units); i += TEST_SLOW ? 7 : 1) {
        o = test_options();
        o.encoding = (uint32_t)(i * 3 % 4);
        o.line_breaks = i % 5 == 3 ? TG_LINE_BREAKS_BREAK : TG_LINE_BREAKS_WRAP;
        o.sentences = i % 7 == 3 ? TG_SENTENCES_UAX29 : TG_SENTENCES_LANGUAGE;
        long_text(i, o, i % 2 ? TG_JOB_BOUNDARIES : TG_JOB_COUNT, 1100000);
    }

    test_case("job: a text whose first bytes tell its encoding");
    for (size_t i = 0; i < 4; i++) {
        static const char *const marks[] = {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
        static const tg_encoding encodings[] = {TG_ENCODING_UTF8, TG_ENCODING_UTF8, TG_ENCODING_UTF16LE,
                                                TG_ENCODING_UTF16BE};
        size_t len, mark = strlen(marks[i]);
        char *text = test_repeated(units[0], 12000, &len), *marked;
        test_bytes in;
        CHECK(test_encoded(text, len, encodings[i], &in));
        marked = malloc(in.len + 3);
        memcpy(marked, marks[i], mark);
        memcpy(marked + mark, in.bytes, in.len);
        o.encoding = TG_ENCODING_BY_MARK;
        tg_pool_set_threads(2);
        for (int from = 0; from < SOURCES; from++)
            test_job_same(TG_JOB_ANALYZE, TG_WORDS, (test_source)from, marked, mark + (from ? in.len : i), &o);
        free(marked);
        free(in.bytes);
        free(text);
    }
}

/* What stands in `units`, in any order, so that parts begin and end with anything. To be freed. */
static char *mixed(size_t *out) {
    size_t size = TEST_SLOW ? 1200000 : 3000000, len = 0;
    char *text = malloc(size);

    for (;;) {
        const char *unit = units[test_random_below(COUNT_OF(units))];
        size_t n = strlen(unit), times = 1 + test_random_below(3);
        if (n * times > size - len) break;
        for (; times; times--, len += n) memcpy(text + len, unit, n);
    }
    *out = len;
    return text;
}

static void mixed_text(void) {
    size_t len;
    char *text = mixed(&len);
    tg_options o = test_options();

    test_case("job: a mixed text, in every kind of job and granularity");
    for (unsigned i = 0; i < 18; i += TEST_SLOW ? 5 : 1) {
        o.line_breaks = i % 2;
        o.sentences = i / 2 % 2;
        tg_pool_set_threads(i % 4 + 1);
        test_job_same((tg_job_kind)(i % 3), (tg_granularity)(i / 3 % 3), (test_source)(i / 2 % SOURCES), text, len, &o);
    }
    o = test_options();
    tg_pool_set_threads(3);
    for (int i = 0; i < (TEST_SLOW ? 1 : 10);
         i++) { /* a blank line, and white space behind it, wherever a part may end */
        memset(text, 'a', len);
        for (size_t at = 0; at + 5 < len; at += 5000) memcpy(text + at, "\n\n \n ", 5);
        test_job_same((tg_job_kind)(i % 3), TG_SENTENCES, BORROWED, text, len, &o);
    }
    free(text);
}

/* Word tables of 1 to 8 threads, by all options. */
static void word_tables(void) {
    static const uint32_t lengths[] = {3, 3};
    size_t len;
    char *text = mixed(&len);

    test_case("job: word tables, whatever the number of threads");
    for (unsigned threads = 1; threads <= 8; threads++) {
        for (unsigned i = threads % 2; i < (TEST_SLOW ? 2 : 8); i += 2) {
            tg_options o = test_options();
            char stops[] = "andTHE"; /* the caller's */
            o.ngram = i % 6;
            o.ngram_across = i == 3;
            o.sentences = i == 4;
            o.letter_case = i == 2;
            o.numbers = i % 3;
            o.stop_language = i == 5;
            o.language = i == 5 ? "de" : "en";
            o.max_words = i >= 6 ? 40 : 0;
            if (i % 2) {
                o.stop_text = stops;
                o.stop_lengths = lengths;
                o.stop_count = COUNT_OF(lengths);
            }
            tg_pool_set_threads(threads);
            test_job_same(TG_JOB_WORDS, TG_WORDS, (test_source)((threads + i) % SOURCES), text, len, &o);
        }
    }
    free(text);
}

/* So many that threads share the work of bringing those of each together. */
static void many_words(void) {
    size_t len;
    char *text = test_many_words(TEST_SLOW ? 1500000 : 3000000, &len);

    test_case("job: hundreds of thousands of distinct words, and bigrams of them, whatever the number of threads");
    for (unsigned threads = 1; threads <= 8; threads = 2 * threads + (threads == 1)) {
        tg_options o = test_options();
        tg_pool_set_threads(threads);
        test_job_same(TG_JOB_ANALYZE, TG_WORDS, BORROWED, text, len, &o);
        o.words = 1;
        o.ngram = 2;
        test_job_same(threads < 4 ? TG_JOB_WORDS : TG_JOB_ANALYZE, TG_WORDS, BORROWED, text, len, &o);
    }
    free(text);
}

static void ill_formed(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[0], 15000, &len);

    test_case("job: of ill-formed parts the first is told, however late it was found");
    o.invalid = TG_INVALID_ERROR;
    text[len - 5] = '\xFF';
    for (unsigned i = 1; i <= 8; i += TEST_SLOW ? 3 : 1) {
        size_t at = test_random_below(len);
        char was = text[at];
        text[at] = '\x80';
        tg_pool_set_threads(i % 4 + 1);
        test_job_same(TG_JOB_ANALYZE, TG_WORDS, (test_source)(i % SOURCES), text, len, &o);
        text[at] = was;
    }
    text[len - 5] = 'a';
    text[len - 1] = '\xE2';
    test_job_same(TG_JOB_ANALYZE, TG_WORDS, BORROWED, text, len, &o);
    o.invalid = TG_INVALID_REPLACE;
    for (int i = 0; i < 50000; i++) text[test_random_below(len)] = (char)test_random_below(256);
    for (int from = 0; from < SOURCES; from++)
        test_job_same(TG_JOB_ANALYZE, TG_WORDS, (test_source)from, text, len, &o);
    free(text);
}

/* ── Calls in an order that makes no sense ── */

static void arguments(void) {
    tg_options o = test_options();
    test_watch w = TEST_WATCH;
    tg_job_events none = {NULL, NULL, NULL};
    tg_job *job = NULL;

    test_case("job: arguments");
    CHECK_EQ_INT(tg_job_new(TG_JOB_ANALYZE, TG_WORDS, &o, &none, &job), TG_E_ARG);
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_EQ_INT(test_job_new(TG_JOB_COUNT, TG_WORDS, &o, &w, &job), TG_E_ARG);
    CHECK_EQ_INT(test_job_new((tg_job_kind)4, TG_WORDS, &o, &w, &job), TG_E_ARG);
    CHECK_EQ_INT(test_job_new(TG_JOB_BOUNDARIES, (tg_granularity)3, NULL, &w, &job), TG_E_ARG);
    o.language = "no language at all";
    o.encoding = 77;
    CHECK_EQ_INT(test_job_new(TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_E_ARG);
    CHECK(!job);
    CHECK_EQ_INT(test_job_new(TG_JOB_ANALYZE, TG_WORDS, NULL, &w, &job), TG_OK);
    CHECK_EQ_INT(tg_job_start(job), TG_E_STATE);
    CHECK_EQ_INT(tg_job_borrow(job, NULL, 1), TG_E_ARG);
    CHECK_EQ_INT(tg_job_read(job, 0, 2, 1), TG_E_ARG);
    CHECK_EQ_INT(tg_job_expect(job, 0), TG_OK);
    CHECK_EQ_INT(tg_job_borrow(job, "a", 1), TG_E_STATE);
    CHECK_EQ_INT(tg_job_feed(job, NULL, 1, 0), TG_E_ARG);
    for (int i = 0; i < TG_JOB_SLICES; i++) CHECK_EQ_INT(tg_job_feed(job, "a ", 2, 0), TG_OK);
    CHECK_EQ_INT(tg_job_feed(job, "a ", 2, 0), TG_E_LIMIT);
    CHECK_EQ_INT(tg_job_feed(job, NULL, 0, 1), TG_OK);
    CHECK_EQ_INT(tg_job_feed(job, "a ", 2, 0), TG_E_STATE);
    tg_job_free(job); /* never started */
    tg_job_free(NULL);
    tg_job_cancel(NULL);
    CHECK_EQ_INT(w.finished, 0);
}

/* ── The analyzer ── */

static void kept_analyzer(void) {
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[0], 12000, &len);
    tg_analyzer *total = NULL, *twice = NULL;

    test_case("job: the analyzer is kept on request, and handed over once, to be merged");
    CHECK_EQ_INT(tg_analyzer_new(&o, &total), TG_OK);
    CHECK_EQ_INT(tg_analyzer_new(&o, &twice), TG_OK);
    for (int from = 0; from < SOURCES; from++) {
        test_watch w = TEST_WATCH;
        tg_job *job = NULL;
        tg_analyzer *kept, *one = test_analyzed(&o, text, len);
        FILE *f = test_file_of(text, len);
        tg_pool_set_threads((unsigned)from + 1);
        CHECK_EQ_INT(test_job_new(TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
        CHECK_EQ_INT(tg_job_keep_analyzer(job), TG_OK);
        if (from == SLICES) CHECK_EQ_INT(tg_job_expect(job, len), TG_OK);
        else if (from == FILE_READ) CHECK_EQ_INT(tg_job_read(job, test_handle_of(f), 0, UINT64_MAX), TG_OK);
        else CHECK_EQ_INT(tg_job_borrow(job, text, len), TG_OK);
        CHECK(!tg_job_take_analyzer(job));
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        CHECK_EQ_INT(tg_job_keep_analyzer(job), TG_E_STATE);
        if (from == SLICES) CHECK_EQ_INT(test_job_feed(job, &w, (const uint8_t *)text, len, 300000), TG_OK);
        test_wait_finished(&w);
        CHECK((kept = tg_job_take_analyzer(job)) != NULL);
        CHECK(!tg_job_take_analyzer(job));
        tg_job_free(job); /* it outlives the job */
        CHECK_EQ_INT(tg_analyzer_merge(total, kept), TG_OK);
        CHECK_EQ_INT(tg_analyzer_merge(twice, one), TG_OK);
        tg_analyzer_free(kept);
        tg_analyzer_free(one);
        if (f) fclose(f);
    }
    test_bytes a = test_saved(total), b = test_saved(twice);
    CHECK(test_same_bytes(a, b));
    free(a.bytes);
    free(b.bytes);
    tg_analyzer_free(total);
    tg_analyzer_free(twice);
    free(text);
}

static void no_analyzer(void) {
    tg_options o = test_options();

    test_case("job: no analyzer without asking, of another kind, after an error; one that nobody takes is freed");
    CHECK_EQ_INT(tg_job_keep_analyzer(NULL), TG_E_ARG);
    CHECK(!tg_job_take_analyzer(NULL));
    o.invalid = TG_INVALID_ERROR;
    for (int i = 0; i < 4; i++) {
        test_watch w = TEST_WATCH;
        tg_job *job = NULL;
        CHECK_EQ_INT(test_job_new(i == 0 ? TG_JOB_COUNT : TG_JOB_ANALYZE, TG_WORDS, &o, &w, &job), TG_OK);
        if (i != 1) CHECK_EQ_INT(tg_job_keep_analyzer(job), i == 0 ? TG_E_ARG : TG_OK);
        CHECK_EQ_INT(tg_job_borrow(job, i == 2 ? "a \xFF" : "a b", 3), TG_OK);
        CHECK_EQ_INT(tg_job_start(job), TG_OK);
        test_wait_finished(&w);
        CHECK_EQ_INT(tg_job_error(job).status, i == 2 ? TG_E_INVALID : TG_OK);
        if (i < 3) CHECK(!tg_job_take_analyzer(job));
        tg_job_free(job);
    }
}

/* ── Texts that change ── */

static void changing_text(void) {
#if !TEST_TSAN
    tg_options o = test_options();
    size_t len;
    char *text = test_repeated(units[9], 100000, &len);

    test_case("job: a text that others write to meanwhile has some result");
    tg_pool_set_threads(2);
    for (int kind = TG_JOB_ANALYZE; kind <= TG_JOB_BOUNDARIES; kind++) {
        test_watch w = TEST_WATCH;
        tg_job *job = test_job_borrowing((tg_job_kind)kind, text, len, &o, &w);
        const tg_job_run *run;
        while (tg_job_done(job) < len) {
            for (int i = 0; i < 100; i++) memset(text + test_random_below(len - 64), (int)test_random_below(256), 64);
            test_rest();
        }
        test_wait_finished(&w);
        CHECK_EQ_INT(tg_job_error(job).status, TG_OK);
        for (run = tg_job_ends(job); run && run->next; run = run->next) {}
        CHECK_EQ_INT(run != NULL, kind == TG_JOB_BOUNDARIES);
        if (run) CHECK_EQ_INT(run->base + run->ends[run->count - 1], len);
        tg_job_free(job);
    }
    free(text);
#endif
}

void job_test(void) {
    CHECK_EQ_INT(tg_pool_join(), 0);
    arguments();
    short_texts();
    long_texts();
    mixed_text();
    word_tables();
    many_words();
    ill_formed();
    kept_analyzer();
    no_analyzer();
    changing_text();
    tg_pool_leave();
    tg_pool_set_threads(0);
}
