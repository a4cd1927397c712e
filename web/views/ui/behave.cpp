#include "web/views/ui/behave.hpp"

#include <algorithm>

#include <imgui_internal.h>

#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

constexpr float still_px = 4; // A pointer that moved less between press and release has not moved

// A press that is let go where it was made means what was pressed, even if the page moved under the still pointer
// meanwhile; one that is drawn away and let go elsewhere means nothing.
bool was_pressed(const ImRect& rect, std::uint32_t id, Act& act)
{
    const bool let_go =
        ImGui::ButtonBehavior(rect, id, &act.hovered, &act.held, ImGuiButtonFlags_PressedOnClickReleaseAnywhere);
    return let_go && (act.hovered || ImGui::GetIO().MouseDragMaxDistanceSqr[0] < still_px * still_px);
}

// Focus that arrives by keyboard on something scrolled away moves the scroll area around it.
void reveal_if_new(Frame& frame, std::uint32_t id, const Box& box)
{
    if (frame.memory->focused == id || !frame.input.focus_visible) return;
    const ImVec2 low = frame.draw->GetClipRectMin(), high = frame.draw->GetClipRectMax();
    if (box.y < low.y) frame.reveal = box.y - low.y - space::s;
    else if (box.bottom() > high.y) frame.reveal = box.bottom() - high.y + space::s;
}

} // namespace

Box hit_box(const Frame& frame, const Box& box, bool exact)
{
    if (exact) return box;
    const float least = frame.smallest_hit();
    return box.inset(std::min(0.0f, (box.w - least) / 2), std::min(0.0f, (box.h - least) / 2));
}

Act behave(Frame& frame, std::uint32_t id, const Box& box, const Behaviour& behaviour)
{
    Act act;
    const Box hit = hit_box(frame, box, behaviour.exact);
    frame.hit_id = id;
    frame.hit = hit;
    const ImRect rect{{hit.x, hit.y}, {hit.right(), hit.bottom()}};
    act.focused = frame.input.focused == id && frame.input.focus_visible;
    const bool still = behaviour.disabled || (frame.memory->modal && !frame.in_modal);
    if (ImGui::ItemAdd(rect, id) && !still) {
        act.pressed = was_pressed(rect, id, act);
        if (frame.screen.coarse) act.hovered = false;
        if (act.hovered) frame.wishes.cursor = behaviour.cursor;
    }
    if (frame.input.activated == id && !still) act.pressed = true;
    act.hovered |= frame.pretend.hovered;
    act.held |= frame.pretend.held;
    act.focused |= frame.pretend.focused;
    if (act.pressed) frame.wishes.again = true;
    if (act.focused) {
        if (!frame.pretend.focused) reveal_if_new(frame, id, box);
        focus_ring(frame, behaviour.ring.w > 0 ? behaviour.ring : box, behaviour.radius,
                   behaviour.ring_inside);
    }
    return act;
}

void wake_in(Frame& frame, double ms)
{
    frame.wishes.wake_in_ms = std::min(ms, frame.wishes.wake_in_ms.value_or(ms));
}

} // namespace qungong::ui
