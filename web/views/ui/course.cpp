#include "web/views/ui/course.hpp"

#include <algorithm>

#include "web/views/ui/flow.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

constexpr float time_width = 92, bar_height = 6;

void bar(Frame& frame, const Box& box, float share, std::uint32_t colour)
{
    fill(frame, box, frame.colours->grey_soft, box.h / 2);
    fill(frame, {box.x, box.y, std::max(box.h, box.w * std::clamp(share, 0.0f, 1.0f)), box.h}, colour, box.h / 2);
}

// "word  limit" at the left of one line, up to `right`.
void two_words(Frame& frame, const Box& box, std::string_view word, std::string_view remark)
{
    const float used = draw_line(frame, box.x, box.y + (box.h - line_height(frame, Slot::work)) / 2, word, {Slot::work});
    const float x = box.x + used + space::s;
    draw_line_in(frame, {x, box.y + 1, box.right() - x, box.h}, remark, {Slot::caption, false, frame.colours->ink_3});
}

} // namespace

void happening(Frame& frame, std::string_view key, const Happening& look, bool last)
{
    const Colours& c = *frame.colours;
    const bool narrow = free_width(frame) < 420;
    const float time = narrow ? 0.0f : time_width, dots = 24, gap = space::m;
    const float left = time + (time > 0 ? gap : 0) + dots + gap, width = free_width(frame) - left;
    const TextStyle body{frame.body()}, second{frame.body(), false, c.ink_2}, small{Slot::caption, false, c.ink_3, true};
    const float head = wrapped_height(frame, width, {{look.who, true}, {look.who.empty() ? "" : " "}, {look.what}}, body);
    const float detail = look.detail.empty() ? 0 : wrapped_height(frame, width, look.detail, second);
    const float when = narrow ? line_height(frame, Slot::caption) : 0, mark = look.mark.empty() ? 0 : 28.0f;
    const Region item{frame, RecordRole::list_item, key, look.time + " " + look.who + " " + look.what};
    item.record().hint = look.detail;
    const Box box = take(frame, 0, head + detail + when + mark + 14);
    if (!narrow) draw_line_in(frame, {box.x, box.y + 2, time, 22}, look.time, small, Align::right);
    const float x = box.x + time + (time > 0 ? gap : 0) + dots / 2, y = box.y + dots / 2;
    const float stroke = hairline(frame);
    if (!last) line_down(frame, x - stroke / 2, y + dots / 2 + 4, box.h - dots, c.line);
    dot(frame, x, y, dots / 2, c.line);
    dot(frame, x, y, dots / 2 - stroke, c.surface);
    icon(frame, look.icon, x - 8, y - 8, 16, c.ink_2);
    float at = box.y + 1;
    if (narrow) draw_line(frame, box.x + left, at, look.time, small);
    at += when;
    draw_wrapped(frame, {box.x + left, at, width, head}, {{look.who, true}, {look.who.empty() ? "" : " "}, {look.what}}, body);
    draw_wrapped(frame, {box.x + left, at + head, width, detail}, look.detail, second);
    if (mark > 0) tag_at(frame, {box.x + left, at + head + detail + 2, tag_width(frame, look.mark), 24}, look.mark, true);
    item.record().rect = {box.x, box.y, box.w, box.h - 14};
    const ImVec2 low = frame.draw->GetClipRectMin(), high = frame.draw->GetClipRectMax();
    const float top = std::max(box.y, low.y), foot = std::min(box.bottom() - 14, high.y);
    if (foot > top) item.record().clip = {box.x, top, box.w, foot - top};
}

void clock(Frame& frame, const ClockLook& look)
{
    const Box box = take(frame, 0, 24 + space::s + bar_height);
    LightLook light = look.light;
    light.free = true;
    const Region region{frame, RecordRole::group, look.word, std::string(look.word)};
    region.record().hint = look.limit;
    const float width = light_width(frame, light);
    two_words(frame, {box.x, box.y, box.w - width - space::s, 24}, look.word, look.limit);
    light_at(frame, {box.right() - width, box.y, width, 24}, light);
    const Box below{box.x, box.bottom() - bar_height, box.w, bar_height};
    bar(frame, below, look.used, lamp_colours(frame, light.lamp).solid);
    emit(frame, {box.x, box.y, box.w - width - space::s, 24},
        {.role = RecordRole::paragraph, .name = std::string(look.word), .value = std::string(look.limit)});
    const int percent = static_cast<int>(std::clamp(look.used, 0.0f, 1.0f) * 100 + 0.5f);
    emit(frame, below, {.role = RecordRole::progress, .name = std::string(look.word), .value = std::to_string(percent)});
}

void holds(Frame& frame, std::string_view name, std::span<const HoldPart> parts)
{
    constexpr float thick = 20, least = 8, gap = 2;
    const Colours& c = *frame.colours;
    const Region region{frame, RecordRole::list, "holds", name};
    const Box box = take(frame, 0, thick);
    double total = 0;
    for (const HoldPart& part : parts) total += part.weight;
    const float count = static_cast<float>(parts.size());
    const float shared = std::max(0.0f, box.w - least * count - gap * (count - 1));
    const auto colour = [&](std::size_t i) { return parts[i].now ? c.primary : i % 2 == 0 ? c.hold_a : c.hold_b; };
    float x = box.x;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const float width = least + (total > 0 ? static_cast<float>(parts[i].weight / total) * shared : shared / count);
        fill(frame, {x, box.y, width, thick}, colour(i), 3);
        x += width + gap;
    }
    const float line = line_height(frame, Slot::caption);
    Box place = take(frame, 0, 2 * line);
    x = place.x;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const HoldPart& part = parts[i];
        const TextStyle office{Slot::caption, part.now, part.now ? c.primary : c.ink}, time{Slot::caption, false, c.ink_2, true};
        const float mark = part.mark.empty() ? 0 : 5 + text_width(frame, part.mark, time);
        const float own = 12 + std::max(text_width(frame, part.office, office) + mark, text_width(frame, part.time, time)) + 1;
        if (x > place.x && x + own > place.right()) {
            place = take(frame, 0, 2 * line);
            x = place.x;
        }
        fill(frame, {x, place.y + (line - 8) / 2, 8, 8}, colour(i), 2);
        const float used = draw_line(frame, x + 12, place.y, part.office, office);
        draw_line(frame, x + 12 + used + 5, place.y, part.mark, {Slot::caption, false, c.ink_3});
        draw_line(frame, x + 12, place.y + line, part.time, time);
        Record record{.role = RecordRole::list_item, .name = part.office, .value = part.time, .hint = part.mark};
        record.state.current = part.now;
        emit(frame, {x, place.y, own, 2 * line}, std::move(record));
        x += own + space::xxl;
    }
}

void progress(Frame& frame, const ProgressLook& look)
{
    const Box box = take(frame, 0, 24 + space::s + bar_height);
    const TextStyle figure{Slot::work, true, 0, true};
    const float width = text_width(frame, look.figure, figure) + 1;
    two_words(frame, {box.x, box.y, box.w - width - space::s, 24}, look.word, look.remark);
    draw_line_in(frame, {box.right() - width, box.y, width, 24}, look.figure, figure, Align::right);
    bar(frame, {box.x, box.bottom() - bar_height, box.w, bar_height}, look.share, frame.colours->primary);
    emit(frame, box, {.role = RecordRole::progress, .name = std::string(look.word), .value = std::string(look.figure),
        .hint = std::string(look.remark)});
}

} // namespace qungong::ui
