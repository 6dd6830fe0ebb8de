/* addon: the environment's own data, the names of the core, and the list of functions. */
#include "addon.h"

#include "crossing.h"

#include <cstdlib>
#include <new>

namespace textgauge {

namespace {

Napi::Array Names(Napi::Env env, size_t total, const char *(*name)(size_t)) {
    Napi::Array out = Napi::Array::New(env, total);
    for (size_t i = 0; i < total; i++) out.Set(static_cast<uint32_t>(i), Napi::String::New(env, name(i)));
    return out;
}

Napi::Value SetResults(const Napi::CallbackInfo &info) {
    return Napi::Boolean::New(info.Env(), InstanceOf(info)->SetResults(info.Env(), info[0]));
}

Napi::Value Pair(Napi::Env env, const char *first, const char *second) {
    Napi::Array out = Napi::Array::New(env, 2);
    out.Set(0u, Napi::String::New(env, first));
    out.Set(1u, Napi::String::New(env, second));
    return out;
}

/* statusText(status) → [code, message] */
Napi::Value StatusText(const Napi::CallbackInfo &info) {
    auto status = static_cast<tg_status>(info[0].As<Napi::Number>().Int32Value());
    return Pair(info.Env(), tg_status_code(status), tg_status_message(status));
}

/* noteText(index) → [code, reason] */
Napi::Value NoteTextOf(const Napi::CallbackInfo &info) {
    const NoteText *note = InstanceOf(info)->NoteAt(info[0].As<Napi::Number>().Uint32Value());
    return note ? Pair(info.Env(), note->code, note->reason) : Pair(info.Env(), "", "");
}

/* metricText(metric, which), metricNumber(metric, which): tg_js_metric_text, tg_js_metric_number; null if there is none */
Napi::Value MetricText(const Napi::CallbackInfo &info) {
    const char *text =
        tg_js_metric_text(info[0].As<Napi::Number>().Uint32Value(), info[1].As<Napi::Number>().Uint32Value());
    return text ? Napi::String::New(info.Env(), text).As<Napi::Value>() : info.Env().Null();
}

Napi::Value MetricNumber(const Napi::CallbackInfo &info) {
    double number =
        tg_js_metric_number(info[0].As<Napi::Number>().Uint32Value(), info[1].As<Napi::Number>().Uint32Value());
    return number == number ? Napi::Number::New(info.Env(), number).As<Napi::Value>() : info.Env().Null();
}

template <Napi::Value (*Callback)(const Napi::CallbackInfo &)>
void Define(Napi::Env env, Napi::Object exports, const char *name, Instance *instance) {
    exports.Set(name, Napi::Function::New<Callback>(env, name, instance));
}

} // namespace

void Instance::Finalize(Napi::Env env, Instance *instance) {
    if (instance->results_ref_) napi_delete_reference(env, instance->results_ref_);
    delete instance;
}

Instance::~Instance() {
    free(notes_);
    free(scratch_);
}

int32_t Instance::NoteIndex(const tg_note &note) {
    for (size_t i = 0; i < note_count_; i++)
        if (notes_[i].code == note.code && notes_[i].reason == note.reason) return static_cast<int32_t>(i);
    if (note_count_ == note_cap_) {
        size_t cap = note_cap_ ? note_cap_ * 2 : 16;
        auto *grown = static_cast<NoteText *>(realloc(notes_, cap * sizeof *notes_));
        if (!grown) return -1;
        notes_ = grown;
        note_cap_ = cap;
    }
    notes_[note_count_] = {note.code, note.reason};
    return static_cast<int32_t>(note_count_++);
}

bool Instance::SetResults(napi_env env, napi_value array) {
    napi_typedarray_type type;
    void *data;
    size_t count;
    napi_ref ref;

    if (napi_get_typedarray_info(env, array, &type, &count, &data, nullptr, nullptr) != napi_ok) return false;
    if (type != napi_float64_array || results_ref_ || napi_create_reference(env, array, 1, &ref) != napi_ok)
        return false;
    results_ref_ = ref;
    results_ = static_cast<double *>(data);
    results_cap_ = count;
    return true;
}

char16_t *Instance::Scratch() {
    if (!scratch_) scratch_ = static_cast<char16_t *>(malloc(kScratchUnits * sizeof *scratch_));
    return scratch_;
}

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
    tg_options defaults;

