/* cpu: what the CPU has and the system saves, asked of the CPU itself. */
#ifndef TG_CORE_CPU_H
#define TG_CORE_CPU_H

#include "../base.h"
#include "kernels.h"

#if defined(__GNUC__) || defined(__clang__)
#  define TG__LOAD_RELAXED(p) __atomic_load_n(p, __ATOMIC_RELAXED)
#  define TG__STORE_RELAXED(p, value) __atomic_store_n(p, value, __ATOMIC_RELAXED)
#else /* MSVC: volatile accesses to what is a word and aligned are whole */
#  define TG__LOAD_RELAXED(p) (*(const tg__kernels *const volatile *)(p))
#  define TG__STORE_RELAXED(p, value) (*(const tg__kernels *volatile *)(p) = (value))
#endif

#ifdef TG__WITH_AVX2

typedef struct tg__cpuid {
    uint32_t a, b, c, d;
} tg__cpuid;

static inline tg__cpuid tg__cpuid_of(uint32_t leaf, uint32_t subleaf) {
    tg__cpuid r;
#  if defined(_MSC_VER) && !defined(__clang__)
    int out[4];
    __cpuidex(out, (int)leaf, (int)subleaf);
    r.a = (uint32_t)out[0];
    r.b = (uint32_t)out[1];
    r.c = (uint32_t)out[2];
    r.d = (uint32_t)out[3];
#  else
    __asm__ volatile("cpuid" : "=a"(r.a), "=b"(r.b), "=c"(r.c), "=d"(r.d) : "a"(leaf), "c"(subleaf));
#  endif
    return r;
}

/* The registers that the system saves: bits of XCR0. */
static inline uint32_t tg__xcr0(void) {
#  if defined(_MSC_VER) && !defined(__clang__)
    return (uint32_t)_xgetbv(0);
#  else
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
#  endif
}

static inline int tg__cpu_has_avx2(void) {
    const uint32_t needed = 1u << 27 | 1u << 28 | 1u << 23; /* leaf 1, ecx: OSXSAVE, AVX, POPCNT */
    const uint32_t ymm_saved = 6u;                          /* XCR0 */
    const uint32_t avx2 = 1u << 5 | 1u << 3;                /* leaf 7, ebx: AVX2, BMI1 */

    if (tg__cpuid_of(0, 0).a < 7) return 0;
    if ((tg__cpuid_of(1, 0).c & needed) != needed) return 0;
    return (tg__xcr0() & ymm_saved) == ymm_saved && (tg__cpuid_of(7, 0).b & avx2) == avx2;
}

static inline int tg__cpu_has_avx512(void) {
    const uint32_t zmm_saved = 0xE6u;                           /* XCR0: masks and all of every register, too */
    const uint32_t foundation = 1u << 16 | 1u << 30 | 1u << 31; /* leaf 7, ebx: AVX512F, BW, VL */
    const uint32_t bytes = 1u << 1 | 1u << 6;                   /* leaf 7, ecx: VBMI, VBMI2 */
    tg__cpuid leaf;

    if (!tg__cpu_has_avx2() || (tg__xcr0() & zmm_saved) != zmm_saved) return 0;
    leaf = tg__cpuid_of(7, 0);
    return (leaf.b & foundation) == foundation && (leaf.c & bytes) == bytes;
}

#endif
#endif
