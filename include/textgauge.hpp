/**
 * @file
 * textgauge for C++17: the API of textgauge.h with owners, views, ranges and results. Header only, over the C library.
 *
 * Conventions, beside those of textgauge.h:
 *   - Texts are std::string_view, in the encoding of the options, and borrowed: for the call, or as long as something
 *     that is made of one (segments, a part of it) is used.
 *   - report, word_table, analyzer and segmenter own a handle. They are moved, not copied. One that was moved from, or made without
 *     arguments, is empty: it is a NULL of the C API, so that nothing crashes and calls answer TG_E_ARG.
 *   - What can fail returns a result<T>: a value or an error. Exceptions are chosen call by call: `.value()` throws
 *     textgauge::exception where there is no value, and nothing else in this header throws by itself. Compiled without
 *     exceptions, `.value()` and textgauge::exception are not there, and the rest is the same; no RTTI is needed. One
 *     program may have code of both kinds, which exchanges handles, not objects of these classes.
 *   - A visitor or sink of the caller may throw: the exception comes out of the call that was given it, and nothing is
 *     lost. It is never thrown through a function of C.
 *   - Enumerations are those of C. For what is not here, `get()` gives the handle for the functions of C.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXTGAUGE_HPP
#define TEXTGAUGE_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "textgauge.h"

/** 1 where the compiler has exceptions on, 0 where it has not. */
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#  define TEXTGAUGE_HAS_EXCEPTIONS 1
#  include <exception>
#else
#  define TEXTGAUGE_HAS_EXCEPTIONS 0
#endif

#if defined(__has_include)
#  if __has_include(<memory_resource>)
#    include <memory_resource>
#  endif
#endif

