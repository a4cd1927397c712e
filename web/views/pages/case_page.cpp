// The case: title, light and stages, then two columns: what happened (case_course.cpp), what may be done (case_side.cpp).
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

struct Step {
    const char* key;
    std::vector<EventKind> by; // What ends it
    bool done;
};

bool has_happened(const CaseView& view, const std::vector<EventKind>& kinds)
{
    for (const app::EventView& each : view.events)
        if (std::count(kinds.begin(), kinds.end(), each.event.type) > 0) return true;
    return false;
}

std::vector<Step> steps_of(const CaseView& view, bool brief)
{
    const CaseState& s = view.state;
    const bool consult = !lead_part(s) && s.filed_type == MatterType::consult;
    std::vector<Step> steps{{"intake", {EventKind::accepted}, s.stage != CaseStage::filed}};
    if (!consult && !brief) {
        const std::vector<EventKind> judged{EventKind::assigned, EventKind::handled_here},
            taken{EventKind::signed_in, EventKind::handled_here};
        steps.push_back({"judging", judged, has_happened(view, judged)});
        steps.push_back({"assigning", taken, has_happened(view, taken)});
    }
    steps.push_back({"work", {EventKind::answered, EventKind::answered_from_knowledge}, s.answered_at.has_value()});
    steps.push_back({"reply", {EventKind::delivered}, s.delivered_at.has_value()});
    const bool rated = s.rating.has_value() && s.stage != CaseStage::disputed; // A doubted rating is still worked on
    steps.push_back({"rating", {EventKind::rated, EventKind::closed_unrated}, rated || !is_open(s.stage)});
    return steps;
}

// The newest event that ended a step; of several signings the first one since `since`: others sign for parts of their own.
const Event* end_of(const CaseView& view, const Step& step, Instant since)
{
    const Event* found = nullptr;
    for (const app::EventView& each : view.events) {
        if (std::count(step.by.begin(), step.by.end(), each.event.type) == 0) continue;
        if (each.event.type == EventKind::signed_in && each.event.at < since) continue;
        found = &each.event;
        if (each.event.type == EventKind::signed_in) break;
    }
    return found;
}

std::string done_words(const Page& page, const Event& event)
{
    const Office* office = office_of(*page.model.rules, event.actor.office);
    const std::string at = page.when(event.at);
    return office ? page.say("stage.done_" + std::string(word(office->level)), {{"time", at}}) : at;
}

std::string now_words(const Page& page, const CaseView& view, Instant since)
{
    const Calendar& calendar = calendar_of(*page.model.rules, view.state.holder);
    const auto days = calendar.date_of(page.model.now) - calendar.date_of(since);
    return page.say("stage.now", {{"state", page.word_of(view.state.stage)}, {"n", static_cast<std::int64_t>(days.count()) + 1}});
}

void draw_stages(Page& page, const CaseView& view) { ui::stages(page.frame, page.say("case.stages"), stages_of(page, view)); }

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
                            page.say("fault." + pending.reason, {{"refused", refused_words(page, pending.refused)}})});
    }
}

// "临期 今天 18:00 到期，剩 5 小时 36 分": the light with its due time, where one runs.
std::string large_light(const Page& page, const CaseView& view)
{
    const bool runs = is_open(view.state.stage) && view.due;
    if (!runs || view.light == Light::early || view.light == Light::paused)
        return light_text(page, view.light, view.left_s, view.state.stage);
    const std::string left = span_words(page.texts, view.left_s < 0 ? -view.left_s : view.left_s);
    return page.say("case.light_" + std::string(word(view.light)), {{"due", page.when(*view.due)}, {"left", left}});
}

void open_public_look(Page& page)
{
    app::CaseChoice choice = page.model.course;
    choice.public_look = true;
    page.dispatch(app::SetCourse{choice});
}

// What can be looked at but changes nothing: at the right of the first line, in the hand at the foot of the page.
void draw_quiet_actions(Page& page, const CaseView& view, ui::Kind kind)
{
    if (ui::button(page.frame, "public_look", page.say("case.public_view"), {.kind = kind, .icon = Icon::globe}))
        open_public_look(page);
    if (ui::button(page.frame, "print", page.say("action.print"), {.kind = kind, .icon = Icon::print}) && page.html_of_page)
        page.dispatch(app::PrintPage{page.html_of_page(), view.title});
}

void draw_tags(Page& page, const CaseView& view)
{
    const CaseState& s = view.state;
    const bool phone = page.frame.screen.phone();
    ui::Row row{page.frame, std::max(36.F, page.frame.control()), {}, 8};
    ui::skip(page.frame, -8); // The arrow stands at the margin, its hit box begins before it
    if (ui::icon_button(page.frame, "back", Icon::left, page.say("action.back"))) page.dispatch(app::GoBack{});
    ui::label(page.frame, case_number_shown(s.number), {.colour = page.frame.colours->ink_2});
    ui::tag(page.frame, s.type ? page.word_of(*s.type) : page.say("inbox.no_type"), true);
    if (!s.topic.empty() && !phone) ui::tag(page.frame, topic_word(page, s.topic), true);
    if (s.urgency != Urgency::normal) ui::tag(page.frame, page.word_of(s.urgency), true);
    if (!phone) ui::tag(page.frame, page.say("case.round", {{"n", s.round}}), true);
    ui::from_right(page.frame);
    if (!phone) draw_quiet_actions(page, view, ui::Kind::quiet);
}

