// The lines of an account, each of which anybody may ask about: the largest in the hand, all of them on a desk.
#include "web/views/pages/public_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Slot;
using Lines = std::vector<const MoneyLine*>;

constexpr std::size_t largest_shown = 3;

Lines lines_of(const VillageMoney& money, bool income)
{
    Lines lines;
    for (const MoneyLine& line : money.lines)
        if (line.is_income == income) lines.push_back(&line);
    return lines;
}

std::string decided_by(const Page& page, const MoneyLine& line)
{
    const std::string key = "decided_by." + line.decided_by;
    return has_sentence(page.texts, key) ? page.say(key) : std::string{};
}

// "2026-10-28" as people say it: 10 月 28 日
std::string day_of(const Page& page, const MoneyLine& line)
{
    const Result<Date> on = date_from_text(line.on);
    if (!on) return line.on;
    return public_day(page.texts, Instant{std::chrono::milliseconds(on->time_since_epoch()).count()}, Offset{0});
}

std::string voucher_of(const Page& page, const MoneyLine& line)
{
    return line.voucher.empty() ? std::string{} : page.say("village.voucher", {{"no", line.voucher}});
}

// Its place in the account tells it from a line that reads the same.
std::string key_of(const PublicView& view, const MoneyLine* line)
{
    return line_key(*view.money, static_cast<std::size_t>(line - view.money->lines.data()));
}

void draw_hand_line(Page& page, const PublicView& view, const MoneyLine* line)
{
    ui::Frame& frame = page.frame;
    const ui::Region item{frame, RecordRole::list_item, key_of(view, line)};
    ui::separator(frame);
    const ui::Row row{frame, 0, {-1, 112}, 12};
    {
        const ui::Column words{frame, ui::take(frame, 0, 0), 0};
        ui::paragraph(frame, line->purpose);
        std::string told = day_of(page, *line);
        const std::string comma = page.texts.is_english() ? ", " : "，";
        for (const std::string& more : {line->note, voucher_of(page, *line), decided_by(page, *line)})
            if (!more.empty()) told += comma + more;
        ui::paragraph(frame, told, {.slot = Slot::work, .colour = frame.colours->ink_2});
    }
    const ui::Column end{frame, ui::take(frame, 0, 0), 0};
    ui::label(frame, money_words(line->amount_fen), {.bold = true, .align = ui::Align::right});
    if (!may_ask(page)) return;
    const ui::Row right{frame, 0, {}, 0};
    ui::from_right(frame);
    if (ui::link(frame, "ask", page.say("village.ask_line"))) ask_about(page, view, line);
}

void draw_in_hand(Page& page, const PublicView& view)
{
    const bool income = view.part == "income", all = income || view.part == "lines";
    Lines lines = lines_of(*view.money, income);
    if (!all)
        std::stable_sort(lines.begin(), lines.end(),
                         [](const MoneyLine* a, const MoneyLine* b) { return a->amount_fen > b->amount_fen; });
    const std::string title = page.say(income ? "village.income_lines" : all ? "village.expense_lines" : "village.largest_expenses"),
                      unit = page.say("village.unit_yuan"),
                      action = page.say("village.all_lines", {{"n", static_cast<std::int64_t>(lines.size())}});
    const bool more = !all && lines.size() > largest_shown;
    const ui::Card card{page.frame, "lines", {.title = title, .remark = unit, .action = more ? action : std::string{}}};
    if (lines.empty()) ui::paragraph(page.frame, page.say("village.no_lines"));
    if (more) lines.resize(largest_shown);
    for (const MoneyLine* line : lines) draw_hand_line(page, view, line);
    if (card.action_pressed()) go_to_part(page, view, "lines");
}

std::vector<std::string> which_labels(const Page& page, const PublicView& view)
{
    const auto count = [&](bool in) { return static_cast<std::int64_t>(lines_of(*view.money, in).size()); };
    return {page.say("village.expense_count", {{"n", count(false)}}), page.say("village.income_count", {{"n", count(true)}})};
}

// Of two chips, the chosen one with its tick.
float which_width(const Page& page, const PublicView& view)
{
    float width = 2 * 28 + 22 + 8 + 2;
    for (const std::string& label : which_labels(page, view)) width += ui::text_width(page.frame, label, {page.frame.body(), true});
    return width;
}

// Which way the money went; both are places of the page with an address of their own.
void draw_which(Page& page, const PublicView& view)
{
    const bool income = view.part == "income";
    const ui::Column place{page.frame, ui::take(page.frame, 0, page.frame.control()), 0};
    if (auto chosen = ui::chips(page.frame, "which", page.say("village.which_lines"), which_labels(page, view), income ? 1 : 0))
        go_to_part(page, view, *chosen == 1 ? "income" : "lines");
}

void draw_row(Page& page, const PublicView& view, const MoneyLine* line, ui::RowPen& row, bool income)
{
    row.text(line->on.size() == 10 ? line->on.substr(5) : line->on, false, page.frame.colours->ink_2);
    const std::string voucher = voucher_of(page, *line);
    const ui::Span facts[] = {{line->note}, {voucher}};
    row.lines(line->purpose, facts);
    if (!income) row.text(decided_by(page, *line));
    row.text(money_words(line->amount_fen), true);
    if (may_ask(page) && row.link("ask", page.say("village.ask_line"))) ask_about(page, view, line);
}

void draw_on_desk(Page& page, const PublicView& view)
{
    ui::Frame& frame = page.frame;
    const bool income = view.part == "income";
    const Lines lines = lines_of(*view.money, income);
    const std::string title = page.say(income ? "village.income_lines" : "village.expense_lines");
    const ui::Card card{frame, "lines", {.flush = true, .gap = 0}};
    {
        const float pad = ui::card_padding(frame), chips = which_width(page, view);
        const ui::Row head{frame, 64, {pad, -1, chips, pad}, 0};
        (void)ui::take(frame, 0, 0);
        ui::heading(frame, title, 2);
        draw_which(page, view);
    }
    const std::string date = page.say("village.date"), what = page.say(income ? "village.source" : "village.purpose"),
                      who = page.say("village.decided_by"), money = page.say("village.amount");
    std::vector<ui::TableColumn> columns{{date, 64}, {what, -1}};
    if (!income) columns.push_back({who, page.texts.is_english() ? 190.F : 124.F});
    columns.push_back({money, 112, ui::Align::right});
    if (may_ask(page)) columns.push_back({{}, page.texts.is_english() ? 118.F : 84.F, ui::Align::right});
    std::vector<std::string> keys;
    for (const MoneyLine* line : lines) keys.push_back(key_of(view, line));
    const ui::TableGroup groups[] = {{.rows = static_cast<int>(lines.size())}};
    const ui::TableLook look{.name = title, .columns = columns, .groups = groups, .row = 60, .pressable = false,
                             .pad = ui::card_padding(frame), .row_keys = keys};
    const ui::Box box = ui::take(frame, 0, ui::table_height(look));
    ui::table(frame, "table", box, look,
              [&](ui::RowPen& row) { draw_row(page, view, lines[static_cast<std::size_t>(row.index())], row, income); });
}

} // namespace

void draw_lines(Page& page, const PublicView& view)
{
    if (!view.money) return;
    if (page.frame.screen.phone()) draw_in_hand(page, view);
    else draw_on_desk(page, view);
}

} // namespace qungong::pages
