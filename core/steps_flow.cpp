// Steps of the flow: who works on a matter. Up, down, assigned, delegated, signed in, handed on.
#include <algorithm>

#include "core/route.hpp"
#include "core/steps.hpp"

namespace qungong::steps {
namespace {

bool is_in_force(const Article& article, Date today, const PlaceId& place, const Rules& rules)
{
    if (article.valid_from && today < *article.valid_from) return false;
    if (article.valid_to && today > *article.valid_to) return false;
    if (article.places.empty()) return true;
    return std::any_of(article.places.begin(), article.places.end(),
                       [&](const PlaceId& p) { return is_under(rules, place, p); });
}

bool works_at(const Rules& rules, const PersonId& person, const OfficeId& office)
{
    for (Role role : {Role::clerk, Role::dispatcher, Role::handler, Role::head})
        if (holds_post(rules, person, office, role)) return true;
    return false;
}

std::optional<Refusal> refuse_unit(const Step& step, const OfficeId& unit, const OfficeId& superior)
{
    const Office* office = office_of(step.rules, unit);
    if (!office) return Refusal{Fault::no_such_office, unit.text};
    if (unit == step.state.about_office || is_subordinate(step.rules, unit, step.state.about_office))
        return Refusal{Fault::against_own_office, unit.text};
    if (!is_subordinate(step.rules, unit, superior)) return Refusal{Fault::not_subordinate, unit.text};
    return std::nullopt;
}

Value new_part(const PartId& id, const OfficeId& office, bool lead)
{
    return {{"id", id.text}, {"office", office.text}, {"state", word(PartStage::assigned)}, {"lead", lead}};
}

// An earlier limit may be given with an assignment; a later one never.
std::optional<Instant> given_due(const Step& step, const OfficeId& office)
{
    std::string text = text_or(step.command.args, "limit");
    Result<Limit> limit = limit_from_text(text.empty() ? "-" : text);
    if (!limit) return std::nullopt;
    return due_of(calendar_of(step.rules, office), step.at, *limit).due;
}

void start_part(const Step& step, Then& then, const PartId& id, const Office& office,
                std::optional<Instant> due_max)
{
    ClockSubject subject = subject_of(step.state, office.level);
    then.clock(clock_row(step.rules, office.id, ClockKind::sign_in, part_clock(id, ClockKind::sign_in),
                         step.at, subject));
    then.clock(clock_row(step.rules, office.id, ClockKind::handle, part_clock(id, ClockKind::handle), step.at,
                         subject, due_max));
}

// Why the lead was offered, kept with the assignment, whether or not the dispatcher followed it.
Value assign_route(const Step& step)
{
    RouteSubject subject{step.state.type,
                         step.state.topic,
                         step.state.urgency,
                         step.state.place,
                         step.state.about,
                         step.state.about_office,
                         {}};
    Date today = calendar_of(step.rules, step.actor.office).date_of(step.at);
    return value_from_route(route(subject, RouteQuestion::assign, step.rules, today));
}

} // namespace

StepResult answer_from_knowledge(const Step& step)
{
    const Value& args = step.command.args;
    const std::string id = text_or(args, "article");
    auto found =
        std::find_if(step.rules.knowledge.begin(), step.rules.knowledge.end(), [&](const Article& a) {
            return a.id == id && a.version == integer_or(args, "version", 0);
        });
    if (found == step.rules.knowledge.end()) return {Fault::no_such_article, id};
    Date today = calendar_of(step.rules, step.actor.office).date_of(step.at);
    if (!is_in_force(*found, today, step.state.place, step.rules)) return {Fault::no_such_article, id};
    Then then;
    then.stage(CaseStage::answering).stop("accept").stop("dispatch");
    then.clock(clock_row(step.rules, step.state.holder, ClockKind::deliver, "deliver", step.at,
                         subject_of(step.state, step.state.level)));
    Event event = event_of(step, EventKind::answered_from_knowledge, then);
    put(event.open, "outcome", word(Outcome::explained));
    return one(std::move(event));
}

StepResult handle_here(const Step& step)
{
    const PersonId person{text_or(step.command.args, "person")};
    const Office* office = office_of(step.rules, step.actor.office);
    if (!office || !works_at(step.rules, person, office->id)) return {Fault::no_such_person, person.text};
    const PartId id = next_part_id(step.state);
    Value part = new_part(id, office->id, true);
    put(part, "state", word(PartStage::in_hand));
    put(part, "person", person.text);
    Then then;
    then.stage(CaseStage::in_hand).stop("dispatch").part(part).set("person", person.text);
    ClockSubject subject = subject_of(step.state, office->level);
    for (ClockKind kind : {ClockKind::contact, ClockKind::handle})
        then.clock(clock_row(step.rules, office->id, kind, part_clock(id, kind), step.at, subject));
    return one(event_of(step, EventKind::handled_here, then));
}

StepResult submit_up(const Step& step)
{
    const Value& args = step.command.args;
    const Office* above = centre_above(step.rules, step.state.holder);
    if (!above) return {Fault::no_superior, step.state.holder.text};
    if (text_or(args, "reason") == word(SubmitReason::no_money) && !find(args, "money_fen"))
        return {Fault::missing_field, "money_fen"};
    Then then;
    then.stage(CaseStage::accepted).holder(*above).stop("dispatch");
    replace_parts(step.state, then);
    then.clock(clock_row(step.rules, above->id, ClockKind::dispatch, "dispatch", step.at,
                         subject_of(step.state, above->level)));
    return one(event_of(step, EventKind::submitted_up, then));
}

StepResult send_down(const Step& step)
{
    const OfficeId to = office_arg(step, "office");
    if (auto refusal = refuse_unit(step, to, step.actor.office)) return *refusal;
    const Office* office = office_of(step.rules, to);
    const auto& back = step.state.sent_back_to;
    if (std::find(back.begin(), back.end(), to) != back.end()) return {Fault::sent_back_already, to.text};
    const auto& up = step.state.came_up_from;
    const bool reverses = std::find(up.begin(), up.end(), to) != up.end();
    if (reverses && step.state.reversals >= step.rules.windows.reversals_max)
        return {Fault::cap_reached, to.text};
    Then then;
    then.stage(CaseStage::accepted).holder(*office).stop("dispatch");
    if (reverses) then.set("reversals", step.state.reversals + 1);
    then.clock(clock_row(step.rules, to, ClockKind::dispatch, "dispatch", step.at,
                         subject_of(step.state, office->level)));
    return one(event_of(step, EventKind::sent_down, then));
}

StepResult assign(const Step& step)
{
    const OfficeId lead_id = office_arg(step, "lead");
    if (auto refusal = refuse_unit(step, lead_id, step.actor.office)) return *refusal;
    const Office& lead = *office_of(step.rules, lead_id);
    const PersonId person{text_or(step.command.args, "person")};
    if (!person.empty() && !works_at(step.rules, person, lead_id))
        return {Fault::no_such_person, person.text};
    const PartId lead_part_id = next_part_id(step.state);
    Then then;
    then.stage(CaseStage::assigned).holder(lead).stop("dispatch");
    replace_parts(step.state, then);
    then.part(new_part(lead_part_id, lead_id, true));
    start_part(step, then, lead_part_id, lead, given_due(step, lead_id));
    std::size_t ahead = 1;
    for (const std::string& other : texts_or_none(step.command.args, "others")) {
        if (OfficeId{other} == lead_id) return {Fault::already_done, other};
        if (auto refusal = refuse_unit(step, {other}, step.actor.office)) return *refusal;
        PartId id = next_part_id(step.state, ahead++);
        then.part(new_part(id, {other}, false));
        start_part(step, then, id, *office_of(step.rules, {other}), given_due(step, {other}));
    }
    then.set("route", assign_route(step));
    return one(event_of(step, EventKind::assigned, then));
}

StepResult delegate(const Step& step)
{
    const PartId parent = part_arg(step);
    const Part* own = part_of(step.state, parent);
    if (!own) return {Fault::no_such_part, parent.text};
    const OfficeId to = office_arg(step, "office");
    if (to == step.actor.office) return {Fault::not_subordinate, to.text};
    if (auto refusal = refuse_unit(step, to, step.actor.office)) return *refusal;
    const PartId id = next_part_id(step.state);
    Value part = new_part(id, to, false);
    put(part, "parent", parent.text);
    Then then;
    then.part(part);
    const CaseClock* clock = clock_of(step.state, part_clock(parent, ClockKind::handle));
    start_part(step, then, id, *office_of(step.rules, to), clock ? std::optional{clock->due} : std::nullopt);
    return one(event_of(step, EventKind::delegated, then));
}

StepResult sign_in(const Step& step)
{
    const PartId id = part_arg(step);
    const Part* part = part_of(step.state, id);
    const PersonId person{text_or(step.command.args, "person")};
    if (!part) return {Fault::no_such_part, id.text};
    if (!works_at(step.rules, person, part->office)) return {Fault::no_such_person, person.text};
    Then then;
    then.part({{"id", id.text}, {"state", word(PartStage::in_hand)}, {"person", person.text}});
    then.stop(part_clock(id, ClockKind::sign_in));
    if (part->lead) {
        then.stage(CaseStage::in_hand).set("person", person.text);
        const Office* office = office_of(step.rules, part->office);
        then.clock(clock_row(step.rules, part->office, ClockKind::contact, part_clock(id, ClockKind::contact),
                             step.at, subject_of(step.state, office ? office->level : step.state.level)));
    }
    return one(event_of(step, EventKind::signed_in, then));
}

StepResult hand_to(const Step& step)
{
    const PartId id = part_arg(step);
    const Part* part = part_of(step.state, id);
    const PersonId person{text_or(step.command.args, "person")};
    if (!part || part->office != step.actor.office) return {Fault::not_your_part, id.text};
    if (!works_at(step.rules, person, part->office)) return {Fault::no_such_person, person.text};
    Then then;
    then.part({{"id", id.text}, {"person", person.text}});
    if (part->lead) then.set("person", person.text);
    return one(event_of(step, EventKind::handed_to, then));
}

} // namespace qungong::steps
