// Flow: columns and rows that hand out boxes to widgets.
//
// A widget calls take() for its box. In a column a width of 0 means the full width, in a row the rest of it or the
// whole cell. In a row of a fixed height what is lower stands in the middle. Both end with their scope.
//
//   Row bar{frame, 44, {-1, 120}};   // one cell with weight 1, one of 120
//   heading(frame, title, 1);
//   button(frame, "filter", word);
#pragma once

#include <initializer_list>
#include <span>

#include "web/views/ui/frame.hpp"

namespace qungong::ui {

[[nodiscard]] Box take(Frame& frame, float width, float height);
// What a widget of unlimited appetite would get now: free width, and free height (0: open).
[[nodiscard]] float free_width(const Frame& frame);
[[nodiscard]] float free_height(const Frame& frame);
void skip(Frame& frame, float length);
// The rest of this row is placed from its right end, the rightmost first.
void from_right(Frame& frame);
// Widths for `total`: a positive cell is its width, a negative one shares the rest by weight.
[[nodiscard]] std::vector<float> divided(float total, float gap, std::span<const float> cells);

class [[nodiscard]] Column {
public:
    Column(Frame& frame, const Box& box, float gap = space::m, float pad_x = 0, float pad_y = 0);
    ~Column();
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;

private:
    Frame& frame_;
    float pad_y_;
    bool open_;
};

class [[nodiscard]] Row {
public:
    Row(Frame& frame, float height, std::initializer_list<float> cells = {}, float gap = space::s);
    Row(Frame& frame, float height, std::span<const float> cells, float gap);
    ~Row();
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;

private:
    Frame& frame_;
    bool open_;
};

// A scrolled column in a fixed box; the platform may drive its offset by id (Input::scrolls).
class [[nodiscard]] Scroll {
public:
    Scroll(Frame& frame, std::string_view key, const Box& box, std::string_view name = {},
           float gap = space::m, float pad_x = 0, float pad_y = 0);
    ~Scroll();
    Scroll(const Scroll&) = delete;
    Scroll& operator=(const Scroll&) = delete;
    [[nodiscard]] float offset() const { return offset_; }

private:
    Frame& frame_;
    Region region_;
    ImDrawList* outer_;
    float pad_y_, offset_ = 0, outer_reveal_ = 0;
    float ahead_ = 0; // How far this frame is ahead of ImGui's own scrolling
};

} // namespace qungong::ui
