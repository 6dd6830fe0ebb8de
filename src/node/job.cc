/*
 * job: jobs of src/host/job.h for an environment. Threads of the pool only put jobs into its queue of events and wake the
 * event loop by one thread-safe function; all else happens on the environment's own thread. When the environment ends,
 * whatever ended it, its jobs are cancelled and waited for before it goes.
 */
#include "addon.h"

#include <cerrno>
#include <cmath>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>

#if defined(_WIN32)
#  include <uv.h>
#else
#  include <fcntl.h>
#  include <unistd.h>
#endif

#include "../host/job.h"
#include "../host/pool.h"

namespace textgauge {

struct JobHandle;

/* One job, from its start until its end has been told. */
struct Job {
    Jobs *jobs;
    Job *next, *previous;  /* in the list of all */
    Job *next_event;       /* in the queue of events; the lock is the queue's */
    bool queued, finished; /* likewise */
    tg_job *job;
    double id; /* lib/async.js knows it by this */
    tg_job_kind kind;
    unsigned unit_shift;
    intptr_t file;     /* a descriptor of our own: the caller may close his; -1 is none */
    napi_ref text;     /* holds borrowed bytes; null if none are */
    JobHandle *handle; /* null once it has been collected */
};

struct JobHandle {
    Job *job; /* null once the job has ended */
};

/* What an environment has of the pool. */
class Jobs {
  public:
    Jobs(napi_env env, Instance *instance) : env_(env), instance_(instance) {}
    Jobs(const Jobs &) = delete;
    Jobs &operator=(const Jobs &) = delete;

    bool Open(napi_value on_event);
    void Start(Job *job);
    void Forget(Job *job);

  private:
    static void Drained(void *ctx);
    static void Finished(void *ctx);
    static void Wake(napi_env env, napi_value on_event, void *jobs, void *data);
    static void Leave(void *jobs);

    void Tell(Job *job, bool finished);
    Job *TakeEvents();
    void Settle(napi_env env, napi_value on_event, Job *job);

    napi_env env_;
    Instance *instance_;
    napi_threadsafe_function wake_ = nullptr;
    Job *all_ = nullptr;
    size_t out_ = 0; /* jobs in the list */
    std::mutex lock_;
    std::condition_variable ended_;
    Job *events_ = nullptr, **last_event_ = &events_;
    size_t running_ = 0; /* jobs whose `finished` is still to come */

