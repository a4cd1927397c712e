// Reading a calendar file (DESIGN 13). What is refused is named by its field, and nothing is repaired in silence.
#include <algorithm>
#include <optional>
#include <string>

#include "core/calendar.hpp"

namespace qungong {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<int> two_digits(std::string_view text)
{
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 2 || !is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

// "09:00" in minutes; "24:00" is the end of the day.
std::optional<int> minutes_of_day(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = two_digits(text.substr(0, 2));
    const auto minute = two_digits(text.substr(3, 2));
    if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return std::nullopt;
    return *hour * 60 + *minute;
}

Result<std::chrono::minutes> offset_from_text(const std::string& text)
{
    if (text == "Z") return std::chrono::minutes{0};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return {Fault::bad_calendar, "zone=" + text};
    const auto minutes = minutes_of_day(std::string_view{text}.substr(1));
    if (!minutes || *minutes > 14 * 60) return {Fault::bad_calendar, "zone=" + text};
    return std::chrono::minutes{text[0] == '-' ? -*minutes : *minutes};
}

Result<Window> window_from_value(const Value& value, std::string_view weekday)
{
    const Refusal refusal{Fault::bad_calendar, "week." + std::string(weekday) + "=" + json_from_value(value)};
    const Array* ends = value.as_array();
    if (!ends || ends->size() != 2) return refusal;
    const std::string* from_text = ends->front().as_text();
    const std::string* to_text = ends->back().as_text();
    if (!from_text || !to_text) return refusal;
    const auto from = minutes_of_day(*from_text);
    const auto to = minutes_of_day(*to_text);
    if (!from || !to || *from >= *to) return refusal;
    return Window{*from * 60'000, *to * 60'000};
}

Result<std::vector<Window>> windows_from_value(const Value& value, std::string_view weekday)
{
    const Array* items = value.as_array();
    if (!items) return {Fault::wrong_type, "week." + std::string(weekday)};
    std::vector<Window> windows;
    for (const Value& item : *items) {
        const Result<Window> window = window_from_value(item, weekday);
        if (!window) return window.refusal();
        if (!windows.empty() && windows.back().to_ms > window->from_ms)
            return {Fault::bad_calendar, "week." + std::string(weekday) + "=" + json_from_value(value)};
        windows.push_back(*window);
    }
    return windows;
}

Result<std::array<std::vector<Window>, 7>> week_from_value(const Value& file)
{
    const Value* week = find(file, "week");
    if (!week) return {Fault::missing_field, "week"};
    if (!week->as_object()) return {Fault::wrong_type, "week"};
    std::array<std::vector<Window>, 7> pattern;
    bool is_ever_open = false;
    for (const Field& field : *week->as_object()) {
        const auto name = std::find(weekdays.begin(), weekdays.end(), field.key);
        if (name == weekdays.end()) return {Fault::bad_calendar, "week." + field.key};
        Result<std::vector<Window>> windows = windows_from_value(field.value, field.key);
        if (!windows) return windows.refusal();
        is_ever_open = is_ever_open || !windows->empty();
        pattern[static_cast<std::size_t>(name - weekdays.begin())] = *std::move(windows);
    }
    if (!is_ever_open) return {Fault::bad_calendar, "week"};
    return pattern;
}

Result<std::vector<Date>> dates_from_value(const Value& file, std::string_view key)
{
    const Value* list = find(file, key);
    if (!list) return std::vector<Date>{};
    if (!list->as_array()) return {Fault::wrong_type, std::string(key)};
    std::vector<Date> dates;
    for (const Value& item : *list->as_array()) {
        if (!item.as_text()) return {Fault::wrong_type, std::string(key)};
        const Result<Date> date = date_from_text(*item.as_text());
        if (!date) return {Fault::bad_calendar, std::string(key) + "=" + *item.as_text()};
        dates.push_back(*date);
    }
    std::sort(dates.begin(), dates.end());
    const auto twice = std::adjacent_find(dates.begin(), dates.end());
    if (twice != dates.end()) return {Fault::bad_calendar, std::string(key) + "=" + text_from_date(*twice)};
    return dates;
}

Result<std::vector<int>> years_from_value(const Value& file)
{
    const Value* list = find(file, "published_years");
    if (!list) return {Fault::missing_field, "published_years"};
    if (!list->as_array()) return {Fault::wrong_type, "published_years"};
    std::vector<int> years;
    for (const Value& item : *list->as_array()) {
        const std::int64_t* year = item.as_integer();
        if (!year) return {Fault::wrong_type, "published_years"};
        if (*year < 2000 || *year > 2100) return {Fault::bad_calendar, "published_years=" + std::to_string(*year)};
        years.push_back(static_cast<int>(*year));
    }
    std::sort(years.begin(), years.end());
    return years;
}

Result<DayLimitEnds> day_limit_ends_from_value(const Value& file)
{
    if (!find(file, "day_limit_ends")) return DayLimitEnds::close_of_day;
    return word_field<DayLimitEnds>(file, "day_limit_ends");
}

} // namespace

Result<Calendar> calendar_from_value(const Value& file)
{
    if (!file.as_object()) return {Fault::wrong_type, "calendar"};
    const Result<std::string> zone = text_field(file, "zone");
    if (!zone) return zone.refusal();
    const Result<std::chrono::minutes> offset = offset_from_text(*zone);
    if (!offset) return offset.refusal();
    Result<std::array<std::vector<Window>, 7>> week = week_from_value(file);
    if (!week) return week.refusal();
    Result<std::vector<Date>> holidays = dates_from_value(file, "holidays");
    if (!holidays) return holidays.refusal();
    Result<std::vector<Date>> makeup = dates_from_value(file, "makeup");
    if (!makeup) return makeup.refusal();
    for (const Date day : *makeup)
        if (std::binary_search(holidays->begin(), holidays->end(), day))
            return {Fault::bad_calendar, "makeup=" + text_from_date(day)};
    Result<std::vector<int>> years = years_from_value(file);
    if (!years) return years.refusal();
    const Result<DayLimitEnds> ends = day_limit_ends_from_value(file);
    if (!ends) return ends.refusal();
    return Calendar{CalendarTerms{*offset, *std::move(week), *std::move(holidays), *std::move(makeup),
                                  *std::move(years), *ends}};
}

} // namespace qungong
