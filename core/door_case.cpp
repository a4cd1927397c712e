#include "core/door_case.hpp"

#include <algorithm>
#include <map>

#include "core/outcome.hpp"
#include "core/permit.hpp"
#include "core/sha256.hpp"

namespace qungong {
namespace {

Result<CaseState> state_field(const Value& in)
{
    const Value* blob = find(in, "state");
    if (!blob) return CaseState{};
    if (!blob->as_text()) return {Fault::wrong_type, "state"};
    return state_from_blob(*blob->as_text());
}

Result<std::vector<Event>> events_field(const Value& in, std::string_view key)
{
    std::vector<Event> events;
    for (const Value& item : items_or_none(in, key)) {
        Result<Event> event = event_from_value(item);
        if (!event) return event.refusal();
        events.push_back(std::move(*event));
    }
    return events;
}

Result<Actor> actor_field(const Value& in)
{
    const Value* actor = find(in, "actor");
    if (!actor) return {Fault::missing_field, "actor"};
    return actor_from_value(*actor);
}

Result<Hash> seed_field(const Value& in)
{
    auto seed = array_from_hex<32>(text_or(in, "seed"));
    if (!seed) return {Fault::bad_hash, "seed"};
    return *seed;
}

Value maybe_instant(const std::optional<Instant>& at) { return at ? Value{at->ms} : Value{}; }

std::optional<Instant> instant_or_none(const Value& in, std::string_view key)
{
    const Value* value = find(in, key);
    if (!value || !value->as_integer()) return std::nullopt;
    return Instant{*value->as_integer()};
}

Array array_of(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

Value value_of(const FeedOutcome& outcome, const CaseId& id)
{
    Array lines, enters, lefts;
    for (const auto& line : outcome.lines)
        lines.push_back({{"feeds", array_of(line.feeds)}, {"kind", "e"}, {"row", line.row}});
    for (const auto& d : outcome.documents)
        lines.push_back(
            {{"feeds", Array{d.feed}}, {"kind", "d"}, {"key", d.key}, {"row", Array{"d", d.key, d.value}}});
    for (const auto& enter : outcome.enters)
        enters.push_back({{"feed", enter.feed}, {"audience", word(enter.projection)}});
    for (const auto& left : outcome.lefts)
        lefts.push_back(
            {{"feed", left.feed}, {"reason", left.reason}, {"row", Array{"l", id.text, left.reason}}});
    return {{"lines", lines}, {"enters", enters}, {"lefts", lefts}};
}

// The answer to one judged item: verdict, events, state, and what becomes of the feeds.
Value value_of(const JudgeRequest& request, const Judgement& judgement, const Rules& rules, bool tells_person)
{
    Value out = value_of(feed_outcome(request.state, judgement, rules), request.command.case_id);
    Array events, others;
    for (const Event& event : judgement.events) events.push_back(value_from_event(event));
    for (const CommandForOther& other : judgement.others)
        others.push_back(
            {{"actor", value_from_actor(other.actor)}, {"command", value_from_command(other.command)}});
    if (tells_person && !request.actor.person.empty()) {
        FeedOutcome::Line line = verdict_line(request.actor, request.command, judgement);
        Array lines = *find(out, "lines")->as_array();
        lines.push_back({{"feeds", array_of(line.feeds)}, {"kind", "v"}, {"row", line.row}});
        put(out, "lines", lines);
    }
    const bool changed = !judgement.events.empty();
    put(out, "verdict", word(judgement.verdict));
    put(out, "reason", value_from_reason(judgement));
    put(out, "events", events);
    put(out, "others", others);
    put(out, "state", changed ? Value{blob_from_state(judgement.state)} : Value{});
    put(out, "head", Value{{"seq", judgement.state.seq}, {"h", hex_from_bytes(judgement.state.h)}});
    put(out, "wake", maybe_instant(next_wake(judgement.state)));
    put(out, "readable", may_read(judgement.state, request.actor, rules));
    return out;
}

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

// The newest value of a field: of the filing, or of a correction that came after it; nothing where it was erased.
void put_newest(Value& identity, const std::string& name, const std::vector<Event>& events)
{
    for (const Event& event : events) {
        if (!event.identity || !event.identity->salt) continue;
        const Value& leaf = event.identity->leaf;
        if (const Value* value = find(leaf, name)) put(identity, name, *value);
        if (text_or(leaf, "field") == name)
            if (const Value* to = find(leaf, "to")) put(identity, name, *to);
    }
}

// The envelope of an opening, before it is sealed.
Event opened_now(const CaseState& state, const Actor& actor, const Value& in)
{
    Event event;
    event.case_id = state.id;
    event.seq = state.seq + 1;
    event.type = EventKind::identity_opened;
    event.type_word = word(event.type);
    event.at = {integer_or(in, "at", 0)};
    event.actor = actor;
    event.dev = {text_or(in, "dev")};
    event.n = integer_or(in, "n", 0);
    event.cmd = {text_or(in, "id")};
    return event;
}

// Opening a field of the person's identity is an event that the person reads; the values themselves are no event.
Result<Value> answer_open_identity(const Rules& rules, const Value& in)
{
    Result<CaseState> state = state_field(in);
    if (!state) return state.refusal();
    Result<Actor> actor = actor_field(in);
    if (!actor) return actor.refusal();
    if (auto refusal = refuse_identity(*state, *actor, rules)) return *refusal;
    Result<IdentityReason> reason = word_field<IdentityReason>(in, "reason");
    if (!reason) return reason.refusal();
    Result<std::vector<Event>> events = events_field(in, "events");
    if (!events) return events.refusal();
    Result<Hash> seed = seed_field(in);
    if (!seed) return seed.refusal();
    Array fields;
    Value identity{Object{}};
    for (const std::string& name : texts_or_none(in, "fields")) {
        if (!word_from_text<IdentityField>(name)) return {Fault::unknown_word, "fields=" + name};
        fields.emplace_back(name);
        put_newest(identity, name, *events);
    }
    if (fields.empty()) return {Fault::missing_field, "fields"};
    Event event = opened_now(*state, *actor, in);
    event.open = Value{{"fields", fields}, {"reason", word(*reason)}, {"pack", rules.pack.substr(0, 16)}};
    seal_event(event, state->h, {integer_or(in, "recorded_at", event.at.ms)}, *seed,
               rules.windows.late_sync_ms);
    Judgement judgement{Verdict::applied, {}, false, {event}, *state, {}};
    apply(judgement.state, event);
    JudgeRequest request;
    request.state = *state;
    request.actor = *actor;
    request.command.case_id = state->id;
    Value out = value_of(request, judgement, rules, false);
    put(out, "identity", identity);
    return out;
}

} // namespace qungong
