// The leader's overview: five figures, the map of towns, the trend, what is growing. Three touches to one matter.
#include "web/app/select_growing.hpp"
#include "web/views/pages/overview_parts.hpp"
#include "web/views/ui/behave.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

int whole_percent(int part, int whole) { return whole == 0 ? 0 : (part * 100 + whole / 2) / whole; }

std::string change_words(const Page& page, const app::OverviewView& view)
{
    const int change = view.open - view.open_before;
    const std::string sign = change > 0 ? "+" : change < 0 ? "−" : "±";
    return page.say("overview.than_before", {{"change", sign + std::to_string(std::abs(change))}});
}

void draw_figures(Page& page, const app::OverviewView& view)
{
    const bool phone = page.frame.screen.phone();
    std::vector<ui::TallyCell> cells{
        {.number = count_words(view.open), .word = page.say("overview.open"), .hint = change_words(page, view)},
        {.lamp = ui::Lamp::red,
         .number = count_words(view.late),
         .word = page.word_of(Light::late),
         .hint = page.say("overview.longest", {{"n", view.late_days_max}})},
        {.lamp = ui::Lamp::yellow,
         .number = count_words(view.near),
         .word = page.word_of(Light::near),
         .hint = page.say("overview.near_hint", {{"n", view.near_today}})},
        {.number = view.due >= 30 ? percent_words(view.in_time, view.due) + "%"
                                  : page.say("overview.cases", {{"n", view.in_time}}),
         .word = page.say("overview.in_time"),
         .hint = page.say("overview.of_due", {{"n", view.due}})},
        {.lamp = ui::Lamp::blue,
         .number = count_words(view.early),
         .word = page.say("overview.early"),
         .hint = page.say("overview.early_hint", {{"percent", whole_percent(view.early, view.closed)}})}};
    if (phone) cells.resize(4);
    ui::tally(page.frame, "figures", page.say("page.overview"), cells,
              phone ? ui::TallyForm::stacked : ui::TallyForm::figures);
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

void draw_listed(Page& page, const app::OverviewView& view)
{
    const std::string title = page.say("overview.of_town", {{"place", place_word(page, page.model.tile)}}),
                      count = page.say("overview.cases", {{"n", static_cast<std::int64_t>(view.of_tile.size())}});
    const ui::Card card{page.frame, "listed", {.title = title, .aside = count, .ruled = true, .flush = true, .gap = 0}};
    draw_rows(page, view.of_tile, page.model.rows_shown);
    if (view.of_tile.size() > page.model.rows_shown &&
        ui::button(page.frame, "more", page.say("village.show_more"), {.icon = Icon::down, .wide = true}))
        page.dispatch(app::ShowMore{});
}

void draw_trend_head(Page& page, std::span<const ui::Series> series)
{
    ui::Frame& frame = page.frame;
    float width = 12;
    for (const ui::Series& each : series) width += 21 + ui::text_width(frame, each.name, {ui::Slot::caption});
    const ui::Row row{frame, 26, {}, 12};
    ui::heading(frame, page.say("overview.trend"), 2);
    ui::skip(frame, std::max(0.F, ui::free_width(frame) - width));
    ui::legend(frame, series, false);
}

// Two steps of 1, 2 or 5 times a power of ten reach over the highest day.
int grid_step(float top)
{
    for (int ten = 1;; ten *= 10)
        for (const int step : {ten, 2 * ten, 5 * ten})
            if (2 * static_cast<float>(step) >= top) return step;
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
    float top = 1;
    for (const ui::Series& each : {filed, closed}) top = std::max(top, *std::max_element(each.values.begin(), each.values.end()));
    const int step = grid_step(top);
    const std::string grid[] = {"0", std::to_string(step), std::to_string(2 * step)};
    const ui::Series series[] = {filed, closed};
    const ui::Card card{page.frame, "trend", {.gap = 8}};
    draw_trend_head(page, series);
    ui::trend(page.frame, {.name = page.say("overview.trend"),
                           .sentence = page.say("overview.trend_point", {{"n", sum}}),
                           .labels = labels,
                           .series = series,
                           .bands = bands,
                           .grid_words = grid,
                           .top = static_cast<float>(2 * step),
                           .height = 124});
}

// Light, title and what makes it large; the bars show how the people became more.
void draw_growing_row(Page& page, const app::GrowingRow& row)
{
    ui::Frame& frame = page.frame;
    const ui::Colours& c = *frame.colours;
    ui::separator(frame);
    const ui::Region item{frame, RecordRole::list_item, row.id.text};
    const ui::Box box = ui::take(frame, 0, 65);
    const std::uint32_t id = ui::id_of("row");
    const ui::Act act = ui::behave(frame, id, box, {.radius = 2, .ring_inside = true, .exact = true});
    if (act.hovered || act.held) ui::fill(frame, box, c.hover);
    const bool phone = frame.screen.phone();
    const float pad = ui::card_padding(frame), bars = phone ? 52.F : 68.F, end = phone ? 0.F : 32.F, x = box.x + pad;
    const float room = box.w - 2 * pad - 20 - bars - end - 12;
    const ui::LampColours lamp = ui::lamp_colours(frame, lamp_of(row.light));
    ui::lamp_shape(frame, x, box.y + 16, 12, lamp_of(row.light), lamp.solid);
    ui::draw_line_in(frame, {x + 20, box.y + 11, room, 22}, row.title, {ui::Slot::work, true});
    const std::string light = page.word_of(row.light), people = page.say("ui.people", {{"n", row.people}}),
                      repeats = row.repeats > 0 ? page.say("overview.repeats", {{"n", row.repeats}}) : page.say("overview.first"),
                      days = page.say("overview.open_days", {{"n", row.days}}), town = place_word(page, row.town);
    const ui::Span facts[] = {{light, true, lamp.text}, {people}, {repeats}, {days}, {town}};
    ui::draw_facts(frame, {x + 20, box.y + 34, room, 18}, facts, {ui::Slot::caption, false, c.ink_2});
    ui::small_bars(frame, {box.right() - pad - end - bars, box.y + 20, bars, 28}, row.bars);
    if (!phone) ui::icon(frame, Icon::chevron_right, box.right() - pad - 20, box.y + 22, 20, c.ink_2);
    ui::emit(frame, box, {.id = id, .role = RecordRole::button, .name = row.title, .hint = ui::facts_text(facts)});
    if (act.pressed) page.dispatch(app::Navigate{{PageKind::case_, row.id.text}});
}

void draw_growing(Page& page, const app::OverviewView& view)
{
    const ui::Card card{page.frame,
                        "growing",
                        {.title = page.say("overview.growing"), .aside = page.say("overview.growing_hint"), .flush = true, .gap = 0}};
    constexpr std::size_t most = 6;
    std::vector<app::GrowingRow> rows = app::growing_matters(page.model, view);
    if (rows.size() > most) rows.resize(most);
    for (const app::GrowingRow& row : rows) draw_growing_row(page, row);
}

} // namespace

