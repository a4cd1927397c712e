// Media: pictures and recordings of a form, and what a notice can take back. Nothing goes for good while it can be undone.
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr std::chrono::milliseconds undo_stays{10'000};

Array blobs_of(const Draft& draft)
{
    const auto items = items_or_none(draft.args, "blobs");
    return {items.begin(), items.end()};
}

bool is_named(const Model& model, const std::string& sha)
{
    if (const auto kept = model.blobs.find(sha); kept != model.blobs.end() && kept->second.due) return true;
    return std::any_of(model.drafts.begin(), model.drafts.end(), [&](const auto& each) {
        const Array blobs = blobs_of(each.second);
        return std::any_of(blobs.begin(), blobs.end(), [&](const Value& blob) { return text_or(blob, "sha256") == sha; });
    });
}

void drop_unnamed(Change& change, const Value& blob)
{
    const std::string sha = text_or(blob, "sha256");
    if (is_named(change.model, sha)) return;
    tell(change, "blob.drop", {{"sha256", sha}});
    change.model.blobs.erase(sha);
    change.model.thumbnails.erase(sha);
    change.model.pictures.erase(sha); // Taken again, it is drawn again
}

void add_blob(Change& change, const std::string& id, const Value& blob)
{
    Draft* draft = draft_of(change.model, id);
    const std::string sha = text_or(blob, "sha256");
    Array blobs = draft ? blobs_of(*draft) : Array{};
    if (!draft || std::any_of(blobs.begin(), blobs.end(), [&](const Value& own) { return text_or(own, "sha256") == sha; })) return;
    blobs.push_back(blob);
    change.model.blobs.try_emplace(sha, Blob{.bytes = integer_or(blob, "bytes", 0), .kind = text_or(blob, "kind")});
    set_field(change, {id, "blobs", blobs, false});
    want_picture(change, blob);
}

Value blob_of(const Value& json, const Value& context)
{
    Value blob{{"sha256", text_or(json, "sha256")},
               {"kind", text_or(json, "kind", text_or(context, "kind", "image/jpeg"))},
               {"bytes", integer_or(json, "size", 0)}};
    if (std::string name = text_or(context, "name"); !name.empty()) put(blob, "name", name);
    if (const std::int64_t seconds = integer_or(json, "seconds", 0); seconds > 0) put(blob, "seconds", seconds);
    return blob;
}

void say_trouble(Change& change, const std::string& draft, const std::string& word)
{
    if (word == "cancelled") return;
    change.model.media_draft = draft;
    change.model.media_trouble = word;
}

// The form on the screen, if it takes pictures.
std::string open_draft(Model& model)
{
    const std::string id = model.form.empty() ? model.route.arg : model.form;
    const Draft* draft = draft_of(model, id);
    return draft && takes_blobs(draft->kind) ? id : std::string{};
}

void keep_picture(Change& change, const std::string& draft, const Value& json, const std::string& bytes)
{
    if (std::string trouble = text_or(json, "trouble"); !trouble.empty()) return say_trouble(change, draft, trouble);
    const Value kind = text_or(json, "kind", "image/jpeg"), name = text_or(json, "name");
    ask(change, "blob.put", {{"kind", kind}, {"name", name}}, {{"draft", draft}, {"kind", kind}, {"name", name}}, bytes);
}

void recorded(Change& change, const Value& json, const Value& context)
{
    Model& model = change.model;
    const Recording was = std::exchange(model.recording, Recording{});
    const std::string id = text_or(context, "draft");
    if (std::string trouble = text_or(json, "trouble"); !trouble.empty()) return say_trouble(change, id, trouble);
    if (!draft_of(model, id)) return; // Its parts stay until the next start looks whether somebody wants them
    add_blob(change, id, blob_of(json, context));
    if (text_or(draft_of(model, id)->args, "words").empty() && !was.words.empty()) set_field(change, {id, "words", was.words});
    if (!was.instead_of.empty()) remove_blob(change, id, was.instead_of);
    save_due_drafts(change); // Done in the order asked: the parts go when the draft names the whole
    tell(change, "voice.forget", {{"id", text_or(json, "id")}});
    if (was.then_send) send_draft(change, id);
}

void recovered(Change& change, const Value& json, const Value& context)
{
    for (const Value& recording : items_or_none(json, "recordings")) {
        const std::string id = text_or(recording, "draft");
        if (draft_of(change.model, id)) {
            add_blob(change, id, blob_of(recording, Value{Object{}}));
            notify(change, "notice.voice_recovered", {{"n", integer_or(recording, "seconds", 0)}});
        }
        save_due_drafts(change);
        tell(change, "voice.forget", {{"id", text_or(recording, "id")}});
    }
    ask(change, "blob.list", Value{Object{}}, context);
}

} // namespace

