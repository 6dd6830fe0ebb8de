/*
 * codec: the saved state.
 *
 *   8  magic            4  format          4  algorithm
 *   4  Unicode          4  1 with a word table, else 0       8  data             8  length of the whole
 *      rules: 4 how many counts, 4 how many sets of metrics; profile (and 256: numbers are read aloud), line breaks, sentences, hyphens, top (4 each), language (16, padded with NUL),
 *      counts (8), metrics (8 each), words a minute (8, IEEE)
 *      with a word table: n-gram, across, case, numbers, minimum length (4 each), language of stop words (16), 8 how many more,
 *      each: 4 length, bytes
 *   8  each count; 8 unsegmented letters; 8 documents
 *   8  how many words; each: 8 count, 4 key length, 4 shown length (all ones: as the key), key, shown
 *      with a word table: 8 total, and its words likewise, if it is another than that of the report
 *   8  SipHash-1-3 of all before, under the key 0
 *
 * Integers are little-endian. Words ascend by key. What loads is saved as the same bytes: there is one way to write a state.
 */
#include "codec.h"

#include "select.h"
#include "utf.h"
#include "version.h"

#define FORMAT 1u
#define AS_KEY UINT32_MAX
#define SPOKEN 256u
#define LANGUAGE_SIZE 16
#define HEADER_SIZE 40
#define CHECKSUM_SIZE 8

static const uint8_t magic[8] = {0x89, 'T', 'G', 'S', 0x0D, 0x0A, 0x1A, 0x0A};
static const uint64_t checksum_key[2] = {0, 0};

/* ── Writing: into nothing first, to learn the size ── */

typedef struct writer {
    uint8_t *out; /* NULL: only count */
    size_t len;
    int overflow;
} writer;

static void put(writer *w, const void *bytes, size_t len) {
    if (w->out && len) memcpy(w->out + w->len, bytes, len);
    w->overflow |= tg__add_overflow(w->len, len, &w->len);
}

static void put_uint(writer *w, uint64_t value, size_t size) {
    uint8_t bytes[8];
    size_t i;
    for (i = 0; i < size; i++) bytes[i] = (uint8_t)(value >> (8 * i));
    put(w, bytes, size);
}

