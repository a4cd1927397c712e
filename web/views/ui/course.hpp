// Course: how far a matter is and how it got there: stages, the timeline, its clocks, who held it how long.
#pragma once

#include "web/views/ui/badge.hpp"

namespace qungong::ui {

enum class StageState { done, now, next };
struct Stage {
    std::string word{}, remark{};
    StageState state = StageState::next;
};
// Side by side; where there is no room for the words beside the circles they stand below.
void stages(Frame& frame, std::string_view name, std::span<const Stage> list);

struct Happening {
    std::string time{};
    Icon icon = Icon::note;
    std::string who{}, what{}; // Bold, then the rest of the first line
    std::string detail{};      // Second line
    std::string mark{};        // A tag after the first line: late entry, pending
};
// One entry of the timeline; `last` ends the line between the dots.
void happening(Frame& frame, std::string_view key, const Happening& look, bool last);

struct ClockLook {
    std::string_view word{}, limit{};
    LightLook light{};
    float used = 0; // Share of the limit that is used, 0 to 1
};
void clock(Frame& frame, const ClockLook& look);

struct HoldPart {
    std::string office{}, time{}, mark{};
    double weight = 0; // Working time
    bool now = false;
};
// A bar whose parts are as wide as the working time, never under 8 px, with a legend.
void holds(Frame& frame, std::string_view name, std::span<const HoldPart> parts);

struct ProgressLook {
    std::string_view word{}, remark{}, figure{}; // What is moved, and that it resumes
    float share = 0;
};
void progress(Frame& frame, const ProgressLook& look);

} // namespace qungong::ui
