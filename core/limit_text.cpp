// The text of a limit, read and written exactly: no floating point between "0.5wd" and half a day.
#include <algorithm>
#include <optional>

#include "core/limit.hpp"

namespace qungong {

namespace {

constexpr std::int64_t days_max = 3660;

std::int64_t count_max(LimitUnit unit)
{
    switch (unit) {
    case LimitUnit::min: return days_max * 24 * 60;
    case LimitUnit::h: return days_max * 24;
    case LimitUnit::wmin: return days_max * 8 * 60;
    case LimitUnit::wh: return days_max * 8;
    case LimitUnit::wd:
    case LimitUnit::d: return days_max;
    }
    return 0;
}

bool is_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "12" or "0.5" in thousandths.
std::optional<std::int64_t> thousandths_from_text(std::string_view text)
{
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point == text.npos ? std::string_view{"0"} : text.substr(point + 1);
    if (!is_digits(whole) || !is_digits(fraction) || whole.size() > 8 || fraction.size() > 3) return std::nullopt;
    if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
    std::int64_t sum = 0;
    for (char c : whole) sum = sum * 10 + (c - '0');
    for (std::size_t i = 0; i < 3; ++i) sum = sum * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    return sum;
}

} // namespace

Result<Limit> limit_from_text(std::string_view text)
{
    const Refusal refusal{Fault::bad_limit, std::string(text)};
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto unit = word_from_text<LimitUnit>(text.substr(end));
    const auto thousandths = thousandths_from_text(text.substr(0, end));
    if (!unit || !thousandths) return refusal;
    const Limit limit{*thousandths, *unit};
    if (limit.thousandths == 0 || limit.thousandths > count_max(*unit) * 1000) return refusal;
    if (!limit.is_whole() && *unit != LimitUnit::wd) return refusal;
    return limit;
}

std::string text_from_limit(const Limit& limit)
{
    std::string text = std::to_string(limit.thousandths / 1000);
    if (!limit.is_whole()) {
        std::string decimals = std::to_string(1000 + limit.thousandths % 1000);
        decimals.front() = '.';
        text += decimals.substr(0, decimals.find_last_not_of('0') + 1);
    }
    return text.append(word(limit.unit));
}

} // namespace qungong
