/* kernels: jobs over raw bytes, one file an instruction set. A kernel knows no rule of text; all give the same results. */
#ifndef TG_CORE_KERNELS_H
#define TG_CORE_KERNELS_H

#include "../../../include/textgauge.h"

/* What bytes are, as far as lower-casing goes. */
typedef enum tg__ascii {
    TG__ASCII_LOWER = 0, /* ASCII without A–Z */
    TG__ASCII_MIXED,     /* ASCII */
    TG__ASCII_NOT
} tg__ascii;

#define TG__BLOCK 64 /* bytes that are classified at a time */

/* What the bytes of a block are: bit i is byte i. All but `high` are of ASCII. */
typedef struct tg__classes {
    uint64_t letter, digit;
    uint64_t upper;  /* of the letters */
    uint64_t white;  /* White_Space: HT to CR, and space */
    uint64_t space;  /* of those, the space */
    uint64_t symbol; /* S*: $ + < = > ^ ` | ~ */
    uint64_t other;  /* controls that are no White_Space */
    uint64_t high;   /* bytes of code points that are not ASCII, or of none */
    uint64_t lf, cr;
    uint64_t mid;        /* . and ': MidNumLet and Single_Quote */
    uint64_t mid_letter; /* : */
    uint64_t mid_number; /* , and ; */
    uint64_t connector;  /* _: ExtendNumLet */
    uint64_t hyphen;     /* - */
    uint64_t terminator; /* . ? and !: ATerm and STerm */
    uint64_t close;      /* quotes, parentheses, brackets and braces: SB Close */
} tg__classes;

/* Counts of ASCII. */
typedef struct tg__plain {
    uint64_t letters, white, newlines;
    uint64_t words;   /* beginnings of runs of what is not white */
    uint64_t in_word; /* 1 if the byte before is not white, else 0 */
} tg__plain;

/* A number below 16 for every code point: stage2[stage1[cp >> 8] << 8 | (cp & 0xFF)]. */
typedef struct tg__numbers {
    const uint8_t *stage1, *stage2;
    const uint8_t *of_lead; /* what all have whose UTF-8 begins with 0xE0 + n, or 255 */
    uint8_t none;           /* of what is no code point, or not in so few bytes */
} tg__numbers;

typedef struct tg__kernels {
    const char *name;
    int popcnt; /* a CPU that has these has POPCNT and BMI1 */

    /**
     * Copy the TG__BLOCK bytes at `src`, each of which is read once as another thread may write it, and classify the copy.
     * NULL: the text is gone through one code point at a time.
     * @param copy  receives them; may be `src`.
     */
    void (*classify)(const uint8_t *src, uint8_t *copy, tg__classes *out);

    /**
     * Count, as far as blocks of TG__BLOCK bytes are ASCII without CR.
     * @param out  is added to; out->in_word is that before `src`, and becomes that before what was not taken.
     * @return how many bytes were taken: a multiple of TG__BLOCK.
     */
    size_t (*count_plain)(const uint8_t *src, size_t len, tg__plain *out);

    /** Which of TG__BLOCK bytes are from 0xC0, 0xE0 and 0xF0 on. */
    void (*leads)(const uint8_t *src, uint64_t out[3]);

    /**
     * The bits of the numbers of code points in TG__BLOCK bytes of UTF-8, at their first bytes, the lowest bits first. Where
     * other bytes are missing, or behind the block, they may be any. NULL: one by one is as good.
     * @param src    TG__BLOCK + 2 bytes.
     * @param leads  as `leads` gives them.
     */
    void (*look_up)(const uint8_t *src, const uint64_t leads[3], const tg__numbers *numbers, uint64_t out[4]);

    /** The four lowest bits of each of TG__BLOCK bytes, the lowest first. */
    void (*low_bits)(const uint8_t *src, uint64_t out[4]);

    /**
     * Write the number of each bit that is set, times `unit`, and with `base` added, as uint64_t.
     * @param unit  1 or 2.
     * @param out   room for no more than those.
     * @return how many those are.
     */
    size_t (*put_bits)(uint64_t bits, uint64_t base, unsigned unit, void *out);

    /**
     * Copy code units of UTF-16 as one byte each, up to the first that is not ASCII. What is copied is ASCII, whoever writes to `src` meanwhile.
     * @param big  they are big-endian.
     * @param dst  room for `count` bytes.
     * @return how many were copied.
     */
    size_t (*narrow)(const uint8_t *src, size_t count, int big, uint8_t *dst);

    tg__ascii (*classify_ascii)(const char *src, size_t len);

    /**
     * Copy `len` bytes with A–Z lower-cased, other bytes as they are.
     * @param dst  room for `len` bytes; not overlapping `src`.
     * @return 1 if every byte was ASCII, else 0.
     */
    int (*lower_ascii)(char *dst, const char *src, size_t len);
} tg__kernels;

/* Instruction sets that a file is compiled for, whatever the rest is compiled for. */
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#  define TG__WITH_POPCNT 1
#endif
#if (defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))) || (defined(_MSC_VER) && defined(_M_X64))
#  define TG__WITH_AVX2 1
#  if (defined(__clang__) || __GNUC__ >= 8 || defined(_MSC_VER)) && \
      !defined(__MINGW32__) /* whose stack is not aligned */
#    define TG__WITH_AVX512 1
#  endif
#endif
#if defined(__aarch64__) && defined(__ARM_NEON) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#  define TG__WITH_NEON 1 /* every such CPU has it */
#endif

extern const tg__kernels tg__kernels_scalar;
extern const tg__kernels tg__kernels_reference; /* the scalar ones, without `classify` */

#ifdef TG__WITH_AVX2
extern const tg__kernels tg__kernels_avx2;
#endif
#ifdef TG__WITH_AVX512
extern const tg__kernels tg__kernels_avx512;
#endif
#ifdef TG__WITH_NEON
extern const tg__kernels tg__kernels_neon;
#endif
#ifdef __wasm_simd128__
extern const tg__kernels tg__kernels_simd128; /* of a build with it, there is nothing to ask */
#endif

/** @return the kernels of a tg_kernel; NULL if there is no such kernel in this build or for this CPU. Thread-safe. */
const tg__kernels *tg__kernels_get(uint32_t kernel);

#endif
