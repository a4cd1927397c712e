#include "core/successors.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch_test_macros.hpp>

#include "core/route.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

const Date day_before = *date_from_text("2025-11-05");
const Date day_of = *date_from_text("2025-11-06");
const PlaceId dawan_village{"500112135202"}; // 渝北区大湾镇大湾村

// The sample rules with the places and offices of the change.
const Rules& rules_of_the_change()
{
    static const Rules rules = [] {
        std::ifstream file(QUNGONG_ROOT "/tests/vectors/divisions_2025.json");
        const Value change = *value_from_json(std::string{std::istreambuf_iterator<char>{file}, {}});
        Value pack = demo_pack();
        for (const char* section : {"places", "offices", "region"}) put(pack, section, *find(change, section));
        put(pack, "persons", Array{});
        drop(pack, "valid_from");
        return *rules_from_value(pack);
    }();
    return rules;
}

RouteSubject subject(MatterType type, PlaceId place = dawan_village)
{
    RouteSubject made;
    made.type = type;
    made.place = std::move(place);
    return made;
}

// The sample rules begin in 2026; here they hold from the beginning.
RouteDecision routed(const RouteSubject& asked, RouteQuestion question, Date day)
{
    static const Rules rules = [] {
        Rules without_dates = rules_of_the_change();
        for (RouteRule& rule : without_dates.routes) rule.valid_from.reset();
        index_rules(without_dates);
        return without_dates;
    }();
    return route(asked, question, rules, day);
}

} // namespace

TEST_CASE("A dissolved place stands for itself until its last day and for its successor from the next", "[successors]")
{
    const auto check = [](const char* place, Date day, const char* now) {
        INFO(place << " on " << text_from_date(day));
        CHECK(place_on(rules_of_the_change(), {place}, day).text == now);
    };
    check("500112135", day_before, "500112135");
    check("500112135", day_of, "500109-DW");
    check("500112135202", day_of, "500109-DW202");
    check("500112021", day_of, "5001LJ-JS");
    check("500105006", day_of, "5001LJ-GYQ");
    check("500109", day_of, "500109");
    check("5001LJ", day_before, "5001LJ"); // Not yet: it stands for itself
    check("nowhere", day_of, "nowhere");
}

TEST_CASE("A dissolved district's own matters go to the successor that took over its seat, the first one named",
          "[successors]")
{
    CHECK(place_on(rules_of_the_change(), {"500112"}, day_of).text == "5001LJ");
    CHECK(place_on(rules_of_the_change(), {"500105"}, day_of).text == "5001LJ");
    CHECK(office_on(rules_of_the_change(), {"c500112"}, day_of)->id.text == "c5001LJ");
}

TEST_CASE("A matter filed before the change keeps its place, and the successor's office has it from that day on",
          "[successors]")
{
    const RouteSubject filed = subject(MatterType::help);
    const RouteDecision before = routed(filed, RouteQuestion::first, day_before);
    CHECK(before.office.text == "v500112135202");
    CHECK(before.place.empty());
    const RouteDecision after = routed(filed, RouteQuestion::first, day_of);
    CHECK(after.office.text == "v500109-DW202");
    CHECK(after.place.text == "500109-DW202");
    CHECK(after.because == before.because); // The same rule, seen from where the place went
    CHECK(text_or(value_from_route(after), "place") == "500109-DW202");
    CHECK_FALSE(find(value_from_route(before), "place"));
    CHECK(filed.place == dawan_village);
}

TEST_CASE("A dispatcher is offered the unit of the successor, and a matter of a street goes the other way", "[successors]")
{
    RouteSubject road = subject(MatterType::help);
    road.topic = "交通运输";
    CHECK(routed(road, RouteQuestion::assign, day_before).office.text == "u500112135-road");
    CHECK(routed(road, RouteQuestion::assign, day_of).office.text == "u500109-DW-road");
    CHECK(routed(subject(MatterType::petition, {"500112021001"}), RouteQuestion::first, day_of).office.text == "c5001LJ-JS");
    CHECK(routed(subject(MatterType::petition), RouteQuestion::first, day_of).office.text == "c500109-DW");
}

TEST_CASE("A matter against a dissolved office never comes to the office that took over", "[successors]")
{
    RouteSubject against = subject(MatterType::complain);
    against.about = AboutKind::office;
    against.about_office = {"v500112135202"};
    CHECK(routed(against, RouteQuestion::first, day_before).office.text == "c500112135");
    CHECK(routed(against, RouteQuestion::first, day_of).office.text == "c500109-DW");
    against.about_office = {"c500112135"};
    CHECK(routed(against, RouteQuestion::first, day_of).office.text == "c500109");
    against.place = {"500109-DW202"}; // Filed after the change about what was done before it
    CHECK(routed(against, RouteQuestion::first, day_of).office.text == "c500109");
    against.type = MatterType::accuse;
    against.about_office = {"v500112135202"};
    CHECK(routed(against, RouteQuestion::first, day_of).office.text == "d500109-DW");
}

TEST_CASE("Every office of the dissolved places has one of its kind, level and duties that took over", "[successors]")
{
    const Rules& rules = rules_of_the_change();
    int taken_over = 0;
    for (const auto& [id, office] : rules.offices) {
        CHECK(office_on(rules, id, day_before) == &office);
        const Office* now = office_on(rules, id, day_of);
        INFO(id.text);
        REQUIRE(now);
        CHECK(now->kind == office.kind);
        CHECK(now->level == office.level);
        CHECK(now->duties == office.duties);
        CHECK(is_valid_on(*place_of(rules, now->place), day_of));
        taken_over += now != &office;
    }
    CHECK(taken_over == 35);
}

TEST_CASE("Figures ask by the division of the time: what lay in 渝北区 lies there for ever, and never in 北碚区", "[successors]")
{
    const Rules& rules = rules_of_the_change();
    CHECK(is_under(rules, dawan_village, {"500112"}));
    CHECK_FALSE(is_under(rules, dawan_village, {"500109"}));
    CHECK(is_under(rules, place_on(rules, dawan_village, day_of), {"500109"}));
}

TEST_CASE("Changes that follow one another lead to the place of the day, and a ring of successors ends", "[successors]")
{
    Rules rules;
    const auto add = [&](const char* id, const char* from, const char* to, std::vector<PlaceId> successors) {
        Place place;
        place.id = {id};
        if (*from) place.valid_from = *date_from_text(from);
        if (*to) place.valid_to = *date_from_text(to);
        place.successors = std::move(successors);
        rules.places[place.id] = place;
    };
    add("a", "", "2024-12-31", {{"b"}});
    add("b", "2025-01-01", "2025-12-31", {{"c"}});
    add("c", "2026-01-01", "", {});
    add("lost", "", "2024-12-31", {});
    add("gone", "", "2024-12-31", {{"nobody"}, {"c"}}); // Nobody knows the first, and the second began a year later
    add("ring", "", "2024-12-31", {{"ring"}});
    const auto on = [&](const char* place, const char* day) { return place_on(rules, {place}, *date_from_text(day)).text; };
    CHECK(on("a", "2024-12-31") == "a");
    CHECK(on("a", "2025-06-01") == "b");
    CHECK(on("a", "2026-01-01") == "c");
    CHECK(on("lost", "2026-01-01") == "lost");
    CHECK(on("gone", "2025-06-01") == "gone");
    CHECK(on("gone", "2026-06-01") == "c");
    CHECK(on("ring", "2026-01-01") == "ring");
}
