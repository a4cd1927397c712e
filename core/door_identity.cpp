#include "core/door_case.hpp"
#include "core/door_parts.hpp"
#include "core/permit.hpp"

namespace qungong {

using namespace door_parts;

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
Result<std::string> answer_open_identity(const Rules& rules, const Value& in)
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
    std::string out;
    append_judged(out, request, judgement, rules, {.identity = &identity});
    append_states(out, {&judgement.state});
    return out;
}

} // namespace qungong
