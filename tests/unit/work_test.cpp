// Work that takes long: what goes up behind a step, what is fetched, the first sync and the file of what is unsent.
#include "tests/support/form_client.hpp"

using namespace qungong;
using Client = FormClient;

TEST_CASE("Nothing leaves this device before a step names it; then one goes after the other", "[media]")
{
    Client client;
    client.picked();
    client.take(app::SyncNow{});
    client.model.asks.clear();
    client.take(app::PauseWork{WorkKind::upload, false});
    CHECK_FALSE(client.model.work.upload_since.ms > 0);
    client.due(photo_sha);
    client.due(voice_sha);
    CHECK(text_or(args_of(client.take(app::PauseWork{WorkKind::upload, false}), "blob.send"), "sha256") == photo_sha);
    client.tell("blob.moved", {{"sha256", photo_sha}, {"sent", 500}, {"total", 2'000}});
    const auto works = app::work_views(client.model);
    const auto upload = std::find_if(works.begin(), works.end(), [](const auto& w) { return w.kind == WorkKind::upload; });
    REQUIRE(upload != works.end());
    CHECK((upload->done == 500 && upload->total == 2'000 && upload->left == 2));
    const app::Effects next = client.answer_op("blob.send", {{"status", 201}});
    CHECK(does(next, "blob.sent"));
    CHECK(text_or(args_of(next, "blob.send"), "sha256") == voice_sha);
}

TEST_CASE("An upload that is cut, paused, cancelled or refused loses nothing and is not tried for ever", "[media]")
{
    const auto begun = [] {
        Client client;
        client.model.asks.clear();
        client.due(photo_sha);
        client.take(app::PauseWork{WorkKind::upload, false});
        return client;
    };
    const auto state = [](const Client& client) { return client.model.blobs.at(photo_sha).state; };
    Client cut = begun();
    cut.answer_op("blob.send", {{"trouble", "offline"}});
    CHECK(state(cut) == BlobState::here);
    CHECK(cut.model.sync.state == NetState::offline);
    Client paused = begun();
    CHECK(does(paused.take(app::PauseWork{WorkKind::upload, true}), "blob.stop"));
    CHECK_FALSE(does(paused.answer_op("blob.send", {{"trouble", "aborted"}}), "blob.send"));
    CHECK(state(paused) == BlobState::here);
    CHECK(does(paused.take(app::PauseWork{WorkKind::upload, false}), "blob.send"));
    Client held = begun();
    CHECK(does(held.take(app::CancelWork{WorkKind::upload}), "blob.hold"));
    held.answer_op("blob.send", {{"trouble", "aborted"}});
    CHECK(state(held) == BlobState::held);
    CHECK_FALSE(does(held.take(app::PauseWork{WorkKind::upload, false}), "blob.send"));
    CHECK(does(held.take(app::SendHeld{photo_sha}), "blob.send"));
    Client refused = begun();
    refused.answer_op("blob.send", {{"status", 415}});
    CHECK(state(refused) == BlobState::refused);
    CHECK_FALSE(does(refused.take(app::PauseWork{WorkKind::upload, false}), "blob.send"));
    CHECK(app::held_blobs(refused.model) == std::vector{photo_sha});
}

TEST_CASE("A picture of a matter that is not here is fetched once, and again when the network is back", "[media]")
{
    Client client;
    const CaseId matter = case_at(client.model, CaseStage::filed);
    const Value blob{{"sha256", photo_sha}, {"kind", "image/jpeg"}, {"bytes", 9}};
    put(client.model.cases.at(matter).events.front().open, "blobs", Array{blob});
    CHECK(does(client.take(app::Navigate{{PageKind::case_, matter.text}}), "blob.pixels"));
    CHECK(text_or(args_of(client.answer_op("blob.pixels", {{"trouble", "not_found"}}), "blob.fetch"), "url") == "/v1/blobs/" + photo_sha);
    CHECK_FALSE(does(client.answer_op("blob.fetch", {{"trouble", "offline"}}), "blob.pixels"));
    CHECK_FALSE(does(client.take(app::ReadArticle{false}), "blob.pixels"));
    CHECK(does(client.tell("net.online", {{"online", true}}), "blob.pixels"));
    client.answer_op("blob.pixels", {{"trouble", "not_found"}});
    CHECK(does(client.answer_op("blob.fetch", {{"size", 9}}), "blob.pixels"));
    CHECK_FALSE(does(client.answer_op("blob.pixels", {{"trouble", "not_found"}}), "blob.fetch")); // Not round and round
}

TEST_CASE("A recording is fetched when somebody wants to hear it, and says why it cannot be heard", "[media]")
{
    Client client;
    client.take(app::PlayVoice{voice_sha});
    CHECK(does(client.answer_op("voice.play", {{"trouble", "not_found"}}), "blob.fetch"));
    CHECK(does(client.answer_op("blob.fetch", {{"size", 9}}), "voice.play"));
    client.answer_op("voice.play", {{"sha256", voice_sha}});
    CHECK(client.model.player.playing);
    client.tell("voice.played", {{"sha256", voice_sha}, {"seconds", 3}});
    CHECK(client.model.player.seconds == 3);
    client.tell("voice.played", {{"sha256", voice_sha}, {"ended", true}});
    CHECK(client.model.player == app::Player{});
    client.take(app::PlayVoice{voice_sha});
    client.answer_op("voice.play", {{"trouble", "not_found"}});
    client.answer_op("blob.fetch", {{"trouble", "offline"}});
    CHECK(client.model.player.trouble == "offline");
    CHECK_FALSE(client.model.player.loading);
}

TEST_CASE("Fetching what is new says how far it is, stops when it is paused and goes on where it stood", "[media]")
{
    Client client;
    client.model.asks.clear();
    client.model.queue.clear();
    client.model.sync.synced_at = {};
    client.model.session.feeds = {"office/v1"};
    client.take(app::SyncNow{});
    client.model.sync.until["office/v1"] = 900;
    client.model.sync.feeds["office/v1"].pos = 500;
    auto works = app::work_views(client.model);
    REQUIRE(works.size() == 1);
    CHECK((works.front().done == 500 && works.front().total == 900));
    CHECK(does(client.take(app::PauseWork{WorkKind::sync, true}), "net.abort"));
    client.answer_op("net.fetch", {{"trouble", "aborted"}});
    CHECK(client.model.sync.state == NetState::idle);
    CHECK_FALSE(asks_for(client.take(app::SyncNow{}), "/v1/sync/pull"));
    works = app::work_views(client.model);
    REQUIRE(works.size() == 1);
    CHECK(works.front().paused);
    const app::Effects effects = client.take(app::PauseWork{WorkKind::sync, false});
    CHECK(asks_for(effects, "/v1/sync/pull"));
    CHECK(client.model.sync.feeds["office/v1"].pos == 500);
}

TEST_CASE("What is unsent is saved to a file once at a time, says how far it is, and can be stopped", "[media]")
{
    Client client;
    CHECK(text_or(args_of(client.take(app::ExportOutbox{}), "store.export"), "name").ends_with(".json"));
    CHECK_FALSE(does(client.take(app::ExportOutbox{}), "store.export"));
    client.tell("export.at", {{"done", 2}, {"total", 5}});
    CHECK(app::work_views(client.model).back().total == 5);
    CHECK(does(client.take(app::CancelWork{WorkKind::export_}), "store.export_stop"));
    client.answer_op("store.export", {{"trouble", "cancelled"}});
    CHECK_FALSE(client.model.work.exporting);
    REQUIRE(client.model.notice);
    CHECK(client.model.notice->key == "notice.export_stopped");
}
