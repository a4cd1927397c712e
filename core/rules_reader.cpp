#include "core/rules_reader.hpp"

#include <algorithm>

namespace qungong {
namespace {

const Value& empty_object()
{
    static const Value empty{Object{}};
    return empty;
}

} // namespace

RowReader::RowReader(const Value& row, std::string path, std::optional<Refusal>& failed)
    : row_(row.as_object() ? &row : &empty_object()), path_(std::move(path)), failed_(&failed)
{
    if (!row.as_object() && !failed) failed = Refusal{Fault::bad_rules, path_};
}

void RowReader::refuse(std::string_view key, std::string_view what)
{
    if (*failed_) return;
    std::string refused = path_ + (path_.empty() ? "" : ".") + std::string(key);
    if (!what.empty()) refused += "=" + std::string(what);
    *failed_ = Refusal{Fault::bad_rules, std::move(refused)};
}

const Value* RowReader::field(std::string_view key)
{
    asked_.push_back(key);
    return find(*row_, key);
}

std::string RowReader::text(std::string_view key)
{
    std::string found = text_if_any(key);
    if (found.empty()) refuse(key, "");
    return found;
}

std::string RowReader::text_if_any(std::string_view key)
{
    const Value* value = field(key);
    if (!value) return {};
    if (const std::string* found = value->as_text()) return *found;
    refuse(key, json_from_value(*value));
    return {};
}

std::int64_t RowReader::integer_if_any(std::string_view key, std::int64_t otherwise)
{
    const Value* value = field(key);
    if (!value) return otherwise;
    if (const std::int64_t* found = value->as_integer()) return *found;
    refuse(key, json_from_value(*value));
    return otherwise;
}

std::optional<bool> RowReader::maybe_bool(std::string_view key)
{
    const Value* value = field(key);
    if (!value) return std::nullopt;
    if (const bool* found = value->as_bool()) return *found;
    refuse(key, json_from_value(*value));
    return std::nullopt;
}

bool RowReader::bool_if_any(std::string_view key)
{
    return maybe_bool(key).value_or(false);
}

std::optional<Date> RowReader::date_if_any(std::string_view key)
{
    const std::string found = text_if_any(key);
    if (found.empty()) return std::nullopt;
    const Result<Date> day = date_from_text(found);
    if (!day) {
        refuse(key, found);
        return std::nullopt;
    }
    return *day;
}

Limit RowReader::limit(std::string_view key)
{
    const std::string found = text(key);
    const Result<Limit> read = limit_from_text(found);
    if (!read) {
        refuse(key, found);
        return {};
    }
    return *read;
}

std::vector<std::string> RowReader::texts(std::string_view key)
{
    const Value* value = field(key);
    std::vector<std::string> found;
    if (!value) return found;
    const Array* items = value->as_array();
    if (!items) {
        refuse(key, json_from_value(*value));
        return found;
    }
    for (const Value& item : *items) {
        const std::string* one = item.as_text();
        if (one && !one->empty()) found.push_back(*one);
        else refuse(key, json_from_value(item));
    }
    return found;
}

RowReader RowReader::object(std::string_view key)
{
    const Value* value = field(key);
    return RowReader(value ? *value : empty_object(), path_ + (path_.empty() ? "" : ".") + std::string(key), *failed_);
}

void RowReader::done()
{
    for (const Field& known : *row_->as_object())
        if (std::find(asked_.begin(), asked_.end(), known.key) == asked_.end()) refuse(known.key, "");
}

} // namespace qungong
