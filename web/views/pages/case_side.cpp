// Beside the course of a case: what may be done, the clocks, why it is here, and who asked. The order never changes.
#include "core/route.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

// Below the main action: as many beside each other as their words allow.
void draw_others(Page& page, const CaseView& view, const std::vector<const Offer*>& rest)
{
    const float tall = page.frame.screen.phone() ? 52.F : std::max(44.F, page.frame.control());
    float widest = 0;
    for (const Offer* offer : rest)
        widest = std::max(widest, ui::button_width(page.frame, page.word_of(offer->kind), {.icon = icon_of(offer->kind)}));
    const float third = (ui::free_width(page.frame) - 16) / 3;
    const std::size_t a_row = rest.size() > 2 && widest - 16 <= third ? 3 : 2;
    ui::Column lines{page.frame, ui::take(page.frame, 0, 0), 8};
    for (std::size_t i = 0; i < rest.size(); i += a_row) {
        const std::vector<float> cells(a_row, -1.F);
        ui::Row row{page.frame, tall, cells, 8};
        for (std::size_t j = i; j < std::min(i + a_row, rest.size()); ++j)
            if (ui::button(page.frame, word(rest[j]->kind), page.word_of(rest[j]->kind),
                           {.icon = icon_of(rest[j]->kind), .wide = true}))
                page.dispatch(app::OpenForm{rest[j]->kind, view.state.id});
    }
}

// A greyed command stands with its reason, so that nobody wonders where it went. Rating is never a worker's own step.
void draw_greyed(Page& page, const CaseView& view)
{
    std::vector<ui::GreyedLook> list;
    for (const Offer& offer : view.offers) {
        if (!offer.refusal || offer.refusal->fault == Fault::wrong_state || offer.refusal->fault == Fault::closed_case) continue;
        if (offer.kind == CommandKind::rate && offer.refusal->fault == Fault::own_matter) continue;
        list.push_back({std::string(word(offer.kind)), page.word_of(offer.kind), refusal_words(page, *offer.refusal),
                        icon_of(offer.kind)});
    }
    ui::greyed_commands(page.frame, list);
}

// Whose part a clock runs for, said only where there are several.
std::string clock_office(const Page& page, const CaseView& view, const app::ClockView& clock)
{
    if (clock.part.empty() || view.state.parts.size() < 2) return {};
    for (const Part& part : view.state.parts)
        if (part.id == clock.part) return local_name(page, part.office);
    return {};
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

void draw_because(Page& page, const CaseState& state)
{
    const Value& route = state.route;
    const std::string id = text_or(route, "because"), guard = text_or(route, "guard");
    const RouteRule* rule = nullptr;
    for (const RouteRule& each : page.model.rules->routes)
        if (each.id.text == id) rule = &each;
    if (!guard.empty()) {
        ui::paragraph(page.frame, page.say("route_guard." + guard));
    } else if (rule) {
        const OfficeId advised{text_or(route, "office")};
        const Part* lead = lead_part(state);
        const bool other = lead && !advised.empty() && lead->office != advised; // The dispatcher chose otherwise
        ui::paragraph(page.frame, page.say(other ? "case.by_rule_other" : "case.by_rule",
                                           {{"rule", rule_name(page, rule->id)},
                                            {"office", app::office_name(page.model, advised)},
                                            {"lead", other ? app::office_name(page.model, lead->office) : std::string{}}}));
        ui::caption(page.frame, page.say("case.rule_version", {{"version", rule->version}}));
    } else {
        ui::paragraph(page.frame, page.say("case.by_place"));
    }
    ui::Column list{page.frame, ui::take(page.frame, 0, 0), 2};
    for (const std::string& name : texts_or_none(route, "matched"))
        if (auto condition = word_from_text<RouteCondition>(name))
            ui::pair_row(page.frame, fits_words(page, *condition, state), page.say("case.fits"), Icon::check, true);
}

std::int64_t year_of(Instant at, const Page& page)
{
    const Calendar& calendar = calendar_of(*page.model.rules, page.model.session.actor.office);
    return static_cast<int>(std::chrono::year_month_day{calendar.date_of(at)}.year());
}

void draw_running(Page& page, const CaseView& view, const app::ClockView& clock)
{
    const std::string name = page.say("clock." + clock.name), office = clock_office(page, view, clock),
                      light = clock.stopped ? page.word_of(clock.light) : light_words(page.texts, clock.light, clock.left_s);
    const std::string due = page.when(clock.due), limit = limit_words(page, clock.limit);
    ui::clock(page.frame, {.word = name,
                           .limit = office.empty() ? page.say("case.clock_limit", {{"limit", limit}, {"due", due}})
                                                   : page.say("case.clock_office", {{"office", office}, {"due", due}}),
                           .light = {.lamp = lamp_of(clock.light), .text = light, .free = true},
                           .used = static_cast<float>(clock.used)});
    if (clock.unpublished_year) ui::caption(page.frame, page.say("case.unpublished_year", {{"year", year_of(clock.due, page)}}));
}

} // namespace

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

