/* words: the table that the words were counted in, and beside it their texts and counts in order, as arrays. */
#include "words.h"

#include "select.h"

struct tg_words {
    tg_allocator mem;
    const tg__kernels *kernels;
    uint8_t classic, keep_case;
    enum { FILL, READ, SORT, COPY, FREE, DONE } stage;
    tg__table table; /* an entry has its place in the arrays where others have syllables */
    uint64_t total, distinct;
    int is_exact;
    tg__bounded bounded; /* until they are in the table; an entry has its number there instead */
    uint32_t most;
    tg__select select;
    tg__walk walk;
    size_t at;   /* the next word */
    size_t text; /* bytes of all of them */
    size_t size; /* of the block of arrays, which begins with the counts */
    uint64_t *counts, *errors;
    int32_t *offsets;
    char *bytes;
};

tg_status tg__words_new(const tg__config *config, tg__tally *tally, tg_words **out) {
    tg__table *from = tally->picks ? &tally->picks->table : &tally->table;
    uint64_t seed[2] = {from->seed[0], from->seed[1]};
    size_t most = from->used;
    tg_words *w = tg__mem_resize(&tally->mem, NULL, 0, sizeof *w);
    tg_status st;

    if (!w) return TG_E_NOMEM;
    memset(w, 0, sizeof *w);
    w->mem = tally->mem;
    w->kernels = config->kernels;
    w->classic = config->plan.classic;
    w->keep_case = config->plan.keep_case;
    w->total = tally->picks ? tally->picks->total : tally->counts[TG_COUNT_WORDS];
    w->most = config->plan.most;
    if (w->most) most = tally->picks->bounded.used;
    if ((st = tg__select_init(&w->select, &w->mem, TG__BY_COUNT, most)) != TG_OK) {
        tg__mem_free(&w->mem, w, sizeof *w);
        return st;
    }
    w->table = *from;
    tg__table_init(from, &tally->mem, seed);
    w->distinct = w->table.used;
    w->is_exact = 1;
    if (w->most) {
        w->bounded = tally->picks->bounded;
        tg__bounded_clear(&tally->picks->bounded);
        w->distinct = tg__bounded_distinct(&w->bounded);
        w->is_exact = !w->bounded.evicted;
    }
    *out = w;
    return TG_OK;
}

/* Words that were counted in bounded memory, into the table. */
static tg_status fill_table(tg_words *w, size_t *work) {
    tg_status st;

    for (; w->at < w->bounded.used && *work; w->at++, --*work) {
        const tg__counted *c = &w->bounded.words[w->at];
        size_t len;
        const char *shown = tg__counted_shown(c, &len);
        if ((st = tg__table_add(&w->table, c->bytes, c->key_len, shown, len, c->count, NULL)) != TG_OK) return st;
    }
    if (w->at < w->bounded.used) return TG_OK;
    w->stage = READ;
    w->at = 0;
    return TG_OK;
}

static int read_words(tg_words *w, size_t *work) {
    const tg__entry *e;

    while ((e = tg__table_next(&w->table, &w->walk, work))) {
        size_t len;
        tg__entry_shown(e, &len);
        if (tg__add_overflow(w->text, len, &w->text))
            w->text = SIZE_MAX; /* more than INT32_MAX, and adding says so again */
        tg__select_offer(&w->select, e);
    }
    return *work > 0;
}

static tg_status allocate(tg_words *w) {
    size_t count = w->select.count, size;

    if (w->text > INT32_MAX) return TG_E_LIMIT;
    if (tg__mul_overflow(count + 1, (w->most ? 2 : 1) * sizeof *w->counts + sizeof *w->offsets, &size) ||
        tg__add_overflow(size, w->text, &size))
        return TG_E_LIMIT;
    if (!(w->counts = tg__mem_resize(&w->mem, NULL, 0, size))) return TG_E_NOMEM;
    w->size = size;
    w->errors = w->most ? w->counts + count + 1 : NULL;
    w->offsets = (int32_t *)(w->counts + (w->most ? 2 : 1) * (count + 1));
    w->bytes = (char *)(w->offsets + count + 1);
    w->offsets[0] = 0;
    return TG_OK;
}

