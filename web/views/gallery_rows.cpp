// #/gallery/rows: one table of a hundred thousand rows in the widget of the inbox, for whoever wants to see a long list
// scroll (tests/bench). A row is made from its index alone, so nothing is kept; the chip says that it is a sample.
#include <array>

#include "web/views/gallery_parts.hpp"

namespace qungong::gallery {

using namespace ui;

namespace {

constexpr const char* matters[] = {"row_ditch", "row_lamp", "row_mirror", "row_pension", "row_road", "row_water", "row_noise"};
constexpr const char* holders[] = {"this_village", "town_centre", "farm_centre_short", "building_office", "office_enforce"};
constexpr const char* kinds[] = {"help", "consult", "suggest"};

struct LightOf {
    Lamp lamp;
    const char* text;
};
// Of twenty rows one is late, three are near, as in a real list most are in time.
constexpr std::array<LightOf, 20> lights_of_rows = [] {
    std::array<LightOf, 20> made{};
    made.fill({Lamp::green, "on_time_5d"});
    made[0] = {Lamp::red, "late_3d"};
    for (std::size_t i = 1; i < 4; ++i) made[i] = {Lamp::yellow, "near_5h"};
    for (std::size_t i = 4; i < 6; ++i) made[i] = {Lamp::blue, "early_2d"};
    for (std::size_t i = 6; i < 8; ++i) made[i] = {Lamp::grey, "paused_3d"};
    return made;
}();

// One of `among`, by the number of the row and of the column; as mixed as a real list.
std::size_t stirred(int index, std::size_t among, unsigned column)
{
    unsigned mixed = static_cast<unsigned>(index) * 2654435761U + column * 2246822519U;
    mixed = (mixed ^ mixed >> 15) * 3266489917U;
    return (mixed ^ mixed >> 16) % among;
}

std::string day_of(int index)
{
    const std::size_t day = 101 + stirred(index, 28, 4);
    return "10-" + std::to_string(day).substr(1);
}

void sample_row(Hall& hall, RowPen& row)
{
    const int index = row.index();
    const LightOf& light = lights_of_rows[stirred(index, lights_of_rows.size(), 1)];
    row.light({.lamp = light.lamp, .text = hall.w(light.text)});
    const std::string title = hall.w(matters[stirred(index, std::size(matters), 2)]);
    const std::string facts[] = {hall.w(kinds[stirred(index, std::size(kinds), 3)]),
                                 hall.frame.say("gallery.row_number", {{"n", index + 1}})};
    const Span spans[] = {{facts[0]}, {facts[1]}};
    row.lines(title, spans, light.lamp == Lamp::red);
    if (hall.narrow()) return;
    row.text(hall.w(holders[stirred(index, std::size(holders), 5)]));
    row.text(day_of(index));
}

void rows_head(Hall& hall)
{
    Frame& frame = hall.frame;
    const Row row{frame, 28, {}, space::m};
    heading(frame, hall.w("rows"), 1, {.slot = Slot::title});
    sample_chip(frame, hall.w("sample"));
}

} // namespace

void draw_rows(Frame& frame)
{
    Hall hall{frame};
    const Region main{frame, RecordRole::main, "gallery_rows", hall.w("rows")};
    const float margin = frame.screen.phone() ? 16.0f : 24.0f;
    const Column page{frame, {0, 0, frame.screen.width, frame.screen.height}, 12, margin, 16};
    rows_head(hall);
    const Box box = take(frame, 0, free_height(frame));
    const Column place{frame, box, 0};
    const Card card{frame, "rows", {.height = box.h, .flush = true}};
    const std::string words[] = {hall.w("light"), hall.w("matter"), hall.w("holder"), hall.w("due")};
    const float light = frame.screen.language == Language::en ? 148.0f : 132.0f;
    const TableColumn columns[] = {{words[0], light}, {words[1], -1}, {words[2], 128}, {words[3], 104, Align::right}};
    const TableGroup groups[] = {{{}, {}, sample_rows}};
    const std::string name = hall.w("rows");
    table(frame, "rows", box.inset(1, 0),
          {.name = name,
           .columns = std::span(columns).first(hall.narrow() ? 2 : 4),
           .groups = groups,
           .row = std::max(58.0f, frame.smallest_hit()),
           .round_top = true,
           .pad = hall.narrow() ? 12.0f : 20.0f},
          [&](RowPen& row) { sample_row(hall, row); });
}

} // namespace qungong::gallery
