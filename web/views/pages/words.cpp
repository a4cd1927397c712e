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
    auto known = page.model.rules->topics.find(topic);
    if (known != page.model.rules->topics.end() && page.texts.is_english() && !known->second.name_en.empty())
        return known->second.name_en;
    const std::size_t slash = topic.rfind('/');
    return slash == topic.npos ? topic : topic.substr(slash + 1);
}

std::string place_word(const Page& page, const PlaceId& place)
{
    const Place* known = place_of(*page.model.rules, place);
    if (known && page.texts.is_english() && !known->name_en.empty()) return known->name_en;
    return known ? known->name : place.text;
}

std::string refusal_words(const Page& page, const Refusal& refusal)
{
    return page.say("fault." + std::string(word(refusal.fault)), {{"refused", refusal.refused}});
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
    if (!model.storage_trouble.empty()) return page.say("save.failed");
    const std::int64_t waiting = app::waiting_to_send(model);
    if (model.sync.state == NetState::offline || model.sync.state == NetState::failing)
        return waiting > 0 ? page.say("save.waiting", {{"n", waiting}}) : page.say("save.offline");
    if (waiting > 0) return page.say("save.sending", {{"n", waiting}});
    if (model.sync.synced_at.ms == 0) return page.say("save.opening");
    return page.say("save.sent", {{"time", time_of_day(model.sync.synced_at, page.offset())}});
}

} // namespace qungong::pages
