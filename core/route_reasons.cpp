// What is written down of a route: in the event, and for who decides after it.
#include "core/route.hpp"

namespace qungong {

Value value_from_route(const RouteDecision& decision)
{
    Array matched;
    for (const RouteCondition condition : decision.matched) matched.emplace_back(word(condition));
    Value value{{"because", decision.because.text}, {"matched", std::move(matched)}, {"version", decision.version}};
    if (!decision.office.empty()) put(value, "office", decision.office.text);
    if (!decision.article.empty()) put(value, "article", decision.article);
    if (decision.guard) put(value, "guard", word(*decision.guard));
    if (!decision.place.empty()) put(value, "place", decision.place.text);
    return value;
}

Value reasons_from_route(const RouteDecision& decision, const Rules& rules)
{
    Array refused;
    for (const RouteRefusal& refusal : decision.refused) {
        if (refusal.rule >= rules.routes.size()) continue;
        const RouteRule& rule = rules.routes[refusal.rule];
        refused.push_back(Value{{"failed", word(refusal.failed)},
                                {"name", rule.name},
                                {"name_en", rule.name_en},
                                {"rule", rule.id.text}});
    }
    Value value = value_from_route(decision);
    put(value, "refused", std::move(refused));
    for (const RouteRule& rule : rules.routes) {
        if (rule.id != decision.because) continue;
        put(value, "name", rule.name);
        put(value, "name_en", rule.name_en);
    }
    return value;
}

} // namespace qungong
