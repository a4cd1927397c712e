// Practice: the whole work on samples, decided by the core; nothing of it reaches the server or the disk.
#include <catch_amalgamated.hpp>

#include "tests/support/assets.hpp"
#include "tests/support/clerk_client.hpp"
#include "web/app/practice.hpp"
#include "web/app/select.hpp"

using namespace qungong;

namespace {

// What practice lets through, written out once more: neither the network, nor the store, nor its files.
bool is_harmless(const app::Effect& effect)
{
    for (const char* each : {"nav.", "texts.", "aloud.", "looks.", "page.print", "file.pick"})
        if (effect.op.starts_with(each)) return true;
    return false;
}

struct Trainee : ClerkClient {
    bool clean = true; // So far nothing left
    Trainee()
    {
        model.texts = app::Shared{texts_of("zh-CN")};
        ClerkClient::take(app::Practise{true});
    }
    void take(const app::Action& action)
    {
        for (const app::Effect& effect : ClerkClient::take(action)) clean = clean && is_harmless(effect);
    }
    void work_as(Role role)
    {
        for (const Post& post : model.session.posts)
            if (post.role == role) take(app::ChoosePost{post});
        REQUIRE(model.session.actor.role == role);
    }
    CaseId at(CaseStage stage) const
    {
        for (const auto& [id, record] : model.cases)
            if (record.state.stage == stage && app::case_view(model, id)->mine) return id;
        FAIL("no matter of mine is " << word(stage));
        return {};
    }
    CaseStage stage(const CaseId& id) const { return model.cases.at(id).state.stage; }
};

CaseId file_one(Trainee& trainee)
{
    trainee.take(app::OpenForm{CommandKind::file, {}});
    const std::string draft = trainee.model.route.arg;
    trainee.take(app::SetDraftField{draft, "words", "水管爆了，三社停水。"});
    trainee.take(app::SetDraftField{draft, "petitioner.name", "何某"});
    const CaseId id = trainee.model.drafts.at(draft).case_id;
    trainee.take(app::TimePassed{});
    trainee.take(app::SendDraft{draft});
    return id;
}

} // namespace

