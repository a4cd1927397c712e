// Words: the machinery behind every closed list. The enumerator, the wire word and the log word are one word.
//
// A list is written once, as `QG_WORDS(Urgency, critical, urgent, normal)`; from it come the enum, `word(e)`,
// `word_from_text<Urgency>("urgent")` and `all_words<Urgency>()`. The UI text stands in assets/i18n under
// `<kind>.<word>`, and a test walks every list in both languages through `kind_of<E>`.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace qungong {

template <class E>
struct WordList; // Specialised by QG_WORDS: names, kind

template <class E>
concept Worded = requires { WordList<E>::names; };

template <Worded E>
[[nodiscard]] constexpr std::string_view word(E e)
{
    return WordList<E>::names[static_cast<std::size_t>(e)];
}

template <Worded E>
[[nodiscard]] constexpr std::optional<E> word_from_text(std::string_view text)
{
    for (std::size_t i = 0; i < WordList<E>::names.size(); ++i)
        if (WordList<E>::names[i] == text) return static_cast<E>(i);
    return std::nullopt;
}

template <Worded E>
[[nodiscard]] constexpr auto all_words()
{
    std::array<E, WordList<E>::names.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<E>(i);
    return all;
}

namespace detail {
// Splits "a, b_c, d" (what the macro stringises) into names; N is counted by the enum itself.
template <std::size_t N>
constexpr std::array<std::string_view, N> split_names(std::string_view text)
{
    std::array<std::string_view, N> names{};
    for (std::size_t i = 0; i < N; ++i) {
        while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
        std::size_t length = 0;
        while (length < text.size() && text[length] != ',' && text[length] != ' ') ++length;
        names[i] = text.substr(0, length);
        // An enumerator that is a C++ keyword is written with a trailing underscore; the wire word has none.
        if (names[i].ends_with('_')) names[i].remove_suffix(1);
        text.remove_prefix(length);
    }
    return names;
}
constexpr std::size_t count_names(std::string_view text)
{
    std::size_t n = 1;
    for (char c : text) n += c == ',';
    return n;
}
} // namespace detail

// `kind` is the prefix of its sentences in assets/i18n, e.g. "urgency".
#define QG_WORDS(Enum, kind_text, ...)                                                              \
    enum class Enum { __VA_ARGS__ };                                                                \
    template <>                                                                                     \
    struct WordList<Enum> {                                                                         \
        static constexpr std::string_view kind = kind_text;                                         \
        static constexpr auto names = detail::split_names<detail::count_names(#__VA_ARGS__)>(#__VA_ARGS__); \
    };

} // namespace qungong
