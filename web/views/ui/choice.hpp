// Choice: check, radio, switch, choice chips and large answers. The label is part of the hit box.
//
// All answer true in the frame in which the person changed them; the page dispatches, the model holds the state.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong::ui {

struct ChoiceState {
    bool chosen = false;
    std::string_view greyed{};
    std::string_view hint{};
};

bool check(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state);
bool radio(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state);
bool toggle(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state); // At once
bool chip(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state);

// One of several chips, wrapped into lines; answers the index that was chosen in this frame. -1: none yet.
std::optional<int> chips(Frame& frame, std::string_view key, std::string_view name,
                         std::span<const std::string> labels, int chosen);
// What is on, each with a cross: the index that is to be taken away. The label that is `all` takes away every one.
std::optional<int> removable_chips(Frame& frame, std::string_view key, std::string_view name, std::span<const std::string> labels,
                                   std::string_view all = {});
[[nodiscard]] float removable_chips_height(const Frame& frame, std::span<const std::string> labels, float width);
// Large answers side by side (rating): a radio group drawn as boxes of equal width.
std::optional<int> answers(Frame& frame, std::string_view key, std::string_view name,
                           std::span<const std::string> labels, int chosen);

// One way among several with the reason why or why not and the load: a radio drawn as a card 60 high.
struct OptionLook {
    std::string_view title{}, mark{}, reason{}, aside_1{}, aside_2{};
    bool chosen = false;
    std::string_view greyed{};
    bool leads_on = false; // Opens a list of its own: a chevron instead of the load
};
bool option(Frame& frame, std::string_view key, const OptionLook& look);

} // namespace qungong::ui
