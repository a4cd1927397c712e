// Button: what can be done. One main action per page; a greyed one carries its reason.
#pragma once

#include <span>

#include "web/views/ui/icon.hpp"

namespace qungong::ui {

enum class Kind { main, second, quiet, danger };

struct ButtonLook {
    Kind kind = Kind::second;
    Icon icon = Icon::none;
    std::string_view greyed{}; // Why it cannot be done now; not empty: disabled
    bool busy = false;         // Keeps its width; the icon turns into sync
    bool wide = false;         // Takes the full width, 44 high
    bool final = false;        // Danger in the last confirmation: filled
    std::string_view href{};   // A link that looks like a button
    std::string_view hint{};   // What a screen reader adds
    float width = 0;
};

// True in the frame in which it was pressed.
bool button(Frame& frame, std::string_view key, std::string_view text, const ButtonLook& look = {});
[[nodiscard]] float button_width(const Frame& frame, std::string_view text, const ButtonLook& look = {});

// An icon alone: its name is in the tree and in the tip.
bool icon_button(Frame& frame, std::string_view key, Icon icon, std::string_view name,
                 std::string_view greyed = {}, bool outlined = false);
// A command that cannot be given now, small and in one flow with others: icon, name, and why.
struct GreyedLook {
    std::string key{}, name{}, reason{};
    Icon icon = Icon::none;
};
void greyed_commands(Frame& frame, std::span<const GreyedLook> list);
// Words that lead elsewhere; without an href it acts like a button.
bool link(Frame& frame, std::string_view key, std::string_view text, std::string_view href = {},
          bool bold = false);
// A way in with words under the title: a row of a card, or elder mode's big answers (filled: the first of them).
struct ChoiceLook {
    Icon icon = Icon::none;
    std::string_view remark{};
    bool filled = false;
    bool big = false; // 104 high with the icon in a circle
    float pad = 16;   // Of a row: where the words of the card around it begin
};
bool way_in(Frame& frame, std::string_view key, std::string_view text, const ChoiceLook& look = {});

// The tip under the pointer; dark on light.
void tip(Frame& frame, const Box& anchor, std::string_view text);

} // namespace qungong::ui
