#include "core/folded_text.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace qungong {

namespace {

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○幺";

int han_digit(char32_t c)
{
    const std::size_t at = han_digits.find(c);
    if (at == std::u32string_view::npos) return -1;
    if (at == 21) return 1; // 幺, as figures are read out
    return static_cast<int>(at % 10);
}

bool is_invisible(char32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064)
           || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x20E3 || c == 0xFEFF || c == 0xAD;
}

char32_t folded(char32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 0x1D7CE && c <= 0x1D7FF) c = U'0' + (c - 0x1D7CE) % 10;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (c == 0x3000 || c == 0xA0 || c == U'\t' || (c >= 0x2000 && c <= 0x200A)) c = U' ';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) c = U'-';
    return c;
}

} // namespace

FoldedText::FoldedText(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        const std::size_t to = i + point.length;
        if (!is_invisible(point.value)) {
            const char32_t c = folded(point.value);
            const int han = han_digit(c);
            const int digit = c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : han;
            glyphs_.push_back({c, i, to, digit, han >= 0});
        }
        i = to;
    }
    taken_.assign(glyphs_.size(), false);
}

bool FoldedText::goes_on(std::size_t i, std::u32string_view word) const
{
    for (std::size_t k = 1; k < word.size(); ++k)
        if (glyph(i + k) != word[k]) return false;
    return true;
}

std::size_t FoldedText::longest_at(std::size_t i, std::span<const std::u32string_view> words) const
{
    std::size_t longest = 0;
    for (std::u32string_view word : words)
        if (word.size() > longest && starts_with(i, word)) longest = word.size();
    return longest;
}

bool FoldedText::is_free(std::size_t from, std::size_t to) const
{
    if (from >= to || to > glyphs_.size()) return false;
    for (std::size_t i = from; i < to; ++i)
        if (taken_[i]) return false;
    return true;
}

void FoldedText::take(SecretKind kind, std::size_t from, std::size_t to)
{
    if (!is_free(from, to)) return;
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(from), taken_.begin() + static_cast<std::ptrdiff_t>(to), true);
    found_.push_back({kind, glyphs_[from].from, glyphs_[to - 1].to});
}

void FoldedText::take_rest(SecretKind kind, std::size_t from, std::size_t to)
{
    if (from >= to || to > glyphs_.size()) return;
    Found whole{kind, glyphs_[from].from, glyphs_[to - 1].to};
    const auto overlaps = [&](const Found& one) { return one.from < whole.to && whole.from < one.to; };
    const auto is_other = [&](const Found& one) { return overlaps(one) && one.kind != kind; };
    if (std::any_of(found_.begin(), found_.end(), is_other)) return;
    for (const Found& one : found_)
        if (overlaps(one)) whole = {kind, std::min(whole.from, one.from), std::max(whole.to, one.to)};
    std::erase_if(found_, overlaps);
    found_.push_back(whole);
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(from), taken_.begin() + static_cast<std::ptrdiff_t>(to), true);
}

std::vector<Found> FoldedText::found() const
{
    std::vector<Found> sorted = found_;
    std::sort(sorted.begin(), sorted.end(), [](const Found& a, const Found& b) { return a.from < b.from; });
    return sorted;
}

bool is_han(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF); }

bool is_latin_or_digit(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

bool is_one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != std::u32string_view::npos; }

} // namespace qungong
