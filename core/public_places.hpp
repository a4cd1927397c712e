// PublicPlaces: the way from a district to a village in three touches, and which line of an account an address means.
//
// Counts are a village's plain counts, never crossed with a topic or a trait of persons (DESIGN 10).
#pragma once

#include "core/public_facts.hpp"
#include "core/rules.hpp"

namespace qungong {

struct PublicPlace { // Right under the place that is shown
    PlaceId id;
    std::int64_t open = 0, late = 0; // Of it and all that lies in it
};

// In the order of the official codes; none under a village.
[[nodiscard]] std::vector<PublicPlace> public_places(const Rules& rules, const PlaceId& parent,
                                                     std::span<const PublicMatter> matters, Instant now);

// The voucher where it is plain and no line before has it, else the line's place: "1018-02", "n3".
[[nodiscard]] std::string line_key(const VillageMoney& money, std::size_t index);
[[nodiscard]] const MoneyLine* line_at_key(const VillageMoney& money, std::string_view key); // Null where there is none

} // namespace qungong
