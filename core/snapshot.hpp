// Snapshot: the case list as columns, and how far each feed was read when it was made (docs/storage.md).
//
// It opens the client before any segment is read. What the columns mean is the client's affair: numbers, or texts
// as words and an index into them, which is also the shape they are filtered, sorted and grouped in.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/feed.hpp"
#include "core/sealed_bytes.hpp"

namespace qungong {

struct FeedPlace {
    std::string feed;
    std::int64_t generation = 1, pos = 0;
    FeedSum sum{};
    friend bool operator==(const FeedPlace&, const FeedPlace&) = default;
};

struct TextColumn {
    std::vector<std::string> words;    // Each once
    std::vector<std::uint32_t> index;  // One a row, into words
    friend bool operator==(const TextColumn&, const TextColumn&) = default;
};
using NumberColumn = std::vector<std::int64_t>;

struct SnapshotColumn {
    std::string name;
    std::variant<NumberColumn, TextColumn> cells;
    friend bool operator==(const SnapshotColumn&, const SnapshotColumn&) = default;
};

struct Snapshot {
    std::string epoch;
    std::vector<FeedPlace> places;
    std::vector<SnapshotColumn> columns; // All of one length
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

[[nodiscard]] std::string bytes_from_snapshot(const Snapshot& snapshot, const Codec& codec = {});
// bad_segment, bad_version or bad_hash: then there is no snapshot, and the segments are read instead.
[[nodiscard]] Result<Snapshot> snapshot_from_bytes(std::string_view bytes, std::span<const Codec> codecs = {});

[[nodiscard]] std::size_t rows_of(const SnapshotColumn& column);

} // namespace qungong
