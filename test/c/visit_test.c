/* visit_test: what a visitor is called with, how it ends a walk, and that batches leave no trace in the segments. */
#include "helpers.h"

#include <setjmp.h>
#include <stdlib.h>

#define ROOM 8192

/* What was seen, and when to stop. */
typedef struct seen {
    size_t calls, count, largest;
    size_t stop_at; /* the call that is answered with nonzero; 0 for none */
    size_t offset[ROOM], len[ROOM];
    uint8_t flags[ROOM];
} seen;

static seen last;

static int note(void *user, const tg_segments *segments) {
    seen *s = user;

    for (size_t i = 0; i < segments->count && s->count < ROOM; i++, s->count++) {
        s->offset[s->count] = segments->offset[i];
        s->len[s->count] = segments->len[i];
        s->flags[s->count] = segments->flags[i];
    }
    if (segments->count > s->largest) s->largest = segments->count;
    return ++s->calls == s->stop_at ? -7 : 0;
}

static tg_status visit(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                       size_t stop_at) {
    memset(&last, 0, sizeof last);
    last.stop_at = stop_at;
    return tg_visit(granularity, text, len, options, note, &last);
}

static void check_segment(size_t i, size_t offset, size_t len, int flags) {
    CHECK_EQ_INT(last.offset[i], offset);
    CHECK_EQ_INT(last.len[i], len);
    CHECK_EQ_INT(last.flags[i], flags);
}

static void check_literals(void) {
    const unsigned char utf16[] = {'a', 0, ' ', 0, 0x3D, 0xD8, 0x00, 0xDE, 'b', 0};
    tg_options o = test_options();

    test_case("visit: words, and what is between them");
    CHECK_EQ_INT(visit(TG_WORDS, "can't stop", 10, NULL, 0), TG_OK);
    CHECK_EQ_INT(last.calls, 1);
    CHECK_EQ_INT(last.count, 3);
    check_segment(0, 0, 5, TG_SEGMENT_WORD_LIKE);
    check_segment(1, 5, 1, 0);
    check_segment(2, 6, 4, TG_SEGMENT_WORD_LIKE);

    test_case("visit: graphemes have no flags");
    CHECK_EQ_INT(visit(TG_GRAPHEMES, "e\xCC\x81\r\nx", 6, NULL, 0), TG_OK);
    CHECK_EQ_INT(last.count, 3);
    check_segment(0, 0, 3, 0);
    check_segment(1, 3, 2, 0);
    check_segment(2, 5, 1, 0);

    test_case("visit: sentences, by the options");
    CHECK_EQ_INT(visit(TG_SENTENCES, "One\nline. Two.", 14, NULL, 0), TG_OK);
    CHECK_EQ_INT(last.count, 2);
    check_segment(0, 0, 10, 0);
    check_segment(1, 10, 4, 0);
    o.sentences = TG_SENTENCES_UAX29;
    CHECK_EQ_INT(visit(TG_SENTENCES, "One\nline. Two.", 14, &o, 0), TG_OK);
    CHECK_EQ_INT(last.count, 3);
    check_segment(0, 0, 4, 0);

    test_case("visit: UTF-16 in bytes");
    o.encoding = TG_ENCODING_UTF16LE;
    CHECK_EQ_INT(visit(TG_WORDS, utf16, sizeof utf16, &o, 0), TG_OK);
    CHECK_EQ_INT(last.count, 4);
    check_segment(0, 0, 2, TG_SEGMENT_WORD_LIKE);
    check_segment(2, 4, 4, 0);
    check_segment(3, 8, 2, TG_SEGMENT_WORD_LIKE);
}

