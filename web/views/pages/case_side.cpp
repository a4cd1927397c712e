// Beside the course of a case: what may be done, the clocks, why it is here, and who asked. The order never changes.
#include "core/route.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

const Offer* main_offer(const CaseView& view)
{
    static constexpr CommandKind order[] = {
        CommandKind::sign_in, CommandKind::accept,      CommandKind::deliver,
        CommandKind::answer,  CommandKind::co_answer,   CommandKind::answer_from_knowledge,
        CommandKind::assign,  CommandKind::handle_here, CommandKind::judge_rating,
        CommandKind::rate,    CommandKind::submit_up};
    for (CommandKind kind : order)
        for (const Offer& offer : view.offers)
            if (offer.kind == kind && !offer.refusal) return &offer;
    return nullptr;
}

void draw_greyed(Page& page, const Offer& offer)
{
    const std::string reason = refusal_words(page, *offer.refusal);
    const ui::ButtonLook look{.kind = ui::Kind::quiet, .icon = icon_of(offer.kind), .greyed = reason};
    const std::string name = page.word_of(offer.kind);
    const float beside = ui::free_width(page.frame) - ui::button_width(page.frame, name, look) - 8;
    if (ui::text_width(page.frame, reason, {ui::Slot::caption}) > beside) {
        (void)ui::button(page.frame, word(offer.kind), name, look);
        return ui::caption(page.frame, reason);
    }
    ui::Row row{page.frame, page.frame.control(), {}, 8};
    (void)ui::button(page.frame, word(offer.kind), name, look);
    ui::label(page.frame, reason, {.slot = ui::Slot::caption, .colour = page.frame.colours->ink_2});
}

// "5wd" as people say it.
std::string limit_text(const Page& page, const std::string& text)
{
    Result<Limit> limit = limit_from_text(text);
    if (!limit) return text;
    std::string number = std::to_string(limit->thousandths / 1000);
    if (!limit->is_whole()) number = text.substr(0, text.find_first_not_of("0123456789."));
    return page.say("limit." + std::string(word(limit->unit)), {{"n", number}});
}

// A part is named by the office that has it, and only where there are several.
std::string clock_name(const Page& page, const CaseView& view, const app::ClockView& clock)
{
    const std::string name = page.say("clock." + clock.name);
    if (clock.part.empty() || view.state.parts.size() < 2) return name;
    for (const Part& part : view.state.parts)
        if (part.id == clock.part)
            return page.say("case.clock_of",
                            {{"clock", name}, {"office", app::office_name(page.model, part.office)}});
    return name;
}

// The rules looked at before the one that decided, from the rules this device holds and what it may read of the case.
Value refused_rules(const Page& page, const CaseView& view)
{
    const CaseState& s = view.state;
    RouteSubject subject{s.filed_type, s.topic, s.urgency, s.place, s.about, s.about_office, view.words};
    const Date day = calendar_of(*page.model.rules, s.first_holder).date_of(s.filed_at);
    const RouteQuestion question = s.parts.empty() ? RouteQuestion::first : RouteQuestion::assign;
    return reasons_from_route(route(subject, question, *page.model.rules, day), *page.model.rules);
}

void draw_because(Page& page, const Value& route)
{
    const std::string id = text_or(route, "because"), guard = text_or(route, "guard");
    const RouteRule* rule = nullptr;
    for (const RouteRule& each : page.model.rules->routes)
        if (each.id.text == id) rule = &each;
    if (!guard.empty()) {
        ui::paragraph(page.frame, page.say("route_guard." + guard));
    } else if (rule) {
        const std::string name =
            page.texts.is_english() && !rule->name_en.empty() ? rule->name_en : rule->name;
        const std::string office = app::office_name(page.model, {text_or(route, "office")});
        ui::paragraph(page.frame, page.say("case.by_rule", {{"rule", name}, {"office", office}}));
        ui::caption(page.frame, page.say("case.rule_version", {{"id", id}, {"version", rule->version}}));
    } else {
        ui::paragraph(page.frame, page.say("case.by_place"));
    }
    for (const std::string& condition : texts_or_none(route, "matched"))
        ui::pair_row(page.frame, page.say("route_condition." + condition), page.say("case.fits"), Icon::check,
                     true);
}

} // namespace

