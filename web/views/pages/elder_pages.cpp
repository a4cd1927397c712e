// Large type for people without an account: one question a page, large answers, the way back on each of them.
#include "web/views/pages/people_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

constexpr int steps = 4; // What, where, who, and a look at it before it goes
constexpr float foot_of_home = 128, foot_of_step = 84;

void draw_home_bar(Page& page)
{
    ui::Frame& frame = page.frame;
    const ui::Region region{frame, RecordRole::banner, "bar"};
    const ui::Box bar = ui::take(frame, 0, 64);
    ui::fill(frame, bar, frame.colours->surface);
    ui::line_across(frame, bar.x, bar.bottom() - ui::hairline(frame), bar.w, frame.colours->line);
    const ui::Column column{frame, bar.inset(16, 0), 0};
    const ui::Row row{frame, bar.h, {}, 10};
    const ui::Box mark = ui::take(frame, 36, 36);
    ui::mark_at(frame, mark.x, bar.y + (bar.h - 36) / 2, 36, "群");
    ui::label(frame, page.say("ui.app"), {.slot = ui::Slot::read, .bold = true});
    ui::label(frame, page.say("device.elder"), {.slot = ui::Slot::work, .colour = frame.colours->ink_2});
    ui::from_right(frame);
    const std::string aloud = aloud_word(page);
    if (!aloud.empty() && ui::button(frame, "aloud", aloud, {.kind = ui::Kind::quiet, .icon = Icon::vol})) read_aloud(page);
}

struct Answer {
    const char* key;
    const char* hint;
    Icon icon;
    const char* words; // What the report says, so that nobody has to write
    int step;          // The first question that is left
    bool by_voice = false;
};
constexpr Answer answers[] = {{"elder.say", "elder.say_hint", Icon::mic, "elder.say_words", 0, true},
                              {"elder.photo", "elder.photo_hint", Icon::camera, "elder.photo_words", 0},
                              {"elder.call", "elder.call_hint", Icon::phone, "elder.call_words", 1}};

void draw_answers(Page& page)
{
    for (const Answer& each : answers) {
        const std::string text = page.say(each.key), remark = page.say(each.hint);
        if (!ui::way_in(page.frame, each.key, text, {.icon = each.icon, .remark = remark, .filled = &each == answers, .big = true}))
            continue;
        page.dispatch(app::SetElderStep{each.step});
        page.dispatch(app::Navigate{{PageKind::report, {}}});
        const std::string words = page.say(each.words);
        page.dispatch(each.by_voice ? app::StartReport{page.model.report_place, {}, false, words}
                                    : app::StartReport{page.model.report_place, words});
    }
}

// The one matter that is this person's, where he has looked it up here.
void draw_own_matter(Page& page)
{
    if (page.model.session.kind != SessionKind::petitioner) return;
    const std::optional<CaseView> view = app::case_view(page.model, page.model.session.follow_case);
    if (!view) return;
    const ui::Card card{page.frame, "mine", {.gap = 6}};
    const std::string light = light_text(page, view->light, view->left_s, view->state.stage);
    ui::light_badge(page.frame, {.lamp = lamp_of(view->light), .text = light, .large = true, .free = true});
    ui::heading(page.frame, view->title, 2, {.slot = ui::Slot::title});
    if (view->due) {
        const Value args{{"office", app::office_name(page.model, view->state.holder)},
                         {"due", public_day(page.texts, *view->due, page.offset())}};
        ui::paragraph(page.frame, page.say("follow.no_answer", args), {.slot = ui::Slot::work, .colour = page.frame.colours->ink_2});
    }
    if (ui::button(page.frame, "open_mine", page.say("elder.open"), {.wide = true}))
        page.dispatch(app::Navigate{{PageKind::follow, {}}});
}

void draw_home_foot(Page& page, const ui::Box& rest)
{
    ui::Frame& frame = page.frame;
    const ui::Column strip{frame, ui::foot_strip(frame, rest, foot_of_home), 8};
    {
        const ui::Row row{frame, frame.control(), {-1, -1}, 12};
        if (ui::button(frame, "follow", page.say("elder.mine"), {.icon = Icon::list}))
            page.dispatch(app::Navigate{{PageKind::follow, {}}});
        if (ui::button(frame, "usual", page.say("elder.usual"), {.icon = Icon::left})) {
            app::Settings settings = page.model.settings;
            settings.elder = false;
            page.dispatch(app::SetSettings{settings});
        }
    }
    if (page.model.demo) ui::caption(frame, page.say("elder.sample"), {.align = ui::Align::centre});
}

