// The public page of a village, in the client: the same rows that the plain HTML page is made of.
#include "core/public_facts.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

constexpr std::size_t matters_most = 50, lines_most = 8;

std::vector<PublicMatter> matters_of(const Page& page, const std::string& place)
{
    std::vector<Value> rows;
    for (const auto& [key, row] : page.model.pages.rows)
        if (const PlaceId at{text_or(row, "place")};
            at.text == place || is_under(*page.model.rules, at, {place}))
            rows.push_back(row);
    return matters_from_rows(rows);
}

std::string title_of(const Page& page, const PublicMatter& matter)
{
    if (!matter.title.empty()) return marked(page, matter.title);
    const std::string type = matter.type ? page.word_of(*matter.type) : page.say("village.matter_untyped"),
                      topic = topic_word(page, matter.topic);
    return topic.empty() ? type : page.say("village.matter_untitled", {{"type", type}, {"topic", topic}});
}

// Who holds it, or what came of it. Only what somebody approved for publishing has words of its own.
void draw_matter(Page& page, const PublicMatter& matter, std::size_t index)
{
    const std::string office = app::office_name(page.model, matter.office);
    const Light light = light_of(matter, page.model.now);
    ui::Card card{page.frame, "matter" + std::to_string(index), {.gap = 4, .role = RecordRole::list_item}};
    {
        ui::Row row{page.frame, 28, {}, 8};
        ui::light_badge(page.frame, {.lamp = lamp_of(light), .text = public_light(page.texts, light)});
        ui::from_right(page.frame);
        ui::label(page.frame, public_day(page.texts, matter.filed_at, page.offset()),
                  {.slot = ui::Slot::caption});
    }
    ui::heading(page.frame, title_of(page, matter), 3);
    if (!matter.text.empty()) ui::paragraph(page.frame, marked(page, matter.text));
    const std::string where = is_open(matter.stage) ? page.say("village.matter_held", {{"office", office}})
                                                    : office,
                      state = page.word_of(matter.stage),
                      solved = matter.solved ? page.say("village.solved_" + std::string(word(*matter.solved)))
                                             : std::string{};
    std::vector<ui::Span> facts{{where}, {state}};
    if (!solved.empty()) facts.push_back({solved});
    ui::facts(page.frame, facts);
}

void draw_published(Page& page, const VillageMoney& money)
{
    if (!money.published_on || !money.due_on) return;
    const bool late = *money.published_on > *money.due_on;
    ui::Row row{page.frame, 28, {}, 8};
    ui::light_badge(page.frame, {.lamp = late ? ui::Lamp::red : ui::Lamp::green,
                                 .text = page.say(late ? "village.late" : "village.on_time")});
    ui::label(page.frame, page.say("village.published_on", {{"date", text_from_date(*money.published_on)}}),
              {.slot = ui::Slot::caption});
}

void draw_figures(Page& page, const VillageMoney& money)
{
    const MoneyMonth& last = money.months.back();
    const bool phone = page.frame.screen.phone();
    const std::string in = money_words(last.in_fen), out = money_words(last.out_fen),
                      balance = money_words(last.balance_fen);
    {
        ui::Row row{page.frame, 0,
                    phone ? std::initializer_list<float>{-1, -1} : std::initializer_list<float>{-1, -1, -1},
                    12};
        ui::figure(page.frame, page.say("village.in"), in);
        ui::figure(page.frame, page.say("village.out"), out);
        if (!phone) ui::figure(page.frame, page.say("village.balance"), balance);
    }
    if (phone) ui::figure(page.frame, page.say("village.balance"), balance);
}

void draw_check(Page& page, const VillageMoney& money)
{
    if (money.months.size() < 2) return;
    const MoneyMonth &before = money.months[money.months.size() - 2], &last = money.months.back();
    if (is_balanced(before, last))
        return ui::remark(page.frame, Icon::check, page.say("village.sums_up"), {},
                          page.frame.colours->green);
    const std::int64_t gap = last.balance_fen - before.balance_fen - last.in_fen + last.out_fen;
    ui::remark(page.frame, Icon::warn, page.say("village.not_balanced", {{"money", money_words(gap)}}), {},
               page.frame.colours->danger);
}

