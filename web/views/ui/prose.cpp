#include "web/views/ui/prose.hpp"

#include "web/views/ui/flow.hpp"
#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

TextStyle style_of(const Frame& frame, const Prose& prose, Slot otherwise, std::uint32_t colour)
{
    (void)frame;
    return {prose.slot.value_or(otherwise), prose.bold, prose.colour ? prose.colour : colour};
}

Slot heading_slot(const Frame& frame, int level)
{
    if (level <= 1) return Slot::title;
    return level == 2 && frame.body() == Slot::read ? Slot::read : frame.body();
}

bool in_row(const Frame& frame) { return frame.flows.back().row; }

} // namespace

void heading(Frame& frame, std::string_view text, int level, const Prose& prose)
{
    TextStyle style = style_of(frame, prose, heading_slot(frame, level), frame.colours->ink);
    style.bold = true;
    const Record record{
        .role = RecordRole::heading, .name = std::string(text), .level = static_cast<std::int16_t>(level)};
    if (in_row(frame)) {
        const float width = std::min(text_width(frame, text, style) + 1, free_width(frame));
        const Box box = take(frame, width, line_height(frame, style.slot));
        draw_line_in(frame, box, text, style);
        emit(frame, box, record);
        return;
    }
    const float width = free_width(frame);
    const Box box = take(frame, 0, wrapped_height(frame, width, text, style, prose.lines_max));
    draw_wrapped(frame, box, text, style, prose.align, prose.lines_max);
    emit(frame, box, record);
}

void paragraph(Frame& frame, std::string_view text, const Prose& prose)
{
    const TextStyle style = style_of(frame, prose, frame.body(), frame.colours->ink);
    const float width = prose.width > 0 ? prose.width : free_width(frame);
    const Box box = take(frame, prose.width, wrapped_height(frame, width, text, style, prose.lines_max));
    draw_wrapped(frame, box, text, style, prose.align, prose.lines_max);
    emit(frame, box, {.role = RecordRole::paragraph, .name = std::string(text)});
}

void paragraph(Frame& frame, Spans spans, const Prose& prose)
{
    const TextStyle style = style_of(frame, prose, frame.body(), frame.colours->ink);
    const float width = prose.width > 0 ? prose.width : free_width(frame);
    const Box box = take(frame, prose.width, wrapped_height(frame, width, spans, style));
    draw_wrapped(frame, box, spans, style);
    std::string all;
    for (const Span& span : spans) all += span.text;
    emit(frame, box, {.role = RecordRole::paragraph, .name = std::move(all)});
}

void caption(Frame& frame, std::string_view text, const Prose& prose)
{
    Prose small = prose;
    if (!small.slot) small.slot = Slot::caption;
    if (!small.colour) small.colour = frame.colours->ink_3;
    in_row(frame) ? label(frame, text, small) : paragraph(frame, text, small);
}

void label(Frame& frame, std::string_view text, const Prose& prose)
{
    const TextStyle style = style_of(frame, prose, frame.body(), frame.colours->ink);
    float width = prose.width;
    if (width <= 0 && in_row(frame) && frame.flows.back().cell >= frame.flows.back().cells.size())
        width = std::min(text_width(frame, text, style) + 1, free_width(frame));
    const Box box = take(frame, width, line_height(frame, style.slot));
    draw_line_in(frame, box, text, style, prose.align);
    emit(frame, box, {.role = RecordRole::paragraph, .name = std::string(text)});
}

void remark(Frame& frame, Icon name, std::string_view text, const Prose& prose, std::uint32_t icon_colour)
{
    const TextStyle style = style_of(frame, prose, Slot::caption, frame.colours->ink_2);
    const float size = style.slot == Slot::caption ? 16.0f : 20.0f, gap = space::s;
    const float line = line_height(frame, style.slot);
    const float own = in_row(frame) ? size + gap + text_width(frame, text, style) + 1 : 0;
    const float room = (own > 0 ? std::min(own, free_width(frame)) : free_width(frame)) - size - gap;
    const bool wraps = !in_row(frame);
    const float height = wraps ? wrapped_height(frame, room, text, style) : line;
    const Box box = take(frame, own, std::max(height, line));
    icon(frame, name, box.x, box.y + (line - size) / 2, size, icon_colour ? icon_colour : style.colour);
    const Box words{box.x + size + gap, box.y, box.w - size - gap, height};
    if (wraps) draw_wrapped(frame, words, text, style);
    else draw_line_in(frame, words, text, style);
    emit(frame, box, {.role = RecordRole::paragraph, .name = std::string(text)});
}

