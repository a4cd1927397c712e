#include <catch2/catch_test_macros.hpp>

#include "core/format.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

const Offset chongqing{8 * 60};

const Texts& zh() { return texts_of("zh-CN"); }
const Texts& en() { return texts_of("en"); }
Instant at(const char* text) { return *instant_from_text(text); }

} // namespace

TEST_CASE("Times are told from today on the office's wall clock", "[format]")
{
    const Instant now = at("2026-10-21T10:24:00+08:00");
    const auto check = [&](const char* text, const char* in_zh, const char* in_en) {
        CHECK(near_time(zh(), at(text), now, chongqing) == in_zh);
        CHECK(near_time(en(), at(text), now, chongqing) == in_en);
    };
    check("2026-10-21T18:00:00+08:00", "今天 18:00", "Today 18:00");
    check("2026-10-20T16:28:00+08:00", "昨天 16:28", "Yest. 16:28");
    check("2026-10-22T00:00:00+08:00", "明天 00:00", "Tomorrow 00:00");
    check("2026-10-29T18:00:00+08:00", "10-29 18:00", "10-29 18:00");
    check("2025-07-01T09:00:00+08:00", "2025-07-01", "2025-07-01");
    check("2026-10-20T17:00:00Z", "今天 01:00", "Today 01:00");
}

TEST_CASE("Days in public sentences are written out", "[format]")
{
    const Instant day = at("2026-10-22T18:05:00+08:00");
    CHECK(public_day(zh(), day, chongqing) == "10 月 22 日");
    CHECK(public_day(en(), day, chongqing) == "22 October");
    CHECK(public_time(zh(), day, chongqing) == "10 月 22 日 18:05");
    CHECK(long_day(zh(), day, chongqing) == "2026 年 10 月 22 日，星期四");
    CHECK(long_day(en(), day, chongqing) == "Thursday 22 October 2026");
    CHECK(month_words(zh(), "2026-09") == "2026 年 9 月");
    CHECK(month_words(en(), "2026-09") == "September 2026");
    CHECK(month_words(zh(), "soon") == "soon");
}

TEST_CASE("A span has two units at most, and days alone from three days on", "[format]")
{
    const auto check = [](std::int64_t seconds, const char* in_zh, const char* in_en) {
        CHECK(span_words(zh(), seconds) == in_zh);
        CHECK(span_words(zh(), -seconds) == in_zh);
        CHECK(span_words(en(), seconds) == in_en);
    };
    check(0, "不到 1 分", "under 1 min");
    check(59, "不到 1 分", "under 1 min");
    check(60, "1 分", "1 min");
    check(5 * 3600 + 36 * 60 + 59, "5 小时 36 分", "5 h 36 min");
    check(3600, "1 小时", "1 h");
    check(86'400, "1 天", "1 day");
    check(86'400 + 20 * 60, "1 天", "1 day");
    check(2 * 86'400 + 3 * 3600 + 60, "2 天 3 小时", "2 days 3 h");
    check(3 * 86'400 + 5 * 3600, "3 天", "3 days");
    check(41 * 86'400, "41 天", "41 days");
}

TEST_CASE("A light says its word and then the time", "[format]")
{
    CHECK(light_words(zh(), Light::near, 20'160) == "临期 5 小时 36 分");
    CHECK(light_words(zh(), Light::late, -86'400) == "超期 1 天");
    CHECK(light_words(zh(), Light::normal, 6 * 86'400) == "正常 6 天");
    CHECK(light_words(zh(), Light::paused, 7) == "暂停");
    CHECK(light_words(en(), Light::near, 20'160) == "Due in 5 h 36 min");
    CHECK(light_words(en(), Light::late, -5040) == "Overdue 1 h 24 min");
    CHECK(public_light(zh(), Light::late) == "已超期");
}

TEST_CASE("Money has two digits and a comma at the thousands, counts have the comma", "[format]")
{
    CHECK(money_words(8'642'000) == "86,420.00");
    CHECK(money_words(41'290'631) == "412,906.31");
    CHECK(money_words(5) == "0.05");
    CHECK(money_words(-123'456) == "-1,234.56");
    CHECK(count_words(999) == "999");
    CHECK(count_words(1286) == "1,286");
    CHECK(count_words(-1'234'567) == "-1,234,567");
    CHECK(percent_words(944, 1000) == "94.4");
    CHECK(percent_words(9, 31) == "29");
    CHECK(percent_words(1, 3) == "33.3");
    CHECK(percent_words(5, 0) == "0");
}
