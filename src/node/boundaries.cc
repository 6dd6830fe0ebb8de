/* boundaries: the ends of segments in batches for segment(), at once or into an array for boundariesSync(), or counted. */
#include "addon.h"

#include <cstdlib>
#include <cstring>

namespace textgauge {

namespace {

constexpr size_t kBatch = 2048; /* the most boundaries a batch has; lib/segment.js knows it too */

/* The elements of a typed array that lib/ made. */
template <typename T> T *ElementsOf(const Napi::CallbackInfo &info, size_t index, size_t *count) {
    void *data = nullptr;
    *count = 0;
    napi_get_typedarray_info(info.Env(), info[index], nullptr, count, &data, nullptr, nullptr);
    return static_cast<T *>(data);
}

/* Ends that grow: 32 bits each as long as the text allows. */
class Ends {
  public:
    explicit Ends(bool wide) : wide_(wide) {}
    Ends(const Ends &) = delete;
    Ends &operator=(const Ends &) = delete;
    ~Ends() { free(data_); }

    bool Add(const size_t *ends, size_t count, size_t base, unsigned unit_shift) {
        if (count > cap_ - count_ && !Grow(count)) return false;
        for (size_t i = 0; i < count; i++) {
            size_t end = (base + ends[i]) >> unit_shift;
            if (wide_) static_cast<double *>(data_)[count_ + i] = static_cast<double>(end);
            else static_cast<uint32_t *>(data_)[count_ + i] = static_cast<uint32_t>(end);
        }
        count_ += count;
        return true;
    }

    napi_value ToJs(napi_env env) const {
        napi_value buffer, array;
        void *to;
        if (napi_create_arraybuffer(env, count_ * Size(), &to, &buffer) != napi_ok) return nullptr;
        if (count_) memcpy(to, data_, count_ * Size());
        auto type = wide_ ? napi_float64_array : napi_uint32_array;
        return napi_create_typedarray(env, type, count_, buffer, 0, &array) == napi_ok ? array : nullptr;
    }

  private:
    size_t Size() const { return wide_ ? sizeof(double) : sizeof(uint32_t); }

    bool Grow(size_t more) {
        size_t cap = cap_ + cap_ / 2 + more;
        if (cap < cap_ || cap > SIZE_MAX / Size()) return false;
        void *grown = realloc(data_, cap * Size());
        if (!grown) return false;
        data_ = grown;
        cap_ = cap;
        return true;
    }

    bool wide_;
    void *data_ = nullptr;
    size_t count_ = 0, cap_ = 0;
};

/* A string, or units of 16 bits on request, has offsets in code units. */
struct Request {
    explicit Request(Instance *instance) : input(instance) {}

    tg_status Read(const Napi::CallbackInfo &info) {
        tg_status st = input.Take(info.Env(), info[0]);
        if (st != TG_OK) return st;
        granularity = ReadSegmentOptions(info, 1, &language, &options);
        if (input.is_string()) options.encoding = TG_ENCODING_UTF16_NATIVE;
        return TG_OK;
    }

    Input input;
    Language language;
    tg_options options;
    tg_granularity granularity = TG_GRAPHEMES;
};

/* An array of lib/'s caller, of either kind. */
struct Room {
    bool Read(const Napi::CallbackInfo &info, size_t index) {
        napi_typedarray_type type;
        void *data = nullptr;
        if (napi_get_typedarray_info(info.Env(), info[index], &type, &count, &data, nullptr, nullptr) != napi_ok)
            return false;
        if (type == napi_uint32_array) narrow = static_cast<uint32_t *>(data);
        if (type == napi_float64_array) wide = static_cast<double *>(data);
        return narrow || wide || !count;
    }

    void Put(size_t at, const size_t *ends, size_t n, size_t base, unsigned shift) const {
        auto narrow_base = static_cast<uint32_t>(base >> shift); /* no half units are in it */
        if (narrow)
            for (size_t i = 0; i < n; i++) narrow[at + i] = narrow_base + static_cast<uint32_t>(ends[i] >> shift);
        else
            for (size_t i = 0; i < n; i++) wide[at + i] = static_cast<double>((base + ends[i]) >> shift);
    }

