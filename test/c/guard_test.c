/*
 * guard_test: no byte outside of a text is looked at, be it only to be thrown away.
 *
 * Texts of every length from 0 to 300 end where a page that cannot be read begins, and begin where one ends; they stand at
 * every alignment among bytes of two kinds, which AddressSanitizer, where it watches, does not let be read. In all these
 * places the results are the same.
 */
#if defined(__unix__) || defined(__APPLE__)
#  define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#  define HAVE_PAGES 1
#  include <signal.h>
#  include <stdlib.h>
#  include <sys/mman.h>
#  include <sys/wait.h>
#  include <unistd.h>
#else
#  define HAVE_PAGES 0
#endif

#include "generate.h"
#include "helpers.h"

#if HAVE_PAGES

#  if TEST_ASAN
#    include <sanitizer/asan_interface.h>
#  endif

#  ifndef MAP_ANONYMOUS
#    define MAP_ANONYMOUS MAP_ANON
#  endif

#  define MOST 300
#  define ALIGNMENTS 64
#  define KERNELS 32

/* What is being measured: for the handler of the fault that a wrong read is. */
static struct {
    const char *place;
    size_t len, alignment;
    tg_encoding encoding;
    uint32_t kernel;
} now;
static size_t reported;

#  if !TEST_ASAN /* which has a handler of its own */
static void say_where(int signal_number) {
    char line[200];
    int n = snprintf(line, sizeof line,
                     "guard: a read outside of a text of %zu bytes (%s, alignment %zu, encoding %d, kernel %u)\n",
                     now.len, now.place, now.alignment, (int)now.encoding, now.kernel);

    if (write(STDOUT_FILENO, line, (size_t)n) != n) abort();
    signal(signal_number, SIG_DFL); /* the read comes again, and ends the program */
}
#  endif

/* ── Texts ── */

#  define CONTENTS 3
#  define CONTENT_BYTES (MOST + ALIGNMENTS)

static uint8_t contents[TG_ENCODING_LATIN1 + 1][CONTENTS][CONTENT_BYTES];

/* Text that is repeated until `to` is full. */
static void fill(const char *utf8, tg_encoding encoding, uint8_t *to) {
    test_bytes text;

    CHECK(test_encoded(utf8, strlen(utf8), encoding, &text));
    for (size_t i = 0; i < CONTENT_BYTES; i++) to[i] = text.bytes[i % text.len];
    free(text.bytes);
}

static void make_contents(void) {
    static const char prose[] =
        "He can't pay $3,141.59 for it. \"Why?\" (I don't know: well-known U.S. facts.)\r\nLine_two!\n\n"
        "\t- an item, of a list\n1. and another\n";
    static const char mixed[] =
        "\u201CIt\u2019s Stra\u00DFe\u201D \u2014 \u0441\u043B\u043E\u0432\u043E, e\u0301; \u05D0\"\u05D1 \u0915\u094D\u0937\u093F\u0964 "
        "\u4E2D\u6587\u3002\u30AB\u30FC \uD55C\uAD6D\u2029\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F1E9\U0001F1EA 1\uFE0F\u20E3";
    static const char latin1[] = "\u00ABGr\u00FC\u00DFe\u00BB, \u00E9t\u00E9\u00AD\u00B7\u00BD. a\u00A0b\n";
    generator g = {7};

    for (int e = TG_ENCODING_UTF8; e <= TG_ENCODING_LATIN1; e++) {
        fill(prose, (tg_encoding)e, contents[e][0]);
        fill(e == TG_ENCODING_LATIN1 ? latin1 : mixed, (tg_encoding)e, contents[e][1]);
        for (size_t i = 0; i < CONTENT_BYTES; i++) contents[e][2][i] = (uint8_t)generate_number(&g);
    }
}

/* ── What a text gives, as one number ── */

static uint64_t mix(uint64_t sum, uint64_t value) {
    return (sum ^ value) * UINT64_C(0x100000001B3);
}

