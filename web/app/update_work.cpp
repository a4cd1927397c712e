// Work that takes long and goes on by itself: fetching what is new, sending what goes with steps, writing a file.
// Pausing and cancelling lose nothing: what is here stays here, and going on begins where it stopped.
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

WorkView of_sync(const Model& model)
{
    WorkView view{.kind = WorkKind::sync, .paused = model.sync.paused};
    for (const auto& [feed, until] : model.sync.until) {
        const auto place = model.sync.feeds.find(feed);
        view.total += until;
        view.done += place == model.sync.feeds.end() ? 0 : std::min(until, place->second.pos);
    }
    return view;
}

WorkView of_uploads(const Model& model)
{
    WorkView view{.kind = WorkKind::upload, .paused = model.work.uploads_paused};
    for (const auto& [sha, blob] : model.blobs) {
        if (!blob.due || (blob.state != BlobState::here && blob.state != BlobState::sending)) continue;
        ++view.left;
        view.bytes_left += blob.bytes - std::min(blob.moved, blob.bytes);
        if (blob.state != BlobState::sending) continue;
        view.done = std::min(blob.moved, blob.bytes);
        view.total = blob.bytes;
        view.voice = blob.kind.starts_with("audio/");
        view.running = true;
    }
    return view;
}

} // namespace

std::vector<WorkView> work_views(const Model& model)
{
    std::vector<WorkView> views;
    WorkView sync = of_sync(model);
    const bool first = model.sync.synced_at.ms == 0 && model.sync.state == NetState::syncing && model.device_ready;
    sync.running = model.sync.state == NetState::syncing && !model.sync.paused;
    if (sync.paused || (sync.running && (sync.total > sync.done || (first && sync.total == 0)))) views.push_back(sync);
    if (WorkView uploads = of_uploads(model); uploads.left > 0) views.push_back(uploads);
    if (model.work.exporting)
        views.push_back({.kind = WorkKind::export_, .done = model.work.export_done, .total = model.work.export_total, .running = true});
    return views;
}

std::vector<std::string> held_blobs(const Model& model)
{
    std::vector<std::string> held;
    for (const auto& [sha, blob] : model.blobs)
        if (blob.state == BlobState::held || blob.state == BlobState::refused) held.push_back(sha);
    return held;
}

void pause_work(Change& change, const PauseWork& wish)
{
    Model& model = change.model;
    if (wish.kind == WorkKind::sync) {
        model.sync.paused = wish.paused;
        if (wish.paused) tell(change, "net.abort", {{"tag", "pull"}});
        else sync(change);
    } else if (wish.kind == WorkKind::upload) {
        model.work.uploads_paused = wish.paused;
        if (wish.paused) tell(change, "blob.stop");
        else send_blobs(change);
    }
}

void cancel_work(Change& change, WorkKind kind)
{
    Model& model = change.model;
    if (kind == WorkKind::export_) tell(change, "store.export_stop");
    if (kind != WorkKind::upload) return;
    for (const BlobState state : {BlobState::sending, BlobState::here})
        for (auto& [sha, blob] : model.blobs) {
            if (!blob.due || blob.state != state) continue;
            blob.state = BlobState::held;
            tell(change, "blob.hold", {{"sha256", sha}, {"held", true}});
            if (state == BlobState::sending) tell(change, "blob.stop");
            return;
        }
}

void send_held(Change& change, const std::string& sha)
{
    const auto kept = change.model.blobs.find(sha);
    if (kept == change.model.blobs.end()) return;
    kept->second.state = BlobState::here;
    tell(change, "blob.hold", {{"sha256", sha}, {"held", false}});
    send_blobs(change);
}

void export_outbox(Change& change)
{
    Work& work = change.model.work;
    if (work.exporting) return;
    work.exporting = true;
    work.export_done = work.export_total = 0;
    const std::string day = text_from_date(calendar_of(*change.model.rules, change.model.session.actor.office).date_of(change.model.now));
    ask(change, "store.export", {{"name", say(*change.model.texts, "export.file", {{"day", day}}) + ".json"}});
}

void exported(Change& change, const Value& json)
{
    change.model.work.exporting = false;
    const std::string trouble = text_or(json, "trouble");
    if (trouble == "cancelled") return notify(change, "notice.export_stopped");
    if (!trouble.empty()) return notify(change, "trouble." + trouble, Value{Object{}}, true);
    notify(change, "notice.exported",
           {{"drafts", integer_or(json, "drafts", 0)},
            {"steps", integer_or(json, "commands", 0)},
            {"files", integer_or(json, "blobs", 0)}});
}

void export_at(Change& change, const Value& json)
{
    change.model.work.export_done = integer_or(json, "done", 0);
    change.model.work.export_total = integer_or(json, "total", 0);
}

} // namespace qungong::app
