// Blobs: what goes to the server after its step, one at a time, and what is fetched to be seen or heard.
//
// Nothing leaves before a step names it. What is cut off, paused or held stays on the disk and goes on after a reload.
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr std::int64_t stamp_side = 128, large_side = 1280; // Twice what is drawn, for dense screens; a whole screen
constexpr int pictures_at_once = 12;

std::string url_of(const std::string& sha) { return "/v1/blobs/" + sha; }

bool is_asked(const Model& model, std::string_view op)
{
    return std::any_of(model.asks.begin(), model.asks.end(), [&](const auto& each) { return each.second.op == op; });
}

void blob_answered(Change& change, const Value& json, const Value& context)
{
    Model& model = change.model;
    const std::string sha = text_or(context, "sha256"), trouble = text_or(json, "trouble");
    const std::int64_t status = integer_or(json, "status", 0);
    Blob& blob = model.blobs[sha];
    blob.moved = 0;
    const bool sent = status == 200 || status == 201, held = blob.state == BlobState::held;
    const bool never = status == 400 || status == 413 || status == 415 || trouble == "not_found" || trouble == "damaged";
    blob.state = sent ? BlobState::sent : never ? BlobState::refused : held ? BlobState::held : BlobState::here;
    if (sent) tell(change, "blob.sent", {{"sha256", sha}});
    model.work.upload_since = {};
    if (status == 401) return expire(change);
    if (trouble == "offline") return no_network(change);
    if (sent || never || held) send_blobs(change); // What else failed waits for the next sync
}

void blobs_listed(Change& change, const Value& json, const Value& context)
{
    Model& model = change.model;
    for (const Value& item : items_or_none(json, "blobs")) {
        Blob blob{.due = bool_or(item, "due", true), .bytes = integer_or(item, "size", 0), .kind = text_or(item, "kind")};
        blob.state = bool_or(item, "sent", false) ? BlobState::sent : bool_or(item, "held", false) ? BlobState::held : BlobState::here;
        model.blobs.try_emplace(text_or(item, "sha256"), std::move(blob));
    }
    Array keep;
    for (const auto& [id, draft] : model.drafts)
        for (const Value& blob : items_or_none(draft.args, "blobs")) keep.push_back(text_or(blob, "sha256"));
    // Taken out of a form, and the browser was killed before its time to undo was over.
    if (bool_or(context, "whole", false)) tell(change, "blob.sweep", {{"keep", keep}});
    send_blobs(change);
}

void pixels_answered(Change& change, const Value& json, const Value& context, const std::string& bytes)
{
    Model& model = change.model;
    const std::string sha = text_or(context, "sha256"), trouble = text_or(json, "trouble");
    const bool large = bool_or(context, "large", false);
    if (trouble == "not_found" && !bool_or(context, "fetched", false)) {
        ask(change, "blob.fetch", {{"sha256", sha}, {"url", url_of(sha)}}, context);
        return;
    }
    if (!trouble.empty()) {
        model.pictures[sha] = trouble;
        return;
    }
    const auto side = [&](const char* key) { return static_cast<int>(integer_or(json, key, 0)); };
    Shared pixels{Thumbnail{side("width"), side("height"), bytes}};
    model.pictures.erase(sha);
    if (!large) model.thumbnails.insert_or_assign(sha, std::move(pixels));
    else if (model.look.sha256 == sha) model.look.pixels = std::move(pixels);
}

void ask_pixels(Change& change, const std::string& sha, bool large, bool fetched)
{
    ask(change, "blob.pixels", {{"sha256", sha}, {"side_max", large ? large_side : stamp_side}},
        {{"sha256", sha}, {"large", large}, {"fetched", fetched}});
}

void fetched(Change& change, const Value& json, const Value& context)
{
    Model& model = change.model;
    const std::string sha = text_or(context, "sha256"), trouble = text_or(json, "trouble");
    const bool voice = bool_or(context, "voice", false);
    if (trouble.empty() && !voice) return ask_pixels(change, sha, bool_or(context, "large", false), true);
    if (trouble.empty()) {
        if (model.player.sha256 == sha && model.player.loading)
            ask(change, "voice.play", {{"sha256", sha}}, {{"sha256", sha}, {"fetched", true}});
    } else if (voice && model.player.sha256 == sha) model.player = {.sha256 = sha, .trouble = trouble};
    else model.pictures[sha] = trouble;
}

