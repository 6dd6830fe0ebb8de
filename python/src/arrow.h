/* arrow: the strings of an Arrow array or stream, read where they are, by the Arrow C data interface and the PyCapsule
 * interface. Copies nothing, and trusts the producer as the interface does. */
#ifndef TGPY_ARROW_H
#define TGPY_ARROW_H

#include "tgpy.h"

typedef struct tgpy_arrow tgpy_arrow;

/** One array of strings; borrowed until the next one. */
typedef struct tgpy_strings {
    int64_t length, offset;
    const uint8_t *valid; /* a bit a string; NULL: all are */
    const void *where;    /* offsets or views */
    const void *const *data;
    char kind;
} tgpy_strings;

/** Has an object the methods of the PyCapsule interface? -1 with an exception. */
int tgpy_is_arrow(PyObject *object);

/** Take it. @return NULL with an exception: TypeError if it has no strings. */
tgpy_arrow *tgpy_arrow_open(PyObject *object);
void tgpy_arrow_close(tgpy_arrow *arrow);

/** @return 1 with the next array; 0 when there is none; -1 with an exception */
int tgpy_arrow_next(tgpy_arrow *arrow, tgpy_strings *out);

/** A string of it. @return 0 if it is null, -1 if its place makes no sense. Needs no GIL. */
int tgpy_string_at(const tgpy_strings *strings, int64_t index, const char **data, size_t *len);

#endif
