#include "core/redact.hpp"

#include <random>

#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/utf8.hpp"

using namespace qungong;

namespace {

const std::vector<std::string> no_names;

// `marked` has each secret in 《》; everything else must stay.
void check(SecretKind kind, std::string_view marked, const std::vector<std::string>& names = no_names)
{
    constexpr std::string_view opens = "《", closes = "》";
    std::string text, expected;
    for (std::size_t from = 0; from < marked.size();) {
        const std::size_t at = std::min(marked.find(opens, from), marked.size());
        text.append(marked.substr(from, at - from));
        expected.append(marked.substr(from, at - from));
        if (at == marked.size()) break;
        const std::size_t end = marked.find(closes, at);
        text.append(marked.substr(at + opens.size(), end - at - opens.size()));
        expected.append("〔").append(word(kind)).append("〕");
        from = end + closes.size();
    }
    CHECK(redact(text, Audience::everyone, names, wire_marks()).text == expected);
}

void check_harmless(std::string_view text, const std::vector<std::string>& names = no_names)
{
    CHECK(redact(text, Audience::everyone, names, wire_marks()).text == text);
}

} // namespace

TEST_CASE("ID numbers are hidden however they are written", "[redact]")
{
    for (const char* text :
         {"我的身份证是《500113199003074512》。", "身份证《11010519491231002X》", "《11010519491231002x》，",
          "身份证号码：《５００１１３１９９００３０７４５１２》", "《500113 19900307 4512》", "《500113-19900307-4512》",
          "老证《500113560228123》", "我的证件号码《510215195602291238》请查", "给了他《500113199003074512》，《510215195602291238》",
          "《五〇〇一一三一九九〇〇三〇七四五一二》"})
        check(SecretKind::id_number, text);
}

TEST_CASE("A mistyped ID number is still somebody's", "[redact]")
{
    check(SecretKind::id_number, "身份证《500113199003074519》");
    check(SecretKind::id_number, "号码《500113199003074519》");
}

TEST_CASE("Mobile phones are hidden however they are written", "[redact]")
{
    for (const char* text :
         {"电话《13800000000》", "《138 0000 0000》", "《138-0000-0000》", "《１３８００００００００》", "《１３８　００００　００００》",
          "打《一三八零零零零零零零零》", "《幺三八〇〇〇〇〇〇〇〇》", "打《+8613800000000》吧", "《+86 138 0000 0000》", "《008613800000000》",
          "《1 3 8 0 0 0 0 0 0 0 0》", "《138.0000.0000》", "手机《19912345678》和《16612345678》", "他《13800000000》",
          "我《13912345678》、她《13512345678》", "（《13800000000》）", "13组《13800000000》", "《13\u200B800000000》",
          "微信同号《13800000000》", "《138_0000_0000》", "手机号《18623000000》谢谢", "《𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎》", "《013800000000》"})
        check(SecretKind::mobile, text);
}

TEST_CASE("Land lines are hidden with their area codes and extensions", "[redact]")
{
    for (const char* text : {"《023-66221234》", "《(023)66221234》", "《（023）66221234》", "《023 6622 1234》", "《02366221234》",
                             "《0830-2221234》", "《023-66221234-801》", "《023-66221234转801》", "座机《66221234》",
                             "电话：《66221234》", "电话号码是《6622 1234》", "《010-88886666》"})
        check(SecretKind::landline, text);
}

TEST_CASE("Bank cards are hidden by their check digit or by the word before them", "[redact]")
{
    for (const char* text : {"《6217003760001234566》", "卡号《6217 0037 6000 1234 566》", "《4111111111111111》",
                             "打到《6228-4804-7112-3456-785》", "账号：《123456789012》", "一卡通《62284804711234》",
                             "银行卡号是《6217003760001234560》"})
        check(SecretKind::bank_card, text);
}

TEST_CASE("Number plates are hidden, those of new energy too", "[redact]")
{
    for (const char* text : {"车牌《渝A12345》", "《渝A·12345》撞了人", "《渝 B88K66》", "《渝AD12345》", "《渝a12345》", "《渝Ａ１２３４５》",
                             "《川A1234学》", "货车《贵C·F0831》"})
        check(SecretKind::plate, text);
}

TEST_CASE("WeChat, QQ and e-mail are hidden by what stands before or inside", "[redact]")
{
    for (const char* text : {"微信号：《wang_daye88》", "加微信《zhang-san1990》", "vx《abc12345》", "微信号《wangdaye》"})
        check(SecretKind::wechat, text);
    for (const char* text : {"QQ《12345678》", "QQ号：《123456789》", "扣扣《87654321》", "qq群《112233445》"})
        check(SecretKind::qq, text);
    for (const char* text : {"邮箱《wang.li@example.com》", "《12345678@qq.com》。", "《ｗａｎｇ＠example.com》", "发《a_b+c@mail.example.cn》，"})
        check(SecretKind::email, text);
}

