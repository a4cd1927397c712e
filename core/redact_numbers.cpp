// What gives itself away by its digits: ID numbers, bank cards, mobile phones and land lines.
//
// Digits are read in groups: "138 0000 0000", "１３８-0000-0000" and "一三八零零零零零零零零" are one number. A number
// begins and ends with a group, so that what lies inside a longer one is not taken for a phone.
#include "core/folded_text.hpp"

#include <algorithm>
#include <optional>

namespace qungong {

namespace {

struct Digit {
    int value = 0;
    std::size_t at = 0;      // Glyph
    bool opens_group = false;
};
using Run = std::vector<Digit>;

bool is_separator(char32_t c) { return is_one_of(c, U" -._·・—()*"); }

// Digits from `at` on, over gaps of up to three separators. Han and Arabic digits side by side are two groups:
// 张三13800000000 is a person and a phone.
Run run_at(const FoldedText& text, std::size_t at)
{
    Run run;
    while (text.digit(at) >= 0) {
        const bool opens = run.empty() || run.back().at + 1 != at || text.is_han_digit(at) != text.is_han_digit(at - 1);
        run.push_back({text.digit(at), at, opens});
        std::size_t next = at + 1;
        while (next - at <= 3 && is_separator(text.glyph(next))) ++next;
        at = next;
    }
    return run;
}

struct Number {
    const Run& run;
    std::size_t first;
    std::size_t count;

    int digit(std::size_t i) const { return run[first + i].value; }
    [[nodiscard]] int number(std::size_t from, std::size_t digits) const
    {
        int n = 0;
        for (std::size_t i = from; i < from + digits; ++i) n = n * 10 + digit(i);
        return n;
    }
};

bool is_region(const Number& n)
{
    const int province = n.number(0, 2);
    return (province >= 11 && province <= 15) || (province >= 21 && province <= 23)
           || (province >= 31 && province <= 37) || (province >= 41 && province <= 46)
           || (province >= 50 && province <= 54) || (province >= 61 && province <= 65)
           || province == 71 || (province >= 81 && province <= 83);
}

bool is_day(int year, int month, int day)
{
    using namespace std::chrono;
    return year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}}.ok();
}

// GB 11643: region, day of birth, serial; the last is the ISO 7064 mod 11-2 check digit. A wrong check digit is a
// slip of the pen and still somebody's number, so region and birth decide, and the check digit where they do not.
bool is_id_check_right(const Number& n, int last)
{
    constexpr int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += n.digit(i) * weights[i];
    return (12 - sum % 11) % 11 == last;
}

bool is_id(const Number& n, int last)
{
    if (!is_region(n)) return false;
    const int year = n.number(6, 4);
    const bool is_birth = year >= 1880 && year <= 2100 && is_day(year, n.number(10, 2), n.number(12, 2));
    return is_birth || (is_id_check_right(n, last) && year >= 1880 && year <= 2100);
}

bool is_old_id(const Number& n) { return is_region(n) && is_day(1900 + n.number(6, 2), n.number(8, 2), n.number(10, 2)); }

