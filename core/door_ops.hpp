// DoorOps: what may be asked through the C door. To add an op, write its function and give it a row in
// core/door_ops.cpp; the fuzzer and the tests of the door find it there.
//
// An op is a pure function of the rules and of what came in. It answers with a line of canonical JSON, or with several
// where the caller copies them on as bytes, or refuses; it never throws.
#pragma once

#include <span>
#include <string_view>

#include "core/rules.hpp"
#include "core/value.hpp"

namespace qungong {

inline constexpr const char* core_version = "0.1.0";

// For batches that our own programs put together: each foreign text in them was bounded when it came in.
inline constexpr JsonBounds batch_bounds{.bytes_max = 64 << 20, .depth_max = 24};

struct DoorOp {
    std::string_view name;
    Result<std::string> (*answer)(const Rules& rules, const Value& in);
    JsonBounds bounds = {};
};

[[nodiscard]] std::span<const DoorOp> door_ops();
[[nodiscard]] const DoorOp* door_op(std::string_view name); // Null for an unknown name

// anything -> {"version"}
[[nodiscard]] Result<Value> answer_version(const Rules& rules, const Value& in);
// anything -> the same; its bytes are canonical JSON
[[nodiscard]] Result<Value> answer_canonical(const Rules& rules, const Value& in);
// anything -> {"sha256"} of its canonical JSON
[[nodiscard]] Result<Value> answer_hash(const Rules& rules, const Value& in);

} // namespace qungong
