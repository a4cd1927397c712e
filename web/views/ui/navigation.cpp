#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/button.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/shell_parts.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

Record record_of(std::uint32_t id, const NavEntry& entry)
{
    Record record{
        .id = id, .role = RecordRole::link, .name = entry.text, .value = entry.count, .href = entry.href};
    if (entry.light) record.hint = std::string(entry.light->text);
    record.state.current = entry.current;
    return record;
}

void note(ShellAct& act, const NavEntry& entry)
{
    act.pressed = entry.key;
    act.href = entry.href;
}

void column_entry(Frame& frame, const NavEntry& entry, ShellAct& act)
{
    const Colours& c = *frame.colours;
    const Box box = take(frame, 0, 40);
    const std::uint32_t id = id_of(entry.key);
    const Act acts = behave(frame, id, box);
    if (entry.current) fill(frame, box, c.selected, radius_control);
    else if (acts.hovered || acts.held) fill(frame, box, c.hover, radius_control);
    if (entry.current) fill(frame, {box.x - space::s, box.y + 8, 3, 24}, c.primary, 1.5f);
    const std::uint32_t ink = entry.current ? c.primary : c.ink;
    icon(frame, entry.icon, box.x + space::m, box.y + 10, 20, entry.current ? c.primary : c.ink_2);
    float right = box.right() - space::m;
    const TextStyle small{Slot::caption, false, c.ink_2, true};
    if (entry.light) {
        const float width = 17 + text_width(frame, entry.light->text, small) + 1;
        lamp_shape(frame, right - width, box.y + 14, 12, entry.light->lamp,
                   lamp_colours(frame, entry.light->lamp).solid);
        draw_line_in(frame, {right - width + 17, box.y, width - 17, box.h}, entry.light->text, small);
        right -= width + space::xs;
    } else if (!entry.count.empty()) {
        const float width = text_width(frame, entry.count, small) + 1;
        draw_line_in(frame, {right - width, box.y, width, box.h}, entry.count, small);
        right -= width + space::xs;
    }
    draw_line_in(frame, {box.x + 44, box.y, right - box.x - 44, box.h}, entry.text,
                 {Slot::work, entry.current, ink});
    emit(frame, box, record_of(id, entry));
    if (acts.pressed) note(act, entry);
}

void column_action(Frame& frame, const ShellLook& look, ShellAct& act)
{
    const Column place{frame, take(frame, 0, 44).inset(space::xs, 0), 0};
    act.main_action =
        button(frame, "main", look.main_action, {.kind = Kind::main, .icon = look.main_icon, .wide = true});
}

void group_title(Frame& frame, std::string_view text)
{
    skip(frame, space::m);
    const Box box = take(frame, 0, line_height(frame, Slot::caption) + space::s);
    const Box words{box.x + space::m, box.y, box.w - space::m, box.h - space::xs};
    draw_line_in(frame, words, text, {Slot::caption, false, frame.colours->ink_2});
    Record record{.role = RecordRole::heading, .name = std::string(text)};
    record.level = 2;
    emit(frame, box, std::move(record));
}

// Icon over word: rail and bottom bar.
void stacked_entry(Frame& frame, const NavEntry& entry, const Box& box, ShellAct& act, bool filled)
{
    const Colours& c = *frame.colours;
    const std::uint32_t id = id_of(entry.key);
    const Act acts = behave(frame, id, box, {.ring_inside = true, .exact = true});
    if (filled && entry.current) fill(frame, box, c.selected, radius_control);
    else if (acts.hovered || acts.held) fill(frame, box, c.hover, radius_control);
    const std::uint32_t ink = entry.current ? c.primary : c.ink_2;
    const float line = line_height(frame, Slot::caption), size = filled ? 20.0f : 24.0f;
    const float top = box.y + (box.h - size - line - 2) / 2;
    icon(frame, entry.icon, box.x + (box.w - size) / 2, top, size, ink);
    const float air = filled ? -space::xs : space::hair; // On the rail a word may be as wide as the rail
    draw_line_in(frame, {box.x + air, top + size + 2, box.w - 2 * air, line}, entry.text,
                 {Slot::caption, entry.current, ink}, Align::centre);
    emit(frame, box, record_of(id, entry));
    if (acts.pressed) note(act, entry);
}

} // namespace

