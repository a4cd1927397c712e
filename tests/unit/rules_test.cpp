#include <catch2/catch_test_macros.hpp>

#include "core/rules.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

std::string refused_pack(const std::string& section, const std::string& json)
{
    Value pack = demo_pack();
    put(pack, section, *value_from_json(json));
    const Result<Rules> read = rules_from_value(pack);
    return read ? "read" : std::string(word(read.refusal().fault)) + " " + read.refusal().refused;
}

std::string limit_text(ClockKind clock, MatterType type, Urgency urgency, bool difficult, Level level)
{
    const LimitRow* row = limit_for(demo_rules(), clock, type, urgency, difficult, level);
    return row ? text_from_limit(row->limit) : "none";
}

} // namespace

TEST_CASE("The demo district holds 23 towns and streets and 313 villages, each with its office", "[rules]")
{
    const Rules& rules = demo_rules();
    int towns = 0, villages = 0;
    for (const auto& [id, place] : rules.places) {
        const Level level = level_of_place(rules, id);
        towns += level == Level::town;
        villages += level == Level::village;
        if (level == Level::village) {
            const Office* office = village_office_at(rules, id);
            REQUIRE(office);
            CHECK(office->id.text == "v" + id.text);
            CHECK(centre_above(rules, office->id) == centre_at(rules, id, Level::town));
        }
        if (level == Level::town) {
            CHECK(centre_at(rules, id, Level::town)->id.text == "c" + id.text);
            CHECK(relative_office(rules, "discipline@town", id));
        }
    }
    CHECK(towns == 23);
    CHECK(villages == 313);
    CHECK(rules.region.text == "500113");
    CHECK(rules.pack.size() == 64);
}

TEST_CASE("The kind of a place is what its row says, whatever its code looks like", "[rules]")
{
    const Rules& rules = demo_rules();
    CHECK(place_of(rules, {"500113003002"})->kind == PlaceKind::community);
    CHECK(place_of(rules, {"500113109200"})->kind == PlaceKind::village);
    CHECK(place_path_name(rules, {"500113109200"}) == "木洞镇中坝村");
    CHECK(place_path_name(rules, {"500113109"}) == "木洞镇");
}

TEST_CASE("Every village has a clerk and every town a dispatcher who hold their posts", "[rules]")
{
    const Rules& rules = demo_rules();
    for (const auto& [id, office] : rules.offices) {
        if (office.kind != OfficeKind::village && office.kind != OfficeKind::centre) continue;
        const Role role = office.kind == OfficeKind::village ? Role::clerk : Role::dispatcher;
        bool somebody = false;
        for (const auto& [person, row] : rules.persons) somebody = somebody || holds_post(rules, person, id, role);
        CHECK(somebody);
    }
    CHECK(holds_post(rules, {"p-zhongba-clerk"}, {"v500113109200"}, Role::clerk));
    CHECK_FALSE(holds_post(rules, {"p-zhongba-clerk"}, {"v500113109215"}, Role::clerk));
    CHECK_FALSE(holds_post(rules, {"nobody"}, {"v500113109200"}, Role::clerk));
}

TEST_CASE("Nobody lies in himself, and everybody lies in the places above him", "[rules]")
{
    const Rules& rules = demo_rules();
    for (const auto& [id, place] : rules.places) {
        CHECK(is_under(rules, id, id));
        CHECK(is_under(rules, id, {"500000"}));
        for (const PlaceId& up : ancestors_of(rules, id)) {
            CHECK(up != id);
            CHECK_FALSE(is_under(rules, up, id));
        }
    }
    CHECK_FALSE(is_under(rules, {"999999"}, {"500113"}));
}

TEST_CASE("A station stands under its unit by place and under its bureau by line", "[rules]")
{
    const Rules& rules = demo_rules();
    const OfficeId station{"s500113109-road"};
    CHECK(is_subordinate(rules, station, {"u500113109-road"}));
    CHECK(is_subordinate(rules, station, {"u500113-traffic"}));
    CHECK(is_subordinate(rules, station, {"c500113109"}));
    CHECK_FALSE(is_subordinate(rules, station, station));
    CHECK_FALSE(is_subordinate(rules, {"u500113109-road"}, station));
    CHECK(centre_above(rules, station)->id.text == "c500113109");
}

TEST_CASE("The common superior of two offices is above both, and is neither of them", "[rules]")
{
    const Rules& rules = demo_rules();
    const auto check = [&](const char* a, const char* b, const char* superior) {
        const Office* found = common_superior(rules, {a}, {b});
        REQUIRE(found);
        CHECK(found->id.text == superior);
        CHECK(common_superior(rules, {b}, {a}) == found);
    };
    check("u500113109-road", "u500113109-agri", "c500113109");
    check("v500113109200", "v500113109215", "c500113109");
    check("v500113109200", "v500113103216", "c500113");
    check("s500113109-police", "s500113109-power", "c500113109");
    check("u500113-traffic", "u500113-water", "c500113");
    check("u500113109-road", "c500113109", "c500113");
    CHECK_FALSE(common_superior(rules, {"c500113"}, {"v500113109200"}));
    CHECK_FALSE(common_superior(rules, {"nobody"}, {"v500113109200"}));
}

