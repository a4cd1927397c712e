#include "core/limit.hpp"

#include <algorithm>
#include <random>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/slow_calendar.hpp"

using namespace qungong;
using namespace qungong::test;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t minute = 60'000;
const std::vector<const char*> all_kinds = {"30min", "2h",    "26h",  "90wmin", "4wh", "13wh", "0.5wd", "1.5wd",
                                            "0.1wd", "1wd",   "2wd",  "5wd",    "9wd", "1d",   "2d",    "7d",
                                            "15d",   "2.25wd"};

std::vector<Calendar> calendars()
{
    CalendarTerms same_time = shipped_calendar().terms();
    same_time.day_limit_ends = DayLimitEnds::same_time;
    CalendarTerms uneven_close = uneven_terms();
    uneven_close.day_limit_ends = DayLimitEnds::close_of_day;
    return {shipped_calendar(), Calendar{same_time}, Calendar{uneven_terms()}, Calendar{uneven_close}};
}

struct Dice {
    std::mt19937_64 engine{20261123};
    std::int64_t upto(std::int64_t end)
    {
        return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(end));
    }
    Instant instant() { return {local("2024-01-01 00:00").ms + upto(1096 * 1440) * minute}; }
    std::vector<Pause> pauses(Instant start)
    {
        std::vector<Pause> some(static_cast<std::size_t>(upto(4)));
        for (Pause& p : some) {
            p.from.ms = start.ms + (upto(12 * 1440) - 1440) * minute;
            p.to.ms = p.from.ms + upto(6 * 1440) * minute;
        }
        return some;
    }
};

std::string shown(Instant at)
{
    return text_from_instant(at, 480min);
}

} // namespace

