// Search: finds matters by a few signs: words, names, parts of the number, first letters of the pinyin.
//
// Every term of the query must be found somewhere in the matter; what is found in the number stands above what is found
// in the title, that above names, and words come last. Case and width make no difference: ＡＢ is ab. Nothing here knows
// who may see what: whoever makes the entries puts only into them what this person may read.
//
//   const Searchable entry = searchable({.number = "2026018472", .fields = {"木洞镇中坝村道路塌方", ...}});
//   search(std::span(&entry, 1), query_from_text("mddl 018-4"), initials, 50);
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/initials.hpp"

namespace qungong {

// Where something was found; the fields of an entry are those from title on, the first of them the most telling.
enum class FoundIn { number, caller, title, place, person, office, topic, words };

inline constexpr std::size_t search_fields = 6;
using SearchFields = std::array<std::string, search_fields>; // title, place, person, office, topic, words

struct Searchable {
    std::u16string text;                           // The folded fields, each ended by a zero
    std::array<std::uint32_t, search_fields> ends{}; // Where they end in it
    std::string number, caller;                    // Digits alone
    std::int64_t order = 0;                        // Among equals the greater one stands first
};
struct SearchSource {
    std::string number, caller;
    SearchFields fields;
    std::int64_t order = 0;
};
[[nodiscard]] Searchable searchable(const SearchSource& source);

struct SearchTerm {
    std::u16string text;   // Folded
    std::string digits;    // Of a term of digits and hyphens, if there are enough of them to mean a number
    bool letters = false;  // May be first letters
};
struct SearchQuery { std::vector<SearchTerm> terms; };
// A query of digits, spaces and hyphens alone is one number, however it is broken up.
[[nodiscard]] SearchQuery query_from_text(std::string_view text);

struct SearchMark { // Of one term
    FoundIn where{};
    bool by_letters = false;
    std::uint32_t from = 0, to = 0; // In characters of the folded field, or digits of the number
};
struct SearchHit {
    std::size_t index = 0;
    int rank = 0;
    std::vector<SearchMark> marks; // One a term
};
struct SearchFound {
    std::vector<SearchHit> best; // The best first
    std::size_t count = 0;       // Of all that were found
};
[[nodiscard]] SearchFound search(
    std::span<const Searchable> entries, const SearchQuery& query, const Initials& initials, std::size_t max);

// Bytes of `text` that a mark within it speaks of.
[[nodiscard]] std::pair<std::size_t, std::size_t> bytes_of_mark(std::string_view text, std::uint32_t from, std::uint32_t to);

} // namespace qungong
