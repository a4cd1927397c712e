#include "core/segment.hpp"

#include <random>

#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/chain.hpp"
#include "core/snapshot.hpp"

using namespace qungong;

namespace {

using Random = std::mt19937_64;

// Runs of one byte: simple, but a codec as good as any to see that blocks are packed and expanded.
bool compress_runs(std::string_view raw, std::string& packed)
{
    for (std::size_t i = 0; i < raw.size();) {
        std::size_t run = 1;
        while (i + run < raw.size() && raw[i + run] == raw[i] && run < 255) ++run;
        packed += static_cast<char>(run);
        packed += raw[i];
        i += run;
    }
    return true;
}
bool expand_runs(std::string_view packed, std::size_t raw_size, std::string& raw)
{
    for (std::size_t i = 0; i + 1 < packed.size() && raw.size() <= raw_size; i += 2)
        raw.append(static_cast<std::uint8_t>(packed[i]), packed[i + 1]);
    return raw.size() == raw_size;
}
constexpr Codec runs{7, compress_runs, expand_runs};

std::string case_text(std::uint64_t i)
{
    std::string digits = std::to_string(100000000000 + i);
    return "500113-0192f3a4-7b1c-7def-8abc-" + digits;
}

std::optional<Leaf> some_leaf(Random& random)
{
    if (random() % 3 == 0) return std::nullopt;
    Leaf leaf;
    for (auto& b : leaf.k) b = static_cast<std::uint8_t>(random());
    if (random() % 2 == 0) leaf.shown = "电话〔mobile〕";
    if (random() % 3 == 0) {
        leaf.salt = Salt{1, 2, 3, static_cast<std::uint8_t>(random())};
        leaf.leaf = Value{{"text", "我的路断了"}, {"n", Array{1, Value(), true}}};
        leaf.shown = Value();
        leaf.k = k_leaf(*leaf.salt, leaf.leaf);
    }
    return leaf;
}

Event some_event(Random& random, std::string case_id)
{
    Event event;
    event.case_id = {std::move(case_id)};
    event.seq = static_cast<std::int64_t>(random() % 20) + 1;
    event.type = static_cast<EventKind>(random() % WordList<EventKind>::names.size());
    event.type_word = random() % 20 == 0 ? "teleported" : std::string(word(event.type));
    event.type = word_from_text<EventKind>(event.type_word).value_or(EventKind::noted);
    event.at = {1790733600000 + static_cast<std::int64_t>(random() % 1000000)};
    event.recorded_at = {event.at.ms + static_cast<std::int64_t>(random() % 2000) - 1000};
    event.actor = {{"p-" + std::to_string(random() % 4)}, {"o-1"}, static_cast<Role>(random() % 5)};
    event.dev = {"dev-" + std::to_string(random() % 3)};
    event.n = static_cast<std::int64_t>(random() % 1000);
    event.cmd = {random() % 2 == 0 ? case_text(random() % 1000).substr(7) : std::string(64, 'a')};
    event.open = Value{{"office", "o-500113109200"}, {"due", event.at.ms + 5}, {"flag", random() % 2 == 0}};
    event.words = some_leaf(random);
    event.identity = some_leaf(random);
    return event;
}

std::vector<FeedLine> some_lines(Random& random, std::size_t count, std::int64_t first = 1)
{
    std::vector<FeedLine> lines;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t pos = first + static_cast<std::int64_t>(i);
        const std::string id = case_text(random() % 7);
        switch (random() % 8) {
        case 0: lines.emplace_back(FeedEnter{pos, {id}, {some_event(random, id), some_event(random, id)}}); break;
        case 1: lines.emplace_back(FeedLeft{pos, {id}, "sealed"}); break;
        case 2: lines.emplace_back(FeedVerdict{pos, {"dev-1"}, pos, {"cmd"}, {id}, Verdict::waiting, "moved_on", Value()}); break;
        case 3: lines.emplace_back(FeedDocument{pos, "rules/" + std::to_string(i), random() % 2 ? Value() : Value("x")}); break;
        default: lines.emplace_back(FeedEvent{pos, some_event(random, id)});
        }
    }
    return lines;
}

