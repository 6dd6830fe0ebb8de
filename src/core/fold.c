/*
 * fold: a word's key and shown form, by the cheapest of three ways that is right for it.
 *
 *   ASCII          eight bytes at a time, no tables
 *   map_word       every code point stands alone: case.inc has what it becomes, already normalised
 *   normalize      the rest: decompose, order, fold or lower-case, compose, as in UAX #15
 *
 * What the short cuts rely on is checked for every code point by tools/ucd/folding.mjs, which makes the tables.
 */
#include "fold.h"
#include "ucd.h"
#include "utf.h"

#include "tables/case.inc"
#include "tables/norm.inc"

#define TABLE_SHIFT 5 /* of case.inc and norm.inc */
#define TABLE_MASK 31u

#define LETTER_SMALL_SIGMA 0x3C3u
#define LETTER_FINAL_SIGMA 0x3C2u
#define LETTER_IOTA 0x3B9u
#define MARK_YPOGEGRAMMENI 0x345u
#define MARK_JOINER 0x34Fu /* COMBINING GRAPHEME JOINER: a starter */

#define DECOMPOSITION_MAX 4 /* code points that one decomposes into */
#define MAPPING_MAX 3       /* code points that one is folded or lower-cased to */
#define GROWTH_MAX 3        /* bytes of any form for one byte of word */
#define NON_STARTERS_MAX 30 /* of the Stream-Safe Text Format */
#define RUN_MAX 32
#define OVERSHOOT 16 /* bytes past TG__KEY_MAX after which nothing that follows can change what is kept */
#define SLACK 32     /* more than one code point becomes */

/* The columns of case_texts. */
typedef enum { FORM_KEY = 0, FORM_SHOWN, FORM_LOWER, FORM_NFC } form;

/* The kinds of case entries, in their high 3 bits; the low 13 are an index. */
enum { KIND_IDENT = 0, KIND_DELTA, KIND_TEXT, KIND_DECOMPOSED, KIND_SIGMA, KIND_SLOW };

typedef struct {
    const char *bytes;
    size_t len;
} text;

/* ── Tables ─────────────────────────────────────────────────────────────── */

static unsigned case_entry(uint32_t cp) {
    if (cp >= CASE_LIMIT) return 0;
    return case_stage2[(unsigned)case_stage1[cp >> TABLE_SHIFT] << TABLE_SHIFT | (cp & TABLE_MASK)];
}

static unsigned norm_entry(uint32_t cp) {
    if (cp >= NORM_LIMIT) return 0;
    return norm_stage2[(unsigned)norm_stage1[cp >> TABLE_SHIFT] << TABLE_SHIFT | (cp & TABLE_MASK)];
}

static unsigned entry_kind(unsigned entry) {
    return entry >> 13;
}

static uint32_t entry_delta(unsigned entry, uint32_t cp) {
    return cp + (uint32_t)case_deltas[entry & 0x1FFF];
}

static text entry_text(unsigned entry, form which) {
    const uint8_t *p = case_pool + case_texts[entry & 0x1FFF][which];
    text t;

    t.bytes = (const char *)(p + 1);
    t.len = p[0];
    return t;
}

/* The code points of a text of the pool. @return how many, at most MAPPING_MAX. */
static size_t text_decode(text t, uint32_t *out) {
    const uint8_t *p = (const uint8_t *)t.bytes, *end = p + t.len;
    size_t count = 0;
    int bad;

    while (p < end && count < MAPPING_MAX) p += tg__utf8_decode(p, end, &out[count++], &bad);
    return count;
}

/* ── Normalisation, a code point at a time ──────────────────────────────── */

/* Hangul, section 3.12 of the Unicode Standard. */
#define L_BASE 0x1100u
#define V_BASE 0x1161u
#define T_BASE 0x11A7u
#define S_BASE 0xAC00u
#define L_COUNT 19u
#define V_COUNT 21u
#define T_COUNT 28u
#define S_COUNT (L_COUNT * V_COUNT * T_COUNT)

static size_t hangul_decompose(uint32_t s, uint32_t *out) {
    out[0] = L_BASE + s / (V_COUNT * T_COUNT);
    out[1] = V_BASE + s / T_COUNT % V_COUNT;
    if (s % T_COUNT == 0) return 2;
    out[2] = T_BASE + s % T_COUNT;
    return 3;
}

