// The client's update when the server comes back from a backup: what it lost is pushed again, sealed steps in their places.
#include "tests/support/clerk_client.hpp"

using namespace qungong;
using Client = ClerkClient;

namespace {

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
