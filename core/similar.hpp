// Similar: matters nearby and not long ago that say much the same, suggested before a new one is filed.
//
// It only suggests: merging is a person's step, and everybody keeps number, answer and rating.
#pragma once

#include <string>
#include <vector>

#include "core/rules.hpp"

namespace qungong {

struct Told { // A matter as far as likeness goes
    CaseId case_id;
    PlaceId place;
    std::string topic, words;
    Instant at;
};

struct Similar {
    CaseId case_id;
    int percent = 0; // 1..100
    friend bool operator==(const Similar&, const Similar&) = default;
};

// Nearby: the same place, or another of the same town. Not long ago: at most 90 days between them. Most alike first.
[[nodiscard]] std::vector<Similar> similar_to(const Told& told, const std::vector<Told>& others, const Rules& rules,
                                              std::size_t max);

} // namespace qungong
