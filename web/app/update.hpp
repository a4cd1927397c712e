// Update: the one function that changes the model. What the world must do comes out as effects.
#pragma once

#include "web/app/action.hpp"

namespace qungong::app {

// `now` is the device's clock; `random` is at least 32 fresh bytes that ids are made of.
struct Moment { Instant now; std::string random; };

// Changes the model in place and returns the effects; the same model, action and moment give the same result.
[[nodiscard]] Effects update(Model& model, const Action& action, const Moment& moment);

// Whether the front of the client is enough for this action: what it takes until somebody can sign in. Everything else
// waits, in its order, until the rest has arrived (docs/decisions.md, "The client comes in two files").
[[nodiscard]] bool is_at_the_front(const Model& model, const Action& action);

// When the client next changes by itself: a light, a notice, a draft to be saved. None: only when somebody acts.
[[nodiscard]] std::optional<Instant> next_deadline(const Model& model);

[[nodiscard]] std::string hash_from_route(const Route& route); // "#/case/500113-..."
[[nodiscard]] Route route_from_hash(std::string_view hash);     // Unknown: the sign-in page

} // namespace qungong::app
