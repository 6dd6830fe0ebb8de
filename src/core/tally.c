/* tally: pieces of a document, by blocks where that can be, by code points elsewhere; ends, parts, joins, copies. */
#include "tally_inner.h"

#include "utf.h"

static void scan_reset(tg__tally *t) {
    memset(&t->scan, 0, sizeof t->scan);
    t->scan.word.hyphens = t->plan.hyphens;
    t->scan.sentence.mode = t->plan.sentence_mode;
    t->scan.sentence.cues = t->plan.cues;
    t->stash.len = 0;
    t->held_stash.len = 0;
    if (t->picks) tg__picks_restart(t, 0);
}

void tg__tally_init(tg__tally *t, const tg_allocator *mem, const tg__kernels *kernels, const tg__plan *plan,
                    const uint64_t seed[2]) {
    memset(t, 0, sizeof *t);
    t->mem = *mem;
    t->plan = *plan;
    if (plan->table) tg__table_init(&t->table, mem, seed);
    else t->table.mem = *mem; /* no word comes to it */
    t->spent.mem = *mem;
    tg__folder_init(&t->folder, mem, kernels);
    scan_reset(t);
}

void tg__tally_free(tg__tally *t) {
    (void)tg__shares_end(&t->table, &t->shares);
    tg__table_free(&t->table);
    tg__table_free(&t->spent);
    tg__folder_free(&t->folder);
    tg__picks_free(t);
    tg__mem_free(&t->mem, t->stash.bytes, t->stash.cap);
    tg__mem_free(&t->mem, t->held_stash.bytes, t->held_stash.cap);
}

/* All but the words. */
static void forget_scan(tg__tally *t) {
    memset(t->counts, 0, sizeof t->counts);
    t->unsegmented = 0;
    t->documents = 0;
    scan_reset(t);
    if (t->picks) t->picks->total = 0;
}

static void forget_words(tg__tally *t) {
    (void)tg__shares_end(&t->table, &t->shares);
    tg__table_clear(&t->table);
    tg__table_free(&t->spent);
    memset(&t->collected, 0, sizeof t->collected);
    if (!t->picks) return;
    (void)tg__shares_end(&t->picks->table, &t->picks->shares);
    tg__table_clear(&t->picks->table);
    tg__table_free(&t->picks->spent);
    tg__bounded_free(&t->picks->bounded);
    memset(&t->picks->collected, 0, sizeof t->picks->collected);
}

void tg__tally_reset(tg__tally *t) {
    forget_scan(t);
    forget_words(t);
}

static int is_ascii_letter(uint32_t c) {
    return (c | 0x20) - 'a' < 26;
}

/* Classic: ASCII letters right behind an ASCII letter, counted at once. @return how many were taken. */
static size_t take_letters(tg__tally *t, const uint8_t *p, const uint8_t *end) {
    tg__scan *s = &t->scan;
    size_t n = 0;

    while (p + n < end && is_ascii_letter(p[n])) n++;
    if (!n) return 0;
    t->counts[TG_COUNT_CHARACTERS] += n;
    t->counts[TG_COUNT_LETTERS] += n;
    if (t->plan.graphemes) t->counts[TG_COUNT_GRAPHEMES] += n;
    s->span.letters += n;
    s->at += n;
    s->alnum_end = s->at;
    s->nfc = p[n - 1];
    return n;
}

/* @param taken  receives how many bytes. */
static tg_status take_code_point(tg__tally *t, const uint8_t *p, const uint8_t *end, size_t *taken) {
    tg__scan *s = &t->scan;
    uint32_t cp;
    int bad;
    size_t n = tg__utf8_decode(p, end, &cp, &bad);
    tg_status st;

    if (TG__UNLIKELY(bad)) {
        if (t->plan.stop_at_invalid) return TG_E_INVALID;
        t->counts[TG_COUNT_INVALID_SEQUENCES]++;
    }
    if (s->at == 0 && s->part) {
        s->fits = s->part == TG__PART_LINE || tg__tally_may_cut(tg__ucd(cp));
        s->fits = (uint8_t)(s->fits << tg__sentence_looks_back(cp, tg__ucd(cp)));
    }
    if (cp == 0xFEFF && s->at == 0 && !s->part) { /* a byte order mark: bytes, and nothing else */
        s->word_at = n;
    } else if ((st = tg__tally_step(t, cp, s->at + n)) != TG_OK) {
        return st;
    }
    s->at += n;
    *taken = n;
    if (t->plan.classic && is_ascii_letter(cp)) *taken += take_letters(t, p + n, end);
    return TG_OK;
}

