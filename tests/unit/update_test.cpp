// The client's update without a browser: what people wish and what the host tells, and the effects that come of it.
#include <catch_amalgamated.hpp>

#include "tests/support/demo_model.hpp"
#include "web/app/update.hpp"

using namespace qungong;

namespace {

// A clerk at work, with one step that waits to be sent.
struct Client {
    app::Model model = demo_model();

    Client()
    {
        sit_down(model, zhongba_clerk);
        model.session.account = "zhongba";
        model.session.epoch = "e1";
        model.sync.public_key = {{"id", "k1"}};
        model.asks.clear();
    }
    app::Effects take(const app::Action& action) { return update(model, action, {model.now, std::string(64, 'r')}); }
    app::Effects tell(std::string op, Value json) { return take(app::HostTold{std::move(op), std::move(json), {}}); }
    // Answers the open question for `purpose` as the server would.
    app::Effects answer(std::string_view purpose, std::int64_t status, const Value& body = Value{Object{}})
    {
        for (const auto& [number, ask] : model.asks)
            if (text_or(ask.context, "purpose") == purpose)
                return take(app::HostTold{"net.fetch", {{"ask", number}, {"status", status}}, json_from_value(body)});
        FAIL("nobody asked for " << purpose);
        return {};
    }
    // Answers the open question of `op` as the services would.
    app::Effects answer_op(std::string_view op, Value json)
    {
        for (const auto& [number, ask] : model.asks)
            if (ask.op == op) {
                put(json, "ask", number);
                return take(app::HostTold{std::string(op), json, {}});
            }
        FAIL("nobody asked " << op);
        return {};
    }
    // The server comes back with another history, in which this device's last command is `last_n`.
    app::Effects meet_restored_server(std::int64_t last_n, std::string_view by = "push")
    {
        take(app::SyncNow{});
        answer(by, 409, {{"code", "server_rolled_back"}});
        return answer("hello", 200, {{"epoch", "e2"}, {"last_n", last_n}, {"durable_n", 0}, {"public_key", Value{{"id", "k1"}}}});
    }
};

Value session_of(const Actor& actor)
{
    return {{"kind", "staff"}, {"account", "zhongba"}, {"dev", "d_1"}, {"actor", value_from_actor(actor)}};
}

bool asks_for(const app::Effects& effects, std::string_view url)
{
    return std::any_of(effects.begin(), effects.end(), [&](const app::Effect& effect) {
        return effect.op == "net.fetch" && text_or(effect.args, "url") == url;
    });
}

bool does(const app::Effects& effects, std::string_view op)
{
    return std::any_of(effects.begin(), effects.end(), [&](const app::Effect& effect) { return effect.op == op; });
}

Value args_of(const app::Effects& effects, std::string_view op)
{
    auto found = std::find_if(effects.begin(), effects.end(), [&](const app::Effect& effect) { return effect.op == op; });
    return found == effects.end() ? Value{} : found->args;
}

Value pushed_in(const app::Effects& effects)
{
    for (const app::Effect& effect : effects)
        if (effect.op == "net.fetch" && text_or(effect.args, "url") == "/v1/sync/push") return *value_from_json(effect.bytes);
    FAIL("nothing was pushed");
    return {};
}

const Value closed{{"v", 1}, {"to", "k1"}, {"id", "c-2"}, {"point", "BA=="}, {"iv", "AA=="}, {"bytes", "AAAA"}};

Value sealed_record(std::int64_t n, const Value& verdict = {})
{
    return {{"n", n}, {"id", "c-2"}, {"state", verdict.is_null() ? "sent" : "judged"}, {"verdict", verdict},
            {"command", Value{}}, {"sealed_to", closed}};
}

// What waits in the model, whole enough to lie on the disk.
Command whole_step(const app::Model& model)
{
    Command step = model.queue.front().command;
    step.id = {"0199aaaa-0000-7000-8000-00000000c003"};
    step.base = {1, std::string(64, 'a')};
    step.args = {{"words", "已电话联系，人在家。"}};
    REQUIRE(command_from_value(value_from_command(step)));
    return step;
}

Value plain_record(std::int64_t n, const Command& command)
{
    return {{"n", n}, {"id", command.id.text}, {"state", "sent"}, {"verdict", Value{}},
            {"command", value_from_command(command)}};
}

Value result_of(std::int64_t n, std::string_view verdict, std::string_view reason = {})
{
    return {{"n", n}, {"verdict", verdict}, {"reason", Value{{"word", reason}}}, {"readable", false},
            {"head", Value{{"seq", 0}}}};
}

} // namespace