/** textgauge for C++. */
namespace textgauge {

#if !TEXTGAUGE_HAS_EXCEPTIONS
/** Other names for the linker: one program may have code with exceptions and code without, each with its own. */
inline namespace without_exceptions {
#endif

/* ── Errors and results ─────────────────────────────────────────────────── */

/** How a call ended, when it did not end well. A small value. */
class error {
  public:
    /** None: the status is TG_OK. */
    constexpr error() noexcept = default;

    /**
     * @param status  what the C function returned.
     * @param offset  TG_E_INVALID: of the first ill-formed part, in bytes.
     */
    constexpr error(tg_status status, std::uint64_t offset = 0) noexcept : status_(status), offset_(offset) {}

    /** @return the status; TG_OK for none. */
    constexpr tg_status status() const noexcept { return status_; }

    /** @return TG_E_INVALID: of the first ill-formed part, in bytes of the document; else 0. */
    constexpr std::uint64_t offset() const noexcept { return offset_; }

    /** @return such as "ERR_TG_INVALID", a static string; "" for none. */
    const char *code() const noexcept { return tg_status_code(status_); }

    /** @return one short English sentence without a full stop, a static string. */
    const char *message() const noexcept { return tg_status_message(status_); }

    /** @return true if there is one. */
    constexpr explicit operator bool() const noexcept { return status_ != TG_OK; }

  private:
    tg_status status_ = TG_OK;
    std::uint64_t offset_ = 0;
};

#if TEXTGAUGE_HAS_EXCEPTIONS

/** What result::value() throws. */
#  if defined(__GNUC__)
class __attribute__((visibility("default"))) exception : public std::exception {
#  else
class exception : public std::exception {
#  endif
  public:
    /** @param what  the error that it tells of. */
    explicit exception(const textgauge::error &what) noexcept : error_(what) {}

    /** @return the message of the error, a static string. */
    const char *what() const noexcept override { return error_.message(); }

    /** @return the error. */
    const textgauge::error &error() const noexcept { return error_; }

  private:
    textgauge::error error_;
};

#endif

namespace detail {

inline void require([[maybe_unused]] const error &e) {
#if TEXTGAUGE_HAS_EXCEPTIONS
    if (e) throw exception(e);
#endif
}

} // namespace detail

/**
 * A value, or the error because of which there is none. Of an rvalue the value
 * comes out by move, never by reference or `->`: a loop over what a call
 * gives, `for (auto s : *call())`, is safe.
 */
template <class T> class [[nodiscard]] result {
    static_assert(std::is_nothrow_default_constructible_v<T> && std::is_nothrow_move_constructible_v<T>,
                  "a value that is not there is an empty one");

  public:
    /** @param value  the value. */
    result(T value) noexcept : value_(std::move(value)) {}

    /** @param why  the error; not TG_OK. */
    result(const textgauge::error &why) noexcept : error_(why) {}

    /** @return true if there is a value. */
    bool has_value() const noexcept { return !error_; }

    /** @return true if there is a value. */
    explicit operator bool() const noexcept { return !error_; }

    /** @return the error; that of TG_OK if there is a value. */
    const textgauge::error &error() const noexcept { return error_; }

    /** @return the value; an empty one if there is none. */
    const T &operator*() const & { return value_; }

    /** @return the value; an empty one if there is none. */
    T &operator*() & { return value_; }

    /** @return the value, moved; an empty one if there is none. */
    T operator*() && { return std::move(value_); }

    /** @return the value; an empty one if there is none. */
    const T *operator->() const & { return &value_; }

    /** @return the value; an empty one if there is none. */
    T *operator->() & { return &value_; }
    void operator->() && = delete;

#if TEXTGAUGE_HAS_EXCEPTIONS
    /** @return the value; throws textgauge::exception if there is none. */
    const T &value() const & {
        detail::require(error_);
        return value_;
    }

    /** @return the value; throws textgauge::exception if there is none. */
    T &value() & {
        detail::require(error_);
        return value_;
    }

    /** @return the value, moved; throws textgauge::exception if there is none. */
    T value() && {
        detail::require(error_);
        return std::move(value_);
    }
#endif

  private:
    T value_{};
    textgauge::error error_;
};

/** Done, or the error because of which it is not. */
template <> class [[nodiscard]] result<void> {
  public:
    /** Done. */
    result() noexcept = default;

    /** @param why  the error; TG_OK is done. */
    result(const textgauge::error &why) noexcept : error_(why) {}

    /** @return true if it is done. */
    bool has_value() const noexcept { return !error_; }

    /** @return true if it is done. */
    explicit operator bool() const noexcept { return !error_; }

    /** @return the error; that of TG_OK if it is done. */
    const textgauge::error &error() const noexcept { return error_; }

#if TEXTGAUGE_HAS_EXCEPTIONS
    /** Throws textgauge::exception if it is not done. */
    void value() const {
        detail::require(error_);
    }
#endif

  private:
    textgauge::error error_;
};

/* ── Options ────────────────────────────────────────────────────────────── */

/** tg_options, filled with the defaults. Change what you like. */
struct options : tg_options {
    /** The defaults, by tg_options_init. */
    options() noexcept : tg_options() { tg_options_init(this, sizeof(tg_options)); }

    /**
     * Ask for these counts alone.
     *
     * @param wanted  any of them; none is none.
     * @return itself.
     */
    options &only(std::initializer_list<tg_count> wanted) noexcept {
        counts = 0;
        for (tg_count which : wanted)
            if (static_cast<unsigned>(which) < 64) counts |= std::uint64_t{1} << which;
        return *this;
    }

    /**
     * Ask for these metrics alone.
     *
     * @param wanted  any of them; none is none.
     * @return itself.
     */
    options &only(std::initializer_list<tg_metric> wanted) noexcept {
        std::memset(metrics, 0, sizeof metrics);
        for (tg_metric which : wanted)
            if (static_cast<unsigned>(which) < 64 * TG_METRIC_WORDS)
                metrics[which / 64] |= std::uint64_t{1} << (which % 64);
        return *this;
    }

    /**
     * Ask for every metric that the library knows.
     *
     * @return itself.
     */
    options &all_metrics() noexcept {
        std::memset(metrics, 0xFF, sizeof metrics);
        return *this;
    }
};

/** Options as a parameter: those of the caller, or none, which is the defaults. Used during the call. */
class options_ref {
  public:
    /** The defaults. */
    constexpr options_ref() noexcept = default;

    /** @param chosen  have to outlive the call; textgauge::options are some. */
    constexpr options_ref(const tg_options &chosen) noexcept : chosen_(&chosen) {}

    /** @return for the functions of C; NULL for the defaults. */
    constexpr const tg_options *get() const noexcept { return chosen_; }

  private:
    const tg_options *chosen_ = nullptr;
};

#if defined(__cpp_lib_memory_resource)

namespace detail {

inline void *resize_by_resource(void *ctx, void *ptr, std::size_t old_size, std::size_t new_size) noexcept {
    auto &resource = *static_cast<std::pmr::memory_resource *>(ctx);
    void *made = nullptr;

    if (new_size) {
#  if TEXTGAUGE_HAS_EXCEPTIONS
        try {
            made = resource.allocate(new_size);
        } catch (...) { return nullptr; }
#  else
        void *volatile given = resource.allocate(new_size); /* compilers are told that this is never null */
        made = given;
        if (!made) return nullptr;
#  endif
        if (ptr) std::memcpy(made, ptr, old_size < new_size ? old_size : new_size);
    }
    if (ptr) resource.deallocate(ptr, old_size);
    return made;
}

} // namespace detail

/**
 * Memory of a std::pmr::memory_resource, for `options.allocator`. Whatever it
 * throws is TG_E_NOMEM.
 *
 * @param resource  has to outlive the objects made with it, and is used by the threads that use them.
 * @return the allocator.
 */
inline tg_allocator allocator_of(std::pmr::memory_resource &resource) noexcept {
    return {detail::resize_by_resource, &resource};
}

#endif

/* ── Reports ────────────────────────────────────────────────────────────── */

/** One of the most common words. */
struct common_word {
    std::string_view word;   /**< UTF-8, with a NUL behind it; of the report */
    std::uint64_t count = 0; /**< how often it occurred */
};

/** Why a metric has no value, or is not to be trusted. */
struct note {
    std::optional<tg_metric> metric; /**< none: about the whole report */
    std::string_view code;           /**< such as "small-sample", a static string */
    std::string_view reason;         /**< one English sentence, a static string */
};

namespace detail {

template <class Handle, void (*Free)(Handle *)> struct deleter {
    void operator()(Handle *handle) const noexcept { Free(handle); }
};

/* `->` of an iterator that makes what it points to. */
template <class T> class arrow {
  public:
    explicit arrow(const T &value) noexcept : value_(value) {}
    const T *operator->() const noexcept { return &value_; }

  private:
    T value_;
};

inline common_word common_word_at(const tg_report *report, std::size_t index) noexcept {
    const char *word = "";
    std::size_t len = 0;
    std::uint64_t count = 0;

    if (tg_report_top(report, index, &word, &len, &count) != TG_OK) return {};
    return {std::string_view(word, len), count};
}

inline note note_at(const tg_report *report, std::size_t index) noexcept {
    tg_note from;
    note made;

    if (tg_report_note(report, index, &from) != TG_OK) return made;
    if (from.metric >= 0) made.metric = static_cast<tg_metric>(from.metric);
    made.code = from.code;
    made.reason = from.reason;
    return made;
}

/** What is made of a handle and a number, one after another. */
template <class Handle, class Item, Item (*At)(const Handle *, std::size_t)> class index_iterator {
  public:
    using iterator_category = std::input_iterator_tag;  /**< for C++17: items are made, not kept */
    using iterator_concept = std::forward_iterator_tag; /**< for C++20: they can be walked again */
    using value_type = Item;                            /**< what there is */
    using difference_type = std::ptrdiff_t;             /**< between places */
    using pointer = arrow<Item>;                        /**< what `->` gives */
    using reference = Item;                             /**< what `*` gives */

    /** Of nothing. */
    index_iterator() noexcept = default;

    /**
     * @param handle  has to outlive the iterator.
     * @param index   of the item.
     */
    index_iterator(const Handle *handle, std::size_t index) noexcept : handle_(handle), index_(index) {}

    /** @return the item. */
    Item operator*() const noexcept { return At(handle_, index_); }

    /** @return the item. */
    pointer operator->() const noexcept { return pointer(At(handle_, index_)); }

    /** @return itself, one item on. */
    index_iterator &operator++() noexcept {
        ++index_;
        return *this;
    }

    /** @return as it was before it went one item on. */
    index_iterator operator++(int) noexcept {
        index_iterator before = *this;
        ++index_;
        return before;
    }

    /**
     * @param a, b  of the same handle.
     * @return true if both are at one place.
     */
    friend bool operator==(const index_iterator &a, const index_iterator &b) noexcept { return a.index_ == b.index_; }

    /**
     * @param a, b  of the same handle.
     * @return true if they are not at one place.
     */
    friend bool operator!=(const index_iterator &a, const index_iterator &b) noexcept { return a.index_ != b.index_; }

  private:
    const Handle *handle_ = nullptr;
    std::size_t index_ = 0;
};

/* A bit for bit look: that of a comparison is lost under -ffast-math. */
inline bool is_nan(double value) noexcept {
    std::uint64_t bits = 0;

    static_assert(sizeof bits == sizeof value, "a double has 64 bits");
    std::memcpy(&bits, &value, sizeof bits);
    return (bits & UINT64_C(0x7FFFFFFFFFFFFFFF)) > UINT64_C(0x7FF0000000000000);
}

} // namespace detail

/** The common words or the notes of a report: a view, to be used while the report lives. */
template <class Item, Item (*At)(const tg_report *, std::size_t), std::size_t (*Size)(const tg_report *)>
class report_list {
  public:
    /** Gives items by value. */
    using iterator = detail::index_iterator<tg_report, Item, At>;

    /** @param report  has to outlive the list; NULL has nothing in it. */
    explicit report_list(const tg_report *report) noexcept : report_(report) {}

    /** @return at the first item. */
    iterator begin() const noexcept { return iterator(report_, 0); }

    /** @return behind the last item. */
    iterator end() const noexcept { return iterator(report_, Size(report_)); }

    /** @return how many there are. */
    std::size_t size() const noexcept { return Size(report_); }

    /** @return true if there is none. */
    bool empty() const noexcept { return size() == 0; }

    /**
     * @param index  from 0 on; an empty item comes from behind the end.
     * @return the item.
     */
    Item operator[](std::size_t index) const noexcept { return At(report_, index); }

  private:
    const tg_report *report_;
};

/** The most common words, descending by how often they occur. */
using common_words = report_list<common_word, detail::common_word_at, tg_report_top_size>;

/** The notes of a report. */
using notes = report_list<note, detail::note_at, tg_report_note_size>;

/** The result of an analysis: immutable, and independent of what made it. Many threads may read it. */
class report {
  public:
    /** Empty. */
    report() noexcept = default;

    /** @param owned  a handle that is freed with this report; NULL makes it empty. */
    explicit report(tg_report *owned) noexcept : handle_(owned) {}

    /**
     * @param which  what is counted.
     * @return the count; none if it was not asked for or is not defined. O(1).
     */
    std::optional<std::uint64_t> count(tg_count which) const noexcept {
        std::uint64_t n = tg_report_count(get(), which);
        return n == TG_COUNT_NONE ? std::nullopt : std::optional<std::uint64_t>(n);
    }

    /**
     * @param which  the metric.
     * @return its value as the library worked it out; none if it is undefined or was not asked for. O(1).
     */
    std::optional<double> metric(tg_metric which) const noexcept {
        double value = tg_report_metric(get(), which);
        return detail::is_nan(value) ? std::nullopt : std::optional<double>(value);
    }

    /** @return the most common words, while the report lives. */
    common_words top() const & { return common_words(get()); }
    common_words top() const && = delete;

    /** @return the notes, while the report lives. */
    textgauge::notes notes() const & { return textgauge::notes(get()); }
    textgauge::notes notes() const && = delete;

    /** @return the language whose rules were used, such as "en", a static string; "und" for none of them. */
    std::string_view language() const noexcept { return tg_report_language(get()); }

    /** @return true if it is not empty. */
    explicit operator bool() const noexcept { return handle_ != nullptr; }

    /** @return the handle, which stays the report's; NULL if it is empty. */
    const tg_report *get() const noexcept { return handle_.get(); }

    /** @return the handle, which is the caller's now; the report is empty. */
    tg_report *release() noexcept { return handle_.release(); }

  private:
    std::unique_ptr<tg_report, detail::deleter<tg_report, tg_report_free>> handle_;
};

/**
 * Measure one text.
 *
 * @param text     in the encoding of the options.
 * @param options  none for the defaults.
 * @return the report; the errors of tg_analyze, with the offset of what is ill-formed.
 *
 * Thread-safe. O(text.size()), as tg_analyze.
 */
inline result<report> analyze(std::string_view text, options_ref options = {}) noexcept {
    tg_report *made = nullptr;
    tg_error failure = {TG_OK, 0};

    if (tg_analyze(text.data(), text.size(), options.get(), &made, &failure) != TG_OK)
        return error(failure.status, failure.offset);
    return report(made);
}

/**
 * @param which  a count.
 * @return its camelCase name, a static string; empty if there is no such count.
 */
inline std::string_view name(tg_count which) noexcept {
    const char *known = tg_count_name(static_cast<std::size_t>(which));
    return known ? known : std::string_view();
}

/**
 * @param which  a metric.
 * @return its camelCase name, a static string; empty if there is no such metric.
 */
inline std::string_view name(tg_metric which) noexcept {
    const char *known = tg_metric_name(static_cast<std::size_t>(which));
    return known ? known : std::string_view();
}

/* ── Word tables ────────────────────────────────────────────────────────── */

/** A word of a table, or an n-gram. */
struct word_count {
    std::string_view word;   /**< as it is shown, UTF-8; of the table */
    std::uint64_t count = 0; /**< how often it occurs */
    std::uint64_t error = 0; /**< how much the count may be too high; 0 without `max_words` */
};

namespace detail {

inline word_count word_at(const tg_words *words, std::size_t index) noexcept {
    if (index >= tg_words_size(words)) return {};
    const std::int32_t *offsets = tg_words_offsets(words);
    const std::uint64_t *errors = tg_words_errors(words);
    return {std::string_view(tg_words_text(words, nullptr) + offsets[index],
                             static_cast<std::size_t>(offsets[index + 1] - offsets[index])),
            tg_words_counts(words)[index], errors ? errors[index] : 0};
}

} // namespace detail

/**
 * The distinct words of a text, or its n-grams, and how often each occurs: the
 * most common first, then by the bytes of the key. A range that never changes,
 * independent of what made it. Many threads may read it.
 */
class word_table {
  public:
    /** Gives words by value; of the table, which has to stay where it is. */
    using iterator = detail::index_iterator<tg_words, word_count, detail::word_at>;

    /** Empty. */
    word_table() noexcept = default;

    /** @param owned  a handle that is freed with this table; NULL makes it empty. */
    explicit word_table(tg_words *owned) noexcept : handle_(owned) {}

    /** @return at the most common word, while the table lives. */
    iterator begin() const &noexcept { return iterator(get(), 0); }
    iterator begin() const && = delete;

    /** @return behind the last word. */
    iterator end() const &noexcept { return iterator(get(), size()); }
    iterator end() const && = delete;

    /** @return how many distinct words it has. */
    std::size_t size() const noexcept { return tg_words_size(get()); }

    /** @return true if it has none. */
    bool empty() const noexcept { return size() == 0; }

    /**
     * @param index  from 0, the most common one; an empty word comes from behind the end.
     * @return the word, while the table lives.
     */
    word_count operator[](std::size_t index) const &noexcept { return detail::word_at(get(), index); }
    word_count operator[](std::size_t index) const && = delete;

    /** @return how many words were counted: the sum of all counts. */
    std::uint64_t total() const noexcept { return tg_words_total(get()); }

    /** @return true if it has all words with exact counts: always without `max_words`. */
    bool is_exact() const noexcept { return tg_words_is_exact(get()) != 0; }

    /** @return how many distinct words there were: size(), or an estimate if it is not exact. */
    std::uint64_t distinct() const noexcept { return tg_words_distinct(get()); }

    /**
     * @param word  UTF-8; folded as the table's are.
     * @return how often it occurs, 0 if it is not in the table; TG_E_NOMEM. O(word.size()).
     */
    result<std::uint64_t> count(std::string_view word) const noexcept {
        std::uint64_t found = 0;
        tg_status status = tg_words_get(get(), word.data(), word.size(), nullptr, &found);
        if (status != TG_OK) return error(status);
        return found;
    }

    /**
     * @param word  UTF-8; folded as the table's are.
     * @return at the word, end() if it is not in the table; TG_E_NOMEM. O(word.size()).
     */
    result<iterator> find(std::string_view word) const &noexcept {
        std::size_t index = 0;
        tg_status status = tg_words_get(get(), word.data(), word.size(), &index, nullptr);
        if (status != TG_OK) return error(status);
        return iterator(get(), index);
    }
    result<iterator> find(std::string_view word) const && = delete;

    /** @return all words one right behind the other, UTF-8, while the table lives. */
    std::string_view text() const &noexcept {
        std::size_t len = 0;
        const char *bytes = tg_words_text(get(), &len);
        return std::string_view(bytes, len);
    }
    std::string_view text() const && = delete;

    /** @return size() + 1 offsets in text(), as of Arrow's Utf8; NULL where there is no table. While the table lives. */
    const std::int32_t *offsets() const &noexcept { return tg_words_offsets(get()); }
    const std::int32_t *offsets() const && = delete;

    /** @return size() counts; NULL where there is no table. While the table lives. */
    const std::uint64_t *counts() const &noexcept { return tg_words_counts(get()); }
    const std::uint64_t *counts() const && = delete;

    /** @return size() errors of the counts; NULL without `max_words`. While the table lives. */
    const std::uint64_t *errors() const &noexcept { return tg_words_errors(get()); }
    const std::uint64_t *errors() const && = delete;

    /** @return true if it is made, with words or without. */
    explicit operator bool() const noexcept { return handle_ != nullptr; }

    /** @return the handle, which stays the table's; NULL if it is not made. */
    const tg_words *get() const noexcept { return handle_.get(); }

    /** @return the handle, which is the caller's now; the table is not made any more. */
    tg_words *release() noexcept { return handle_.release(); }

  private:
    std::unique_ptr<tg_words, detail::deleter<tg_words, tg_words_free>> handle_;
};

/**
 * Count the words of one text.
 *
 * @param text     in the encoding of the options.
 * @param options  none for the defaults; those from `words` on say which words, and what one word is.
 * @return the table; the errors of tg_words_new, with the offset of what is ill-formed.
 *
 * Thread-safe. As tg_words_new.
 */
inline result<word_table> word_frequencies(std::string_view text, options_ref options = {}) noexcept {
    tg_words *made = nullptr;
    tg_error failure = {TG_OK, 0};

    if (tg_words_new(text.data(), text.size(), options.get(), &made, &failure) != TG_OK)
        return error(failure.status, failure.offset);
    return word_table(made);
}

/* ── A text in pieces ───────────────────────────────────────────────────── */

/** The bytes of a saved analyzer. */
class saved_state {
  public:
    /** No bytes. */
    saved_state() noexcept = default;

    /** @return the first byte; NULL if there is none. */
    const char *data() const noexcept { return bytes_.get(); }

    /** @return how many bytes there are. */
    std::size_t size() const noexcept { return size_; }

    /** @return the bytes, while this lives. */
    std::string_view view() const & { return std::string_view(bytes_.get(), size_); }
    std::string_view view() const && = delete;

  private:
    friend class analyzer;
    saved_state(std::unique_ptr<char[]> bytes, std::size_t size) noexcept : bytes_(std::move(bytes)), size_(size) {}
    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
};

/** A text that comes in pieces, or several of them. One analyzer, one thread at a time. */
class analyzer {
  public:
    /** Empty. */
    analyzer() noexcept = default;

    /** @param owned  a handle that is freed with this analyzer; NULL makes it empty. */
    explicit analyzer(tg_analyzer *owned) noexcept : handle_(owned) {}

    /**
     * @param options  none for the defaults; copied.
     * @return an analyzer that has had nothing yet; the errors of tg_analyzer_new.
     */
    static result<analyzer> create(options_ref options = {}) noexcept {
        tg_analyzer *made = nullptr;
        tg_status status = tg_analyzer_new(options.get(), &made);
        return owned(status, made);
    }

    /**
     * @param state    what save() gave, here or elsewhere; it need not be trusted.
     * @param options  as for tg_analyzer_load.
     * @return an analyzer with what was saved; the errors of tg_analyzer_load.
     */
    static result<analyzer> load(std::string_view state, options_ref options = {}) noexcept {
        tg_analyzer *made = nullptr;
        tg_status status = tg_analyzer_load(state.data() ? state.data() : "", state.size(), options.get(), &made);
        return owned(status, made);
    }

    /**
     * @param piece  the next piece, cut anywhere.
     * @return done; the errors of tg_analyzer_write, with the offset of what is ill-formed.
     */
    result<void> write(std::string_view piece) noexcept {
        return done(tg_analyzer_write(get(), piece.data(), piece.size()));
    }

    /**
     * @param encoding  of this piece.
     * @param piece     the next piece, cut anywhere.
     * @return done; the errors of tg_analyzer_write_as, with the offset of what is ill-formed.
     */
    result<void> write_as(tg_encoding encoding, std::string_view piece) noexcept {
        return done(tg_analyzer_write_as(get(), encoding, piece.data(), piece.size()));
    }

    /** @return done; the errors of tg_analyzer_end_document. */
    result<void> end_document() noexcept { return done(tg_analyzer_end_document(get())); }

    /** @return a report on everything, after the end of the document; the errors of tg_analyzer_finish. */
    result<textgauge::report> finish() noexcept {
        tg_report *made = nullptr;
        if (auto ended = done(tg_analyzer_finish(get(), &made)); !ended) return ended.error();
        return textgauge::report(made);
    }

    /** @return a report as if the text ended here; the errors of tg_analyzer_report. */
    result<textgauge::report> report() const noexcept {
        tg_report *made = nullptr;
        tg_status status = tg_analyzer_report(get(), &made);
        if (status != TG_OK) return textgauge::error(status);
        return textgauge::report(made);
    }

    /** @return the words so far, as if the text ended here, in a copy; the errors of tg_analyzer_words. */
    result<word_table> words() const noexcept {
        tg_words *made = nullptr;
        tg_status status = tg_analyzer_words(get(), &made);
        if (status != TG_OK) return textgauge::error(status);
        return word_table(made);
    }

    /**
     * The words after the end of the document, without a copy: the analyzer is as after reset() then.
     *
     * @return the table; the errors of tg_analyzer_take_words, after which nothing is left but reset().
     */
    result<word_table> take_words() noexcept {
        tg_words *made = nullptr;
        if (auto taken = done(tg_analyzer_take_words(get(), SIZE_MAX, &made)); !taken) return taken.error();
        return word_table(made);
    }

    /**
     * @param from  whose closed documents are added; it stays as it is.
     * @return done; the errors of tg_analyzer_merge.
     */
    result<void> merge(const analyzer &from) noexcept { return done(tg_analyzer_merge(get(), from.get())); }

    /**
     * @param before  the text before the part, all or at least the last 4 KiB of it, to a place that cut() found.
     * @return done; the errors of tg_analyzer_begin_part.
     */
    result<void> begin_part(std::string_view before) noexcept {
        return done(tg_analyzer_begin_part(get(), before.data(), before.size()));
    }

    /**
     * @param part  the part that the open document goes on with; it is as after reset() then.
     * @return done; the errors of tg_analyzer_append.
     */
    result<void> append(analyzer &part) noexcept { return done(tg_analyzer_append(get(), part.get())); }

    /** @return an independent copy, an open document included; the errors of tg_analyzer_clone. */
    result<analyzer> clone() const noexcept {
        tg_analyzer *made = nullptr;
        tg_status status = tg_analyzer_clone(get(), &made);
        return owned(status, made);
    }

    /** @return the closed documents as bytes; the errors of tg_analyzer_save. */
    result<saved_state> save() const noexcept {
        std::size_t size = 0;
        tg_status status = tg_analyzer_save(get(), nullptr, 0, &size);
        if (status != TG_OK) return textgauge::error(status);
        std::unique_ptr<char[]> bytes(new (std::nothrow) char[size]);
        if (!bytes) return textgauge::error(TG_E_NOMEM);
        status = tg_analyzer_save(get(), bytes.get(), size, &size);
        if (status != TG_OK) return textgauge::error(status);
        return saved_state(std::move(bytes), size);
    }

    /** @return the options that it works by, `language` as a static string; the errors of tg_analyzer_options. */
    result<textgauge::options> options() const noexcept {
        textgauge::options out;
        tg_status status = tg_analyzer_options(get(), &out);
        if (status != TG_OK) return textgauge::error(status);
        return out;
    }

    /** @return the details of the call that made it unusable; TG_OK if none did. */
    textgauge::error error() const noexcept {
        tg_error why = tg_analyzer_error(get());
        return {why.status, why.offset};
    }

    /** As it was when it was made, whatever happened. */
    void reset() noexcept { tg_analyzer_reset(get()); }

    /** @return true if it is not empty. */
    explicit operator bool() const noexcept { return handle_ != nullptr; }

    /** @return the handle, which stays the analyzer's; NULL if it is empty. */
    tg_analyzer *get() noexcept { return handle_.get(); }

    /** @return the handle, which stays the analyzer's; NULL if it is empty. */
    const tg_analyzer *get() const noexcept { return handle_.get(); }

    /** @return the handle, which is the caller's now; the analyzer is empty. */
    tg_analyzer *release() noexcept { return handle_.release(); }

  private:
    static result<analyzer> owned(tg_status status, tg_analyzer *made) noexcept {
        if (status != TG_OK) return textgauge::error(status);
        return analyzer(made);
    }

    result<void> done(tg_status status) const noexcept {
        return textgauge::error(status, status == TG_E_INVALID ? tg_analyzer_error(get()).offset : 0);
    }

    std::unique_ptr<tg_analyzer, detail::deleter<tg_analyzer, tg_analyzer_free>> handle_;
};

/**
 * Find a place where a text may be cut into parts.
 *
 * @param text     the whole text.
 * @param from     where to begin to look, in bytes.
 * @param options  none for the defaults.
 * @return a place behind `from`; the errors of tg_cut.
 */
inline result<std::size_t> cut(std::string_view text, std::size_t from, options_ref options = {}) noexcept {
    std::size_t found = 0;
    tg_status status = tg_cut(text.data(), text.size(), from, options.get(), &found);

    if (status != TG_OK) return error(status);
    return found;
}

/* ── Segments ───────────────────────────────────────────────────────────── */

/** A grapheme cluster, a word or what is between words, or a sentence. */
struct segment {
    std::string_view text;  /**< its bytes, in the text */
    std::size_t offset = 0; /**< where it begins, in bytes from the start of the text */
    std::uint8_t flags = 0; /**< such as TG_SEGMENT_WORD_LIKE */

    /** @return true if it is a word, with a letter or digit in it; of TG_WORDS alone. */
    bool is_word_like() const noexcept { return (flags & TG_SEGMENT_WORD_LIKE) != 0; }
};

/**
 * The segments of a text, found as they are asked for, in constant memory: a
 * range, over and over again. A view: the text, and the string of
 * options.language, have to outlive it; iterators have to be used while it lives.
 */
class segments {
  public:
    /** Finds a batch of segments at a time; copies go on independently. */
    class iterator {
      public:
        using iterator_category = std::input_iterator_tag;  /**< for C++17: segments are made, not kept */
        using iterator_concept = std::forward_iterator_tag; /**< for C++20: they can be walked again */
        using value_type = segment;                         /**< what is in the range */
        using difference_type = std::ptrdiff_t;             /**< between places of the range */
        using pointer = detail::arrow<segment>;             /**< what `->` gives */
        using reference = segment;                          /**< what `*` gives */

        /** Of no range: the end of any. */
        iterator() noexcept = default;

        /** @return the segment. */
        segment operator*() const noexcept {
            std::size_t begin = at_ ? ends_[at_ - 1] : 0;
            return {of_->text_.substr(base_ + begin, ends_[at_] - begin), base_ + begin, flags_[at_]};
        }

        /** @return the segment. */
        pointer operator->() const noexcept { return pointer(**this); }

        /** @return itself, one segment on. O(the segment), amortised. */
        iterator &operator++() noexcept {
            if (++at_ == count_) {
                base_ += ends_[count_ - 1];
                fill();
            }
            return *this;
        }

        /** @return as it was before it went one segment on. */
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }

        /**
         * @param a  of a range, or of none.
         * @param b  of the same range, or of none.
         * @return true if both are at one place, or both at the end.
         */
        friend bool operator==(const iterator &a, const iterator &b) noexcept { return a.place() == b.place(); }

        /**
         * @param a  of a range, or of none.
         * @param b  of the same range, or of none.
         * @return true if they are not at one place.
         */
        friend bool operator!=(const iterator &a, const iterator &b) noexcept { return a.place() != b.place(); }

      private:
        friend class segments;
        static constexpr std::size_t batch = 64;

        explicit iterator(const segments *of) noexcept : of_(of) { fill(); }

        /* Where it is in the text; nowhere at its end. */
        std::size_t place() const noexcept {
            return at_ == count_ ? std::string_view::npos : base_ + (at_ ? ends_[at_ - 1] : 0);
        }

        void fill() noexcept {
            std::string_view rest = of_->text_.substr(base_);
            std::size_t consumed = 0;

            at_ = count_ = 0; /* tg_boundaries has refused nothing of this before: segments::of asked it */
            if (!rest.empty())
                tg_boundaries(of_->granularity_, rest.data(), rest.size(), 1, of_->chosen(), &cursor_, ends_, flags_,
                              batch, &count_, &consumed);
        }

        const segments *of_ = nullptr;
        std::size_t base_ = 0, at_ = 0, count_ = 0;
        tg_cursor cursor_ = {};
        std::size_t ends_[batch] = {};
        std::uint8_t flags_[batch] = {};
    };

    using value_type = segment;      /**< what is in the range */
    using const_iterator = iterator; /**< nothing in it can be changed */

    /** Of an empty text. */
    segments() noexcept = default;

    /**
     * @param granularity  what a segment is.
     * @param text         the text.
     * @param options      none for the defaults; copied, but for the string of `language`.
     * @return the range; the errors of tg_boundaries. O(1).
     */
    static result<segments> of(tg_granularity granularity, std::string_view text, options_ref options = {}) noexcept {
        std::uint64_t none = 0;
        tg_status status = tg_count_segments(granularity, nullptr, 0, options.get(), &none);

        if (status != TG_OK) return error(status);
        return segments(granularity, text, options);
    }

    /** @return at the first segment. */
    iterator begin() const noexcept { return iterator(this); }

    /** @return behind the last segment. */
    iterator end() const noexcept { return {}; }

    /** @return true if the text is empty. */
    bool empty() const noexcept { return text_.empty(); }

  private:
    segments(tg_granularity granularity, std::string_view text, options_ref options) noexcept
        : granularity_(granularity), text_(text), by_default_(!options.get()) {
        if (options.get()) std::memcpy(&options_, options.get(), stored_size(options.get()->size));
    }

    /* A caller of an older header has fewer options. */
    static std::size_t stored_size(std::size_t size) noexcept {
        return size < sizeof(tg_options) ? size : sizeof(tg_options);
    }

    const tg_options *chosen() const noexcept { return by_default_ ? nullptr : &options_; }

    tg_granularity granularity_ = TG_WORDS;
    std::string_view text_;
    bool by_default_ = true;
    tg_options options_ = {};
};

/** How a walk ended. */
enum class walk {
    whole,  /**< at the end of the text */
    stopped /**< where the visitor wanted no more */
};

namespace detail {

template <class Visitor> class visit_call {
  public:
    visit_call(Visitor &visitor, std::string_view text) noexcept : visitor_(visitor), text_(text) {}

    /* What tg_visit calls: nothing may be thrown through it. */
    static int batch(void *user, const tg_segments *found) noexcept {
        auto &self = *static_cast<visit_call *>(user);
#if TEXTGAUGE_HAS_EXCEPTIONS
        try {
            return self.all_of(*found);
        } catch (...) {
            self.thrown_ = std::current_exception();
            return 1;
        }
#else
        return self.all_of(*found);
#endif
    }

    /* The status of tg_visit, or what the visitor threw. */
    result<walk> end(tg_status status) {
#if TEXTGAUGE_HAS_EXCEPTIONS
        if (thrown_) std::rethrow_exception(std::move(thrown_));
#endif
        if (status == TG_E_CANCELLED) return walk::stopped;
        if (status != TG_OK) return error(status);
        return walk::whole;
    }

  private:
    int all_of(const tg_segments &found) {
        for (std::size_t i = 0; i < found.count; i++) {
            segment s{text_.substr(found.offset[i], found.len[i]), found.offset[i], found.flags[i]};
            if constexpr (std::is_void_v<std::invoke_result_t<Visitor &, const segment &>>) visitor_(s);
            else if (!visitor_(s)) return 1;
        }
        return 0;
    }

    Visitor &visitor_;
    std::string_view text_;
#if TEXTGAUGE_HAS_EXCEPTIONS
    std::exception_ptr thrown_;
#endif
};

} // namespace detail

/**
 * Walk over the segments of a text, by tg_visit.
 *
 * @param granularity  what a segment is.
 * @param text         the text.
 * @param visitor      called with each `const segment &`, in order; if it returns something, false ends the walk. What it
 *                     throws ends the walk and comes out of this call.
 * @param options      none for the defaults.
 * @return how the walk ended; the errors of tg_visit. O(text.size()); allocates nothing.
 */
template <class Visitor>
result<walk> visit(tg_granularity granularity, std::string_view text, Visitor &&visitor, options_ref options = {}) {
    detail::visit_call<std::remove_reference_t<Visitor>> call(visitor, text);

    return call.end(tg_visit(granularity, text.data(), text.size(), options.get(), call.batch, &call));
}

/**
 * Count the segments of a text.
 *
 * @param granularity  what a segment is.
 * @param text         the text.
 * @param options      none for the defaults.
 * @return the count; the errors of tg_count_segments. O(text.size()); allocates nothing.
 */
inline result<std::uint64_t> count_segments(tg_granularity granularity, std::string_view text,
                                            options_ref options = {}) noexcept {
    std::uint64_t count = 0;
    tg_status status = tg_count_segments(granularity, text.data(), text.size(), options.get(), &count);

    if (status != TG_OK) return error(status);
    return count;
}

/**
 * Count the syllables of a word.
 *
 * @param word     the word.
 * @param options  its language; none for English.
 * @return at least 1; the errors of tg_count_syllables. O(word.size()).
 */
inline result<std::uint32_t> count_syllables(std::string_view word, options_ref options = {}) noexcept {
    std::uint32_t count = 0;
    tg_status status = tg_count_syllables(word.data(), word.size(), options.get(), &count);

    if (status != TG_OK) return error(status);
    return count;
}

/** The language of a text, and how sure that is. */
struct detected_language {
    const tg_language *language; /**< the library's own; ask tg_language_tag for its tag, which may be "und" */
    double confidence;           /**< from 0.5 to 1; 0 for "und" */
};

/**
 * Tell the language of a text.
 *
 * @param text     the text, of which the beginning is looked at.
 * @param options  its encoding; none for the defaults.
 * @return the language; the errors of tg_detect_language. O(1); allocates nothing.
 */
inline result<detected_language> detect_language(std::string_view text, options_ref options = {}) noexcept {
    detected_language found = {nullptr, 0};
    tg_status status = tg_detect_language(text.data(), text.size(), options.get(), &found.language, &found.confidence);

    if (status != TG_OK) return error(status);
    return found;
}

/** Finds the segments of a text that comes in pieces, in bounded memory. One segmenter, one thread at a time. */
class segmenter {
  public:
    /** Empty. */
    segmenter() noexcept = default;

    /** @param owned  a handle that is freed with this segmenter; NULL makes it empty. */
    explicit segmenter(tg_segmenter *owned) noexcept : handle_(owned) {}

    /**
     * @param granularity  what a segment is.
     * @param options      none for the defaults; copied.
     * @return a segmenter that has had nothing yet; the errors of tg_segmenter_new.
     */
    static result<segmenter> create(tg_granularity granularity, options_ref options = {}) noexcept {
        tg_segmenter *made = nullptr;
        tg_status status = tg_segmenter_new(granularity, options.get(), &made);

        if (status != TG_OK) return error(status);
        return segmenter(made);
    }

    /**
     * Take the next piece, and hand out the ends of segments that are certain.
     *
     * @param piece  cut anywhere.
     * @param last   true: the text ends behind this piece. The segmenter is as after reset() then.
     * @param sink   called with the end of each segment, in bytes from the start of the text, and its flags. If it
     *               throws, the rest of the piece is not taken, and reset() is what can be done.
     * @return done; the errors of tg_segmenter_write. O(piece.size()); allocates nothing.
     */
    template <class Sink> result<void> write(std::string_view piece, bool last, Sink &&sink) {
        std::uint64_t ends[batch];
        std::uint8_t flags[batch];
        std::size_t count = 0, consumed = 0;

        do {
            tg_status status =
                tg_segmenter_write(get(), piece.data(), piece.size(), last, ends, flags, batch, &count, &consumed);
            if (status != TG_OK) return error(status);
            for (std::size_t i = 0; i < count; i++) sink(ends[i], flags[i]);
            piece.remove_prefix(consumed);
        } while (count == batch);
        return {};
    }

    /** As it was when it was made. */
    void reset() noexcept { tg_segmenter_reset(get()); }

    /** @return true if it is not empty. */
    explicit operator bool() const noexcept { return handle_ != nullptr; }

    /** @return the handle, which stays the segmenter's; NULL if it is empty. */
    tg_segmenter *get() noexcept { return handle_.get(); }

    /** @return the handle, which is the caller's now; the segmenter is empty. */
    tg_segmenter *release() noexcept { return handle_.release(); }

  private:
    static constexpr std::size_t batch = 256;
    std::unique_ptr<tg_segmenter, detail::deleter<tg_segmenter, tg_segmenter_free>> handle_;
};

#if !TEXTGAUGE_HAS_EXCEPTIONS
} // namespace without_exceptions
#endif

} // namespace textgauge

#endif /* TEXTGAUGE_HPP */
