#include "core/value.hpp"

#include <algorithm>
#include <cassert>

namespace qungong {

namespace {

bool before(const Field& field, std::string_view key) { return std::string_view(field.key) < key; }

Object sorted(Object fields)
{
    std::sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) { return a.key < b.key; });
    assert(std::adjacent_find(fields.begin(), fields.end(),
                              [](const Field& a, const Field& b) { return a.key == b.key; }) == fields.end()
           && "an object has each key once");
    return fields;
}

Refusal wrong_type(std::string_view key) { return {Fault::wrong_type, std::string(key)}; }
Refusal missing(std::string_view key) { return {Fault::missing_field, std::string(key)}; }

} // namespace

Value::Value() = default;
Value::Value(bool b) : held(b) {}
Value::Value(int i) : held(std::int64_t{i}) {}
Value::Value(std::int64_t i) : held(i) {}
Value::Value(std::string text) : held(std::move(text)) {}
Value::Value(std::string_view text) : held(std::string(text)) {}
Value::Value(const char* text) : held(std::string(text)) {}
Value::Value(Array items) : held(std::move(items)) {}
Value::Value(Object fields) : held(sorted(std::move(fields))) {}
Value::Value(std::initializer_list<Field> fields) : held(sorted(Object(fields))) {}
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

bool operator==(const Value& a, const Value& b) { return a.held == b.held; }

const Value* find(const Value& object, std::string_view key)
{
    const Object* fields = object.as_object();
    if (!fields) return nullptr;
    const auto at = std::lower_bound(fields->begin(), fields->end(), key, before);
    if (at == fields->end() || at->key != key || at->value.is_null()) return nullptr;
    return &at->value;
}

void put(Value& object, std::string_view key, Value value)
{
    if (object.is_null()) object.held = Object{};
    Object* fields = std::get_if<Object>(&object.held);
    assert(fields && "only an object has fields");
    if (!fields) return;
    const auto at = std::lower_bound(fields->begin(), fields->end(), key, before);
    if (at != fields->end() && at->key == key) at->value = std::move(value);
    else fields->insert(at, Field{std::string(key), std::move(value)});
}

void drop(Value& object, std::string_view key)
{
    Object* fields = std::get_if<Object>(&object.held);
    if (!fields) return;
    const auto at = std::lower_bound(fields->begin(), fields->end(), key, before);
    if (at != fields->end() && at->key == key) fields->erase(at);
}

Result<std::string> text_field(const Value& object, std::string_view key)
{
    const Value* value = find(object, key);
    if (!value) return missing(key);
    if (const std::string* text = value->as_text()) return *text;
    return wrong_type(key);
}

Result<std::int64_t> integer_field(const Value& object, std::string_view key)
{
    const Value* value = find(object, key);
    if (!value) return missing(key);
    if (const std::int64_t* integer = value->as_integer()) return *integer;
    return wrong_type(key);
}

Result<bool> bool_field(const Value& object, std::string_view key)
{
    const Value* value = find(object, key);
    if (!value) return missing(key);
    if (const bool* flag = value->as_bool()) return *flag;
    return wrong_type(key);
}

Result<Instant> instant_field(const Value& object, std::string_view key)
{
    Result<std::int64_t> ms = integer_field(object, key);
    if (!ms) return ms.refusal();
    return Instant{*ms};
}

std::string text_or(const Value& object, std::string_view key, std::string_view otherwise)
{
    const Value* value = find(object, key);
    const std::string* text = value ? value->as_text() : nullptr;
    return text ? *text : std::string(otherwise);
}

std::int64_t integer_or(const Value& object, std::string_view key, std::int64_t otherwise)
{
    const Value* value = find(object, key);
    const std::int64_t* integer = value ? value->as_integer() : nullptr;
    return integer ? *integer : otherwise;
}

bool bool_or(const Value& object, std::string_view key, bool otherwise)
{
    const Value* value = find(object, key);
    const bool* flag = value ? value->as_bool() : nullptr;
    return flag ? *flag : otherwise;
}

std::span<const Value> items_or_none(const Value& object, std::string_view key)
{
    const Value* value = find(object, key);
    const Array* items = value ? value->as_array() : nullptr;
    return items ? std::span<const Value>(*items) : std::span<const Value>();
}

std::vector<std::string> texts_or_none(const Value& object, std::string_view key)
{
    std::vector<std::string> texts;
    for (const Value& item : items_or_none(object, key))
        if (const std::string* text = item.as_text()) texts.push_back(*text);
    return texts;
}

} // namespace qungong