TEST_CASE("A device that was opened without a network asks for its session when the network is back", "[update]")
{
    Client client;
    client.model.session.local = true;
    client.model.sync.state = NetState::offline;
    CHECK(asks_for(client.tell("net.online", {{"online", true}}), "/v1/session"));
    CHECK_FALSE(asks_for(client.take(app::SyncNow{}), "/v1/session")); // Once is enough
    CHECK(does(client.answer("resume", 200, session_of(zhongba_clerk)), "session.open"));
    CHECK_FALSE(client.model.session.local);
    CHECK_FALSE(client.model.session.expired);
}

TEST_CASE("The session of somebody else on a shared PC never sends this person's steps", "[update]")
{
    Client client;
    client.model.session.local = true;
    client.take(app::SyncNow{});
    const app::Effects effects = client.answer("resume", 200, session_of(mudong_dispatcher));
    CHECK_FALSE(does(effects, "session.open"));
    CHECK(client.model.session.actor == zhongba_clerk);
    CHECK(client.model.session.expired);
    CHECK(client.take(app::SyncNow{}).empty());
}

TEST_CASE("Without a network the session is asked for again later, and nothing expires", "[update]")
{
    Client client;
    client.model.session.local = true;
    client.take(app::SyncNow{});
    client.answer("resume", 0);
    CHECK(client.model.session.local);
    CHECK_FALSE(client.model.session.expired);
    client.model.now = client.model.sync.retry_at;
    CHECK(asks_for(client.take(app::TimePassed{}), "/v1/session"));
}

TEST_CASE("A session that has expired keeps drafts and queue and asks for the password on top", "[update]")
{
    Client client;
    const std::size_t drafts = client.model.drafts.size(), queue = client.model.queue.size();
    client.take(app::SyncNow{});
    client.answer("push", 401);
    CHECK(client.model.session.expired);
    CHECK(client.model.sign_in_open);
    CHECK(client.model.sign_in.account == "zhongba");
    CHECK(client.model.drafts.size() == drafts);
    CHECK(client.model.queue.size() == queue);
    client.take(app::ShowSignIn{false});
    CHECK_FALSE(client.model.sign_in_open); // Writing goes on
}

TEST_CASE("Signing out with steps that wait asks first; whoever is sure is out", "[update]")
{
    Client client;
    REQUIRE(std::any_of(client.model.queue.begin(), client.model.queue.end(), [](const auto& p) { return !p.verdict; }));
    CHECK_FALSE(does(client.take(app::SignOut{}), "session.lock"));
    CHECK(client.model.leaving);
    client.take(app::StayHere{});
    CHECK_FALSE(client.model.leaving);
    const app::Effects effects = client.take(app::SignOut{false, true});
    CHECK(does(effects, "session.lock"));
    CHECK_FALSE(does(effects, "session.forget"));
    CHECK(client.model.session.kind == SessionKind::none);
}

TEST_CASE("Whoever leaves a page with an open form finds the next page without it, and the words among the drafts", "[update]")
{
    Client client;
    const CaseId id = case_at(client.model, CaseStage::filed);
    for (const bool by_browser : {false, true}) {
        client.take(app::OpenForm{CommandKind::supplement, id});
        REQUIRE_FALSE(client.model.form.empty());
        const std::string form = client.model.form;
        client.take(app::SetDraftField{form, "words", "又来说了一次"});
        if (by_browser) client.tell("nav.changed", {{"hash", "#/inbox"}});
        else client.take(app::Navigate{{PageKind::outbox, {}}});
        CHECK(client.model.form.empty());
        CHECK(client.model.drafts.contains(form));
    }
}

TEST_CASE("A post is not changed while steps of the former one wait", "[update]")
{
    Client client;
    const app::Effects effects = client.take(app::ChoosePost{{{"c500113"}, Role::caller}});
    CHECK(client.model.session.actor == zhongba_clerk);
    CHECK_FALSE(asks_for(effects, "/v1/session"));
    REQUIRE(client.model.notice);
    CHECK(client.model.notice->key == "notice.send_first");
    client.model.queue.clear();
    CHECK(asks_for(client.take(app::ChoosePost{{{"c500113"}, Role::caller}}), "/v1/session"));
}

