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
// The answer to one judged item: verdict, events, state, and what becomes of the feeds.
[[nodiscard]] Value value_of(const JudgeRequest& request, const Judgement& judgement, const Rules& rules,
                             bool tells_person);

} // namespace qungong::door_parts
