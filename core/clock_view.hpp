// ClockView: the light of each clock of a case at a moment, and the one clock whose light the matter shows.
//
// The client's pages and the server's plain page ask the same function, so a matter never has two lights.
#pragma once

#include "core/case_state.hpp"
#include "core/light.hpp"

namespace qungong {

struct ClockView {
    std::string name; // The clock's own word: "whole", "handle"; i18n clock.<name>
    PartId part;
    Light light = Light::normal;
    Instant start, due;
    std::string limit;
    std::int64_t left_s = 0; // To the due; negative: since
    double used = 0;         // Share of start..due that has passed, 0..1
    bool stopped = false, unpublished_year = false;
};

[[nodiscard]] std::vector<ClockView> clock_views(const CaseState& state, Instant now);
// The running clock that must be looked at first; of an ended matter the whole one; null where there is none.
[[nodiscard]] const ClockView* leading_clock(const std::vector<ClockView>& clocks);

} // namespace qungong
