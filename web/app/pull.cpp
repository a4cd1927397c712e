// Pull: lines of feeds become cases, documents and verdicts, as far as the last checkpoint and not one line further.
#include "core/chain.hpp"
#include "web/app/parts.hpp"

namespace qungong::app {
namespace {

struct Open { // A feed whose lines are being read
    std::string name;
    FeedPlace place;
    std::int64_t generation = 0;
    std::vector<FeedLine> lines; // Since the last checkpoint
    std::vector<std::string> texts;
    bool broken = false;
};

// What is known of an event grows: a feed that may read the words adds them, none takes them away.
void merge_leaf(std::optional<Leaf>& known, const std::optional<Leaf>& other)
{
    if (!other) return;
    if (!known) {
        known = other;
        return;
    }
    if (!known->salt && other->salt) {
        known->salt = other->salt;
        known->leaf = other->leaf;
        known->k = other->k;
    }
    if (known->shown.is_null()) known->shown = other->shown;
}

void take_event(CaseRecord& record, Event event)
{
    const std::size_t at = static_cast<std::size_t>(event.seq);
    if (at == 0 || at > record.events.size() + 1)
        return; // Its checkpoint will not fit, and the feed comes anew
    if (at <= record.events.size()) {
        Event& known = record.events[at - 1];
        merge_leaf(known.words, event.words);
        merge_leaf(known.identity, event.identity);
        return;
    }
    event.h = next_hash(record.state.h, event);
    apply(record.state, event);
    record.events.push_back(std::move(event));
}

void take_verdict_line(Model& model, const FeedVerdict& line)
{
    for (std::vector<Pending>* list : {&model.queue, &model.kept})
        for (Pending& pending : *list)
            if (pending.command.id == line.cmd) {
                pending.verdict = line.verdict;
                pending.reason = line.reason;
                pending.refused = text_or(line.args, "refused");
                pending.state = QueueState::judged;
                pending.covered_seq = -1; // Covered by this very line
            }
}

void take_line(Model& model, const std::string& feed, FeedLine& line)
{
    if (auto* event = std::get_if<FeedEvent>(&line)) {
        CaseRecord& record = model.cases[event->event.case_id];
        record.feeds.insert(feed);
        take_event(record, std::move(event->event));
    } else if (auto* enter = std::get_if<FeedEnter>(&line)) {
        CaseRecord& record = model.cases[enter->case_id];
        record.feeds.insert(feed);
        for (Event& each : enter->events) take_event(record, std::move(each));
    } else if (auto* left = std::get_if<FeedLeft>(&line)) {
        auto found = model.cases.find(left->case_id);
        if (found == model.cases.end()) return;
        found->second.feeds.erase(feed);
        if (found->second.feeds.empty()) {
            model.identities.erase(left->case_id);
            model.cases.erase(found);
        }
    } else if (auto* verdict = std::get_if<FeedVerdict>(&line)) {
        take_verdict_line(model, *verdict);
    } else if (auto* document = std::get_if<FeedDocument>(&line)) {
        auto& into = feed == "directory" ? model.directory : model.pages.rows;
        if (document->value.is_null()) into.erase(document->key);
        else into[document->key] = std::move(document->value);
    }
}

// Whether every case the checkpoint names is known here up to that event, with that hash.
bool heads_fit(const Model& model, const std::vector<CaseHead>& heads)
{
    for (const CaseHead& head : heads) {
        auto found = model.cases.find(head.case_id);
        if (found == model.cases.end()) continue; // It left with the same checkpoint
        const CaseRecord& record = found->second;
        if (head.seq < 1 || static_cast<std::size_t>(head.seq) > record.events.size()) return false;
        if (record.events[static_cast<std::size_t>(head.seq) - 1].h != head.h) return false;
    }
    return true;
}

bool has_position(const FeedLine& line)
{
    return std::holds_alternative<FeedEvent>(line) || std::holds_alternative<FeedEnter>(line) ||
           std::holds_alternative<FeedLeft>(line) || std::holds_alternative<FeedVerdict>(line) ||
           std::holds_alternative<FeedDocument>(line);
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

void commit(Model& model, Open& open, const FeedCheckpoint& checkpoint, Pulled& pulled)
{
    FeedPlace place = open.place;
    for (const std::string& text : open.texts) place.sum = next_sum(place.sum, text);
    if (place.sum != checkpoint.sum) {
        open.broken = true;
        pulled.refused.push_back(open.name);
        return;
    }
    for (FeedLine& line : open.lines) take_line(model, open.name, line);
    place.pos = checkpoint.pos;
    place.generation = open.generation;
    model.sync.feeds[open.name] = open.place = place;
    std::vector<std::string>& kept = pulled.kept[open.name];
    kept.insert(kept.end(), open.texts.begin(), open.texts.end());
    open.lines.clear();
    open.texts.clear();
    if (!heads_fit(model, checkpoint.heads)) {
        open.broken = true;
        pulled.refused.push_back(open.name);
    }
}

Open open_feed(Model& model, const FeedStart& start)
{
    Open open{start.feed, {}, start.generation, {}, {}, false};
    if (start.until > 0) model.sync.until[start.feed] = start.until;
    if (auto known = model.sync.feeds.find(start.feed); known != model.sync.feeds.end())
        open.place = known->second;
    return open;
}

void read_line(Model& model, Open& open, FeedLine line, std::string text, Pulled& pulled)
{
    if (auto* checkpoint = std::get_if<FeedCheckpoint>(&line)) {
        commit(model, open, *checkpoint, pulled);
        return;
    }
    if (!has_position(line)) return;
    if (open.lines.empty() && position_of(line) == 1 && open.place.pos > 0) {
        forget_feed(model, open.name); // It begins anew (an erasure, or a history that is not ours)
        open.place = {};
    }
    open.lines.push_back(std::move(line));
    open.texts.push_back(std::move(text));
}

} // namespace

Pulled apply_lines(Model& model, std::string_view ndjson)
{
    Pulled pulled;
    Open open;
    while (!ndjson.empty()) {
        const std::size_t end = ndjson.find('\n');
        if (end == ndjson.npos) break; // A line that was cut off is no line
        std::string text(ndjson.substr(0, end));
        ndjson.remove_prefix(end + 1);
        Result<FeedLine> line = feed_line_from_text(text);
        if (!line) {
            if (!open.name.empty() && !open.broken) pulled.refused.push_back(open.name);
            open.broken = true;
            continue;
        }
        if (auto* header = std::get_if<FeedHeader>(&*line)) pulled.epoch = header->epoch;
        else if (auto* start = std::get_if<FeedStart>(&*line)) open = open_feed(model, *start);
        else if (auto* close = std::get_if<FeedEnd>(&*line)) pulled.more = close->more;
        else if (!open.broken) read_line(model, open, std::move(*line), std::move(text), pulled);
    }
    if (pulled.kept.contains("directory")) rebuild_rules(model);
    return pulled;
}

void apply_kept(Model& model, const SegmentHead& head, std::vector<FeedLine> lines)
{
    FeedPlace& place = model.sync.feeds[head.feed];
    if (head.first != place.pos + 1) return;
    for (FeedLine& line : lines) take_line(model, head.feed, line);
    place = {head.generation, head.last, head.sum};
}

void forget_feed(Model& model, const std::string& feed)
{
    model.sync.feeds.erase(feed);
    if (feed == "directory") model.directory.clear();
    for (auto it = model.cases.begin(); it != model.cases.end();) {
        it->second.feeds.erase(feed);
        if (it->second.feeds.empty()) it = model.cases.erase(it);
        else ++it;
    }
}

void rebuild_rules(Model& model)
{
    auto newest = model.directory.find("pack");
    const std::string* hash = newest == model.directory.end() ? nullptr : newest->second.as_text();
    auto listing = model.directory.find("pack/" + (hash ? *hash : std::string{}));
    const Value* pieces = listing == model.directory.end() ? nullptr : find(listing->second, "pieces");
    if (!pieces || !pieces->as_object() || model.rules->pack == *hash) return;
    Value pack{Object{}};
    for (const Field& section : *pieces->as_object()) {
        const std::string* sha = section.value.as_text();
        auto piece = model.directory.find("piece/" + (sha ? *sha : std::string{}));
        if (piece == model.directory.end()) return; // Not all of it is here yet
        put(pack, section.key, piece->second);
    }
    Result<Rules> rules = rules_from_value(pack);
    if (!rules) return;
    rules->pack = *hash;
    model.rules = Shared<Rules>(std::move(*rules));
}

} // namespace qungong::app
