// The dispatcher's desk: queues, the matter being decided, the units and their load.
#include "core/route.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

constexpr const char* queue_names[] = {"to_assign", "to_sign", "objected", "ruling", "disputed", "to_deliver"};
using Queues = std::map<std::string, std::vector<InboxRow>>;

int lit(const std::vector<InboxRow>& rows, Light light)
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const InboxRow& r) { return r.light == light; }));
}

const std::vector<InboxRow>& rows_of(const Queues& queues, const std::string& name)
{
    static const std::vector<InboxRow> none;
    auto found = queues.find(name);
    return found == queues.end() ? none : found->second;
}

ui::TallyCell cell_of(const Page& page, const std::string& name, const std::vector<InboxRow>& rows)
{
    const int late = lit(rows, Light::late), near = lit(rows, Light::near);
    ui::TallyCell cell{.number = std::to_string(rows.size()),
                       .word = page.say("dispatch.queue_" + name),
                       .chosen = page.model.dispatch.queue == name};
    if (late > 0) {
        cell.hint = page.say("dispatch.late", {{"n", late}});
        cell.hint_lamp = ui::Lamp::red;
    } else if (near > 0) {
        cell.hint = page.say("dispatch.near", {{"n", near}});
        cell.hint_lamp = ui::Lamp::yellow;
    } else {
        cell.hint = page.say(rows.empty() ? "dispatch.none" : "dispatch.calm");
    }
    return cell;
}

// Six queues in one line; in the hand two lines of three.
void draw_queues(Page& page, const Queues& queues)
{
    std::vector<ui::TallyCell> cells;
    for (const char* name : queue_names) cells.push_back(cell_of(page, name, rows_of(queues, name)));
    const bool phone = page.frame.screen.phone();
    const std::size_t step = phone ? 3 : cells.size();
    const ui::Box box = ui::take(page.frame, 0, phone ? 128.F : 66.F);
    ui::Column lines{page.frame, box, 0};
    for (std::size_t from = 0; from < cells.size(); from += step) {
        const std::span<const ui::TallyCell> part = std::span(cells).subspan(from, step);
        auto pressed = ui::tally(page.frame, "queues" + std::to_string(from), page.say("dispatch.queues"), part,
                                 phone ? ui::TallyForm::stacked : ui::TallyForm::line);
        if (pressed) page.dispatch(app::SetDispatch{{queue_names[from + static_cast<std::size_t>(*pressed)], {}}});
    }
}

void draw_queue(Page& page, const std::vector<InboxRow>& rows, const CaseId& selected)
{
    if (rows.empty())
        ui::empty_page(page.frame, "empty",
                       {.icon = Icon::check, .title = page.say("dispatch.empty_title"), .text = page.say("dispatch.empty")});
    for (const InboxRow& row : rows) {
        const std::string light = light_text(page, row.light, row.left_s, row.stage), due = page.when(row.filed_at),
                          place = place_word(page, row.place),
                          type = row.type ? page.word_of(*row.type) : page.say("inbox.no_type");
        std::vector<ui::Span> facts{{place}, {type}};
        const std::string urgency = page.word_of(row.urgency);
        if (row.urgency != Urgency::normal) facts.push_back({urgency, true, page.frame.colours->red_text});
        const bool chosen = row.id == selected;
        if (ui::list_row(page.frame, row.id.text,
                         {.light = ui::LightLook{.lamp = lamp_of(row.light), .text = light},
                          .due = due,
                          .title = row.title,
                          .bold = chosen,
                          .chosen = chosen,
                          .facts = facts})) {
            if (page.frame.screen.desktop()) page.dispatch(app::SetDispatch{{page.model.dispatch.queue, row.id}});
            else page.dispatch(app::Navigate{{PageKind::case_, row.id.text}});
        }
    }
}