// Read over before it goes: what was said, where, and whom to call.
void draw_summary(Page& page, const Draft& draft)
{
    const ui::Card card{page.frame, "summary", {}};
    ui::quote(page.frame, field_text(draft, "words"));
    ui::remark(page.frame, Icon::pin, place_word(page, {field_text(draft, "place")}), {.slot = ui::Slot::read});
    const std::string name = field_text(draft, "petitioner.name"), phone = field_text(draft, "petitioner.phone");
    ui::remark(page.frame, Icon::user, name.empty() ? page.say("elder.no_name") : name, {.slot = ui::Slot::read});
    ui::remark(page.frame, Icon::phone, phone.empty() ? page.say("elder.no_phone") : phone, {.slot = ui::Slot::read});
    if (draft.refusal)
        ui::remark(page.frame, Icon::warn, refusal_words(page, *draft.refusal), {.colour = page.frame.colours->danger},
                   page.frame.colours->danger);
}

// Why the next question has to wait; empty: nothing is missing.
std::string missing(const Page& page, const Draft& draft, int step)
{
    const bool lacks = (step == 0 && field_text(draft, "words").empty()) || (step == 1 && field_text(draft, "place").empty());
    return lacks ? page.say(step == 0 ? "elder.words_first" : "elder.place_first") : std::string{};
}

void draw_question(Page& page, const Draft& draft, int step)
{
    constexpr FilingPart parts[] = {FilingPart::words, FilingPart::place, FilingPart::who};
    constexpr const char* questions[] = {"elder.what", "elder.where", "elder.who", "elder.check"};
    ui::caption(page.frame, page.say("elder.step", {{"n", std::int64_t{step + 1}}, {"of", std::int64_t{steps}}}));
    ui::heading(page.frame, page.say(questions[step]), 1, {.slot = ui::Slot::figure});
    if (step == steps - 1) return draw_summary(page, draft);
    draw_filing(page, draft, true, parts[step]);
    if (const std::string why = missing(page, draft, step); !why.empty()) ui::remark(page.frame, Icon::info, why, {.slot = ui::Slot::work});
}

} // namespace

void draw_elder_home(Page& page)
{
    ui::Frame& frame = page.frame;
    const ui::Column column{frame, {0, 0, frame.screen.width, frame.screen.height}, 0};
    draw_home_bar(page);
    const ui::Box rest = ui::take(frame, 0, ui::free_height(frame));
    const float width = std::min(560.F, rest.w);
    {
        const ui::Box box{(rest.w - width) / 2, rest.y, width, rest.h - foot_of_home};
        const ui::Scroll scroll{frame, "elder", box, page.say("device.elder"), 14, 16, 20};
        ui::heading(frame, page.say("elder.question"), 1, {.slot = ui::Slot::figure});
        ui::paragraph(frame, page.say("elder.about"), {.colour = frame.colours->ink_2});
        draw_answers(page);
        draw_own_matter(page);
        if (ui::button(frame, "staff", page.say("elder.staff"), {.kind = ui::Kind::quiet, .icon = Icon::key}))
            page.dispatch(app::Navigate{{PageKind::sign_in, "staff"}});
    }
    draw_home_foot(page, rest);
}

void draw_elder_report(Page& page, const Draft& draft)
{
    ui::Frame& frame = page.frame;
    const int step = std::clamp(page.model.elder_step, 0, steps - 1);
    const ui::Column column{frame, {0, 0, frame.screen.width, frame.screen.height}, 0};
    const std::string aloud = aloud_word(page);
    bool read = false;
    const bool back = ui::page_bar(frame, {.back = page.say("action.back"), .title = page.say("page.report"), .action = aloud}, &read);
    if (read) read_aloud(page);
    if (back && step > 0) page.dispatch(app::SetElderStep{step - 1});
    else if (back) page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
    const ui::Box rest = ui::take(frame, 0, ui::free_height(frame));
    const float width = std::min(560.F, rest.w), x = (rest.w - width) / 2;
    {
        const ui::Scroll scroll{frame, "report", {x, rest.y, width, rest.h - foot_of_step}, page.say("page.report"), 14, 16, 16};
        draw_troubles(page);
        draw_question(page, draft, step);
    }
    ui::Box foot = ui::foot_strip(frame, rest, foot_of_step);
    foot.x = x + 16;
    foot.w = width - 32;
    const ui::Column strip{frame, foot, 0};
    const bool last = step == steps - 1;
    const std::string next = page.say(last ? (app::is_connected(page.model) ? "file.send" : "file.keep") : "elder.next"),
                      greyed = missing(page, draft, step);
    if (!ui::button(frame, "next", next, {.kind = ui::Kind::main, .greyed = greyed, .wide = true})) return;
    if (last) page.dispatch(app::SendDraft{draft.id});
    else page.dispatch(app::SetElderStep{step + 1});
}

} // namespace qungong::pages
