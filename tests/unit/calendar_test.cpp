#include "core/calendar.hpp"

#include <concepts>
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "core/limit.hpp"
#include "tests/support/slow_calendar.hpp"

using namespace qungong;
using namespace qungong::test;
using namespace std::chrono_literals;

namespace {

template <class A, class B>
concept addable = requires(A a, B b) { a + b; };
static_assert(!addable<Date, WorkingDays>, "only a Calendar can count working days");
static_assert(!addable<WorkingDays, Date>);
static_assert(!addable<Date, Limit>, "a limit means nothing until a Calendar reads it");
static_assert(!addable<Instant, Limit>);
static_assert(!addable<Instant, WorkingDays>);
static_assert(!std::convertible_to<int, WorkingDays>, "a count of working days says that it is one");
static_assert(!std::convertible_to<Instant, Date>, "which day an instant lies on depends on the calendar");
static_assert(addable<Date, std::chrono::days>, "the concept can say yes");

constexpr Date first = std::chrono::sys_days{2024y / 1 / 1};
constexpr Date end = std::chrono::sys_days{2027y / 1 / 1};

Value file_of(std::string_view key, std::string_view json)
{
    Value file = *value_from_json(R"({"zone":"+08:00","week":{"mon":[["09:00","12:00"],["14:00","18:00"]]},
        "holidays":[],"makeup":[],"published_years":[2026],"day_limit_ends":"close_of_day"})");
    if (json.empty()) drop(file, key);
    else put(file, key, *value_from_json(json));
    return file;
}

void check_refused(std::string_view key, std::string_view json, Fault fault, std::string_view refused)
{
    INFO(key << "=" << json);
    const Result<Calendar> calendar = calendar_from_value(file_of(key, json));
    REQUIRE_FALSE(calendar);
    CHECK(word(calendar.refusal().fault) == word(fault));
    CHECK(calendar.refusal().refused == refused);
}

} // namespace

TEST_CASE("Every month of 2024 to 2026 has the working days of the published calendars", "[calendar]")
{
    const std::map<int, std::array<int, 12>> working_days = {
        {2024, {22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22}},
        {2025, {19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23}},
        {2026, {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23}}};
    const Calendar calendar = shipped_calendar();
    std::map<int, std::array<int, 12>> counted;
    for (Date day = first; day < end; day += std::chrono::days{1}) {
        const std::chrono::year_month_day civil{day};
        counted[int(civil.year())][unsigned(civil.month()) - 1] += calendar.is_open_day(day);
    }
    CHECK(counted == working_days);
}

TEST_CASE("Every day of 2023 to 2028 is open or closed as a slow count says, in each calendar", "[calendar]")
{
    for (const CalendarTerms& terms : {shipped_calendar().terms(), uneven_terms()}) {
        const Calendar calendar{terms};
        const SlowCalendar slow{terms};
        for (Date day = std::chrono::sys_days{2023y / 1 / 1}; day < std::chrono::sys_days{2029y / 1 / 1};
             day += std::chrono::days{1}) {
            INFO(text_from_date(day));
            REQUIRE(calendar.windows_of(day) == slow.windows(day));
        }
    }
}

TEST_CASE("The day of receipt is not counted, and a make-up Sunday is a working day", "[calendar]")
{
    const auto check = [calendar = shipped_calendar()](std::string_view received, int count, std::string_view due) {
        INFO(received << " + " << count);
        CHECK(text_from_date(calendar.after(*date_from_text(received), WorkingDays{count})) == due);
    };
    check("2024-02-08", 5, "2024-02-21");
    check("2024-04-03", 1, "2024-04-07");
    check("2024-04-26", 5, "2024-05-07");
    check("2024-09-13", 3, "2024-09-19");
    check("2024-09-27", 5, "2024-10-10");
    check("2025-01-24", 5, "2025-02-07");
    check("2025-01-27", 5, "2025-02-10");
    check("2025-04-25", 5, "2025-05-06");
    check("2025-09-26", 5, "2025-10-10");
    check("2025-09-30", 1, "2025-10-09");
    check("2025-12-31", 1, "2026-01-04");
    check("2026-01-01", 1, "2026-01-04");
    check("2026-02-13", 5, "2026-02-27");
    check("2026-02-14", 5, "2026-02-28");
    check("2026-04-30", 5, "2026-05-11");
    check("2026-06-18", 1, "2026-06-22");
    check("2026-09-18", 5, "2026-09-24");
    check("2026-09-24", 3, "2026-09-30");
    check("2026-09-30", 5, "2026-10-13");
    check("2026-10-09", 1, "2026-10-10");
    check("2026-02-13", 15, "2026-03-12");
}

