#include "core/snapshot.hpp"

#include <algorithm>

#include "core/packed_value.hpp"

namespace qungong {

namespace {

constexpr std::string_view snapshot_magic = "QGSN";
constexpr std::uint16_t snapshot_version = 1;

enum CellKind : std::uint8_t { number_cells, text_cells };

void append_column(std::string& out, const SnapshotColumn& column)
{
    append_sized(out, column.name);
    if (const auto* numbers = std::get_if<NumberColumn>(&column.cells)) {
        append_fixed(out, number_cells, 1);
        append_varint(out, numbers->size());
        std::uint64_t last = 0;
        for (std::int64_t n : *numbers) {
            append_signed(out, static_cast<std::int64_t>(static_cast<std::uint64_t>(n) - last));
            last = static_cast<std::uint64_t>(n);
        }
        return;
    }
    const auto& texts = *std::get_if<TextColumn>(&column.cells);
    append_fixed(out, text_cells, 1);
    append_varint(out, texts.words.size());
    for (const std::string& word : texts.words) append_packed_text(out, word);
    append_varint(out, texts.index.size());
    for (std::uint32_t i : texts.index) append_varint(out, i);
}

NumberColumn take_numbers(ByteReader& bytes)
{
    NumberColumn numbers(bytes.count());
    std::uint64_t last = 0;
    for (std::int64_t& n : numbers) n = static_cast<std::int64_t>(last += static_cast<std::uint64_t>(bytes.signed_varint()));
    return numbers;
}

TextColumn take_texts(ByteReader& bytes)
{
    TextColumn texts;
    texts.words.resize(bytes.count());
    for (std::string& word : texts.words) word = take_packed_text(bytes);
    texts.index.resize(bytes.count());
    for (std::uint32_t& i : texts.index) {
        const std::uint64_t place = bytes.varint();
        bytes.require(place < texts.words.size());
        i = static_cast<std::uint32_t>(place);
    }
    return texts;
}

SnapshotColumn take_column(ByteReader& bytes)
{
    SnapshotColumn column{std::string(bytes.sized()), {}};
    const std::uint64_t kind = bytes.fixed(1);
    bytes.require(kind <= text_cells);
    if (kind == number_cells) column.cells = take_numbers(bytes);
    else column.cells = take_texts(bytes);
    return column;
}

FeedPlace take_place(ByteReader& bytes)
{
    FeedPlace place{std::string(bytes.sized()), bytes.signed_varint(), bytes.signed_varint(), {}};
    const std::string_view sum = bytes.bytes(place.sum.size());
    std::copy(sum.begin(), sum.end(), place.sum.begin());
    return place;
}

} // namespace

std::size_t rows_of(const SnapshotColumn& column)
{
    const auto* numbers = std::get_if<NumberColumn>(&column.cells);
    return numbers ? numbers->size() : std::get_if<TextColumn>(&column.cells)->index.size();
}

std::string bytes_from_snapshot(const Snapshot& snapshot, const Codec& codec)
{
    std::string raw;
    append_sized(raw, snapshot.epoch);
    append_varint(raw, snapshot.places.size());
    for (const FeedPlace& place : snapshot.places) {
        append_sized(raw, place.feed);
        append_signed(raw, place.generation);
        append_signed(raw, place.pos);
        raw.append(reinterpret_cast<const char*>(place.sum.data()), place.sum.size());
    }
    append_varint(raw, snapshot.columns.size());
    for (const SnapshotColumn& column : snapshot.columns) append_column(raw, column);
    std::string content;
    append_blocks(content, raw, codec);
    return framed(snapshot_magic, snapshot_version, content);
}

Result<Snapshot> snapshot_from_bytes(std::string_view bytes, std::span<const Codec> codecs)
{
    const Result<std::string_view> content = unframed(snapshot_magic, snapshot_version, bytes);
    if (!content) return content.refusal();
    ByteReader blocks(*content);
    const std::string raw = take_blocks(blocks, codecs);
    ByteReader reader(raw);
    Snapshot snapshot;
    snapshot.epoch = reader.sized();
    for (std::size_t count = reader.count(19); count > 0 && reader.is_good(); --count)
        snapshot.places.push_back(take_place(reader));
    for (std::size_t count = reader.count(3); count > 0 && reader.is_good(); --count)
        snapshot.columns.push_back(take_column(reader));
    const auto is_as_long = [&](const SnapshotColumn& c) { return rows_of(c) == rows_of(snapshot.columns.front()); };
    const bool is_whole = blocks.ends() && reader.ends()
                          && std::all_of(snapshot.columns.begin(), snapshot.columns.end(), is_as_long);
    if (!is_whole) return {Fault::bad_segment, "content"};
    return snapshot;
}

} // namespace qungong
