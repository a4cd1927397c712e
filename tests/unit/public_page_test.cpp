#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "core/format.hpp"
#include "core/public_page.hpp"
#include "core/public_places.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

const PlaceId zhongba{"500113109200"};
const Instant now = *instant_from_text("2026-11-23T10:00:00+08:00");

VillageMoney money_of(const PlaceId& place)
{
    return *money_from_value(*find(asset("demo/village_money.json"), place.text));
}

Value row(std::int64_t days_ago, const char* state = "in_hand")
{
    const std::int64_t filed = now.ms - days_ago * 86'400'000;
    return Value{{"place", zhongba.text}, {"topic", "交通运输/建设管理/设施维护"}, {"office", "u500113109-road"},
                 {"filed_at", filed}, {"state", state}, {"type", "help"}, {"due", filed + 14 * 86'400'000},
                 {"warn", filed + 10 * 86'400'000}};
}

Records records_of(const PublicPage& page, const char* language = "zh-CN")
{
    return *records_of_public_page(page, demo_rules(), texts_of(language));
}

std::string all_text(const Records& records)
{
    std::string all;
    for (const Record& record : records) all += record.name + "\n" + record.value + "\n" + record.hint + "\n";
    return all;
}

bool says(const Records& records, std::string_view words) { return all_text(records).find(words) != std::string::npos; }

std::int64_t count_of(const Records& records, RecordRole role)
{
    return std::count_if(records.begin(), records.end(), [&](const Record& r) { return r.role == role; });
}

} // namespace

TEST_CASE("A public page shows only what the white list names, whatever else a row holds", "[public]")
{
    Value loose = row(3);
    for (const char* field : {"words", "name", "phone", "petitioner", "reporter", "house", "number", "person"})
        put(loose, field, "张三 13800138000");
    put(loose, "published", Value{{"title", "护栏修好了"}, {"text", "公开的话"}, {"words", "张三"}});
    const PublicPage page{zhongba, now, matters_from_rows(std::vector{loose}), {}};
    for (const char* language : {"zh-CN", "en"}) {
        const Records records = records_of(page, language);
        CHECK_FALSE(says(records, "张三"));
        CHECK_FALSE(says(records, "1380"));
        CHECK(says(records, "护栏修好了"));
        CHECK(says(records, "公开的话"));
    }
}

TEST_CASE("A topic without a name in a language, or that is called other, goes by what it is a part of", "[public]")
{
    const Rules& rules = demo_rules();
    CHECK(topic_name(rules, "交通运输/建设管理/设施维护", false) == "设施维护");
    CHECK(topic_name(rules, "交通运输/建设管理/设施维护", true) == "Upkeep of roads");
    CHECK(topic_name(rules, "民政/社会服务/其他", false) == "社会服务");
    CHECK(topic_name(rules, "民政/社会服务/其他", true) == topic_name(rules, "民政/社会服务", true));
    CHECK(topic_name(rules, "城乡建设/城市建设和市政管理/地铁城铁", true) == "City works and services");
    CHECK(topic_name(rules, "没有的主题", true) == "没有的主题");
}

TEST_CASE("Without approved words a matter shows its type, topic, office, dates and light", "[public]")
{
    const Records records = records_of({zhongba, now, matters_from_rows(std::vector{row(3)}), {}});
    CHECK(says(records, "求助：设施维护"));
    CHECK(says(records, "11 月 20 日 反映，木洞镇交通路政办在办"));
    CHECK(says(records, "在时限内"));
    CHECK(says(records, "在办 1 件，办结 0 件，超期 0 件"));
}

TEST_CASE("The light of a public matter is that of the whole matter, and delivery ends it", "[public]")
{
    const auto light = [](Value given) { return light_of(*matter_from_row(given), now); };
    CHECK(light(row(3)) == Light::normal);
    CHECK(light(row(11)) == Light::near);
    CHECK(light(row(15)) == Light::late);
    CHECK(light(row(3, "paused")) == Light::paused);
    Value told = row(40, "closed");
    const std::int64_t filed = now.ms - std::int64_t{40} * 86'400'000;
    put(told, "delivered_at", filed + 86'400'000);
    CHECK(light(told) == Light::early);
    put(told, "delivered_at", filed + std::int64_t{12} * 86'400'000);
    CHECK(light(told) == Light::normal);
    put(told, "delivered_at", filed + std::int64_t{15} * 86'400'000);
    CHECK(light(told) == Light::late);
}

TEST_CASE("The newest twenty matters of twelve months are listed, and all of them counted", "[public]")
{
    std::vector<Value> rows;
    for (int day = 0; day < 30; ++day) rows.push_back(row(day));
    rows.push_back(row(400));
    rows.push_back(Value{{"place", zhongba.text}});
    rows.push_back(Value{7});
    const Records records = records_of({zhongba, now, matters_from_rows(rows), {}});
    CHECK(count_of(records, RecordRole::list_item) == 21); // The last one leads to the rest
    CHECK(says(records, "看全部 30 件"));
    CHECK(says(records, "近 12 个月 30 件"));
}

