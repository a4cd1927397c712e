// Steps of the reply: contact, notes, answers, delivery, rating and what follows it.
#include <algorithm>

#include "core/steps.hpp"

namespace qungong::steps {
namespace {

bool is_good(const Value& args)
{
    auto solved = word_from_text<Solved>(text_or(args, "solved"));
    auto satisfied = word_from_text<Satisfied>(text_or(args, "satisfied"));
    return solved == Solved::yes && satisfied && *satisfied <= Satisfied::fairly;
}

void stop_if_running(const CaseState& state, Then& then, const std::string& name)
{
    if (runs(state, name)) then.stop(name);
}

// A petitioner may change his mind for a while: 10 minutes on the same way, longer by another one.
std::optional<Refusal> refuse_second_rating(const Step& step)
{
    if (step.state.stage == CaseStage::answered) return std::nullopt;
    if (!step.state.rating) return Refusal{Fault::wrong_state, std::string(word(step.state.stage))};
    auto by = word_from_text<RatedBy>(text_or(step.command.args, "by"));
    if (by != RatedBy::petitioner) return Refusal{Fault::already_done, "rate"};
    const Windows& windows = step.rules.windows;
    const Limit& limit =
        step.state.rating->by == RatedBy::petitioner ? windows.rate_change : windows.other_channel_change;
    Due until = due_of(calendar_of(step.rules, step.state.holder), step.state.rating->at, limit);
    return step.at <= until.due ? std::nullopt : std::optional{Refusal{Fault::too_late, "rate"}};
}

std::optional<Refusal> refuse_rated_by(const Step& step)
{
    auto by = word_from_text<RatedBy>(text_or(step.command.args, "by"));
    Role role = step.actor.role;
    bool fits = (by == RatedBy::petitioner && role == Role::citizen) ||
                (by == RatedBy::caller && role == Role::caller) ||
                (by == RatedBy::card && role == Role::watch_member);
    return fits ? std::nullopt : std::optional{Refusal{Fault::wrong_role, "by"}};
}

// The clocks that stop when the person has been told; the ones of other parts are their offices' own.
void stop_at_delivery(const CaseState& state, Then& then)
{
    for (const char* name : {"deliver", "whole", "accept", "dispatch"}) stop_if_running(state, then, name);
    if (const Part* lead = lead_part(state))
        for (ClockKind kind : {ClockKind::handle, ClockKind::contact})
            stop_if_running(state, then, part_clock(lead->id, kind));
}

// Back to work with the clock as it was: the same start and the same due, so a late one is still late.
void resume_clock(const CaseState& state, Then& then, const std::string& name)
{
    if (const CaseClock* clock = clock_of(state, name)) then.clock(clock_row_again(*clock));
}

Result<Decision> redo(const Step& step, Then then)
{
    const CaseState& state = step.state;
    const Part* lead = lead_part(state);
    if (state.round >= step.rules.windows.rounds_max) return {Fault::cap_reached, "round"};
    then.set("round", state.round + 1);
    if (!lead) { // Answered from knowledge: the office that answered takes it up again
        then.stage(CaseStage::accepted);
        then.clock(clock_row(step.rules, state.holder, ClockKind::dispatch, "dispatch", step.at,
                             subject_of(state, state.level)));
        return one(event_of(step, EventKind::rating_judged, then));
    }
    then.stage(CaseStage::in_hand).part({{"id", lead->id.text}, {"state", word(PartStage::in_hand)}});
    then.clock(clock_row(step.rules, lead->office, ClockKind::handle, part_clock(lead->id, ClockKind::handle),
                         step.at, subject_of(state, state.level)));
    return one(event_of(step, EventKind::rating_judged, then));
}

} // namespace

StepResult contact(const Step& step)
{
    Then then;
    PartId id = part_arg(step);
    if (bool_or(step.command.args, "reached", false))
        stop_if_running(step.state, then, part_clock(id, ClockKind::contact));
    return one(event_of(step, EventKind::contacted, then));
}

StepResult note(const Step& step)
{
    Event event = event_of(step, EventKind::noted, {});
    if (!find(event.open, "audience")) put(event.open, "audience", word(Audience::handler));
    return one(std::move(event));
}

StepResult visit(const Step& step)
{
    const PlaceId place{text_or(step.command.args, "place")};
    if (!place_of(step.rules, place)) return {Fault::no_such_place, place.text};
    return one(event_of(step, EventKind::visited, {}));
}

StepResult co_answer(const Step& step)
{
    const PartId id = part_arg(step);
    Then then;
    then.part({{"id", id.text}, {"state", word(PartStage::done)}});
    stop_if_running(step.state, then, part_clock(id, ClockKind::handle));
    return one(event_of(step, EventKind::co_answered, then));
}

StepResult answer(const Step& step)
{
    if (!lead_part(step.state)) return {Fault::not_lead, step.actor.office.text};
    Then then;
    then.stage(CaseStage::answering);
    then.clock(clock_row(step.rules, step.state.holder, ClockKind::deliver, "deliver", step.at,
                         subject_of(step.state, step.state.level)));
    return one(event_of(step, EventKind::answered, then));
}

StepResult deliver(const Step& step)
{
    Instant happened{integer_or(step.command.args, "happened_at", 0)};
    if (happened > step.at) return {Fault::too_early, "happened_at"};
    if (happened < step.state.filed_at) return {Fault::bad_instant, "happened_at"};
    Then then;
    then.stage(CaseStage::answered);
    stop_at_delivery(step.state, then);
    if (const Part* lead = lead_part(step.state))
        then.part({{"id", lead->id.text}, {"state", word(PartStage::done)}});
    then.clock(clock_row(step.rules, step.state.holder, ClockKind::rate, "rate", step.at,
                         subject_of(step.state, step.state.level)));
    return one(event_of(step, EventKind::delivered, then));
}

StepResult return_answer(const Step& step)
{
    const Part* lead = lead_part(step.state);
    Then then;
    then.stage(lead ? CaseStage::in_hand : CaseStage::accepted);
    for (const char* name : {"deliver", "rate"})
        if (runs(step.state, name)) then.drop(name);
    resume_clock(step.state, then, "whole");
    if (lead) {
        then.part({{"id", lead->id.text}, {"state", word(PartStage::in_hand)}});
        resume_clock(step.state, then, part_clock(lead->id, ClockKind::handle));
    } else {
        resume_clock(step.state, then, "dispatch");
    }
    return one(event_of(step, EventKind::answer_returned, then));
}

StepResult rate(const Step& step)
{
    if (auto refusal = refuse_rated_by(step)) return *refusal;
    if (auto refusal = refuse_second_rating(step)) return *refusal;
    Then then;
    stop_if_running(step.state, then, "rate");
    if (is_good(step.command.args)) {
        then.stage(CaseStage::closed);
        if (runs(step.state, "judge")) then.drop("judge");
    } else {
        then.stage(CaseStage::disputed);
        if (!runs(step.state, "judge")) {
            const Office* centre = centre_above(step.rules, step.state.holder);
            OfficeId judge = centre ? centre->id : step.state.holder;
            then.clock(clock_row(step.rules, judge, ClockKind::judge, "judge", step.at,
                                 subject_of(step.state, centre ? centre->level : step.state.level)));
        }
    }
    return one(event_of(step, EventKind::rated, then));
}

StepResult judge_rating(const Step& step)
{
    auto result = word_from_text<JudgeResult>(text_or(step.command.args, "result"));
    Then then;
    stop_if_running(step.state, then, "judge");
    if (result == JudgeResult::redo) return redo(step, then);
    if (result == JudgeResult::upheld) {
        then.stage(CaseStage::closed);
        return one(event_of(step, EventKind::rating_judged, then));
    }
    const Office* above = centre_above(step.rules, step.actor.office);
    if (!above) return {Fault::no_superior, step.actor.office.text};
    then.stage(CaseStage::accepted).holder(*above);
    replace_parts(step.state, then);
    then.clock(clock_row(step.rules, above->id, ClockKind::dispatch, "dispatch", step.at,
                         subject_of(step.state, above->level)));
    return one(event_of(step, EventKind::rating_judged, then));
}

StepResult close_unrated(const Step& step)
{
    const CaseClock* clock = clock_of(step.state, "rate");
    if (!clock || clock->stopped || step.at < clock->due) return {Fault::too_early, "rate"};
    Then then;
    then.stage(CaseStage::closed).stop("rate");
    return one(event_of(step, EventKind::closed_unrated, then));
}

StepResult urge(const Step& step)
{
    Then then;
    if (step.actor.role == Role::system) {
        const CaseClock* late = untold_late_clock(step.state, step.at);
        if (!late) return {Fault::too_early, "urge"};
        then.set("told", Array{told_name(*late)});
    }
    return one(event_of(step, EventKind::urged, then));
}

StepResult publish(const Step& step)
{
    if (text_or(step.command.args, "title").empty()) return {Fault::text_needed, "title"};
    return one(event_of(step, EventKind::published, {}));
}

StepResult unpublish(const Step& step) { return one(event_of(step, EventKind::unpublished, {})); }

} // namespace qungong::steps
