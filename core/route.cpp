#include "core/route.hpp"

#include <algorithm>

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

// The subject in the bits of a RouteKey.
struct Asked {
    unsigned type, urgency, about, topic, answer;
};

Asked asked_of(const RouteSubject& subject, RouteQuestion question)
{
    constexpr unsigned no_type = 15;
    const auto bit = [](auto e) { return 1u << static_cast<unsigned>(e); };
    return {subject.type ? bit(*subject.type) : 1u << no_type, bit(subject.urgency), bit(subject.about),
            topic_bit(subject.topic), bit(question)};
}

// The first condition that fails; cheap ones are looked at before those that read text.
std::optional<RouteCondition> first_failed_in_key(const RouteKey& key, const Asked& asked)
{
    if (!(key.types & asked.type)) return RouteCondition::type;
    if (!(key.urgencies & asked.urgency)) return RouteCondition::urgency;
    if (!(key.abouts & asked.about)) return RouteCondition::about;
    if (!(key.topics & asked.topic)) return RouteCondition::topic;
    return std::nullopt;
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

RouteDecision route(const RouteSubject& subject, RouteQuestion question, const Rules& rules, Date today)
{
    RouteDecision decision;
    const bool asks_first = question == RouteQuestion::first;
    if (asks_first && guard_before_rules(decision, subject, rules)) return decision;
    decision.refused.reserve(rules.routes.size());
    const bool has_keys = rules.route_keys.size() == rules.routes.size();
    const Asked asked = asked_of(subject, question);
    for (std::size_t i = 0; i < rules.routes.size(); ++i) {
        const RouteRule& rule = rules.routes[i];
        const RouteKey key = has_keys ? rules.route_keys[i] : key_of(rule);
        if (!(key.answers & asked.answer)) continue;
        auto failed = first_failed_in_key(key, asked);
        if (!failed && key.more) failed = first_failed(rule, subject, rules, today);
        if (!failed) failed = take(decision, rule, subject, question, rules);
        if (!failed) break;
        decision.refused.push_back({static_cast<std::uint32_t>(i), *failed});
    }
    if (asks_first) keep_from_village(decision, subject, rules);
    return decision;
}

Value value_from_route(const RouteDecision& decision)
{
    Array matched;
    for (const RouteCondition condition : decision.matched) matched.emplace_back(word(condition));
    Value value{{"because", decision.because.text}, {"matched", std::move(matched)}, {"version", decision.version}};
    if (!decision.office.empty()) put(value, "office", decision.office.text);
    if (!decision.article.empty()) put(value, "article", decision.article);
    if (decision.guard) put(value, "guard", word(*decision.guard));
    return value;
}

Value reasons_from_route(const RouteDecision& decision, const Rules& rules)
{
    Array refused;
    for (const RouteRefusal& refusal : decision.refused) {
        if (refusal.rule >= rules.routes.size()) continue;
        const RouteRule& rule = rules.routes[refusal.rule];
        refused.push_back(Value{{"failed", word(refusal.failed)},
                                {"name", rule.name},
                                {"name_en", rule.name_en},
                                {"rule", rule.id.text}});
    }
    Value value = value_from_route(decision);
    put(value, "refused", std::move(refused));
    for (const RouteRule& rule : rules.routes) {
        if (rule.id != decision.because) continue;
        put(value, "name", rule.name);
        put(value, "name_en", rule.name_en);
    }
    return value;
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
