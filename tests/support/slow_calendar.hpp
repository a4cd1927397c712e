// SlowCalendar: the same calendar counted again by walking, day by day and minute by minute, to check the fast one.
//
// Written from DESIGN 5 and not from core/: no table, no ordinal, no arithmetic that jumps. Whole minutes only.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/calendar.hpp"
#include "core/limit.hpp"

namespace qungong::test {

class SlowCalendar {
public:
    explicit SlowCalendar(CalendarTerms given) : terms(std::move(given)) {}
    const CalendarTerms terms;

    [[nodiscard]] std::vector<Window> windows(Date day) const;
    [[nodiscard]] bool is_open(Date day) const { return !windows(day).empty(); }
    [[nodiscard]] bool is_open_minute(Instant from) const; // The minute that begins there
    [[nodiscard]] Instant at(Date day, std::int64_t ms) const;
    [[nodiscard]] Date date_of(Instant at) const;
    [[nodiscard]] Instant due(Instant start, const Limit& limit, std::span<const Pause> pauses) const;
    [[nodiscard]] std::int64_t used_seconds(Instant start, Instant end, std::span<const Pause> pauses) const;

private:
    [[nodiscard]] Instant due_by_days(Instant start, const Limit& limit, std::span<const Pause> pauses) const;

    // A walk asks for the same day a thousand times.
    mutable Date walked_day_{};
    mutable std::vector<Window> walked_windows_;
};

[[nodiscard]] Instant local(std::string_view text); // "2026-09-30 10:00" at +08:00
[[nodiscard]] Calendar shipped_calendar();           // assets/rules/calendar.json
// Saturdays half a day, Thursday round the clock, three windows on Monday, ten hours in the mean; limits of days end
// at the time of receipt.
[[nodiscard]] CalendarTerms uneven_terms();
[[nodiscard]] Limit limit(std::string_view text);

} // namespace qungong::test
