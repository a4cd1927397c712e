// How the public sees a matter: exactly the fields of its public row, over the page.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void draw_public_matter(Page& page, const PublicMatter& matter)
{
    const Light light = light_of(matter, page.model.now);
    const std::string word = public_light(page.texts, light);
    ui::light_badge(page.frame, {.lamp = lamp_of(light), .text = word});
    const std::string type = matter.type ? page.word_of(*matter.type) : page.say("village.matter_untyped"),
                      topic = topic_word(page, matter.topic);
    const std::string title = !matter.title.empty() ? matter.title
                              : topic.empty()       ? type
                                                    : page.say("village.matter_untitled", {{"type", type}, {"topic", topic}});
    ui::heading(page.frame, marked(page, title), 3);
    if (!matter.text.empty()) ui::paragraph(page.frame, marked(page, matter.text));
    ui::Column list{page.frame, ui::take(page.frame, 0, 0), 2};
    ui::pair_row(page.frame, page.say("field.place"), place_word(page, matter.place));
    ui::pair_row(page.frame, page.say("case.holder"), app::office_name(page.model, matter.office));
    ui::pair_row(page.frame, page.say("village.date"), public_day(page.texts, matter.filed_at, page.offset()));
    if (matter.due) ui::pair_row(page.frame, page.say("inbox.column_due"), public_time(page.texts, *matter.due, page.offset()));
    if (matter.outcome) ui::pair_row(page.frame, page.say("form.outcome"), page.word_of(*matter.outcome));
    if (matter.solved) ui::pair_row(page.frame, page.say("form.solved"), page.word_of(*matter.solved));
}

void close_look(Page& page)
{
    app::CaseChoice choice = page.model.course;
    choice.public_look = false;
    page.dispatch(app::SetCourse{choice});
}

} // namespace

void draw_public_look(Page& page, const CaseView& view)
{
    if (!page.model.course.public_look || !page.model.form.empty()) return;
    const std::string title = page.say("case.public_view");
    ui::Dialog dialog{page.frame, "public", {.title = title, .icon = Icon::globe, .width = 480}};
    const std::optional<PublicMatter> matter = app::public_look(view.state);
    if (matter) draw_public_matter(page, *matter);
    else ui::paragraph(page.frame, page.say("case.public_nothing"));
    if (matter && matter->title.empty()) ui::caption(page.frame, page.say("case.public_no_words"));
    ui::Row row{page.frame, 0, {}, 12};
    ui::from_right(page.frame);
    const bool done = ui::button(page.frame, "public_done", page.say("action.done"), {.kind = ui::Kind::main});
    const bool go = ui::button(page.frame, "public_page", page.say("case.public_page"), {.icon = Icon::globe});
    if (done || go || dialog.escaped()) close_look(page);
    if (go) page.dispatch(app::Navigate{{PageKind::village, view.state.place.text}});
}

} // namespace qungong::pages