TEST_CASE("The N-th open day after any day is the one a walk finds", "[calendar]")
{
    for (const CalendarTerms& terms : {shipped_calendar().terms(), uneven_terms()}) {
        const Calendar calendar{terms};
        const SlowCalendar slow{terms};
        for (Date day = first; day < end; day += std::chrono::days{1}) {
            Date walked = day;
            for (int count = 1; count <= 15; ++count) {
                do walked += std::chrono::days{1};
                while (!slow.is_open(walked));
                INFO(text_from_date(day) << " + " << count);
                REQUIRE(calendar.after(day, WorkingDays{count}) == walked);
            }
        }
    }
}

TEST_CASE("An office is open inside its windows, both ends included", "[calendar]")
{
    const auto check = [calendar = shipped_calendar()](std::string_view text, bool open) {
        INFO(text);
        CHECK(calendar.is_open_at(local(text)) == open);
    };
    check("2026-10-13 08:59", false);
    check("2026-10-13 09:00", true);
    check("2026-10-13 12:00", true);
    check("2026-10-13 12:01", false);
    check("2026-10-13 18:00", true);
    check("2026-10-11 10:00", false); // A Sunday
    check("2026-10-10 10:00", true);  // A make-up Saturday
    check("2026-10-01 10:00", false); // National Day
}

TEST_CASE("The first instant with so much open time and the last one enclose closed time", "[calendar]")
{
    for (const CalendarTerms& terms : {shipped_calendar().terms(), uneven_terms()}) {
        const Calendar calendar{terms};
        const Instant start = local("2026-09-28 00:00");
        const std::int64_t base = calendar.open_ms_before(calendar.local(start));
        for (std::int64_t ms = 0; ms < 30 * 7 * 3'600'000; ms += 15 * 60'000) {
            const Instant earliest = calendar.first_with_open_ms(base + ms);
            const Instant latest = calendar.last_with_open_ms(base + ms);
            REQUIRE(earliest <= latest);
            REQUIRE(calendar.open_ms_before(calendar.local(earliest)) == base + ms);
            REQUIRE(calendar.open_ms_before(calendar.local(latest)) == base + ms);
            REQUIRE(calendar.open_ms_before(calendar.local({latest.ms + 1})) == base + ms + 1);
            REQUIRE(calendar.open_ms_before(calendar.local({earliest.ms - 1})) == base + ms - 1);
        }
    }
}

TEST_CASE("A year that is not published closes weekends and statutory days, and says so", "[calendar]")
{
    CalendarTerms terms = shipped_calendar().terms();
    terms.published_years.clear();
    const Calendar calendar{terms};
    for (const char* closed : {"2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2028-05-02", "2028-01-01",
                               "2027-02-08", "2027-06-09", "2027-03-06"}) {
        INFO(closed);
        CHECK_FALSE(calendar.is_open_day(*date_from_text(closed)));
    }
    CHECK(calendar.is_open_day(*date_from_text("2027-10-04")));
    CHECK(calendar.reaches_unpublished(local("2026-01-01 00:00"), local("2026-01-02 00:00")));
    const Calendar shipped = shipped_calendar();
    CHECK_FALSE(shipped.reaches_unpublished(local("2024-01-01 00:00"), local("2026-12-31 23:59")));
    CHECK(shipped.reaches_unpublished(local("2024-01-01 00:00"), local("2027-01-01 00:00")));
    CHECK(shipped.reaches_unpublished(local("2023-12-31 23:59"), local("2024-01-01 00:00")));
}

