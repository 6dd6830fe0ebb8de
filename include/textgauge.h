/**
 * @file
 * textgauge: measure text.
 *
 * Counts, the most common words, readability, lexical diversity and Unicode
 * boundaries of a text, in one pass. This header is the whole C ABI; every
 * language binding of textgauge stands on it and on nothing else.
 *
 * Conventions, true of every function unless its comment says otherwise:
 *   - Text is borrowed for the length of the call and never kept or changed.
 *     `len` is in bytes, whatever the encoding; NULL is allowed where the
 *     length is 0. Text need not end in NUL.
 *   - A function that can fail returns tg_status and writes its `out`
 *     parameters only when it returns TG_OK. A failed call leaves its object
 *     as it was, or says so.
 *   - An object may be used by one thread at a time, by any thread, but for
 *     tg_analyzer_collect_share; one that is only read (const) by many at once. Different objects are independent.
 *     There is no global state: a function without an object is thread-safe.
 *   - `_free` functions accept NULL.
 *   - Nothing here prints, exits, aborts, or reads the locale or the clock.
 *   - The same bytes and options give the same results, bit for bit, on every
 *     machine, for every seed, kernel and cutting of the input into pieces.
 *   - Costs: n is the length of the text in bytes, w the number of distinct
 *     words so far. Memory comes from the allocator of the options alone.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXTGAUGE_H
#define TEXTGAUGE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a public function is declared with. Windows: define TG_SHARED to use the library as a DLL. */
#if defined(_WIN32) && defined(TG_SHARED)
#  ifdef TG_BUILD
#    define TG_API __declspec(dllexport)
#  else
#    define TG_API __declspec(dllimport)
#  endif
#elif defined(TG_SHARED) && defined(__GNUC__)
#  define TG_API __attribute__((visibility("default")))
#else
#  define TG_API
#endif

#define TG_VERSION_MAJOR 0        /**< of this header */
#define TG_VERSION_MINOR 1        /**< of this header */
#define TG_VERSION_PATCH 0        /**< of this header */
#define TG_VERSION_STRING "0.1.0" /**< of this header; tg_version() is that of the library */

/** Raised when a program built against an older header could no longer run. */
#define TG_ABI_VERSION 1

/* ── Status ─────────────────────────────────────────────────────────────── */

/** How a call ended. Newer libraries may add values. */
typedef enum tg_status {
    TG_OK = 0,            /**< done */
    TG_E_ARG = 1,         /**< a NULL, an unknown enumerator, a value out of range */
    TG_E_NOMEM = 2,       /**< the allocator returned NULL */
    TG_E_LIMIT = 3,       /**< more than this build or platform can count or address: 2^32 distinct words, 2^47 bytes */
    TG_E_STATE = 4,       /**< not now: the calls came in an order that makes no sense */
    TG_E_INVALID = 5,     /**< ill-formed input, and TG_INVALID_ERROR was asked for */
    TG_E_FORMAT = 6,      /**< not a saved state, or a damaged one */
    TG_E_VERSION = 7,     /**< a saved state of another version, Unicode or data */
    TG_E_BOUNDED = 8,     /**< word tables with bounded memory cannot be merged, saved, or counted in parts */
    TG_E_CANCELLED = 9,   /**< the caller asked to stop */
    TG_E_UNSUPPORTED = 10 /**< this build does not have it */
} tg_status;

/**
 * One short English sentence for a status.
 *
 * @param status  any number.
 * @return a static string without a full stop; never NULL. O(1).
 */
TG_API const char *tg_status_message(tg_status status);

/**
 * The code of a status, the same in every language binding.
 *
 * @param status  any number.
 * @return a static string such as "ERR_TG_INVALID", "" for TG_OK, "ERR_TG_UNKNOWN" for no status; never NULL. O(1).
 */
TG_API const char *tg_status_code(tg_status status);

/* ── Versions ───────────────────────────────────────────────────────────── */

/** @return the library's version, such as "0.1.0", a static string: compare with TG_VERSION_STRING. O(1). */
TG_API const char *tg_version(void);

/** @return the version of the Unicode Standard whose data is built in: "17.0.0", a static string. O(1). */
TG_API const char *tg_unicode_version(void);

/** @return the ABI that the library has: compare with TG_ABI_VERSION. O(1). */
TG_API uint32_t tg_abi_version(void);

/* ── Allocator ──────────────────────────────────────────────────────────── */

/**
 * Where an object's memory comes from. A value: it is copied into the object.
 *
 *     resize(ctx, NULL, 0, n)   a new block of n bytes, aligned as malloc's; NULL when there is none
 *     resize(ctx, p, m, n)      the block p of m bytes grown or shrunk to n; on NULL, p is still valid
 *     resize(ctx, p, m, 0)      p is given back; returns NULL
 *
 * It is called from the threads that call textgauge, so from several at once if
 * objects that share it are used so, and may not call back.
 * A freestanding build has no default.
 */
typedef struct tg_allocator {
    void *(*resize)(void *ctx, void *ptr, size_t old_size, size_t new_size); /**< NULL: the host's, which is malloc */
    void *ctx; /**< handed to resize; may be NULL; has to outlive the objects */
} tg_allocator;

/* ── Options ────────────────────────────────────────────────────────────── */

/** Which model of words and sentences. */
typedef enum tg_profile {
    TG_PROFILE_UNICODE = 0, /**< Unicode words and sentences, language-aware syllables */
    TG_PROFILE_CLASSIC = 1  /**< the small model of include/text_analysis.h, exactly */
} tg_profile;

/** How a text is written down in bytes. */
typedef enum tg_encoding {
    TG_ENCODING_UTF8 = 0,    /**< UTF-8 */
    TG_ENCODING_UTF16LE = 1, /**< UTF-16, low byte first; an odd last byte is ill-formed, as one part with a high
                                surrogate before it */
    TG_ENCODING_UTF16BE = 2, /**< the same, high byte first */
    TG_ENCODING_LATIN1 = 3,  /**< ISO 8859-1: byte n is U+00nn */
    TG_ENCODING_BY_MARK = 4  /**< UTF-16 if a document begins with its byte order mark, else UTF-8: for files.
                                Of analyses only, not of boundaries and cuts */
} tg_encoding;

/** UTF-16 in the byte order of this machine: strings of JavaScript, Java, Windows. */
#if defined(__BYTE_ORDER__) && defined(__ORDER_BIG_ENDIAN__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#  define TG_ENCODING_UTF16_NATIVE TG_ENCODING_UTF16BE
#else
#  define TG_ENCODING_UTF16_NATIVE TG_ENCODING_UTF16LE
#endif

/** What ill-formed input is. */
typedef enum tg_invalid {
    TG_INVALID_REPLACE = 0, /**< each ill-formed part is one U+FFFD, and is counted */
    TG_INVALID_ERROR = 1    /**< the first one ends the call with TG_E_INVALID */
} tg_invalid;

/** What a single line break inside a paragraph is. A blank line always ends a sentence. */
typedef enum tg_line_breaks {
    TG_LINE_BREAKS_WRAP = 0, /**< a single line break is white space, except before a list item */
    TG_LINE_BREAKS_BREAK = 1 /**< every line break ends a sentence */
} tg_line_breaks;

/** By which rules sentences end. */
typedef enum tg_sentences {
    TG_SENTENCES_LANGUAGE =
        0,                 /**< UAX #29 with the line-break rule and the corrections of the language, if it has some */
    TG_SENTENCES_UAX29 = 1 /**< the plain annex; tg_line_breaks has no say */
} tg_sentences;

/** What a hyphen inside a word does. */
typedef enum tg_hyphens {
    TG_HYPHENS_SPLIT = 0, /**< two words, as in UAX #29: "well-known" */
    TG_HYPHENS_JOIN = 1   /**< a hyphen between letters or digits joins them */
} tg_hyphens;