/* The full canonical decomposition of `cp`. @return how many code points, at most DECOMPOSITION_MAX. */
static size_t decompose(uint32_t cp, uint32_t *out) {
    unsigned entry = norm_entry(cp);
    const uint32_t *p;
    size_t count = 0;

    if (cp - S_BASE < S_COUNT) return hangul_decompose(cp - S_BASE, out);
    if (entry < 0x100) {
        out[0] = cp;
        return 1;
    }
    p = norm_pool + (entry - 0x100);
    do out[count++] = *p & 0x7FFFFFFF;
    while (!(*p++ >> 31));
    return count;
}

/* Canonical_Combining_Class of a code point that does not decompose, as a rank: only its order and 0 have a meaning. */
static uint8_t combining_class(uint32_t cp) {
    return (uint8_t)norm_entry(cp);
}

static uint32_t hangul_compose(uint32_t first, uint32_t second) {
    uint32_t l = first - L_BASE, v = second - V_BASE, s = first - S_BASE, t = second - T_BASE;

    if (l < L_COUNT && v < V_COUNT) return S_BASE + (l * V_COUNT + v) * T_COUNT;
    if (s < S_COUNT && s % T_COUNT == 0 && t > 0 && t < T_COUNT) return first + t;
    return 0;
}

/* The primary composite of two code points; 0 if there is none. */
static uint32_t compose(uint32_t first, uint32_t second) {
    size_t low = 0, high = sizeof norm_pairs / sizeof norm_pairs[0];
    uint32_t hangul = hangul_compose(first, second);

    if (hangul) return hangul;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const uint32_t *row = norm_pairs[middle];
        if (row[0] == first && row[1] == second) return row[2];
        if (row[0] < first || (row[0] == first && row[1] < second)) low = middle + 1;
        else high = middle;
    }
    return 0;
}

/* ── Final_Sigma ────────────────────────────────────────────────────────── */

/*
 * Section 3.13, table 3-17. A code point that is both Cased and Case_Ignorable (U+02B0) is passed over, which is how
 * ICU, Python and Rust read it.
 */
typedef struct {
    const uint8_t *at; /* everything before has been seen */
    const uint8_t *end;
    int cased; /* the last code point before `at` that is not Case_Ignorable is Cased */
} sigma_context;

static int cased_before(sigma_context *c, const uint8_t *p) {
    while (c->at < p) {
        uint32_t cp;
        int bad;
        tg__props props;
        c->at += tg__utf8_decode(c->at, c->end, &cp, &bad);
        props = tg__ucd(cp);
        if (!(props & TG__P_CASE_IGNORABLE)) c->cased = (props & TG__P_CASED) != 0;
    }
    return c->cased;
}

static int cased_after(const sigma_context *c, const uint8_t *p) {
    while (p < c->end) {
        uint32_t cp;
        int bad;
        tg__props props;
        p += tg__utf8_decode(p, c->end, &cp, &bad);
        props = tg__ucd(cp);
        if (!(props & TG__P_CASE_IGNORABLE)) return (props & TG__P_CASED) != 0;
    }
    return 0;
}

/* The lower case of the U+03A3 whose two bytes begin at `p`. O(n) over a word: each look stops at the next sigma. */
static uint32_t lower_sigma(sigma_context *c, const uint8_t *p) {
    return cased_before(c, p) && !cased_after(c, p + 2) ? LETTER_FINAL_SIGMA : LETTER_SMALL_SIGMA;
}

/* ── Output ─────────────────────────────────────────────────────────────── */

static tg_status buffer_reserve(tg__folder *f, tg__fold_buffer *b, size_t need) {
    return tg__mem_reserve(&f->mem, &b->bytes, &b->cap, need, 1);
}

static void buffer_add(tg__fold_buffer *b, const char *bytes, size_t len) {
    memcpy(b->bytes + b->len, bytes, len);
    b->len += len;
}

static void buffer_add_cp(tg__fold_buffer *b, uint32_t cp) {
    b->len += tg__utf8_encode(cp, b->bytes + b->len);
}

/* The length of well-formed text after the cut at TG__KEY_MAX. */
static size_t cut(const char *bytes, size_t len) {
    if (len <= TG__KEY_MAX) return len;
    len = TG__KEY_MAX;
    while (len > 0 && ((uint8_t)bytes[len] & 0xC0) == 0x80) len--;
    return len;
}

static text buffer_text(const tg__fold_buffer *b) {
    text t;

    t.bytes = b->bytes;
    t.len = cut(b->bytes, b->len);
    return t;
}

/* ── The way of everything else: decompose, order, change case, compose ─── */

