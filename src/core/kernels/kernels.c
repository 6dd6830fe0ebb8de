/* kernels: which instruction set does the work. */
#include "kernels.h"

const tg__kernels *tg__kernels_get(uint32_t kernel) {
    switch (kernel) {
    case TG_KERNEL_AUTO:
    case TG_KERNEL_SCALAR: return &tg__kernels_scalar;
    case TG_KERNEL_REFERENCE: return &tg__kernels_reference;
    default: return NULL;
    }
}
