/* kernels: which instruction set does the work. */
#include "kernels.h"

#include "cpu.h"

/* Found at the first call, perhaps by several threads at once, which find the same. */
static const tg__kernels *best;

static const tg__kernels *find_best(void) {
#ifdef TG__WITH_AVX512
    if (tg__cpu_has_avx512()) return &tg__kernels_avx512;
#endif
#ifdef TG__WITH_AVX2
    if (tg__cpu_has_avx2()) return &tg__kernels_avx2;
#endif
#if defined(TG__WITH_NEON)
    return &tg__kernels_neon;
#elif defined(__wasm_simd128__)
    return &tg__kernels_simd128;
#else
    return &tg__kernels_scalar;
#endif
}

static const tg__kernels *get_best(void) {
    const tg__kernels *found = TG__LOAD_RELAXED(&best);

    if (!found) {
        found = find_best();
        TG__STORE_RELAXED(&best, found);
    }
    return found;
}

const tg__kernels *tg__kernels_get(uint32_t kernel) {
    switch (kernel) {
    case TG_KERNEL_AUTO: return get_best();
    case TG_KERNEL_SCALAR: return &tg__kernels_scalar;
    case TG_KERNEL_REFERENCE: return &tg__kernels_reference;
#ifdef TG__WITH_AVX2
    case TG_KERNEL_AVX2: /* asking the CPU takes microseconds; what is better than scalar has AVX2 */
        return get_best() != &tg__kernels_scalar ? &tg__kernels_avx2 : NULL;
#endif
#ifdef TG__WITH_AVX512
    case TG_KERNEL_AVX512: return get_best() == &tg__kernels_avx512 ? get_best() : NULL;
#endif
#ifdef TG__WITH_NEON
    case TG_KERNEL_NEON: return &tg__kernels_neon;
#endif
    default: return NULL;
    }
}
