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
#elif defined(_MSC_VER)
#  define TG__LIKELY(x) (x)
#  define TG__UNLIKELY(x) (x)
#  define TG__INLINE static __forceinline
#  define TG__NOINLINE __declspec(noinline)
#else
#  define TG__LIKELY(x) (x)
#  define TG__UNLIKELY(x) (x)
#  define TG__INLINE static inline
#  define TG__NOINLINE
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

#endif
