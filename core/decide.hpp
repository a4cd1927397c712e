// Decide: the one door of a case. A command either becomes events, or is refused with the reason.
//
// Pure: the same state, actor, command, rules and instant give the same decision on the client and on the backend.
// The events of a decision have `seq` and the open body with its consequences; salts, hashes and `recorded_at`
// are the server's (core/judge.hpp). Nothing decided here makes a missed clock unmissed.
#pragma once

#include "core/case_state.hpp"

namespace qungong {

struct CommandForOther { // A step on another case that belongs to the same transaction
    Actor actor;
    Command command;
};

struct Decision {
    std::vector<Event> events;
    std::vector<CommandForOther> others;
};

// `state` is empty (seq 0) for `file` and must not be otherwise.
[[nodiscard]] Result<Decision> decide(const CaseState& state, const Actor& actor, const Command& command,
    const Rules& rules, Instant at);

} // namespace qungong
