/* analyze: one text in one call, and a report as one array and one string. */
#include "addon.h"

#include <cstdlib>

#include "crossing.h"

namespace textgauge {

namespace {

double NoteNumber(void *instance, const tg_note *note) {
    return static_cast<Instance *>(instance)->NoteIndex(*note);
}

/* All words; null when there is no room. */
napi_value Strings(napi_env env, const tg_report *report) {
    size_t len = tg_js_text_len(report);
    char small[1024], *text = small;
    napi_value out = nullptr;

    if (len > sizeof small && !(text = static_cast<char *>(malloc(len)))) return nullptr;
    tg_js_text(report, text);
    if (napi_create_string_utf8(env, text, len, &out) != napi_ok) out = nullptr;
    if (text != small) free(text);
    return out;
}

} // namespace

Napi::Value ReportToJs(Napi::Env env, Instance *instance, const tg_report *report) {
    size_t size = tg_js_size(report);
    napi_value strings = Strings(env, report), array, pair;
    void *data;

    if (!strings) return NoRoom(env);
    if (size <= instance->results_cap()) {
        tg_js_fill(report, instance->results(), NoteNumber, instance);
        return Napi::Value(env, strings);
    }
    array = NewArray(env, napi_float64_array, sizeof(double), size, &data);
    if (!array || napi_create_array_with_length(env, 2, &pair) != napi_ok) return NoRoom(env);
    tg_js_fill(report, static_cast<double *>(data), NoteNumber, instance);
    napi_set_element(env, pair, 0, strings);
    napi_set_element(env, pair, 1, array);
    return Napi::Value(env, pair);
}

/* analyze(input, ...analysis options) → strings; or -status, with the offset in results[0] */
Napi::Value Analyze(const Napi::CallbackInfo &info) {
    Instance *instance = InstanceOf(info);
    Input input(instance);
    Language language;
    tg_options options;
    tg_report *report = nullptr;
    tg_error error = {TG_OK, 0};
    tg_status st = input.Take(info.Env(), info[0]);

    if (st == TG_OK) {
        ReadAnalysisOptions(info, 1, &language, &options);
        if (input.is_string()) options.encoding = TG_ENCODING_UTF16_NATIVE;
        st = tg_analyze(input.data(), input.len(), &options, &report, &error);
    }
    if (st != TG_OK) {
        instance->results()[0] = static_cast<double>(error.offset);
        return Failure(info.Env(), st);
    }
    Napi::Value out = ReportToJs(info.Env(), instance, report);
    tg_report_free(report);
    return out;
}

} // namespace textgauge
