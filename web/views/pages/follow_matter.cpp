// One matter as the person who asked reads it: the answer, the rating, who had it how long, why there, who looked.
#include "core/permit.hpp"
#include "web/views/pages/people_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;
using ui::Slot;

const Draft* rating_draft(const Model& model, const CaseId& id)
{
    for (const auto& [key, draft] : model.drafts)
        if (draft.kind == CommandKind::rate && draft.case_id == id) return &draft;
    return nullptr;
}

bool may_rate(const Page& page, const CaseView& view)
{
    return !view.state.rating && view.state.stage == CaseStage::answered &&
           !refuse_step(view.state, page.model.session.actor, CommandKind::rate, *page.model.rules);
}

void draw_answer(Page& page, const CaseView& view)
{
    for (auto it = view.events.rbegin(); it != view.events.rend(); ++it) {
        const Event& event = it->event;
        if (event.type != EventKind::answered && event.type != EventKind::answered_from_knowledge) continue;
        const std::string title = page.say("follow.answer_of", {{"office", app::office_name(page.model, event.actor.office)}}),
                          day = public_day(page.texts, event.at, page.offset());
        const ui::Card card{page.frame, "answer", {.title = title, .aside = day}};
        if (event.words && event.words->salt)
            ui::paragraph(page.frame, text_or(event.words->leaf, "text"), {.colour = page.frame.colours->ink_2});
        draw_event_media(page, event);
        return;
    }
    const ui::Card card{page.frame, "answer", {.title = page.say("follow.no_answer_title")}};
    ui::paragraph(page.frame,
                  page.say("follow.no_answer", {{"office", app::office_name(page.model, view.state.holder)},
                                                {"due", view.due ? public_day(page.texts, *view.due, page.offset()) : std::string{}}}),
                  {.colour = page.frame.colours->ink_2});
}

// What the person sent: pictures, and recordings that can be heard again.
void draw_sent_media(Page& page, const CaseView& view)
{
    for (const app::EventView& each : view.events)
        if (each.event.type == EventKind::filed || each.event.type == EventKind::supplemented) draw_event_media(page, each.event);
}

// The same door again, with the word: number and code alone may read and not rate.
void draw_ask_word(Page& page, const CaseView& view)
{
    const app::FollowForm& form = page.model.follow;
    ui::paragraph(page.frame, page.say("follow.needs_word"), {.colour = page.frame.colours->ink_2});
    const std::string code = page.say("follow.code"), word = page.say("follow.word");
    ui::Edit code_edit =
        ui::text_field(page.frame, "code", {.label = code, .value = form.code, .input = "numeric", .length_max = 20, .required = true});
    if (code_edit.text) page.dispatch(app::TypeFollow{"code", *code_edit.text});
    ui::Edit word_edit =
        ui::text_field(page.frame, "word", {.label = word, .value = form.word, .input = "numeric", .length_max = 20, .required = true});
    if (word_edit.text) page.dispatch(app::TypeFollow{"word", *word_edit.text});
    draw_follow_trouble(page);
    if (!ui::button(page.frame, "with_word", page.say("follow.with_word"), {.kind = ui::Kind::main, .busy = form.busy, .wide = true}))
        return;
    page.dispatch(app::TypeFollow{"number", view.state.number});
    page.dispatch(app::Follow{});
}

// Nothing is preset; the first choice begins the rating.
template <Worded E>
void draw_choices(Page& page, const CaseView& view, const Draft* draft, const char* path, const char* question)
{
    std::vector<std::string> labels;
    int chosen = -1;
    const std::string value = draft ? field_text(*draft, path) : std::string{};
    for (E each : all_words<E>()) {
        if (value == word(each)) chosen = static_cast<int>(labels.size());
        labels.push_back(page.word_of(each));
    }
    ui::heading(page.frame, page.say(question), 3);
    if (auto pressed = ui::answers(page.frame, path, page.say(question), labels, chosen))
        page.dispatch(app::ChooseRating{view.state.id, path, word(all_words<E>()[static_cast<std::size_t>(*pressed)])});
}