    friend Napi::Value JobStart(const Napi::CallbackInfo &info);
};

namespace {

Job *JobAt(const Napi::CallbackInfo &info, size_t index) {
    void *handle = nullptr;
    if (napi_get_value_external(info.Env(), info[index], &handle) != napi_ok || !handle) return nullptr;
    return static_cast<JobHandle *>(handle)->job;
}

void FinalizeHandle(napi_env, void *data, void *) {
    auto *handle = static_cast<JobHandle *>(data);
    if (handle->job) handle->job->handle = nullptr;
    delete handle;
}

/* Whatever a call into JavaScript left pending: an environment that is being ended does that, lib/ never does. */
void ClearException(napi_env env) {
    napi_value ignored;
    bool pending = false;
    if (napi_is_exception_pending(env, &pending) == napi_ok && pending)
        napi_get_and_clear_last_exception(env, &ignored);
}

/* @return another descriptor of the same file, on Windows a HANDLE with a position of its own; -1 if there is none */
intptr_t DuplicateFile(int fd) {
#if defined(_WIN32)
    const DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    return reinterpret_cast<intptr_t>(ReOpenFile(uv_get_osfhandle(fd), GENERIC_READ, share, 0)); /* -1 if it fails */
#else
    return fcntl(fd, F_DUPFD_CLOEXEC, 0);
#endif
}

void CloseFile(intptr_t file) {
    if (file == -1) return;
#if defined(_WIN32)
    CloseHandle(reinterpret_cast<HANDLE>(file));
#else
    close(static_cast<int>(file));
#endif
}

/* An error of the system as libuv numbers it, which on Windows is not as the system does; 0 is none */
int ErrnoOf(int error) {
#if defined(_WIN32)
    if (error) error = -uv_translate_sys_error(error);
#endif
    return error;
}

int LastErrno() {
#if defined(_WIN32)
    return ErrnoOf(static_cast<int>(GetLastError()));
#else
    return errno;
#endif
}

void FreeJob(napi_env env, Job *job) {
    if (job->handle) job->handle->job = nullptr;
    if (job->text) napi_delete_reference(env, job->text);
    tg_job_free(job->job);
    CloseFile(job->file);
    delete job;
}

/* All ends, in units of 1 or 2 bytes: 32 bits each as long as the last one, where the text ends, allows. */
napi_value EndsToJs(napi_env env, const Job *job) {
    uint64_t count = tg_job_count(job->job);
    bool wide = (tg_job_done(job->job) >> job->unit_shift) > UINT32_MAX;
    napi_value buffer, array;
    void *to;
    size_t at = 0;

    if (count > SIZE_MAX / sizeof(double) ||
        napi_create_arraybuffer(env, static_cast<size_t>(count) * (wide ? sizeof(double) : sizeof(uint32_t)), &to,
                                &buffer) != napi_ok)
        return nullptr;
    for (const tg_job_run *run = tg_job_ends(job->job); run; run = run->next) {
        for (size_t i = 0; i < run->count; i++, at++) {
            uint64_t end = (run->base + run->ends[i]) >> job->unit_shift;
            if (wide) static_cast<double *>(to)[at] = static_cast<double>(end);
            else static_cast<uint32_t *>(to)[at] = static_cast<uint32_t>(end);
        }
    }
    auto type = wide ? napi_float64_array : napi_uint32_array;
    return napi_create_typedarray(env, type, static_cast<size_t>(count), buffer, 0, &array) == napi_ok ? array
                                                                                                       : nullptr;
}

napi_value ResultToJs(napi_env env, Instance *instance, const Job *job, const tg_error &error) {
    napi_value out = nullptr;

    if (error.status != TG_OK) return Failure(env, error.status);
    if (job->kind == TG_JOB_ANALYZE) {
        tg_report *report = tg_job_take_report(job->job);
        if (!report) return Failure(env, TG_E_NOMEM);
        out = ReportToJs(env, instance, report);
        tg_report_free(report);
    } else if (job->kind == TG_JOB_WORDS) {
        tg_words *words = tg_job_take_words(job->job);
        out = WordsToJs(env, words ? TG_OK : TG_E_NOMEM, words);
    } else if (job->kind == TG_JOB_COUNT) {
        napi_create_double(env, static_cast<double>(tg_job_count(job->job)), &out);
    } else if (!(out = EndsToJs(env, job))) {
        ClearException(env);
        out = Failure(env, TG_E_NOMEM);
    }
    return out;
}

} // namespace

/* ── From threads of the pool ── */

/* Under the lock to its end: who waits for the last job takes the lock before anything is freed. */
void Jobs::Tell(Job *job, bool finished) {
    std::lock_guard<std::mutex> hold(lock_);
    bool first = !events_;

    if (finished) {
        job->finished = true;
        running_--;
        ended_.notify_all();
    }
    if (job->queued) return;
    job->queued = true;
    job->next_event = nullptr;
    *last_event_ = job;
    last_event_ = &job->next_event;
    if (first) napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking);
}

void Jobs::Drained(void *ctx) {
    auto *job = static_cast<Job *>(ctx);
    job->jobs->Tell(job, false);
}

void Jobs::Finished(void *ctx) {
    auto *job = static_cast<Job *>(ctx);
    job->jobs->Tell(job, true);
}

/* ── From the environment's thread ── */

bool Jobs::Open(napi_value on_event) {
    napi_value name;

    if (napi_create_string_utf8(env_, "textgauge:jobs", NAPI_AUTO_LENGTH, &name) != napi_ok) return false;
    if (napi_create_threadsafe_function(env_, on_event, nullptr, name, 0, 1, nullptr, nullptr, this, Wake, &wake_) !=
        napi_ok)
        return false;
    /* Hooks run last in, first out: this one before that of the thread-safe function. */
    if (tg_pool_join()) {
        napi_release_threadsafe_function(wake_, napi_tsfn_abort);
        return false;
    }
    napi_unref_threadsafe_function(env_, wake_);
    napi_add_env_cleanup_hook(env_, Leave, this);
    return true;
}

void Jobs::Start(Job *job) {
    job->next = all_;
    if (all_) all_->previous = job;
    all_ = job;
    if (!out_++) napi_ref_threadsafe_function(env_, wake_);
}

/* Takes the job out of the list, where it is exactly once. */
void Jobs::Forget(Job *job) {
    if (job->previous) job->previous->next = job->next;
    else all_ = job->next;
    if (job->next) job->next->previous = job->previous;
    if (!--out_) napi_unref_threadsafe_function(env_, wake_);
}

Job *Jobs::TakeEvents() {
    std::lock_guard<std::mutex> hold(lock_);
    Job *first = events_;

    events_ = nullptr;
    last_event_ = &events_;
    return first;
}

/* on_event(id, result, offset, errno) of a job that ended. */
void Jobs::Settle(napi_env env, napi_value on_event, Job *job) {
    tg_error error = tg_job_error(job->job);
    napi_value arguments[4], receiver, ignored;

    Forget(job);
    arguments[1] = ResultToJs(env, instance_, job, error);
    if (napi_create_double(env, job->id, &arguments[0]) == napi_ok && arguments[1] &&
        napi_create_double(env, static_cast<double>(error.offset), &arguments[2]) == napi_ok &&
        napi_create_int32(env, ErrnoOf(tg_job_system_error(job->job)), &arguments[3]) == napi_ok &&
        napi_get_undefined(env, &receiver) == napi_ok)
        napi_call_function(env, receiver, on_event, 4, arguments, &ignored);
    ClearException(env);
    FreeJob(env, job);
}