static tg_status take_blocks(tg__tally *t, const uint8_t *p, const uint8_t *end, size_t *taken) {
#ifdef TG__WITH_POPCNT
    if (t->folder.kernels->popcnt) return tg__tally_blocks_popcnt(t, p, end, taken);
#endif
    return tg__tally_blocks(t, p, end, taken);
}

tg_status tg__tally_scan(tg__tally *t, const uint8_t *p, size_t len) {
    tg__scan *s = &t->scan;
    const uint8_t *end = p + len;
    int in_order = t->plan.most && t->plan.within; /* a block knows more of its sentences than the words in it tell */
    int in_bulk = !t->plan.classic && t->folder.kernels->classify && !in_order;
    size_t taken, steps = 0, more = 0;
    tg_status st;

    if (len > TG__COUNT_MAX - t->counts[TG_COUNT_BYTES]) return TG_E_LIMIT; /* nothing else counts more */
    s->piece = p;
    s->piece_at = s->at;
    while (p < end) {
        if (in_bulk && !steps) {
            if ((st = take_blocks(t, p, end, &taken)) != TG_OK) return st;
            p += taken;
            if (p == end) break;
            steps = s->at ? tg__block_steps(taken, &more) : 1; /* the first code point is never a block's */
        }
        if ((st = take_code_point(t, p, end, &taken)) != TG_OK) return st;
        p += taken;
        steps -= steps > 0;
    }
    t->counts[TG_COUNT_BYTES] += len;
    return tg__tally_stash_open(t);
}

/* What is held or open at the end of a document, or of a part of it. */
static tg_status finish_words(tg__tally *t) {
    tg__scan *s = &t->scan;
    tg_status st = TG_OK;

    s->piece_at = s->at; /* nothing left of it: the rest of a word is in the stash */
    if (!t->plan.words) return TG_OK;
    if (t->plan.classic) return s->span.like ? tg__tally_close_word(t, s->alnum_end) : TG_OK;
    if (tg__word_end(&s->word)) st = tg__tally_confirm_held(t);
    return st == TG_OK ? tg__tally_close_word(t, s->at) : st;
}

static void finish_sentences(tg__tally *t) {
    tg__scan *s = &t->scan;

    tg__tally_add_sentences(t, tg__sentence_finish(&s->sentence));
    t->counts[TG_COUNT_SENTENCES] += s->sentence.wordy;
}

tg_status tg__tally_end(tg__tally *t) {
    tg__scan *s = &t->scan;
    tg_status st = finish_words(t);

    if (st != TG_OK) return st;
    if (t->plan.sentences) {
        if (t->plan.classic) t->counts[TG_COUNT_SENTENCES] += s->sentence_text;
        else finish_sentences(t);
    }
    if (t->picks && (st = tg__picks_end(t)) != TG_OK) return st;
    t->counts[TG_COUNT_LINES] += s->line_open;
    t->documents++;
    scan_reset(t);
    return TG_OK;
}

/* ── Parts, joins, copies ── */

int tg__tally_may_cut(tg__props p) {
    tg__sb sb = tg__props_sb(p);
    tg__gcb gcb = tg__props_gcb(p);

    return tg__props_wb(p) == TG__WB_ALETTER && !(p & TG__P_NFC_JOIN) && tg__props_kind(p) == TG__KIND_LETTER &&
           (gcb == TG__GCB_OTHER || gcb == TG__GCB_LV || gcb == TG__GCB_LVT) &&
           (sb == TG__SB_LOWER || sb == TG__SB_UPPER || sb == TG__SB_OLETTER);
}

void tg__tally_begin_part(tg__tally *t, unsigned part, tg__line line) {
    tg__scan *s = &t->scan;

    scan_reset(t); /* it may have been begun elsewhere */
    s->part = (uint8_t)part;
    if (t->picks) tg__picks_restart(t, 1);
    if (part != TG__PART_SPACE) return;
    s->part_line = line;
    s->line_open = s->line_text = s->paragraph_open = 1;
    tg__sentence_begin_inside(&s->sentence, line);
}

/* Is the document of `t` where the part took it to be? */
static int part_fits(const tg__tally *t, const tg__scan *part) {
    const tg__scan *s = &t->scan;

    if (!part->fits || s->after_cr) return 0;
    if (part->part == TG__PART_LINE) return s->nfc == '\n' && !s->line_open && !s->paragraph_open;
    return s->nfc == ' ' && s->line_text &&
           (!t->plan.sentences || t->plan.classic ||
            tg__sentence_is_inside(&s->sentence, part->part_line, part->fits > 1));
}

