/* host: what only a real system has. malloc, randomness, the environment. */
#if defined(__linux__)
#  define _GNU_SOURCE
#endif
#include <stdlib.h>
#include <string.h>

#include "../../include/textgauge.h"

#if defined(_WIN32)
#  include <windows.h>
#  include <bcrypt.h>
#elif defined(__linux__)
#  include <sys/mman.h>
#  include <sys/random.h>
#else
#  include <unistd.h>
#  if defined(__APPLE__)
#    include <sys/random.h>
#  endif
#endif

#if defined(__linux__) && defined(MADV_HUGEPAGE)
#  define HUGE ((size_t)2 << 20)

/* Memory for what is looked at in no order: where it is one page, its address is found at once. */
static void *huge_page(void) {
    void *p = aligned_alloc(HUGE, HUGE);

    if (p) madvise(p, HUGE, MADV_HUGEPAGE); /* advice: without it all is the same, and slower */
    return p;
}
#endif

static void *host_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    (void)ctx;
    (void)old_size;
#ifdef HUGE
    if (!ptr && new_size == HUGE) return huge_page();
#endif
    if (new_size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, new_size);
}

/* @return 0 if the system gave no randomness */
static int host_random(void *out, size_t len) {
#if defined(_WIN32)
    return BCryptGenRandom(NULL, out, (ULONG)len, BCRYPT_USE_SYSTEM_PREFERRED_RNG) == 0;
#elif defined(__linux__)
    return getrandom(out, len, GRND_NONBLOCK) == (ssize_t)len;
#else
    return getentropy(out, len) == 0;
#endif
}

void tg_host_defaults(tg_options *options) {
    static const struct {
        const char *name;
        uint32_t kernel;
    } kernels[] = {{"scalar", TG_KERNEL_SCALAR},
                   {"reference", TG_KERNEL_REFERENCE},
                   {"avx2", TG_KERNEL_AVX2},
                   {"avx512", TG_KERNEL_AVX512},
                   {"neon", TG_KERNEL_NEON}};
    const char *kernel = getenv("TEXTGAUGE_KERNEL");
    size_t i;

    options->allocator.resize = host_resize;
    options->allocator.ctx = NULL;
    if (!host_random(options->seed, sizeof options->seed)) {
        /* Early in a boot there may be none yet; an address differs at least from process to process. */
        options->seed[0] = (uint64_t)(uintptr_t)&options;
        options->seed[1] = (uint64_t)(uintptr_t)options->seed;
    }
    if (kernel)
        for (i = 0; i < sizeof kernels / sizeof *kernels; i++)
            if (!strcmp(kernel, kernels[i].name)) options->kernel = kernels[i].kernel;
}