void play_answered(Change& change, const Value& json, const Value& context)
{
    Player& player = change.model.player;
    const std::string sha = text_or(context, "sha256"), trouble = text_or(json, "trouble");
    if (player.sha256 != sha) return;
    if (trouble == "not_found" && !bool_or(context, "fetched", false)) {
        ask(change, "blob.fetch", {{"sha256", sha}, {"url", url_of(sha)}}, {{"sha256", sha}, {"voice", true}});
        return;
    }
    player.loading = false;
    player.playing = trouble.empty();
    player.trouble = trouble == "aborted" ? "" : trouble; // The browser wants one press more
}

} // namespace

void send_blobs(Change& change)
{
    Model& model = change.model;
    if (model.work.uploads_paused || !is_connected(model) || is_asked(model, "blob.send")) return;
    for (auto& [sha, blob] : model.blobs) {
        if (!blob.due || blob.state != BlobState::here) continue;
        blob.state = BlobState::sending;
        if (model.work.upload_since.ms == 0) model.work.upload_since = model.now;
        ask(change, "blob.send", {{"sha256", sha}, {"url", url_of(sha)}}, {{"sha256", sha}});
        return;
    }
    model.work.upload_since = {};
}

void mark_due(Model& model, const Command& command, bool due)
{
    for (const Value& named : items_or_none(command.args, "blobs"))
        if (auto kept = model.blobs.find(text_or(named, "sha256")); kept != model.blobs.end()) kept->second.due = due;
}

void blob_moved(Change& change, const Value& json)
{
    const auto kept = change.model.blobs.find(text_or(json, "sha256"));
    if (kept != change.model.blobs.end() && kept->second.state == BlobState::sending) kept->second.moved = integer_or(json, "sent", 0);
}

void want_picture(Change& change, const Value& blob)
{
    Model& model = change.model;
    const std::string sha = text_or(blob, "sha256");
    if (!text_or(blob, "kind").starts_with("image/") || model.thumbnails.contains(sha) || model.pictures.contains(sha)) return;
    model.pictures[sha] = "";
    ask_pixels(change, sha, false, false);
}

// The pictures of the matter on the screen, as soon as it is there; recordings are fetched when somebody wants to hear them.
void want_pictures(Change& change)
{
    const Model& model = change.model;
    if (!is_signed_in(model)) return;
    const CaseId id = model.route.page == PageKind::case_    ? CaseId{model.route.arg}
                      : model.route.page == PageKind::follow ? model.session.follow_case
                                                             : CaseId{};
    int left = pictures_at_once;
    if (const auto record = model.cases.find(id); record != model.cases.end())
        for (const Event& event : record->second.events)
            for (const Value& blob : items_or_none(event.open, "blobs"))
                if (left-- > 0) want_picture(change, blob);
    for (const Pending& pending : model.queue)
        if (pending.command.case_id == id)
            for (const Value& blob : items_or_none(pending.command.args, "blobs")) want_picture(change, blob);
}

// The network is back: what could not be fetched is asked for again.
void forget_unfetched(Model& model)
{
    std::erase_if(model.pictures, [](const auto& each) { return each.second == "offline" || each.second == "timeout"; });
}

void look_at(Change& change, const LookAt& wish)
{
    change.model.look = {.sha256 = wish.sha256, .draft = wish.draft, .pixels = {}};
    if (!wish.sha256.empty()) ask_pixels(change, wish.sha256, true, false);
}

void play_voice(Change& change, const std::string& sha)
{
    Player& player = change.model.player;
    if (player.sha256 != sha) player = Player{.sha256 = sha};
    player.loading = true;
    player.trouble.clear();
    ask(change, "voice.play", {{"sha256", sha}}, {{"sha256", sha}});
}

void voice_played(Change& change, const Value& json)
{
    Player& player = change.model.player;
    if (player.sha256 != text_or(json, "sha256")) return;
    if (bool_or(json, "ended", false)) player = Player{};
    else player.seconds = integer_or(json, "seconds", 0);
}

bool answer_blob(Change& change, const std::string& op, const Value& json, const Value& context, const std::string& bytes)
{
    if (op == "blob.send") blob_answered(change, json, context);
    else if (op == "blob.list") blobs_listed(change, json, context);
    else if (op == "blob.pixels") pixels_answered(change, json, context, bytes);
    else if (op == "blob.fetch") fetched(change, json, context);
    else if (op == "voice.play") play_answered(change, json, context);
    else return false;
    return true;
}

} // namespace qungong::app
