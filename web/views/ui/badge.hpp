// Badge: the light (shape, word, colour, always all three), tags and the sample chip.
#pragma once

#include "web/views/ui/icon.hpp"
#include "web/views/ui/paint.hpp"

namespace qungong::ui {

struct LightLook {
    Lamp lamp = Lamp::green;
    std::string_view text{}; // The word and the time: "临期 5 小时 36 分"
    bool large = false;
    bool free = false; // Shape and words without a box (tile, tally, clock)
};
void light_badge(Frame& frame, const LightLook& look);
[[nodiscard]] float light_width(const Frame& frame, const LightLook& look);
[[nodiscard]] float light_height(const Frame& frame, const LightLook& look);
// Draws it with its left edge at `box`, centred in height, and emits its record.
void light_at(Frame& frame, const Box& box, const LightLook& look);

void tag(Frame& frame, std::string_view text, bool outlined = false);
void tag_at(Frame& frame, const Box& box, std::string_view text, bool outlined);
[[nodiscard]] float tag_width(const Frame& frame, std::string_view text);
bool removable_tag(Frame& frame, std::string_view key, std::string_view text); // True: take it away
// Plainly marks invented data; in an outline.
void sample_chip(Frame& frame, std::string_view text);
// A state without light: waiting to be sent, sealed, no network.
void state_mark(Frame& frame, Icon icon, std::string_view text);

} // namespace qungong::ui
