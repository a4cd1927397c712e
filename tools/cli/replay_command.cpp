// `replay`: commands judged in the order they come, with time acting between them, then every case as it stands.
//
// What time does by itself is a line of its own, {"tick":...} instead of {"n":...}.
#include <optional>
#include <ostream>

#include "core/light.hpp"
#include "core/outcome.hpp"
#include "core/sha256.hpp"
#include "tools/cli/cli.hpp"
#include "tools/cli/world.hpp"

namespace qungong {

namespace {

Value said_instant(Instant at, const Calendar& calendar)
{
    return text_from_instant(at, calendar.offset());
}

// The clock of a case as core/light.hpp reads one: stopped in time, stopped late, or running.
Light light_of_case_clock(const CaseClock& clock, Instant now)
{
    const Term term{clock.due, clock.warn, clock.unpublished_year};
    const Clock running = clock_started(clock.name, clock.start, {}, term);
    return light_of(clock.stopped ? clock_done(running, *clock.stopped) : running, now);
}

Value value_of_clock(const CaseClock& clock, bool paused, Instant now, const Calendar& calendar)
{
    return {{"name", clock.name}, {"start", said_instant(clock.start, calendar)},
            {"due", said_instant(clock.due, calendar)}, {"light", word(light_of_case_clock(clock, now))},
            {"paused", paused}};
}

Value value_of_case(const CaseState& state, const Rules& rules, Instant now)
{
    const Calendar& calendar = calendar_of(rules, state.holder);
    Array clocks, holds;
    for (const CaseClock& clock : state.clocks)
        if (!clock.dropped)
            clocks.push_back(value_of_clock(clock, state.stage == CaseStage::paused, now, calendar));
    for (const Hold& hold : state.holds) {
        const std::int64_t used = used_working_seconds(calendar_of(rules, hold.office), hold.from, hold.to.value_or(now));
        holds.push_back({{"office", hold.office.text}, {"from", said_instant(hold.from, calendar)},
                         {"to", hold.to ? said_instant(*hold.to, calendar) : Value{}}, {"working_seconds", used}});
    }
    Value said{{"case", state.id.text}, {"state", word(state.stage)}, {"round", state.round},
               {"holder", state.holder.text}, {"person", state.person.text}, {"seq", state.seq},
               {"h", hex_from_bytes(state.h)}, {"due", Value{}}, {"light", Value{}}, {"clocks", clocks},
               {"holds", holds}};
    if (const CaseClock* whole = clock_of(state, "whole")) {
        put(said, "due", said_instant(whole->due, calendar));
        put(said, "light", word(light_of_case_clock(*whole, now)));
    }
    return said;
}

Value value_of_step(const WorldStep& step)
{
    Array events;
    for (const Event& event : step.judgement.events) events.push_back(value_from_event(event));
    return {{"verdict", word(step.judgement.verdict)}, {"events", events},
            {"reason", step.judgement.has_reason ? value_from_reason(step.judgement) : Value{}}};
}

Result<Actor> actor_of(const Value& line, const CaseId& id)
{
    const Value* by = find(line, "by");
    if (!by) return {Fault::missing_field, "by"};
    const Result<Role> role = word_field<Role>(*by, "role");
    if (!role) return role.refusal();
    Actor actor{{text_or(*by, "person")}, {text_or(*by, "office")}, *role};
    // The person who asked is known by the case alone.
    if (actor.role == Role::citizen && actor.person.empty()) actor.person = {"petitioner/" + id.text};
    return actor;
}

// Instants among the arguments may be written as text, like every instant of a line.
Value args_of(const Value& line, CommandKind kind)
{
    const Value* given = find(line, "args");
    Value args = given ? *given : Value{Object{}};
    for (const Argument& argument : row_of(kind).arguments) {
        const Value* value = argument.type == ArgumentType::instant ? find(args, argument.name) : nullptr;
        const Result<Instant> at = value ? instant_value(*value, argument.name) : Result<Instant>{Instant{}};
        if (value && at) put(args, argument.name, at->ms);
    }
    return args;
}

void pass_time(World& world, Instant now, std::ostream& out)
{
    world.pass_time(now, [&](const WorldStep& step) {
        Value said = value_of_step(step);
        put(said, "tick", Value{{"case", step.command.case_id.text}, {"type", word(step.command.type)}});
        out << json_from_value(said) << '\n';
    });
}

Result<bool> take_line(World& world, const Value& line, std::int64_t n, Instant& now, std::ostream& out)
{
    const Value* at_value = find(line, "at");
    if (!at_value) return {Fault::missing_field, "at"};
    const Result<Instant> at = instant_value(*at_value, "at");
    if (!at) return at.refusal();
    const Result<std::string> id = text_field(line, "case");
    if (!id) return id.refusal();
    if (!is_case_id(*id)) return {Fault::bad_id, "case=" + *id};
    const Result<CommandKind> kind = word_field<CommandKind>(line, "type");
    if (!kind) return kind.refusal();
    const Result<Actor> actor = actor_of(line, {*id});
    if (!actor) return actor.refusal();
    now = std::max(now, *at);
    pass_time(world, *at, out);
    Value said = value_of_step(world.give(*actor, {*id}, *kind, args_of(line, *kind), *at));
    put(said, "n", n);
    out << json_from_value(said) << '\n';
    return true;
}

} // namespace

int run_replay(const CliOptions& options, const CliStreams& streams)
{
    const Result<Rules> rules = rules_from_dir(options.rules_dir);
    const std::string asked = option_or(options, "--now", "");
    const Result<Instant> until = asked.empty() ? Result<Instant>{Instant{}} : instant_in_reach(asked, "--now");
    if (!rules || !until) {
        print_refusal(streams.error, 0, rules ? until.refusal() : rules.refusal());
        return 1;
    }
    World world(*rules);
    Instant last;
    const int status = take_lines(streams, [&](const Value& line, std::int64_t n) {
        return take_line(world, line, n, last, streams.out);
    });
    const Instant now = asked.empty() ? last : *until;
    pass_time(world, now, streams.out);
    for (const auto& [id, state] : world.cases())
        streams.out << json_from_value(value_of_case(state, *rules, now)) << '\n';
    return status;
}

} // namespace qungong
