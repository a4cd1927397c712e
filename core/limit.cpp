#include "core/limit.hpp"

#include <algorithm>
#include <limits>

namespace qungong {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

using Pauses = std::span<const Pause>;

// Sorted, disjoint, cut off at the start: what the arithmetic below relies on.
std::vector<Pause> merged_from(Instant start, Pauses pauses)
{
    std::vector<Pause> merged;
    for (Pause p : pauses) {
        p.from = std::max(p.from, start);
        if (p.from < p.to) merged.push_back(p);
    }
    std::sort(merged.begin(), merged.end(), [](const Pause& a, const Pause& b) { return a.from < b.from; });
    std::size_t kept = 0;
    for (const Pause& p : merged) {
        if (kept > 0 && p.from <= merged[kept - 1].to) merged[kept - 1].to = std::max(merged[kept - 1].to, p.to);
        else merged[kept++] = p;
    }
    merged.resize(kept);
    return merged;
}

Instant due_by_clock(Instant start, std::int64_t ms, Pauses pauses)
{
    Instant due{start.ms + ms};
    for (const Pause& p : pauses)
        if (p.from < due) due.ms += p.to.ms - p.from.ms;
    return due;
}

Instant due_by_open_time(const Calendar& calendar, Instant start, std::int64_t open_ms, Pauses pauses)
{
    std::int64_t target = calendar.open_ms_before(calendar.local(start)) + open_ms;
    Instant due = calendar.first_with_open_ms(target);
    for (const Pause& p : pauses) {
        if (p.from >= due) break;
        target += calendar.open_ms_between(p.from, p.to);
        due = calendar.first_with_open_ms(target);
    }
    return due;
}

Instant close_of(const Calendar& calendar, std::int32_t ordinal)
{
    const Calendar::OpenDay& day = calendar.open_day(ordinal);
    return calendar.instant({day.day, day.close_ms});
}

// The clock time of receipt on an open day, moved to the nearest open instant before it. Where that would lie before
// the receipt itself (a Sunday at seven, due on Monday), the day's opening is meant.
Instant same_time_on(const Calendar& calendar, std::int32_t ordinal, Instant start)
{
    const std::int32_t day = calendar.open_day(ordinal).day;
    const std::int32_t ms = calendar.local(start).ms;
    const std::vector<Window>& windows = calendar.windows_at(day);
    std::int32_t ends = -1;
    for (const Window& w : windows)
        if (w.from_ms <= ms) ends = std::min(ms, w.to_ms);
    if (ends >= 0) return calendar.instant({day, ends});
    const Instant close_before = close_of(calendar, ordinal - 1);
    return close_before > start ? close_before : calendar.instant({day, windows.front().from_ms});
}

// Where a limit of whole working days that was received at `start` would end on the ordinal-th open day.
Instant end_of_working_day(const Calendar& calendar, std::int32_t ordinal, Instant start)
{
    if (calendar.day_limit_ends() == DayLimitEnds::close_of_day) return close_of(calendar, ordinal);
    return same_time_on(calendar, ordinal, start);
}

Instant due_by_working_days(const Calendar& calendar, Instant start, std::int32_t count, Pauses pauses)
{
    const std::int32_t first = calendar.open_days_before(calendar.local(start).day + 1);
    const auto first_ending_after = [&](Instant at) {
        std::int32_t k = std::max(first, calendar.open_days_before(calendar.local(at).day));
        while (end_of_working_day(calendar, k, start) <= at) ++k;
        return k;
    };
    std::int32_t k = first + count - 1;
    for (const Pause& p : pauses) {
        const std::int32_t from = first_ending_after(p.from);
        if (from > k) break;
        k += first_ending_after(p.to) - from;
    }
    return end_of_working_day(calendar, k, start);
}

// A natural day ends when its office closes, a closed one at midnight.
std::int32_t first_day_ending_after(const Calendar& calendar, Instant at)
{
    const Calendar::Local local = calendar.local(at);
    const std::vector<Window>& windows = calendar.windows_at(local.day);
    return local.day + (!windows.empty() && windows.back().to_ms <= local.ms ? 1 : 0);
}

Instant due_by_natural_days(const Calendar& calendar, Instant start, std::int32_t count, Pauses pauses)
{
    const std::int32_t first = calendar.local(start).day + 1;
    std::int32_t day = first + count - 1;
    for (const Pause& p : pauses) {
        const std::int32_t from = std::max(first, first_day_ending_after(calendar, p.from));
        if (from > day) break;
        day += std::max(first, first_day_ending_after(calendar, p.to)) - from;
    }
    std::int32_t k = calendar.open_days_before(day);
    for (const Pause& p : pauses)
        while (p.from < close_of(calendar, k) && close_of(calendar, k) <= p.to) ++k;
    return close_of(calendar, k);
}

Instant due_instant(const Calendar& calendar, Instant start, const Limit& limit, Pauses pauses)
{
    const std::int64_t count = limit.thousandths / 1000;
    switch (limit.unit) {
    case LimitUnit::min: return due_by_clock(start, count * minute_ms, pauses);
    case LimitUnit::h: return due_by_clock(start, count * hour_ms, pauses);
    case LimitUnit::wmin: return due_by_open_time(calendar, start, count * minute_ms, pauses);
    case LimitUnit::wh: return due_by_open_time(calendar, start, count * hour_ms, pauses);
    case LimitUnit::d: return due_by_natural_days(calendar, start, static_cast<std::int32_t>(count), pauses);
    case LimitUnit::wd: break;
    }
    if (limit.is_whole()) return due_by_working_days(calendar, start, static_cast<std::int32_t>(count), pauses);
    return due_by_open_time(calendar, start, calendar.open_ms_of_mean_days(limit.thousandths), pauses);
}

// So many open days before the day of `due`, at its time of day or, where it is the close, at the close.
Instant open_days_before_due(const Calendar& calendar, Instant due, std::int32_t count)
{
    const Calendar::Local local = calendar.local(due);
    const std::int32_t ordinal = calendar.open_days_before(local.day) - count;
    const std::vector<Window>& windows = calendar.windows_at(local.day);
    if (!windows.empty() && windows.back().to_ms <= local.ms) return close_of(calendar, ordinal);
    std::int32_t ends = -1;
    for (const Window& w : calendar.windows_at(calendar.open_day(ordinal).day))
        if (w.from_ms <= local.ms) ends = std::min(local.ms, w.to_ms);
    return ends < 0 ? close_of(calendar, ordinal - 1) : calendar.instant({calendar.open_day(ordinal).day, ends});
}

Instant open_time_before_due(const Calendar& calendar, Instant due, std::int64_t open_ms)
{
    return std::min(due, calendar.last_with_open_ms(calendar.open_ms_before(calendar.local(due)) - open_ms));
}

// `thousandths` of the unit before the due; fractions arise from shares of a limit.
Instant before(const Calendar& calendar, Instant due, std::int64_t thousandths, LimitUnit unit)
{
    switch (unit) {
    case LimitUnit::min: return {due.ms - thousandths * minute_ms / 1000};
    case LimitUnit::h: return {due.ms - thousandths * hour_ms / 1000};
    case LimitUnit::d: return {due.ms - thousandths * day_ms / 1000};
    case LimitUnit::wmin: return open_time_before_due(calendar, due, thousandths * minute_ms / 1000);
    case LimitUnit::wh: return open_time_before_due(calendar, due, thousandths * hour_ms / 1000);
    case LimitUnit::wd: break;
    }
    if (thousandths % 1000 == 0)
        return open_days_before_due(calendar, due, static_cast<std::int32_t>(thousandths / 1000));
    return open_time_before_due(calendar, due, calendar.open_ms_of_mean_days(thousandths));
}

} // namespace

Due due_of(const Calendar& calendar, Instant start, const Limit& limit, Pauses pauses)
{
    const Instant due = pauses.empty() ? due_instant(calendar, start, limit, {})
                                       : due_instant(calendar, start, limit, merged_from(start, pauses));
    return {due, calendar.reaches_unpublished(start, due)};
}

std::int64_t used_working_seconds(const Calendar& calendar, Instant start, Instant end, Pauses pauses)
{
    std::int64_t ms = calendar.open_ms_between(start, end);
    if (!pauses.empty())
        for (const Pause& p : merged_from(start, pauses)) ms -= calendar.open_ms_between(p.from, std::min(p.to, end));
    return ms / 1000;
}

Instant before_due(const Calendar& calendar, Instant due, const Limit& limit)
{
    return before(calendar, due, limit.thousandths, limit.unit);
}

Instant warn_at(const Calendar& calendar, Instant start, const Limit& limit, Instant due, const WarnTerms& terms)
{
    const Instant by_share = before(calendar, due, limit.thousandths * terms.percent / 100, limit.unit);
    const Instant by_days = before(calendar, due, std::int64_t{terms.open_days} * 1000, LimitUnit::wd);
    return std::min(due, std::max({start, by_share, by_days}));
}

} // namespace qungong
