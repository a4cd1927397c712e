// Work that takes long: what is moved, how far it is, and how to pause it. It goes on wherever the person is.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using app::WorkView;
using ui::Icon;

constexpr std::int64_t shown_after_ms = 1'000; // What is over in a moment is not worth a line that comes and goes

std::string figure_of(const Page& page, const WorkView& work)
{
    const bool bytes = work.kind == WorkKind::upload;
    const std::int64_t unit = bytes ? 1024 : 1;
    const Value args{{"done", work.done / unit}, {"total", (work.total + unit - 1) / unit}};
    if (work.total > 0) return page.say(bytes ? "work.bytes_of" : work.kind == WorkKind::sync ? "work.lines_of" : "work.parts_of", args);
    if (bytes) return page.say("work.bytes_left", {{"kb", (work.bytes_left + 1023) / 1024}});
    return work.kind == WorkKind::sync ? page.say("work.lines", {{"n", work.done}}) : std::string{};
}

std::string word_of_work(const Page& page, const WorkView& work)
{
    if (work.kind != WorkKind::upload) return page.word_of(work.kind);
    return page.say(work.voice ? "work.upload_voice" : "work.upload_photo");
}

std::string remark_of(const Page& page, const WorkView& work)
{
    if (work.paused) return page.say("work.paused");
    if (work.kind == WorkKind::export_) return page.say("work.export_hint");
    if (work.kind == WorkKind::sync) return page.say("work.sync_hint");
    if (!work.running) return page.say("work.waits", {{"n", work.left}});
    return page.say("work.upload_hint", {{"n", work.left}});
}

void draw_one(Page& page, const WorkView& work)
{
    ui::Frame& frame = page.frame;
    const ui::Region region{frame, RecordRole::group, word(work.kind), page.word_of(work.kind)};
    const float share = work.total > 0 ? static_cast<float>(work.done) / static_cast<float>(work.total) : 0.F;
    const std::string name = word_of_work(page, work), figure = figure_of(page, work), remark = remark_of(page, work);
    ui::progress(frame, {.word = name, .figure = figure, .share = share});
    ui::caption(frame, remark);
    ui::Row row{frame, 0, {}, 8};
    if (work.kind != WorkKind::export_) {
        const std::string pause = page.say(work.paused ? "work.go_on" : "work.pause");
        if (ui::button(frame, "pause", pause, {.icon = work.paused ? Icon::play : Icon::pause}))
            page.dispatch(app::PauseWork{work.kind, !work.paused});
    }
    if (work.kind != WorkKind::sync && ui::button(frame, "cancel", page.say("work.cancel"), {.kind = ui::Kind::quiet, .icon = Icon::x}))
        page.dispatch(app::CancelWork{work.kind});
}

} // namespace

void draw_work(Page& page)
{
    const std::vector<WorkView> works = app::work_views(page.model);
    const std::vector<std::string> held = app::held_blobs(page.model);
    if (works.empty() && held.empty()) return;
    ui::Card card{page.frame, "work", {.title = page.say("work.title"), .icon = Icon::sync, .gap = 12}};
    for (const WorkView& work : works) draw_one(page, work);
    std::int64_t number = 0;
    for (const std::string& sha : held) {
        const app::Blob& blob = page.model.blobs.at(sha);
        const bool refused = blob.state == BlobState::refused;
        const ui::Region region{page.frame, RecordRole::group, sha, page.say("work.held", {{"n", ++number}})};
        ui::remark(page.frame, refused ? Icon::warn : Icon::image,
                   page.say(refused ? "work.refused" : "work.held_here", {{"kb", (blob.bytes + 1023) / 1024}}));
        ui::Row row{page.frame, 0, {}, 8};
        if (ui::button(page.frame, "send", page.say("work.send_held"), {.icon = Icon::cloudup})) page.dispatch(app::SendHeld{sha});
    }
}

std::string work_words(const Page& page)
{
    const Instant since = page.model.work.upload_since;
    for (const WorkView& work : app::work_views(page.model)) {
        if (work.kind == WorkKind::upload && !work.paused && (since.ms == 0 || page.model.now.ms - since.ms < shown_after_ms)) continue;
        // Read aloud when it changes: of files how many, not how far one of them is
        const std::string figure = work.kind == WorkKind::upload ? page.say("work.files_left", {{"n", work.left}}) : figure_of(page, work);
        return work.paused ? page.say("work.line_paused", {{"what", page.word_of(work.kind)}})
                           : page.say("work.line", {{"what", page.word_of(work.kind)}, {"figure", figure}});
    }
    return {};
}

} // namespace qungong::pages
