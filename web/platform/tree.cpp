#include "web/platform/tree.hpp"

#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "web/platform/input.hpp"
#include "web/platform/page.hpp"

namespace qungong {
namespace {

class Bytes {
public:
    void clear() { held_.clear(); }
    template <class T>
        requires(std::is_arithmetic_v<T> && sizeof(T) == 4)
    void add(T value)
    {
        const std::size_t at = held_.size();
        held_.resize(at + 4);
        std::memcpy(held_.data() + at, &value, 4);
    }
    void add(const RecordRect& rect)
    {
        for (float v : {rect.x, rect.y, rect.w, rect.h}) add_length(v);
    }
    void add_length(float length) { add(length * page_state().scale); } // The page counts in CSS pixels
    void add_text(const std::string& text) { held_.insert(held_.end(), text.begin(), text.end()); }
    [[nodiscard]] const std::uint8_t* data() const { return held_.data(); }
    [[nodiscard]] int size() const { return static_cast<int>(held_.size()); }
    friend bool operator==(const Bytes&, const Bytes&) = default;

private:
    std::vector<std::uint8_t> held_;
};

// The order of the bits is that of `states` in shell/tree.js.
std::uint32_t bits_of(const RecordState& state)
{
    std::uint32_t bits = 0, bit = 1;
    for (bool on : {bool{state.disabled}, bool{state.checked}, bool{state.selected}, bool{state.expanded},
                    bool{state.pressed}, bool{state.invalid}, bool{state.required}, bool{state.busy},
                    bool{state.current}, bool{state.read_only}, bool{state.focused}, bool{state.hidden}}) {
        if (on) bits |= bit;
        bit <<= 1;
    }
    return bits;
}

void add_numbers(Bytes& bytes, const Record& record)
{
    bytes.add(record.id);
    bytes.add(static_cast<std::int32_t>(record.role));
    bytes.add(static_cast<std::int32_t>(record.parent));
    bytes.add(bits_of(record.state));
    bytes.add(static_cast<std::int32_t>(record.level));
    for (std::int32_t v : {record.row, record.column, record.rows, record.columns, record.length_max}) bytes.add(v);
    bytes.add(record.rect);
    bytes.add(record.hit);
    for (const std::string* text : {&record.name, &record.value, &record.hint, &record.href, &record.input})
        bytes.add(static_cast<std::int32_t>(text->size()));
}

} // namespace

void give_tree(const Records& records, std::int32_t field_turn, bool settled)
{
    static Bytes bytes, given;
    static bool given_settled = false;
    bytes.clear();
    bytes.add(static_cast<std::int32_t>(records.size()));
    bytes.add(field_turn);
    for (const Record& record : records) add_numbers(bytes, record);
    for (const Record& record : records)
        for (const std::string* text : {&record.name, &record.value, &record.hint, &record.href, &record.input})
            bytes.add_text(*text);
    if (bytes == given && (given_settled || !settled)) return;
    given = bytes;
    given_settled = settled;
    qg_js_tree(bytes.data(), bytes.size(), settled ? 1 : 0);
}

void give_wishes(const ui::Wishes& wishes)
{
    static Bytes bytes, given;
    bytes.clear();
    bytes.add(wishes.focus);
    bytes.add(static_cast<std::int32_t>(wishes.cursor));
    const ui::LiveField live = wishes.live.value_or(ui::LiveField{});
    bytes.add(live.id);
    bytes.add(RecordRect{live.text.x, live.text.y, live.text.w, live.text.h});
    bytes.add_length(live.size);
    bytes.add_length(live.line);
    bytes.add(live.ink);
    bytes.add(live.paper);
    bytes.add(static_cast<std::int32_t>(wishes.scrolls.size()));
    for (const ui::ScrollArea& area : wishes.scrolls) {
        bytes.add(area.id);
        bytes.add(RecordRect{area.box.x, area.box.y, area.box.w, area.box.h});
        bytes.add_length(area.offset);
        bytes.add_length(area.offset_max);
    }
    if (bytes == given && wishes.focus == 0) return;
    given = bytes;
    qg_js_wishes(bytes.data(), bytes.size());
}

} // namespace qungong
