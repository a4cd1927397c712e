#include "core/format.hpp"

#include "core/utf8.hpp"

namespace qungong {
namespace {

using std::chrono::days;

struct Wall { // A moment on the wall clock
    Date day;
    std::int64_t minute = 0; // Of the day
    int year = 0, month = 0, of_month = 0;
};

Wall wall_of(Instant at, Offset offset)
{
    const std::chrono::milliseconds local{at.ms + std::chrono::milliseconds(offset).count()};
    const Date day{std::chrono::floor<days>(local)};
    const std::chrono::year_month_day date{day};
    const auto minute = std::chrono::floor<std::chrono::minutes>(local - day.time_since_epoch()).count();
    return {day, minute, int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))};
}

std::string two_digits(std::int64_t n)
{
    return (n < 10 ? "0" : "") + std::to_string(n);
}

std::string month_name(const Texts& texts, int month)
{
    return say(texts, "time.month_" + std::to_string(month));
}

std::string counted(const Texts& texts, std::string_view unit, std::int64_t n)
{
    std::string key = "time." + std::string(unit);
    if (unit == "days" && n == 1) key = "time.day";
    return say(texts, key, {{"n", n}});
}

} // namespace

std::string time_of_day(Instant at, Offset offset)
{
    const Wall wall = wall_of(at, offset);
    return two_digits(wall.minute / 60) + ":" + two_digits(wall.minute % 60);
}

std::string near_time(const Texts& texts, Instant at, Instant now, Offset offset)
{
    const Wall wall = wall_of(at, offset);
    const Wall today = wall_of(now, offset);
    const std::string time = time_of_day(at, offset);
    if (wall.day == today.day) return say(texts, "time.today", {{"time", time}});
    if (wall.day == today.day - days{1}) return say(texts, "time.yesterday", {{"time", time}});
    if (wall.day == today.day + days{1}) return say(texts, "time.tomorrow", {{"time", time}});
    if (wall.year != today.year) return text_from_date(wall.day);
    return two_digits(wall.month) + "-" + two_digits(wall.of_month) + " " + time;
}

std::string public_day(const Texts& texts, Instant at, Offset offset)
{
    const Wall wall = wall_of(at, offset);
    return say(texts, "time.day_public", {{"day", wall.of_month}, {"month", month_name(texts, wall.month)}});
}

std::string public_time(const Texts& texts, Instant at, Offset offset)
{
    const Wall wall = wall_of(at, offset);
    return say(texts, "time.day_time_public", {{"day", wall.of_month},
                                               {"month", month_name(texts, wall.month)},
                                               {"time", time_of_day(at, offset)}});
}

std::string long_day(const Texts& texts, Instant at, Offset offset)
{
    const Wall wall = wall_of(at, offset);
    const unsigned weekday = std::chrono::weekday{wall.day}.iso_encoding();
    return say(texts, "time.long_day", {{"day", wall.of_month},
                                        {"month", month_name(texts, wall.month)},
                                        {"weekday", say(texts, "time.weekday_" + std::to_string(weekday))},
                                        {"year", wall.year}});
}

std::string month_words(const Texts& texts, std::string_view month)
{
    const Result<Date> first = date_from_text(std::string(month) + "-01");
    if (!first) return std::string(month);
    const std::chrono::year_month_day date{*first};
    return say(texts, "time.month", {{"month", month_name(texts, int(unsigned(date.month())))},
                                     {"year", int(date.year())}});
}

std::string span_words(const Texts& texts, std::int64_t seconds)
{
    if (seconds < 0) seconds = -seconds;
    const std::int64_t minutes = seconds / 60 % 60, hours = seconds / 3600 % 24, whole_days = seconds / 86'400;
    if (seconds < 60) return say(texts, "time.under_a_minute");
    constexpr std::int64_t days_alone = 3;
    if (whole_days >= days_alone) return counted(texts, "days", whole_days);
    std::string out;
    int units = 0;
    const auto add = [&](std::string_view unit, std::int64_t n) {
        if (n == 0 || units == 2) return;
        out += (out.empty() ? "" : " ") + counted(texts, unit, n);
        ++units;
    };
    add("days", whole_days);
    add("hours", hours);
    if (whole_days == 0) add("minutes", minutes); // "1 天 20 分" would leave out the hours in between
    return out;
}

std::string light_words(const Texts& texts, Light light, std::int64_t left_s)
{
    return say(texts, "time.light_" + std::string(word(light)), {{"left", span_words(texts, left_s)}});
}

std::string public_light(const Texts& texts, Light light)
{
    return say(texts, "light_public." + std::string(word(light)));
}

std::string count_words(std::int64_t n)
{
    std::string digits = std::to_string(n < 0 ? -n : n);
    for (std::ptrdiff_t at = std::ptrdiff_t(digits.size()) - 3; at > 0; at -= 3) digits.insert(std::size_t(at), ",");
    return n < 0 ? "-" + digits : digits;
}

std::string money_words(std::int64_t fen)
{
    const std::int64_t amount = fen < 0 ? -fen : fen;
    return (fen < 0 ? "-" : "") + count_words(amount / 100) + "." + two_digits(amount % 100);
}

std::string percent_words(std::int64_t part, std::int64_t whole)
{
    if (whole <= 0) return "0";
    const std::int64_t tenths = (part * 1000 + whole / 2) / whole;
    if (tenths % 10 == 0) return std::to_string(tenths / 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string title_words(std::string_view words)
{
    constexpr std::size_t points_max = 40;
    for (std::string_view mark : {"\n", "。", "；"})
        if (const std::size_t at = words.find(mark); at != words.npos && at > 0) words = words.substr(0, at);
    const std::string_view cut = clip_code_points(words, points_max);
    return std::string(cut) + (cut.size() < words.size() ? "…" : "");
}

} // namespace qungong
