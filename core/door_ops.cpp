#include "core/door_ops.hpp"

#include <algorithm>

#include "core/door_case.hpp"
#include "core/plain_page.hpp"
#include "core/public_page.hpp"
#include "core/redact.hpp"
#include "core/sha256.hpp"

namespace qungong {

namespace {

Result<Value> answer_redact(const Rules&, const Value& in) { return redact_value(in); }

template <Result<Value> (*answer)(const Rules&, const Value&)>
Result<std::string> one_line(const Rules& rules, const Value& in)
{
    const Result<Value> value = answer(rules, in);
    if (!value) return value.refusal();
    return json_from_value(*value);
}

constexpr DoorOp ops[] = {
    {"version", one_line<answer_version>},
    {"canonical", one_line<answer_canonical>},
    {"hash", one_line<answer_hash>},
    {"redact", one_line<answer_redact>},
    // Of cases: core/door_case.hpp
    {"judge", answer_judge, batch_bounds},
    {"tick", one_line<answer_tick>, batch_bounds},
    {"bound_at", one_line<answer_bound_at>, batch_bounds},
    {"project", answer_project, batch_bounds},
    {"open_identity", answer_open_identity, batch_bounds},
    {"reach", one_line<answer_reach>, batch_bounds},
    {"public_row", one_line<answer_public_row>, batch_bounds},
    {"public_page", one_line<answer_public_page>, batch_bounds},
    {"plain_page", one_line<answer_plain_page>, batch_bounds},
    {"plain_command", one_line<answer_plain_command>, batch_bounds},
    {"feeds", one_line<answer_feeds>},
    {"commands", one_line<answer_commands>},
    // Of rules alone: core/door_advice.cpp
    {"rules", one_line<answer_rules>},
    {"due", one_line<answer_due>, batch_bounds},
    {"route", one_line<answer_route>, batch_bounds},
    {"say", one_line<answer_say>, batch_bounds},
};

} // namespace

std::span<const DoorOp> door_ops() { return ops; }

const DoorOp* door_op(std::string_view name)
{
    const auto op = std::find_if(std::begin(ops), std::end(ops), [&](const DoorOp& row) { return row.name == name; });
    return op == std::end(ops) ? nullptr : op;
}

Result<Value> answer_version(const Rules&, const Value&) { return Value{{"version", core_version}}; }

Result<Value> answer_canonical(const Rules&, const Value& in) { return in; }

Result<Value> answer_hash(const Rules&, const Value& in)
{
    return Value{{"sha256", hex_from_bytes(sha256(json_from_value(in)))}};
}

} // namespace qungong
