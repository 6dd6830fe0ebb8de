/* language: syllables of a word, and the language of a text. */
#include "addon.h"
#include "crossing.h"

namespace textgauge {

/* countSyllables(word, ...segment options: the granularity has no say) → how many; or -status */
Napi::Value CountSyllables(const Napi::CallbackInfo &info) {
    Input input(InstanceOf(info));
    Language language;
    tg_options options;
    uint32_t count = 0;

    tg_status st = input.Take(info.Env(), info[0]);
    if (st == TG_OK) {
        ReadSegmentOptions(info, 1, &language, &options);
        if (input.is_string()) options.encoding = TG_ENCODING_UTF16_NATIVE;
        st = tg_count_syllables(input.data(), input.len(), &options, &count);
    }
    return st == TG_OK ? Napi::Number::New(info.Env(), count) : Failure(info.Env(), st);
}

/* detectLanguage(input, flags) → its number in `languages`, or how many those are for none; results: the confidence; or -status */
Napi::Value DetectLanguage(const Napi::CallbackInfo &info) {
    Input input(InstanceOf(info));
    tg_options options = InstanceOf(info)->defaults();
    const tg_language *language = nullptr;
    double confidence = 0;
    size_t index = 0;

    tg_status st = input.Take(info.Env(), info[0]);
    if (st == TG_OK) {
        tg_js_flags(static_cast<uint32_t>(NumberAt(info, 1)), &options);
        if (input.is_string()) options.encoding = TG_ENCODING_UTF16_NATIVE;
        st = tg_detect_language(input.data(), input.len(), &options, &language, &confidence);
    }
    if (st != TG_OK) return Failure(info.Env(), st);
    while (index < tg_language_total() && tg_language_at(index) != language) index++;
    if (double *results = InstanceOf(info)->results()) results[0] = confidence;
    return Napi::Number::New(info.Env(), static_cast<double>(index));
}

/* [tag, name, bits of tg_known] of each language */
Napi::Array Languages(Napi::Env env) {
    Napi::Array out = Napi::Array::New(env, tg_language_total());
    for (size_t i = 0; i < tg_language_total(); i++) {
        const tg_language *language = tg_language_at(i);
        Napi::Array row = Napi::Array::New(env, 3);
        row.Set(0u, Napi::String::New(env, tg_language_tag(language)));
        row.Set(1u, Napi::String::New(env, tg_language_name(language)));
        row.Set(2u, Napi::Number::New(env, tg_language_knows(language)));
        out.Set(static_cast<uint32_t>(i), row);
    }
    return out;
}

} // namespace textgauge
