/* mem: every block of the core comes through here, from the allocator of the object that owns it. */
#ifndef TG_CORE_MEM_H
#define TG_CORE_MEM_H

#include "../../include/textgauge.h"
#include "base.h"

/**
 * A block of `new_size` bytes with the contents of `ptr`.
 *
 * @param mem       with `resize` set: the host's default is filled in long before.
 * @param ptr       a block of `old_size` bytes; NULL with old_size 0 for a new one.
 * @param new_size  0 frees `ptr`.
 * @return the block; NULL when there is none (`ptr` is still valid) and when new_size is 0.
 */
void *tg__mem_resize(const tg_allocator *mem, void *ptr, size_t old_size, size_t new_size);

/** Give a block of `size` bytes back. `ptr` NULL does nothing. */
void tg__mem_free(const tg_allocator *mem, void *ptr, size_t size);

/**
 * Make room for `need` items in an array. It grows by half at least, so that
 * appending is O(1) amortised, and never shrinks.
 *
 * @param array      address of the pointer to the array (`T **`, passed as it is); the pointer may be NULL with *cap 0.
 * @param cap        how many items fit; updated with the array.
 * @param need       how many items are to fit.
 * @param item_size  sizeof one, not 0.
 * @return TG_OK; TG_E_LIMIT if the size does not fit size_t, TG_E_NOMEM: the array is unchanged.
 */
tg_status tg__mem_reserve(const tg_allocator *mem, void *array, size_t *cap, size_t need, size_t item_size);

#endif