void draw_matter(Page& page, const CaseView& view)
{
    const CaseState& s = view.state;
    {
        ui::Row row{page.frame, 28, {}, 8};
        ui::label(page.frame, case_number_shown(s.number), {.colour = page.frame.colours->ink_2});
        ui::tag(page.frame, s.type ? page.word_of(*s.type) : page.say("inbox.no_type"), true);
        if (!s.topic.empty()) ui::tag(page.frame, topic_word(page, s.topic), true);
        ui::from_right(page.frame);
        ui::light_badge(page.frame, {.lamp = lamp_of(view.light), .text = light_text(page, view.light, view.left_s, s.stage)});
    }
    ui::heading(page.frame, view.title, 2, {.slot = ui::Slot::read});
    ui::quote(page.frame, marked(page, view.words));
    ui::remark(page.frame, Icon::pin, place_path_name(*page.model.rules, s.place));
}

std::string rule_name(const Page& page, const RuleId& id)
{
    for (const RouteRule& rule : page.model.rules->routes)
        if (rule.id == id) return page.texts.is_english() && !rule.name_en.empty() ? rule.name_en : rule.name;
    return id.text;
}

void draw_units(Page& page, const CaseView& view, const Draft& draft)
{
    const std::string lead = field_text(draft, "lead");
    RouteSubject subject{
        view.state.type, view.state.topic, view.state.urgency, view.state.place, view.state.about, view.state.about_office, {}};
    const Date today = calendar_of(*page.model.rules, page.model.session.actor.office).date_of(page.model.now);
    const RouteDecision advice = route(subject, RouteQuestion::assign, *page.model.rules, today);
    ui::heading(page.frame, page.say("dispatch.whom"), 3);
    std::vector<OfficeId> offices = app::offices_for(page.model, view.state, CommandKind::assign);
    std::stable_sort(offices.begin(), offices.end(),
                     [&](const OfficeId& a, const OfficeId& b) { return (a == advice.office) > (b == advice.office); });
    for (const OfficeId& id : offices) {
        const bool advised = id == advice.office, chosen = lead == id.text;
        if (!advised && !chosen && &id - offices.data() > 3) continue;
        const UnitLoad load = load_of(page.model, id);
        const std::string title = app::office_name(page.model, id), mark = advised ? page.say("dispatch.advised") : std::string{},
                          reason = advised ? page.say("dispatch.because", {{"rule", rule_name(page, advice.because)}})
                                           : page.say("dispatch.not_advised"),
                          aside = page.say("dispatch.in_hand", {{"n", load.open}});
        if (ui::option(page.frame, id.text, {.title = title, .mark = mark, .reason = reason, .aside_1 = aside, .chosen = chosen}))
            page.dispatch(app::SetDraftField{draft.id, "lead", id.text, false});
    }
}

void draw_standard(Page& page, const Draft& draft)
{
    const std::string value = field_text(draft, "standard"), label = page.say("field.standard"),
                      hint = page.say("dispatch.standard_hint");
    const std::string error = draft.refusal ? refusal_words(page, *draft.refusal) : std::string{};
    ui::Edit edit = ui::text_field(
        page.frame, "standard",
        {.label = label, .value = value, .placeholder = hint, .error = error, .length_max = 500, .required = true});
    if (edit.text) page.dispatch(app::SetDraftField{draft.id, "standard", *edit.text, false});
}

const Draft* draft_for(const Model& model, const CaseId& id)
{
    for (const auto& [key, draft] : model.drafts)
        if (draft.kind == CommandKind::assign && draft.case_id == id) return &draft;
    return nullptr;
}

void draw_foot(Page& page, const CaseView& view, const Draft* draft)
{
    ui::Row row{page.frame, 44, {}, 8};
    const bool may_assign = !refuse_step(view.state, page.model.session.actor, CommandKind::assign, *page.model.rules);
    for (const Offer& offer : view.offers) {
        const bool here = offer.kind == CommandKind::submit_up || offer.kind == CommandKind::send_down ||
                          offer.kind == CommandKind::accept || offer.kind == CommandKind::judge_rating ||
                          offer.kind == CommandKind::return_answer;
        if (here && !offer.refusal &&
            ui::button(page.frame, word(offer.kind), page.word_of(offer.kind), {.icon = icon_of(offer.kind)}))
            page.dispatch(app::OpenForm{offer.kind, view.state.id});
    }
    ui::from_right(page.frame);
    if (draft &&
        ui::button(page.frame, "assign", page.word_of(CommandKind::assign), {.kind = ui::Kind::main, .icon = Icon::right}))
        page.dispatch(app::SendDraft{draft->id});
    if (!draft && may_assign &&
        ui::button(page.frame, "begin", page.say("dispatch.begin"), {.kind = ui::Kind::main, .icon = Icon::right})) {
        page.dispatch(app::OpenForm{CommandKind::assign, view.state.id});
        page.dispatch(app::CloseForm{});
    }
    if (ui::button(page.frame, "open_case", page.say("inbox.open_case")))
        page.dispatch(app::Navigate{{PageKind::case_, view.state.id.text}});
}

