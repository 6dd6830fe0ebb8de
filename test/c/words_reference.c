/* words_reference: see words_reference.h. */
#include "words_reference.h"

#include "fold.h"
#include "lang/lang.h"
#include "reference.h"
#include "test.h"

#include <stdlib.h>

/* ── Words of a text, with what is left out ── */

typedef struct token {
    counted_word word;
    size_t start, sentence;
    int gap;
} token;

typedef struct tokens {
    token *list;
    size_t count, cap;
} tokens;

static token *token_new(tokens *t) {
    if (t->count == t->cap) t->list = realloc(t->list, (t->cap = 2 * t->cap + 16) * sizeof *t->list);
    memset(&t->list[t->count], 0, sizeof *t->list);
    return &t->list[t->count++];
}

static size_t put_utf8(uint32_t cp, char *to) {
    if (cp < 0x80) {
        to[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        to[0] = (char)(0xC0 | cp >> 6);
        to[1] = (char)(0x80 | (cp & 63));
        return 2;
    }
    if (cp < 0x10000) {
        to[0] = (char)(0xE0 | cp >> 12);
        to[1] = (char)(0x80 | (cp >> 6 & 63));
        to[2] = (char)(0x80 | (cp & 63));
        return 3;
    }
    to[0] = (char)(0xF0 | cp >> 18);
    to[1] = (char)(0x80 | (cp >> 12 & 63));
    to[2] = (char)(0x80 | (cp >> 6 & 63));
    to[3] = (char)(0x80 | (cp & 63));
    return 4;
}

/* The folded forms of the characters [from, to). */
static void fold_chars(const reference_char *c, size_t from, size_t to, const tg_options *o, int keep_case,
                       counted_word *out) {
    char *utf8 = malloc(4 * (to - from) + 1);
    size_t len = 0;
    tg__folder folder;
    tg__folded f;

    for (size_t i = from; i < to; i++) len += put_utf8(c[i].cp, utf8 + len);
    tg__folder_init(&folder, &o->allocator, tg__kernels_get(TG_KERNEL_SCALAR));
    if (o->profile == TG_PROFILE_CLASSIC && !keep_case) CHECK_EQ_INT(tg__fold_lower(&folder, utf8, len, &f), TG_OK);
    else CHECK_EQ_INT(tg__fold_word(&folder, utf8, len, keep_case, &f), TG_OK);
    out->key = malloc(f.key_len + f.shown_len + 1);
    out->shown = out->key + f.key_len;
    out->key_len = f.key_len;
    out->shown_len = f.shown_len;
    out->count = 1;
    out->error = 0;
    memcpy(out->key, f.key, f.key_len);
    memcpy(out->shown, f.shown, f.shown_len);
    tg__folder_free(&folder);
    free(utf8);
}

/* `key` is a folded one, whatever the profile: a list is of such. */
static int is_in_list(const char *key, size_t len, const tg_options *o) {
    const char *word = o->stop_text;
    tg_options folding = *o;
    int in = 0;

    folding.profile = TG_PROFILE_UNICODE;
    for (size_t i = 0; i < o->stop_count; word += o->stop_lengths[i++]) {
        reference_text t;
        counted_word stop;
        if (!o->stop_lengths[i]) continue;
        reference_decode(word, o->stop_lengths[i], TG_ENCODING_UTF8, &t);
        fold_chars(t.chars, 0, t.count, &folding, 0, &stop);
        in |= stop.key_len == len && !memcmp(stop.key, key, len);
        free(stop.key);
        reference_free(&t);
    }
    if (o->stop_language) in |= tg__stops_has(tg__stops_find(o->language), key, len);
    return in;
}

static int is_number(const char *key, size_t len) {
    reference_text t;
    size_t digits = 0, marks = 0;

    reference_decode(key, len, TG_ENCODING_UTF8, &t);
    for (size_t i = 0; i < t.count; i++) {
        tg__props p = t.chars[i].props;
        tg__wb wb = tg__props_wb(p);
        if (tg__props_kind(p) == TG__KIND_DIGIT) digits++;
        else if (tg__props_kind(p) != TG__KIND_LETTER)
            marks += wb == TG__WB_NUMERIC || wb == TG__WB_MID_NUM || wb == TG__WB_MID_NUM_LET ||
                     wb == TG__WB_SINGLE_QUOTE || wb == TG__WB_EXTEND || wb == TG__WB_FORMAT || wb == TG__WB_ZWJ;
    }
    digits = digits && digits + marks == t.count;
    reference_free(&t);
    return digits != 0;
}

static size_t length_of(const char *key, size_t len) {
    reference_text t;
    size_t count;

    reference_decode(key, len, TG_ENCODING_UTF8, &t);
    count = t.count;
    reference_free(&t);
    return count;
}

static void add_token(tokens *out, const reference_text *t, size_t from, size_t to, const tg_options *o) {
    token *w = token_new(out);
    tg_options folding = *o;
    counted_word folded;

    folding.profile = TG_PROFILE_UNICODE;
    w->start = t->chars[from].at;
    fold_chars(t->chars, from, to, &folding, 0, &folded);
    fold_chars(t->chars, from, to, o, o->letter_case == TG_CASE_KEEP, &w->word);
    if (is_in_list(folded.key, folded.key_len, o) || length_of(w->word.key, w->word.key_len) < o->min_length) {
        w->gap = 1;
    } else if (o->numbers != TG_NUMBERS_KEEP && is_number(w->word.key, w->word.key_len)) {
        w->gap = o->numbers == TG_NUMBERS_DROP;
        w->word.key[0] = w->word.shown[0] = '#';
        w->word.key_len = w->word.shown_len = 1;
    }
    free(folded.key);
}

/* The classic profile: between White_Space, from the first to the last alphanumeric; sentences end behind . ! ? */
static void classic_tokens(const reference_text *t, const tg_options *o, tokens *out) {
    for (size_t i = 0; i < t->count;) {
        size_t first = SIZE_MAX, last = 0;
        for (; i < t->count && !(t->chars[i].props & TG__P_WHITE_SPACE); i++) {
            if (!(t->chars[i].props & TG__P_ALNUM)) continue;
            if (first == SIZE_MAX) first = i;
            last = i;
        }
        if (first != SIZE_MAX) add_token(out, t, first, last + 1, o);
        else i++;
    }
    for (size_t k = 0; k < out->count; k++)
        for (size_t i = 0; i < t->count && t->chars[i].at < out->list[k].start; i++)
            out->list[k].sentence += t->chars[i].cp == '.' || t->chars[i].cp == '!' || t->chars[i].cp == '?';
}

static void unicode_tokens(const reference_text *t, const tg_options *o, tokens *out) {
    reference_lines lines = o->sentences == TG_SENTENCES_UAX29       ? REFERENCE_UAX29
                            : o->line_breaks == TG_LINE_BREAKS_BREAK ? REFERENCE_BREAK
                                                                     : REFERENCE_WRAP;
    size_t *ends = malloc((t->count + 1) * sizeof *ends), count, first = 0, last = 0, ended = 0;
    uint8_t *flags = malloc(t->count + 1);

    count = reference_words(o->hyphens == TG_HYPHENS_JOIN, t, ends, flags);
    for (size_t i = 0; i < count; i++, first = last) {
        while (last < t->count && t->chars[last].end <= ends[i]) last++;
        if (flags[i]) add_token(out, t, first, last, o);
    }
    count = reference_boundaries(TG_SENTENCES, lines, o->language, t, ends, flags);
    for (size_t k = 0; k < out->count; k++) {
        while (ended < count && ends[ended] <= out->list[k].start) ended++;
        out->list[k].sentence = ended;
    }
    free(ends);
    free(flags);
}

/* ── n-grams ── */

/* Words `first` on, `n` of them, as one. */
static counted_word joined(const token *list, size_t n) {
    size_t size = 2 * n;
    counted_word out = {NULL, NULL, 0, 0, 1, 0};

    for (size_t i = 0; i < n; i++) size += list[i].word.key_len + list[i].word.shown_len;
    out.key = malloc(size);
    for (size_t i = 0; i < n; i++) {
        if (i) out.key[out.key_len++] = ' ';
        memcpy(out.key + out.key_len, list[i].word.key, list[i].word.key_len);
        out.key_len += list[i].word.key_len;
    }
    out.shown = out.key + out.key_len;
    for (size_t i = 0; i < n; i++) {
        if (i) out.shown[out.shown_len++] = ' ';
        memcpy(out.shown + out.shown_len, list[i].word.shown, list[i].word.shown_len);
        out.shown_len += list[i].word.shown_len;
    }
    return out;
}

static void make_grams(const tokens *t, const tg_options *o, counted_words *out) {
    size_t n = o->ngram ? o->ngram : 1;

    out->tokens = malloc((t->count + 1) * sizeof *out->tokens);
    for (size_t i = 0; i + n <= t->count; i++) {
        int whole = 1;
        for (size_t k = i; k < i + n; k++)
            whole &= !t->list[k].gap && (o->ngram_across || n == 1 || t->list[k].sentence == t->list[i].sentence);
        if (whole) out->tokens[out->token_count++] = joined(t->list + i, n);
    }
}

/* ── Counting ── */

static int compare_bytes(const char *a, size_t a_len, const char *b, size_t b_len) {
    int order = memcmp(a, b, a_len < b_len ? a_len : b_len);
    return order ? order : (a_len > b_len) - (a_len < b_len);
}

static int by_key(const void *x, const void *y) {
    const counted_word *a = x, *b = y;
    int order = compare_bytes(a->key, a->key_len, b->key, b->key_len);
    return order ? order : compare_bytes(a->shown, a->shown_len, b->shown, b->shown_len);
}

static int by_count(const void *x, const void *y) {
    const counted_word *a = x, *b = y;
    if (a->count != b->count) return a->count < b->count ? 1 : -1;
    return compare_bytes(a->key, a->key_len, b->key, b->key_len);
}

void count_words_slowly(const void *text, size_t len, const tg_options *o, counted_words *out) {
    tokens all = {NULL, 0, 0};
    reference_text t, rest;

    memset(out, 0, sizeof *out);
    reference_decode(text, len, o->encoding, &t);
    rest = t;
    if (t.count && t.chars[0].cp == 0xFEFF) { /* a byte order mark is nothing of the text */
        rest.chars++;
        rest.count--;
    }
    if (o->profile == TG_PROFILE_CLASSIC) classic_tokens(&rest, o, &all);
    else unicode_tokens(&rest, o, &all);
    make_grams(&all, o, out);
    out->total = out->token_count;
    out->words = malloc((out->token_count + 1) * sizeof *out->words);
    if (out->token_count) memcpy(out->words, out->tokens, out->token_count * sizeof *out->words);
    qsort(out->words, out->token_count, sizeof *out->words, by_key);
    for (size_t i = 0; i < out->token_count; i++) { /* of the same the first has the smallest shown form */
        counted_word *last = out->count ? &out->words[out->count - 1] : NULL;
        if (last && !compare_bytes(last->key, last->key_len, out->words[i].key, out->words[i].key_len)) last->count++;
        else out->words[out->count++] = out->words[i];
    }
    qsort(out->words, out->count, sizeof *out->words, by_count);
    out->distinct = out->count;
    for (size_t i = 0; i < all.count; i++) free(all.list[i].word.key);
    free(all.list);
    reference_free(&t);
}

void count_bounded_slowly(const counted_words *from, size_t most, counted_words *out) {
    memset(out, 0, sizeof *out);
    out->words = malloc((most + 1) * sizeof *out->words);
    out->total = from->total;
    out->distinct = from->distinct;
    for (size_t i = 0; i < from->token_count; i++) {
        const counted_word *w = &from->tokens[i];
        size_t k = 0, last = 0;
        while (k < out->count && compare_bytes(out->words[k].key, out->words[k].key_len, w->key, w->key_len)) k++;
        if (k < out->count) {
            counted_word *old = &out->words[k];
            old->count++;
            if (compare_bytes(w->shown, w->shown_len, old->shown, old->shown_len) < 0) {
                old->shown = w->shown;
                old->shown_len = w->shown_len;
            }
        } else if (out->count < most) {
            out->words[out->count++] = *w;
        } else {
            for (k = 1; k < out->count; k++)
                if (by_count(&out->words[k], &out->words[last]) > 0) last = k;
            uint64_t count = out->words[last].count;
            out->words[last] = *w;
            out->words[last].count = count + 1;
            out->words[last].error = count;
        }
    }
    qsort(out->words, out->count, sizeof *out->words, by_count);
}

void counted_free(counted_words *w) {
    for (size_t i = 0; i < w->token_count; i++) free(w->tokens[i].key);
    free(w->tokens);
    free(w->words);
}
