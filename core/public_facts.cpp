#include "core/public_facts.hpp"

#include <algorithm>

namespace qungong {
namespace {

std::optional<Instant> instant_if_any(const Value& row, std::string_view key)
{
    const Result<Instant> read = instant_field(row, key);
    return read ? std::optional{*read} : std::nullopt;
}

std::optional<Date> date_if_any(const Value& value, std::string_view key)
{
    const Result<Date> read = date_from_text(text_or(value, key));
    return read ? std::optional{*read} : std::nullopt;
}

template <Worded E>
std::optional<E> word_if_any(const Value& row, std::string_view key)
{
    return word_from_text<E>(text_or(row, key));
}

} // namespace

std::optional<PublicMatter> matter_from_row(const Value& row)
{
    const auto filed_at = instant_if_any(row, "filed_at");
    const auto stage = word_if_any<CaseStage>(row, "state");
    PublicMatter matter;
    matter.place = {text_or(row, "place")};
    if (!filed_at || !stage || matter.place.empty()) return std::nullopt;
    matter.type = word_if_any<MatterType>(row, "type");
    matter.topic = text_or(row, "topic");
    matter.office = {text_or(row, "office")};
    matter.filed_at = *filed_at;
    matter.stage = *stage;
    matter.outcome = word_if_any<Outcome>(row, "outcome");
    matter.solved = word_if_any<Solved>(row, "solved");
    matter.delivered_at = instant_if_any(row, "delivered_at");
    matter.due = instant_if_any(row, "due");
    matter.warn = instant_if_any(row, "warn");
    if (const Value* published = find(row, "published")) {
        matter.title = text_or(*published, "title");
        matter.text = text_or(*published, "text");
    }
    return matter;
}

std::vector<PublicMatter> matters_from_rows(std::span<const Value> rows)
{
    std::vector<PublicMatter> matters;
    for (const Value& row : rows)
        if (auto matter = matter_from_row(row)) matters.push_back(std::move(*matter));
    std::stable_sort(matters.begin(), matters.end(),
                     [](const PublicMatter& a, const PublicMatter& b) { return a.filed_at > b.filed_at; });
    return matters;
}

std::optional<VillageMoney> money_from_value(const Value& money)
{
    VillageMoney read;
    read.published_on = date_if_any(money, "published_on");
    read.due_on = date_if_any(money, "due_on");
    for (const Value& row : items_or_none(money, "months"))
        read.months.push_back({text_or(row, "month"), integer_or(row, "in_fen", 0),
                               integer_or(row, "out_fen", 0), integer_or(row, "balance_fen", 0)});
    for (const Value& row : items_or_none(money, "lines"))
        read.lines.push_back({text_or(row, "on"), text_or(row, "kind") == "income", text_or(row, "purpose"),
                              text_or(row, "note"), text_or(row, "decided_by"), text_or(row, "voucher"),
                              integer_or(row, "amount_fen", 0)});
    for (const Value& row : items_or_none(money, "allowances"))
        read.allowances.push_back(
            {text_or(row, "programme"), integer_or(row, "households", 0), integer_or(row, "sum_fen", 0)});
    if (read.months.empty()) return std::nullopt;
    return read;
}

Light light_of(const PublicMatter& matter, Instant now)
{
    if (matter.stage == CaseStage::paused) return Light::paused;
    const Instant at = matter.delivered_at.value_or(now);
    if (!matter.due) return Light::normal;
    if (at > *matter.due) return Light::late;
    const bool before_warning = matter.warn && at < *matter.warn;
    if (matter.delivered_at) return before_warning ? Light::early : Light::normal;
    return before_warning || !matter.warn ? Light::normal : Light::near;
}

bool is_balanced(const MoneyMonth& before, const MoneyMonth& month)
{
    return before.balance_fen + month.in_fen - month.out_fen == month.balance_fen;
}

} // namespace qungong
