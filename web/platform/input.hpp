// Input: what the page reports between two frames, kept until the next frame takes it.
//
// Mouse and touch go to ImGui by position; activations, focus, text and panning go to the frame by record.
#pragma once

#include <cstdint>

#include "web/views/ui/frame.hpp"

namespace qungong {

// What the page last said about its size and about the field that is being edited.
struct PageState {
    float width = 0, height = 0, density = 1;
    bool coarse = false;
    float scale = 1; // CSS pixels per pixel of the client: all of it is drawn larger, and has fewer of them
    std::uint32_t focused = 0, editing = 0;
    bool focus_visible = false;
    std::int32_t field_turn = 0; // Count of field reports; the tree answers with the last one it has seen
};

[[nodiscard]] const PageState& page_state();
void set_scale(float scale);
[[nodiscard]] ui::Input take_input(); // What the next frame is to see; tells ImGui of the pointer, so before its frame
void remember_seen(Records records);  // ... and of the picture that was drawn, where a press that is told later may fall
[[nodiscard]] bool input_waits();     // ... and whether a further frame is needed to see the rest

} // namespace qungong