TEST_CASE("A limit is read exactly and written in its shortest form", "[limit]")
{
    const auto check = [](std::string_view text, std::int64_t thousandths, LimitUnit unit, std::string_view back) {
        INFO(text);
        const Result<Limit> read = limit_from_text(text);
        REQUIRE(read);
        CHECK(*read == Limit{thousandths, unit});
        CHECK(text_from_limit(*read) == back);
    };
    check("30min", 30'000, LimitUnit::min, "30min");
    check("2h", 2'000, LimitUnit::h, "2h");
    check("90wmin", 90'000, LimitUnit::wmin, "90wmin");
    check("4wh", 4'000, LimitUnit::wh, "4wh");
    check("0.5wd", 500, LimitUnit::wd, "0.5wd");
    check("1.5wd", 1'500, LimitUnit::wd, "1.5wd");
    check("0.125wd", 125, LimitUnit::wd, "0.125wd");
    check("2.050wd", 2'050, LimitUnit::wd, "2.05wd");
    check("5.0wd", 5'000, LimitUnit::wd, "5wd");
    check("5wd", 5'000, LimitUnit::wd, "5wd");
    check("15d", 15'000, LimitUnit::d, "15d");
    check("3660d", 3'660'000, LimitUnit::d, "3660d");
}

TEST_CASE("A limit without sense is refused with its text", "[limit]")
{
    for (const char* text :
         {"", "5", "wd", "0wd", "0.0wd", "-5wd", "+5wd", " 5wd", "5wd ", "5 wd", "5WD", "5x", "5wds", "05wd", "1e3d",
          "0.5d", "0.5h", "1.5wh", "2.5min", ".5wd", "5.wd", "0.0005wd", "1..5wd", "1.2.3wd", "3661d", "99999999wd",
          "999999999999999999999d", "５wd", "5wd5wd", "1w", "5d\n"}) {
        INFO(text);
        const Result<Limit> read = limit_from_text(text);
        REQUIRE_FALSE(read);
        CHECK(read.refusal() == Refusal{Fault::bad_limit, text});
    }
}

TEST_CASE("A limit ends where DESIGN 5 says", "[limit]")
{
    const auto check = [calendar = shipped_calendar()](std::string_view start, std::string_view text,
                                                       std::string_view due) {
        INFO(start << " + " << text);
        CHECK(shown(due_of(calendar, local(start), limit(text)).due) == shown(local(due)));
    };
    check("2026-09-30 10:00", "5wd", "2026-10-13 18:00");
    check("2025-12-31 10:00", "1wd", "2026-01-04 18:00"); // A make-up Sunday
    check("2026-10-01 23:59", "1wd", "2026-10-08 18:00"); // Received on a closed day
    check("2026-10-08 23:00", "1wd", "2026-10-09 18:00"); // Received after hours
    check("2026-10-08 17:00", "4wh", "2026-10-09 12:00"); // Ends at the close, not at the next opening
    check("2026-10-08 12:30", "1wh", "2026-10-08 15:00"); // Begins at the next open instant
    check("2026-09-30 17:30", "60wmin", "2026-10-08 09:30");
    check("2026-10-08 17:00", "0.5wd", "2026-10-09 11:30"); // Half of the mean 420 minutes
    check("2026-10-08 09:00", "1.5wd", "2026-10-09 14:30");
    check("2026-10-08 17:00", "2h", "2026-10-08 19:00");
    check("2026-10-08 09:00", "0.05wd", "2026-10-08 09:21");
    check("2026-10-01 00:00", "30min", "2026-10-01 00:30");
    check("2026-10-08 17:00", "15d", "2026-10-23 18:00");
    check("2026-09-25 17:00", "8d", "2026-10-08 18:00"); // Ends in the holiday: the next open day
    check("2026-10-08 17:00", "2d", "2026-10-10 18:00"); // A make-up Saturday is open
}

TEST_CASE("Where days end at the time of receipt, that time is moved back into open time", "[limit]")
{
    CalendarTerms terms = shipped_calendar().terms();
    terms.day_limit_ends = DayLimitEnds::same_time;
    const auto check = [calendar = Calendar{terms}](std::string_view start, std::string_view text,
                                                    std::string_view due) {
        INFO(start << " + " << text);
        CHECK(shown(due_of(calendar, local(start), limit(text)).due) == shown(local(due)));
    };
    check("2026-09-30 10:00", "5wd", "2026-10-13 10:00");
    check("2026-10-12 12:30", "1wd", "2026-10-13 12:00"); // Lunch
    check("2026-10-12 23:30", "1wd", "2026-10-13 18:00"); // After hours
    check("2026-10-13 07:00", "1wd", "2026-10-13 18:00"); // Before hours: the close of the day before
    check("2026-10-18 07:00", "1wd", "2026-10-19 09:00"); // ... but never before the receipt, a Sunday
    check("2026-10-12 07:00", "7d", "2026-10-19 18:00");  // Natural days end at the close in any case
}

TEST_CASE("Every kind of limit from every day of 2024 to 2026 ends where a slow walk ends", "[limit]")
{
    Dice dice;
    for (const Calendar& calendar : calendars()) {
        const SlowCalendar slow{calendar.terms()};
        for (std::int64_t day = 0; day < 1096; ++day) {
            const Instant start{local("2024-01-01 00:00").ms + (day * 1440 + dice.upto(1440)) * minute};
            const char* text = all_kinds[static_cast<std::size_t>(dice.upto(std::ssize(all_kinds)))];
            INFO(shown(start) << " + " << text);
            REQUIRE(shown(due_of(calendar, start, limit(text)).due) == shown(slow.due(start, limit(text), {})));
        }
    }
}

TEST_CASE("With pauses every kind of limit ends where a slow walk ends", "[limit]")
{
    Dice dice;
    for (const Calendar& calendar : calendars()) {
        const SlowCalendar slow{calendar.terms()};
        for (int round = 0; round < 500; ++round) {
            const Instant start = dice.instant();
            const std::vector<Pause> pauses = dice.pauses(start);
            const char* text = all_kinds[static_cast<std::size_t>(dice.upto(std::ssize(all_kinds)))];
            INFO(shown(start) << " + " << text);
            for (const Pause& p : pauses) UNSCOPED_INFO("pause " << shown(p.from) << " " << shown(p.to));
            REQUIRE(shown(due_of(calendar, start, limit(text), pauses).due)
                    == shown(slow.due(start, limit(text), pauses)));
        }
    }
}

TEST_CASE("Used working time is open time without pauses, as a slow walk counts it", "[limit]")
{
    Dice dice;
    for (const Calendar& calendar : calendars()) {
        const SlowCalendar slow{calendar.terms()};
        for (int round = 0; round < 50; ++round) {
            const Instant start = dice.instant();
            const Instant end{start.ms + (dice.upto(10 * 1440) - 1440) * minute};
            const std::vector<Pause> pauses = dice.pauses(start);
            INFO(shown(start) << " .. " << shown(end));
            REQUIRE(used_working_seconds(calendar, start, end, pauses) == slow.used_seconds(start, end, pauses));
        }
    }
}

TEST_CASE("At its due a limit of open time is used up to the second", "[limit]")
{
    Dice dice;
    for (const Calendar& calendar : calendars())
        for (int round = 0; round < 500; ++round) {
            const Instant start = dice.instant();
            const std::vector<Pause> pauses = dice.pauses(start);
            const std::int64_t minutes = 1 + dice.upto(3000);
            const Due due = due_of(calendar, start, Limit{minutes * 1000, LimitUnit::wmin}, pauses);
            REQUIRE(used_working_seconds(calendar, start, due.due, pauses) == minutes * 60);
            REQUIRE(used_working_seconds(calendar, start, {due.due.ms - 1}, pauses) == minutes * 60 - 1);
        }
}

TEST_CASE("A deadline of open time or days never falls on a moment the office is closed", "[limit]")
{
    Dice dice;
    for (const Calendar& calendar : calendars())
        for (int round = 0; round < 3000; ++round) {
            const Limit some = limit(all_kinds[static_cast<std::size_t>(dice.upto(std::ssize(all_kinds)))]);
            if (some.unit == LimitUnit::min || some.unit == LimitUnit::h) continue;
            const Instant start = dice.instant();
            const Due due = due_of(calendar, start, some, dice.pauses(start));
            INFO(shown(start) << " + " << text_from_limit(some) << " = " << shown(due.due));
            REQUIRE(calendar.is_open_at(due.due));
            REQUIRE(due.due > start);
        }
}

TEST_CASE("A later start or a longer limit never ends earlier", "[limit]")
{
    Dice dice;
    const std::vector<Calendar> some = {shipped_calendar(), calendars().back()};
    for (const Calendar& calendar : some)
        for (int round = 0; round < 4000; ++round) {
            const Instant start = dice.instant();
            const Instant later{start.ms + dice.upto(3 * 1440) * minute};
            const Limit given = limit(all_kinds[static_cast<std::size_t>(dice.upto(std::ssize(all_kinds)))]);
            const bool is_mixed_kind = given.unit == LimitUnit::wd; // Whole days and fractions end by different rules
            const Limit longer{given.thousandths + (is_mixed_kind && given.is_whole() ? 1000 : 1000 * (1 + round % 3)),
                               given.unit};
            INFO(shown(start) << " " << shown(later) << " + " << text_from_limit(given));
            REQUIRE(due_of(calendar, start, given).due <= due_of(calendar, later, given).due);
            REQUIRE(due_of(calendar, start, given).due <= due_of(calendar, start, longer).due);
        }
}

TEST_CASE("A pause never makes a deadline earlier, and a deadline never lies inside one", "[limit]")
{
    Dice dice;
    for (const Calendar& calendar : calendars())
        for (int round = 0; round < 4000; ++round) {
            const Instant start = dice.instant();
            const Limit given = limit(all_kinds[static_cast<std::size_t>(dice.upto(std::ssize(all_kinds)))]);
            std::vector<Pause> pauses = dice.pauses(start);
            const Instant without = due_of(calendar, start, given).due;
            const Instant with = due_of(calendar, start, given, pauses).due;
            INFO(shown(start) << " + " << text_from_limit(given) << " = " << shown(without) << " / " << shown(with));
            REQUIRE(without <= with);
            for (const Pause& p : pauses) {
                UNSCOPED_INFO("pause " << shown(p.from) << " " << shown(p.to));
                REQUIRE_FALSE((p.from < with && with <= p.to && p.from >= start));
            }
            std::reverse(pauses.begin(), pauses.end());
            pauses.insert(pauses.end(), pauses.begin(), pauses.end());
            REQUIRE(due_of(calendar, start, given, pauses).due == with); // In any order, and counted once
        }
}

TEST_CASE("Every date reached in a year that is not published is flagged", "[limit]")
{
    const Calendar calendar = shipped_calendar();
    for (std::int64_t day = 0; day < 1460; ++day)
        for (const char* text : all_kinds) {
            const Instant start{local("2024-01-01 10:00").ms + day * 1440 * minute};
            const Due due = due_of(calendar, start, limit(text));
            INFO(shown(start) << " + " << text);
            REQUIRE(due.unpublished_year == (due.due >= local("2027-01-01 00:00")));
        }
}
