// Successors: which place and which office have the work of one that is no more (2025-11-06: 渝北区 and 江北区 dissolved).
//
// A matter keeps the place it was filed at for ever, and figures count it there; only the question who works on it is
// put to the place that took over. Of several successors the first that is valid that day takes it, so a pack names
// first the one that took over the seat. What began later than the day, or ended without a successor, stands for
// itself: a matter is never without a place.
//
//   place_on(rules, {"500112135"}, *date_from_text("2025-11-06"));   // 大湾镇 as it stands in 北碚区
#pragma once

#include "core/rules.hpp"

namespace qungong {

[[nodiscard]] bool is_valid_on(const Place& place, Date day); // Both ends of its dates included
[[nodiscard]] bool is_ended_on(const Rules& rules, const PlaceId& place, Date day);
// Over several changes, one after the other.
[[nodiscard]] PlaceId place_on(const Rules& rules, const PlaceId& place, Date day);
// The office itself while its place is valid; else the office of its kind and level where the place went, for units
// the one that has most of its duties. Null where nobody took over.
[[nodiscard]] const Office* office_on(const Rules& rules, const OfficeId& office, Date day);

} // namespace qungong