bool takes_blobs(CommandKind kind)
{
    const auto& arguments = row_of(kind).arguments;
    return std::any_of(arguments.begin(), arguments.end(), [](const Argument& a) { return a.type == ArgumentType::blobs; });
}

bool is_voice(const Value& blob) { return text_or(blob, "kind").starts_with("audio/"); }

void pick_photo(Change& change, const PickPhoto& wish)
{
    change.model.media_trouble.clear();
    ask(change, "file.pick", {{"accept", "image/*"}, {"capture", wish.camera}, {"photo", true}}, {{"draft", wish.draft}});
}

void take_pasted(Change& change, const Value& json, const std::string& bytes)
{
    const std::string draft = open_draft(change.model);
    if (draft.empty() || change.model.drafts[draft].elsewhere) return;
    change.model.media_trouble.clear();
    keep_picture(change, draft, json, bytes);
}

void record_voice(Change& change, const RecordVoice& wish)
{
    Model& model = change.model;
    const Draft* draft = draft_of(model, wish.draft);
    if (!draft || draft->elsewhere || !model.recording.draft.empty()) return;
    model.media_trouble.clear();
    model.player = Player{};
    model.recording = {.draft = wish.draft, .instead_of = wish.instead_of, .words = wish.words};
    ask(change, "voice.record", {{"draft", wish.draft}, {"seconds_max", voice_seconds_max}}, {{"draft", wish.draft}});
}

void heard_voice(Change& change, const Value& json)
{
    Recording& recording = change.model.recording;
    if (recording.draft != text_or(json, "draft")) return;
    recording.begun = true;
    recording.seconds = integer_or(json, "seconds", 0);
}

void remove_blob(Change& change, const std::string& id, const std::string& sha)
{
    Model& model = change.model;
    Draft* draft = draft_of(model, id);
    if (!draft || draft->elsewhere) return;
    Array left;
    Value removed;
    for (Value& blob : blobs_of(*draft)) (text_or(blob, "sha256") == sha ? removed = blob : left.emplace_back(blob));
    if (removed.is_null()) return;
    set_field(change, {id, "blobs", left, false});
    if (model.look.sha256 == sha) model.look = Look{};
    if (model.player.sha256 == sha) {
        tell(change, "voice.pause");
        model.player = Player{};
    }
    notify(change, is_voice(removed) ? "notice.voice_removed" : "notice.photo_removed");
    model.notice->undo_blob = removed;
    model.notice->undo_from = id;
    stays_undoable(change);
}

void discard_draft(Change& change, const std::string& id)
{
    Model& model = change.model;
    Draft* draft = draft_of(model, id);
    if (!draft) return;
    if (model.recording.draft == id) tell(change, "voice.stop");
    Draft dropped = std::move(*draft);
    dropped.slot.clear(); // The number that was lent to it is free again
    dropped.number.clear();
    dropped.code.clear();
    ask(change, "draft.drop", {{"id", id}});
    model.drafts.erase(id);
    if (model.form == id) model.form.clear();
    notify(change, "notice.draft_dropped");
    model.notice->undo_draft = std::move(dropped);
    stays_undoable(change);
}

void undo_notice(Change& change)
{
    Model& model = change.model;
    if (!model.notice) return;
    Notice notice = *std::exchange(model.notice, std::nullopt);
    if (notice.undo_draft) {
        Draft& draft = model.drafts[notice.undo_draft->id] = std::move(*notice.undo_draft);
        draft.elsewhere = false;
        draft.saved = SaveState::waiting;
        save_due_drafts(change);
        notify(change, "notice.draft_back");
    } else if (!notice.undo_blob.is_null()) {
        add_blob(change, notice.undo_from, notice.undo_blob);
        notify(change, is_voice(notice.undo_blob) ? "notice.voice_back" : "notice.photo_back");
    }
}

// What it could have taken back is now gone for good.
void close_notice(Change& change)
{
    if (!change.model.notice) return;
    const Notice notice = *std::exchange(change.model.notice, std::nullopt);
    if (!notice.undo_blob.is_null()) drop_unnamed(change, notice.undo_blob);
    if (!notice.undo_draft) return;
    for (const Value& blob : blobs_of(*notice.undo_draft)) drop_unnamed(change, blob);
}

void stays_undoable(Change& change) { change.model.notice->until = change.model.now + undo_stays; }

bool answer_media(Change& change, const std::string& op, const Value& json, const Value& context, const std::string& bytes)
{
    const std::string draft = text_or(context, "draft"), trouble = text_or(json, "trouble");
    if (op == "file.pick") keep_picture(change, draft, json, bytes);
    else if (op == "blob.put") {
        if (trouble.empty()) add_blob(change, draft, blob_of(json, context));
        else say_trouble(change, draft, trouble);
    } else if (op == "voice.record") recorded(change, json, context);
    else if (op == "voice.recover") recovered(change, json, context);
    else return false;
    return true;
}

} // namespace qungong::app
