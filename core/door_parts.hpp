// DoorParts: what the ops of the door share: reading states, events and actors, writing judgements.
// Only core/door_*.cpp include it.
#pragma once

#include "core/outcome.hpp"

namespace qungong::door_parts {

[[nodiscard]] Result<CaseState> state_field(const Value& in); // An empty state where there is none
[[nodiscard]] Result<std::vector<Event>> events_field(const Value& in, std::string_view key);
[[nodiscard]] Result<Actor> actor_field(const Value& in);
[[nodiscard]] Result<Hash> seed_field(const Value& in);
[[nodiscard]] Value maybe_instant(const std::optional<Instant>& at);
[[nodiscard]] std::optional<Instant> instant_or_none(const Value& in, std::string_view key);

// What stands in the answer to a judged item only where it is asked for.
struct JudgedExtras {
    bool tells_person = false;       // The verdict as a line of `person/<id>`
    const Value* identity = nullptr; // What an opening opened
};
// The answer to one judged item: a line that says what follows, the events, and the rows for the feeds, each a line.
void append_judged(std::string& out, const JudgeRequest& request, const Judgement& judgement, const Rules& rules,
                   JudgedExtras extras);
void append_refused(std::string& out, const Refusal& refusal); // To an item that could not be read
// The end of such an answer: the states that the cases have after all of it. No newline behind the last.
void append_states(std::string& out, const std::vector<const CaseState*>& states);

} // namespace qungong::door_parts