TEST_CASE("The money page says whether the sums agree, and every line can be asked about", "[public]")
{
    PublicPage page{zhongba, now, {}, money_of(zhongba)};
    Records records = records_of(page);
    CHECK(says(records, "和上月结余对得上"));
    CHECK(says(records, "按时公开"));
    CHECK(says(records, money_words(page.money->months.back().balance_fen)));
    const auto asks = std::count_if(records.begin(), records.end(),
                                    [](const Record& r) { return r.role == RecordRole::link && r.name == "问这一笔"; });
    CHECK(asks == std::int64_t(page.money->lines.size()));
    page.money->months.back().balance_fen -= 100;
    page.money->published_on = *date_from_text("2026-11-16");
    records = records_of(page);
    CHECK(says(records, "和上月结余对不上，差 -1.00"));
    CHECK(says(records, "公开晚了"));
    CHECK(says(records_of({zhongba, now, {}, {}}), "还没有公开收支"));
}

TEST_CASE("From the district anybody comes to a village by two links, each with what is open there", "[public]")
{
    const std::vector<PublicMatter> matters = matters_from_rows(std::vector{row(3), row(20), row(5, "closed")});
    const auto link_of = [&](const PlaceId& from, const PlaceId& to) -> std::string {
        for (const Record& record : records_of({from, now, matters, {}}))
            if (record.role == RecordRole::link && record.href == "/p/" + to.text) return record.name + "|" + record.hint;
        return {};
    };
    CHECK(link_of({"500113"}, {"500113109"}) == "木洞镇|在办 3 件，超期 1 件");
    CHECK(link_of({"500113109"}, zhongba) == "中坝村|在办 3 件，超期 1 件");
    CHECK(link_of({"500113109"}, {"500113109235"}) == "土桥村|");
    CHECK(public_places(demo_rules(), zhongba, matters, now).empty());
}

TEST_CASE("The address of a line names it by its voucher, and by its place where that says too little", "[public]")
{
    VillageMoney money = money_of(zhongba);
    CHECK(line_key(money, 0) == "1029-01");
    money.lines[1].voucher = "1029-01";
    money.lines[2].voucher = "记 12 号";
    money.lines[3].voucher.clear();
    CHECK(line_key(money, 1) == "n2");
    CHECK(line_key(money, 2) == "n3");
    CHECK(line_key(money, 3) == "n4");
    for (std::size_t i = 0; i < money.lines.size(); ++i) CHECK(line_at_key(money, line_key(money, i)) == &money.lines[i]);
    CHECK(line_at_key(money, "n99") == nullptr);
    const Records records = records_of({zhongba, now, {}, money_of(zhongba)});
    CHECK(std::any_of(records.begin(), records.end(),
                      [](const Record& r) { return r.href == "/#/report/500113109200/1018-02"; }));
}

TEST_CASE("What was cut from approved words is told in the language of the page", "[public]")
{
    Value told = row(3);
    put(told, "published", Value{{"title", "电话〔mobile〕打不通"}, {"text", ""}});
    const PublicPage page{zhongba, now, matters_from_rows(std::vector{told}), {}};
    CHECK(says(records_of(page), "〔手机号〕"));
    CHECK_FALSE(says(records_of(page, "en"), "〔mobile〕"));
}

TEST_CASE("Fewer than five households are not told apart from one another", "[public]")
{
    PublicPage page{zhongba, now, {}, money_of(zhongba)};
    page.money->allowances = {{"医疗救助", 4, 98'765'00}};
    const Records records = records_of(page);
    CHECK(says(records, "不足 5"));
    CHECK_FALSE(says(records, "98,765"));
}

TEST_CASE("Every place of the district has a page, in both languages, with one heading of the first level", "[public]")
{
    for (const char* language : {"zh-CN", "en"}) {
        const Texts& texts = texts_of(language);
        for (const auto& [id, place] : demo_rules().places) {
            const auto records = records_of_public_page({id, now, {}, {}}, demo_rules(), texts);
            REQUIRE(records);
            const auto heads = std::count_if(records->begin(), records->end(), [](const Record& r) {
                return r.role == RecordRole::heading && r.level == 1;
            });
            CHECK(heads == 1);
            CHECK(all_text(*records).find("village.") == std::string::npos);
        }
    }
    CHECK_FALSE(records_of_public_page({{"999999"}, now, {}, {}}, demo_rules(), texts_of("en")));
}

TEST_CASE("A full public page is at most 30 KB of plain HTML without a script", "[public]")
{
    Array rows;
    for (int day = 0; day < 40; ++day) {
        Value published = row(day);
        put(published, "published", Value{{"title", "村口弯道装了反光镜<script>"}, {"text", "看了点位，已经装好。"}});
        rows.push_back(published);
    }
    const Value in{{"language", "zh-CN"}, {"money", *find(asset("demo/village_money.json"), zhongba.text)},
                   {"now", now.ms}, {"place", zhongba.text}, {"rows", rows}, {"texts", asset("i18n/zh-CN.json")}};
    const Result<Value> out = answer_public_page(demo_rules(), in);
    REQUIRE(out);
    const std::string html = text_or(*out, "html");
    CHECK(html.size() <= 30'000);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<main>") != std::string::npos);
    CHECK(html.find("中坝村") != std::string::npos);
    CHECK_FALSE(answer_public_page(demo_rules(), Value{{"place", "500113"}}));
}
