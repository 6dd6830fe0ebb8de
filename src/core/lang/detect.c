/*
 * detect: a text is a bag of features, which are its letter triples, words and signs, by hashes of them. Each has a
 * weight for each language, learned by tools/gen-detect.mjs, which sees a text in the same way. The mean of the weights
 * decides, among the languages of the script that most letters are of.
 */
#include "detect.h"

#include "../fmath.h"
#include "../ucd.h"

#include "detect.inc"

/* Rows of the table. */
static const char *const tags[TG__DETECT_ROWS] = {
    "cs", "da", "de", "en", "es", "fi", "fr", "hu", "it",  "nb",
    "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "und", "und",
};

#define OTHER (TG__DETECT_ROWS - 2) /* and code behind it */

#define DOUBT 3 /* other languages have to be so much more likely, as a logit: they are nobody's guess */

_Static_assert(STRIDE == (TG__DETECT_ROWS + 1) / 2, "two weights a byte");

static int is_cyrillic_row(size_t row) {
    return tags[row][0] == 'r' ? tags[row][1] == 'u' : tags[row][0] == 'u' && tags[row][1] == 'k';
}

/* ── Features ── */

static uint32_t hash(uint32_t h, uint32_t code) {
    h = (h ^ (code & 0xFF)) * 0x01000193u; /* FNV-1a */
    return (h ^ code >> 8) * 0x01000193u;
}

static void count(tg__detector *d, uint32_t h) {
    const uint8_t *row = weights + ((h ^ h >> 15) & (BUCKETS - 1)) * STRIDE;
    size_t k;

    for (k = 0; k < TG__DETECT_ROWS; k++) d->scores[k] += (row[k >> 1] >> 4 * (k & 1) & 15) - 8;
    d->features++;
}

static void end_word(tg__detector *d) {
    uint32_t h = 0x811C9DC5u, whole, k;
    uint16_t *w = d->word;

    if (d->count == 1) return;
    whole = hash(h, ' ');
    for (k = 1; k < d->count; k++) {
        uint32_t next = k + 1 < d->count ? w[k + 1] : ' ';
        count(d, hash(hash(hash(h, w[k - 1]), w[k]), next));
        whole = hash(whole, w[k]);
    }
    count(d, hash(hash(whole, ' '), 'W'));
    d->count = 1;
}

/* Simple lower case of the letters that the languages have. */
static uint32_t lower(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c == 0x130) return 'i';
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x218 && c <= 0x21B) ||
        (c >= 0x490 && c <= 0x491))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c + (c & 1);
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if ((c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF)) return c | 1;
    return c;
}

/* Romanian writes s and t with a comma or, as Turkish, with a cedilla. */
static uint16_t letter_of(uint32_t cp) {
    uint32_t c = lower(cp);
    return (uint16_t)(c == 0x219 ? 0x15F : c == 0x21B ? 0x163 : c);
}

static void add_letter(tg__detector *d, uint32_t cp) {
    if (d->count == TG__DETECT_WORD) end_word(d);
    d->word[d->count++] = letter_of(cp);
}

static int is_sign(uint32_t cp) {
    static const char signs[] = "#$&*+/<=>@[\\]^_{|}~;()";
    size_t i;

    for (i = 0; i < sizeof signs - 1; i++)
        if ((uint8_t)signs[i] == cp) return 1;
    return 0;
}

void tg__detect_begin(tg__detector *d) {
    memset(d, 0, sizeof *d);
    d->word[0] = ' ';
    d->count = 1;
}

void tg__detect_add(tg__detector *d, uint32_t cp) {
    if (cp >= 0x300 && cp <= 0x36F) return; /* accents of their own */
    if (tg__props_kind(tg__ucd(cp)) == TG__KIND_LETTER) {
        int cyrillic = cp >= 0x400 && cp < 0x530, latin = cp < 0x370 || (cp >= 0x1E00 && cp < 0x1F00);
        d->latin += (uint32_t)latin;
        d->cyrillic += (uint32_t)cyrillic;
        d->other += !latin && !cyrillic;
        if (latin || cyrillic) {
            add_letter(d, cp);
            return;
        }
    }
    end_word(d);
    if (is_sign(cp)) count(d, hash(hash(0x811C9DC5u, cp), 'S'));
}

/* ── The decision ── */

static int is_candidate(const tg__detector *d, size_t row) {
    return row >= OTHER || is_cyrillic_row(row) == (d->cyrillic > d->latin);
}

const tg_language *tg__detect_end(tg__detector *d, double *confidence) {
    const tg_language *none = tg_language_find("und");
    size_t best = OTHER + 1, k;
    double sum = 0, unit;

    *confidence = 0;
    end_word(d);
    d->scores[OTHER] -= (int32_t)(d->features * (DOUBT * 1024) / (UNIT / 64));
    if (d->other >= d->latin + d->cyrillic) return none; /* no letters at all, too */
    for (k = 0; k <= OTHER; k++)
        if (is_candidate(d, k) && d->scores[k] > d->scores[best]) best = k;
    if (best >= OTHER) return none;
    unit = (double)UNIT / 65536 / d->features;
    for (k = 0; k < TG__DETECT_ROWS; k++)
        if (is_candidate(d, k)) sum += tg__exp((double)(d->scores[k] - d->scores[best]) * unit);
    if (sum > 2) return none;
    *confidence = 1 / sum;
    return tg_language_find(tags[best]);
}