TEST_CASE("In practice one person takes a matter from the village to the unit's answer, and nothing leaves the client", "[practice]")
{
    Trainee trainee;
    REQUIRE(trainee.model.practice);
    const CaseId id = file_one(trainee);
    CHECK(trainee.stage(id) == CaseStage::filed);
    CHECK(trainee.model.drafts.empty());
    trainee.take(app::ShowSlip{});
    trainee.take(app::Give{CommandKind::accept, id});
    trainee.take(app::Give{CommandKind::submit_up, id, {{"reason", "no_money"}, {"money_fen", 500'000}}});
    CHECK(trainee.stage(id) == CaseStage::accepted);
    trainee.work_as(Role::dispatcher);
    trainee.take(app::Give{CommandKind::assign, id,
                           {{"lead", app::practice_team(*trainee.model.rules)[2].post.office.text}, {"standard", "换好水管"}}});
    CHECK(trainee.stage(id) == CaseStage::assigned);
    trainee.work_as(Role::handler);
    trainee.take(app::Give{CommandKind::sign_in, id, {{"person", trainee.model.session.actor.person.text}}});
    CHECK(trainee.stage(id) == CaseStage::in_hand);
    trainee.take(app::OpenIdentity{id, {IdentityField::phone}, IdentityReason::contact});
    CHECK_FALSE(text_or(trainee.model.identities.at(id), "phone").empty());
    trainee.take(app::Give{CommandKind::answer, id, {{"outcome", "solved"}, {"text", "水管换好了，已经通水。"}}});
    CHECK(trainee.stage(id) == CaseStage::answering);
    CHECK(trainee.clean);
    CHECK(trainee.model.queue.empty());
}

TEST_CASE("The same steps of a real clerk do go to the disk and to the server", "[practice]")
{
    ClerkClient real;
    const CaseId id = case_at(real.model, CaseStage::filed);
    const app::Effects effects = real.take(app::Give{CommandKind::accept, id});
    CHECK(does(effects, "queue.add"));
    CHECK_FALSE(std::all_of(effects.begin(), effects.end(), is_harmless));
}

TEST_CASE("Practice begins with matters at every desk of its team", "[practice]")
{
    Trainee trainee;
    CHECK(trainee.model.cases.size() == 5);
    CHECK(trainee.stage(trainee.at(CaseStage::filed)) == CaseStage::filed);
    trainee.work_as(Role::dispatcher);
    CHECK(trainee.stage(trainee.at(CaseStage::accepted)) == CaseStage::accepted);
    trainee.work_as(Role::handler);
    CHECK(trainee.stage(trainee.at(CaseStage::assigned)) == CaseStage::assigned);
    CHECK(trainee.stage(trainee.at(CaseStage::in_hand)) == CaseStage::in_hand);
}

TEST_CASE("A step that the core refuses is refused in practice too", "[practice]")
{
    Trainee trainee;
    const CaseId id = trainee.at(CaseStage::filed);
    trainee.take(app::Give{CommandKind::assign, id, {{"lead", "u500113-civil"}}});
    CHECK(trainee.stage(id) == CaseStage::filed);
    REQUIRE(trainee.model.notice);
    CHECK(trainee.model.notice->trouble);
}

TEST_CASE("Who practises first has his own words saved and his key forgotten; ending practice forgets all of it", "[practice]")
{
    ClerkClient client;
    client.model.texts = app::Shared{texts_of("zh-CN")};
    client.take(app::SetDraftField{std::string(demo_draft), "words", "真的事"});
    const app::Effects begun = client.take(app::Practise{true});
    CHECK(does(begun, "draft.save"));
    CHECK(does(begun, "session.lock"));
    CHECK(client.model.drafts.empty());
    for (const auto& [id, record] : client.model.cases) CHECK(record.state.filed_by.person != PersonId{});

    client.take(app::OpenForm{CommandKind::file, {}});
    client.take(app::SetDraftField{client.model.route.arg, "words", "练习的事"});
    for (const app::Action& way_out : std::initializer_list<app::Action>{app::Practise{false}, app::LockDevice{}, app::SignOut{}}) {
        ClerkClient leaving;
        leaving.model = client.model;
        const app::Effects ended = leaving.take(way_out);
        CHECK_FALSE(does(ended, "draft.save"));
        CHECK(asks_for(ended, "/v1/session")); // Whoever was signed in before is again
        CHECK(std::none_of(ended.begin(), ended.end(), [](const auto& effect) { return text_or(effect.args, "method") == "DELETE"; }));
        CHECK_FALSE(leaving.model.practice);
        CHECK(leaving.model.cases.empty());
        CHECK(leaving.model.drafts.empty());
        CHECK(leaving.model.session.kind == SessionKind::none);
    }
}

TEST_CASE("Without offices and people practice says why it cannot begin, and nothing is locked", "[practice]")
{
    ClerkClient client;
    client.model.rules = app::Shared<Rules>{};
    CHECK_FALSE(does(client.take(app::Practise{true}), "session.lock"));
    CHECK_FALSE(client.model.practice);
    CHECK(client.model.notice->key == "practice.not_yet");
}

TEST_CASE("A language that is chosen in practice is spoken, and not even that is written into the store", "[practice]")
{
    Trainee trainee;
    app::Settings settings = trainee.model.settings;
    settings.language = "en";
    trainee.take(app::SetSettings{settings});
    for (const auto& [number, ask] : trainee.model.asks)
        if (ask.op == "texts.load") {
            trainee.take(app::HostTold{"texts.load", {{"ask", number}, {"language", "en"}}, R"({"ui.app":"Qungong"})"});
            break;
        }
    CHECK(trainee.model.settings.language == "en");
    CHECK(trainee.clean);
}
