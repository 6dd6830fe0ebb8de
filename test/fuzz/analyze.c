/* analyze: a byte that is the encoding, and a text; its counts whole, in pieces and in parts, compared with the reference. */
#include "../c/compare.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *difference;

    if (!size) return 0;
    sample s = {data + 1, size - 1, (tg_encoding)(data[0] % 4), fuzz_seed(data, size)};
    if ((difference = compare_counts(&s))) fprintf(stderr, "%s\n", difference);
    MUST(!difference);
    return 0;
}