static void check_arguments(void) {
    tg_options o = test_options();

    test_case("visit: an empty text calls nobody");
    CHECK_EQ_INT(visit(TG_WORDS, NULL, 0, NULL, 1), TG_OK);
    CHECK_EQ_INT(visit(TG_SENTENCES, "", 0, NULL, 1), TG_OK);
    CHECK_EQ_INT(last.calls, 0);

    test_case("visit: wrong arguments call nobody");
    CHECK_EQ_INT(tg_visit(TG_WORDS, "a", 1, NULL, NULL, NULL), TG_E_ARG);
    CHECK_EQ_INT(tg_visit(TG_WORDS, NULL, 0, NULL, NULL, NULL), TG_E_ARG);
    CHECK_EQ_INT(visit(TG_WORDS, NULL, 1, NULL, 0), TG_E_ARG);
    CHECK_EQ_INT(visit((tg_granularity)3, "a", 1, NULL, 0), TG_E_ARG);
    CHECK_EQ_INT(visit((tg_granularity)3, "", 0, NULL, 0), TG_E_ARG);
    o.encoding = TG_ENCODING_BY_MARK;
    CHECK_EQ_INT(visit(TG_WORDS, "a", 1, &o, 0), TG_E_ARG);
    o.encoding = TG_ENCODING_UTF8;
    o.language = "";
    CHECK_EQ_INT(visit(TG_WORDS, "", 0, &o, 0), TG_E_ARG);
    CHECK_EQ_INT(last.calls, 0);
}

/* ── More than one batch ── */

/* Wrapped lines and list items, so that a sentence depends on the column of what a batch before has had. */
#define UNIT "One two, three. 'Four' five 3.14 \xC3\xA9t\xC3\xA9\n- six (seven) eight\n\n\xE4\xB8\xAD\xE6\x96\x87 "

/* As one call of tg_boundaries has them. */
static int as_at_once(tg_granularity granularity, const char *text, size_t len) {
    static size_t ends[ROOM];
    static uint8_t flags[ROOM];
    size_t count = 0, consumed = 0, start = 0;

    if (tg_boundaries(granularity, text, len, 1, NULL, NULL, ends, flags, ROOM, &count, &consumed) != TG_OK) return 0;
    if (consumed != len || count != last.count) return 0;
    for (size_t i = 0; i < count; start = ends[i++])
        if (last.offset[i] != start || start + last.len[i] != ends[i] || last.flags[i] != flags[i]) return 0;
    return 1;
}

static void check_batches(void) {
    size_t len = 0;
    char *text = test_repeated(UNIT, 100, &len);

    test_case("visit: many batches give what one call of tg_boundaries gives");
    CHECK(text != NULL);
    for (int g = TG_GRAPHEMES; g <= TG_SENTENCES; g++) {
        CHECK_EQ_INT(visit((tg_granularity)g, text, len, NULL, 0), TG_OK);
        CHECK(last.calls > 1);
        CHECK(last.largest < 1000);
        CHECK(as_at_once((tg_granularity)g, text, len));
    }

    test_case("visit: nonzero ends the walk, at once");
    CHECK_EQ_INT(visit(TG_WORDS, text, len, NULL, 2), TG_E_CANCELLED);
    CHECK_EQ_INT(last.calls, 2);
    CHECK_EQ_INT(visit(TG_WORDS, "a", 1, NULL, 1), TG_E_CANCELLED);
    CHECK_EQ_INT(last.calls, 1);
    free(text);
}

/* ── What a visitor may do ── */

static jmp_buf out_of_visit;

static int leave(void *user, const tg_segments *segments) {
    (void)segments;
    ++*(int *)user;
    longjmp(out_of_visit, 1);
}

static int visit_inside(void *user, const tg_segments *segments) {
    uint64_t count = 0;

    CHECK_EQ_INT(tg_visit(TG_GRAPHEMES, "ab", 2, NULL, note, user), TG_OK);
    CHECK_EQ_INT(tg_count_segments(TG_WORDS, "a b", 3, NULL, &count), TG_OK);
    CHECK_EQ_INT(count, segments->count);
    return 0;
}

static void check_liberties(void) {
    test_heap heap = {0, 0, 0, SIZE_MAX};
    tg_options o = test_options();
    static int calls; /* a local one is lost by longjmp */

    calls = 0;
    test_case("visit: a visitor may leave by longjmp, and nothing was allocated");
    o.allocator = test_heap_allocator(&heap);
    if (!setjmp(out_of_visit)) tg_visit(TG_WORDS, "a b", 3, &o, leave, &calls);
    CHECK_EQ_INT(calls, 1);
    CHECK_EQ_INT(heap.requests, 0);

    test_case("visit: a visitor may call textgauge");
    memset(&last, 0, sizeof last);
    CHECK_EQ_INT(tg_visit(TG_WORDS, "c d", 3, NULL, visit_inside, &last), TG_OK);
    CHECK_EQ_INT(last.count, 2);
}

void visit_test(void) {
    check_literals();
    check_arguments();
    check_batches();
    check_liberties();
}
