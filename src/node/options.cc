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
    *out = InstanceOf(info)->defaults();
    tg_js_flags(static_cast<uint32_t>(NumberAt(info, first)), out);
    out->top = static_cast<uint32_t>(NumberAt(info, first + 1));
    ReadLanguage(info, first + 2, language, out);
    out->counts = static_cast<uint64_t>(NumberAt(info, first + 3));
    out->metrics[0] =
        static_cast<uint64_t>(NumberAt(info, first + 4)) | static_cast<uint64_t>(NumberAt(info, first + 5)) << 32;
    for (size_t i = 1; i < TG_METRIC_WORDS; i++) out->metrics[i] = 0;
    out->words_per_minute = NumberAt(info, first + 6);
}

tg_granularity ReadSegmentOptions(const Napi::CallbackInfo &info, size_t first, Language *language, tg_options *out) {
    *out = InstanceOf(info)->defaults();
    tg_js_flags(static_cast<uint32_t>(NumberAt(info, first + 1)), out);
    ReadLanguage(info, first + 2, language, out);
    return static_cast<tg_granularity>(static_cast<uint32_t>(NumberAt(info, first)));
}

} // namespace textgauge
