/* reference_cues: what the reference has of a language's rules for sentences. */
#ifndef TG_TEST_REFERENCE_CUES_H
#define TG_TEST_REFERENCE_CUES_H

#include "cues.h"
#include "ucd.h"

#include <stddef.h>

/* What the rules for sentences take for one character. */
typedef struct sentence_unit {
    size_t first; /* of its characters */
    tg__sb cls;
    uint32_t cp; /* of a line break: a space, or LF if it separates */
    tg__props props;
} sentence_unit;

typedef struct reference_sentence reference_sentence;
struct reference_sentence {
    const sentence_unit *u;
    size_t count;
    size_t start; /* where the sentence under way began */
    const tg__cues *cues;
    int (*lower_in_sight)(const reference_sentence *r, size_t i); /* SB8 */
};

/** Does a sentence begin at unit `i`, 0 < i < count? */
int reference_cued_break(const reference_sentence *r, size_t i);

#endif
