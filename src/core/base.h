/* base: what every core file may count on: four memory functions, branch hints, checked arithmetic. Nothing of text. */
#ifndef TG_CORE_BASE_H
#define TG_CORE_BASE_H

#include <float.h>
#include <stddef.h>
#include <stdint.h>

#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD == 2
#  error "doubles are evaluated as long doubles: build with -msse2 -mfpmath=sse, or results differ in their last bits"
#endif

/* The whole of libc that the core needs. A compiler emits calls to these on its own, so they cannot be renamed. */
#ifdef __cplusplus
extern "C" {
#endif
void *memcpy(void *dst, const void *src, size_t len);
void *memmove(void *dst, const void *src, size_t len);
void *memset(void *dst, int value, size_t len);
int memcmp(const void *a, const void *b, size_t len);
#ifdef __cplusplus
}
#endif

/* -ffreestanding forgets what they do; with this a copy of eight bytes is one instruction again. */
#if defined(__GNUC__) || defined(__clang__)
#  define memcpy __builtin_memcpy
#  define memmove __builtin_memmove
#  define memset __builtin_memset
#  define memcmp __builtin_memcmp
#endif

#if defined(__GNUC__) || defined(__clang__)
#  define TG__LIKELY(x) __builtin_expect(!!(x), 1)
#  define TG__UNLIKELY(x) __builtin_expect(!!(x), 0)
#  define TG__INLINE static inline __attribute__((always_inline))
#  define TG__NOINLINE __attribute__((noinline))
#  define TG__PREFETCH(p) __builtin_prefetch(p)
#elif defined(_MSC_VER)
#  define TG__LIKELY(x) (x)
#  define TG__UNLIKELY(x) (x)
#  define TG__INLINE static __forceinline
#  define TG__NOINLINE __declspec(noinline)
#  define TG__PREFETCH(p) ((void)(p))
#else
#  define TG__LIKELY(x) (x)
#  define TG__UNLIKELY(x) (x)
#  define TG__INLINE static inline
#  define TG__NOINLINE
#  define TG__PREFETCH(p) ((void)(p))
#endif

#if defined(_MSC_VER) && !defined(__clang__)
#  include <intrin.h>
#endif

/** *out = a + b. @return 1 if that does not fit, in which case *out is not written. */
static inline int tg__add_overflow(size_t a, size_t b, size_t *out) {
    if (b > SIZE_MAX - a) return 1;
    *out = a + b;
    return 0;
}

/** *out = a * b. @return 1 if that does not fit, in which case *out is not written. */
static inline int tg__mul_overflow(size_t a, size_t b, size_t *out) {
    if (b != 0 && a > SIZE_MAX / b) return 1;
    *out = a * b;
    return 0;
}

static inline size_t tg__min(size_t a, size_t b) {
    return a < b ? a : b;
}

static inline size_t tg__max(size_t a, size_t b) {
    return a > b ? a : b;
}

/* ── Words of a machine: bytes in memory order are the digits of a number from its low end ── */

static inline uint64_t tg__load_le64(const void *p) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    const uint8_t *bytes = (const uint8_t *)p;
    uint64_t x = 0;
    int i;
    for (i = 7; i >= 0; i--) x = x << 8 | bytes[i];
    return x;
#else
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return x;
#endif
}

static inline void tg__store_le64(void *p, uint64_t x) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    uint8_t *bytes = (uint8_t *)p;
    int i;
    for (i = 0; i < 8; i++) bytes[i] = (uint8_t)(x >> (8 * i));
#else
    memcpy(p, &x, sizeof x);
#endif
}

/** The number of the lowest bit of `x` that is set; x is not 0. */
static inline unsigned tg__lowest(uint64_t x) {
#if defined(__GNUC__) || defined(__clang__)
    return (unsigned)__builtin_ctzll(x);
#elif defined(_MSC_VER) && (defined(_M_X64) || defined(_M_ARM64))
    unsigned long i;
    _BitScanForward64(&i, x);
    return i;
#else
    unsigned i = 0;
    for (; !(x & 1); x >>= 1) i++;
    return i;
#endif
}

/** The number of the highest bit of `x` that is set; x is not 0. */
static inline unsigned tg__highest(uint64_t x) {
#if defined(__GNUC__) || defined(__clang__)
    return 63 - (unsigned)__builtin_clzll(x);
#elif defined(_MSC_VER) && (defined(_M_X64) || defined(_M_ARM64))
    unsigned long i;
    _BitScanReverse64(&i, x);
    return i;
#else
    unsigned i = 0;
    for (; x >>= 1;) i++;
    return i;
#endif
}

/** How many bits of `x` are set. */
static inline unsigned tg__popcount(uint64_t x) {
    x -= x >> 1 & UINT64_C(0x5555555555555555);
    x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
    x = (x + (x >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(x * UINT64_C(0x0101010101010101) >> 56);
}

/** The lowest `count` bits, 0 to 64. */
static inline uint64_t tg__low_bits(unsigned count) {
    return count < 64 ? (UINT64_C(1) << count) - 1 : UINT64_MAX;
}

#endif
