// CaseState: what a case is now, folded from its events. Needs no rules: every event carries its consequences.
//
// The consequences stand in the open body under `then` (docs/sync.md, "Consequences"): state, holder, person, level,
// clocks started and stopped, parts. Whoever reads an event with hidden leaves folds the same state, because
// nothing here looks into a leaf. A state is a value; the backend keeps it as a blob that only this file reads.
#pragma once

#include <set>
#include <span>

#include "core/command.hpp"
#include "core/rules.hpp"

namespace qungong {

struct Part {
    PartId id;
    PartId parent;            // Empty for a part of the assignment itself
    OfficeId office;
    PersonId person;          // Empty until it is signed in
    PartStage stage = PartStage::assigned;
    bool lead = false;
    friend bool operator==(const Part&, const Part&) = default;
};

struct Hold {
    OfficeId office;
    Instant from;
    std::optional<Instant> to;
    friend bool operator==(const Hold&, const Hold&) = default;
};

// One clock of the case. `name` is the clock's word, behind "<part>:" where it belongs to a part. A clock that was
// stopped late stays missed for ever; `stopped` never moves a due.
struct CaseClock {
    std::string name;
    Instant start, due, warn;
    std::string limit;        // As the rules write it: "5wd"
    std::int64_t round = 1;
    bool unpublished_year = false;
    std::optional<Instant> stopped;
    bool dropped = false;     // Stopped because the step fell away (sent up, replaced): neither met nor missed
    friend bool operator==(const CaseClock&, const CaseClock&) = default;
};

struct Rating {
    Solved solved{};
    Satisfied satisfied{};
    Attitude attitude{};
    RatedBy by{};
    Instant at;
    friend bool operator==(const Rating&, const Rating&) = default;
};

struct CaseState {
    CaseId id;
    std::int64_t seq = 0;
    Hash h{};
    Instant recorded_at;                 // Of the newest event
    std::string number;
    CaseStage stage = CaseStage::filed;
    std::optional<MatterType> type;      // Empty while `file` left it open
    std::optional<MatterType> filed_type;
    std::string topic;
    Urgency urgency = Urgency::normal;
    bool difficult = false;
    PlaceId place;
    AboutKind about = AboutKind::unknown;
    OfficeId about_office;               // Never reads, never holds
    PlaceId area_from;                   // The lowest place whose area feed has the case
    bool sealed = false;
    bool confidential = false, publish_consent = false;
    Level level = Level::village;
    OfficeId holder, first_holder;
    PersonId person;
    std::vector<Part> parts;
    std::vector<Hold> holds;
    std::vector<CaseClock> clocks;
    std::set<OfficeId> offices;          // Held it or had a part: they go on reading
    std::set<OfficeId> co_offices;       // Of them, those who read without the words
    std::set<OfficeId> watchers;         // Superiors that were told of a contest
    Actor filed_by;
    Instant filed_at;
    std::string channel, reply_by;
    std::string external;                // "source/no"
    std::int64_t round = 1, reversals = 0;
    std::vector<OfficeId> came_up_from;  // Offices that sent it up
    std::vector<OfficeId> sent_back_to;
    Value route;                         // Why it is where it is: the newest decision
    std::optional<Outcome> outcome;
    OfficeId answered_by;
    std::optional<Instant> answered_at, delivered_at;
    std::optional<Rating> rating;
    std::int64_t ratings = 0, contests = 0;
    bool contacted = false;
    std::vector<std::string> told;       // Clocks whose lateness was urged, as "<name>#<round>"
    Value published;                     // {"title","text"} or null
    bool read_only = false;              // It has an event of a release we do not know
    friend bool operator==(const CaseState&, const CaseState&) = default;
};

[[nodiscard]] CaseState replay(std::span<const Event> events);
void apply(CaseState& state, const Event& event);

[[nodiscard]] bool is_open(CaseStage stage);
[[nodiscard]] const Part* part_of(const CaseState& state, const PartId& id);
[[nodiscard]] const Part* lead_part(const CaseState& state); // The present one; null before an assignment
// The actor's own part when `id` is empty: the one his office has in hand or must sign in; null if there is none.
[[nodiscard]] const Part* own_part(const CaseState& state, const OfficeId& office, const PartId& id);
[[nodiscard]] const CaseClock* clock_of(const CaseState& state, std::string_view name); // The newest of that name
// The first clock of work or of the whole case that is past its due and was not urged yet; null if there is none.
[[nodiscard]] const CaseClock* untold_late_clock(const CaseState& state, Instant at);
[[nodiscard]] std::string told_name(const CaseClock& clock);
[[nodiscard]] bool ever_held(const CaseState& state, const OfficeId& office);

inline constexpr int state_blob_version = 1;
[[nodiscard]] std::string blob_from_state(const CaseState& state);
[[nodiscard]] Result<CaseState> state_from_blob(std::string_view blob);
// A blob that was parsed with what lies around it, or stands there as the text of it.
[[nodiscard]] Result<CaseState> state_from_value(const Value& blob);

} // namespace qungong
