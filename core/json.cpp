// Json: the one place where JSON bytes become a Value and a Value becomes bytes.
//
// The parser reports to `Reader`, which never throws and builds no foreign tree; the writer is our own, because
// hashes are taken of its bytes.
#include "core/value.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/json_text.hpp"
#include "core/utf8.hpp"

#ifndef JSON_NOEXCEPTION
#define JSON_NOEXCEPTION 1 // The same behaviour in the client, which is built without exceptions, and elsewhere
#endif
#define JSON_NO_IO 1
#include <nlohmann/json.hpp>

namespace qungong {

namespace {

constexpr std::int64_t integer_max = std::int64_t{1} << 53;

// Builds the Value from the parser's reports. A report that returns false ends the parse; `refusal_` says why.
class Reader {
public:
    explicit Reader(int depth_max) : depth_max_(depth_max) {}

    bool null() { return take(Value()); }
    bool boolean(bool flag) { return take(Value(flag)); }
    bool number_integer(std::int64_t integer)
    {
        if (integer < -integer_max || integer > integer_max) return refuse(Fault::number_out_of_range);
        return take(Value(integer));
    }
    bool number_unsigned(std::uint64_t integer)
    {
        if (integer > static_cast<std::uint64_t>(integer_max)) return refuse(Fault::number_out_of_range);
        return take(Value(static_cast<std::int64_t>(integer)));
    }
    bool number_float(double, const std::string& text)
    {
        const bool is_whole = text.find_first_of(".eE") == std::string::npos; // Too large even for 64 bits
        return refuse(is_whole ? Fault::number_out_of_range : Fault::not_an_integer, text);
    }
    bool string(std::string& text) { return take(Value(std::move(text))); }
    bool binary(nlohmann::json::binary_t&) { return refuse(Fault::bad_json); }
    bool start_object(std::size_t) { return open(Value(Object{})); }
    bool start_array(std::size_t) { return open(Value(Array{})); }
    bool key(std::string& text)
    {
        open_.back().key = std::move(text);
        return true;
    }
    bool end_array() { return close(); }
    bool end_object()
    {
        auto& fields = *std::get_if<Object>(&open_.back().value.held);
        std::sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) { return a.key < b.key; });
        const auto twin = std::adjacent_find(fields.begin(), fields.end(),
                                             [](const Field& a, const Field& b) { return a.key == b.key; });
        if (twin != fields.end()) return refuse(Fault::duplicate_key, twin->key);
        return close();
    }
    template <class Exception>
    bool parse_error(std::size_t position, const std::string& token, const Exception& error)
    {
        constexpr int no_finite_number = 406; // The parser's own number for "1e999" or four hundred digits
        if (error.id == no_finite_number) return refuse(Fault::number_out_of_range, token);
        return refuse(Fault::bad_json, std::to_string(position));
    }

    Result<Value> result(bool parsed) &&
    {
        if (parsed) return std::move(root_);
        return std::move(refusal_);
    }

private:
    struct Open {
        Value value;
        std::string key; // Of the field that is being read, while `value` is an object
    };

    bool refuse(Fault fault, std::string_view refused = {})
    {
        refusal_ = {fault, std::string(clip_bytes(refused, 64))};
        return false;
    }
    bool open(Value container)
    {
        if (static_cast<int>(open_.size()) >= depth_max_) return refuse(Fault::too_deep);
        open_.push_back({std::move(container), {}});
        return true;
    }
    bool close()
    {
        Value done = std::move(open_.back().value);
        open_.pop_back();
        return take(std::move(done));
    }
    bool take(Value value)
    {
        if (open_.empty()) {
            root_ = std::move(value);
            return true;
        }
        Open& into = open_.back();
        if (auto* items = std::get_if<Array>(&into.value.held)) items->push_back(std::move(value));
        else std::get_if<Object>(&into.value.held)->push_back({std::move(into.key), std::move(value)});
        return true;
    }

    int depth_max_;
    std::vector<Open> open_;
    Value root_;
    Refusal refusal_{Fault::bad_json, {}};
};

void append_escape(std::string& out, unsigned char c)
{
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    out += "\\u00";
    out += hex[c >> 4];
    out += hex[c & 15];
}

// Bytes that stand for themselves between quotes, whatever stands beside them.
constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
    return plain;
}();

void append_array(std::string& out, const Array& items)
{
    out += '[';
    for (const Value& item : items) {
        if (&item != items.data()) out += ',';
        append_json(out, item);
    }
    out += ']';
}

void append_object(std::string& out, const Object& fields)
{
    out += '{';
    for (const Field& field : fields) {
        if (&field != fields.data()) out += ',';
        append_json_text(out, field.key);
        out += ':';
        append_json(out, field.value);
    }
    out += '}';
}

} // namespace

Result<Value> value_from_json(std::string_view bytes, JsonBounds bounds)
{
    if (bytes.size() > bounds.bytes_max) return {Fault::too_large, std::to_string(bytes.size())};
    if (!is_utf8(bytes)) return Fault::bad_utf8;
    Reader reader(bounds.depth_max);
    const bool parsed = nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &reader);
    return std::move(reader).result(parsed);
}

void append_json_text(std::string& out, std::string_view text)
{
    out += '"';
    std::size_t plain_from = 0, i = 0;
    while (i < text.size()) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (plain_bytes[c]) {
            ++i;
            continue;
        }
        const CodePoint point = code_point_at(text, i);
        if (c >= 0x80 && !point.broken) {
            i += point.length;
            continue;
        }
        out.append(text.substr(plain_from, i - plain_from));
        if (point.broken) append_utf8(out, point.value);
        else append_escape(out, c);
        i += point.length;
        plain_from = i;
    }
    out.append(text.substr(plain_from));
    out += '"';
}

void append_json_integer(std::string& out, std::int64_t integer)
{
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, integer).ptr);
}

void append_json(std::string& out, const Value& value)
{
    if (value.is_null()) out += "null";
    else if (const bool* flag = value.as_bool()) out += *flag ? "true" : "false";
    else if (const std::int64_t* integer = value.as_integer()) append_json_integer(out, *integer);
    else if (const std::string* text = value.as_text()) append_json_text(out, *text);
    else if (const Array* items = value.as_array()) append_array(out, *items);
    else append_object(out, *value.as_object());
}

std::string json_from_value(const Value& value)
{
    std::string out;
    append_json(out, value);
    return out;
}

} // namespace qungong