/** Which instructions of the CPU are used; never visible in a result. */
typedef enum tg_kernel {
    TG_KERNEL_AUTO = 0,      /**< the best that this CPU has */
    TG_KERNEL_SCALAR = 1,    /**< plain C */
    TG_KERNEL_REFERENCE = 2, /**< one code point at a time: slow, and what the others are tested against */
    TG_KERNEL_AVX2 = 3,      /**< x86-64 with AVX2; #TG_E_ARG where there is none, so below */
    TG_KERNEL_AVX512 = 4,    /**< x86-64 with AVX-512: F, BW, VL, VBMI, VBMI2 */
    TG_KERNEL_NEON = 5       /**< AArch64 */
} tg_kernel;

/** What a segment of a text is: UAX #29. */
typedef enum tg_granularity {
    TG_GRAPHEMES = 0, /**< extended grapheme clusters: what a reader sees as one character */
    TG_WORDS = 1,     /**< words, and what is between them */
    TG_SENTENCES = 2  /**< sentences, with the white space behind them */
} tg_granularity;

/** What is counted, in the order of a report. Newer libraries add values; these never change their numbers. */
typedef enum tg_count {
    TG_COUNT_BYTES = 0,            /**< of the text as UTF-8; a lone surrogate is 3 */
    TG_COUNT_CHARACTERS,           /**< code points */
    TG_COUNT_CHARACTERS_NO_SPACES, /**< code points without White_Space */
    TG_COUNT_LETTERS,              /**< general category L*, of the NFC form */
    TG_COUNT_DIGITS,               /**< Nd */
    TG_COUNT_PUNCTUATION,          /**< P* */
    TG_COUNT_SYMBOLS,              /**< S* */
    TG_COUNT_WHITESPACE,           /**< White_Space */
    TG_COUNT_GRAPHEMES,            /**< extended grapheme clusters, UAX #29 */
    TG_COUNT_WORDS,                /**< UAX #29 words with a letter or digit (L*, Nd, Nl) */
    TG_COUNT_SPACE_WORDS,          /**< runs of anything but White_Space */
    TG_COUNT_UNIQUE_WORDS,         /**< distinct words after case folding */
    TG_COUNT_HAPAX_LEGOMENA,       /**< distinct words that occur once */
    TG_COUNT_WORD_LETTERS,         /**< letters inside words */
    TG_COUNT_WORD_DIGITS,          /**< digits inside words */
    TG_COUNT_LONG_WORDS,           /**< words of more than 6 letters */
    TG_COUNT_SENTENCES,            /**< sentences with a word in them */
    TG_COUNT_PARAGRAPHS,           /**< runs of non-blank lines */
    TG_COUNT_LINES,                /**< ends of line, and a last line without one */
    TG_COUNT_NEWLINES,             /**< LF, that of CRLF too, as wc -l */
    TG_COUNT_SYLLABLES,            /**< by the language; at least one a word */
    TG_COUNT_MONOSYLLABLES,        /**< words of one syllable */
    TG_COUNT_POLYSYLLABLES,        /**< words of three syllables or more */
    TG_COUNT_INVALID_SEQUENCES,    /**< ill-formed parts, each counted as one U+FFFD */
    TG_COUNT_ALL_                  /**< how many there are in this header; never a value */
} tg_count;

/** A metric is a number in [0, tg_metric_total()). Newer libraries add some; these never change their numbers. */
typedef enum tg_metric {
    TG_METRIC_FLESCH_READING_EASE = 0, /**< 206.835 - 1.015 words/sentences - 84.6 syllables/words; higher is easier */
    TG_METRIC_FLESCH_KINCAID_GRADE,    /**< 0.39 words/sentences + 11.8 syllables/words - 15.59; a school year */
    TG_METRIC_GUNNING_FOG,             /**< 0.4 (words/sentences + 100 polysyllables/words); a school year */
    TG_METRIC_SMOG,                    /**< 1.0430 sqrt(30 polysyllables/sentences) + 3.1291; a school year */
    TG_METRIC_COLEMAN_LIAU,            /**< 5.88 wordLetters/words - 29.6 sentences/words - 15.8; a school year */
    TG_METRIC_AUTOMATED_READABILITY,   /**< 4.71 (wordLetters + wordDigits)/words + 0.5 words/sentences - 21.43 */
    TG_METRIC_LIX,                     /**< words/sentences + 100 longWords/words */
    TG_METRIC_RIX,                     /**< longWords/sentences */
    TG_METRIC_TYPE_TOKEN_RATIO,        /**< uniqueWords/words, in (0, 1] */
    TG_METRIC_READING_TIME,            /**< in seconds: 60 words/words_per_minute */
    /* what they are: tg_metric_describe */
    TG_METRIC_AMSTAD,                       /**< amstad */
    TG_METRIC_FERNANDEZ_HUERTA,             /**< fernandezHuerta */
    TG_METRIC_SZIGRISZT_PAZOS,              /**< szigrisztPazos */
    TG_METRIC_KANDEL_MOLES,                 /**< kandelMoles */
    TG_METRIC_KANDEL_MOLES_209,             /**< kandelMoles209 */
    TG_METRIC_FLESCH_VACCA,                 /**< fleschVacca */
    TG_METRIC_FLESCH_VACCA_1972,            /**< fleschVacca1972 */
    TG_METRIC_DOUMA,                        /**< douma */
    TG_METRIC_BROUWER,                      /**< brouwer */
    TG_METRIC_OBORNEVA,                     /**< oborneva */
    TG_METRIC_FLESCH_HUNGARIAN,             /**< fleschHungarian */
    TG_METRIC_FLESCH_PSK,                   /**< fleschPsk */
    TG_METRIC_FLESCH_KINCAID_SIMPLIFIED,    /**< fleschKincaidSimplified */
    TG_METRIC_GUNNING_FOG_PSK,              /**< gunningFogPsk */
    TG_METRIC_GUNNING_FOG_NRI,              /**< gunningFogNri */
    TG_METRIC_SMOG_C,                       /**< smogC */
    TG_METRIC_SMOG_SIMPLE,                  /**< smogSimple */
    TG_METRIC_SMOG_GERMAN,                  /**< smogGerman */
    TG_METRIC_COLEMAN_LIAU_CLOZE,           /**< colemanLiauCloze */
    TG_METRIC_COLEMAN_LIAU_GRADE,           /**< colemanLiauGrade */
    TG_METRIC_AUTOMATED_READABILITY_SIMPLE, /**< automatedReadabilitySimple */
    TG_METRIC_AUTOMATED_READABILITY_NRI,    /**< automatedReadabilityNri */
    TG_METRIC_LINSEAR_WRITE,                /**< linsearWrite */
    TG_METRIC_FORCAST,                      /**< forcast */
    TG_METRIC_FORCAST_RGL,                  /**< forcastRgl */
    TG_METRIC_COLEMAN_1,                    /**< coleman1 */
    TG_METRIC_COLEMAN_2,                    /**< coleman2 */
    TG_METRIC_FARR_JENKINS_PATERSON,        /**< farrJenkinsPaterson */
    TG_METRIC_FARR_JENKINS_PATERSON_PSK,    /**< farrJenkinsPatersonPsk */
    TG_METRIC_DANIELSON_BRYAN_1,            /**< danielsonBryan1 */
    TG_METRIC_DANIELSON_BRYAN_2,            /**< danielsonBryan2 */
    TG_METRIC_WHEELER_SMITH,                /**< wheelerSmith */
    TG_METRIC_STRAIN_INDEX,                 /**< strainIndex */
    TG_METRIC_EASY_LISTENING,               /**< easyListening */
    TG_METRIC_EASY_LISTENING_WORDS,         /**< easyListeningWords */
    TG_METRIC_FUCKS_CHARACTERS,             /**< fucksCharacters */
    TG_METRIC_FUCKS_SYLLABLES,              /**< fucksSyllables */
    TG_METRIC_TULDAVA,                      /**< tuldava */
    TG_METRIC_WIENER_SACHTEXTFORMEL_1,      /**< wienerSachtextformel1 */
    TG_METRIC_WIENER_SACHTEXTFORMEL_2,      /**< wienerSachtextformel2 */
    TG_METRIC_WIENER_SACHTEXTFORMEL_3,      /**< wienerSachtextformel3 */
    TG_METRIC_WIENER_SACHTEXTFORMEL_4,      /**< wienerSachtextformel4 */
    TG_METRIC_DICKES_STEIWER,               /**< dickesSteiwer */
    TG_METRIC_GUTIERREZ_POLINI,             /**< gutierrezPolini */
    TG_METRIC_CRAWFORD,                     /**< crawford */
    TG_METRIC_GULPEASE,                     /**< gulpease */
    TG_METRIC_HARRIS_JACOBSON_3,            /**< harrisJacobson3 */
    TG_METRIC_ALL_                          /**< how many there are in this header; never a value */
} tg_metric;