TEST_CASE("Addresses below the village are hidden", "[redact]")
{
    for (const char* text :
         {"中坝村《3组12号》", "中坝村《三组十二号》", "《二社18号》门口", "中坝村《第3村民小组12号》", "木洞镇中坝村《12号附2号》", "龙洲大道《18号》门口",
          "龙洲大道《18号附3号》", "滨江路《126号5栋2单元3-1》", "《5栋2单元3-1》漏水", "《3单元402》漏水", "《2号楼3单元402室》", "《5幢1203室》",
          "我家住在中坝村《三社》", "家住《3组》", "地址：木洞镇中坝村《5组》", "解放巷《７号》", "《A栋2单元》", "湾里组《12号》", "中坝村《3组》的村民", "钱家湾社区《二组》"})
        check(SecretKind::address, text);
}

TEST_CASE("Names of the known parties are hidden, also apart, spaced and without the surname", "[redact]")
{
    const std::vector<std::string> names = {"王建国", "李四", "欧阳小英", "Li Lei"};
    check(SecretKind::name, "《王建国》说《王 建 国》不来，《建国》的田，《李四》也在", names);
    check(SecretKind::name, "《欧阳小英》的补贴，《小英》没领到", names);
    check(SecretKind::name, "《Li Lei》 and 《LILEI》 came", names);
    check_harmless("建国路到建国以来都没有修过，四面八方", names);
    check_harmless("Lileiling", names);
}

TEST_CASE("Names that the text presents as names are hidden", "[redact]")
{
    for (const char* text : {"我叫《王建国》，", "姓名：《李四》", "本人《欧阳小英》，", "户主：《陈大明》。", "我是《张三》"})
        check(SecretKind::name, text);
    for (const char* text : {"我叫他不要来", "我是党员", "我是江北区人", "本人认为不合理", "姓名不详", "我是王家坝的村民代表"}) check_harmless(text);
}

TEST_CASE("A surname before a title, and a name behind one, is hidden; the title stays", "[redact]")
{
    for (const char* text : {"《冉》主任说过", "找《欧阳》书记", "《覃》婆婆走不动", "《冉光明》大爷的地", "村民《冉光明》家的牛", "村民《李强》家的牛",
                             "组长《张德福》签的字", "老《冉》家的猪", "小《张》说不管", "我们找《向》主任，他不在", "《陈二娃》把路挖断了", "《李》哥帮的忙",
                             "社员《冉光和》家", "村民《李强》和《张三》打架", "低保户《冉光明》、《吴秀英》、《李德福》都没领到", "《张高林》主任"})
        check(SecretKind::name, text);
    for (const char* text : {"我们向主任反映过", "班主任老师", "对方老板不认账", "公安同志来过", "关于主任的安排", "工程师傅没来", "支付同志",
                             "村民高兴得很", "群众向村委会反映", "村民严重不满", "小康路", "老师来了", "支书记下了", "十万老板"})
        check_harmless(text);
}

TEST_CASE("A name is known by its neighbours: a phone, an age, the foot of a letter", "[redact]")
{
    for (const char* text : {"《冉光明》，男，62岁", "我是中坝村的《冉光明》", "中坝村《冉光明》反映", "请尽快处理。《冉光明》", "请尽快处理！\n《冉光明》\n2026年3月1日",
                             "联系人：《税立春》", "户主《单海涛》", "姓名：《李　强》", "姓名：《阿依古丽·买买提》", "户主《揭阳》。"})
        check(SecretKind::name, text);
    CHECK(redact("冉光明13800000000、李四，电话13900000000", Audience::everyone, {}, wire_marks()).text
          == "〔name〕〔mobile〕、〔name〕，电话〔mobile〕");
    for (const char* text : {"姓名不详", "联系人不在", "户主去世", "我是高山村的", "马路边，男，女厕所", "请尽快处理。谢谢"}) check_harmless(text);
}

TEST_CASE("What only looks like a secret stays", "[redact]")
{
    for (const char* text :
         {"2026年9月30日10时", "2026-09-30 10:00", "1998-10-12 153元", "拨打12345", "110、119、120、12348", "事项编号018 472 6390",
          "0184726390", "补贴15003000元", "1500 3000 400元", "共13,800.50元", "面积1380平方米", "3号线停运", "国道212号", "渝府发〔2023〕12号",
          "巴府〔2024〕3号文件", "9月12号停水", "我村12号停电", "第三季度", "三室一厅", "一组数据", "3组公路塌方", "二社的水管坏了", "我村3组停水", "各村三组", "新A4纸", "川流不息",
          "渝A段公路", "微信支付不了", "微信群里说的", "QQ上说过", "用微信wechat扫码", "3.1415926535897932", "50011310920000", "邮编401320",
          "GB 11643-1999", "400元/亩，共12亩", "12345678", "@所有人", "a@b", "统一社会信用代码91500113MA5U2XXX3K", "高龄补贴90岁以上每月200元",
          "一九九八年修的路", "十一二三个人", "G75高速K12+300", "身份证还没有办", "卡号忘了", "电话打不通12次", "住了3年", "2楼会议室", "",
          "2024年1月至2024年12月31日", "户籍制度"})
        check_harmless(text);
}

