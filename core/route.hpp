// Route: which office a matter comes to first, or is offered to, and why.
//
// The first rule by priority whose every condition holds decides. Each rule looked at before it is kept with the
// first condition that failed, so that a clerk and the person who asked can read why. A route has no side effect.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules.hpp"

namespace qungong {

QG_WORDS(RouteCondition, "route_condition", type, topic, urgency, place, place_kind, about, words, date, office)

struct RouteRefusal { RuleId rule; std::string name; RouteCondition failed{}; friend bool operator==(const RouteRefusal&, const RouteRefusal&) = default; };

struct RouteSubject { // What a rule may look at
    std::optional<MatterType> type;
    std::string topic;
    Urgency urgency = Urgency::normal;
    PlaceId place;
    AboutKind about = AboutKind::unknown;
    OfficeId about_office;
    std::string words;
};

// Which `then` the caller wants: where it comes to, who works on it, what may answer it.
enum class RouteQuestion { first, assign, knowledge };

struct RouteDecision {
    OfficeId office;                  // Empty for knowledge, or when nobody has the duty
    std::string article;
    RuleId because;                   // Empty: no rule matched, the village of the place takes it
    int version = 0;
    std::vector<RouteCondition> matched;
    std::vector<RouteRefusal> refused;
};

[[nodiscard]] RouteDecision route(const RouteSubject& subject, RouteQuestion question, const Rules& rules, Date today);
[[nodiscard]] Value value_from_route(const RouteDecision& decision);

} // namespace qungong
