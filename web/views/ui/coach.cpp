#include "web/views/ui/coach.hpp"

#include <algorithm>

#include <imgui_internal.h>

#include "web/views/ui/button.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/prose.hpp"

namespace qungong::ui {

namespace {

constexpr float air = 6; // Between the widget and its ring

void dim(Frame& frame, const Box& screen, const Box& hole)
{
    const std::uint32_t scrim = frame.colours->scrim;
    if (hole.w <= 0) return fill(frame, screen, scrim);
    fill(frame, {0, 0, screen.w, hole.y}, scrim);
    fill(frame, {0, hole.bottom(), screen.w, screen.h - hole.bottom()}, scrim);
    fill(frame, {0, hole.y, hole.x, hole.h}, scrim);
    fill(frame, {hole.right(), hole.y, screen.w - hole.right(), hole.h}, scrim);
    bordered(frame, hole, frame.colours->focus, 0, 0, 3); // As square as the light in the dim
}

// Under the widget, over it, or beside it: where there is room; never on it unless there is none anywhere.
Box card_box(const Box& screen, const Box& hole, float width, float height)
{
    const auto kept = [](float at, float length, float room) { return std::clamp(at, 8.0f, std::max(8.0f, room - length - 8)); };
    if (hole.w <= 0) return {(screen.w - width) / 2, (screen.h - height) / 2, width, height};
    const float x = kept(hole.x, width, screen.w), y = kept(hole.y, height, screen.h);
    if (hole.bottom() + 12 + height <= screen.h) return {x, hole.bottom() + 12, width, height};
    if (hole.y - 12 - height >= 0) return {x, hole.y - 12 - height, width, height};
    if (hole.right() + 12 + width <= screen.w) return {hole.right() + 12, y, width, height};
    return {x, screen.h - height - 8, width, height};
}

CoachAct draw_buttons(Frame& frame, const CoachLook& look)
{
    CoachAct act = CoachAct::none;
    const Row row{frame, 0, {}, space::s};
    if (!look.end.empty() && button(frame, "end", look.end, {.kind = Kind::quiet})) act = CoachAct::end;
    from_right(frame);
    if (button(frame, "next", look.next, {.kind = Kind::main})) act = CoachAct::next;
    if (!look.back.empty() && button(frame, "back", look.back)) act = CoachAct::back;
    return act;
}

} // namespace

CoachAct coach(Frame& frame, const CoachLook& look)
{
    const Box screen{0, 0, frame.screen.width, frame.screen.height};
    const Box hole = look.target.w > 0 ? snapped(frame, look.target.inset(-air)) : Box{};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({screen.w, screen.h});
    ImGui::Begin("##coach", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    ImDrawList* outer = std::exchange(frame.draw, ImGui::GetWindowDrawList());
    const bool outer_modal = std::exchange(frame.in_modal, true);
    frame.memory->modal_next = true;
    dim(frame, screen, hole);
    CoachAct act = frame.input.escape ? CoachAct::end : CoachAct::none;
    {
        const Region region{frame, RecordRole::dialog, "coach", look.title};
        float* height = ImGui::GetStateStorage()->GetFloatRef(id_of("height"), 0);
        const float pad = space::l;
        const Box card = snapped(frame, card_box(screen, hole, std::min(360.0f, screen.w - 16), *height));
        if (*height > 0) {
            shadow(frame, card, radius_card, Height::dialog);
            bordered(frame, card, frame.colours->line, frame.colours->raised, radius_card, border_width(frame));
        }
        region.record().rect = region.record().clip = {card.x, card.y, card.w, card.h};
        frame.flows.push_back({.box = {card.x + pad, card.y + pad, card.w - 2 * pad, 0}, .at = card.y + pad, .gap = space::m,
                               .deepest = card.y + pad});
        heading(frame, look.title, 2, {.slot = Slot::read});
        paragraph(frame, look.text);
        if (const CoachAct pressed = draw_buttons(frame, look); pressed != CoachAct::none) act = pressed;
        const float found = frame.flows.back().deepest + pad - card.y;
        frame.flows.pop_back();
        if (std::exchange(*height, found) != found) frame.wishes.again = true;
    }
    ImGui::End();
    frame.draw = outer;
    frame.in_modal = outer_modal;
    return act;
}

} // namespace qungong::ui