/* `env` is null when the environment is being ended: Leave sees to the jobs then. */
void Jobs::Wake(napi_env env, napi_value on_event, void *context, void *) {
    auto *jobs = static_cast<Jobs *>(context);

    if (!env) return;
    for (Job *job = jobs->TakeEvents(), *next; job; job = next) {
        napi_handle_scope scope;
        bool finished;
        {
            std::lock_guard<std::mutex> hold(jobs->lock_);
            next = job->next_event;
            job->queued = false; /* from here on a thread may queue it again */
            finished = job->finished;
        }
        if (napi_open_handle_scope(env, &scope) != napi_ok) continue;
        if (finished) {
            jobs->Settle(env, on_event, job);
        } else {
            napi_value id, receiver, ignored;
            if (napi_create_double(env, job->id, &id) == napi_ok && napi_get_undefined(env, &receiver) == napi_ok)
                napi_call_function(env, receiver, on_event, 1, &id, &ignored);
            ClearException(env);
        }
        napi_close_handle_scope(env, scope);
    }
}

/* The environment ends. */
void Jobs::Leave(void *context) {
    auto *jobs = static_cast<Jobs *>(context);

    for (Job *job = jobs->all_; job; job = job->next) tg_job_cancel(job->job);
    {
        std::unique_lock<std::mutex> hold(jobs->lock_);
        jobs->ended_.wait(hold, [jobs] { return jobs->running_ == 0; });
    }
    for (Job *job = jobs->all_, *next; job; job = next) {
        next = job->next;
        FreeJob(jobs->env_, job);
    }
    jobs->all_ = nullptr;
    napi_release_threadsafe_function(jobs->wake_, napi_tsfn_abort);
    tg_pool_leave();
    jobs->instance_->SetJobs(nullptr);
    delete jobs;
}

/* jobOpen(on_event) → whether it went well; once */
Napi::Value JobOpen(const Napi::CallbackInfo &info) {
    Instance *instance = InstanceOf(info);

    if (instance->jobs()) return Napi::Boolean::New(info.Env(), true);
    auto *jobs = new (std::nothrow) Jobs(info.Env(), instance);
    if (!jobs || !jobs->Open(info[0])) {
        delete jobs;
        return Napi::Boolean::New(info.Env(), false);
    }
    instance->SetJobs(jobs);
    return Napi::Boolean::New(info.Env(), true);
}

namespace {

constexpr size_t kSource = 3; /* jobStart(id, kind, units of 16 bits?, source, start, end, keep?, ...options) */
constexpr size_t kKeep = 6;   /* the analyzer, for jobAnalyzer */
constexpr size_t kOptions = 7;

/*
 * A Uint8Array is borrowed, a number is a file descriptor, undefined is fed. Of a string there is none: it is fed.
 * @return TG_E_ARG, with its errno as the first of the results, for a descriptor that cannot be had
 */
tg_status TakeSource(const Napi::CallbackInfo &info, Job *job) {
    napi_env env = info.Env();
    napi_valuetype type = napi_undefined;
    napi_typedarray_type kind;
    void *data;
    size_t len;

    napi_typeof(env, info[kSource], &type);
    if (type == napi_undefined) return tg_job_expect(job->job, static_cast<uint64_t>(NumberAt(info, kSource + 2)));
    if (type == napi_number) {
        double end = NumberAt(info, kSource + 2);
        job->file = DuplicateFile(static_cast<int>(NumberAt(info, kSource)));
        if (job->file == -1) {
            InstanceOf(info)->results()[0] = LastErrno();
            return TG_E_ARG;
        }
        return tg_job_read(job->job, job->file, static_cast<uint64_t>(NumberAt(info, kSource + 1)),
                           std::isfinite(end) ? static_cast<uint64_t>(end) : UINT64_MAX);
    }
    if (napi_get_typedarray_info(env, info[kSource], &kind, &len, &data, nullptr, nullptr) != napi_ok ||
        kind != napi_uint8_array || (!data && len))
        return TG_E_ARG;
    if (napi_create_reference(env, info[kSource], 1, &job->text) != napi_ok) return TG_E_NOMEM;
    return tg_job_borrow(job->job, data, len);
}

} // namespace

