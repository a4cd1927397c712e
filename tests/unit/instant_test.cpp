#include "core/instant.hpp"

#include <random>

#include <catch2/catch_test_macros.hpp>

using namespace qungong;

TEST_CASE("An instant is read with its offset and written back", "[instant]")
{
    const auto check = [](std::string_view text, std::int64_t ms) {
        INFO(text);
        const Result<Instant> at = instant_from_text(text);
        REQUIRE(at);
        CHECK(at->ms == ms);
    };
    check("1970-01-01T00:00:00Z", 0);
    check("1970-01-01T08:00:00+08:00", 0);
    check("1969-12-31T10:00:00-14:00", 0);
    check("1969-12-31T23:59:59.999Z", -1);
    check("2026-09-30T10:00:00+08:00", 1790733600000);
    check("2024-02-29T00:00:00.5Z", 1709164800500);
    CHECK(text_from_instant({1790733600000}, std::chrono::minutes{480}) == "2026-09-30T10:00:00+08:00");
    CHECK(text_from_instant({-1}, {}) == "1969-12-31T23:59:59.999Z");
    CHECK(text_from_instant({0}, std::chrono::minutes{-210}) == "1969-12-31T20:30:00-03:30");
}

TEST_CASE("Anything but a full instant is refused", "[instant]")
{
    for (const char* text :
         {"", "2026-09-30", "2026-09-30T10:00:00", "2026-09-30T10:00Z", "2026-09-30 10:00:00Z", "2026-9-30T10:00:00Z",
          "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-00-01T10:00:00Z", "2026-04-31T10:00:00Z",
          "2026-09-30T24:00:00Z", "2026-09-30T10:60:00Z", "2026-09-30T10:00:60Z", "2026-09-30T10:00:00z",
          "2026-09-30T10:00:00+0800", "2026-09-30T10:00:00+14:01", "2026-09-30T10:00:00+08:60",
          "2026-09-30T10:00:00.Z", "2026-09-30T10:00:00.1234Z", "2026-09-30T10:00:00Z ", " 2026-09-30T10:00:00Z",
          "+2026-09-30T10:00:00Z", "20260-09-30T10:00:00Z", "２０２６-09-30T10:00:00Z"}) {
        INFO(text);
        const Result<Instant> at = instant_from_text(text);
        REQUIRE_FALSE(at);
        CHECK(at.refusal().fault == Fault::bad_instant);
    }
}

TEST_CASE("Every instant within four-digit years comes back from its text", "[instant]")
{
    std::mt19937_64 random(11);
    for (int i = 0; i < 20000; ++i) {
        const Instant at{static_cast<std::int64_t>(random() % 250'000'000'000'000) - 60'000'000'000'000};
        const std::chrono::minutes offset{static_cast<int>(random() % 1681) - 840};
        const std::string text = text_from_instant(at, offset);
        INFO(text);
        const Result<Instant> back = instant_from_text(text);
        REQUIRE(back);
        REQUIRE(*back == at);
    }
}

TEST_CASE("An instant beyond four-digit years prints as the last moment of them", "[instant]")
{
    CHECK(text_from_instant({INT64_MAX}, std::chrono::minutes{480}) == "9999-12-31T23:59:59.999+08:00");
    CHECK(text_from_instant({INT64_MIN}, {}) == "0000-01-01T00:00:00Z");
}

TEST_CASE("Every day of four years comes back from its text", "[instant]")
{
    const Date first = *date_from_text("2024-01-01");
    for (int i = 0; i < 1461; ++i) {
        const Date day = first + std::chrono::days{i};
        REQUIRE(*date_from_text(text_from_date(day)) == day);
    }
    for (const char* text : {"2026-02-30", "2026-2-3", "20260203", "2026-02-03 ", ""})
        CHECK(date_from_text(text).refusal().fault == Fault::bad_date);
}
