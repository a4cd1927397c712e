// Paint: the few strokes that everything here is drawn with, snapped to device pixels.
//
// A hairline is a filled rect, a border is a fill within a fill: both are crisp at every density. Nothing here emits
// a record; whoever paints says what it is.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong::ui {

enum class Lamp {
    green,
    yellow,
    red,
    blue,
    grey,
    sealed
}; // Circle, triangle, square, diamond, two bars; a lock
struct LampColours {
    std::uint32_t solid, text, soft, line;
};
[[nodiscard]] std::string_view word_of(
    Lamp lamp); // green, yellow, red, blue, grey, sealed: what a record's value says
[[nodiscard]] LampColours lamp_colours(const Frame& frame, Lamp lamp);

[[nodiscard]] float snap(const Frame& frame, float v);
[[nodiscard]] Box snapped(const Frame& frame, const Box& box);
[[nodiscard]] float hairline(const Frame& frame);     // 1 device pixel, 2 from density 2
[[nodiscard]] float border_width(const Frame& frame); // 1, in high contrast 2

enum Corner : int { corner_none = 0, corner_top = 1, corner_foot = 2, corner_all = 3 };
void fill(Frame& frame, const Box& box, std::uint32_t colour, float radius = 0, Corner corners = corner_all);
void line_across(Frame& frame, float x, float y, float w,
                 std::uint32_t colour); // Horizontal hairline, its top at y
void line_down(Frame& frame, float x, float y, float h, std::uint32_t colour);
// Border and fill; a fill of 0 leaves the inside as it is.
void bordered(Frame& frame, const Box& box, std::uint32_t border, std::uint32_t inside, float radius,
              float width);
enum class Height { menu, dialog };
void shadow(Frame& frame, const Box& box, float radius, Height height);
// Outside by 2, or inside where neighbours touch (rows).
void focus_ring(Frame& frame, const Box& box, float radius, bool inside = false);
// The shape of a lamp in a square box of `size` at (x, y).
void lamp_shape(Frame& frame, float x, float y, float size, Lamp lamp, std::uint32_t colour);
void dot(Frame& frame, float x, float y, float radius, std::uint32_t colour);
void ring(Frame& frame, float x, float y, float radius, float width, std::uint32_t colour);

} // namespace qungong::ui
