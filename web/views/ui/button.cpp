#include "web/views/ui/button.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

struct Skin {
    std::uint32_t border = 0, fill = 0, ink = 0;
};

Skin main_skin(const Colours& c, const Act& act)
{
    const std::uint32_t fill = act.held ? c.primary_press : act.hovered ? c.primary_hover : c.primary;
    return {fill, fill, c.on_primary};
}

Skin danger_skin(const Colours& c, const Act& act, bool final)
{
    if (final || act.held) return {c.danger, c.danger, c.on_danger};
    return {c.danger, act.hovered ? c.red_soft : c.surface, c.danger};
}

Skin skin_of(const Frame& frame, const ButtonLook& look, const Act& act)
{
    const Colours& c = *frame.colours;
    if (!look.greyed.empty()) return {c.line, c.sunk, c.ink_off};
    const std::uint32_t soft = act.held ? c.primary_soft : act.hovered ? c.hover : 0;
    switch (look.kind) {
    case Kind::main: return main_skin(c, act);
    case Kind::second: return {c.line_strong, soft ? soft : c.surface, c.ink};
    case Kind::quiet: return {0, soft, c.link};
    case Kind::danger: break;
    }
    return danger_skin(c, act, look.final);
}

TextStyle words_of(const Frame& frame, const ButtonLook& look)
{
    const bool bold = look.kind == Kind::main && look.greyed.empty();
    return {frame.control() > 36 && frame.body() == Slot::read ? Slot::read : frame.body(), bold};
}

float padding(const Frame& frame) { return frame.control() > 36 ? 20.0f : 16.0f; }

Icon icon_of(const ButtonLook& look) { return look.busy ? Icon::sync : look.icon; }
float icon_size(const ButtonLook& look) { return look.busy ? 16.0f : 20.0f; }
float icon_room(const ButtonLook& look)
{
    return icon_of(look) == Icon::none ? 0.0f : icon_size(look) + space::s;
}

void draw_words(Frame& frame, const Box& box, std::string_view text, const ButtonLook& look,
                std::uint32_t ink)
{
    TextStyle style = words_of(frame, look);
    style.colour = ink;
    const float extra = icon_room(look);
    const std::string fitted = cut_to(frame, text, style, box.w - extra - 2 * space::xs);
    const float width = extra + text_width(frame, fitted, style);
    const float x = box.x + (box.w - width) / 2;
    icon(frame, icon_of(look), x, box.y + (box.h - icon_size(look)) / 2, icon_size(look), ink);
    draw_line(frame, x + extra, box.y + (box.h - line_height(frame, style.slot)) / 2, fitted, style);
}

Record record_of(std::uint32_t id, std::string_view text, const ButtonLook& look)
{
    Record record{.id = id,
                  .role = look.href.empty() ? RecordRole::button : RecordRole::link,
                  .name = std::string(text),
                  .hint = std::string(look.greyed.empty() ? look.hint : look.greyed),
                  .href = std::string(look.href)};
    record.state.disabled = !look.greyed.empty();
    record.state.busy = look.busy;
    return record;
}

} // namespace

float button_width(const Frame& frame, std::string_view text, const ButtonLook& look)
{
    const float extra = icon_room(look);
    return text_width(frame, text, words_of(frame, look)) + extra + 2 * padding(frame);
}

bool button(Frame& frame, std::string_view key, std::string_view text, const ButtonLook& look)
{
    const float height =
        look.wide ? std::max(frame.screen.phone() ? 52.0f : 44.0f, frame.control()) : frame.control();
    const bool cell = frame.flows.back().cell < frame.flows.back().cells.size();
    const float width = look.width > 0 ? look.width : look.wide || cell ? 0 : button_width(frame, text, look);
    const Box box = take(frame, width, height);
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame, id, box, {.disabled = !look.greyed.empty() || look.busy});
    const Skin skin = skin_of(frame, look, act);
    if (skin.border) bordered(frame, box, skin.border, skin.fill, radius_control, border_width(frame));
    else fill(frame, box, skin.fill, radius_control);
    draw_words(frame, box, text, look, skin.ink);
    emit(frame, box, record_of(id, text, look));
    return act.pressed;
}

bool icon_button(Frame& frame, std::string_view key, Icon name, std::string_view words,
                 std::string_view greyed, bool outlined)
{
    const float side = frame.control();
    const Box box = take(frame, side, side);
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame, id, box, {.disabled = !greyed.empty()});
    const Skin skin = skin_of(frame, {.kind = outlined ? Kind::second : Kind::quiet, .greyed = greyed}, act);
    if (skin.border) bordered(frame, box, skin.border, skin.fill, radius_control, border_width(frame));
    else fill(frame, box, skin.fill, radius_control);
    icon_in(frame, name, box, frame.screen.phone() ? 24 : 20,
            greyed.empty() ? frame.colours->ink_2 : skin.ink);
    if (act.hovered) tip(frame, box, words);
    emit(frame, box, record_of(id, words, {.greyed = greyed}));
    return act.pressed;
}

bool link(Frame& frame, std::string_view key, std::string_view text, std::string_view href, bool bold)
{
    TextStyle style{frame.body(), bold, frame.colours->link};
    const float width = std::min(text_width(frame, text, style) + 1, free_width(frame));
    const Box box = take(frame, width, line_height(frame, style.slot));
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame, id, box, {.radius = radius_badge});
    if (act.hovered) line_across(frame, box.x, box.bottom() - 2, box.w, style.colour);
    draw_line_in(frame, box, text, style);
    emit(frame, box, record_of(id, text, {.href = href}));
    return act.pressed;
}

void tip(Frame& frame, const Box& anchor, std::string_view text)
{
    const TextStyle style{Slot::caption, false, frame.colours->surface};
    const float width = text_width(frame, text, style) + 16, height = line_height(frame, Slot::caption) + 8;
    float x = std::min(anchor.x + (anchor.w - width) / 2, frame.screen.width - width - 4),
          y = anchor.bottom() + 6;
    if (y + height > frame.screen.height) y = anchor.y - 6 - height;
    x = std::max(x, 4.0f);
    ImDrawList* under = frame.draw;
    frame.draw = ImGui::GetForegroundDrawList();
    fill(frame, {x, y, width, height}, frame.colours->ink, radius_badge);
    draw_line_in(frame, {x + 8, y, width - 8, height}, text, style);
    frame.draw = under;
}

} // namespace qungong::ui
