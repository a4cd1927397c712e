// Format: times, spans, money and counts as people read them (looks/LOOKS.md section 10), in zh-CN and English.
//
// Times are shown on the wall clock of a calendar (`offset`). Spans have two units at most, days alone from 3 days on.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/instant.hpp"
#include "core/light.hpp"
#include "core/say.hpp"

namespace qungong {

using Offset = std::chrono::minutes;

[[nodiscard]] std::string time_of_day(Instant at, Offset offset); // "18:00"
// 今天 18:00, 昨天 16:28, 明天 09:00, 10-22 18:00, and 2025-07-01 in another year.
[[nodiscard]] std::string near_time(const Texts& texts, Instant at, Instant now, Offset offset);
[[nodiscard]] std::string public_day(const Texts& texts, Instant at, Offset offset); // 10 月 22 日 / 22 October
[[nodiscard]] std::string public_time(const Texts& texts, Instant at, Offset offset); // 10 月 22 日 18:00
[[nodiscard]] std::string long_day(const Texts& texts, Instant at, Offset offset); // With year and day of the week
[[nodiscard]] std::string month_words(const Texts& texts, std::string_view month); // "2026-10": 2026 年 10 月

[[nodiscard]] std::string span_words(const Texts& texts, std::int64_t seconds); // "5 小时 36 分", "6 天"
// "临期 5 小时 36 分", "Overdue 1 day"; `left_s` may be negative, its sign is in the word.
[[nodiscard]] std::string light_words(const Texts& texts, Light light, std::int64_t left_s);
[[nodiscard]] std::string public_light(const Texts& texts, Light light); // 在时限内, 快到期 ...

[[nodiscard]] std::string count_words(std::int64_t n);     // "1,286"
[[nodiscard]] std::string money_words(std::int64_t fen);   // "86,420.00"
// "93.6" for 936 of 1000; the caller writes the sign. Nothing of nothing is "0".
[[nodiscard]] std::string percent_words(std::int64_t part, std::int64_t whole);

// What a person said as the title of the matter: the first sentence, cut to 40 characters.
[[nodiscard]] std::string title_words(std::string_view words);

} // namespace qungong
