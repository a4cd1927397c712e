#include "tools/cli/world.hpp"

#include <algorithm>

#include "core/sha256.hpp"

namespace qungong {

namespace {

const DeviceId device{"qungong"};

} // namespace

const CaseState* World::state_of(const CaseId& id) const
{
    const auto found = cases_.find(id);
    return found == cases_.end() ? nullptr : &found->second;
}

WorldStep World::judge_one(const Actor& actor, Command command)
{
    JudgeRequest request;
    if (const CaseState* state = state_of(command.case_id)) request.state = *state;
    command.n = ++n_;
    command.base = {request.state.seq, hex_from_bytes(request.state.h)};
    request.actor = actor;
    request.recorded_at = std::max(command.at, request.state.recorded_at);
    request.seed = sha256("seed|" + std::to_string(n_));
    request.command = command;
    Judgement judgement = judge(request, rules_);
    if (!judgement.events.empty()) {
        cases_[command.case_id] = judgement.state;
        wake(command.case_id);
    }
    return {actor, std::move(command), std::move(judgement)};
}

WorldStep World::give(const Actor& actor, const CaseId& id, CommandKind kind, Value args, Instant at)
{
    Command command;
    command.id = {hex_from_bytes(sha256("command|" + std::to_string(n_ + 1)))};
    command.case_id = id;
    command.dev = device;
    command.type = kind;
    command.args = std::move(args);
    command.at = at;
    WorldStep step = judge_one(actor, std::move(command));
    for (const CommandForOther& other : step.judgement.others) {
        WorldStep next = judge_one(other.actor, other.command);
        auto& events = step.judgement.events;
        events.insert(events.end(), next.judgement.events.begin(), next.judgement.events.end());
    }
    return step;
}

void World::wake(const CaseId& id)
{
    if (const auto old = wake_of_.find(id); old != wake_of_.end()) {
        wakes_.erase({old->second, id});
        wake_of_.erase(old);
    }
    const auto next = next_wake(cases_[id]);
    if (!next) return;
    wake_of_.emplace(id, *next);
    wakes_.emplace(*next, id);
}

void World::pass_time(Instant now, const std::function<void(const WorldStep&)>& did)
{
    while (!wakes_.empty() && wakes_.begin()->first <= now) {
        const auto [at, id] = *wakes_.begin();
        const std::vector<Command> demanded = tick(cases_[id], rules_, at);
        // A demand that is refused, or none at all, would be asked for ever.
        wakes_.erase(wakes_.begin());
        wake_of_.erase(id);
        for (const Command& command : demanded) did(judge_one(system_actor(), command));
    }
}

void World::forget(const CaseId& id)
{
    if (const auto old = wake_of_.find(id); old != wake_of_.end()) {
        wakes_.erase({old->second, id});
        wake_of_.erase(old);
    }
    cases_.erase(id);
}

} // namespace qungong
