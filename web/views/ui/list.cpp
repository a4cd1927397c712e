#include "web/views/ui/list.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/card.hpp"
#include "web/views/ui/flow.hpp"

namespace qungong::ui {

namespace {

struct Measure {
    float head, title, foot, pad, height;
};

Measure measure_of(const Frame& frame, const ListRow& look)
{
    const float head = look.light ? std::max(light_height(frame, *look.light), 24.0f) : 0.0f;
    const float title = line_height(frame, frame.body()),
                foot = look.facts.empty() ? 0 : line_height(frame, Slot::caption);
    const float pad = look.light ? 11.0f : 10.0f, gaps = look.light ? 4.0f : 0.0f;
    return {head, title, foot, pad, std::max(frame.smallest_hit(), head + title + foot + gaps + 2 * pad)};
}

void draw_row_words(Frame& frame, const Box& room, const ListRow& look, const Measure& m)
{
    const Colours& c = *frame.colours;
    float y = room.y + m.pad;
    if (look.light) {
        const TextStyle small{Slot::caption, false, c.ink_2, true};
        const float due = look.due.empty() ? 0 : text_width(frame, look.due, small) + 1;
        light_at(frame, {room.x, y, room.w - due - space::s, m.head}, *look.light);
        draw_line_in(frame, {room.right() - due, y, due, m.head}, look.due, small, Align::right);
        y += m.head + 4;
    }
    const TextStyle aside_style{frame.body(), true, c.ink, true};
    const float aside = look.aside.empty() ? 0 : text_width(frame, look.aside, aside_style) + 1;
    const Box title{room.x, y, room.w - aside - (aside > 0 ? space::s : 0), m.title};
    const TextStyle title_style{frame.body(), look.bold || look.chosen, c.ink};
    if (look.title_spans.empty()) draw_line_in(frame, title, look.title, title_style);
    else draw_spans_in(frame, title, look.title_spans, {frame.body(), false, c.ink});
    draw_line_in(frame, {room.right() - aside, y, aside, m.title}, look.aside, aside_style, Align::right);
    draw_facts(frame, {room.x, y + m.title, room.w, m.foot}, look.facts, {Slot::caption, false, c.ink_3});
}

} // namespace

bool list_row(Frame& frame, std::string_view key, const ListRow& look)
{
    const std::uint32_t chosen = id_of("chosen"); // One for all rows of a list
    const Colours& c = *frame.colours;
    const Measure m = measure_of(frame, look);
    const Box box = take(frame, 0, m.height);
    const Region item{frame, RecordRole::list_item, key};
    const std::uint32_t id = id_of("row");
    const Act act = behave(frame, id, box, {.radius = 2, .ring_inside = true, .exact = true});
    if (look.chosen) fill(frame, box, c.selected);
    else if (act.hovered || act.held) fill(frame, box, c.hover);
    if (look.chosen) fill(frame, {box.x, box.y, 3, box.h}, c.primary);
    if (!look.last) line_across(frame, box.x, box.bottom() - hairline(frame), box.w, c.line);
    if (look.chosen && look.follow) follow_chosen(frame, chosen, id, box);
    Record record{.id = id,
                  .role = look.href.empty() ? RecordRole::button : RecordRole::link,
                  .name = std::string(look.title),
                  .href = std::string(look.href)};
    record.hint = facts_text(look.facts);
    for (std::string_view more : {look.due, look.aside})
        if (!more.empty()) record.hint.append(record.hint.empty() ? "" : " · ").append(more);
    record.state.current = look.chosen;
    emit(frame, box, std::move(record));
    const float pad = card_padding(frame), shift = look.icon == Icon::none ? 0.0f : 32.0f;
    icon(frame, look.icon, box.x + pad, box.y + (box.h - 20) / 2, 20, c.ink_2);
    draw_row_words(frame, {box.x + pad + shift, box.y, box.w - 2 * pad - shift, box.h}, look, m);
    return act.pressed;
}

void pair_row(Frame& frame, std::string_view word, std::string_view text, Icon name, bool good)
{
    const Colours& c = *frame.colours;
    const float line = line_height(frame, Slot::caption) + 6;
    const Box box = take(frame, 0, line);
    float x = box.x;
    icon(frame, name, x, box.y + (box.h - 16) / 2, 16, good ? c.green : c.ink_2);
    if (name != Icon::none) x += 28;
    const TextStyle small{Slot::caption, false, c.ink_2};
    const float right = std::min(text_width(frame, text, small) + 1, (box.right() - x) * 0.6f);
    draw_line_in(frame, {x, box.y, box.right() - x - right - space::s, box.h}, word,
                 {Slot::caption, false, c.ink});
    draw_line_in(frame, {box.right() - right, box.y, right, box.h}, text, small, Align::right);
    emit(frame, box, {.role = RecordRole::paragraph, .name = std::string(word), .value = std::string(text)});
}

} // namespace qungong::ui
