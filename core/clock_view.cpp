#include "core/clock_view.hpp"

#include <algorithm>

namespace qungong {
namespace {

Light light_of_clock(const CaseClock& clock, Instant now)
{
    if (clock.stopped) {
        if (*clock.stopped > clock.due) return Light::late;
        return *clock.stopped < clock.warn ? Light::early : Light::normal;
    }
    if (now > clock.due) return Light::late;
    return now >= clock.warn ? Light::near : Light::normal;
}

int weight(const ClockView& clock) // What must be looked at first
{
    if (clock.light == Light::late) return 3;
    if (clock.light == Light::near) return 2;
    return 1;
}

bool counts(const ClockView& clock)
{
    // The rating is the person's own time, and contact belongs to the handler's clock.
    return clock.name != "rate" && clock.name != "contact";
}

} // namespace

std::vector<ClockView> clock_views(const CaseState& state, Instant now)
{
    std::vector<ClockView> views;
    for (const CaseClock& clock : state.clocks) {
        if (clock.dropped) continue;
        ClockView view{.name = clock.name, .light = light_of_clock(clock, now), .start = clock.start, .due = clock.due,
            .limit = clock.limit, .stopped = clock.stopped.has_value(), .unpublished_year = clock.unpublished_year};
        if (std::size_t colon = clock.name.find(':'); colon != clock.name.npos) {
            view.part = {clock.name.substr(0, colon)};
            view.name = clock.name.substr(colon + 1);
        }
        const Instant seen = clock.stopped.value_or(now);
        view.left_s = (clock.due.ms - seen.ms) / 1000;
        const double whole = static_cast<double>(std::max<std::int64_t>(1, clock.due.ms - clock.start.ms));
        view.used = std::clamp(static_cast<double>(seen.ms - clock.start.ms) / whole, 0.0, 1.0);
        views.push_back(std::move(view));
    }
    return views;
}

const ClockView* leading_clock(const std::vector<ClockView>& clocks)
{
    const ClockView* leading = nullptr;
    for (const ClockView& clock : clocks) {
        if (clock.stopped || !counts(clock)) continue;
        const bool first = !leading || weight(clock) > weight(*leading)
            || (weight(clock) == weight(*leading) && clock.due < leading->due);
        if (first) leading = &clock;
    }
    if (leading) return leading;
    // Nothing runs any more: how the whole matter ended is what its light says.
    for (const ClockView& clock : clocks)
        if (clock.name == "whole") leading = &clock;
    return leading;
}

} // namespace qungong
