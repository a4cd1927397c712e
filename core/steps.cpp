#include "core/steps.hpp"

#include <algorithm>

namespace qungong::steps {

Then& Then::set(std::string_view key, Value value)
{
    put(fields_, key, std::move(value));
    return *this;
}
Then& Then::holder(const Office& office)
{
    return set("holder", office.id.text).set("level", word(office.level));
}
Then& Then::stop(std::string name)
{
    stop_.emplace_back(std::move(name));
    return *this;
}
Then& Then::drop(std::string name)
{
    drop_.emplace_back(std::move(name));
    return *this;
}
Then& Then::clock(Value row)
{
    if (!row.is_null()) clocks_.push_back(std::move(row));
    return *this;
}
Then& Then::part(Value row)
{
    parts_.push_back(std::move(row));
    return *this;
}

Value Then::value() const
{
    Value out = fields_;
    if (!stop_.empty()) put(out, "stop", stop_);
    if (!drop_.empty()) put(out, "drop", drop_);
    if (!clocks_.empty()) put(out, "clocks", clocks_);
    if (!parts_.empty()) put(out, "parts", parts_);
    return out;
}

Event event_of(const Step& step, EventKind kind, const Then& then)
{
    Event event;
    event.case_id = step.command.case_id;
    event.seq = step.state.seq + 1;
    event.type = kind;
    event.type_word = word(kind);
    event.at = step.at;
    event.recorded_at = step.at;
    event.actor = step.actor;
    event.dev = step.command.dev;
    event.n = step.command.n;
    event.cmd = step.command.id;
    event.open = Value{Object{}};
    Value words{Object{}}, identity{Object{}};
    for (const Argument& argument : row_of(step.command.type).arguments) {
        const Value* value = find(step.command.args, argument.name);
        if (!value) continue;
        Value& into = argument.leaf == LeafKind::open    ? event.open
                      : argument.leaf == LeafKind::words ? words
                                                         : identity;
        put(into, argument.name, *value);
    }
    put(event.open, "pack", step.rules.pack.substr(0, 16));
    Value consequences = then.value();
    if (!consequences.as_object()->empty()) put(event.open, "then", consequences);
    if (!words.as_object()->empty()) event.words = Leaf{.salt = Salt{}, .leaf = words};
    if (!identity.as_object()->empty()) event.identity = Leaf{.salt = Salt{}, .leaf = identity};
    return event;
}

ClockSubject subject_of(const CaseState& state, Level level)
{
    return {state.type.value_or(MatterType::help), state.urgency, state.difficult, level};
}

Value clock_row(const Rules& rules, const OfficeId& office, ClockKind kind, std::string name, Instant start,
                const ClockSubject& subject, std::optional<Instant> due_max)
{
    const LimitRow* row =
        limit_for(rules, kind, subject.type, subject.urgency, subject.difficult, subject.level);
    if (!row) return {};
    const Calendar& calendar = calendar_of(rules, office);
    Due due = due_of(calendar, start, row->limit);
    if (due_max && *due_max < due.due) due.due = std::max(*due_max, start);
    Instant warn = warn_at(calendar, start, row->limit, due.due, rules.warn);
    return Array{std::move(name),
                 start.ms,
                 due.due.ms,
                 warn.ms,
                 text_from_limit(row->limit),
                 std::int64_t{due.unpublished_year}};
}

Value clock_row_again(const CaseClock& clock, std::optional<Instant> due_max)
{
    Instant due = due_max && *due_max < clock.due ? std::max(*due_max, clock.start) : clock.due;
    return Array{clock.name,  clock.start.ms,
                 due.ms,      std::min(clock.warn, due).ms,
                 clock.limit, std::int64_t{clock.unpublished_year}};
}

std::string part_clock(const PartId& part, ClockKind kind)
{
    return part.text + ":" + std::string(word(kind));
}

PartId next_part_id(const CaseState& state, std::size_t ahead)
{
    return {"p" + std::to_string(state.parts.size() + 1 + ahead)};
}

bool runs(const CaseState& state, std::string_view name)
{
    const CaseClock* clock = clock_of(state, name);
    return clock && !clock->stopped;
}

void replace_parts(const CaseState& state, Then& then)
{
    for (const Part& part : state.parts) {
        if (part.stage == PartStage::replaced || part.stage == PartStage::done) continue;
        then.part({{"id", part.id.text}, {"state", word(PartStage::replaced)}});
        for (ClockKind kind : {ClockKind::sign_in, ClockKind::contact, ClockKind::handle})
            if (std::string name = part_clock(part.id, kind); runs(state, name)) then.drop(name);
    }
}

OfficeId office_arg(const Step& step, std::string_view key) { return {text_or(step.command.args, key)}; }

PartId part_arg(const Step& step)
{
    const Part* part = own_part(step.state, step.actor.office, {text_or(step.command.args, "part")});
    return part ? part->id : PartId{};
}

Result<Decision> one(Event event)
{
    Decision decision;
    decision.events.push_back(std::move(event));
    return decision;
}

} // namespace qungong::steps
