// Addresses below the village: 3组12号, 二社, 龙洲大道18号附2号, 5栋2单元3-1, 402室.
//
// An address is a chain of numbers with units. Which chains are one is decided by what they are made of and by what
// stands before: 12号 alone is a day of the month, 12号 behind a road or a group is a door.
#include "core/folded_text.hpp"

#include <algorithm>
#include <array>

namespace qungong {

namespace {

enum class Unit { none, group, number, building, room };

struct UnitWord {
    std::u32string_view word;
    Unit unit;
};
constexpr std::array unit_words = { // Longer ones first
    UnitWord{U"村民小组", Unit::group}, UnitWord{U"小组", Unit::group}, UnitWord{U"组", Unit::group},
    UnitWord{U"社", Unit::group},       UnitWord{U"队", Unit::group},   UnitWord{U"号院", Unit::building},
    UnitWord{U"号楼", Unit::building},  UnitWord{U"号", Unit::number},  UnitWord{U"栋", Unit::building},
    UnitWord{U"幢", Unit::building},    UnitWord{U"座", Unit::building}, UnitWord{U"单元", Unit::building},
    UnitWord{U"室", Unit::room},        UnitWord{U"房", Unit::room},    UnitWord{U"楼", Unit::room},
    UnitWord{U"层", Unit::room},        UnitWord{U"户", Unit::room},    UnitWord{U"门", Unit::room},
};
const UnitWord no_unit{U"", Unit::none};

// 号 before these is a line, a document, a bridge and no door.
constexpr std::u32string_view not_behind_number = U"线文令桥隧机车井通件码台窗台柜公";
constexpr std::u32string_view ends_a_road = U"路街巷道弄村组社湾院坝沟坡里区园苑坪垭塘坎队寨屯庄城";
constexpr std::array<std::u32string_view, 10> living_words = {
    U"住", U"家在", U"地址", U"住址", U"户籍", U"家里", U"门牌", U"我家", U"户口", U"收货"};

bool is_numeral(const FoldedText& text, std::size_t i)
{
    return text.digit(i) >= 0 || is_one_of(text.glyph(i), U"十百");
}

// 12, 十二, a (of A栋), 12-3, 附2; how many characters, 0 for none.
std::size_t numeral_at(const FoldedText& text, std::size_t i)
{
    std::size_t at = i;
    if (text.glyph(at) == U'附' || text.glyph(at) == U'第') ++at;
    const bool is_letter = text.glyph(at) >= U'a' && text.glyph(at) <= U'z' && !is_latin_or_digit(text.glyph(at + 1));
    if (is_letter) return at + 1 - i;
    const std::size_t from = at;
    while (is_numeral(text, at) && at - from < 6) ++at;
    if (at == from || is_numeral(text, at)) return 0;
    while (is_one_of(text.glyph(at), U"-之") && text.digit(at + 1) >= 0) {
        std::size_t next = at + 1;
        while (text.digit(next) >= 0 && next - at <= 5) ++next;
        at = next;
    }
    return at - i;
}

const UnitWord& unit_at(const FoldedText& text, std::size_t i)
{
    for (const UnitWord& unit : unit_words)
        if (text.starts_with(i, unit.word)) return unit;
    return no_unit;
}

struct Chain {
    std::size_t end = 0;
    int groups = 0, numbers = 0, buildings = 0, rooms = 0;
    bool has_long_room = false; // 402室

