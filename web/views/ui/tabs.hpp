// Tabs: one of several views of the same things, with a count beside each word.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong::ui {

struct Tab {
    std::string text{}, count{};
    std::string greyed{};
};
// The index that was chosen in this frame. What does not fit is reached by scrolling sideways into view.
std::optional<int> tabs(Frame& frame, std::string_view key, std::string_view name, std::span<const Tab> list,
                        int chosen, bool ruled = true);

} // namespace qungong::ui
