// Strip: what the page says about itself: banners (no network, nearly full, not saved), notices, empty pages.
//
// A banner says what happened, what is safe and what to do. An empty page says what will come here.
#pragma once

#include "web/views/ui/button.hpp"
#include "web/views/ui/layer.hpp"

namespace qungong::ui {

enum class Tone { grey, yellow, red };

struct BannerLook {
    Tone tone = Tone::grey;
    Icon icon = Icon::nonet;
    std::string_view strong{}, text{}; // The bold beginning and the rest of the sentence
    std::string_view aside{};          // A quiet count at the right
    std::string_view action{};
    bool strip = false; // Without radius, over the full width of a phone
};
// True when its action was pressed. A red banner is an alert.
bool banner(Frame& frame, std::string_view key, const BannerLook& look);

struct EmptyLook {
    Icon icon = Icon::inbox;
    Tone tone = Tone::grey;
    std::string_view title{}, text{}, action{};
    Icon action_icon = Icon::none;
    bool main_action = false;
};
bool empty_page(Frame& frame, std::string_view key, const EmptyLook& look);

// A button that opens a menu under itself; answers the chosen item.
std::optional<int> menu_button(Frame& frame, std::string_view key, std::string_view text, const ButtonLook& look,
                               std::span<const MenuItem> items, bool right_aligned = false);

// The body of a notice, without the layer around it.
bool notice_strip(Frame& frame, const NoticeLook& look);

} // namespace qungong::ui
