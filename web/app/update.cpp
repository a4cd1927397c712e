#include "web/app/update.hpp"

#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {

std::optional<Instant> next_draft_save(const Model& model); // update_draft.cpp

namespace {

bool is_of(const Value& context, std::initializer_list<std::string_view> purposes)
{
    const std::string purpose = text_or(context, "purpose");
    return std::find(purposes.begin(), purposes.end(), purpose) != purposes.end();
}

void answered_fetch(Change& change, const Value& json, const Value& context, const std::string& bytes)
{
    const std::string purpose = text_or(context, "purpose");
    const std::int64_t status = find(json, "trouble") ? 0 : integer_or(json, "status", 0);
    Value body{Object{}};
    if (purpose != "pull" && purpose != "directory" && !bytes.empty())
        if (Result<Value> read = value_from_json(bytes, {.bytes_max = 8 << 20, .depth_max = 24})) body = *read;
    if (is_of(context, {"session", "resume", "post", "follow", "visitor", "signed_out"}))
        answer_session(change, purpose, context, status, body);
    else
        answer_sync(change, purpose, context, status, body, bytes);
}

void answered_blob(Change& change, const Value& json, const Value& context, const std::string& bytes)
{
    const std::string sha = text_or(context, "sha256");
    if (find(json, "trouble")) {
        change.model.blobs[sha] = "lost";
        return;
    }
    change.model.blobs[sha] = "sending";
    ask(change, "net.fetch",
        {{"method", "PUT"}, {"url", "/v1/blobs/" + sha}, {"headers", Value{{"Content-Type", text_or(json, "kind", "image/jpeg")}}},
            {"timeout_ms", 120'000}},
        {{"purpose", "blob"}, {"sha256", sha}}, bytes);
}

void undone(Change& change, const Value& json, const Value& context)
{
    if (find(json, "trouble")) {
        notify(change, "notice.undo_too_late", Value{Object{}}, true);
        return;
    }
    const std::int64_t n = integer_or(context, "n", 0);
    std::erase_if(change.model.queue, [&](const Pending& p) { return p.n == n; });
    notify(change, "notice.undone");
}

void restored_session(Change& change, const Value& json)
{
    const Value* value = find(json, "value");
    Session& session = change.model.session;
    if (!value || !session.expired) return; // Online the server has just said it
    session.name = text_or(*value, "name");
    session.epoch = text_or(*value, "epoch");
    session.account = text_or(*value, "account");
    session.feeds = texts_or_none(*value, "feeds");
    for (const Value& post : items_or_none(*value, "posts"))
        if (auto role = word_from_text<Role>(text_or(post, "role"))) session.posts.push_back({{text_or(post, "office")}, *role});
    if (const Value* actor = find(*value, "actor"))
        if (Result<Actor> read = actor_from_value(*actor)) session.actor = *read;
    if (change.model.route.page == PageKind::sign_in) {
        change.model.route = home_of(session.actor);
        tell(change, "nav.replace", {{"hash", hash_from_route(change.model.route)}});
    }
}

void restored_settings(Change& change, const Value& json)
{
    const Value* value = find(json, "value");
    if (!value) return;
    Settings& settings = change.model.settings;
    settings.language = text_or(*value, "language", settings.language);
    settings.theme = word_from_text<ThemeChoice>(text_or(*value, "theme")).value_or(settings.theme);
    settings.elder = bool_or(*value, "elder", false);
}

void answered(Change& change, const Ask& question, const Value& json, const std::string& bytes)
{
    Model& model = change.model;
    const std::string& op = question.op;
    const Value& context = question.context;
    if (op == "net.fetch") answered_fetch(change, json, context, bytes);
    else if (op.starts_with("draft.")) op == "draft.load_all" ? drafts_loaded(change, json) : answer_draft(change, op, json, context);
    else if (op == "session.people") answer_people(change, json, context);
    else if (op == "session.open" || op == "session.open_visitor" || op == "session.offline_unlock") answer_unlocked(change, json, context);
    else if (op == "session.new_device") {
        model.session.dev = text_or(json, "device", model.session.dev);
        model.queue.clear();
        ask(change, "queue.load", Value{Object{}});
    }
    else if (op == "queue.load" || op == "kept.load") {
        queue_loaded(change, json, op == "kept.load");
        const std::vector<Pending>& loaded = op == "kept.load" ? model.kept : model.queue;
        if (bool_or(json, "more", false) && !loaded.empty()) ask(change, op, {{"after_n", loaded.back().n}});
        else sync(change);
    }
    else if (op == "queue.again") ask(change, "queue.load", Value{Object{}});
    else if (op == "queue.add") answer_queued(change, json, context);
    else if (op == "queue.verdict") verdicts_stored(change, context);
    else if (op == "queue.undo") undone(change, json, context);
    else if (op == "numbers.take") answer_number(change, json, context);
    else if (op == "numbers.put" || op == "numbers.count") model.numbers_free = integer_or(json, "free", model.numbers_free);
    else if (op == "numbers.code") model.slip = {{"number", text_or(json, "number")}, {"code", text_or(json, "code")},
        {"case", text_or(context, "case")}, {"at", model.now.ms}};
    else if (op == "meta.get") text_or(context, "for") == "settings" ? restored_settings(change, json) : restored_session(change, json);
    else if (op == "tabs.state") model.tab_id = text_or(json, "tab");
    else if (op == "nav.state") {
        model.route = route_from_hash(text_or(json, "hash"));
        load_public(change);
    }
    else if (op == "file.pick") {
        if (find(json, "trouble")) answer_photo(change, json, context, bytes);
        else ask(change, "blob.put", {{"kind", text_or(json, "kind", "image/jpeg")}, {"name", text_or(json, "name")}}, 
            {{"draft", text_or(context, "draft")}, {"kind", text_or(json, "kind", "image/jpeg")}, {"name", text_or(json, "name")}}, bytes);
    }
    else if (op == "blob.put") {
        Value picked = json;
        put(picked, "kind", text_or(context, "kind"));
        put(picked, "name", text_or(context, "name"));
        answer_photo(change, picked, context, bytes);
    }
    else if (op == "blob.get") answered_blob(change, json, context, bytes);
    else if (op == "fs.open") {
        model.writer = bool_or(json, "writer", false);
        ask(change, "fs.list", {{"under", "/hot/feeds"}});
    }
    else if (op == "fs.list") files_listed(change, json);
    else if (op == "fs.read") file_read(change, json, context, bytes);
}

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
        else { model.sync.state = NetState::idle; sync(change); }
    }
    else if (report.op == "nav.changed") {
        model.route = route_from_hash(text_or(report.json, "hash"));
        load_public(change);
    }
    else if (report.op == "store.trouble") model.storage_trouble = text_or(report.json, "trouble");
    else if (report.op == "store.fine") model.storage_trouble.clear();
    else if (report.op == "fs.writer") model.writer = true;
    else if (report.op == "session.lock_asked") lock(change);
    else if (report.op == "page.hidden") save_due_drafts(change);
    else if (report.op == "draft.taken") {
        if (Draft* draft = draft_of(model, text_or(report.json, "id"))) draft->elsewhere = text_or(report.json, "owner_tab") != model.tab_id;
    }
}

struct Handler {
    Change& change;
    Model& model = change.model;

