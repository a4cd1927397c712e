// Segment: the lines of one feed from one position to another, as a device keeps them (docs/storage.md).
//
// Columns for what lists and replays look at, packed bodies in blocks of 64 KiB for the rest, so that one case is
// read without expanding the others. A segment that is cut, changed, or of another version is refused whole: fetch
// again, never guess. Its lines come back exactly as the feed brought them.
//
//   std::string bytes = segment_from_lines(head, lines, codec);
//   Result<Segment> segment = Segment::open(bytes, codecs);
//   Result<std::vector<Event>> events = segment->events_of(case_id);
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/feed.hpp"
#include "core/sealed_bytes.hpp"

namespace qungong {

struct SegmentHead {
    std::string feed;
    std::int64_t generation = 1;
    std::int64_t first = 1, last = 0; // Positions, dense
    FeedSum sum{};                    // Of the feed up to `last`
    friend bool operator==(const SegmentHead&, const SegmentHead&) = default;
};

// Lines with a position of their own (e, n, l, v, d), from head.first to head.last without a gap.
[[nodiscard]] std::string segment_from_lines(const SegmentHead& head, std::span<const FeedLine> lines,
                                             const Codec& codec = {});

// One line, or one event inside an `enter` line.
struct SegmentRow {
    enum class Kind : std::uint8_t { event, enter, inner, left, verdict, document } kind{};
    std::uint32_t case_index = 0, type = 0, actor = 0, dev = 0; // Into the tables of the segment
    std::int64_t pos = 0, seq = 0, v = 0, at_ms = 0, late_ms = 0, n = 0;
    std::string cmd;
    std::size_t body_at = 0, body_size = 0; // In the stream of bodies
};

class Segment {
public:
    // Codecs: all that a block may have been compressed with.
    [[nodiscard]] static Result<Segment> open(std::string bytes, std::span<const Codec> codecs = {});

    [[nodiscard]] const SegmentHead& head() const { return head_; }
    [[nodiscard]] const std::vector<std::string>& cases() const { return cases_; } // In the order of first appearance
    [[nodiscard]] const std::vector<SegmentRow>& rows() const { return rows_; }
    [[nodiscard]] Result<std::vector<FeedLine>> lines() const;
    // The events of one case in the order of the feed, those inside `enter` lines too.
    [[nodiscard]] Result<std::vector<Event>> events_of(const CaseId& case_id) const;

private:
    struct Bodies; // Expands blocks as they are asked for, keeping the last
    struct EventColumns;
    struct BlockPlace { std::size_t raw_from = 0; std::uint8_t codec = 0; std::size_t raw_size = 0, at = 0, size = 0; };

    bool read(std::string_view content);
    bool read_tables(ByteReader& bytes);
    bool read_rows(ByteReader& bytes);
    bool check_rows() const;
    [[nodiscard]] bool read_event(Bodies& bodies, const SegmentRow& row, Event& event) const;
    [[nodiscard]] bool read_line(Bodies& bodies, std::size_t& row, FeedLine& line) const;

    std::string bytes_;
    std::vector<Codec> codecs_;
    SegmentHead head_;
    std::vector<std::string> words_, cases_, types_, devs_;
    std::vector<Actor> actors_;
    std::vector<SegmentRow> rows_;
    std::vector<BlockPlace> blocks_;
};

} // namespace qungong
