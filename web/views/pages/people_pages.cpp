// Pages for people without an account: reporting in words and photo, following one matter, rating it.
#include "core/similar.hpp"
#include "web/views/pages/people_parts.hpp"
#include "web/views/pages/public_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

// The bar goes from edge to edge; what is read stands in a column that a phone fills.
ui::Box draw_frame(Page& page, std::string_view title)
{
    const std::string sample = page.model.demo ? page.say("sample") : std::string{};
    const std::string aloud = aloud_word(page);
    bool read = false;
    if (ui::page_bar(page.frame, {.back = page.say("action.back"), .title = title, .sample = sample, .action = aloud}, &read))
        page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
    if (read) read_aloud(page);
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    const float width = std::min(640.F, rest.w);
    return {rest.x + (rest.w - width) / 2, rest.y, width, rest.h};
}

ui::Box whole_screen(const Page& page) { return {0, 0, page.frame.screen.width, page.frame.screen.height}; }

// Open matters nearby that say much the same: the public rows know them without a name.
void draw_similar(Page& page, const Draft& draft)
{
    Told told{draft.case_id,
              {field_text(draft, "place")},
              field_text(draft, "topic"),
              field_text(draft, "words"),
              page.model.now};
    std::vector<Told> others;
    std::map<CaseId, const Value*> rows;
    for (const auto& [key, row] : page.model.pages.rows) {
        const Value* published = find(row, "published");
        if (!published) continue;
        others.push_back({{key},
                          {text_or(row, "place")},
                          text_or(row, "topic"),
                          text_or(*published, "title") + text_or(*published, "text"),
                          {integer_or(row, "filed_at", 0)}});
        rows[{key}] = &row;
    }
    const std::vector<Similar> found = similar_to(told, others, *page.model.rules, 2);
    if (found.empty()) return;
    ui::Card card{page.frame, "similar", {.title = page.say("report.similar"), .icon = Icon::merge}};
    for (const Similar& each : found) {
        const Value& row = *rows[each.case_id];
        ui::heading(page.frame, marked(page, text_or(*find(row, "published"), "title")), 3);
        ui::caption(page.frame, page.say("report.similar_state",
                                         {{"office", app::office_name(page.model, {text_or(row, "office")})},
                                          {"state", page.say("state." + text_or(row, "state"))}}));
    }
    ui::caption(page.frame, page.say("report.similar_hint"));
}

void draw_begin(Page& page)
{
    ui::Frame& frame = page.frame;
    const app::AskedLine asked = app::asked_line(page.model);
    const std::string words = asked.line ? asked_words(page, *asked.line) : std::string{};
    ui::heading(frame, page.say("report.begin_title"), 1);
    ui::paragraph(frame, page.say("report.about"), {.colour = frame.colours->ink_2});
    if (!words.empty()) ui::quote(frame, words, place_word(page, asked.place), Icon::yuan);
    if (ui::button(frame, "begin", page.say("report.begin"), {.kind = ui::Kind::main, .icon = Icon::edit, .wide = true}))
        page.dispatch(app::StartReport{asked.place, words, !words.empty()});
    if (ui::button(frame, "follow", page.say("sign_in.follow"), {.icon = Icon::search, .wide = true}))
        page.dispatch(app::Navigate{{PageKind::follow, {}}});
    ui::remark(frame, Icon::eye, page.say("report.who_sees"), {.slot = ui::Slot::work});
    ui::remark(frame, Icon::phone, page.say("ui.help_line"), {.slot = ui::Slot::work});
}

} // namespace

void draw_follow_trouble(Page& page)
{
    const std::string& trouble = page.model.follow.trouble;
    if (trouble.empty()) return;
    ui::remark(page.frame, Icon::warn, page.say("trouble." + trouble), {.colour = page.frame.colours->danger},
               page.frame.colours->danger);
}

namespace {

void draw_ask_code(Page& page)
{
    const app::FollowForm& form = page.model.follow;
    ui::heading(page.frame, page.say("follow.ask_title"), 1);
    ui::paragraph(page.frame, page.say("follow.about"), {.colour = page.frame.colours->ink_2});
    const ui::Card card{page.frame, "slip", {}};
    struct {
        const char* key;
        const std::string& value;
    } fields[] = {{"number", form.number}, {"code", form.code}, {"word", form.word}};
    for (const auto& each : fields) {
        const std::string label = page.say(std::string("follow.") + each.key),
                          hint = page.say(std::string("follow.") + each.key + "_hint");
        ui::Edit edit = ui::text_field(page.frame, each.key,
                                       {.label = label,
                                        .value = each.value,
                                        .hint = hint,
                                        .input = "numeric",
                                        .length_max = 20,
                                        .required = std::string_view(each.key) != "word"});
        if (edit.text) page.dispatch(app::TypeFollow{each.key, *edit.text});
    }
    draw_follow_trouble(page);
    if (ui::button(page.frame, "look", page.say("follow.look"),
                   {.kind = ui::Kind::main, .busy = form.busy, .wide = true}))
        page.dispatch(app::Follow{});
}

} // namespace

void draw_report(Page& page)
{
    const auto found = page.model.drafts.find(page.model.route.arg);
    const bool writing = found != page.model.drafts.end();
    if (writing && page.frame.screen.elder) return draw_elder_report(page, found->second);
    const ui::Column column{page.frame, whole_screen(page), 0};
    const ui::Box rest = draw_frame(page, page.say("page.report"));
    {
        const ui::Box box{rest.x, rest.y, rest.w, rest.h - (writing ? ui::foot_strip_height : 0.F)};
        const ui::Scroll scroll{page.frame, "report", box, page.say("page.report"), 14, 16, 16};
        draw_troubles(page);
        if (!writing) return draw_begin(page);
        draw_filing(page, found->second, true);
        draw_similar(page, found->second);
    }
    const ui::Column strip{page.frame, ui::foot_strip(page.frame, rest), 0};
    if (ui::button(page.frame, "send", page.say(app::is_connected(page.model) ? "file.send" : "file.keep"),
                   {.kind = ui::Kind::main, .wide = true}))
        page.dispatch(app::SendDraft{found->second.id});
}

void draw_follow(Page& page)
{
    std::optional<CaseView> view;
    if (page.model.session.kind == SessionKind::petitioner) view = app::case_view(page.model, page.model.session.follow_case);
    const ui::Column column{page.frame, whole_screen(page), 0};
    const ui::Box rest = draw_frame(page, page.say(view ? "follow.my_matter" : "page.follow"));
    const bool foot = view && page.frame.screen.phone() && waits_for_rating(page, *view);
    {
        const ui::Box box{rest.x, rest.y, rest.w, rest.h - (foot ? ui::foot_strip_height : 0.F)};
        const ui::Scroll scroll{page.frame, "follow", box, page.say("page.follow"), 14, 16, 16};
        if (view) draw_followed(page, *view);
        else draw_ask_code(page);
    }
    if (!foot) return;
    const ui::Column strip{page.frame, ui::foot_strip(page.frame, rest), 0};
    draw_send_rating(page, *view);
}

} // namespace qungong::pages
