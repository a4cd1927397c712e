// Say: every sentence for people comes out of here. Code has words and arguments, assets/i18n has the sentences.
//
// A sentence names its arguments in braces: "{office} is working on it". An argument nobody gave stays as it is, a
// key nobody wrote comes back as the key: both are seen at once, and a test finds them. Where one is said otherwise than
// many, both stand behind the count: "{n} {n|person|people}".
//
//   say(texts, "fault.no_such_office", {{"refused", "u1"}});
//   say(texts, Urgency::critical);   // "特急"
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "core/value.hpp"
#include "core/words.hpp"

namespace qungong {

struct Texts {
    std::string language; // "zh-CN" or "en"
    std::map<std::string, std::string, std::less<>> sentences;
    [[nodiscard]] bool is_english() const { return language == "en"; }
    friend bool operator==(const Texts&, const Texts&) = default;
};

// {"state.filed":"待受理",...}; refuses with wrong_type and the key.
[[nodiscard]] Result<Texts> texts_from_value(const Value& file, std::string language);
[[nodiscard]] bool has_sentence(const Texts& texts, std::string_view key);
[[nodiscard]] std::string say(const Texts& texts, std::string_view key, const Value& args = {});
[[nodiscard]] std::string filled(std::string_view sentence, const Value& args);

template <Worded E>
[[nodiscard]] std::string key_of(E e)
{
    return std::string(WordList<E>::kind) + "." + std::string(word(e));
}
template <Worded E>
[[nodiscard]] std::string say(const Texts& texts, E e)
{
    return say(texts, key_of(e));
}

} // namespace qungong
