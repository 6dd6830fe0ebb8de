/* common: what every program here needs: a file as one buffer, and the order for a median. */
#ifndef TG_BENCH_COMMON_H
#define TG_BENCH_COMMON_H

#include <stdio.h>
#include <stdlib.h>

/* For qsort: doubles, ascending. */
static inline int bench_by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* To be freed. @return NULL, or with *len 0, if the file cannot be read */
static inline unsigned char *bench_read_file(const char *path, size_t *len) {
    unsigned char *bytes = NULL;
    FILE *f = fopen(path, "rb");

    if (f && fseek(f, 0, SEEK_END) == 0) {
        *len = (size_t)ftell(f);
        rewind(f);
        bytes = malloc(*len + 1);
        if (bytes && fread(bytes, 1, *len, f) != *len) *len = 0;
    }
    if (f) fclose(f);
    return bytes;
}

#endif
