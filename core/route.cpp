#include "core/route.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "core/successors.hpp"

namespace qungong {
namespace {

bool is_in_topic(std::string_view topic, std::string_view prefix)
{
    return topic.starts_with(prefix) && (topic.size() == prefix.size() || topic[prefix.size()] == '/');
}

bool has_topic(const RouteWhen& when, const RouteSubject& subject)
{
    return std::any_of(when.topic_prefixes.begin(), when.topic_prefixes.end(),
                       [&](const std::string& prefix) { return is_in_topic(subject.topic, prefix); });
}

bool has_words(const RouteWhen& when, const RouteSubject& subject)
{
    return std::any_of(when.words.begin(), when.words.end(),
                       [&](const std::string& word) { return subject.words.find(word) != std::string::npos; });
}

bool is_at(const RouteWhen& when, const RouteSubject& subject, const Rules& rules)
{
    return std::any_of(when.places.begin(), when.places.end(),
                       [&](const PlaceId& place) { return is_under(rules, subject.place, place); });
}

bool has_place_kind(const RouteWhen& when, const RouteSubject& subject, const Rules& rules)
{
    const Place* place = place_of(rules, subject.place);
    return place && std::count(when.place_kinds.begin(), when.place_kinds.end(), place->kind) > 0;
}

// The subject in the bits of a RouteKey: one in each lane.
struct Asked {
    std::uint64_t lanes;
    unsigned answer;
};

Asked asked_of(const RouteSubject& subject, RouteQuestion question)
{
    constexpr unsigned no_type = 15;
    const auto bit = [](auto e) { return std::uint64_t{1} << static_cast<unsigned>(e); };
    const std::uint64_t type = subject.type ? bit(*subject.type) : std::uint64_t{1} << no_type;
    return {type | bit(subject.urgency) << 16 | bit(subject.about) << 32 | std::uint64_t{topic_bit(subject.topic)} << 48,
            static_cast<unsigned>(bit(question))};
}

// The highest bit of the lowest lane that has nothing in common, and perhaps bits above it; 0 where every lane has.
std::uint64_t failed_lanes(std::uint64_t key, std::uint64_t asked)
{
    constexpr std::uint64_t ones = 0x0001'0001'0001'0001, tops = 0x8000'8000'8000'8000;
    const std::uint64_t common = key & asked;
    return (common - ones) & ~common & tops;
}

constexpr std::array lane_conditions{RouteCondition::type, RouteCondition::urgency, RouteCondition::about,
                                     RouteCondition::topic};

// The rules from `next` on that fail in their key, a few instructions each: cheap conditions before those that read
// text. True where `next` is a rule that does not fail; else it is the end, or as far as one turn goes.
bool refuse_by_keys(std::vector<RouteRefusal>& refused, std::size_t& next, std::span<const RouteKey> keys, Asked asked)
{
    std::array<RouteRefusal, 128> part;
    std::size_t count = 0, i = next;
    std::uint64_t failed = 1;
    for (; i < keys.size() && count < part.size(); ++i) {
        if (!(keys[i].answers & asked.answer)) continue;
        failed = failed_lanes(keys[i].lanes, asked.lanes);
        if (!failed) break;
        const auto lane = static_cast<std::size_t>(std::countr_zero(failed)) / 16;
        part[count++] = {static_cast<std::uint32_t>(i), lane_conditions[lane]};
    }
    next = i;
    refused.insert(refused.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count));
    return !failed;
}

std::optional<RouteCondition> first_failed(const RouteRule& rule, const RouteSubject& subject, const Rules& rules,
                                           Date today)
{
    const RouteWhen& when = rule.when;
    if (rule.valid_from && today < *rule.valid_from) return RouteCondition::date;
    if (rule.valid_to && today > *rule.valid_to) return RouteCondition::date;
    if (!when.topic_prefixes.empty() && !has_topic(when, subject)) return RouteCondition::topic;
    if (!when.place_kinds.empty() && !has_place_kind(when, subject, rules)) return RouteCondition::place_kind;
    if (!when.places.empty() && !is_at(when, subject, rules)) return RouteCondition::place;
    if (!when.words.empty() && !has_words(when, subject)) return RouteCondition::words;
    return std::nullopt;
}

std::vector<RouteCondition> conditions_of(const RouteRule& rule)
{
    const RouteWhen& when = rule.when;
    std::vector<RouteCondition> set;
    if (!when.types.empty()) set.push_back(RouteCondition::type);
    if (!when.urgencies.empty()) set.push_back(RouteCondition::urgency);
    if (!when.abouts.empty()) set.push_back(RouteCondition::about);
    if (!when.topic_prefixes.empty()) set.push_back(RouteCondition::topic);
    if (!when.place_kinds.empty()) set.push_back(RouteCondition::place_kind);
    if (!when.places.empty()) set.push_back(RouteCondition::place);
    if (!when.words.empty()) set.push_back(RouteCondition::words);
    return set;
}

const std::string& answer_of(const RouteRule& rule, RouteQuestion question)
{
    switch (question) {
    case RouteQuestion::assign: return rule.then.assign;
    case RouteQuestion::knowledge: return rule.then.knowledge;
    case RouteQuestion::first: break;
    }
    return rule.then.first;
}

bool answers_to(const Office& office, const Office* accused, const Rules& rules)
{
    return accused && (office.id == accused->id || is_subordinate(rules, office.id, accused->id));
}

// Fills the decision with what the rule says, or names the condition that keeps it from saying it.
std::optional<RouteCondition> take(RouteDecision& decision, const RouteRule& rule, const RouteSubject& subject,
                                   RouteQuestion question, const Rules& rules)
{
    const std::string& answer = answer_of(rule, question);
    if (question == RouteQuestion::knowledge) {
        decision.article = answer;
    } else {
        const Office* office = relative_office(rules, answer, subject.place);
        if (!office) return RouteCondition::office;
        if (answers_to(*office, accused_office(subject, rules), rules)) return RouteCondition::about;
        decision.office = office->id;
    }
    decision.because = rule.id;
    decision.version = rule.version;
    decision.matched = conditions_of(rule);
    return std::nullopt;
}

void guarded(RouteDecision& decision, RouteGuard guard, const Office* office)
{
    decision.guard = guard;
    decision.office = office ? office->id : OfficeId{};
    decision.because = {"guard:" + std::string(word(guard))};
    decision.version = 1;
    decision.matched.clear();
}

const Office* first_of(const Rules& rules, const PlaceId& place, std::initializer_list<std::string_view> expressions)
{
    for (const std::string_view expression : expressions)
        if (const Office* office = relative_office(rules, expression, place)) return office;
    return nullptr;
}

// After the table: what no table may say.
void keep_from_village(RouteDecision& decision, const RouteSubject& subject, const Rules& rules)
{
    const Office* office = office_of(rules, decision.office);
    if (office && office->kind != OfficeKind::village) return;
    if (subject.type == MatterType::tip)
        guarded(decision, RouteGuard::tip,
                first_of(rules, subject.place, {"unit:enforcement@town", "unit:enforcement@district", "centre:town",
                                                "centre:district"}));
    else if (subject.type == MatterType::petition)
        guarded(decision, RouteGuard::petition, first_of(rules, subject.place, {"centre:town", "centre:district"}));
    else if (!office) {
        office = first_of(rules, subject.place, {"village", "centre:town", "centre:district"});
        decision.office = office ? office->id : OfficeId{};
    }
}

bool guard_before_rules(RouteDecision& decision, const RouteSubject& subject, const Rules& rules)
{
    const bool accuses = subject.type == MatterType::accuse;
    if (!accuses && !accused_office(subject, rules)) return false;
    guarded(decision, accuses ? RouteGuard::accuse : RouteGuard::against_office,
            office_above_accused(subject, rules));
    return true;
}

const Office* discipline_above(const Office* accused, const PlaceId& place, const Rules& rules)
{
    // Cadres of a village answer to the town's discipline office, those of a town to the district's (信访工作条例 22,
    // 30: 按照管理权限). Where nobody is named the higher one takes it, because the lower may be meant.
    const bool of_village = accused && accused->level == Level::village;
    const PlaceId& from = accused ? accused->place : place;
    if (of_village) return first_of(rules, from, {"discipline@town", "discipline@district"});
    if (accused && accused->level != Level::town)
        return first_of(rules, from, {"discipline@city", "discipline@district"});
    return first_of(rules, from, {"discipline@district", "discipline@city"});
}

} // namespace

