// Beside the list: the chosen matter at a glance, what the knowledge says, and the step that most likely comes next.
#include "core/knowledge.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

// The step that most likely comes next, filled; and two others.
std::vector<CommandKind> first_steps(const CaseView& view)
{
    static constexpr CommandKind order[] = {CommandKind::answer_from_knowledge,
                                            CommandKind::accept,
                                            CommandKind::sign_in,
                                            CommandKind::deliver,
                                            CommandKind::answer,
                                            CommandKind::co_answer,
                                            CommandKind::assign,
                                            CommandKind::handle_here,
                                            CommandKind::submit_up,
                                            CommandKind::judge_rating,
                                            CommandKind::rate,
                                            CommandKind::contact,
                                            CommandKind::note};
    std::vector<CommandKind> steps;
    for (CommandKind kind : order)
        for (const Offer& offer : view.offers)
            if (offer.kind == kind && !offer.refusal && steps.size() < 3) steps.push_back(kind);
    return steps;
}

float wide_button(const Page& page) { return std::max(44.F, page.frame.control()); }

void draw_preview_foot(Page& page, const CaseView& view)
{
    const std::vector<CommandKind> steps = first_steps(view);
    if (!steps.empty() && ui::button(page.frame, "first_step", page.word_of(steps[0]),
                                     {.kind = ui::Kind::main, .icon = icon_of(steps[0]), .wide = true}))
        page.dispatch(app::OpenForm{steps[0], view.state.id});
    const float cells[] = {-1, -1};
    ui::Row row{page.frame, wide_button(page), std::span(cells).first(steps.size() > 1 ? 2 : 1), 8};
    if (steps.size() > 1 &&
        ui::button(page.frame, "second_step", page.word_of(steps[1]), {.icon = icon_of(steps[1]), .wide = true}))
        page.dispatch(app::OpenForm{steps[1], view.state.id});
    if (ui::button(page.frame, "open_case", page.say("inbox.open_case"), {.wide = true, .href = {}}))
        page.dispatch(app::Navigate{{PageKind::case_, view.state.id.text}});
}

// What the district's knowledge says to a question that still waits for its answer.
void draw_preview_knowledge(Page& page, const CaseView& view)
{
    if (view.state.answered_at || !is_open(view.state.stage)) return;
    const Date today = calendar_of(*page.model.rules, page.model.session.actor.office).date_of(page.model.now);
    const auto found = suggest(view.words, *page.model.rules, view.state.place, today, 1);
    if (found.empty()) return;
    const Article& article = *found.front().article;
    ui::separator(page.frame);
    ui::remark(page.frame, Icon::book, page.say("inbox.knowledge"), {.colour = page.frame.colours->ink, .bold = true},
               page.frame.colours->primary);
    ui::Card card{page.frame, "knowledge", {}};
    ui::heading(page.frame, article.title, 3);
    ui::paragraph(page.frame, article.text, {.lines_max = 3});
    ui::remark(page.frame, Icon::check, page.say("file.in_force", {{"version", article.version}}), {.slot = ui::Slot::caption},
               page.frame.colours->green);
}

// Whether somebody said it before, where that would change what is done.
void draw_preview_similar(Page& page, const CaseView& view)
{
    if (view.state.answered_at || !is_open(view.state.stage)) return;
    const auto& found = page.once("like " + view.state.id.text, [&] { return app::similar_matters(page.model, view, false, 9); });
    const auto similar = static_cast<std::int64_t>(found.size());
    if (similar == 0) return ui::caption(page.frame, page.say("inbox.similar_none"));
    ui::remark(page.frame, Icon::merge, page.say("inbox.similar", {{"n", similar}}));
}

void draw_preview_body(Page& page, const CaseView& view)
{
    const CaseState& s = view.state;
    ui::light_badge(page.frame, {.lamp = lamp_of(view.light), .text = light_text(page, view.light, view.left_s, s.stage)});
    ui::heading(page.frame, view.title, 2, {.slot = ui::Slot::read});
    const std::string type = s.type ? page.word_of(*s.type) : page.say("inbox.no_type");
    const std::string topic = topic_word(page, s.topic), at = page.when(s.filed_at);
    ui::facts(page.frame, {{type}, {topic}, {at}});
    const std::string words = page.say("ui.quoted", {{"words", marked(page, view.words)}});
    ui::quote(page.frame, words, s.channel.empty() ? std::string{} : page.say("channel." + s.channel));
    draw_preview_knowledge(page, view);
    draw_preview_similar(page, view);
    ui::separator(page.frame);
    ui::heading(page.frame, page.say("case.stages"), 3, {.slot = ui::Slot::caption});
    ui::stages(page.frame, page.say("case.stages"), stages_of(page, view, true));
    ui::Column list{page.frame, ui::take(page.frame, 0, 0), 2};
    ui::pair_row(page.frame, page.say("case.state"), page.word_of(s.stage));
    ui::pair_row(page.frame, page.say("case.holder"), app::office_name(page.model, s.holder));
    ui::pair_row(page.frame, page.say("case.number"), case_number_shown(s.number));
}

} // namespace

void draw_preview(Page& page, const CaseId& shown, const ui::Box& box)
{
    std::optional<CaseView> view = app::case_view(page.model, shown);
    ui::Column column{page.frame, box, 0};
    ui::Card card{page.frame, "preview", {.height = box.h, .flush = true, .gap = 0}};
    if (!view) {
        ui::empty_page(page.frame, "no_choice",
                       {.icon = Icon::inbox, .title = page.say("inbox.choose_title"), .text = page.say("inbox.choose")});
        return;
    }
    const float tall = wide_button(page), foot = 12 + tall + 16 + (first_steps(*view).empty() ? 0.F : tall + 8);
    {
        ui::Scroll scroll{page.frame, "body", {box.x + 1, box.y + 1, box.w - 2, box.h - foot - 1}, view->title, 12, 19, 15};
        draw_preview_body(page, *view);
    }
    ui::line_across(page.frame, box.x, box.bottom() - foot, box.w, page.frame.colours->line);
    ui::Column strip{page.frame, {box.x + 20, box.bottom() - foot + 12, box.w - 40, foot - 12}, 8};
    draw_preview_foot(page, *view);
}

} // namespace qungong::pages
