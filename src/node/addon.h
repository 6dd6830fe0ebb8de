/* addon: what the files of the binding share. The binding takes arguments that lib/ has validated, calls textgauge.h
 * and hands numbers back: it throws nothing, and words no error. A negative number is -tg_status. */
#ifndef TG_NODE_ADDON_H
#define TG_NODE_ADDON_H

#include <napi.h>

#include <cstddef>
#include <cstdint>

#include "textgauge.h"

namespace textgauge {

/* Strings of the core, static, by a number: code and reason of a note; a language and nothing. */
struct NoteText {
    const char *code;
    const char *reason;
};

class Jobs; /* job.cc */

/* What an environment (the main thread, a worker) keeps. One environment is one thread: no locks. */
class Instance {
  public:
    explicit Instance(const tg_options &defaults) : defaults_(defaults) {}
    Instance(const Instance &) = delete;
    Instance &operator=(const Instance &) = delete;
    ~Instance();

    /** Called when the environment ends. */
    static void Finalize(Napi::Env env, Instance *instance);

    const tg_options &defaults() const { return defaults_; }

    /** The number of a note's text, the same each time; -1 when memory ran out. */
    int32_t NoteIndex(const tg_note &note);
    const NoteText *NoteAt(size_t index) const { return index < note_count_ ? &notes_[index] : nullptr; }

    /** Where small results go; lib/ reads it before it calls again. Null until SetResults. */
    double *results() const { return results_; }
    size_t results_cap() const { return results_cap_; }
    bool SetResults(napi_env env, napi_value array);

    /** kScratchUnits code units that hold until the next call; null when memory ran out. */
    static constexpr size_t kScratchUnits = 1 << 16;
    char16_t *Scratch();

    /** The jobs of this environment, from the first one to its end. */
    Jobs *jobs() const { return jobs_; }
    void SetJobs(Jobs *jobs) { jobs_ = jobs; }

  private:
    tg_options defaults_; /* with this environment's seed */
    NoteText *notes_ = nullptr;
    size_t note_count_ = 0, note_cap_ = 0;
    double *results_ = nullptr;
    size_t results_cap_ = 0;
    napi_ref results_ref_ = nullptr;
    char16_t *scratch_ = nullptr;
    Jobs *jobs_ = nullptr;
};

inline Instance *InstanceOf(const Napi::CallbackInfo &info) {
    return static_cast<Instance *>(info.Data());
}

/* 0 for what is no number. */
inline double NumberAt(const Napi::CallbackInfo &info, size_t index) {
    double value = 0;
    napi_get_value_double(info.Env(), info[index], &value);
    return value;
}

/* A failure as lib/ takes it. */
inline Napi::Value Failure(Napi::Env env, tg_status status) {
    return Napi::Number::New(env, -static_cast<double>(status));
}

/* The failure when V8 has made no string or array, as there would be too much in it: then an exception may be pending. */
inline Napi::Value NoRoom(Napi::Env env) {
    napi_value ignored;
    bool pending = false;
    if (napi_is_exception_pending(env, &pending) == napi_ok && pending)
        napi_get_and_clear_last_exception(env, &ignored);
    return Failure(env, TG_E_LIMIT);
}

/* A new array of so many elements, or null; `data` receives where they are. */
inline napi_value NewArray(napi_env env, napi_typedarray_type type, size_t element, size_t count, void **data) {
    napi_value buffer, array;

    if (count > SIZE_MAX / element || napi_create_arraybuffer(env, count * element, data, &buffer) != napi_ok ||
        napi_create_typedarray(env, type, count, buffer, 0, &array) != napi_ok)
        return nullptr;
    return array;
}

/* ── Input ── */

/* The bytes of a string or of a Uint8Array, for the length of one call. Strings are UTF-16 and copied, bytes are borrowed. */
class Input {
  public:
    static constexpr size_t kInline = 512; /* code units that need no memory but the stack's */

    explicit Input(Instance *instance) : instance_(instance) {}
    Input(const Input &) = delete;
    Input &operator=(const Input &) = delete;
    ~Input();

    /** @return TG_OK; TG_E_NOMEM; TG_E_ARG for what is neither. */
    tg_status Take(napi_env env, napi_value value);

    const void *data() const { return data_; }
    size_t len() const { return len_; } /* in bytes */
    bool is_string() const { return is_string_; }

  private:
    tg_status TakeString(napi_env env, napi_value value);

