#include "web/views/ui/badge.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

struct Measure {
    float shape, gap, pad_left, pad_right, height;
    Slot slot;
};

Measure measure_of(const Frame& frame, const LightLook& look)
{
    const float shape = frame.screen.elder ? 18.0f : look.large && !look.free ? 14.0f : 12.0f;
    const Slot slot = look.large ? Slot::work : Slot::caption;
    const float height = std::max(look.large ? 32.0f : 24.0f, frame.screen.elder ? 36.0f : 0.0f);
    if (look.free) return {shape, 6, 0, 1, line_height(frame, slot), slot};
    return {shape, look.large ? 8.0f : 6.0f, look.large ? 10.0f : 7.0f, look.large ? 12.0f : 8.0f, height,
            slot};
}

constexpr float tag_pad = 8;

} // namespace

float light_width(const Frame& frame, const LightLook& look)
{
    const Measure m = measure_of(frame, look);
    return m.pad_left + m.shape + m.gap + text_width(frame, look.text, {m.slot, true}) + m.pad_right;
}

float light_height(const Frame& frame, const LightLook& look) { return measure_of(frame, look).height; }

void light_at(Frame& frame, const Box& box, const LightLook& look)
{
    const Measure m = measure_of(frame, look);
    const LampColours colours = lamp_colours(frame, look.lamp);
    const Box own{box.x, box.y + (box.h - m.height) / 2, std::min(light_width(frame, look), box.w), m.height};
    const bool contrast = frame.screen.theme == Theme::high_contrast;
    if (!look.free)
        bordered(frame, own, colours.line, colours.soft, look.large ? 6 : radius_badge,
                 contrast ? 2 : hairline(frame));
    const float x = own.x + m.pad_left;
    lamp_shape(frame, x, own.y + (own.h - m.shape) / 2, m.shape, look.lamp, colours.solid);
    const Box words{x + m.shape + m.gap, own.y, own.right() - m.pad_right + 1 - x - m.shape - m.gap, own.h};
    draw_line_in(frame, words, look.text, {m.slot, true, colours.text});
    emit(frame, own,
         {.role = RecordRole::light,
          .name = std::string(look.text),
          .value = std::string(word_of(look.lamp))});
}

void light_badge(Frame& frame, const LightLook& look)
{
    light_at(frame, take(frame, light_width(frame, look), light_height(frame, look)), look);
}

float tag_width(const Frame& frame, std::string_view text)
{
    return text_width(frame, text, {Slot::caption}) + 2 * tag_pad;
}

void tag_at(Frame& frame, const Box& box, std::string_view text, bool outlined)
{
    const Colours& c = *frame.colours;
    if (outlined)
        bordered(frame, box, c.line, c.surface, radius_badge,
                 frame.screen.theme == Theme::high_contrast ? 2 : hairline(frame));
    else fill(frame, box, c.grey_soft, radius_badge);
    draw_line_in(frame, box.inset(tag_pad - 0.5f, 0), text, {Slot::caption, false, c.ink_2});
    emit(frame, box, {.role = RecordRole::tag, .name = std::string(text)});
}

void tag(Frame& frame, std::string_view text, bool outlined)
{
    const float height = std::max(24.0f, line_height(frame, Slot::caption));
    tag_at(frame, take(frame, std::min(tag_width(frame, text), free_width(frame)), height), text, outlined);
}

bool removable_tag(Frame& frame, std::string_view key, std::string_view text)
{
    const Colours& c = *frame.colours;
    const Box box =
        take(frame, tag_width(frame, text) + 20, std::max(24.0f, line_height(frame, Slot::caption)));
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame, id, box, {.radius = radius_badge});
    fill(frame, box, act.hovered ? c.line : c.grey_soft, radius_badge);
    draw_line_in(frame, {box.x + tag_pad, box.y, box.w - 28, box.h}, text, {Slot::caption, false, c.ink_2});
    icon(frame, Icon::x, box.right() - 22, box.y + (box.h - 16) / 2, 16, c.ink_2);
    emit(frame, box,
         {.id = id, .role = RecordRole::button, .name = frame.say("ui.remove", {{"what", text}})});
    return act.pressed;
}

void sample_chip(Frame& frame, std::string_view text) { tag(frame, text, true); }

void state_mark(Frame& frame, Icon name, std::string_view text)
{
    const TextStyle style{Slot::caption, false, frame.colours->ink_2};
    const float line = std::max(24.0f, line_height(frame, Slot::caption));
    const Box box =
        take(frame, std::min(16 + 6 + text_width(frame, text, style) + 1, free_width(frame)), line);
    icon(frame, name, box.x, box.y + (box.h - 16) / 2, 16, style.colour);
    draw_line_in(frame, {box.x + 22, box.y, box.w - 22, box.h}, text, style);
    emit(frame, box, {.role = RecordRole::status, .name = std::string(text)});
}

} // namespace qungong::ui
