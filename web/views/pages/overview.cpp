// The leader's overview: five figures, the map of towns, the trend, what is growing. Three touches to one matter.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void draw_figures(Page& page, const app::OverviewView& view)
{
    const bool phone = page.frame.screen.phone();
    std::vector<ui::TallyCell> cells{
        {.number = count_words(view.open), .word = page.say("overview.open")},
        {.lamp = ui::Lamp::red,
         .number = count_words(view.late),
         .word = page.word_of(Light::late),
         .hint = page.say("overview.longest", {{"n", view.late_days_max}})},
        {.lamp = ui::Lamp::yellow, .number = count_words(view.near), .word = page.word_of(Light::near)},
        {.number = view.due >= 30 ? percent_words(view.in_time, view.due) + "%"
                                  : page.say("overview.cases", {{"n", view.in_time}}),
         .word = page.say("overview.in_time"),
         .hint = page.say("overview.of_due", {{"n", view.due}})},
        {.lamp = ui::Lamp::blue, .number = count_words(view.early), .word = page.say("overview.early")}};
    if (phone) cells.resize(4);
    ui::tally(page.frame, "figures", page.say("page.overview"), cells,
              phone ? ui::TallyForm::stacked : ui::TallyForm::figures);
}

// Where each town's tile stands is data of the district: rows of place codes, an empty text where nothing stands.
std::map<std::string, std::pair<int, int>> arrangement_of(const Page& page)
{
    std::map<std::string, std::pair<int, int>> cells;
    int row = 0;
    for (const Value& line : items_or_none(page.model.rules->extra, "tiles")) {
        int column = 0;
        if (const Array* places = line.as_array())
            for (const Value& place : *places) {
                if (const std::string* code = place.as_text(); code && !code->empty())
                    cells[*code] = {row, column};
                ++column;
            }
        ++row;
    }
    return cells;
}

// Towns without a place of their own follow in order under the others.
std::vector<ui::Tile> tiles_of(const Page& page, const app::OverviewView& view)
{
    const auto cells = arrangement_of(page);
    std::vector<ui::Tile> tiles;
    int loose = 0;
    for (const app::TileView& each : view.tiles) {
        ui::Tile tile{.key = each.place.text,
                      .name = place_word(page, each.place),
                      .number = std::to_string(each.open),
                      .column = loose % 6,
                      .row = 5 + loose / 6,
                      .chosen = each.place == page.model.tile};
        if (auto cell = cells.find(each.place.text); cell != cells.end()) {
            tile.row = cell->second.first;
            tile.column = cell->second.second;
        } else {
            ++loose;
        }
        tiles.push_back(std::move(tile));
    }
    return tiles;
}

void draw_map(Page& page, const app::OverviewView& view)
{
    ui::Card card{page.frame,
                  "map",
                  {.title = page.say("overview.towns"),
                   .aside = page.frame.screen.phone() ? std::string{} : page.say("overview.map_note")}};
    std::vector<ui::Tile> tiles = tiles_of(page, view);
    std::vector<std::string> lights;
    for (const app::TileView& each : view.tiles) {
        const int count = each.worst == Light::late ? each.late : each.near;
        lights.push_back(page.word_of(each.worst) +
                         (each.worst == Light::normal ? std::string{} : " " + std::to_string(count)));
    }
    for (std::size_t i = 0; i < tiles.size(); ++i)
        tiles[i].light = {.lamp = lamp_of(view.tiles[i].worst), .text = lights[i], .free = true};
    if (auto pressed = ui::tile_map(page.frame, "tiles", page.say("overview.towns"), tiles))
        page.dispatch(app::ChooseTile{view.tiles[static_cast<std::size_t>(*pressed)].place});
}

void draw_rows(Page& page, const std::vector<InboxRow>& rows, std::size_t most)
{
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
        const InboxRow& row = rows[i];
        const std::string light = light_text(page, row.light, row.left_s, row.stage),
                          place = place_word(page, row.place),
                          holder = app::office_name(page.model, row.holder), filed = page.when(row.filed_at);
        const ui::Span facts[] = {{place}, {holder}};
        if (ui::list_row(page.frame, row.id.text,
                         {.light = ui::LightLook{.lamp = lamp_of(row.light), .text = light},
                          .due = filed,
                          .title = row.title,
                          .bold = row.light == Light::late,
                          .facts = facts}))
            page.dispatch(app::Navigate{{PageKind::case_, row.id.text}});
    }
}