void draw_allowed(Page& page, const CaseView& view)
{
    const Offer* first = main_offer(view);
    ui::Card card{page.frame,
                  "allowed",
                  {.title = page.say(view.mine ? "case.your_turn" : "case.not_your_turn"),
                   .aside = app::office_name(page.model, page.model.session.actor.office)}};
    if (!view.mine && is_open(view.state.stage))
        ui::paragraph(page.frame, page.say("case.works_on_it",
                                           {{"office", app::office_name(page.model, view.state.holder)},
                                            {"due", view.due ? page.when(*view.due) : std::string{}}}));
    if (first && ui::button(page.frame, word(first->kind), page.word_of(first->kind),
                            {.kind = ui::Kind::main, .icon = icon_of(first->kind), .wide = true}))
        page.dispatch(app::OpenForm{first->kind, view.state.id});
    std::vector<const Offer*> rest;
    for (const Offer& offer : view.offers)
        if (&offer != first && !offer.refusal) rest.push_back(&offer);
    for (std::size_t i = 0; i < rest.size(); i += 2) {
        ui::Row row{page.frame, std::max(44.F, page.frame.control()), {-1, -1}, 8};
        for (std::size_t j = i; j < std::min(i + 2, rest.size()); ++j)
            if (ui::button(page.frame, word(rest[j]->kind), page.word_of(rest[j]->kind),
                           {.icon = icon_of(rest[j]->kind), .wide = true}))
                page.dispatch(app::OpenForm{rest[j]->kind, view.state.id});
    }
    // A greyed command stands with its reason, so that nobody wonders where it went.
    for (const Offer& offer : view.offers)
        if (offer.refusal && offer.refusal->fault != Fault::wrong_state &&
            offer.refusal->fault != Fault::closed_case)
            draw_greyed(page, offer);
}

void draw_clocks(Page& page, const CaseView& view)
{
    ui::Card card{page.frame, "clocks", {.title = page.say("case.clocks")}};
    for (const app::ClockView& each : view.clocks) { // What still runs, with its bar
        if (each.stopped) continue;
        const std::string name = clock_name(page, view, each),
                          light = light_words(page.texts, each.light, each.left_s);
        const bool named = !each.part.empty() && view.state.parts.size() > 1; // Then the name takes the room
        const std::string limit =
            named ? page.when(each.due)
                  : page.say("case.clock_limit",
                             {{"limit", limit_text(page, each.limit)}, {"due", page.when(each.due)}});
        ui::clock(page.frame, {.word = name,
                               .limit = limit,
                               .light = {.lamp = lamp_of(each.light), .text = light, .free = true},
                               .used = static_cast<float>(each.used)});
        if (each.unpublished_year) ui::caption(page.frame, page.say("case.unpublished_year"));
    }
    for (const app::ClockView& each : view.clocks) { // What was met or missed, in one line
        if (!each.stopped) continue;
        ui::Row row{page.frame, 24, {}, 8};
        ui::label(page.frame, clock_name(page, view, each));
        ui::label(page.frame, limit_text(page, each.limit),
                  {.slot = ui::Slot::caption, .colour = page.frame.colours->ink_3});
        ui::from_right(page.frame);
        ui::light_badge(page.frame,
                        {.lamp = lamp_of(each.light), .text = page.word_of(each.light), .free = true});
    }
}

void draw_why(Page& page, const CaseView& view)
{
    ui::Card card{page.frame,
                  "why",
                  {.title = page.say("case.why"), .aside = page.say("case.why_open"), .icon = Icon::route}};
    draw_because(page, view.state.route);
    const Value reasons = refused_rules(page, view);
    const auto refused = items_or_none(reasons, "refused");
    if (!refused.empty()) ui::caption(page.frame, page.say("case.refused_rules"));
    for (const Value& each : refused.subspan(0, std::min<std::size_t>(refused.size(), 4)))
        ui::pair_row(page.frame,
                     text_or(each, page.texts.is_english() ? "name_en" : "name", text_or(each, "rule")),
                     page.say("route_refused." + text_or(each, "failed")), Icon::x, false);
}

void draw_identity(Page& page, const CaseView& view)
{
    if (refuse_identity(view.state, page.model.session.actor, *page.model.rules)) return;
    ui::Card card{page.frame, "identity", {.title = page.say("case.person"), .icon = Icon::user}};
    auto opened = page.model.identities.find(view.state.id);
    if (opened != page.model.identities.end()) {
        for (IdentityField field : all_words<IdentityField>())
            if (std::string value = text_or(opened->second, word(field)); !value.empty())
                ui::pair_row(page.frame, page.word_of(field), value);
    } else if (!view.reporter.empty()) {
        ui::pair_row(page.frame, page.say("case.reporter"), view.reporter);
    }
    ui::caption(page.frame, page.say("case.identity_logged"));
    const bool offline = !app::is_connected(page.model);
    if (ui::button(page.frame, "open_identity", page.say("case.open_phone"),
                   {.icon = Icon::eye, .greyed = offline ? page.say("fault.needs_network") : std::string{}}))
        page.dispatch(app::OpenIdentity{
            view.state.id, {IdentityField::name, IdentityField::phone}, IdentityReason::contact});
}

} // namespace qungong::pages
