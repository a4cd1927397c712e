// Places: who lies in whom, and what a place is called.
#include <algorithm>

#include "core/rules.hpp"

namespace qungong {
namespace {

template <class Map, class Key>
auto* found_in(const Map& map, const Key& id)
{
    const auto at = map.find(id);
    return at == map.end() ? nullptr : &at->second;
}

} // namespace

const Place* place_of(const Rules& rules, const PlaceId& id)
{
    return found_in(rules.places, id);
}

bool is_under(const Rules& rules, const PlaceId& place, const PlaceId& ancestor)
{
    if (place == ancestor) return !place.empty();
    for (const PlaceId& up : ancestors_of(rules, place))
        if (up == ancestor) return true;
    return false;
}

std::vector<PlaceId> ancestors_of(const Rules& rules, const PlaceId& place)
{
    std::vector<PlaceId> up;
    for (const Place* at = place_of(rules, place); at && !at->parent.empty(); at = place_of(rules, at->parent)) {
        if (std::find(up.begin(), up.end(), at->parent) != up.end()) break; // Rules by hand may hold a ring
        up.push_back(at->parent);
    }
    return up;
}

std::string place_path_name(const Rules& rules, const PlaceId& place)
{
    const Place* own = place_of(rules, place);
    if (!own) return place.text;
    std::string path = own->name;
    if (level_of_place(rules, place) != Level::village) return path;
    for (const PlaceId& up : ancestors_of(rules, place)) {
        if (level_of_place(rules, up) > Level::town) break; // Nobody in a village says the district
        path.insert(0, place_of(rules, up)->name);
    }
    return path;
}

Level level_of_place(const Rules& rules, const PlaceId& place)
{
    const Place* found = place_of(rules, place);
    switch (found ? found->kind : PlaceKind::village) {
    case PlaceKind::village:
    case PlaceKind::community:
    case PlaceKind::group: return Level::village;
    case PlaceKind::town:
    case PlaceKind::street:
    case PlaceKind::township: return Level::town;
    case PlaceKind::district: return Level::district;
    case PlaceKind::city: return Level::city;
    }
    return Level::village;
}

std::string topic_name(const Rules& rules, std::string_view topic, bool english)
{
    const Topic* found = found_in(rules.topics, std::string(topic));
    if (!found) return std::string(topic);
    const std::string& name = english ? found->name_en : found->name;
    const bool says_nothing = name.empty() || name == "其他" || name == "Other";
    if (says_nothing && !found->parent.empty()) return topic_name(rules, found->parent, english);
    return name.empty() ? found->name : name;
}

} // namespace qungong
