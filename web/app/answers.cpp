// Answers of the host: each question's answer finds the part of the client that asked.
#include "web/app/parts.hpp"

namespace qungong::app {
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
    if (purpose == "pull" && text_or(json, "trouble") == "aborted") { // The person paused it
        change.model.sync.state = NetState::idle;
        return;
    }
    Value body{Object{}};
    const bool lines = status == 200 && (purpose == "pull" || purpose == "directory"); // A refusal is JSON even there
    if (!lines && !bytes.empty())
        if (Result<Value> read = value_from_json(bytes, {.bytes_max = 8 << 20, .depth_max = 24})) body = *read;
    if (is_of(context, {"session", "resume", "post", "follow", "visitor", "signed_out"}))
        answer_session(change, purpose, context, status, body);
    else
        answer_sync(change, purpose, context, status, body, bytes);
}

void restored_session(Change& change, const Value& json)
{
    const Value* value = find(json, "value");
    Session& session = change.model.session;
    if (!value || !session.local) return; // Online the server has just said it
    session.name = text_or(*value, "name");
    session.epoch = text_or(*value, "epoch");
    session.account = text_or(*value, "account");
    session.feeds = texts_or_none(*value, "feeds");
    for (const Value& post : items_or_none(*value, "posts"))
        if (auto role = word_from_text<Role>(text_or(post, "role"))) session.posts.push_back({{text_or(post, "office")}, *role});
    if (const Value* actor = find(*value, "actor"))
        if (Result<Actor> read = actor_from_value(*actor)) session.actor = *read;
    if (change.model.route.page == PageKind::sign_in) go_instead(change, home_of(session.actor));
}

// Each group answers whether the op was its own.
bool answered_person(Change& change, const std::string& op, const Value& json, const Value& context)
{
    Model& model = change.model;
    if (op == "session.people") answer_people(change, json, context);
    else if (op == "session.open" || op == "session.open_visitor" || op == "session.offline_unlock")
        answer_unlocked(change, json, context);
    else if (op == "session.new_device") {
        model.session.dev = text_or(json, "device", model.session.dev);
        model.sync.acked = 0;
        load_queue(change);
    } else if (op == "meta.get") {
        if (text_or(context, "for") == "tour") answer_tour(change, json);
        else restored_session(change, json);
    } else if (op == "tabs.state") model.tab_id = text_or(json, "tab");
    else if (op == "nav.state") {
        model.route = route_from_hash(text_or(json, "hash"));
        load_public(change);
    } else return false;
    return true;
}

void answered_load(Change& change, const std::string& op, const Value& json)
{
    const bool kept = op == "kept.load";
    queue_loaded(change, json, kept);
    const std::vector<Pending>& loaded = kept ? change.model.kept : change.model.queue;
    if (bool_or(json, "more", false) && !loaded.empty()) ask(change, op, {{"after_n", loaded.back().n}});
    else sync(change);
}

bool answered_queue(Change& change, const std::string& op, const Value& json, const Value& context)
{
    Model& model = change.model;
    if (op == "draft.load_all") drafts_loaded(change, json);
    else if (op.starts_with("draft.")) answer_draft(change, op, json, context);
    else if (op == "queue.load" || op == "kept.load") answered_load(change, op, json);
    else if (op == "queue.again") rolled_back(change, json, context);
    else if (op == "queue.add") answer_queued(change, json, context);
    else if (op == "queue.verdict") verdicts_stored(change, context);
    else if (op == "queue.undo") undone(change, json, context);
    else if (op == "numbers.take") answer_number(change, json, context);
    else if (op == "numbers.put" || op == "numbers.count")
        model.numbers_free = integer_or(json, "free", model.numbers_free);
    else if (op == "numbers.code")
        model.slip = {{"number", text_or(json, "number")},
                      {"code", text_or(json, "code")},
                      {"case", text_or(context, "case")},
                      {"at", model.now.ms}};
    else return false;
    return true;
}

void answered_file(Change& change, const std::string& op, const Value& json, const Value& context,
                   const std::string& bytes)
{
    if (answer_media(change, op, json, context, bytes) || answer_blob(change, op, json, context, bytes)) return;
    if (op == "store.export") exported(change, json);
    else if (op == "fs.open") {
        change.model.writer = bool_or(json, "writer", false);
        ask(change, "fs.list", {{"under", "/hot/feeds"}});
    } else if (op == "fs.list") files_listed(change, json);
    else if (op == "fs.read") file_read(change, json, context, bytes);
}

} // namespace

void answered(Change& change, const Ask& question, const Value& json, const std::string& bytes)
{
    const std::string& op = question.op;
    const Value& context = question.context;
    if (op == "net.fetch") answered_fetch(change, json, context, bytes);
    else if (!answered_person(change, op, json, context) && !answered_queue(change, op, json, context))
        answered_file(change, op, json, context, bytes);
}

} // namespace qungong::app
