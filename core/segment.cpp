#include "core/segment.hpp"

#include <algorithm>
#include <map>

#include "core/chain.hpp"
#include "core/packed_value.hpp"
#include "core/segment_columns.hpp"

namespace qungong {

namespace {

constexpr std::int64_t integer_max = std::int64_t{1} << 53;

using Kind = SegmentRow::Kind;

bool is_event(Kind kind) { return kind == Kind::event || kind == Kind::inner; }

// Foreign numbers may be anything: differences are added as unsigned, where going over the edge is harmless.
std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

bool is_within(std::int64_t n) { return n >= -integer_max && n <= integer_max; }

const Value* item(const Value& value, std::size_t i)
{
    const Array* items = value.as_array();
    return items && i < items->size() ? &(*items)[i] : nullptr;
}

std::string text_item(const Value& value, std::size_t i)
{
    const Value* at = item(value, i);
    const std::string* text = at ? at->as_text() : nullptr;
    return text ? *text : std::string();
}

bool leaf_from_value(const Value& value, std::optional<Leaf>& out)
{
    const Array* items = value.as_array();
    if (!items) return value.is_null();
    Leaf leaf;
    if (items->size() == 3) {
        leaf.salt = array_from_hex<16>(text_item(value, 1));
        if (!leaf.salt) return false;
        leaf.leaf = (*items)[2];
        leaf.k = k_leaf(*leaf.salt, leaf.leaf);
    } else {
        const auto k = array_from_hex<32>(text_item(value, 0));
        if (!k || items->size() > 2) return false;
        leaf.k = *k;
        if (items->size() == 2) leaf.shown = (*items)[1];
    }
    out = std::move(leaf);
    return true;
}

bool actor_from_text(const std::string& text, Actor& actor)
{
    const std::size_t first = text.find('\n'), second = text.rfind('\n');
    if (first == std::string::npos || second == first) return false;
    const auto role = word_from_text<Role>(std::string_view(text).substr(second + 1));
    if (!role) return false;
    actor = {{text.substr(0, first)}, {text.substr(first + 1, second - first - 1)}, *role};
    return true;
}

} // namespace

struct Segment::Bodies {
    const Segment& segment;
    std::size_t block = static_cast<std::size_t>(-1);
    std::string raw;

    bool take(const SegmentRow& row, Value& value)
    {
        const auto& blocks = segment.blocks_;
        const auto after = std::upper_bound(blocks.begin(), blocks.end(), row.body_at,
                                            [](std::size_t at, const BlockPlace& b) { return at < b.raw_from; });
        if (after == blocks.begin()) return false;
        const BlockPlace& place = *(after - 1);
        const auto index = static_cast<std::size_t>(after - blocks.begin()) - 1;
        if (index != block) {
            const std::string_view packed = std::string_view(segment.bytes_).substr(place.at, place.size);
            if (!expand_block({place.codec, place.raw_size, packed}, segment.codecs_, raw)) return false;
            block = index;
        }
        const std::size_t from = row.body_at - place.raw_from;
        if (from > raw.size() || row.body_size > raw.size() - from) return false;
        ByteReader bytes(std::string_view(raw).substr(from, row.body_size));
        value = take_packed(bytes, segment.words_);
        return bytes.ends();
    }
};

Result<Segment> Segment::open(std::string bytes, std::span<const Codec> codecs)
{
    Segment segment;
    segment.bytes_ = std::move(bytes);
    segment.codecs_.assign(codecs.begin(), codecs.end());
    const Result<std::string_view> content = unframed(segment_magic, segment_version, segment.bytes_);
    if (!content) return content.refusal();
    if (!segment.read(*content)) return {Fault::bad_segment, "content"};
    return segment;
}

bool Segment::read(std::string_view content)
{
    ByteReader bytes(content);
    head_.feed = bytes.sized();
    head_.generation = static_cast<std::int64_t>(bytes.varint());
    head_.first = static_cast<std::int64_t>(bytes.varint());
    head_.last = static_cast<std::int64_t>(bytes.varint());
    const std::string_view sum = bytes.bytes(head_.sum.size());
    bytes.require(head_.first >= 1 && head_.first <= integer_max && head_.last >= head_.first - 1
                  && head_.last <= integer_max && head_.generation >= 0);
    if (!bytes.is_good()) return false;
    std::copy(sum.begin(), sum.end(), head_.sum.begin());
    const std::string front = take_blocks(bytes, codecs_);
    ByteReader front_bytes(front);
    if (!bytes.is_good() || !read_tables(front_bytes) || !read_rows(front_bytes)) return false;
    std::size_t raw_from = 0;
    for (std::size_t count = bytes.count(3); count > 0 && bytes.is_good(); --count) {
        const Block block = take_block(bytes);
        const std::size_t at = bytes.is_good() ? static_cast<std::size_t>(block.packed.data() - bytes_.data()) : 0;
        blocks_.push_back({raw_from, block.codec, block.raw_size, at, block.packed.size()});
        raw_from += block.raw_size;
    }
    return bytes.ends() && check_rows();
}

bool Segment::read_tables(ByteReader& bytes)
{
    std::vector<std::string> actors;
    for (std::vector<std::string>* table : {&words_, &cases_, &types_, &devs_, &actors}) *table = take_words(bytes);
    if (!bytes.is_good()) return false;
    for (const std::string& text : actors)
        if (!actor_from_text(text, actors_.emplace_back())) return false;
    return true;
}

// The columns of the events, each number as what it differs by from the one before.
struct Segment::EventColumns {
    std::vector<ByteReader>& columns;
    std::vector<std::int64_t> last_seq, last_n;
    std::int64_t last_at = 0;

