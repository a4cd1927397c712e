// Lists of a public page: allowances as households and sums, never names (PRACTICE 6), and the matters of the people.
#include "web/views/pages/public_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;
using ui::Slot;

constexpr std::int64_t households_min = 5; // As on the plain page: fewer are not told apart
constexpr std::size_t beside_most = 3;

// A heading in the tree; for the eye only the light beside it shouts.
void draw_title(ui::Frame& frame, const std::string& title)
{
    const ui::TextStyle style{frame.body()};
    const float width = ui::free_width(frame), height = ui::wrapped_height(frame, width, title, style);
    const ui::Box box = ui::take(frame, 0, height);
    ui::draw_wrapped(frame, box, title, style);
    ui::emit(frame, box, {.role = RecordRole::heading, .name = title, .level = 3});
}

// Who holds it, or what came of it. Only what somebody approved for publishing has words of its own.
void draw_matter(Page& page, const PublicMatter& matter, std::size_t index, bool whole)
{
    ui::Frame& frame = page.frame;
    const ui::Region item{frame, RecordRole::list_item, "matter" + std::to_string(index)};
    if (whole || index > 0) ui::separator(frame);
    const ui::Column lines{frame, ui::take(frame, 0, 0), 2};
    const Light light = light_of(matter, page.model.now);
    const std::string words = public_light(page.texts, light), office = app::office_name(page.model, matter.office);
    const ui::LightLook look{.lamp = lamp_of(light), .text = words};
    {
        const float badge = ui::light_width(frame, look);
        const ui::Row row{frame, 0, {-1, badge}, 12};
        draw_title(frame, title_of(page, matter));
        ui::light_badge(frame, look);
    }
    if (whole && !matter.text.empty()) ui::paragraph(frame, marked(page, matter.text));
    std::vector<std::string> told{is_open(matter.stage) ? page.say("village.matter_held", {{"office", office}}) : office};
    if (!is_open(matter.stage)) told.push_back(page.word_of(matter.stage));
    if (matter.solved) told.push_back(page.say("village.solved_" + std::string(word(*matter.solved))));
    if (whole) told.push_back(page.say("village.matter_in_time", {{"date", public_day(page.texts, matter.filed_at, page.offset())}}));
    const std::vector<ui::Span> facts(told.begin(), told.end());
    ui::facts(frame, facts, {.slot = Slot::work, .colour = frame.colours->ink_2});
}

} // namespace

std::string title_of(const Page& page, const PublicMatter& matter)
{
    if (!matter.title.empty()) return marked(page, matter.title);
    const std::string type = matter.type ? page.word_of(*matter.type) : page.say("village.matter_untyped"),
                      topic = topic_word(page, matter.topic);
    return topic.empty() ? type : page.say("village.matter_untitled", {{"type", type}, {"topic", topic}});
}

void draw_allowances(Page& page, const PublicView& view)
{
    if (!view.money || view.money->allowances.empty()) return;
    ui::Frame& frame = page.frame;
    const std::string title = page.say("village.allowances"), month = month_words(page.texts, view.money->months.back().month),
                      programme = page.say("village.programme"), households = page.say("village.household_count"),
                      sum = page.say("village.month_sum");
    const ui::Card card{frame, "allowances", {.title = title, .aside = month, .flush = true, .gap = 0}};
    const float pad = ui::card_padding(frame);
    {
        const ui::Column hint{frame, ui::take(frame, 0, 0), 0, pad, 0};
        ui::paragraph(frame, page.say("village.allowances_hint"), {.slot = Slot::work, .colour = frame.colours->ink_2});
    }
    ui::skip(frame, 12);
    const std::vector<Allowance>& all = view.money->allowances;
    const ui::TableColumn columns[] = {{programme, -1}, {households, 48, ui::Align::right}, {sum, 92, ui::Align::right}};
    const ui::TableGroup groups[] = {{.rows = static_cast<int>(all.size())}};
    const ui::TableLook look{.name = title, .columns = columns, .groups = groups, .row = 44, .pressable = false, .pad = pad};
    ui::table(frame, "table", ui::take(frame, 0, ui::table_height(look)), look, [&](ui::RowPen& row) {
        const Allowance& each = all[static_cast<std::size_t>(row.index())];
        const bool few = each.households < households_min;
        row.text(each.programme);
        row.text(few ? page.say("village.few") : count_words(each.households));
        row.text(few ? page.say("village.not_told") : money_words(each.sum_fen));
    });
}

void draw_matters(Page& page, const PublicView& view, bool whole)
{
    ui::Frame& frame = page.frame;
    const std::size_t most = whole ? page.model.rows_shown : beside_most, shown = std::min(most, view.matters.size());
    const auto count = static_cast<std::int64_t>(view.matters.size());
    const std::string title = page.say("village.matters"), all = page.say("village.all_matters", {{"n", count}}),
                      counted = page.say("inbox.count", {{"n", count}});
    const bool more = !whole && shown < view.matters.size();
    const std::string aside = more ? std::string{} : counted, action = more ? all : std::string{};
    const ui::Card card{frame, "matters", {.title = title, .aside = aside, .action = action}};
    if (view.matters.empty()) ui::paragraph(frame, page.say("village.no_matters"), {.colour = frame.colours->ink_2});
    {
        const ui::Region list{frame, RecordRole::list, "list", title};
        for (std::size_t i = 0; i < shown; ++i) draw_matter(page, view.matters[i], i, whole);
    }
    if (card.action_pressed()) go_to_part(page, view, "matters");
    if (whole && shown < view.matters.size() &&
        ui::button(frame, "more", page.say("village.show_more"), {.icon = Icon::down, .wide = true}))
        page.dispatch(app::ShowMore{});
}

} // namespace qungong::pages
