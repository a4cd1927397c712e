// Permit: who may give which command on a case now, and for what reason not. Deny by default.
//
// `refuse_step` is the guard that needs no arguments: state, role, office, and what the table says. `decide` asks it
// first and adds what the arguments show; a page asks `offered` for the commands to draw, greyed ones with their
// reason. The role, office and person of an actor are checked against the directory here and nowhere else.
#pragma once

#include "core/case_state.hpp"

namespace qungong {

[[nodiscard]] std::optional<Refusal> refuse_step(const CaseState& state, const Actor& actor, CommandKind kind,
    const Rules& rules, const PartId& part = {});

// Why this actor may not take a matter down; there is no case yet that could refuse it.
[[nodiscard]] std::optional<Refusal> refuse_filing(const Actor& actor, const Rules& rules);

// Whether the actor has the post he claims. Citizens, system and channel have no post.
[[nodiscard]] bool has_post(const Actor& actor, const Rules& rules);

struct Offer {
    CommandKind kind{};
    std::optional<Refusal> refusal; // Why it is greyed; none: it may be given
};
// What a page shows: commands the actor's role could ever give here, in order of the table; `file` is not among them.
[[nodiscard]] std::vector<Offer> offered(const CaseState& state, const Actor& actor, const Rules& rules);

// The actor may read the case (in the projection of his feeds).
[[nodiscard]] bool may_read(const CaseState& state, const Actor& actor, const Rules& rules);
// He may open name, phone and house number: the handler, the clerk and the caller in whose hands it is.
[[nodiscard]] std::optional<Refusal> refuse_identity(const CaseState& state, const Actor& actor, const Rules& rules);

[[nodiscard]] PersonId petitioner_person(const CaseId& id); // The person of a session that follows one matter

} // namespace qungong
