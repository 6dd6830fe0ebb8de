/* analyze: one text in one call, and a report as one array and one string. */
#include "addon.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

namespace textgauge {

namespace {

struct Word {
    const char *text;
    size_t len;
    uint64_t count;
};

Word WordAt(const tg_report *report, size_t index) {
    Word w = {"", 0, 0};
    tg_report_top(report, index, &w.text, &w.len, &w.count);
    return w;
}

/* Code units of UTF-16: one for each byte that is not a continuation, one more for each sequence of four. */
size_t UnitsOf(const char *text, size_t len) {
    size_t units = 0;
    for (size_t i = 0; i < len; i++) {
        auto c = static_cast<unsigned char>(text[i]);
        units += (c & 0xC0) != 0x80;
        units += c >= 0xF0;
    }
    return units;
}

double CountToJs(uint64_t count) {
    return count == TG_COUNT_NONE ? NAN : static_cast<double>(count);
}

void Fill(Instance *instance, const tg_report *report, double *out) {
    size_t words = tg_report_top_size(report), notes = tg_report_note_size(report);
    size_t counts = tg_count_total(), metrics = tg_metric_total();

    for (size_t i = 0; i < counts; i++) *out++ = CountToJs(tg_report_count(report, static_cast<tg_count>(i)));
    for (size_t i = 0; i < metrics; i++) *out++ = tg_report_metric(report, static_cast<tg_metric>(i));
    *out++ = static_cast<double>(strlen(tg_report_language(report)));
    *out++ = static_cast<double>(words);
    *out++ = static_cast<double>(notes);
    for (size_t i = 0; i < words; i++) {
        Word w = WordAt(report, i);
        *out++ = static_cast<double>(UnitsOf(w.text, w.len));
        *out++ = static_cast<double>(w.count);
    }
    for (size_t i = 0; i < notes; i++) {
        tg_note note = {-1, "", ""};
        tg_report_note(report, i, &note);
        *out++ = note.metric;
        *out++ = instance->NoteIndex(note);
    }
}

size_t SizeOf(const tg_report *report) {
    return tg_count_total() + tg_metric_total() + 3 + 2 * tg_report_top_size(report) + 2 * tg_report_note_size(report);
}

/* The language and all words, one behind the other; null when there is no room. */
napi_value Strings(napi_env env, const tg_report *report) {
    const char *language = tg_report_language(report);
    size_t total = strlen(language), words = tg_report_top_size(report), at = 0;
    char small[1024], *text = small;
    napi_value out = nullptr;

    for (size_t i = 0; i < words; i++) total += WordAt(report, i).len;
    if (total > sizeof small && !(text = static_cast<char *>(malloc(total)))) return nullptr;
    memcpy(text, language, at = strlen(language));
    for (size_t i = 0; i < words; i++) {
        Word w = WordAt(report, i);
        memcpy(text + at, w.text, w.len);
        at += w.len;
    }
    if (napi_create_string_utf8(env, text, total, &out) != napi_ok) out = nullptr;
    if (text != small) free(text);
    return out;
}

/* Past what V8 makes a string or an array of there is an exception pending, which is lib/'s to word. */
Napi::Value NoRoom(Napi::Env env) {
    napi_value ignored;
    bool pending = false;
    if (napi_is_exception_pending(env, &pending) == napi_ok && pending)
        napi_get_and_clear_last_exception(env, &ignored);
    return Failure(env, TG_E_LIMIT);
}

} // namespace

Napi::Value ReportToJs(Napi::Env env, Instance *instance, const tg_report *report) {
    size_t size = SizeOf(report);
    napi_value strings = Strings(env, report), buffer, array, pair;
    void *data;

    if (!strings) return NoRoom(env);
    if (size <= instance->results_cap()) {
        Fill(instance, report, instance->results());
        return Napi::Value(env, strings);
    }
    if (size > SIZE_MAX / sizeof(double) ||
        napi_create_arraybuffer(env, size * sizeof(double), &data, &buffer) != napi_ok ||
        napi_create_typedarray(env, napi_float64_array, size, buffer, 0, &array) != napi_ok ||
        napi_create_array_with_length(env, 2, &pair) != napi_ok)
        return NoRoom(env);
    Fill(instance, report, static_cast<double *>(data));
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