const Office* accused_office(const RouteSubject& subject, const Rules& rules)
{
    if (subject.about != AboutKind::office && subject.about != AboutKind::person) return nullptr;
    if (!subject.about_office.empty()) return office_of(rules, subject.about_office);
    if (subject.about == AboutKind::person) return nullptr; // A neighbour, say
    return first_of(rules, subject.place, {"village", "centre:town", "centre:district"});
}

const Office* office_above_accused(const RouteSubject& subject, const Rules& rules)
{
    const Office* accused = accused_office(subject, rules);
    if (subject.type == MatterType::accuse) return discipline_above(accused, subject.place, rules);
    if (!accused) return nullptr;
    if (accused->kind == OfficeKind::discipline)
        if (const Office* line = office_of(rules, accused->line_parent)) return line;
    const Office* centre = centre_above(rules, accused->id);
    return centre ? centre : discipline_above(accused, subject.place, rules);
}

namespace {

void look_at_rules(RouteDecision& decision, const RouteSubject& subject, RouteQuestion question, const Rules& rules,
                   Date today)
{
    const Asked asked = asked_of(subject, question);
    std::vector<RouteKey> made; // For rules that did not go through index_rules
    const bool has_keys = rules.route_keys.size() == rules.routes.size();
    for (std::size_t i = 0; !has_keys && i < rules.routes.size(); ++i) made.push_back(key_of(rules.routes[i]));
    const std::span<const RouteKey> keys = has_keys ? rules.route_keys : made;
    decision.refused.reserve(rules.routes.size());
    for (std::size_t i = 0; i < rules.routes.size();) {
        if (!refuse_by_keys(decision.refused, i, keys, asked)) continue;
        std::optional<RouteCondition> failed;
        if (keys[i].more) failed = first_failed(rules.routes[i], subject, rules, today);
        if (!failed) failed = take(decision, rules.routes[i], subject, question, rules);
        if (!failed) return;
        decision.refused.push_back({static_cast<std::uint32_t>(i++), *failed});
    }
}

void decide_route(RouteDecision& decision, const RouteSubject& subject, RouteQuestion question, const Rules& rules,
                  Date today)
{
    const bool asks_first = question == RouteQuestion::first;
    if (asks_first && guard_before_rules(decision, subject, rules)) return;
    look_at_rules(decision, subject, question, rules, today);
    if (asks_first) keep_from_village(decision, subject, rules);
}

} // namespace

