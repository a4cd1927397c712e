// The money of a village: what came in and went out, whether it adds up, and the months before.
#include "web/views/pages/public_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;
using ui::Slot;

struct FigureLook {
    std::string word, number, remark;
    bool outlined = false; // The mark of what goes out
    Icon icon = Icon::none;
    std::uint32_t colour = 0; // Of the remark
};

// A figure with the mark of its bars, in the place of a legend; the unit stands once beside it on a phone.
void draw_phone_figure(ui::Frame& frame, const FigureLook& look, const std::string& unit)
{
    const ui::Colours& c = *frame.colours;
    const float line = ui::line_height(frame, Slot::work), tall = ui::line_height(frame, Slot::title);
    const ui::Box box = ui::take(frame, 0, line + tall);
    const ui::Box mark{box.x, box.y + (line - 10) / 2, 10, 10};
    if (look.outlined) ui::bordered(frame, mark, c.primary, c.surface, 2, 1.2F);
    else ui::fill(frame, mark, c.primary, 2);
    ui::draw_line_in(frame, {box.x + 18, box.y, box.w - 18, line}, look.word, {Slot::work, false, c.ink_2});
    const float used = ui::draw_line(frame, box.x, box.y + line, look.number, {Slot::title, true, 0, true});
    ui::draw_line_in(frame, {box.x + used + 6, box.y + line + 2, box.w - used - 6, tall}, unit, {Slot::work, false, c.ink_2});
    ui::emit(frame, box, {.role = RecordRole::paragraph, .name = look.word, .value = look.number, .hint = look.remark});
}

void draw_figure(ui::Frame& frame, const FigureLook& look)
{
    const ui::Colours& c = *frame.colours;
    const float line = ui::line_height(frame, Slot::work), tall = ui::line_height(frame, Slot::figure);
    const ui::Box box = ui::take(frame, 0, 2 * line + tall);
    ui::draw_line_in(frame, {box.x, box.y, box.w, line}, look.word, {Slot::work, false, c.ink_2});
    ui::draw_line_in(frame, {box.x, box.y + line, box.w, tall}, look.number, {Slot::figure, true, 0, true});
    float x = box.x;
    ui::icon(frame, look.icon, x, box.y + line + tall + (line - 16) / 2, 16, look.colour);
    if (look.icon != Icon::none) x += 20;
    ui::draw_line_in(frame, {x, box.y + line + tall, box.right() - x, line}, look.remark,
                     {Slot::work, false, look.colour ? look.colour : c.ink_2});
    ui::emit(frame, box, {.role = RecordRole::paragraph, .name = look.word, .value = look.number, .hint = look.remark});
}

struct Check {
    bool known = false, good = true;
    std::int64_t gap = 0;
};

Check check_of(const VillageMoney& money)
{
    if (money.months.size() < 2) return {};
    const MoneyMonth &before = money.months[money.months.size() - 2], &last = money.months.back();
    return {true, is_balanced(before, last), last.balance_fen - before.balance_fen - last.in_fen + last.out_fen};
}

std::string check_words(const Page& page, const Check& check, const char* good)
{
    if (!check.known) return {};
    return check.good ? page.say(good) : page.say("village.not_balanced", {{"money", money_words(check.gap)}});
}

void draw_three(Page& page, const VillageMoney& money)
{
    const MoneyMonth& last = money.months.back();
    std::int64_t incomes = 0, expenses = 0, largest = 0;
    for (const MoneyLine& line : money.lines) {
        ++(line.is_income ? incomes : expenses);
        if (!line.is_income) largest = std::max(largest, line.amount_fen);
    }
    const Check check = check_of(money);
    const ui::Colours& c = *page.frame.colours;
    const ui::Row row{page.frame, 0, {-1, -1, -1.1F}, 16};
    draw_figure(page.frame, {page.say("village.income", {{"month", month_words(page.texts, last.month)}}), money_words(last.in_fen),
                             page.say("village.income_hint", {{"n", incomes}})});
    draw_figure(page.frame, {page.say("village.expense"), money_words(last.out_fen),
                             page.say("village.expense_hint", {{"n", expenses}, {"money", money_words(largest)}})});
    draw_figure(page.frame, {page.say("village.balance"), money_words(last.balance_fen), check_words(page, check, "village.balances"),
                             false, !check.known ? Icon::none : check.good ? Icon::check : Icon::warn,
                             check.good ? c.green_text : c.danger});
}

