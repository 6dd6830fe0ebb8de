/* words: word tables. A handle is an external value; it is freed by hand or by the garbage collector. */
#include "addon.h"

#include <cstdlib>
#include <cstring>
#include <new>

#include "crossing.h"

namespace textgauge {

namespace {

/* What an external value points to: the table may go before the value does. */
struct Handle {
    tg_words *words;
    int64_t size; /* about how many bytes the table has, which the garbage collector is told */
};

Handle *HandleAt(const Napi::CallbackInfo &info, size_t index) {
    void *handle = nullptr;
    napi_get_value_external(info.Env(), info[index], &handle);
    return static_cast<Handle *>(handle);
}

/* Null after wordsFree, which is an empty table to the functions of the core. */
const tg_words *WordsAt(const Napi::CallbackInfo &info, size_t index) {
    Handle *handle = HandleAt(info, index);
    return handle ? handle->words : nullptr;
}

void Release(napi_env env, Handle *handle) {
    int64_t ignored;

    if (!handle->words) return;
    tg_words_free(handle->words);
    handle->words = nullptr;
    napi_adjust_external_memory(env, -handle->size, &ignored);
}

void Finalize(napi_env env, void *data, void *) {
    auto *handle = static_cast<Handle *>(data);
    Release(env, handle);
    delete handle;
}

/* A string as UTF-8, for the length of one call. */
class Utf8 {
  public:
    Utf8() = default;
    Utf8(const Utf8 &) = delete;
    Utf8 &operator=(const Utf8 &) = delete;
    ~Utf8() { free(owned_); }

    /** @return TG_OK; TG_E_NOMEM; TG_E_ARG for what is no string. */
    tg_status Take(napi_env env, napi_value value) {
        if (napi_get_value_string_utf8(env, value, nullptr, 0, &len_) != napi_ok) return TG_E_ARG;
        if (len_ < sizeof inline_) data_ = inline_;
        else if (!(data_ = owned_ = static_cast<char *>(malloc(len_ + 1)))) return TG_E_NOMEM;
        return napi_get_value_string_utf8(env, value, data_, len_ + 1, &len_) == napi_ok ? TG_OK : TG_E_NOMEM;
    }

    const char *data() const { return data_; }
    size_t len() const { return len_; }

