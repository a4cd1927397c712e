// The case: stages, who held it how long, the course; beside it the cards of case_side.cpp.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

bool has_happened(const CaseView& view, std::initializer_list<EventKind> kinds)
{
    for (const app::EventView& each : view.events)
        for (EventKind kind : kinds)
            if (each.event.type == kind) return true;
    return false;
}

struct Step {
    const char* key;
    bool done;
};

std::vector<Step> steps_of(const CaseView& view, bool brief)
{
    const CaseState& s = view.state;
    const bool consult = !lead_part(s) && s.filed_type == MatterType::consult;
    std::vector<Step> steps{{"intake", s.stage != CaseStage::filed}};
    if (!consult && !brief) {
        steps.push_back({"judging", has_happened(view, {EventKind::assigned, EventKind::handled_here})});
        steps.push_back({"assigning", has_happened(view, {EventKind::signed_in, EventKind::handled_here})});
    }
    steps.push_back({"work", s.answered_at.has_value()});
    steps.push_back({"reply", s.delivered_at.has_value()});
    steps.push_back({"rating", s.rating.has_value() || !is_open(s.stage)});
    return steps;
}

void draw_stages(Page& page, const CaseView& view) { ui::stages(page.frame, page.say("case.stages"), stages_of(page, view)); }

void draw_holds(Page& page, const CaseView& view)
{
    std::vector<ui::HoldPart> parts;
    std::int64_t total = 0;
    for (const Hold& hold : view.state.holds) {
        const Calendar& calendar = calendar_of(*page.model.rules, hold.office);
        const Instant to = hold.to.value_or(view.state.delivered_at.value_or(page.model.now));
        const std::int64_t seconds = used_working_seconds(calendar, hold.from, std::max(hold.from, to));
        total += seconds;
        parts.push_back({.office = app::office_name(page.model, hold.office),
                         .time = span_words(page.texts, seconds),
                         .mark = hold.to ? std::string{} : page.say("case.now"),
                         .weight = static_cast<double>(seconds),
                         .now = !hold.to});
    }
    const std::string aside = page.say("case.holds_total", {{"time", span_words(page.texts, total)},
                                                            {"hops", static_cast<std::int64_t>(view.state.holds.size()) - 1},
                                                            {"back", view.state.reversals},
                                                            {"most", page.model.rules->windows.reversals_max}});
    const bool phone = page.frame.screen.phone();
    ui::Card card{
        page.frame, "holds", {.title = page.say("case.holds"), .aside = phone ? std::string_view{} : std::string_view(aside)}};
    ui::holds(page.frame, page.say("case.holds"), parts);
    if (phone) ui::caption(page.frame, aside);
}

std::string event_detail(const Page& page, const Event& event)
{
    const Value* words = event.words ? (event.words->salt ? &event.words->leaf : &event.words->shown) : nullptr;
    if (words && !words->is_null())
        for (const char* key : {"text", "words", "standard", "reason", "proof", "to"})
            if (std::string text = text_or(*words, key); !text.empty()) return marked(page, text);
    if (std::string office = text_or(event.open, "office"); !office.empty()) return app::office_name(page.model, {office});
    if (std::string lead = text_or(event.open, "lead"); !lead.empty()) return app::office_name(page.model, {lead});
    if (event.type == EventKind::identity_opened) {
        std::string fields;
        for (const std::string& field : texts_or_none(event.open, "fields"))
            fields += (fields.empty() ? "" : "、") + page.say("identity_field." + field);
        return page.say("case.opened_because",
                        {{"fields", fields}, {"reason", page.say("identity_reason." + text_or(event.open, "reason"))}});
    }
    return {};
}

std::string actor_word(const Page& page, const Event& event)
{
    if (event.actor.role == Role::system) return page.say("case.by_time");
    if (event.actor.role == Role::citizen) return page.say("case.by_petitioner");
    return app::office_name(page.model, event.actor.office);
}

ui::Happening happening_of(const Page& page, const app::EventView& each)
{
    const Event& event = each.event;
    ui::Happening look{.time = page.when(event.at),
                       .icon = icon_of(event.type),
                       .who = actor_word(page, event),
                       .what = page.say("event." + event.type_word),
                       .detail = event_detail(page, event)};
    if (each.pending) look.mark = page.say("case.pending");
    else if (bool_or(event.open, "late_sync", false))
        look.mark = page.say("case.late_sync", {{"time", page.when(event.recorded_at)}});
    else if (find(event.open, "kept_both")) look.mark = page.say("verdict.kept_both");
    return look;
}

void draw_course(Page& page, const CaseView& view)
{
    const bool newest = page.model.course.newest_first;
    std::vector<const app::EventView*> order;
    for (const app::EventView& each : view.events) order.push_back(&each);
    if (newest) std::reverse(order.begin(), order.end());
    ui::Card card{page.frame,
                  "course",
                  {.title = page.say("case.course"),
                   .remark = std::to_string(view.events.size()),
                   .action = page.say(newest ? "case.newest_first" : "case.oldest_first")}};
    if (card.action_pressed()) {
        app::CaseChoice choice = page.model.course;
        choice.newest_first = !newest;
        page.dispatch(app::SetCourse{choice});
    }
    ui::quote(page.frame, marked(page, view.words),
              page.say("case.own_words", {{"channel", page.say("channel." + view.state.channel)}}));
    if (!view.photos.empty())
        ui::remark(page.frame, Icon::image, page.say("case.photos", {{"n", static_cast<std::int64_t>(view.photos.size())}}));
    for (std::size_t i = 0; i < order.size(); ++i)
        ui::happening(page.frame, "e" + std::to_string(order[i]->event.seq) + order[i]->event.type_word,
                      happening_of(page, *order[i]), i + 1 == order.size());
}