#define TG_METRIC_WORDS 4 /**< words of 64 bits in a set of metrics */

/** What the words of a word table are told apart by. */
typedef enum tg_case {
    TG_CASE_FOLD = 0, /**< the folded word: "The", "the" and "THE" are one */
    TG_CASE_KEEP = 1  /**< the word as it is written, in NFC */
} tg_case;

/** What becomes of numbers in a word table: words of digits (Nd) and the marks between them alone, as 3.14 and 1,000. */
typedef enum tg_numbers {
    TG_NUMBERS_KEEP = 0, /**< they are words as others */
    TG_NUMBERS_DROP = 1, /**< they are left out */
    TG_NUMBERS_MASK = 2  /**< each of them is counted as the word "#", which no text has */
} tg_numbers;

#define TG_NGRAM_MAX 5               /**< the longest n-gram, in words */
#define TG_STOP_COUNT_MAX 65536      /**< words in a caller's list of stop words */
#define TG_STOP_BYTES_MAX (1u << 20) /**< bytes in all of them */

/**
 * Options of an analysis. Fill with tg_options_init, then change what you
 * like. Where a function takes `const tg_options *`, NULL means the defaults.
 *
 * `size` is how newer libraries know what an older caller could have set.
 */
typedef struct tg_options {
    size_t size;          /**< sizeof(tg_options) of the caller */
    uint32_t profile;     /**< tg_profile; default TG_PROFILE_UNICODE */
    uint32_t encoding;    /**< tg_encoding; default TG_ENCODING_UTF8 */
    uint32_t invalid;     /**< tg_invalid; default TG_INVALID_REPLACE */
    uint32_t line_breaks; /**< tg_line_breaks; default TG_LINE_BREAKS_WRAP */
    uint32_t sentences;   /**< tg_sentences; default TG_SENTENCES_LANGUAGE */
    uint32_t hyphens;     /**< tg_hyphens; default TG_HYPHENS_SPLIT */
    uint32_t kernel;      /**< tg_kernel; default TG_KERNEL_AUTO */
    uint32_t top;         /**< how many of the most common words; default 10 */
    const char *language; /**< BCP 47 tag, NUL-terminated, read during the call; NULL is "en"; "und" is none */
    uint64_t counts;      /**< bit n: tg_count n is wanted, bits past the last say nothing; default all */
    uint64_t metrics[TG_METRIC_WORDS]; /**< bit n % 64 of word n / 64: metric n is wanted; default the standard list */
    double words_per_minute;           /**< for the reading time, > 0; default 238 */
    uint64_t seed[2];                  /**< of the hash; never visible in a result; default random */
    tg_allocator allocator;            /**< default the host's */

    /* Which words a word table (tg_words) has; they change nothing in a report. Default 0. */
    uint32_t words;         /**< nonzero: an analyzer keeps them, for tg_analyzer_words */
    uint32_t ngram;         /**< runs of so many words are counted, 0 (which is 1) to TG_NGRAM_MAX */
    uint32_t ngram_across;  /**< nonzero: n-grams go on behind the end of a sentence */
    uint32_t letter_case;   /**< tg_case */
    uint32_t numbers;       /**< tg_numbers */
    uint32_t min_length;    /**< words whose key has fewer code points are left out */
    uint32_t stop_language; /**< nonzero: the stop words of `language` are left out: tg_words tells which there are */
    uint32_t max_words;     /**< not 0: memory for so many distinct words, so that counts have an error */
    const char *stop_text;  /**< more that are left out: UTF-8, one right behind the other; read during the call */
    const uint32_t *stop_lengths; /**< the length of each in bytes, 0 too; read during the call */
    uint64_t stop_count;          /**< how many; at most TG_STOP_COUNT_MAX, of TG_STOP_BYTES_MAX bytes in all */

    /**
     * 1: syllables of numbers are counted as they are read aloud: `1984` has five. 0, the default: a word without a
     * letter has one. English alone has such rules (docs/LANGUAGES.md); elsewhere it changes nothing.
     */
    uint64_t spoken_numbers;
} tg_options;

/**
 * Fill `options` with the defaults, the seed from the host's source of
 * randomness, the kernel from the environment variable TEXTGAUGE_KERNEL
 * ("scalar", "reference", "avx2", "avx512", "neon") if it is set.
 *
 * @param options  where to; NULL does nothing.
 * @param size     sizeof *options as the caller knows it, in bytes; less than that of a size_t does nothing.
 *
 * Thread-safe. O(1), with a system call or two for the host's part.
 */
TG_API void tg_options_init(tg_options *options, size_t size);

/** What went wrong, beyond the status. */
typedef struct tg_error {
    tg_status status; /**< what the call returned */
    uint64_t offset;  /**< TG_E_INVALID: of the first ill-formed part, in bytes of the document (or of a
                        part of it, until that is appended) as it came in */
} tg_error;

/* ── Report ─────────────────────────────────────────────────────────────── */

/**
 * The result of an analysis: immutable, and independent of what made it.
 * May be read by many threads at once.
 */
typedef struct tg_report tg_report;

/** A count that was not asked for, or that the language does not define. */
#define TG_COUNT_NONE UINT64_MAX

/** Why a metric is NaN, or not to be trusted. */
typedef struct tg_note {
    int32_t metric;     /**< tg_metric, or -1: about the whole report */
    const char *code;   /**< "no-words", "no-sentences", "language", "words-not-segmented", "small-sample",
                             "no-value" … */
    const char *reason; /**< one English sentence */
} tg_note;

/**
 * @param report  the report; NULL has no counts.
 * @param which   what is counted.
 * @return the count; TG_COUNT_NONE if it was not asked for or is not defined, for NULL, and for an unknown `which`. O(1).
 */
TG_API uint64_t tg_report_count(const tg_report *report, tg_count which);

/**
 * @param report  the report; NULL has no metrics.
 * @param which   a number below tg_metric_total().
 * @return the metric; NaN if it is undefined for this text (a note tells why) or was not asked for, for NULL, and for
 *         an unknown `which`. O(1): it was worked out when the report was made.
 */
TG_API double tg_report_metric(const tg_report *report, tg_metric which);

/**
 * @param report  the report; NULL has no metrics.
 * @param count   receives how many; may be NULL.
 * @return the metrics that were asked for, by their numbers, ascending; NaN where one is undefined. The report owns them.
 *         NULL for NULL. O(1).
 */
TG_API const double *tg_report_metrics(const tg_report *report, size_t *count);

/**
 * @param report  the report; may be NULL.
 * @return how many common words there are: `top` of the options, or fewer. 0 for NULL. O(1).
 */
TG_API size_t tg_report_top_size(const tg_report *report);

/**
 * One of the most common words: descending by count, then ascending by the
 * bytes of the folded word.
 *
 * @param report  the report; NULL has none.
 * @param index   0 for the most common one.
 * @param word    receives UTF-8, followed by a NUL that is not in `len`; owned by the report. May be NULL.
 * @param len     receives the length in bytes. May be NULL.
 * @param count   receives how often it occurred. May be NULL.
 * @return TG_OK; TG_E_ARG if report is NULL or `index` not below tg_report_top_size(). O(1).
 */
TG_API tg_status tg_report_top(const tg_report *report, size_t index, const char **word, size_t *len, uint64_t *count);

/**
 * @param report  the report; may be NULL.
 * @return how many notes there are. 0 for NULL. O(1).
 */
