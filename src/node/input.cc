/* input: a JavaScript string or Uint8Array as bytes. */
#include "addon.h"

#include <cstdlib>

namespace textgauge {

Input::~Input() {
    free(owned_);
}

tg_status Input::TakeString(napi_env env, napi_value value) {
    char16_t *to = inline_;
    size_t units = 0;

    /* One call does for most: it writes a NUL and so fills the room only when the string may be longer. */
    if (napi_get_value_string_utf16(env, value, inline_, kInline, &units) != napi_ok) return TG_E_ARG;
    if (units == kInline - 1) {
        napi_get_value_string_utf16(env, value, nullptr, 0, &units);
        if (units >= kInline) {
            if (units < Instance::kScratchUnits) to = instance_->Scratch();
            else to = owned_ = static_cast<char16_t *>(malloc((units + 1) * sizeof *to));
            if (!to) return TG_E_NOMEM;
            if (napi_get_value_string_utf16(env, value, to, units + 1, &units) != napi_ok) return TG_E_NOMEM;
        }
    }
    data_ = to;
    len_ = units * sizeof *to;
    is_string_ = true;
    return TG_OK;
}

tg_status Input::Take(napi_env env, napi_value value) {
    napi_valuetype type;
    napi_typedarray_type kind;
    void *data;
    size_t len;

    if (napi_typeof(env, value, &type) != napi_ok) return TG_E_ARG;
    if (type == napi_string) return TakeString(env, value);
    if (napi_get_typedarray_info(env, value, &kind, &len, &data, nullptr, nullptr) != napi_ok) return TG_E_ARG;
    if (kind != napi_uint8_array || (!data && len)) return TG_E_ARG;
    data_ = data;
    len_ = len;
    return TG_OK;
}

} // namespace textgauge
