// Writes the lines of a feed; core/feed.cpp reads them.
#include "core/feed.hpp"
#include "core/json_text.hpp"

namespace qungong {

namespace {

// A leaf as it is here: the text of a reader who got all that this event has.
Reading reading_of(const std::optional<Leaf>& leaf) { return leaf && leaf->salt ? Reading::readable : Reading::shown; }

void append_leaf(std::string& out, const std::optional<Leaf>& leaf, Reading reading)
{
    if (!leaf) {
        out += "null";
        return;
    }
    JsonArray cells(out);
    if (reading == Reading::readable && leaf->salt) {
        cells.text("");
        cells.text(hex_from_bytes(*leaf->salt));
        cells.json(leaf->leaf);
    } else {
        cells.text(hex_from_bytes(leaf->k));
        if (reading == Reading::shown && !leaf->shown.is_null()) cells.json(leaf->shown);
    }
    cells.end();
}

void append_cells(std::string& out, const Event& event)
{
    append_event_front(out, event);
    out += ',';
    append_event_leaves(out, event, reading_of(event.words), reading_of(event.identity));
}

std::string text_of(const FeedEvent& line)
{
    std::string out;
    JsonArray row(out);
    row.text("e");
    row.integer(line.pos);
    row.text(line.event.case_id.text);
    append_cells(row.begin(), line.event);
    row.end();
    return out;
}

std::string text_of(const FeedEnter& line)
{
    std::string out;
    JsonArray row(out);
    row.text("n");
    row.integer(line.pos);
    row.text(line.case_id.text);
    JsonArray events(row.begin());
    for (const Event& event : line.events) {
        append_cells(events.begin() += '[', event);
        out += ']';
    }
    events.end();
    row.end();
    return out;
}

Array row_of(const FeedHeader& line) { return {"h", line.epoch, line.schema, line.last_n}; }
Array row_of(const FeedStart& line)
{
    Array row{"f", line.feed, line.generation};
    if (line.until > 0) row.emplace_back(line.until);
    return row;
}
Array row_of(const FeedLeft& line) { return {"l", line.pos, line.case_id.text, line.reason}; }
Array row_of(const FeedVerdict& line)
{
    return {"v", line.pos, line.dev.text, line.n, line.cmd.text, line.case_id.text, word(line.verdict), line.reason,
            line.args};
}
Array row_of(const FeedDocument& line) { return {"d", line.pos, line.key, line.value}; }
Array row_of(const FeedCheckpoint& line)
{
    Array heads;
    for (const CaseHead& head : line.heads)
        heads.push_back(Array{head.case_id.text, head.seq, hex_from_bytes(head.h)});
    return {"k", line.pos, hex_from_bytes(line.sum), std::move(heads)};
}
Array row_of(const FeedEnd& line) { return {"z", line.more}; }

template <class Line>
std::string text_of(const Line& line)
{
    return json_from_value(row_of(line));
}

} // namespace

std::string text_from_feed_line(const FeedLine& line)
{
    return std::visit([](const auto& kind) { return text_of(kind); }, line);
}

void append_event_front(std::string& out, const Event& event)
{
    append_json_integer(out, event.seq);
    append_json_text(out += ',', event.type_word.empty() ? word(event.type) : event.type_word);
    for (const std::int64_t cell : {std::int64_t{event.v}, event.at.ms, event.recorded_at.ms - event.at.ms})
        append_json_integer(out += ',', cell);
    JsonArray actor(out += ',');
    actor.text(event.actor.person.text);
    actor.text(event.actor.office.text);
    actor.text(word(event.actor.role));
    actor.end();
    append_json_text(out += ',', event.dev.text);
    append_json_integer(out += ',', event.n);
    append_json_text(out += ',', event.cmd.text);
    out += ',';
    if (event.open.is_null()) out += "{}";
    else append_json(out, event.open);
}

void append_event_leaves(std::string& out, const Event& event, Reading words, Reading identity)
{
    append_leaf(out, event.words, words);
    append_leaf(out += ',', event.identity, identity);
}

} // namespace qungong
