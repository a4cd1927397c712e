// Desk: drives cases through `judge` as the backend does, so that a test reads like the course of a matter.
#pragma once

#include <map>

#include "core/judge.hpp"
#include "core/outcome.hpp"
#include "tests/support/assets.hpp"

namespace qungong {

inline const Actor zhongba_clerk{{"p-zhongba-clerk"}, {"v500113109200"}, Role::clerk};
inline const Actor mudong_dispatcher{{"p-mudong-dispatcher"}, {"c500113109"}, Role::dispatcher};
inline const Actor mudong_dispatcher_2{{"p-mudong-dispatcher-2"}, {"c500113109"}, Role::dispatcher};
inline const Actor mudong_caller{{"p-mudong-caller"}, {"c500113109"}, Role::caller};
inline const Actor road_handler{{"p-mudong-road-handler"}, {"u500113109-road"}, Role::handler};
inline const Actor station_handler{{"p-mudong-station-handler"}, {"s500113109-road"}, Role::handler};
inline const Actor banan_caller{{"p-banan-caller"}, {"c500113"}, Role::caller};
inline const Actor banan_dispatcher{{"p-banan-dispatcher"}, {"c500113"}, Role::dispatcher};

class Desk {
public:
    Desk();
    // Gives a command at the head of the case, one minute after the one before; `at` moves the clock first.
    Judgement give(const Actor& actor, CommandKind kind, Value args = Value{Object{}});
    // The same, as somebody who last saw the case at `base_seq`.
    Judgement give_from(std::int64_t base_seq, const Actor& actor, CommandKind kind, Value args, std::string dev,
        std::optional<Verdict> prev = {});
    void wait(std::chrono::minutes span) { now = now + span; }
    void tick_all(); // Everything that time demands until now
    [[nodiscard]] const CaseState& state() const { return state_; }
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }
    [[nodiscard]] FeedSet feeds() const { return feeds_of_case(state_, rules); }
    void new_case();

    const Rules& rules = demo_rules();
    Instant now; // 2026-10-21 10:00 +08:00, a working Wednesday

private:
    Command command_of(CommandKind kind, Value args, std::string dev);
    Judgement take(Judgement judgement);

    CaseId id_;
    CaseState state_;
    std::vector<Event> events_;
    std::int64_t n_ = 0;
};

// Brings the plea as far as the unit that works on it; every step must apply.
void bring_to_unit(Desk& desk);
void answer_and_deliver(Desk& desk);

[[nodiscard]] Value a_plea();     // A landslip on the village road of 中坝村, urgent, open to the public
[[nodiscard]] Value a_question(); // 九十岁以上的老人有没有特殊补贴？
[[nodiscard]] Value a_complaint_about_village_money();

} // namespace qungong
