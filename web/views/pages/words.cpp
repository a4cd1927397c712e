#include "web/views/pages/page.hpp"

#include "core/redact.hpp"

namespace qungong::pages {

Offset Page::offset() const { return calendar_of(*model.rules, model.session.actor.office).offset(); }

ui::Lamp lamp_of(Light light)
{
    switch (light) {
    case Light::normal: return ui::Lamp::green;
    case Light::near: return ui::Lamp::yellow;
    case Light::late: return ui::Lamp::red;
    case Light::early: return ui::Lamp::blue;
    case Light::paused: return ui::Lamp::grey;
    }
    return ui::Lamp::grey;
}

std::string light_text(const Page& page, Light light, std::int64_t left_s, CaseStage stage)
{
    if (!is_open(stage) && light != Light::late) return page.word_of(light);
    return light_words(page.texts, light, left_s);
}

std::string topic_word(const Page& page, const std::string& topic)
{
    if (page.model.rules->topics.contains(topic)) return topic_name(*page.model.rules, topic, page.texts.is_english());
    const std::size_t slash = topic.rfind('/');
    return slash == topic.npos ? topic : topic.substr(slash + 1);
}

std::string place_word(const Page& page, const PlaceId& place)
{
    const Place* known = place_of(*page.model.rules, place);
    if (known && page.texts.is_english() && !known->name_en.empty()) return known->name_en;
    return known ? known->name : place.text;
}

std::string place_path(const Page& page, const PlaceId& place)
{
    const Rules& rules = *page.model.rules;
    if (!page.texts.is_english()) return place_path_name(rules, place);
    std::string path = place_word(page, place);
    if (level_of_place(rules, place) != Level::village) return path;
    for (const PlaceId& up : ancestors_of(rules, place))
        if (level_of_place(rules, up) <= Level::town) path += ", " + place_word(page, up);
    return path;
}

std::string refused_words(const Page& page, const std::string& refused)
{
    const std::string key = "form." + refused, label = page.say(key);
    if (label != key) return label;
    if (office_of(*page.model.rules, {refused})) return app::office_name(page.model, {refused});
    const std::string person = app::person_name(page.model, {refused});
    return person.empty() ? refused : person;
}

std::string refusal_words(const Page& page, const Refusal& refusal)
{
    return page.say("fault." + std::string(word(refusal.fault)), {{"refused", refused_words(page, refusal.refused)}});
}

std::string limit_words(const Page& page, const std::string& text)
{
    Result<Limit> limit = limit_from_text(text);
    if (!limit) return text;
    std::string number = std::to_string(limit->thousandths / 1000);
    if (!limit->is_whole()) number = text.substr(0, text.find_first_not_of("0123456789."));
    const bool one = number == "1" && (limit->unit == LimitUnit::d || limit->unit == LimitUnit::wd);
    return page.say("limit." + std::string(word(limit->unit)) + (one ? "_one" : ""), {{"n", number}});
}

// "Mudong " of the town above a village, or of the own town: what stands before the names of its units.
std::string town_before(const Page& page, const Office& own)
{
    const Rules& rules = *page.model.rules;
    if (!page.texts.is_english()) return place_word(page, own.place);
    const bool village = level_of_place(rules, own.place) == Level::village;
    const Office* town = village ? centre_above(rules, own.id) : &own;
    return town ? town->name_en.substr(0, town->name_en.find(' ') + 1) : std::string{};
}

// At a desk of a town its units are called without the town's name.
std::string local_name(const Page& page, const OfficeId& id)
{
    std::string name = app::office_name(page.model, id);
    const Office* own = office_of(*page.model.rules, page.model.session.actor.office);
    const std::string town = own ? town_before(page, *own) : std::string{};
    if (town.empty() || name.size() <= town.size() || !name.starts_with(town)) return name;
    name.erase(0, town.size());
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

std::string rule_name(const Page& page, const RuleId& id)
{
    for (const RouteRule& rule : page.model.rules->routes)
        if (rule.id == id) return page.texts.is_english() && !rule.name_en.empty() ? rule.name_en : rule.name;
    return id.text;
}

std::string fits_words(const Page& page, RouteCondition condition, const CaseState& state)
{
    std::string what;
    if (condition == RouteCondition::type && state.type) what = page.word_of(*state.type);
    if (condition == RouteCondition::topic) what = topic_word(page, state.topic);
    if (condition == RouteCondition::urgency) what = page.word_of(state.urgency);
    if (condition == RouteCondition::place || condition == RouteCondition::place_kind) what = place_word(page, state.place);
    return page.say("route_fits." + std::string(word(condition)), {{"what", what}});
}

ui::Icon icon_of(CommandKind kind)
{
    using ui::Icon;
    switch (kind) {
    case CommandKind::accept: return Icon::check;
    case CommandKind::answer_from_knowledge: return Icon::book;
    case CommandKind::handle_here: return Icon::edit;
    case CommandKind::submit_up: return Icon::up;
    case CommandKind::send_down: return Icon::down;
    case CommandKind::assign: return Icon::right;
    case CommandKind::delegate: return Icon::right;
    case CommandKind::sign_in: return Icon::check;
    case CommandKind::contact: return Icon::phone;
    case CommandKind::note: return Icon::note;
    case CommandKind::visit: return Icon::walk;
    case CommandKind::hand_to: return Icon::user;
    case CommandKind::answer:
    case CommandKind::co_answer: return Icon::chat;
    case CommandKind::deliver: return Icon::phone;
    case CommandKind::return_answer: return Icon::left;
    case CommandKind::rate: return Icon::star;
    case CommandKind::judge_rating: return Icon::gavel;
    case CommandKind::urge: return Icon::urge;
    case CommandKind::publish:
    case CommandKind::unpublish: return Icon::globe;
    case CommandKind::supplement: return Icon::plus;
    case CommandKind::correct:
    case CommandKind::reclassify: return Icon::edit;
    default: return Icon::note;
    }
}

ui::Icon icon_of(EventKind kind)
{
    using ui::Icon;
    switch (kind) {
    case EventKind::filed: return Icon::inbox;
    case EventKind::accepted: return Icon::check;
    case EventKind::submitted_up: return Icon::up;
    case EventKind::sent_down: return Icon::down;
    case EventKind::assigned:
    case EventKind::delegated: return Icon::route;
    case EventKind::signed_in: return Icon::build;
    case EventKind::contacted: return Icon::phone;
    case EventKind::visited: return Icon::walk;
    case EventKind::answered:
    case EventKind::co_answered: return Icon::chat;
    case EventKind::answered_from_knowledge: return Icon::book;
    case EventKind::delivered: return Icon::phone;
    case EventKind::rated: return Icon::star;
    case EventKind::rating_judged: return Icon::gavel;
    case EventKind::urged: return Icon::urge;
    case EventKind::contested: return Icon::merge;
    case EventKind::identity_opened: return Icon::eye;
    case EventKind::published:
    case EventKind::unpublished: return Icon::globe;
    case EventKind::closed_unrated:
    case EventKind::closed: return Icon::lock;
    default: return Icon::note;
    }
}

std::string marked(const Page& page, const std::string& redacted)
{
    Marks marks = wire_marks();
    for (SecretKind kind : all_words<SecretKind>()) marks[static_cast<std::size_t>(kind)] = page.word_of(kind);
    return said_marks(redacted, marks);
}

std::string save_words(const Page& page)
{
    const Model& model = page.model;
    if (model.practice) return page.say("practice.strip"); // Nothing of it is saved or sent
    if (!model.storage_trouble.empty()) return page.say("save.failed");
    if (std::string work = work_words(page); !work.empty()) return work;
    const std::int64_t waiting = app::waiting_to_send(model);
    if (model.sync.state == NetState::offline || model.sync.state == NetState::failing)
        return waiting > 0 ? page.say("save.waiting", {{"n", waiting}}) : page.say("save.offline");
    if (waiting > 0) return page.say("save.sending", {{"n", waiting}});
    if (model.sync.synced_at.ms == 0) return page.say("save.opening");
    return page.say("save.sent", {{"time", time_of_day(model.sync.synced_at, page.offset())}});
}

} // namespace qungong::pages
