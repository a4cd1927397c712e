// The decision of a dispatcher: the matter, what may be the same one, whom it is given to and why, and until when.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void set(Page& page, const CaseId& id, std::string_view path, Value value)
{
    page.dispatch(app::SetStepField{CommandKind::assign, id, std::string(path), std::move(value)});
}

void draw_matter(Page& page, const CaseView& view)
{
    const CaseState& s = view.state;
    {
        ui::Row row{page.frame, 28, {}, 8};
        ui::label(page.frame, case_number_shown(s.number), {.colour = page.frame.colours->ink_2});
        ui::tag(page.frame, s.type ? page.word_of(*s.type) : page.say("inbox.no_type"), true);
        if (!s.topic.empty()) ui::tag(page.frame, topic_word(page, s.topic), true);
        if (s.urgency != Urgency::normal) ui::tag(page.frame, page.word_of(s.urgency), true);
        ui::from_right(page.frame);
        ui::light_badge(page.frame, {.lamp = lamp_of(view.light), .text = light_text(page, view.light, view.left_s, s.stage)});
    }
    ui::heading(page.frame, view.title, 2, {.slot = ui::Slot::read});
    ui::own_words(page.frame, marked(page, view.words), {});
    ui::Row row{page.frame, 18, {}, 16};
    ui::remark(page.frame, Icon::pin, place_path(page, s.place));
    if (!s.channel.empty()) ui::remark(page.frame, Icon::chat, page.say("channel." + s.channel));
    if (!view.photos.empty())
        ui::remark(page.frame, Icon::image, page.say("case.photos", {{"n", static_cast<std::int64_t>(view.photos.size())}}));
    if (!view.reporter.empty()) ui::remark(page.frame, Icon::user, view.reporter);
}

// What was answered and how it was rated, where the decision is about that.
void draw_result(Page& page, const CaseView& view)
{
    for (const app::EventView& each : view.events) {
        const Event& event = each.event;
        const bool answer = event.type == EventKind::answered || event.type == EventKind::answered_from_knowledge;
        if ((!answer && event.type != EventKind::rated) || !event.words) continue;
        const Value& words = event.words->salt ? event.words->leaf : event.words->shown;
        const std::string text = marked(page, text_or(words, answer ? "text" : "words"));
        const std::string from = page.say("event." + event.type_word) + " " + page.when(event.at);
        if (!text.empty()) ui::quote(page.frame, text, from, answer ? Icon::chat : Icon::star);
    }
    ui::Column list{page.frame, ui::take(page.frame, 0, 0), 2};
    ui::pair_row(page.frame, page.say("case.holder"), app::office_name(page.model, view.state.holder));
    if (!view.state.rating) return;
    const Rating& rating = *view.state.rating;
    ui::pair_row(page.frame, page.say("form.solved"), page.word_of(rating.solved));
    ui::pair_row(page.frame, page.say("form.satisfied"), page.word_of(rating.satisfied));
    ui::pair_row(page.frame, page.say("form.attitude"), page.word_of(rating.attitude));
}

std::string reason_words(const Page& page, const app::UnitChoice& choice, const CaseState& state)
{
    if (choice.advised) {
        std::string fits;
        for (RouteCondition condition : choice.matched)
            fits += (fits.empty() ? "" : page.say("ui.list_comma")) + fits_words(page, condition, state);
        return page.say("dispatch.fits", {{"what", fits}});
    }
    if (choice.failed)
        return page.say("dispatch.fits_not", {{"rule", rule_name(page, choice.rule)},
                                              {"what", page.say("route_refused." + std::string(word(*choice.failed)))}});
    return choice.rule.empty() ? page.say("dispatch.no_rule")
                               : page.say("dispatch.decided_before", {{"rule", rule_name(page, choice.rule)}});
}

void draw_unit(Page& page, const app::UnitChoice& choice, const CaseState& state, bool chosen)
{
    const std::string title = app::office_name(page.model, choice.office),
                      mark = choice.advised ? page.say("dispatch.advised") : std::string{},
                      reason = reason_words(page, choice, state),
                      in_hand = page.say("dispatch.in_hand", {{"n", choice.load.open}}),
                      stay = choice.load.median_s ? page.say("dispatch.median", {{"time", span_words(page.texts, *choice.load.median_s)}})
                                                  : std::string{};
    if (ui::option(page.frame, choice.office.text,
                   {.title = title, .mark = mark, .reason = reason, .aside_1 = in_hand, .aside_2 = stay, .chosen = chosen}))
        set(page, state.id, "lead", choice.office.text);
}