  private:
    char *data_ = nullptr, *owned_ = nullptr;
    size_t len_ = 0;
    char inline_[256];
};

} // namespace

Napi::Value WordsToJs(Napi::Env env, tg_status st, tg_words *words) {
    napi_value out;
    size_t text;
    int64_t ignored;

    if (st != TG_OK) return Failure(env, st);
    tg_words_text(words, &text);
    constexpr size_t kEmpty = 6144; /* what a table takes at least */
    auto size = static_cast<int64_t>(kEmpty + 2 * text + 100 * tg_words_size(words));
    auto *handle = new (std::nothrow) Handle{words, size};
    if (handle && napi_create_external(env, handle, Finalize, nullptr, &out) == napi_ok) {
        napi_adjust_external_memory(env, size, &ignored);
        return Napi::Value(env, out);
    }
    delete handle;
    tg_words_free(words);
    return Failure(env, TG_E_NOMEM);
}

/* wordsOf(input, ...analysis options with those of words) → a handle; or -status, with the offset in results[0] */
Napi::Value WordsOf(const Napi::CallbackInfo &info) {
    Instance *instance = InstanceOf(info);
    Input input(instance);
    Language language;
    tg_options options;
    tg_words *words = nullptr;
    tg_error error = {TG_OK, 0};
    tg_status st = input.Take(info.Env(), info[0]);

    if (st == TG_OK) {
        ReadAnalysisOptions(info, 1, &language, &options);
        if (input.is_string()) options.encoding = TG_ENCODING_UTF16_NATIVE;
        st = tg_words_new(input.data(), input.len(), &options, &words, &error);
    }
    if (st != TG_OK) instance->results()[0] = static_cast<double>(error.offset);
    return WordsToJs(info.Env(), st, words);
}

/* wordsFree(handle) */
Napi::Value WordsFree(const Napi::CallbackInfo &info) {
    if (Handle *handle = HandleAt(info, 0)) Release(info.Env(), handle);
    return info.Env().Undefined();
}

/* wordsFigures(handle) → in the results: TG_JS_WORDS_SIZE and so on */
Napi::Value WordsFigures(const Napi::CallbackInfo &info) {
    tg_js_words_figures(WordsAt(info, 0), InstanceOf(info)->results());
    return info.Env().Undefined();
}

/* wordsFind(handle, word) → 0 or -status; in the results: where it stands, the size of the table if it does not; its count */
Napi::Value WordsFind(const Napi::CallbackInfo &info) {
    Utf8 word;
    size_t index = 0;
    uint64_t count = 0;
    double *out = InstanceOf(info)->results();
    tg_status st = word.Take(info.Env(), info[1]);

    if (st == TG_OK) st = tg_words_get(WordsAt(info, 0), word.data(), word.len(), &index, &count);
    out[0] = static_cast<double>(index);
    out[1] = static_cast<double>(count);
    return Failure(info.Env(), st);
}

/* wordsRead(handle, from, count, numbers) → the words as one string, with TG_JS_WORD numbers each in `numbers`; or -status */
Napi::Value WordsRead(const Napi::CallbackInfo &info) {
    const tg_words *words = WordsAt(info, 0);
    auto from = static_cast<size_t>(NumberAt(info, 1)), count = static_cast<size_t>(NumberAt(info, 2));
    size_t size = tg_words_size(words), room;
    napi_typedarray_type type;
    void *numbers;
    napi_value out;

    if (napi_get_typedarray_info(info.Env(), info[3], &type, &room, &numbers, nullptr, nullptr) != napi_ok ||
        type != napi_float64_array || from > size || count > size - from || count > room / TG_JS_WORD || !count)
        return Failure(info.Env(), TG_E_ARG);
    const int32_t *offsets = tg_words_offsets(words) + from;
    const char *text = tg_words_text(words, nullptr) + offsets[0];
    if (napi_create_string_utf8(info.Env(), text, static_cast<size_t>(offsets[count] - offsets[0]), &out) != napi_ok)
        return NoRoom(info.Env());
    tg_js_words_fill(words, from, count, static_cast<double *>(numbers));
    return Napi::Value(info.Env(), out);
}

/* wordsText(handle) → Buffer; or -status */
Napi::Value WordsText(const Napi::CallbackInfo &info) {
    size_t len;
    const char *text = tg_words_text(WordsAt(info, 0), &len);
    void *data;
    napi_value out;

    if (napi_create_buffer(info.Env(), len, &data, &out) != napi_ok) return NoRoom(info.Env());
    if (len) memcpy(data, text, len);
    return Napi::Value(info.Env(), out);
}

/* wordsOffsets(handle) → Int32Array; or -status */
Napi::Value WordsOffsets(const Napi::CallbackInfo &info) {
    const tg_words *words = WordsAt(info, 0);
    size_t count = tg_words_size(words) + 1;
    void *data;
    napi_value out = NewArray(info.Env(), napi_int32_array, sizeof(int32_t), count, &data);

    if (!out) return NoRoom(info.Env());
    if (words) memcpy(data, tg_words_offsets(words), count * sizeof(int32_t));
    return Napi::Value(info.Env(), out);
}

/* wordsNumbers(handle, which) → Float64Array of counts (0) or errors (1); or -status */
Napi::Value WordsNumbers(const Napi::CallbackInfo &info) {
    const tg_words *words = WordsAt(info, 0);
    void *data;
    napi_value out = NewArray(info.Env(), napi_float64_array, sizeof(double), tg_words_size(words), &data);

    if (!out) return NoRoom(info.Env());
    tg_js_words_numbers(words, static_cast<int>(NumberAt(info, 1)), static_cast<double *>(data));
    return Napi::Value(info.Env(), out);
}

} // namespace textgauge
