// Bench: routes per second, one thread: 500 rules, at least 200 looked at, the refused list included (DESIGN 14).
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/route.hpp"

namespace {

using namespace qungong;

constexpr double budget_per_second = 2e6;
constexpr int rules_total = 500;
constexpr std::size_t looked_at_min = 200;
constexpr int matching = 249;

Office office(const char* id, OfficeKind kind, Level level, const char* place)
{
    Office made;
    made.id = {id};
    made.kind = kind;
    made.level = level;
    made.place = {place};
    return made;
}

Place place(const char* id, PlaceKind kind, const char* parent)
{
    Place made;
    made.id = {id};
    made.kind = kind;
    made.parent = {parent};
    return made;
}

// Half of the rules fail before one matches, each by another condition in turn, as in a grown dispatch list.
Rules big_table()
{
    Rules rules;
    for (const Place& one : {place("500113", PlaceKind::district, ""), place("500113109", PlaceKind::town, "500113"),
                             place("500113109200", PlaceKind::village, "500113109")})
        rules.places.emplace(one.id, one);
    for (const Office& one : {office("c500113109", OfficeKind::centre, Level::town, "500113109"),
                              office("v500113109200", OfficeKind::village, Level::village, "500113109200")})
        rules.offices.emplace(one.id, one);
    for (int i = 0; i < rules_total; ++i) {
        RouteRule rule;
        rule.id = {"r" + std::to_string(i)};
        rule.name = "第 " + std::to_string(i) + " 条派单规则";
        rule.priority = rules_total - i;
        rule.then.first = i == matching ? "village" : "centre:town";
        if (i == matching) rule.when = {};
        else if (i % 4 == 0) rule.when.types = {MatterType::tip, MatterType::petition};
        else if (i % 4 == 1) rule.when.urgencies = {Urgency::critical};
        else if (i % 4 == 2) rule.when.topic_prefixes = {"民政/社会救助/农村低保", "劳动和社会保障"};
        else rule.when.abouts = {AboutKind::office};
        rules.routes.push_back(std::move(rule));
    }
    index_rules(rules);
    return rules;
}

} // namespace

int main()
{
    const Rules rules = big_table();
    RouteSubject subject;
    subject.type = MatterType::help;
    subject.topic = "交通运输/建设管理/设施维护";
    subject.place = {"500113109200"};
    const Date today = *date_from_text("2026-11-23");
    double best = 0; // Of short rounds: the machine may be doing something else beside
    std::size_t looked_at = 0, sum = 0;
    for (int round = 0; round < 200; ++round) {
        constexpr int calls = 2000;
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < calls; ++i) {
            const RouteDecision decision = route(subject, RouteQuestion::first, rules, today);
            looked_at = decision.refused.size();
            sum += decision.office.text.size();
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::max(best, calls / took.count());
    }
    const bool kept = best >= budget_per_second && looked_at >= looked_at_min;
    std::printf("%s routes: %.2f M/s with %zu rules refused (budget >= %.0f M/s)\n", kept ? "ok  " : "OVER",
                best / 1e6, looked_at, budget_per_second / 1e6);
    return sum > 0 && kept ? 0 : 1;
}
