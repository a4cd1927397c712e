#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/button.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

void draw_big(Frame& frame, const Box& box, std::string_view text, const ChoiceLook& look, std::uint32_t ink)
{
    const Colours& c = *frame.colours;
    constexpr float circle = 28, left = 22;
    const float middle = box.y + box.h / 2, x = box.x + left + 2 * circle + space::l;
    dot(frame, box.x + left + circle, middle, circle, look.filled ? c.on_primary : c.primary_soft);
    icon(frame, look.icon, box.x + left + circle - 12, middle - 12, 24, c.primary);
    const float title = line_height(frame, Slot::title), small = line_height(frame, Slot::work);
    const float top = middle - (title + small) / 2, room = box.right() - x - 64;
    draw_line_in(frame, {x, top, room, title}, text, {Slot::title, true, ink});
    draw_line_in(frame, {x, top + title, room, small}, look.remark,
                 {Slot::work, false, look.filled ? c.on_primary : c.ink_2});
    icon(frame, Icon::chevron_right, box.right() - 48, middle - 12, 24, look.filled ? c.on_primary : c.ink_3);
}

void draw_row(Frame& frame, const Box& box, std::string_view text, const ChoiceLook& look)
{
    const Colours& c = *frame.colours;
    const TextStyle style{frame.body(), false, c.ink};
    float x = box.x + look.pad;
    icon(frame, look.icon, x, box.y + (box.h - 20) / 2, 20, c.ink_2);
    if (look.icon != Icon::none) x += 20 + space::l;
    const float room = box.right() - x - 52;
    const std::string fitted = cut_to(frame, text, style, room);
    draw_line_in(frame, {x, box.y, room, box.h}, fitted, style);
    const float used = text_width(frame, fitted, style) + space::s;
    if (room > used)
        draw_line_in(frame, {x + used, box.y, room - used, box.h}, look.remark,
                     {Slot::caption, false, c.ink_3});
    icon(frame, Icon::chevron_right, box.right() - look.pad - 20, box.y + (box.h - 20) / 2, 20, c.ink_3);
}

} // namespace

bool way_in(Frame& frame, std::string_view key, std::string_view text, const ChoiceLook& look)
{
    const Colours& c = *frame.colours;
    const Box box = take(frame, 0, look.big ? target_elder_choice : std::max(frame.screen.coarse ? 52.0f : 44.0f, frame.smallest_hit()));
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame, id, box, {.radius = radius_card, .ring_inside = !look.big});
    if (look.big) {
        const std::uint32_t inside = look.filled ? c.primary : act.hovered || act.held ? c.hover : c.surface;
        bordered(frame, box, look.filled ? c.primary : c.line_strong, inside, radius_card, 2);
        draw_big(frame, box, text, look, look.filled ? c.on_primary : c.ink);
    } else {
        if (act.hovered || act.held) fill(frame, box, c.hover);
        draw_row(frame, box, text, look);
    }
    emit(frame, box,
         {.id = id, .role = RecordRole::button, .name = std::string(text), .hint = std::string(look.remark)});
    return act.pressed;
}

} // namespace qungong::ui
