#include "web/views/ui/badge.hpp"
#include "web/views/ui/behave.hpp"
#include "web/views/ui/choice.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/icon.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

void draw_ring(Frame& frame, float x, float y, bool chosen)
{
    const Colours& c = *frame.colours;
    dot(frame, x, y, 10, chosen ? c.primary : c.line_strong);
    dot(frame, x, y, 8, c.surface);
    if (chosen) dot(frame, x, y, 5, c.primary);
}

// Title with its mark, the reason below; answers nothing, for the card is one hit box.
void draw_option_words(Frame& frame, const Box& room, const OptionLook& look)
{
    const Colours& c = *frame.colours;
    const bool greyed = !look.greyed.empty();
    const TextStyle title{frame.body(), look.chosen, greyed ? c.ink_off : c.ink};
    const float line = line_height(frame, title.slot), small = line_height(frame, Slot::caption);
    const float top = room.y + (room.h - line - small) / 2;
    const float mark =
        look.mark.empty() ? 0 : text_width(frame, look.mark, {Slot::caption, true}) + 2 * space::s;
    const std::string fitted = cut_to(frame, look.title, title, room.w - mark - space::s);
    const float used = draw_line(frame, room.x, top, fitted, title);
    if (mark > 0) {
        const Box box{room.x + used + space::s, top - 1, mark, 24};
        fill(frame, box, c.primary, radius_badge);
        draw_line_in(frame, box, look.mark, {Slot::caption, true, c.on_primary}, Align::centre);
    }
    draw_line_in(frame, {room.x, top + line, room.w, small}, greyed ? look.greyed : look.reason,
                 {Slot::caption, false, c.ink_2});
}

} // namespace

bool option(Frame& frame, std::string_view key, const OptionLook& look)
{
    const Colours& c = *frame.colours;
    const Box box = take(frame, 0, frame.screen.elder ? target_elder_choice : 60.0f);
    const std::uint32_t id = id_of(key);
    const bool greyed = !look.greyed.empty();
    const Act act = behave(frame, id, box, {.disabled = greyed});
    bordered(frame, box, look.chosen ? c.primary : c.line,
             greyed                    ? c.sunk
             : look.chosen             ? c.selected
             : act.hovered || act.held ? c.hover
                                       : c.surface,
             radius_control, look.chosen ? 2 : hairline(frame));
    draw_ring(frame, box.x + 26, box.y + box.h / 2, look.chosen);
    const TextStyle aside{Slot::caption, false, c.ink_2, true};
    const float aside_width =
        look.leads_on ? 20
                      : std::max(text_width(frame, look.aside_1, aside), text_width(frame, look.aside_2, aside)) + 1;
    const Box room{box.x + 48, box.y, box.w - 48 - 16 - aside_width - space::m, box.h};
    draw_option_words(frame, room, look);
    const float line = line_height(frame, Slot::caption), top = box.y + (box.h - 2 * line) / 2;
    const float x = box.right() - 16 - aside_width;
    if (look.leads_on) icon(frame, Icon::chevron_right, box.right() - 36, box.y + (box.h - 20) / 2, 20, c.ink_2);
    draw_line_in(frame, {x, look.aside_2.empty() ? top + line / 2 : top, aside_width, line}, look.aside_1,
                 aside, Align::right);
    draw_line_in(frame, {x, top + line, aside_width, line}, look.aside_2, aside, Align::right);
    std::string name(look.title);
    for (std::string_view more : {look.mark, look.aside_1, look.aside_2})
        if (!more.empty()) name.append(" · ").append(more);
    Record record{.id = id,
                  .role = RecordRole::radio,
                  .name = std::move(name),
                  .hint = std::string(greyed ? look.greyed : look.reason)};
    record.state.checked = look.chosen;
    record.state.disabled = greyed;
    emit(frame, box, std::move(record));
    return act.pressed;
}

} // namespace qungong::ui
