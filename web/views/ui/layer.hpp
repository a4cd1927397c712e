// Layer: what lies over the page: dialogs, sheets, menus, notices. At most one dialog and one menu at a time.
//
// A dialog's title is the question and its buttons say the verb; Esc is the harmless answer. Under 768 a dialog is a
// sheet at the foot of the screen. The page beneath stands still while one is open.
//
//   if (model.asking) {
//       Dialog dialog{frame, "submit_up", {.title = question, .icon = Icon::up}};
//       paragraph(frame, consequence);
//       ...
//       if (dialog.escaped()) dispatch(CloseForm{});
//   }
#pragma once

#include "web/views/ui/flow.hpp"
#include "web/views/ui/icon.hpp"

namespace qungong::ui {

struct DialogLook {
    std::string_view title{};
    Icon icon = Icon::none;
    float width = 440; // 400 to 480
};

class [[nodiscard]] Dialog {
public:
    Dialog(Frame& frame, std::string_view key, const DialogLook& look);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    [[nodiscard]] bool escaped() const { return escaped_; } // Esc, back, or a tap beside it

private:
    void open_window(Box screen);
    void draw_card(const Box& card, bool sheet);

    Frame& frame_;
    ImDrawList* outer_;
    bool outer_modal_, escaped_ = false;
    std::uint32_t height_id_ = 0;
    float top_ = 0, pad_ = 0;
    std::optional<Region> region_;
};

// The middle of a dialog whose content may be taller than the screen: it is as high as it needs, and scrolls where the
// screen gives less, so that what stands `below` it (the buttons) is always in sight.
class [[nodiscard]] DialogBody {
public:
    DialogBody(Frame& frame, std::string_view name, float below);
    ~DialogBody();
    DialogBody(const DialogBody&) = delete;
    DialogBody& operator=(const DialogBody&) = delete;

private:
    Frame& frame_;
    std::uint32_t height_id_;
    float top_ = 0;
    std::optional<Scroll> scroll_;
};

struct MenuItem {
    std::string text{};
    Icon icon = Icon::none;
    std::string greyed{}; // The reason, in 12 under the word
    bool chosen = false;
    bool after_line = false;
};
void open_menu(Frame& frame, std::uint32_t anchor);
[[nodiscard]] bool menu_is_open(const Frame& frame, std::uint32_t anchor);
// Draws the menu of `anchor` if it is open, under `box`; answers the chosen item and closes itself.
std::optional<int> menu(Frame& frame, std::uint32_t anchor, const Box& box, std::string_view name,
                        std::span<const MenuItem> items, bool right_aligned = false);
// The rows of a menu without the layer around them (the gallery, and menu itself).
std::optional<int> menu_rows(Frame& frame, std::span<const MenuItem> items);

enum class NoticeAct { none, action, gone };
struct NoticeLook {
    std::string_view text{}, action{}; // With an action (undo) it stays 10 s, else 6 s
    Icon icon = Icon::check;
    bool good = true;
};
// At the foot of the screen; the page calls it as long as its model holds the notice.
NoticeAct notice(Frame& frame, const NoticeLook& look);

} // namespace qungong::ui
