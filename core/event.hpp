// Event: what happened to a case, once and for ever.
//
// The envelope is never redacted; `open` has no personal data; `words` and `identity` are closed leaves with a salt
// each. An event carries its consequences (dues, office, rule), so a replay needs no rules. Only the server gives
// `seq`, `recorded_at`, salts and `h`: an event that a client decided has `seq` predicted and no hash.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/ids.hpp"
#include "core/instant.hpp"
#include "core/kinds.hpp"
#include "core/value.hpp"

namespace qungong {

QG_WORDS(EventKind, "event",
    filed, settled_now, supplemented, corrected, reclassified, withdrawn, merged, split, linked, annul_proposed,
    annulled, accepted, declined, decline_confirmed, decline_refused, referred, answered_from_knowledge, handled_here,
    submitted_up, sent_down, called_in, arrived, assigned, delegated, signed_in, objected, upheld, overruled,
    arbitrated, contacted, noted, visited, handed_to, recused, inside_asked, advised, co_answered, extension_asked,
    extension_granted, extension_refused, paused, resumed, drafted, approved, answered, delivered, promised,
    promise_kept, answer_returned, rated, rating_judged, closed_unrated, reopened, review_asked, reviewed,
    recheck_asked, rechecked, urged, supervised, reported_back, released, instructed, feedback_given, agenda_raised,
    offered_to_society, offered_to_market, taken_up, risk_raised, risk_lowered, sampled, archived, published,
    unpublished, identity_opened, due_changed, contested, erased, closed)

struct Actor {
    PersonId person;
    OfficeId office;
    Role role = Role::citizen;
    friend bool operator==(const Actor&, const Actor&) = default;
};

using Salt = std::array<std::uint8_t, 16>;
using Hash = std::array<std::uint8_t, 32>;

// What one reader gets of a leaf: readable (salt and leaf), or its `k` alone, with or without redacted words.
struct Leaf {
    std::optional<Salt> salt;   // Present: `leaf` may be read and checked
    Value leaf;
    Hash k{};                   // Always known on the server; zero where nothing was hashed yet
    Value shown;                // Automatically redacted words, outside the hash; null where there are none
    friend bool operator==(const Leaf&, const Leaf&) = default;
};

// What a reader gets of a leaf: salt and leaf; the redacted words; or only its `k`. What is not there falls to less.
enum class Reading { readable, shown, hidden };

struct Event {
    CaseId case_id;
    std::int64_t seq = 0;
    EventKind type{};
    std::string type_word;      // As written; differs from word(type) only for a type of a later release
    int v = 1;
    Instant at, recorded_at;
    Actor actor;
    DeviceId dev;
    std::int64_t n = 0;
    CommandId cmd;
    Value open;                 // An object
    std::optional<Leaf> words, identity;
    std::optional<Hash> h;
    friend bool operator==(const Event&, const Event&) = default;
};

// Exactly the bytes that are hashed: case, seq, type, v, at, recorded_at, actor, dev, n, cmd.
[[nodiscard]] Value envelope_of(const Event& event);
// {"env":{...},"open":{...},"words":{"salt","leaf","k","shown"},"identity":{...},"h"}: as the server keeps it.
[[nodiscard]] Value value_from_event(const Event& event);
[[nodiscard]] Result<Event> event_from_value(const Value& value);
// The same two as canonical JSON, written at once.
void append_envelope(std::string& out, const Event& event);
void append_event(std::string& out, const Event& event);
[[nodiscard]] Value value_from_actor(const Actor& actor);
[[nodiscard]] Result<Actor> actor_from_value(const Value& value);

} // namespace qungong
