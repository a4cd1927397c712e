#include "core/search.hpp"

#include <algorithm>
#include <optional>

#include "core/utf8.hpp"

namespace qungong {
namespace {

constexpr std::size_t number_digits_min = 3; // Fewer are an age or a sum, not a part of a number
constexpr std::size_t caller_digits_min = 4;
constexpr std::size_t letters_min = 2;
constexpr std::size_t terms_max = 8;

char32_t folded_point(char32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0; // Full width
    if (c == 0x3000) return U' ';
    return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

void append_folded(std::u16string& out, std::string_view text)
{
    for (std::size_t byte = 0; byte < text.size();) {
        const CodePoint point = code_point_at(text, byte);
        byte += point.length;
        const char32_t c = folded_point(point.value);
        if (c < 0x10000) {
            out += c == 0 ? u'\xfffd' : static_cast<char16_t>(c); // A zero would end the field
            continue;
        }
        out += static_cast<char16_t>(0xd800 + ((c - 0x10000) >> 10));
        out += static_cast<char16_t>(0xdc00 + ((c - 0x10000) & 0x3ff));
    }
}

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
bool is_hyphen(char16_t c) { return c == u'-' || c == u'‐' || c == u'‑' || c == u'–' || c == u'—'; }

// The digits of a text that has nothing else but hyphens and spaces; else nothing.
std::string only_digits(std::u16string_view text)
{
    std::string digits;
    for (const char16_t c : text) {
        if (is_digit(c)) digits += static_cast<char>(c);
        else if (!is_hyphen(c) && c != u' ') return {};
    }
    return digits;
}

SearchTerm term_of(std::u16string text)
{
    SearchTerm term{.text = std::move(text)};
    term.digits = only_digits(term.text);
    if (term.digits.size() < number_digits_min) term.digits.clear();
    const auto is_letter = [](char16_t c) { return c >= u'a' && c <= u'z'; };
    term.letters = term.text.size() >= letters_min && std::all_of(term.text.begin(), term.text.end(), is_letter);
    return term;
}

struct Match { SearchMark mark; int rank = 0; };

std::optional<Match> in_number(const Searchable& entry, const SearchTerm& term)
{
    if (term.digits.empty()) return {};
    const std::size_t at = entry.number.find(term.digits), size = term.digits.size();
    if (at == entry.number.npos) return {};
    return Match{{FoundIn::number, false, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)},
                 size == entry.number.size() ? 100 : at == 0 ? 90 : 80};
}

std::optional<Match> in_caller(const Searchable& entry, const SearchTerm& term)
{
    if (term.digits.size() < caller_digits_min || entry.caller.find(term.digits) == entry.caller.npos) return {};
    return Match{{FoundIn::caller}, term.digits.size() == entry.caller.size() ? 95 : 70};
}

constexpr int rank_of_field[] = {60, 50, 50, 45, 45, 30};
constexpr int prefix_more = 15, letters_less = 25;

Match in_field(const Searchable& entry, std::size_t at, std::size_t size, bool by_letters)
{
    std::size_t field = 0;
    while (entry.ends[field] <= at) ++field;
    const std::size_t begin = field == 0 ? 0 : entry.ends[field - 1] + 1;
    const auto from = static_cast<std::uint32_t>(at - begin);
    const int rank = rank_of_field[field] + (field == 0 && from == 0 ? prefix_more : 0) - (by_letters ? letters_less : 0);
    return {{static_cast<FoundIn>(static_cast<std::size_t>(FoundIn::title) + field), by_letters, from,
             from + static_cast<std::uint32_t>(size)}, rank};
}

// First letters are looked for in names alone: in a whole story they would be found by chance.
std::size_t letters_at(const Searchable& entry, std::u16string_view letters, const Initials& initials)
{
    const std::size_t end = entry.ends[search_fields - 2], size = letters.size();
    const std::uint32_t first = 1U << (letters[0] - u'a');
    for (std::size_t at = 0; at + size <= end; ++at) {
        if ((letters_of(initials, entry.text[at]) & first) == 0) continue;
        std::size_t same = 1;
        while (same < size && (letters_of(initials, entry.text[at + same]) >> (letters[same] - u'a') & 1U) != 0) ++same;
        if (same == size) return at;
    }
    return entry.text.npos;
}

// The earliest place is the most telling one: the fields stand in that order.
std::optional<Match> match(const Searchable& entry, const SearchTerm& term, const Initials& initials)
{
    if (std::optional<Match> found = in_number(entry, term)) return found;
    if (std::optional<Match> found = in_caller(entry, term)) return found;
    if (const std::size_t at = entry.text.find(term.text); at != entry.text.npos)
        return in_field(entry, at, term.text.size(), false);
    if (!term.letters) return {};
    const std::size_t at = letters_at(entry, term.text, initials);
    if (at == entry.text.npos) return {};
    return in_field(entry, at, term.text.size(), true);
}

// The rank of an entry in which every term is found; 0: it is not.
int rank_of(const Searchable& entry, const SearchQuery& query, const Initials& initials, std::vector<SearchMark>* marks)
{
    int rank = 0;
    for (const SearchTerm& term : query.terms) {
        const std::optional<Match> found = match(entry, term, initials);
        if (!found) return 0;
        rank += found->rank;
        if (marks) marks->push_back(found->mark);
    }
    return rank;
}

} // namespace

Searchable searchable(const SearchSource& source)
{
    Searchable entry{.number = source.number, .caller = source.caller, .order = source.order};
    std::size_t bytes = 0;
    for (const std::string& field : source.fields) bytes += field.size();
    entry.text.reserve(bytes / 2 + search_fields);
    for (std::size_t i = 0; i < search_fields; ++i) {
        append_folded(entry.text, source.fields[i]);
        entry.ends[i] = static_cast<std::uint32_t>(entry.text.size());
        entry.text += u'\0';
    }
    entry.text.shrink_to_fit();
    return entry;
}

SearchQuery query_from_text(std::string_view text)
{
    std::u16string whole;
    append_folded(whole, text);
    SearchQuery query;
    const auto words = [&](auto take) {
        for (std::size_t at = 0; at < whole.size();) {
            const std::size_t from = whole.find_first_not_of(u" \t\n", at);
            if (from == whole.npos) return;
            const std::size_t end = std::min(whole.find_first_of(u" \t\n", from), whole.size());
            take(whole.substr(from, end - from));
            at = end;
        }
    };
    if (const std::string digits = only_digits(whole); digits.size() >= number_digits_min) {
        std::u16string joined;
        words([&](std::u16string word) { joined += joined.empty() ? word : u" " + word; });
        query.terms.push_back(term_of(std::move(joined)));
        return query;
    }
    words([&](std::u16string word) {
        if (query.terms.size() < terms_max) query.terms.push_back(term_of(std::move(word)));
    });
    return query;
}

SearchFound search(std::span<const Searchable> entries, const SearchQuery& query, const Initials& initials, std::size_t max)
{
    SearchFound found;
    if (query.terms.empty()) return found;
    std::vector<SearchHit> hits;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (const int rank = rank_of(entries[i], query, initials, nullptr); rank > 0) hits.push_back({.index = i, .rank = rank});
    found.count = hits.size();
    const auto better = [&](const SearchHit& a, const SearchHit& b) {
        if (a.rank != b.rank) return a.rank > b.rank;
        if (entries[a.index].order != entries[b.index].order) return entries[a.index].order > entries[b.index].order;
        return a.index < b.index;
    };
    const auto last = hits.begin() + static_cast<std::ptrdiff_t>(std::min(max, hits.size()));
    std::partial_sort(hits.begin(), last, hits.end(), better);
    hits.erase(last, hits.end());
    for (SearchHit& hit : hits) (void)rank_of(entries[hit.index], query, initials, &hit.marks);
    found.best = std::move(hits);
    return found;
}

std::pair<std::size_t, std::size_t> bytes_of_mark(std::string_view text, std::uint32_t from, std::uint32_t to)
{
    std::size_t begin = text.size(), byte = 0;
    std::uint32_t units = 0;
    for (; byte < text.size() && units < to;) {
        if (units >= from) begin = std::min(begin, byte);
        const CodePoint point = code_point_at(text, byte);
        byte += point.length;
        units += point.value < 0x10000 ? 1 : 2;
    }
    return {std::min(begin, byte), byte};
}

} // namespace qungong
