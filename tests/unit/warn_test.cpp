#include "core/limit.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/slow_calendar.hpp"

using namespace qungong;
using namespace qungong::test;
using namespace std::chrono_literals;

namespace {

std::string shown(Instant at)
{
    return text_from_instant(at, 480min);
}

} // namespace

TEST_CASE("Warning goes back from the due in the limit's own unit", "[limit]")
{
    const auto check = [calendar = shipped_calendar()](std::string_view due, std::string_view text,
                                                       std::string_view at) {
        INFO(due << " - " << text);
        CHECK(shown(before_due(calendar, local(due), limit(text))) == shown(local(at)));
    };
    check("2026-10-13 18:00", "10wmin", "2026-10-13 17:50");
    check("2026-10-13 09:05", "10wmin", "2026-10-12 17:55");
    check("2026-10-13 09:10", "10wmin", "2026-10-13 09:00"); // Yellow begins in open time
    check("2026-10-08 10:00", "4wh", "2026-09-30 15:00");
    check("2026-10-13 18:00", "1wd", "2026-10-12 18:00");
    check("2026-10-08 18:00", "1wd", "2026-09-30 18:00");
    check("2026-10-13 10:30", "1wd", "2026-10-12 10:30");
    check("2026-10-13 12:30", "1wd", "2026-10-12 12:00");
    check("2026-10-13 18:00", "3d", "2026-10-10 18:00");
    check("2026-10-13 18:00", "2h", "2026-10-13 16:00");
    check("2026-10-13 18:00", "30min", "2026-10-13 17:30");
}

TEST_CASE("Yellow begins a fifth before the due, but at most three open days before it", "[limit]")
{
    const auto check = [calendar = shipped_calendar()](std::string_view start, std::string_view text,
                                                       std::string_view at) {
        INFO(start << " + " << text);
        const Due due = due_of(calendar, local(start), limit(text));
        CHECK(shown(warn_at(calendar, local(start), limit(text), due.due)) == shown(local(at)));
    };
    check("2026-09-30 10:00", "5wd", "2026-10-12 18:00");
    check("2026-10-12 10:00", "1wd", "2026-10-13 16:36");  // 84 of 420 minutes
    check("2026-10-12 10:00", "15d", "2026-10-24 18:00");  // 27 October less 3 natural days
    check("2026-09-01 10:00", "60d", "2026-10-28 18:00");  // 2 November less 3 open days, not 12 natural ones
    check("2026-09-01 10:00", "30wd", "2026-10-14 18:00"); // 19 October less 3 open days, not 6
    check("2026-10-12 10:00", "2h", "2026-10-12 11:36");
    check("2026-10-12 10:00", "30min", "2026-10-12 10:24");
    check("2026-10-12 14:00", "4wh", "2026-10-12 17:12");
}

TEST_CASE("Yellow begins neither before the start nor after the due", "[limit]")
{
    const Calendar calendar = shipped_calendar();
    for (const char* text : {"30min", "26h", "90wmin", "13wh", "0.1wd", "1.5wd", "1wd", "3wd", "30wd", "1d", "60d"})
        for (std::int64_t hour = 0; hour < 24 * 366; hour += 5) {
            const Instant start{local("2025-12-01 00:30").ms + hour * 3'600'000};
            const Instant due = due_of(calendar, start, limit(text)).due;
            const Instant warn = warn_at(calendar, start, limit(text), due);
            INFO(shown(start) << " + " << text);
            REQUIRE(start <= warn);
            REQUIRE(warn <= due);
        }
}
