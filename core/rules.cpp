#include "core/rules.hpp"

#include <algorithm>

namespace qungong {
namespace {

template <Worded E>
std::uint16_t bits_of(const std::vector<E>& words)
{
    if (words.empty()) return 0xFFFF;
    unsigned bits = 0;
    for (const E e : words) bits |= 1u << static_cast<unsigned>(e);
    return static_cast<std::uint16_t>(bits);
}

} // namespace

std::uint16_t topic_bit(std::string_view topic)
{
    std::uint32_t hash = 2166136261u; // FNV-1a
    for (const char c : topic.substr(0, topic.find('/'))) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return static_cast<std::uint16_t>(1u << ((hash ^ hash >> 16) & 15));
}

RouteKey key_of(const RouteRule& rule)
{
    const RouteWhen& when = rule.when;
    std::uint64_t topics = when.topic_prefixes.empty() ? 0xFFFF : 0;
    for (const std::string& prefix : when.topic_prefixes) topics |= topic_bit(prefix);
    RouteKey key;
    key.lanes = std::uint64_t{bits_of(when.types)} | std::uint64_t{bits_of(when.urgencies)} << 16 |
                std::uint64_t{bits_of(when.abouts)} << 32 | topics << 48;
    key.answers = static_cast<std::uint8_t>((rule.then.first.empty() ? 0 : 1) | (rule.then.assign.empty() ? 0 : 2) |
                                            (rule.then.knowledge.empty() ? 0 : 4));
    key.more = rule.valid_from || rule.valid_to || !when.topic_prefixes.empty() || !when.place_kinds.empty() ||
               !when.places.empty() || !when.words.empty();
    return key;
}

void index_rules(Rules& rules)
{
    rules.offices_at.clear();
    for (const auto& [id, office] : rules.offices) rules.offices_at[office.place].push_back(id);
    std::stable_sort(rules.routes.begin(), rules.routes.end(),
                     [](const RouteRule& a, const RouteRule& b) { return a.priority > b.priority; });
    rules.route_keys.clear();
    for (const RouteRule& rule : rules.routes) rules.route_keys.push_back(key_of(rule));
}

const Person* person_of(const Rules& rules, const PersonId& id)
{
    const auto at = rules.persons.find(id);
    return at == rules.persons.end() ? nullptr : &at->second;
}

bool holds_post(const Rules& rules, const PersonId& person, const OfficeId& office, Role role)
{
    const Person* found = person_of(rules, person);
    if (!found) return false;
    return std::any_of(found->posts.begin(), found->posts.end(),
                       [&](const Post& post) { return post.office == office && post.role == role; });
}

const Calendar& calendar_of(const Rules& rules, const OfficeId& office)
{
    static const Calendar plain; // Monday to Friday, nothing published: what a pack without calendars means
    const Office* found = office_of(rules, office);
    auto at = rules.calendars.find(found && !found->calendar.empty() ? found->calendar : "default");
    if (at == rules.calendars.end()) at = rules.calendars.find("default");
    return at == rules.calendars.end() ? plain : at->second;
}

} // namespace qungong
