// Table: rows of data under a fixed head, in groups; only what is in sight is drawn, the counts come from the data.
//
// The page gives columns, groups and one function that fills a row. Numbers, money and dates stand right.
//
//   const TableColumn columns[] = {{light, 132}, {matter, -1}, {due, 104, Align::right}};
//   auto pressed = table(frame, "cases", box, {.name = title, .columns = columns, .groups = groups, .chosen = at},
//       [&](RowPen& row) { row.light(...); row.lines(title, facts); row.text(due); });
#pragma once

#include <span>

#include "web/views/ui/badge.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

struct TableColumn {
    std::string_view title{};
    float width = -1; // Negative: its weight in what is left
    Align align = Align::left;
    bool sorted = false;
};

struct TableGroup {
    std::string title{}, remark{}; // Without a title there is no head row
    int rows = 0;
};

struct TableLook {
    std::string_view name{};
    std::span<const TableColumn> columns{};
    std::span<const TableGroup> groups{};
    int chosen = -1; // Row that is chosen, -1: none
    float row = 58;  // 44 for one line, 58 for two
    bool pressable = true;
    bool round_top = false; // Its head is the top of a card
    float pad = 20;
    std::span<const std::string> row_keys{}; // Stable ids of rows; else their number
};

// Fills one row, cell by cell from the left.
class RowPen {
public:
    RowPen(Frame& frame, const TableLook& look, std::span<const float> widths, const Box& box, int index);

    void light(const LightLook& look);
    void mark(Icon icon, std::string_view text); // A state without light
    void text(std::string_view text, bool bold = false, std::uint32_t colour = 0);
    void lines(std::string_view title, std::span<const Span> facts, bool bold = false);
    bool link(std::string_view key, std::string_view text); // Something of its own to do in this row
    void blank();
    void name(std::string_view text) { name_ = text; } // What the whole row is called; else its title

    [[nodiscard]] int index() const { return index_; }
    [[nodiscard]] bool chosen() const { return look_.chosen == index_; }
    [[nodiscard]] const std::string& called() const { return name_; }

private:
    Box next();
    void add(const Box& box, Record record);

    Frame& frame_;
    const TableLook& look_;
    std::span<const float> widths_;
    Box row_;
    int index_;
    std::size_t column_ = 0;
    float x_;
    std::string name_;
};

using FillRow = std::function<void(RowPen&)>;
// The row that was pressed. In a box of fixed height its body scrolls under the head.
std::optional<int> table(Frame& frame, std::string_view key, const Box& box, const TableLook& look,
                         const FillRow& fill_row);
[[nodiscard]] float table_height(const TableLook& look); // Head and all rows

inline constexpr float table_head = 36, table_group = 32, table_gap = 12;

} // namespace qungong::ui
