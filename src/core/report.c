/* report: the counts of the table, the metrics and their notes, the most common words. Owns its strings. */
#include "report.h"

#include "fmath.h"

typedef struct common {
    const char *text;
    size_t len;
    uint64_t count;
} common;

struct tg_report {
    tg_allocator mem;
    size_t size; /* of this block, strings and all */
    const char *language;
    uint64_t counts[TG_COUNT_ALL_];
    uint64_t wanted[TG_METRIC_WORDS]; /* metrics, by their numbers */
    double *metrics;                  /* of those alone, ascending */
    size_t metric_count;
    tg_note *notes; /* room for one of each metric, and REPORT_NOTES */
    size_t note_count;
    common *top;
    size_t top_count;
};

#define REPORT_NOTES 2 /* about the whole report, at most */

#define OF_SYLLABLES \
  (TG__COUNT_BIT(TG_COUNT_SYLLABLES) | TG__COUNT_BIT(TG_COUNT_MONOSYLLABLES) | TG__COUNT_BIT(TG_COUNT_POLYSYLLABLES))

/* ── Counts ── */

/* Facts of a word are worked out here, once a distinct word. */
static void count_syllables(const tg__plan *plan, const tg__entry *e, uint64_t *counts) {
    size_t len;
    const char *key = tg__entry_key(e, &len);
    uint32_t syllables = tg__plan_syllables(plan, key, len);

    counts[TG_COUNT_SYLLABLES] += e->count * syllables;
    if (syllables == 1) counts[TG_COUNT_MONOSYLLABLES] += e->count;
    if (syllables >= 3) counts[TG_COUNT_POLYSYLLABLES] += e->count;
}

static void count_word(const tg__plan *plan, const tg__entry *e, uint64_t *counts) {
    counts[TG_COUNT_HAPAX_LEGOMENA] += e->count == 1;
    if (plan->syllables) count_syllables(plan, e, counts);
}

static int knows_syllables(const tg__plan *plan) {
    return plan->classic || plan->language->syllables;
}

/* What was not asked for, or is not known, is not there. */
static void withhold_counts(const tg__config *c, uint64_t *counts) {
    size_t i;

    for (i = 0; i < TG_COUNT_ALL_; i++)
        if (!(c->options.counts & TG__COUNT_BIT(i))) counts[i] = TG_COUNT_NONE;
    if (knows_syllables(&c->plan)) return;
    counts[TG_COUNT_SYLLABLES] = TG_COUNT_NONE;
    counts[TG_COUNT_MONOSYLLABLES] = TG_COUNT_NONE;
    counts[TG_COUNT_POLYSYLLABLES] = TG_COUNT_NONE;
}

/* ── Metrics ── */

static void add_note(tg_report *r, int32_t metric, const char *code, const char *reason) {
    tg_note *n = &r->notes[r->note_count++];
    n->metric = metric;
    n->code = code;
    n->reason = reason;
}

#define NOT_SEGMENTED "words-not-segmented"
#define NOT_SEGMENTED_REASON \
  "Most letters are of scripts that do not write words apart, so words are not counted right."

/* The classic profile is English. */
static int is_made_for(const char *language, const tg__plan *plan) {
    return tg__language_is(plan->classic ? "en" : plan->language->tag, language);
}

/* @return 1 with a note if the metric is undefined for this text */
static int is_undefined(tg_report *r, const tg__config *c, const tg__metric_row *row, const uint64_t *counts,
                        int unsegmented) {
    int32_t id = (int32_t)row->id;

    if (row->language && !is_made_for(row->language, &c->plan))
        add_note(r, id, "language", "The formula is made for another language.");
    else if (row->uses & OF_SYLLABLES && !knows_syllables(&c->plan))
        add_note(r, id, "language", "Syllables are not known for this language.");
    else if (row->flags & TG__METRIC_WORDS && counts[TG_COUNT_WORDS] == 0)
        add_note(r, id, "no-words", "The text has no words.");
    else if (row->uses & TG__COUNT_BIT(TG_COUNT_SENTENCES) && counts[TG_COUNT_SENTENCES] == 0)
        add_note(r, id, "no-sentences", "The text has no sentences.");
    else if (row->flags & TG__METRIC_APART && unsegmented) add_note(r, id, NOT_SEGMENTED, NOT_SEGMENTED_REASON);
    else return 0;
    return 1;
}

static void note_small_sample(tg_report *r, const tg__metric_row *row, const uint64_t *counts) {
    if (counts[TG_COUNT_WORDS] < row->min_words)
        add_note(r, (int32_t)row->id, "small-sample", "The text has fewer words than the published sample.");
    else if (counts[TG_COUNT_SENTENCES] < row->min_sentences)
        add_note(r, (int32_t)row->id, "small-sample", "The text has fewer sentences than the published sample.");
}

