/* analyzer: a text in pieces. A handle is an external value; it is freed by hand or by the garbage collector. */
#include "addon.h"

#include <cstdlib>
#include <new>

#include "crossing.h"

namespace textgauge {

namespace {

/* What an external value points to: the analyzer may go before the value does. */
struct Handle {
    tg_analyzer *analyzer;
};

Handle *HandleAt(const Napi::CallbackInfo &info, size_t index) {
    void *handle = nullptr;
    napi_get_value_external(info.Env(), info[index], &handle);
    return static_cast<Handle *>(handle);
}

/* Null after analyzerFree, which the functions of the core answer with TG_E_ARG. */
tg_analyzer *AnalyzerAt(const Napi::CallbackInfo &info, size_t index) {
    Handle *handle = HandleAt(info, index);
    return handle ? handle->analyzer : nullptr;
}

void Finalize(napi_env, void *data, void *) {
    auto *handle = static_cast<Handle *>(data);
    tg_analyzer_free(handle->analyzer);
    delete handle;
}

Napi::Value ReportOf(const Napi::CallbackInfo &info, tg_status st, tg_report *report) {
    if (st != TG_OK) return Failure(info.Env(), st);
    Napi::Value out = ReportToJs(info.Env(), InstanceOf(info), report);
    tg_report_free(report);
    return out;
}

tg_encoding EncodingOf(const Input &input, const Napi::CallbackInfo &info, size_t index) {
    if (input.is_string()) return TG_ENCODING_UTF16_NATIVE;
    return static_cast<tg_encoding>(static_cast<uint32_t>(NumberAt(info, index)));
}

} // namespace

Napi::Value AnalyzerToJs(Napi::Env env, tg_status st, tg_analyzer *analyzer) {
    napi_value out;

    if (st != TG_OK) return Failure(env, st);
    auto *handle = new (std::nothrow) Handle{analyzer};
    if (handle && napi_create_external(env, handle, Finalize, nullptr, &out) == napi_ok) return Napi::Value(env, out);
    delete handle;
    tg_analyzer_free(analyzer);
    return Failure(env, TG_E_NOMEM);
}

/* analyzerNew(...analysis options) → handle */
Napi::Value AnalyzerNew(const Napi::CallbackInfo &info) {
    Language language;
    tg_options options;
    tg_analyzer *analyzer = nullptr;

    ReadAnalysisOptions(info, 0, &language, &options);
    tg_status st = tg_analyzer_new(&options, &analyzer);
    return AnalyzerToJs(info.Env(), st, analyzer);
}

/* analyzerFree(handle) */
Napi::Value AnalyzerFree(const Napi::CallbackInfo &info) {
    Handle *handle = HandleAt(info, 0);
    if (handle) {
        tg_analyzer_free(handle->analyzer);
        handle->analyzer = nullptr;
    }
    return info.Env().Undefined();
}

/* analyzerWrite(handle, string or bytes, encoding of bytes) → -status */
Napi::Value AnalyzerWrite(const Napi::CallbackInfo &info) {
    Input input(InstanceOf(info));
    tg_status st = input.Take(info.Env(), info[1]);
    if (st == TG_OK)
        st = tg_analyzer_write_as(AnalyzerAt(info, 0), EncodingOf(input, info, 2), input.data(), input.len());
    return Failure(info.Env(), st);
}

/* analyzerEndDocument(handle) → -status */
Napi::Value AnalyzerEndDocument(const Napi::CallbackInfo &info) {
    return Failure(info.Env(), tg_analyzer_end_document(AnalyzerAt(info, 0)));
}

/* analyzerWords(handle, take) → a handle of words; `take`: out of the analyzer, which is as after analyzerReset then */
Napi::Value AnalyzerWords(const Napi::CallbackInfo &info) {
    tg_analyzer *analyzer = AnalyzerAt(info, 0);
    tg_words *words = nullptr;
    bool take = false;

    napi_get_value_bool(info.Env(), info[1], &take);
    tg_status st = take ? tg_analyzer_take_words(analyzer, SIZE_MAX, &words) : tg_analyzer_words(analyzer, &words);
    return WordsToJs(info.Env(), st, words);
}

/* analyzerFinish(handle) → as analyze */
Napi::Value AnalyzerFinish(const Napi::CallbackInfo &info) {
    tg_report *report = nullptr;
    tg_status st = tg_analyzer_finish(AnalyzerAt(info, 0), &report);
    return ReportOf(info, st, report);
}

/* analyzerReport(handle) → as analyze */
Napi::Value AnalyzerReport(const Napi::CallbackInfo &info) {
    tg_report *report = nullptr;
    tg_status st = tg_analyzer_report(AnalyzerAt(info, 0), &report);
    return ReportOf(info, st, report);
}

/* analyzerMerge(into, from) → -status */
Napi::Value AnalyzerMerge(const Napi::CallbackInfo &info) {
    return Failure(info.Env(), tg_analyzer_merge(AnalyzerAt(info, 0), AnalyzerAt(info, 1)));
}

/* analyzerClone(handle) → handle */
Napi::Value AnalyzerClone(const Napi::CallbackInfo &info) {
    tg_analyzer *analyzer = nullptr;
    tg_status st = tg_analyzer_clone(AnalyzerAt(info, 0), &analyzer);
    return AnalyzerToJs(info.Env(), st, analyzer);
}

/* analyzerSave(handle) → Buffer */
Napi::Value AnalyzerSave(const Napi::CallbackInfo &info) {
    tg_analyzer *analyzer = AnalyzerAt(info, 0);
    size_t len = 0;
    void *data;
    napi_value out, ignored;

    tg_status st = tg_analyzer_save(analyzer, nullptr, 0, &len);
    if (st != TG_OK) return Failure(info.Env(), st);
    if (napi_create_buffer(info.Env(), len, &data, &out) != napi_ok) {
        napi_get_and_clear_last_exception(info.Env(), &ignored);
        return Failure(info.Env(), TG_E_LIMIT);
    }
    st = tg_analyzer_save(analyzer, data, len, &len);
    return st == TG_OK ? Napi::Value(info.Env(), out) : Failure(info.Env(), st);
}

/* analyzerLoad(bytes, flags) → handle. Of the flags, the encoding and what to do with ill-formed input count. */
Napi::Value AnalyzerLoad(const Napi::CallbackInfo &info) {
    Input input(InstanceOf(info));
    tg_options options = InstanceOf(info)->defaults();
    tg_analyzer *analyzer = nullptr;
    tg_status st = input.Take(info.Env(), info[0]);

    tg_js_flags(static_cast<uint32_t>(NumberAt(info, 1)), &options);
    if (st == TG_OK) st = input.len() ? tg_analyzer_load(input.data(), input.len(), &options, &analyzer) : TG_E_FORMAT;
    return AnalyzerToJs(info.Env(), st, analyzer);
}

/* analyzerRules(handle) → the numbers of tg_js_rules */
Napi::Value AnalyzerRules(const Napi::CallbackInfo &info) {
    tg_options options = InstanceOf(info)->defaults();
    tg_status st = tg_analyzer_options(AnalyzerAt(info, 0), &options);

    if (st != TG_OK) return Failure(info.Env(), st);
    double rules[TG_JS_RULES];
    tg_js_rules(&options, rules);
    Napi::Array out = Napi::Array::New(info.Env(), TG_JS_RULES);
    for (uint32_t i = 0; i < TG_JS_RULES; i++) out.Set(i, rules[i]);
    return out;
}

/* analyzerReset(handle) */
Napi::Value AnalyzerReset(const Napi::CallbackInfo &info) {
    tg_analyzer_reset(AnalyzerAt(info, 0));
    return info.Env().Undefined();
}

/* analyzerErrorOffset(handle) → offset in bytes of the call that failed */
Napi::Value AnalyzerErrorOffset(const Napi::CallbackInfo &info) {
    return Napi::Number::New(info.Env(), static_cast<double>(tg_analyzer_error(AnalyzerAt(info, 0)).offset));
}

/* cut(input, from, flags) → a place in bytes at which the text may be cut */
Napi::Value Cut(const Napi::CallbackInfo &info) {
    Input input(InstanceOf(info));
    tg_options options = InstanceOf(info)->defaults();
    size_t cut = 0;
    tg_status st = input.Take(info.Env(), info[0]);

    tg_js_flags(static_cast<uint32_t>(NumberAt(info, 2)), &options);
    if (input.is_string()) options.encoding = TG_ENCODING_UTF16_NATIVE;
    if (st == TG_OK) st = tg_cut(input.data(), input.len(), static_cast<size_t>(NumberAt(info, 1)), &options, &cut);
    return st == TG_OK ? Napi::Value(Napi::Number::New(info.Env(), static_cast<double>(cut))) : Failure(info.Env(), st);
}

/* analyzerBeginPart(part, bytes before) → -status */
Napi::Value AnalyzerBeginPart(const Napi::CallbackInfo &info) {
    Input input(InstanceOf(info));
    tg_status st = input.Take(info.Env(), info[1]);
    if (st == TG_OK) st = tg_analyzer_begin_part(AnalyzerAt(info, 0), input.data(), input.len());
    return Failure(info.Env(), st);
}

/* analyzerAppend(into, part) → -status */
Napi::Value AnalyzerAppend(const Napi::CallbackInfo &info) {
    return Failure(info.Env(), tg_analyzer_append(AnalyzerAt(info, 0), AnalyzerAt(info, 1)));
}

} // namespace textgauge