    bool take(const Segment& segment, SegmentRow& row)
    {
        const std::uint64_t type = columns[type_column].varint(), actor = columns[actor_column].varint();
        const std::uint64_t dev = columns[dev_column].varint();
        if (type >= segment.types_.size() || actor >= segment.actors_.size() || dev >= segment.devs_.size()) return false;
        row.type = static_cast<std::uint32_t>(type);
        row.actor = static_cast<std::uint32_t>(actor);
        row.dev = static_cast<std::uint32_t>(dev);
        row.v = static_cast<std::int64_t>(columns[v_column].varint());
        row.seq = last_seq[row.case_index] = plus(last_seq[row.case_index], columns[seq_column].signed_varint());
        row.at_ms = last_at = plus(last_at, columns[at_column].signed_varint());
        row.late_ms = columns[late_column].signed_varint();
        row.n = last_n[row.dev] = plus(last_n[row.dev], columns[n_column].signed_varint());
        row.cmd = take_packed_text(columns[cmd_column]);
        return true;
    }
};

bool Segment::read_rows(ByteReader& bytes)
{
    const std::size_t count = bytes.count();
    std::vector<ByteReader> columns;
    for (std::size_t i = 0; i < segment_columns; ++i) columns.emplace_back(bytes.sized());
    if (!bytes.ends() || columns[kind_column].left() != count) return false;
    EventColumns events{columns, std::vector<std::int64_t>(cases_.size()), std::vector<std::int64_t>(devs_.size())};
    std::int64_t pos = head_.first - 1;
    std::size_t body_at = 0;
    rows_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        SegmentRow& row = rows_.emplace_back();
        row.kind = static_cast<Kind>(columns[kind_column].fixed(1));
        const std::uint64_t place = columns[case_column].varint();
        const bool needs_case = row.kind != Kind::document;
        if (row.kind > Kind::document || place > cases_.size() || (place > 0) != needs_case) return false;
        row.case_index = static_cast<std::uint32_t>(place - (place > 0));
        pos += row.kind != Kind::inner;
        row.pos = pos;
        row.body_at = body_at;
        row.body_size = static_cast<std::size_t>(columns[body_column].varint());
        body_at += row.body_size;
        if (row.body_size > body_bytes_max) return false;
        if (is_event(row.kind) && !events.take(*this, row)) return false;
    }
    return pos == head_.last && std::all_of(columns.begin(), columns.end(), [](const ByteReader& c) { return c.ends(); });
}

