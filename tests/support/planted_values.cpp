// What the sentences of the planted texts are filled with: numbers as the standards make them, names, addresses.
#include <array>

#include "tests/support/planted.hpp"

namespace qungong::planted {
namespace {

std::string one_of_words(std::string_view words, Chance& chance)
{
    std::vector<std::string> all;
    for (std::size_t from = 0; from <= words.size();) {
        const std::size_t to = std::min(words.find('|', from), words.size());
        all.emplace_back(words.substr(from, to - from));
        from = to + 1;
    }
    return chance.of(all);
}

std::string padded(std::int64_t n, std::size_t width)
{
    std::string text = std::to_string(n);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string region(Chance& chance)
{
    return one_of_words("500113|500112|500153|500224|510222|512301|510229|522123|513521|420281|440306", chance);
}

char luhn_digit(const std::string& digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int twice = (digits[digits.size() - 1 - i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += twice > 9 ? twice - 9 : twice;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

char id_check(const std::string& digits)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += (digits[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

std::string grouped(const std::string& digits, const std::vector<std::size_t>& sizes, std::string_view between)
{
    std::string out;
    std::size_t at = 0;
    for (const std::size_t size : sizes) {
        if (!out.empty() && at < digits.size()) out += between;
        out += digits.substr(at, size);
        at = std::min(at + size, digits.size());
    }
    return out + digits.substr(at);
}

std::string in_groups(const std::string& digits, std::string_view between)
{
    if (digits.size() == 11) return grouped(digits, {3, 4, 4}, between);
    if (digits.size() == 18) return grouped(digits, {6, 8, 4}, between);
    if (digits.size() == 15) return grouped(digits, {6, 6, 3}, between);
    return grouped(digits, {4, 4, 4, 4, 4}, between);
}

std::string each(const std::string& digits, const std::vector<std::string>& signs)
{
    std::string out;
    for (const char c : digits) out += c >= '0' && c <= '9' ? signs[static_cast<std::size_t>(c - '0')] : std::string(1, c);
    return out;
}

} // namespace

std::string some_digits(Chance& chance, std::size_t count, char first_min, char first_max)
{
    std::string digits(1, static_cast<char>(first_min + chance.upto(first_max - first_min + 1)));
    while (digits.size() < count) digits += static_cast<char>('0' + chance.upto(10));
    return digits;
}

std::string id_number(Chance& chance)
{
    std::string digits = region(chance) + std::to_string(1930 + chance.upto(85)) + padded(1 + chance.upto(12), 2)
                         + padded(1 + chance.upto(28), 2) + some_digits(chance, 3);
    return digits + id_check(digits);
}

std::string old_id_number(Chance& chance)
{
    return region(chance) + padded(20 + chance.upto(79), 2) + padded(1 + chance.upto(12), 2)
           + padded(1 + chance.upto(28), 2) + some_digits(chance, 3);
}

std::string bank_card(Chance& chance, std::size_t digits)
{
    std::string card = one_of_words("622848|621799|622202|621700|623052|625833", chance);
    while (card.size() + 1 < digits) card += static_cast<char>('0' + chance.upto(10));
    return card + luhn_digit(card);
}

std::string written(const std::string& digits, std::string_view way)
{
    static const std::vector<std::string> wide{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    static const std::vector<std::string> han{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const std::vector<std::string> zero{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const std::vector<std::string> yao{"零", "幺", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const std::vector<std::string> capital{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    if (way == "yao") return each(digits, yao);
    if (way == "capital") return each(digits, capital);
    if (way == "lower") return digits.ends_with('X') ? digits.substr(0, digits.size() - 1) + "x" : digits;
    if (way == "dotted") return in_groups(digits, ".");
    if (way == "stars") return in_groups(digits, " - ");
    if (way == "tabbed") return in_groups(digits, "\t");
    if (way == "434") return grouped(digits, {4, 3, 4}, " ");
    if (way == "slow") return grouped(digits, std::vector<std::size_t>(digits.size(), 1), " ");
    if (way == "invisible") return in_groups(digits, "\u200b");
    if (way == "mixed") return each(digits.substr(0, 3), wide) + each(digits.substr(3, 4), zero) + digits.substr(7);
    if (way == "broken") return grouped(digits, {3, 8}, "-");
    if (way == "short") return digits.substr(0, 16);
    if (way == "spaced") return in_groups(digits, " ");
    if (way == "dashed") return in_groups(digits, "-");
    if (way == "wide") return each(digits, wide);
    if (way == "wide_spaced") return each(in_groups(digits, "　"), wide);
    if (way == "han") return each(digits, han);
    if (way == "zero") return each(digits, zero);
    return digits;
}

std::string surname(Chance& chance)
{
    return one_of_words("王|李|张|刘|陈|杨|黄|赵|周|吴|徐|孙|马|胡|朱|郭|何|罗|高|林|郑|梁|谢|宋|唐|许|邓|冯|韩|曹|曾|彭|萧|蔡|潘|田"
                        "|董|袁|于|余|叶|蒋|杜|苏|魏|程|吕|丁|沈|任|姚|卢|傅|钟|姜|崔|谭|廖|范|汪|陆|金|石|戴|贾|韦|夏|邱|方|侯|邹"
                        "|熊|孟|秦|白|江|阎|薛|尹|段|雷|黎|史|龙|陶|贺|顾|毛|郝|龚|邵|万|钱|严|冉|覃|向|牟|蒲|幸|敖|税|代|游|晏|欧阳|司马", chance);
}

std::string person_name(Chance& chance)
{
    const std::string_view given = "光|明|国|建|华|文|玉|秀|英|桂|兰|芳|素|珍|淑|琼|德|福|贵|禄|祖|正|世|永|长|兴|发|富|全|安|康|平"
                                   "|和|顺|义|仁|礼|忠|孝|学|书|梅|菊|云|霞|月|雪|春|秋|海|江|川|泉|龙|凤|鹏|飞|志|立|成|胜|利|军"
                                   "|强|勇|伟|宏|良|丽|静|娟|燕|莉|萍|蓉|莲|琴|碧|翠|红|晓|晨|洪|清|朝|银|金|才|远|先|林|荣|昌";
    std::string name = surname(chance) + one_of_words(given, chance);
    if (chance.percent(80)) name += one_of_words(given, chance);
    return name;
}

} // namespace qungong::planted
