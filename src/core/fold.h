/*
 * fold: what a word is counted as, and how it is shown.
 *
 * Key: NFC(toCasefold(NFD(word))). Shown form: NFC(toLowercase(word)), with Final_Sigma and full mappings, no
 * language. Knows nothing of where words begin.
 */
#ifndef TG_CORE_FOLD_H
#define TG_CORE_FOLD_H

#include "kernels/kernels.h"
#include "mem.h"

/* Keys and shown forms are cut at this many bytes, at a code point, after normalisation. */
#define TG__KEY_MAX 65536

typedef struct tg__fold_buffer {
    char *bytes;
    size_t len, cap;
} tg__fold_buffer;

/* Scratch memory for folding: two buffers, at most TG__KEY_MAX bytes and a little each. */
typedef struct tg__folder {
    tg_allocator mem;
    const tg__kernels *kernels;
    tg__fold_buffer key, shown;
} tg__folder;

/* Both forms of a word. When they are the same text, they are the same pointer. */
typedef struct tg__folded {
    const char *key;
    size_t key_len;
    const char *shown;
    size_t shown_len;
} tg__folded;

/** Make an empty folder; allocates nothing. `mem` is copied. */
void tg__folder_init(tg__folder *f, const tg_allocator *mem, const tg__kernels *kernels);

/** Give the memory back; the folder is as after tg__folder_init. NULL does nothing. */
void tg__folder_free(tg__folder *f);

/**
 * Fold a word to its identity.
 *
 * Runs of more than 30 non-starters are cut by U+034F, the Stream-Safe Text Process of UAX #15 (with canonical
 * decompositions), in both forms.
 *
 * @param f          scratch memory, which `out` may point into until the next call.
 * @param word       UTF-8; each ill-formed part is one U+FFFD.
 * @param len        its length in bytes.
 * @param keep_case  nonzero: the key and the shown form are NFC(word).
 * @param out        receives the forms, in the buffers of `f` or, where nothing changes, in `word` itself.
 * @return TG_OK; TG_E_NOMEM, after which `out` is not written and `f` may be used again.
 *
 * O(len): one pass over ASCII, a table look-up a code point where nothing can combine, else full normalisation.
 */
tg_status tg__fold_word(tg__folder *f, const char *word, size_t len, int keep_case, tg__folded *out);

/**
 * Lower-case a word and do nothing else to it (but for U+FFFD and the cut): the classic profile. Key and shown form
 * are the same. Parameters and result as tg__fold_word.
 */
tg_status tg__fold_lower(tg__folder *f, const char *word, size_t len, tg__folded *out);

#endif
