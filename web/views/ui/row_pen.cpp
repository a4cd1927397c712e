#include "web/views/ui/behave.hpp"
#include "web/views/ui/table.hpp"

namespace qungong::ui {

RowPen::RowPen(Frame& frame, const TableLook& look, std::span<const float> widths, const Box& box, int index)
    : frame_(frame), look_(look), widths_(widths), row_(box), index_(index), x_(box.x + look.pad)
{}

Box RowPen::next()
{
    const float width = column_ < widths_.size() ? widths_[column_] : 0;
    const Box box{x_, row_.y, width, row_.h};
    x_ += width + table_gap;
    ++column_;
    return box;
}

void RowPen::add(const Box& box, Record record)
{
    record.row = index_ + 1;
    record.column = static_cast<std::int32_t>(column_);
    emit(frame_, box, std::move(record));
}

void RowPen::light(const LightLook& look)
{
    const Box box = next();
    const Region cell{frame_, RecordRole::cell, std::to_string(column_)};
    cell.record().row = index_ + 1;
    cell.record().column = static_cast<std::int32_t>(column_);
    light_at(frame_, box, look);
}

void RowPen::mark(Icon name, std::string_view text)
{
    const Box box = next();
    const std::uint32_t ink = frame_.colours->ink_2;
    icon(frame_, name, box.x, box.y + (box.h - 16) / 2, 16, ink);
    draw_line_in(frame_, {box.x + 22, box.y, box.w - 22, box.h}, text, {Slot::caption, false, ink});
    add(box, {.role = RecordRole::cell, .name = std::string(text)});
}

void RowPen::text(std::string_view text, bool bold, std::uint32_t colour)
{
    const Align align = look_.columns[std::min(column_, look_.columns.size() - 1)].align;
    const Box box = next();
    draw_line_in(frame_, box, text, {frame_.body(), bold, colour, align == Align::right}, align);
    add(box, {.role = RecordRole::cell, .name = std::string(text)});
}

void RowPen::lines(std::string_view title, std::span<const Span> list, bool bold)
{
    const Box box = next();
    const TextStyle style{frame_.body(), bold || chosen()};
    const float line = line_height(frame_, style.slot), small = line_height(frame_, Slot::caption);
    const float top = box.y + (box.h - line - small + 2) / 2;
    draw_line_in(frame_, {box.x, top - 1, box.w, line}, title, style);
    draw_facts(frame_, {box.x, top + line - 2, box.w, small}, list,
               {Slot::caption, false, frame_.colours->ink_3});
    if (name_.empty()) name_ = title;
    add(box, {.role = RecordRole::cell, .name = std::string(title), .hint = facts_text(list)});
}

bool RowPen::link(std::string_view key, std::string_view text)
{
    const Align align = look_.columns[std::min(column_, look_.columns.size() - 1)].align;
    const Box box = next();
    const TextStyle style{frame_.body(), false, frame_.colours->link};
    const float width = std::min(text_width(frame_, text, style) + 1, box.w);
    const Box words{align == Align::right ? box.right() - width : box.x, box.y, width, box.h};
    const Region cell{frame_, RecordRole::cell, std::to_string(column_)};
    cell.record().row = index_ + 1;
    cell.record().column = static_cast<std::int32_t>(column_);
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame_, id, words, {.ring_inside = true});
    draw_line_in(frame_, words, text, style);
    emit(frame_, words, {.id = id, .role = RecordRole::button, .name = std::string(text)});
    return act.pressed;
}

void RowPen::blank() { add(next(), {.role = RecordRole::cell}); }

} // namespace qungong::ui
