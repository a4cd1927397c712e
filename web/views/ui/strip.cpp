#include "web/views/ui/strip.hpp"

#include "web/views/ui/behave.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

LampColours tone_colours(const Frame& frame, Tone tone)
{
    return lamp_colours(frame, tone == Tone::red      ? Lamp::red
                               : tone == Tone::yellow ? Lamp::yellow
                                                      : Lamp::grey);
}

// Words at the right end of `inner` that can be pressed; answers the width they take.
float end_action(Frame& frame, std::string_view key, const Box& inner, std::string_view text, bool& pressed)
{
    if (text.empty()) return 0;
    const TextStyle style{frame.body(), true, frame.colours->link};
    const float width = text_width(frame, text, style) + 1;
    const Box box{inner.right() - width, inner.y, width, inner.h};
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame, id, box, {.ring_inside = true});
    draw_line_in(frame, box, text, style);
    if (act.hovered)
        line_across(frame, box.x, box.y + (box.h + line_height(frame, style.slot)) / 2 - 2, box.w,
                    style.colour);
    emit(frame, box, {.id = id, .role = RecordRole::button, .name = std::string(text)});
    pressed = act.pressed;
    return width + space::m;
}

void banner_box(Frame& frame, const Box& box, const LampColours& tone, bool strip)
{
    if (!strip) return bordered(frame, box, tone.line, tone.soft, radius_control, hairline(frame));
    fill(frame, box, tone.soft);
    line_across(frame, box.x, box.bottom() - hairline(frame), box.w, tone.line);
}

} // namespace

bool banner(Frame& frame, std::string_view key, const BannerLook& look)
{
    const Region region{frame, look.tone == Tone::red ? RecordRole::alert : RecordRole::status, key,
                        std::string(look.strong) + std::string(look.text)};
    const LampColours tone = tone_colours(frame, look.tone);
    const std::uint32_t ink = look.tone == Tone::grey ? frame.colours->ink : tone.text;
    const TextStyle style{frame.body(), false, frame.colours->ink},
        small{Slot::caption, false, frame.colours->ink_2};
    const float pad = look.strip ? space::l : 18.0f, icon_room = 32,
                aside = text_width(frame, look.aside, small);
    const float ends = aside + text_width(frame, look.action, {frame.body(), true});
    const float room = free_width(frame) - 2 * pad - icon_room - ends - (ends > 0 ? 2 * space::m : 0);
    const float words = wrapped_height(frame, room, {{look.strong, true}, {look.text}}, style);
    const Box box = take(frame, 0, std::max(44.0f, words + 18));
    banner_box(frame, box, tone, look.strip);
    const Box inner = box.inset(pad, 0);
    icon(frame, look.icon, inner.x, box.y + (box.h - 20) / 2, 20,
         look.tone == Tone::grey ? frame.colours->ink_2 : ink);
    const Box text{inner.x + icon_room, box.y + (box.h - words) / 2, room, words};
    draw_wrapped(frame, text, {{look.strong, true, ink}, {look.text, false, frame.colours->ink}}, style);
    emit(frame, text,
         {.role = RecordRole::paragraph, .name = std::string(look.strong) + std::string(look.text)});
    bool pressed = false;
    const float taken = end_action(frame, "act", inner, look.action, pressed);
    if (look.aside.empty()) return pressed;
    const Box end{inner.right() - taken - aside, box.y, aside + 1, box.h};
    draw_line_in(frame, end, look.aside, small);
    emit(frame, end, {.role = RecordRole::paragraph, .name = std::string(look.aside)});
    return pressed;
}

bool notice_strip(Frame& frame, const NoticeLook& look)
{
    const Region region{frame, RecordRole::status, "notice", look.text};
    const Box box = take(frame, 0, 48);
    const bool contrast = frame.screen.theme == Theme::high_contrast;
    shadow(frame, box, radius_control, Height::menu);
    bordered(frame, box, frame.colours->line, frame.colours->raised, radius_control,
             contrast ? 2 : hairline(frame));
    const Box inner = box.inset(18, 0);
    icon(frame, look.icon, inner.x, box.y + 14, 20, look.good ? frame.colours->green : frame.colours->ink_2);
    bool pressed = false;
    const float taken = end_action(frame, "act", inner, look.action, pressed);
    const Box words{inner.x + 32, box.y, inner.w - 32 - taken, box.h};
    draw_line_in(frame, words, look.text, {frame.body()});
    emit(frame, words, {.role = RecordRole::paragraph, .name = std::string(look.text)});
    return pressed;
}

bool empty_page(Frame& frame, std::string_view key, const EmptyLook& look)
{
    const Region region{frame, RecordRole::group, key, look.title};
    const LampColours tone = tone_colours(frame, look.tone);
    const bool plain = look.tone == Tone::grey;
    const Box circle = take(frame, 0, 64);
    const float middle = circle.x + circle.w / 2;
    dot(frame, middle, circle.y + 32, 32, plain ? frame.colours->line : tone.line);
    dot(frame, middle, circle.y + 32, 32 - hairline(frame), plain ? frame.colours->sunk : tone.soft);
    icon(frame, look.icon, middle - 16, circle.y + 16, 32, plain ? frame.colours->ink_2 : tone.solid);
    const TextStyle title{Slot::read, true}, text{frame.body(), false, frame.colours->ink_2};
    skip(frame, space::xs);
    const Box first = take(frame, 0, wrapped_height(frame, free_width(frame), look.title, title));
    draw_wrapped(frame, first, look.title, title, Align::centre);
    emit(frame, first, {.role = RecordRole::heading, .name = std::string(look.title), .level = 2});
    skip(frame, space::xs - frame.flows.back().gap);
    const Box second = take(frame, 0, wrapped_height(frame, free_width(frame), look.text, text));
    draw_wrapped(frame, second, look.text, text, Align::centre);
    emit(frame, second, {.role = RecordRole::paragraph, .name = std::string(look.text)});
    if (look.action.empty()) return false;
    const ButtonLook act{.kind = look.main_action ? Kind::main : Kind::second, .icon = look.action_icon};
    const float width = button_width(frame, look.action, act);
    const Row row{frame, frame.control(), {-1.0f, width, -1.0f}, 0};
    (void)take(frame, 0, 0);
    return button(frame, "act", look.action, act);
}

std::optional<int> menu_button(Frame& frame, std::string_view key, std::string_view text, const ButtonLook& look,
                               std::span<const MenuItem> items, bool right_aligned)
{
    const std::uint32_t id = id_of(key);
    const bool pressed = button(frame, key, text, look), open = menu_is_open(frame, id);
    Record& own = frame.records.back();
    own.state.expanded = open;
    const Box box{own.rect.x, own.rect.y, own.rect.w, own.rect.h};
    if (pressed && !open) open_menu(frame, id);
    return menu(frame, id, box, text, items, right_aligned);
}

} // namespace qungong::ui
