// Sync: push what waits, then pull what is new, then listen. Never both at once; trouble only postpones.
//
// The order is docs/sync.md section 1. Whatever fails, the queue stays on the disk and is tried again.
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr std::size_t push_commands_max = 50;
constexpr std::int64_t first_lines_max = 4'000;

bool is_busy(const Model& model)
{
    return std::any_of(model.asks.begin(), model.asks.end(), [](const auto& ask) {
        const std::string purpose = text_or(ask.second.context, "purpose"), &op = ask.second.op;
        return purpose == "hello" || purpose == "push" || purpose == "pull" || purpose == "numbers"
            || op == "queue.verdict" || op == "queue.load" || op == "queue.again" || op == "kept.load";
    });
}

std::vector<const Pending*> next_batch(const Model& model)
{
    std::vector<const Pending*> batch;
    for (const Pending& pending : model.queue)
        if (!pending.verdict && batch.size() < push_commands_max) batch.push_back(&pending);
    return batch;
}

void push(Change& change, const std::vector<const Pending*>& batch)
{
    Model& model = change.model;
    Array commands, numbers;
    for (const Pending* pending : batch) {
        commands.push_back(pushed_value(*pending));
        numbers.emplace_back(pending->n);
    }
    for (Pending& pending : model.queue)
        if (!pending.verdict && pending.n <= numbers.back().as_integer()[0]) pending.state = QueueState::sent;
    tell(change, "queue.sent", {{"n", numbers}});
    Value body{{"dev", model.session.dev}, {"epoch", model.session.epoch}, {"sent_at", change.moment.now.ms},
        {"acked", model.sync.acked}, {"cmds", commands}};
    fetch(change, "POST", "/v1/sync/push", body, "push");
}

void pull(Change& change)
{
    Model& model = change.model;
    if (model.sync.paused) {
        model.sync.state = NetState::idle;
        return send_blobs(change);
    }
    Array feeds;
    for (const std::string& feed : model.session.feeds) {
        FeedPlace place = model.sync.feeds.contains(feed) ? model.sync.feeds.at(feed) : FeedPlace{};
        feeds.push_back({{"feed", feed}, {"generation", place.generation}, {"pos", place.pos},
            {"sum", hex_from_bytes(place.sum)}});
    }
    Value body{{"dev", model.session.dev}, {"epoch", model.session.epoch}, {"feeds", feeds}, {"totals", true}};
    if (model.sync.synced_at.ms == 0) put(body, "limit", first_lines_max); // So that it shows how far it is
    fetch(change, "POST", "/v1/sync/pull", body, "pull");
}

void listen(Change& change)
{
    if (change.model.sync.live) return;
    change.model.sync.live = true;
    tell(change, "net.live", {{"url", "/v1/sync/live"}, {"wait_url", "/v1/sync/live?wait=25"}});
}

void settle(Change& change)
{
    Model& model = change.model;
    model.sync.state = NetState::idle;
    model.sync.synced_at = model.now;
    send_blobs(change);
    listen(change);
    if (std::exchange(model.sync.again, false)) sync(change);
}

Value stored_verdict(const Value& result)
{
    const Value* reason = find(result, "reason");
    const Value* head = find(result, "head");
    const Value* args = reason ? find(*reason, "args") : nullptr;
    return {{"verdict", text_or(result, "verdict")}, {"reason", reason ? text_or(*reason, "word") : ""},
        {"refused", args ? text_or(*args, "refused") : ""}, {"seq", head ? integer_or(*head, "seq", 0) : 0},
        {"readable", bool_or(result, "readable", true)}};
}

void pushed(Change& change, const Value& body)
{
    Model& model = change.model;
    Array verdicts;
    std::int64_t up_to = model.sync.acked;
    for (const Value& result : items_or_none(body, "results")) {
        const std::int64_t n = integer_or(result, "n", 0);
        Value stored = stored_verdict(result);
        verdicts.push_back({{"n", n}, {"verdict", stored}});
        up_to = std::max(up_to, n);
        for (Pending& pending : model.queue)
            if (pending.n == n) take_verdict(pending, stored);
        if (std::string rating = text_or(result, "rating"); !rating.empty()) model.session.rating_word = rating;
        if (text_or(stored, "verdict") == "contested") notify(change, "notice.contested", Value{Object{}}, true);
        if (text_or(stored, "verdict") == "rejected")
            notify(change, "notice.rejected", {{"fault", text_or(stored, "reason")}, {"refused", text_or(stored, "refused")}}, true);
    }
    ask(change, "queue.verdict", {{"verdicts", verdicts}}, {{"acked", up_to}});
}

void take_hello(Change& change, const Value& body)
{
    Model& model = change.model;
    model.sync.skew_ms = integer_or(body, "now", change.moment.now.ms) - change.moment.now.ms;
    if (const Value* key = find(body, "public_key")) model.sync.public_key = *key;
    const std::int64_t durable_n = integer_or(body, "durable_n", model.sync.durable_n);
    if (durable_n > model.sync.durable_n) tell(change, "kept.drop", {{"durable_n", durable_n}});
    model.sync.durable_n = durable_n;
    const std::string epoch = text_or(body, "epoch"), known = std::exchange(model.session.epoch, {});
    const std::int64_t last_n = integer_or(body, "last_n", model.sync.acked);
    // Restored: another history, or, where this device was off meanwhile, one that lacks verdicts which it has stored.
    if ((!known.empty() && known != epoch) || last_n < model.sync.acked) {
        if (!find(body, "last_n")) return expire(change); // Nor does it know this session
        ask(change, "queue.again", {{"after_n", last_n}}, {{"epoch", epoch}, {"last_n", last_n}});
        return;
    }
    model.session.epoch = epoch;
    if (model.numbers_free < 20 && model.session.kind == SessionKind::staff)
        fetch(change, "POST", "/v1/numbers", {{"want", 50}}, "numbers");
    else sync(change);
}