TEST_CASE("After a restore a sealed step is pushed in its place between the others, so that n has no gap", "[update]")
{
    Client client;
    const Command step = whole_step(client.model);
    CHECK(integer_or(args_of(client.meet_restored_server(1), "queue.again"), "after_n", 0) == 1);
    CHECK(client.take(app::SyncNow{}).empty()); // Nothing is pushed or pulled before the queue is whole again
    client.answer_op("queue.again", {{"n", Array{2, 3}}});
    client.answer_op("queue.load", {{"commands", Array{sealed_record(2), plain_record(3, step)}}, {"last_n", 3}});
    const Value body = pushed_in(client.answer_op("kept.load", {{"commands", Array{}}, {"last_n", 3}}));
    CHECK(text_or(body, "epoch") == "e2");
    CHECK(integer_or(body, "acked", 0) == 1);
    const auto pushed = items_or_none(body, "cmds");
    REQUIRE(pushed.size() == 2);
    CHECK(pushed[0] == Value{{"n", 2}, {"id", "c-2"}, {"sealed", closed}});
    CHECK(integer_or(pushed[1], "n", 0) == 3);
    CHECK(text_or(pushed[1], "id") == step.id.text);
}

TEST_CASE("A restore is noticed by a pull as well as by a push", "[update]")
{
    Client client;
    client.model.queue.clear();
    CHECK(does(client.meet_restored_server(1, "pull"), "queue.again"));
}

TEST_CASE("A step that was queued while the queue was read again is not doubled", "[update]")
{
    Client client;
    const Command step = whole_step(client.model);
    client.meet_restored_server(1);
    client.answer_op("queue.again", {{"n", Array{2}}});
    app::Pending fresh{.n = 3, .command = step};
    client.model.queue.push_back(fresh);
    client.answer_op("queue.load", {{"commands", Array{sealed_record(2), plain_record(3, step)}}, {"last_n", 3}});
    CHECK(client.model.queue.size() == 2);
}

TEST_CASE("A sealed step leaves the queue with its verdict, is kept for the server alone, and a rejected one is shown", "[update]")
{
    const bool opened = GENERATE(true, false);
    Client client;
    client.meet_restored_server(1);
    client.answer_op("queue.again", {{"n", Array{2}}});
    client.answer_op("queue.load", {{"commands", Array{sealed_record(2)}}, {"last_n", 2}});
    client.answer_op("kept.load", {{"commands", Array{}}, {"last_n", 2}});
    const Value result = opened ? result_of(2, "applied") : result_of(2, "rejected", "bad_seal");
    client.answer("push", 200, {{"last_n", 2}, {"results", Array{result}}});
    client.answer_op("queue.verdict", Value{Object{}});
    const Value left = args_of(client.answer("pull", 200, Array{"h", "e2", 1, 2}), "queue.leave");
    CHECK(client.model.queue.empty());
    CHECK(find(left, opened ? "to_server" : "stay"));
    CHECK(items_or_none(left, "n")[0] == Value{2});
    CHECK(client.model.kept.size() == (opened ? 0 : 1));
    CHECK(client.model.sync.acked == 2);
}

TEST_CASE("A device that was off during a restore knows it by the verdicts that it has stored", "[update]")
{
    Client client;
    client.model.session.epoch.clear(); // A new page knows no epoch
    client.model.queue.clear();
    client.model.kept = {{.n = 5, .command = {}, .sealed = closed}};
    client.model.sync.acked = 5;
    client.take(app::SyncNow{});
    const Value hello{{"epoch", "e2"}, {"last_n", 3}, {"public_key", Value{{"id", "k1"}}}};
    CHECK(integer_or(args_of(client.answer("hello", 200, hello), "queue.again"), "after_n", 0) == 3);
    client.answer_op("queue.again", {{"trouble", "store_failed"}}); // Then nothing is taken over, and all is tried again
    CHECK(client.model.session.epoch.empty());
    CHECK(client.model.kept.size() == 1);
    client.model.now = client.model.sync.retry_at;
    CHECK(asks_for(client.take(app::TimePassed{}), "/v1/hello?dev=" + client.model.session.dev));
}

TEST_CASE("A restored server that knows no session of this device asks for the password before anything is queued again", "[update]")
{
    Client client;
    client.take(app::SyncNow{});
    client.answer("push", 409, {{"code", "server_rolled_back"}});
    CHECK_FALSE(does(client.answer("hello", 200, {{"epoch", "e2"}}), "queue.again"));
    CHECK(client.model.session.expired);
}
