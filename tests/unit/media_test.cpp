// Pictures and recordings of a form, and what can be undone: the client's update without a browser.
#include "tests/support/form_client.hpp"

using namespace qungong;
using Client = FormClient;

namespace {

// The question with which a session begins to read what this device keeps.
std::int64_t opened(Client& client)
{
    const std::int64_t number = client.model.next_ask++;
    client.model.asks[number] = {"draft.load_all", Value{Object{}}};
    return number;
}

} // namespace

TEST_CASE("A recording ends in its form, which is saved before the parts of the recording go", "[media]")
{
    Client client;
    CHECK(integer_or(args_of(client.take(app::RecordVoice{client.id, {}}), "voice.record"), "seconds_max", 0) == 60);
    CHECK_FALSE(client.model.recording.begun);
    client.tell("voice.at", {{"draft", client.id}, {"seconds", 7}});
    CHECK(client.model.recording.begun);
    CHECK(client.model.recording.seconds == 7);
    CHECK_FALSE(does(client.take(app::RecordVoice{client.id, {}}), "voice.record")); // One at a time
    const app::Effects effects = client.spoken();
    CHECK(client.shas() == std::vector{voice_sha});
    CHECK(client.model.recording == app::Recording{});
    std::vector<std::string> order;
    for (const app::Effect& effect : effects)
        if (effect.op == "draft.save" || effect.op == "voice.forget") order.push_back(effect.op);
    CHECK(order == std::vector<std::string>{"draft.save", "voice.forget"});
}

TEST_CASE("A microphone that is refused is said at its form, and nothing of the form is lost", "[media]")
{
    for (const char* word : {"mic_refused", "mic_missing", "mic_busy", "quota"}) {
        Client client;
        client.take(app::RecordVoice{client.id, {}});
        client.answer_op("voice.record", {{"trouble", word}});
        CHECK(client.model.media_trouble == word);
        CHECK(client.model.media_draft == client.id);
        CHECK(text_or(client.model.drafts.at(client.id).args, "words") == "路灯坏了");
        client.take(app::RecordVoice{client.id, {}});
        CHECK(client.model.media_trouble.empty());
    }
}

TEST_CASE("A recording taken again takes the place of the old one only when it is there", "[media]")
{
    Client client;
    client.take(app::RecordVoice{client.id, {}});
    client.spoken();
    client.take(app::RecordVoice{client.id, voice_sha});
    CHECK(client.shas() == std::vector{voice_sha});
    client.answer_op("voice.record", {{"id", "r2"}, {"sha256", photo_sha}, {"kind", "audio/webm"}, {"size", 900}, {"seconds", 3}});
    CHECK(client.shas() == std::vector{photo_sha});
    client.take(app::UndoNotice{});
    CHECK(client.shas() == std::vector{photo_sha, voice_sha});
}

TEST_CASE("A form that is sent while somebody speaks goes when the recording is in it", "[media]")
{
    Client client;
    client.take(app::RecordVoice{client.id, {}});
    const app::Effects effects = client.take(app::SendDraft{client.id});
    CHECK(does(effects, "voice.stop"));
    CHECK_FALSE(does(effects, "numbers.take"));
    CHECK(does(client.spoken(), "numbers.take"));
}

TEST_CASE("What a dead tab took down comes back into its draft, and what nobody names goes only if every draft was read", "[media]")
{
    for (const bool whole : {true, false}) {
        Client client;
        const Array refused = whole ? Array{} : Array{Value{{"id", "d9"}}};
        client.take(app::HostTold{"draft.load_all", {{"ask", opened(client)}, {"drafts", Array{}}, {"refused", refused}}, {}});
        const Value found{{"id", "r1"}, {"draft", client.id}, {"sha256", voice_sha}, {"kind", "audio/webm"}, {"size", 9}, {"seconds", 4}};
        const Value other{{"id", "r2"}, {"draft", "gone"}, {"sha256", photo_sha}, {"kind", "audio/webm"}, {"size", 9}, {"seconds", 4}};
        client.answer_op("voice.recover", {{"recordings", Array{found, other}}});
        CHECK(client.shas() == std::vector{voice_sha});
        REQUIRE(client.model.notice);
        CHECK(client.model.notice->key == "notice.voice_recovered");
        const app::Effects effects = client.answer_op("blob.list", {{"blobs", Array{}}});
        CHECK(does(effects, "blob.sweep") == whole);
        if (whole) CHECK(items_or_none(args_of(effects, "blob.sweep"), "keep").size() == 1);
    }
}

