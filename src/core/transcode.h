/* transcode: text of any encoding, as UTF-8 in pieces cut anywhere, or a code point at a time. Knows nothing of properties. */
#ifndef TG_CORE_TRANSCODE_H
#define TG_CORE_TRANSCODE_H

#include "../../include/textgauge.h"
#include "kernels/kernels.h"
#include "utf.h"

/* All zero is the start of a text. */
typedef struct tg__transcoder {
    uint64_t offset;  /* of the next byte of input */
    uint64_t bad_at;  /* where the first ill-formed part of those in `invalid` began */
    uint64_t invalid; /* how many there were since this was last zero */
    uint32_t high;    /* a high surrogate that waits for its other half, or 0 */
    uint8_t odd;      /* half a code unit waits in `half` */
    uint8_t half;
} tg__transcoder;

/* The most bytes of UTF-8 that one byte of input, or the end, can give: two U+FFFD. */
#define TG__TRANSCODE_MAX 6

/**
 * Transcode until the input or the room is used up.
 *
 * @param encoding  TG_ENCODING_UTF16LE, TG_ENCODING_UTF16BE or TG_ENCODING_LATIN1.
 * @param src       moved past what was taken.
 * @param dst, cap  where to; cap is at least TG__TRANSCODE_MAX.
 * @return how many bytes were written.
 */
size_t tg__transcode(tg__transcoder *t, const tg__kernels *kernels, uint32_t encoding, const uint8_t **src,
                     const uint8_t *end, char *dst, size_t cap);

/** The text ends. @return how many bytes were written to `dst`, at most TG__TRANSCODE_MAX. */
size_t tg__transcode_end(tg__transcoder *t, char *dst);

/** How many bytes at the end of p[0..len) begin a UTF-8 sequence that could still be completed: 0 to 3. */
size_t tg__utf8_unfinished(const uint8_t *p, size_t len);

/**
 * Decode the code point at `p`.
 *
 * @param left      how many bytes there are, at least 1.
 * @param end       whether the text ends behind them.
 * @param encoding  a tg_encoding.
 * @param cp        receives it; U+FFFD for an ill-formed part.
 * @return its bytes; 0 if only more text could tell.
 */
size_t tg__decode(const uint8_t *p, size_t left, int end, uint32_t encoding, uint32_t *cp);

#endif
