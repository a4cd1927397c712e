// What this device keeps of the feeds: one segment for each pull of a feed, joined when there are many.
#include "core/sha256.hpp"
#include "web/app/parts.hpp"

namespace qungong::app {
namespace {

std::string path_of(const std::string& feed, std::int64_t first)
{
    std::string number = std::to_string(first);
    return "/hot/feeds/" + hex_from_bytes(sha256(feed)).substr(0, 16) + "-" +
           std::string(12 - number.size(), '0') + number + ".qgs";
}

std::int64_t position_of(const FeedLine& line)
{
    return std::visit(
        [](const auto& kind) -> std::int64_t {
            if constexpr (requires { kind.pos; }) return kind.pos;
            else return 0;
        },
        line);
}

void apply_files(Change& change)
{
    Model& model = change.model;
    for (auto& [path, bytes] : model.files) { // By feed, then by first position
        Result<Segment> segment = Segment::open(std::move(bytes));
        Result<std::vector<FeedLine>> lines =
            segment ? segment->lines() : Result<std::vector<FeedLine>>{segment.refusal()};
        if (lines) apply_kept(model, segment->head(), std::move(*lines));
        else
            tell(change, "fs.drop",
                 {{"path", path}}); // Damaged or of another release: fetched again, never guessed
    }
    model.files.clear();
    model.device_ready = true;
    if (model.sync.feeds.contains("directory")) rebuild_rules(model);
    sync(change);
}

} // namespace

void store_lines(Change& change, const Pulled& pulled)
{
    if (!change.model.writer || pulled.kept.empty()) return;
    for (const auto& [feed, texts] : pulled.kept) {
        std::vector<FeedLine> lines;
        for (const std::string& text : texts)
            if (Result<FeedLine> line = feed_line_from_text(text)) lines.push_back(std::move(*line));
        if (lines.empty()) continue;
        const FeedPlace& place = change.model.sync.feeds[feed];
        const SegmentHead head{feed, place.generation, position_of(lines.front()), position_of(lines.back()),
                               place.sum};
        tell(change, "fs.write", {{"path", path_of(feed, head.first)}}, segment_from_lines(head, lines));
    }
    tell(change, "fs.sync");
}

void files_listed(Change& change, const Value& json)
{
    Model& model = change.model;
    model.files.clear();
    model.files_awaited = 0;
    for (const Value& file : items_or_none(json, "files")) {
        ++model.files_awaited;
        ask(change, "fs.read", {{"path", text_or(file, "path")}}, {{"path", text_or(file, "path")}});
    }
    if (model.files_awaited == 0) apply_files(change);
}

void file_read(Change& change, const Value& json, const Value& context, const std::string& bytes)
{
    Model& model = change.model;
    if (!find(json, "trouble")) model.files[text_or(context, "path")] = bytes;
    if (model.files_awaited > 0 && --model.files_awaited == 0) apply_files(change);
}

} // namespace qungong::app
