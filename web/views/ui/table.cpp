#include "web/views/ui/table.hpp"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "web/views/ui/behave.hpp"

namespace qungong::ui {

namespace {

std::vector<float> widths_of(const TableLook& look, float width)
{
    std::vector<float> cells;
    for (const TableColumn& column : look.columns) cells.push_back(column.width);
    return divided(width - 2 * look.pad, table_gap, cells);
}

int rows_in(const TableLook& look)
{
    int rows = 0;
    for (const TableGroup& group : look.groups) rows += group.rows;
    return rows;
}

void draw_head(Frame& frame, const TableLook& look, std::span<const float> widths, const Box& box)
{
    const Colours& c = *frame.colours;
    fill(frame, {box.x + 1, box.y + 1, box.w - 2, box.h - 1}, c.sunk, radius_card - 1,
         look.round_top ? corner_top : corner_none);
    line_across(frame, box.x, box.bottom() - hairline(frame), box.w, c.line);
    if (!look.round_top) line_across(frame, box.x, box.y, box.w, c.line);
    const Region row{frame, RecordRole::row, "head"};
    float x = box.x + look.pad;
    for (std::size_t i = 0; i < look.columns.size(); ++i) {
        const TableColumn& column = look.columns[i];
        const Box cell{x, box.y, widths[i], box.h};
        const TextStyle style{Slot::caption, false, c.ink_2};
        draw_line_in(frame, cell, column.title, style, column.align);
        if (column.sorted && column.align == Align::left)
            icon(frame, Icon::down, x + text_width(frame, column.title, style) + 4, box.y + (box.h - 16) / 2,
                 16, c.ink_2);
        Record record{.role = RecordRole::column_header, .name = std::string(column.title)};
        record.column = static_cast<std::int32_t>(i) + 1;
        emit(frame, cell, std::move(record));
        x += widths[i] + table_gap;
    }
}

void draw_group(Frame& frame, const TableLook& look, const TableGroup& group, const Box& box)
{
    const Colours& c = *frame.colours;
    const float used =
        draw_line(frame, box.x + look.pad, box.y + (box.h - line_height(frame, Slot::caption)) / 2,
                  group.title, {Slot::caption, true, c.ink});
    draw_line(frame, box.x + look.pad + used + space::s,
              box.y + (box.h - line_height(frame, Slot::caption)) / 2, group.remark,
              {Slot::caption, false, c.ink_2});
    line_across(frame, box.x, box.bottom() - hairline(frame), box.w, c.line);
    const Region row{frame, RecordRole::row, group.title};
    Record record{.role = RecordRole::cell, .name = group.title, .hint = group.remark};
    record.columns = static_cast<std::int32_t>(look.columns.size()); // It spans them all
    emit(frame, box, std::move(record));
}

// One row: the fill first, then the cells, then the whole row as one hit box behind what the cells have of their own.
bool draw_row(Frame& frame, const TableLook& look, std::span<const float> widths, const Box& box, int index,
              const FillRow& fill_row)
{
    const Colours& c = *frame.colours;
    const std::string key = index < static_cast<int>(look.row_keys.size())
                                ? look.row_keys[static_cast<std::size_t>(index)]
                                : std::to_string(index);
    const Region row{frame, RecordRole::row, key};
    const bool chosen = look.chosen == index;
    Act act;
    const std::uint32_t id = id_of("row");
    if (look.pressable) {
        ImGui::SetNextItemAllowOverlap();
        act = behave(frame, id, box, {.radius = 2, .ring_inside = true, .exact = true});
    }
    if (chosen) fill(frame, box, c.selected);
    else if (act.hovered || act.held) fill(frame, box, c.hover);
    if (index + 1 < rows_in(look)) line_across(frame, box.x, box.bottom() - hairline(frame), box.w, c.line);
    if (chosen) fill(frame, {box.x, box.y, 3, box.h}, c.primary);
    RowPen pen{frame, look, widths, box, index};
    fill_row(pen);
    Record& own = row.record();
    own.id = look.pressable ? id : 0;
    own.name = pen.called();
    own.row = index + 1;
    own.state.selected = chosen;
    own.state.focused = own.id != 0 && own.id == frame.input.focused;
    const ImVec2 low = frame.draw->GetClipRectMin(), high = frame.draw->GetClipRectMax();
    const float top = std::max(box.y, low.y), foot = std::min(box.bottom(), high.y);
    own.rect = {box.x, box.y, box.w, box.h};
    own.clip = foot > top ? RecordRect{box.x, top, box.w, foot - top} : RecordRect{};
    return act.pressed;
}

constexpr int rows_around = 4; // Tab, and a reader, go on to what is next to come into sight

// Rows of one group that are in sight or nearly so, as [first, last).
std::pair<int, int> in_sight(const Frame& frame, float top, int rows, float height)
{
    const float low = frame.draw->GetClipRectMin().y, high = frame.draw->GetClipRectMax().y;
    const int first = static_cast<int>(std::floor((low - top) / height)),
              last = static_cast<int>(std::ceil((high - top) / height));
    return {std::clamp(first - rows_around, 0, rows), std::clamp(last + rows_around, 0, rows)};
}

std::optional<int> draw_body(Frame& frame, const TableLook& look, std::span<const float> widths,
                             const Box& box, const FillRow& fill_row)
{
    std::optional<int> pressed;
    float y = box.y;
    int base = 0;
    const std::uint32_t chosen = id_of("chosen");
    for (const TableGroup& group : look.groups) {
        if (!group.title.empty()) {
            const Box head{box.x, y, box.w, table_group};
            if (ImGui::IsRectVisible({head.x, head.y}, {head.right(), head.bottom()}))
                draw_group(frame, look, group, head);
            y += table_group;
        }
        const auto [first, last] = in_sight(frame, y, group.rows, look.row);
        for (int i = first; i < last; ++i) {
            const Box row{box.x, y + static_cast<float>(i) * look.row, box.w, look.row};
            if (draw_row(frame, look, widths, row, base + i, fill_row)) pressed = base + i;
        }
        if (const int at = look.chosen - base; at >= 0 && at < group.rows && look.chosen < static_cast<int>(look.row_keys.size()))
            follow_chosen(frame, chosen, id_of(look.row_keys[static_cast<std::size_t>(look.chosen)]),
                          {box.x, y + static_cast<float>(at) * look.row, box.w, look.row});
        y += static_cast<float>(group.rows) * look.row;
        base += group.rows;
    }
    return pressed;
}

} // namespace

float table_height(const TableLook& look)
{
    float height = table_head;
    for (const TableGroup& group : look.groups)
        height += (group.title.empty() ? 0 : table_group) + static_cast<float>(group.rows) * look.row;
    return height;
}

std::optional<int> table(Frame& frame, std::string_view key, const Box& box, const TableLook& look,
                         const FillRow& fill_row)
{
    const Region region{frame, RecordRole::table, key, look.name};
    region.record().rows = rows_in(look);
    region.record().columns = static_cast<std::int32_t>(look.columns.size());
    const std::vector<float> widths = widths_of(look, box.w);
    draw_head(frame, look, widths, {box.x, box.y, box.w, table_head});
    const float whole = table_height(look) - table_head;
    const Box body{box.x, box.y + table_head, box.w, box.h > 0 ? box.h - table_head : whole};
    if (box.h <= 0 || whole <= body.h) return draw_body(frame, look, widths, body, fill_row);
    const Scroll scroll{frame, "rows", body, {}, 0};
    const Box place = take(frame, 0, whole);
    return draw_body(frame, look, widths, place, fill_row);
}

} // namespace qungong::ui
