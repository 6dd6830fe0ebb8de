/* grapheme: the rules GB1 to GB999, in the annex's order. */
#include "grapheme.h"

enum { PICT_NONE, PICT_BASE, PICT_ZWJ };
enum { CONJUNCT_NONE, CONJUNCT_CONSONANT, CONJUNCT_LINKED };

static int is_control(unsigned cls) {
    return cls == TG__GCB_CR || cls == TG__GCB_LF || cls == TG__GCB_CONTROL;
}

static int breaks_before(const tg__grapheme *g, tg__props p) {
    unsigned prev = g->prev, cur = tg__props_gcb(p);

    /* GB1 */
    if (!g->started) return 1;
    /* GB3 */
    if (prev == TG__GCB_CR && cur == TG__GCB_LF) return 0;
    /* GB4, GB5 */
    if (is_control(prev) || is_control(cur)) return 1;
    /* GB6 */
    if (prev == TG__GCB_L && (cur == TG__GCB_L || cur == TG__GCB_V || cur == TG__GCB_LV || cur == TG__GCB_LVT))
        return 0;
    /* GB7 */
    if ((prev == TG__GCB_LV || prev == TG__GCB_V) && (cur == TG__GCB_V || cur == TG__GCB_T)) return 0;
    /* GB8 */
    if ((prev == TG__GCB_LVT || prev == TG__GCB_T) && cur == TG__GCB_T) return 0;
    /* GB9 */
    if (cur == TG__GCB_EXTEND || cur == TG__GCB_ZWJ) return 0;
    /* GB9a */
    if (cur == TG__GCB_SPACING_MARK) return 0;
    /* GB9b */
    if (prev == TG__GCB_PREPEND) return 0;
    /* GB9c */
    if (g->conjunct == CONJUNCT_LINKED && tg__props_incb(p) == TG__INCB_CONSONANT) return 0;
    /* GB11 */
    if (g->pict == PICT_ZWJ && tg__props_pict(p)) return 0;
    /* GB12, GB13 */
    if (g->ri_odd && cur == TG__GCB_RI) return 0;
    /* GB999 */
    return 1;
}

int tg__grapheme_step(tg__grapheme *g, tg__props p) {
    unsigned cur = tg__props_gcb(p), incb = tg__props_incb(p);
    int breaks = breaks_before(g, p);

    g->ri_odd = cur == TG__GCB_RI && !(g->ri_odd && !breaks);

    if (tg__props_pict(p)) g->pict = PICT_BASE;
    else if (g->pict == PICT_BASE && cur == TG__GCB_ZWJ) g->pict = PICT_ZWJ;
    else if (!(g->pict == PICT_BASE && cur == TG__GCB_EXTEND)) g->pict = PICT_NONE;

    if (incb == TG__INCB_CONSONANT) g->conjunct = CONJUNCT_CONSONANT;
    else if (incb == TG__INCB_LINKER && g->conjunct != CONJUNCT_NONE) g->conjunct = CONJUNCT_LINKED;
    else if (incb == TG__INCB_NONE || incb == TG__INCB_LINKER) g->conjunct = CONJUNCT_NONE;

    g->prev = (uint8_t)cur;
    g->started = 1;
    return breaks;
}

int tg__grapheme_at_rest(const tg__grapheme *g) {
    return g->started && g->prev != TG__GCB_PREPEND; /* GB9b; no other rule joins ASCII to what is before it */
}

/* Be behind an ASCII character of class `prev`. */
static void rest_at(tg__grapheme *g, tg__gcb prev) {
    g->started = 1;
    g->prev = (uint8_t)prev;
    g->ri_odd = 0;
    g->pict = PICT_NONE;
    g->conjunct = CONJUNCT_NONE;
}

/* The class of a code point that is not complex, by its last byte. */
static tg__gcb simple_gcb(uint8_t last) {
    return last < 0x80 ? tg__props_gcb(tg__ucd_ascii[last]) : TG__GCB_OTHER;
}

uint64_t tg__grapheme_block(tg__grapheme *g, const tg__block *b) {
    /* GB3; whatever else is not complex begins a cluster */
    uint64_t joined = b->is.lf & (b->is.cr << 1 | (g->prev == TG__GCB_CR));
    uint64_t begun = b->all & ~(b->rest | b->complex | joined), left;
    unsigned i, len, end = 0;

    for (left = b->complex; left; left &= left - 1) {
        i = tg__lowest(left);
        if (i > end) rest_at(g, simple_gcb(b->bytes[i - 1]));
        begun |= (uint64_t)tg__grapheme_step(g, tg__ucd(tg__block_decode(b, i, &len))) << i;
        end = i + len;
    }
    if (b->len > end) rest_at(g, tg__props_gcb(b->last_props));
    return begun;
}