void draw_decision(Page& page, const CaseId& id, const ui::Box& box)
{
    std::optional<CaseView> view = id.empty() ? std::nullopt : app::case_view(page.model, id);
    ui::Column column{page.frame, box, 0};
    ui::Card card{page.frame, "decision", {.height = box.h, .flush = true}};
    if (!view) {
        ui::empty_page(page.frame, "none",
                       {.icon = Icon::board, .title = page.say("inbox.choose_title"), .text = page.say("inbox.choose")});
        return;
    }
    const Draft* draft = draft_for(page.model, id);
    const bool may_assign = !refuse_step(view->state, page.model.session.actor, CommandKind::assign, *page.model.rules);
    {
        ui::Scroll scroll{page.frame, "matter", {box.x + 1, box.y + 1, box.w - 2, box.h - 70}, view->title, 12, 19, 15};
        draw_matter(page, *view);
        if (may_assign && draft) {
            draw_units(page, *view, *draft);
            draw_standard(page, *draft);
        }
    }
    ui::line_across(page.frame, box.x, box.bottom() - 68, box.w, page.frame.colours->line);
    ui::Column foot{page.frame, {box.x + 20, box.bottom() - 56, box.w - 40, 44}, 0};
    draw_foot(page, *view, draft);
}

} // namespace

void draw_dispatch(Page& page)
{
    const Queues queues = app::dispatch_queues(page.model);
    const auto& rows = rows_of(queues, page.model.dispatch.queue);
    const bool desktop = page.frame.screen.desktop(), phone = page.frame.screen.phone();
    CaseId selected = page.model.dispatch.selected;
    const bool known = std::any_of(rows.begin(), rows.end(), [&](const InboxRow& r) { return r.id == selected; });
    if (!known) selected = rows.empty() ? CaseId{} : rows.front().id;
    const ui::Box content = draw_shell(page, "dispatch", desktop);
    ui::Column column{page.frame, content, phone ? 0.F : 16.F, phone ? 0.F : desktop ? 24.F : 20.F, phone ? 0.F : 16.F};
    draw_storage_trouble(page);
    draw_queues(page, queues);
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    if (phone) ui::fill(page.frame, rest, page.frame.colours->surface);
    if (!desktop) {
        ui::Column place{page.frame, rest, 0};
        std::optional<ui::Card> card;
        if (!phone) card.emplace(page.frame, "list", ui::CardLook{.height = rest.h, .flush = true});
        ui::Scroll scroll{page.frame, "queue", phone ? rest : rest.inset(1),
                          page.say("dispatch.queue_" + page.model.dispatch.queue), 0};
        draw_queue(page, rows, selected);
        return;
    }
    {
        ui::Column left{page.frame, {rest.x, rest.y, 344, rest.h}, 0};
        ui::Card card{page.frame,
                      "queue",
                      {.title = page.say("dispatch.queue_" + page.model.dispatch.queue),
                       .aside = page.say("dispatch.order"),
                       .height = rest.h,
                       .flush = true}};
        ui::Scroll scroll{page.frame, "rows", ui::take(page.frame, 0, ui::free_height(page.frame)), {}, 0};
        draw_queue(page, rows, selected);
    }
    draw_decision(page, selected, {rest.x + 360, rest.y, rest.w - 360 - 336, rest.h});
    ui::Column right{page.frame, {rest.right() - 320, rest.y, 320, rest.h}, 16};
    draw_loads(page);
    for (const char* name : {"objected", "ruling", "disputed"}) draw_side_queue(page, name, rows_of(queues, name));
}

} // namespace qungong::pages
