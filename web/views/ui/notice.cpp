#include <algorithm>

#include <imgui_internal.h>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/layer.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/strip.hpp"

namespace qungong::ui {

namespace {

Box notice_box(const Frame& frame)
{
    const float side = frame.screen.phone() ? 16.0f : 24.0f,
                width = std::min(400.0f, frame.screen.width - 2 * side);
    // Above the bar and above the main action: what it lies over could not be pressed while it is there.
    const float bar = frame.screen.phone() ? layout_phone_bottom_bar + 12 : side;
    const float foot = frame.foot > 0 ? std::max(bar, frame.foot + 12) : bar;
    return {(frame.screen.width - width) / 2, frame.screen.height - foot - 48, width, 48};
}

} // namespace

NoticeAct notice(Frame& frame, const NoticeLook& look)
{
    Memory& memory = *frame.memory;
    if (memory.notice != look.text) {
        memory.notice = look.text;
        memory.notice_since_ms = frame.now_ms;
    }
    const double stays = look.action.empty() ? motion_toast_stays_ms : motion_undo_stays_ms;
    const double left = memory.notice_since_ms + stays - frame.now_ms;
    if (left <= 0) {
        memory.notice.clear();
        return NoticeAct::gone;
    }
    wake_in(frame, left);
    const Box box = notice_box(frame);
    const Box around = box.inset(-24); // The shadow lies outside of what takes the pointer
    ImDrawList* outer = frame.draw;
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({box.w, box.h});
    ImGui::Begin("##notice", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    frame.draw = ImGui::GetWindowDrawList();
    frame.draw->PushClipRect({around.x, around.y}, {around.right(), around.bottom()});
    bool pressed = false;
    {
        const Column place{frame, box};
        pressed = notice_strip(frame, look);
    }
    frame.draw->PopClipRect();
    ImGui::End();
    frame.draw = outer;
    if (!pressed) return NoticeAct::none;
    memory.notice.clear();
    return NoticeAct::action;
}

} // namespace qungong::ui
