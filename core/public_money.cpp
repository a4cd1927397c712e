// The money of a village on its public page: three figures and their check, twelve months, every line, allowances.
#include <algorithm>

#include "core/public_places.hpp"
#include "core/public_sections.hpp"

namespace qungong {
namespace {

constexpr std::size_t months_shown = 12;
constexpr std::int64_t households_min = 5; // A cell crossed with a trait of persons is told from five on (DESIGN 10)

void write_figures(RecordWriter& out, int region, const PublicScene& scene, const VillageMoney& money)
{
    const MoneyMonth& month = money.months.back();
    std::int64_t incomes = 0, expenses = 0, largest = 0;
    for (const MoneyLine& line : money.lines) {
        ++(line.is_income ? incomes : expenses);
        if (!line.is_income) largest = std::max(largest, line.amount_fen);
    }
    const std::string name = month_words(scene.texts, month.month);
    out.add(region, RecordRole::paragraph, scene.word("village.income", {{"month", name}}),
            money_words(month.in_fen), scene.word("village.income_hint", {{"n", incomes}}));
    out.add(region, RecordRole::paragraph, scene.word("village.expense"), money_words(month.out_fen),
            scene.word("village.expense_hint", {{"n", expenses}, {"money", money_words(largest)}}));
    std::string check;
    if (money.months.size() > 1) {
        const MoneyMonth& before = money.months[money.months.size() - 2];
        const std::int64_t gap = month.balance_fen - before.balance_fen - month.in_fen + month.out_fen;
        check = is_balanced(before, month)
                    ? scene.word("village.balances")
                    : scene.word("village.not_balanced", {{"money", money_words(gap)}});
    }
    out.add(region, RecordRole::paragraph, scene.word("village.balance"), money_words(month.balance_fen), check);
}

void write_months(RecordWriter& out, int main, const PublicScene& scene, const VillageMoney& money)
{
    const int region = out.add(main, RecordRole::region, scene.word("village.twelve_months"));
    out.heading(region, 2, scene.word("village.twelve_months"));
    const std::size_t first = money.months.size() > months_shown ? money.months.size() - months_shown : 0;
    std::int64_t income = 0, expense = 0, top = 1;
    for (std::size_t i = first; i < money.months.size(); ++i) {
        income += money.months[i].in_fen;
        expense += money.months[i].out_fen;
        top = std::max({top, money.months[i].in_fen, money.months[i].out_fen});
    }
    out.add(region, RecordRole::paragraph,
            scene.word("village.chart_point", {{"income", money_words(income)}, {"expense", money_words(expense)}}));
    const int table = out.table(region, {},
                                {scene.word("village.month_head"), scene.word("village.in"), scene.word("village.out"),
                                 scene.word("village.balance")},
                                money.months.size() - first);
    for (std::size_t i = first; i < money.months.size(); ++i) {
        const MoneyMonth& month = money.months[i];
        const int row = out.row(table);
        out.add(row, RecordRole::cell, month.month);
        for (const std::int64_t fen : {month.in_fen, month.out_fen}) { // The figure and how long its bar is
            const int cell = out.add(row, RecordRole::cell, money_words(fen));
            out.add(cell, RecordRole::progress, {}, std::to_string(fen * 100 / top));
        }
        out.add(row, RecordRole::cell, money_words(month.balance_fen));
    }
}

std::string decided_by(const PublicScene& scene, const MoneyLine& line)
{
    const std::string key = "decided_by." + line.decided_by;
    return has_sentence(scene.texts, key) ? scene.word(key) : std::string{};
}

void write_lines(RecordWriter& out, int main, const PublicScene& scene, const VillageMoney& money, bool income)
{
    const auto is_wanted = [&](const MoneyLine& line) { return line.is_income == income; };
    const auto count = std::count_if(money.lines.begin(), money.lines.end(), is_wanted);
    const std::string title = scene.word(income ? "village.income_lines" : "village.expense_lines");
    const int region = out.add(main, RecordRole::region, title);
    out.heading(region, 2, title);
    if (count == 0 && !income) out.add(region, RecordRole::paragraph, scene.word("village.no_lines"));
    if (count == 0) return;
    const int table = out.table(region, {},
                                {scene.word("village.date"), scene.word(income ? "village.source" : "village.purpose"),
                                 scene.word("village.amount"), scene.word("village.ask")},
                                std::size_t(count));
    for (std::size_t i = 0; i < money.lines.size(); ++i) {
        const MoneyLine& line = money.lines[i];
        if (!is_wanted(line)) continue;
        const int row = out.row(table);
        out.add(row, RecordRole::cell, line.on.size() == 10 ? line.on.substr(5) : line.on);
        const std::string voucher = line.voucher.empty() ? "" : scene.word("village.voucher", {{"no", line.voucher}});
        std::string told;
        for (const std::string& each : {line.note, voucher, decided_by(scene, line)})
            if (!each.empty()) told += (told.empty() ? "" : scene.comma()) + each;
        out.add(row, RecordRole::cell, line.purpose, {}, told);
        out.add(row, RecordRole::cell, money_words(line.amount_fen));
        out.link(out.add(row, RecordRole::cell), scene.word("village.ask_line"),
                 "/#/report/" + scene.page.place.text + "/" + line_key(money, i));
    }
}

} // namespace

void write_allowances(RecordWriter& out, int main, const PublicScene& scene)
{
    if (!scene.page.money || scene.page.money->allowances.empty()) return;
    const VillageMoney& money = *scene.page.money;
    const std::string title = scene.word("village.allowances");
    const int region = out.add(main, RecordRole::region, title);
    out.heading(region, 2, title);
    out.add(region, RecordRole::paragraph, scene.word("village.allowances_hint"));
    const int table = out.table(region, {},
                                {scene.word("village.programme"), scene.word("village.household_count"),
                                 scene.word("village.month_sum")},
                                money.allowances.size());
    for (const Allowance& allowance : money.allowances) {
        const int row = out.row(table);
        out.add(row, RecordRole::cell, allowance.programme);
        const bool few = allowance.households < households_min;
        out.add(row, RecordRole::cell, few ? scene.word("village.few") : count_words(allowance.households));
        out.add(row, RecordRole::cell, few ? scene.word("village.not_told") : money_words(allowance.sum_fen));
    }
}

void write_money(RecordWriter& out, int main, const PublicScene& scene)
{
    const int region = out.add(main, RecordRole::region, scene.word("village.money"));
    out.heading(region, 2, scene.word("village.money"));
    const auto& money = scene.page.money;
    if (!money || money->months.empty()) {
        out.add(region, RecordRole::paragraph, scene.word("village.no_money"));
        return;
    }
    write_figures(out, region, scene, *money);
    write_lines(out, main, scene, *money, false);
    write_lines(out, main, scene, *money, true);
    write_months(out, main, scene, *money);
}

} // namespace qungong
