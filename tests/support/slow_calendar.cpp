#include "tests/support/slow_calendar.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace qungong::test {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::chrono::days one_day{1};

bool lists(const std::vector<Date>& dates, Date day)
{
    return std::find(dates.begin(), dates.end(), day) != dates.end();
}

// Inside a pause in the sense of a day's end: its start excluded, its end included.
bool ends_in(std::span<const Pause> pauses, Instant at)
{
    return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& p) { return p.from < at && at <= p.to; });
}

bool is_paused_minute(std::span<const Pause> pauses, Instant at)
{
    return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& p) { return p.from <= at && at < p.to; });
}

} // namespace

std::vector<Window> SlowCalendar::windows(Date day) const
{
    const std::size_t weekday = (std::chrono::weekday{day}.c_encoding() + 6) % 7;
    if (lists(terms.makeup, day)) {
        if (!terms.week[weekday].empty()) return terms.week[weekday];
        for (const auto& windows_of_day : terms.week)
            if (!windows_of_day.empty()) return windows_of_day;
    }
    if (lists(terms.holidays, day)) return {};
    const std::chrono::year_month_day civil{day};
    const auto& years = terms.published_years;
    if (std::find(years.begin(), years.end(), static_cast<int>(civil.year())) == years.end()) {
        const std::string text = text_from_date(day).substr(5);
        for (const char* fixed : {"01-01", "05-01", "10-01", "10-02", "10-03"})
            if (text == fixed) return {};
        if (text == "05-02" && static_cast<int>(civil.year()) >= 2025) return {};
    }
    return terms.week[weekday];
}

Date SlowCalendar::date_of(Instant at) const
{
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds{at.ms} + terms.offset};
    return std::chrono::floor<std::chrono::days>(time);
}

Instant SlowCalendar::at(Date day, std::int64_t ms) const
{
    const std::chrono::milliseconds midnight = day.time_since_epoch() - terms.offset;
    return {midnight.count() + ms};
}

bool SlowCalendar::is_open_minute(Instant from) const
{
    const Date day = date_of(from);
    const std::int64_t ms = from.ms - at(day, 0).ms;
    if (day != walked_day_) {
        walked_day_ = day;
        walked_windows_ = windows(day);
    }
    for (const Window& w : walked_windows_)
        if (w.from_ms <= ms && ms < w.to_ms) return true;
    return false;
}

Instant SlowCalendar::due(Instant start, const Limit& limit, std::span<const Pause> pauses) const
{
    const bool by_days = limit.unit == LimitUnit::d || (limit.unit == LimitUnit::wd && limit.thousandths % 1000 == 0);
    if (by_days) return due_by_days(start, limit, pauses);
    std::int64_t minutes = limit.thousandths / 1000;
    if (limit.unit == LimitUnit::h || limit.unit == LimitUnit::wh) minutes *= 60;
    if (limit.unit == LimitUnit::wd) {
        std::int64_t sum = 0, open = 0;
        for (const auto& windows_of_day : terms.week) {
            for (const Window& w : windows_of_day) sum += (w.to_ms - w.from_ms) / minute;
            open += !windows_of_day.empty();
        }
        minutes = limit.thousandths * sum / (1000 * open);
    }
    const bool round_the_clock = limit.unit == LimitUnit::min || limit.unit == LimitUnit::h;
    Instant now = start;
    while (minutes > 0) {
        if ((round_the_clock || is_open_minute(now)) && !is_paused_minute(pauses, now)) --minutes;
        now.ms += minute;
    }
    return now;
}

Instant SlowCalendar::due_by_days(Instant start, const Limit& limit, std::span<const Pause> pauses) const
{
    const auto close = [&](Date day) { return at(day, is_open(day) ? windows(day).back().to_ms : 86'400'000); };
    std::int64_t left = limit.thousandths / 1000;
    Date day = date_of(start);
    if (limit.unit == LimitUnit::d) {
        while (left > 0) left -= ends_in(pauses, close(day += one_day)) ? 0 : 1;
        while (!is_open(day) || ends_in(pauses, close(day))) day += one_day;
        return close(day);
    }
    const auto end = [&](Date of) {
        if (terms.day_limit_ends == DayLimitEnds::close_of_day) return close(of);
        const Instant wanted = at(of, start.ms - at(date_of(start), 0).ms);
        for (Instant back = wanted; back > start; back.ms -= minute)
            if (is_open_minute(back) || is_open_minute({back.ms - minute})) return back;
        return at(of, windows(of).front().from_ms);
    };
    while (left > 0) {
        day += one_day;
        if (is_open(day) && !ends_in(pauses, end(day))) --left;
    }
    return end(day);
}

std::int64_t SlowCalendar::used_seconds(Instant start, Instant finish, std::span<const Pause> pauses) const
{
    std::int64_t minutes = 0;
    for (Instant now = start; now < finish; now.ms += minute)
        if (is_open_minute(now) && !is_paused_minute(pauses, now)) ++minutes;
    return minutes * 60;
}

Instant local(std::string_view text)
{
    std::string full(text);
    full[10] = 'T';
    return *instant_from_text(full + ":00+08:00");
}

Calendar shipped_calendar()
{
    std::ifstream file(QUNGONG_ROOT "/assets/rules/calendar.json");
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    return *calendar_from_value(*value_from_json(bytes));
}

CalendarTerms uneven_terms()
{
    CalendarTerms terms = shipped_calendar().terms();
    const auto clock = [](int hour, int minutes) { return (hour * 60 + minutes) * 60'000; };
    terms.offset = std::chrono::minutes{345};
    terms.week[0] = {{clock(0, 30), clock(6, 30)}, {clock(10, 0), clock(12, 15)}, {clock(13, 0), clock(17, 15)}};
    terms.week[3] = {{clock(0, 0), clock(24, 0)}};
    terms.week[5] = {{clock(9, 30), clock(12, 0)}};
    terms.day_limit_ends = DayLimitEnds::same_time;
    return terms;
}

Limit limit(std::string_view text)
{
    return *limit_from_text(text);
}

} // namespace qungong::test