TG_API size_t tg_report_note_size(const tg_report *report);

/**
 * @param report  the report; NULL has none.
 * @param index   below tg_report_note_size(); the order says nothing.
 * @param out     receives the note; its strings are static.
 * @return TG_OK; TG_E_ARG if a pointer is NULL or `index` out of range. O(1).
 */
TG_API tg_status tg_report_note(const tg_report *report, size_t index, tg_note *out);

/**
 * @param report  the report; may be NULL.
 * @return the language whose rules were used, such as "en", a static string; "und" for none of them and for NULL. O(1).
 */
TG_API const char *tg_report_language(const tg_report *report);

/**
 * Give the report's memory back.
 *
 * @param report  the report, which is gone then; NULL does nothing. O(1).
 */
TG_API void tg_report_free(tg_report *report);

/* ── Names ──────────────────────────────────────────────────────────────── */

/** @return how many counts this library knows. O(1). */
TG_API size_t tg_count_total(void);

/**
 * @param which  a tg_count.
 * @return its camelCase name, such as "uniqueWords", a static string; NULL if there is no such count. O(1).
 */
TG_API const char *tg_count_name(size_t which);

/** @return how many metrics this library knows. O(1). */
TG_API size_t tg_metric_total(void);

/** What a higher value of a metric says of a text. */
typedef enum tg_direction {
    TG_DIRECTION_NONE = 0,   /**< nothing of how hard it is */
    TG_DIRECTION_HARDER = 1, /**< it is harder to read */
    TG_DIRECTION_EASIER = -1 /**< it is easier to read */
} tg_direction;

#define TG_METRIC_IS_GRADE 1u            /**< its unit is a school year, of the country of its language */
#define TG_METRIC_IS_LENGTH_INVARIANT 2u /**< counts multiplied alike give the same value, to the bit */

/** What values of a metric are called. */
typedef struct tg_metric_band {
    double from;       /**< the least value; it ends where the next one begins. -DBL_MAX: no bound */
    const char *label; /**< such as "grade 5" */
} tg_metric_band;

/** What a metric is. Strings are static, in English, UTF-8; NULL where nothing is said. */
typedef struct tg_metric_info {
    size_t size;                 /**< sizeof(tg_metric_info) of the caller */
    const char *name;            /**< as tg_metric_name */
    const char *group;           /**< as tg_metric_group */
    const char *title;           /**< as people call it */
    const char *formula;         /**< in text, of the names of counts */
    const char *source;          /**< author, year, title */
    const char *language;        /**< the tag of the language that it was made for; NULL: any */
    const char *variant_of;      /**< the name of the metric that it is a variant of */
    const char *differs;         /**< where other software computes something else under its name */
    uint64_t counts;             /**< bit n: it uses tg_count n */
    uint64_t min_words;          /**< of the published sample; 0: none stated */
    uint64_t min_sentences;      /**< likewise */
    int32_t direction;           /**< tg_direction */
    uint32_t kind;               /**< of TG_METRIC_IS_… */
    const tg_metric_band *bands; /**< ascending; NULL: none are published */
    size_t band_count;           /**< how many */
} tg_metric_info;

/**
 * Tell what a metric is.
 *
 * @param which  a tg_metric.
 * @param info   receives it; its `size` is set by the caller.
 * @return TG_OK; TG_E_ARG if there is no such metric, for NULL, or if the size is too small for a size_t.
 *
 * Thread-safe. O(1).
 */
TG_API tg_status tg_metric_describe(size_t which, tg_metric_info *info);

/**
 * @param which  a tg_metric.
 * @return its camelCase name, such as "fleschReadingEase", a static string; NULL if there is no such metric. O(1).
 */
TG_API const char *tg_metric_name(size_t which);

/**
 * @param which  a tg_metric.
 * @return the part of a report that it stands in: "readability", "diversity" or "readingTime", a static string; NULL
 *         if there is no such metric. O(1).
 */
TG_API const char *tg_metric_group(size_t which);

/* ── Languages ──────────────────────────────────────────────────────────── */

/** What is known of a language: the library's own, static, and never changed. */
typedef struct tg_language tg_language;

/** What can be known of a language: bits. Newer libraries add some. */
typedef enum tg_known {
    TG_KNOWN_SYLLABLES = 1,  /**< tg_count_syllables, and the counts of syllables in a report */
    TG_KNOWN_SENTENCES = 2,  /**< sentences have corrections of this language */
    TG_KNOWN_STOP_WORDS = 4, /**< `stop_language` of the options */
    TG_KNOWN_METRICS = 8     /**< readability formulas that are made for it */
} tg_known;

/**
 * @param tag  a BCP 47 tag, of which the first subtag decides: "en-GB" is English; NULL is "en".
 * @return the language; one with the tag "und", of which nothing is known, for a language that the library does not have;
 *         NULL if `tag` is not a tag. O(languages).
 */
TG_API const tg_language *tg_language_find(const char *tag);

/** @return how many languages this library has. O(1). */
TG_API size_t tg_language_total(void);

/**
 * @param index  below tg_language_total(), in the order of the tags.
 * @return the language; NULL if `index` is out of range. O(1).
 */
TG_API const tg_language *tg_language_at(size_t index);

/**
 * @param language  may be NULL.
 * @return its tag, such as "en", a static string; "und" for NULL. O(1).
 */
TG_API const char *tg_language_tag(const tg_language *language);

/**
 * @param language  may be NULL.
 * @return its name in English, such as "German", a static string of UTF-8; "undetermined" for "und" and NULL. O(1).
 */
TG_API const char *tg_language_name(const tg_language *language);

/**
 * @param language  may be NULL.
 * @return bits of tg_known; 0 for "und" and NULL. O(1).
 */
TG_API uint32_t tg_language_knows(const tg_language *language);

/**
 * Count the syllables of a word, by the rules that a report counts by: each
 * part of a word with apostrophes or hyphens counts.
 *
 * @param word     the word, in options->encoding; may be NULL if len is 0. Past 65,536 bytes of its folded form it is not looked at.
 * @param len      its length in bytes.
 * @param options  encoding, language, profile and allocator are used; NULL for the defaults: English.
 * @param out      receives the syllables: at least 1, also for what has no vowel and no letter.
 * @return TG_OK; TG_E_ARG if `out` is NULL, `word` is and `len` is not 0, an option is unknown, or the encoding is
 *         TG_ENCODING_BY_MARK; TG_E_UNSUPPORTED if syllables are not known for the language; TG_E_NOMEM.
 *
 * Thread-safe if the allocator is, which it asks for room to fold the word in. O(len).
 */
TG_API tg_status tg_count_syllables(const void *word, size_t len, const tg_options *options, uint32_t *out);

#define TG_DETECT_CHARACTERS 4096 /**< code points at the beginning of a text that tg_detect_language looks at */

/**
 * Tell the language of a text, among those that the library has, by its
 * script, letter triples and words. It is meant for a sentence and more; of a
 * few words it may name none, or a wrong one.
 *
 * @param text     of `len` bytes, of which the first TG_DETECT_CHARACTERS code points are looked at; may be NULL if len is 0.
 *                 16 KiB of any encoding are enough of a longer text.
 * @param len      in bytes.
 * @param options  NULL for the defaults; encoding, which may be TG_ENCODING_BY_MARK, is used. Ill-formed parts are U+FFFD.
 * @param out      receives the language; "und" if it is none that the library has, or cannot be told: digits, code, other scripts.
 * @param confidence  receives the probability that the model gives to the language, from 0.5 to 1; 0 for "und". May be NULL.
 * @return TG_OK; TG_E_ARG if `out` is NULL, `text` is and `len` is not 0, or an option is unknown.
 *
 * Thread-safe. Allocates nothing. O(n) up to TG_DETECT_CHARACTERS, so O(1).
 */
TG_API tg_status tg_detect_language(const void *text, size_t len, const tg_options *options, const tg_language **out,
                                    double *confidence);

/* ── Analysis ───────────────────────────────────────────────────────────── */

