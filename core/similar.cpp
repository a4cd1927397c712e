#include "core/similar.hpp"

#include <algorithm>

#include "core/grams.hpp"

namespace qungong {
namespace {

constexpr std::int64_t span_ms_max = std::int64_t{90} * 86'400'000;
constexpr int same_place = 12, same_topic = 12, percent_min = 35;

PlaceId town_of(const Rules& rules, const PlaceId& place)
{
    if (level_of_place(rules, place) == Level::town) return place;
    for (const PlaceId& up : ancestors_of(rules, place))
        if (level_of_place(rules, up) == Level::town) return up;
    return {};
}

int likeness(const Told& a, const Grams& grams, const Told& b)
{
    const Grams others = grams_of(b.words);
    if (grams.empty() || others.empty()) return 0;
    // Against the shorter one, because a sentence and a page may tell of the same hole in the road.
    const std::size_t shorter = std::max<std::size_t>(std::min(grams.size(), others.size()), 4);
    const int words = int(shared(grams, others) * 100 / shorter);
    if (words < 15) return 0; // Place and topic alone make nothing alike
    const int topic = !a.topic.empty() && a.topic == b.topic ? same_topic : 0;
    return std::min(100, words + topic + (a.place == b.place ? same_place : 0));
}

} // namespace

std::vector<Similar> similar_to(const Told& told, const std::vector<Told>& others, const Rules& rules,
                                std::size_t max)
{
    const Grams grams = grams_of(told.words);
    const PlaceId town = town_of(rules, told.place);
    std::vector<Similar> found;
    for (const Told& other : others) {
        if (other.case_id == told.case_id) continue;
        const bool is_near = other.place == told.place || (!town.empty() && town_of(rules, other.place) == town);
        const std::int64_t between = other.at.ms > told.at.ms ? other.at.ms - told.at.ms : told.at.ms - other.at.ms;
        if (!is_near || between > span_ms_max) continue;
        if (const int percent = likeness(told, grams, other); percent >= percent_min)
            found.push_back({other.case_id, percent});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Similar& a, const Similar& b) { return a.percent > b.percent; });
    if (found.size() > max) found.resize(max);
    return found;
}

} // namespace qungong
