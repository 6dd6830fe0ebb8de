/* version: of the data, as its generator has hashed it. */
#include "version.h"

#include "ucd.h"

#include "tables/version.inc"

uint32_t tg__unicode_number(void) {
    const char *p = tg__unicode_version;
    uint32_t number = 0, part = 0, shift = 24;

    for (;; p++) {
        if (*p >= '0' && *p <= '9') {
            part = part * 10 + (uint32_t)(*p - '0');
            continue;
        }
        number |= part << shift;
        if (!*p) return number;
        part = 0;
        shift -= 8;
    }
}
