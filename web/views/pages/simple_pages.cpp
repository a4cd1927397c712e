// Pages with little on them: signing in, drafts, what waits to be sent.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

ui::Box middle_of(const Page& page, float width)
{
    const float w = std::min(width, page.frame.screen.width - 32);
    return {(page.frame.screen.width - w) / 2, 0, w, page.frame.screen.height};
}

void draw_ways_in(Page& page)
{
    const ui::Card card{page.frame, "ways", {.flush = true, .gap = 0}};
    const float pad = ui::card_padding(page.frame);
    if (ui::way_in(page.frame, "report", page.say("sign_in.report"),
                   {.icon = Icon::chat, .remark = page.say("sign_in.report_hint"), .pad = pad}))
        page.dispatch(app::Navigate{{PageKind::report, {}}});
    ui::separator(page.frame);
    if (ui::way_in(page.frame, "follow", page.say("sign_in.follow"),
                   {.icon = Icon::search, .remark = page.say("sign_in.follow_hint"), .pad = pad}))
        page.dispatch(app::Navigate{{PageKind::follow, {}}});
    const PlaceId district = page.model.rules->region; // Known once the directory has arrived
    if (district.empty()) return;
    ui::separator(page.frame);
    if (ui::way_in(page.frame, "village", page.say("sign_in.village"),
                   {.icon = Icon::yuan, .remark = page.say("sign_in.village_hint"), .pad = pad}))
        page.dispatch(app::Navigate{{PageKind::village, district.text}});
}

// In large type the way back to it; else the way there.
void draw_elder_link(Page& page)
{
    if (page.model.settings.elder) {
        if (ui::link(page.frame, "elder", page.say("action.back"))) page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
        return;
    }
    if (!ui::link(page.frame, "elder", page.say("device.elder"))) return;
    app::Settings settings = page.model.settings;
    settings.elder = true;
    page.dispatch(app::SetSettings{settings});
}

// The name of the page, that its data are a sample, the other language, and larger letters: under it where they do not fit.
void draw_door_head(Page& page)
{
    bool fits = false;
    {
        const ui::Row row{page.frame, ui::line_height(page.frame, ui::Slot::figure), {}, 12};
        ui::heading(page.frame, page.say("sign_in.title"), 1, {.slot = ui::Slot::figure});
        if (page.model.demo) ui::sample_chip(page.frame, page.say("sample"));
        ui::from_right(page.frame);
        if (ui::link(page.frame, "language", page.say("menu.language"))) switch_language(page);
        ui::skip(page.frame, 8);
        fits = ui::free_width(page.frame) > ui::text_width(page.frame, page.say("device.elder"), {page.frame.body()}) + 2;
        if (fits) draw_elder_link(page);
    }
    if (!fits) draw_elder_link(page);
}

// Ways that need no account either: looking round, trying it, and how it looks here.
void draw_ways_to_learn(Page& page)
{
    const ui::Card card{page.frame, "learn", {.flush = true, .gap = 0}};
    const float pad = ui::card_padding(page.frame);
    if (ui::way_in(page.frame, "tour", page.say("tour.begin"), {.icon = Icon::ask, .remark = page.say("tour.hint"), .pad = pad}))
        page.dispatch(app::ShowTour{1});
    ui::separator(page.frame);
    if (ui::way_in(page.frame, "practice", page.say("practice.begin"),
                   {.icon = Icon::play, .remark = page.say("practice.hint"), .pad = pad}))
        page.dispatch(app::Practise{true});
    ui::separator(page.frame);
    if (ui::way_in(page.frame, "looks", page.say("sign_in.looks"),
                   {.icon = Icon::gear, .remark = page.say("sign_in.looks_hint"), .pad = pad}))
        page.dispatch(app::Navigate{{PageKind::device, {}}});
}

std::string pending_words(const Page& page, const app::Pending& pending)
{
    if (!pending.verdict)
        return page.say(app::is_connected(page.model) ? "outbox.going" : "outbox.waits_for_network");
    std::string out = page.word_of(*pending.verdict);
    if (!pending.reason.empty())
        out += page.say("ui.comma") + page.say("fault." + pending.reason, {{"refused", refused_words(page, pending.refused)}});
    return out;
}

std::string said_in(const Command& command)
{
    for (const char* key : {"words", "text", "standard", "reason"})
        if (std::string text = text_or(command.args, key); !text.empty()) return text;
    return {};
}

std::string case_title(const Page& page, const CaseId& id)
{
    const std::optional<CaseView> view = app::case_view(page.model, id);
    return view ? view->title : std::string{};
}

void draw_pending_actions(Page& page, const app::Pending& pending, bool kept)
{
    const bool sealed = app::is_sealed(pending), may_go = kept && pending.verdict == Verdict::rejected;
    if (sealed && !may_go) return;
    ui::Row row{page.frame, 0, {}, 8};
    if (!sealed && ui::button(page.frame, "open", page.say("inbox.open_case"), {}))
        page.dispatch(app::Navigate{{PageKind::case_, pending.command.case_id.text}});
    if (!kept && pending.state == QueueState::queued &&
        ui::button(page.frame, "undo", page.say("action.undo")))
        page.dispatch(app::UndoStep{pending.n});
    if (may_go && ui::button(page.frame, "let_go", page.say("outbox.let_go"),
                             {.kind = ui::Kind::danger, .icon = Icon::trash}))
        page.dispatch(app::DiscardRejected{pending.n});
}