    uint32_t *narrow = nullptr;
    double *wide = nullptr;
    size_t count = 0;
};

tg_status AllBoundaries(const Request &r, unsigned unit_shift, Ends *ends) {
    const auto *text = static_cast<const char *>(r.input.data());
    size_t batch[kBatch], at = 0, count, consumed;
    tg_cursor cursor = {{0}};

    while (at < r.input.len()) {
        tg_status st = tg_boundaries(r.granularity, text + at, r.input.len() - at, 1, &r.options, &cursor, batch,
                                     nullptr, kBatch, &count, &consumed);
        if (st != TG_OK) return st;
        if (!count) return TG_E_STATE; /* cannot be: a text that ends has a last boundary */
        if (!ends->Add(batch, count, at, unit_shift)) return TG_E_NOMEM;
        at += consumed;
    }
    return TG_OK;
}

} // namespace

/*
 * nextBoundaries(input, ...segment options, offset, len, end, cursor, ends, flags) → how many; or -status
 *
 * offset and len are bytes, of a Uint8Array only: a string is taken whole. Ends are bytes (code units of a string)
 * from the offset on.
 */
Napi::Value NextBoundaries(const Napi::CallbackInfo &info) {
    constexpr size_t kRest = 1 + kSegmentOptions;
    Request r(InstanceOf(info));
    size_t batch[kBatch], offset, len, cap, flag_cap, cursor_len, count = 0, consumed = 0;
    uint8_t flags[kBatch];
    bool end = false;
    tg_cursor cursor;

    tg_status st = r.Read(info);
    if (st != TG_OK) return Failure(info.Env(), st);
    offset = static_cast<size_t>(info[kRest].As<Napi::Number>().Int64Value());
    len = static_cast<size_t>(info[kRest + 1].As<Napi::Number>().Int64Value());
    napi_get_value_bool(info.Env(), info[kRest + 2], &end);
    auto *kept = ElementsOf<uint8_t>(info, kRest + 3, &cursor_len);
    auto *out = ElementsOf<double>(info, kRest + 4, &cap);
    auto *out_flags = ElementsOf<uint8_t>(info, kRest + 5, &flag_cap);

    if (r.input.is_string()) offset = 0, len = r.input.len();
    if (offset > r.input.len() || len > r.input.len() - offset) return Failure(info.Env(), TG_E_ARG);
    if (cap > kBatch) cap = kBatch;
    if (flag_cap < cap) cap = flag_cap;
    if (!cap || cursor_len != sizeof cursor) return Failure(info.Env(), TG_E_ARG);

    memcpy(&cursor, kept, sizeof cursor);
    st = tg_boundaries(r.granularity, static_cast<const char *>(r.input.data()) + offset, len, end, &r.options, &cursor,
                       batch, flags, cap, &count, &consumed);
    if (st != TG_OK) return Failure(info.Env(), st);
    memcpy(kept, &cursor, sizeof cursor);
    for (size_t i = 0; i < count; i++) out[i] = static_cast<double>(batch[i] >> (r.input.is_string() ? 1 : 0));
    memcpy(out_flags, flags, count);
    return Napi::Number::New(info.Env(), static_cast<double>(count));
}

/* beginCursor(text before, ...segment options, cursor) → 0; or -status */
Napi::Value BeginCursor(const Napi::CallbackInfo &info) {
    Request r(InstanceOf(info));
    size_t cursor_len;
    tg_cursor cursor;

    tg_status st = r.Read(info);
    if (st != TG_OK) return Failure(info.Env(), st);
    auto *kept = ElementsOf<uint8_t>(info, 1 + kSegmentOptions, &cursor_len);
    if (cursor_len != sizeof cursor) return Failure(info.Env(), TG_E_ARG);
    st = tg_cursor_begin(&cursor, r.input.data(), r.input.len(), &r.options);
    if (st == TG_OK) memcpy(kept, &cursor, sizeof cursor);
    return Failure(info.Env(), st);
}

/*
 * fillBoundaries(input, ...segment options, offset, len, end, cursor, shift, into, at) → how many; or -status
 *
 * offset and len are bytes of a Uint8Array; a string is taken whole, as what stands at offset. From into[at] on: ends,
 * counted from the beginning of the text, `shift` to the right. results: how far it came, in code units or bytes.
 */
Napi::Value FillBoundaries(const Napi::CallbackInfo &info) {
    constexpr size_t kRest = 1 + kSegmentOptions;
    Request r(InstanceOf(info));
    size_t batch[kBatch], cursor_len, written = 0, done = 0, count, consumed;
    bool end = false;
    tg_cursor cursor;
    Room room;

    tg_status st = r.Read(info);
    if (st != TG_OK) return Failure(info.Env(), st);
    auto offset = static_cast<size_t>(info[kRest].As<Napi::Number>().Int64Value());
    auto len = static_cast<size_t>(info[kRest + 1].As<Napi::Number>().Int64Value());
    napi_get_value_bool(info.Env(), info[kRest + 2], &end);
    auto *kept = ElementsOf<uint8_t>(info, kRest + 3, &cursor_len);
    unsigned shift = info[kRest + 4].As<Napi::Number>().Uint32Value();
    auto at = static_cast<size_t>(info[kRest + 6].As<Napi::Number>().Int64Value());

    unsigned unit = r.input.is_string() ? 1 : 0; /* code units of what is bytes here */
    size_t from = r.input.is_string() ? 0 : offset;
    if (r.input.is_string()) len = r.input.len();
    if (from > r.input.len() || len > r.input.len() - from || cursor_len != sizeof cursor ||
        !room.Read(info, kRest + 5) || at > room.count)
        return Failure(info.Env(), TG_E_ARG);

    const auto *text = static_cast<const char *>(r.input.data()) + from;
    memcpy(&cursor, kept, sizeof cursor);
    do {
        size_t cap = room.count - at - written < kBatch ? room.count - at - written : kBatch;
        st = tg_boundaries(r.granularity, text + done, len - done, end, &r.options, &cursor, batch, nullptr, cap,
                           &count, &consumed);
        if (st != TG_OK) return Failure(info.Env(), st);
        room.Put(at + written, batch, count, (offset << unit) + done, shift + unit);
        written += count;
        done += consumed;
    } while (count == kBatch);
    memcpy(kept, &cursor, sizeof cursor);
    InstanceOf(info)->results()[0] = static_cast<double>(done >> unit);
    return Napi::Number::New(info.Env(), static_cast<double>(written));
}

/* boundaries(input, ...segment options, in units of 16 bits?) → Uint32Array or Float64Array; or -status */
Napi::Value Boundaries(const Napi::CallbackInfo &info) {
    Request r(InstanceOf(info));
    bool units = false;
    napi_value out = nullptr;

    tg_status st = r.Read(info);
    if (st != TG_OK) return Failure(info.Env(), st);
    napi_get_value_bool(info.Env(), info[1 + kSegmentOptions], &units);
    unsigned unit_shift = units || r.input.is_string() ? 1 : 0;
    Ends ends((r.input.len() >> unit_shift) > UINT32_MAX);
    if ((st = AllBoundaries(r, unit_shift, &ends)) != TG_OK) return Failure(info.Env(), st);
    if (!(out = ends.ToJs(info.Env()))) {
        napi_value ignored;
        napi_get_and_clear_last_exception(info.Env(), &ignored);
        return Failure(info.Env(), TG_E_NOMEM);
    }
    return Napi::Value(info.Env(), out);
}

/* countSegments(input, ...segment options) → how many; or -status */
Napi::Value CountSegments(const Napi::CallbackInfo &info) {
    Request r(InstanceOf(info));
    uint64_t count = 0;

    tg_status st = r.Read(info);
    if (st == TG_OK) st = tg_count_segments(r.granularity, r.input.data(), r.input.len(), &r.options, &count);
    return st == TG_OK ? Napi::Number::New(info.Env(), static_cast<double>(count)) : Failure(info.Env(), st);
}

} // namespace textgauge
