#include "core/command.hpp"

#include <algorithm>

#include "core/limit.hpp"
#include "core/utf8.hpp"

namespace qungong {
namespace {

constexpr std::size_t text_points_max = 20'000;
constexpr std::size_t list_items_max = 64;

bool is_hash_text(std::string_view text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::optional<Fault> refuse_text(const Value& value, const Argument& argument)
{
    const std::string* text = value.as_text();
    if (!text) return Fault::wrong_type;
    if (count_code_points(*text) > text_points_max) return Fault::too_large;
    if (argument.required && text->empty()) return Fault::text_needed;
    return std::nullopt;
}

std::optional<Fault> refuse_word(const Value& value, const Argument& argument)
{
    const std::string* text = value.as_text();
    if (!text) return Fault::wrong_type;
    if (argument.closed.empty()) return std::nullopt;
    bool known = std::find(argument.closed.begin(), argument.closed.end(), *text) != argument.closed.end();
    return known ? std::nullopt : std::optional{Fault::unknown_word};
}

bool is_blob(const Value& item)
{
    Result<std::string> sha = text_field(item, "sha256");
    return sha && is_hash_text(*sha) && text_field(item, "kind") && integer_field(item, "bytes");
}

std::optional<Fault> refuse_items(const Value& value, ArgumentType type)
{
    const Array* items = value.as_array();
    if (!items) return Fault::wrong_type;
    if (items->size() > list_items_max) return Fault::too_large;
    for (const Value& item : *items) {
        bool good = type == ArgumentType::blobs     ? is_blob(item)
                    : type == ArgumentType::objects ? item.as_object() != nullptr
                                                    : item.as_text() != nullptr;
        if (!good) return Fault::wrong_type;
    }
    return std::nullopt;
}

std::optional<Fault> refuse_value(const Value& value, const Argument& argument)
{
    auto unless = [](bool good) { return good ? std::nullopt : std::optional{Fault::wrong_type}; };
    switch (argument.type) {
    case ArgumentType::text: return refuse_text(value, argument);
    case ArgumentType::word: return refuse_word(value, argument);
    case ArgumentType::office:
    case ArgumentType::person:
    case ArgumentType::place:
    case ArgumentType::part: return unless(value.as_text() && !value.as_text()->empty());
    case ArgumentType::case_:
        return value.as_text() && is_case_id(*value.as_text()) ? std::nullopt : std::optional{Fault::bad_id};
    case ArgumentType::limit:
        return value.as_text() && limit_from_text(*value.as_text()) ? std::nullopt
                                                                    : std::optional{Fault::bad_limit};
    case ArgumentType::date:
        return value.as_text() && date_from_text(*value.as_text()) ? std::nullopt
                                                                   : std::optional{Fault::bad_date};
    case ArgumentType::boolean: return unless(value.as_bool() != nullptr);
    case ArgumentType::instant:
    case ArgumentType::integer: return unless(value.as_integer() != nullptr);
    case ArgumentType::object: return unless(value.as_object() != nullptr);
    case ArgumentType::list:
    case ArgumentType::offices:
    case ArgumentType::objects:
    case ArgumentType::texts:
    case ArgumentType::blobs: return refuse_items(value, argument.type);
    }
    return Fault::wrong_type;
}

Result<Base> base_from_value(const Value& value)
{
    const Value* base = find(value, "base");
    if (!base) return {Fault::missing_field, "base"};
    Result<std::int64_t> seq = integer_field(*base, "seq");
    if (!seq) return seq.refusal();
    Result<std::string> h = text_field(*base, "h");
    if (!h) return h.refusal();
    if (*seq < 0) return {Fault::number_out_of_range, "base.seq"};
    if (!is_hash_text(*h)) return {Fault::bad_hash, "base.h"};
    return Base{*seq, *h};
}

} // namespace

std::optional<Refusal> refuse_arguments(CommandKind kind, const Value& args)
{
    const CommandRow& row = row_of(kind);
    const Object* fields = args.as_object();
    if (!fields) return Refusal{Fault::wrong_type, "args"};
    for (const Field& field : *fields) {
        auto known = std::find_if(row.arguments.begin(), row.arguments.end(),
                                  [&](const Argument& a) { return a.name == field.key; });
        if (known == row.arguments.end()) return Refusal{Fault::unknown_field, field.key};
    }
    for (const Argument& argument : row.arguments) {
        const Value* value = find(args, argument.name);
        if (!value && argument.required) return Refusal{Fault::missing_field, std::string(argument.name)};
        if (!value) continue;
        if (auto fault = refuse_value(*value, argument)) return Refusal{*fault, std::string(argument.name)};
    }
    return std::nullopt;
}

Result<Command> command_from_value(const Value& value)
{
    Command command;
    Result<std::int64_t> n = integer_field(value, "n");
    if (!n) return n.refusal();
    Result<std::string> id = text_field(value, "id");
    if (!id) return id.refusal();
    if (!is_command_id(*id)) return {Fault::bad_id, "id"};
    Result<std::string> case_id = text_field(value, "case");
    if (!case_id) return case_id.refusal();
    if (!is_case_id(*case_id)) return {Fault::bad_id, "case"};
    Result<Base> base = base_from_value(value);
    if (!base) return base.refusal();
    Result<CommandKind> type = word_field<CommandKind>(value, "type");
    if (!type) return type.refusal();
    Result<std::int64_t> v = integer_field(value, "v");
    if (!v) return v.refusal();
    if (*v != 1) return {Fault::bad_version, "v"};
    Result<Instant> at = instant_field(value, "at");
    if (!at) return at.refusal();
    const Value* args = find(value, "args");
    command = {*n, {*id}, {*case_id}, {text_or(value, "dev")},        *base,
               {}, *type, 1,          args ? *args : Value{Object{}}, *at};
    if (std::string prev = text_or(value, "prev"); !prev.empty()) command.prev = CommandId{prev};
    if (auto refusal = refuse_arguments(*type, command.args)) return *refusal;
    return command;
}

Value value_from_command(const Command& c)
{
    Value out{{"n", c.n},
              {"id", c.id.text},
              {"case", c.case_id.text},
              {"type", word(c.type)},
              {"v", c.v},
              {"args", c.args},
              {"at", c.at.ms},
              {"base", Value{{"seq", c.base.seq}, {"h", c.base.h}}}};
    put(out, "prev", c.prev ? Value{c.prev->text} : Value{});
    return out;
}

} // namespace qungong