SegmentHead head_of(const std::vector<FeedLine>& lines, std::int64_t first = 1)
{
    return {"office/o-1", 3, first, first + static_cast<std::int64_t>(lines.size()) - 1, FeedSum{1, 2, 3}};
}

void check_round(const std::vector<FeedLine>& lines, const Codec& codec, std::int64_t first = 1)
{
    const Result<Segment> segment = Segment::open(segment_from_lines(head_of(lines, first), lines, codec), {&runs, 1});
    REQUIRE(segment);
    CHECK(segment->head() == head_of(lines, first));
    const Result<std::vector<FeedLine>> back = segment->lines();
    REQUIRE(back);
    REQUIRE(*back == lines);
}

// Reads everything there is to read; a broken segment must refuse, never crash.
bool is_read_whole(const std::string& bytes)
{
    const Result<Segment> segment = Segment::open(bytes, {&runs, 1});
    if (!segment) return false;
    bool is_whole = static_cast<bool>(segment->lines());
    for (const std::string& id : segment->cases()) is_whole = static_cast<bool>(segment->events_of({id})) && is_whole;
    return is_whole;
}

Snapshot some_snapshot(Random& random, std::size_t rows)
{
    Snapshot snapshot{"epoch-1", {{"office/o-1", 2, 17, FeedSum{9}}, {"person/p-1", 1, 3, {}}}, {}};
    NumberColumn due;
    TextColumn state{{"filed", "中", case_text(1)}, {}};
    for (std::size_t i = 0; i < rows; ++i) {
        due.push_back(random() % 9 == 0 ? INT64_MIN : static_cast<std::int64_t>(random() % 100000));
        state.index.push_back(static_cast<std::uint32_t>(random() % 3));
    }
    snapshot.columns = {{"due", due}, {"state", state}};
    return snapshot;
}

} // namespace

TEST_CASE("A segment gives back the lines that went in, with and without compression", "[segment]")
{
    Random random(Catch::getSeed());
    check_round({}, {});
    for (std::size_t count : {1, 2, 40, 800}) {
        check_round(some_lines(random, count), {});
        check_round(some_lines(random, count, 1000), runs, 1000);
    }
}

TEST_CASE("A body larger than a block has a block of its own", "[segment]")
{
    const std::vector<FeedLine> lines = {FeedDocument{1, "a", Value(std::string(block_bytes_max * 3, 'q'))},
                                         FeedDocument{2, "b", Value("small")}};
    check_round(lines, {});
    check_round(lines, runs);
    CHECK(segment_from_lines(head_of(lines), lines, runs).size() < block_bytes_max);
}

TEST_CASE("One case is read with all its events and no others", "[segment]")
{
    Random random(Catch::getSeed());
    const std::vector<FeedLine> lines = some_lines(random, 500);
    const Result<Segment> segment = Segment::open(segment_from_lines(head_of(lines), lines), {});
    REQUIRE(segment);
    for (const std::string& id : segment->cases()) {
        std::vector<Event> expected;
        for (const FeedLine& line : lines) {
            if (const auto* event = std::get_if<FeedEvent>(&line); event && event->event.case_id.text == id)
                expected.push_back(event->event);
            if (const auto* enter = std::get_if<FeedEnter>(&line); enter && enter->case_id.text == id)
                expected.insert(expected.end(), enter->events.begin(), enter->events.end());
        }
        REQUIRE(*segment->events_of({id}) == expected);
    }
    CHECK(segment->events_of({"nobody"})->empty());
}

