/* stringzilla: its segmentations of UTF-8, by AVX-512 and AVX2 where the compiler is told of them, else without. */
#include "../segment.h"

#include <stringzilla/stringzilla.h>

typedef sz_size_t segmenter(sz_cptr_t text, sz_size_t len, sz_size_t *starts, sz_size_t *lengths, sz_size_t cap,
                            sz_size_t *consumed);

static uint64_t walk(segmenter *find, const bench_text *t) {
    sz_size_t at = 0, consumed;
    uint64_t total = 0;

    while (at < t->len) {
        total += find((sz_cptr_t)t->utf8 + at, t->len - at, bench_ends, bench_lengths, BENCH_BATCH, &consumed);
        if (!consumed) break;
        at += consumed;
    }
    return total;
}

#define PEER(name, find)                      \
  static uint64_t name(const bench_text *t) { \
    return walk(find, t);                     \
  }

#define TEXT(x) #x
#define VERSION(major, minor, patch) TEXT(major) "." TEXT(minor) "." TEXT(patch)
#define WHO \
  "StringZilla " VERSION(STRINGZILLA_H_VERSION_MAJOR, STRINGZILLA_H_VERSION_MINOR, STRINGZILLA_H_VERSION_PATCH)

#if SZ_USE_ICELAKE
PEER(words_avx512, sz_utf8_wordbreaks_icelake)
PEER(sentences_avx512, sz_utf8_sentences_icelake)
PEER(graphemes_avx512, sz_utf8_graphemes_icelake)
#endif
#if SZ_USE_HASWELL
PEER(words_avx2, sz_utf8_wordbreaks_haswell)
PEER(sentences_avx2, sz_utf8_sentences_haswell)
PEER(graphemes_avx2, sz_utf8_graphemes_haswell)
#endif
PEER(words, sz_utf8_wordbreaks_serial)
PEER(sentences, sz_utf8_sentences_serial)
PEER(graphemes, sz_utf8_graphemes_serial)

const bench_peer bench_stringzilla[] = {
#if SZ_USE_ICELAKE
    {"words, offsets", WHO " AVX-512", 0, words_avx512},
    {"sentences, offsets", WHO " AVX-512", 0, sentences_avx512},
    {"graphemes, offsets", WHO " AVX-512", 0, graphemes_avx512},
#endif
#if SZ_USE_HASWELL
    {"words, offsets", WHO " AVX2", 0, words_avx2},
    {"sentences, offsets", WHO " AVX2", 0, sentences_avx2},
    {"graphemes, offsets", WHO " AVX2", 0, graphemes_avx2},
#endif
    {"words, offsets", WHO " serial", 0, words},
    {"sentences, offsets", WHO " serial", 0, sentences},
    {"graphemes, offsets", WHO " serial", 0, graphemes},
    {0},
};
