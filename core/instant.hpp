// Instant and Date: a moment in UTC milliseconds, and a day on the wall calendar. Neither knows a time zone.
//
// Text of an Instant is ISO 8601 with an offset ("2026-09-30T10:00:00+08:00"); on the wire it is the integer.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace qungong {

struct Instant {
    std::int64_t ms = 0; // UTC, since 1970
    auto operator<=>(const Instant&) const = default;
};
[[nodiscard]] constexpr Instant operator+(Instant at, std::chrono::milliseconds d) { return {at.ms + d.count()}; }
[[nodiscard]] constexpr std::chrono::milliseconds operator-(Instant a, Instant b)
{
    return std::chrono::milliseconds{a.ms - b.ms};
}

using Date = std::chrono::sys_days; // The same day everywhere; only a Calendar places it in time

// Refuses anything but a full ISO 8601 instant with seconds and "Z" or an offset of at most 14 hours.
[[nodiscard]] Result<Instant> instant_from_text(std::string_view text);
[[nodiscard]] std::string text_from_instant(Instant at, std::chrono::minutes offset);
[[nodiscard]] Result<Date> date_from_text(std::string_view text); // "2026-09-30"
[[nodiscard]] std::string text_from_date(Date day);

} // namespace qungong