TEST_CASE("A segment cut at any byte is refused", "[segment]")
{
    Random random(5);
    const std::vector<FeedLine> lines = some_lines(random, 6);
    const std::string whole = segment_from_lines(head_of(lines), lines, runs);
    REQUIRE(is_read_whole(whole));
    for (std::size_t end = 0; end < whole.size(); ++end) REQUIRE_FALSE(Segment::open(whole.substr(0, end), {&runs, 1}));
    REQUIRE_FALSE(Segment::open(whole + "x", {&runs, 1}));
}

TEST_CASE("A segment with any bit changed is refused, by its hash, its magic or its version", "[segment]")
{
    Random random(6);
    const std::vector<FeedLine> lines = some_lines(random, 6);
    const std::string whole = segment_from_lines(head_of(lines), lines, runs);
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            REQUIRE_FALSE(Segment::open(changed, {&runs, 1}));
        }
    std::string later = whole;
    later[4] = 2;
    CHECK(Segment::open(later).refusal() == Refusal{Fault::bad_version, "2"});
}

TEST_CASE("Even damage under a right hash never crashes a reader", "[segment]")
{
    Random random(Catch::getSeed());
    const std::vector<FeedLine> lines = some_lines(random, 4);
    for (const Codec& codec : {Codec{}, runs}) {
        const std::string whole = segment_from_lines(head_of(lines), lines, codec);
        const std::string content(*unframed("QGSG", 1, whole));
        for (std::size_t at = 0; at < content.size(); ++at) {
            static_cast<void>(is_read_whole(framed("QGSG", 1, content.substr(0, at))));
            std::string changed = content;
            changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 8));
            static_cast<void>(is_read_whole(framed("QGSG", 1, changed)));
        }
        REQUIRE(is_read_whole(framed("QGSG", 1, content)));
    }
}

TEST_CASE("A block whose codec is not known is refused", "[segment]")
{
    const std::vector<FeedLine> lines = {FeedDocument{1, "a", Value(std::string(1000, 'q'))}};
    const std::string bytes = segment_from_lines(head_of(lines), lines, runs);
    const Result<Segment> segment = Segment::open(bytes, {});
    if (segment) CHECK(segment->lines().refusal().fault == Fault::bad_segment);
    else CHECK(segment.refusal().fault == Fault::bad_segment);
}

TEST_CASE("Structure takes few bytes where events are alike", "[segment]")
{
    Random random(8);
    std::vector<FeedLine> lines;
    for (std::int64_t i = 1; i <= 2000; ++i) {
        Event event = some_event(random, case_text(static_cast<std::uint64_t>(i / 10)));
        event.words = event.identity = std::nullopt;
        lines.emplace_back(FeedEvent{i, event});
    }
    CHECK(segment_from_lines(head_of(lines), lines).size() / lines.size() < 80); // Before any compression
}

TEST_CASE("A snapshot gives back its columns and its places", "[snapshot]")
{
    Random random(Catch::getSeed());
    for (std::size_t rows : {0, 1, 100, 50000}) {
        const Snapshot snapshot = some_snapshot(random, rows);
        for (const Codec& codec : {Codec{}, runs}) {
            const Result<Snapshot> back = snapshot_from_bytes(bytes_from_snapshot(snapshot, codec), {&runs, 1});
            REQUIRE(back);
            REQUIRE(*back == snapshot);
        }
    }
}

TEST_CASE("A snapshot that is cut or changed is refused, and damage under a right hash never crashes", "[snapshot]")
{
    Random random(9);
    const std::string whole = bytes_from_snapshot(some_snapshot(random, 20));
    const std::string content(*unframed("QGSN", 1, whole));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        REQUIRE_FALSE(snapshot_from_bytes(whole.substr(0, at)));
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            REQUIRE_FALSE(snapshot_from_bytes(changed));
            if (at >= content.size()) continue;
            std::string inner = content;
            inner[at] = static_cast<char>(inner[at] ^ (1 << bit));
            static_cast<void>(snapshot_from_bytes(framed("QGSN", 1, inner)));
        }
    }
    CHECK(snapshot_from_bytes("").refusal().fault == Fault::bad_segment);
}