    Instance *instance_;
    const void *data_ = nullptr;
    size_t len_ = 0;
    bool is_string_ = false;
    char16_t *owned_ = nullptr;
    char16_t inline_[kInline];
};

/* ── Options: flags, the numbers of crossing.h, language, text and lengths of stop words for an analysis ── */

constexpr size_t kSegmentOptions = 3; /* granularity, flags, language */

struct Language {
    char tag[256];
};

/** @param first  the index of the first argument. `language` has to live as long as `out`. */
void ReadAnalysisOptions(const Napi::CallbackInfo &info, size_t first, Language *language, tg_options *out);
tg_granularity ReadSegmentOptions(const Napi::CallbackInfo &info, size_t first, Language *language, tg_options *out);

/* ── What a report becomes ── */

/** The numbers of crossing.h into the results, its string returned. Where they do not fit, [string, Float64Array]. */
Napi::Value ReportToJs(Napi::Env env, Instance *instance, const tg_report *report);

/** What lib/ holds a word table by; takes it over. @return the handle, or -status where `st` is not TG_OK. */
Napi::Value WordsToJs(Napi::Env env, tg_status st, tg_words *words);

/** What lib/ holds an analyzer by; takes it over. @return the handle, or -status where `st` is not TG_OK. */
Napi::Value AnalyzerToJs(Napi::Env env, tg_status st, tg_analyzer *analyzer);

/* ── The functions, by file ── */

Napi::Value Analyze(const Napi::CallbackInfo &info);

Napi::Value AnalyzerNew(const Napi::CallbackInfo &info);
Napi::Value AnalyzerWrite(const Napi::CallbackInfo &info);
Napi::Value AnalyzerEndDocument(const Napi::CallbackInfo &info);
Napi::Value AnalyzerFinish(const Napi::CallbackInfo &info);
Napi::Value AnalyzerMerge(const Napi::CallbackInfo &info);
Napi::Value AnalyzerFree(const Napi::CallbackInfo &info);
Napi::Value AnalyzerReport(const Napi::CallbackInfo &info);
Napi::Value AnalyzerClone(const Napi::CallbackInfo &info);
Napi::Value AnalyzerSave(const Napi::CallbackInfo &info);
Napi::Value AnalyzerLoad(const Napi::CallbackInfo &info);
Napi::Value AnalyzerRules(const Napi::CallbackInfo &info);
Napi::Value AnalyzerBeginPart(const Napi::CallbackInfo &info);
Napi::Value AnalyzerAppend(const Napi::CallbackInfo &info);
Napi::Value AnalyzerReset(const Napi::CallbackInfo &info);
Napi::Value Cut(const Napi::CallbackInfo &info);
Napi::Value AnalyzerErrorOffset(const Napi::CallbackInfo &info);

Napi::Value AnalyzerWords(const Napi::CallbackInfo &info);
Napi::Value WordsOf(const Napi::CallbackInfo &info);
Napi::Value WordsFree(const Napi::CallbackInfo &info);
Napi::Value WordsFigures(const Napi::CallbackInfo &info);
Napi::Value WordsFind(const Napi::CallbackInfo &info);
Napi::Value WordsRead(const Napi::CallbackInfo &info);
Napi::Value WordsText(const Napi::CallbackInfo &info);
Napi::Value WordsOffsets(const Napi::CallbackInfo &info);
Napi::Value WordsNumbers(const Napi::CallbackInfo &info);

Napi::Value NextBoundaries(const Napi::CallbackInfo &info);
Napi::Value BeginCursor(const Napi::CallbackInfo &info);
Napi::Value FillBoundaries(const Napi::CallbackInfo &info);
Napi::Value Boundaries(const Napi::CallbackInfo &info);
Napi::Value CountSegments(const Napi::CallbackInfo &info);

Napi::Value CountSyllables(const Napi::CallbackInfo &info);
Napi::Value DetectLanguage(const Napi::CallbackInfo &info);
Napi::Array Languages(Napi::Env env);

Napi::Value JobOpen(const Napi::CallbackInfo &info);
Napi::Value JobStart(const Napi::CallbackInfo &info);
Napi::Value JobFeed(const Napi::CallbackInfo &info);
Napi::Value JobCancel(const Napi::CallbackInfo &info);
Napi::Value JobDone(const Napi::CallbackInfo &info);
Napi::Value JobAnalyzer(const Napi::CallbackInfo &info);
Napi::Value PoolThreads(const Napi::CallbackInfo &info);
Napi::Value PoolStats(const Napi::CallbackInfo &info);

} // namespace textgauge

#endif
