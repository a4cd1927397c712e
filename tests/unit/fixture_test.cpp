// What the first release wrote on a device opens for ever: tests/vectors/segment_v1.json.
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "core/case_state.hpp"
#include "core/chain.hpp"
#include "core/segment.hpp"
#include "core/snapshot.hpp"

using namespace qungong;

namespace {

const std::string path = std::string(QUNGONG_ROOT) + "/tests/vectors/segment_v1.json";

Value fixture()
{
    std::ifstream file(path);
    std::stringstream bytes;
    bytes << file.rdbuf();
    const Result<Value> value = value_from_json(bytes.str());
    REQUIRE(value);
    return *value;
}

std::string bytes_field(const Value& value, std::string_view key)
{
    const std::string hex = text_or(value, key);
    std::string bytes(hex.size() / 2, '\0');
    REQUIRE(bytes_from_hex(hex, std::span(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size())));
    REQUIRE_FALSE(bytes.empty());
    return bytes;
}

struct Fed { // The lines of the fixture, read, and where their feed stands behind them
    std::vector<FeedLine> lines;
    SegmentHead head;
};

Fed fed(const Value& all)
{
    Fed fed{{}, {.feed = text_or(all, "feed")}};
    for (const std::string& text : texts_or_none(all, "lines")) {
        const Result<FeedLine> line = feed_line_from_text(text);
        INFO(text);
        REQUIRE(line);
        fed.lines.push_back(*line);
        fed.head.sum = next_sum(fed.head.sum, text);
    }
    fed.head.last = static_cast<std::int64_t>(fed.lines.size());
    return fed;
}

std::vector<Event> events_of(const Fed& fed, const CaseId& case_id)
{
    std::vector<Event> events;
    for (const FeedLine& line : fed.lines)
        if (const auto* event = std::get_if<FeedEvent>(&line); event && event->event.case_id == case_id)
            events.push_back(event->event);
    return events;
}

// As a reader of the feed folds it: hashes are made here, since lines bring none.
CaseState folded(std::vector<Event> events)
{
    CaseState state;
    for (Event& event : events) {
        event.h = next_hash(state.h, event);
        apply(state, event);
    }
    return state;
}

Snapshot snapshot_of(const Fed& fed)
{
    return {"53c38b0f39fa40fd",
            {{fed.head.feed, fed.head.generation, fed.head.last, fed.head.sum}},
            {{"due", NumberColumn{1795571294769, -1, 0}}, {"topic", TextColumn{{"", "交通运输"}, {1, 0, 1}}}}};
}


} // namespace

TEST_CASE("A segment of the first release gives back every line that went into it", "[fixture]")
{
    const Value all = fixture();
    const Fed expected = fed(all);
    const Result<Segment> segment = Segment::open(bytes_field(all, "segment"));
    REQUIRE(segment);
    CHECK(segment->head() == expected.head);
    const Result<std::vector<FeedLine>> lines = segment->lines();
    REQUIRE(lines);
    CHECK(*lines == expected.lines);
    for (std::size_t i = 0; i < lines->size(); ++i)
        CHECK(text_from_feed_line((*lines)[i]) == texts_or_none(all, "lines")[i]);
}

TEST_CASE("A snapshot and a state of the first release are read whole", "[fixture]")
{
    const Value all = fixture();
    const Fed expected = fed(all);
    const Result<Snapshot> snapshot = snapshot_from_bytes(bytes_field(all, "snapshot"));
    REQUIRE(snapshot);
    CHECK(*snapshot == snapshot_of(expected));
    const Result<CaseState> state = state_from_blob(text_or(all, "state"));
    REQUIRE(state);
    CHECK(*state == folded(events_of(expected, {text_or(all, "case")})));
    CHECK(state->seq >= 4);
    CHECK(hex_from_bytes(state->h) == text_or(all, "h"));
}

TEST_CASE("A segment cut or changed at any byte is refused and takes nothing with it", "[fixture]")
{
    const Value all = fixture();
    const std::string whole = bytes_field(all, "segment");
    for (std::size_t i = 0; i < whole.size(); ++i) {
        CHECK_FALSE(Segment::open(whole.substr(0, i)));
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 0x41);
        CHECK_FALSE(Segment::open(changed));
    }
    CHECK(Segment::open(whole));
}
