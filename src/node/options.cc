/* options: from the numbers that lib/options.js makes to tg_options. The two change together. */
#include "addon.h"
#include "crossing.h"

namespace textgauge {

namespace {

/* A tag of lib/ is ASCII of at most 255 characters; undefined is the default. */
void ReadLanguage(const Napi::CallbackInfo &info, size_t index, Language *language, tg_options *out) {
    size_t len;

    out->language = nullptr;
    if (napi_get_value_string_latin1(info.Env(), info[index], language->tag, sizeof language->tag, &len) == napi_ok)
        out->language = language->tag;
}

/* Stop words of lib/: their text and their lengths, or undefined. */
void ReadStops(const Napi::CallbackInfo &info, size_t first, tg_options *out) {
    napi_typedarray_type kind, kind_of_lengths;
    void *text, *lengths;
    size_t len, count;

    if (napi_get_typedarray_info(info.Env(), info[first], &kind, &len, &text, nullptr, nullptr) != napi_ok ||
        napi_get_typedarray_info(info.Env(), info[first + 1], &kind_of_lengths, &count, &lengths, nullptr, nullptr) !=
            napi_ok ||
        kind != napi_uint8_array || kind_of_lengths != napi_uint32_array)
        return;
    out->stop_text = static_cast<const char *>(text);
    out->stop_lengths = static_cast<const uint32_t *>(lengths);
    out->stop_count = count;
}

} // namespace

void ReadAnalysisOptions(const Napi::CallbackInfo &info, size_t first, Language *language, tg_options *out) {
    napi_typedarray_type type;
    void *numbers;
    size_t count;

    *out = InstanceOf(info)->defaults();
    tg_js_flags(static_cast<uint32_t>(NumberAt(info, first)), out);
    if (napi_get_typedarray_info(info.Env(), info[first + 1], &type, &count, &numbers, nullptr, nullptr) == napi_ok &&
        type == napi_float64_array) {
        if (count == TG_JS_NUMBERS) tg_js_numbers(static_cast<const double *>(numbers), out);
        if (count == TG_JS_NUMBERS_OF_WORDS) {
            tg_js_numbers(static_cast<const double *>(numbers), out);
            tg_js_table_numbers(static_cast<const double *>(numbers), out);
            ReadStops(info, first + 3, out);
        }
    }
    ReadLanguage(info, first + 2, language, out);
}

tg_granularity ReadSegmentOptions(const Napi::CallbackInfo &info, size_t first, Language *language, tg_options *out) {
    *out = InstanceOf(info)->defaults();
    tg_js_flags(static_cast<uint32_t>(NumberAt(info, first + 1)), out);
    ReadLanguage(info, first + 2, language, out);
    return static_cast<tg_granularity>(static_cast<uint32_t>(NumberAt(info, first)));
}

} // namespace textgauge