void draw_tile(Page& page, const app::OverviewView& view)
{
    if (page.model.tile.empty()) return;
    ui::Card card{
        page.frame,
        "tile",
        {.title = place_word(page, page.model.tile),
         .aside = page.say("overview.cases", {{"n", static_cast<std::int64_t>(view.of_tile.size())}}),
         .flush = true}};
    if (view.of_tile.empty())
        ui::empty_page(page.frame, "none",
                       {.icon = Icon::check,
                        .title = page.say("overview.none_title"),
                        .text = page.say("overview.none")});
    draw_rows(page, view.of_tile, 40);
}

void draw_trend(Page& page, const app::OverviewView& view)
{
    std::vector<std::string> labels;
    ui::Series filed{page.say("overview.filed"), {}, false}, closed{page.say("overview.delivered"), {}, true};
    const Calendar& calendar = calendar_of(*page.model.rules, page.model.session.actor.office);
    std::vector<ui::Band> bands;
    int sum = 0;
    for (std::size_t i = 0; i < view.filed_by_day.size(); ++i) {
        const auto& [day, count] = view.filed_by_day[i];
        filed.values.push_back(static_cast<float>(count));
        closed.values.push_back(static_cast<float>(view.closed_by_day[i].second));
        sum += count;
        labels.push_back(i % 10 == 0                         ? text_from_date(day).substr(5)
                         : i + 1 == view.filed_by_day.size() ? page.say("overview.today")
                                                             : std::string{});
        if (!calendar.is_open_day(day)) {
            const int at = static_cast<int>(i);
            if (!bands.empty() && bands.back().last == at - 1) bands.back().last = at;
            else bands.push_back({at, at, {}});
        }
    }
    const ui::Series series[] = {filed, closed};
    ui::Card card{page.frame, "trend", {.title = page.say("overview.trend")}};
    ui::trend(page.frame, {.name = page.say("overview.trend"),
                           .sentence = page.say("overview.trend_point", {{"n", sum}}),
                           .labels = labels,
                           .series = series,
                           .bands = bands});
}

void draw_growing(Page& page, const app::OverviewView& view)
{
    ui::Card card{
        page.frame,
        "growing",
        {.title = page.say("overview.growing"), .aside = page.say("overview.growing_note"), .flush = true}};
    draw_rows(page, view.growing, 8);
}

} // namespace

void draw_overview(Page& page)
{
    const app::OverviewView view = app::overview_view(page.model);
    const ui::Box content = draw_shell(page, "overview");
    const bool phone = page.frame.screen.phone();
    const float margin = phone ? 16.F : 20.F;
    ui::Scroll scroll{page.frame, "overview", content, page.say("page.overview"), 12, margin, 12};
    {
        ui::Row row{page.frame, 40, {}, 12};
        ui::heading(page.frame, place_word(page, page.model.rules->region), 1);
        ui::from_right(page.frame);
        if (!phone) ui::remark(page.frame, Icon::saved, save_words(page), {.slot = ui::Slot::caption});
    }
    draw_storage_trouble(page);
    draw_figures(page, view);
    if (phone) {
        draw_map(page, view);
        draw_tile(page, view);
        draw_growing(page, view);
        draw_trend(page, view);
        return;
    }
    const float left = page.frame.screen.desktop() ? 640.F : 508.F;
    const ui::Box room = ui::take(page.frame, 0, 720);
    {
        ui::Column column{page.frame, {room.x, room.y, left, room.h}, 12};
        draw_map(page, view);
    }
    ui::Column column{page.frame, {room.x + left + 12, room.y, room.w - left - 12, room.h}, 12};
    draw_tile(page, view);
    draw_trend(page, view);
    if (page.model.tile.empty()) draw_growing(page, view);
}

} // namespace qungong::pages