/* jobStart(…) → a handle; or -status, and there will be no event */
Napi::Value JobStart(const Napi::CallbackInfo &info) {
    Napi::Env env = info.Env();
    Instance *instance = InstanceOf(info);
    Jobs *jobs = instance->jobs();
    Language language;
    tg_options options;
    tg_granularity granularity = TG_GRAPHEMES;
    bool units = false, keep = false;
    napi_value handle;

    if (!jobs) return Failure(env, TG_E_STATE);
    auto *job = new (std::nothrow) Job{};
    if (!job) return Failure(env, TG_E_NOMEM);
    job->jobs = jobs;
    job->file = -1;
    job->id = NumberAt(info, 0);
    job->kind = static_cast<tg_job_kind>(static_cast<int>(NumberAt(info, 1)));
    napi_get_value_bool(env, info[2], &units);
    job->unit_shift = units ? 1 : 0;
    if (job->kind == TG_JOB_ANALYZE || job->kind == TG_JOB_WORDS)
        ReadAnalysisOptions(info, kOptions, &language, &options);
    else granularity = ReadSegmentOptions(info, kOptions, &language, &options);

    tg_job_events events = {Jobs::Drained, Jobs::Finished, job};
    tg_status st = tg_job_new(job->kind, granularity, &options, &events, &job->job);
    if (st == TG_OK && napi_get_value_bool(env, info[kKeep], &keep) == napi_ok && keep)
        st = tg_job_keep_analyzer(job->job);
    if (st == TG_OK) st = TakeSource(info, job);
    if (st == TG_OK && !(job->handle = new (std::nothrow) JobHandle{job})) st = TG_E_NOMEM;
    if (st == TG_OK && napi_create_external(env, job->handle, FinalizeHandle, nullptr, &handle) != napi_ok) {
        delete job->handle;
        job->handle = nullptr;
        st = TG_E_NOMEM;
    }
    if (st == TG_OK) {
        {
            std::lock_guard<std::mutex> hold(jobs->lock_);
            jobs->running_++;
        }
        jobs->Start(job);
        st = tg_job_start(job->job);
        if (st == TG_OK) return Napi::Value(env, handle);
        jobs->Forget(job);
        std::lock_guard<std::mutex> hold(jobs->lock_);
        jobs->running_--;
    }
    FreeJob(env, job);
    return Failure(env, st);
}

/* jobFeed(handle, text, offset, len, last) → 0 or -status. Of a string there is no offset: it is taken whole. */
Napi::Value JobFeed(const Napi::CallbackInfo &info) {
    Job *job = JobAt(info, 0);
    Input input(InstanceOf(info));
    bool last = false;

    if (!job) return Failure(info.Env(), TG_E_STATE);
    tg_status st = input.Take(info.Env(), info[1]);
    if (st != TG_OK) return Failure(info.Env(), st);
    auto offset = static_cast<size_t>(NumberAt(info, 2)), len = static_cast<size_t>(NumberAt(info, 3));
    if (input.is_string()) offset = 0, len = input.len();
    napi_get_value_bool(info.Env(), info[4], &last);
    if (offset > input.len() || len > input.len() - offset) return Failure(info.Env(), TG_E_ARG);
    const char *text = len ? static_cast<const char *>(input.data()) + offset : "";
    return Failure(info.Env(), tg_job_feed(job->job, text, len, last));
}

/* jobCancel(handle) */
Napi::Value JobCancel(const Napi::CallbackInfo &info) {
    if (Job *job = JobAt(info, 0)) tg_job_cancel(job->job);
    return info.Env().Undefined();
}

/* jobDone(handle) → bytes; -1 once the job has ended */
Napi::Value JobDone(const Napi::CallbackInfo &info) {
    Job *job = JobAt(info, 0);
    return Napi::Number::New(info.Env(), job ? static_cast<double>(tg_job_done(job->job)) : -1);
}

/* jobAnalyzer(handle) → the handle of the analyzer that was kept, its document ended; while the end is told, once */
Napi::Value JobAnalyzer(const Napi::CallbackInfo &info) {
    Job *job = JobAt(info, 0);
    tg_analyzer *analyzer = job ? tg_job_take_analyzer(job->job) : nullptr;
    return AnalyzerToJs(info.Env(), analyzer ? TG_OK : TG_E_STATE, analyzer);
}

/* poolThreads(n): 0 is the default */
Napi::Value PoolThreads(const Napi::CallbackInfo &info) {
    tg_pool_set_threads(static_cast<unsigned>(NumberAt(info, 0)));
    return info.Env().Undefined();
}

/* poolStats() → in the results: threads, running, busy, queued, environments */
Napi::Value PoolStats(const Napi::CallbackInfo &info) {
    tg_pool_figures figures;
    double *out = InstanceOf(info)->results();

    tg_pool_stats(&figures);
    out[0] = figures.threads;
    out[1] = figures.running;
    out[2] = figures.busy;
    out[3] = static_cast<double>(figures.queued);
    out[4] = static_cast<double>(figures.environments);
    return info.Env().Undefined();
}

} // namespace textgauge
