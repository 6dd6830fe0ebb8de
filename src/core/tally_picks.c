/* tally_picks: filters; words to n-grams, in sentences; parts. */
#include "tally_inner.h"

#include "utf.h"

/* ── Chains of words ── */

#define SLIDE_AT 4096 /* bytes in front of a chain that are given up */

static void chain_clear(tg__chain *c) {
    c->first = c->count = 0;
}

static void chain_free(const tg_allocator *mem, tg__chain *c) {
    tg__mem_free(mem, c->key.bytes, c->key.cap);
    tg__mem_free(mem, c->shown.bytes, c->shown.cap);
    memset(c, 0, sizeof *c);
}

/* To the front of its room. */
static void text_slide(tg__chain_text *t, unsigned first, unsigned count) {
    size_t by = t->begin[first];
    unsigned i;

    memmove(t->bytes, t->bytes + by, t->end[first + count - 1] - by);
    for (i = 0; i < count; i++) {
        t->begin[i] = t->begin[first + i] - by;
        t->end[i] = t->end[first + i] - by;
    }
}

static tg_status text_add(const tg_allocator *mem, tg__chain_text *t, unsigned at, int is_first, const char *bytes,
                          size_t len) {
    size_t begin = is_first ? 0 : t->end[at - 1] + 1;
    tg_status st = tg__mem_reserve(mem, &t->bytes, &t->cap, begin + len, 1);

    if (st != TG_OK) return st;
    if (begin) t->bytes[begin - 1] = ' ';
    memcpy(t->bytes + begin, bytes, len);
    t->begin[at] = begin;
    t->end[at] = begin + len;
    return TG_OK;
}

static tg_status chain_add(const tg_allocator *mem, tg__chain *c, const tg__folded *word) {
    tg_status st;
    unsigned at;

    if (!c->count) c->first = 0;
    if (c->first && (c->first + c->count == TG__CHAIN_MAX || c->key.begin[c->first] > SLIDE_AT ||
                     c->shown.begin[c->first] > SLIDE_AT)) {
        text_slide(&c->key, c->first, c->count);
        text_slide(&c->shown, c->first, c->count);
        c->first = 0;
    }
    at = c->first + c->count;
    if ((st = text_add(mem, &c->key, at, !c->count, word->key, word->key_len)) != TG_OK) return st;
    if ((st = text_add(mem, &c->shown, at, !c->count, word->shown, word->shown_len)) != TG_OK) return st;
    c->count++;
    return TG_OK;
}

static void chain_drop(tg__chain *c) {
    c->first++;
    c->count--;
}

static size_t cut_at_most(const char *bytes, size_t len) {
    if (len <= TG__KEY_MAX) return len;
    len = TG__KEY_MAX;
    while (len && ((uint8_t)bytes[len] & 0xC0) == 0x80) len--;
    return len;
}

/* The words `from` to `from` + `count` - 1, as one. Valid until the chain is added to. */
static tg__folded chain_words(const tg__chain *c, unsigned from, unsigned count) {
    unsigned first = c->first + from, last = first + count - 1;
    tg__folded out;

    out.key = c->key.bytes + c->key.begin[first];
    out.key_len = c->key.end[last] - c->key.begin[first];
    out.shown = c->shown.bytes + c->shown.begin[first];
    out.shown_len = c->shown.end[last] - c->shown.begin[first];
    if (out.key_len == out.shown_len && !memcmp(out.key, out.shown, out.key_len)) out.shown = out.key;
    out.key_len = cut_at_most(out.key, out.key_len);
    out.shown_len = cut_at_most(out.shown, out.shown_len);
    return out;
}

/* Add words `from` on of another chain, `count` of them. */
static tg_status chain_append(const tg_allocator *mem, tg__chain *c, const tg__chain *other, unsigned from,
                              unsigned count) {
    tg_status st = TG_OK;

    for (; st == TG_OK && count; from++, count--) {
        tg__folded word = chain_words(other, from, 1);
        st = chain_add(mem, c, &word);
    }
    return st;
}

static tg_status chain_copy(const tg_allocator *mem, tg__chain *c, const tg__chain *other) {
    chain_clear(c);
    return chain_append(mem, c, other, 0, other->count);
}

static void chain_swap(tg__chain *a, tg__chain *b) {
    tg__chain c = *a;
    *a = *b;
    *b = c;
}

/* ── Counting ── */