static uint64_t mix_segments(uint64_t sum, tg_granularity g, const uint8_t *text, size_t len, const tg_options *o) {
    size_t ends[MOST], count = 0, consumed = 0;
    uint8_t flags[MOST];
    uint64_t total = 0;

    CHECK_EQ_INT(tg_boundaries(g, text, len, 1, o, NULL, ends, flags, MOST, &count, &consumed), TG_OK);
    for (size_t i = 0; i < count; i++) sum = mix(mix(sum, ends[i]), flags[i]);
    CHECK_EQ_INT(tg_boundaries(g, text, len, 0, o, NULL, ends, NULL, MOST, &count, &consumed), TG_OK);
    for (size_t i = 0; i < count; i++) sum = mix(sum, ends[i]);
    CHECK_EQ_INT(tg_count_segments(g, text, len, o, &total), TG_OK);
    return mix(sum, total);
}

static uint64_t mix_report(uint64_t sum, const uint8_t *text, size_t len, const tg_options *o) {
    tg_report *report = NULL;

    CHECK_EQ_INT(tg_analyze(text, len, o, &report, NULL), TG_OK);
    for (size_t i = 0; i < tg_count_total(); i++) sum = mix(sum, tg_report_count(report, (tg_count)i));
    for (size_t i = 0; i < tg_report_top_size(report); i++) {
        const char *word;
        size_t word_len;
        uint64_t count;
        tg_report_top(report, i, &word, &word_len, &count);
        for (size_t k = 0; k < word_len; k++) sum = mix(sum, (uint8_t)word[k]);
        sum = mix(sum, count);
    }
    tg_report_free(report);
    return sum;
}

/* A few counts alone: they are had by other ways. */
static uint64_t mix_counts(uint64_t sum, const uint8_t *text, size_t len, const tg_options *o) {
    tg_options some = *o;

    some.top = 0;
    memset(some.metrics, 0, sizeof some.metrics);
    some.counts = 1 << TG_COUNT_BYTES | 1 << TG_COUNT_CHARACTERS | 1 << TG_COUNT_LINES | 1 << TG_COUNT_SPACE_WORDS;
    sum = mix_report(sum, text, len, &some);
    some.counts = 1 << TG_COUNT_WORDS | 1 << TG_COUNT_SENTENCES | 1 << TG_COUNT_GRAPHEMES | 1 << TG_COUNT_LETTERS;
    return mix_report(sum, text, len, &some);
}

/* The second piece of a text whose first one, of `before` bytes, is elsewhere. */
static uint64_t mix_rest(uint64_t sum, const uint8_t *first, size_t before, const uint8_t *rest, size_t len,
                         const tg_options *o) {
    tg_analyzer *a = NULL;
    tg_report *report = NULL;
    tg_segmenter *s = NULL;
    uint64_t ends[MOST + ALIGNMENTS];
    size_t count = 0, consumed = 0;

    CHECK_EQ_INT(tg_analyzer_new(o, &a), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, first, before), TG_OK);
    CHECK_EQ_INT(tg_analyzer_write(a, rest, len), TG_OK);
    CHECK_EQ_INT(tg_analyzer_finish(a, &report), TG_OK);
    for (size_t i = 0; i < tg_count_total(); i++) sum = mix(sum, tg_report_count(report, (tg_count)i));
    tg_report_free(report);
    tg_analyzer_free(a);

    CHECK_EQ_INT(tg_segmenter_new(TG_WORDS, o, &s), TG_OK);
    CHECK_EQ_INT(tg_segmenter_write(s, first, before, 0, ends, NULL, COUNT_OF(ends), &count, &consumed), TG_OK);
    CHECK_EQ_INT(tg_segmenter_write(s, rest, len, 1, ends, NULL, COUNT_OF(ends), &count, &consumed), TG_OK);
    for (size_t i = 0; i < count; i++) sum = mix(sum, ends[i]);
    tg_segmenter_free(s);
    return sum;
}