typedef struct {
    tg__folder *f;
    tg__fold_buffer *out;
    tg_status status; /* the first failure; nothing is written after it */
    form which;
    sigma_context sigma;
    size_t non_starters; /* UAX #15, Stream-Safe Text Process: those at the end of what was read */

    /* The non-starters since the last starter, in canonical order so far. */
    uint32_t run[RUN_MAX];
    uint8_t run_class[RUN_MAX];
    size_t run_len;

    /* What may still compose: a starter, and the marks behind it that did not compose with it. */
    uint32_t starter;
    int has_starter;
    uint32_t marks[RUN_MAX];
    size_t mark_len;
    uint8_t last_class;
} normalizer;

static void norm_emit(normalizer *n, uint32_t cp) {
    if (n->status != TG_OK) return;
    n->status = buffer_reserve(n->f, n->out, n->out->len + 4); /* len stays near TG__KEY_MAX: no overflow */
    if (n->status == TG_OK) buffer_add_cp(n->out, cp);
}

static void norm_flush_starter(normalizer *n) {
    size_t i;

    if (n->has_starter) norm_emit(n, n->starter);
    for (i = 0; i < n->mark_len; i++) norm_emit(n, n->marks[i]);
    n->has_starter = 0;
    n->mark_len = 0;
}

/* Take the next code point of an NFD text: the Canonical Composition Algorithm, D117. */
static void norm_compose(normalizer *n, uint32_t cp, uint8_t class) {
    int blocked = n->mark_len > 0 && n->last_class >= class; /* D115 */
    uint32_t composite = n->has_starter && !blocked ? compose(n->starter, cp) : 0;

    if (composite) {
        n->starter = composite;
    } else if (class == 0) {
        norm_flush_starter(n);
        n->starter = cp;
        n->has_starter = 1;
    } else if (!n->has_starter || n->mark_len == RUN_MAX) { /* runs end before RUN_MAX; stay in bounds whatever comes */
        norm_flush_starter(n);
        norm_emit(n, cp);
    } else {
        n->marks[n->mark_len++] = cp;
        n->last_class = class;
    }
}

/* Take the next code point of NFD(word). What folding makes of it is in NFD again, and only starters. */
static void norm_fold(normalizer *n, uint32_t cp, uint8_t class) {
    unsigned entry = case_entry(cp);
    uint32_t folded[MAPPING_MAX];
    size_t i, count = 1;

    if (n->which != FORM_KEY) {
        norm_compose(n, cp, class);
        return;
    }
    folded[0] = cp;
    switch (entry_kind(entry)) {
    case KIND_DELTA: folded[0] = entry_delta(entry, cp); break;
    case KIND_SIGMA: folded[0] = LETTER_SMALL_SIGMA; break;
    case KIND_TEXT: count = text_decode(entry_text(entry, FORM_KEY), folded); break;
    default:
        if (cp == MARK_YPOGEGRAMMENI) folded[0] = LETTER_IOTA;
    }
    for (i = 0; i < count; i++) norm_compose(n, folded[i], folded[i] == cp ? class : 0);
}

static void norm_flush_run(normalizer *n) {
    size_t i;

    for (i = 0; i < n->run_len; i++) norm_fold(n, n->run[i], n->run_class[i]);
    n->run_len = 0;
}

/* Take the next code point of a decomposed text: the Canonical Ordering Algorithm, D109. */
static void norm_order(normalizer *n, uint32_t cp) {
    uint8_t class = combining_class(cp);
    size_t at;

    if (class == 0 || n->run_len == RUN_MAX) norm_flush_run(n);
    if (class == 0) {
        norm_fold(n, cp, 0);
        return;
    }
    for (at = n->run_len; at > 0 && n->run_class[at - 1] > class; at--) {
        n->run[at] = n->run[at - 1];
        n->run_class[at] = n->run_class[at - 1];
    }
    n->run[at] = cp;
    n->run_class[at] = class;
    n->run_len++;
}

/* Count the non-starters of the next code point of the word, and cut their run before it exceeds 30. */
static void norm_stream_safe(normalizer *n, const uint32_t *parts, size_t count) {
    size_t leading = 0, trailing = 0;

    while (leading < count && combining_class(parts[leading])) leading++;
    while (trailing < count && combining_class(parts[count - 1 - trailing])) trailing++;
    if (n->non_starters + leading > NON_STARTERS_MAX) {
        norm_order(n, MARK_JOINER);
        n->non_starters = 0;
    }
    n->non_starters = leading == count ? n->non_starters + count : trailing;
}

