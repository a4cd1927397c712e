// Names: those of the known parties wherever they stand, and those that a text itself presents as names.
#include "core/folded_text.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace qungong {

namespace {

constexpr std::u32string_view surnames =
    U"王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜"
    U"崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤冉牟游喻舒柏晏蒲"
    U"殷文伍鲜艾柳包岳齐康施牛温庞樊兰安葛洪倪左季卓甘欧项祝辛管符申塗涂阮隆况敖";
constexpr std::array<std::u32string_view, 14> double_surnames = {
    U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容", U"令狐", U"夏侯", U"长孙",
    U"司徒", U"端木"};
constexpr std::array<std::u32string_view, 12> name_tellings = {
    U"我叫", U"本人叫", U"名叫", U"姓名", U"我是", U"本人", U"户主", U"联系人", U"反映人", U"当事人", U"老公叫", U"儿子叫"};
// A given name that goes on like this is a road, a time or a thing: 建国路, 建国以来.
constexpr std::u32string_view not_behind_given = U"路街村镇乡桥站巷以后前初时社小中大";

std::u32string folded_name(std::string_view name)
{
    const FoldedText text(name);
    std::u32string folded;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text.glyph(i) != U' ') folded += text.glyph(i);
    return folded;
}

std::size_t surname_length(std::u32string_view name)
{
    for (std::u32string_view surname : double_surnames)
        if (name.starts_with(surname)) return 2;
    return 1;
}

bool is_all_han(std::u32string_view name) { return std::all_of(name.begin(), name.end(), is_han); }

// The end of `name` at i, with single spaces or dots allowed inside (张 三, 张·三); i itself where it is not there.
std::size_t end_of_name(const FoldedText& text, std::size_t i, std::u32string_view name)
{
    std::size_t at = i;
    for (std::size_t k = 0; k < name.size(); ++k, ++at) {
        if (k > 0 && text.glyph(at) != name[k] && is_one_of(text.glyph(at), U" ·.")) ++at;
        if (text.glyph(at) != name[k]) return i;
    }
    return at;
}

void find_name(FoldedText& text, std::u32string_view name, bool is_given)
{
    const bool is_latin = !is_all_han(name);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = end_of_name(text, i, name);
        if (end == i) continue;
        const bool goes_on = is_latin_or_digit(text.glyph(end)) || (i > 0 && is_latin_or_digit(text.glyph(i - 1)));
        const bool is_inside = is_latin && goes_on;
        if (is_inside || (is_given && is_one_of(text.glyph(end), not_behind_given))) continue;
        text.take(SecretKind::name, i, end);
    }
}

// Two to four characters after 我叫 or 姓名, beginning with a known surname, up to where the clause or the field ends.
void find_told_name(FoldedText& text, std::size_t i)
{
    while (is_one_of(text.glyph(i), U":= 是为")) ++i;
    std::size_t end = i;
    while (is_han(text.glyph(end)) && end - i < 5) ++end;
    const std::size_t length = end - i;
    if (length < 2 || length > 4) return;
    const bool is_double = text.longest_at(i, double_surnames) == 2;
    if (!is_double && (length > 3 || !is_one_of(text.glyph(i), surnames))) return;
    if (is_one_of(text.glyph(end - 1), U"人民员村镇区县市户")) return; // 我是江北区人
    text.take(SecretKind::name, i, end);
}

} // namespace

void find_names(FoldedText& text, std::span<const std::string> names)
{
    std::vector<std::u32string> given;
    for (const std::string& name : names) {
        const std::u32string whole = folded_name(name);
        if (whole.size() < 2) continue;
        find_name(text, whole, false);
        const std::size_t surname = surname_length(whole);
        if (is_all_han(whole) && whole.size() >= surname + 2) given.push_back(whole.substr(surname));
    }
    for (const std::u32string& name : given) find_name(text, name, true);
    for (std::size_t i = 0; i < text.size(); ++i)
        if (const std::size_t length = text.longest_at(i, name_tellings)) find_told_name(text, i + length);
}

} // namespace qungong
