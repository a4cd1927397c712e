#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "core/route.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

const Date today = *date_from_text("2026-11-23");
const PlaceId zhongba{"500113109200"};

RouteSubject subject(MatterType type, std::string topic = {}, std::string words = {}, PlaceId place = zhongba)
{
    RouteSubject made;
    made.type = type;
    made.topic = std::move(topic);
    made.words = std::move(words);
    made.place = std::move(place);
    return made;
}

std::string first(const RouteSubject& asked)
{
    const RouteDecision decision = route(asked, RouteQuestion::first, demo_rules(), today);
    return decision.office.text + " " + decision.because.text;
}

std::string assigned(const RouteSubject& asked)
{
    const RouteDecision decision = route(asked, RouteQuestion::assign, demo_rules(), today);
    return decision.office.text + " " + decision.because.text;
}

RouteSubject against(MatterType type, const char* office, AboutKind kind = AboutKind::office)
{
    RouteSubject made = subject(type);
    made.about = kind;
    made.about_office = {office};
    return made;
}

} // namespace

TEST_CASE("An ordinary matter comes to the village, and the rule says so", "[route]")
{
    CHECK(first(subject(MatterType::help)) == "v500113109200 f-village");
    CHECK(first(subject(MatterType::consult)) == "v500113109200 f-consult");
    CHECK(first(subject(MatterType::help, {}, {}, {"500113109"})) == "c500113109 ");
}

TEST_CASE("A matter without a type still has somebody who takes it", "[route]")
{
    RouteSubject asked;
    asked.place = zhongba;
    CHECK(first(asked) == "v500113109200 ");
    asked.place = {"500113"};
    CHECK(first(asked) == "c500113 ");
    asked.place = {"unknown"};
    CHECK(first(asked) == " ");
}

TEST_CASE("A matter against an office never comes to that office, whatever its type and whatever the pack says",
          "[route]")
{
    Rules bare = demo_rules();
    for (const bool without_rules : {false, true}) {
        if (without_rules) bare.routes.clear();
        for (const auto& [id, office] : bare.offices)
            for (const MatterType type : all_words<MatterType>())
                for (const AboutKind kind : {AboutKind::office, AboutKind::person}) {
                    RouteSubject asked = against(type, id.text.c_str(), kind);
                    asked.place = office.place;
                    const RouteDecision decision = route(asked, RouteQuestion::first, bare, today);
                    const bool is_top_watchdog = id.text == "d500113";
                    if (is_top_watchdog && type == MatterType::accuse) continue; // Nobody above it in one district
                    CHECK(decision.office != id);
                    CHECK(!decision.office.empty());
                    CHECK_FALSE(is_subordinate(bare, decision.office, id));
                }
    }
}

TEST_CASE("A complaint about the village's money is held by the town", "[route]")
{
    CHECK(first(against(MatterType::complain, "v500113109200")) == "c500113109 guard:against_office");
    CHECK(first(against(MatterType::consult, "v500113109200")) == "c500113109 guard:against_office");
    RouteSubject unnamed = subject(MatterType::complain);
    unnamed.about = AboutKind::office;
    CHECK(first(unnamed) == "c500113109 guard:against_office");
    CHECK(first(against(MatterType::complain, "u500113109-road")) == "c500113109 guard:against_office");
    CHECK(first(against(MatterType::complain, "c500113109")) == "c500113 guard:against_office");
}

TEST_CASE("A service that fails, and a quarrel with a neighbour, stay with the village", "[route]")
{
    CHECK(first(against(MatterType::complain, "v500113109200", AboutKind::thing)) == "v500113109200 f-village");
    CHECK(first(against(MatterType::complain, "", AboutKind::person)) == "v500113109200 f-village");
}

TEST_CASE("信访工作条例 22, 30: an accusation goes sealed to the discipline office of the right level", "[route]")
{
    CHECK(first(against(MatterType::accuse, "v500113109200")) == "d500113109 guard:accuse");
    CHECK(first(against(MatterType::accuse, "u500113109-road")) == "d500113 guard:accuse");
    CHECK(first(against(MatterType::accuse, "d500113109")) == "d500113 guard:accuse");
    CHECK(first(subject(MatterType::accuse)) == "d500113 guard:accuse");
}