    tg_options_init(&defaults, sizeof defaults);
    auto *instance = new (std::nothrow) Instance(defaults);
    if (!instance) return exports;
    env.SetInstanceData<Instance, Instance::Finalize>(instance);

    exports.Set("version", tg_version());
    exports.Set("unicodeVersion", tg_unicode_version());
    exports.Set("countNames", Names(env, tg_count_total(), tg_count_name));
    exports.Set("metricNames", Names(env, tg_metric_total(), tg_metric_name));
    exports.Set("languages", Languages(env));
    exports.Set("metricGroups", Names(env, tg_metric_total(), tg_metric_group));

    Define<SetResults>(env, exports, "setResults", instance);
    Define<StatusText>(env, exports, "statusText", instance);
    Define<NoteTextOf>(env, exports, "noteText", instance);
    Define<MetricText>(env, exports, "metricText", instance);
    Define<MetricNumber>(env, exports, "metricNumber", instance);
    Define<Analyze>(env, exports, "analyze", instance);
    Define<AnalyzerNew>(env, exports, "analyzerNew", instance);
    Define<AnalyzerWrite>(env, exports, "analyzerWrite", instance);
    Define<AnalyzerEndDocument>(env, exports, "analyzerEndDocument", instance);
    Define<AnalyzerFinish>(env, exports, "analyzerFinish", instance);
    Define<AnalyzerMerge>(env, exports, "analyzerMerge", instance);
    Define<AnalyzerReset>(env, exports, "analyzerReset", instance);
    Define<AnalyzerErrorOffset>(env, exports, "analyzerErrorOffset", instance);
    Define<AnalyzerFree>(env, exports, "analyzerFree", instance);
    Define<AnalyzerReport>(env, exports, "analyzerReport", instance);
    Define<AnalyzerClone>(env, exports, "analyzerClone", instance);
    Define<AnalyzerSave>(env, exports, "analyzerSave", instance);
    Define<AnalyzerLoad>(env, exports, "analyzerLoad", instance);
    Define<AnalyzerRules>(env, exports, "analyzerRules", instance);
    Define<AnalyzerBeginPart>(env, exports, "analyzerBeginPart", instance);
    Define<AnalyzerAppend>(env, exports, "analyzerAppend", instance);
    Define<Cut>(env, exports, "cut", instance);
    Define<AnalyzerWords>(env, exports, "analyzerWords", instance);
    Define<WordsOf>(env, exports, "wordsOf", instance);
    Define<WordsFree>(env, exports, "wordsFree", instance);
    Define<WordsFigures>(env, exports, "wordsFigures", instance);
    Define<WordsFind>(env, exports, "wordsFind", instance);
    Define<WordsRead>(env, exports, "wordsRead", instance);
    Define<WordsText>(env, exports, "wordsText", instance);
    Define<WordsOffsets>(env, exports, "wordsOffsets", instance);
    Define<WordsNumbers>(env, exports, "wordsNumbers", instance);
    Define<NextBoundaries>(env, exports, "nextBoundaries", instance);
    Define<BeginCursor>(env, exports, "beginCursor", instance);
    Define<FillBoundaries>(env, exports, "fillBoundaries", instance);
    Define<Boundaries>(env, exports, "boundaries", instance);
    Define<CountSegments>(env, exports, "countSegments", instance);
    Define<CountSyllables>(env, exports, "countSyllables", instance);
    Define<DetectLanguage>(env, exports, "detectLanguage", instance);
    Define<JobOpen>(env, exports, "jobOpen", instance);
    Define<JobStart>(env, exports, "jobStart", instance);
    Define<JobFeed>(env, exports, "jobFeed", instance);
    Define<JobCancel>(env, exports, "jobCancel", instance);
    Define<JobDone>(env, exports, "jobDone", instance);
    Define<JobAnalyzer>(env, exports, "jobAnalyzer", instance);
    Define<PoolThreads>(env, exports, "poolThreads", instance);
    Define<PoolStats>(env, exports, "poolStats", instance);
    return exports;
}

NODE_API_MODULE(NODE_GYP_MODULE_NAME, Init)

} // namespace textgauge