/* The full lower case of the code point at `p`. @return how many code points. */
static size_t norm_lower(normalizer *n, const uint8_t *p, uint32_t cp, uint32_t *out) {
    unsigned entry = case_entry(cp);

    out[0] = cp;
    switch (entry_kind(entry)) {
    case KIND_DELTA: out[0] = entry_delta(entry, cp); return 1;
    case KIND_SIGMA: out[0] = lower_sigma(&n->sigma, p); return 1;
    case KIND_TEXT: return text_decode(entry_text(entry, FORM_LOWER), out);
    default: return 1;
    }
}

/* Take the code point at `p` of the word. */
static void norm_take(normalizer *n, const uint8_t *p, uint32_t cp) {
    uint32_t parts[DECOMPOSITION_MAX], lower[MAPPING_MAX];
    size_t i, k, count = decompose(cp, parts), lower_count;

    norm_stream_safe(n, parts, count);
    if (n->which != FORM_SHOWN) {
        for (k = 0; k < count; k++) norm_order(n, parts[k]);
        return;
    }
    lower_count = norm_lower(n, p, cp, lower);
    for (i = 0; i < lower_count; i++) {
        count = decompose(lower[i], parts);
        for (k = 0; k < count; k++) norm_order(n, parts[k]);
    }
}

static tg_status normalize(tg__folder *f, tg__fold_buffer *b, const char *word, size_t len, form which, text *out) {
    const uint8_t *p = (const uint8_t *)word, *end = p + len;
    normalizer n;

    memset(&n, 0, sizeof n);
    n.f = f;
    n.out = b;
    n.which = which;
    n.sigma.at = p;
    n.sigma.end = end;
    b->len = 0;
    while (p < end && b->len <= TG__KEY_MAX && n.status == TG_OK) {
        uint32_t cp;
        int bad;
        size_t taken = tg__utf8_decode(p, end, &cp, &bad);
        norm_take(&n, p, cp);
        p += taken;
    }
    norm_flush_run(&n);
    norm_flush_starter(&n);
    if (n.status == TG_OK) *out = buffer_text(b);
    return n.status;
}

/* ── The way of words whose code points stand alone ─────────────────────── */

typedef struct {
    text result;
    int differs; /* FORM_KEY: the shown form may be another */
    int slow;    /* something may combine: there is no result */
} mapped;

/* How much of the word becomes itself. */
static size_t unchanged(const char *word, size_t len) {
    const uint8_t *p = (const uint8_t *)word, *end = p + len;

    while (p < end && (const char *)p - word <= TG__KEY_MAX + OVERSHOOT) {
        uint32_t cp;
        int bad;
        size_t taken = tg__utf8_decode(p, end, &cp, &bad);
        if (bad || case_entry(cp) != 0) break;
        p += taken;
    }
    return (size_t)((const char *)p - word);
}

static void add_decomposed(tg__fold_buffer *b, uint32_t cp) {
    uint32_t parts[DECOMPOSITION_MAX];
    size_t i, count = decompose(cp, parts);

    for (i = 0; i < count; i++) buffer_add_cp(b, parts[i]);
}

/* Add what the code point at `p` becomes. */
static void map_one(tg__fold_buffer *b, form which, sigma_context *sigma, const uint8_t *p, uint32_t cp, mapped *m) {
    unsigned entry = case_entry(cp);
    text t;

    switch (entry_kind(entry)) {
    case KIND_DELTA: buffer_add_cp(b, which == FORM_NFC ? cp : entry_delta(entry, cp)); break;
    case KIND_TEXT:
        t = entry_text(entry, which);
        buffer_add(b, t.bytes, t.len);
        m->differs |= t.bytes != entry_text(entry, FORM_SHOWN).bytes; /* the pool holds a text once */
        break;
    case KIND_DECOMPOSED:
        if (which == FORM_LOWER) buffer_add_cp(b, cp);
        else add_decomposed(b, cp);
        break;
    case KIND_SIGMA:
        if (which == FORM_NFC) buffer_add_cp(b, cp);
        else buffer_add_cp(b, which == FORM_KEY ? LETTER_SMALL_SIGMA : lower_sigma(sigma, p));
        m->differs = 1;
        break;
    case KIND_SLOW:
        m->slow |= which != FORM_LOWER;
        buffer_add_cp(b, cp);
        break;
    default: buffer_add_cp(b, cp);
    }
}

