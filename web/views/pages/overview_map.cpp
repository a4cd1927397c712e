// The map of towns in the leader's overview: a tile for each, and a strip for the chosen one.
#include <numeric>

#include "core/permit.hpp"
#include "web/app/select_growing.hpp"
#include "web/views/pages/overview_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

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

// A street's own name is enough on its tile.
std::string tile_name(const Page& page, const PlaceId& place)
{
    std::string name = place_word(page, place);
    constexpr std::string_view street = "街道";
    if (name.size() > street.size() + 3 && name.ends_with(street)) name.resize(name.size() - street.size());
    return name;
}

// Towns without a place of their own follow in order under the others.
std::vector<ui::Tile> tiles_of(const Page& page, const app::OverviewView& view)
{
    const auto cells = arrangement_of(page);
    std::vector<ui::Tile> tiles;
    int loose = 0;
    for (const app::TileView& each : view.tiles) {
        ui::Tile tile{.key = each.place.text,
                      .name = tile_name(page, each.place),
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

// The most pressing matter of the chosen town that this person may urge.
const InboxRow* to_be_urged(const Page& page, const app::OverviewView& view)
{
    for (const InboxRow& row : view.of_tile) {
        const auto record = page.model.cases.find(row.id);
        if (record == page.model.cases.end()) continue;
        if (!refuse_step(record->second.state, page.model.session.actor, CommandKind::urge, *page.model.rules)) return &row;
    }
    return nullptr;
}

void draw_strip_words(Page& page, const app::OverviewView& view)
{
    ui::Frame& frame = page.frame;
    const ui::Column words{frame, ui::take(frame, 0, 0), 2};
    int late = 0, near = 0;
    for (const app::TileView& each : view.tiles)
        if (each.place == page.model.tile) late = each.late, near = each.near;
    {
        const ui::Row row{frame, 26, {}, 8};
        ui::heading(frame, place_word(page, page.model.tile), 2);
        const std::string red = page.word_of(Light::late) + " " + std::to_string(late),
                          yellow = page.word_of(Light::near) + " " + std::to_string(near), good = page.word_of(Light::normal);
        if (late > 0) ui::light_badge(frame, {.lamp = ui::Lamp::red, .text = red});
        if (near > 0) ui::light_badge(frame, {.lamp = ui::Lamp::yellow, .text = yellow});
        if (late + near == 0) ui::light_badge(frame, {.lamp = ui::Lamp::green, .text = good});
    }
    const std::optional<app::TownCause> cause = app::town_cause(view);
    const auto open = static_cast<std::int64_t>(view.of_tile.size());
    ui::caption(frame, cause ? page.say("overview.cause", {{"n", cause->late}, {"office", app::office_name(page.model, cause->office)},
                                                           {"days", cause->median_days}})
                       : open > 0 ? page.say("overview.no_cause", {{"n", open}}) : page.say("overview.none"),
                {.colour = frame.colours->ink_2});
}

// Under the map: why the chosen town has its light, and two ways on.
void draw_strip(Page& page, const app::OverviewView& view)
{
    if (page.model.tile.empty()) return;
    ui::Frame& frame = page.frame;
    const std::string name = place_word(page, page.model.tile), urge = page.say("overview.urge"),
                      list = page.say("overview.one_by_one");
    const ui::Card card{frame, "strip", {.sunk = true}};
    const ui::Region region{frame, RecordRole::region, "town", name};
    const InboxRow* worst = to_be_urged(page, view);
    const std::string which = page.say("overview.urge_worst");
    const ui::ButtonLook urging{.icon = Icon::urge, .hint = which};
    float ends = view.of_tile.empty() ? 0 : ui::button_width(frame, list, {.kind = ui::Kind::main});
    if (worst) ends += ui::button_width(frame, urge, urging) + 8;
    const bool narrow = ui::free_width(frame) - ends < 190;
    if (narrow) draw_strip_words(page, view);
    const ui::Row row{frame, 0, narrow ? std::vector<float>{} : std::vector<float>{-1, ends}, 12};
    if (!narrow) draw_strip_words(page, view);
    const ui::Row buttons{frame, 0, {}, 8};
    ui::from_right(frame);
    if (!view.of_tile.empty() && ui::button(frame, "list", list, {.kind = ui::Kind::main}))
        page.dispatch(app::ChooseTile{page.model.tile, true});
    if (worst && ui::button(frame, "urge", urge, urging)) page.dispatch(app::OpenForm{CommandKind::urge, worst->id});
}

// Six columns are too narrow for a hand: three, and the worst first, because there is no map to keep to.
void stand_in_hand(const app::OverviewView& view, std::vector<ui::Tile>& tiles)
{
    std::vector<std::size_t> order(tiles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t i) {
        const app::TileView& town = view.tiles[i];
        return std::tuple{-town.late, -town.near, -town.open};
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    for (std::size_t at = 0; at < order.size(); ++at) {
        tiles[order[at]].column = static_cast<int>(at % 3);
        tiles[order[at]].row = static_cast<int>(at / 3);
    }
}

void draw_legend(Page& page, const app::OverviewView& view)
{
    std::map<Light, std::int64_t> towns;
    for (const app::TileView& each : view.tiles) ++towns[each.worst];
    ui::Row row{page.frame, 18, {}, 16};
    for (Light light : {Light::late, Light::near, Light::normal}) {
        const std::string words = page.say("overview.towns_" + std::string(word(light)), {{"n", towns[light]}});
        const float width = 17 + ui::text_width(page.frame, words, {ui::Slot::caption}) + 1;
        const ui::Box box = ui::take(page.frame, width, 18);
        ui::lamp_shape(page.frame, box.x, box.y + 3, 12, lamp_of(light), ui::lamp_colours(page.frame, lamp_of(light)).solid);
        ui::draw_line_in(page.frame, {box.x + 17, box.y, box.w - 17, 18}, words, {ui::Slot::caption, false, page.frame.colours->ink_2});
        ui::emit(page.frame, box, {.role = RecordRole::paragraph, .name = words});
    }
}

} // namespace

void draw_map(Page& page, const app::OverviewView& view)
{
    const ui::Card card{page.frame,
                        "map",
                        {.title = page.say("overview.towns"),
                         .aside = page.frame.screen.phone() ? std::string{} : page.say("overview.map_note")}};
    std::vector<ui::Tile> tiles = tiles_of(page, view);
    if (page.frame.screen.phone()) stand_in_hand(view, tiles);
    std::vector<std::string> lights;
    for (const app::TileView& each : view.tiles) {
        const int count = each.worst == Light::late ? each.late : each.near;
        lights.push_back(page.say("overview.tile_" + std::string(word(each.worst)), {{"n", count}})); // As short as a tile
    }
    for (std::size_t i = 0; i < tiles.size(); ++i)
        tiles[i].light = {.lamp = lamp_of(view.tiles[i].worst), .text = lights[i], .free = true};
    if (auto pressed = ui::tile_map(page.frame, "tiles", page.say("overview.towns"), tiles))
        page.dispatch(app::ChooseTile{view.tiles[static_cast<std::size_t>(*pressed)].place});
    draw_legend(page, view);
    draw_strip(page, view);
}

} // namespace qungong::pages
