// Initials: the first letters of the pinyin of Han characters, so that "md" finds 木洞.
//
// A character that is read in more ways has more letters: 重 is found by z and by c. The table is assets/initials/han.txt,
// which tools/initials.py makes of Unihan; without it nothing is found by letters, and nothing else is lost.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace qungong {

struct Initials {
    std::vector<std::uint32_t> letters; // By code point from U+4E00; bit 0 is a
    friend bool operator==(const Initials&, const Initials&) = default;
};

// Refuses with wrong_type and the line: a table that is too short, a letter that is none.
[[nodiscard]] Result<Initials> initials_from_text(std::string_view file);

// The bits of the letters by which a character is found: a Latin letter by itself. Folded text only.
[[nodiscard]] inline std::uint32_t letters_of(const Initials& table, char16_t c)
{
    if (c >= u'a' && c <= u'z') return 1U << (c - u'a');
    const std::size_t at = static_cast<std::size_t>(c) - 0x4e00; // Below the first one it wraps beyond the end
    return at < table.letters.size() ? table.letters[at] : 0;
}

} // namespace qungong
