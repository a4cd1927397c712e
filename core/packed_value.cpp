#include "core/packed_value.hpp"

#include <algorithm>

#include "core/sha256.hpp"

namespace qungong {

namespace {

enum Tag : std::uint8_t { null_tag, false_tag, true_tag, integer_tag, text_tag, word_tag, array_tag, object_tag,
                          hex_tag, uuid_tag, tags_end };

constexpr int depth_max = 32;
constexpr std::size_t word_bytes_max = 24; // What is longer seldom returns

bool is_hex(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string bytes_of_hex(std::string_view hex)
{
    std::vector<std::uint8_t> bytes(hex.size() / 2);
    return bytes_from_hex(hex, bytes) ? std::string(bytes.begin(), bytes.end()) : std::string();
}

std::string hex_of_bytes(std::string_view bytes)
{
    return hex_from_bytes({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

constexpr std::size_t dashes[] = {8, 13, 18, 23};

// The 32 digits of a uuid in lower case; empty for any other text.
std::string digits_of_uuid(std::string_view text)
{
    if (text.size() != 36) return {};
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_dash = std::find(std::begin(dashes), std::end(dashes), i) != std::end(dashes);
        if (is_dash != (text[i] == '-')) return {};
        if (!is_dash) digits += text[i];
    }
    return is_hex(digits) ? digits : std::string();
}

std::string uuid_of_digits(std::string digits)
{
    for (std::size_t dash : dashes) digits.insert(dash, "-");
    return digits;
}

void append_text(std::string& out, const std::string& text, WordTable* table)
{
    if (const std::string digits = digits_of_uuid(text); !digits.empty()) {
        out += static_cast<char>(uuid_tag);
        out += bytes_of_hex(digits);
    } else if (text.size() >= 16 && text.size() % 2 == 0 && is_hex(text)) {
        out += static_cast<char>(hex_tag);
        append_sized(out, bytes_of_hex(text));
    } else if (table && text.size() <= word_bytes_max) {
        out += static_cast<char>(word_tag);
        append_varint(out, table->place_of(text));
    } else {
        out += static_cast<char>(text_tag);
        append_sized(out, text);
    }
}

const std::string& word_at(ByteReader& bytes, const std::vector<std::string>& words)
{
    static const std::string none;
    const std::uint64_t place = bytes.varint();
    bytes.require(place < words.size());
    return bytes.is_good() ? words[place] : none;
}

std::string take_text(ByteReader& bytes, std::uint64_t tag)
{
    if (tag == uuid_tag) {
        const std::string_view raw = bytes.bytes(16);
        return raw.empty() ? std::string() : uuid_of_digits(hex_of_bytes(raw));
    }
    if (tag == hex_tag) return hex_of_bytes(bytes.sized());
    bytes.require(tag == text_tag);
    return std::string(bytes.sized());
}

Value take_value(ByteReader& bytes, const std::vector<std::string>& words, int depth);

Value take_array(ByteReader& bytes, const std::vector<std::string>& words, int depth)
{
    Array items;
    const std::size_t count = bytes.count();
    items.reserve(count);
    for (std::size_t i = 0; i < count && bytes.is_good(); ++i) items.push_back(take_value(bytes, words, depth));
    return items;
}

Value take_object(ByteReader& bytes, const std::vector<std::string>& words, int depth)
{
    Value object{Object{}};
    Object& fields = *std::get_if<Object>(&object.held);
    const std::size_t count = bytes.count(2);
    fields.reserve(count);
    for (std::size_t i = 0; i < count && bytes.is_good(); ++i) {
        const std::string& key = word_at(bytes, words);
        bytes.require(fields.empty() || fields.back().key < key);
        fields.push_back({key, take_value(bytes, words, depth)});
    }
    return object;
}

Value take_value(ByteReader& bytes, const std::vector<std::string>& words, int depth)
{
    const std::uint64_t tag = bytes.fixed(1);
    bytes.require(tag < tags_end && depth < depth_max);
    if (!bytes.is_good()) return {};
    switch (tag) {
    case null_tag: return {};
    case false_tag: return false;
    case true_tag: return true;
    case integer_tag: return bytes.signed_varint();
    case word_tag: return word_at(bytes, words);
    case array_tag: return take_array(bytes, words, depth + 1);
    case object_tag: return take_object(bytes, words, depth + 1);
    default: return take_text(bytes, tag);
    }
}

} // namespace

std::uint32_t WordTable::place_of(const std::string& word)
{
    const auto [at, is_new] = places_.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
    if (is_new) words_.push_back(word);
    return at->second;
}

void append_words(std::string& out, const std::vector<std::string>& words)
{
    append_varint(out, words.size());
    for (const std::string& word : words) append_sized(out, word);
}

std::vector<std::string> take_words(ByteReader& bytes)
{
    std::vector<std::string> words(bytes.count());
    for (std::string& word : words) word = bytes.sized();
    return words;
}

void append_packed_text(std::string& out, const std::string& text) { append_text(out, text, nullptr); }

std::string take_packed_text(ByteReader& bytes) { return take_text(bytes, bytes.fixed(1)); }

void append_packed(std::string& out, const Value& value, WordTable& table)
{
    const auto tag = [&](Tag t) { out += static_cast<char>(t); };
    if (value.is_null()) {
        tag(null_tag);
    } else if (const bool* flag = value.as_bool()) {
        tag(*flag ? true_tag : false_tag);
    } else if (const std::int64_t* integer = value.as_integer()) {
        tag(integer_tag);
        append_signed(out, *integer);
    } else if (const std::string* text = value.as_text()) {
        append_text(out, *text, &table);
    } else if (const Array* items = value.as_array()) {
        tag(array_tag);
        append_varint(out, items->size());
        for (const Value& item : *items) append_packed(out, item, table);
    } else {
        tag(object_tag);
        append_varint(out, value.as_object()->size());
        for (const Field& field : *value.as_object()) {
            append_varint(out, table.place_of(field.key));
            append_packed(out, field.value, table);
        }
    }
}

Value take_packed(ByteReader& bytes, const std::vector<std::string>& words) { return take_value(bytes, words, 0); }

} // namespace qungong
