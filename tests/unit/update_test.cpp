// The client's update without a browser: sessions, leaving, forms, addresses.
#include "core/ids.hpp"
#include "tests/support/assets.hpp"
#include "tests/support/clerk_client.hpp"

using namespace qungong;
using Client = ClerkClient;

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

TEST_CASE("An identity opens field by field, and a field that was never given is known to be empty", "[update]")
{
    Client client;
    const CaseId id = client.model.cases.begin()->first;
    client.take(app::OpenIdentity{id, {IdentityField::phone}, IdentityReason::contact});
    client.answer("identity", 200, {{"identity", Value{{"phone", "12000000062"}}}});
    client.take(app::OpenIdentity{id, {IdentityField::house}, IdentityReason::field_visit});
    client.answer("identity", 200, {{"identity", Value{Object{}}}});
    CHECK(client.model.identities.at(id) == Value{{"phone", "12000000062"}, {"house", ""}});
    client.take(app::OpenIdentity{id, {IdentityField::name}, IdentityReason::verify});
    client.answer("identity", 403, {{"fault", "no_permission"}});
    CHECK_FALSE(find(client.model.identities.at(id), "name"));
}

TEST_CASE("The address of a new matter without a draft begins one, and going back does not begin another", "[update]")
{
    Client client;
    const app::Effects effects = client.tell("nav.changed", {{"hash", "#/new"}});
    CHECK(client.model.route.page == PageKind::new_matter);
    CHECK(client.model.drafts.contains(client.model.route.arg));
    CHECK(does(effects, "nav.replace"));
    CHECK_FALSE(does(effects, "nav.push"));
    sit_down(client.model, {{"p-mudong-dispatcher"}, {"c500113109"}, Role::dispatcher});
    client.tell("nav.changed", {{"hash", "#/new"}});
    CHECK(client.model.route.arg.empty()); // Who takes no matters down begins none
}

TEST_CASE("The tab says which page it is, and of a matter its number and never its words", "[update]")
{
    Client client;
    client.model.texts = app::Shared{texts_of("zh-CN")};
    const auto title = [&](const app::Route& route) {
        client.take(app::Navigate{route});
        return client.model.title;
    };
    CHECK(title({PageKind::inbox, {}}) == "待办 - 群工");
    const auto& [id, record] = *client.model.cases.begin();
    CHECK(title({PageKind::case_, id.text}) == "事项 " + case_number_shown(record.state.number) + " - 群工");
    CHECK(title({PageKind::village, "500113109200/lines"}) == "村务公开 中坝村 - 群工");
    CHECK(args_of(client.take(app::Navigate{{PageKind::outbox, {}}}), "nav.title") == Value{{"title", "待送出 - 群工"}});
    CHECK_FALSE(does(client.take(app::Navigate{{PageKind::outbox, {}}}), "nav.title")); // Told once
    client.model.session.unlocked = false;
    CHECK(title({PageKind::inbox, {}}) == "登录 - 群工");
}