void draw_title(Page& page, const CaseView& view)
{
    draw_tags(page, view);
    const std::string light = large_light(page, view);
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

// Left what happened, right what may be done and until when.
void draw_case_wide(Page& page, const CaseView& view, const ui::Box& content, float margin, float aside)
{
    ui::Column column{page.frame, content, 12, margin, 8};
    draw_troubles(page);
    draw_title(page, view);
    draw_stages(page, view);
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    const float gap = page.frame.screen.desktop() ? 16.F : 12.F;
    {
        ui::Scroll left{page.frame, "left", {rest.x, rest.y, rest.w - aside - gap, rest.h}, page.say("case.course"), 12};
        draw_contests(page, view);
        draw_holds(page, view);
        draw_course(page, view);
    }
    ui::Scroll right{
        page.frame, "right", {rest.right() - aside, rest.y, aside, rest.h}, page.say("case.what_may_be_done"), 12};
    draw_allowed(page, view);
    draw_clocks(page, view);
    draw_why(page, view);
    draw_identity(page, view);
}

// In one column: first what may be done, then what happened.
void draw_case_narrow(Page& page, const CaseView& view, const ui::Box& content, float margin)
{
    ui::Scroll scroll{page.frame, "case", content, view.title, 12, margin, 8};
    draw_troubles(page);
    draw_title(page, view);
    draw_stages(page, view);
    draw_contests(page, view);
    draw_allowed(page, view);
    draw_holds(page, view);
    draw_course(page, view);
    draw_clocks(page, view);
    draw_why(page, view);
    draw_identity(page, view);
    if (!page.frame.screen.phone()) return;
    ui::Row row{page.frame, page.frame.control(), {}, 8};
    draw_quiet_actions(page, view, ui::Kind::second);
}

// In the hand the main action is a strip over the bottom bar, like everywhere.
void draw_case_phone(Page& page, const CaseView& view, const ui::Box& content)
{
    const Offer* main = main_offer(view);
    const float foot = main ? ui::foot_strip_height : 0.F;
    draw_case_narrow(page, view, {content.x, content.y, content.w, content.h - foot}, 16);
    if (!main) return;
    ui::Column strip{page.frame, ui::foot_strip(page.frame, content), 0};
    if (ui::button(page.frame, word(main->kind), page.word_of(main->kind),
                   {.kind = ui::Kind::main, .icon = icon_of(main->kind), .wide = true}))
        page.dispatch(app::OpenForm{main->kind, view.state.id});
}

// Until everything has arrived nobody can say that something is not here.
void draw_gone(Page& page, const ui::Box& content)
{
    ui::Column column{page.frame, content, 12, page.frame.screen.phone() ? 16.F : 24.F, 24};
    if (draw_waiting(page)) return;
    const std::string title = page.say("case.gone_title"), text = page.say("case.gone"), back = page.say("action.back");
    if (ui::empty_page(page.frame, "gone", {.icon = Icon::inbox, .title = title, .text = text, .action = back}))
        page.dispatch(app::GoBack{});
}

} // namespace

std::vector<ui::Stage> stages_of(const Page& page, const CaseView& view, bool brief)
{
    std::vector<ui::Stage> list;
    bool now = true;
    Instant since = view.state.filed_at;
    for (const Step& step : steps_of(view, brief)) {
        const ui::StageState state = step.done ? ui::StageState::done : now ? ui::StageState::now : ui::StageState::next;
        now = now && step.done;
        const Event* end = step.done ? end_of(view, step, since) : nullptr;
        std::string remark;
        if (!brief && end) remark = done_words(page, *end);
        if (end) since = end->at;
        if (view.state.stage == CaseStage::disputed && view.state.rating) since = std::max(since, view.state.rating->at);
        if (!brief && state == ui::StageState::now) remark = now_words(page, view, since);
        list.push_back({page.say(std::string("stage.") + step.key), remark, state});
    }
    return list;
}

// An address that nobody has is no matter that went away; whoever is not signed in may have mistyped it too.
void draw_not_here(Page& page)
{
    const bool staff = page.model.session.unlocked && page.model.session.kind == SessionKind::staff;
    const ui::Box whole{0, 0, page.frame.screen.width, page.frame.screen.height};
    const ui::Box content = staff ? draw_shell(page, "gone", page.frame.screen.desktop()) : whole;
    const ui::Column column{page.frame, content, 12, page.frame.screen.phone() ? 16.F : 24.F, 24};
    const std::string title = page.say("gone.title"), text = page.say("gone.text"),
                      out = page.say(staff ? "action.back" : "gone.home");
    if (!ui::empty_page(page.frame, "gone", {.icon = Icon::ask, .title = title, .text = text, .action = out})) return;
    if (staff) page.dispatch(app::GoBack{});
    else page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
}

void draw_case(Page& page)
{
    std::optional<CaseView> view = app::case_view(page.model, {page.model.route.arg});
    const bool phone = page.frame.screen.phone(), desktop = page.frame.screen.desktop();
    const ui::Box content = draw_shell(page, "case", desktop);
    if (!view) return draw_gone(page, content);
    if (phone) draw_case_phone(page, *view, content);
    else if (desktop || content.w >= 900) draw_case_wide(page, *view, content, desktop ? 24 : 20, 400);
    else draw_case_narrow(page, *view, content, 20);
    draw_public_look(page, *view);
}

} // namespace qungong::pages
