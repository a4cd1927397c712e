#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

#include "tools/cli/cli.hpp"

namespace qungong {

void print_refusal(std::ostream& error, std::int64_t line, const Refusal& refusal)
{
    Value said{{"fault", word(refusal.fault)}, {"refused", refusal.refused}};
    if (line > 0) put(said, "line", line);
    error << json_from_value(said) << std::endl;
}

int take_lines(const CliStreams& streams, const LineTaker& take)
{
    int status = 0;
    std::string text;
    for (std::int64_t line = 1; std::getline(streams.in, text); ++line) {
        if (text.find_first_not_of(" \t\r") == text.npos) continue;
        const Result<Value> value = value_from_json(text);
        const Result<bool> taken = value ? take(*value, line) : Result<bool>{value.refusal()};
        if (taken) continue;
        print_refusal(streams.error, line, taken.refusal());
        status = 1;
    }
    return status;
}

int answer_lines(const CliStreams& streams, const LineAnswer& answer)
{
    return take_lines(streams, [&](const Value& line, std::int64_t) -> Result<bool> {
        const Result<Value> said = answer(line);
        if (!said) return said.refusal();
        streams.out << json_from_value(*said) << '\n';
        return true;
    });
}

Result<std::string> file_text(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return {Fault::bad_id, path};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad()) return {Fault::bad_id, path};
    return bytes;
}

Result<Value> file_value(const std::string& path, JsonBounds bounds)
{
    const Result<std::string> bytes = file_text(path);
    if (!bytes) return bytes.refusal();
    Result<Value> value = value_from_json(*bytes, bounds);
    if (!value) return {value.refusal().fault, path + ": " + value.refusal().refused};
    return value;
}

std::string option_or(const CliOptions& options, std::string_view name, std::string_view otherwise)
{
    const auto found = options.named.find(std::string(name));
    return found == options.named.end() ? std::string(otherwise) : found->second;
}

Result<Instant> instant_in_reach(const std::string& text, std::string_view key)
{
    const Refusal refusal{Fault::bad_instant, std::string(key) + "=" + text};
    const Result<Instant> at = instant_from_text(text);
    if (!at) return refusal;
    const std::int64_t first = 946'684'800'000; // 2000-01-01
    const std::int64_t end = 4'102'444'800'000; // 2100-01-01
    if (at->ms < first || at->ms >= end) return refusal;
    return *at;
}

Result<Instant> instant_value(const Value& value, std::string_view key)
{
    if (const std::int64_t* ms = value.as_integer()) return instant_in_reach(text_from_instant({*ms}, {}), key);
    if (const std::string* text = value.as_text()) return instant_in_reach(*text, key);
    return {Fault::wrong_type, std::string(key)};
}

Result<Instant> instant_text_field(const Value& object, std::string_view key)
{
    const Result<std::string> text = text_field(object, key);
    if (!text) return text.refusal();
    return instant_in_reach(*text, key);
}

} // namespace qungong
