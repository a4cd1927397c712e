// Pictures and recordings: taken into a form, looked at, listened to. What was asked for and did not come says why.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

std::string kilobytes(const Page& page, const Value& blob)
{
    return page.say("file.photo_kept", {{"kb", (integer_or(blob, "bytes", 0) + 1023) / 1024}});
}

ui::ThumbnailLook pixels_of(const Page& page, const std::string& sha)
{
    ui::ThumbnailLook look;
    if (const auto kept = page.model.thumbnails.find(sha); kept != page.model.thumbnails.end()) {
        look.width = kept->second->width;
        look.height = kept->second->height;
        look.rgba = kept->second->rgba;
    }
    return look;
}

std::string trouble_words(const Page& page, const std::string& word)
{
    return page.say(word == "offline"       ? "media.offline"
                    : word == "not_found"   ? "media.not_found"
                    : word == "unsupported" ? "media.unsupported"
                                            : "media.failed");
}

// Plays or pauses; says how far it is.
void draw_player(Page& page, const Value& blob)
{
    const app::Player& player = page.model.player;
    const std::string sha = text_or(blob, "sha256");
    const std::int64_t seconds = integer_or(blob, "seconds", 0);
    const bool mine = player.sha256 == sha, runs = mine && (player.playing || player.loading);
    const std::string text = runs          ? page.say("voice.pause", {{"n", player.seconds}, {"of", seconds}})
                             : seconds > 0 ? page.say("voice.play", {{"n", seconds}})
                                           : page.say("voice.play_it");
    if (!ui::button(page.frame, "play" + sha, text, {.icon = runs ? Icon::pause : Icon::play})) return;
    if (runs) page.dispatch(app::PauseVoice{});
    else page.dispatch(app::PlayVoice{sha});
}

void draw_player_trouble(Page& page, const Value& blob)
{
    const app::Player& player = page.model.player;
    if (player.sha256 == text_or(blob, "sha256") && !player.trouble.empty())
        ui::remark(page.frame, Icon::warn, trouble_words(page, player.trouble), {.slot = ui::Slot::caption});
}

void draw_own_voice(Page& page, const Draft& draft, const Value& blob)
{
    const std::string sha = text_or(blob, "sha256"), name = page.say("voice.kept", {{"n", integer_or(blob, "seconds", 0)}});
    {
        const ui::Row row{page.frame, 48, {}, 8};
        draw_player(page, blob);
        const bool free = page.model.recording.draft.empty();
        if (free && ui::button(page.frame, "again" + sha, page.say("voice.again"), {.kind = ui::Kind::quiet, .icon = Icon::mic}))
            page.dispatch(app::RecordVoice{draft.id, sha});
        if (ui::icon_button(page.frame, "drop" + sha, Icon::trash, page.say("ui.remove", {{"what", name}})))
            page.dispatch(app::RemoveBlob{draft.id, sha});
    }
    draw_player_trouble(page, blob);
}

void draw_own_photo(Page& page, const Draft& draft, const Value& blob, std::int64_t number)
{
    const std::string sha = text_or(blob, "sha256"), name = kilobytes(page, blob), open = page.say("picture.open", {{"n", number}});
    ui::ThumbnailLook look = pixels_of(page, sha);
    look.alternative = name;
    look.open = open;
    const ui::Row row{page.frame, 48, {}, 12};
    if (ui::thumbnail(page.frame, sha, look)) page.dispatch(app::LookAt{sha, draft.id});
    if (ui::removable_tag(page.frame, sha, name)) page.dispatch(app::RemoveBlob{draft.id, sha});
}

// What the microphone is doing. Only what is not said every second is read aloud.
void draw_recording(Page& page)
{
    const app::Recording& recording = page.model.recording;
    ui::Frame& frame = page.frame;
    const std::int64_t left = app::voice_seconds_max - recording.seconds;
    const std::string title = page.say(recording.begun ? "voice.recording" : "voice.asking");
    ui::Card card{frame, "recording", {.title = title, .icon = Icon::mic, .gap = 8}};
    {
        const ui::Region live{frame, RecordRole::status, "live", {}};
        ui::paragraph(frame, page.say(!recording.begun ? "voice.asking_hint" : left <= 10 ? "voice.soon_over" : "voice.speak"),
                      {.colour = frame.colours->ink_2});
    }
    if (recording.begun)
        ui::progress(frame, {.word = page.say("voice.left", {{"n", left}}),
                             .figure = page.say("voice.of", {{"n", recording.seconds}, {"of", app::voice_seconds_max}}),
                             .share = static_cast<float>(recording.seconds) / static_cast<float>(app::voice_seconds_max)});
    if (ui::button(frame, "stop", page.say(recording.begun ? "voice.stop" : "voice.not_now"), {.icon = Icon::check, .wide = true}))
        page.dispatch(app::StopVoice{});
}