static tg_status add_counts(tg__tally *t, const tg__tally *from) {
    size_t i;

    for (i = 0; i < TG_COUNT_ALL_; i++)
        if (t->counts[i] > TG__COUNT_MAX - from->counts[i]) return TG_E_LIMIT;
    for (i = 0; i < TG_COUNT_ALL_; i++) t->counts[i] += from->counts[i];
    t->unsegmented += from->unsegmented;
    if (t->picks) t->picks->total += from->picks->total;
    return TG_OK;
}

static tg_status add_tables(tg__tally *t, const tg__tally *from) {
    tg_status st = tg__table_add_all(&t->table, &from->table);

    return st == TG_OK && t->picks ? tg__table_add_all(&t->picks->table, &from->picks->table) : st;
}

/* The part's scan goes on as the document's. */
static void take_over(tg__tally *t, tg__tally *part) {
    tg__scan old = t->scan;
    tg__stash stash = t->stash, held_stash = t->held_stash;

    t->scan = part->scan;
    t->scan.origin += old.origin + old.at;
    t->scan.part = old.part;
    t->scan.fits = old.fits;
    t->scan.part_line = old.part_line;
    if (old.lead) t->scan.lead = old.lead;
    else if (part->scan.lead == 1 && old.sentence_text) t->scan.lead = 2;
    t->stash = part->stash;
    t->held_stash = part->held_stash;
    part->stash = stash;
    part->held_stash = held_stash;
    if (t->picks) tg__picks_take_over(t, part->picks);
    if (part->scan.lead) return;
    t->scan.sentence_text |= old.sentence_text;
}

/* What is pending before the part is decided, and its counts are added. */
static tg_status meet(tg__tally *t, const tg__tally *part) {
    int by_line = t->plan.within && !t->plan.classic && part->scan.part == TG__PART_LINE;
    tg_status st;

    if (!part_fits(t, &part->scan)) return TG_E_STATE;
    if ((st = finish_words(t)) != TG_OK) return st;
    if (t->plan.sentences && !t->plan.classic && part->scan.part == TG__PART_LINE) finish_sentences(t);
    if (t->plan.sentences && t->plan.classic && t->scan.sentence_text && part->scan.lead == 1)
        t->counts[TG_COUNT_SENTENCES]++;
    if ((st = add_counts(t, part)) != TG_OK) return st;
    return t->picks ? tg__picks_meet(t, part->picks, by_line) : TG_OK;
}

tg_status tg__tally_append(tg__tally *t, tg__tally *part) {
    tg_status st;

    if (part->scan.at && (st = meet(t, part)) != TG_OK) return st; /* else nothing was written to it */
    if ((st = add_tables(t, part)) != TG_OK) return st;
    if (part->scan.at) take_over(t, part);
    tg__tally_reset(part);
    return TG_OK;
}

tg_status tg__tally_join(tg__tally *t, tg__tally *part) {
    tg_status st;

    if (part->scan.at && (st = meet(t, part)) != TG_OK) return st;
    if (part->scan.at) take_over(t, part);
    forget_scan(part);
    return TG_OK;
}

#define FREE_WORK 32 /* what freeing a block of memory costs, against moving a word */

/* A table whose words are moved to another. */
typedef struct lender {
    tg__table *words, *spent;
    tg__walk *collected;
} lender;

/* @return 1 when nothing is left to be freed */
static int free_spent(tg__table *spent, size_t work) {
    size_t blocks = work / FREE_WORK + 1;
    return tg__table_free_step(spent, &blocks);
}

static int is_begin(const tg__walk *w) {
    return !w->segment && !w->slot;
}

int tg__tally_is_collected(const tg__tally *t) {
    if (!is_begin(&t->collected) || tg__table_has_memory(&t->spent)) return 1;
    return t->picks && (!is_begin(&t->picks->collected) || tg__table_has_memory(&t->picks->spent));
}

/* Let the larger of two tables be that which words are moved to. */
static void move_to_larger(tg__table *to, tg__table *words) {
    tg__table table;

    if (words->used <= to->used || words->mem.resize != to->mem.resize || words->mem.ctx != to->mem.ctx) return;
    table = *to;
    *to = *words;
    *words = table;
}

/* All words have been moved. */
static void spend(const lender *from) {
    tg__table *words = from->words;
    tg_allocator mem = words->mem;
    uint64_t seed[2] = {words->seed[0], words->seed[1]};

    *from->spent = *words;
    tg__table_init(words, &mem, seed);
}

