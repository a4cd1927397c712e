// Names: those of the known parties wherever they stand, and those that a text itself presents as names: 我叫…, 村民…,
// …主任, 老…, a name before a phone or at the foot of a letter.
#include <algorithm>
#include <array>

#include "core/name_words.hpp"

namespace qungong {

namespace {

using Word = std::u32string_view;

// A known given name that goes on like this is a road, a school, a time: 建国路, 建国以来.
constexpr Word not_behind_given[] = {
    U"路", U"街", U"村", U"镇", U"乡", U"桥", U"站", U"巷", U"社", U"小学", U"中学", U"大道", U"大桥", U"广场", U"小区",
    U"以来", U"以后", U"以前", U"初期", U"时期", U"时代", U"前夕"};
// Behind these a surname is the second half of a word: 公安同志, 关于主任, 对方老板.
struct Halves {
    char32_t surname;
    Word before;
};
constexpr std::array word_halves = {
    Halves{U'于', U"关由对属至等位处基善限鉴便在源敢急终"}, Halves{U'任', U"担现曾兼历连委聘责信主新"},
    Halves{U'方', U"对甲乙双我地官警资校院村各多三一"},       Halves{U'安', U"公保治平"},
    Halves{U'管', U"城主物分保监托宿协"},                     Halves{U'金', U"资基公押租奖现"},
    Halves{U'史', U"历"},                                     Halves{U'文', U"语作天水中英外"},
    Halves{U'程', U"工课流章"},                           Halves{U'万', U"十百千几两"},
    Halves{U'段', U"路河工地阶"},                             Halves{U'项', U"单事各几一"},
    Halves{U'包', U"面承打"},                                 Halves{U'施', U"实设措"},
    Halves{U'游', U"导旅上下"},                               Halves{U'童', U"儿"},
    Halves{U'练', U"教"},                                     Halves{U'苗', U"鱼树菜秧育种"},
    Halves{U'米', U"玉大小"},                                 Halves{U'白', U"明"},
    Halves{U'康', U"健小"},                                   Halves{U'代', U"村民群众"},
    Halves{U'付', U"支"},                                     Halves{U'庄', U"村"},
};
constexpr Word numbers_words[] = {U"联系电话", U"的电话", U"电话", U"手机", U"手机号", U"身份证", U"身份证号",
                                                U"身份证号码", U"的手机", U"的身份证", U"卡号", U"账号", U"微信", U"证件号"};
constexpr Word personal_words[] = {U"男", U"女", U"汉族", U"土家族", U"现年", U"今年", U"年龄", U"身份证"};
constexpr Word not_told[] = {U"不详", U"未知", U"匿名", U"保密", U"要求", U"去世", U"同上",
                                           U"电话", U"不在", U"如下", U"自述", U"不明"};

constexpr Word told_to[] = {U"反映", U"汇报", U"说明", U"申请", U"提出", U"提过", U"请", U"了解", U"打听", U"咨询", U"投诉", U"举报", U"报告"};

std::u32string folded_name(std::string_view name)
{
    const FoldedText text(name);
    std::u32string folded;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text.glyph(i) != U' ') folded += text.glyph(i);
    return folded;
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
        if (is_inside || (is_given && text.longest_at(end, not_behind_given) > 0)) continue;
        text.take_rest(SecretKind::name, i, end);
    }
}

void find_parties(FoldedText& text, std::span<const std::string> names)
{
    std::vector<std::u32string> given;
    for (const std::string& name : names) {
        const std::u32string whole = folded_name(name);
        if (whole.size() < 2) continue;
        find_name(text, whole, false);
        const std::size_t surname = std::max<std::size_t>(surname_at(FoldedText(name), 0), 1);
        if (is_all_han(whole) && whole.size() >= surname + 2) given.push_back(whole.substr(surname));
    }
    for (const std::u32string& name : given) find_name(text, name, true);
}

bool can_be_given(char32_t c) { return is_han(c) && !is_never_given(c); }
bool is_likely_given(char32_t c) { return can_be_given(c) && (!goes_on_after_name(c) || is_one_of(c, U"和来有同")); }
bool ends_here(const FoldedText& text, std::size_t i)
{
    return !is_han(text.glyph(i)) || is_never_given(text.glyph(i)) || goes_on_after_name(text.glyph(i));
}

// 冉光和瘫痪 is one name, 李强和张三 are two; 王有来说 is one, 王有来找 may be.
bool is_given_before(const FoldedText& text, char32_t c, std::size_t next)
{
    if (c != U'和') return is_one_of(c, U"来有同将以在向再因称想问") && ends_here(text, next);
    const bool is_second = surname_at(text, next) > 0 && !is_other_word_at(text, next);
    return !is_second && !is_one_of(text.glyph(next), U"我他她你您咱它");
}

