#include "core/door_parts.hpp"

#include "core/json_text.hpp"
#include "core/permit.hpp"
#include "core/sha256.hpp"

namespace qungong::door_parts {
namespace {

void append_texts(std::string& out, const std::vector<std::string>& texts)
{
    JsonArray array(out);
    for (const std::string& text : texts) array.text(text);
    array.end();
}

// What the backend keeps of an event beside its bytes.
void append_marks(std::string& out, const std::vector<Event>& events)
{
    JsonArray marks(out);
    for (const Event& event : events) {
        JsonArray mark(marks.begin());
        mark.integer(event.seq);
        mark.integer(event.at.ms);
        mark.integer(event.recorded_at.ms);
        mark.text(event.cmd.text);
        mark.text(event.h ? hex_from_bytes(*event.h) : std::string());
        mark.end();
    }
    marks.end();
}

// [kind,[feed...],seq of the event or key of the document,whether the document goes away]: one for each row below.
void append_row_marks(std::string& out, const FeedOutcome& outcome)
{
    JsonArray marks(out);
    for (const FeedOutcome::Line& line : outcome.lines) {
        JsonArray mark(marks.begin());
        mark.text(line.seq > 0 ? "e" : "v");
        append_texts(mark.begin(), line.feeds);
        if (line.seq > 0) mark.integer(line.seq);
        mark.end();
    }
    for (const FeedOutcome::Document& document : outcome.documents) {
        JsonArray mark(marks.begin());
        mark.text("d");
        append_texts(mark.begin(), {document.feed});
        mark.text(document.key);
        mark.flag(document.value.is_null());
        mark.end();
    }
    marks.end();
}

void append_moves(JsonObject& head, const FeedOutcome& outcome)
{
    JsonArray enters(head.begin("enters"));
    for (const auto& [feed, projection] : outcome.enters) {
        JsonArray enter(enters.begin());
        enter.text(feed);
        enter.text(word(projection));
        enter.end();
    }
    enters.end();
}

void append_lefts(std::string& out, const FeedOutcome& outcome)
{
    JsonArray lefts(out);
    for (const auto& [feed, reason] : outcome.lefts) {
        JsonArray left(lefts.begin());
        left.text(feed);
        left.text(reason);
        left.end();
    }
    lefts.end();
}

void append_others(std::string& out, const std::vector<CommandForOther>& others)
{
    JsonArray array(out);
    for (const CommandForOther& other : others)
        array.json({{"actor", value_from_actor(other.actor)}, {"command", value_from_command(other.command)}});
    array.end();
}

void append_head(std::string& out, const JudgeRequest& request, const Judgement& judgement, const Rules& rules,
                 const FeedOutcome& outcome, const Value* identity)
{
    JsonObject head(out);
    append_moves(head, outcome);
    append_marks(head.begin("events"), judgement.events);
    JsonObject seen(head.begin("head"));
    seen.text("h", hex_from_bytes(judgement.state.h));
    seen.integer("seq", judgement.state.seq);
    seen.end();
    if (identity) head.json("identity", *identity);
    append_lefts(head.begin("lefts"), outcome);
    append_others(head.begin("others"), judgement.others);
    head.flag("readable", may_read(judgement.state, request.actor, rules));
    head.json("reason", value_from_reason(judgement));
    append_row_marks(head.begin("rows"), outcome);
    head.text("verdict", word(judgement.verdict));
    head.json("wake", maybe_instant(next_wake(judgement.state)));
    head.end();
}

} // namespace

Result<CaseState> state_field(const Value& in)
{
    const Value* blob = find(in, "state");
    if (!blob) return CaseState{};
    return state_from_value(*blob);
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

void append_judged(std::string& out, const JudgeRequest& request, const Judgement& judgement, const Rules& rules,
                   JudgedExtras extras)
{
    FeedOutcome outcome = feed_outcome(request.state, judgement, rules);
    if (extras.tells_person && !request.actor.person.empty())
        outcome.lines.push_back(verdict_line(request.actor, request.command, judgement));
    append_head(out, request, judgement, rules, outcome, extras.identity);
    for (const Event& event : judgement.events) append_event(out += '\n', event);
    for (const FeedOutcome::Line& line : outcome.lines) (out += '\n') += line.row;
    for (const FeedOutcome::Document& document : outcome.documents)
        append_json(out += '\n', Array{"d", document.key, document.value});
    out += '\n';
}

void append_refused(std::string& out, const Refusal& refusal)
{
    append_json(out, {{"reason", Value{{"word", word(refusal.fault)}, {"args", Value{{"refused", refusal.refused}}}}},
                      {"verdict", word(Verdict::rejected)}});
    out += '\n';
}

void append_states(std::string& out, const std::vector<const CaseState*>& states)
{
    JsonObject object(out);
    JsonArray cases(object.begin("states"));
    for (const CaseState* state : states) cases.text(state->id.text);
    cases.end();
    object.end();
    for (const CaseState* state : states) (out += '\n') += blob_from_state(*state);
}

} // namespace qungong::door_parts