static tg_status count(tg__picks *k, const tg__folded *word) {
    tg_status st = k->bounded.most
                       ? tg__bounded_add(&k->bounded, word->key, word->key_len, word->shown, word->shown_len)
                       : tg__table_add(&k->table, word->key, word->key_len, word->shown, word->shown_len, 1, NULL);

    if (st == TG_OK) k->total++;
    return st;
}

/* The n-grams with words of both. */
static tg_status count_between(tg__picks *k, unsigned n, const tg__chain *left, const tg__chain *right) {
    tg__chain both;
    unsigned lefts = (unsigned)tg__min(left->count, n - 1), rights = (unsigned)tg__min(right->count, n - 1), i;
    tg_status st;

    if (!lefts || !rights || lefts + rights < n) return TG_OK;
    memset(&both, 0, sizeof both);
    if ((st = chain_append(&k->mem, &both, left, left->count - lefts, lefts)) == TG_OK)
        st = chain_append(&k->mem, &both, right, 0, rights);
    for (i = 0; st == TG_OK && i + n <= lefts + rights; i++) {
        tg__folded word = chain_words(&both, i, n);
        st = count(k, &word);
    }
    chain_free(&k->mem, &both);
    return st;
}

/* `left` becomes the last words, n - 1 at most, of it and `right`. */
static tg_status keep_last(tg__picks *k, unsigned n, tg__chain *left, const tg__chain *right) {
    tg_status st = chain_append(&k->mem, left, right, 0, right->count);

    while (st == TG_OK && left->count >= n) chain_drop(left);
    return st;
}

/* ── Runs ── */

/* No n-gram goes over this place. */
static void break_run(tg__picks *k) {
    chain_clear(&k->run);
    if (k->in_doubt) k->after_closed = 1;
    else k->lead_open = 0;
}

static tg_status add_lead(tg__picks *k, unsigned n, const tg__folded *word) {
    tg_status st = chain_add(&k->mem, &k->lead, word);

    if (k->lead.count == n - 1) k->lead_open = 0;
    return st;
}

static tg_status add_to_run(tg__picks *k, unsigned n, const tg__folded *word) {
    tg_status st;

    if (k->in_doubt && !k->after_closed) {
        if ((st = chain_add(&k->mem, &k->after, word)) != TG_OK) return st;
        k->after_closed = k->after.count == n - 1;
    } else if (!k->in_doubt && k->lead_open) {
        if ((st = add_lead(k, n, word)) != TG_OK) return st;
    }
    if ((st = chain_add(&k->mem, &k->run, word)) != TG_OK || k->run.count < n) return st;
    tg__folded gram = chain_words(&k->run, 0, n);
    st = count(k, &gram);
    chain_drop(&k->run);
    return st;
}

/* ── Ends of sentences, and doubts ── */

/* Could a word start in [from, to) that is not placed yet, or is behind the place in doubt? */
static int may_start(const tg__tally *t, uint64_t from, uint64_t to) {
    const tg__picks *k = t->picks;
    const tg__scan *s = &t->scan;
    unsigned i;

    if (k->in_doubt && k->doubt_at >= from && k->doubt_at < to) return 1;
    for (i = 0; i < k->waiting_count; i++)
        if (k->waiting[i].at >= from && k->waiting[i].at < to) return 1;
    return (s->word_at >= from && s->word_at < to) || (s->held && s->held_at >= from && s->held_at < to);
}

/* Of ends that no word stands between one will do. */
static void thin_ends(const tg__tally *t) {
    tg__picks *k = t->picks;
    unsigned i, kept = 0;

    for (i = 0; i < k->end_count; i++)
        if (!kept || may_start(t, k->ends[kept - 1], k->ends[i])) k->ends[kept++] = k->ends[i];
    k->end_count = kept;
}

void tg__picks_ends(tg__tally *t, const tg__sentence_end *ends, unsigned count) {
    tg__picks *k = t->picks;
    unsigned i;

    if (k->end_count > TG__ENDS_KEPT) thin_ends(t);
    for (i = 0; i < count; i++) k->ends[k->end_count++] = ends[i].offset;
}

/* Those up to `at` are behind. @return 1 if there were any */
static int pass_ends(tg__picks *k, uint64_t at) {
    unsigned passed = 0;

    while (passed < k->end_count && k->ends[passed] <= at) passed++;
    if (!passed) return 0;
    k->end_count -= passed;
    memmove(k->ends, k->ends + passed, k->end_count * sizeof *k->ends);
    return 1;
}

