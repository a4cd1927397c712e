#include "web/views/ui/text_break.hpp"

#include <algorithm>

namespace qungong::ui {

namespace {

constexpr std::u32string_view closing = U"、。，．：；！？）》」』〉】〕〗”’…％·,.:;!?)]}%°℃〃々";
constexpr std::u32string_view opening = U"（《「『〈【〔〖“‘([{￥$#№";

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0x3000; }

// The unit of a number of days or hours is two characters that stay together.
bool is_unit_pair(char32_t a, char32_t b) { return (a == U'小' && b == U'时') || (a == U'分' && b == U'钟'); }

// A time or a date (18:00, 10-22) has no unit; a plain number has.
bool ends_plain_number(std::span<const Glyph> glyphs, std::size_t end)
{
    std::size_t i = end;
    while (i > 0 &&
           (is_digit(glyphs[i - 1].code) || glyphs[i - 1].code == U'.' || glyphs[i - 1].code == U','))
        --i;
    return i < end && (i == 0 || (glyphs[i - 1].code != U':' && glyphs[i - 1].code != U'-'));
}

// "5 组": the space between a number and its unit does not break.
bool joins_number_and_unit(std::span<const Glyph> glyphs, std::size_t i)
{
    const char32_t after = glyphs[i].code;
    if (!is_wide(after) || is_opening_mark(after)) return false;
    return ends_plain_number(glyphs, is_space(glyphs[i - 1].code) ? i - 1 : i);
}

float width_of(std::span<const Glyph> glyphs, std::size_t first, std::size_t last)
{
    float width = 0;
    for (std::size_t i = first; i < last; ++i) width += glyphs[i].advance;
    return width;
}

std::size_t without_spaces(std::span<const Glyph> glyphs, std::size_t first, std::size_t last)
{
    while (last > first && is_space(glyphs[last - 1].code)) --last;
    return last;
}

// The last glyph that still fits counted from `first`, a hanging mark included.
std::size_t fitting(std::span<const Glyph> glyphs, std::size_t first, float width)
{
    float used = 0;
    std::size_t i = first;
    for (; i < glyphs.size() && glyphs[i].code != U'\n'; ++i) {
        const bool hangs = is_closing_mark(glyphs[i].code) && is_wide(glyphs[i].code);
        const float needed = hangs ? glyphs[i].advance / 2 : is_space(glyphs[i].code) ? 0 : glyphs[i].advance;
        if (used + needed > width + 0.01f) break;
        used += glyphs[i].advance;
    }
    return i;
}

} // namespace

char32_t next_code(std::string_view text, std::size_t& byte)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = at(byte);
    const int more = lead < 0x80             ? 0
                     : (lead & 0xE0) == 0xC0 ? 1
                     : (lead & 0xF0) == 0xE0 ? 2
                     : (lead & 0xF8) == 0xF0 ? 3
                                             : -1;
    if (more < 0 || byte + static_cast<std::size_t>(more) >= text.size()) return ++byte, 0xFFFD;
    char32_t code = more == 0 ? lead : lead & (0x3Fu >> more);
    for (int i = 1; i <= more; ++i) {
        const unsigned next = at(byte + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) return ++byte, 0xFFFD;
        code = (code << 6) | (next & 0x3F);
    }
    byte += static_cast<std::size_t>(more) + 1;
    return code;
}

void append_utf8(std::string& out, char32_t c)
{
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) return put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    if (c < 0x10000) return put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)),
        put(0x80 | (c & 0x3F));
}

bool is_closing_mark(char32_t code) { return closing.find(code) != std::u32string_view::npos; }
bool is_opening_mark(char32_t code) { return opening.find(code) != std::u32string_view::npos; }

bool is_wide(char32_t c)
{
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0xFE30 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFFE7) || c >= 0x20000 || c == 0x2026 ||
           c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019;
}

bool may_break_before(std::span<const Glyph> glyphs, std::size_t i)
{
    if (i == 0 || i >= glyphs.size()) return false;
    const char32_t before = glyphs[i - 1].code, after = glyphs[i].code;
    if (before == U'\n') return true;
    if (is_space(after) || is_closing_mark(after) || is_opening_mark(before)) return false;
    if (joins_number_and_unit(glyphs, i) || is_unit_pair(before, after)) return false;
    return is_space(before) || is_wide(before) || is_wide(after);
}

void close_up_marks(std::span<Glyph> glyphs, float em)
{
    for (std::size_t i = 0; i + 1 < glyphs.size(); ++i) {
        Glyph& a = glyphs[i];
        const Glyph& b = glyphs[i + 1];
        if (a.advance < em * 0.9f || b.advance < em * 0.9f || a.code == 0x2026 || b.code == 0x2026) continue;
        const bool a_closes = is_closing_mark(a.code), a_opens = is_opening_mark(a.code);
        const bool b_closes = is_closing_mark(b.code), b_opens = is_opening_mark(b.code);
        if ((a_closes && (b_closes || b_opens)) || (a_opens && b_opens)) a.advance -= em / 2;
    }
}

std::vector<Line> break_lines(std::span<const Glyph> glyphs, float width)
{
    std::vector<Line> lines;
    std::size_t first = 0;
    while (first < glyphs.size()) {
        std::size_t end = fitting(glyphs, first, width);
        if (end < glyphs.size() && glyphs[end].code == U'\n') {
            const std::size_t last = without_spaces(glyphs, first, end);
            lines.push_back({first, last, width_of(glyphs, first, last)});
            first = end + 1;
            if (first == glyphs.size()) lines.push_back({first, first, 0});
            continue;
        }
        if (end < glyphs.size()) {
            std::size_t at = end;
            while (at > first && !may_break_before(glyphs, at)) --at;
            end = at > first ? at : std::max(end, first + 1); // A word longer than the line is cut
        }
        const std::size_t last = without_spaces(glyphs, first, end);
        lines.push_back({first, last, width_of(glyphs, first, last)});
        first = end;
    }
    return lines;
}

} // namespace qungong::ui