// The last card opens the list of all the others.
void draw_other_unit(Page& page, const std::vector<app::UnitChoice>& others, const CaseState& state)
{
    if (others.empty()) return;
    const std::string title = page.say("dispatch.other_unit"), reason = page.say("dispatch.other_unit_hint");
    const std::uint32_t id = ui::id_of("other");
    const bool pressed = ui::option(page.frame, "other", {.title = title, .reason = reason, .leads_on = true});
    const RecordRect& at = page.frame.records.back().rect;
    const ui::Box box{at.x, at.y, at.w, at.h};
    if (pressed && !ui::menu_is_open(page.frame, id)) ui::open_menu(page.frame, id);
    std::vector<ui::MenuItem> items;
    for (const app::UnitChoice& each : others) items.push_back({.text = app::office_name(page.model, each.office)});
    if (auto chosen = ui::menu(page.frame, id, box, title, items))
        set(page, state.id, "lead", others[static_cast<std::size_t>(*chosen)].office.text);
}

void draw_units(Page& page, const CaseView& view, const Draft& draft)
{
    const std::string lead = field_text(draft, "lead");
    const auto& choices = page.once("units " + view.state.id.text, [&] { return app::unit_choices(page.model, view.state); });
    const ui::Region group{page.frame, RecordRole::radio_group, "units", page.say("dispatch.whom")};
    {
        ui::Row row{page.frame, 24, {}, 8};
        ui::heading(page.frame, page.say("dispatch.whom"), 3);
        ui::from_right(page.frame);
        if (!choices.empty() && choices.front().advised)
            ui::caption(page.frame, page.say("dispatch.because", {{"rule", rule_name(page, choices.front().rule)}}));
    }
    ui::Column cards{page.frame, ui::take(page.frame, 0, 0), 8};
    const std::size_t units_shown = page.frame.screen.desktop() ? 3 : 2;
    std::vector<app::UnitChoice> others;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const bool chosen = choices[i].office.text == lead;
        if (i < units_shown || chosen) draw_unit(page, choices[i], view.state, chosen);
        else others.push_back(choices[i]);
    }
    draw_other_unit(page, others, view.state);
}

const std::vector<app::SimilarView>& similar_to_this(const Page& page, const CaseView& view)
{
    return page.once("same " + view.state.id.text, [&] { return app::similar_matters(page.model, view, true, 1); });
}

void draw_same(Page& page, const CaseView& view)
{
    for (const app::SimilarView& same : similar_to_this(page, view)) {
        const std::string text = page.say("dispatch.same", {{"place", place_word(page, same.place)},
                                                            {"time", page.when(same.filed_at)},
                                                            {"title", same.title}});
        if (ui::banner(page.frame, "same", {.icon = Icon::merge,
                                            .strong = page.say("dispatch.same_strong"),
                                            .text = text,
                                            .action = page.say("dispatch.same_open")}))
            page.dispatch(app::Navigate{{PageKind::case_, same.id.text}});
    }
}

void draw_standard(Page& page, const CaseView& view, const Draft& draft)
{
    const std::string value = field_text(draft, "standard"), label = page.say("form.standard"),
                      hint = page.say("dispatch.standard_hint");
    const bool refused = draft.refusal && draft.refusal->refused == "standard";
    const std::string error = refused ? refusal_words(page, *draft.refusal) : std::string{};
    const ui::Edit edit = ui::text_field(
        page.frame, "standard",
        {.label = label, .value = value, .placeholder = hint, .error = error, .length_max = 500, .required = true});
    if (edit.text) set(page, view.state.id, "standard", *edit.text);
}

