// Behave: how everything that can be operated answers a pointer, a finger, the keyboard and the tree.
//
// The hit box may be larger than what is drawn. While a dialog lies over the page, what is under it stands still.
// The ring of the keyboard's focus is drawn here, last, so no widget forgets it.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong::ui {

struct Behaviour {
    bool disabled = false;
    float radius = radius_control; // Of the focus ring
    bool ring_inside = false;      // Rows and cells, which touch their neighbours
    bool exact = false;            // The hit box is what is drawn, however small (its neighbours touch it)
    Cursor cursor = Cursor::hand;
    Box ring{}; // Where the ring goes, if not around the box: a check with its label
};

struct Act {
    bool pressed = false; // Operated in this frame, by whatever means
    bool hovered = false, held = false, focused = false;
};

[[nodiscard]] Act behave(Frame& frame, std::uint32_t id, const Box& box, const Behaviour& behaviour = {});
// The hit box that behave() uses for what is drawn in `box`.
[[nodiscard]] Box hit_box(const Frame& frame, const Box& box, bool exact = false);

// Moves the scroll area around a box so far that it is in sight.
void reveal(Frame& frame, const Box& box);
// ... once it has become the chosen row of `list` in place of another one: keys choose what is out of sight.
void follow_chosen(Frame& frame, std::uint32_t list, std::uint32_t row, const Box& box);

// Asks for the next frame in at most `ms`.
void wake_in(Frame& frame, double ms);

} // namespace qungong::ui