bool is_card(const Number& n)
{
    if (n.digit(0) < 3 || n.digit(0) > 6) return false;
    int sum = 0;
    for (std::size_t i = 0; i < n.count; ++i) {
        const int twice = n.digit(n.count - 1 - i) * (i % 2 == 1 ? 2 : 1);
        sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
}

// 1998-10-12 153 has eleven digits and begins like a phone, but is a day and something else.
bool begins_as_day(const Number& n)
{
    std::size_t group = 1;
    while (group < n.count && !n.run[n.first + group].opens_group) ++group;
    if (group != 4 || n.count < 6 || n.number(0, 4) > 2100 || n.number(4, 2) > 12) return false;
    return n.count > 6 && n.run[n.first + 6].opens_group;
}

bool is_mobile(const Number& n) { return n.digit(0) == 1 && n.digit(1) >= 3 && !begins_as_day(n); }

// Area codes of three digits have local numbers of eight, those of four digits of seven or eight.
bool is_landline(const Number& n)
{
    if (n.digit(0) != 0) return false;
    const bool is_short_area = n.digit(1) == 2 || (n.digit(1) == 1 && n.digit(2) == 0);
    if (is_short_area) return n.count == 11 && n.digit(3) >= 2 && n.digit(3) <= 8;
    return n.digit(1) >= 3 && n.digit(4) >= 2 && n.digit(4) <= 8;
}

class Numbers {
public:
    Numbers(FoldedText& text, const Run& run) : text_(text), run_(run) {}

    void find()
    {
        for (std::size_t i = 0; i < run_.size();) {
            const std::size_t taken = run_[i].opens_group ? take_at(i) : 0;
            i += std::max<std::size_t>(taken, 1);
        }
    }

private:
    // How many digits were taken.
    std::size_t take_at(std::size_t i)
    {
        if (const std::size_t n = take_id(i)) return n;
        for (std::size_t count : {19, 18, 17, 16})
            if (ends_group(i, count) && is_card({run_, i, count})) return take(SecretKind::bank_card, i, count);
        for (std::size_t prefix : {0, 1, 2, 4})
            if (has_prefix(i, prefix) && ends_group(i, prefix + 11) && is_mobile({run_, i + prefix, 11})
                && !is_amount(i, prefix + 11))
                return take(SecretKind::mobile, i, prefix + 11);
        for (std::size_t count : {12, 11})
            if (ends_group(i, count) && is_landline({run_, i, count})) return take_landline(i, count);
        return 0;
    }

    std::size_t take_id(std::size_t i)
    {
        if (has(i, 17)) {
            const std::size_t after = run_[i + 16].at + 1;
            const std::size_t x = is_separator(text_.glyph(after)) ? after + 1 : after;
            const bool is_x = is_one_of(text_.glyph(x), U"x×") && !is_latin_or_digit(text_.glyph(x + 1));
            if (is_x && is_id({run_, i, 17}, 10)) {
                text_.take(SecretKind::id_number, run_[i].at, x + 1);
                return 17;
            }
        }
        if (ends_group(i, 18) && is_id({run_, i, 18}, run_[i + 17].value)) return take(SecretKind::id_number, i, 18);
        if (ends_group(i, 15) && is_old_id({run_, i, 15})) return take(SecretKind::id_number, i, 15);
        return 0;
    }

    std::size_t take_landline(std::size_t i, std::size_t count)
    {
        std::size_t from = run_[i].at, to = run_[i + count - 1].at + 1;
        if (from > 0 && text_.glyph(from - 1) == U'(') --from;
        // An extension: 023-66221234-801, 转801
        std::size_t next = to;
        if (is_one_of(text_.glyph(next), U"-转")) ++next;
        std::size_t end = next;
        while (next > to && text_.digit(end) >= 0) ++end;
        if (end > next && end - next <= 5) to = end;
        text_.take(SecretKind::landline, from, to);
        return count;
    }

    std::size_t take(SecretKind kind, std::size_t i, std::size_t count)
    {
        std::size_t from = run_[i].at;
        if (from > 0 && text_.glyph(from - 1) == U'+') --from;
        text_.take(kind, from, run_[i + count - 1].at + 1);
        return count;
    }

    [[nodiscard]] bool has(std::size_t i, std::size_t count) const { return i + count <= run_.size(); }
    [[nodiscard]] bool ends_group(std::size_t i, std::size_t count) const
    {
        if (!has(i, count)) return false;
        const std::size_t after = i + count;
        const bool ends = after == run_.size() || run_[after].opens_group;
        return ends && !(after == run_.size() && is_latin(text_.glyph(run_[after - 1].at + 1)));
    }
    static bool is_latin(char32_t c) { return c >= U'a' && c <= U'z'; }

    // 0, 86 or 0086 in front of a mobile phone.
    [[nodiscard]] bool has_prefix(std::size_t i, std::size_t count) const
    {
        if (!has(i, count)) return false;
        const Number n{run_, i, count};
        if (count == 0) return true;
        if (count == 1) return n.digit(0) == 0;
        return n.number(0, count) == 86;
    }

    // 1500 3000 400元 are sums of money, not a phone.
    [[nodiscard]] bool is_amount(std::size_t i, std::size_t count) const
    {
        std::size_t after = run_[i + count - 1].at + 1;
        if (text_.glyph(after) == U' ') ++after;
        return is_one_of(text_.glyph(after), U"元万亿斤吨亩米户%％");
    }

    FoldedText& text_;
    const Run& run_;
};

} // namespace

void find_numbers(FoldedText& text)
{
    for (std::size_t i = 0; i < text.size();) {
        if (text.digit(i) < 0) {
            ++i;
            continue;
        }
        const Run run = run_at(text, i);
        Numbers(text, run).find();
        i = run.back().at + 1;
    }
}

} // namespace qungong
