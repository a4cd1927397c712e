// Pages for people without an account: reporting in words and photo, following one matter, rating it.
#include "core/similar.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

ui::Box middle_of(const Page& page)
{
    const float w = std::min(560.F, page.frame.screen.width);
    return {(page.frame.screen.width - w) / 2, 0, w, page.frame.screen.height};
}

void draw_bar(Page& page, std::string_view title)
{
    const std::string sample = page.model.demo ? page.say("sample") : std::string{};
    if (ui::page_bar(page.frame, {.back = page.say("action.back"), .title = title, .sample = sample}))
        page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
}

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
        ui::heading(page.frame, text_or(*find(row, "published"), "title"), 3);
        ui::caption(page.frame, page.say("report.similar_state",
                                         {{"office", app::office_name(page.model, {text_or(row, "office")})},
                                          {"state", page.say("state." + text_or(row, "state"))}}));
    }
    ui::caption(page.frame, page.say("report.similar_hint"));
}

void draw_begin(Page& page)
{
    ui::paragraph(page.frame, page.say("report.about"));
    if (ui::button(page.frame, "begin", page.say("report.begin"),
                   {.kind = ui::Kind::main, .icon = Icon::edit, .wide = true}))
        page.dispatch(app::StartReport{});
    if (ui::button(page.frame, "follow", page.say("sign_in.follow"), {.icon = Icon::search, .wide = true}))
        page.dispatch(app::Navigate{{PageKind::follow, {}}});
}

void draw_follow_trouble(Page& page)
{
    const std::string& trouble = page.model.follow.trouble;
    if (trouble.empty()) return;
    ui::remark(page.frame, Icon::warn, page.say("trouble." + trouble), {.colour = page.frame.colours->danger},
               page.frame.colours->danger);
}