TEST_CASE("A picture that was taken out comes back for ten seconds; then it leaves the disk", "[media]")
{
    Client client;
    client.picked();
    CHECK_FALSE(does(client.take(app::RemoveBlob{client.id, photo_sha}), "blob.drop"));
    CHECK(client.shas().empty());
    CHECK_FALSE(does(client.pass(9'000), "blob.drop"));
    client.take(app::UndoNotice{});
    CHECK(client.shas() == std::vector{photo_sha});
    client.take(app::RemoveBlob{client.id, photo_sha});
    CHECK(does(client.pass(10'000), "blob.drop"));
    CHECK_FALSE(client.model.notice);
}

TEST_CASE("A picture that another form names as well stays on the disk", "[media]")
{
    Client client;
    client.picked();
    client.model.drafts["other"] = client.model.drafts.at(client.id);
    client.model.drafts["other"].id = "other";
    client.take(app::RemoveBlob{client.id, photo_sha});
    CHECK_FALSE(does(client.take(app::DismissNotice{}), "blob.drop"));
}

TEST_CASE("A draft that was dropped comes back with everything in it, and is saved at once", "[media]")
{
    Client client;
    client.picked();
    const Value args = client.model.drafts.at(client.id).args;
    client.model.drafts.at(client.id).slot = "s1";
    CHECK(does(client.take(app::DiscardDraft{client.id}), "draft.drop"));
    CHECK_FALSE(client.model.drafts.contains(client.id));
    CHECK(does(client.take(app::UndoNotice{}), "draft.save"));
    CHECK(client.model.drafts.at(client.id).args == args);
    CHECK(client.model.drafts.at(client.id).slot.empty()); // Its number is free again; it takes one when it is sent
    client.take(app::DiscardDraft{client.id});
    CHECK(does(client.pass(10'000), "blob.drop"));
}

TEST_CASE("A step that is undone brings its form back under the same id, and its pictures do not leave", "[media]")
{
    Client client;
    client.model.sync.state = NetState::offline;
    const CaseId matter = case_at(client.model, CaseStage::filed);
    client.take(app::OpenForm{CommandKind::supplement, matter});
    const std::string form = client.model.form;
    client.id = form;
    client.take(app::SetDraftField{form, "words", "又坏了一盏"});
    client.picked();
    client.take(app::SendDraft{form});
    const std::int64_t n = client.model.last_n + 1;
    client.answer_op("queue.add", {{"n", n}, {"last_n", n}});
    REQUIRE_FALSE(client.model.drafts.contains(form));
    CHECK(client.model.blobs.at(photo_sha).due);
    REQUIRE(client.model.notice);
    CHECK(client.model.notice->until.ms - client.model.now.ms == 10'000);
    const Value asked = args_of(client.take(app::UndoStep{n}), "queue.undo");
    REQUIRE(find(asked, "draft"));
    CHECK(text_or(*find(asked, "draft"), "id") == form);
    client.answer_op("queue.undo", {{"draft_n", 5}});
    CHECK(text_or(client.model.drafts.at(form).args, "words") == "又坏了一盏");
    CHECK(client.model.drafts.at(form).n == 5);
    CHECK_FALSE(client.model.blobs.at(photo_sha).due);
    CHECK(client.model.last_n == n - 1);
}

TEST_CASE("A pasted picture goes into the form on the screen and nowhere else", "[media]")
{
    Client client;
    CHECK(does(client.tell("page.pasted", {{"kind", "image/jpeg"}, {"name", "image.jpg"}}), "blob.put"));
    client.tell("page.pasted", {{"trouble", "not_an_image"}});
    CHECK(client.model.media_trouble == "not_an_image");
    client.take(app::Navigate{{PageKind::inbox, {}}});
    CHECK_FALSE(does(client.tell("page.pasted", {{"kind", "image/jpeg"}, {"name", "image.jpg"}}), "blob.put"));
}
