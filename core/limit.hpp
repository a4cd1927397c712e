// Limit: how long somebody has, as a rule writes it: 30min 2h 90wmin 4wh 0.5wd 5wd 15d. And when that ends.
//
// `min` and `h` run by the clock, `wmin` and `wh` while the office is open, `wd` counts open days and `d` natural
// days; the day of receipt is never counted (民法典 201). A limit is never zero, and only `wd` may have a fraction,
// which is that fraction of the calendar's mean open time a day and runs like `wmin`.
//
//   Due due = due_of(calendar, received_at, *limit_from_text("5wd"));   // 2026-09-30 -> the close of 2026-10-13
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar.hpp"
#include "core/instant.hpp"
#include "core/result.hpp"
#include "core/words.hpp"

namespace qungong {

QG_WORDS(LimitUnit, "limit", min, h, wmin, wh, wd, d)

struct Limit {
    std::int64_t thousandths = 0; // Of the unit, so that 0.5wd is exact
    LimitUnit unit = LimitUnit::d;
    friend bool operator==(const Limit&, const Limit&) = default;
    [[nodiscard]] bool is_whole() const { return thousandths % 1000 == 0; }
};

// Refuses with bad_limit: unknown units, zero, a fraction of anything but `wd`, more than three decimals, leading
// zeros, and spans beyond 3660 days of the unit.
[[nodiscard]] Result<Limit> limit_from_text(std::string_view text);
[[nodiscard]] std::string text_from_limit(const Limit& limit); // Shortest form: "1.5wd", "15d"

// Time that is not charged. What ends before it begins counts nothing; overlapping pauses count once.
struct Pause {
    Instant from, to;
    friend bool operator==(const Pause&, const Pause&) = default;
};

struct Due {
    Instant due;
    bool unpublished_year = false; // Some day from the start to the due lies in a year that is not published yet
    friend bool operator==(const Due&, const Due&) = default;
};

// When the limit ends. `wh` and `wmin` begin at the next open instant. Whole `wd` end on the N-th open day after the
// day of receipt, at its close or at the clock time of receipt (moved back into open time), as the calendar says;
// `d` ends at the close of the N-th day, on a closed day of the next open one. A pause moves `wh`/`wmin` by the open
// time it covers and `min`/`h` by its length; a day whose end lies in a pause (its start excluded, its end
// included) is not counted by `wd` and `d`, nor may the limit end on it.
[[nodiscard]] Due due_of(const Calendar& calendar, Instant start, const Limit& limit,
                         std::span<const Pause> pauses = {});

// Open time from start to end without pauses; 0 when the end is not after the start.
[[nodiscard]] std::int64_t used_working_seconds(const Calendar& calendar, Instant start, Instant end,
                                                std::span<const Pause> pauses = {});

// `limit` before `due`, in the limit's own unit: by the clock, by open time, or whole days back at the same time of
// day (at the close where `due` is a close).
[[nodiscard]] Instant before_due(const Calendar& calendar, Instant due, const Limit& limit);

// When yellow begins: the later of a share of the limit and some open days before the due (寿光 三色预警: 3 days).
struct WarnTerms {
    int percent = 20;
    int open_days = 3;
    friend bool operator==(const WarnTerms&, const WarnTerms&) = default;
};
// Never before the start and never after the due.
[[nodiscard]] Instant warn_at(const Calendar& calendar, Instant start, const Limit& limit, Instant due,
                              const WarnTerms& terms = {});

} // namespace qungong
