// Judge: what the backend and the simulator call. `decide`, plus the conflict table, plus what only the server gives.
//
// A command was decided by somebody who saw the case at `base`; meanwhile others may have acted. Additions always
// apply; a field changed on both sides keeps both values; a transition that lost the race becomes a permanent
// `contested` event; what follows it on the same branch waits. `rejected` is only for what could never be valid.
#pragma once

#include "core/decide.hpp"

namespace qungong {

struct JudgeRequest {
    CaseState state;
    std::vector<Event> since;            // Events after the command's base
    Actor actor;
    Command command;
    Instant recorded_at;
    Hash seed{};                         // Fresh randomness of the server; salts are derived from it
    std::optional<Verdict> prev_verdict; // Of `command.prev`, where it has one
    bool number_taken = false;           // file: the number or the external number is another case's
};

struct Judgement {
    Verdict verdict{};
    Refusal reason;                      // Why not simply applied; fault and what
    bool has_reason = false;
    std::vector<Event> events;           // Sealed: seq, recorded_at, salts, shown words, h
    CaseState state;                     // After them
    std::vector<CommandForOther> others;
};

[[nodiscard]] Judgement judge(const JudgeRequest& request, const Rules& rules);

// Gives an event what only the server gives: recorded_at, late_sync, salts, k, shown words, h.
void seal_event(Event& event, const Hash& h_prev, Instant recorded_at, const Hash& seed, std::int64_t late_sync_ms);

struct AtBounds {
    Instant at, sent_at, now;
    std::optional<Instant> last_at;          // This device's previous `at`
    std::optional<Instant> seen_recorded_at; // The newest the person had seen of the case
    std::optional<Instant> last_answered_at; // When the server last answered this device
};
// The instant a step counts at (DESIGN 4b): the device's, mended by the clock difference and bounded by what the
// server knows; a step that could have been back-dated counts when it arrived.
[[nodiscard]] Instant bounded_at(const AtBounds& bounds, const Windows& windows);

// What time demands of a case at `now`: commands by the actor {system}, each at its deadline. The id of each is
// SHA-256(case, clock, threshold, round), so a second run makes the same ones.
[[nodiscard]] std::vector<Command> tick(const CaseState& state, const Rules& rules, Instant now);
// The next instant at which `tick` may demand something; none when the case waits for people alone.
[[nodiscard]] std::optional<Instant> next_wake(const CaseState& state);
[[nodiscard]] Actor system_actor();

} // namespace qungong
