#include "core/initials.hpp"

#include "core/utf8.hpp"

namespace qungong {
namespace {

constexpr std::size_t han_count = 0x9fff - 0x4e00 + 1;

std::string_view next_line(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

std::uint32_t bit_of(char32_t letter) { return letter >= U'a' && letter <= U'z' ? 1U << (letter - U'a') : 0; }

} // namespace

Result<Initials> initials_from_text(std::string_view file)
{
    while (file.starts_with('#')) (void)next_line(file);
    const std::string_view usual = next_line(file), others = next_line(file);
    if (usual.size() != han_count) return {Fault::wrong_type, "initials[1]"};
    Initials table;
    table.letters.reserve(han_count);
    for (const char letter : usual) {
        if (letter != '-' && bit_of(static_cast<unsigned char>(letter)) == 0) return {Fault::wrong_type, "initials[1]"};
        table.letters.push_back(bit_of(static_cast<unsigned char>(letter)));
    }
    std::size_t at = han_count; // Of the character whose other letters come
    for (std::size_t byte = 0; byte < others.size();) {
        const CodePoint point = code_point_at(others, byte);
        byte += point.length;
        const std::uint32_t bit = bit_of(point.value);
        if (bit == 0) at = static_cast<std::size_t>(point.value) - 0x4e00;
        if (at >= han_count) return {Fault::wrong_type, "initials[2]"};
        table.letters[at] |= bit;
    }
    return table;
}

} // namespace qungong
