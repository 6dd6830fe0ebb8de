/* options: defaults, versions of the struct, checks, and what has to be worked out. */
#include "options.h"

#define ALL_COUNTS ((UINT64_C(1) << TG_COUNT_ALL_) - 1)
#define DEFAULT_TOP 10
#define DEFAULT_WORDS_PER_MINUTE 238

/* The standard list of metrics is frozen: those of 0.1.0. */
#define STANDARD_METRICS ((UINT64_C(1) << (TG_METRIC_READING_TIME + 1)) - 1)

static void set_defaults(tg_options *o) {
    memset(o, 0, sizeof *o);
    o->size = sizeof *o;
    o->top = DEFAULT_TOP;
    o->counts = ALL_COUNTS;
    o->metrics[0] = STANDARD_METRICS;
    o->words_per_minute = DEFAULT_WORDS_PER_MINUTE;
}

void tg_options_init(tg_options *options, size_t size) {
    tg_options full;

    if (!options || size < sizeof options->size) return;
    set_defaults(&full);
    tg_host_defaults(&full);
    memset(options, 0, size);
    memcpy(options, &full, tg__min(size, sizeof full));
    options->size = size;
}

_Static_assert(sizeof(tg_options) == offsetof(tg_options, spoken_numbers) + sizeof(uint64_t),
               "room behind the last field would hide which fields a caller has");

/* Does a struct of this size end between two fields, behind the first of all versions? */
static int is_whole(size_t size) {
    static const size_t ends[] = {
        offsetof(tg_options, language),
        offsetof(tg_options, counts),
        offsetof(tg_options, metrics),
        offsetof(tg_options, words_per_minute),
        offsetof(tg_options, seed),
        offsetof(tg_options, allocator),
        offsetof(tg_options, words),
        offsetof(tg_options, spoken_numbers),
        sizeof(tg_options),
    };
    size_t i;

    for (i = 0; i < sizeof ends / sizeof *ends; i++)
        if (size == ends[i]) return 1;
    return 0;
}

/* The caller's options over the defaults: an older caller does not have the last fields. */
static tg_status complete(const tg_options *options, tg_options *out) {
    size_t size;

    set_defaults(out);
    if (!options) return TG_OK;
    size = tg__min(options->size, sizeof *out);
    if (!is_whole(size)) return TG_E_ARG;
    memcpy(out, options, size);
    out->size = sizeof *out;
    return TG_OK;
}

static int in_range(const tg_options *o) {
    return o->profile <= TG_PROFILE_CLASSIC && o->encoding <= TG_ENCODING_BY_MARK && o->invalid <= TG_INVALID_ERROR &&
           o->line_breaks <= TG_LINE_BREAKS_BREAK && o->sentences <= TG_SENTENCES_UAX29 &&
           o->hyphens <= TG_HYPHENS_JOIN && o->words_per_minute > 0 && o->words_per_minute <= 1e300 &&
           o->ngram <= TG_NGRAM_MAX && o->letter_case <= TG_CASE_KEEP && o->numbers <= TG_NUMBERS_MASK &&
           o->spoken_numbers <= 1;
}

/* Are they a list, within its limits? */
static int are_stops(const tg_options *o) {
    size_t bytes = 0, i;

    if (!o->stop_count) return 1;
    if (!o->stop_lengths || o->stop_count > TG_STOP_COUNT_MAX) return 0;
    for (i = 0; i < o->stop_count; i++) {
        if (o->stop_lengths[i] > TG_STOP_BYTES_MAX - bytes) return 0;
        bytes += o->stop_lengths[i];
    }
    return o->stop_text || !bytes;
}

/* Every count that a wanted count or metric stands on. */
static uint64_t counts_used(const tg_options *o) {
    uint64_t used = o->counts, left;
    size_t i;

    for (i = 0; i < TG_METRIC_WORDS; i++) /* what is unknown has been masked */
        for (left = o->metrics[i]; left; left &= left - 1) used |= tg__metric_row_of(64 * i + tg__lowest(left))->uses;
    return used;
}

static void set_rules(const tg_options *o, const tg_language *language, tg__plan *plan) {
    memset(plan, 0, sizeof *plan);
    plan->language = language;
    plan->classic = o->profile == TG_PROFILE_CLASSIC;
    plan->hyphens = o->hyphens == TG_HYPHENS_JOIN;
    plan->spoken = o->spoken_numbers && !plan->classic && language->spoken;
    plan->stop_at_invalid = o->invalid == TG_INVALID_ERROR;
    plan->sentence_mode = o->sentences == TG_SENTENCES_UAX29       ? TG__SENTENCE_UAX29
                          : o->line_breaks == TG_LINE_BREAKS_BREAK ? TG__SENTENCE_BREAK
                                                                   : TG__SENTENCE_WRAP;
    if (plan->sentence_mode != TG__SENTENCE_UAX29 && !plan->classic) plan->cues = language->cues;
}