static void work_out_metrics(tg_report *r, const tg__config *c, const uint64_t *counts, int unsegmented) {
    tg__metric_input in;
    double none = tg__nan();
    size_t id, n = 0;

    in.counts = counts;
    in.words_per_minute = c->options.words_per_minute;
    for (id = 0; id < TG__METRIC_COUNT; id++) {
        const tg__metric_row *row;
        if (!tg__metric_wanted(&c->options, id)) continue;
        row = tg__metric_row_of(id);
        if (c->plan.classic && id == TG_METRIC_FLESCH_READING_EASE &&
            (!counts[TG_COUNT_WORDS] || !counts[TG_COUNT_SENTENCES])) {
            r->metrics[n++] = 0;
        } else if (is_undefined(r, c, row, counts, unsegmented)) {
            r->metrics[n++] = none;
        } else {
            r->metrics[n] = row->value(&in);
            if (tg__is_finite(r->metrics[n])) {
                note_small_sample(r, row, counts);
            } else {
                r->metrics[n] = none;
                add_note(r, (int32_t)id, "no-value", "The formula has no value for these counts.");
            }
            n++;
        }
    }
}

static void note_report(tg_report *r, const tg__config *c, int unsegmented) {
    if (unsegmented) add_note(r, -1, NOT_SEGMENTED, NOT_SEGMENTED_REASON);
    if (c->options.counts & OF_SYLLABLES && !knows_syllables(&c->plan))
        add_note(r, -1, "language", "Syllables are not known for this language.");
}

/* ── The report ── */

/* As many as there is work for. @return 1 when all words have been read, as below */
static int read_words(tg__maker *m, const tg__tally *t, size_t *work) {
    const tg__entry *e;

    while ((e = tg__table_next(&t->table, &m->walk, work))) {
        count_word(&t->plan, e, m->counts);
        tg__select_offer(&m->select, e);
    }
    return *work > 0;
}

static int size_words(tg__maker *m, size_t *work) {
    for (; m->at < m->select.count && *work; m->at++, --*work) {
        size_t len;
        tg__select_ask(&m->select, m->at);
        tg__entry_shown(m->select.picks[m->at].entry, &len);
        if (tg__add_overflow(m->text, len + 1, &m->text)) m->text = SIZE_MAX; /* and allocating says so */
    }
    return m->at == m->select.count;
}

/* One block for all: the struct, the metrics, the words, the notes, the text of the words. */
static tg_status allocate(tg__maker *m, const tg_options *options) {
    const tg_allocator *mem = &m->select.mem;
    size_t size, metrics = tg__metrics_wanted(options), notes = metrics + REPORT_NOTES;
    size_t fixed = sizeof(tg_report) + metrics * sizeof(double) + notes * sizeof(tg_note);
    tg_report *r;

    if (tg__mul_overflow(m->select.count, sizeof *r->top, &size) || tg__add_overflow(size, fixed, &size) ||
        tg__add_overflow(size, m->text, &size))
        return TG_E_LIMIT;
    if (!(r = tg__mem_resize(mem, NULL, 0, size))) return TG_E_NOMEM;
    memset(r, 0, sizeof *r);
    r->mem = *mem;
    r->size = size;
    memcpy(r->wanted, options->metrics, sizeof r->wanted);
    r->metrics = (double *)(r + 1);
    r->metric_count = metrics;
    r->top = (common *)(r->metrics + metrics);
    r->top_count = m->select.count;
    r->notes = (tg_note *)(r->top + r->top_count);
    m->report = r;
    return TG_OK;
}

static int copy_words(tg__maker *m, size_t *work) {
    char *text = (char *)m->report + m->report->size - m->text; /* as much of it is left to be copied */

    for (; m->at < m->select.count && *work; m->at++, --*work) {
        const tg__entry *e = m->select.picks[m->at].entry;
        common *c = &m->report->top[m->at];
        const char *shown = tg__entry_shown(e, &c->len);
        tg__select_ask(&m->select, m->at);
        memcpy(text, shown, c->len + 1);
        c->text = text;
        c->count = e->count;
        text += c->len + 1;
        m->text -= c->len + 1;
    }
    return m->at == m->select.count;
}

