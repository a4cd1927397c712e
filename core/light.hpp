// Light: how a clock stands at a moment. Clock: one limit that runs, with its past pauses.
//
// States are alternatives: a paused clock has no due to misread, a met one nothing left to count. Missed stays
// Missed: pausing looks first, so a late clock can be neither paused nor moved back into time; it can only be done
// late. Transitions take the new due as an argument, because an event carries its consequences and a replay has no
// calendar. Done at the very due is in time.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/instant.hpp"
#include "core/limit.hpp"
#include "core/words.hpp"

namespace qungong {

// green 正常, yellow 临期, red 超期, blue 提前办结, and stopped 暂停.
QG_WORDS(Light, "light", normal, near, late, early, paused)

// What a computation gives and an event carries.
struct Term {
    Instant due, warn;
    bool unpublished_year = false;
    friend bool operator==(const Term&, const Term&) = default;
};

struct Running { Term term; friend bool operator==(const Running&, const Running&) = default; };
struct Paused { Instant since; friend bool operator==(const Paused&, const Paused&) = default; };
struct Met { Instant at; Term term; friend bool operator==(const Met&, const Met&) = default; };
struct Missed { Term term; std::optional<Instant> at; friend bool operator==(const Missed&, const Missed&) = default; };
using ClockState = std::variant<Running, Paused, Met, Missed>;

struct Clock {
    std::string name; // "whole", "accept", "handle:p1" ...
    Instant start;
    Limit limit;
    std::vector<Pause> pauses; // Ended ones
    ClockState state;
    friend bool operator==(const Clock&, const Clock&) = default;
};

[[nodiscard]] Term term_of(const Calendar& calendar, Instant start, const Limit& limit,
                           std::span<const Pause> pauses = {}, const WarnTerms& warn = {});
// The term a paused clock would have if it were resumed at `at`; of any other clock the term it would have now.
[[nodiscard]] Term term_resumed(const Calendar& calendar, const Clock& clock, Instant at, const WarnTerms& warn = {});

[[nodiscard]] Clock clock_started(std::string name, Instant start, const Limit& limit, const Term& term);
// Each looks first: a running clock whose due has passed at `at` becomes Missed and stays it. What does not fit the
// state (resuming a running clock, pausing a met one) changes nothing.
[[nodiscard]] Clock clock_paused(Clock clock, Instant at);
[[nodiscard]] Clock clock_resumed(Clock clock, Instant at, const Term& term);
[[nodiscard]] Clock clock_done(Clock clock, Instant at); // A paused clock that is done is met
[[nodiscard]] Clock clock_moved(Clock clock, Instant at, const Term& term); // Extension or recomputation
[[nodiscard]] Clock clock_extended(Clock clock, Instant at, const Limit& limit, const Term& term);

[[nodiscard]] bool is_paused(const Clock& clock);
[[nodiscard]] bool is_done(const Clock& clock); // Met, or missed and done after all
[[nodiscard]] bool is_late(const Clock& clock, Instant now);
[[nodiscard]] std::optional<Instant> due_at(const Clock& clock); // None while paused
[[nodiscard]] Light light_of(const Clock& clock, Instant now);
// When the light changes next by time alone; none when nothing but an act can change it.
[[nodiscard]] std::optional<Instant> next_change(const Clock& clock, Instant now);

} // namespace qungong
