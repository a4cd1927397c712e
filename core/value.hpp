// Value: JSON as this house reads it. Integers only, keys sorted and unique, depth and size bounded.
//
// Foreign bytes become a Value in one place (core/json.cpp) and are read by functions that return a Result, so a
// wrong type is a refusal with the field's name and never a crash. A Value prints as canonical JSON: the same
// Value has the same bytes everywhere, which is what hashes are taken of.
//
//   Result<Value> got = value_from_json(bytes);
//   Result<std::string> name = text_field(*got, "name");
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/instant.hpp"
#include "core/result.hpp"

namespace qungong {

struct Value;
struct Field;
using Array = std::vector<Value>;
using Object = std::vector<Field>; // Sorted by key bytes, no key twice

struct Value {
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> held;

    Value();
    Value(bool b);
    Value(int i);
    Value(std::int64_t i);
    Value(std::string text);
    Value(std::string_view text);
    Value(const char* text);
    Value(Array items);
    Value(Object fields);
    Value(std::initializer_list<Field> fields); // {{"a", 1}, {"b", "x"}}: an object, sorted here
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();
    friend bool operator==(const Value&, const Value&);

    [[nodiscard]] bool is_null() const { return held.index() == 0; }
    [[nodiscard]] const bool* as_bool() const { return std::get_if<bool>(&held); }
    [[nodiscard]] const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&held); }
    [[nodiscard]] const std::string* as_text() const { return std::get_if<std::string>(&held); }
    [[nodiscard]] const Array* as_array() const { return std::get_if<Array>(&held); }
    [[nodiscard]] const Object* as_object() const { return std::get_if<Object>(&held); }
};

struct Field {
    std::string key;
    Value value;
    friend bool operator==(const Field&, const Field&) = default;
};

struct JsonBounds {
    std::size_t bytes_max = 1 << 20;
    int depth_max = 16;
};

// Refuses: bad_json, too_large, too_deep, duplicate_key, number_out_of_range (beyond +-2^53), not_an_integer, bad_utf8.
[[nodiscard]] Result<Value> value_from_json(std::string_view bytes, JsonBounds bounds = {});
// Canonical: keys sorted by bytes, no spaces, shortest escapes, bad UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string json_from_value(const Value& value);
void append_json(std::string& out, const Value& value);

// Null when `object` is not an object or has no such field; a field that is null counts as absent.
[[nodiscard]] const Value* find(const Value& object, std::string_view key);
void put(Value& object, std::string_view key, Value value); // Adds or replaces, keeping the order
void drop(Value& object, std::string_view key);

// The plain forms refuse with missing_field or wrong_type and name the field; the `_or` forms give `otherwise`
// when the field is absent (and, being for data we wrote ourselves, also when its type is wrong).
[[nodiscard]] Result<std::string> text_field(const Value& object, std::string_view key);
[[nodiscard]] Result<std::int64_t> integer_field(const Value& object, std::string_view key);
[[nodiscard]] Result<bool> bool_field(const Value& object, std::string_view key);
[[nodiscard]] Result<Instant> instant_field(const Value& object, std::string_view key); // UTC ms
[[nodiscard]] std::string text_or(const Value& object, std::string_view key, std::string_view otherwise = {});
[[nodiscard]] std::int64_t integer_or(const Value& object, std::string_view key, std::int64_t otherwise);
[[nodiscard]] bool bool_or(const Value& object, std::string_view key, bool otherwise);
[[nodiscard]] std::span<const Value> items_or_none(const Value& object, std::string_view key); // Empty when absent
[[nodiscard]] std::vector<std::string> texts_or_none(const Value& object, std::string_view key);

template <Worded E>
[[nodiscard]] Result<E> word_field(const Value& object, std::string_view key)
{
    Result<std::string> text = text_field(object, key);
    if (!text) return text.refusal();
    if (auto e = word_from_text<E>(*text)) return *e;
    return {Fault::unknown_word, std::string(key) + "=" + *text};
}

} // namespace qungong
