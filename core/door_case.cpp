#include "core/door_case.hpp"

#include <map>

#include "core/door_parts.hpp"
#include "core/permit.hpp"
#include "core/sha256.hpp"

namespace qungong {

using namespace door_parts;

namespace {

// Without the state, where an earlier item of the batch has made a newer one.
Result<JudgeRequest> request_from_value(const Value& item, bool knows_state)
{
    JudgeRequest request;
    Result<CaseState> state = knows_state ? CaseState{} : state_field(item);
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
    request = {std::move(*state),
               std::move(*since),
               std::move(*actor),
               std::move(*command),
               *recorded_at,
               *seed,
               word_from_text<Verdict>(text_or(item, "prev_verdict")),
               bool_or(item, "external_taken", false)};
    request.command.dev = {text_or(item, "dev", request.command.dev.text)};
    return request;
}

// What earlier items of a batch made, for the later ones.
class Batch {
public:
    explicit Batch(const Rules& rules) : rules_(rules) {}

    // False where the item must stand alone in a batch of its own, and does not: nothing of it was kept.
    bool take(const Value& item)
    {
        Result<JudgeRequest> request = request_of(item);
        if (!request) {
            append_refused(out_, request.refusal());
            return true;
        }
        const Judgement judgement = judge(*request, rules_);
        if (!judgement.others.empty() && !out_.empty()) return false;
        append_judged(out_, *request, judgement, rules_, {.tells_person = true});
        verdicts_[request->command.id] = judgement.verdict;
        if (!judgement.events.empty()) keep(request->command.case_id, judgement);
        return judgement.others.empty();
    }

    std::string answer() &&
    {
        std::vector<const CaseState*> states;
        for (const auto& [id, made] : made_) states.push_back(&made.state);
        append_states(out_, states);
        return std::move(out_);
    }

private:
    struct Made {
        CaseState state;
        std::vector<Event> events;
    };

    Result<JudgeRequest> request_of(const Value& item) const
    {
        const Value* command = find(item, "command");
        const auto made = command ? made_.find({text_or(*command, "case")}) : made_.end();
        Result<JudgeRequest> request = request_from_value(item, made != made_.end());
        if (!request) return request;
        if (made != made_.end()) {
            request->state = made->second.state;
            const std::vector<Event>& events = made->second.events;
            request->since.insert(request->since.end(), events.begin(), events.end());
        }
        if (request->command.prev)
            if (auto known = verdicts_.find(*request->command.prev); known != verdicts_.end())
                request->prev_verdict = known->second;
        return request;
    }

    void keep(const CaseId& id, const Judgement& judgement)
    {
        Made& made = made_[id];
        made.state = judgement.state;
        made.events.insert(made.events.end(), judgement.events.begin(), judgement.events.end());
    }

    const Rules& rules_;
    std::map<CaseId, Made> made_;
    std::map<CommandId, Verdict> verdicts_;
    std::string out_;
};

} // namespace

Result<std::string> answer_judge(const Rules& rules, const Value& in)
{
    Batch batch(rules);
    for (const Value& item : items_or_none(in, "items"))
        if (!batch.take(item)) break;
    return std::move(batch).answer();
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

Result<std::string> answer_project(const Rules&, const Value& in)
{
    Result<Projection> projection = word_field<Projection>(in, "audience");
    if (!projection) return projection.refusal();
    Result<std::vector<Event>> events = events_field(in, "events");
    if (!events) return events.refusal();
    if (events->empty()) return {Fault::missing_field, "events"};
    return enter_row(events->front().case_id, *events, *projection);
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
