/*
 * fuzz: what the harnesses of libFuzzer share. A harness is a file of this folder with LLVMFuzzerTestOneInput; `make fuzz`
 * builds and runs them all.
 */
#ifndef TG_FUZZ_H
#define TG_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must be true of every input. */
#define MUST(cond)                                                         \
  do {                                                                     \
    if (!(cond)) {                                                         \
      fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #cond); \
      abort();                                                             \
    }                                                                      \
  } while (0)

/* A number that is the input's own: the same input goes the same way. */
static inline uint64_t fuzz_seed(const uint8_t *data, size_t size) {
    uint64_t sum = UINT64_C(0xCBF29CE484222325);

    for (size_t i = 0; i < size; i++) sum = (sum ^ data[i]) * UINT64_C(0x100000001B3);
    return sum;
}

/* The bytes of an input, taken from its beginning; zeros behind its end. */
typedef struct fuzz_input {
    const uint8_t *data;
    size_t size;
} fuzz_input;

static inline uint64_t fuzz_take(fuzz_input *in, size_t bytes) {
    uint64_t value = 0;

    for (size_t i = 0; i < bytes && in->size; i++, in->size--) value = value << 8 | *in->data++;
    return value;
}

#endif
