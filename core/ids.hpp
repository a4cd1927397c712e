// Ids: one type for each kind of name, so that an office is never handed over where a place is meant.
//
// case_id is "<district 6>-<uuidv7>"; place_id is the division code (6, 9 or 12 digits; a group adds "-<nn>");
// case_number is 10 digits for people, the last a check digit (ISO 7064 mod 11,10), shown 3-3-4.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace qungong {

template <class Tag>
struct Id {
    std::string text;
    auto operator<=>(const Id&) const = default;
    [[nodiscard]] bool empty() const { return text.empty(); }
};
using CaseId = Id<struct CaseTag>;
using OfficeId = Id<struct OfficeTag>;
using PersonId = Id<struct PersonTag>;
using PlaceId = Id<struct PlaceTag>;
using DeviceId = Id<struct DeviceTag>;
using CommandId = Id<struct CommandTag>;
using RuleId = Id<struct RuleTag>;
using PartId = Id<struct PartTag>; // "p1", "p2" ... in the order of assignment

[[nodiscard]] bool is_case_id(std::string_view text);
[[nodiscard]] bool is_command_id(std::string_view text); // A uuid, or 64 hex digits for what time commands
// The check digit for nine digits; `nine` must be digits.
[[nodiscard]] char case_number_check(std::string_view nine);
[[nodiscard]] bool is_case_number(std::string_view ten);
[[nodiscard]] std::string case_number_shown(std::string_view ten); // "018 472 6390"

} // namespace qungong