    void operator()(const Navigate& a) { go(change, a.route); load_public(change); }
    void operator()(const GoBack&)
    {
        if (model.back.empty()) { go(change, home_of(model.session.actor)); return; }
        model.route = model.back.back();
        model.back.pop_back();
        tell(change, "nav.replace", {{"hash", hash_from_route(model.route)}});
    }
    void operator()(const TypeSignIn& a) { (a.field == "account" ? model.sign_in.account : model.sign_in.password) = a.text; model.sign_in.trouble.clear(); }
    void operator()(const SignIn&) { sign_in(change); }
    void operator()(const SignOut& a) { sign_out(change, a.forget); }
    void operator()(const LockDevice&) { lock(change); }
    void operator()(const ChoosePost& a) { choose_post(change, a.post); }
    void operator()(const OpenForm& a) { open_form(change, a.kind, a.case_id); }
    void operator()(const CloseForm&) { model.form.clear(); }
    void operator()(const SetDraftField& a) { set_field(change, a); }
    void operator()(const SendDraft& a) { send_draft(change, a.draft); }
    void operator()(const DiscardDraft& a) { discard_draft(change, a.draft); }
    void operator()(const TakeOverDraft& a) { ask(change, "draft.take_over", {{"id", a.draft}, {"owner_tab", model.tab_id}}, {{"draft", a.draft}}); }
    void operator()(const PickPhoto& a) { ask(change, "file.pick", {{"accept", "image/*"}, {"capture", a.camera}, {"photo", true}}, {{"draft", a.draft}}); }
    void operator()(const RemoveBlob& a)
    {
        Draft* draft = draft_of(model, a.draft);
        if (!draft) return;
        Array left;
        for (const Value& blob : items_or_none(draft->args, "blobs"))
            if (text_or(blob, "sha256") != a.sha256) left.push_back(blob);
        tell(change, "blob.drop", {{"sha256", a.sha256}});
        model.blobs.erase(a.sha256);
        set_field(change, {a.draft, "blobs", left, false});
    }
    void operator()(const Give& a) { give(change, a); }
    void operator()(const UndoStep& a) { ask(change, "queue.undo", {{"n", a.n}, {"now", model.now.ms}}, {{"n", a.n}}); model.notice.reset(); }
    void operator()(const DiscardRejected& a)
    {
        tell(change, "kept.discard", {{"n", a.n}});
        std::erase_if(model.kept, [&](const Pending& p) { return p.n == a.n; });
    }
    void operator()(const OpenIdentity& a) { open_identity(change, a); }
    void operator()(const TypeFollow& a)
    {
        (a.field == "number" ? model.follow.number : a.field == "code" ? model.follow.code : model.follow.word) = a.text;
        model.follow.trouble.clear();
    }
    void operator()(const Follow&) { follow(change); }
    void operator()(const StartReport&) { start_visit(change); }
    void operator()(const SyncNow&) { sync(change); }
    void operator()(const SetInbox& a) { model.inbox = a.choice; }
    void operator()(const SetDispatch& a) { model.dispatch = a.choice; }
    void operator()(const SetCourse& a) { model.course = a.choice; }
    void operator()(const ChooseTile& a) { model.tile = a.place; }
    void operator()(const SetSettings& a)
    {
        model.settings = a.settings;
        tell(change, "meta.put", {{"key", "settings"}, {"plain", true},
            {"value", Value{{"language", a.settings.language}, {"theme", word(a.settings.theme)}, {"elder", a.settings.elder}}}});
    }
    void operator()(const DismissNotice&) { model.notice.reset(); }
    void operator()(const ShowSlip& a)
    {
        model.slip = Value{};
        if (auto slot = model.slots.find(a.case_id); slot != model.slots.end())
            ask(change, "numbers.code", {{"slot", slot->second}}, {{"case", a.case_id.text}});
    }
    void operator()(const PrintPage& a) { ask(change, "page.print", {{"html", a.html}, {"title", a.title}}); }
    void operator()(const ExportOutbox&) { ask(change, "store.export", Value{Object{}}); }
    void operator()(const Started&)
    {
        ask(change, "nav.state", Value{Object{}});
        ask(change, "tabs.state", Value{Object{}});
        ask(change, "meta.get", {{"key", "settings"}, {"plain", true}}, {{"for", "settings"}});
        load_directory(change);
        fetch(change, "GET", "/v1/session", {}, "resume"); // A reload goes on where it was
    }
    void operator()(const TimePassed&)
    {
        save_due_drafts(change);
        if (model.notice && model.notice->until <= model.now) model.notice.reset();
        const bool waits = model.sync.state == NetState::failing || model.sync.state == NetState::offline;
        if (waits && model.sync.retry_at.ms > 0 && model.sync.retry_at <= model.now) {
            model.sync.retry_at = {};
            sync(change);
        }
    }
    void operator()(const HostTold& a) { told(change, a); }
};

} // namespace

Effects update(Model& model, const Action& action, const Moment& moment)
{
    model.now = moment.now;
    Change change{model, moment};
    std::visit(Handler{change}, action);
    return std::move(change.effects);
}

std::optional<Instant> next_deadline(const Model& model)
{
    std::optional<Instant> next = next_draft_save(model);
    auto consider = [&](Instant at) { if (at.ms > 0 && (!next || at < *next)) next = at; };
    if (model.notice) consider(model.notice->until);
    if (model.sync.state == NetState::failing || model.sync.state == NetState::offline) consider(model.sync.retry_at);
    if (is_signed_in(model)) consider(Instant{(model.now.ms / 60'000 + 1) * 60'000}); // Lights speak in minutes
    return next;
}

} // namespace qungong::app
