#include "web/app/update.hpp"

#include "web/app/gate.hpp"
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {

std::optional<Instant> next_draft_save(const Model& model); // update_draft.cpp

namespace {

// While a step can be undone and there is no network, nothing is tried: what was tried may have arrived.
bool is_undoable(const Model& model) { return model.notice && model.notice->undo_n > 0; }

void told(Change& change, const HostTold& report)
{
    Model& model = change.model;
    if (const std::int64_t number = integer_or(report.json, "ask", 0); number > 0) {
        auto found = model.asks.find(number);
        if (found == model.asks.end()) return;
        Ask question = std::move(found->second);
        model.asks.erase(found);
        answered(change, question, report.json, report.bytes);
        return;
    }
    if (report.op == "net.poke") sync(change);
    else if (report.op == "net.online") {
        if (!bool_or(report.json, "online", true)) model.sync.state = NetState::offline;
        else {
            model.sync.state = NetState::idle;
            forget_unfetched(model);
            sync(change);
        }
    } else if (report.op == "nav.changed") {
        gone_by_browser(change, report.json);
        if (model.route == Route{PageKind::new_matter, {}} && may_file(model)) open_form(change, CommandKind::file, {});
        load_public(change);
    } else if (report.op == "voice.at") heard_voice(change, report.json);
    else if (report.op == "voice.played") voice_played(change, report.json);
    else if (report.op == "blob.moved") blob_moved(change, report.json);
    else if (report.op == "export.at") export_at(change, report.json);
    else if (report.op == "page.pasted") take_pasted(change, report.json, report.bytes);
    else if (report.op == "store.trouble") model.storage_trouble = text_or(report.json, "trouble");
    else if (report.op == "store.fine") model.storage_trouble.clear();
    else if (report.op == "fs.writer") model.writer = true;
    else if (report.op == "session.lock_asked") lock(change);
    else if (report.op == "looks.changed") looks_changed(change, report.json);
    else if (report.op == "aloud.state") model.aloud = word_from_text<AloudState>(text_or(report.json, "state")).value_or(model.aloud);
    else if (report.op == "page.hidden") save_due_drafts(change);
    else if (report.op == "draft.taken") {
        if (Draft* draft = draft_of(model, text_or(report.json, "id")))
            draft->elsewhere = text_or(report.json, "owner_tab") != model.tab_id;
    }
}

struct Handler {
    Change& change;
    Model& model = change.model;

    std::string begin_step(CommandKind kind, const CaseId& case_id) // Its draft, without opening a form over the page
    {
        open_form(change, kind, case_id);
        return std::exchange(model.form, {});
    }
    void operator()(const Navigate& a)
    {
        go(change, a.route);
        load_public(change);
    }
    void operator()(const GoBack&)
    {
        go_back(change);
        load_public(change);
    }
    void operator()(const TypeSignIn&) {} // At the front
    void operator()(const SignIn&) { sign_in(change); }
    void operator()(const SignOut& a)
    {
        if (model.practice) return end_practice(change);
        model.leaving = !a.sure && waiting_to_send(model) > 0;
        if (!model.leaving) sign_out(change, a.forget);
    }
    void operator()(const StayHere&) { model.leaving = false; }
    void operator()(const ShowSignIn& a) { model.sign_in_open = a.open; }
    void operator()(const LockDevice&) { model.practice ? end_practice(change) : lock(change); }
    void operator()(const ChoosePost& a) { choose_post(change, a.post); }
    void operator()(const OpenForm& a) { open_form(change, a.kind, a.case_id); }
    void operator()(const CloseForm&)
    {
        const Draft* draft = draft_of(model, model.form); // One in which nothing was written leaves nothing behind
        if (draft && draft->saved == SaveState::clean) model.drafts.erase(model.form);
        model.form.clear();
    }
    void operator()(const SetDraftField& a) { set_field(change, a); }
    void operator()(const SetStepField& a) { set_field(change, {begin_step(a.kind, a.case_id), a.path, a.value, false}); }
    void operator()(const SendStep& a) { send_draft(change, begin_step(a.kind, a.case_id)); }
    void operator()(const SendDraft& a) { send_draft(change, a.draft); }
    void operator()(const DiscardDraft& a) { discard_draft(change, a.draft); }
    void operator()(const TakeOverDraft& a)
    {
        ask(change, "draft.take_over", {{"id", a.draft}, {"owner_tab", model.tab_id}}, {{"draft", a.draft}});
    }
    void operator()(const PickPhoto& a) { pick_photo(change, a); }
    void operator()(const RemoveBlob& a) { remove_blob(change, a.draft, a.sha256); }
    void operator()(const RecordVoice& a) { record_voice(change, a); }
    void operator()(const StopVoice&) { tell(change, "voice.stop"); }
    void operator()(const PlayVoice& a) { play_voice(change, a.sha256); }
    void operator()(const PauseVoice&)
    {
        model.player.playing = model.player.loading = false;
        tell(change, "voice.pause");
    }
    void operator()(const LookAt& a) { look_at(change, a); }
    void operator()(const FetchPicture& a) { model.pictures.erase(a.sha256); } // What is on the screen is asked for again
    void operator()(const Give& a) { give(change, a); }
    void operator()(const UndoStep& a) { undo_step(change, a.n); }
    void operator()(const UndoNotice&) { undo_notice(change); }
    void operator()(const DiscardRejected& a)
    {
        tell(change, "kept.discard", {{"n", a.n}});
        std::erase_if(model.kept, [&](const Pending& p) { return p.n == a.n; });
    }
    void operator()(const OpenIdentity& a) { open_identity(change, a); }
    void operator()(const TypeFollow& a)
    {
        (a.field == "number" ? model.follow.number
         : a.field == "code" ? model.follow.code
                             : model.follow.word) = a.text;
        model.follow.trouble.clear();
    }
    void operator()(const Follow&) { follow(change); }
    void operator()(const StartReport& a)
    {
        model.report_place = a.place;
        model.report_words = a.words;
        model.report_of_account = a.of_account;
        model.report_voice_words = a.voice_words;
        start_visit(change);
    }
    void operator()(const SyncNow&) { sync(change); }
    void operator()(const SetInbox& a) { model.inbox = a.choice; }
    void operator()(const OpenSearch&) { open_search(change); }
    void operator()(const TypeSearch& a) { type_search(change, a.text); }
    void operator()(const LeaveSearch&)
    {
        model.search.text.clear();
        go_back(change);
    }
    void operator()(const OpenFound& a) { open_found(change, a.at); }
    void operator()(const PressKey& a) { press_key(change, a); }
    void operator()(const SetDispatch& a) { model.dispatch = a.choice; }
    void operator()(const SetCourse& a) { model.course = a.choice; }
    void operator()(const ChooseTile& a)
    {
        model.tile = a.place;
        model.tile_listed = a.one_by_one;
    }
    void operator()(const ReadArticle& a) { model.article_open = a.open; }
    void operator()(const ChooseRating& a)
    {
        open_form(change, CommandKind::rate, a.case_id);
        const std::string draft = std::exchange(model.form, {}); // It stands in the page, not over it
        set_field(change, {draft, a.path, a.value});
    }
    void operator()(const ShowMore&) { model.rows_shown += 50; }
    void operator()(const SetSettings& a)
    {
        set_settings(change, a.settings);
    }
    void operator()(const ReadAloud& a) { read_aloud(change, a.pieces); }
    void operator()(const StopReading&) { stop_reading(change); }
    void operator()(const ShowTour& a) { show_tour(change, a.step); }
    void operator()(const Practise& a) { a.on ? begin_practice(change) : end_practice(change); }
    void operator()(const SetElderStep& a) { model.elder_step = a.step; }
    void operator()(const DismissNotice&) { close_notice(change); }
    void operator()(const ShowSlip& a)
    {
        model.slip = Value{};
        if (auto slot = model.slots.find(a.case_id); slot != model.slots.end())
            ask(change, "numbers.code", {{"slot", slot->second}}, {{"case", a.case_id.text}});
    }
    void operator()(const PrintPage& a) { ask(change, "page.print", {{"html", a.html}, {"title", a.title}}); }
    void operator()(const ExportOutbox&) { export_outbox(change); }
    void operator()(const PauseWork& a) { pause_work(change, a); }
    void operator()(const CancelWork& a) { cancel_work(change, a.kind); }
    void operator()(const SendHeld& a) { send_held(change, a.sha256); }
    void operator()(const Started&) {} // At the front
    void operator()(const TimePassed&)
    {
        save_due_drafts(change);
        rest_drafts(change);
        if (model.notice && model.notice->until <= model.now) close_notice(change);
        const bool waits = model.sync.state == NetState::failing || model.sync.state == NetState::offline;
        if (waits && !is_undoable(model) && model.sync.retry_at.ms > 0 && model.sync.retry_at <= model.now) {
            model.sync.retry_at = {};
            sync(change);
        }
    }
    void operator()(const HostTold& a)
    {
        told(change, a);
        if (model.route.page == PageKind::search) find_matters(change); // What has come may be among what is searched for
    }
};

// What the sign-in page needs before the rest of the client has arrived; see `is_at_the_front`.
void update_front(Change& change, const Action& action)
{
    if (const auto* typed = std::get_if<TypeSignIn>(&action)) {
        SignInForm& form = change.model.sign_in;
        (typed->field == "account" ? form.account : form.password) = typed->text;
        form.trouble.clear();
    } else if (const auto* told = std::get_if<HostTold>(&action)) {
        if (told->op == "texts.again") return load_texts(change, true);
        const Ask question = change.model.asks.extract(integer_or(told->json, "ask", 0)).mapped();
        if (question.op == "texts.load") answer_texts(change, told->json, question.context, told->bytes);
        else if (question.op == "looks.state") answer_looks(change, told->json);
        else restored_settings(change, told->json);
    } else {
        load_texts(change);
        ask(change, "looks.state", Value{Object{}}, {{"for", "settings"}});
        ask(change, "nav.state", Value{Object{}});
        ask(change, "tabs.state", Value{Object{}});
        resume(change); // A reload goes on where it was
    }
}

void update_rest(Change& change, const Action& action)
{
    const Route before = change.model.route;
    const bool was_practice = change.model.practice; // What begins or ends it is real
    std::visit(Handler{change}, action);
    if (change.model.route != before) stop_reading(change); // What is read is the page on the screen
    if (was_practice && change.model.practice) practise(change);
    want_pictures(change);
}

void tell_title(Change& change)
{
    if (is_silent(change.model)) return;
    std::string title = title_of(change.model);
    if (title == change.model.title) return;
    tell(change, "nav.title", {{"title", title}});
    change.model.title = std::move(title);
}

} // namespace

bool is_at_the_front(const Model& model, const Action& action)
{
    if (std::holds_alternative<Started>(action) || std::holds_alternative<TypeSignIn>(action)) return true;
    const auto* told = std::get_if<HostTold>(&action);
    if (told && told->op == "texts.again") return true;
    const auto question = told ? model.asks.find(integer_or(told->json, "ask", 0)) : model.asks.end();
    return question != model.asks.end()
        && (question->second.op == "texts.load" || text_or(question->second.context, "for") == "settings");
}

Effects update(Model& model, const Action& action, const Moment& moment)
{
    model.now = moment.now;
    ++model.revision;
    Change change{model, moment};
    if (is_at_the_front(model, action)) update_front(change, action);
    else behind_gate(&update_rest)(change, action);
    tell_title(change);
    return std::move(change.effects);
}

std::optional<Instant> next_deadline(const Model& model)
{
    std::optional<Instant> next = next_draft_save(model);
    auto consider = [&](Instant at) {
        if (at.ms > 0 && (!next || at < *next)) next = at;
    };
    if (model.notice) consider(model.notice->until);
    const bool waits = model.sync.state == NetState::failing || model.sync.state == NetState::offline;
    if (waits && !is_undoable(model)) consider(model.sync.retry_at);
    if (is_signed_in(model))
        consider(Instant{(model.now.ms / 60'000 + 1) * 60'000}); // Lights speak in minutes
    return next;
}

} // namespace qungong::app
