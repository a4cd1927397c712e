#include "web/app/select_growing.hpp"

#include <algorithm>

namespace qungong::app {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

int people_of(const Model& model, const CaseId& id)
{
    const auto found = model.cases.find(id);
    if (found == model.cases.end() || found->second.events.empty()) return 1;
    return static_cast<int>(integer_or(found->second.events.front().open, "people", 1));
}

PlaceId town_of(const Rules& rules, const PlaceId& place)
{
    PlaceId at = place;
    for (const PlaceId& above : ancestors_of(rules, place)) {
        if (above == rules.region) break;
        at = above;
    }
    return at;
}

void add(GrowingRow& row, const InboxRow& matter, int people, Instant now)
{
    row.people += people;
    row.days = std::max(row.days, static_cast<int>((now - matter.filed_at).count() / day_ms));
    for (std::size_t i = 0; i < row.bars.size(); ++i) {
        const std::int64_t until = now.ms - static_cast<std::int64_t>(row.bars.size() - 1 - i) * 4 * day_ms;
        if (matter.filed_at.ms <= until) row.bars[i] += static_cast<float>(people);
    }
}

int weight_of(const GrowingRow& row) { return 15 * row.repeats + 5 * row.people + row.days; }

} // namespace

std::vector<GrowingRow> growing_matters(const Model& model, const OverviewView& view)
{
    std::map<std::pair<std::string, std::string>, GrowingRow> known; // By town and topic
    for (const InboxRow& matter : view.growing) {
        const PlaceId town = town_of(*model.rules, matter.place);
        const auto [found, is_new] = known.try_emplace({town.text, matter.topic.empty() ? matter.id.text : matter.topic});
        GrowingRow& row = found->second;
        if (is_new) row = {.id = matter.id, .light = matter.light, .title = matter.title, .town = town};
        else ++row.repeats;
        add(row, matter, people_of(model, matter.id), model.now);
    }
    std::vector<GrowingRow> rows;
    rows.reserve(known.size());
    for (auto& [key, row] : known) rows.push_back(std::move(row));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const GrowingRow& a, const GrowingRow& b) { return weight_of(a) > weight_of(b); });
    return rows;
}

std::optional<TownCause> town_cause(const OverviewView& view)
{
    std::map<OfficeId, std::vector<std::int64_t>> late; // Days past the due, by holder
    for (const InboxRow& matter : view.of_tile)
        if (matter.light == Light::late) late[matter.holder].push_back(-matter.left_s / 86'400 + 1);
    const auto most = std::max_element(late.begin(), late.end(),
                                       [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    if (most == late.end()) return std::nullopt;
    std::vector<std::int64_t>& days = most->second;
    std::sort(days.begin(), days.end());
    return TownCause{most->first, static_cast<int>(days.size()), static_cast<int>(days[days.size() / 2])};
}

} // namespace qungong::app