/* As tg__tally_collect, for one table. @param most  less what was moved */
static tg_status collect(tg__table *to, const lender *from, size_t *most, int *more) {
    tg__table *words = from->words;
    tg_status st;

    if (is_begin(from->collected)) move_to_larger(to, words);
    if (words->used) {
        if ((st = tg__table_add_some(to, words, from->collected, most)) != TG_OK) return st;
        if (*most) spend(from);
    }
    *more = words->used || !free_spent(from->spent, *most);
    if (!*more) memset(from->collected, 0, sizeof *from->collected);
    return TG_OK;
}

tg_status tg__tally_collect(tg__tally *t, tg__tally *from, size_t most, int *more) {
    lender words = {&from->table, &from->spent, &from->collected};
    tg_status st = collect(&t->table, &words, &most, more);

    if (st != TG_OK || *more || !t->picks) return st;
    words = (lender){&from->picks->table, &from->picks->spent, &from->picks->collected};
    return collect(&t->picks->table, &words, &most, more);
}

tg_status tg__tally_begin_shares(tg__tally *t, tg__tally *from, size_t *work, uint32_t *shares) {
    tg_status st;

    *shares = 0;
    if (tg__tally_is_collected(from)) return TG_OK;
    if (!t->shares) {
        move_to_larger(&t->table, &from->table);
        if ((st = tg__shares_begin(&t->table, &from->table, work, &t->shares)) != TG_OK || !*work) return st;
    }
    if (t->picks && !t->picks->shares) {
        move_to_larger(&t->picks->table, &from->picks->table);
        st = tg__shares_begin(&t->picks->table, &from->picks->table, work, &t->picks->shares);
        if (st != TG_OK || !*work) return st;
    }
    if (t->shares) *shares = t->shares->count;
    if (t->picks && t->picks->shares && t->picks->shares->count > *shares) *shares = t->picks->shares->count;
    return TG_OK;
}

tg_status tg__tally_move_share(tg__tally *t, const tg__tally *from, uint32_t share) {
    tg__shares *words = t->shares, *picks = t->picks ? t->picks->shares : NULL;
    tg_status st = TG_E_ARG;

    if (words && share < words->count) st = tg__shares_add(words, &from->table, share);
    if (picks && share < picks->count && (st == TG_OK || st == TG_E_ARG))
        st = tg__shares_add(picks, &from->picks->table, share);
    return st;
}

tg_status tg__tally_end_shares(tg__tally *t, tg__tally *from) {
    int has_words = t->shares != NULL, has_picks = t->picks && t->picks->shares;
    tg_status st = tg__shares_end(&t->table, &t->shares), of_picks = TG_OK;

    if (has_picks) of_picks = tg__shares_end(&t->picks->table, &t->picks->shares);
    if (st == TG_OK) st = of_picks;
    if (st != TG_OK) return st;
    if (has_words) spend(&(lender){&from->table, &from->spent, &from->collected});
    if (has_picks) spend(&(lender){&from->picks->table, &from->picks->spent, &from->picks->collected});
    return TG_OK;
}

int tg__tally_has_words(const tg__tally *t) {
    return t->table.used || (t->picks && t->picks->table.used);
}

tg_status tg__tally_merge(tg__tally *t, const tg__tally *from) {
    tg_status st = add_counts(t, from);

    if (st != TG_OK) return st;
    t->documents += from->documents;
    return add_tables(t, from);
}

tg_status tg__tally_clone(tg__tally *t, const tg__tally *from) {
    tg_status st;

    *t = *from;
    tg__table_init(&t->table, &from->mem, from->table.seed);
    memset(&t->spent, 0, sizeof t->spent);
    t->spent.mem = from->mem;
    tg__folder_init(&t->folder, &from->mem, from->folder.kernels);
    memset(&t->stash, 0, sizeof t->stash);
    memset(&t->held_stash, 0, sizeof t->held_stash);
    t->picks = NULL;
    if ((!from->picks || (st = tg__picks_clone(t, from->picks)) == TG_OK) &&
        (st = tg__table_add_all(&t->table, &from->table)) == TG_OK &&
        (st = tg__tally_stash(t, &t->stash, from->stash.bytes, from->stash.len)) == TG_OK &&
        (st = tg__tally_stash(t, &t->held_stash, from->held_stash.bytes, from->held_stash.len)) == TG_OK)
        return TG_OK;
    tg__tally_free(t);
    return st;
}