static void begin_doubt(tg__picks *k, uint64_t at) {
    k->in_doubt = 1;
    k->after_closed = 0;
    k->doubt_at = at;
    chain_swap(&k->before, &k->run);
    chain_clear(&k->run);
    chain_clear(&k->after);
}

/* No sentence ends there. */
static tg_status join_doubt(tg__picks *k, unsigned n) {
    unsigned i;
    tg_status st = count_between(k, n, &k->before, &k->after);

    for (i = 0; st == TG_OK && k->lead_open && i < k->after.count; i++) {
        tg__folded word = chain_words(&k->after, i, 1);
        st = add_lead(k, n, &word);
    }
    if (st != TG_OK) return st;
    if (k->after_closed) {
        k->lead_open = 0;
        return TG_OK;
    }
    if ((st = keep_last(k, n, &k->before, &k->after)) == TG_OK) chain_swap(&k->run, &k->before);
    return st;
}

/* What was in doubt may be clear by now. */
static tg_status settle_doubt(tg__picks *k, unsigned n, const tg__decided *d) {
    if (!k->in_doubt || (d->in_doubt && d->doubt == k->doubt_at)) return TG_OK;
    k->in_doubt = 0;
    if (!pass_ends(k, k->doubt_at)) return join_doubt(k, n);
    k->lead_open = 0;
    return TG_OK;
}

/* ── Words in their places ── */

/* @param word  NULL for one that is left out */
static tg_status place(tg__picks *k, unsigned n, const tg__decided *d, uint64_t at, const tg__folded *word) {
    if (pass_ends(k, at)) break_run(k);
    if (!word) {
        break_run(k);
        return TG_OK;
    }
    if (d->in_doubt && d->doubt <= at && !k->in_doubt) begin_doubt(k, d->doubt);
    return add_to_run(k, n, word);
}

static tg_status place_waiting(tg__picks *k, unsigned n, const tg__decided *d) {
    unsigned placed = 0, used = 0, i;
    tg_status st = TG_OK;

    for (; st == TG_OK && placed < k->waiting_count && k->waiting[placed].at < d->upto; placed++) {
        const tg__waiting *w = &k->waiting[placed];
        tg__folded word;
        if (!w->gap) word = chain_words(&k->wait, used++, 1);
        st = place(k, n, d, w->at, w->gap ? NULL : &word);
    }
    if (!placed) return st;
    k->waiting_count -= placed;
    memmove(k->waiting, k->waiting + placed, k->waiting_count * sizeof *k->waiting);
    for (i = 0; i < used; i++) chain_drop(&k->wait);
    return st;
}

static tg_status wait(tg__picks *k, uint64_t at, const tg__folded *word) {
    tg__waiting *w = &k->waiting[k->waiting_count];
    tg_status st = word ? chain_add(&k->mem, &k->wait, word) : TG_OK;

    if (st != TG_OK) return st;
    w->at = at;
    w->gap = !word;
    k->waiting_count++;
    return TG_OK;
}

/* The next word, which starts at `at`. @param word  as in `place` */
static tg_status take(tg__tally *t, uint64_t at, const tg__folded *word) {
    tg__picks *k = t->picks;
    unsigned n = t->plan.ngram;
    tg__decided d = {UINT64_MAX, 0, 0};
    tg_status st;

    if (n == 1) return word ? count(k, word) : TG_OK;
    if (!t->plan.within) return place(k, n, &d, at, word);
    tg__sentence_decided(&t->scan.sentence, &d.upto, &d.in_doubt, &d.doubt);
    if ((st = settle_doubt(k, n, &d)) != TG_OK || (st = place_waiting(k, n, &d)) != TG_OK) return st;
    if (at < d.upto || k->waiting_count == TG__WAITING_MAX) return place(k, n, &d, at, word);
    return wait(k, at, word);
}

/* Nothing of sentences is pending any more. */
static tg_status settle(tg__tally *t) {
    tg__picks *k = t->picks;
    tg__decided all = {UINT64_MAX, 0, 0};
    tg_status st = settle_doubt(k, t->plan.ngram, &all);

    return st == TG_OK ? place_waiting(k, t->plan.ngram, &all) : st;
}

/* ── Which words, in what form ── */

