// SelectGrowing: what becomes larger in an area: matters of one town about the same thing, by people, repeats and age.
#pragma once

#include <array>

#include "web/app/select.hpp"

namespace qungong::app {

struct GrowingRow {
    CaseId id; // The most pressing of them
    Light light = Light::normal;
    std::string title;
    PlaceId town;
    int people = 0, repeats = 0, days = 0; // Days since the first was filed
    std::array<float, 7> bars{};           // People by then, every four days up to now
};
[[nodiscard]] std::vector<GrowingRow> growing_matters(const Model& model, const OverviewView& view); // Largest first

// Why a town is late: the office that holds most of what is late there, and how long half of that has been late.
struct TownCause {
    OfficeId office;
    int late = 0, median_days = 0;
};
[[nodiscard]] std::optional<TownCause> town_cause(const OverviewView& view); // Of the chosen town

} // namespace qungong::app
