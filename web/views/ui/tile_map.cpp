#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/chart.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

constexpr float tile_height = 74, tile_gap = 6;

bool tile_at(Frame& frame, const Tile& tile, const Box& box)
{
    const Colours& c = *frame.colours;
    const LampColours lamp = lamp_colours(frame, tile.light.lamp);
    const std::uint32_t id = id_of(tile.key);
    const Act act = behave(frame, id, box, {.exact = true});
    if (tile.chosen) { bordered(frame, box.inset(-3), c.primary, c.surface, radius_control + 3, 2); }
    bordered(frame, box, act.hovered ? lamp.solid : lamp.line, lamp.soft, radius_control, hairline(frame));
    const float small = line_height(frame, Slot::caption), tall = line_height(frame, Slot::read);
    const Box words = box.inset(7, 0);
    const float top = box.y + (box.h - 2 * small - tall + 4) / 2;
    draw_line_in(frame, {words.x, top, words.w, small}, tile.name, {Slot::caption, false, c.ink});
    draw_line_in(frame, {words.x, top + small - 2, words.w, tall}, tile.number,
                 {Slot::read, true, c.ink, true});
    const float y = top + small + tall - 4;
    lamp_shape(frame, words.x, y + (small - 12) / 2, 12, tile.light.lamp, lamp.solid);
    draw_line_in(frame, {words.x + 17, y, words.w - 12, small}, tile.light.text,
                 {Slot::caption, true, lamp.text});
    Record record{.id = id,
                  .role = RecordRole::button,
                  .name = tile.name + " " + tile.number,
                  .hint = std::string(tile.light.text)};
    record.state.pressed = tile.chosen;
    emit(frame, box, std::move(record));
    return act.pressed;
}

} // namespace

std::optional<int> tile_map(Frame& frame, std::string_view key, std::string_view name,
                            std::span<const Tile> tiles)
{
    const Region region{frame, RecordRole::group, key, name};
    int columns = 1, rows = 1;
    for (const Tile& tile : tiles) {
        columns = std::max(columns, tile.column + 1);
        rows = std::max(rows, tile.row + 1);
    }
    const Box box = take(frame, 0, static_cast<float>(rows) * (tile_height + tile_gap) - tile_gap);
    const float width = (box.w - tile_gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    std::optional<int> pressed;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const Tile& tile = tiles[i];
        const Box at{box.x + static_cast<float>(tile.column) * (width + tile_gap),
                     box.y + static_cast<float>(tile.row) * (tile_height + tile_gap), width, tile_height};
        if (tile_at(frame, tile, at)) pressed = static_cast<int>(i);
    }
    return pressed;
}

} // namespace qungong::ui