/* Digits, and what joins digits or belongs to them. */
static int is_number(const char *bytes, size_t len) {
    const uint8_t *p = (const uint8_t *)bytes, *end = p + len;
    int digits = 0;

    while (p < end) {
        uint32_t cp;
        int bad;
        tg__props props;
        p += tg__utf8_decode(p, end, &cp, &bad);
        props = tg__ucd(cp);
        switch (tg__props_wb(props)) {
        case TG__WB_MID_NUM:
        case TG__WB_MID_NUM_LET:
        case TG__WB_SINGLE_QUOTE:
        case TG__WB_EXTEND:
        case TG__WB_FORMAT:
        case TG__WB_ZWJ:
            if (tg__props_kind(props) == TG__KIND_LETTER) return 0;
            break;
        case TG__WB_NUMERIC: /* U+066B, too */ digits |= tg__props_kind(props) == TG__KIND_DIGIT; break;
        default: return 0;
        }
    }
    return digits;
}

static int is_shorter(const char *bytes, size_t len, uint32_t least) {
    size_t i, code_points = 0;

    if (least <= 1 || len / 4 >= least) return 0;
    for (i = 0; i < len; i++) code_points += ((uint8_t)bytes[i] & 0xC0) != 0x80;
    return code_points < least;
}

static tg_status fold(tg__tally *t, const char *word, size_t len, int keep_case, tg__folded *out) {
    if (t->plan.classic && !keep_case) return tg__fold_lower(&t->folder, word, len, out);
    return tg__fold_word(&t->folder, word, len, keep_case, out);
}

static int is_stop(const tg__tally *t, const char *key, size_t len) {
    return (t->plan.stops && tg__stops_has(t->plan.stops, key, len)) || tg__table_get(&t->picks->stops, key, len);
}

tg_status tg__picks_take(tg__tally *t, uint64_t at, const char *word, size_t len) {
    static const tg__folded masked = {"#", 1, "#", 1};
    const tg__plan *plan = &t->plan;
    int has_stops = plan->stops || t->picks->stops.used;
    tg__folded folded;
    tg_status st;

    if (has_stops) {
        if ((st = tg__fold_word(&t->folder, word, len, 0, &folded)) != TG_OK) return st;
        if (is_stop(t, folded.key, folded.key_len)) return take(t, at, NULL);
    }
    if ((plan->keep_case || plan->classic || !has_stops) &&
        (st = fold(t, word, len, plan->keep_case, &folded)) != TG_OK)
        return st;
    if (is_shorter(folded.key, folded.key_len, plan->min_length)) return take(t, at, NULL);
    if (plan->numbers && is_number(folded.key, folded.key_len))
        return take(t, at, plan->numbers == TG_NUMBERS_DROP ? NULL : &masked);
    return take(t, at, &folded);
}

/* ── Life ── */

static void free_chains(tg__picks *k) {
    chain_free(&k->mem, &k->run);
    chain_free(&k->mem, &k->before);
    chain_free(&k->mem, &k->after);
    chain_free(&k->mem, &k->lead);
    chain_free(&k->mem, &k->wait);
}

tg_status tg__picks_new(tg__tally *t, const tg__stop_list *stops, const uint64_t seed[2]) {
    tg__picks *k = tg__mem_resize(&t->mem, NULL, 0, sizeof *k);
    const char *word = stops->text;
    tg_status st = TG_OK;
    tg__folded folded;
    tg__entry *entry;
    size_t i;

    if (!k) return TG_E_NOMEM;
    memset(k, 0, sizeof *k);
    t->picks = k;
    k->mem = t->mem;
    k->spent.mem = t->mem;
    tg__table_init(&k->stops, &t->mem, seed);
    tg__table_init(&k->table, &t->mem, seed);
    tg__bounded_init(&k->bounded, &t->mem, seed, t->plan.most);
    for (i = 0; st == TG_OK && i < stops->count; word += stops->lengths[i++])
        if (stops->lengths[i] && (st = tg__fold_word(&t->folder, word, stops->lengths[i], 0, &folded)) == TG_OK)
            st = tg__table_add(&k->stops, folded.key, folded.key_len, folded.key, folded.key_len, 1, &entry);
    return st;
}