    void add(Unit unit, std::size_t digits)
    {
        groups += unit == Unit::group;
        numbers += unit == Unit::number;
        buildings += unit == Unit::building;
        rooms += unit == Unit::room;
        has_long_room = has_long_room || (unit == Unit::room && digits >= 3);
    }
};

bool is_no_door(const FoldedText& text, std::size_t after, const UnitWord& unit)
{
    if (unit.word == U"号") return is_one_of(text.glyph(after), not_behind_number);
    // 三室一厅 counts rooms, 三组数据 counts groups, 队 and 社 go on in words.
    if (unit.word == U"室") return is_one_of(text.glyph(after), U"一二两厅") || text.digit(after) >= 0;
    if (unit.word == U"社") return is_one_of(text.glyph(after), U"会区保员");
    if (unit.word == U"户") return is_one_of(text.glyph(after), U"人口籍主型");
    return false;
}

Chain chain_at(const FoldedText& text, std::size_t i)
{
    Chain chain{i};
    for (std::size_t at = i;;) {
        if (at > i && text.glyph(at) == U' ') ++at;
        const std::size_t length = numeral_at(text, at);
        if (length == 0) break;
        const std::size_t after = at + length + (text.glyph(at + length) == U' ' ? 1 : 0);
        const UnitWord& unit = unit_at(text, after);
        const bool is_door_number = unit.unit == Unit::none && chain.buildings + chain.numbers > 0 && at == chain.end
                                    && !is_one_of(text.glyph(at + length), U"年月日元人户个%.:");
        if (is_door_number) { // 3单元402, 5栋2-3
            chain.add(Unit::room, length);
            chain.end = at + length;
            break;
        }
        if (unit.unit == Unit::none || is_no_door(text, after + unit.word.size(), unit)) break;
        chain.add(unit.unit, length);
        at = chain.end = after + unit.word.size();
    }
    return chain;
}

// 我村12号停水 is a day.
bool stands_behind_road(const FoldedText& text, std::size_t i)
{
    if (i > 0 && is_one_of(text.glyph(i - 1), U" (")) --i;
    if (i == 0 || !is_one_of(text.glyph(i - 1), ends_a_road)) return false;
    const bool is_own = text.glyph(i - 1) == U'村' && i > 1 && is_one_of(text.glyph(i - 2), U"我本全该各");
    return !is_own && !(text.glyph(i - 1) == U'道' && i > 1 && is_one_of(text.glyph(i - 2), U"国省县乡"));
}

// In the same clause, a word that says somebody lives there.
bool is_living_told(const FoldedText& text, std::size_t i)
{
    for (std::size_t back = 1; back <= 24 && back <= i; ++back) {
        if (is_one_of(text.glyph(i - back), U"，,。；;！!？?\n")) return false;
        if (text.longest_at(i - back, living_words)) return true;
    }
    return false;
}

// 中坝村3组, but not 我村3组: whose village it is, the matter says anyway.
bool stands_behind_village(const FoldedText& text, std::size_t i)
{
    if (i > 0 && text.glyph(i - 1) == U' ') --i;
    if (i < 3) return false;
    if (text.glyph(i - 1) == U'区') return text.glyph(i - 2) == U'社' && is_han(text.glyph(i - 3));
    return is_one_of(text.glyph(i - 1), U"村寨") && is_han(text.glyph(i - 2)) && !is_one_of(text.glyph(i - 2), U"我本全该各们的在每那这邻外农乡");
}

// 石塔组, 大湾社, 新屋基村民小组: how many characters of a group with a name stand at i. 合作社 and 工作组 are none.
std::size_t named_group_at(const FoldedText& text, std::size_t i)
{
    constexpr std::u32string_view not_named[] = {U"合作", U"供销", U"工作", U"监督", U"党", U"调解", U"领导", U"互助", U"专", U"理财",
                                                 U"考核", U"信用", U"宣传", U"检查", U"调查", U"服务", U"项目", U"联合", U"经济", U"老年",
                                                 U"委", U"股份", U"妇女", U"巡", U"护", U"村民", U"各", U"小组", U"文", U"医"};
    for (std::size_t at = i; at < i + 5; ++at) {
        const char32_t c = text.glyph(at);
        if (!is_han(c) || text.longest_at(at, not_named) > 0) return 0;
        const UnitWord& unit = unit_at(text, at + 1);
        const bool goes_on = is_one_of(text.glyph(at + 1 + unit.word.size()), U"会区保员织成建合长工");
        if (at > i && unit.unit == Unit::group && unit.word != U"队" && !goes_on) return at + 1 + unit.word.size() - i;
    }
    return 0;
}

bool is_address(const FoldedText& text, std::size_t i, const Chain& chain)
{
    if (chain.groups > 0 && stands_behind_village(text, i)) return true;
    const int inside = chain.buildings + chain.rooms;
    if (chain.numbers > 0 && (chain.groups > 0 || inside > 0 || stands_behind_road(text, i))) return true;
    if (chain.groups > 0 && inside > 0) return true;
    if (chain.buildings > 1 || (chain.buildings > 0 && chain.rooms > 0)) return true;
    if (chain.has_long_room && stands_behind_road(text, i)) return true;
    return chain.groups + chain.numbers + inside > 0 && is_living_told(text, i);
}

} // namespace

void find_addresses(FoldedText& text)
{
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t named = stands_behind_village(text, i) ? named_group_at(text, i) : 0;
        const bool is_inside = i > 0 && (is_numeral(text, i - 1) || is_latin_or_digit(text.glyph(i - 1)));
        const Chain chain = is_inside || text.glyph(i + named) == U'户' ? Chain{i + named} : chain_at(text, i + named);
        const bool is_found = named > 0 || (chain.end > i && is_address(text, i, chain));
        if (is_found) text.take(SecretKind::address, i, chain.end);
        i = is_found ? chain.end : i + 1;
    }
}

} // namespace qungong
