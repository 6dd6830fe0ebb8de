/* segment: what the parts of bench/segment share: a text in both forms, and who does which job on it. */
#ifndef TG_BENCH_SEGMENT_H
#define TG_BENCH_SEGMENT_H

#include <stddef.h>
#include <stdint.h>

typedef struct bench_text {
    const char *name;
    const uint8_t *utf8;
    size_t len;
    const uint16_t *utf16; /* NULL if the UTF-8 is ill-formed */
    size_t units;
} bench_text;

#define BENCH_BATCH 4096 /* segments that are found before their offsets are written over by the next ones */

/* Where they go: of everybody, so that no compiler finds that nobody reads them. */
extern size_t bench_ends[BENCH_BATCH], bench_lengths[BENCH_BATCH];

typedef struct bench_peer {
    const char *job;                         /* such as "words, offsets" */
    const char *who;                         /* name and version; NULL ends a list */
    int any_bytes;                           /* takes ill-formed UTF-8 too */
    uint64_t (*run)(const bench_text *text); /* @return what was counted */
} bench_peer;

/* Of the peers that were there when this was built. */
extern const bench_peer bench_icu[], bench_stringzilla[], bench_unicode_segmentation[];

#endif
