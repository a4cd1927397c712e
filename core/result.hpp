// Result: a value, or the fault that refused it together with what was refused.
//
// No layer throws over its border: a function that reads foreign text or judges a step returns a Result.
// `refused` holds the offending word, field or id for the reader of the message; it is never a sentence.
//
//   Result<Limit> limit = limit_from_text("5wd");
//   if (!limit) return limit.refusal();
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

#include "core/fault.hpp"

namespace qungong {

struct Refusal {
    Fault fault{};
    std::string refused;
    friend bool operator==(const Refusal&, const Refusal&) = default;
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : held_(std::in_place_index<1>, std::move(refusal)) {}
    Result(Fault fault, std::string refused = {}) : Result(Refusal{fault, std::move(refused)}) {}

    explicit operator bool() const { return held_.index() == 0; }
    const T& operator*() const& { assert(*this && "look before you read a Result"); return *std::get_if<0>(&held_); }
    T& operator*() & { assert(*this && "look before you read a Result"); return *std::get_if<0>(&held_); }
    T&& operator*() && { assert(*this && "look before you read a Result"); return std::move(*std::get_if<0>(&held_)); }
    const T* operator->() const { return &**this; }
    T* operator->() { return &**this; }
    const Refusal& refusal() const { assert(!*this && "no refusal in a good Result"); return *std::get_if<1>(&held_); }

private:
    std::variant<T, Refusal> held_;
};

} // namespace qungong