TEST_CASE("What lies outside the table is counted at its edge and flagged", "[calendar]")
{
    const Calendar calendar = shipped_calendar();
    for (const std::int64_t ms : {-9'007'199'254'740'992, 9'007'199'254'740'992}) {
        const Due due = due_of(calendar, {ms}, limit("5wd"));
        CHECK(due.unpublished_year);
        CHECK(calendar.open_ms_between({ms}, {ms + 1000}) == 0);
    }
}

TEST_CASE("A calendar file may say more than the calendar reads, such as its basis", "[calendar]")
{
    CHECK(calendar_from_value(file_of("basis", R"({"2026":"a notice"})")));
}

TEST_CASE("A week that is not in order is refused with what it says", "[calendar]")
{
    const auto check = check_refused;
    check("week", "", Fault::missing_field, "week");
    check("week", "{}", Fault::bad_calendar, "week");
    check("week", R"({"mon":[],"tue":[]})", Fault::bad_calendar, "week");
    check("week", R"({"montag":[]})", Fault::bad_calendar, "week.montag");
    check("week", R"({"mon":["09:00"]})", Fault::bad_calendar, R"(week.mon="09:00")");
    check("week", R"({"mon":[["09:00"]]})", Fault::bad_calendar, R"(week.mon=["09:00"])");
    check("week", R"({"mon":[["9:00","12:00"]]})", Fault::bad_calendar, R"(week.mon=["9:00","12:00"])");
    check("week", R"({"mon":[["12:00","09:00"]]})", Fault::bad_calendar, R"(week.mon=["12:00","09:00"])");
    check("week", R"({"mon":[["12:00","12:00"]]})", Fault::bad_calendar, R"(week.mon=["12:00","12:00"])");
    check("week", R"({"mon":[["09:00","24:01"]]})", Fault::bad_calendar, R"(week.mon=["09:00","24:01"])");
    check("week", R"({"mon":[["09:60","12:00"]]})", Fault::bad_calendar, R"(week.mon=["09:60","12:00"])");
    check("week", R"({"mon":[["14:00","18:00"],["09:00","12:00"]]})", Fault::bad_calendar,
          R"(week.mon=[["14:00","18:00"],["09:00","12:00"]])");
    check("week", R"({"mon":[["09:00","15:00"],["14:00","18:00"]]})", Fault::bad_calendar,
          R"(week.mon=[["09:00","15:00"],["14:00","18:00"]])");
}

TEST_CASE("A calendar file that is not in order is refused by the name of its field", "[calendar]")
{
    const auto check = check_refused;
    check("zone", "", Fault::missing_field, "zone");
    check("zone", R"("CST")", Fault::bad_calendar, "zone=CST");
    check("zone", R"("+15:00")", Fault::bad_calendar, "zone=+15:00");
    check("zone", "8", Fault::wrong_type, "zone");
    check("holidays", "3", Fault::wrong_type, "holidays");
    check("holidays", R"(["2026-02-30"])", Fault::bad_calendar, "holidays=2026-02-30");
    check("holidays", R"(["2026-02-03","2026-02-03"])", Fault::bad_calendar, "holidays=2026-02-03");
    check("makeup", "[20260101]", Fault::wrong_type, "makeup");
    check("published_years", "", Fault::missing_field, "published_years");
    check("published_years", R"(["2026"])", Fault::wrong_type, "published_years");
    check("published_years", "[1999]", Fault::bad_calendar, "published_years=1999");
    check("day_limit_ends", R"("noon")", Fault::unknown_word, "day_limit_ends=noon");
    Value both = file_of("holidays", R"(["2026-02-03"])");
    put(both, "makeup", *value_from_json(R"(["2026-02-03"])"));
    CHECK(calendar_from_value(both).refusal() == Refusal{Fault::bad_calendar, "makeup=2026-02-03"});
    CHECK(calendar_from_value(Value{3}).refusal().fault == Fault::wrong_type);
}

TEST_CASE("Equal terms make equal calendars, and a copy is the same value", "[calendar]")
{
    const Calendar calendar = shipped_calendar();
    const Calendar copy = calendar;
    CHECK(copy == Calendar{calendar.terms()});
    CHECK_FALSE(copy == Calendar{uneven_terms()});
    CHECK(Calendar{}.is_open_day(*date_from_text("2026-11-23")));
}
