// Writing a segment: lines become rows, rows become columns, bodies become blocks.
#include "core/segment.hpp"

#include <cassert>
#include <map>

#include "core/packed_value.hpp"
#include "core/segment_columns.hpp"

namespace qungong {

namespace {

Value value_from_leaf(const std::optional<Leaf>& leaf)
{
    if (!leaf) return {};
    if (leaf->salt) return Array{"", hex_from_bytes(*leaf->salt), leaf->leaf};
    if (leaf->shown.is_null()) return Array{hex_from_bytes(leaf->k)};
    return Array{hex_from_bytes(leaf->k), leaf->shown};
}

class SegmentWriter {
public:
    explicit SegmentWriter(const Codec& codec) : codec_(codec) {}

    void add(const FeedLine& line)
    {
        if (const auto* event = std::get_if<FeedEvent>(&line)) {
            add_event(SegmentRow::Kind::event, event->event);
        } else if (const auto* enter = std::get_if<FeedEnter>(&line)) {
            add_row(SegmentRow::Kind::enter, Value(static_cast<std::int64_t>(enter->events.size())), enter->case_id.text);
            for (const Event& inner : enter->events) add_event(SegmentRow::Kind::inner, inner);
        } else if (const auto* left = std::get_if<FeedLeft>(&line)) {
            add_row(SegmentRow::Kind::left, left->reason, left->case_id.text);
        } else if (const auto* v = std::get_if<FeedVerdict>(&line)) {
            add_row(SegmentRow::Kind::verdict,
                    Array{v->dev.text, v->n, v->cmd.text, word(v->verdict), v->reason, v->args}, v->case_id.text);
        } else if (const auto* document = std::get_if<FeedDocument>(&line)) {
            add_row(SegmentRow::Kind::document, Array{document->key, document->value}, {});
        } else {
            assert(false && "a segment holds only lines with a position");
        }
    }

    std::string bytes(const SegmentHead& head)
    {
        close_block();
        std::string content;
        append_sized(content, head.feed);
        append_varint(content, static_cast<std::uint64_t>(head.generation));
        append_varint(content, static_cast<std::uint64_t>(head.first));
        append_varint(content, static_cast<std::uint64_t>(head.last));
        content.append(reinterpret_cast<const char*>(head.sum.data()), head.sum.size());
        std::string front;
        for (const WordTable* table : {&words_, &cases_, &types_, &devs_, &actors_}) append_words(front, table->words());
        append_varint(front, rows_);
        for (const std::string& column : columns_) append_sized(front, column);
        append_blocks(content, front, codec_);
        append_varint(content, block_count_);
        content += blocks_;
        return framed(segment_magic, segment_version, content);
    }

private:
    void add_row(SegmentRow::Kind kind, const Value& body, const std::string& case_text)
    {
        ++rows_;
        columns_[kind_column] += static_cast<char>(kind);
        append_varint(columns_[case_column], case_text.empty() ? 0 : cases_.place_of(case_text) + 1);
        std::string packed;
        append_packed(packed, body, words_);
        append_varint(columns_[body_column], packed.size());
        if (!block_.empty() && block_.size() + packed.size() > block_bytes_max) close_block();
        block_ += packed;
    }

    // Numbers are written as what they differ by from the one before: mostly nothing.
    void add_event(SegmentRow::Kind kind, const Event& event)
    {
        add_row(kind, Array{event.open, value_from_leaf(event.words), value_from_leaf(event.identity)}, event.case_id.text);
        const std::string type = event.type_word.empty() ? std::string(word(event.type)) : event.type_word;
        const std::string actor = event.actor.person.text + "\n" + event.actor.office.text + "\n"
                                  + std::string(word(event.actor.role));
        std::int64_t& seq = last_seq_[event.case_id.text];
        std::int64_t& n = last_n_[event.dev.text];
        append_signed(columns_[seq_column], event.seq - seq);
        append_varint(columns_[type_column], types_.place_of(type));
        append_varint(columns_[v_column], static_cast<std::uint64_t>(event.v));
        append_signed(columns_[at_column], event.at.ms - last_at_);
        append_signed(columns_[late_column], event.recorded_at.ms - event.at.ms);
        append_varint(columns_[actor_column], actors_.place_of(actor));
        append_varint(columns_[dev_column], devs_.place_of(event.dev.text));
        append_signed(columns_[n_column], event.n - n);
        append_packed_text(columns_[cmd_column], event.cmd.text);
        seq = event.seq;
        n = event.n;
        last_at_ = event.at.ms;
    }

    void close_block()
    {
        if (block_.empty()) return;
        append_block(blocks_, block_, codec_);
        ++block_count_;
        block_.clear();
    }

    Codec codec_;
    WordTable words_, cases_, types_, devs_, actors_;
    std::array<std::string, segment_columns> columns_;
    std::map<std::string, std::int64_t> last_seq_, last_n_;
    std::int64_t last_at_ = 0;
    std::uint64_t rows_ = 0, block_count_ = 0;
    std::string block_, blocks_;
};

} // namespace

std::string segment_from_lines(const SegmentHead& head, std::span<const FeedLine> lines, const Codec& codec)
{
    assert(head.last - head.first + 1 == static_cast<std::int64_t>(lines.size()) && "positions are dense");
    SegmentWriter writer(codec);
    for (const FeedLine& line : lines) writer.add(line);
    return writer.bytes(head);
}

} // namespace qungong
