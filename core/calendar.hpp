// Calendar: which moments an office is open, and how open time is counted.
//
// An immutable value made from a calendar file (DESIGN 13); copies share one table of days, so that every question
// is answered in a few look-ups. The table spans 2000 to 2100; what lies outside is counted at its edge.
// A day is closed when its week pattern is empty or it is a holiday; a make-up day is open, and where the pattern
// of its own weekday is empty it has the windows of the first open weekday. A year that is not published is counted
// on week pattern, listed holidays and the statutory days of fixed date, and whoever reaches it is told.
//
//   Result<Calendar> calendar = calendar_from_value(*value_from_json(bytes));
//   calendar->after(Date{2026y / 9 / 30}, WorkingDays{5});   // 2026-10-13
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/instant.hpp"
#include "core/result.hpp"
#include "core/value.hpp"
#include "core/words.hpp"

namespace qungong {

// Where a limit of whole working days ends on its last day.
QG_WORDS(DayLimitEnds, "day_limit_ends", close_of_day, same_time)

// Open from `from_ms` until `to_ms` after local midnight; both ends count as open instants.
struct Window {
    std::int32_t from_ms = 0;
    std::int32_t to_ms = 0;
    friend bool operator==(const Window&, const Window&) = default;
};

// What a calendar file says, before it is counted.
struct CalendarTerms {
    std::chrono::minutes offset{0};
    std::array<std::vector<Window>, 7> week; // Monday first; windows sorted, never overlapping
    std::vector<Date> holidays;              // Sorted
    std::vector<Date> makeup;                // Sorted; never also a holiday
    std::vector<int> published_years;        // Sorted
    DayLimitEnds day_limit_ends = DayLimitEnds::close_of_day;
    friend bool operator==(const CalendarTerms&, const CalendarTerms&) = default;
};

// A count that means nothing until a Calendar reads it, so `date + WorkingDays{5}` does not compile.
struct WorkingDays {
    int count = 0;
    auto operator<=>(const WorkingDays&) const = default;
};

class Calendar {
public:
    // A moment as the office's wall clock shows it; days are counted from the first of the table.
    struct Local {
        std::int32_t day = 0;
        std::int32_t ms = 0;
    };
    // One open day; `open_ms_before` is all open time from the start of the table to its midnight.
    struct OpenDay {
        std::int64_t open_ms_before = 0;
        std::int32_t day = 0;
        std::int32_t close_ms = 0;
    };

    // Needs at least one open weekday; calendar_from_value refuses foreign terms that are not in order.
    explicit Calendar(CalendarTerms terms);
    Calendar(); // Monday to Friday, 09:00-12:00 and 14:00-18:00, +08:00, no year published

    [[nodiscard]] const CalendarTerms& terms() const { return table_->terms; }
    [[nodiscard]] std::chrono::minutes offset() const { return table_->terms.offset; }
    [[nodiscard]] DayLimitEnds day_limit_ends() const { return table_->terms.day_limit_ends; }
    [[nodiscard]] Date date_of(Instant at) const;
    [[nodiscard]] bool is_open_day(Date day) const;
    [[nodiscard]] bool is_open_at(Instant at) const;
    [[nodiscard]] bool is_published(int year) const;
    [[nodiscard]] const std::vector<Window>& windows_of(Date day) const; // Empty on a closed day
    [[nodiscard]] Date after(Date day, WorkingDays count) const;         // The count-th open day after `day`
    [[nodiscard]] std::int64_t open_ms_between(Instant from, Instant to) const; // 0 when `to` is not after `from`
    // Mean open time of an open weekday, times `thousandths` / 1000, in whole seconds.
    [[nodiscard]] std::int64_t open_ms_of_mean_days(std::int64_t thousandths) const;
    // Whether any day from that of `from` to that of `to` lies in a year that is not published.
    [[nodiscard]] bool reaches_unpublished(Instant from, Instant to) const
    {
        const std::int32_t first = local(from).day;
        const std::uint32_t before = first == 0 ? 0 : day_at(first - 1).unpublished_through;
        return day_at(local(to).day).unpublished_through != before;
    }

    // For core/limit.cpp: counted days and counted open time.
    [[nodiscard]] Local local(Instant at) const
    {
        const std::int64_t ms = std::clamp(at.ms - table_->origin_ms, std::int64_t{0}, days_counted * day_ms - 1);
        const auto counted = static_cast<std::uint64_t>(ms);
        return {static_cast<std::int32_t>(counted / day_ms), static_cast<std::int32_t>(counted % day_ms)};
    }
    [[nodiscard]] Instant instant(Local local) const { return {table_->origin_ms + local.day * day_ms + local.ms}; }
    [[nodiscard]] std::int64_t open_ms_before(Local local) const;
    [[nodiscard]] Instant first_with_open_ms(std::int64_t open_ms) const; // Earliest with so much open time before
    [[nodiscard]] Instant last_with_open_ms(std::int64_t open_ms) const;  // Latest with no more than that before
    [[nodiscard]] std::int32_t open_days_before(std::int32_t day) const { return day_at(day).open_days_before; }
    [[nodiscard]] const OpenDay& open_day(std::int32_t ordinal) const // Clamped to the table
    {
        return table_->open_days[static_cast<std::size_t>(std::clamp(ordinal, 0, table_->last_ordinal))];
    }
    [[nodiscard]] const std::vector<Window>& windows_at(std::int32_t day) const
    {
        return table_->patterns[day_at(day).pattern];
    }

    friend bool operator==(const Calendar& a, const Calendar& b) { return a.terms() == b.terms(); }

private:
    static constexpr std::int64_t day_ms = 86'400'000;
    static constexpr std::int32_t days_counted = 36'890; // 2000-01-01 to 2100-12-31

    struct Day {
        std::int32_t open_days_before = 0;
        std::uint32_t unpublished_through : 24 = 0; // Unpublished days from the start of the table to this one
        std::uint32_t pattern : 8 = 0;              // Index into Table::patterns; 7 is closed
    };
    struct Table {
        CalendarTerms terms;
        std::array<std::vector<Window>, 8> patterns;
        std::vector<Day> days;
        std::vector<OpenDay> open_days;
        std::int64_t origin_ms = 0; // UTC of the local midnight the table begins with
        std::int64_t open_ms_total = 0;
        double open_days_per_ms = 0; // For a guess, never for a result
        std::int32_t last_ordinal = 0;
        std::int64_t week_open_ms = 0;
        std::int64_t week_open_days = 0;
    };
    [[nodiscard]] static std::shared_ptr<const Table> table_of(CalendarTerms terms);
    static void count_days(Table& table);
    [[nodiscard]] const Day& day_at(std::int32_t day) const
    {
        return table_->days[static_cast<std::size_t>(std::clamp(day, 0, days_counted))];
    }
    [[nodiscard]] std::int32_t ordinal_with_open_ms(std::int64_t open_ms) const;

    std::shared_ptr<const Table> table_;
};

// Refuses with bad_calendar (naming the field and the text), missing_field or wrong_type.
[[nodiscard]] Result<Calendar> calendar_from_value(const Value& file);

} // namespace qungong
