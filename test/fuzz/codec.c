/*
 * codec: saved states that lie under a right checksum. The input is a number of changes, each a place and a byte, and a
 * text: its state is changed at those places, cut or lengthened, sealed again, and loaded. What is not refused is saved
 * as the same bytes, and can be reported, merged and written to.
 */
#include "../c/helpers.h"
#include "fuzz.h"
#include "table.h"

enum { AT_LENGTH = 32, HEADER = 40, CHECKSUM = 8, MOST_CHANGES = 16 };

static void put(uint8_t *to, uint64_t value) {
    for (size_t i = 0; i < 8; i++) to[i] = (uint8_t)(value >> (8 * i));
}

/* Make length and checksum right. */
static void seal(test_bytes *s) {
    static const uint64_t key[2] = {0, 0};

    if (s->len < HEADER + CHECKSUM) return;
    put(s->bytes + AT_LENGTH, s->len);
    put(s->bytes + s->len - CHECKSUM, tg__hash(key, s->bytes, s->len - CHECKSUM));
}

static void change(test_bytes *s, fuzz_input *in, size_t changes) {
    size_t len = s->len;

    while (changes--) {
        size_t at = (size_t)fuzz_take(in, 2);
        uint8_t byte = (uint8_t)fuzz_take(in, 1);
        if (at == 0xFFFF) len = s->len > byte ? s->len - byte : 0;
        else if (at == 0xFFFE) len = s->len + byte;
        else if (at < s->len) s->bytes[at] = byte;
    }
    s->bytes = realloc(s->bytes, len + 1);
    MUST(s->bytes);
    if (len > s->len) memset(s->bytes + s->len, 0, len - s->len);
    s->len = len;
}

static void use(tg_analyzer *a, test_bytes state, const tg_options *o) {
    test_bytes again = test_saved(a);
    tg_analyzer *other = NULL;
    tg_report *report = NULL;

    MUST(test_same_bytes(state, again));
    MUST(tg_analyzer_report(a, &report) == TG_OK);
    tg_report_free(report);
    MUST(tg_analyzer_load(state.bytes, state.len, o, &other) == TG_OK);
    tg_analyzer_merge(a, other); /* counts at their limit are refused */
    tg_analyzer_write(other, "A word.", 7);
    tg_analyzer_end_document(other);
    tg_analyzer_free(other);
    free(again.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input in = {data, size};
    tg_options o = test_options();
    size_t changes = (size_t)fuzz_take(&in, 1) % MOST_CHANGES;
    const uint8_t *text = in.data + (in.size < 3 * changes ? in.size : 3 * changes);
    tg_analyzer *a = NULL;
    test_bytes state;
    test_heap heap;

    state = test_state_of(&o, text, (size_t)(data + size - text));
    change(&state, &in, changes);
    seal(&state);
    o.allocator = test_heap_allocator(&heap);
    if (tg_analyzer_load(state.bytes, state.len, &o, &a) == TG_OK) use(a, state, &o);
    tg_analyzer_free(a);
    MUST(heap.live == 0);
    MUST(test_failures == 0);
    free(state.bytes);
    return 0;
}
