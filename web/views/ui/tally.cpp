#include "web/views/ui/behave.hpp"
#include "web/views/ui/card.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

std::uint32_t ink_of(const Frame& frame, const TallyCell& cell)
{
    if (!cell.lamp || *cell.lamp == Lamp::green || *cell.lamp == Lamp::grey) return frame.colours->ink;
    return lamp_colours(frame, *cell.lamp).text;
}

std::uint32_t word_ink(const Frame& frame, const TallyCell& cell)
{
    return cell.lamp ? lamp_colours(frame, *cell.lamp).text : frame.colours->ink;
}

// Shape, figure, and right of them the word over its hint.
void draw_line_cell(Frame& frame, const Box& box, const TallyCell& cell)
{
    float x = box.x + 20;
    const float middle = box.y + box.h / 2, tall = line_height(frame, Slot::figure),
                small = line_height(frame, Slot::caption);
    if (cell.lamp) {
        lamp_shape(frame, x, middle - 6, 12, *cell.lamp, lamp_colours(frame, *cell.lamp).solid);
        x += 12 + 10;
    }
    x += draw_line(frame, x, middle - tall / 2 + 2, cell.number,
                   {Slot::figure, true, ink_of(frame, cell), true}) +
         10;
    float room = box.right() - x - space::xs;
    draw_line_in(frame, {x, middle - small, room, small}, cell.word,
                 {Slot::caption, true, word_ink(frame, cell)});
    std::uint32_t ink = frame.colours->ink_2;
    if (cell.hint_lamp) {
        lamp_shape(frame, x, middle + (small - 10) / 2, 10, *cell.hint_lamp, lamp_colours(frame, *cell.hint_lamp).solid);
        ink = lamp_colours(frame, *cell.hint_lamp).text;
        x += 15;
        room -= 15;
    }
    draw_line_in(frame, {x, middle, room, small}, cell.hint, {Slot::caption, cell.hint_lamp.has_value(), ink});
}

void draw_stacked_cell(Frame& frame, const Box& box, const TallyCell& cell)
{
    const TextStyle number{Slot::title, true, ink_of(frame, cell), true};
    const float width = text_width(frame, cell.number, number), line = line_height(frame, Slot::title);
    const float shape = cell.lamp ? 12.0f + space::s : 0.0f;
    const float x = box.x + (box.w - width - shape) / 2,
                top = box.y + (box.h - line - line_height(frame, Slot::caption)) / 2;
    if (cell.lamp)
        lamp_shape(frame, x, top + (line - 12) / 2, 12, *cell.lamp, lamp_colours(frame, *cell.lamp).solid);
    draw_line(frame, x + shape, top, cell.number, number);
    draw_line_in(frame, {box.x + 2, top + line, box.w - 4, line_height(frame, Slot::caption)}, cell.word,
                 {Slot::caption, true, word_ink(frame, cell)}, Align::centre);
}

// The word with its shape above, the figure below with the hint beside it.
void draw_figure_cell(Frame& frame, const Box& box, const TallyCell& cell)
{
    const float line = line_height(frame, Slot::caption), tall = line_height(frame, Slot::figure);
    float x = box.x + 16;
    const float top = box.y + (box.h - line - tall) / 2;
    if (cell.lamp) {
        lamp_shape(frame, x, top + (line - 12) / 2, 12, *cell.lamp, lamp_colours(frame, *cell.lamp).solid);
        x += 12 + 4;
    }
    draw_line_in(
        frame, {x, top, box.right() - x - 4, line}, cell.word,
        {Slot::caption, cell.lamp.has_value(), cell.lamp ? word_ink(frame, cell) : frame.colours->ink_2});
    const float used = draw_line(frame, box.x + 16, top + line, cell.number,
                                 {Slot::figure, true, ink_of(frame, cell), true});
    x = box.x + 16 + used + space::s;
    draw_line_in(frame, {x, top + line + tall - line - 4, box.right() - x - 4, line}, cell.hint,
                 {Slot::caption, false, frame.colours->ink_2});
}

enum class Place { first, middle, last, alone };

// At the ends the fill takes the card's corners; towards a neighbour it is straight.
void fill_cell(Frame& frame, const Box& box, std::uint32_t colour, TallyForm form, Place place)
{
    if (form == TallyForm::stacked || place == Place::middle) return fill(frame, box.inset(1), colour);
    Box wide = box.inset(1);
    if (place == Place::first) wide.w += radius_card;
    if (place == Place::last) wide.x -= radius_card, wide.w += radius_card;
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    fill(frame, wide, colour, radius_card - 1);
    ImGui::PopClipRect();
}

bool draw_cell(Frame& frame, std::string_view key, const Box& box, const TallyCell& cell, TallyForm form, Place place)
{
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame, id, box, {.radius = radius_control, .ring_inside = true, .exact = true});
    const std::uint32_t inside = cell.chosen ? frame.colours->selected : act.hovered || act.held ? frame.colours->hover : 0;
    if (inside) fill_cell(frame, box, inside, form, place);
    if (form == TallyForm::line) draw_line_cell(frame, box, cell);
    else if (form == TallyForm::stacked) draw_stacked_cell(frame, box, cell);
    else draw_figure_cell(frame, box, cell);
    const bool round = form != TallyForm::stacked; // Clear of the card's corners
    const float left = round && place == Place::first ? 8 : 1, right = round && place == Place::last ? 8 : 1;
    if (cell.chosen) fill(frame, {box.x + left, box.bottom() - 4, box.w - left - right, 3}, frame.colours->primary);
    Record record{
        .id = id, .role = RecordRole::button, .name = cell.word + " " + cell.number, .hint = cell.hint};
    record.state.pressed = cell.chosen;
    emit(frame, box, std::move(record));
    return act.pressed;
}

} // namespace

std::optional<int> tally(Frame& frame, std::string_view key, std::string_view name,
                         std::span<const TallyCell> cells, TallyForm form)
{
    const Region region{frame, RecordRole::group, key, name};
    const bool edge = form == TallyForm::stacked; // From edge to edge of the phone
    const Box box = take(frame, 0,
                         form == TallyForm::figures ? 80.0f
                         : form == TallyForm::line  ? 66.0f
                                                    : 64.0f);
    const Colours& c = *frame.colours;
    if (edge) fill(frame, box, c.surface);
    else bordered(frame, box, c.line, c.surface, radius_card, hairline(frame));
    if (edge) line_across(frame, box.x, box.bottom() - hairline(frame), box.w, c.line);
    const bool lights = !cells.empty() && cells.front().lamp; // Counts of lights keep their places; queues share the width
    const bool fixed = form == TallyForm::line && lights && 180.0f * static_cast<float>(cells.size()) <= box.w;
    std::vector<float> widths(cells.size(), fixed ? 180.0f : -1.0f);
    if (fixed && !widths.empty()) widths.back() = -1;
    widths = divided(box.w, 0, widths);
    float x = box.x;
    std::optional<int> pressed;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line_down(frame, x, box.y + 1, box.h - 2, c.line);
        const bool ends = i + 1 == cells.size();
        const Place place = i == 0 ? (ends ? Place::alone : Place::first) : ends ? Place::last : Place::middle;
        if (draw_cell(frame, std::to_string(i), {x, box.y, widths[i], box.h}, cells[i], form, place))
            pressed = static_cast<int>(i);
        x += widths[i];
    }
    return pressed;
}

} // namespace qungong::ui
