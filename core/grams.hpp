// Grams: a text as the set of its pairs of characters, which is how Chinese is searched without a dictionary.
//
// Signs, spaces and the little words that every sentence has (的 了 吗 ...) end a run; Latin words and numbers stay
// whole; numbers written in Han characters count as figures, so that 九十岁 finds 90 岁.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qungong {

using Grams = std::vector<std::uint64_t>; // Sorted, each once

[[nodiscard]] Grams grams_of(std::string_view text);
// Two code points or more with figures as figures and Latin in lower case, for looking whole words up in.
[[nodiscard]] std::string folded(std::string_view text);
[[nodiscard]] std::size_t shared(const Grams& a, const Grams& b);

} // namespace qungong