RouteDecision route(const RouteSubject& subject, RouteQuestion question, const Rules& rules, Date today)
{
    RouteDecision decision;
    const PlaceId place = place_on(rules, subject.place, today);
    const Office* took_over = subject.about_office.empty() ? nullptr : office_on(rules, subject.about_office, today);
    if (place != subject.place) decision.place = place;
    if (decision.place.empty() && (!took_over || took_over->id == subject.about_office)) {
        decide_route(decision, subject, question, rules, today);
        return decision;
    }
    RouteSubject now = subject;
    now.place = place;
    if (took_over) now.about_office = took_over->id;
    decide_route(decision, now, question, rules, today);
    return decision;
}

std::vector<PersonId> names_found(std::string_view words, const Rules& rules, const PlaceId& place)
{
    std::vector<PersonId> found;
    const auto is_local = [&](const Post& post) {
        const Office* office = office_of(rules, post.office);
        return office && (is_under(rules, place, office->place) || is_under(rules, office->place, place));
    };
    for (const auto& [id, person] : rules.persons) {
        constexpr std::size_t two_han = 6; // Bytes: a single character is no name
        if (person.name.size() < two_han || words.find(person.name) == std::string_view::npos) continue;
        if (std::any_of(person.posts.begin(), person.posts.end(), is_local)) found.push_back(id);
    }
    return found;
}

} // namespace qungong
