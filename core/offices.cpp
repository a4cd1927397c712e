// Offices: who is above whom, by place (属地) and by line (主管部门), and who has a duty seen from a place.
#include <algorithm>

#include "core/rules.hpp"

namespace qungong {
namespace {

constexpr int climb_max = 12; // A pack is checked for rings; rules put together by hand are not

const Office* first_at(const Rules& rules, const PlaceId& place, auto matches)
{
    const auto at = rules.offices_at.find(place);
    if (at == rules.offices_at.end()) return nullptr;
    for (const OfficeId& id : at->second)
        if (const Office* office = office_of(rules, id); office && matches(*office)) return office;
    return nullptr;
}

// The place itself or its ancestor of that level; empty where there is none.
PlaceId place_at(const Rules& rules, const PlaceId& place, Level level)
{
    PlaceId up = place;
    for (int i = 0; i < climb_max && !up.empty(); ++i) {
        const Place* at = place_of(rules, up);
        if (!at) return {};
        const bool is_group = at->kind == PlaceKind::group; // A group has no office of its own
        if (!is_group && level_of_place(rules, up) == level) return up;
        up = at->parent;
    }
    return {};
}

bool has_duty(const Office& office, std::string_view duty)
{
    return std::find(office.duties.begin(), office.duties.end(), duty) != office.duties.end();
}

const Office* with_duty(const Rules& rules, const PlaceId& place, Level level, std::string_view duty)
{
    return first_at(rules, place_at(rules, place, level), [&](const Office& office) {
        const bool works = office.kind == OfficeKind::unit || office.kind == OfficeKind::enterprise;
        return works && has_duty(office, duty);
    });
}

struct Above { const Office* office; int steps; };

// Everyone above an office, by place and by line, nearest first; the office itself is not among them.
std::vector<Above> superiors_of(const Rules& rules, const Office& office)
{
    std::vector<Above> found;
    std::vector<Above> edge{{&office, 0}};
    for (std::size_t i = 0; i < edge.size() && edge[i].steps < climb_max; ++i) {
        for (const OfficeId* up : {&edge[i].office->place_parent, &edge[i].office->line_parent}) {
            const Office* next = office_of(rules, *up);
            const auto is_next = [&](const Above& known) { return known.office == next; };
            if (!next || next == &office || std::any_of(found.begin(), found.end(), is_next)) continue;
            found.push_back({next, edge[i].steps + 1});
            edge.push_back(found.back());
        }
    }
    return found;
}

} // namespace

const Office* office_of(const Rules& rules, const OfficeId& id)
{
    const auto at = rules.offices.find(id);
    return at == rules.offices.end() ? nullptr : &at->second;
}

const Office* centre_at(const Rules& rules, const PlaceId& place, Level level)
{
    return first_at(rules, place_at(rules, place, level),
                    [](const Office& office) { return office.kind == OfficeKind::centre; });
}

const Office* village_office_at(const Rules& rules, const PlaceId& place)
{
    return first_at(rules, place_at(rules, place, Level::village),
                    [](const Office& office) { return office.kind == OfficeKind::village; });
}

const Office* centre_above(const Rules& rules, const OfficeId& id)
{
    const Office* office = office_of(rules, id);
    if (!office) return nullptr;
    for (int i = 0; i < climb_max; ++i) {
        const Office* up = office_of(rules, office->place_parent);
        if (!up) break;
        if (up->kind == OfficeKind::centre) return up;
        office = up;
    }
    const Office* same_level = centre_at(rules, office->place, office->level);
    return same_level && same_level->id != id ? same_level : nullptr;
}

const Office* common_superior(const Rules& rules, const OfficeId& a, const OfficeId& b)
{
    const Office* first = office_of(rules, a);
    const Office* second = office_of(rules, b);
    if (!first || !second) return nullptr;
    const std::vector<Above> others = superiors_of(rules, *second);
    Above best{nullptr, 0};
    for (const Above& up : superiors_of(rules, *first)) {
        for (const Above& other : others) {
            if (other.office != up.office || up.office == second || other.office == first) continue;
            const int steps = up.steps + other.steps;
            const bool settles_a_tie = best.office && steps == best.steps && up.office->kind == OfficeKind::centre;
            if (!best.office || steps < best.steps || settles_a_tie) best = {up.office, steps};
        }
    }
    if (!best.office || best.office->kind == OfficeKind::centre) return best.office;
    const Office* centre = centre_at(rules, best.office->place, best.office->level);
    return centre && centre != first && centre != second ? centre : best.office;
}

bool is_subordinate(const Rules& rules, const OfficeId& id, const OfficeId& superior)
{
    const Office* office = office_of(rules, id);
    if (!office) return false;
    const std::vector<Above> up = superiors_of(rules, *office);
    return std::any_of(up.begin(), up.end(), [&](const Above& above) { return above.office->id == superior; });
}

const Office* relative_office(const Rules& rules, std::string_view expression, const PlaceId& place)
{
    if (expression == "village") return village_office_at(rules, place);
    if (expression.starts_with("centre:")) {
        const auto level = word_from_text<Level>(expression.substr(7));
        return level ? centre_at(rules, place, *level) : nullptr;
    }
    const std::size_t at = expression.find('@');
    std::string_view duty = expression.substr(0, at);
    if (duty.starts_with("unit:")) duty.remove_prefix(5);
    const bool discipline = duty == "discipline";
    const auto find_at = [&](Level level) {
        if (!discipline) return with_duty(rules, place, level, duty);
        return first_at(rules, place_at(rules, place, level),
                        [](const Office& office) { return office.kind == OfficeKind::discipline; });
    };
    if (at != std::string_view::npos) {
        const auto level = word_from_text<Level>(expression.substr(at + 1));
        return level ? find_at(*level) : nullptr;
    }
    for (const Level level : all_words<Level>())
        if (const Office* found = find_at(level)) return found;
    return nullptr;
}

} // namespace qungong
