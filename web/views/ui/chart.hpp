// Chart: the tile map of places, a trend, bars, stacked lights. Every chart has its table in the tree and one
// sentence that says the point; colours of lights only where the data are lights.
#pragma once

#include "web/views/ui/badge.hpp"

namespace qungong::ui {

struct Tile {
    std::string key{}, name{}, number{};
    LightLook light{};
    int column = 0, row = 0; // 0-based place in the grid of 6 x 5; the arrangement is data
    bool chosen = false;
};
// The index of the tile that was pressed.
std::optional<int> tile_map(Frame& frame, std::string_view key, std::string_view name,
                            std::span<const Tile> tiles);

struct Series {
    std::string name{};
    std::vector<float> values{};
    bool second = false; // Outlined bars, grey line
};
struct Band { // Closed days behind the lines
    int first = 0, last = 0;
    std::string word{};
};
struct ChartLook {
    std::string_view name{}, sentence{};
    std::span<const std::string> labels{}; // One for each value; empty ones are not written
    std::span<const Series> series{};
    std::span<const Band> bands{};
    std::span<const std::string> grid_words{}; // From 0 upwards, at equal distances up to `top`
    float top = 0;                             // Value at the upper edge; 0: the largest
    float height = 140;
};
void trend(Frame& frame, const ChartLook& look);
void bars(Frame& frame, const ChartLook& look); // Earlier periods paler, the last in full
// A few bars without labels, for a row.
void small_bars(Frame& frame, const Box& box, std::span<const float> values);
void legend(Frame& frame, std::span<const Series> series, bool boxes);

struct StackLook {
    std::string_view name{}, number{};
    float red = 0, yellow = 0, green = 0; // Counts
    float most = 1;                       // Count that fills the bar
    LightLook red_light{};                // "4 超期", free; without text: nothing
};
void stack_row(Frame& frame, const StackLook& look);

} // namespace qungong::ui