// How many characters of a personal name stand at i, 0 for none. Rather one too many than one too few.
std::size_t name_at(const FoldedText& text, std::size_t i, bool is_strong)
{
    const std::size_t usual = surname_at(text, i);
    const std::size_t surname = usual > 0 || !is_strong ? usual : rare_surname_at(text, i);
    if (surname == 0 || is_other_word_at(text, i)) return 0;
    std::size_t at = i + surname;
    std::size_t spaces = 0; // 李  强, as forms have it
    while (spaces < 3 && text.glyph(at + spaces) == U' ') ++spaces;
    if (spaces > 0 && can_be_given(text.glyph(at + spaces)) && ends_here(text, at + spaces + 1)) return surname + spaces + 1;
    const char32_t first = text.glyph(at), second = text.glyph(at + 1);
    if (!can_be_given(first) || (first == U'家' && ends_a_place(second))) return 0;
    if (!can_be_given(second)) return surname + 1;
    if (!is_strong && ends_a_place(second)) return 0;
    if (!goes_on_after_name(second)) return surname + 2;
    return surname + (is_given_before(text, second, at + 2) ? 2 : 1);
}

void take_name(FoldedText& text, std::size_t from, std::size_t length)
{
    text.take_rest(SecretKind::name, from, from + length);
    // 村民张三、李四和王五: who is told in one breath is a name too.
    for (std::size_t at = from + length; is_one_of(text.glyph(at), U"、和与及跟同");) {
        const std::size_t next = weak_telling_at(text, at + 1) > 0 ? 0 : name_at(text, at + 1, false);
        if (next == 0 || (next < 3 && !ends_here(text, at + 1 + next))) return;
        text.take_rest(SecretKind::name, at + 1, at + 1 + next);
        at += 1 + next;
    }
}

// 阿依古丽·买买提
std::size_t dotted_name_at(const FoldedText& text, std::size_t i)
{
    std::size_t at = i, dots = 0;
    for (; is_han(text.glyph(at)) || (at > i && is_one_of(text.glyph(at), U"·•・")); ++at) dots += !is_han(text.glyph(at));
    const std::size_t length = at - i, length_max = 20;
    return dots > 0 && length >= 4 ? std::min(length, length_max) : 0;
}

std::size_t past_fillers(const FoldedText& text, std::size_t i)
{
    while (is_one_of(text.glyph(i), U":= 是为叫(\"“「")) ++i;
    return i;
}

void find_strongly_told(FoldedText& text, std::size_t i)
{
    const std::size_t from = past_fillers(text, i);
    if (const std::size_t dotted = dotted_name_at(text, from)) return take_name(text, from, dotted);
    if (const std::size_t length = name_at(text, from, true)) return take_name(text, from, length);
    std::size_t end = from; // A surname that no list has, where nothing but a name can stand
    while (is_han(text.glyph(end)) && end - from < 4) ++end;
    const bool is_plausible = end - from >= 2 && end - from <= 3 && can_be_given(text.glyph(from)) && can_be_given(text.glyph(from + 1));
    if (is_plausible && text.longest_at(from, not_told) == 0 && !is_one_of(text.glyph(end - 1), U"人民员村镇区县市户"))
        take_name(text, from, end - from);
}

void find_weakly_told(FoldedText& text, std::size_t i)
{
    const std::size_t from = past_fillers(text, i);
    if (const std::size_t dotted = dotted_name_at(text, from)) return take_name(text, from, dotted);
    if (const std::size_t length = name_at(text, from, false)) return take_name(text, from, length);
}

// 我是中坝村的冉光明: behind the last 的 of the clause, and nothing behind it.
void find_introduced(FoldedText& text, std::size_t i)
{
    for (std::size_t at = i; at < i + 16 && is_han(text.glyph(at)) + (text.digit(at) >= 0) > 0; ++at) {
        if (text.glyph(at) != U'的') continue;
        const std::size_t length = name_at(text, at + 1, false);
        if (length > 0 && ends_here(text, at + 1 + length)) return take_name(text, at + 1, length);
    }
}

bool is_half_of_a_word(const FoldedText& text, std::size_t i)
{
    if (i == 0) return false;
    for (const Halves& half : word_halves)
        if (half.surname == text.glyph(i)) return is_one_of(text.glyph(i - 1), half.before);
    return false;
}

// 向主任反映 is a step, 找向主任 is a person.
bool is_towards(const FoldedText& text, std::size_t i, std::size_t after_title)
{
    if (text.glyph(i) != U'向') return false;
    const char32_t before = i > 0 ? text.glyph(i - 1) : 0;
    if (is_one_of(before, U"我他她们去已又再也都就多曾经常各自次")) return true;
    return text.longest_at(after_title, told_to) > 0 && !is_one_of(before, U"找问叫跟被让的");
}

