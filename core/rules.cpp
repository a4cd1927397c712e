#include "core/rules.hpp"

#include <algorithm>

namespace qungong {

void index_rules(Rules& rules)
{
    rules.offices_at.clear();
    for (const auto& [id, office] : rules.offices) rules.offices_at[office.place].push_back(id);
    std::stable_sort(rules.routes.begin(), rules.routes.end(),
                     [](const RouteRule& a, const RouteRule& b) { return a.priority > b.priority; });
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
