// What a word in front of it gives away (卡号, 电话, QQ, 微信), and what its own form does: e-mail, number plates.
#include "core/folded_text.hpp"

#include <algorithm>
#include <array>

namespace qungong {

namespace {

struct Telling {
    std::u32string_view word;
    SecretKind kind;
    std::size_t digits_min, digits_max;
};

constexpr std::array tellings = {
    Telling{U"身份证", SecretKind::id_number, 15, 18}, Telling{U"证件号", SecretKind::id_number, 15, 18},
    Telling{U"卡号", SecretKind::bank_card, 8, 23},    Telling{U"账号", SecretKind::bank_card, 8, 23},
    Telling{U"帐号", SecretKind::bank_card, 8, 23},    Telling{U"账户", SecretKind::bank_card, 8, 23},
    Telling{U"帐户", SecretKind::bank_card, 8, 23},    Telling{U"存折", SecretKind::bank_card, 8, 23},
    Telling{U"一卡通", SecretKind::bank_card, 8, 23},  Telling{U"电话", SecretKind::landline, 7, 8},
    Telling{U"座机", SecretKind::landline, 7, 8},      Telling{U"固话", SecretKind::landline, 7, 8},
    Telling{U"传真", SecretKind::landline, 7, 8},      Telling{U"qq", SecretKind::qq, 5, 12},
    Telling{U"扣扣", SecretKind::qq, 5, 12},           Telling{U"企鹅号", SecretKind::qq, 5, 12},
};

constexpr std::array<std::u32string_view, 12> wechat_words = {
    U"微信号", U"微信", U"薇信", U"威信号", U"微信id", U"wechat", U"weixin", U"wx", U"vx", U"v信", U"加v", U"v:"};

bool is_filler(char32_t c) { return is_one_of(c, U" :=是为号码群()\"“”「」的个"); }

std::size_t past_fillers(const FoldedText& text, std::size_t i)
{
    for (std::size_t n = 0; n < 6 && is_filler(text.glyph(i)); ++n) ++i;
    return i;
}

void find_told_digits(FoldedText& text, std::size_t i, const Telling& telling)
{
    const std::size_t from = past_fillers(text, i + telling.word.size());
    std::size_t to = from, digits = 0;
    for (std::size_t at = from; at - to <= 2;) {
        const bool is_check = text.glyph(at) == U'x' && digits == 17;
        if (text.digit(at) < 0 && !is_check) {
            if (!is_one_of(text.glyph(at), U" -.*")) break;
            ++at;
            continue;
        }
        ++digits;
        to = ++at;
    }
    if (digits >= telling.digits_min && digits <= telling.digits_max) text.take(telling.kind, from, to);
}

bool is_wechat_char(char32_t c) { return is_latin_or_digit(c) || c == U'_' || c == U'-'; }

// 6 to 20 characters. Without a colon or 号 it must look like no English word: 微信wechat is none.
void find_wechat(FoldedText& text, std::size_t i, std::size_t length)
{
    const std::size_t from = past_fillers(text, i + length);
    std::size_t to = from;
    bool is_odd = false, is_told = from > i + length || text.glyph(i + length - 1) == U'号';
    for (; is_wechat_char(text.glyph(to)); ++to) is_odd = is_odd || !(text.glyph(to) >= U'a' && text.glyph(to) <= U'z');
    const std::size_t count = to - from;
    if (count >= 6 && count <= 20 && (is_odd || is_told)) text.take(SecretKind::wechat, from, to);
}

void find_email(FoldedText& text, std::size_t at)
{
    const auto is_part = [](char32_t c) { return is_latin_or_digit(c) || is_one_of(c, U"._%+-"); };
    std::size_t from = at, to = at + 1, dot = 0;
    while (from > 0 && is_part(text.glyph(from - 1))) --from;
    for (; is_latin_or_digit(text.glyph(to)) || is_one_of(text.glyph(to), U".-"); ++to)
        if (text.glyph(to) == U'.') dot = to;
    while (to > at + 1 && is_one_of(text.glyph(to - 1), U".-")) --to;
    const bool is_address = from < at && dot > at + 1 && to > dot + 2 && text.digit(dot + 1) < 0;
    if (is_address) text.take(SecretKind::email, from, to);
}

// GA 36: province, letter, five characters, six for new energy; the last may be 挂学警港澳.
void find_plate(FoldedText& text, std::size_t i)
{
    if (!is_one_of(text.glyph(i), U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")) return;
    std::size_t at = i + 1;
    if (text.glyph(at) == U' ') ++at;
    if (!(text.glyph(at) >= U'a' && text.glyph(at) <= U'z')) return;
    ++at;
    for (std::size_t n = 0; n < 2 && is_one_of(text.glyph(at), U" ·・•.-"); ++n) ++at;
    std::size_t count = 0, digits = 0;
    for (; is_latin_or_digit(text.glyph(at + count)); ++count) digits += text.glyph(at + count) <= U'9';
    if (count == 4 && is_one_of(text.glyph(at + 4), U"挂学警港澳")) ++count;
    const bool is_plate = (count == 5 || count == 6) && digits >= 2;
    if (is_plate) text.take(SecretKind::plate, i, at + count);
}

} // namespace

void find_told(FoldedText& text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const Telling& telling : tellings)
            if (text.starts_with(i, telling.word)) find_told_digits(text, i, telling);
        if (const std::size_t length = text.longest_at(i, wechat_words)) find_wechat(text, i, length);
        if (text.glyph(i) == U'@') find_email(text, i);
        find_plate(text, i);
    }
}

} // namespace qungong
