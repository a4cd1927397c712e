// Reads the lines of a feed; core/feed_write.cpp writes them.
#include "core/feed.hpp"

#include <algorithm>

#include "core/chain.hpp"
#include "core/utf8.hpp"

namespace qungong {

namespace {

// One answer's line may hold a case with all its events; a row lies three deep in it.
constexpr JsonBounds line_bounds{.bytes_max = 16 << 20, .depth_max = 24};
constexpr std::int64_t integer_max = std::int64_t{1} << 53;

// Reads a row from left to right. The first thing that is not as it must be spoils the row for good.
class Row {
public:
    explicit Row(const Value& value) : items_(value.as_array()) { good_ = items_ != nullptr; }

    const Value& value()
    {
        static const Value nothing;
        if (!good_ || next_ >= items_->size()) return good_ = false, nothing;
        return (*items_)[next_++];
    }
    std::string text()
    {
        const std::string* text = value().as_text();
        return text ? *text : (good_ = false, std::string());
    }
    std::string filled_text()
    {
        std::string filled = text();
        if (filled.empty()) good_ = false;
        return filled;
    }
    std::int64_t integer(std::int64_t min = -integer_max)
    {
        const std::int64_t* integer = value().as_integer();
        if (!integer || *integer < min) return good_ = false, 0;
        return *integer;
    }
    bool flag()
    {
        const bool* flag = value().as_bool();
        return flag ? *flag : (good_ = false);
    }
    template <std::size_t N>
    std::array<std::uint8_t, N> bytes()
    {
        const auto read = array_from_hex<N>(text());
        return read ? *read : (good_ = false, std::array<std::uint8_t, N>{});
    }
    template <Worded E>
    E word_of()
    {
        const auto e = word_from_text<E>(text());
        return e ? *e : (good_ = false, E{});
    }
    const Value& object()
    {
        const Value& object = value();
        if (!object.as_object()) good_ = false;
        return object;
    }
    const Array& array()
    {
        static const Array nothing;
        const Array* items = value().as_array();
        return items ? *items : (good_ = false, nothing);
    }
    void require(bool good) { good_ = good_ && good; }
    [[nodiscard]] bool is_good() const { return good_; }
    [[nodiscard]] bool ends() const { return good_ && next_ == items_->size(); }

private:
    const Array* items_;
    std::size_t next_ = 0;
    bool good_;
};

Actor take_actor(Row& row)
{
    Row inner(row.value());
    Actor actor{{inner.text()}, {inner.text()}, inner.word_of<Role>()};
    row.require(inner.ends());
    return actor;
}

std::optional<Leaf> take_leaf(Row& row)
{
    const Value& value = row.value();
    if (value.is_null()) return std::nullopt;
    Row inner(value);
    Leaf leaf;
    const bool is_readable = value.as_array() && value.as_array()->size() == 3;
    if (is_readable) {
        inner.require(inner.text().empty());
        leaf.salt = inner.bytes<16>();
        leaf.leaf = inner.value();
        leaf.k = k_leaf(*leaf.salt, leaf.leaf);
    } else {
        leaf.k = inner.bytes<32>();
        if (!inner.ends()) {
            leaf.shown = inner.value();
            inner.require(!leaf.shown.is_null());
        }
    }
    row.require(inner.ends());
    return leaf;
}

// From `seq` on; the case stands in front of it or around it.
Event take_event(Row& row, CaseId case_id)
{
    Event event;
    event.case_id = std::move(case_id);
    event.seq = row.integer(1);
    event.type_word = row.filled_text();
    event.type = word_from_text<EventKind>(event.type_word).value_or(EventKind::noted); // As core/event.cpp does
    const std::int64_t v = row.integer(1);
    row.require(v <= 1 << 30);
    event.v = row.is_good() ? static_cast<int>(v) : 1;
    event.at = {row.integer()};
    event.recorded_at = {event.at.ms + row.integer()};
    row.require(event.recorded_at.ms >= -integer_max && event.recorded_at.ms <= integer_max);
    event.actor = take_actor(row);
    event.dev = {row.filled_text()};
    event.n = row.integer(0);
    event.cmd = {row.filled_text()};
    event.open = row.object();
    event.words = take_leaf(row);
    event.identity = take_leaf(row);
    row.require(row.ends());
    return event;
}

FeedLine take_enter(Row& row)
{
    FeedEnter enter{row.integer(1), {row.filled_text()}, {}};
    for (const Value& item : row.array()) {
        Row inner(item);
        enter.events.push_back(take_event(inner, enter.case_id));
        row.require(inner.ends());
        if (!row.is_good()) break;
    }
    return enter;
}

FeedLine take_verdict(Row& row)
{
    FeedVerdict line;
    line.pos = row.integer(1);
    line.dev = {row.filled_text()};
    line.n = row.integer(1);
    line.cmd = {row.filled_text()};
    line.case_id = {row.filled_text()};
    line.verdict = row.word_of<Verdict>();
    line.reason = row.text();
    line.args = row.value();
    return line;
}

FeedLine take_checkpoint(Row& row)
{
    FeedCheckpoint line{row.integer(0), row.bytes<16>(), {}};
    for (const Value& item : row.array()) {
        Row inner(item);
        line.heads.push_back({{inner.filled_text()}, inner.integer(1), inner.bytes<32>()});
        row.require(inner.ends());
        if (!row.is_good()) break;
    }
    return line;
}

FeedLine take_line(Row& row)
{
    const std::string kind = row.text();
    if (kind == "e") {
        FeedEvent line{row.integer(1), {}};
        line.event = take_event(row, {row.filled_text()});
        return line;
    }
    if (kind == "n") return take_enter(row);
    if (kind == "l") return FeedLeft{row.integer(1), {row.filled_text()}, row.text()};
    if (kind == "v") return take_verdict(row);
    if (kind == "d") return FeedDocument{row.integer(1), row.filled_text(), row.value()};
    if (kind == "k") return take_checkpoint(row);
    if (kind == "h") return FeedHeader{row.filled_text(), row.integer(1), row.integer(0)};
    if (kind == "f") {
        FeedStart start{row.filled_text(), row.integer(1)};
        if (!row.ends()) start.until = row.integer(0);
        return start;
    }
    row.require(kind == "z");
    return FeedEnd{row.flag()};
}

} // namespace

Result<FeedLine> feed_line_from_text(std::string_view line)
{
    Result<Value> value = value_from_json(line, line_bounds);
    if (!value) return {Fault::bad_line, std::string(word(value.refusal().fault))};
    Row row(*value);
    FeedLine read = take_line(row);
    if (!row.ends()) {
        const Array* items = value->as_array();
        const std::string* kind = items && !items->empty() ? items->front().as_text() : nullptr;
        return {Fault::bad_line, std::string(kind ? clip_code_points(*kind, 1) : "")};
    }
    return read;
}

FeedSum next_sum(const FeedSum& previous, std::string_view line)
{
    const Digest digest = Sha256().add(previous).add(line).finish();
    FeedSum sum;
    std::copy_n(digest.begin(), sum.size(), sum.begin());
    return sum;
}

} // namespace qungong
