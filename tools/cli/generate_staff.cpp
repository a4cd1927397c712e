#include <algorithm>

#include "tools/cli/generate.hpp"

namespace qungong {

Staff::Staff(const Rules& rules)
{
    for (const auto& [id, person] : rules.persons)
        for (const Post& post : person.posts) posts_[post.office][post.role].push_back(id);
    for (const auto& [id, office] : rules.offices) {
        const bool works = posts_.contains(id);
        if (works && office.kind == OfficeKind::unit)
            for (const OfficeId& above : {office.place_parent, office.line_parent})
                if (!above.empty()) units_[above].push_back(id);
        if (works && office.kind == OfficeKind::village) villages_.push_back(office.place);
    }
    for (const auto& [id, topic] : rules.topics) topics_[std::string(domain_of_topic(id))].push_back(id);
}

std::optional<Actor> Staff::at(const OfficeId& office, std::initializer_list<Role> roles, Chance& chance) const
{
    const auto posts = posts_.find(office);
    if (posts == posts_.end()) return std::nullopt;
    for (const Role role : roles) {
        const auto persons = posts->second.find(role);
        if (persons != posts->second.end()) return Actor{chance.of(persons->second), office, role};
    }
    return std::nullopt;
}

const std::vector<OfficeId>& Staff::units_under(const OfficeId& centre) const
{
    static const std::vector<OfficeId> none;
    const auto found = units_.find(centre);
    return found == units_.end() ? none : found->second;
}

const std::vector<std::string>& Staff::topics(std::string_view domain) const
{
    static const std::vector<std::string> none = {""};
    const auto found = topics_.find(domain);
    return found == topics_.end() ? none : found->second;
}

} // namespace qungong
