#include "web/views/ui/tabs.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

float tab_width(const Frame& frame, const Tab& tab)
{
    // Measured bold, so that choosing a tab does not shift its neighbours.
    const float count =
        tab.count.empty() ? 0 : 6 + text_width(frame, tab.count, {Slot::caption, false, 0, true});
    return text_width(frame, tab.text, {frame.body(), true}) + count;
}

bool tab_at(Frame& frame, std::string_view key, const Tab& tab, bool chosen, const Box& box)
{
    const Colours& c = *frame.colours;
    const std::uint32_t id = id_of(key);
    const bool greyed = !tab.greyed.empty();
    const Act act = behave(frame, id, box, {.disabled = greyed, .radius = radius_badge, .ring_inside = true});
    const std::uint32_t ink = greyed ? c.ink_off : chosen ? c.primary : act.hovered ? c.ink : c.ink_2;
    const float used = draw_line(frame, box.x, box.y + (box.h - line_height(frame, frame.body())) / 2,
                                 tab.text, {frame.body(), chosen, ink});
    draw_line(frame, box.x + used + 6, box.y + (box.h - line_height(frame, Slot::caption)) / 2 + 1, tab.count,
              {Slot::caption, false, chosen ? c.ink_2 : c.ink_3, true});
    if (chosen) fill(frame, {box.x, box.bottom() - 3, box.w, 3}, c.primary, 1.5f, corner_top);
    Record record{
        .id = id, .role = RecordRole::tab, .name = tab.text, .value = tab.count, .hint = tab.greyed};
    record.state.selected = chosen;
    record.state.disabled = greyed;
    emit(frame, box, std::move(record));
    return act.pressed;
}

// Narrow screens: the gap shrinks first; then the row moves so that the chosen tab is in sight.
float shift_for(std::span<const float> widths, float gap, float room, int chosen)
{
    float x = 0, total = -gap, chosen_right = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (static_cast<int>(i) == chosen)
            chosen_right = x + widths[i] + gap + widths[std::min(i + 1, widths.size() - 1)];
        x += widths[i] + gap;
        total += widths[i] + gap;
    }
    return std::clamp(chosen_right - room, 0.0f, std::max(0.0f, total - room));
}

} // namespace

std::optional<int> tabs(Frame& frame, std::string_view key, std::string_view name, std::span<const Tab> list,
                        int chosen, bool ruled)
{
    const Region region{frame, RecordRole::tab_list, key, name};
    const Box box = take(frame, 0, frame.screen.elder ? target_elder_control : 44.0f);
    if (ruled) line_across(frame, box.x, box.bottom() - hairline(frame), box.w, frame.colours->line);
    region.record().rect = region.record().clip = {box.x - 4, box.y, box.w + 8, box.h};
    std::vector<float> widths;
    float total = 0;
    for (const Tab& tab : list) total += widths.emplace_back(tab_width(frame, tab));
    const float free = box.w - total, between = static_cast<float>(std::max<std::size_t>(list.size(), 2) - 1);
    const float gap = std::clamp(free / between, 12.0f, 24.0f);
    float x = box.x - shift_for(widths, gap, box.w, chosen);
    std::optional<int> pressed;
    ImGui::PushClipRect({box.x - 4, box.y}, {box.right() + 4, box.bottom()}, true);
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (tab_at(frame, std::to_string(i), list[i], static_cast<int>(i) == chosen,
                   {x, box.y, widths[i], box.h}))
            pressed = static_cast<int>(i);
        x += widths[i] + gap;
    }
    ImGui::PopClipRect();
    return pressed;
}

} // namespace qungong::ui
