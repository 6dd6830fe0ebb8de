/* generate: see generate.h. */
#include "generate.h"

#include "helpers.h"
#include "ucd.h"

#include <stdlib.h>

/* splitmix64 */
uint64_t generate_number(generator *g) {
    uint64_t x = g->state += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

size_t generate_below(generator *g, size_t count) {
    return (size_t)(generate_number(g) >> 32) % count;
}

static int one_in(generator *g, size_t count) {
    return generate_below(g, count) == 0;
}

/* ── Code points by their properties ── */

#define MOST_RECORDS 512
#define PER_RECORD 16

/* Code points that have one record of properties. */
typedef struct record {
    tg__props props;
    uint32_t cps[PER_RECORD];
    size_t seen; /* how many there are; PER_RECORD of them, drawn evenly, are kept */
} record;

static record records[MOST_RECORDS];
static size_t record_count;

static void keep(generator *g, uint32_t cp) {
    static size_t last; /* that of the code point before, often */
    tg__props props = tg__ucd(cp);
    size_t i = record_count && records[last].props == props ? last : 0, slot;

    while (i < record_count && records[i].props != props) i++;
    if (i == MOST_RECORDS) return;
    last = i;
    if (i == record_count) records[record_count++].props = props;
    slot = records[i].seen < PER_RECORD ? records[i].seen : generate_below(g, records[i].seen + 1);
    if (slot < PER_RECORD) records[i].cps[slot] = cp;
    records[i].seen++;
}

static void learn_properties(void) {
    generator g = {1};

    if (record_count) return;
    for (uint32_t cp = 0; cp < 0x110000; cp++)
        if (cp < 0xD800 || cp > 0xDFFF) keep(&g, cp);
}

static uint32_t of_record(generator *g, size_t i) {
    size_t kept = records[i].seen < PER_RECORD ? records[i].seen : PER_RECORD;
    return records[i].cps[generate_below(g, kept)];
}

/* ── Kinds of text ── */

typedef struct text {
    uint32_t *cps;
    size_t count, most; /* most: where to stop */
} text;

static void put(text *t, uint32_t cp) {
    if (t->count < t->most) t->cps[t->count++] = cp;
}

static void put_all(text *t, const uint32_t *cps) {
    for (; *cps; cps++) put(t, *cps);
}

/* Few records at a time, so that rules of several characters come about. */
static void by_properties(generator *g, text *t) {
    size_t few[8], count = 2 + generate_below(g, COUNT_OF(few) - 1);

    for (size_t i = 0; i < count; i++) few[i] = generate_below(g, record_count);
    while (t->count < t->most)
        put(t, of_record(g, one_in(g, 8) ? generate_below(g, record_count) : few[generate_below(g, count)]));
}

#define ASCII_PIECES 49 /* the first ones */
#define FIRST_LINE_BREAK 17
#define LINE_BREAKS 4
#define FIRST_MARKER 44
#define MARKERS 5

/* clang-format off */
static const uint32_t *const pieces[] = {
    U"a", U"Z", U" ", U"1", U".", U",", U":", U";", U"'", U"\"", U"-", U"_", U"!", U"?", U"(", U")", U"\t", U"\n",
    U"\r", U"\r\n", U"\n\n", U"\v", U"\f", U"  ", U". ", U"? ", U".\n", U"! (", U".)", U".'", U"...", U"the", U"The",
    U"can't", U"3.14", U"1,000,000", U"a.b.", U"U.S.A.", U"e.g. ", U"Mr. ", U"well-known", U"snake_case",
    U"http://a.b/c?d=e", U"x1y2", U"- ", U"* ", U"1. ", U"12) ", U"b) ", U"\u00A0", U"\u00AD", U"\u00B7", U"\u00BD",
    U"\x85", U"\u2028", U"\u2029", U"\u2014", U"\u2013", U"\u2026", U"\u2022 ", U"\u2019", U"\u2018", U"\u201C",
    U"\u201D", U"it\u2019s", U"\u00E9", U"e\u0301", U"Stra\u00DFe", U"\u00C5ngstr\u00F6m", U"\u0301", U"\u200D",
    U"\u200B", U"\u2060", U"\uFEFF", U"\u03B1\u03C1\u03C7\u03AE", U"\u0441\u043B\u043E\u0432\u043E",
    U"\u0414\u0430. ", U"\u05E9\u05DC\u05D5\u05DD", U"\u05D0\"\u05D1", U"\u05D0'", U"\u05D0\u05F4\u05D1",
    U"\u0645\u0631\u062D\u0628\u0627", U"\u061F ", U"\u0660\u066B\u0661", U"\u06DD", U"\u0600\u0661",
    U"\u0915\u094D\u0937\u093F", U"\u0915\u094D\u200D\u0924", U"\u0928\u092E\u0938\u094D\u0924\u0947\u0964 ",
    U"\u0995\u09CD\u09AF", U"\u0D15\u0D4D\u0D24", U"\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35", U"\u0E01\u0E33",
    U"\u1780\u17D2\u1780", U"\u4E2D\u6587", U"\u3002", U"\uFF01", U"\u300C", U"\u30AB\u30FC\u30C9", U"\u3042",
    U"\u3099", U"\uD55C\uAD6D\uC5B4", U"\u1100\u1161\u11A8", U"\uAC00\u11A8", U"\U0001F600",
    U"\U0001F468\u200D\U0001F469\u200D\U0001F467", U"\U0001F9D1\U0001F3FF\u200D\U0001F680", U"\u2764\uFE0F",
    U"1\uFE0F\u20E3", U"\u00A9\u200D\u00AE", U"\U0001F1E9\U0001F1EA", U"\U0001F1EB",
    U"\U0001F1EB\U0001F1F7\U0001F1E9", U"\U0001D7D8", U"\U00010400", U"\U000E0041", U"\uFFFD", U"\u2160", U"\u00B2",
};
/* clang-format on */

static void of_pieces(generator *g, text *t) {
    size_t from = generate_below(g, COUNT_OF(pieces)),
           span = one_in(g, 2) ? COUNT_OF(pieces) : 2 + generate_below(g, 12);

    while (t->count < t->most) put_all(t, pieces[(from + generate_below(g, span)) % COUNT_OF(pieces)]);
}

/* What prose is made of, more or less. */
static void words_of_ascii(generator *g, text *t) {
    while (t->count < t->most) {
        size_t len = 1 + generate_below(g, one_in(g, 20) ? 80 : 9);
        for (size_t i = 0; i < len; i++) put(t, (one_in(g, 12) ? 'A' : 'a') + (uint32_t)generate_below(g, 26));
        if (one_in(g, 3)) put_all(t, pieces[generate_below(g, ASCII_PIECES)]);
        else put(t, ' ');
    }
}

/* ASCII of a few kinds: where every rule of ASCII meets every other. */
static void soup_of_ascii(generator *g, text *t) {
    static const char all[] = "aZ1 .,:;'\"-_!?()\n\r\t\v\f*@\x01\x7F";
    char few[6];
    size_t count = 2 + generate_below(g, sizeof few - 1);

    for (size_t i = 0; i < count; i++) few[i] = all[generate_below(g, sizeof all - 1)];
    while (t->count < t->most)
        put(t, (uint8_t)(one_in(g, 10) ? all[generate_below(g, sizeof all - 1)] : few[generate_below(g, count)]));
}

/* clang-format off */
static const uint32_t *const cues[] = {
    U" ", U" ", U" ", U" ", U" ", U". ", U". ", U".", U"! ", U"? ", U"!", U"?", U"...", U"... ", U"\u2026", U"\u2026 ", U"\n",
    U"\n\n", U"The", U"the", U"I", U"he", U"It", U"and", U"Word", U"word", U"words", U"Army", U"NATO", U"IT", U"it", U"x", U"J",
    U"J.", U"U.S.", U"u.a.", U"J.-C.", U"J-P.", U"Ph.D.", U"Mr.", U"mr.", U"Dr.", U"etc.", U"Inc.", U"No.", U"no.", U"St.", U"p.",
    U"Sat.", U"sat.", U"bzw.", U"Nr.", U"M.", U"Sra.", U"av.", U"\u0433.", U"\u0443\u043B.", U"\u041E\u043D", U"\u0423\u043B.", U"Der",
    U"die", U"Le", U"L'", U"l\u2019", U"El", U"\u00C9l", U"\u00C0", U"y", U"et", U"und", U"said", U"5", U"12", U"123", U"1999", U"3.14",
    U"4. ", U"II.", U"XIV", U"end.Next", U"end.The", U"end.the", U"7.The ", U"http://a.b/c", U"https://", U"HTTP://x.y", U"www.a.b", U"www", U"http",
    U"a@b.c", U"a@b", U"://", U":", U";", U",", U":-)", U":)", U";-(", U":D", U" - ", U"- ", U"-", U"--", U" -- ", U"\u2013", U"\u2014 ",
    U"\"", U"\" ", U" \" ", U"'", U" ' ", U"\u201C", U"\u201D", U"\u201D ", U"\u2019", U"\u2018", U"\u00AB ", U" \u00BB ", U"\u00BB", U"\u00BF", U"(",
    U")", U") ", U" ) ", U"[", U"] ", U"[1]", U"(5) ", U"*", U"_", U"\u00AD", U"\u0301", U"\u00A0", U"\t", U"\u4E2D", U"\u3002", U"\U0001F600",
    U"\u00A9", U"#", U"$5", U"/", U"abcdefghijklmnopqrstuvwxyzabcdef", U"abcdefghijklmnopqrstuvwxyzabcdefghij", U"\u0445\u043E\u0440\u043E\u0448\u043E",
};
/* clang-format on */

/* What rules of languages look at: abbreviations, initials, quotes, addresses. */
static void of_cues(generator *g, text *t) {
    size_t from = generate_below(g, COUNT_OF(cues)), span = one_in(g, 2) ? COUNT_OF(cues) : 4 + generate_below(g, 16);

    while (t->count < t->most) {
        put_all(t, cues[(from + generate_below(g, span)) % COUNT_OF(cues)]);
        if (one_in(g, 3)) put(t, ' ');
        if (one_in(g, 30)) put_all(t, pieces[generate_below(g, COUNT_OF(pieces))]);
    }
}

/* A piece, another one often, a third: what is carried from block to block. */
static void of_runs(generator *g, text *t) {
    while (t->count < t->most) {
        size_t times = one_in(g, 2) ? 1 : 60 + generate_below(g, 10);
        const uint32_t *piece = pieces[generate_below(g, COUNT_OF(pieces))];
        uint32_t cp = of_record(g, generate_below(g, record_count));
        int one = one_in(g, 4);
        for (size_t i = 0; i < times; i++)
            if (one) put(t, cp);
            else put_all(t, piece);
    }
}

/* Lines about as long as those that are wrapped, and what may begin an item of a list. */
static void of_lines(generator *g, text *t) {
    static const size_t columns[] = {0, 20, 38, 99, 310};
    static const char marks[] = "-*+1111.)a \t";

    while (t->count < t->most) {
        size_t length = columns[generate_below(g, COUNT_OF(columns))] + generate_below(g, 5),
               count = generate_below(g, 6), shift = generate_below(g, 12);
        for (size_t i = 0; i < length; i++) put(t, (uint8_t) ". X xxx xxxx"[(i + shift) % 12]);
        for (size_t i = generate_below(g, 3); i > 0; i--)
            put_all(t, pieces[FIRST_LINE_BREAK + generate_below(g, LINE_BREAKS)]);
        if (one_in(g, 2)) put_all(t, pieces[FIRST_MARKER + generate_below(g, MARKERS)]);
        else
            for (size_t i = 0; i < count; i++) put(t, (uint8_t)marks[generate_below(g, sizeof marks - 1)]);
    }
}

/* A few code points give way to odd ones. */
static void make_odd(generator *g, text *t) {
    size_t times = t->count ? 1 + generate_below(g, 4) : 0;

    while (times--) {
        uint32_t cp = one_in(g, 2) ? of_record(g, generate_below(g, record_count))
                                   : pieces[generate_below(g, COUNT_OF(pieces))][0];
        t->cps[generate_below(g, t->count)] = cp;
    }
}

size_t generate_text(generator *g, uint32_t *out) {
    static void (*const kinds[])(generator *, text *) = {by_properties, of_pieces, words_of_ascii, words_of_ascii,
                                                         soup_of_ascii, of_runs,   of_lines,       of_cues,
                                                         of_cues,       of_cues};
    static const size_t lengths[] = {6, 20, 70, 70, 140, 300, 300, GENERATE_MAX};
    size_t length = lengths[generate_below(g, COUNT_OF(lengths) - !one_in(g, 8))],
           kind = generate_below(g, COUNT_OF(kinds));
    text t = {out, 0, generate_below(g, length + 1)};

    learn_properties();
    if (kinds[kind] == of_lines) t.most = length < 400 ? 400 : length;
    kinds[kind](g, &t);
    if (one_in(g, 2)) make_odd(g, &t);
    return t.count;
}

static uint8_t *put_unit(uint8_t *to, uint32_t unit, tg_encoding encoding) {
    int big = encoding == TG_ENCODING_UTF16BE;
    to[big] = (uint8_t)unit;
    to[!big] = (uint8_t)(unit >> 8);
    return to + 2;
}

uint8_t *generate_put(uint8_t *to, uint32_t cp, tg_encoding encoding) {
    if (encoding == TG_ENCODING_LATIN1) {
        *to = (uint8_t)(cp < 0x100 ? cp : cp % 0x60 + 0xA0);
        return to + 1;
    }
    if (encoding == TG_ENCODING_UTF8) {
        unsigned n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
        for (unsigned i = n - 1; i > 0; i--, cp >>= 6) to[i] = (uint8_t)(0x80 | (cp & 0x3F));
        to[0] = (uint8_t)(n == 1 ? cp : (0xF00u >> n & 0xF0) | cp);
        return to + n;
    }
    if (cp < 0x10000) return put_unit(to, cp, encoding);
    to = put_unit(to, 0xD800 + ((cp - 0x10000) >> 10), encoding);
    return put_unit(to, 0xDC00 + (cp & 0x3FF), encoding);
}
