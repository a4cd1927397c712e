#include <algorithm>

#include "web/views/ui/button.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

constexpr float shift = 16 + space::s; // Of the words behind the icon

std::string words_of(const Frame& frame, const GreyedLook& look) { return look.name + frame.say("ui.colon") + look.reason; }

float own_width(const Frame& frame, const GreyedLook& look)
{
    return shift + text_width(frame, words_of(frame, look), {Slot::caption}) + 1;
}

void draw_greyed(Frame& frame, const Box& box, const GreyedLook& look)
{
    const TextStyle small{Slot::caption, false, frame.colours->ink_2};
    icon(frame, look.icon, box.x, box.y + (line_height(frame, Slot::caption) - 16) / 2, 16, frame.colours->ink_2);
    draw_wrapped(frame, {box.x + shift, box.y, box.w - shift, box.h}, words_of(frame, look), small);
    Record record{.id = id_of(look.key), .role = RecordRole::button, .name = look.name, .hint = look.reason};
    record.state.disabled = true;
    emit(frame, box, std::move(record));
}

} // namespace

void greyed_commands(Frame& frame, std::span<const GreyedLook> list)
{
    if (list.empty()) return;
    const float width = free_width(frame), line = line_height(frame, Slot::caption);
    const Column lines{frame, take(frame, 0, 0), space::xs};
    Box place{};
    float x = 0;
    for (const GreyedLook& look : list) {
        const float own = own_width(frame, look);
        if (place.h > 0 && x + own <= place.right()) {
            draw_greyed(frame, {x, place.y, own, line}, look);
            x += own + space::l;
            continue;
        }
        const float height =
            own > width ? wrapped_height(frame, width - shift, words_of(frame, look), {Slot::caption}) : line;
        place = take(frame, 0, height);
        draw_greyed(frame, {place.x, place.y, std::min(own, width), height}, look);
        x = place.x + own + space::l;
    }
}

} // namespace qungong::ui