static uint64_t measured(const uint8_t *text, size_t len, const uint8_t *first, size_t before, const tg_options *o) {
    uint64_t sum = mix_segments(0, TG_GRAPHEMES, text, len, o);

    sum = mix_segments(sum, TG_WORDS, text, len, o);
    sum = mix_segments(sum, TG_SENTENCES, text, len, o);
    sum = mix_report(sum, text, len, o);
    sum = mix_counts(sum, text, len, o);
    return mix_rest(sum, first, before, text, len, o);
}

/* @return 1 if the text gives something else than `expected` */
static uint64_t differs(const uint8_t *text, const uint8_t *first, const tg_options *o, uint64_t expected) {
    if (measured(text, now.len, first, now.alignment, o) == expected) return 0;
    if (reported++ < 10)
        printf("    another result of a text of %zu bytes (%s, alignment %zu, encoding %d, kernel %u)\n", now.len,
               now.place, now.alignment, (int)now.encoding, now.kernel);
    return 1;
}

/* ── Places ── */

typedef struct places {
    uint8_t *mapped;
    size_t page;
    uint8_t *among; /* room for a text with bytes around it */
} places;

#  define AROUND 128 /* bytes on either side, and alignment */
#  define AMONG_BYTES (CONTENT_BYTES + 2 * AROUND)

static int places_make(places *p) {
    p->page = (size_t)sysconf(_SC_PAGESIZE);
    p->mapped = mmap(NULL, 3 * p->page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    p->among = malloc(AMONG_BYTES + ALIGNMENTS);
    return p->mapped != MAP_FAILED && p->page > CONTENT_BYTES && mprotect(p->mapped, p->page, PROT_NONE) == 0 &&
           mprotect(p->mapped + 2 * p->page, p->page, PROT_NONE) == 0;
}

static void places_free(places *p) {
    munmap(p->mapped, 3 * p->page);
    free(p->among);
}

/* Reading at `at` ends a process. */
static int is_guarded(const uint8_t *at) {
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        signal(SIGSEGV, SIG_DFL);
        signal(SIGBUS, SIG_DFL);
        (void)*(const volatile uint8_t *)at;
        _exit(0);
    }
    return child > 0 && waitpid(child, &status, 0) == child && WIFSIGNALED(status);
}

static uint64_t at_edges(const places *p, const uint8_t *text, const uint8_t *first, const tg_options *o,
                         uint64_t expected) {
    uint8_t *end = p->mapped + 2 * p->page, *begin = p->mapped + p->page;
    uint64_t wrong = 0;

    if (now.len) memcpy(end - now.len, text, now.len);
    now.place = "ends at a page";
    wrong += differs(end - now.len, first, o, expected);
    if (now.len) memcpy(begin, text, now.len);
    now.place = "begins at a page";
    return wrong + differs(begin, first, o, expected);
}

/* Bytes around that would go on with what a text ends in, and such that would not. */
static uint64_t among_bytes(const places *p, const uint8_t *text, const uint8_t *first, const tg_options *o,
                            uint64_t expected) {
    static const uint8_t around[] = {0xBF, 'a'};
    uint8_t *aligned = p->among + (ALIGNMENTS - (uintptr_t)p->among % ALIGNMENTS);
    uint8_t *at = aligned + AROUND + now.alignment;
    uint64_t wrong = 0;

    now.place = "among bytes";
    for (size_t i = TEST_ASAN ? 1 : 0; i < COUNT_OF(around); i++) { /* it does not matter which may not be read */
        memset(aligned, around[i], AMONG_BYTES);
        if (now.len) memcpy(at, text, now.len);
#  if TEST_ASAN
        ASAN_POISON_MEMORY_REGION(aligned, AROUND + now.alignment);
        ASAN_POISON_MEMORY_REGION(at + now.len, AMONG_BYTES - (size_t)(at - aligned) - now.len);
#  endif
        wrong += differs(at, first, o, expected);
#  if TEST_ASAN
        ASAN_UNPOISON_MEMORY_REGION(aligned, AMONG_BYTES);
#  endif
    }
    return wrong;
}

