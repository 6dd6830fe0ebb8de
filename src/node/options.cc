/* options: from the numbers that lib/options.js makes to tg_options. The two change together. */
#include "addon.h"
#include "crossing.h"

namespace textgauge {

namespace {

double NumberAt(const Napi::CallbackInfo &info, size_t index) {
    double value = 0;
    napi_get_value_double(info.Env(), info[index], &value);
    return value;
}

/* A tag of lib/ is ASCII of at most 255 characters; undefined is the default. */
void ReadLanguage(const Napi::CallbackInfo &info, size_t index, Language *language, tg_options *out) {
    size_t len;

    out->language = nullptr;
    if (napi_get_value_string_latin1(info.Env(), info[index], language->tag, sizeof language->tag, &len) == napi_ok)
        out->language = language->tag;
}

} // namespace

void ReadAnalysisOptions(const Napi::CallbackInfo &info, size_t first, Language *language, tg_options *out) {
    napi_typedarray_type type;
    void *numbers;
    size_t count;

    *out = InstanceOf(info)->defaults();
    tg_js_flags(static_cast<uint32_t>(NumberAt(info, first)), out);
    if (napi_get_typedarray_info(info.Env(), info[first + 1], &type, &count, &numbers, nullptr, nullptr) == napi_ok &&
        type == napi_float64_array && count == TG_JS_NUMBERS)
        tg_js_numbers(static_cast<const double *>(numbers), out);
    ReadLanguage(info, first + 2, language, out);
}

tg_granularity ReadSegmentOptions(const Napi::CallbackInfo &info, size_t first, Language *language, tg_options *out) {
    *out = InstanceOf(info)->defaults();
    tg_js_flags(static_cast<uint32_t>(NumberAt(info, first + 1)), out);
    ReadLanguage(info, first + 2, language, out);
    return static_cast<tg_granularity>(static_cast<uint32_t>(NumberAt(info, first)));
}

} // namespace textgauge