// Where the name that ends before the title at i begins; i where there is none.
std::size_t titled_from(const FoldedText& text, std::size_t i, std::size_t after_title)
{
    for (const std::size_t length : {4, 3, 2}) {
        if (length > i) continue;
        const std::size_t from = i - length, surname = surname_at(text, from);
        if (surname == 0 || surname >= length || length - surname > 2 || is_other_word_at(text, from)) continue;
        if (is_half_of_a_word(text, from) || is_towards(text, from, after_title)) continue;
        const char32_t last = text.glyph(i - 1), first = text.glyph(from + surname);
        const bool is_given = is_likely_given(first) && is_likely_given(last);
        if (is_given && !ends_a_place(last) && !is_one_of(last, U"名位副任姓男女")) return from;
    }
    if (i >= 2 && surname_at(text, i - 2) == 2) return i - 2;
    const bool is_surname = i >= 1 && surname_at(text, i - 1) == 1 && !is_half_of_a_word(text, i - 1);
    return is_surname && !is_towards(text, i - 1, after_title) ? i - 1 : i;
}

void find_titled(FoldedText& text, std::size_t i, std::size_t length)
{
    const std::size_t from = titled_from(text, i, i + length);
    if (from < i) take_name(text, from, i - from + (is_nickname_at(text, i) ? length : 0));
}

// 老冉家, 小张说
void find_familiar(FoldedText& text, std::size_t i)
{
    if (!is_one_of(text.glyph(i), U"老小") || (i > 0 && is_one_of(text.glyph(i - 1), U"古大中幼从最"))) return;
    const std::size_t surname = surname_at(text, i + 1);
    if (surname == 0) return;
    const bool is_thing = text.glyph(i) == U'小' && is_one_of(text.glyph(i + 1), U"康路时包方石江龙田金池米豆");
    const bool acts = is_one_of(text.glyph(i + 1 + surname), U"说讲答签叫他她");
    if (acts || (!is_thing && ends_here(text, i + 1 + surname))) take_name(text, i + 1, surname);
}

bool is_clause_before(const FoldedText& text, std::size_t i)
{
    return i == 0 || !(is_han(text.glyph(i - 1)) || is_latin_or_digit(text.glyph(i - 1)));
}

bool is_place_before(const FoldedText& text, std::size_t i) { return i > 1 && is_one_of(text.glyph(i - 1), U"村组社区道室号"); }

// Whether what stands behind a name is what stands behind names: his number, his age, the end of the letter.
bool is_personal_after(const FoldedText& text, std::size_t i)
{
    std::size_t at = i;
    while (is_one_of(text.glyph(at), U" :(，,、")) ++at;
    if (at > i && text.longest_at(at, personal_words) > 0) return true;
    at += text.longest_at(at, numbers_words);
    while (is_one_of(text.glyph(at), U" :号码是为()")) ++at;
    return text.is_taken(at);
}

bool is_signature(const FoldedText& text, std::size_t from, std::size_t to)
{
    if (from == 0 || !is_one_of(text.glyph(from - 1), U"。！!？?\n ；;礼")) return false;
    std::size_t at = to;
    while (is_one_of(text.glyph(at), U" \n。")) ++at;
    return at >= text.size() || text.glyph(to) == U'\n' || (at > to && text.digit(at) >= 0 && text.digit(at + 3) >= 0);
}

void find_by_neighbours(FoldedText& text, std::size_t i)
{
    const bool is_begun = is_clause_before(text, i), is_placed = is_place_before(text, i);
    if (!is_begun && !is_placed) return;
    const std::size_t length = name_at(text, i, false);
    if (length == 0) return;
    const std::size_t end = i + length;
    const bool is_house = is_placed && is_one_of(text.glyph(end), U"家说反诉提来称等，。,：:（(");
    if (is_house || is_personal_after(text, end) || is_signature(text, i, end)) take_name(text, i, length);
}

} // namespace

void find_names(FoldedText& text, std::span<const std::string> names)
{
    find_parties(text, names);
    for (std::size_t i = 0, title_end = 0; i < text.size(); ++i) {
        if (const std::size_t length = strong_telling_at(text, i)) find_strongly_told(text, i + length);
        if (const std::size_t length = weak_telling_at(text, i)) find_weakly_told(text, i + length);
        if (text.starts_with(i, U"我是") || text.starts_with(i, U"他是") || text.starts_with(i, U"她是")) find_introduced(text, i + 2);
        const bool is_secretary = text.starts_with(i, U"文书记"); // 张文 and his title
        if (const std::size_t length = title_at(text, i); length > 0 && i >= title_end && !is_secretary) {
            find_titled(text, i, length);
            title_end = i + length;
        }
        find_familiar(text, i);
        find_by_neighbours(text, i);
    }
}

} // namespace qungong
