// Coach: one step of a tour: everything but the widget it speaks of grows dim, a ring stands around that, and a card
// beside it says what it is for. The card is a dialog: it holds the focus, and Escape ends the tour.
#pragma once

#include "web/views/ui/layer.hpp"

namespace qungong::ui {

struct CoachLook {
    std::string_view title{}, text{};
    std::string_view back{}, next{}, end{}; // Words of the buttons; those without are not there
    Box target{};                           // Empty: the widget is not on this screen, and the card stands in the middle
};
enum class CoachAct { none, back, next, end };
CoachAct coach(Frame& frame, const CoachLook& look);

} // namespace qungong::ui
