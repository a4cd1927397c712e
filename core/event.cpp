#include "core/event.hpp"

#include "core/json_text.hpp"
#include "core/sha256.hpp"

namespace qungong {
namespace {

Value value_from_leaf(const Leaf& leaf)
{
    Value out{{"k", hex_from_bytes(leaf.k)}};
    if (leaf.salt) {
        put(out, "salt", hex_from_bytes(*leaf.salt));
        put(out, "leaf", leaf.leaf);
    }
    if (!leaf.shown.is_null()) put(out, "shown", leaf.shown);
    return out;
}

void append_leaf(std::string& out, const Leaf& leaf)
{
    JsonObject object(out);
    object.text("k", hex_from_bytes(leaf.k));
    if (leaf.salt) {
        object.json("leaf", leaf.leaf);
        object.text("salt", hex_from_bytes(*leaf.salt));
    }
    if (!leaf.shown.is_null()) object.json("shown", leaf.shown);
    object.end();
}

template <std::size_t N>
Result<std::array<std::uint8_t, N>> bytes_field(const Value& value, std::string_view key)
{
    Result<std::string> text = text_field(value, key);
    if (!text) return text.refusal();
    auto bytes = array_from_hex<N>(*text);
    if (!bytes) return {Fault::bad_hash, std::string(key)};
    return *bytes;
}

Result<Leaf> leaf_from_value(const Value& value)
{
    Leaf leaf;
    Result<Hash> k = bytes_field<32>(value, "k");
    if (!k) return k.refusal();
    leaf.k = *k;
    if (find(value, "salt")) {
        Result<Salt> salt = bytes_field<16>(value, "salt");
        if (!salt) return salt.refusal();
        const Value* held = find(value, "leaf");
        if (!held) return {Fault::missing_field, "leaf"};
        leaf.salt = *salt;
        leaf.leaf = *held;
    }
    if (const Value* shown = find(value, "shown")) leaf.shown = *shown;
    return leaf;
}

Result<Event> envelope_from_value(const Value& env)
{
    Event event;
    Result<std::string> case_id = text_field(env, "case");
    if (!case_id) return case_id.refusal();
    if (!is_case_id(*case_id)) return {Fault::bad_id, "case"};
    Result<std::int64_t> seq = integer_field(env, "seq");
    if (!seq) return seq.refusal();
    Result<std::string> type = text_field(env, "type");
    if (!type) return type.refusal();
    Result<Instant> at = instant_field(env, "at");
    if (!at) return at.refusal();
    const Value* actor_value = find(env, "actor");
    if (!actor_value) return {Fault::missing_field, "actor"};
    Result<Actor> actor = actor_from_value(*actor_value);
    if (!actor) return actor.refusal();
    event.case_id = {*case_id};
    event.seq = *seq;
    event.type_word = *type;
    event.type = word_from_text<EventKind>(*type).value_or(EventKind::noted);
    event.v = static_cast<int>(integer_or(env, "v", 1));
    event.at = *at;
    event.recorded_at = {integer_or(env, "recorded_at", at->ms)};
    event.actor = *actor;
    event.dev = {text_or(env, "dev")};
    event.n = integer_or(env, "n", 0);
    event.cmd = {text_or(env, "cmd")};
    return event;
}

} // namespace

Value value_from_actor(const Actor& actor)
{
    return {{"person", actor.person.text}, {"office", actor.office.text}, {"role", word(actor.role)}};
}

Result<Actor> actor_from_value(const Value& value)
{
    Result<Role> role = word_field<Role>(value, "role");
    if (!role) return role.refusal();
    return Actor{{text_or(value, "person")}, {text_or(value, "office")}, *role};
}

Value envelope_of(const Event& event)
{
    return {{"case", event.case_id.text},
            {"seq", event.seq},
            {"type", event.type_word},
            {"v", event.v},
            {"at", event.at.ms},
            {"recorded_at", event.recorded_at.ms},
            {"actor", value_from_actor(event.actor)},
            {"dev", event.dev.text},
            {"n", event.n},
            {"cmd", event.cmd.text}};
}

Value value_from_event(const Event& event)
{
    Value out{{"env", envelope_of(event)}, {"open", event.open}};
    if (event.words) put(out, "words", value_from_leaf(*event.words));
    if (event.identity) put(out, "identity", value_from_leaf(*event.identity));
    if (event.h) put(out, "h", hex_from_bytes(*event.h));
    return out;
}

void append_envelope(std::string& out, const Event& event)
{
    JsonObject env(out);
    JsonObject actor(env.begin("actor"));
    actor.text("office", event.actor.office.text);
    actor.text("person", event.actor.person.text);
    actor.text("role", word(event.actor.role));
    actor.end();
    env.integer("at", event.at.ms);
    env.text("case", event.case_id.text);
    env.text("cmd", event.cmd.text);
    env.text("dev", event.dev.text);
    env.integer("n", event.n);
    env.integer("recorded_at", event.recorded_at.ms);
    env.integer("seq", event.seq);
    env.text("type", event.type_word);
    env.integer("v", event.v);
    env.end();
}

void append_event(std::string& out, const Event& event)
{
    JsonObject whole(out);
    append_envelope(whole.begin("env"), event);
    if (event.h) whole.text("h", hex_from_bytes(*event.h));
    if (event.identity) append_leaf(whole.begin("identity"), *event.identity);
    whole.json("open", event.open);
    if (event.words) append_leaf(whole.begin("words"), *event.words);
    whole.end();
}

Result<Event> event_from_value(const Value& value)
{
    const Value* env = find(value, "env");
    if (!env) return {Fault::missing_field, "env"};
    Result<Event> event = envelope_from_value(*env);
    if (!event) return event;
    const Value* open = find(value, "open");
    if (!open || !open->as_object()) return {Fault::missing_field, "open"};
    event->open = *open;
    for (auto [key, leaf] : {std::pair{"words", &Event::words}, std::pair{"identity", &Event::identity}}) {
        const Value* held = find(value, key);
        if (!held) continue;
        Result<Leaf> read = leaf_from_value(*held);
        if (!read) return read.refusal();
        (*event).*leaf = *read;
    }
    if (find(value, "h")) {
        Result<Hash> h = bytes_field<32>(value, "h");
        if (!h) return h.refusal();
        event->h = *h;
    }
    return event;
}

} // namespace qungong
