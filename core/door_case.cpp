#include "core/door_case.hpp"

#include <map>

#include "core/door_parts.hpp"
#include "core/permit.hpp"
#include "core/sha256.hpp"

namespace qungong {

using namespace door_parts;

namespace {

Result<JudgeRequest> request_from_value(const Value& item)
{
    JudgeRequest request;
    Result<CaseState> state = state_field(item);
    if (!state) return state.refusal();
    Result<std::vector<Event>> since = events_field(item, "since");
    if (!since) return since.refusal();
    Result<Actor> actor = actor_field(item);
    if (!actor) return actor.refusal();
    const Value* command_value = find(item, "command");
    if (!command_value) return {Fault::missing_field, "command"};
    Result<Command> command = command_from_value(*command_value);
    if (!command) return command.refusal();
    Result<Instant> recorded_at = instant_field(item, "recorded_at");
    if (!recorded_at) return recorded_at.refusal();
    Result<Hash> seed = seed_field(item);
    if (!seed) return seed.refusal();
    request = {*state,
               *since,
               *actor,
               *command,
               *recorded_at,
               *seed,
               word_from_text<Verdict>(text_or(item, "prev_verdict")),
               bool_or(item, "external_taken", false)};
    request.command.dev = {text_or(item, "dev", request.command.dev.text)};
    return request;
}

Value refused_item(const Refusal& refusal)
{
    return {{"verdict", word(Verdict::rejected)},
            {"reason", Value{{"word", word(refusal.fault)}, {"args", Value{{"refused", refusal.refused}}}}},
            {"events", Array{}},
            {"lines", Array{}},
            {"enters", Array{}},
            {"lefts", Array{}},
            {"others", Array{}}};
}

} // namespace

Result<Value> answer_judge(const Rules& rules, const Value& in)
{
    struct Made {
        CaseState state;
        std::vector<Event> events;
    };
    std::map<CaseId, Made> made; // What earlier items of this batch did
    std::map<CommandId, Verdict> verdicts;
    Array results;
    for (const Value& item : items_or_none(in, "items")) {
        Result<JudgeRequest> request = request_from_value(item);
        if (!request) {
            results.push_back(refused_item(request.refusal()));
            continue;
        }
        if (auto earlier = made.find(request->command.case_id); earlier != made.end()) {
            request->state = earlier->second.state;
            const auto& events = earlier->second.events;
            request->since.insert(request->since.end(), events.begin(), events.end());
        }
        if (request->command.prev)
            if (auto known = verdicts.find(*request->command.prev); known != verdicts.end())
                request->prev_verdict = known->second;
        Judgement judgement = judge(*request, rules);
        results.push_back(value_of(*request, judgement, rules, true));
        verdicts[request->command.id] = judgement.verdict;
        if (judgement.events.empty()) continue;
        Made& known = made[request->command.case_id];
        known.state = judgement.state;
        known.events.insert(known.events.end(), judgement.events.begin(), judgement.events.end());
    }
    return Value{{"results", results}};
}

Result<Value> answer_tick(const Rules& rules, const Value& in)
{
    Result<Instant> now = instant_field(in, "now");
    if (!now) return now.refusal();
    Array results;
    for (const Value& item : items_or_none(in, "items")) {
        Result<CaseState> state = state_field(item);
        if (!state) return state.refusal();
        Array commands;
        for (const Command& command : tick(*state, rules, *now))
            commands.push_back(value_from_command(command));
        results.push_back({{"case", state->id.text},
                           {"commands", commands},
                           {"wake", maybe_instant(next_wake(*state))},
                           {"actor", value_from_actor(system_actor())}});
    }
    return Value{{"results", results}};
}

Result<Value> answer_bound_at(const Rules& rules, const Value& in)
{
    Array results;
    for (const Value& item : items_or_none(in, "items")) {
        AtBounds bounds;
        for (auto [key, into] :
             {std::pair{"at", &AtBounds::at}, {"sent_at", &AtBounds::sent_at}, {"now", &AtBounds::now}}) {
            Result<Instant> read = instant_field(item, key);
            if (!read) return read.refusal();
            bounds.*into = *read;
        }
        bounds.last_at = instant_or_none(item, "last_at");
        bounds.seen_recorded_at = instant_or_none(item, "seen_recorded_at");
        bounds.last_answered_at = instant_or_none(item, "last_answered_at");
        results.push_back({{"at", bounded_at(bounds, rules.windows).ms}});
    }
    return Value{{"results", results}};
}

Result<Value> answer_project(const Rules&, const Value& in)
{
    Result<Projection> projection = word_field<Projection>(in, "audience");
    if (!projection) return projection.refusal();
    Result<std::vector<Event>> events = events_field(in, "events");
    if (!events) return events.refusal();
    if (events->empty()) return {Fault::missing_field, "events"};
    return Value{{"row", enter_row(events->front().case_id, *events, *projection)}};
}

Result<Value> answer_feeds(const Rules& rules, const Value& in)
{
    Array out;
    PersonId person{text_or(in, "person")};
    CaseId follow{text_or(in, "follow_case")};
    for (std::string& feed : feeds_of_person(person, follow, rules)) out.emplace_back(std::move(feed));
    return Value{{"feeds", out}};
}

Result<Value> answer_public_row(const Rules&, const Value& in)
{
    Result<CaseState> state = state_field(in);
    if (!state) return state.refusal();
    return Value{{"key", public_key(state->id)}, {"row", public_row(*state)}};
}

Result<Value> answer_reach(const Rules& rules, const Value& in)
{
    Result<CaseState> state = state_field(in);
    if (!state) return state.refusal();
    Result<Actor> actor = actor_field(in);
    if (!actor) return actor.refusal();
    return Value{{"may_read", may_read(*state, *actor, rules)},
                 {"may_name", !refuse_identity(*state, *actor, rules)}};
}

Result<Value> answer_commands(const Rules&, const Value&) { return value_of_command_table(); }

} // namespace qungong
