#include "web/views/ui/layer.hpp"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "web/views/ui/paint.hpp"
#include "web/views/ui/prose.hpp"

namespace qungong::ui {

namespace {

// A whole click beside the card, of a mouse: a finger that slips must not throw a half-filled form away.
bool pressed_beside(const Frame& frame, const Box& card)
{
    if (frame.screen.coarse || !frame.memory->modal || frame.memory->open_menu != 0) return false;
    const ImGuiIO& io = ImGui::GetIO();
    return ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !card.contains(io.MousePos.x, io.MousePos.y) &&
           !card.contains(io.MouseClickedPos[0].x, io.MouseClickedPos[0].y);
}

// An open menu lies on top, and Escape is its own.
bool menu_is_drawn(const Frame& frame)
{
    const ImGuiWindow* window = ImGui::FindWindowByName("##menu");
    return frame.memory->open_menu != 0 && window && window->WasActive;
}

} // namespace

// One window over the whole screen catches every pointer; the card stands in it.
void Dialog::open_window(Box screen)
{
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({screen.w, screen.h});
    ImGui::Begin("##dialog", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    frame_.draw = ImGui::GetWindowDrawList();
    fill(frame_, screen, frame_.colours->scrim);
}

void Dialog::draw_card(const Box& card, bool sheet)
{
    const Colours& c = *frame_.colours;
    if (!sheet) {
        shadow(frame_, card, radius_card, Height::dialog);
        const bool contrast = frame_.screen.theme == Theme::high_contrast;
        return bordered(frame_, card, c.line, c.raised, radius_card, contrast ? 2 : hairline(frame_));
    }
    fill(frame_, card, c.raised, radius_sheet, corner_top);
    fill(frame_, {card.x + card.w / 2 - 18, card.y + 8, 36, 4}, c.line_strong, 2);
}

Dialog::Dialog(Frame& frame, std::string_view key, const DialogLook& look)
    : frame_(frame), outer_(frame.draw), outer_modal_(frame.in_modal)
{
    const Box screen{0, 0, frame.screen.width, frame.screen.height};
    open_window(screen);
    frame.in_modal = true;
    frame.memory->modal_next = true;
    region_.emplace(frame, RecordRole::dialog, key, look.title);
    height_id_ = id_of("height");
    const float height = ImGui::GetStateStorage()->GetFloat(height_id_, 0);
    const bool sheet = frame.screen.phone();
    pad_ = sheet ? 16.0f : 24.0f;
    const float width = sheet ? screen.w : std::min(look.width, screen.w - 32);
    Box card{(screen.w - width) / 2, sheet ? screen.h - height : (screen.h - height) / 2, width, height};
    card = snapped(frame, card);
    top_ = card.y;
    if (height > 0) draw_card(card, sheet);
    region_->record().rect = {card.x, card.y, card.w, card.h};
    region_->record().clip = region_->record().rect;
    escaped_ = (frame.input.escape && !menu_is_drawn(frame)) || pressed_beside(frame, card);
    const float top = card.y + pad_ + (sheet ? 12 : 0),
                shift = look.icon == Icon::none || sheet ? 0.0f : 32.0f;
    if (shift > 0) icon(frame, look.icon, card.x + pad_, top + 2, 20, frame.colours->primary);
    const Box inner{card.x + pad_ + shift, top, card.w - 2 * pad_ - shift, 0};
    frame.flows.push_back({.box = inner, .at = top, .gap = space::m, .deepest = top});
    heading(frame, look.title, 2, {.slot = Slot::read});
}

Dialog::~Dialog()
{
    const float bottom = frame_.flows.back().deepest;
    frame_.flows.pop_back();
    const float height = bottom + pad_ - top_;
    float* kept = ImGui::GetStateStorage()->GetFloatRef(height_id_, 0);
    if (*kept != height) {
        *kept = height;
        frame_.wishes.again = true;
    }
    region_.reset();
    ImGui::End();
    frame_.draw = outer_;
    frame_.in_modal = outer_modal_;
}

DialogBody::DialogBody(Frame& frame, std::string_view name, float below) : frame_(frame), height_id_(id_of("body_height"))
{
    constexpr float ring = 4; // Room for the ring of the keyboard's focus inside the clip
    const float natural = ImGui::GetStateStorage()->GetFloat(height_id_, 0), pad = frame.screen.phone() ? 16.0f : 24.0f;
    const float head = 44, margin = frame.screen.phone() ? 24.0f : 32.0f; // Title and gap; what stays free of the screen
    const float most = frame.screen.height - margin - head - below - 2 * pad;
    const float height = std::max(std::min(natural, most), 1.0f);
    const Box box = take(frame, 0, height);
    scroll_.emplace(frame, "body", Box{box.x - ring, box.y, box.w + 2 * ring, height}, name, space::m, ring, 0.0f);
    top_ = frame.flows.back().at;
}

DialogBody::~DialogBody()
{
    const float height = frame_.flows.back().deepest - top_ + 2;
    scroll_.reset();
    float* kept = ImGui::GetStateStorage()->GetFloatRef(height_id_, 0);
    if (std::abs(*kept - height) < 0.5f) return;
    *kept = height;
    frame_.wishes.again = true;
}

} // namespace qungong::ui