// Inner rows lie only behind the `enter` that counts them; `read_line` sees to the count.
bool Segment::check_rows() const
{
    const bool are_numbers_good = std::all_of(rows_.begin(), rows_.end(), [](const SegmentRow& row) {
        return !is_event(row.kind)
               || (row.seq >= 1 && row.v >= 1 && row.v <= 1 << 30 && row.n >= 0 && is_within(row.seq) && is_within(row.n)
                   && is_within(row.at_ms) && is_within(row.late_ms) && is_within(row.at_ms + row.late_ms));
    });
    return are_numbers_good && (rows_.empty() || rows_.front().kind != Kind::inner);
}

bool Segment::read_event(Bodies& bodies, const SegmentRow& row, Event& event) const
{
    Value body;
    if (!bodies.take(row, body)) return false;
    const Array* items = body.as_array();
    if (!items || items->size() != 3 || !(*items)[0].as_object()) return false;
    event.case_id = {cases_[row.case_index]};
    event.seq = row.seq;
    event.type_word = types_[row.type];
    event.type = word_from_text<EventKind>(event.type_word).value_or(EventKind::noted); // As core/event.cpp does
    event.v = static_cast<int>(row.v);
    event.at = {row.at_ms};
    event.recorded_at = {row.at_ms + row.late_ms};
    event.actor = actors_[row.actor];
    event.dev = {devs_[row.dev]};
    event.n = row.n;
    event.cmd = {row.cmd};
    event.open = (*items)[0];
    return leaf_from_value((*items)[1], event.words) && leaf_from_value((*items)[2], event.identity);
}

bool Segment::read_line(Bodies& bodies, std::size_t& i, FeedLine& line) const
{
    const SegmentRow& row = rows_[i++];
    if (row.kind == Kind::event) {
        FeedEvent event{row.pos, {}};
        const bool is_read = read_event(bodies, row, event.event);
        line = std::move(event);
        return is_read;
    }
    Value body;
    if (row.kind == Kind::inner || !bodies.take(row, body)) return false;
    const CaseId case_id = row.kind == Kind::document ? CaseId{} : CaseId{cases_[row.case_index]};
    if (row.kind == Kind::enter) {
        FeedEnter enter{row.pos, case_id, {}};
        const std::int64_t* count = body.as_integer();
        if (!count || *count < 0 || *count > static_cast<std::int64_t>(rows_.size() - i)) return false;
        for (std::int64_t n = 0; n < *count; ++n, ++i)
            if (rows_[i].kind != Kind::inner || rows_[i].case_index != row.case_index
                || !read_event(bodies, rows_[i], enter.events.emplace_back()))
                return false;
        line = std::move(enter);
    } else if (row.kind == Kind::left) {
        if (!body.as_text()) return false;
        line = FeedLeft{row.pos, case_id, *body.as_text()};
    } else if (row.kind == Kind::verdict) {
        const auto verdict = word_from_text<Verdict>(text_item(body, 3));
        const Value* n = item(body, 1);
        const Value* args = item(body, 5);
        if (!verdict || !args || !n->as_integer()) return false;
        line = FeedVerdict{row.pos, {text_item(body, 0)}, *n->as_integer(), {text_item(body, 2)}, case_id,
                           *verdict, text_item(body, 4), *args};
    } else {
        const Value* value = item(body, 1);
        if (!value) return false;
        line = FeedDocument{row.pos, text_item(body, 0), *value};
    }
    return true;
}

Result<std::vector<FeedLine>> Segment::lines() const
{
    std::vector<FeedLine> lines;
    Bodies bodies{*this, static_cast<std::size_t>(-1), {}};
    for (std::size_t i = 0; i < rows_.size();)
        if (!read_line(bodies, i, lines.emplace_back())) return {Fault::bad_segment, std::to_string(i)};
    return lines;
}

Result<std::vector<Event>> Segment::events_of(const CaseId& case_id) const
{
    std::vector<Event> events;
    const auto at = std::find(cases_.begin(), cases_.end(), case_id.text);
    if (at == cases_.end()) return events;
    const auto index = static_cast<std::uint32_t>(at - cases_.begin());
    Bodies bodies{*this, static_cast<std::size_t>(-1), {}};
    for (const SegmentRow& row : rows_)
        if (is_event(row.kind) && row.case_index == index && !read_event(bodies, row, events.emplace_back()))
            return {Fault::bad_segment, case_id.text};
    return events;
}

} // namespace qungong
