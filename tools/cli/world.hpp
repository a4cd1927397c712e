// World: cases judged one after the other, as the server would, with time acting in between.
//
// What only a server gives is made of the command itself: salts come from a digest of its number, and a step is
// recorded at the instant it was done. So the same commands give the same bytes.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "core/judge.hpp"

namespace qungong {

struct WorldStep {
    Actor actor;
    Command command;
    Judgement judgement;
};

class World {
public:
    explicit World(const Rules& rules) : rules_(rules) {}

    // One command on the case as it stands at `at`; time must have passed first.
    [[nodiscard]] WorldStep give(const Actor& actor, const CaseId& id, CommandKind kind, Value args, Instant at);
    // What time demands of any case until `now`, in the order of the deadlines.
    void pass_time(Instant now, const std::function<void(const WorldStep&)>& did);
    [[nodiscard]] const CaseState* state_of(const CaseId& id) const;
    [[nodiscard]] const std::map<CaseId, CaseState>& cases() const { return cases_; }
    void forget(const CaseId& id); // A case that nobody will touch again

private:
    [[nodiscard]] WorldStep judge_one(const Actor& actor, Command command);
    void wake(const CaseId& id);

    const Rules& rules_;
    std::map<CaseId, CaseState> cases_;
    std::map<CaseId, Instant> wake_of_;
    std::set<std::pair<Instant, CaseId>> wakes_;
    std::int64_t n_ = 0;
};

} // namespace qungong
