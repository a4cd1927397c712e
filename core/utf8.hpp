// Utf8: reading text by code points. Foreign bytes may be broken; nothing here ever reads past the end.
//
// A broken sequence decodes as U+FFFD, one for each maximal broken part (Unicode 15, table 3-8), so that counting,
// clipping and replacing agree about where characters lie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace qungong {

struct CodePoint {
    char32_t value = 0;      // U+FFFD where the bytes were broken
    std::uint8_t length = 0; // Bytes it took; 0 only at the end of the text
    bool broken = false;
};

[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t byte);
[[nodiscard]] bool is_utf8(std::string_view text);
[[nodiscard]] std::size_t count_code_points(std::string_view text);
// The longest beginning of `text` with at most `code_points_max` code points; never ends inside one.
[[nodiscard]] std::string_view clip_code_points(std::string_view text, std::size_t code_points_max);
// The longest beginning of `text` with at most `bytes_max` bytes; never ends inside a whole code point.
[[nodiscard]] std::string_view clip_bytes(std::string_view text, std::size_t bytes_max);
void append_utf8(std::string& out, char32_t value); // Surrogates and values beyond U+10FFFF become U+FFFD
[[nodiscard]] std::string utf8_repaired(std::string_view text);

} // namespace qungong
