#include "core/calendar.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace qungong {

namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t closed_pattern = 7;
constexpr Date table_first = std::chrono::sys_days{std::chrono::year{2000} / 1 / 1};
constexpr Date table_end = std::chrono::sys_days{std::chrono::year{2101} / 1 / 1}; // The first day beyond

// 全国年节及纪念日放假办法, art. 2, as revised on 2024-11-10 (before: one day in May). The festivals of the lunar
// calendar come as listed holidays, because they cannot be told from the date.
bool is_statutory_of_fixed_date(std::chrono::year_month_day day)
{
    const unsigned month = static_cast<unsigned>(day.month());
    const unsigned d = static_cast<unsigned>(day.day());
    if (month == 1) return d == 1;
    if (month == 5) return d == 1 || (d == 2 && day.year() >= std::chrono::year{2025});
    return month == 10 && d <= 3;
}

std::size_t monday_first(Date day)
{
    return std::chrono::weekday{day}.iso_encoding() - 1;
}

std::int64_t open_ms_of(const std::vector<Window>& windows)
{
    std::int64_t sum = 0;
    for (const Window& w : windows) sum += w.to_ms - w.from_ms;
    return sum;
}

CalendarTerms office_hours()
{
    CalendarTerms terms{.offset = 480min, .week = {}, .holidays = {}, .makeup = {}, .published_years = {}};
    for (std::size_t i = 0; i < 5; ++i)
        terms.week[i] = {{9 * 3'600'000, 12 * 3'600'000}, {14 * 3'600'000, 18 * 3'600'000}};
    return terms;
}

} // namespace

Calendar::Calendar(CalendarTerms terms) : table_(table_of(std::move(terms))) {}

Calendar::Calendar()
{
    static const std::shared_ptr<const Table> plain = table_of(office_hours());
    table_ = plain;
}

std::shared_ptr<const Calendar::Table> Calendar::table_of(CalendarTerms terms)
{
    auto table = std::make_shared<Table>();
    for (std::size_t i = 0; i < 7; ++i) {
        table->patterns[i] = terms.week[i];
        if (terms.week[i].empty()) continue;
        table->week_open_ms += open_ms_of(terms.week[i]);
        ++table->week_open_days;
    }
    assert(table->week_open_days > 0 && "a calendar that is never open counts nothing");
    const std::chrono::milliseconds first = table_first.time_since_epoch();
    table->origin_ms = first.count() - std::chrono::milliseconds{terms.offset}.count();
    table->terms = std::move(terms);
    count_days(*table);
    return table;
}

void Calendar::count_days(Table& table)
{
    const CalendarTerms& terms = table.terms;
    const auto listed = [](const auto& sorted, auto x) { return std::binary_search(sorted.begin(), sorted.end(), x); };
    const auto first_open = std::find_if(terms.week.begin(), terms.week.end(), [](auto& w) { return !w.empty(); });
    const auto makeup_pattern = static_cast<std::size_t>(first_open - terms.week.begin());
    table.days.reserve(days_counted + 1);
    std::uint32_t unpublished = 0;
    for (Date date = table_first; date < table_end; date += std::chrono::days{1}) {
        const std::chrono::year_month_day civil{date};
        const bool published = listed(terms.published_years, static_cast<int>(civil.year()));
        if (!published) ++unpublished;
        std::size_t pattern = monday_first(date);
        if (listed(terms.makeup, date)) {
            if (terms.week[pattern].empty()) pattern = makeup_pattern;
        } else if (terms.week[pattern].empty() || listed(terms.holidays, date)
                   || (!published && is_statutory_of_fixed_date(civil))) {
            pattern = closed_pattern;
        }
        const auto day = static_cast<std::int32_t>(table.days.size());
        table.days.push_back({static_cast<std::int32_t>(table.open_days.size()), unpublished,
                              static_cast<std::uint32_t>(pattern)});
        if (pattern == closed_pattern) continue;
        table.open_days.push_back({table.open_ms_total, day, table.patterns[pattern].back().to_ms});
        table.open_ms_total += open_ms_of(table.patterns[pattern]);
    }
    // One closed day more, so that "the day after the last" needs no question.
    table.days.push_back({static_cast<std::int32_t>(table.open_days.size()), unpublished, closed_pattern});
    assert(!table.open_days.empty() && "holidays have closed every day of a century");
    assert(table.days.size() == days_counted + 1);
    table.last_ordinal = static_cast<std::int32_t>(table.open_days.size()) - 1;
    table.open_days_per_ms = static_cast<double>(table.open_days.size()) / static_cast<double>(table.open_ms_total);
}

