// Sessions: signing in with and without a network, locking, visits without an account, following one matter.
#include "web/app/parts.hpp"

namespace qungong::app {
namespace {

Array items_of(const Value& body, std::string_view key)
{
    const auto items = items_or_none(body, key);
    return {items.begin(), items.end()};
}

std::string code_of(const Value& body) { return text_or(body, "code", "unavailable"); }

void take_session(Session& session, const Value& body)
{
    session.kind = word_from_text<SessionKind>(text_or(body, "kind")).value_or(SessionKind::staff);
    session.dev = text_or(body, "dev", session.dev);
    session.name = text_or(body, "name");
    session.feeds = texts_or_none(body, "feeds");
    session.follow_case = {text_or(body, "case")};
    session.may_rate = bool_or(body, "may_rate", false);
    session.local = session.expired = false;
    session.posts.clear();
    for (const Value& post : items_or_none(body, "posts"))
        if (auto role = word_from_text<Role>(text_or(post, "role"))) session.posts.push_back({{text_or(post, "office")}, *role});
    if (const Value* actor = find(body, "actor"))
        if (Result<Actor> read = actor_from_value(*actor)) session.actor = *read;
}

// Everything this device keeps for the person, read before anything is drawn as empty.
void load_device(Change& change)
{
    ask(change, "draft.load_all", Value{Object{}});
    load_queue(change);
    ask(change, "numbers.count", Value{Object{}});
    ask(change, "fs.open", Value{Object{}});
    ask(change, "meta.get", {{"key", "session"}}, {{"for", "session"}});
    if (change.model.session.kind == SessionKind::staff) ask_tour(change);
}

// Another person's queue, feeds and matters are not this one's. Drafts are on the disk; the queue is read again anyway.
void leave_person(Change& change)
{
    Model& model = change.model;
    save_due_drafts(change);
    // The directory that was read without an account stays on the screen, but is in nobody's store yet: its feed begins anew.
    model.sync = Sync{.skew_ms = model.sync.skew_ms, .public_key = model.sync.public_key};
    model.cases.clear();
    model.drafts.clear();
    model.identities.clear();
    model.tour = {};
    if (!model.recording.draft.empty()) tell(change, "voice.stop");
    tell(change, "voice.pause");
    model.blobs.clear();
    model.thumbnails.clear();
    model.pictures.clear();
    model.recording = Recording{};
    model.player = Player{};
    model.look = Look{};
    model.work = Work{};
    model.slots.clear();
    model.slip = Value{};
    model.form.clear();
    model.notice.reset();
    model.numbers_free = 0;
    model.device_ready = false;
    model.session = Session{.epoch = model.session.epoch};
    tell(change, "net.live_stop");
}

// "#/sign-in/device" was come to from there; what no page is called leads home.
Route after_sign_in(const Model& model)
{
    const Route wished = route_from_hash(model.route.arg);
    const bool no_page = wished.page == PageKind::sign_in || wished.page == PageKind::gone;
    return no_page ? home_of(model.session.actor) : wished;
}

void enter(Change& change)
{
    Session& session = change.model.session;
    session.unlocked = true;
    load_device(change);
    if (session.kind == SessionKind::staff && change.model.route.page == PageKind::sign_in)
        go_instead(change, after_sign_in(change.model));
}

void remember_session(Change& change)
{
    const Session& s = change.model.session;
    Array posts, feeds;
    for (const Post& post : s.posts) posts.push_back({{"office", post.office.text}, {"role", word(post.role)}});
    for (const std::string& feed : s.feeds) feeds.emplace_back(feed);
    Value value{{"kind", word(s.kind)}, {"name", s.name}, {"dev", s.dev}, {"posts", posts}, {"feeds", feeds},
        {"actor", value_from_actor(s.actor)}, {"account", s.account}, {"epoch", s.epoch}, {"case", s.follow_case.text}};
    tell(change, "meta.put", {{"key", "session"}, {"value", value}});
}

bool is_another(const Session& session, const Value& body)
{
    const Value* actor = find(body, "actor");
    return word(session.kind) != text_or(body, "kind") || text_or(body, "dev") != session.dev || !actor
        || text_or(*actor, "person") != session.actor.person.text;
}

void signed_in(Change& change, const Value& body)
{
    Model& model = change.model;
    if (is_another(model.session, body)) leave_person(change);
    model.queue.clear(); // Read from this device at once
    model.kept.clear();
    take_session(model.session, body);
    model.session.account = model.sign_in.account;
    const std::string person = model.session.actor.person.text;
    if (model.session.kind == SessionKind::staff)
        ask(change, "session.open",
            {{"person", person}, {"login", model.sign_in.account}, {"login_key", text_or(body, "device_key")},
                {"device", model.session.dev}},
            {{"online", true}});
    else
        ask(change, "session.open_visitor", {{"device", model.session.dev}, {"as", word(model.session.kind)}},
            {{"online", true}, {"numbers", Value{items_of(body, "numbers")}}});
}

// Whoever opened this device by the pass phrase goes on under his own session alone: a shared PC may hold the cookie of
// somebody else, and a queue is pushed by nobody but its person.
void resumed(Change& change, std::int64_t status, const Value& body)
{
    Model& model = change.model;
    const Value* actor = status == 200 ? find(body, "actor") : nullptr;
    const bool mine = !model.session.local || (actor && text_or(*actor, "person") == model.session.actor.person.text);
    if (status == 200 && mine) {
        if (text_or(body, "kind") == "staff") model.sign_in.account = text_or(body, "account");
        return signed_in(change, body);
    }
    if (!model.session.local) return load_directory(change); // Nobody was in: names and rules are for everybody
    if (status == 0) return no_network(change);
    if (status >= 500) return retry_later(change);
    expire(change);
}

} // namespace

void resume(Change& change)
{
    const auto is_asked = [](const auto& ask) { return text_or(ask.second.context, "purpose") == "resume"; };
    if (std::any_of(change.model.asks.begin(), change.model.asks.end(), is_asked)) return;
    fetch(change, "GET", "/v1/session", {}, "resume");
}

// Text stays where it is; the sign-in comes on top.
void expire(Change& change)
{
    Model& model = change.model;
    model.session.local = false;
    model.session.expired = model.sign_in_open = true;
    model.sign_in.account = model.session.account;
    model.sync.state = NetState::failing;
    model.sync.retry_at = {};
}

void sign_in(Change& change)
{
    SignInForm& form = change.model.sign_in;
    if (form.account.empty() || form.password.empty()) {
        form.trouble = "text_needed";
        return;
    }
    form.busy = true;
    form.trouble.clear();
    // Which device id this person has here is known before the sign-in, and must be told with it.
    ask(change, "session.people", Value{Object{}}, {{"for", "sign_in"}});
}

void answer_people(Change& change, const Value& json, const Value& context)
{
    Model& model = change.model;
    const std::string account = model.sign_in.account;
    Value known;
    for (const Value& person : items_or_none(json, "people"))
        if (text_or(person, "login") == account) known = person;
    if (text_or(context, "for") == "offline") {
        if (!bool_or(known, "has_pass", false)) {
            model.sign_in.busy = false;
            model.sign_in.trouble = "offline_unknown";
            return;
        }
        ask(change, "session.offline_unlock", {{"person", text_or(known, "person")}, {"pass", model.sign_in.password}},
            {{"online", false}, {"person", text_or(known, "person")}});
        return;
    }
    Value body{{"account", account}, {"password", model.sign_in.password}};
    if (std::string dev = text_or(known, "device"); !dev.empty()) put(body, "dev", dev);
    fetch(change, "POST", "/v1/session", body, "session");
}

void answer_session(Change& change, const std::string& purpose, const Value&, std::int64_t status, const Value& body)
{
    Model& model = change.model;
    if (purpose == "session" && status == 0) { // No network: the pass phrase opens what this device keeps
        ask(change, "session.people", Value{Object{}}, {{"for", "offline"}});
        return;
    }
    if (purpose == "resume") return resumed(change, status, body);
    if (purpose == "post" && status == 200) {
        take_session(model.session, body);
        remember_session(change);
        sync(change);
        return;
    }
    if (purpose == "follow") {
        model.follow.busy = false;
        if (status == 200) {
            model.follow.trouble.clear();
            signed_in(change, body);
        } else {
            model.follow.trouble = status == 0 ? "offline" : code_of(body);
        }
        return;
    }
    if (purpose == "visitor" && status != 200) {
        model.report_begun = false;
        notify(change, "notice.visit_refused", {{"trouble", status == 0 ? "offline" : code_of(body)}}, true);
        return;
    }
    model.sign_in.busy = false;
    if (status == 200 || status == 201) signed_in(change, body);
    else model.sign_in.trouble = code_of(body);
}

void answer_unlocked(Change& change, const Value& json, const Value& context)
{
    Model& model = change.model;
    const std::string trouble = text_or(json, "trouble");
    model.sign_in.busy = false;
    if (!trouble.empty()) {
        model.sign_in.trouble = trouble;
        return;
    }
    const bool online = bool_or(context, "online", false);
    model.session.dev = text_or(json, "device", model.session.dev);
    model.last_n = integer_or(json, "last_n", 0);
    if (!online) {
        model.session.kind = SessionKind::staff;
        model.session.actor.person = {text_or(context, "person")};
        model.session.local = true; // What leaves this device waits until the server knows the session
    } else {
        remember_session(change);
        // The same words open this device without a network (docs/decisions.md).
        if (model.session.kind == SessionKind::staff && model.sign_in.password.size() >= 8)
            ask(change, "session.set_pass", {{"pass", model.sign_in.password}});
    }
    model.sign_in.password.clear();
    model.sign_in_open = false;
    enter(change);
    if (!online) return;
    if (Array lent = items_of(context, "numbers"); !lent.empty()) ask(change, "numbers.put", {{"block", lent}});
    sync(change);
}

void follow(Change& change)
{
    FollowForm& form = change.model.follow;
    std::string number;
    for (char c : form.number)
        if (c >= '0' && c <= '9') number += c;
    if (!is_case_number(number)) {
        form.trouble = "bad_number";
        return;
    }
    form.busy = true;
    form.trouble.clear();
    Value body{{"number", number}, {"code", form.code}};
    if (!form.word.empty()) put(body, "word", form.word);
    fetch(change, "POST", "/v1/follow", body, "follow");
}

} // namespace qungong::app