void quote(Frame& frame, std::string_view text, std::string_view from, Icon from_icon)
{
    const TextStyle words{frame.body(), false, frame.colours->ink};
    const TextStyle small{Slot::caption, false, frame.colours->ink_2};
    constexpr float pad = 12, indent = 28;
    const float width = free_width(frame) - indent - pad, line = line_height(frame, Slot::caption);
    const float body = wrapped_height(frame, width, text, words);
    const Box box = take(frame, 0, body + 2 * pad + (from.empty() ? 0 : line + space::xs));
    fill(frame, box, frame.colours->sunk, radius_control);
    fill(frame, {box.x + pad, box.y + pad, 3, box.h - 2 * pad}, frame.colours->line, 1.5f);
    draw_wrapped(frame, {box.x + indent, box.y + pad, width, body}, text, words);
    if (!from.empty()) {
        const float y = box.y + pad + body + space::xs;
        icon(frame, from_icon, box.x + indent, y + (line - 16) / 2, 16, frame.colours->ink_2);
        const float shift = from_icon == Icon::none ? 0.0f : 24.0f;
        draw_line_in(frame, {box.x + indent + shift, y, width - shift, line}, from, small);
    }
    emit(frame, box, {.role = RecordRole::quote, .name = std::string(text), .hint = std::string(from)});
}

void own_words(Frame& frame, std::string_view text, std::string_view from)
{
    const TextStyle words{frame.body()}, small{Slot::caption, false, frame.colours->ink_3};
    const std::string quoted = frame.say("ui.quoted", {{"words", text}});
    const float line = from.empty() ? 0 : line_height(frame, Slot::caption) + space::hair;
    const Box box = take(frame, 0, line + wrapped_height(frame, free_width(frame), quoted, words));
    draw_line_in(frame, {box.x, box.y, box.w, line}, from, small);
    draw_wrapped(frame, {box.x, box.y + line, box.w, box.h - line}, quoted, words);
    emit(frame, box, {.role = RecordRole::quote, .name = std::string(text), .hint = std::string(from)});
}

void facts(Frame& frame, std::span<const Span> list, const Prose& prose)
{
    const TextStyle style = style_of(frame, prose, Slot::caption, frame.colours->ink_3);
    const Box box = take(frame, prose.width, line_height(frame, style.slot));
    draw_facts(frame, box, list, style);
    emit(frame, box, {.role = RecordRole::paragraph, .name = facts_text(list)});
}

void facts(Frame& frame, Spans list, const Prose& prose)
{
    facts(frame, std::span(list.begin(), list.size()), prose);
}

void figure(Frame& frame, std::string_view word, std::string_view number, std::string_view remark_text,
            std::uint32_t colour)
{
    const TextStyle small{Slot::caption, false, frame.colours->ink_2};
    const TextStyle large{Slot::figure, true, colour ? colour : frame.colours->ink, true};
    const float line = line_height(frame, Slot::caption), tall = line_height(frame, Slot::figure);
    const Box box = take(frame, 0, line + tall + (remark_text.empty() ? 0 : line));
    draw_line_in(frame, {box.x, box.y, box.w, line}, word, small);
    draw_line_in(frame, {box.x, box.y + line, box.w, tall}, number, large);
    draw_line_in(frame, {box.x, box.y + line + tall, box.w, line}, remark_text, small);
    emit(frame, box,
         {.role = RecordRole::paragraph,
          .name = std::string(word),
          .value = std::string(number),
          .hint = std::string(remark_text)});
}

void separator(Frame& frame)
{
    const Box box = take(frame, 0, 1);
    line_across(frame, box.x, box.y, box.w, frame.colours->line);
    emit(frame, box, {.role = RecordRole::separator});
}

void picture(Frame& frame, std::string_view alternative, float width, float height)
{
    const Box box = take(frame, width, height);
    bordered(frame, box, frame.colours->line, frame.colours->grey_soft, radius_badge, hairline(frame));
    icon_in(frame, Icon::image, box, 20, frame.colours->grey_text);
    emit(frame, box, {.role = RecordRole::image, .name = std::string(alternative)});
}

void skeleton_bar(Frame& frame, float width, float height)
{
    const Box box = take(frame, width, height);
    fill(frame, box, frame.colours->skeleton, radius_badge);
}

} // namespace qungong::ui
