/*
 * bench/syllables: the syllables of words, one a line of a file, and how long they take.
 *
 *   syllables FILE [rounds]     the least processor time of `rounds` (9)
 *
 * Prints the nanoseconds a word on the first line, then the syllables of each word on a line of its own.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../src/core/lang/lang.h"
#include "common.h"

typedef struct line {
    const char *word;
    size_t len;
    uint32_t syllables;
} line;

static double now(void) {
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    size_t len, count = 0, i;
    int rounds = argc > 2 ? atoi(argv[2]) : 9;
    double least = 0;
    char *text, *p, *end;
    line *lines;

    if (argc < 2) {
        fprintf(stderr, "Usage: syllables FILE [rounds]\n");
        return 2;
    }
    text = (char *)bench_read_file(argv[1], &len);
    if (!text) return 1;
    lines = calloc(len + 1, sizeof *lines);
    if (!lines) return 1;
    for (p = text; (end = memchr(p, '\n', len - (size_t)(p - text))) != NULL; p = end + 1) {
        lines[count].word = p;
        lines[count++].len = (size_t)(end - p);
    }
    while (rounds-- > 0) {
        double begin = now();
        for (i = 0; i < count; i++) lines[i].syllables = tg__en_syllables(lines[i].word, lines[i].len);
        begin = now() - begin;
        if (!least || begin < least) least = begin;
    }
    printf("%.1f\n", least * 1e9 / (double)(count ? count : 1));
    for (i = 0; i < count; i++) printf("%u\n", (unsigned)lines[i].syllables);
    free(lines);
    free(text);
    return 0;
}
