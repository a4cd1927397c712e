#include <algorithm>

#include "web/views/ui/course.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

constexpr float circle = 20;

void draw_circle(Frame& frame, float x, float y, StageState state)
{
    const Colours& c = *frame.colours;
    if (state == StageState::done) {
        dot(frame, x, y, circle / 2, c.primary);
        icon(frame, Icon::check, x - 7, y - 7, 14, c.on_primary);
        return;
    }
    ring(frame, x, y, circle / 2, state == StageState::now ? 2.0f : 1.5f,
         state == StageState::now ? c.primary : c.line_strong);
    if (state == StageState::now) dot(frame, x, y, 4, c.primary);
}

void draw_link(Frame& frame, float from, float to, float y, bool done)
{
    if (to > from)
        fill(frame, {from, y - 1, to - from, 2}, done ? frame.colours->primary : frame.colours->line, 1);
}

TextStyle word_style(const Frame& frame, StageState state)
{
    const bool next = state == StageState::next;
    return {Slot::work, !next, next ? frame.colours->ink_2 : frame.colours->ink};
}

void emit_stage(Frame& frame, const Box& box, const Stage& stage)
{
    Record record{.role = RecordRole::list_item, .name = stage.word, .hint = stage.remark};
    record.state.current = stage.state == StageState::now;
    record.state.checked = stage.state == StageState::done;
    emit(frame, box, std::move(record));
}

float beside_width(const Frame& frame, const Stage& stage)
{
    const float remark =
        stage.remark.empty() ? 0 : space::s + text_width(frame, stage.remark, {Slot::caption});
    return circle + space::s + text_width(frame, stage.word, {Slot::work, true}) + remark;
}

void draw_beside(Frame& frame, const Box& box, std::span<const Stage> list, float gap)
{
    const float y = box.y + box.h / 2;
    float x = box.x;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Stage& stage = list[i];
        const float width = beside_width(frame, stage);
        draw_circle(frame, x + circle / 2, y, stage.state);
        const TextStyle style = word_style(frame, stage.state);
        const float left = x + circle + space::s;
        const float used = draw_line(frame, left, y - line_height(frame, Slot::work) / 2, stage.word, style);
        draw_line(frame, left + used + space::s, y - line_height(frame, Slot::caption) / 2 + 1, stage.remark,
                  {Slot::caption, false, frame.colours->ink_3});
        emit_stage(frame, {x, box.y, width, box.h}, stage);
        if (i + 1 < list.size())
            draw_link(frame, x + width + 10, x + width + gap - 10, y, list[i + 1].state != StageState::next);
        x += width + gap;
    }
}

float below_height(const Frame& frame, bool remarks)
{
    return circle + space::xs + line_height(frame, Slot::caption) * (remarks ? 2 : 1);
}

void draw_below(Frame& frame, const Box& box, std::span<const Stage> list)
{
    const float cell = box.w / static_cast<float>(list.size()), y = box.y + circle / 2;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Box own{box.x + static_cast<float>(i) * cell, box.y, cell, box.h};
        const float middle = own.x + cell / 2;
        draw_circle(frame, middle, y, list[i].state);
        if (i + 1 < list.size())
            draw_link(frame, middle + circle / 2 + 6, middle + cell - circle / 2 - 6, y,
                      list[i + 1].state != StageState::next);
        const bool now = list[i].state == StageState::now;
        draw_line_in(frame, {own.x, box.y + circle + space::xs, cell, line_height(frame, Slot::caption)},
                     list[i].word, {Slot::caption, now, now ? frame.colours->primary : frame.colours->ink_2},
                     Align::centre);
        if (box.h > below_height(frame, false))
            draw_line_in(frame, {own.x + 4, box.y + below_height(frame, false), cell - 8, line_height(frame, Slot::caption)},
                         list[i].remark, {Slot::caption, false, frame.colours->ink_3}, Align::centre);
        emit_stage(frame, own, list[i]);
    }
}

} // namespace

void stages(Frame& frame, std::string_view name, std::span<const Stage> list)
{
    const Region region{frame, RecordRole::list, "stages", name};
    float needed = 0;
    for (const Stage& stage : list) needed += beside_width(frame, stage);
    const float between = static_cast<float>(std::max<std::size_t>(list.size(), 2) - 1);
    const float gap = (free_width(frame) - needed) / between;
    if (gap >= 36) return draw_beside(frame, take(frame, 0, 28), list, gap);
    // A remark has its line where the cells are wide enough for one to be read.
    const bool wide = free_width(frame) / static_cast<float>(std::max<std::size_t>(list.size(), 1)) >= 110;
    const bool remarks = wide && std::any_of(list.begin(), list.end(), [](const Stage& s) { return !s.remark.empty(); });
    draw_below(frame, take(frame, 0, below_height(frame, remarks)), list);
}

} // namespace qungong::ui
