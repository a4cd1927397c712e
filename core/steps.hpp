// Steps: what the decisions of single commands share. Only core/decide*.cpp include it.
//
// A step has already passed `refuse_arguments` and `refuse_step`; it looks at what the arguments show and builds one
// event with its consequences.
#pragma once

#include "core/decide.hpp"
#include "core/permit.hpp"

namespace qungong::steps {

struct Step {
    const CaseState& state;
    const Actor& actor;
    const Command& command;
    const Rules& rules;
    Instant at;
};

// The consequences of an event, written as docs/sync.md names them.
class Then {
public:
    Then& set(std::string_view key, Value value);
    Then& stage(CaseStage stage) { return set("state", word(stage)); }
    Then& holder(const Office& office);            // And its level
    Then& stop(std::string name);
    Then& drop(std::string name);
    Then& clock(Value row);                        // Nothing for a null row
    Then& part(Value row);
    [[nodiscard]] Value value() const;

private:
    Value fields_{Object{}};
    Array stop_, drop_, clocks_, parts_;
};

// The event of a step: arguments spread over open body, words and identity as the table says.
[[nodiscard]] Event event_of(const Step& step, EventKind kind, const Then& then);

struct ClockSubject { // What a limit row looks at
    MatterType type = MatterType::help;
    Urgency urgency = Urgency::normal;
    bool difficult = false;
    Level level = Level::village;
};
[[nodiscard]] ClockSubject subject_of(const CaseState& state, Level level);
// [name, start, due, warn, limit, unpublished], or null where the rules have no such limit. `due_max` binds.
[[nodiscard]] Value clock_row(const Rules& rules, const OfficeId& office, ClockKind kind, std::string name,
    Instant start, const ClockSubject& subject, std::optional<Instant> due_max = {});
// Of a clock that runs: the same start, an earlier due.
[[nodiscard]] Value clock_row_again(const CaseClock& clock, std::optional<Instant> due_max = {});
[[nodiscard]] std::string part_clock(const PartId& part, ClockKind kind);
[[nodiscard]] PartId next_part_id(const CaseState& state, std::size_t ahead = 0);
[[nodiscard]] bool runs(const CaseState& state, std::string_view clock);
// Drops every running clock of every part, and marks the parts as replaced.
void replace_parts(const CaseState& state, Then& then);
[[nodiscard]] OfficeId office_arg(const Step& step, std::string_view key);
[[nodiscard]] PartId part_arg(const Step& step); // Own part when the argument is absent
[[nodiscard]] Result<Decision> one(Event event);

using StepResult = Result<Decision>;
StepResult file(const Step&);
StepResult supplement(const Step&);
StepResult correct(const Step&);
StepResult accept(const Step&);
StepResult reclassify(const Step&);
StepResult answer_from_knowledge(const Step&);
StepResult handle_here(const Step&);
StepResult submit_up(const Step&);
StepResult send_down(const Step&);
StepResult assign(const Step&);
StepResult delegate(const Step&);
StepResult sign_in(const Step&);
StepResult hand_to(const Step&);
StepResult contact(const Step&);
StepResult note(const Step&);
StepResult visit(const Step&);
StepResult co_answer(const Step&);
StepResult answer(const Step&);
StepResult deliver(const Step&);
StepResult return_answer(const Step&);
StepResult rate(const Step&);
StepResult judge_rating(const Step&);
StepResult close_unrated(const Step&);
StepResult urge(const Step&);
StepResult publish(const Step&);
StepResult unpublish(const Step&);

} // namespace qungong::steps
