#include "web/views/gallery_parts.hpp"

namespace qungong::gallery {

using namespace ui;

namespace {

constexpr Lamp lamps[] = {Lamp::green, Lamp::yellow, Lamp::red, Lamp::blue, Lamp::grey};

void light_row(Hall& hall, std::span<const char* const> words)
{
    Frame& frame = hall.frame;
    const std::size_t a_row = hall.narrow() ? 2 : words.size();
    for (std::size_t first = 0; first < words.size(); first += a_row) {
        const std::vector<float> cells(a_row, -1.0f);
        const Row row{frame, 24, cells, 8};
        for (std::size_t i = first; i < std::min(words.size(), first + a_row); ++i)
            light_badge(frame, {.lamp = lamps[i], .text = hall.w(words[i])});
    }
}

struct Line {
    Lamp lamp;
    const char *light, *text, *holder, *due;
};
constexpr Line lines[] = {
    {Lamp::green, "on_time_5d", "row_rest", "office_enforce", "day_28"},
    {Lamp::yellow, "near_5h", "row_hover", "farm_centre_short", "today"},
    {Lamp::red, "late_1h", "row_chosen", "this_village", "yesterday"},
    {Lamp::blue, "early_2d", "row_focus", "waits_rating", "day_23"},
};

// A row is asked how it behaves before it is filled, so each row sets up the next one.
void table_row(Hall& hall, RowPen& row)
{
    hall.frame.pretend = {.hovered = row.index() == 0, .focused = row.index() == 2};
    if (row.index() == 4) {
        row.mark(Icon::cloudup, hall.w("waiting"));
        row.text(hall.w("row_local"));
        if (hall.narrow()) return;
        row.text(hall.w("none"));
        row.text(hall.w("none"));
        return;
    }
    const Line& line = lines[row.index()];
    row.light({.lamp = line.lamp, .text = hall.w(line.light)});
    row.text(hall.w(line.text), row.chosen());
    row.name(hall.w(line.text));
    if (hall.narrow()) return;
    row.text(hall.w(line.holder));
    row.text(hall.w(line.due));
}

} // namespace

void lights(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{
        frame,
        "lights",
        {.title = hall.w("lights"), .remark = hall.w("lights_note"), .height = hall.height, .gap = 10}};
    const char* const staff[] = {"on_time_3d", "near_3d", "late_3d", "early_3d", "paused_3d"};
    const char* const people[] = {"public_on_time", "public_near", "public_late", "public_early",
                                  "public_paused"};
    light_row(hall, staff);
    light_row(hall, people);
    light_badge(frame, {.lamp = Lamp::yellow, .text = hall.w("near_long"), .large = true});
    const Row row{frame, 24, {}, 16};
    light_badge(frame, {.lamp = Lamp::red, .text = hall.w("late_1"), .free = true});
    light_badge(frame, {.lamp = Lamp::yellow, .text = hall.w("near_4"), .free = true});
    state_mark(frame, Icon::lock, hall.w("sealed"));
    state_mark(frame, Icon::cloudup, hall.w("waiting"));
    state_mark(frame, Icon::nonet, hall.w("no_network"));
}

void table_rows(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{
        frame,
        "table",
        {.title = hall.w("table"), .remark = hall.w("table_note"), .height = hall.height, .flush = true}};
    const std::string words[] = {hall.w("light"), hall.w("matter"), hall.w("holder"), hall.w("due")};
    const TableColumn columns[] = {
        {words[0], 124, Align::left, true}, {words[1], -1}, {words[2], 110}, {words[3], 64, Align::right}};
    const TableGroup groups[] = {{{}, {}, 5}};
    const std::string keys[] = {"rest", "hover", "chosen", "focus", "local"};
    const std::string name = hall.w("table");
    const TableLook look{.name = name,
                         .columns = std::span(columns).first(hall.narrow() ? 2 : 4),
                         .groups = groups,
                         .chosen = 2,
                         .row = 44,
                         .pad = 16,
                         .row_keys = keys};
    table(frame, "rows", take(frame, 0, table_height(look)).inset(1, 0), look,
          [&](RowPen& row) { table_row(hall, row); });
}

void progress_and_clocks(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{frame, "progress", {.title = hall.w("progress"), .height = hall.height, .gap = 16}};
    const Stage list[] = {{hall.w("accepted"), {}, StageState::done},
                          {hall.w("assigned"), {}, StageState::done},
                          {hall.w("in_hand"), {}, StageState::now},
                          {hall.w("answering"), {}, StageState::next},
                          {hall.w("rating"), {}, StageState::next}};
    stages(frame, hall.w("stages"), list);
    clock(frame, {.word = hall.w("whole"),
                  .limit = hall.w("whole_limit"),
                  .light = {.lamp = Lamp::yellow, .text = hall.w("near_left")},
                  .used = 0.84f});
    progress(frame,
             {.word = hall.w("upload"), .remark = hall.w("upload_note"), .figure = "64%", .share = 0.64f});
    const HoldPart parts[] = {{hall.w("village"), hall.w("hold_1"), {}, 88},
                              {hall.w("town_centre"), hall.w("hold_2"), {}, 160},
                              {hall.w("building_office"), hall.w("hold_3"), {}, 130},
                              {hall.w("farm_centre_short"), hall.w("hold_4"), hall.w("now"), 720, true}};
    holds(frame, hall.w("who_held"), parts);
}

void skeleton(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{
        frame,
        "skeleton",
        {.title = hall.w("skeleton"), .remark = hall.w("skeleton_note"), .height = hall.height, .gap = 14}};
    for (const float width : {316.0f, 262.0f}) {
        const Row row{frame, 34, {88, -1, 72}, 12};
        skeleton_bar(frame, 0, 24);
        {
            const Column words{frame, take(frame, 0, 0), 8};
            skeleton_bar(frame, width, 14);
            skeleton_bar(frame, width * 0.57f, 10);
        }
        skeleton_bar(frame, 0, 14);
    }
}

void icons(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{
        frame,
        "icons",
        {.title = hall.w("icons"), .remark = hall.w("icons_note"), .height = hall.height, .gap = 10}};
    constexpr int count = static_cast<int>(Icon::count_), cell = 35, size = 24;
    const int a_row = std::max(1, static_cast<int>(free_width(frame)) / cell);
    for (int first = 1; first < count; first += a_row) {
        const Box row = take(frame, 0, 28);
        for (int i = first; i < std::min(count, first + a_row); ++i)
            icon(frame, static_cast<Icon>(i), row.x + 6 + static_cast<float>((i - first) * cell), row.y + 2,
                 size, frame.colours->ink_2);
        emit(frame, row, {.role = RecordRole::image, .name = hall.w("icons")});
    }
}

} // namespace qungong::gallery
