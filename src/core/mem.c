/* mem: the allocator's calls, and arrays that grow. Holds no memory of its own. */
#include "mem.h"

#define MIN_ITEMS 16

void *tg__mem_resize(const tg_allocator *mem, void *ptr, size_t old_size, size_t new_size) {
    if (!ptr && new_size == 0) return NULL;
    return mem->resize(mem->ctx, ptr, old_size, new_size);
}

void tg__mem_free(const tg_allocator *mem, void *ptr, size_t size) {
    if (ptr) mem->resize(mem->ctx, ptr, size, 0);
}

tg_status tg__mem_reserve(const tg_allocator *mem, void *array, size_t *cap, size_t need, size_t item_size) {
    void *block;
    size_t items, bytes;

    if (need <= *cap) return TG_OK;
    if (tg__add_overflow(*cap, *cap / 2, &items)) items = need;
    items = tg__max(tg__max(items, need), MIN_ITEMS);
    if (tg__mul_overflow(items, item_size, &bytes)) {
        items = need; /* no room to be generous */
        if (tg__mul_overflow(items, item_size, &bytes)) return TG_E_LIMIT;
    }

    memcpy(&block, array, sizeof block); /* `array` is a T **: read and written without aliasing it */
    block = tg__mem_resize(mem, block, *cap * item_size, bytes);
    if (!block) return TG_E_NOMEM;
    memcpy(array, &block, sizeof block);
    *cap = items;
    return TG_OK;
}
