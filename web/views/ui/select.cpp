#include "web/views/ui/behave.hpp"
#include "web/views/ui/field.hpp"
#include "web/views/ui/field_parts.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/layer.hpp"
#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

void draw_select(Frame& frame, const Box& box, const SelectLook& look, std::string_view shown, bool chosen,
                 bool lit)
{
    const Colours& c = *frame.colours;
    const bool greyed = !look.greyed.empty();
    if (!look.error.empty()) bordered(frame, box, c.danger, c.surface, radius_control, 2);
    else if (lit) bordered(frame, box, c.primary, c.surface, radius_control, 2);
    else
        bordered(frame, box, greyed ? c.line : c.line_strong, greyed ? c.sunk : c.surface, radius_control,
                 border_width(frame));
    float x = box.x + space::m;
    icon(frame, look.icon, x, box.y + (box.h - 20) / 2, 20, c.ink_2);
    if (look.icon != Icon::none) x += 28;
    const TextStyle style{frame.body(), false, greyed || !chosen ? c.ink_3 : c.ink};
    draw_line_in(frame, {x, box.y, box.right() - x - 32, box.h}, shown, style);
    icon(frame, greyed ? Icon::lock : Icon::chevron_down, box.right() - 28, box.y + (box.h - 16) / 2, 16,
         greyed ? c.ink_2 : c.ink);
}

std::vector<MenuItem> items_of(std::span<const std::string> options, int chosen)
{
    std::vector<MenuItem> items;
    for (const std::string& option : options)
        items.push_back({.text = option, .chosen = static_cast<int>(items.size()) == chosen});
    return items;
}

} // namespace

std::optional<int> select(Frame& frame, std::string_view key, const SelectLook& look,
                          std::span<const std::string> options, int chosen)
{
    const std::uint32_t id = id_of(key);
    const Column column{frame, take(frame, look.width, 0), space::xs};
    if (!look.label_hidden) field_label(frame, look.label, {}, false, look.required);
    const Box box = take(frame, look.width, frame.control());
    const bool greyed = !look.greyed.empty(), open = menu_is_open(frame, id);
    const Act act = behave(frame, id, box, {.disabled = greyed});
    if (act.pressed && !open) open_menu(frame, id);
    const bool known = chosen >= 0 && chosen < static_cast<int>(options.size());
    const std::string_view shown =
        known ? std::string_view(options[static_cast<std::size_t>(chosen)]) : look.placeholder;
    draw_select(frame, box, look, shown, known, open);
    Record record{.id = id,
                  .role = RecordRole::button,
                  .name = std::string(look.label),
                  .value = std::string(shown),
                  .hint = std::string(greyed               ? look.greyed
                                      : look.error.empty() ? look.hint
                                                           : look.error)};
    record.state.disabled = greyed;
    record.state.expanded = open;
    record.state.invalid = !look.error.empty();
    record.state.required = look.required;
    emit(frame, box, std::move(record));
    field_foot(frame, look.error, {}, greyed ? look.greyed : look.hint);
    return menu(frame, id, box, look.label, items_of(options, chosen));
}

} // namespace qungong::ui
