#include "core/light.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/slow_calendar.hpp"

using namespace qungong;
using namespace qungong::test;

namespace {

// Five working days from Wednesday 30 September: yellow on Monday 12 October, due on Tuesday the 13th.
Clock started()
{
    const Instant start = local("2026-09-30 10:00");
    return clock_started("handle", start, limit("5wd"), term_of(shipped_calendar(), start, limit("5wd")));
}

Term resumed_at(const Clock& clock, std::string_view at)
{
    return term_resumed(shipped_calendar(), clock, local(at));
}

void check(const Clock& clock, std::string_view now, Light expected)
{
    INFO(now);
    CHECK(word(light_of(clock, local(now))) == word(expected));
}

} // namespace

TEST_CASE("A running clock is green, then yellow from its warning, then red after its due", "[light]")
{
    check(started(), "2026-09-30 10:00", Light::normal);
    check(started(), "2026-10-12 17:59", Light::normal);
    check(started(), "2026-10-12 18:00", Light::near);
    check(started(), "2026-10-13 18:00", Light::near); // The very due is in time
    check(started(), "2026-10-13 18:01", Light::late);
    CHECK(light_of(started(), {local("2026-10-13 18:00").ms + 1}) == Light::late);
}

TEST_CASE("Done before yellow is early, done in yellow is in time, done later stays late", "[light]")
{
    check(clock_done(started(), local("2026-10-09 10:00")), "2026-12-01 10:00", Light::early);
    check(clock_done(started(), local("2026-10-13 18:00")), "2026-12-01 10:00", Light::normal);
    const Clock late = clock_done(started(), local("2026-10-13 18:01"));
    check(late, "2026-12-01 10:00", Light::late);
    CHECK(is_done(late));
    CHECK(due_at(late) == local("2026-10-13 18:00"));
    CHECK(clock_done(late, local("2026-10-20 10:00")) == late);
}

TEST_CASE("A pause in time moves the due by the days it covers", "[light]")
{
    const Clock paused = clock_paused(started(), local("2026-10-09 10:00"));
    check(paused, "2027-10-09 10:00", Light::paused);
    CHECK_FALSE(due_at(paused));
    CHECK_FALSE(next_change(paused, local("2026-10-09 10:00")));
    const Clock running = clock_resumed(paused, local("2026-10-12 10:00"), resumed_at(paused, "2026-10-12 10:00"));
    CHECK(due_at(running) == local("2026-10-15 18:00")); // The closes of the 9th and the make-up 10th lie inside
    check(running, "2026-10-12 10:00", Light::normal);
    CHECK(running.pauses == std::vector<Pause>{{local("2026-10-09 10:00"), local("2026-10-12 10:00")}});
}

TEST_CASE("Pausing a late clock and resuming it never un-misses it", "[light]")
{
    const Clock paused = clock_paused(started(), local("2026-10-14 10:00"));
    check(paused, "2026-10-14 10:00", Light::late);
    const Clock resumed = clock_resumed(paused, local("2026-11-14 10:00"), resumed_at(paused, "2026-11-14 10:00"));
    check(resumed, "2026-11-14 10:00", Light::late);
    CHECK(resumed.pauses.empty());
    CHECK(due_at(resumed) == local("2026-10-13 18:00"));
}

TEST_CASE("Neither an extension nor a recomputation un-lates", "[light]")
{
    const Term longer{local("2026-12-13 18:00"), local("2026-12-10 18:00"), false};
    const Instant too_late = local("2026-10-14 10:00");
    check(clock_moved(started(), too_late, longer), "2026-10-15 10:00", Light::late);
    check(clock_extended(started(), too_late, limit("30wd"), longer), "2026-10-15 10:00", Light::late);
    CHECK(clock_extended(started(), too_late, limit("30wd"), longer).limit == limit("5wd"));
    const Clock extended = clock_extended(started(), local("2026-10-13 10:00"), limit("30wd"), longer);
    check(extended, "2026-10-15 10:00", Light::normal);
    CHECK(extended.limit == limit("30wd"));
    CHECK(due_at(clock_moved(started(), local("2026-10-13 10:00"), longer)) == longer.due);
}

TEST_CASE("What does not fit the state changes nothing", "[light]")
{
    const Term term{local("2026-12-13 18:00"), local("2026-12-10 18:00"), false};
    CHECK(clock_resumed(started(), local("2026-10-09 10:00"), term) == started());
    const Clock done = clock_done(started(), local("2026-10-09 10:00"));
    CHECK(clock_paused(done, local("2026-10-10 10:00")) == done);
    CHECK(clock_moved(done, local("2026-10-10 10:00"), term) == done);
    CHECK(clock_done(done, local("2026-10-10 10:00")) == done);
    const Clock paused = clock_paused(started(), local("2026-10-09 10:00"));
    CHECK(clock_paused(paused, local("2026-10-10 10:00")) == paused);
}

TEST_CASE("A clock done while it is paused is met", "[light]")
{
    const Clock paused = clock_paused(started(), local("2026-10-09 10:00"));
    const Clock done = clock_done(paused, local("2026-11-09 10:00"));
    CHECK(is_done(done));
    check(done, "2026-12-09 10:00", Light::normal);
}

TEST_CASE("The next change is the first moment at which the light differs", "[light]")
{
    Instant now = local("2026-09-30 10:00");
    std::vector<Light> seen = {light_of(started(), now)};
    while (const std::optional<Instant> next = next_change(started(), now)) {
        REQUIRE(*next > now);
        CHECK(light_of(started(), {next->ms - 1}) == seen.back());
        now = *next;
        seen.push_back(light_of(started(), now));
    }
    CHECK(seen == std::vector<Light>{Light::normal, Light::near, Light::late});
    CHECK_FALSE(next_change(clock_done(started(), local("2026-10-01 10:00")), local("2026-10-01 10:00")));
}
