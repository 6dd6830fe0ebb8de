/* words: a byte that is the encoding, eight that draw the options, and a text; its word table compared with the reference. */
#include "../c/words_compare.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *difference;
    words_sample s;
    generator g = {0};

    if (size < 9) return 0;
    memcpy(&g.state, data + 1, 8);
    words_draw_options(&g, &s.o);
    s.o.encoding = data[0] % 4;
    s.bytes = data + 9;
    s.len = size - 9;
    s.g.state = fuzz_seed(data, size);
    if ((difference = words_differ(&s))) fprintf(stderr, "%s\n", difference);
    MUST(!difference);
    return 0;
}