/**
 * Measure one text.
 *
 * @param text     the text, in options->encoding; may be NULL if len is 0.
 * @param len      its length in bytes.
 * @param options  NULL for the defaults.
 * @param out      receives the report; free it with tg_report_free.
 * @param error    receives the details of a failure; may be NULL.
 * @return TG_OK; TG_E_ARG if `out` is NULL, `text` is NULL and `len` is not 0, or an option is unknown or out of range;
 *         TG_E_NOMEM, TG_E_LIMIT; TG_E_INVALID under TG_INVALID_ERROR.
 *
 * Thread-safe. O(n), and O(w log top) for the list of common words; memory by the distinct words, not by the text.
 */
TG_API tg_status tg_analyze(const void *text, size_t len, const tg_options *options, tg_report **out, tg_error *error);

/** A text that comes in pieces, or several of them. Not thread-safe: one analyzer, one thread at a time. */
typedef struct tg_analyzer tg_analyzer;

/**
 * Make an analyzer that has had nothing yet.
 *
 * @param options  NULL for the defaults; copied.
 * @param out      receives the analyzer; free it with tg_analyzer_free.
 * @return TG_OK; TG_E_ARG if `out` is NULL, or an option is unknown or out of range; TG_E_UNSUPPORTED if there are no
 *         stop words of the language that are asked for; TG_E_NOMEM.
 *
 * Thread-safe. O(1).
 */
TG_API tg_status tg_analyzer_new(const tg_options *options, tg_analyzer **out);

/**
 * Measure the next piece. Pieces may be cut anywhere, inside a character too.
 *
 * @param analyzer  to write to.
 * @param text      the piece, in the encoding of the options; may be NULL if len is 0, which does nothing.
 * @param len       its length in bytes.
 * @return TG_OK; TG_E_ARG if `analyzer` is NULL, or `text` is and `len` is not 0: nothing has changed;
 *         TG_E_NOMEM, TG_E_LIMIT, or TG_E_INVALID under TG_INVALID_ERROR, after which the analyzer can only be
 *         reset or freed and answers TG_E_STATE.
 *
 * One thread at a time. O(n), amortised over the growth of the word table.
 */
TG_API tg_status tg_analyzer_write(tg_analyzer *analyzer, const void *text, size_t len);

/**
 * Measure a piece in another encoding than the options': a string and bytes
 * can make up one document. What the pieces of one encoding left unfinished
 * at a change is ill-formed.
 *
 * @param analyzer  to write to.
 * @param encoding  a tg_encoding; TG_ENCODING_BY_MARK is UTF-8 but for the first piece of a document.
 * @param text      the piece; may be NULL if len is 0, which does nothing.
 * @param len       its length in bytes.
 * @return as tg_analyzer_write; TG_E_ARG for an unknown encoding, too.
 *
 * One thread at a time. O(n), amortised.
 */
TG_API tg_status tg_analyzer_write_as(tg_analyzer *analyzer, tg_encoding encoding, const void *text, size_t len);

/**
 * End the document: what was pending is decided as at the end of a text. The
 * next write begins another document; its counts add to those before.
 * Without a write since the last end it does nothing.
 *
 * @param analyzer  whose document ends.
 * @return as tg_analyzer_write.
 *
 * One thread at a time. O(1): what is pending is of a bounded size.
 */
TG_API tg_status tg_analyzer_end_document(tg_analyzer *analyzer);

/**
 * End the document and report on everything written so far.
 *
 * @param analyzer  whose document ends; it may be written to again.
 * @param out       receives the report; free it with tg_report_free.
 * @return as tg_analyzer_write; when only the report fails (TG_E_NOMEM, TG_E_LIMIT), the document has ended
 *         and the call may be made again.
 *
 * One thread at a time. O(w log top).
 */
TG_API tg_status tg_analyzer_finish(tg_analyzer *analyzer, tg_report **out);

/**
 * As tg_analyzer_finish, in steps: a long list of common words takes a while.
 * Until the report is there, the analyzer can only be called with this, be
 * reset or freed.
 *
 * @param analyzer  whose document ends.
 * @param work      how much to do at most, in places of a table: at least 1. 1000 take some 100 microseconds.
 * @param out       receives the report, or NULL if there is more to do; free it with tg_report_free.
 * @return as tg_analyzer_finish.
 */
TG_API tg_status tg_analyzer_finish_step(tg_analyzer *analyzer, size_t work, tg_report **out);

/**
 * Report on everything written so far as if the text ended here; writing may
 * go on. While a document is open this works on a copy, with memory by the
 * distinct words.
 *
 * @param analyzer  to report on.
 * @param out       receives the report; free it with tg_report_free.
 * @return TG_OK; TG_E_ARG, TG_E_NOMEM, TG_E_LIMIT, TG_E_STATE; TG_E_INVALID if the document
 *         would end ill-formed. The analyzer is unchanged in any case.
 *
 * While nobody writes, many threads may. O(w log top).
 */
TG_API tg_status tg_analyzer_report(const tg_analyzer *analyzer, tg_report **out);

/**
 * Add the closed documents of `from`, which stays as it is. In whatever order
 * analyzers of the same options are merged, the reports and saved states are
 * the same. What is reported (counts, metrics, top, words_per_minute) may
 * differ: that of `into` stays.
 *
 * @param into  receives them.
 * @param from  is only read; another analyzer than `into`.
 * @return TG_OK; TG_E_ARG if one is NULL, both are the same, or their options
 *         differ in what they count; TG_E_BOUNDED with `max_words`; TG_E_STATE while either has an open
 *         document, or after an error; TG_E_NOMEM or TG_E_LIMIT, after which `into` can only be
 *         reset or freed.
 *
 * One thread at a time. O(w) for the w of `from`.
 */
TG_API tg_status tg_analyzer_merge(tg_analyzer *into, const tg_analyzer *from);

/**
 * An independent copy, an open document included.
 *
 * @param analyzer  to copy; its options and allocator are the copy's.
 * @param out       receives the copy; free it with tg_analyzer_free.
 * @return TG_OK; TG_E_ARG if a pointer is NULL; TG_E_NOMEM, TG_E_LIMIT; TG_E_STATE after an error.
 *
 * While nobody writes, many threads may. O(w).
 */
TG_API tg_status tg_analyzer_clone(const tg_analyzer *analyzer, tg_analyzer **out);

/**
 * Write the analyzer's closed documents down: the rules, the counts and every
 * word, n-grams too, sorted, so that equal contents give equal bytes on every machine. The
 * seed, allocator, kernel, encoding and the treatment of ill-formed input are
 * not part of it.
 *
 * @param analyzer  to save.
 * @param out       room for the state; NULL only asks for its size.
 * @param cap       how many bytes of room; of no account if `out` is NULL.
 * @param len       receives the size of the state in bytes, also when `cap` is too small.
 * @return TG_OK; TG_E_ARG if `analyzer` or `len` is NULL; TG_E_STATE while a document is open or after an error;
 *         TG_E_BOUNDED with `max_words`;
 *         TG_E_LIMIT if cap is smaller than *len, with nothing written; TG_E_NOMEM.
 *
 * While nobody writes, many threads may. O(w log w), with memory for w pointers.
 */
TG_API tg_status tg_analyzer_save(const tg_analyzer *analyzer, void *out, size_t cap, size_t *len);

/**
 * Make an analyzer of a saved state. The bytes need not be trusted.
 *
 * @param state    the bytes that tg_analyzer_save wrote; not NULL.
 * @param len      how many.
 * @param options  for what a state does not have (seed, allocator, kernel, encoding, invalid); the rest has
 *                 to be valid, and is not used. NULL for the defaults.
 * @param out      receives the analyzer; free it with tg_analyzer_free.
 * @return TG_OK; TG_E_ARG if `state` or `out` is NULL or an option is wrong; TG_E_NOMEM, TG_E_LIMIT; TG_E_FORMAT if it
 *         is damaged or no state; TG_E_VERSION if it was saved with another format, Unicode version, data or algorithm.
 *
 * Thread-safe. O(len); memory by the words that are really there.
 */