static uint64_t double_bits(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static void put_header(writer *w, int has_words, size_t total) {
    put(w, magic, sizeof magic);
    put_uint(w, FORMAT, 4);
    put_uint(w, TG__ALGORITHM_VERSION, 4);
    put_uint(w, tg__unicode_number(), 4);
    put_uint(w, has_words != 0, 4);
    put_uint(w, tg__data_version, 8);
    put_uint(w, total, 8);
}

static void pad_language(const char *tag, char *out) {
    size_t i;

    memset(out, 0, LANGUAGE_SIZE);
    for (i = 0; tag[i]; i++) out[i] = tag[i];
}

static void put_rules(writer *w, const tg__config *c) {
    const tg_options *o = &c->options;
    char language[LANGUAGE_SIZE];
    size_t i;

    pad_language(c->plan.language->tag, language);
    put_uint(w, TG_COUNT_ALL_, 4);
    put_uint(w, TG_METRIC_WORDS, 4);
    put_uint(w, o->profile | (c->plan.spoken ? SPOKEN : 0), 4);
    put_uint(w, o->line_breaks, 4);
    put_uint(w, o->sentences, 4);
    put_uint(w, o->hyphens, 4);
    put_uint(w, o->top, 4);
    put(w, language, sizeof language);
    put_uint(w, o->counts, 8);
    for (i = 0; i < TG_METRIC_WORDS; i++) put_uint(w, o->metrics[i], 8);
    put_uint(w, double_bits(o->words_per_minute), 8);
}

/* Do n-grams go on behind sentences? Of single words that is no question. */
static int goes_across(const tg__plan *plan) {
    return plan->ngram > 1 && !plan->within && plan->picks;
}

static void put_word_rules(writer *w, const tg__config *c, const tg__select *stops) {
    const tg__plan *plan = &c->plan;
    char language[LANGUAGE_SIZE];
    size_t i, len;

    pad_language(plan->stops ? plan->stops->tag : "", language);
    put_uint(w, plan->ngram, 4);
    put_uint(w, (uint64_t)goes_across(plan), 4);
    put_uint(w, plan->keep_case, 4);
    put_uint(w, plan->numbers, 4);
    put_uint(w, plan->min_length, 4);
    put(w, language, sizeof language);
    put_uint(w, stops->count, 8);
    for (i = 0; i < stops->count; i++) {
        const char *key = tg__entry_key(stops->picks[i].entry, &len);
        put_uint(w, len, 4);
        put(w, key, len);
    }
}

static int same_bytes(const char *a, size_t a_len, const char *b, size_t b_len) {
    return a_len == b_len && !memcmp(a, b, a_len);
}

static void put_words(writer *w, const tg__select *words) {
    size_t i;

    put_uint(w, words->count, 8);
    for (i = 0; i < words->count; i++) {
        const tg__entry *e = words->picks[i].entry;
        size_t key_len, shown_len;
        const char *key = tg__entry_key(e, &key_len), *shown = tg__entry_shown(e, &shown_len);
        int as_key = same_bytes(shown, shown_len, key, key_len);
        put_uint(w, e->count, 8);
        put_uint(w, key_len, 4);
        put_uint(w, as_key ? AS_KEY : shown_len, 4);
        put(w, key, key_len);
        if (!as_key) put(w, shown, shown_len);
    }
}

/* The tables of a tally, sorted. */
typedef struct lists {
    tg__select words, stops, picks;
} lists;

static void put_state(writer *w, const tg__config *c, const tg__tally *t, const lists *l, size_t total) {
    size_t i;

    put_header(w, c->options.words != 0, total);
    put_rules(w, c);
    if (c->options.words) put_word_rules(w, c, &l->stops);
    for (i = 0; i < TG_COUNT_ALL_; i++) put_uint(w, t->counts[i], 8);
    put_uint(w, t->unsegmented, 8);
    put_uint(w, t->documents, 8);
    put_words(w, &l->words);
    if (!t->picks) return;
    put_uint(w, t->picks->total, 8);
    put_words(w, &l->picks);
}

static tg_status sort_words(const tg_allocator *mem, const tg__table *t, tg__select *out) {
    tg_status st = tg__select_init(out, mem, TG__BY_KEY, t->used);
    size_t work = SIZE_MAX;
    tg__walk walk = {0, 0};
    const tg__entry *e;

    if (st != TG_OK) return st;
    while ((e = tg__table_next(t, &walk, &work))) tg__select_offer(out, e);
    while (!tg__select_sort(out, &work)) work = SIZE_MAX;
    return TG_OK;
}

static void lists_free(lists *l) {
    tg__select_free(&l->words);
    tg__select_free(&l->stops);
    tg__select_free(&l->picks);
}

static tg_status sort_all(const tg_allocator *mem, const tg__tally *t, lists *out) {
    tg_status st;

    memset(out, 0, sizeof *out);
    st = sort_words(mem, &t->table, &out->words);
    if (st == TG_OK && t->picks && (st = sort_words(mem, &t->picks->stops, &out->stops)) == TG_OK)
        st = sort_words(mem, &t->picks->table, &out->picks);
    if (st != TG_OK) lists_free(out);
    return st;
}

tg_status tg__state_save(const tg__config *config, const tg__tally *tally, void *out, size_t cap, size_t *len) {
    lists words;
    writer w = {0};
    tg_status st = sort_all(&config->options.allocator, tally, &words);

    if (st != TG_OK) return st;
    put_state(&w, config, tally, &words, 0);
    if (w.overflow || tg__add_overflow(w.len, CHECKSUM_SIZE, &w.len)) {
        st = TG_E_LIMIT;
        goto done;
    }
    *len = w.len;
    if (out && cap < w.len) st = TG_E_LIMIT;
    if (!out || st != TG_OK) goto done;
    w.out = out;
    w.len = 0;
    put_state(&w, config, tally, &words, *len);
    put_uint(&w, tg__hash(checksum_key, out, w.len), CHECKSUM_SIZE);
done:
    lists_free(&words);
    return st;
}

/* ── Reading: nothing is believed ── */

typedef struct reader {
    const uint8_t *p, *end;
    int bad; /* something was missing */
} reader;

static const uint8_t *get(reader *r, size_t len) {
    const uint8_t *p = r->p;

    if (len > (size_t)(r->end - r->p)) {
        r->bad = 1;
        return NULL;
    }
    r->p += len;
    return p;
}

static uint64_t get_uint(reader *r, size_t size) {
    const uint8_t *p = get(r, size);
    uint64_t value = 0;
    size_t i;

    if (p)
        for (i = 0; i < size; i++) value |= (uint64_t)p[i] << (8 * i);
    return value;
}

static tg_status check_header(reader *r, const uint8_t *state, size_t len, int *has_words) {
    reader sum;
    uint64_t format, algorithm, unicode, data, total, words;

    if (len < HEADER_SIZE + CHECKSUM_SIZE || memcmp(get(r, sizeof magic), magic, sizeof magic)) return TG_E_FORMAT;
    format = get_uint(r, 4);
    if (format != FORMAT) return TG_E_VERSION; /* and nothing else is known of it */
    algorithm = get_uint(r, 4);
    unicode = get_uint(r, 4);
    words = get_uint(r, 4);
    *has_words = words == 1;
    data = get_uint(r, 8);
    total = get_uint(r, 8);
    sum.p = r->end = state + len - CHECKSUM_SIZE;
    sum.end = state + len;
    sum.bad = 0;
    if (words > 1 || total != len ||
        get_uint(&sum, CHECKSUM_SIZE) != tg__hash(checksum_key, state, len - CHECKSUM_SIZE))
        return TG_E_FORMAT;
    if (algorithm != TG__ALGORITHM_VERSION || unicode != tg__unicode_number() || data != tg__data_version)
        return TG_E_VERSION;
    return TG_OK;
}

/* The rules of a word table, and the stop words of a list, to be read again. */
typedef struct word_rules {
    char language[LANGUAGE_SIZE + 1]; /* of stop words; "" without */
    uint64_t stop_count;
    reader stops;
} word_rules;

static int is_text(const char *bytes, size_t len) {
    const uint8_t *p = (const uint8_t *)bytes, *end = p + len;
    uint32_t cp;
    int bad = !len;

    while (p < end && !bad) p += tg__utf8_decode(p, end, &cp, &bad);
    return !bad;
}

/* @return the next stop word; NULL if there is none that ascends */
static const char *get_stop(reader *r, const char *last, size_t last_len, size_t *len) {
    uint64_t size = get_uint(r, 4);
    const char *key;

    if (size > TG__KEY_MAX || !(key = (const char *)get(r, (size_t)size)) || !is_text(key, (size_t)size)) return NULL;
    if (last && tg__bytes_compare(last, last_len, key, (size_t)size) >= 0) return NULL;
    *len = (size_t)size;
    return key;
}

static tg_status get_word_rules(reader *r, tg_options *o, word_rules *w) {
    static const uint32_t length = 1;
    const uint8_t *language;
    const char *last = NULL;
    size_t len = 0;
    uint64_t i;

    o->ngram = (uint32_t)get_uint(r, 4);
    o->ngram_across = (uint32_t)get_uint(r, 4);
    o->letter_case = (uint32_t)get_uint(r, 4);
    o->numbers = (uint32_t)get_uint(r, 4);
    o->min_length = (uint32_t)get_uint(r, 4);
    if ((language = get(r, LANGUAGE_SIZE))) memcpy(w->language, language, LANGUAGE_SIZE);
    w->stop_count = get_uint(r, 8);
    w->stops = *r;
    if (w->stop_count > TG_STOP_COUNT_MAX) return TG_E_FORMAT;
    for (i = 0; i < w->stop_count; i++)
        if (!(last = get_stop(r, last, len, &len))) return TG_E_FORMAT;
    if (r->bad) return TG_E_FORMAT;
    o->words = 1;
    o->stop_language = w->language[0] != '\0';
    o->stop_count = w->stop_count > 0; /* for the rules one without a length does as well */
    o->stop_lengths = &length;
    o->stop_text = "x";
    return TG_OK;
}

/* Are the rules those that would be saved? */
static int are_word_rules(const tg__config *c, const tg_options *o, const word_rules *w) {
    char padded[LANGUAGE_SIZE];

    pad_language(c->plan.stops ? c->plan.stops->tag : "", padded);
    return o->ngram == c->plan.ngram && o->ngram_across == (uint32_t)goes_across(&c->plan) &&
           o->min_length == c->plan.min_length && !memcmp(padded, w->language, LANGUAGE_SIZE);
}

static void forget_words(tg_options *o) {
    o->words = 0;
    o->ngram = o->ngram_across = o->letter_case = o->numbers = o->min_length = o->stop_language = o->max_words = 0;
    o->stop_text = NULL;
    o->stop_lengths = NULL;
    o->stop_count = 0;
}

static tg_status get_rules(reader *r, int has_words, tg__config *c, word_rules *words) {
    tg_options o = c->options;
    const uint8_t *language;
    char tag[LANGUAGE_SIZE + 1] = {0}, padded[LANGUAGE_SIZE];
    uint64_t bits;
    size_t i;
    tg_status st;

    if (get_uint(r, 4) != TG_COUNT_ALL_ || get_uint(r, 4) != TG_METRIC_WORDS) return TG_E_FORMAT;
    o.profile = (uint32_t)get_uint(r, 4);
    o.spoken_numbers = o.profile / SPOKEN;
    o.profile %= SPOKEN;
    o.line_breaks = (uint32_t)get_uint(r, 4);
    o.sentences = (uint32_t)get_uint(r, 4);
    o.hyphens = (uint32_t)get_uint(r, 4);
    o.top = (uint32_t)get_uint(r, 4);
    if ((language = get(r, LANGUAGE_SIZE))) memcpy(tag, language, LANGUAGE_SIZE);
    o.counts = get_uint(r, 8);
    for (i = 0; i < TG_METRIC_WORDS; i++) o.metrics[i] = get_uint(r, 8);
    bits = get_uint(r, 8);
    memcpy(&o.words_per_minute, &bits, sizeof bits);
    if (r->bad) return TG_E_FORMAT;
    forget_words(&o);
    o.language = tag;
    if (has_words && (st = get_word_rules(r, &o, words)) != TG_OK) return st;
    if (words->language[0]) o.language = words->language; /* the other is that, or "und" */
    st = tg__config_rules(&o, c);
    if (st != TG_OK) return st == TG_E_ARG || st == TG_E_UNSUPPORTED ? TG_E_FORMAT : st;
    if (has_words && !are_word_rules(c, &o, words)) return TG_E_FORMAT;
    c->options.stop_lengths = NULL;
    c->options.stop_count = 0;
    if (c->options.counts != o.counts || memcmp(c->options.metrics, o.metrics, sizeof o.metrics) != 0)
        return TG_E_VERSION;                                    /* counts or metrics of a newer library */
    if (c->plan.spoken != o.spoken_numbers) return TG_E_FORMAT; /* of a language without */
    pad_language(c->plan.language->tag, padded);
    return memcmp(padded, tag, LANGUAGE_SIZE) ? TG_E_FORMAT : TG_OK;
}

typedef struct word {
    uint64_t times;
    const char *key, *shown;
    size_t key_len, shown_len;
} word;

/* @return 0 if it is none */
static int get_word(reader *r, word *w) {
    uint64_t key_len, shown_len;

    w->times = get_uint(r, 8);
    key_len = get_uint(r, 4);
    shown_len = get_uint(r, 4);
    if (key_len > TG__KEY_MAX || (shown_len != AS_KEY && shown_len > TG__KEY_MAX)) return 0;
    w->key_len = (size_t)key_len;
    w->shown_len = shown_len == AS_KEY ? w->key_len : (size_t)shown_len;
    w->key = (const char *)get(r, w->key_len);
    w->shown = shown_len == AS_KEY ? w->key : (const char *)get(r, w->shown_len);
    if (r->bad || !w->times || !is_text(w->key, w->key_len)) return 0;
    return w->shown == w->key ||
           (is_text(w->shown, w->shown_len) && !same_bytes(w->key, w->key_len, w->shown, w->shown_len));
}

/* @return TG_E_FORMAT unless the words ascend, and there are `left` of them */
static tg_status get_words(reader *r, tg__table *to, uint64_t left) {
    uint64_t count = get_uint(r, 8), i;
    word last = {0, NULL, NULL, 0, 0}, w;
    tg_status st;

    for (i = 0; i < count; i++) {
        if (!get_word(r, &w) || w.times > left) return TG_E_FORMAT;
        if (i && tg__bytes_compare(last.key, last.key_len, w.key, w.key_len) >= 0) return TG_E_FORMAT;
        if ((st = tg__table_add(to, w.key, w.key_len, w.shown, w.shown_len, w.times, NULL)) != TG_OK) return st;
        left -= w.times;
        last = w;
    }
    return r->bad || left ? TG_E_FORMAT : TG_OK;
}

/* Nothing is more than the bytes, and what is worked out later is not there yet. */
static int are_counts(const tg__tally *t) {
    const uint64_t *c = t->counts;
    size_t i;

    for (i = 0; i < TG_COUNT_ALL_; i++)
        if (c[i] > c[TG_COUNT_BYTES]) return 0;
    if (c[TG_COUNT_CHARACTERS_NO_SPACES] || c[TG_COUNT_UNIQUE_WORDS] || c[TG_COUNT_HAPAX_LEGOMENA] ||
        c[TG_COUNT_SYLLABLES] || c[TG_COUNT_MONOSYLLABLES] || c[TG_COUNT_POLYSYLLABLES])
        return 0;
    return c[TG_COUNT_BYTES] <= TG__COUNT_MAX && c[TG_COUNT_WHITESPACE] <= c[TG_COUNT_CHARACTERS] &&
           t->unsegmented <= c[TG_COUNT_LETTERS] && t->documents <= c[TG_COUNT_BYTES] &&
           !t->documents == !c[TG_COUNT_BYTES];
}

static tg_status get_picks(reader *r, tg__tally *t, word_rules *rules) {
    const char *key = NULL;
    size_t len = 0;
    tg_status st = TG_OK;

    for (; st == TG_OK && rules->stop_count; rules->stop_count--) {
        key = get_stop(&rules->stops, key, len, &len);
        st = tg__table_add(&t->picks->stops, key, len, key, len, 1, NULL);
    }
    if (st != TG_OK) return st;
    t->picks->total = get_uint(r, 8);
    if (t->picks->total > t->counts[TG_COUNT_WORDS]) return TG_E_FORMAT;
    return get_words(r, &t->picks->table, t->picks->total);
}

static tg_status get_state(reader *r, tg__tally *t, word_rules *rules) {
    tg_status st;
    size_t i;

    for (i = 0; i < TG_COUNT_ALL_; i++) t->counts[i] = get_uint(r, 8);
    t->unsegmented = get_uint(r, 8);
    t->documents = get_uint(r, 8);
    if (!are_counts(t)) return TG_E_FORMAT;
    if ((st = get_words(r, &t->table, t->plan.table ? t->counts[TG_COUNT_WORDS] : 0)) != TG_OK) return st;
    if (t->picks && (st = get_picks(r, t, rules)) != TG_OK) return st;
    return r->p == r->end ? TG_OK : TG_E_FORMAT;
}

tg_status tg__state_load(const void *state, size_t len, tg__config *config, tg__tally *tally) {
    static const tg__stop_list none = {NULL, NULL, 0};
    reader r = {state, (const uint8_t *)state + len, 0};
    word_rules rules = {{0}, 0, {0}};
    int has_words;
    tg_status st = check_header(&r, state, len, &has_words);

    if (st != TG_OK || (st = get_rules(&r, has_words, config, &rules)) != TG_OK) return st;
    tg__tally_init(tally, &config->options.allocator, config->kernels, &config->plan, config->options.seed);
    if (config->plan.picks) st = tg__picks_new(tally, &none, config->options.seed);
    if (st == TG_OK) st = get_state(&r, tally, &rules);
    if (st != TG_OK) tg__tally_free(tally);
    return st;
}