static void set_wanted(const tg_options *o, tg__plan *plan) {
    const uint64_t of_syllables = TG__COUNT_BIT(TG_COUNT_SYLLABLES) | TG__COUNT_BIT(TG_COUNT_MONOSYLLABLES) |
                                  TG__COUNT_BIT(TG_COUNT_POLYSYLLABLES);
    const uint64_t of_table =
        of_syllables | TG__COUNT_BIT(TG_COUNT_UNIQUE_WORDS) | TG__COUNT_BIT(TG_COUNT_HAPAX_LEGOMENA);
    const uint64_t of_words = of_table | TG__COUNT_BIT(TG_COUNT_WORDS) | TG__COUNT_BIT(TG_COUNT_WORD_LETTERS) |
                              TG__COUNT_BIT(TG_COUNT_WORD_DIGITS) | TG__COUNT_BIT(TG_COUNT_LONG_WORDS);
    uint64_t used = counts_used(o);

    plan->table = o->top > 0 || (used & of_table);
    plan->words = plan->table || (used & of_words);
    plan->graphemes = (used & TG__COUNT_BIT(TG_COUNT_GRAPHEMES)) != 0;
    plan->sentences = (used & TG__COUNT_BIT(TG_COUNT_SENTENCES)) != 0;
    plan->syllables = (used & of_syllables) && (plan->classic || plan->language->syllables);
    plan->kinds = (used & (TG__COUNT_BIT(TG_COUNT_DIGITS) | TG__COUNT_BIT(TG_COUNT_PUNCTUATION) |
                           TG__COUNT_BIT(TG_COUNT_SYMBOLS))) != 0;
    plan->paragraphs = (used & TG__COUNT_BIT(TG_COUNT_PARAGRAPHS)) != 0;
}

static int has_stops(const tg_options *o) {
    size_t i;
    for (i = 0; i < o->stop_count; i++)
        if (o->stop_lengths[i]) return 1;
    return 0;
}

/* What a word table needs: that of the counts, if it is of all words, or one of its own. */
static void set_words(const tg_options *o, tg__plan *plan) {
    plan->ngram = (uint8_t)(o->ngram ? o->ngram : 1);
    plan->keep_case = o->letter_case == TG_CASE_KEEP;
    plan->numbers = (uint8_t)o->numbers;
    plan->min_length = o->min_length > 1 ? o->min_length : 0;
    plan->most = o->words ? o->max_words : 0;
    plan->picks = o->words && (plan->ngram > 1 || plan->keep_case || plan->numbers || plan->min_length > 1 ||
                               has_stops(o) || o->stop_language || o->max_words);
    plan->within = plan->picks && plan->ngram > 1 && !o->ngram_across;
    if (o->words && !plan->picks) plan->table = 1;
    if (o->words) plan->words = 1;
    if (plan->within) plan->sentences = 1;
    plan->texts = plan->table || plan->picks;
}

/* What this library does not know is not asked for: equal options are equal bytes. */
static void mask_unknown(tg_options *o) {
    size_t word;

    o->counts &= ALL_COUNTS;
    for (word = 0; word < TG_METRIC_WORDS; word++) {
        size_t known = TG__METRIC_COUNT > 64 * word ? TG__METRIC_COUNT - 64 * word : 0;
        o->metrics[word] &= tg__low_bits((unsigned)tg__min(known, 64));
    }
}

tg_status tg__config_segments(const tg_options *options, tg__config *out) {
    const tg_language *language;
    tg_status st = complete(options, &out->options);

    if (st != TG_OK) return st;
    if (!in_range(&out->options) || !are_stops(&out->options)) return TG_E_ARG;
    if (!(out->kernels = tg__kernels_get(out->options.kernel))) return TG_E_ARG;
    if (!(language = tg_language_find(out->options.language))) return TG_E_ARG;
    set_rules(&out->options, language, &out->plan);
    if (out->options.stop_language) out->plan.stops = tg__stops_find(out->options.language);
    out->options.language = NULL;
    return TG_OK;
}

tg_status tg__config_rules(const tg_options *options, tg__config *out) {
    tg_status st = tg__config_segments(options, out);

    if (st != TG_OK) return st;
    mask_unknown(&out->options);
    set_wanted(&out->options, &out->plan);
    set_words(&out->options, &out->plan);
    return out->plan.picks && out->options.stop_language && !out->plan.stops ? TG_E_UNSUPPORTED : TG_OK;
}

static void limit(tg__purpose purpose, tg_options *o) {
    if (purpose == TG__FOR_REPORT) o->words = 0;
    if (purpose != TG__FOR_WORDS) return;
    o->words = 1;
    o->top = 0;
    o->counts = 0;
    memset(o->metrics, 0, sizeof o->metrics);
}

tg_status tg__config_make(const tg_options *options, tg__purpose purpose, tg__config *out) {
    tg_options host, wanted;
    tg_status st = complete(options, &wanted);

    if (st != TG_OK) return st;
    limit(purpose, &wanted);
    if ((st = tg__config_rules(&wanted, out)) != TG_OK) return st;
    out->options.stop_text = NULL;
    out->options.stop_lengths = NULL;
    out->options.stop_count = 0;
    if (!options || !out->options.allocator.resize) {
        memset(&host, 0, sizeof host);
        tg_host_defaults(&host);
        if (!out->options.allocator.resize) out->options.allocator = host.allocator;
        if (!options) {
            memcpy(out->options.seed, host.seed, sizeof host.seed);
            if (!(out->kernels = tg__kernels_get(host.kernel))) return TG_E_ARG;
        }
    }
    return out->options.allocator.resize ? TG_OK : TG_E_ARG;
}