void draw_allowed(Page& page, const CaseView& view)
{
    const Offer* first = main_offer(view);
    const CaseState& s = view.state;
    ui::Card card{page.frame,
                  "allowed",
                  {.title = page.say(view.mine ? "case.your_turn" : "case.not_your_turn"),
                   .aside = app::office_name(page.model, page.model.session.actor.office)}};
    if (!view.mine && is_open(s.stage)) {
        const bool worked_on = s.stage == CaseStage::in_hand || s.stage == CaseStage::assigned;
        const std::string due = view.due ? page.when(*view.due) : std::string{};
        ui::paragraph(page.frame,
                      page.say(worked_on ? "case.works_on_it" : "case.stands_at",
                               {{"office", app::office_name(page.model, s.holder)}, {"state", page.word_of(s.stage)}, {"due", due}}));
    }
    if (first && !page.frame.screen.phone() && // There it stands at the foot of the page
        ui::button(page.frame, word(first->kind), page.word_of(first->kind),
                   {.kind = ui::Kind::main, .icon = icon_of(first->kind), .wide = true}))
        page.dispatch(app::OpenForm{first->kind, s.id});
    std::vector<const Offer*> rest;
    for (const Offer& offer : view.offers)
        if (&offer != first && !offer.refusal) rest.push_back(&offer);
    draw_others(page, view, rest);
    draw_greyed(page, view);
}

void draw_clocks(Page& page, const CaseView& view)
{
    ui::Card card{page.frame, "clocks", {.title = page.say("case.clocks")}};
    for (const app::ClockView& each : view.clocks) // The whole matter first, then what still runs, with its bar
        if (each.name == "whole") draw_running(page, view, each);
    for (const app::ClockView& each : view.clocks)
        if (!each.stopped && each.name != "whole") draw_running(page, view, each);
    ui::Column lines{page.frame, ui::take(page.frame, 0, 0), 4};
    for (const app::ClockView& each : view.clocks) { // What was met or missed, in one line
        if (!each.stopped || each.name == "whole") continue;
        ui::Row row{page.frame, 24, {}, 8};
        const std::string office = clock_office(page, view, each);
        ui::label(page.frame, page.say("clock." + each.name));
        ui::label(page.frame, office.empty() ? limit_words(page, each.limit) : office,
                  {.slot = ui::Slot::caption, .colour = page.frame.colours->ink_3});
        ui::from_right(page.frame);
        ui::light_badge(page.frame, {.lamp = lamp_of(each.light), .text = page.word_of(each.light), .free = true});
    }
}

void draw_why(Page& page, const CaseView& view)
{
    ui::Card card{page.frame,
                  "why",
                  {.title = page.say("case.why"), .aside = page.say("case.why_open"), .icon = Icon::route}};
    draw_because(page, view.state);
    const Value reasons = refused_rules(page, view);
    const auto refused = items_or_none(reasons, "refused");
    if (!refused.empty()) ui::separator(page.frame);
    if (!refused.empty()) ui::caption(page.frame, page.say("case.refused_rules"));
    ui::Column list{page.frame, ui::take(page.frame, 0, 0), 2};
    for (const Value& each : refused.subspan(0, std::min<std::size_t>(refused.size(), 4)))
        ui::pair_row(page.frame,
                     text_or(each, page.texts.is_english() ? "name_en" : "name", text_or(each, "rule")),
                     page.say("route_refused." + text_or(each, "failed")), Icon::x, false);
}

namespace {

// Why somebody looks is chosen before anything opens; one field opens at a time.
void draw_opening(Page& page, const CaseView& view, IdentityField field)
{
    std::vector<ui::MenuItem> reasons;
    for (IdentityReason reason : all_words<IdentityReason>()) reasons.push_back({.text = page.word_of(reason)});
    const bool offline = !app::is_connected(page.model);
    auto chosen = ui::menu_button(page.frame, std::string("open_") + std::string(word(field)),
                                  page.say("case.open_field", {{"field", page.word_of(field)}}),
                                  {.icon = Icon::eye, .greyed = offline ? page.say("fault.needs_network") : std::string{}},
                                  reasons);
    if (chosen) page.dispatch(app::OpenIdentity{view.state.id, {field}, all_words<IdentityReason>()[*chosen]});
}

} // namespace

void draw_identity(Page& page, const CaseView& view)
{
    if (refuse_identity(view.state, page.model.session.actor, *page.model.rules)) return;
    ui::Card card{page.frame, "identity", {.title = page.say("case.reporter"), .icon = Icon::user}};
    const auto found = page.model.identities.find(view.state.id);
    const Value opened = found == page.model.identities.end() ? Value{Object{}} : found->second;
    if (!find(opened, "name") && !view.reporter.empty()) ui::pair_row(page.frame, page.say("field.name"), view.reporter);
    for (IdentityField field : all_words<IdentityField>()) {
        if (!find(opened, word(field))) continue;
        const std::string value = text_or(opened, word(field));
        ui::pair_row(page.frame, page.word_of(field), value.empty() ? page.say("case.field_empty") : value);
        page.frame.records.back().state.screen_only = true;
    }
    ui::caption(page.frame, page.say("case.identity_logged"));
    constexpr IdentityField rows[][2] = {{IdentityField::phone, IdentityField::name},
                                         {IdentityField::house, IdentityField::id_number}};
    for (const auto& pair : rows) {
        ui::Row row{page.frame, page.frame.control(), {}, 8};
        for (IdentityField field : pair) draw_opening(page, view, field);
    }
}

} // namespace qungong::pages