TG_API tg_status tg_analyzer_load(const void *state, size_t len, const tg_options *options, tg_analyzer **out);

/**
 * The options that an analyzer works by, those of a loaded state too.
 *
 * @param analyzer  to ask.
 * @param out       as filled by tg_options_init, so with its size set; `language` becomes a static string; a list of
 *                  stop words is not handed out.
 * @return TG_OK; TG_E_ARG if a pointer is NULL or the size is that of no tg_options. O(1).
 */
TG_API tg_status tg_analyzer_options(const tg_analyzer *analyzer, tg_options *out);

/**
 * Back to the state after tg_analyzer_new, whatever happened. A small word
 * table keeps its memory for reuse.
 *
 * @param analyzer  to reset; NULL does nothing.
 *
 * One thread at a time. O(w).
 */
TG_API void tg_analyzer_reset(tg_analyzer *analyzer);

/**
 * The details of the call that made the analyzer unusable.
 *
 * @param analyzer  to ask; may be NULL.
 * @return its status and offset; TG_OK and 0 if there was none, and for NULL. O(1).
 */
TG_API tg_error tg_analyzer_error(const tg_analyzer *analyzer);

/**
 * Give the analyzer's memory back. Reports made of it stay.
 *
 * @param analyzer  the analyzer, which is gone then; NULL does nothing. O(blocks of memory), which grow with w.
 */
TG_API void tg_analyzer_free(tg_analyzer *analyzer);

/* ── Parts of one document ──────────────────────────────────────────────── */

/*
 * For callers with threads: cut a large text, give each part an analyzer of
 * its own, append them in order. The result is that of one analyzer:
 *
 *     tg_cut(text, len, len / 2, &options, &cut);
 *     tg_analyzer_write(first, text, cut);
 *     tg_analyzer_begin_part(second, text, cut);          // may run beside the line above,
 *     tg_analyzer_write(second, text + cut, len - cut);   // in another thread
 *     tg_analyzer_append(first, second);
 */

/**
 * Find a place where a text may be cut into parts.
 *
 * @param text     the whole text; may be NULL if len is 0.
 * @param len      its length in bytes.
 * @param from     where to begin to look, in bytes.
 * @param options  NULL for the defaults; the encoding is used, which is not TG_ENCODING_BY_MARK.
 * @param out      receives a place after `from`, in bytes: behind a blank line or a space that will do; len if there is
 *                 none within 1 MiB.
 * @return TG_OK; TG_E_ARG as in tg_analyze, or for that encoding.
 *
 * Thread-safe. O(1): at most 1 MiB is read.
 */
TG_API tg_status tg_cut(const void *text, size_t len, size_t from, const tg_options *options, size_t *out);

/**
 * What is written to `part` will be the middle or end of a document.
 *
 * @param part    an analyzer to which nothing has been written.
 * @param before  the text that comes before the part, all or at least the last 4 KiB of it; not NULL.
 * @param len     its length in bytes, to a place that tg_cut has found.
 * @return TG_OK; TG_E_ARG if a pointer is NULL, the encoding of `part` is TG_ENCODING_BY_MARK, or this is no place for
 *         a cut; TG_E_BOUNDED with `max_words`, as what is kept depends on the order of the words; TG_E_STATE if `part`
 *         has been written to.
 *
 * One thread at a time. O(1): at most 4 KiB is read.
 */
TG_API tg_status tg_analyzer_begin_part(tg_analyzer *part, const void *before, size_t len);

/**
 * Append a part to the open document of `into`, whose text it continues.
 * `part` is as after tg_analyzer_reset then.
 *
 * @param into  receives the text.
 * @param part  begun by tg_analyzer_begin_part; another analyzer than `into`.
 * @return TG_OK; TG_E_ARG if the rules differ or `part` was not begun as one; TG_E_STATE if the part was
 *         not begun behind the text of `into`: both are unchanged; TG_E_NOMEM or TG_E_LIMIT, after which
 *         `into` can only be reset or freed.
 *
 * One thread at a time. O(w) for the w of `part`.
 */
TG_API tg_status tg_analyzer_append(tg_analyzer *into, tg_analyzer *part);

/**
 * As tg_analyzer_append, but the words of `part` stay in it, and it may be
 * begun as another part of the document. A text of many parts then needs as
 * many analyzers as there are threads, and common words are moved once an
 * analyzer, not once a part. Until tg_analyzer_collect has fetched them,
 * `into` is short of words.
 *
 * With `part` nothing else can be done before that than to begin it again, to
 * write, join and append it, and to reset or free it.
 *
 * @param into  the analyzer whose open document goes on.
 * @param part  a part that tg_analyzer_begin_part has begun.
 * @return as tg_analyzer_append.
 *
 * O(1).
 */
TG_API tg_status tg_analyzer_join(tg_analyzer *into, tg_analyzer *part);

/**
 * Fetch the words that joined parts have left in `from`, in steps: a large
 * table takes a while.
 *
 * @param into  the analyzer that the parts were joined to.
 * @param from  the one that has words of them.
 * @param work  how many of them at most: at least 1. 1000 take some 100 microseconds.
 * @param more  receives 1 if there are words left in `from`; else 0, and `from` is as after tg_analyzer_reset.
 * @return TG_OK; TG_E_ARG if the rules differ; TG_E_STATE if `from` has an open part, or documents; TG_E_NOMEM or
 *         TG_E_LIMIT, after which `into` can only be reset or freed.
 */
TG_API tg_status tg_analyzer_collect(tg_analyzer *into, tg_analyzer *from, size_t work, int *more);

/**
 * As tg_analyzer_collect, by several threads: divide what there is to fetch
 * into shares, by the hashes of words, in steps. Until tg_analyzer_end_shares
 * nothing else can be done with the two than tg_analyzer_collect_share, and,
 * when that is not under way, to reset or free both.
 *
 * @param into    the analyzer that the parts were joined to.
 * @param from    the one that has words of them.
 * @param work    how many words to make room for at most, more or less: at least 1. 1000 take some 100 microseconds.
 * @param shares  receives how many there are, at most 1024; 0 if there is too little to fetch, some of it was fetched
 *                before, or both differ in the seed of their options: tg_analyzer_collect fetches it.
 * @param more    receives 1 if it is to be called again, `shares` being 0; else 0.
 * @return as tg_analyzer_collect; after TG_E_NOMEM and TG_E_LIMIT `from`, too, can only be reset or freed.
 *
 * One thread at a time.
 */
TG_API tg_status tg_analyzer_begin_shares(tg_analyzer *into, tg_analyzer *from, size_t work, uint32_t *shares,
                                          int *more);

/**
 * Fetch the words of one share. Different ones may be fetched by several
 * threads at once; then the options' allocator is called by all of them.
 *
 * @param into, from  as tg_analyzer_begin_shares had them.
 * @param share       from 0 to shares - 1, each once.
 * @return TG_OK; TG_E_ARG; TG_E_STATE if that share was fetched before, or none has begun; TG_E_NOMEM or TG_E_LIMIT,
 *         which tg_analyzer_end_shares will tell again.
 *
 * O(w) for the w words of the share, some thousands.
 */
TG_API tg_status tg_analyzer_collect_share(tg_analyzer *into, const tg_analyzer *from, uint32_t share);

/**
 * All shares were fetched. tg_analyzer_collect then gives the memory of `from` back, in steps, and fetches what there
 * was too little of to divide it.
 *
 * @param into, from  as tg_analyzer_begin_shares had them.
 * @return TG_OK; TG_E_ARG; TG_E_STATE if nothing was begun: then nothing happens; TG_E_STATE if some share was not
 *         fetched, TG_E_NOMEM or TG_E_LIMIT as of a share: both can only be reset or freed.
 *
 * One thread at a time. Some microseconds a share.
 */
TG_API tg_status tg_analyzer_end_shares(tg_analyzer *into, tg_analyzer *from);

/* ── Word tables ────────────────────────────────────────────────────────── */

