#include "core/door_parts.hpp"

#include "core/permit.hpp"
#include "core/sha256.hpp"

namespace qungong::door_parts {
namespace {

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

} // namespace

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

} // namespace qungong::door_parts