void conflict(Change& change, const Value& body)
{
    const std::string code = text_or(body, "code");
    Model& model = change.model;
    if (code == "server_rolled_back") fetch(change, "GET", "/v1/hello?dev=" + model.session.dev, {}, "hello");
    else if (code == "dev_forked") ask(change, "session.new_device", Value{Object{}});
    else retry_later(change);
}

// What is fetched beside the sync; answers whether the purpose was one of these.
bool answer_beside(Change& change, const std::string& purpose, const Value& context, std::int64_t status,
                   const Value& body, const std::string& bytes)
{
    Model& model = change.model;
    if (purpose == "directory") {
        if (status == 200) (void)apply_lines(model, bytes);
        if (model.pages.as_of.ms == 0) load_public(change);
    } else if (purpose == "public") {
        const Value* documents = status == 200 ? find(body, "documents") : nullptr;
        if (!documents || !documents->as_object()) return true;
        model.pages.as_of = model.now;
        for (const Field& field : *documents->as_object()) model.pages.rows[field.key] = field.value;
    } else if (purpose == "identity") {
        const Value* identity = status == 200 ? find(body, "identity") : nullptr;
        if (identity) { // Field by field: what was opened before stays open, and what was never given is known to be empty
            Value& known = model.identities.try_emplace({text_or(context, "case")}, Object{}).first->second;
            for (const std::string& field : texts_or_none(context, "fields")) put(known, field, text_or(*identity, field));
        }
        else if (status == 0) notify(change, "notice.identity_refused", {{"trouble", "offline"}}, true);
        else notify(change, "notice.identity_refused", {{"fault", text_or(body, "fault")}}, true);
        sync(change);
    } else {
        return false;
    }
    return true;
}

void pulled(Change& change, const std::string& bytes)
{
    Model& model = change.model;
    Pulled news = apply_lines(model, bytes);
    store_lines(change, news);
    leave_covered(change);
    for (const std::string& feed : news.refused) forget_feed(model, feed);
    if (news.more || !news.refused.empty()) pull(change);
    else settle(change);
}

} // namespace

void sync(Change& change)
{
    Model& model = change.model;
    if (!is_signed_in(model) || model.session.expired || !model.device_ready) return;
    if (model.session.local) return resume(change);
    if (is_busy(model)) {
        model.sync.again = true;
        return;
    }
    model.sync.state = NetState::syncing;
    if (model.session.epoch.empty() || !find(model.sync.public_key, "id")) {
        fetch(change, "GET", "/v1/hello?dev=" + model.session.dev, {}, "hello");
        return;
    }
    std::vector<const Pending*> batch = next_batch(model);
    if (!batch.empty()) push(change, batch);
    else pull(change);
}

void no_network(Change& change)
{
    Model& model = change.model;
    model.sync.state = NetState::offline;
    model.sync.retry_at = change.moment.now + std::chrono::milliseconds{10'000};
    for (Pending& pending : model.queue)
        if (pending.state == QueueState::sent) pending.state = QueueState::queued;
}

void retry_later(Change& change)
{
    change.model.sync.state = NetState::failing;
    change.model.sync.retry_at = change.moment.now + std::chrono::milliseconds{5'000};
}

void verdicts_stored(Change& change, const Value& context)
{
    change.model.sync.acked = std::max(change.model.sync.acked, integer_or(context, "acked", 0));
    sync(change);
}

void answer_sync(Change& change, const std::string& purpose, const Value& context, std::int64_t status,
                 const Value& body, const std::string& bytes)
{
    if (answer_beside(change, purpose, context, status, body, bytes)) return;
    if (status == 0) return no_network(change);
    if (status == 401) return expire(change);
    if (status == 409) return conflict(change, body);
    if (status >= 300) return retry_later(change);
    if (purpose == "hello") take_hello(change, body);
    if (purpose == "push") pushed(change, body);
    if (purpose == "pull") pulled(change, bytes);
    if (purpose == "numbers") {
        ask(change, "numbers.put",
            {{"block", find(body, "numbers") ? *find(body, "numbers") : Value{Array{}}}});
        sync(change);
    }
}

void open_identity(Change& change, const OpenIdentity& wish)
{
    Array fields;
    for (IdentityField field : wish.fields) fields.emplace_back(word(field));
    fetch(change, "POST", "/v1/identity",
        {{"case", wish.case_id.text}, {"fields", fields}, {"reason", word(wish.reason)}}, "identity",
        {{"case", wish.case_id.text}, {"fields", fields}});
}

// Names and rules for people without an account: nobody needs a session to read the directory.
void load_directory(Change& change)
{
    FeedPlace place;
    Value feed{{"feed", "directory"}, {"generation", place.generation}, {"pos", place.pos}, {"sum", hex_from_bytes(place.sum)}};
    fetch(change, "POST", "/v1/sync/pull", {{"dev", ""}, {"feeds", Array{feed}}}, "directory");
}

// A village's page asks for the village, a report for the whole district: the place is said while it is written.
void load_public(Change& change)
{
    const Model& model = change.model;
    const bool village = model.route.page == PageKind::village;
    if (!village && model.route.page != PageKind::report) return;
    const std::string place = model.route.arg.substr(0, model.route.arg.find('/')); // Behind it a part of the page
    std::string district = model.rules->region.text;
    if (district.empty()) district = model.route.arg.substr(0, village ? 6 : 0);
    if (district.empty()) return; // Asked again once the directory says which district this is
    fetch(change, "GET", "/v1/public/" + district + (village ? "?place=" + place : std::string{}), {}, "public");
}

} // namespace qungong::app