void draw_pending(Page& page, const app::Pending& pending, bool kept)
{
    const bool sealed = app::is_sealed(pending);
    ui::Card card{page.frame,
                  "n" + std::to_string(pending.n),
                  {.title = sealed ? page.say("outbox.sealed") : page.word_of(pending.command.type),
                   .aside = sealed ? std::string{} : page.when(pending.queued_at),
                   .icon = sealed ? Icon::lock : pending.verdict ? Icon::info : Icon::cloudup}};
    if (std::string title = case_title(page, pending.command.case_id); !title.empty()) ui::caption(page.frame, title);
    if (std::string words = said_in(pending.command); !words.empty()) ui::quote(page.frame, words);
    ui::remark(page.frame, pending.verdict ? Icon::info : Icon::cloudup, pending_words(page, pending));
    draw_pending_actions(page, pending, kept);
}

} // namespace

ui::Box readable(const Page& page, const ui::Box& content)
{
    return page.frame.screen.phone() ? content : ui::Box{content.x, content.y, std::min(content.w, 860.F), content.h};
}

float margin_of(const Page& page) { return page.frame.screen.phone() ? 16.F : page.frame.screen.desktop() ? 24.F : 20.F; }

void draw_sign_in(Page& page)
{
    ui::Scroll scroll{page.frame, "sign_in", middle_of(page, 420), page.say("page.sign_in"), 16, 0, 32};
    const app::SignInForm& form = page.model.sign_in;
    draw_door_head(page);
    ui::paragraph(page.frame, page.say("sign_in.about"));
    {
        ui::Card card{page.frame, "card", {.title = page.say("sign_in.staff")}};
        ui::Edit account = ui::text_field(page.frame, "account",
                                          {.label = page.say("sign_in.account"),
                                           .value = form.account,
                                           .input = "text username",
                                           .length_max = 64,
                                           .required = true});
        if (account.text) page.dispatch(app::TypeSignIn{"account", *account.text});
        const ui::Edit password = password_field(page, "password");
        const bool pressed = ui::button(page.frame, "sign_in", page.say("action.sign_in"),
                                        {.kind = ui::Kind::main, .busy = form.busy || page.waiting, .wide = true});
        if (pressed || password.submitted || account.submitted) page.dispatch(app::SignIn{});
    }
    ui::heading(page.frame, page.say("sign_in.no_account"), 2);
    draw_ways_in(page);
    ui::heading(page.frame, page.say("sign_in.learn"), 2);
    draw_ways_to_learn(page);
}

void draw_drafts(Page& page)
{
    const ui::Box content = draw_shell(page, "drafts");
    ui::Scroll scroll{page.frame, "drafts", readable(page, content), page.say("page.drafts"), 12, margin_of(page), 16};
    ui::heading(page.frame, page.say("page.drafts"), 1);
    draw_troubles(page);
    if (page.model.drafts.empty())
        ui::empty_page(
            page.frame, "empty",
            {.icon = Icon::edit, .title = page.say("empty.drafts_title"), .text = page.say("empty.drafts")});
    for (const auto& [id, draft] : page.model.drafts) {
        ui::Card card{page.frame,
                      id,
                      {.title = page.word_of(draft.kind),
                       .aside = page.when(draft.changed_at),
                       .icon = icon_of(draft.kind)}};
        if (std::string title = case_title(page, draft.case_id); !title.empty()) ui::caption(page.frame, title);
        std::string words = field_text(draft, "words");
        for (const char* key : {"text", "standard", "reason"})
            if (words.empty()) words = field_text(draft, key);
        ui::paragraph(page.frame, words.empty() ? page.say("draft.nothing_yet") : words, {.lines_max = 3});
        ui::Row row{page.frame, 0, {}, 8};
        if (ui::button(page.frame, "go_on", page.say("draft.go_on"), {.icon = Icon::edit})) {
            if (draft.kind == CommandKind::file) page.dispatch(app::Navigate{{PageKind::new_matter, id}});
            else {
                page.dispatch(app::Navigate{{PageKind::case_, draft.case_id.text}});
                page.dispatch(app::OpenForm{draft.kind, draft.case_id});
            }
        }
        if (ui::button(page.frame, "drop", page.say("draft.drop"),
                       {.kind = ui::Kind::danger, .icon = Icon::trash}))
            page.dispatch(app::DiscardDraft{id});
    }
}

void draw_outbox(Page& page)
{
    const ui::Box content = draw_shell(page, "outbox");
    ui::Scroll scroll{page.frame, "outbox", readable(page, content), page.say("page.outbox"), 12, margin_of(page), 16};
    ui::heading(page.frame, page.say("page.outbox"), 1);
    ui::paragraph(page.frame, save_words(page));
    draw_troubles(page);
    {
        ui::Row row{page.frame, 0, {}, 8};
        if (ui::button(page.frame, "now", page.say("outbox.now"),
                       {.kind = ui::Kind::main, .icon = Icon::sync}))
            page.dispatch(app::SyncNow{});
        if (ui::button(page.frame, "export", page.say("action.save_file"), {.icon = Icon::dl}))
            page.dispatch(app::ExportOutbox{});
    }
    draw_work(page);
    int shown = 0;
    for (const app::Pending& pending : page.model.queue) {
        draw_pending(page, pending, false);
        ++shown;
    }
    for (const app::Pending& pending : page.model.kept)
        if (pending.verdict && *pending.verdict != Verdict::applied) {
            draw_pending(page, pending, true);
            ++shown;
        }
    if (shown == 0)
        ui::empty_page(
            page.frame, "empty",
            {.icon = Icon::saved, .title = page.say("empty.outbox_title"), .text = page.say("empty.outbox")});
}

} // namespace qungong::pages
