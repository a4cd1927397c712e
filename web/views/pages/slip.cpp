// The slip: number and codes of a matter filed on this device, on the screen once, and on paper for the person.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

struct SlipLine {
    std::string word, number, hint;
};

std::vector<SlipLine> lines_of(const Page& page)
{
    const Value& slip = page.model.slip;
    std::vector<SlipLine> lines{{page.say("slip.number"), case_number_shown(text_or(slip, "number")), {}}};
    if (std::string code = text_or(slip, "code"); !code.empty()) lines.push_back({page.say("slip.code"), code, {}});
    if (const std::string& word = page.model.session.rating_word; !word.empty())
        lines.push_back({page.say("slip.word"), word, page.say("slip.word_hint")});
    return lines;
}

// What it is about, so that two slips are not mixed up: the words' first line, where and when.
std::string about(const Page& page)
{
    const std::optional<CaseView> view = app::case_view(page.model, {text_or(page.model.slip, "case")});
    if (!view) return {};
    const std::string comma = page.texts.is_english() ? ", " : "，";
    return view->title + comma + place_word(page, view->state.place) + comma +
           public_time(page.texts, view->state.filed_at, page.offset());
}

// Paper gets the slip and nothing of the page that lies under it.
std::string paper_of(const Page& page)
{
    Records records{{.role = RecordRole::heading, .name = page.say("slip.title"), .level = 1}};
    const auto add = [&](SlipLine line) {
        records.push_back({.role = RecordRole::paragraph, .name = std::move(line.word), .value = std::move(line.number),
                           .hint = std::move(line.hint)});
    };
    if (page.model.demo) add({page.say("sample"), {}, {}});
    if (std::string matter = about(page); !matter.empty()) add({std::move(matter), {}, {}});
    for (SlipLine& line : lines_of(page)) add(std::move(line));
    add({page.say("slip.how"), {}, {}});
    return html_from_records(records);
}

} // namespace

void draw_slip(Page& page)
{
    if (page.model.slip.is_null()) return;
    ui::Frame& frame = page.frame;
    const std::string title = page.say("slip.title"), matter = about(page);
    const ui::Dialog dialog{frame, "slip", {.title = title, .icon = Icon::print}};
    if (!matter.empty()) ui::paragraph(frame, matter, {.colour = frame.colours->ink_2});
    for (const SlipLine& line : lines_of(page)) ui::figure(frame, line.word, line.number, line.hint);
    ui::paragraph(frame, page.say("slip.how"));
    const ui::Row row{frame, 0, {}, 12};
    ui::from_right(frame);
    const bool done = ui::button(frame, "slip_done", page.say("action.done"), {.kind = ui::Kind::main});
    if (ui::button(frame, "slip_print", page.say("action.print"), {.icon = Icon::print}))
        page.dispatch(app::PrintPage{paper_of(page), title});
    if (done || dialog.escaped()) page.dispatch(app::ShowSlip{});
}

} // namespace qungong::pages
