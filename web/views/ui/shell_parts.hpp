// ShellParts: the three forms of the navigation, one for each layout.
#pragma once

#include "web/views/ui/shell.hpp"

namespace qungong::ui {

void navigation_column(Frame& frame, const ShellLook& look, const Box& box, ShellAct& act);
void navigation_rail(Frame& frame, const ShellLook& look, const Box& box, ShellAct& act);
void bottom_bar(Frame& frame, const ShellLook& look, const Box& box, ShellAct& act); // At most five entries

} // namespace qungong::ui
