// Steps of intake: taking a matter down, mending it, accepting it.
#include <algorithm>

#include "core/mask.hpp"
#include "core/route.hpp"
#include "core/steps.hpp"

namespace qungong::steps {
namespace {

struct Arrival { // Where a new matter comes to
    const Office* office = nullptr;
    OfficeId about_office;
    PlaceId area_from;
    bool sealed = false;
    Value route;
};

RouteSubject route_subject(const Step& step)
{
    const Value& args = step.command.args;
    RouteSubject subject;
    subject.type = word_from_text<MatterType>(text_or(args, "type"));
    subject.topic = text_or(args, "topic");
    subject.urgency = word_from_text<Urgency>(text_or(args, "urgency")).value_or(Urgency::normal);
    subject.place = {text_or(args, "place")};
    subject.words = text_or(args, "words");
    if (const Value* about = find(args, "about")) {
        subject.about = word_from_text<AboutKind>(text_or(*about, "kind")).value_or(AboutKind::unknown);
        subject.about_office = {text_or(*about, "office")};
    }
    return subject;
}

const Office* first_above(const Rules& rules, const Office* office, const OfficeId& accused)
{
    // Neither the office itself nor anybody under it may hold what is against it (PRACTICE 1.1, 信访工作条例 30).
    for (int steps = 0; office && !accused.empty() && steps < 8; ++steps) {
        if (office->id != accused && !is_subordinate(rules, office->id, accused)) return office;
        office = centre_above(rules, office->id);
    }
    return office;
}

Arrival arrival_of(const Step& step, Date today)
{
    RouteSubject subject = route_subject(step);
    RouteDecision decision = route(subject, RouteQuestion::first, step.rules, today);
    const Office* accused = accused_office(subject, step.rules);
    Arrival arrival{.about_office = accused ? accused->id : OfficeId{}, .route = value_from_route(decision)};
    const Office* office = office_of(step.rules, decision.office);
    if (!office) office = village_office_at(step.rules, subject.place);
    if (!office) office = centre_at(step.rules, subject.place, Level::town);
    if (!office) office = centre_at(step.rules, subject.place, Level::district);
    arrival.office = first_above(step.rules, office, arrival.about_office);
    arrival.sealed = subject.type == MatterType::accuse;
    arrival.area_from = subject.place;
    if (accused)
        if (const Place* place = place_of(step.rules, accused->place); place && !place->parent.empty())
            arrival.area_from = place->parent;
    return arrival;
}

std::optional<Refusal> refuse_filing(const Step& step)
{
    const Value& args = step.command.args;
    if (!is_case_number(text_or(args, "number"))) return Refusal{Fault::bad_number, "number"};
    if (step.command.case_id.text.substr(0, 6) != step.rules.region.text)
        return Refusal{Fault::bad_id, "case"};
    if (!place_of(step.rules, {text_or(args, "place")}))
        return Refusal{Fault::no_such_place, text_or(args, "place")};
    if (step.actor.role != Role::citizen && text_or(args, "type") == word(MatterType::accuse))
        return Refusal{Fault::accuse_direct_only, "type"};
    if (const Value* who = find(args, "petitioner"); who && items_or_none(*who, "representatives").size() > 5)
        return Refusal{Fault::cap_reached, "petitioner.representatives"}; // 信访工作条例 20
    if (const Value* about = find(args, "about");
        about && !text_or(*about, "kind").empty() && !word_from_text<AboutKind>(text_or(*about, "kind")))
        return Refusal{Fault::unknown_word, "about.kind"};
    return std::nullopt;
}

// Names and free text of the filing's objects leave the open body.
void spread_filing(const Step& step, const Arrival& arrival, Event& event)
{
    const Value& args = step.command.args;
    Value& words = event.words->leaf;
    Value identity = event.identity ? event.identity->leaf : Value{Object{}};
    if (const Value* about = find(args, "about")) {
        Value open_about{{"kind", text_or(*about, "kind", word(AboutKind::unknown))}};
        if (!arrival.about_office.empty()) put(open_about, "office", arrival.about_office.text);
        put(event.open, "about", open_about);
        for (auto key : {"person", "text"})
            if (std::string text = text_or(*about, key); !text.empty())
                put(words, std::string("about_") + key, text);
    }
    if (const Value* who = find(args, "petitioner")) {
        put(event.open, "petitioner_kind", text_or(*who, "kind", word(PetitionerKind::person)));
        if (std::int64_t people = integer_or(*who, "people", 0); people > 1)
            put(event.open, "people", people);
        std::string name = text_or(*who, "name");
        if (!name.empty()) put(words, "reporter", masked_name(name));
        identity = *who;
    }
    if (const Value* behalf = find(args, "on_behalf")) {
        put(event.open, "on_behalf", Value{{"consent", bool_or(*behalf, "consent", false)}});
        if (std::string helper = text_or(*behalf, "helper"); !helper.empty()) put(identity, "helper", helper);
    }
    if (!identity.as_object()->empty()) event.identity = Leaf{.salt = Salt{}, .leaf = identity};
}

std::optional<Instant> external_due(const Value& args)
{
    const Value* external = find(args, "external");
    const Value* due = external ? find(*external, "due") : nullptr;
    if (!due || !due->as_integer()) return std::nullopt;
    return Instant{*due->as_integer()};
}

Value raised_field(const Step& step, std::string_view field)
{
    return {{"field", field}, {"to", text_or(step.command.args, "to")}};
}

} // namespace

StepResult file(const Step& step)
{
    if (auto refusal = refuse_filing(step)) return *refusal;
    const Value& args = step.command.args;
    Date today = calendar_of(step.rules, step.actor.office).date_of(step.at);
    Arrival arrival = arrival_of(step, today);
    if (!arrival.office) return {Fault::no_such_office, text_or(args, "place")};
    Then then;
    then.stage(CaseStage::filed)
        .holder(*arrival.office)
        .set("area_from", arrival.area_from.text)
        .set("route", arrival.route);
    if (arrival.sealed) then.set("sealed", true);
    ClockSubject subject{word_from_text<MatterType>(text_or(args, "type")).value_or(MatterType::help),
                         word_from_text<Urgency>(text_or(args, "urgency")).value_or(Urgency::normal),
                         bool_or(args, "difficult", false), arrival.office->level};
    auto bound = external_due(args);
    then.clock(clock_row(step.rules, arrival.office->id, ClockKind::whole, "whole", step.at, subject, bound));
    then.clock(
        clock_row(step.rules, arrival.office->id, ClockKind::accept, "accept", step.at, subject, bound));
    Event event = event_of(step, EventKind::filed, then);
    spread_filing(step, arrival, event);
    return one(std::move(event));
}

StepResult supplement(const Step& step)
{
    const Value& args = step.command.args;
    if (!find(args, "words") && items_or_none(args, "blobs").empty()) return {Fault::missing_field, "words"};
    return one(event_of(step, EventKind::supplemented, {}));
}

StepResult correct(const Step& step)
{
    const std::string field = text_or(step.command.args, "field"), to = text_or(step.command.args, "to");
    Then then;
    if (field == "place") {
        if (!place_of(step.rules, {to})) return {Fault::no_such_place, to};
        then.set("place", to);
    }
    if (field == "topic") then.set("topic", to);
    Event event = event_of(step, EventKind::corrected, then);
    if (field == "phone" || field == "name" || field == "house") {
        // Both values are personal: they leave the words for the identity leaf, old and new side by side.
        Value identity = raised_field(step, field);
        if (const Value* from = find(event.words->leaf, "from")) put(identity, "from", *from);
        drop(event.words->leaf, "from");
        drop(event.words->leaf, "to");
        event.identity = Leaf{.salt = Salt{}, .leaf = identity};
    }
    return one(std::move(event));
}

StepResult accept(const Step& step)
{
    const Value& args = step.command.args;
    const bool by_time = step.actor.role == Role::system;
    const Office* holder = office_of(step.rules, step.state.holder);
    if (!holder) return {Fault::no_such_office, step.state.holder.text};
    Then then;
    then.stage(CaseStage::accepted).stop("accept");
    if (by_time) {
        const CaseClock* clock = clock_of(step.state, "accept");
        if (!clock || step.at < clock->due) return {Fault::too_early, "accept"};
        // A stage that ends without an act lifts the matter one level, but a question stays where it was asked.
        const Office* above = centre_above(step.rules, holder->id);
        if (above && step.state.filed_type != MatterType::consult) {
            holder = above;
            then.holder(*above).set("lifted", true);
        }
    }
    ClockSubject subject = subject_of(step.state, holder->level);
    if (std::string type = text_or(args, "type"); !type.empty()) {
        if (step.state.type) return {Fault::already_done, "type"};
        if (type == word(MatterType::accuse)) return {Fault::accuse_direct_only, "type"};
        then.set("type", type);
        subject.type = *word_from_text<MatterType>(type);
    }
    if (std::string topic = text_or(args, "topic"); !topic.empty()) {
        if (!step.state.topic.empty()) return {Fault::already_done, "topic"};
        then.set("topic", topic);
    }
    then.clock(clock_row(step.rules, holder->id, ClockKind::dispatch, "dispatch", step.at, subject));
    return one(event_of(step, EventKind::accepted, then));
}

StepResult reclassify(const Step& step)
{
    const Value& args = step.command.args;
    if (text_or(args, "type") == word(MatterType::accuse)) return {Fault::accuse_direct_only, "type"};
    ClockSubject subject = subject_of(step.state, step.state.level);
    Then then;
    if (auto type = word_from_text<MatterType>(text_or(args, "type"))) {
        subject.type = *type;
        then.set("type", word(*type));
    }
    if (auto urgency = word_from_text<Urgency>(text_or(args, "urgency"))) {
        subject.urgency = *urgency;
        then.set("urgency", word(*urgency));
    }
    if (std::string topic = text_or(args, "topic"); !topic.empty()) then.set("topic", topic);
    // The earlier of the old and the new due: relabelling never buys time.
    for (const CaseClock& clock : step.state.clocks) {
        if (clock.stopped || (clock.name != "whole" && !clock.name.ends_with(":handle"))) continue;
        ClockKind kind = clock.name == "whole" ? ClockKind::whole : ClockKind::handle;
        Value fresh = clock_row(step.rules, step.state.holder, kind, clock.name, clock.start, subject);
        const Array* cells = fresh.as_array();
        if (cells) then.clock(clock_row_again(clock, Instant{*(*cells)[2].as_integer()}));
    }
    return one(event_of(step, EventKind::reclassified, then));
}

} // namespace qungong::steps