static tg_status map_word(tg__folder *f, tg__fold_buffer *b, const char *word, size_t len, form which, mapped *m) {
    const uint8_t *start = (const uint8_t *)word, *end = start + len;
    const uint8_t *p = start + unchanged(word, len);
    sigma_context sigma = {start, end, 0};
    size_t same = (size_t)(p - start);
    tg_status status;

    memset(m, 0, sizeof *m);
    if (same == len || same > TG__KEY_MAX + OVERSHOOT) {
        m->result.bytes = word;
        m->result.len = cut(word, same);
        return TG_OK;
    }
    status = buffer_reserve(f, b, tg__min(tg__min(len, TG__KEY_MAX) * GROWTH_MAX, TG__KEY_MAX + OVERSHOOT) + SLACK);
    if (status != TG_OK) return status;
    b->len = 0;
    buffer_add(b, word, same);
    while (p < end && b->len <= TG__KEY_MAX + OVERSHOOT && !m->slow) {
        uint32_t cp;
        int bad;
        size_t taken = tg__utf8_decode(p, end, &cp, &bad);
        map_one(b, which, &sigma, p, cp, m);
        p += taken;
    }
    m->result = buffer_text(b);
    return TG_OK;
}

/* ── ASCII ──────────────────────────────────────────────────────────────── */

static tg_status ascii_lower(tg__folder *f, const char *word, size_t len, text *out) {
    tg__fold_buffer *b = &f->key;
    tg_status status;

    len = tg__min(len, TG__KEY_MAX);
    if ((status = buffer_reserve(f, b, len)) != TG_OK) return status;
    f->kernels->lower_ascii(b->bytes, word, len);
    b->len = len;
    *out = buffer_text(b);
    return TG_OK;
}

/* ── The interface ──────────────────────────────────────────────────────── */

static void folded_set(tg__folded *out, text key, text shown) {
    if (key.len == shown.len && key.bytes != shown.bytes && memcmp(key.bytes, shown.bytes, key.len) == 0) shown = key;
    out->key = key.bytes;
    out->key_len = key.len;
    out->shown = shown.bytes;
    out->shown_len = shown.len;
}

/* One form of a word that is not ASCII. @param differs receives 1 if the shown form may be another than the key. */
static tg_status fold_form(tg__folder *f, tg__fold_buffer *b, const char *word, size_t len, form which, text *out,
                           int *differs) {
    mapped m;
    tg_status status = map_word(f, b, word, len, which, &m);

    if (status != TG_OK) return status;
    *differs = m.differs || m.slow;
    if (m.slow) return normalize(f, b, word, len, which, out);
    *out = m.result;
    return TG_OK;
}

/* Handle a word that is ASCII. @return 1 if it was, with the status in *status. */
static int fold_ascii(tg__folder *f, const char *word, size_t len, int keep_case, tg__folded *out, tg_status *status) {
    tg__ascii class = f->kernels->classify_ascii(word, len);
    text t;

    if (class == TG__ASCII_NOT) return 0;
    *status = TG_OK;
    if (class == TG__ASCII_LOWER || keep_case) {
        t.bytes = word;
        t.len = tg__min(len, TG__KEY_MAX);
    } else {
        *status = ascii_lower(f, word, len, &t);
    }
    if (*status == TG_OK) folded_set(out, t, t);
    return 1;
}

void tg__folder_init(tg__folder *f, const tg_allocator *mem, const tg__kernels *kernels) {
    memset(f, 0, sizeof *f);
    f->mem = *mem;
    f->kernels = kernels;
}

void tg__folder_free(tg__folder *f) {
    if (!f) return;
    tg__mem_free(&f->mem, f->key.bytes, f->key.cap);
    tg__mem_free(&f->mem, f->shown.bytes, f->shown.cap);
    memset(&f->key, 0, sizeof f->key);
    memset(&f->shown, 0, sizeof f->shown);
}

tg_status tg__fold_word(tg__folder *f, const char *word, size_t len, int keep_case, tg__folded *out) {
    text key, shown;
    int differs, ignored;
    tg_status status;

    if (TG__LIKELY(fold_ascii(f, word, len, keep_case, out, &status))) return status;
    status = fold_form(f, &f->key, word, len, keep_case ? FORM_NFC : FORM_KEY, &key, &differs);
    if (status != TG_OK) return status;
    shown = key;
    if (differs && !keep_case) {
        status = fold_form(f, &f->shown, word, len, FORM_SHOWN, &shown, &ignored);
        if (status != TG_OK) return status;
    }
    folded_set(out, key, shown);
    return TG_OK;
}

tg_status tg__fold_lower(tg__folder *f, const char *word, size_t len, tg__folded *out) {
    text lower;
    int ignored;
    tg_status status;

    if (TG__LIKELY(fold_ascii(f, word, len, 0, out, &status))) return status;
    status = fold_form(f, &f->key, word, len, FORM_LOWER, &lower, &ignored);
    if (status == TG_OK) folded_set(out, lower, lower);
    return status;
}
