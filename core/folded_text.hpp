// FoldedText: a text as the searchers of core/redact.cpp read it: full-width and lower case made one, invisible
// characters left out, every character with its place in the original bytes.
#pragma once

#include <string_view>
#include <span>
#include <vector>

#include "core/redact.hpp"

namespace qungong {

struct Glyph {
    char32_t value = 0;       // Folded
    std::size_t from = 0, to = 0;
    int digit = -1;           // 0..9, also of 〇一二 and 壹贰叁
    bool is_han_digit = false;
};

class FoldedText {
public:
    explicit FoldedText(std::string_view text);

    [[nodiscard]] std::size_t size() const { return glyphs_.size(); }
    [[nodiscard]] char32_t glyph(std::size_t i) const { return i < glyphs_.size() ? glyphs_[i].value : 0; }
    [[nodiscard]] int digit(std::size_t i) const { return i < glyphs_.size() ? glyphs_[i].digit : -1; }
    [[nodiscard]] bool is_han_digit(std::size_t i) const { return i < glyphs_.size() && glyphs_[i].is_han_digit; }
    // Asked of many words at every place, so the first character decides before anything else is looked at.
    [[nodiscard]] bool starts_with(std::size_t i, std::u32string_view word) const
    {
        return glyph(i) == word.front() && goes_on(i, word);
    }
    // The longest of `words` that stands at i; its length, 0 for none.
    [[nodiscard]] std::size_t longest_at(std::size_t i, std::span<const std::u32string_view> words) const;
    [[nodiscard]] bool is_free(std::size_t from, std::size_t to) const;
    [[nodiscard]] bool is_taken(std::size_t i) const { return i < taken_.size() && taken_[i]; }
    void take(SecretKind kind, std::size_t from, std::size_t to); // Glyphs; nothing where one is taken already
    // The same, where what is taken of the same kind already becomes one with it: 李霞 and 李霞静.
    void take_rest(SecretKind kind, std::size_t from, std::size_t to);
    [[nodiscard]] std::vector<Found> found() const; // In order

private:
    [[nodiscard]] bool goes_on(std::size_t i, std::u32string_view word) const;

    std::vector<Glyph> glyphs_;
    std::vector<bool> taken_;
    std::vector<Found> found_;
};

[[nodiscard]] bool is_han(char32_t c);
[[nodiscard]] bool is_latin_or_digit(char32_t c);
[[nodiscard]] bool is_one_of(char32_t c, std::u32string_view set);

// Each looks for its kinds among what the ones before it left.
void find_numbers(FoldedText& text);   // id_number, bank_card, mobile, landline, by their digits
void find_told(FoldedText& text);      // What a word before it says: 卡号, 电话, QQ, 微信; and e-mail, plates
void find_addresses(FoldedText& text);
void find_names(FoldedText& text, std::span<const std::string> names);

} // namespace qungong