TEST_CASE("The person who wrote and who handles the matter read the words as they are", "[redact]")
{
    const std::string text = "电话13800000000";
    for (Audience audience : {Audience::petitioner, Audience::handler}) {
        CHECK(redact(text, audience, {}, wire_marks()).text == text);
        CHECK_FALSE(is_redacted_for(audience));
    }
    for (Audience audience : {Audience::leader, Audience::oversight, Audience::everyone})
        CHECK(redact(text, audience, {}, wire_marks()).text == "电话〔mobile〕");
}

TEST_CASE("Marks speak the language they are given, and wire marks can be said later", "[redact]")
{
    const Marks marks = marks_from_value(Value{{"mobile", "电话"}, {"plate", "车牌"}});
    CHECK(redact("打13800000000", Audience::everyone, {}, marks).text == "打〔电话〕");
    CHECK(redact("qq12345678", Audience::everyone, {}, marks).text == "qq〔qq〕");
    CHECK(said_marks("打〔mobile〕，〔2023〕12号，〔plate〕〔", marks) == "打〔电话〕，〔2023〕12号，〔车牌〕〔");
    CHECK(said_marks("", marks).empty());
}

TEST_CASE("Found places are counted in code points, as the command line says them", "[redact]")
{
    const Result<Value> done = redact_value(Value{{"text", "😀电话13800000000，车渝A12345"}, {"audience", "everyone"}});
    REQUIRE(done);
    CHECK(json_from_value(*done) == R"({"found":[{"from":3,"kind":"mobile","to":14},{"from":16,"kind":"plate","to":23}],)"
                                    R"("text":"😀电话〔mobile〕，车〔plate〕"})");
    CHECK(redact_value(Value{{"audience", "everyone"}}).refusal() == Refusal{Fault::missing_field, "text"});
    CHECK(redact_value(Value{{"text", ""}, {"audience", "king"}}).refusal().fault == Fault::unknown_word);
}

TEST_CASE("Whatever the text, what is found lies in order inside it", "[redact]")
{
    static const std::vector<std::string> pieces = {
        "13800000000", "500113199003074512", "渝A12345", "3组12号", "三", "号", " ", "-", "电话", "微信", "abc_123", "QQ",
        "6217003760001234566", "我叫", "王建国", "@", "example.com", "023", "66221234", "，", "\n", "\xff", "住",
        "x", "附", "十", "〔", "一三八", "单元", "(", "转"};
    const std::vector<std::string> names = {"王建国"};
    std::mt19937_64 random(Catch::getSeed());
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (auto n = random() % 9; n > 0; --n) text += pieces[random() % pieces.size()];
        INFO(text);
        const std::vector<Found> found = find_secrets(text, Audience::everyone, names);
        std::size_t end = 0;
        for (const Found& secret : found) {
            REQUIRE(secret.from >= end);
            REQUIRE(secret.to > secret.from);
            REQUIRE(secret.to <= text.size());
            end = secret.to;
        }
    }
}

TEST_CASE("A secret between punctuation is found whatever stands around it", "[redact]")
{
    static const std::vector<std::string> secrets = {"13800000000", "500113199003074512", "渝A12345", "3组12号", "王建国",
                                                     "6217003760001234566", "023-66221234", "a@example.com"};
    static const std::vector<std::string> others = {"路断了", "3组", "400元", "2026-09-30", "12号文件", "我叫", "住", "QQ", "x",
                                                    "(", "\xff", "12345"};
    const std::vector<std::string> names = {"王建国"};
    std::mt19937_64 random(Catch::getSeed());
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (auto n = random() % 9; n > 0; --n) {
            const std::vector<std::string>& from = random() % 2 == 0 ? secrets : others;
            text += from[random() % from.size()] + (random() % 2 == 0 ? "，" : "。\n");
        }
        const std::string done = redact(text, Audience::everyone, names, wire_marks()).text;
        INFO(text);
        for (const std::string& secret : secrets) REQUIRE(done.find(secret) == std::string::npos);
        REQUIRE(redact(done, Audience::everyone, names, wire_marks()).text == done);
    }
}