/* ── Every length ── */

static tg_options defaults;
static uint32_t kernels[KERNELS];
static size_t kernel_count;

static void find_kernels(void) {
    size_t count, consumed;

    defaults = test_options();
    defaults.allocator = test_kept_allocator();
    for (uint32_t k = TG_KERNEL_AUTO + 1; k < KERNELS; k++) {
        tg_options o = defaults;
        o.kernel = k;
        if (tg_boundaries(TG_WORDS, NULL, 0, 1, &o, NULL, NULL, NULL, 0, &count, &consumed) == TG_OK)
            kernels[kernel_count++] = k;
    }
}

/*
 * The text of now.len and now.alignment, by every kernel in every place. The slow kernel, which sees one byte after another,
 * has every eighth round; where bytes around a text cannot be read either, the edges of pages have every fourth.
 */
static uint64_t everywhere(const places *p, const uint8_t *text, const uint8_t *first, size_t round) {
    tg_options o = defaults;
    uint64_t expected, wrong = 0;

    o.encoding = (uint32_t)now.encoding;
    o.kernel = now.kernel = TG_KERNEL_SCALAR;
    o.sentences = now.len % 2 ? TG_SENTENCES_UAX29 : TG_SENTENCES_LANGUAGE;
    now.place = "at home";
    expected = measured(text, now.len, first, now.alignment, &o);
    for (size_t k = 0; k < kernel_count; k++) {
        if (kernels[k] == TG_KERNEL_REFERENCE && round % 8) continue;
        o.kernel = now.kernel = kernels[k];
        if (!TEST_ASAN || round % 4 == 0) wrong += at_edges(p, text, first, &o, expected);
        wrong += among_bytes(p, text, first, &o, expected);
    }
    return wrong;
}

static uint64_t every_length(const places *p, size_t step) {
    uint64_t wrong = 0;

    for (now.len = 0; now.len <= MOST; now.len++) {
        for (size_t a = 0; a < ALIGNMENTS; a += step) {
            const uint8_t *content = contents[now.encoding][(now.len / 3 + a / step) % CONTENTS];
            now.alignment = (a + now.len) % ALIGNMENTS; /* with a step too, all of them come up */
            wrong += everywhere(p, content + now.alignment, content, a / step + now.len);
        }
    }
    return wrong;
}

static void every_encoding(const places *p) {
    static const char *const names[] = {"guard: UTF-8", "guard: UTF-16LE", "guard: UTF-16BE", "guard: Latin-1"};
    size_t step = TEST_SLOW && !TEST_ASAN ? ALIGNMENTS : test_size(16, 1, 1);

    for (int e = TG_ENCODING_UTF8; e <= TG_ENCODING_LATIN1; e++) {
        test_case(names[e]);
        now.encoding = (tg_encoding)e;
        CHECK_EQ_INT(every_length(p, step), 0);
    }
}

void guard_test(void) {
    places p;

    test_case("guard: texts");
    make_contents();
    find_kernels();
    test_case("guard: pages that cannot be read");
    CHECK(places_make(&p));
    CHECK(is_guarded(p.mapped + 2 * p.page));
    CHECK(is_guarded(p.mapped + p.page - 1));
    CHECK(!is_guarded(p.mapped + p.page));
#  if !TEST_ASAN
    signal(SIGSEGV, say_where);
    signal(SIGBUS, say_where);
#  endif
    every_encoding(&p);
#  if !TEST_ASAN
    signal(SIGSEGV, SIG_DFL);
    signal(SIGBUS, SIG_DFL);
#  endif
    places_free(&p);
}

#else

void guard_test(void) {
    test_case("guard: pages that cannot be read");
    test_skip("pages that cannot be read: there is no mmap here");
}

#endif
