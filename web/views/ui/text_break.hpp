// TextBreak: where a Chinese line ends. Pure: advances in, lines out.
//
// A line may break between any two Han characters, but no closing mark starts a line and no opening mark ends one;
// words, numbers with their unit, dates and codes stay whole. A closing mark that does not fit hangs by half its
// width; two full-width marks in a row close up by half an em.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qungong::ui {

struct Glyph {
    char32_t code = 0;
    std::uint32_t byte = 0; // Where it starts in the text
    float advance = 0;
    std::uint16_t span = 0; // Which of several differently drawn pieces it belongs to
    friend bool operator==(const Glyph&, const Glyph&) = default;
};

struct Line {
    std::size_t first = 0, last = 0; // Glyphs [first, last); spaces at a broken end are left out
    float width = 0;
    friend bool operator==(const Line&, const Line&) = default;
};

// The code point at `byte`, moving `byte` behind it; bad UTF-8 gives U+FFFD and moves by one.
[[nodiscard]] char32_t next_code(std::string_view text, std::size_t& byte);
void append_utf8(std::string& out, char32_t code);

[[nodiscard]] bool is_closing_mark(char32_t code); // May not start a line
[[nodiscard]] bool is_opening_mark(char32_t code); // May not end a line
[[nodiscard]] bool is_wide(char32_t code);         // Han, kana, full-width forms: breakable on both sides
[[nodiscard]] bool may_break_before(std::span<const Glyph> glyphs, std::size_t i);

// Takes half an em from the first of two full-width marks in a row.
void close_up_marks(std::span<Glyph> glyphs, float em);
// Every line is at most `width` wide (a hanging mark excepted, and a word longer than the line, which is cut).
[[nodiscard]] std::vector<Line> break_lines(std::span<const Glyph> glyphs, float width);

} // namespace qungong::ui
