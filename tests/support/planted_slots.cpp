// The slots of the planted sentences. Each secret one says its kind; the others are what any notice may hold.
#include <algorithm>
#include <functional>
#include <map>

#include "tests/support/planted.hpp"

namespace qungong::planted {
namespace {

std::string one_of_words(std::string_view words, Chance& chance)
{
    const std::int64_t count = 1 + std::ranges::count(words, '|');
    for (std::int64_t skip = chance.upto(count); skip > 0; --skip) words.remove_prefix(words.find('|') + 1);
    return std::string(words.substr(0, words.find('|')));
}

std::string figure(Chance& chance, std::int64_t from, std::int64_t to) { return std::to_string(from + chance.upto(to - from + 1)); }

std::string han_figure(Chance& chance) { return one_of_words("一|二|三|四|五|六|七|八|九|十|十一|十二|十五", chance); }

std::string group(Chance& chance)
{
    return (chance.percent(50) ? figure(chance, 1, 15) : han_figure(chance)) + one_of_words("组|组|社|村民小组", chance);
}

std::string door(Chance& chance)
{
    return figure(chance, 1, 320) + "号" + (chance.percent(25) ? "附" + figure(chance, 1, 9) + "号" : "");
}

std::string flat(Chance& chance)
{
    switch (chance.upto(4)) {
    case 0: return figure(chance, 1, 30) + "栋" + figure(chance, 1, 4) + "单元" + figure(chance, 1, 33) + "-" + figure(chance, 1, 8);
    case 1: return figure(chance, 1, 30) + "幢" + figure(chance, 1, 4) + "单元" + figure(chance, 1, 33) + "0" + figure(chance, 1, 8) + "室";
    case 2: return figure(chance, 1, 30) + "号楼" + figure(chance, 1, 33) + "0" + figure(chance, 1, 8) + "室";
    default: return one_of_words("A|B|C", chance) + "栋" + figure(chance, 1, 33) + "-" + figure(chance, 1, 8);
    }
}

std::string road(Chance& chance) { return one_of_words("龙洲大道|新市街|鱼洞老街|巴滨路|箭河路|下河路|文化巷|石龙大街|渝南路|江洲路", chance); }

std::string address(std::string_view way, Chance& chance)
{
    if (way == "house") return group(chance) + door(chance);
    if (way == "group") return group(chance);
    if (way == "door") return door(chance); // Behind a road, which may stay: it is larger than a village
    if (way == "door_flat") return door(chance) + flat(chance);
    if (way == "named") return one_of_words("石塔组|大湾社|瓦房子组|新屋基村民小组|柏树湾组|何家坝社", chance);
    if (way == "han_house") return han_figure(chance) + "组" + han_figure(chance) + "号";
    if (way == "door_building") return door(chance) + figure(chance, 1, 20) + "号楼";
    if (way == "tower") return figure(chance, 1, 20) + "座" + figure(chance, 1, 30) + "楼" + figure(chance, 1, 8) + "号";
    if (way == "dash") return figure(chance, 1, 9) + "-" + figure(chance, 1, 99) + "号";
    if (way == "door_room") return door(chance) + figure(chance, 2, 9) + "0" + figure(chance, 1, 8);
    if (way == "unit_room") return figure(chance, 1, 5) + "单元" + figure(chance, 2, 32) + "0" + figure(chance, 1, 8);
    return flat(chance);
}

std::string mobile(Chance& chance) { return "1" + some_digits(chance, 10, '3'); }

std::string landline(std::string_view way, Chance& chance)
{
    const std::string area = one_of_words("023|023|023|0851|0816|010|028|0835", chance);
    const std::string local = some_digits(chance, area.size() == 3 ? 8 : 7, '4', '8');
    if (way == "plain") return area + local;
    if (way == "spaced") return area + " " + local;
    if (way == "area") return area + ")" + local;
    if (way == "extension") return area + "-" + local + one_of_words("转|-", chance) + figure(chance, 100, 9999);
    if (way == "wide" || way == "han") return written(area + local, way);
    if (way == "local") return some_digits(chance, 8, '4', '8');
    return area + "-" + local;
}

std::string plate(std::string_view way, Chance& chance)
{
    const std::string head = one_of_words("渝|渝|渝|川|贵|鄂", chance) + one_of_words("A|B|C|D|F|G|H", chance);
    if (way == "green") return head + one_of_words("D|F", chance) + some_digits(chance, 5);
    if (way == "dotted") return head + "·" + some_digits(chance, 5);
    if (way == "green_dotted") return head + "·" + one_of_words("D|F", chance) + some_digits(chance, 5);
    if (way == "learner") return head + some_digits(chance, 4) + "学";
    if (way == "trailer") return head + some_digits(chance, 4) + "挂";
    const std::string letter = one_of_words("K|M|P|R|", chance), tail = some_digits(chance, 4);
    if (way == "spaced") return head + " " + tail + "8";
    if (way == "wide") return head.substr(0, 3) + "Ａ" + written(tail + "6", "wide");
    if (way == "lower") return head.substr(0, 3) + "a" + tail + "5";
    return head + letter + some_digits(chance, 5 - letter.size());
}

std::string wechat(Chance& chance)
{
    const std::string word = one_of_words("laoli|wxid_k|ahong|zhangge|xiaoyu-|banan_ren|guangming", chance);
    return word + some_digits(chance, 4 + static_cast<std::size_t>(chance.upto(5)));
}

std::string email(std::string_view way, Chance& chance)
{
    if (way == "wide") return "ｌｉ＠" + one_of_words("qq.com|163.com", chance);
    if (way == "upper") return "WANG_LI" + some_digits(chance, 2) + "@GMAIL.COM";
    const std::string who = chance.percent(50) ? some_digits(chance, 9, '1')
                                              : one_of_words("ran.guangming|li_hong|wu2026|chenfang", chance);
    return who + "@" + one_of_words("qq.com|163.com|foxmail.com|sina.cn|vip.126.com", chance);
}

std::string name(std::string_view way, Chance& chance)
{
    if (way == "spread") return surname(chance) + one_of_words(" 强|　明|  芳", chance);
    if (way == "rare") return one_of_words("单海涛|揭阳春|税立春|官正明|干国祥|楚天阔|蹇先德|母小红|青云霞", chance);
    if (way == "dotted") return one_of_words("阿依古丽·买买提|扎西·次仁|古丽娜尔•艾山", chance);
    return person_name(chance);
}

std::string title(Chance& chance) { return one_of_words("主任|书记|支书|组长|社长|老师|医生|大爷|婆婆|师傅|老板|大姐|文书", chance); }

// As whoever redacts knows it, or spread, or without the surname where more than one character is left then.
std::string party(std::string_view way, Chance& chance, std::vector<std::string>& parties)
{
    if (parties.empty() || chance.percent(30)) parties.push_back(person_name(chance));
    const std::string whole = chance.of(parties);
    const bool is_short = whole.size() < 9 || whole.starts_with("欧阳") || whole.starts_with("司马");
    if (is_short || way.empty()) return whole;
    if (way == "given") return whole.substr(3);
    return whole.substr(0, 3) + " " + whole.substr(3);
}

using Fill = std::function<std::string(std::string_view way, Chance&)>;

const std::map<std::string_view, std::pair<SecretKind, Fill>>& secrets()
{
    static const std::map<std::string_view, std::pair<SecretKind, Fill>> table{
        {"id", {SecretKind::id_number, [](auto way, Chance& c) { return written(id_number(c), way); }}},
        {"old_id", {SecretKind::id_number, [](auto way, Chance& c) { return written(old_id_number(c), way); }}},
        {"mobile", {SecretKind::mobile, [](auto way, Chance& c) { return written(mobile(c), way); }}},
        {"landline", {SecretKind::landline, landline}},
        {"card",
         {SecretKind::bank_card, [](auto way, Chance& c) { return written(bank_card(c, c.percent(70) ? 19 : 16), way); }}},
        {"plate", {SecretKind::plate, plate}},
        {"wechat", {SecretKind::wechat, [](auto, Chance& c) { return wechat(c); }}},
        {"qq", {SecretKind::qq, [](auto, Chance& c) { return some_digits(c, 6 + std::size_t(c.upto(5)), '1'); }}},
        {"email", {SecretKind::email, email}},
        {"address", {SecretKind::address, address}},
        {"name", {SecretKind::name, name}},
        {"nickname",
         {SecretKind::name, [](auto, Chance& c) { return surname(c) + one_of_words("老三|二娃|老幺|麻子|老五", c); }}},
        {"mobile_tail", {SecretKind::mobile, [](auto, Chance& c) { return some_digits(c, 10, '3'); }}},
        {"surname", {SecretKind::name, [](auto, Chance& c) { return surname(c); }}},
    };
    return table;
}

const std::map<std::string_view, Fill>& others()
{
    static const std::map<std::string_view, Fill> table{
        {"village",
         [](auto, Chance& c) {
             return one_of_words("中坝村|土地垴村|石桥村|海眼村|青山村|龙洞村|庙垭村|观音村|松林村|钱家湾社区|新华社区", c);
         }},
        {"town", [](auto, Chance& c) { return one_of_words("木洞镇|双河口镇|麻柳嘴镇|丰盛镇|惠民街道|鱼洞街道|东温泉镇", c); }},
        {"n", [](auto, Chance& c) { return figure(c, 2, 60); }},
        {"big", [](auto, Chance& c) { return figure(c, 100, 9999); }},
        {"money", [](auto, Chance& c) { return figure(c, 1, 99) + one_of_words("00元|000元|万元|50元|.5万元|,300元", c); }},
        {"day", [](auto, Chance& c) { return "2026年" + figure(c, 1, 12) + "月" + figure(c, 1, 28) + "日"; }},
        {"iso_day", [](auto, Chance& c) { return "2026-" + figure(c, 10, 12) + "-" + figure(c, 10, 28); }},
        {"clock", [](auto, Chance& c) { return figure(c, 6, 22) + ":" + figure(c, 10, 59); }},
        {"han", [](auto, Chance& c) { return han_figure(c); }},
        {"title", [](auto, Chance& c) { return title(c); }},
        {"thing", [](auto, Chance& c) { return one_of_words("水管|路灯|电杆|排水沟|护栏|垃圾箱|机耕道|堰塘|变压器|便桥", c); }},
        {"office", [](auto, Chance& c) { return one_of_words("民政办|供电所|水务站|派出所|公路站|便民服务中心|社保所|卫生院", c); }},
        {"road", [](auto, Chance& c) { return road(c); }},
        {"number", [](auto, Chance& c) { return some_digits(c, 3, '2') + "-" + some_digits(c, 3) + "-" + some_digits(c, 4); }},
    };
    return table;
}

} // namespace

Filled filled(std::string_view slot, Chance& chance, std::vector<std::string>& parties)
{
    const std::size_t space = slot.find(' ');
    const std::string_view name = slot.substr(0, space), way = space == slot.npos ? "" : slot.substr(space + 1);
    if (name == "party") return {party(way, chance, parties), true, SecretKind::name};
    if (const auto found = secrets().find(name); found != secrets().end())
        return {found->second.second(way, chance), true, found->second.first};
    return {others().at(name)(way, chance), false, {}};
}

} // namespace qungong::planted
