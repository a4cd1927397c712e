// Whom a matter may be given to: the units with the rule's reason, what they have in hand, and how long they would have.
#include <algorithm>

#include "core/steps.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr std::int64_t median_over_ms = std::int64_t{90} * 86'400'000; // What was long ago says nothing of today

std::map<OfficeId, std::vector<std::int64_t>> stays_of(const Model& model)
{
    std::map<OfficeId, std::vector<std::int64_t>> stays;
    for (const auto& [id, record] : model.cases)
        for (const Hold& hold : record.state.holds)
            if (hold.to && model.now.ms - hold.to->ms < median_over_ms)
                stays[hold.office].push_back(
                    used_working_seconds(calendar_of(*model.rules, hold.office), hold.from, *hold.to));
    return stays;
}

// The most general rule that was looked at in vain and would have named this unit.
void say_why_not(UnitChoice& choice, const RouteDecision& advice, const Rules& rules, const PlaceId& place)
{
    for (const RouteRefusal& refusal : advice.refused) {
        const RouteRule& rule = rules.routes[refusal.rule];
        const Office* named = relative_office(rules, rule.then.assign, place);
        if (!named || named->id != choice.office) continue;
        choice.rule = rule.id;
        choice.failed = refusal.failed;
    }
}

// The advised one, those a rule would have named, the superior's own units, and stations that have a line of their own.
int rank_of(const UnitChoice& choice, const Rules& rules)
{
    if (choice.advised) return 0;
    if (choice.failed) return 1;
    const Office* office = office_of(rules, choice.office);
    return office && office->line_parent.empty() ? 2 : 3;
}

} // namespace

RouteDecision assign_advice(const Model& model, const CaseState& state)
{
    const RouteSubject subject{state.type,         state.topic, state.urgency, state.place, state.about,
                               state.about_office, {}};
    const Date today = calendar_of(*model.rules, model.session.actor.office).date_of(model.now);
    return route(subject, RouteQuestion::assign, *model.rules, today);
}

std::map<OfficeId, UnitLoad> unit_loads(const Model& model)
{
    std::map<OfficeId, UnitLoad> loads;
    for (const auto& [id, record] : model.cases) {
        if (!is_open(record.state.stage)) continue;
        UnitLoad& load = loads[record.state.holder];
        ++load.open;
        const auto clocks = clock_views(record.state, model.now);
        const ClockView* clock = leading_clock(clocks);
        load.late += clock && clock->light == Light::late;
        load.near += clock && clock->light == Light::near;
    }
    for (auto& [office, stays] : stays_of(model)) {
        const auto middle = stays.begin() + static_cast<std::ptrdiff_t>(stays.size() / 2);
        std::nth_element(stays.begin(), middle, stays.end());
        loads[office].median_s = *middle;
    }
    return loads;
}

std::vector<UnitChoice> unit_choices(const Model& model, const CaseState& state)
{
    const RouteDecision advice = assign_advice(model, state);
    const std::map<OfficeId, UnitLoad> loads = unit_loads(model);
    std::vector<UnitChoice> choices;
    for (const OfficeId& id : offices_for(model, state, CommandKind::assign)) {
        UnitChoice choice{.office = id, .advised = id == advice.office};
        if (choice.advised) {
            choice.rule = advice.because;
            choice.matched = advice.matched;
        } else {
            choice.rule = advice.because; // It decided before a rule of this unit was looked at, if none is found now
            say_why_not(choice, advice, *model.rules, state.place);
        }
        if (auto load = loads.find(id); load != loads.end()) choice.load = load->second;
        choices.push_back(std::move(choice));
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [&](const UnitChoice& a, const UnitChoice& b) { return rank_of(a, *model.rules) < rank_of(b, *model.rules); });
    return choices;
}

std::vector<LimitChoice> limit_choices(const Model& model, const CaseState& state, const OfficeId& lead)
{
    const Office* office = office_of(*model.rules, lead);
    if (!office) return {};
    const Value row = steps::clock_row(*model.rules, lead, ClockKind::handle, {}, model.now,
                                       steps::subject_of(state, office->level));
    const Array* cells = row.as_array();
    if (!cells || cells->size() < 5) return {};
    const Instant due{(*cells)[2].as_integer() ? *(*cells)[2].as_integer() : 0};
    std::vector<LimitChoice> choices{{{}, (*cells)[4].as_text() ? *(*cells)[4].as_text() : std::string{}, due}};
    for (const char* shorter : {"2h", "4wh", "1wd", "2wd", "3wd", "5wd", "10wd"}) { // A later one is never given
        const Instant at = due_of(calendar_of(*model.rules, lead), model.now, *limit_from_text(shorter)).due;
        if (at < due) choices.push_back({shorter, shorter, at});
    }
    return choices;
}

} // namespace qungong::app
