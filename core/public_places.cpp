#include "core/public_places.hpp"

#include <algorithm>
#include <cctype>

namespace qungong {
namespace {

// What an address can carry as it is.
bool is_plain(std::string_view voucher)
{
    return !voucher.empty() && std::all_of(voucher.begin(), voucher.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-';
    });
}

bool is_at_or_under(const Rules& rules, PlaceId place, const PlaceId& parent, PlaceId& child)
{
    while (const Place* found = place_of(rules, place)) {
        child = place;
        if (found->parent == parent) return true;
        place = found->parent;
    }
    return false;
}

} // namespace

std::vector<PublicPlace> public_places(const Rules& rules, const PlaceId& parent,
                                       std::span<const PublicMatter> matters, Instant now)
{
    std::vector<PublicPlace> places;
    for (const auto& [id, place] : rules.places)
        if (place.parent == parent) places.push_back({id});
    for (const PublicMatter& matter : matters) {
        PlaceId child;
        if (matter.delivered_at || !is_at_or_under(rules, matter.place, parent, child)) continue;
        const auto found = std::lower_bound(places.begin(), places.end(), child,
                                            [](const PublicPlace& a, const PlaceId& b) { return a.id < b; });
        ++found->open;
        found->late += light_of(matter, now) == Light::late;
    }
    return places;
}

std::string line_key(const VillageMoney& money, std::size_t index)
{
    const std::string& voucher = money.lines[index].voucher;
    const auto before = std::span(money.lines).first(index);
    const bool is_known = std::any_of(before.begin(), before.end(),
                                      [&](const MoneyLine& line) { return line.voucher == voucher; });
    return is_plain(voucher) && !is_known ? voucher : "n" + std::to_string(index + 1);
}

const MoneyLine* line_at_key(const VillageMoney& money, std::string_view key)
{
    for (std::size_t i = 0; i < money.lines.size(); ++i)
        if (line_key(money, i) == key) return &money.lines[i];
    return nullptr;
}

} // namespace qungong
