#include "core/grams.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace qungong {
namespace {

int han_digit(char32_t c)
{
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    const std::size_t at = digits.find(c);
    return at == digits.npos ? -1 : int(at);
}

bool is_latin_or_figure(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

bool ends_a_run(char32_t c)
{
    constexpr std::u32string_view little = U"的了吗呢吧啊呀么我你您他她们这那是就都也还要想请问怎样什哪个";
    const bool is_han = (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000;
    return !is_han || little.find(c) != little.npos;
}

std::u32string code_points_of(std::string_view text)
{
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        char32_t c = next.value;
        if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
        if (c >= 0xFF10 && c <= 0xFF19) c = U'0' + (c - 0xFF10);
        out.push_back(c);
        at += next.length;
    }
    return out;
}

// A number of the form [a]百[b]十[c] from `at` on; 0 characters where there is none.
std::size_t read_number(std::u32string_view text, std::size_t at, int& number)
{
    std::size_t i = at;
    int sum = 0, digit = -1;
    bool has_unit = false;
    for (; i < text.size(); ++i) {
        if (const int d = han_digit(text[i]); d >= 0) {
            if (digit > 0) break; // Two figures side by side are a number read out, not a count
            digit = d;
        } else if (text[i] == U'十' || text[i] == U'百') {
            sum += (digit < 0 ? 1 : digit) * (text[i] == U'十' ? 10 : 100);
            digit = -1;
            has_unit = true;
        } else
            break;
    }
    if (!has_unit) return 0;
    number = sum + std::max(digit, 0);
    return i - at;
}

std::u32string with_figures(std::u32string_view text)
{
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        int number = 0;
        const std::size_t length = read_number(text, at, number);
        if (length == 0) {
            out.push_back(text[at++]);
            continue;
        }
        for (const char digit : std::to_string(number)) out.push_back(char32_t(digit));
        at += length;
    }
    return out;
}

std::uint64_t gram_of(std::u32string_view characters)
{
    std::uint64_t hash = 14695981039346656037ull; // FNV-1a over code points
    for (const char32_t c : characters) hash = (hash ^ c) * 1099511628211ull;
    return hash;
}

} // namespace

std::string folded(std::string_view text)
{
    std::string out;
    for (const char32_t c : with_figures(code_points_of(text))) append_utf8(out, c);
    return out;
}

Grams grams_of(std::string_view text)
{
    const std::u32string characters = with_figures(code_points_of(text));
    Grams grams;
    for (std::size_t at = 0; at < characters.size();) {
        if (is_latin_or_figure(characters[at])) {
            std::size_t end = at;
            while (end < characters.size() && is_latin_or_figure(characters[end])) ++end;
            grams.push_back(gram_of(std::u32string_view(characters).substr(at, end - at)));
            at = end;
            continue;
        }
        const bool is_pair = !ends_a_run(characters[at]) && at + 1 < characters.size() &&
                             !ends_a_run(characters[at + 1]);
        if (is_pair) grams.push_back(gram_of(std::u32string_view(characters).substr(at, 2)));
        ++at;
    }
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    return grams;
}

std::size_t shared(const Grams& a, const Grams& b)
{
    std::size_t count = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) ++count, ++i, ++j;
        else if (*i < *j) ++i;
        else ++j;
    }
    return count;
}

} // namespace qungong