void draw_contests(Page& page, const CaseView& view)
{
    for (const app::EventView& each : view.events) {
        if (each.event.type != EventKind::contested) continue;
        ui::Card card{
            page.frame, "contest" + std::to_string(each.event.seq), {.title = page.say("contest.title"), .icon = Icon::merge}};
        const std::string command = page.say("command." + text_or(each.event.open, "command"));
        ui::paragraph(page.frame, page.say("contest.text", {{"office", actor_word(page, each.event)},
                                                            {"command", command},
                                                            {"won", integer_or(each.event.open, "won_by", 0)}}));
        if (std::string detail = event_detail(page, each.event); !detail.empty()) ui::quote(page.frame, detail);
    }
    for (const app::Pending& pending : page.model.kept) {
        if (pending.command.case_id != view.state.id || !pending.verdict || *pending.verdict == Verdict::applied ||
            *pending.verdict == Verdict::contested)
            continue;
        ui::banner(page.frame, "verdict" + std::to_string(pending.n),
                   {.tone = ui::Tone::yellow,
                    .icon = Icon::info,
                    .strong = page.word_of(*pending.verdict),
                    .text = page.word_of(pending.command.type) + " " +
                            page.say("fault." + pending.reason, {{"refused", pending.refused}})});
    }
}

void draw_title(Page& page, const CaseView& view)
{
    const CaseState& s = view.state;
    {
        ui::Row row{page.frame, 32, {}, 8};
        if (ui::icon_button(page.frame, "back", Icon::left, page.say("action.back"))) page.dispatch(app::GoBack{});
        ui::label(page.frame, case_number_shown(s.number), {.colour = page.frame.colours->ink_2});
        ui::tag(page.frame, s.type ? page.word_of(*s.type) : page.say("inbox.no_type"), true);
        if (!s.topic.empty() && !page.frame.screen.phone()) ui::tag(page.frame, topic_word(page, s.topic), true);
        if (s.urgency != Urgency::normal) ui::tag(page.frame, page.word_of(s.urgency), true);
        if (!page.frame.screen.phone()) ui::tag(page.frame, page.say("case.round", {{"n", s.round}}), true);
        ui::from_right(page.frame);
        if (!page.frame.screen.phone() &&
            ui::button(page.frame, "print", page.say("action.print"), {.kind = ui::Kind::quiet, .icon = Icon::print}) &&
            page.html_of_page)
            page.dispatch(app::PrintPage{page.html_of_page(), view.title});
    }
    const std::string light = light_text(page, view.light, view.left_s, s.stage);
    const ui::LightLook badge{.lamp = lamp_of(view.light), .text = light, .large = true};
    if (page.frame.screen.phone()) {
        ui::heading(page.frame, view.title, 1);
        ui::light_badge(page.frame, badge);
        return;
    }
    ui::Row row{page.frame, 36, {-1, ui::light_width(page.frame, badge)}, 12};
    ui::heading(page.frame, view.title, 1);
    ui::light_badge(page.frame, badge);
}

void draw_case_desktop(Page& page, const CaseView& view, const ui::Box& content)
{
    ui::Column column{page.frame, content, 12, 24, 12};
    draw_storage_trouble(page);
    draw_title(page, view);
    draw_stages(page, view);
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    {
        ui::Scroll left{page.frame, "left", {rest.x, rest.y, rest.w - 416, rest.h}, page.say("case.course"), 12};
        draw_contests(page, view);
        draw_holds(page, view);
        draw_course(page, view);
    }
    ui::Scroll right{page.frame, "right", {rest.right() - 400, rest.y, 400, rest.h}, page.say("case.what_may_be_done"), 12};
    draw_allowed(page, view);
    draw_clocks(page, view);
    draw_why(page, view);
    draw_identity(page, view);
}

// Under 1200 there is one column: first what may be done, then what happened.
void draw_case_narrow(Page& page, const CaseView& view, const ui::Box& content, float margin)
{
    ui::Scroll scroll{page.frame, "case", content, view.title, 12, margin, 12};
    draw_storage_trouble(page);
    draw_title(page, view);
    draw_stages(page, view);
    draw_contests(page, view);
    draw_allowed(page, view);
    draw_holds(page, view);
    draw_course(page, view);
    draw_clocks(page, view);
    draw_why(page, view);
    draw_identity(page, view);
}

} // namespace

std::vector<ui::Stage> stages_of(const Page& page, const CaseView& view, bool brief)
{
    std::vector<ui::Stage> list;
    bool now = true;
    for (const Step& step : steps_of(view, brief)) {
        const ui::StageState state = step.done ? ui::StageState::done : now ? ui::StageState::now : ui::StageState::next;
        now = now && step.done;
        list.push_back({page.say(std::string("stage.") + step.key),
                        state == ui::StageState::now ? page.word_of(view.state.stage) : std::string{}, state});
    }
    return list;
}

void draw_case(Page& page)
{
    std::optional<CaseView> view = app::case_view(page.model, {page.model.route.arg});
    const bool phone = page.frame.screen.phone(), desktop = page.frame.screen.desktop();
    const ui::Box content = draw_shell(page, "case", desktop);
    const float margin = phone ? 16.F : desktop ? 24.F : 20.F;
    if (view && desktop) return draw_case_desktop(page, *view, content);
    if (view) return draw_case_narrow(page, *view, content, margin);
    ui::Column column{page.frame, content, 12, margin, 24};
    const std::string title = page.say("case.gone_title"), text = page.say("case.gone"), back = page.say("action.back");
    if (ui::empty_page(page.frame, "gone", {.icon = Icon::inbox, .title = title, .text = text, .action = back}))
        page.dispatch(app::GoBack{});
}

} // namespace qungong::pages
