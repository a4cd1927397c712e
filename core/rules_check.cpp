#include "core/rules_check.hpp"

#include <algorithm>

namespace qungong {
namespace {

using Found = std::optional<Refusal>;

constexpr int depth_max = 12; // Deeper than group, village, town, district, city with both lines; so a ring is found

Refusal bad(std::string_view section, std::string_view id, std::string_view field, std::string_view what)
{
    std::string refused = std::string(section) + "[" + std::string(id) + "]." + std::string(field);
    if (!what.empty()) refused += "=" + std::string(what);
    return {Fault::bad_rules, std::move(refused)};
}

Found check_places(const Rules& rules)
{
    for (const auto& [id, place] : rules.places) {
        PlaceId up = place.parent;
        for (int depth = 0; !up.empty(); ++depth) {
            const Place* parent = place_of(rules, up);
            if (!parent || depth == depth_max) return bad("places", id.text, "parent", up.text);
            up = parent->parent;
        }
        for (const PlaceId& successor : place.successors)
            if (!place_of(rules, successor)) return bad("places", id.text, "successors", successor.text);
    }
    if (!place_of(rules, rules.region)) return Refusal{Fault::bad_rules, "region=" + rules.region.text};
    return std::nullopt;
}

bool climbs_to_a_top(const Rules& rules, const OfficeId& from, int depth)
{
    if (from.empty()) return true;
    const Office* office = office_of(rules, from);
    if (!office || depth == depth_max) return false;
    return climbs_to_a_top(rules, office->place_parent, depth + 1) &&
           climbs_to_a_top(rules, office->line_parent, depth + 1);
}

Found check_offices(const Rules& rules)
{
    for (const auto& [id, office] : rules.offices) {
        if (!place_of(rules, office.place)) return bad("offices", id.text, "place", office.place.text);
        if (!climbs_to_a_top(rules, office.place_parent, 0))
            return bad("offices", id.text, "place_parent", office.place_parent.text);
        if (!climbs_to_a_top(rules, office.line_parent, 0))
            return bad("offices", id.text, "line_parent", office.line_parent.text);
        if (!office.calendar.empty() && !rules.calendars.contains(office.calendar))
            return bad("offices", id.text, "calendar", office.calendar);
    }
    return std::nullopt;
}

Found check_persons(const Rules& rules)
{
    for (const auto& [id, person] : rules.persons)
        for (const Post& post : person.posts)
            if (!office_of(rules, post.office)) return bad("persons", id.text, "posts", post.office.text);
    return std::nullopt;
}

Found check_topics(const Rules& rules)
{
    for (const auto& [id, topic] : rules.topics)
        if (!topic.parent.empty() && !rules.topics.contains(topic.parent)) return bad("topics", id, "id", topic.parent);
    for (const Article& article : rules.knowledge)
        for (const std::string& topic : article.topics)
            if (!rules.topics.contains(topic)) return bad("knowledge", article.id, "topics", topic);
    return std::nullopt;
}

Found check_route(const Rules& rules, const RouteRule& rule)
{
    for (const std::string& topic : rule.when.topic_prefixes)
        if (!rules.topics.contains(topic)) return bad("routes", rule.id.text, "when.topics", topic);
    for (const PlaceId& place : rule.when.places)
        if (!place_of(rules, place)) return bad("routes", rule.id.text, "when.places", place.text);
    for (const std::string* office : {&rule.then.first, &rule.then.assign})
        if (!office->empty() && !is_office_expression(*office)) return bad("routes", rule.id.text, "then", *office);
    const auto is_it = [&](const Article& article) { return article.id == rule.then.knowledge; };
    if (!rule.then.knowledge.empty() && std::none_of(rules.knowledge.begin(), rules.knowledge.end(), is_it))
        return bad("routes", rule.id.text, "then.knowledge", rule.then.knowledge);
    return std::nullopt;
}

Found check_routes(const Rules& rules)
{
    std::vector<std::string_view> ids;
    for (const RouteRule& rule : rules.routes) {
        if (Found found = check_route(rules, rule)) return found;
        ids.push_back(rule.id.text);
    }
    std::sort(ids.begin(), ids.end());
    const auto twice = std::adjacent_find(ids.begin(), ids.end());
    if (twice != ids.end()) return bad("routes", *twice, "id", "twice");
    return std::nullopt;
}

} // namespace

std::optional<Refusal> first_dangling(const Rules& rules)
{
    for (auto check : {check_places, check_offices, check_persons, check_topics, check_routes})
        if (Found found = check(rules)) return found;
    return std::nullopt;
}

bool is_office_expression(std::string_view expression)
{
    if (expression == "village") return true;
    if (expression.starts_with("centre:")) return word_from_text<Level>(expression.substr(7)).has_value();
    const std::size_t at = expression.find('@');
    const bool level_is_good =
        at == std::string_view::npos || word_from_text<Level>(expression.substr(at + 1)).has_value();
    const std::string_view what = expression.substr(0, at);
    return level_is_good && (what == "discipline" || (what.starts_with("unit:") && what.size() > 5));
}

} // namespace qungong