static int copy_words(tg_words *w, size_t *work) {
    for (; w->at < w->select.count && *work; w->at++, --*work) {
        tg__entry *e = (tg__entry *)(uintptr_t)w->select.picks[w->at].entry; /* of our own table */
        int32_t begin = w->offsets[w->at];
        size_t len, key_len;
        const char *shown = tg__entry_shown(e, &len), *key = tg__entry_key(e, &key_len);
        tg__select_ask(&w->select, w->at);
        memcpy(w->bytes + begin, shown, len);
        w->offsets[w->at + 1] = begin + (int32_t)len;
        w->counts[w->at] = e->count;
        if (w->errors) w->errors[w->at] = tg__bounded_get(&w->bounded, key, key_len)->error;
        e->count = w->at + 1; /* from now on where it stands: its count stands there */
    }
    return w->at == w->select.count;
}

tg_status tg__words_step(tg_words *w, size_t work, int *done) {
    tg_status st;

    if (w->stage == FILL && (st = fill_table(w, &work)) != TG_OK) return st;
    if (w->stage == READ && read_words(w, &work)) w->stage = SORT;
    if (w->stage == SORT && tg__select_sort(&w->select, &work)) {
        if ((st = allocate(w)) != TG_OK) return st;
        w->stage = COPY;
        w->at = 0;
    }
    if (w->stage == COPY && copy_words(w, &work)) w->stage = FREE;
    if (w->stage == FREE && tg__select_free_step(&w->select, &work) && tg__bounded_free_step(&w->bounded, &work))
        w->stage = DONE;
    *done = w->stage == DONE;
    return TG_OK;
}

size_t tg_words_size(const tg_words *words) {
    return words ? words->table.used : 0;
}

uint64_t tg_words_total(const tg_words *words) {
    return words ? words->total : 0;
}

const char *tg_words_text(const tg_words *words, size_t *len) {
    if (len) *len = words ? words->text : 0;
    return words ? words->bytes : NULL;
}

const int32_t *tg_words_offsets(const tg_words *words) {
    return words ? words->offsets : NULL;
}

const uint64_t *tg_words_counts(const tg_words *words) {
    return words ? words->counts : NULL;
}

const uint64_t *tg_words_errors(const tg_words *words) {
    return words ? words->errors : NULL;
}

int tg_words_is_exact(const tg_words *words) {
    return !words || words->is_exact;
}

uint64_t tg_words_distinct(const tg_words *words) {
    return words ? words->distinct : 0;
}

/* A space composes with nothing, so that an n-gram can be folded as one word. */
tg_status tg_words_get(const tg_words *words, const char *word, size_t len, size_t *index, uint64_t *count) {
    const tg__entry *e = NULL;
    tg__folder folder;
    tg__folded folded;
    tg_status st;

    if (!word && len) return TG_E_ARG;
    if (!words || !len) goto found;
    tg__folder_init(&folder, &words->mem, words->kernels);
    st = words->classic && !words->keep_case ? tg__fold_lower(&folder, word, len, &folded)
                                             : tg__fold_word(&folder, word, len, words->keep_case, &folded);
    if (st == TG_OK) e = tg__table_get(&words->table, folded.key, folded.key_len);
    tg__folder_free(&folder);
    if (st != TG_OK) return st;
found:
    if (index) *index = e ? (size_t)e->count - 1 : tg_words_size(words);
    if (count) *count = e ? words->counts[e->count - 1] : 0;
    return TG_OK;
}

void tg_words_free(tg_words *words) {
    tg_allocator mem;

    if (!words) return;
    mem = words->mem;
    tg__table_free(&words->table);
    tg__bounded_free(&words->bounded);
    tg__select_free(&words->select);
    tg__mem_free(&mem, words->counts, words->size);
    tg__mem_free(&mem, words, sizeof *words);
}
