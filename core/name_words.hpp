// NameWords: what the searcher of names (core/redact_names.cpp) knows of Chinese names: surnames, what stands before and
// behind a name, and words that begin like a name and are none. Lists of facts, no rule.
#pragma once

#include <string_view>

#include "core/folded_text.hpp"

namespace qungong {

// Length of the surname that stands at i: 2 where a compound one does, 0 for none.
[[nodiscard]] std::size_t surname_at(const FoldedText& text, std::size_t i);
// The same for a character that is a surname now and then and a word of a sentence otherwise: 但, 和, 单.
[[nodiscard]] std::size_t rare_surname_at(const FoldedText& text, std::size_t i);
// 我叫, 户主, 联系人: what follows is a name whatever it looks like, up to the end of the clause.
[[nodiscard]] std::size_t strong_telling_at(const FoldedText& text, std::size_t i);
// 村民, 组长, 我儿子: what follows may be a name or the rest of a sentence.
[[nodiscard]] std::size_t weak_telling_at(const FoldedText& text, std::size_t i);
// 主任, 婆婆, 老三: what stands before it is a surname or a name.
[[nodiscard]] std::size_t title_at(const FoldedText& text, std::size_t i);
// 老三, 二娃: a title that points at one person as a name does.
[[nodiscard]] bool is_nickname_at(const FoldedText& text, std::size_t i);
// 高兴, 向村委会, 石桥: a word that begins with a surname and is no name.
[[nodiscard]] bool is_other_word_at(const FoldedText& text, std::size_t i);
// A character that no given name has: 的, 了, 我.
[[nodiscard]] bool is_never_given(char32_t c);
// A character that goes on after a name more often than it is one of it: 说, 家, 和.
[[nodiscard]] bool goes_on_after_name(char32_t c);
// 村, 湾, 路: a name of a place ends so.
[[nodiscard]] bool ends_a_place(char32_t c);

} // namespace qungong
