#include "core/instant.hpp"

#include <algorithm>
#include <cstdlib>

namespace qungong {

namespace {

using namespace std::chrono;

// Takes exactly `count` digits off the front of `text`, or gives -1 and leaves it.
int take_digits(std::string_view& text, std::size_t count)
{
    if (text.size() < count) return -1;
    int number = 0;
    for (char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, char expected)
{
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

bool take_date(std::string_view& text, Date& day)
{
    const int y = take_digits(text, 4);
    if (y < 0 || !take(text, '-')) return false;
    const int m = take_digits(text, 2);
    if (m < 0 || !take(text, '-')) return false;
    const int d = take_digits(text, 2);
    if (d < 0) return false;
    const year_month_day ymd{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
    if (!ymd.ok()) return false;
    day = sys_days{ymd};
    return true;
}

bool take_time(std::string_view& text, milliseconds& of_day)
{
    const int h = take_digits(text, 2);
    if (h < 0 || h > 23 || !take(text, ':')) return false;
    const int m = take_digits(text, 2);
    if (m < 0 || m > 59 || !take(text, ':')) return false;
    const int s = take_digits(text, 2);
    if (s < 0 || s > 59) return false; // No leap seconds: UTC milliseconds have none
    of_day = hours{h} + minutes{m} + seconds{s};
    if (!take(text, '.')) return true;
    int scale = 100;
    for (; scale > 0 && !text.empty() && text.front() >= '0' && text.front() <= '9'; scale /= 10)
        of_day += milliseconds{scale * take_digits(text, 1)};
    return scale < 100;
}

bool take_offset(std::string_view& text, minutes& offset)
{
    offset = {};
    if (take(text, 'Z')) return true;
    const bool east = take(text, '+');
    if (!east && !take(text, '-')) return false;
    const int h = take_digits(text, 2);
    if (h < 0 || !take(text, ':')) return false;
    const int m = take_digits(text, 2);
    if (m < 0 || m > 59 || h * 60 + m > 14 * 60) return false;
    offset = minutes{east ? h * 60 + m : -(h * 60 + m)};
    return true;
}

void append_digits(std::string& out, int number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

} // namespace

Result<Instant> instant_from_text(std::string_view text)
{
    std::string_view rest = text;
    Date day;
    milliseconds of_day{};
    minutes offset{};
    const bool is_whole = take_date(rest, day) && take(rest, 'T') && take_time(rest, of_day)
                          && take_offset(rest, offset) && rest.empty();
    if (!is_whole) return {Fault::bad_instant, std::string(text.substr(0, 64))};
    return Instant{milliseconds{day.time_since_epoch()}.count() + of_day.count() - milliseconds{offset}.count()};
}

std::string text_from_instant(Instant at, minutes offset)
{
    // Years of four digits only: what lies outside is printed as the first or last moment of them.
    constexpr sys_time<milliseconds> first = sys_days{year{0} / 1 / 1};
    constexpr sys_time<milliseconds> last = sys_days{year{9999} / 12 / 31} + days{1} - milliseconds{1};
    const milliseconds since{std::clamp(at.ms, first.time_since_epoch().count() - 86'400'000,
                                        last.time_since_epoch().count() + 86'400'000)};
    const auto local = std::clamp(sys_time<milliseconds>{since} + offset, first, last);
    const Date day = floor<days>(local);
    const hh_mm_ss time{local - day};
    std::string out = text_from_date(day);
    out += 'T';
    append_digits(out, static_cast<int>(time.hours().count()), 2);
    out += ':';
    append_digits(out, static_cast<int>(time.minutes().count()), 2);
    out += ':';
    append_digits(out, static_cast<int>(time.seconds().count()), 2);
    if (time.subseconds().count() != 0) {
        out += '.';
        append_digits(out, static_cast<int>(time.subseconds().count()), 3);
    }
    if (offset.count() == 0) return out + 'Z';
    const int away = static_cast<int>(std::abs(offset.count()));
    out += offset.count() < 0 ? '-' : '+';
    append_digits(out, away / 60, 2);
    out += ':';
    append_digits(out, away % 60, 2);
    return out;
}

Result<Date> date_from_text(std::string_view text)
{
    std::string_view rest = text;
    Date day;
    if (!take_date(rest, day) || !rest.empty()) return {Fault::bad_date, std::string(text.substr(0, 64))};
    return day;
}

std::string text_from_date(Date day)
{
    const year_month_day ymd{day};
    std::string out;
    append_digits(out, static_cast<int>(ymd.year()), 4);
    out += '-';
    append_digits(out, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
    out += '-';
    append_digits(out, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
    return out;
}

} // namespace qungong
