// DoorCase: the ops of the C door that speak of cases. Shapes are in docs/sync.md, "The door of the core".
//
// They only read and write JSON around core/judge.hpp and core/reach.hpp; no rule is decided here.
#pragma once

#include "core/rules.hpp"

namespace qungong {

[[nodiscard]] Result<std::string> answer_judge(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_tick(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_bound_at(const Rules& rules, const Value& in);
[[nodiscard]] Result<std::string> answer_project(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_feeds(const Rules& rules, const Value& in);
[[nodiscard]] Result<std::string> answer_open_identity(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_public_row(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_reach(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_commands(const Rules& rules, const Value& in);

// core/door_advice.cpp: of rules alone.
[[nodiscard]] Result<Value> answer_rules(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_due(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_route(const Rules& rules, const Value& in);
[[nodiscard]] Result<Value> answer_say(const Rules& rules, const Value& in);

} // namespace qungong