static void work_out(tg__maker *m, const tg__config *config, const tg__tally *tally) {
    int unsegmented = tally->unsegmented > tally->counts[TG_COUNT_LETTERS] / 2;
    uint64_t *counts = m->counts;
    tg_report *r = m->report;
    size_t i;

    for (i = 0; i < TG_COUNT_ALL_; i++) counts[i] += tally->counts[i]; /* they count different things */
    counts[TG_COUNT_UNIQUE_WORDS] = tally->table.used;
    counts[TG_COUNT_CHARACTERS_NO_SPACES] = counts[TG_COUNT_CHARACTERS] - counts[TG_COUNT_WHITESPACE];
    r->language = config->plan.language->tag;
    note_report(r, config, unsegmented);
    work_out_metrics(r, config, counts, unsegmented);
    withhold_counts(config, counts);
    memcpy(r->counts, counts, sizeof r->counts);
}

tg_status tg__maker_begin(tg__maker *m, const tg__config *config, const tg__tally *tally) {
    memset(m, 0, sizeof *m);
    m->stage = TG__MAKER_READ;
    return tg__select_init(&m->select, &config->options.allocator, TG__BY_COUNT,
                           tg__min(config->options.top, tally->table.used));
}

tg_status tg__maker_step(tg__maker *m, const tg__config *config, const tg__tally *tally, size_t work, tg_report **out) {
    tg_status st;

    if (m->stage == TG__MAKER_READ && read_words(m, tally, &work)) m->stage = TG__MAKER_SORT;
    if (m->stage == TG__MAKER_SORT && tg__select_sort(&m->select, &work)) {
        m->stage = TG__MAKER_SIZE;
        m->at = 0;
    }
    if (m->stage == TG__MAKER_SIZE && size_words(m, &work)) {
        if ((st = allocate(m, &config->options)) != TG_OK) return st;
        m->stage = TG__MAKER_COPY;
        m->at = 0;
    }
    if (m->stage == TG__MAKER_COPY && copy_words(m, &work)) m->stage = TG__MAKER_FREE;
    if (m->stage != TG__MAKER_FREE || !tg__select_free_step(&m->select, &work)) return TG_OK;
    work_out(m, config, tally);
    *out = m->report;
    m->report = NULL;
    tg__maker_free(m);
    return TG_OK;
}

void tg__maker_free(tg__maker *m) {
    if (m->stage == TG__MAKER_NONE) return;
    tg__select_free(&m->select);
    tg_report_free(m->report);
    m->report = NULL;
    m->stage = TG__MAKER_NONE;
}

tg_status tg__report_new(const tg__config *config, const tg__tally *tally, tg_report **out) {
    tg_report *report = NULL;
    tg__maker m;
    tg_status st = tg__maker_begin(&m, config, tally);

    while (st == TG_OK && !report) st = tg__maker_step(&m, config, tally, SIZE_MAX, &report);
    if (st == TG_OK) *out = report;
    else tg__maker_free(&m);
    return st;
}

uint64_t tg_report_count(const tg_report *report, tg_count which) {
    return report && (unsigned)which < TG_COUNT_ALL_ ? report->counts[which] : TG_COUNT_NONE;
}

double tg_report_metric(const tg_report *report, tg_metric which) {
    size_t id = (unsigned)which, word, at;

    if (!report || id >= TG__METRIC_COUNT || !(report->wanted[id / 64] >> id % 64 & 1)) return tg__nan();
    at = tg__popcount(report->wanted[id / 64] & ((UINT64_C(1) << id % 64) - 1));
    for (word = 0; word < id / 64; word++) at += tg__popcount(report->wanted[word]);
    return report->metrics[at];
}

const double *tg_report_metrics(const tg_report *report, size_t *count) {
    if (count) *count = report ? report->metric_count : 0;
    return report ? report->metrics : NULL;
}

size_t tg_report_top_size(const tg_report *report) {
    return report ? report->top_count : 0;
}

tg_status tg_report_top(const tg_report *report, size_t index, const char **word, size_t *len, uint64_t *count) {
    if (!report || index >= report->top_count) return TG_E_ARG;
    if (word) *word = report->top[index].text;
    if (len) *len = report->top[index].len;
    if (count) *count = report->top[index].count;
    return TG_OK;
}

size_t tg_report_note_size(const tg_report *report) {
    return report ? report->note_count : 0;
}

tg_status tg_report_note(const tg_report *report, size_t index, tg_note *out) {
    if (!report || !out || index >= report->note_count) return TG_E_ARG;
    *out = report->notes[index];
    return TG_OK;
}

const char *tg_report_language(const tg_report *report) {
    return report ? report->language : "und";
}

void tg_report_free(tg_report *report) {
    tg_allocator mem;

    if (!report) return;
    mem = report->mem;
    tg__mem_free(&mem, report, report->size);
}