void draw_overview(Page& page)
{
    const auto& view = page.once("overview", [&] { return app::overview_view(page.model); });
    const std::string region = place_word(page, page.model.rules->region);
    const ui::Box content = draw_shell(page, "overview", false, region);
    ui::Frame& frame = page.frame;
    const bool phone = frame.screen.phone();
    const ui::Scroll scroll{frame, "overview", content, page.say("page.overview"), 12, phone ? 16.F : 20.F, 8};
    if (phone || frame.screen.desktop()) ui::heading(frame, region, 1); // A tablet has it in its bar
    draw_troubles(page);
    if (draw_waiting(page)) return;
    draw_figures(page, view);
    const bool listed = page.model.tile_listed && !page.model.tile.empty();
    if (phone) {
        draw_map(page, view);
        if (listed) draw_listed(page, view);
        draw_growing(page, view);
        return draw_trend(page, view);
    }
    const ui::Row row{frame, 0, {frame.screen.desktop() ? -1.2F : 508.F, -1}, 12};
    {
        const ui::Column column{frame, ui::take(frame, 0, 0), 12};
        draw_map(page, view);
    }
    const ui::Column column{frame, ui::take(frame, 0, 0), 12};
    draw_trend(page, view);
    if (listed) draw_listed(page, view);
    else draw_growing(page, view);
}

} // namespace qungong::pages
