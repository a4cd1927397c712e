#include "web/views/ui/field.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/field_parts.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

constexpr int lines_most = 10;

struct Place {
    Box box, text; // The drawn field, and the words inside it
};

float area_height(const Frame& frame, float width, std::string_view text, const FieldLook& look,
                  const TextStyle& style)
{
    const float line = line_height(frame, style.slot);
    const float needed = wrapped_height(frame, width, text, style) + line / 2;
    return std::clamp(needed, line * static_cast<float>(look.lines), line * lines_most);
}

Icon state_icon(const FieldLook& look)
{
    if (!look.error.empty()) return Icon::warn;
    if (look.read_only || !look.greyed.empty()) return Icon::lock;
    return look.saved.empty() ? Icon::none : Icon::saved;
}

// Where the browser's own caret stands while somebody types; drawn only where nobody does.
void draw_caret(Frame& frame, const Box& words, std::string_view text, const TextStyle& style)
{
    const float x = std::min(words.x + text_width(frame, text, style) + 1, words.right());
    fill(frame, {x, words.y + 2, 2, words.h - 4}, frame.colours->primary);
}

// Left the icon of the field, right the icon of its state, between them the words.
Place lay_out(Frame& frame, std::string_view text, const FieldLook& look, const TextStyle& style)
{
    const float width = look.width > 0 ? look.width : free_width(frame), pad = look.lines > 1 ? 14.0f : 12.0f;
    const float left = look.icon == Icon::none ? 0.0f : 28.0f,
                right = state_icon(look) == Icon::none ? 0.0f : 28.0f;
    const float room = width - 2 * pad - left - right;
    const float line = line_height(frame, style.slot);
    const float height =
        look.lines > 1 ? area_height(frame, room, text, look, style) + 2 * pad : frame.control();
    const Box box = take(frame, look.width, height);
    const Box words = look.lines > 1 ? Box{box.x + pad, box.y + pad, box.w - 2 * pad, box.h - 2 * pad}
                                     : Box{box.x + pad + left, box.y + (box.h - line) / 2, room, line};
    return {box, words};
}

void draw_frame(Frame& frame, const Box& box, const FieldLook& look, bool editing, bool hovered)
{
    const Colours& c = *frame.colours;
    const bool fixed = look.read_only || !look.greyed.empty();
    const std::uint32_t inside = fixed ? c.sunk : c.surface;
    const bool contrast = frame.screen.theme == Theme::high_contrast;
    const float strong = contrast ? 3 : 2;
    if (!look.error.empty()) return bordered(frame, box, c.danger, inside, radius_control, strong);
    if (editing) return bordered(frame, box, contrast ? c.focus : c.primary, inside, radius_control, strong);
    const std::uint32_t border = fixed ? c.line : hovered ? c.ink_2 : c.line_strong;
    bordered(frame, box, border, inside, radius_control, border_width(frame));
}

std::string shown_text(const FieldLook& look, std::string_view text)
{
    if (!look.password) return std::string(text);
    std::string dots;
    for (std::size_t byte = 0; byte < text.size();) (void)next_code(text, byte), dots += "\u2022";
    return dots;
}

void draw_words(Frame& frame, const Box& words, const FieldLook& look, std::string_view text, TextStyle style)
{
    const Colours& c = *frame.colours;
    const std::string shown = text.empty() ? std::string(look.placeholder) : shown_text(look, text);
    style.colour = text.empty() ? c.ink_3 : look.read_only || !look.greyed.empty() ? c.ink_3 : c.ink;
    if (look.lines > 1) draw_wrapped(frame, words, shown, style, Align::left, lines_most);
    else draw_line_in(frame, words, shown, style);
}

RecordRole role_of(const FieldLook& look)
{
    if (look.lines > 1) return RecordRole::text_area;
    if (look.password) return RecordRole::password_field;
    if (look.date) return RecordRole::date_field;
    if (look.input == "search") return RecordRole::search_field;
    return look.input == "numeric" ? RecordRole::number_field : RecordRole::text_field;
}

Record record_of(std::uint32_t id, const FieldLook& look, std::string_view text)
{
    Record record{.id = id,
                  .role = role_of(look),
                  .name = std::string(look.label),
                  .value = look.password ? std::string() : std::string(text),
                  .input = std::string(look.input)};
    record.hint = !look.error.empty()                      ? look.error
                  : !look.greyed.empty()                   ? look.greyed
                  : look.label_hidden || look.hint.empty() ? look.placeholder
                                                           : look.hint;
    record.state.invalid = !look.error.empty();
    record.state.required = look.required;
    record.state.read_only = look.read_only;
    record.state.disabled = !look.greyed.empty();
    record.length_max = look.length_max;
    return record;
}

void draw_icons(Frame& frame, const Box& box, const FieldLook& look)
{
    const Colours& c = *frame.colours;
    const float middle = box.y + (box.h - 20) / 2;
    icon(frame, look.icon, box.x + 12, middle, 20, c.ink_2);
    const std::uint32_t colour = !look.error.empty() ? c.danger : !look.saved.empty() ? c.green : c.ink_3;
    const float size = look.saved.empty() ? 20 : 16; // What went wrong or cannot be changed is seen from afar
    icon(frame, state_icon(look), box.right() - 22 - size / 2, look.lines > 1 ? box.bottom() - 12 - size : box.y + (box.h - size) / 2,
         size, colour);
}

} // namespace

Edit text_field(Frame& frame, std::string_view key, const FieldLook& look)
{
    const std::uint32_t id = id_of(key);
    const bool editing = frame.input.editing == id && !look.read_only && look.greyed.empty();
    const std::string_view text =
        editing && frame.input.edited ? std::string_view(frame.input.edited_text) : look.value;
    const Column column{frame, take(frame, look.width, 0), space::xs};
    const TextStyle style{frame.screen.coarse ? Slot::read : frame.body()}; // iOS zooms into a field of less than 16
    if (!look.label_hidden) field_label(frame, look.label, look.aside, look.strong_label, look.required);
    const Place place = lay_out(frame, text, look, style);
    const Act act = behave(frame, id, place.box,
                           {.disabled = look.read_only || !look.greyed.empty(), .cursor = Cursor::text});
    draw_frame(frame, place.box, look, editing || frame.pretend.editing, act.hovered);
    draw_icons(frame, place.box, look);
    if (editing) {
        const TypeSlot slot = frame.type(style.slot);
        frame.wishes.live = LiveField{id,
                                      place.text,
                                      slot.size,
                                      slot.line,
                                      frame.colours->ink,
                                      frame.colours->surface,
                                      look.lines > 1,
                                      look.password};
    } else {
        draw_words(frame, place.text, look, text, style);
        if (frame.pretend.editing) draw_caret(frame, place.text, text, style);
    }
    emit(frame, place.box, record_of(id, look, text));
    field_foot(frame, look.error, look.saved, look.greyed.empty() ? look.hint : look.greyed);
    Edit edit;
    if (editing && frame.input.edited && frame.input.edited_text != look.value)
        edit.text = frame.input.edited_text;
    edit.submitted = editing && frame.input.submitted;
    return edit;
}

} // namespace qungong::ui