/**
 * The distinct words, or n-grams, of a text and how often each occurs: sorted
 * descending by count, then ascending by the bytes of the key. Immutable, and
 * independent of what made it. May be read by many threads at once.
 *
 * Which words are in it, and what one word is, the options say from `words`
 * on; `profile`, `hyphens`, and for n-grams what ends a sentence, have their
 * say too. A word that is left out (stop words, short ones, numbers) is a gap:
 * no n-gram goes over it. N-grams are words joined by one space, and never go
 * over the end of a document. There are stop words of de, en, es, fr, hu, it,
 * nl, pl, pt, ru and sv; for another language they are TG_E_UNSUPPORTED.
 *
 * The words stand in the layout of Arrow's Utf8 arrays: all of them one right
 * behind the other in one text, and an array of n + 1 offsets, word i from
 * offsets[i] to offsets[i + 1]. The first k words are the k most common ones.
 */
typedef struct tg_words tg_words;

/**
 * Count the words of one text.
 *
 * @param text     the text, in options->encoding; may be NULL if len is 0.
 * @param len      its length in bytes.
 * @param options  NULL for the defaults; `words` need not be set; counts, metrics and top have no say.
 * @param out      receives the table; free it with tg_words_free.
 * @param error    receives the details of a failure; may be NULL.
 * @return as tg_analyze; TG_E_UNSUPPORTED as in tg_analyzer_new; TG_E_LIMIT, too, if the words have more than 2^31 - 1 bytes together.
 *
 * Thread-safe. O(n + w log w).
 */
TG_API tg_status tg_words_new(const void *text, size_t len, const tg_options *options, tg_words **out, tg_error *error);

/**
 * The words of everything written so far, as if the text ended here; writing
 * may go on. This works on a copy.
 *
 * @param analyzer  to ask; its options have `words`.
 * @param out       receives the table; free it with tg_words_free.
 * @return as tg_analyzer_report; TG_E_STATE also without `words`; TG_E_LIMIT as in tg_words_new. The analyzer is
 *         unchanged in any case.
 *
 * While nobody writes, many threads may. O(w log w), with memory by the distinct words.
 */
TG_API tg_status tg_analyzer_words(const tg_analyzer *analyzer, tg_words **out);

/**
 * End the document and take the words of everything written so far out of the
 * analyzer, without a copy, in steps: sorting many takes a while. Until the
 * table is there, the analyzer can only be called with this, be reset or freed.
 *
 * @param analyzer  its options have `words`. When the table is there, it is as after tg_analyzer_reset.
 * @param work      how much to do at most, in words: at least 1. 1000 take some 100 microseconds.
 * @param out       receives the table, or NULL if there is more to do; free it with tg_words_free.
 * @return as tg_analyzer_words; after TG_E_NOMEM or TG_E_LIMIT the analyzer can only be reset or freed.
 *
 * One thread at a time. O(w log w) in all.
 */
TG_API tg_status tg_analyzer_take_words(tg_analyzer *analyzer, size_t work, tg_words **out);

/**
 * @param words  the table; may be NULL.
 * @return how many words are in it: the distinct words, n-grams if those are counted. 0 for NULL. O(1).
 */
TG_API size_t tg_words_size(const tg_words *words);

/**
 * @param words  the table; may be NULL.
 * @return how many words, or n-grams, were counted: the sum of all counts. 0 for NULL. O(1).
 */
TG_API uint64_t tg_words_total(const tg_words *words);

/**
 * @param words  the table; may be NULL.
 * @param len    receives the length in bytes, at most 2^31 - 1; may be NULL.
 * @return all words as they are shown, UTF-8, one right behind the other; the table's own. NULL for NULL. O(1).
 */
TG_API const char *tg_words_text(const tg_words *words, size_t *len);

/**
 * @param words  the table; may be NULL.
 * @return tg_words_size() + 1 offsets in the text, in bytes, ascending from 0; the table's own. NULL for NULL. O(1).
 */
TG_API const int32_t *tg_words_offsets(const tg_words *words);

/**
 * @param words  the table; may be NULL.
 * @return tg_words_size() counts, each at least 1, descending; the table's own. NULL for NULL. O(1).
 */
TG_API const uint64_t *tg_words_counts(const tg_words *words);

/**
 * How much the counts may be too high: the words were counted in bounded
 * memory (`max_words`), where a word that comes in for another begins with its
 * count. A word occurs at least count - error times, and at most count times.
 *
 * @param words  the table; may be NULL.
 * @return tg_words_size() errors, each below its count, all 0 if tg_words_is_exact(); the table's own. NULL without
 *         `max_words`, and for NULL. O(1).
 */
TG_API const uint64_t *tg_words_errors(const tg_words *words);

/**
 * @param words  the table; may be NULL.
 * @return 1 if it has all words, with exact counts: always without `max_words`, and with it if there were no more
 *         distinct words than that; else 0. 1 for NULL. O(1).
 */
TG_API int tg_words_is_exact(const tg_words *words);

/**
 * @param words  the table; may be NULL.
 * @return how many distinct words there were: tg_words_size() if tg_words_is_exact(), else an estimate by HyperLogLog,
 *         with a standard error of 0.81 %, above `max_words`, the same everywhere. 0 for NULL. O(1).
 */
TG_API uint64_t tg_words_distinct(const tg_words *words);

/**
 * Look a word up.
 *
 * @param words  the table; may be NULL, which has none.
 * @param word   UTF-8: a word, folded here as those of the table were; an n-gram is words with one space between them.
 *               May be NULL if len is 0.
 * @param len    its length in bytes.
 * @param index  receives where it stands in the arrays; tg_words_size() if it is not in the table. May be NULL.
 * @param count  receives how often it occurs; 0 if it is not in the table. May be NULL.
 * @return TG_OK; TG_E_ARG if `word` is NULL and len is not 0; TG_E_NOMEM.
 *
 * Thread-safe if the allocator is, which it asks for room to fold the word in. O(len).
 */
TG_API tg_status tg_words_get(const tg_words *words, const char *word, size_t len, size_t *index, uint64_t *count);

/**
 * Give the table's memory back.
 *
 * @param words  the table, which is gone then; NULL does nothing. O(blocks of memory), which grow with w.
 */
TG_API void tg_words_free(tg_words *words);

/* ── Boundaries ─────────────────────────────────────────────────────────── */

/** In the flags of a segment of TG_WORDS: it has a letter or digit (L*, Nd, Nl). */
#define TG_SEGMENT_WORD_LIKE 1

/**
 * What a segmentation that goes on in another call must remember. Set it to
 * zero before the first call; its contents are the library's.
 */
typedef struct tg_cursor {
    uint64_t opaque[8]; /**< of the library */
} tg_cursor;

/**
 * Find where the segments of a text end: UAX #29 graphemes, words or
 * sentences. Allocates nothing.
 *
 * A text in pieces, or more boundaries than fit: call again with the text
 * from `consumed` on (and more behind it), and the same cursor.
 *
 * @param granularity  what a segment is.
 * @param text     of `len` bytes; may be NULL if len is 0.
 * @param len      in bytes.
 * @param end      nonzero: the text ends here, so the last segment ends at len.
 *                 Zero: more may follow, and a boundary that depends on it is not yet reported.
 * @param options  NULL for the defaults; encoding, sentences, line_breaks, language and kernel are used.
 *                 Ill-formed input is segmented as U+FFFD, whatever `invalid` says.
 * @param cursor   of this text; NULL where one call takes the whole text.
 * @param out      receives the end of each segment, in bytes from `text`, ascending; the last one
 *                 of a whole text is len. NULL if cap is 0.
 * @param flags    receives the flags of each segment; may be NULL.
 * @param cap      how many fit into `out` and `flags`.
 * @param count    receives how many were written.
 * @param consumed receives the last boundary written (0 if none), in bytes: where to go on.
 * @return TG_OK; TG_E_ARG if `text`, `out`, `count` or `consumed` is NULL where it may not be, a granularity or option
 *         is unknown, or the encoding is TG_ENCODING_BY_MARK.
 *
 * Thread-safe for different cursors. O(bytes up to the last boundary, and of the segment behind it).
 */