void draw_two(Page& page, const VillageMoney& money)
{
    const MoneyMonth& last = money.months.back();
    const ui::Row row{page.frame, 0, {-1, -1}, 16};
    draw_phone_figure(page.frame, {page.say("village.in"), money_words(last.in_fen), {}}, page.say("village.yuan"));
    draw_phone_figure(page.frame, {page.say("village.out"), money_words(last.out_fen), {}, true}, page.say("village.yuan"));
}

// Two steps of 1, 2 or 5 times a power of ten reach over the highest bar.
std::int64_t grid_step(std::int64_t top)
{
    for (std::int64_t ten = 1; ; ten *= 10)
        for (const std::int64_t step : {ten, 2 * ten, 5 * ten})
            if (2 * step >= top) return step;
}

std::string grid_word(const Page& page, std::int64_t yuan)
{
    if (yuan == 0 || yuan % 10'000 != 0) return count_words(yuan);
    return page.say("village.grid", {{"n", page.texts.is_english() ? yuan / 1'000 : yuan / 10'000}});
}

// 10 月, Oct
std::string short_month(const Page& page, const std::string& month)
{
    if (page.texts.is_english()) return month_words(page.texts, month).substr(0, 3);
    return page.say("village.month", {{"n", month.size() > 5 ? std::atoi(month.c_str() + 5) : 0}});
}

void draw_bars(Page& page, const VillageMoney& money)
{
    const bool phone = page.frame.screen.phone();
    std::vector<std::string> labels, grid;
    ui::Series in{page.say("village.in"), {}, false}, out{page.say("village.out"), {}, true};
    std::int64_t top = 1;
    const std::size_t most = std::min<std::size_t>(phone ? 6 : 12, money.months.size());
    for (const MoneyMonth& month : std::span(money.months).last(most)) {
        labels.push_back(short_month(page, month.month));
        in.values.push_back(static_cast<float>(month.in_fen) / 100);
        out.values.push_back(static_cast<float>(month.out_fen) / 100);
        top = std::max({top, month.in_fen / 100, month.out_fen / 100});
    }
    const std::int64_t step = grid_step(top);
    if (!phone)
        for (std::int64_t at = 0; at <= 2 * step; at += step) grid.push_back(grid_word(page, at));
    const ui::Series series[] = {in, out};
    ui::bars(page.frame, {.name = page.say("village.money"), .sentence = page.say("village.twelve_months"), .labels = labels,
                          .series = series, .grid_words = grid, .top = phone ? 0 : static_cast<float>(2 * step), .height = 150});
}

void draw_legend(Page& page)
{
    const ui::Series series[] = {{page.say("village.in"), {}, false}, {page.say("village.out"), {}, true}};
    float width = 12;
    for (const ui::Series& each : series) width += 17 + ui::text_width(page.frame, each.name, {Slot::caption});
    const ui::Row row{page.frame, 18, {}, 12};
    ui::skip(page.frame, std::max(0.F, ui::free_width(page.frame) - width));
    ui::legend(page.frame, series, true);
}

} // namespace

void draw_money(Page& page, const PublicView& view)
{
    const bool phone = page.frame.screen.phone();
    const std::string title = page.say("village.money");
    const std::string month = view.money ? month_words(page.texts, view.money->months.back().month) : std::string{};
    const ui::Card card{page.frame, "money", {.title = title, .aside = month, .gap = phone ? 16.F : 12.F}};
    if (!view.money) return ui::paragraph(page.frame, page.say("village.no_money"));
    if (phone) draw_two(page, *view.money);
    else draw_three(page, *view.money);
    if (!phone) draw_legend(page);
    draw_bars(page, *view.money);
    const Check check = check_of(*view.money);
    if (!phone || !check.known) return;
    const ui::Colours& c = *page.frame.colours;
    ui::remark(page.frame, check.good ? Icon::check : Icon::warn, check_words(page, check, "village.sums_up"),
               {.slot = Slot::read, .colour = check.good ? c.ink_2 : c.danger}, check.good ? c.green : c.danger);
}

} // namespace qungong::pages