std::int64_t Calendar::open_ms_before(Local local) const
{
    const Day& day = day_at(local.day);
    if (static_cast<std::size_t>(day.open_days_before) == table_->open_days.size()) return table_->open_ms_total;
    std::int64_t sum = table_->open_days[static_cast<std::size_t>(day.open_days_before)].open_ms_before;
    for (const Window& w : table_->patterns[day.pattern])
        sum += std::clamp(local.ms, w.from_ms, w.to_ms) - w.from_ms;
    return sum;
}

// The last open day that begins with less than `open_ms` before it. Days differ little, so a guess by the mean is
// at most a few steps away.
std::int32_t Calendar::ordinal_with_open_ms(std::int64_t open_ms) const
{
    const std::int64_t wanted = std::clamp(open_ms, std::int64_t{1}, table_->open_ms_total);
    const std::int32_t last = table_->last_ordinal;
    const auto guess = static_cast<std::int32_t>(static_cast<double>(wanted) * table_->open_days_per_ms);
    std::int32_t k = std::clamp(guess, 0, last);
    const auto before = [&](std::int32_t i) { return table_->open_days[static_cast<std::size_t>(i)].open_ms_before; };
    while (k < last && before(k + 1) < wanted) ++k;
    while (k > 0 && before(k) >= wanted) --k;
    return k;
}

Instant Calendar::first_with_open_ms(std::int64_t open_ms) const
{
    const OpenDay& day = open_day(ordinal_with_open_ms(open_ms));
    std::int64_t left = std::clamp(open_ms, std::int64_t{0}, table_->open_ms_total) - day.open_ms_before;
    for (const Window& w : windows_at(day.day)) {
        if (left <= w.to_ms - w.from_ms) return instant({day.day, w.from_ms + static_cast<std::int32_t>(left)});
        left -= w.to_ms - w.from_ms;
    }
    return instant({day.day, day.close_ms});
}

Instant Calendar::last_with_open_ms(std::int64_t open_ms) const
{
    if (open_ms >= table_->open_ms_total) return instant({days_counted - 1, day_ms - 1});
    const OpenDay& day = open_day(ordinal_with_open_ms(open_ms + 1)); // The first moment that has more
    std::int64_t left = std::max(open_ms, std::int64_t{0}) - day.open_ms_before;
    for (const Window& w : windows_at(day.day)) {
        if (left < w.to_ms - w.from_ms) return instant({day.day, w.from_ms + static_cast<std::int32_t>(left)});
        left -= w.to_ms - w.from_ms;
    }
    return instant({day.day, day.close_ms});
}

Date Calendar::date_of(Instant at) const
{
    const std::chrono::milliseconds shown = std::chrono::milliseconds{at.ms} + offset();
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>{shown});
}

const std::vector<Window>& Calendar::windows_of(Date day) const
{
    return windows_at(static_cast<std::int32_t>((day - table_first).count()));
}

bool Calendar::is_open_day(Date day) const
{
    return !windows_of(day).empty();
}

bool Calendar::is_open_at(Instant at) const
{
    const auto is_inside = [this](std::int32_t day, std::int64_t ms) {
        const std::vector<Window>& windows = windows_at(day);
        return std::any_of(windows.begin(), windows.end(),
                           [&](const Window& w) { return w.from_ms <= ms && ms <= w.to_ms; });
    };
    const Local now = local(at);
    return is_inside(now.day, now.ms) || (now.ms == 0 && now.day > 0 && is_inside(now.day - 1, day_ms)); // 24:00
}

bool Calendar::is_published(int year) const
{
    const std::vector<int>& years = table_->terms.published_years;
    return std::binary_search(years.begin(), years.end(), year);
}

Date Calendar::after(Date day, WorkingDays count) const
{
    const auto index = static_cast<std::int32_t>((day - table_first).count());
    return table_first + std::chrono::days{open_day(open_days_before(index + 1) + count.count - 1).day};
}

std::int64_t Calendar::open_ms_between(Instant from, Instant to) const
{
    return to <= from ? 0 : open_ms_before(local(to)) - open_ms_before(local(from));
}

std::int64_t Calendar::open_ms_of_mean_days(std::int64_t thousandths) const
{
    const std::int64_t seconds = thousandths * (table_->week_open_ms / 1000) / (1000 * table_->week_open_days);
    return seconds * 1000;
}

} // namespace qungong
