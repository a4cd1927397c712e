// Tick: what time does by itself. Each demand is a command at its deadline, with an id that a second run repeats.
#include <algorithm>

#include "core/judge.hpp"
#include "core/sha256.hpp"

namespace qungong {
namespace {

Command demand(const CaseState& state, CommandKind kind, const CaseClock& clock)
{
    Command command;
    const std::string told =
        state.id.text + "|" + clock.name + "|" + std::string(word(kind)) + "|" + std::to_string(clock.round);
    command.id = {hex_from_bytes(sha256(told))};
    command.case_id = state.id;
    command.dev = {"server"};
    command.base = {state.seq, hex_from_bytes(state.h)};
    command.type = kind;
    command.args = Value{Object{}};
    command.at = clock.due;
    return command;
}

struct Watch { // A clock that makes time act, and what it then commands
    const CaseClock* clock = nullptr;
    CommandKind command{};
};

std::vector<Watch> watches_of(const CaseState& state)
{
    std::vector<Watch> watches;
    if (state.read_only || state.seq == 0) return watches;
    auto running = [&](std::string_view name) {
        const CaseClock* clock = clock_of(state, name);
        return clock && !clock->stopped ? clock : nullptr;
    };
    if (state.stage == CaseStage::filed)
        if (const CaseClock* clock = running("accept")) watches.push_back({clock, CommandKind::accept});
    if (state.stage == CaseStage::answered)
        if (const CaseClock* clock = running("rate")) watches.push_back({clock, CommandKind::close_unrated});
    if (!is_open(state.stage)) return watches;
    for (const CaseClock& clock : state.clocks) {
        bool urged_for = clock.name == "whole" || clock.name.ends_with(":handle");
        bool told = std::find(state.told.begin(), state.told.end(), told_name(clock)) != state.told.end();
        if (urged_for && !clock.stopped && !told) watches.push_back({&clock, CommandKind::urge});
    }
    return watches;
}

} // namespace

Actor system_actor() { return {{}, {}, Role::system}; }

std::vector<Command> tick(const CaseState& state, const Rules&, Instant now)
{
    std::vector<Command> commands;
    for (const Watch& watch : watches_of(state))
        if (watch.clock->due <= now) commands.push_back(demand(state, watch.command, *watch.clock));
    std::stable_sort(commands.begin(), commands.end(),
                     [](const Command& a, const Command& b) { return a.at < b.at; });
    // One at a time: each step changes what time may still demand.
    if (commands.size() > 1) commands.resize(1);
    return commands;
}

std::optional<Instant> next_wake(const CaseState& state)
{
    std::optional<Instant> wake;
    for (const Watch& watch : watches_of(state))
        if (!wake || watch.clock->due < *wake) wake = watch.clock->due;
    return wake;
}

} // namespace qungong
