#include <catch2/catch_test_macros.hpp>

#include "core/grams.hpp"
#include "core/knowledge.hpp"
#include "core/similar.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

const Date today = *date_from_text("2026-11-23");
const PlaceId zhongba{"500113109200"};

std::string best(const char* question)
{
    const auto found = suggest(question, demo_rules(), zhongba, today, 3);
    return found.empty() ? "nothing" : found.front().article->id;
}

Told told(const char* id, const char* place, const char* words, std::int64_t days_ago, const char* topic = "")
{
    return {{id}, {place}, topic, words, {std::int64_t{1'795'000'000'000} - days_ago * 86'400'000}};
}

} // namespace

TEST_CASE("The question that once took 34 days finds its answer at once", "[knowledge]")
{
    CHECK(best("九十岁以上的老人有没有特殊补贴？") == "k-elder-allowance");
    CHECK(best("想问 90 岁以上老人有没有补贴") == "k-elder-allowance");
    CHECK(best("我妈今年九十一了，听说别的村有高龄补贴") == "k-elder-allowance");
}

TEST_CASE("Short questions in spoken words find the article they mean", "[knowledge]")
{
    CHECK(best("低保咋个申请") == "k-minimum-living");
    CHECK(best("养老保险断缴两年怎么补") == "k-pension-gap");
    CHECK(best("房子漏雨裂缝了能不能改造") == "k-dangerous-house");
    CHECK(best("残疾证在哪里办") == "k-disability-card");
    CHECK(best("老板不给工资") == "k-wages");
    CHECK(best("身份证丢了") == "k-id-card");
    CHECK(best("村里的账在哪里看") == "k-village-money");
    CHECK(best("住院报销要带什么") == "k-medical-insurance");
    CHECK(best("想修房子要批地不") == "k-homestead");
    CHECK(best("冰雹把庄稼打了") == "k-crop-insurance");
}

TEST_CASE("Every article is found by its own title, in the first place", "[knowledge]")
{
    for (const Article& article : demo_rules().knowledge) CHECK(best(article.title.c_str()) == article.id);
}

TEST_CASE("What no article speaks of gets no suggestion", "[knowledge]")
{
    for (const char* words : {"", "？", "路灯坏了", "邻居半夜放音响", "abc", "昨天晚上落石把路堵了"})
        CHECK(best(words) == "nothing");
}

TEST_CASE("An article out of date or for another place is never suggested", "[knowledge]")
{
    Rules rules = demo_rules();
    const char* question = "高龄津贴怎么申请";
    const auto first = [&](Date day, const PlaceId& place) {
        const auto found = suggest(question, rules, place, day, 1);
        return found.empty() ? "nothing" : found.front().article->id;
    };
    CHECK(first(*date_from_text("2025-12-31"), zhongba) == "nothing");
    for (Article& article : rules.knowledge) article.places = {{"500113103"}};
    CHECK(first(today, zhongba) == "nothing");
    CHECK(first(today, {"500113103216"}) == "k-elder-allowance");
    for (Article& article : rules.knowledge) article.valid_to = today;
    CHECK(first(today, {"500113103216"}) == "k-elder-allowance");
    CHECK(first(today + std::chrono::days{1}, {"500113103216"}) == "nothing");
}

TEST_CASE("Every article is marked as a sample, has a basis and speaks of known topics", "[knowledge]")
{
    CHECK(demo_rules().knowledge.size() >= 25);
    for (const Article& article : demo_rules().knowledge) {
        CHECK(article.sample);
        CHECK(!article.keywords.empty());
    }
}

TEST_CASE("Numbers in Han characters and in figures are one number", "[grams]")
{
    CHECK(folded("九十岁") == "90岁");
    CHECK(folded("一百零五") == "105");
    CHECK(folded("十五天") == "15天");
    CHECK(folded("一下子") == "一下子");
    CHECK(folded("２０２６年ABC") == "2026年abc");
    CHECK(grams_of("").empty());
    CHECK(grams_of("的了吗").empty());
    CHECK(grams_of("\xff\xfe").empty());
}

TEST_CASE("A similar matter is near, not long ago, and says much the same", "[similar]")
{
    const Told slip = told("a", "500113109200", "落石把进村的路堵了，车子过不去", 0);
    const auto ids = [&](std::vector<Told> others) {
        std::string found;
        for (const Similar& one : similar_to(slip, others, demo_rules(), 5)) found += one.case_id.text;
        return found;
    };
    CHECK(ids({told("b", "500113109200", "山上落石堵了村里的路，大车过不去", 3)}) == "b");
    CHECK(ids({told("c", "500113109215", "进村的路被落石堵了", 3)}) == "c");
    CHECK(ids({told("d", "500113103216", "落石把进村的路堵了，车子过不去", 3)}) == "");
    CHECK(ids({told("e", "500113109200", "落石把进村的路堵了，车子过不去", 91)}) == "");
    CHECK(ids({told("f", "500113109200", "想问低保怎么申请", 3)}) == "");
    CHECK(ids({slip}) == "");
    CHECK(ids({told("c", "500113109215", "进村的路被落石堵了", 3),
               told("b", "500113109200", "落石把进村的路堵了，车子过不去", 3)}) == "bc");
}

TEST_CASE("Likeness is the same both ways", "[similar]")
{
    const Told a = told("a", "500113109200", "3 组排水沟堵塞，雨天污水倒灌两户人家", 0);
    const Told b = told("b", "500113109200", "排水沟堵了，下雨污水倒灌", 5);
    CHECK(similar_to(a, {b}, demo_rules(), 1).front().percent == similar_to(b, {a}, demo_rules(), 1).front().percent);
}