TEST_CASE("A relative office is found at the level asked for, or at the nearest that has the duty", "[rules]")
{
    const Rules& rules = demo_rules();
    const auto check = [&](const char* expression, const char* place, const char* office) {
        const Office* found = relative_office(rules, expression, {place});
        CHECK((found ? found->id.text : "none") == office);
    };
    check("village", "500113109200", "v500113109200");
    check("village", "500113109", "none");
    check("centre:town", "500113109200", "c500113109");
    check("centre:district", "500113109200", "c500113");
    check("centre:city", "500113109200", "none");
    check("unit:roads@town", "500113109200", "u500113109-road");
    check("unit:roads@town", "500113103216", "u500113103-build");
    check("unit:roads@district", "500113109200", "u500113-traffic");
    check("unit:power_supply", "500113109200", "s500113109-power");
    check("unit:water_supply", "500113109200", "e500113-water");
    check("discipline@town", "500113109200", "d500113109");
    check("unit:no_such_duty", "500113109200", "none");
    check("unit:roads@planet", "500113109200", "none");
}

TEST_CASE("The most specific limit wins, and every clock has a row for every matter", "[rules]")
{
    for (const ClockKind clock : all_words<ClockKind>())
        for (const MatterType type : all_words<MatterType>())
            for (const Urgency urgency : all_words<Urgency>())
                for (const Level level : all_words<Level>())
                    for (const bool difficult : {false, true})
                        CHECK(limit_for(demo_rules(), clock, type, urgency, difficult, level));
    using enum MatterType;
    CHECK(limit_text(ClockKind::handle, consult, Urgency::normal, false, Level::village) == "1wd");
    CHECK(limit_text(ClockKind::handle, consult, Urgency::normal, false, Level::district) == "3wd");
    CHECK(limit_text(ClockKind::handle, consult, Urgency::critical, false, Level::district) == "2h");
    CHECK(limit_text(ClockKind::handle, help, Urgency::normal, false, Level::town) == "5wd");
    CHECK(limit_text(ClockKind::handle, help, Urgency::critical, false, Level::town) == "2h");
    CHECK(limit_text(ClockKind::handle, help, Urgency::normal, true, Level::town) == "15wd");
}

TEST_CASE("信访工作条例 23 and 34: a petition is accepted in 15 days, settled in 60, objected to in 5 working days",
          "[rules]")
{
    for (const bool difficult : {false, true}) {
        CHECK(limit_text(ClockKind::accept, MatterType::petition, Urgency::normal, difficult, Level::town) == "15d");
        CHECK(limit_text(ClockKind::handle, MatterType::petition, Urgency::normal, difficult, Level::town) == "60d");
        CHECK(limit_text(ClockKind::object, MatterType::petition, Urgency::normal, difficult, Level::town) == "5wd");
    }
}

TEST_CASE("A pack that says something wrong is refused with the path to it", "[rules]")
{
    CHECK(refused_pack("limits", R"([{"id":"x","clock":"handle","limit":"5 days","basis":"b"}])") ==
          "bad_rules limits[0].limit=5 days");
    CHECK(refused_pack("limits", R"([{"id":"x","clock":"sleep","limit":"5d","basis":"b"}])") ==
          "bad_rules limits[0].clock=sleep");
    CHECK(refused_pack("limits", R"([{"id":"x","clock":"handle","limit":"5d"}])") == "bad_rules limits[0].basis");
    CHECK(refused_pack("limits", R"({"a":1})") == "bad_rules limits");
    CHECK(refused_pack("limits", R"([7])") == "bad_rules limits[0]");
    CHECK(refused_pack("region", R"("999999")") == "bad_rules region=999999");
    CHECK(refused_pack("surprise", "1") == "bad_rules surprise");
    CHECK(refused_pack("lights", R"({"yellow_percent":"20"})") == "bad_rules lights.yellow_percent=\"20\"");
}

TEST_CASE("A rule with a condition nobody knows is refused, because it would match everything", "[rules]")
{
    CHECK(refused_pack("routes", R"([{"id":"r","name":"n","basis":"b","when":{"topic":["民政"]},
                                      "then":{"first":"village"}}])") == "bad_rules routes[0].when.topic");
    CHECK(refused_pack("routes", R"([{"id":"r","name":"n","basis":"b","when":{"topics":["没有"]},
                                      "then":{"first":"village"}}])") == "bad_rules routes[r].when.topics=没有");
    CHECK(refused_pack("routes", R"([{"id":"r","name":"n","basis":"b","then":{"first":"somebody"}}])") ==
          "bad_rules routes[r].then=somebody");
    CHECK(refused_pack("routes", R"([{"id":"r","name":"n","basis":"b","then":{}}])").starts_with(
        "bad_rules routes[0].then"));
}

TEST_CASE("A pack whose ids lead nowhere or in a ring is refused", "[rules]")
{
    CHECK(refused_pack("persons", R"([{"id":"p","name":"n","posts":[{"office":"none","role":"clerk"}]}])") ==
          "bad_rules persons[p].posts=none");
    CHECK(refused_pack("persons", R"([{"id":"p","name":"n","posts":[{"office":"c500113","role":"king"}]}])") ==
          "bad_rules posts[0].role=king");
    CHECK(refused_pack("offices", R"([{"id":"a","name":"a","kind":"centre","level":"town","place":"500113",
                                       "place_parent":"b"},
                                      {"id":"b","name":"b","kind":"centre","level":"town","place":"500113",
                                       "place_parent":"a"}])") == "bad_rules offices[a].place_parent=b");
    CHECK(refused_pack("places", R"([{"id":"500113","name":"x","kind":"district","parent":"500113"}])") ==
          "bad_rules places[500113].parent=500113");
    CHECK(refused_pack("places", R"([{"id":"1","name":"x","kind":"city"},{"id":"1","name":"y","kind":"city"}])") ==
          "bad_rules places[1].id=twice");
}

TEST_CASE("The pack's name is the hash of its bytes, so one changed word gives another name", "[rules]")
{
    Value pack = demo_pack();
    CHECK(rules_from_value(pack)->pack == demo_rules().pack);
    put(pack, "version", 2);
    CHECK(rules_from_value(pack)->pack != demo_rules().pack);
}