void draw_ask_code(Page& page)
{
    const app::FollowForm& form = page.model.follow;
    ui::paragraph(page.frame, page.say("follow.about"));
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

const Draft* rating_draft(const Model& model, const CaseId& id)
{
    for (const auto& [key, draft] : model.drafts)
        if (draft.kind == CommandKind::rate && draft.case_id == id) return &draft;
    return nullptr;
}

void draw_answer(Page& page, const CaseView& view)
{
    for (auto it = view.events.rbegin(); it != view.events.rend(); ++it) {
        const Event& event = it->event;
        if (event.type != EventKind::answered && event.type != EventKind::answered_from_knowledge) continue;
        const std::string title = page.say("follow.answer_of",
                                           {{"office", app::office_name(page.model, event.actor.office)}}),
                          day = public_day(page.texts, event.at, page.offset());
        ui::Card card{page.frame, "answer", {.title = title, .aside = day}};
        if (event.words && event.words->salt) ui::paragraph(page.frame, text_or(event.words->leaf, "text"));
        return;
    }
    ui::Card card{page.frame, "answer", {.title = page.say("follow.no_answer_title")}};
    ui::paragraph(page.frame, page.say("follow.no_answer",
                                       {{"office", app::office_name(page.model, view.state.holder)},
                                        {"due", view.due ? public_day(page.texts, *view.due, page.offset())
                                                         : std::string{}}}));
}

// The same door again, with the word: number and code alone may read and not rate.
void draw_ask_word(Page& page, const CaseView& view)
{
    const app::FollowForm& form = page.model.follow;
    ui::paragraph(page.frame, page.say("follow.needs_word"));
    const std::string code = page.say("follow.code"), word = page.say("follow.word");
    ui::Edit code_edit = ui::text_field(
        page.frame, "code",
        {.label = code, .value = form.code, .input = "numeric", .length_max = 20, .required = true});
    if (code_edit.text) page.dispatch(app::TypeFollow{"code", *code_edit.text});
    ui::Edit word_edit = ui::text_field(
        page.frame, "word",
        {.label = word, .value = form.word, .input = "numeric", .length_max = 20, .required = true});
    if (word_edit.text) page.dispatch(app::TypeFollow{"word", *word_edit.text});
    draw_follow_trouble(page);
    if (!ui::button(page.frame, "with_word", page.say("follow.with_word"),
                    {.kind = ui::Kind::main, .busy = form.busy, .wide = true}))
        return;
    page.dispatch(app::TypeFollow{"number", view.state.number});
    page.dispatch(app::Follow{});
}

void draw_rating(Page& page, const CaseView& view)
{
    const bool may = !refuse_step(view.state, page.model.session.actor, CommandKind::rate, *page.model.rules);
    if (view.state.rating) {
        ui::Card card{page.frame, "rated", {.title = page.say("follow.thanks"), .icon = Icon::check}};
        ui::paragraph(page.frame, page.say(view.state.stage == CaseStage::disputed ? "follow.goes_to_judging"
                                                                                   : "follow.closed"));
        return;
    }
    if (!may || view.state.stage != CaseStage::answered) return;
    ui::Card card{page.frame, "rating", {.title = page.say("follow.rate_title")}};
    if (!page.model.session.may_rate) return draw_ask_word(page, view);
    const Draft* draft = rating_draft(page.model, view.state.id);
    if (!draft) {
        if (ui::button(page.frame, "rate", page.say("follow.rate"),
                       {.kind = ui::Kind::main, .icon = Icon::star, .wide = true})) {
            page.dispatch(app::OpenForm{CommandKind::rate, view.state.id});
            page.dispatch(app::CloseForm{});
        }
        return;
    }
    draw_fields(page, *draft);
    ui::caption(page.frame, page.say("follow.rate_note"));
    if (ui::button(page.frame, "send_rating", page.say("follow.send_rating"),
                   {.kind = ui::Kind::main, .wide = true}))
        page.dispatch(app::SendDraft{draft->id});
}

void draw_looked(Page& page, const CaseView& view)
{
    ui::Card card{page.frame, "looked", {.title = page.say("follow.who_looked"), .icon = Icon::eye}};
    int shown = 0;
    for (const app::EventView& each : view.events) {
        if (each.event.type != EventKind::identity_opened) continue;
        std::string fields;
        for (const std::string& field : texts_or_none(each.event.open, "fields"))
            fields += (fields.empty() ? "" : "、") + page.say("identity_field." + field);
        ui::pair_row(page.frame, public_time(page.texts, each.event.at, page.offset()),
                     app::office_name(page.model, each.event.actor.office) + "，" + fields + "，" +
                         page.say("identity_reason." + text_or(each.event.open, "reason")),
                     Icon::eye);
        ++shown;
    }
    if (shown == 0) ui::paragraph(page.frame, page.say("follow.nobody_looked"));
}

void draw_who_had_it(Page& page, const CaseView& view)
{
    ui::Card card{page.frame, "had", {.title = page.say("follow.who_had_it")}};
    for (const Hold& hold : view.state.holds) {
        const Instant to = hold.to.value_or(view.state.delivered_at.value_or(page.model.now));
        ui::pair_row(page.frame, app::office_name(page.model, hold.office),
                     span_words(page.texts, std::max<std::int64_t>(0, (to - hold.from).count() / 1000)),
                     Icon::check);
    }
    for (const app::EventView& each : view.events)
        ui::happening(page.frame, "e" + std::to_string(each.event.seq),
                      {.time = public_time(page.texts, each.event.at, page.offset()),
                       .icon = icon_of(each.event.type),
                       .who = each.event.actor.role == Role::citizen
                                  ? page.say("case.by_petitioner")
                                  : app::office_name(page.model, each.event.actor.office),
                       .what = page.say("event." + each.event.type_word),
                       .mark = each.pending ? page.say("case.pending") : std::string{}},
                      &each == &view.events.back());
}

void draw_matter(Page& page, const CaseView& view)
{
    ui::light_badge(page.frame, {.lamp = lamp_of(view.light), .text = public_light(page.texts, view.light)});
    ui::heading(page.frame, view.title, 1);
    ui::caption(page.frame, page.say("follow.number_said",
                                     {{"number", case_number_shown(view.state.number)},
                                      {"day", public_day(page.texts, view.state.filed_at, page.offset())}}));
    draw_answer(page, view);
    draw_rating(page, view);
    draw_who_had_it(page, view);
    draw_looked(page, view);
}

} // namespace

void draw_report(Page& page)
{
    const ui::Box box = middle_of(page);
    ui::Column column{page.frame, box, 0};
    draw_bar(page, page.say("page.report"));
    draw_storage_trouble(page);
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    auto found = page.model.drafts.find(page.model.route.arg);
    const float foot = found == page.model.drafts.end() ? 0.F : ui::foot_strip_height;
    {
        ui::Scroll scroll{
            page.frame, "report", {rest.x, rest.y, rest.w, rest.h - foot}, page.say("page.report"), 14,
            16,         16};
        if (found == page.model.drafts.end()) {
            draw_begin(page);
            return;
        }
        draw_filing(page, found->second, true);
        draw_similar(page, found->second);
    }
    ui::Column strip{page.frame, ui::foot_strip(page.frame, rest), 0};
    if (ui::button(page.frame, "send", page.say(app::is_connected(page.model) ? "file.send" : "file.keep"),
                   {.kind = ui::Kind::main, .wide = true}))
        page.dispatch(app::SendDraft{found->second.id});
}

void draw_follow(Page& page)
{
    ui::Column column{page.frame, middle_of(page), 0};
    draw_bar(page, page.say("page.follow"));
    ui::Scroll scroll{page.frame,
                      "follow",
                      ui::take(page.frame, 0, ui::free_height(page.frame)),
                      page.say("page.follow"),
                      14,
                      16,
                      16};
    std::optional<CaseView> view;
    if (page.model.session.kind == SessionKind::petitioner)
        view = app::case_view(page.model, page.model.session.follow_case);
    if (!view) draw_ask_code(page);
    else draw_matter(page, *view);
}

} // namespace qungong::pages
