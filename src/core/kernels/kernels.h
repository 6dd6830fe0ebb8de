/* kernels: jobs over raw bytes, one file an instruction set. A kernel knows no rule of text; all give the same results. */
#ifndef TG_CORE_KERNELS_H
#define TG_CORE_KERNELS_H

#include "../../../include/textgauge.h"

/* What bytes are, as far as lower-casing goes. */
typedef enum tg__ascii {
    TG__ASCII_LOWER = 0, /* ASCII without A–Z */
    TG__ASCII_MIXED,     /* ASCII */
    TG__ASCII_NOT
} tg__ascii;

typedef struct tg__kernels {
    const char *name;

    tg__ascii (*classify_ascii)(const char *src, size_t len);

    /**
     * Copy `len` bytes with A–Z lower-cased, other bytes as they are.
     * @param dst  room for `len` bytes; not overlapping `src`.
     * @return 1 if every byte was ASCII, else 0.
     */
    int (*lower_ascii)(char *dst, const char *src, size_t len);
} tg__kernels;

extern const tg__kernels tg__kernels_scalar;

/** @return the kernels of a tg_kernel; NULL if there is no such kernel in this build or for this CPU. Thread-safe. */
const tg__kernels *tg__kernels_get(uint32_t kernel);

#endif
