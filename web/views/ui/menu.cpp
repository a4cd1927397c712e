#include <algorithm>

#include <imgui_internal.h>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/layer.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

constexpr float line_gap = 2 * space::xs + 1; // The line between two kinds of items, with air around it

float row_height(const Frame& frame, const MenuItem& item)
{
    const float plain = frame.screen.elder                            ? 60.0f
                        : frame.screen.coarse || frame.screen.phone() ? 48.0f
                                                                      : 40.0f;
    return item.greyed.empty() ? plain : plain + 12;
}

bool draw_item(Frame& frame, const MenuItem& item, int index)
{
    const Colours& c = *frame.colours;
    const bool greyed = !item.greyed.empty();
    if (item.after_line) {
        const Box gap = take(frame, 0, line_gap);
        line_across(frame, gap.x, gap.y + line_gap / 2, gap.w, c.line);
    }
    const Box box = take(frame, 0, row_height(frame, item));
    const std::uint32_t id = id_of(std::to_string(index));
    const Act act = behave(frame, id, box, {.disabled = greyed, .radius = 0, .ring_inside = true});
    if (act.hovered || act.held) fill(frame, box, c.hover);
    else if (item.chosen) fill(frame, box, c.selected);
    float x = box.x + space::l;
    icon(frame, item.chosen && item.icon == Icon::none ? Icon::check : item.icon, x, box.y + (box.h - 20) / 2,
         20, greyed ? c.ink_off : c.ink_2);
    if (item.icon != Icon::none || item.chosen) x += 20 + space::m;
    const float line = line_height(frame, frame.body()),
                small = greyed ? line_height(frame, Slot::caption) : 0;
    const float top = box.y + (box.h - line - small) / 2, room = box.right() - x - space::l;
    draw_line_in(frame, {x, top, room, line}, item.text,
                 {frame.body(), item.chosen, greyed ? c.ink_off : c.ink});
    if (greyed)
        draw_line_in(frame, {x, top + line, room, small}, item.greyed, {Slot::caption, false, c.ink_2});
    Record record{.id = id, .role = RecordRole::menu_item, .name = item.text, .hint = item.greyed};
    record.state.disabled = greyed;
    record.state.selected = item.chosen;
    emit(frame, box, std::move(record));
    return act.pressed;
}

float menu_width(const Frame& frame, const Box& anchor, std::span<const MenuItem> items)
{
    float width = std::max(160.0f, anchor.w);
    for (const MenuItem& item : items) {
        const bool marked = item.icon != Icon::none || item.chosen;
        width = std::max(width, text_width(frame, item.text, {frame.body(), item.chosen}) + 2 * space::l +
                                    (marked ? 32 : 0) + 8);
        width = std::max(width, text_width(frame, item.greyed, {Slot::caption}) + 2 * space::l + 40);
    }
    return std::min(width, frame.screen.width - 2 * space::l);
}

Box menu_box(const Frame& frame, const Box& anchor, std::span<const MenuItem> items, bool right_aligned)
{
    float height = 2 * space::xs;
    for (const MenuItem& item : items) height += row_height(frame, item) + (item.after_line ? line_gap : 0);
    const float width = menu_width(frame, anchor, items);
    const float room = frame.screen.height - 2 * space::s;
    Box box{right_aligned ? anchor.right() - width : anchor.x, anchor.bottom() + space::xs, width,
            std::min(height, room)};
    box.x = std::clamp(box.x, space::s, std::max(space::s, frame.screen.width - width - space::s));
    if (box.bottom() > frame.screen.height - space::s) {
        const float above = anchor.y - space::xs - box.h;
        box.y = above >= space::s ? above : frame.screen.height - space::s - box.h;
    }
    return snapped(frame, box);
}

// A menu hangs over whatever scrolls around its anchor: it is said in the dialog or on the page, not in a scrolled part.
std::vector<int> holders_of_menu(const Frame& frame)
{
    for (std::size_t i = frame.parents.size(); i-- > 0;)
        if (frame.records[static_cast<std::size_t>(frame.parents[i])].role == RecordRole::dialog)
            return {frame.parents.begin(), frame.parents.begin() + static_cast<std::ptrdiff_t>(i) + 1};
    return {};
}

void paint_menu(Frame& frame, const Box& box)
{
    shadow(frame, box, radius_control, Height::menu);
    const bool contrast = frame.screen.theme == Theme::high_contrast;
    bordered(frame, box, frame.colours->line, frame.colours->raised, radius_control,
             contrast ? 2 : hairline(frame));
}

} // namespace

void open_menu(Frame& frame, std::uint32_t anchor)
{
    frame.memory->open_menu = anchor;
    frame.memory->menu_is_new = true;
    frame.wishes.again = true;
}

bool menu_is_open(const Frame& frame, std::uint32_t anchor)
{
    return anchor != 0 && frame.memory->open_menu == anchor;
}

std::optional<int> menu_rows(Frame& frame, std::span<const MenuItem> items)
{
    std::optional<int> chosen;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (draw_item(frame, items[i], static_cast<int>(i))) chosen = static_cast<int>(i);
    return chosen;
}

std::optional<int> menu(Frame& frame, std::uint32_t anchor, const Box& at, std::string_view name,
                        std::span<const MenuItem> items, bool right_aligned)
{
    if (!menu_is_open(frame, anchor)) return std::nullopt;
    const Box box = menu_box(frame, at, items, right_aligned);
    ImDrawList* outer = frame.draw;
    const bool outer_modal = std::exchange(frame.in_modal, true);
    const Box around = box.inset(-40);
    ImGui::SetNextWindowPos({around.x, around.y});
    ImGui::SetNextWindowSize({around.w, around.h});
    ImGui::Begin("##menu", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    frame.draw = ImGui::GetWindowDrawList();
    paint_menu(frame, box);
    std::optional<int> chosen;
    std::vector<int> outer_parents = std::exchange(frame.parents, holders_of_menu(frame));
    {
        const Scroll list{frame, "menu", box, name, 0, 0, space::xs};
        frame.records[static_cast<std::size_t>(frame.parents.back())].role = RecordRole::menu;
        chosen = menu_rows(frame, items);
    }
    frame.parents = std::move(outer_parents);
    ImGui::End();
    frame.draw = outer;
    frame.in_modal = outer_modal;
    const ImVec2 mouse = ImGui::GetMousePos();
    const bool beside = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !box.contains(mouse.x, mouse.y);
    if (chosen || frame.input.escape || (beside && !frame.memory->menu_is_new)) {
        frame.memory->open_menu = 0;
        frame.wishes.again = true;
    }
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) frame.memory->menu_is_new = false;
    return chosen;
}

} // namespace qungong::ui