void draw_questions(Page& page, const CaseView& view)
{
    const Draft* draft = rating_draft(page.model, view.state.id);
    draw_choices<Solved>(page, view, draft, "solved", "follow.solved");
    draw_choices<Satisfied>(page, view, draft, "satisfied", "follow.satisfied");
    draw_choices<Attitude>(page, view, draft, "attitude", "follow.attitude");
    const std::string label = page.say("follow.words"), value = draft ? field_text(*draft, "words") : std::string{};
    ui::Edit edit = ui::text_field(page.frame, "words", {.label = label, .value = value, .lines = 2, .length_max = 2'000});
    if (edit.text) page.dispatch(app::ChooseRating{view.state.id, "words", *edit.text});
    ui::paragraph(page.frame, page.say("follow.rate_note"), {.slot = Slot::work, .colour = page.frame.colours->ink_2});
    if (draft && draft->refusal)
        ui::remark(page.frame, Icon::warn, page.say("follow.choose_three"), {.colour = page.frame.colours->danger},
                   page.frame.colours->danger);
}

void draw_rating(Page& page, const CaseView& view)
{
    if (view.state.rating) {
        const ui::Card card{page.frame, "rated", {.title = page.say("follow.thanks"), .icon = Icon::check}};
        return ui::paragraph(page.frame, page.say(view.state.stage == CaseStage::disputed ? "follow.goes_to_judging" : "follow.closed"));
    }
    if (!may_rate(page, view)) return;
    const ui::Card card{page.frame, "rating", {.title = page.say("follow.rate_title")}};
    if (!page.model.session.may_rate) return draw_ask_word(page, view);
    draw_questions(page, view);
    if (!page.frame.screen.phone()) draw_send_rating(page, view);
}

// A ring with a tick for who had it, one with a dot for who has it now, and how long.
void draw_hold(Page& page, const Hold& hold, std::size_t index, bool last)
{
    ui::Frame& frame = page.frame;
    const ui::Colours& c = *frame.colours;
    const bool now = !hold.to && last;
    const ui::Region item{frame, RecordRole::list_item, "hold" + std::to_string(index)};
    const ui::Box box = ui::take(frame, 0, 36);
    const float x = box.x + 10, y = box.y + 14;
    ui::dot(frame, x, y, 10, c.primary);
    if (now) ui::dot(frame, x, y, 8, c.surface);
    if (now) ui::dot(frame, x, y, 4, c.primary);
    else ui::icon(frame, Icon::check, x - 8, y - 8, 16, c.on_primary);
    if (!last) ui::line_down(frame, x, y + 14, 8, c.line_strong);
    const std::int64_t spent = std::max<std::int64_t>(0, (hold.to.value_or(page.model.now) - hold.from).count() / 1000);
    const std::string office = app::office_name(page.model, hold.office), span = span_words(page.texts, spent),
                      told = now ? page.say("follow.has_it_now", {{"time", span}}) : span;
    const float right = ui::text_width(frame, told, {Slot::work}) + 1;
    ui::draw_line_in(frame, {box.x + 34, box.y, box.w - 34 - right - 8, 28}, office, {Slot::read});
    ui::draw_line_in(frame, {box.right() - right, box.y, right, 28}, told, {Slot::work, false, c.ink_2}, ui::Align::right);
    ui::emit(frame, {box.x, box.y, box.w, 28}, {.role = RecordRole::paragraph, .name = office, .value = told});
}

void draw_who_had_it(Page& page, const CaseView& view)
{
    const ui::Card card{page.frame, "had", {.title = page.say("follow.who_had_it"), .gap = 0}};
    const auto& holds = view.state.holds;
    for (std::size_t i = 0; i < holds.size(); ++i) {
        Hold hold = holds[i];
        if (!hold.to) hold.to = view.state.delivered_at;
        draw_hold(page, hold, i, i + 1 == holds.size());
    }
}

void draw_followed_course(Page& page, const CaseView& view)
{
    const ui::Card card{page.frame, "course", {.title = page.say("follow.course")}};
    for (const app::EventView& each : view.events)
        ui::happening(page.frame, "e" + std::to_string(each.event.seq),
                      {.time = public_time(page.texts, each.event.at, page.offset()),
                       .icon = icon_of(each.event.type),
                       .who = each.event.actor.role == Role::citizen ? page.say("case.by_petitioner")
                                                                     : app::office_name(page.model, each.event.actor.office),
                       .what = page.say("event." + each.event.type_word),
                       .mark = each.pending ? page.say("case.pending") : std::string{}},
                      &each == &view.events.back());
}

void draw_looked(Page& page, const CaseView& view)
{
    const ui::Card card{page.frame, "looked", {.title = page.say("follow.who_looked"), .icon = Icon::eye}};
    const std::string comma = page.texts.is_english() ? ", " : "，", pause = page.texts.is_english() ? ", " : "、";
    int shown = 0;
    for (const app::EventView& each : view.events) {
        if (each.event.type != EventKind::identity_opened) continue;
        std::string fields;
        for (const std::string& field : texts_or_none(each.event.open, "fields"))
            fields += (fields.empty() ? "" : pause) + page.say("identity_field." + field);
        if (shown > 0) ui::separator(page.frame);
        ui::remark(page.frame, Icon::eye,
                   app::office_name(page.model, each.event.actor.office) + comma + fields + comma +
                       page.say("identity_reason." + text_or(each.event.open, "reason")),
                   {.slot = Slot::work, .colour = page.frame.colours->ink});
        ui::caption(page.frame, public_time(page.texts, each.event.at, page.offset()));
        ++shown;
    }
    if (shown == 0) ui::paragraph(page.frame, page.say("follow.nobody_looked"), {.colour = page.frame.colours->ink_2});
}

} // namespace

bool waits_for_rating(const Page& page, const CaseView& view) { return may_rate(page, view) && page.model.session.may_rate; }

void draw_send_rating(Page& page, const CaseView& view)
{
    if (!ui::button(page.frame, "send_rating", page.say("follow.send_rating"), {.kind = ui::Kind::main, .wide = true})) return;
    if (const Draft* draft = rating_draft(page.model, view.state.id)) page.dispatch(app::SendDraft{draft->id});
    else {
        page.dispatch(app::OpenForm{CommandKind::rate, view.state.id});
        page.dispatch(app::CloseForm{});
    }
}

void draw_followed(Page& page, const CaseView& view)
{
    {
        const ui::Column head{page.frame, ui::take(page.frame, 0, 0), 4};
        ui::light_badge(page.frame, {.lamp = lamp_of(view.light), .text = public_light(page.texts, view.light)});
        ui::skip(page.frame, 4);
        ui::heading(page.frame, view.title, 1);
        ui::paragraph(page.frame,
                      page.say("follow.number_said", {{"number", case_number_shown(view.state.number)},
                                                      {"day", public_day(page.texts, view.state.filed_at, page.offset())}}),
                      {.slot = Slot::work, .colour = page.frame.colours->ink_2});
    }
    draw_sent_media(page, view);
    draw_answer(page, view);
    draw_rating(page, view);
    draw_who_had_it(page, view);
    draw_why(page, view);
    draw_looked(page, view);
    draw_followed_course(page, view);
}

} // namespace qungong::pages