TEST_CASE("A tip goes to the enforcing unit and a petition to the town, even without a rule", "[route]")
{
    CHECK(first(subject(MatterType::tip)) == "u500113109-enforce f-tip");
    CHECK(first(subject(MatterType::tip, "环境保护/环境污染/水污染")) == "u500113-eco f-tip-environment");
    CHECK(first(subject(MatterType::petition)) == "c500113109 f-petition");
    Rules bare = demo_rules();
    bare.routes.clear();
    CHECK(route(subject(MatterType::tip), RouteQuestion::first, bare, today).guard == RouteGuard::tip);
    CHECK(route(subject(MatterType::petition), RouteQuestion::first, bare, today).office.text == "c500113109");
}

TEST_CASE("A unit is offered by topic, by words where no topic was chosen, and in the district where the town has none",
          "[route]")
{
    RouteSubject slip = subject(MatterType::help, "交通运输/建设管理/设施维护", "昨晚落石堵了路");
    CHECK(assigned(slip) == "u500113109-road a-road");
    slip.urgency = Urgency::urgent;
    CHECK(assigned(slip) == "u500113109-road a-road-open");
    CHECK(assigned(subject(MatterType::help, {}, "家里停电两天了")) == "s500113109-power w-power");
    CHECK(assigned(subject(MatterType::help, {}, "自来水停了")) == "e500113-water w-water-supply-d");
    CHECK(assigned(subject(MatterType::help, "民政/社会救助/农村低保")) == "u500113109-civil a-civil");
    CHECK(assigned(subject(MatterType::help)) == " ");
}

TEST_CASE("A unit is never offered a matter about itself", "[route]")
{
    RouteSubject asked = against(MatterType::complain, "u500113109-road");
    asked.topic = "交通运输";
    const RouteDecision decision = route(asked, RouteQuestion::assign, demo_rules(), today);
    CHECK(decision.office.text == "u500113-traffic");
    const auto by_itself = [](const RouteRefusal& refusal) { return refusal.failed == RouteCondition::about; };
    const auto refused = std::find_if(decision.refused.begin(), decision.refused.end(), by_itself);
    REQUIRE(refused != decision.refused.end());
    CHECK(demo_rules().routes[refused->rule].id.text == "a-road");
}

TEST_CASE("Each rule that was looked at says the first condition that failed, and nothing after it is looked at",
          "[route]")
{
    const RouteDecision decision = route(subject(MatterType::help), RouteQuestion::first, demo_rules(), today);
    std::size_t looked_at = 0;
    for (const RouteRule& rule : demo_rules().routes) {
        if (rule.then.first.empty()) continue;
        if (rule.id == decision.because) break;
        ++looked_at;
    }
    REQUIRE(decision.refused.size() == looked_at);
    for (const RouteRefusal& refusal : decision.refused)
        CHECK(demo_rules().routes[refusal.rule].priority >= 100);
    CHECK(decision.refused.front().failed == RouteCondition::type);
    CHECK(decision.matched == std::vector{RouteCondition::type});
    const Value value = reasons_from_route(decision, demo_rules());
    CHECK(text_or(value, "because") == "f-village");
    CHECK(text_or(value, "name") == "一般事项先到村（社区）");
    CHECK(items_or_none(value, "refused").size() == looked_at);
}

TEST_CASE("A rule outside its dates is refused by its date", "[route]")
{
    const Date before = *date_from_text("2025-12-31");
    const RouteDecision decision = route(subject(MatterType::help), RouteQuestion::first, demo_rules(), before);
    CHECK(decision.office.text == "v500113109200");
    CHECK(decision.because.empty());
    CHECK(decision.refused.back().failed == RouteCondition::date);
}

TEST_CASE("A topic prefix ends at a whole name", "[route]")
{
    RouteRule rule;
    rule.when.topic_prefixes = {"民政"};
    rule.then.knowledge = "k";
    Rules rules;
    rules.routes = {rule};
    const auto article = [&](const char* topic) {
        return route(subject(MatterType::consult, topic), RouteQuestion::knowledge, rules, today).article;
    };
    CHECK(article("民政") == "k");
    CHECK(article("民政/社会救助") == "k");
    CHECK(article("民政局") == "");
}

TEST_CASE("Names of the local directory in the words are found, those of another town are not", "[route]")
{
    const Rules& rules = demo_rules();
    const std::string words = "冉光琼和秦晓梅都晓得这个事，冉书记也晓得";
    CHECK(names_found(words, rules, zhongba) ==
          std::vector<PersonId>{{"p-mudong-dispatcher"}, {"p-zhongba-clerk"}});
    CHECK(names_found(words, rules, {"500113103216"}).empty());
    CHECK(names_found("路灯坏了", rules, zhongba).empty());
}
