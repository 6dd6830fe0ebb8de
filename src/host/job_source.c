/* job_source: the bytes of a job, in order, from memory that others own, from slices, from a file. */
#define _FILE_OFFSET_BITS 64
#include "job_inner.h"

#include <errno.h>
#include <string.h>

#if !defined(_WIN32)
#  include <sys/types.h>
#  include <unistd.h>
#endif

static tg__source_state take_text(tg__source *s, uint8_t *to, size_t cap, size_t *got) {
    uint64_t left = s->end - s->at;

    *got = left < cap ? (size_t)left : cap;
    if (*got) memcpy(to, s->text + s->at, *got);
    s->at += *got;
    return s->at == s->end ? TG__SOURCE_END : TG__SOURCE_MORE;
}

/* ── Slices ── */

/* The first slice, which only its reader takes away. */
static tg__slice *first_slice(tg_job *job, int *is_last) {
    tg__slice *slice;

    tg_mutex_lock(&job->lock);
    slice = job->source.first;
    *is_last = job->source.is_last;
    tg_mutex_unlock(&job->lock);
    return slice;
}

static void drop_slice(tg_job *job, tg__slice *slice) {
    tg_mutex_lock(&job->lock);
    job->source.first = slice->next;
    if (!slice->next) job->source.last = NULL;
    job->source.slices--;
    tg_mutex_unlock(&job->lock);
    tg__job_release(job, slice, sizeof *slice + slice->len);
    if (job->events.drained) job->events.drained(job->events.ctx);
}

static tg__source_state take_slices(tg_job *job, uint8_t *to, size_t cap, size_t *got) {
    *got = 0;
    for (;;) {
        int is_last;
        tg__slice *slice = first_slice(job, &is_last);
        size_t n;

        if (!slice && is_last) return TG__SOURCE_END;
        if (!slice && *got < cap) return TG__SOURCE_WAIT;
        if (*got == cap) return TG__SOURCE_MORE;
        n = slice->len - slice->at < cap - *got ? slice->len - slice->at : cap - *got;
        memcpy(to + *got, slice->bytes + slice->at, n);
        *got += n;
        slice->at += n;
        if (slice->at == slice->len) drop_slice(job, slice);
    }
}

/* ── Files ── */

#if defined(_WIN32)

/* @return how many bytes, 0 at the end; -1 with *error set */
static int64_t read_at(intptr_t handle, uint8_t *to, size_t cap, uint64_t at, int *error) {
    OVERLAPPED place;
    DWORD got = 0;

    memset(&place, 0, sizeof place);
    place.Offset = (DWORD)at;
    place.OffsetHigh = (DWORD)(at >> 32);
    if (ReadFile((HANDLE)handle, to, (DWORD)cap, &got, &place)) return got;
    *error = (int)GetLastError();
    return *error == ERROR_HANDLE_EOF ? 0 : -1;
}

#else

/* @return how many bytes, 0 at the end; -1 with *error set */
static int64_t read_at(intptr_t handle, uint8_t *to, size_t cap, uint64_t at, int *error) {
    ssize_t got;

    do got = pread((int)handle, to, cap, (off_t)at);
    while (got < 0 && errno == EINTR);
    if (got < 0) *error = errno;
    return got;
}

#endif

static tg__source_state take_file(tg_job *job, uint8_t *to, size_t cap, size_t *got) {
    tg__source *s = &job->source;

    *got = 0;
    while (*got < cap) {
        size_t want = s->end - s->at < cap - *got ? (size_t)(s->end - s->at) : cap - *got;
        int64_t n = want ? read_at(s->handle, to + *got, want, s->at, &job->system_error) : 0;

        if (n < 0) {
            job->read_error.status = TG_E_STATE;
            return TG__SOURCE_FAILED;
        }
        if (!n) return TG__SOURCE_END;
        *got += (size_t)n;
        s->at += (uint64_t)n;
        if (tg__job_is_cancelled(job)) break;
    }
    return TG__SOURCE_MORE;
}

tg__source_state tg__source_take(tg_job *job, uint8_t *to, size_t cap, size_t *got) {
    switch (job->source.kind) {
    case TG__SOURCE_TEXT: return take_text(&job->source, to, cap, got);
    case TG__SOURCE_SLICES: return take_slices(job, to, cap, got);
    case TG__SOURCE_FILE: return take_file(job, to, cap, got);
    case TG__SOURCE_NONE: break;
    }
    *got = 0;
    return TG__SOURCE_END;
}

int tg__source_is_ready(const tg_job *job) {
    return job->source.kind != TG__SOURCE_SLICES || job->source.first || job->source.is_last;
}

void tg__source_free(tg_job *job) {
    tg__slice *slice = job->source.first, *next;

    for (; slice; slice = next) {
        next = slice->next;
        tg__job_release(job, slice, sizeof *slice + slice->len);
    }
    job->source.first = job->source.last = NULL;
}
