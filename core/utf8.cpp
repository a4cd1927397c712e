#include "core/utf8.hpp"

namespace qungong {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Lead {
    std::uint8_t length, second_min, second_max, bits;
};

// What the first byte promises; the bounds of the second byte shut out overlong forms, surrogates and > U+10FFFF.
constexpr Lead lead_of(unsigned char b)
{
    if (b >= 0xC2 && b <= 0xDF) return {2, 0x80, 0xBF, 0x1F};
    if (b == 0xE0) return {3, 0xA0, 0xBF, 0x0F};
    if (b == 0xED) return {3, 0x80, 0x9F, 0x0F};
    if (b >= 0xE1 && b <= 0xEF) return {3, 0x80, 0xBF, 0x0F};
    if (b == 0xF0) return {4, 0x90, 0xBF, 0x07};
    if (b >= 0xF1 && b <= 0xF3) return {4, 0x80, 0xBF, 0x07};
    if (b == 0xF4) return {4, 0x80, 0x8F, 0x07};
    return {0, 0, 0, 0};
}

} // namespace

CodePoint code_point_at(std::string_view text, std::size_t byte)
{
    if (byte >= text.size()) return {};
    const auto first = static_cast<unsigned char>(text[byte]);
    if (first < 0x80) return {first, 1, false};
    const Lead lead = lead_of(first);
    if (lead.length == 0) return {replacement, 1, true};
    char32_t value = first & lead.bits;
    for (std::uint8_t i = 1; i < lead.length; ++i) {
        const unsigned next = byte + i < text.size() ? static_cast<unsigned char>(text[byte + i]) : 0u;
        const unsigned min = i == 1 ? lead.second_min : 0x80u, max = i == 1 ? lead.second_max : 0xBFu;
        if (next < min || next > max) return {replacement, i, true};
        value = (value << 6) | (next & 0x3F);
    }
    return {value, lead.length, false};
}

bool is_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const CodePoint point = code_point_at(text, i);
        if (point.broken) return false;
        i += point.length;
    }
    return true;
}

std::size_t count_code_points(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) i += code_point_at(text, i).length;
    return count;
}

std::string_view clip_code_points(std::string_view text, std::size_t code_points_max)
{
    std::size_t end = 0;
    for (std::size_t n = 0; n < code_points_max && end < text.size(); ++n) end += code_point_at(text, end).length;
    return text.substr(0, end);
}

std::string_view clip_bytes(std::string_view text, std::size_t bytes_max)
{
    if (text.size() <= bytes_max) return text;
    // A code point has at most four bytes, so a whole one that reaches over the edge starts within three of it.
    for (std::size_t back = 1; back <= 3 && back <= bytes_max; ++back) {
        const CodePoint point = code_point_at(text, bytes_max - back);
        if (!point.broken && point.length > back) return text.substr(0, bytes_max - back);
    }
    return text.substr(0, bytes_max);
}

void append_utf8(std::string& out, char32_t value)
{
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement;
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((value >> shift) & 0x3F)); };
    if (value < 0x80) {
        out += static_cast<char>(value);
    } else if (value < 0x800) {
        out += static_cast<char>(0xC0 | (value >> 6));
        tail(0);
    } else if (value < 0x10000) {
        out += static_cast<char>(0xE0 | (value >> 12));
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0 | (value >> 18));
        tail(12), tail(6), tail(0);
    }
}

std::string utf8_repaired(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        if (point.broken) append_utf8(out, replacement);
        else out.append(text.substr(i, point.length));
        i += point.length;
    }
    return out;
}

} // namespace qungong