void navigation_column(Frame& frame, const ShellLook& look, const Box& box, ShellAct& act)
{
    const Colours& c = *frame.colours;
    const Region region{frame, RecordRole::navigation, "navigation", look.navigation};
    fill(frame, box, c.surface);
    line_down(frame, box.right() - hairline(frame), box.y, box.h, c.line);
    const float foot_height = look.foot.empty() ? 0 : 42 * static_cast<float>(look.foot.size()) + space::l;
    {
        const Box entries{box.x, box.y, box.w - 1, box.h - foot_height};
        const Scroll scroll{frame, "entries", entries, {}, 2, space::s, space::m};
        if (!look.main_action.empty()) column_action(frame, look, act);
        if (!look.main_action.empty()) skip(frame, space::s);
        for (const NavGroup& group : look.groups) {
            if (!group.title.empty()) group_title(frame, group.title);
            for (const NavEntry& entry : group.entries) column_entry(frame, entry, act);
        }
        const float end = frame.flows.back().at;
        act.spare = {box.x + space::l, end, box.w - 2 * space::l, std::max(0.0f, entries.bottom() - end)};
    }
    if (look.foot.empty()) return;
    const Box foot_box{box.x + space::s, box.bottom() - foot_height, box.w - 2 * space::s, foot_height};
    const Column foot{frame, foot_box, 2};
    line_across(frame, foot_box.x + space::s, foot_box.y, foot_box.w - space::l, c.line);
    skip(frame, space::s);
    for (const NavEntry& entry : look.foot) column_entry(frame, entry, act);
}

void navigation_rail(Frame& frame, const ShellLook& look, const Box& box, ShellAct& act)
{
    const Region region{frame, RecordRole::navigation, "navigation", look.navigation};
    fill(frame, box, frame.colours->surface);
    line_down(frame, box.right() - hairline(frame), box.y, box.h, frame.colours->line);
    const float entry_size = std::max(52.0f, frame.smallest_hit()), side = (box.w - entry_size) / 2;
    const Column column{frame, box.inset(side, space::s), space::s};
    skip(frame, 48); // Where the seal stands
    if (!look.main_action.empty()) {
        const Box place = take(frame, 0, entry_size);
        const Column middle{frame, place.inset((place.w - frame.control()) / 2, (place.h - frame.control()) / 2), 0};
        act.main_action = icon_button(frame, "main", look.main_icon, look.main_action, {}, true);
    }
    const float foot_top = box.bottom() - space::s - (entry_size + space::s) * static_cast<float>(look.foot.size());
    for (const NavGroup& group : look.groups)
        for (const NavEntry& entry : group.entries)
            if (frame.flows.back().at + entry_size <= foot_top)
                stacked_entry(frame, entry, take(frame, 0, entry_size), act, true);
    const Column foot{frame, {box.x + side, foot_top, entry_size, box.bottom() - foot_top}, space::s};
    for (const NavEntry& entry : look.foot) stacked_entry(frame, entry, take(frame, 0, entry_size), act, true);
}

void bottom_bar(Frame& frame, const ShellLook& look, const Box& box, ShellAct& act)
{
    const Region region{frame, RecordRole::navigation, "navigation", look.navigation};
    fill(frame, box, frame.colours->surface);
    line_across(frame, box.x, box.y, box.w, frame.colours->line);
    std::vector<const NavEntry*> shown;
    for (const NavGroup& group : look.groups)
        for (const NavEntry& entry : group.entries)
            if (shown.size() < (look.foot.empty() ? 5u : 4u)) shown.push_back(&entry);
    if (!look.foot.empty()) shown.push_back(&look.foot.front());
    const float cell = box.w / static_cast<float>(std::max<std::size_t>(shown.size(), 1));
    for (std::size_t i = 0; i < shown.size(); ++i)
        stacked_entry(frame, *shown[i], {box.x + static_cast<float>(i) * cell, box.y + 1, cell, box.h - 1},
                      act, false);
}

} // namespace qungong::ui
