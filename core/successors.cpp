#include "core/successors.hpp"

#include <algorithm>

namespace qungong {
namespace {

constexpr int changes_max = 12; // A pack may name a ring; nobody follows it round

std::ptrdiff_t shared_duties(const Office& a, const Office& b)
{
    return std::count_if(a.duties.begin(), a.duties.end(), [&](const std::string& duty) {
        return std::find(b.duties.begin(), b.duties.end(), duty) != b.duties.end();
    });
}

} // namespace

bool is_valid_on(const Place& place, Date day)
{
    return (!place.valid_from || *place.valid_from <= day) && (!place.valid_to || day <= *place.valid_to);
}

bool is_ended_on(const Rules& rules, const PlaceId& place, Date day)
{
    const Place* found = place_of(rules, place);
    return found && found->valid_to && *found->valid_to < day;
}

PlaceId place_on(const Rules& rules, const PlaceId& place, Date day)
{
    PlaceId at = place;
    for (int i = 0; i < changes_max && is_ended_on(rules, at, day); ++i) {
        const std::vector<PlaceId>& next = place_of(rules, at)->successors;
        // One that has ended meanwhile has successors of its own.
        const auto took_over = std::find_if(next.begin(), next.end(), [&](const PlaceId& id) {
            const Place* found = place_of(rules, id);
            return found && (is_valid_on(*found, day) || is_ended_on(rules, id, day));
        });
        if (took_over == next.end()) return at;
        at = *took_over;
    }
    return at;
}

const Office* office_on(const Rules& rules, const OfficeId& id, Date day)
{
    const Office* office = office_of(rules, id);
    if (!office || !is_ended_on(rules, office->place, day)) return office;
    const PlaceId place = place_on(rules, office->place, day);
    const auto at = rules.offices_at.find(place);
    if (place == office->place || at == rules.offices_at.end()) return nullptr;
    const Office* best = nullptr;
    for (const OfficeId& candidate : at->second) {
        const Office* other = office_of(rules, candidate);
        if (!other || other->kind != office->kind || other->level != office->level) continue;
        const std::ptrdiff_t shared = shared_duties(*office, *other);
        if (!office->duties.empty() && shared == 0) continue;
        if (!best || shared > shared_duties(*office, *best)) best = other;
    }
    return best;
}

} // namespace qungong