void draw_ways(Page& page, const Draft& draft)
{
    const bool busy = !page.model.recording.draft.empty();
    ui::Row row{page.frame, page.frame.control(), {-1, -1, -1.2F}, 8};
    if (ui::button(page.frame, "voice", page.say("file.say"), {.icon = Icon::mic, .busy = busy, .wide = true}) && !busy)
        page.dispatch(app::RecordVoice{draft.id, {}});
    if (ui::button(page.frame, "camera", page.say("file.camera"), {.icon = Icon::camera, .wide = true}))
        page.dispatch(app::PickPhoto{draft.id, true});
    if (ui::button(page.frame, "photo", page.say("file.photo"), {.icon = Icon::image, .wide = true}))
        page.dispatch(app::PickPhoto{draft.id, false});
}

} // namespace

void draw_media(Page& page, const Draft& draft)
{
    draw_ways(page, draft);
    if (page.model.recording.draft == draft.id) draw_recording(page);
    if (page.model.media_draft == draft.id && !page.model.media_trouble.empty())
        ui::banner(page.frame, "media_trouble",
                   {.tone = ui::Tone::yellow, .icon = Icon::warn, .text = page.say("trouble." + page.model.media_trouble)});
    std::int64_t number = 0;
    for (const Value& blob : items_or_none(draft.args, "blobs")) {
        if (app::is_voice(blob)) draw_own_voice(page, draft, blob);
        else draw_own_photo(page, draft, blob, ++number);
    }
}

void draw_stamp(Page& page, const Value& blob, std::int64_t number)
{
    const std::string sha = text_or(blob, "sha256"), given = text_or(blob, "name"),
                      name = given.empty() ? page.say("case.photo", {{"n", number}}) : given,
                      open = page.say("picture.open", {{"n", number}});
    ui::ThumbnailLook look = pixels_of(page, sha);
    look.alternative = name;
    look.open = open;
    if (ui::thumbnail(page.frame, sha, look)) page.dispatch(app::LookAt{sha, {}});
}

void draw_voice(Page& page, const Value& blob)
{
    draw_player(page, blob);
    draw_player_trouble(page, blob);
}

void draw_event_media(Page& page, const Event& event, std::size_t most)
{
    std::vector<const Value*> photos, voices;
    for (const Value& blob : items_or_none(event.open, "blobs")) {
        if (app::is_voice(blob)) voices.push_back(&blob);
        else if (text_or(blob, "kind").starts_with("image/")) photos.push_back(&blob);
    }
    std::int64_t number = 0;
    const std::size_t in_row = std::max<std::size_t>(1, static_cast<std::size_t>((ui::free_width(page.frame) + 8) / 72));
    for (std::size_t first = 0; first < std::min(photos.size(), most); first += in_row) {
        const ui::Row row{page.frame, 48, {}, 8};
        for (std::size_t i = first; i < std::min({photos.size(), most, first + in_row}); ++i) draw_stamp(page, *photos[i], ++number);
    }
    for (const Value* voice : voices) draw_voice(page, *voice);
}

void draw_picture(Page& page)
{
    const app::Look& look = page.model.look;
    if (look.sha256.empty()) return;
    ui::Frame& frame = page.frame;
    const bool phone = frame.screen.phone();
    const std::string name = page.say("picture.title");
    ui::Dialog dialog{frame, "picture", {.title = name, .width = std::min(960.F, frame.screen.width - 64)}};
    const auto trouble = page.model.pictures.find(look.sha256);
    const bool failed = !look.pixels && trouble != page.model.pictures.end() && !trouble->second.empty();
    ui::ThumbnailLook large{.alternative = name};
    if (look.pixels) {
        large.width = (*look.pixels)->width;
        large.height = (*look.pixels)->height;
        large.rgba = (*look.pixels)->rgba;
    }
    ui::photograph(frame, "large/" + look.sha256, large, frame.screen.height - (phone ? 200.F : 240.F));
    if (failed) ui::remark(frame, Icon::warn, trouble_words(page, trouble->second));
    else if (!look.pixels) ui::remark(frame, Icon::image, page.say("picture.loading"));
    bool close = false, drop = false;
    {
        ui::Row row{frame, 0, {}, 12};
        ui::from_right(frame);
        close = ui::button(frame, "picture_close", page.say("action.close"), {.kind = ui::Kind::main});
        if (!look.draft.empty()) drop = ui::button(frame, "picture_drop", page.say("picture.drop"), {.icon = Icon::trash});
        if (failed && ui::button(frame, "picture_again", page.say("picture.again"), {.icon = Icon::sync}))
            page.dispatch(app::LookAt{look.sha256, look.draft});
    }
    if (drop) page.dispatch(app::RemoveBlob{look.draft, look.sha256});
    else if (close || dialog.escaped()) page.dispatch(app::LookAt{});
}

} // namespace qungong::pages
