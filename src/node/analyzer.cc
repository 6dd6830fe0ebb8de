/* analyzer: a text in pieces. A handle is an external value; the garbage collector frees it. */
#include "addon.h"

namespace textgauge {

namespace {

tg_analyzer *AnalyzerAt(const Napi::CallbackInfo &info, size_t index) {
  void *handle = nullptr;
  napi_get_value_external(info.Env(), info[index], &handle);
  return static_cast<tg_analyzer *>(handle);
}

void Finalize(napi_env, void *handle, void *) {
  tg_analyzer_free(static_cast<tg_analyzer *>(handle));
}

}  // namespace

/* analyzerNew(...analysis options) → handle */
Napi::Value AnalyzerNew(const Napi::CallbackInfo &info) {
  Language language;
  tg_options options;
  tg_analyzer *analyzer = nullptr;
  napi_value out;

  ReadAnalysisOptions(info, 0, &language, &options);
  tg_status st = tg_analyzer_new(&options, &analyzer);
  if (st != TG_OK) return Failure(info.Env(), st);
  if (napi_create_external(info.Env(), analyzer, Finalize, nullptr, &out) != napi_ok) {
    tg_analyzer_free(analyzer);
    return Failure(info.Env(), TG_E_NOMEM);
  }
  return Napi::Value(info.Env(), out);
}

/* analyzerWrite(handle, bytes) → -status */
Napi::Value AnalyzerWrite(const Napi::CallbackInfo &info) {
  Input input(InstanceOf(info));
  tg_status st = input.Take(info.Env(), info[1]);
  if (st == TG_OK) st = input.is_string() ? TG_E_ARG : tg_analyzer_write(AnalyzerAt(info, 0), input.data(), input.len());
  return Failure(info.Env(), st);
}

/* analyzerEndDocument(handle) → -status */
Napi::Value AnalyzerEndDocument(const Napi::CallbackInfo &info) {
  return Failure(info.Env(), tg_analyzer_end_document(AnalyzerAt(info, 0)));
}

/* analyzerFinish(handle) → as analyze */
Napi::Value AnalyzerFinish(const Napi::CallbackInfo &info) {
  tg_report *report = nullptr;
  tg_status st = tg_analyzer_finish(AnalyzerAt(info, 0), &report);
  if (st != TG_OK) return Failure(info.Env(), st);
  Napi::Value out = ReportToJs(info.Env(), InstanceOf(info), report);
  tg_report_free(report);
  return out;
}

/* analyzerMerge(into, from) → -status */
Napi::Value AnalyzerMerge(const Napi::CallbackInfo &info) {
  return Failure(info.Env(), tg_analyzer_merge(AnalyzerAt(info, 0), AnalyzerAt(info, 1)));
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

}  // namespace textgauge