void draw_fields_of_assign(Page& page, const CaseView& view, const Draft& draft)
{
    const app::Dispatch to_step = [&](const app::Action& action) { // The form's fields, of a draft that may not be there yet
        if (const auto* wish = std::get_if<app::SetDraftField>(&action)) set(page, view.state.id, wish->path, wish->value);
        else page.dispatch(action);
    };
    Page inner{page.model, page.frame, to_step, page.texts, page.html_of_page};
    {
        const float limit = page.texts.is_english() ? -1.25F : -1.F; // "10 working days" is longer than a name
        ui::Row row{page.frame, 0, {-1, -1, limit}, 12};
        for (const char* name : {"person", "others", "limit"}) {
            ui::Column cell{page.frame, ui::take(page.frame, 0, 0), 0};
            draw_one_field(inner, draft, name);
        }
    }
    draw_standard(page, view, draft);
    if (draft.refusal && draft.refusal->refused != "standard")
        ui::remark(page.frame, Icon::warn, refusal_words(page, *draft.refusal), {.colour = page.frame.colours->danger},
                   page.frame.colours->danger);
}

std::optional<CommandKind> main_step(const CaseView& view)
{
    for (CommandKind kind : {CommandKind::assign, CommandKind::accept, CommandKind::judge_rating, CommandKind::urge})
        for (const Offer& offer : view.offers)
            if (offer.kind == kind && !offer.refusal) return kind;
    return std::nullopt;
}

void draw_main_step(Page& page, const CaseView& view, const Draft& draft)
{
    const std::optional<CommandKind> kind = main_step(view);
    if (!kind) return;
    if (ui::button(page.frame, word(*kind), page.word_of(*kind), {.kind = ui::Kind::main, .icon = icon_of(*kind)})) {
        if (*kind == CommandKind::assign) page.dispatch(app::SendStep{*kind, view.state.id});
        else page.dispatch(app::OpenForm{*kind, view.state.id});
    }
    if (*kind != CommandKind::assign) return;
    const std::string limit = field_text(draft, "limit");
    for (const app::LimitChoice& each : app::limit_choices(page.model, view.state, {field_text(draft, "lead")}))
        if (each.argument == limit)
            ui::caption(page.frame, page.say("dispatch.due", {{"time", page.when(each.due)}}), {.colour = page.frame.colours->ink_2});
}

void draw_foot(Page& page, const CaseView& view, const Draft& draft)
{
    ui::Row row{page.frame, 44, {}, 8};
    for (CommandKind kind : {CommandKind::send_down, CommandKind::submit_up, CommandKind::return_answer})
        for (const Offer& offer : view.offers)
            if (offer.kind == kind && !offer.refusal &&
                ui::button(page.frame, word(kind), page.word_of(kind), {.icon = icon_of(kind)}))
                page.dispatch(app::OpenForm{kind, view.state.id});
    if (ui::button(page.frame, "open_case", page.say("inbox.open_case")))
        page.dispatch(app::Navigate{{PageKind::case_, view.state.id.text}});
    ui::from_right(page.frame);
    draw_main_step(page, view, draft);
}

} // namespace

void draw_decision(Page& page, const CaseId& id, const ui::Box& box)
{
    std::optional<CaseView> view = id.empty() ? std::nullopt : app::case_view(page.model, id);
    ui::Column column{page.frame, box, 0};
    ui::Card card{page.frame, "decision", {.height = box.h, .flush = true}};
    if (!view) {
        ui::empty_page(page.frame, "none",
                       {.icon = Icon::board, .title = page.say("dispatch.empty_title"), .text = page.say("dispatch.empty")});
        return;
    }
    const bool may_assign = main_step(*view) == CommandKind::assign;
    const Draft draft = may_assign ? app::step_draft(page.model, CommandKind::assign, id) : Draft{};
    {
        ui::Scroll scroll{page.frame, "matter", {box.x + 1, box.y + 1, box.w - 2, box.h - 70}, view->title, 12, 19, 15};
        draw_matter(page, *view);
        ui::separator(page.frame);
        draw_same(page, *view);
        if (may_assign) {
            draw_units(page, *view, draft);
            draw_fields_of_assign(page, *view, draft);
        } else {
            draw_result(page, *view);
        }
    }
    ui::line_across(page.frame, box.x, box.bottom() - 68, box.w, page.frame.colours->line);
    ui::Column foot{page.frame, {box.x + 20, box.bottom() - 56, box.w - 40, 44}, 0};
    draw_foot(page, *view, draft);
}

} // namespace qungong::pages
