// Route: which office a matter comes to first, or is offered to, and why.
//
// The first rule by priority whose every condition holds decides. Each rule looked at before it is kept with the
// first condition that failed, so that a clerk and the person who asked can read why. A route has no side effect.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules.hpp"

namespace qungong {

QG_WORDS(RouteCondition, "route_condition", type, topic, urgency, place, place_kind, about, words, date, office)

// What is decided here and in no pack, so that no rule file can undo it (DESIGN 4, last paragraph).
//   against_office  a matter about the conduct, money or benefit decision of an office is held one level above it
//   accuse          goes to the discipline office of the right level
//   tip             goes to an enforcing unit, never to a village
//   petition        a village issues no petition opinion
QG_WORDS(RouteGuard, "route_guard", against_office, accuse, tip, petition)

struct RouteRefusal { // Copied by the hundred, so it holds a place in Rules::routes and no text
    std::uint32_t rule = 0;
    RouteCondition failed{};
    friend bool operator==(const RouteRefusal&, const RouteRefusal&) = default;
};

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
    PlaceId place;                    // Set where the subject's place is no more: the one that took over was asked
    std::string article;
    RuleId because;                   // "guard:tip" for a guard; empty: no rule matched, the village takes it
    int version = 0;
    std::optional<RouteGuard> guard;
    std::vector<RouteCondition> matched;
    std::vector<RouteRefusal> refused;
};

// A place that has ended by `today`, and an office of one, are asked for as what took over (core/successors.hpp).
[[nodiscard]] RouteDecision route(const RouteSubject& subject, RouteQuestion question, const Rules& rules, Date today);
// What an event keeps: {"office","article","because","version","guard","matched":[words],"place"}.
[[nodiscard]] Value value_from_route(const RouteDecision& decision);
// For people, with the rule's name and every rule that was looked at before it:
// the above and {"name","name_en","refused":[{"rule","name","name_en","failed"}]}.
[[nodiscard]] Value reasons_from_route(const RouteDecision& decision, const Rules& rules);
// The office whose conduct is meant: `about_office`, else that of a place where an office is meant but not named.
// Null where the matter is about a thing or about somebody who belongs to no office.
[[nodiscard]] const Office* accused_office(const RouteSubject& subject, const Rules& rules);
// One level above the accused office, or the discipline office of its level for `accuse`. Null: nobody is above.
[[nodiscard]] const Office* office_above_accused(const RouteSubject& subject, const Rules& rules);
// Persons of the local directory (offices of the place and above) whose names stand in the words. They raise the
// question before filing whether the matter is about them; they decide nothing by themselves.
[[nodiscard]] std::vector<PersonId> names_found(std::string_view words, const Rules& rules, const PlaceId& place);

} // namespace qungong