void tg__picks_free(tg__tally *t) {
    tg__picks *k = t->picks;

    if (!k) return;
    tg__table_free(&k->stops);
    (void)tg__shares_end(&k->table, &k->shares);
    tg__table_free(&k->table);
    tg__table_free(&k->spent);
    tg__bounded_free(&k->bounded);
    free_chains(k);
    tg__mem_free(&t->mem, k, sizeof *k);
    t->picks = NULL;
}

void tg__picks_restart(tg__tally *t, int is_part) {
    tg__picks *k = t->picks;

    chain_clear(&k->run);
    chain_clear(&k->lead);
    chain_clear(&k->wait);
    k->in_doubt = 0;
    k->waiting_count = k->end_count = 0;
    k->lead_open = (uint8_t)is_part;
}

tg_status tg__picks_end(tg__tally *t) {
    return t->plan.ngram > 1 ? settle(t) : TG_OK;
}

tg_status tg__picks_clone(tg__tally *t, const tg__picks *from) {
    static const tg__stop_list none = {NULL, NULL, 0};
    tg__picks *k;
    tg_status st = tg__picks_new(t, &none, from->table.seed);

    if (st != TG_OK) return st;
    k = t->picks;
    k->total = from->total;
    k->lead_open = from->lead_open;
    k->in_doubt = from->in_doubt;
    k->after_closed = from->after_closed;
    k->doubt_at = from->doubt_at;
    k->waiting_count = from->waiting_count;
    k->end_count = from->end_count;
    memcpy(k->waiting, from->waiting, sizeof k->waiting);
    memcpy(k->ends, from->ends, sizeof k->ends);
    if ((st = tg__table_add_all(&k->stops, &from->stops)) == TG_OK &&
        (st = tg__table_add_all(&k->table, &from->table)) == TG_OK &&
        (st = tg__bounded_copy(&k->bounded, &from->bounded)) == TG_OK &&
        (st = chain_copy(&k->mem, &k->run, &from->run)) == TG_OK &&
        (st = chain_copy(&k->mem, &k->before, &from->before)) == TG_OK &&
        (st = chain_copy(&k->mem, &k->after, &from->after)) == TG_OK &&
        (st = chain_copy(&k->mem, &k->lead, &from->lead)) == TG_OK)
        st = chain_copy(&k->mem, &k->wait, &from->wait);
    return st;
}

int tg__picks_same_stops(const tg__picks *a, const tg__picks *b) {
    size_t work = SIZE_MAX;
    tg__walk walk = {0, 0};
    const tg__entry *e;

    if (a->stops.used != b->stops.used) return 0;
    while ((e = tg__table_next(&a->stops, &walk, &work))) {
        size_t len;
        const char *key = tg__entry_key(e, &len);
        if (!tg__table_get(&b->stops, key, len)) return 0;
    }
    return 1;
}

/* ── Parts ── */

tg_status tg__picks_meet(tg__tally *t, const tg__picks *part, int sentence_ends) {
    tg__picks *k = t->picks;
    unsigned n = t->plan.ngram, i;
    tg_status st;

    if (n == 1) return TG_OK;
    if ((st = settle(t)) != TG_OK) return st;
    if (k->end_count || sentence_ends) break_run(k);
    if ((st = count_between(k, n, &k->run, &part->lead)) != TG_OK) return st;
    for (i = 0; st == TG_OK && k->lead_open && i < part->lead.count; i++) {
        tg__folded word = chain_words(&part->lead, i, 1);
        st = add_lead(k, n, &word);
    }
    if (st != TG_OK) return st;
    if (part->lead_open) return keep_last(k, n, &k->run, part->in_doubt ? &part->before : &part->run);
    k->lead_open = 0;
    return TG_OK;
}

void tg__picks_take_over(tg__tally *t, tg__picks *part) {
    tg__picks *k = t->picks;

    if (!part->lead_open) chain_swap(&k->before, &part->before);
    else if (part->in_doubt) chain_swap(&k->before, &k->run); /* which has those before the part, too */
    if (!part->lead_open || part->in_doubt) chain_swap(&k->run, &part->run);
    chain_swap(&k->after, &part->after);
    chain_swap(&k->wait, &part->wait);
    k->in_doubt = part->in_doubt;
    k->after_closed = part->after_closed;
    k->doubt_at = part->doubt_at;
    k->waiting_count = part->waiting_count;
    k->end_count = part->end_count;
    memcpy(k->waiting, part->waiting, sizeof k->waiting);
    memcpy(k->ends, part->ends, sizeof k->ends);
}
