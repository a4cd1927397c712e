#include "web/views/ui/tabs.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

constexpr float gap_least = 12, gap_most = 24;

struct Place {
    float width = 0;
    bool counted = false;
};

// Measured bold, so that choosing a tab does not shift its neighbours. Where all do not fit, the last ones lose their counts.
std::vector<Place> places_of(const Frame& frame, std::span<const Tab> list, int chosen, float room)
{
    std::vector<Place> places;
    std::vector<float> counts;
    float total = -gap_least;
    for (const Tab& tab : list) {
        const TextStyle small{Slot::caption, false, 0, true};
        counts.push_back(tab.count.empty() ? 0 : 6 + text_width(frame, tab.count, small));
        places.push_back({text_width(frame, tab.text, {frame.body(), true}) + counts.back(), !tab.count.empty()});
        total += places.back().width + gap_least;
    }
    for (std::size_t i = list.size(); i-- > 0 && total > room;) {
        if (static_cast<int>(i) == chosen || !places[i].counted) continue;
        places[i] = {places[i].width - counts[i], false};
        total -= counts[i];
    }
    if (frame.screen.elder)
        for (Place& place : places) place.width = std::max(place.width, frame.smallest_hit());
    return places;
}

// What of a tab is in sight; one that is scrolled away keeps its record and has no place.
Box in_sight(const Box& tab, const Box& around)
{
    const float left = std::max(tab.x, around.x), right = std::min(tab.right(), around.right());
    return {left, tab.y, std::max(0.0f, right - left), tab.h};
}

bool tab_at(Frame& frame, std::string_view key, const Tab& tab, bool chosen, bool counted, const Box& box, const Box& around)
{
    const Colours& c = *frame.colours;
    const std::uint32_t id = id_of(key);
    const bool greyed = !tab.greyed.empty();
    const Act act = behave(frame, id, box, {.disabled = greyed, .radius = radius_badge, .ring_inside = true});
    const std::uint32_t ink = greyed ? c.ink_off : chosen ? c.primary : act.hovered ? c.ink : c.ink_2;
    const float used = draw_line(frame, box.x, box.y + (box.h - line_height(frame, frame.body())) / 2,
                                 tab.text, {frame.body(), chosen, ink});
    if (counted)
        draw_line(frame, box.x + used + 6, box.y + (box.h - line_height(frame, Slot::caption)) / 2 + 1, tab.count,
                  {Slot::caption, false, chosen ? c.ink_2 : c.ink_3, true});
    if (chosen) fill(frame, {box.x, box.bottom() - 3, box.w, 3}, c.primary, 1.5f, corner_top);
    Record record{
        .id = id, .role = RecordRole::tab, .name = tab.text, .value = tab.count, .hint = tab.greyed};
    record.state.selected = chosen;
    record.state.disabled = greyed;
    emit(frame, in_sight(box, around), std::move(record));
    return act.pressed;
}

// Narrow screens: gaps and counts give way first; then the row moves so that one tab and the next are in sight.
float shift_for(std::span<const Place> places, float gap, float room, int wanted)
{
    float x = 0, total = -gap, wanted_right = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (static_cast<int>(i) == wanted)
            wanted_right = x + places[i].width + gap + places[std::min(i + 1, places.size() - 1)].width;
        x += places[i].width + gap;
        total += places[i].width + gap;
    }
    return std::clamp(wanted_right - room, 0.0f, std::max(0.0f, total - room));
}

// The keyboard brings a tab into sight before it is chosen.
int wanted_in_sight(const Frame& frame, std::size_t count, int chosen)
{
    for (std::size_t i = 0; i < count; ++i)
        if (frame.input.focus_visible && frame.input.focused == id_of(std::to_string(i))) return static_cast<int>(i);
    return chosen;
}

} // namespace

std::optional<int> tabs(Frame& frame, std::string_view key, std::string_view name, std::span<const Tab> list,
                        int chosen, bool ruled)
{
    const Region region{frame, RecordRole::tab_list, key, name};
    const Box box = take(frame, 0, frame.screen.elder ? target_elder_control : 44.0f);
    if (ruled) line_across(frame, box.x, box.bottom() - hairline(frame), box.w, frame.colours->line);
    const Box around{box.x - 4, box.y, box.w + 8, box.h};
    region.record().rect = region.record().clip = {around.x, around.y, around.w, around.h};
    const std::vector<Place> places = places_of(frame, list, chosen, box.w);
    float total = 0;
    for (const Place& place : places) total += place.width;
    const float between = static_cast<float>(std::max<std::size_t>(list.size(), 2) - 1);
    const float gap = std::clamp((box.w - total) / between, gap_least, gap_most);
    float x = box.x - shift_for(places, gap, box.w, wanted_in_sight(frame, list.size(), chosen));
    std::optional<int> pressed;
    ImGui::PushClipRect({around.x, box.y}, {around.right(), box.bottom()}, true);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Box own{x, box.y, places[i].width, box.h};
        if (tab_at(frame, std::to_string(i), list[i], static_cast<int>(i) == chosen, places[i].counted, own, around))
            pressed = static_cast<int>(i);
        x += places[i].width + gap;
    }
    ImGui::PopClipRect();
    return pressed;
}

} // namespace qungong::ui
