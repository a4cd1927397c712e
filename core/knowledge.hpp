// Knowledge: which policy answers fit what somebody is typing. Works offline and on half a sentence.
//
// Articles are ranked by the pairs of characters they share with the question, rare pairs counting more, and by whole
// keywords found in it. An article out of date, or not for the place, is never suggested.
#pragma once

#include <string_view>
#include <vector>

#include "core/rules.hpp"

namespace qungong {

struct Suggestion {
    const Article* article = nullptr; // Into the rules it was asked of
    int score = 0;                    // Only for comparing
};

// Best first; empty where nothing fits well enough to be worth reading.
[[nodiscard]] std::vector<Suggestion> suggest(std::string_view words, const Rules& rules, const PlaceId& place,
                                              Date today, std::size_t max);
[[nodiscard]] const Article* article_of(const Rules& rules, std::string_view id); // Null where there is none

} // namespace qungong
