/* parts: a text is cut behind a blank line, where all begins anew, or behind a space between letters. */
#include "parts.h"

#include "transcode.h"

#define LOOK_FOR_LINE ((size_t)64 << 10) /* bytes in which a blank line is preferred to a space */
#define LOOK_FOR_ANY ((size_t)1 << 20)
#define LOOK_BACK ((size_t)4 << 10) /* bytes that tell the column of a line, which is counted to 255 */
#define CUT_CONTEXT 16u             /* bytes that tell what a cut stands on: three code points, and the one before */

/* The code points that stand before a place, as far as cuts go. */
typedef struct before {
    tg__props one, two; /* the last, the one before it */
    uint32_t cp;        /* the last */
    int lines;          /* the last is an LF, and nothing but a CR is between it and another */
    int after_line;     /* as `lines`, but for the next */
    unsigned letters;   /* of the word under way, MIXED if there is something else in it, or it is not all known */
    int plain;          /* the word before the last white space is of letters alone */
} before;

#define MIXED 256u

static void step_word(before *b, tg__props p) {
    if (p & TG__P_WHITE_SPACE) {
        b->plain = b->letters < MIXED;
        b->letters = 0;
    } else if (b->letters < MIXED) {
        b->letters = tg__tally_may_cut(p) ? b->letters + 1 : MIXED;
    }
}

static void step(before *b, uint32_t cp, tg__props p) {
    b->lines = cp == '\n' && b->after_line;
    b->after_line = cp == '\n' || (cp == '\r' && b->cp == '\n' && b->after_line);
    b->two = b->one;
    b->one = p;
    b->cp = cp;
    step_word(b, p);
}

static int is_space_cut(const before *b) {
    return b->cp == ' ' && tg__tally_may_cut(b->two);
}

/* The first code point boundary at or after `at`. */
static size_t align(const uint8_t *text, size_t len, size_t at, uint32_t encoding) {
    if (encoding == TG_ENCODING_UTF8)
        while (at < len && (text[at] & 0xC0) == 0x80) at++;
    else if (encoding != TG_ENCODING_LATIN1) at += at & 1;
    return tg__min(at, len);
}

tg_status tg_cut(const void *text, size_t len, size_t from, const tg_options *options, size_t *out) {
    const uint8_t *bytes = text;
    tg__config config;
    before b = {0};
    size_t at, start, space = 0, n;
    uint32_t cp, encoding;
    tg_status st;

    if (!out || (!text && len)) return TG_E_ARG;
    if ((st = tg__config_segments(options, &config)) != TG_OK) return st;
    encoding = config.options.encoding;
    if (encoding == TG_ENCODING_BY_MARK) return TG_E_ARG;
    *out = len;
    start = at = align(bytes, len, tg__min(from, len), encoding);
    b.letters = at == 0 ? 0 : MIXED;
    for (; at < len && at - start < LOOK_FOR_ANY; at += n) {
        tg__props p;
        if (space && at - start >= LOOK_FOR_LINE) break;
        if (b.lines) {
            *out = at;
            return TG_OK;
        }
        if (!(n = tg__decode(bytes + at, len - at, 1, encoding, &cp))) break;
        p = tg__ucd(cp);
        if (!space && is_space_cut(&b) && tg__tally_may_cut(p) &&
            (!config.plan.cues || b.plain || !tg__sentence_looks_back(cp, p)))
            space = at;
        step(&b, cp, p);
    }
    if (space) *out = space;
    return TG_OK;
}

/* Where to begin to look at the text before a cut: at the start of a line, the last that leaves enough to see. */
static size_t line_start(const uint8_t *text, size_t len, uint32_t encoding) {
    size_t unit = encoding == TG_ENCODING_UTF16LE || encoding == TG_ENCODING_UTF16BE ? 2 : 1;
    size_t first = len > LOOK_BACK ? align(text, len, len - LOOK_BACK, encoding) : 0, at;
    uint32_t cp;

    if (len < first + CUT_CONTEXT) return first;
    for (at = (len - CUT_CONTEXT) & ~(unit - 1); at > first; at -= unit)
        if (tg__decode(text + at - unit, unit, 1, encoding, &cp) == unit && cp == '\n') break;
    return at;
}

tg_status tg__parts_find(const tg__config *config, const uint8_t *text, size_t len, unsigned *kind, tg__line *line) {
    uint32_t encoding = config->options.encoding, cp;
    tg__sentence m;
    before b = {0};
    size_t at = line_start(text, len, encoding), n;

    memset(&m, 0, sizeof m);
    m.mode = config->plan.sentence_mode;
    m.cues = config->plan.cues;
    for (; at < len && (n = tg__decode(text + at, len - at, 1, encoding, &cp)) > 0; at += n) {
        tg__props p = tg__ucd(cp);
        if (cp == 0xFEFF && at == 0) continue; /* a byte order mark has no column */
        tg__sentence_step(&m, cp, p, at, at + n);
        step(&b, cp, p);
    }
    if (!b.lines && !is_space_cut(&b)) return TG_E_ARG;
    *kind = b.lines ? TG__PART_LINE : TG__PART_SPACE;
    *line = m.line;
    return TG_OK;
}