TG_API tg_status tg_boundaries(tg_granularity granularity, const void *text, size_t len, int end,
                               const tg_options *options, tg_cursor *cursor, size_t *out, uint8_t *flags, size_t cap,
                               size_t *count, size_t *consumed);

/**
 * Make the cursor for a segmentation that begins in the middle of a text, at
 * a boundary: it goes on as one that came there from the beginning.
 *
 * @param cursor   receives it.
 * @param before   the text before the place, all of it or at least the last 1 KiB; NULL if len is 0.
 * @param len      its length in bytes.
 * @param options  as for tg_boundaries; NULL for the defaults.
 * @return TG_OK; TG_E_ARG as in tg_boundaries, and if cursor is NULL.
 *
 * Thread-safe. O(1): it looks at no more than that.
 */
TG_API tg_status tg_cursor_begin(tg_cursor *cursor, const void *before, size_t len, const tg_options *options);

/**
 * Count the segments of a whole text. Allocates nothing.
 *
 * @param granularity  what a segment is.
 * @param text     may be NULL if len is 0.
 * @param len      in bytes.
 * @param options  as for tg_boundaries; NULL for the defaults.
 * @param out      receives the count: 0 for an empty text.
 * @return TG_OK; TG_E_ARG as in tg_boundaries.
 *
 * Thread-safe. O(n).
 */
TG_API tg_status tg_count_segments(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                                   uint64_t *out);

/**
 * A batch of neighbouring segments, as arrays side by side: segment i is
 * len[i] bytes from byte offset[i] of the text on. Newer libraries may add
 * arrays at the end.
 */
typedef struct tg_segments {
    size_t count;         /**< how many; at least 1 */
    const size_t *offset; /**< where each begins, in bytes from the start of the text */
    const size_t *len;    /**< its length in bytes; at least 1 */
    const uint8_t *flags; /**< TG_SEGMENT_WORD_LIKE or 0 */
} tg_segments;

/**
 * What tg_visit calls with each batch.
 *
 * @param user      as given to tg_visit.
 * @param segments  the batch; it and its arrays are valid during the call.
 * @return 0 to go on; anything else ends the walk.
 *
 * It is called in the thread of tg_visit, which allocates nothing, so that a
 * visitor may leave it by longjmp. It may call textgauge.
 */
typedef int (*tg_visitor)(void *user, const tg_segments *segments);

/**
 * Walk over the segments of a whole text, in order and without a gap. What is
 * between words is a segment too: look for TG_SEGMENT_WORD_LIKE in the flags.
 * Allocates nothing.
 *
 * @param granularity  what a segment is.
 * @param text     may be NULL if len is 0; it must not change before the return.
 * @param len      in bytes.
 * @param options  as for tg_boundaries; NULL for the defaults.
 * @param visitor  called with batches of at most a few hundred segments; never for an empty text.
 * @param user     handed to the visitor; may be NULL.
 * @return TG_OK; TG_E_CANCELLED if the visitor ended the walk; TG_E_ARG if `visitor` is NULL or as in tg_boundaries,
 *         without a call of it.
 *
 * Thread-safe. O(n) in all, and by batches: a walk that ends early has read little more than was visited.
 */
TG_API tg_status tg_visit(tg_granularity granularity, const void *text, size_t len, const tg_options *options,
                          tg_visitor visitor, void *user);

/**
 * Finds the segments of a text that comes in pieces: every byte is looked at
 * once, none is asked for again, and however long a segment is, the memory is
 * that of the object. (tg_boundaries, which remembers only a cursor, has to
 * be shown a segment whole.) One segmenter, one thread at a time.
 */
typedef struct tg_segmenter tg_segmenter;

/**
 * Make a segmenter that has had nothing yet.
 *
 * @param granularity  what a segment is.
 * @param options      as for tg_boundaries, and the allocator; copied. NULL for the defaults.
 * @param out          receives the segmenter; free it with tg_segmenter_free.
 * @return TG_OK; TG_E_ARG if `out` is NULL, or as in tg_boundaries; TG_E_NOMEM.
 *
 * Thread-safe. O(1).
 */
TG_API tg_status tg_segmenter_new(tg_granularity granularity, const tg_options *options, tg_segmenter **out);

/**
 * Take the next piece of the text, which may be cut anywhere, inside a
 * character too, and hand out the ends that are certain.
 *
 * @param segmenter  of this text.
 * @param text     the piece; may be NULL if len is 0.
 * @param len      its length in bytes.
 * @param end      nonzero: the text ends behind this piece, so its last segment does. When all ends are
 *                 out, the segmenter is as after tg_segmenter_reset.
 * @param out      receives ends of segments, in bytes from the beginning of the text, ascending from call to
 *                 call; an end may lie before this piece. NULL: they are counted, whatever `cap` is.
 * @param flags    receives the flags of each segment; may be NULL.
 * @param cap      how many fit into `out` and `flags`.
 * @param count    receives how many were written, or counted.
 * @param consumed receives how many bytes of the piece were taken: all of them, but where there was no more room.
 *                 While *count is cap, call again with the rest of the piece (which may be empty) and the same `end`.
 * @return TG_OK; TG_E_ARG if `segmenter`, `count` or `consumed` is NULL, or `text` is and `len` is not 0: nothing has
 *         changed.
 *
 * One thread at a time. O(len). Allocates nothing.
 */
TG_API tg_status tg_segmenter_write(tg_segmenter *segmenter, const void *text, size_t len, int end, uint64_t *out,
                                    uint8_t *flags, size_t cap, size_t *count, size_t *consumed);

/**
 * What is written to `part` will be the middle or end of a text, from a place
 * on that tg_cut has found; its ends count from that place.
 *
 * @param part    a segmenter to which nothing has been written.
 * @param before  the text that comes before the part, all or at least the last 4 KiB of it; not NULL.
 * @param len     its length in bytes.
 * @return TG_OK; TG_E_ARG if a pointer is NULL, or the text may not be cut there; TG_E_STATE if `part` has been
 *         written to.
 *
 * One thread at a time. O(1): at most 4 KiB is read.
 */
TG_API tg_status tg_segmenter_begin_part(tg_segmenter *part, const void *before, size_t len);

/**
 * Go on in `into` behind the text of `part`, which continues its own. Ends
 * that were decided must be out: the last write to either left room. Then
 * come, in this order: the ends that only now are certain in the text before
 * the part, from the next write to `into` (with len 0, if there is no more
 * text yet); those that the part has given, to be moved by the caller by the
 * length of the text before it; and those of what is written to `into` from then on.
 * `part` is as after tg_segmenter_reset.
 *
 * @param into  goes on.
 * @param part  begun by tg_segmenter_begin_part; another segmenter than `into`.
 * @return TG_OK; TG_E_ARG if a pointer is NULL, the rules differ or `part` was not begun as one; TG_E_STATE if ends are not out, or the
 *         two do not fit, which can be (white space that goes on behind a cut, for sentences): write the part's text
 *         to `into` instead. After an error both are unchanged.
 *
 * One thread at a time. O(1).
 */
TG_API tg_status tg_segmenter_append(tg_segmenter *into, tg_segmenter *part);

/**
 * Back to the state after tg_segmenter_new.
 *
 * @param segmenter  to reset; NULL does nothing. O(1).
 */
TG_API void tg_segmenter_reset(tg_segmenter *segmenter);

/**
 * Give the segmenter's memory back.
 *
 * @param segmenter  the segmenter, which is gone then; NULL does nothing. O(1).
 */
TG_API void tg_segmenter_free(tg_segmenter *segmenter);

/* ── Host ───────────────────────────────────────────────────────────────── */

/**
 * Called by the library, not by you: fill in what only the host knows (seed,
 * allocator, kernel). The ordinary library brings its own. A program that
 * links the freestanding core alone defines it; leaving the allocator NULL
 * makes every call that needs one without being given one fail with TG_E_ARG.
 *
 * @param options  all defaults but the host's; never NULL. O(1).
 */
void tg_host_defaults(tg_options *options);

#ifdef __cplusplus
}
#endif

#endif /* TEXTGAUGE_H */
