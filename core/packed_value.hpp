// PackedValue: a Value in few bytes, for what the device keeps. Keys and words that return are written once in a
// table; hexadecimal and uuids are kept as the bytes they stand for. The same Value comes back, to the last byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/bytes.hpp"
#include "core/value.hpp"

namespace qungong {

class WordTable {
public:
    std::uint32_t place_of(const std::string& word); // Adds it where it is new
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

private:
    std::vector<std::string> words_;
    std::unordered_map<std::string, std::uint32_t> places_;
};

void append_words(std::string& out, const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> take_words(ByteReader& bytes);

void append_packed(std::string& out, const Value& value, WordTable& table);
void append_packed_text(std::string& out, const std::string& text);
// Spoils `bytes` where they are no value: a word that is not in the table, keys out of order, deeper than 32.
[[nodiscard]] Value take_packed(ByteReader& bytes, const std::vector<std::string>& words);
[[nodiscard]] std::string take_packed_text(ByteReader& bytes);

} // namespace qungong