void draw_money(Page& page, const VillageMoney& money)
{
    ui::Card card{page.frame,
                  "money",
                  {.title = page.say("village.money"),
                   .aside = month_words(page.texts, money.months.back().month),
                   .icon = Icon::yuan}};
    draw_figures(page, money);
    std::vector<std::string> labels;
    ui::Series in{page.say("village.in"), {}, false}, out{page.say("village.out"), {}, true};
    const std::size_t most = std::min<std::size_t>(page.frame.screen.phone() ? 6 : 12, money.months.size());
    for (const MoneyMonth& month : std::span(money.months).last(most)) {
        const std::int64_t n = month.month.size() > 5 ? std::atoi(month.month.c_str() + 5) : 0;
        labels.push_back(page.say("village.month", {{"n", n}}));
        in.values.push_back(static_cast<float>(month.in_fen) / 100);
        out.values.push_back(static_cast<float>(month.out_fen) / 100);
    }
    const ui::Series series[] = {in, out};
    {
        ui::Row row{page.frame, 0, {}, 12};
        ui::legend(page.frame, series, true);
    }
    ui::bars(page.frame, {.name = page.say("village.money"),
                          .sentence = page.say("village.twelve_months"),
                          .labels = labels,
                          .series = series});
    draw_check(page, money);
}

void draw_lines(Page& page, const VillageMoney& money)
{
    std::vector<const MoneyLine*> lines;
    for (const MoneyLine& line : money.lines)
        if (!line.is_income) lines.push_back(&line);
    if (lines.empty()) return;
    std::stable_sort(lines.begin(), lines.end(),
                     [](const MoneyLine* a, const MoneyLine* b) { return a->amount_fen > b->amount_fen; });
    ui::Card card{page.frame,
                  "lines",
                  {.title = page.say("village.expense_lines"), .aside = page.say("village.amount")}};
    for (const MoneyLine* line : std::span(lines).first(std::min(lines_most, lines.size()))) {
        ui::separator(page.frame);
        {
            ui::Row row{page.frame, 0, {-1, 120}, 12};
            ui::label(page.frame, line->purpose);
            ui::label(page.frame, money_words(line->amount_fen), {.bold = true, .align = ui::Align::right});
        }
        const std::string voucher = page.say("village.voucher", {{"no", line->voucher}});
        std::vector<ui::Span> facts{{line->on}};
        if (!line->voucher.empty()) facts.push_back({voucher});
        if (!line->note.empty()) facts.push_back({line->note});
        ui::facts(page.frame, facts);
    }
}

void draw_head(Page& page, const std::string& place, const std::optional<VillageMoney>& money)
{
    const Place* known = place_of(*page.model.rules, {place});
    if (known) ui::caption(page.frame, place_path_name(*page.model.rules, known->parent));
    ui::heading(page.frame, known ? known->name : page.say("page.village"), 1, {.slot = ui::Slot::figure});
    if (money) draw_published(page, *money);
    if (page.model.pages.as_of.ms > 0)
        ui::caption(page.frame, page.say("village.as_of", {{"time", page.when(page.model.pages.as_of)}}));
}

void draw_bar(Page& page)
{
    const std::string sample = page.model.demo ? page.say("sample") : std::string{};
    if (!ui::page_bar(
            page.frame,
            {.back = page.say("action.back"), .title = page.say("village.brand"), .sample = sample}))
        return;
    if (page.model.session.kind == SessionKind::staff) page.dispatch(app::GoBack{});
    else page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
}

} // namespace

void draw_village(Page& page)
{
    const std::string place = page.model.route.arg;
    ui::Column column{page.frame, {0, 0, page.frame.screen.width, page.frame.screen.height}, 0};
    draw_bar(page);
    const float w = std::min(960.F, page.frame.screen.width), x = (page.frame.screen.width - w) / 2;
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    ui::Scroll scroll{page.frame, "village", {x, rest.y, w, rest.h}, page.say("page.village"), 12, 16, 16};
    const auto found = page.model.pages.rows.find("money/" + place);
    const std::optional<VillageMoney> money =
        found == page.model.pages.rows.end() ? std::nullopt : money_from_value(found->second);
    draw_head(page, place, money);
    if (money) {
        draw_money(page, *money);
        draw_lines(page, *money);
    }
    const std::vector<PublicMatter> matters = matters_of(page, place);
    {
        ui::Row row{page.frame, 32, {}, 8};
        ui::heading(page.frame, page.say("village.matters"), 2);
        ui::from_right(page.frame);
        ui::label(page.frame, page.say("inbox.count", {{"n", static_cast<std::int64_t>(matters.size())}}),
                  {.slot = ui::Slot::caption});
    }
    if (matters.empty())
        ui::empty_page(
            page.frame, "none",
            {.icon = Icon::inbox, .title = page.say("village.none_title"), .text = page.say("village.none")});
    for (std::size_t i = 0; i < std::min(matters_most, matters.size()); ++i) draw_matter(page, matters[i], i);
}

} // namespace qungong::pages
