#include "web/views/ui/course.hpp"

#include <algorithm>

#include "web/views/ui/flow.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

constexpr float time_width = 92, bar_height = 6, dots = 24, under_happening = 14;

// The icon in its circle, and the line down to the next one.
void draw_dot(Frame& frame, const Box& box, Icon name, bool last)
{
    const Colours& c = *frame.colours;
    const float x = box.x + dots / 2, y = box.y + dots / 2, stroke = hairline(frame);
    if (!last) line_down(frame, x - stroke / 2, y + dots / 2 + 4, box.h - dots, c.line);
    dot(frame, x, y, dots / 2, c.line);
    dot(frame, x, y, dots / 2 - stroke, c.surface);
    icon(frame, name, x - 8, y - 8, 16, c.ink_2);
}

void bar(Frame& frame, const Box& box, float share, std::uint32_t colour)
{
    fill(frame, box, frame.colours->grey_soft, box.h / 2);
    fill(frame, {box.x, box.y, std::max(box.h, box.w * std::clamp(share, 0.0f, 1.0f)), box.h}, colour,
         box.h / 2);
}

// "word  limit" at the left of one line, up to `right`.
void two_words(Frame& frame, const Box& box, std::string_view word, std::string_view remark)
{
    const float used =
        draw_line(frame, box.x, box.y + (box.h - line_height(frame, Slot::work)) / 2, word, {Slot::work});
    const float x = box.x + used + space::s;
    draw_line_in(frame, {x, box.y + 1, box.right() - x, box.h}, remark,
                 {Slot::caption, false, frame.colours->ink_3});
}

std::uint32_t hold_colour(const Frame& frame, std::span<const HoldPart> parts, std::size_t i)
{
    const Colours& c = *frame.colours;
    return parts[i].now ? c.primary : i % 2 == 0 ? c.hold_a : c.hold_b;
}

void hold_bar(Frame& frame, const Box& box, std::span<const HoldPart> parts)
{
    constexpr float least = 8, gap = 2;
    double total = 0;
    for (const HoldPart& part : parts) total += part.weight;
    const float count = static_cast<float>(parts.size());
    const float shared = std::max(0.0f, box.w - least * count - gap * (count - 1));
    float x = box.x;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double share = total > 0 ? parts[i].weight / total : 1 / static_cast<double>(count);
        const float width = least + static_cast<float>(share) * shared;
        fill(frame, {x, box.y, width, box.h}, hold_colour(frame, parts, i), 3);
        x += width + gap;
    }
}

TextStyle hold_office(const Frame& frame, const HoldPart& part)
{
    return {Slot::caption, part.now, part.now ? frame.colours->primary : frame.colours->ink};
}

float hold_width(const Frame& frame, const HoldPart& part)
{
    const TextStyle small{Slot::caption, false, 0, true};
    const float mark = part.mark.empty() ? 0 : 5 + text_width(frame, part.mark, small);
    const float office = text_width(frame, part.office, hold_office(frame, part)) + mark;
    return 12 + std::max(office, text_width(frame, part.time, small)) + 1;
}

void draw_hold(Frame& frame, const Box& box, std::span<const HoldPart> parts, std::size_t i)
{
    const Colours& c = *frame.colours;
    const HoldPart& part = parts[i];
    const float line = line_height(frame, Slot::caption);
    fill(frame, {box.x, box.y + (line - 8) / 2, 8, 8}, hold_colour(frame, parts, i), 2);
    const float used = draw_line(frame, box.x + 12, box.y, part.office, hold_office(frame, part));
    draw_line(frame, box.x + 12 + used + 5, box.y, part.mark, {Slot::caption, false, c.ink_3});
    draw_line(frame, box.x + 12, box.y + line, part.time, {Slot::caption, false, c.ink_2, true});
    Record record{.role = RecordRole::list_item, .name = part.office, .value = part.time, .hint = part.mark};
    record.state.current = part.now;
    emit(frame, box, std::move(record));
}

} // namespace

void happening(Frame& frame, std::string_view key, const Happening& look, bool last)
{
    const Colours& c = *frame.colours;
    const bool narrow = free_width(frame) < 420;
    const float time = narrow ? 0.0f : time_width + space::m, left = time + dots + space::m,
                width = free_width(frame) - left;
    const TextStyle body{frame.body()}, second{frame.body(), false, c.ink_2},
        small{Slot::caption, false, c.ink_3, true};
    const std::string_view between = look.who.empty() ? "" : " ";
    const float head = wrapped_height(frame, width, {{look.who, true}, {between}, {look.what}}, body);
    const float detail = look.detail.empty() ? 0 : wrapped_height(frame, width, look.detail, second);
    const float when = narrow ? line_height(frame, Slot::caption) : 0.0f, mark = look.mark.empty() ? 0 : 28.0f;
    const Region item{frame, RecordRole::list_item, key};
    const Box box = take(frame, 0, head + detail + when + mark + under_happening);
    if (!narrow) draw_line_in(frame, {box.x, box.y + 2, time_width, 22}, look.time, small, Align::right);
    draw_dot(frame, {box.x + time, box.y, dots, box.h}, look.icon, last);
    float at = box.y + 1;
    if (narrow) draw_line(frame, box.x + left, at, look.time, small);
    at += when;
    draw_wrapped(frame, {box.x + left, at, width, head}, {{look.who, true}, {between}, {look.what}}, body);
    draw_wrapped(frame, {box.x + left, at + head, width, detail}, look.detail, second);
    emit(frame, {box.x, box.y, box.w, when + head + 1},
         {.role = RecordRole::paragraph, .name = look.time + " " + look.who + " " + look.what});
    if (detail > 0)
        emit(frame, {box.x + left, at + head, width, detail}, {.role = RecordRole::paragraph, .name = look.detail});
    if (mark > 0)
        tag_at(frame, {box.x + left, at + head + detail + 2, tag_width(frame, look.mark), 24}, look.mark, true);
}

void clock(Frame& frame, const ClockLook& look)
{
    LightLook light = look.light;
    light.free = light.large = true;
    const TextStyle small{Slot::caption, false, frame.colours->ink_3};
    const float width = light_width(frame, light), word = text_width(frame, look.word, {Slot::work});
    const bool fits = word + text_width(frame, look.limit, small) + width + 2 * space::s + 1 <= free_width(frame);
    const float line = fits ? 0 : line_height(frame, small.slot); // Where it does not fit, the limit has a line of its own
    const Box box = take(frame, 0, 24 + line + space::s + bar_height);
    const Region region{frame, RecordRole::group, look.word, std::string(look.word)};
    region.record().hint = look.limit;
    const Box words{box.x, box.y, fits ? box.w - width - space::s : box.w, 24 + line};
    two_words(frame, {box.x, box.y, box.w - width - space::s, 24}, look.word, fits ? look.limit : std::string_view{});
    draw_line_in(frame, {box.x, box.y + 24, box.w, line}, fits ? std::string_view{} : look.limit, small);
    light_at(frame, {box.right() - width, box.y, width, 24}, light);
    const Box below{box.x, box.bottom() - bar_height, box.w, bar_height};
    bar(frame, below, look.used, lamp_colours(frame, light.lamp).solid);
    emit(frame, words, {.role = RecordRole::paragraph, .name = std::string(look.word), .value = std::string(look.limit)});
    const int percent = static_cast<int>(std::clamp(look.used, 0.0f, 1.0f) * 100 + 0.5f);
    emit(frame, below,
         {.role = RecordRole::progress, .name = std::string(look.word), .value = std::to_string(percent)});
}

void holds(Frame& frame, std::string_view name, std::span<const HoldPart> parts)
{
    const Region region{frame, RecordRole::list, "holds", name};
    hold_bar(frame, take(frame, 0, 20), parts);
    const float line = line_height(frame, Slot::caption);
    Box place = take(frame, 0, 2 * line);
    float x = place.x;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const float own = hold_width(frame, parts[i]);
        if (x > place.x && x + own > place.right()) {
            place = take(frame, 0, 2 * line);
            x = place.x;
        }
        draw_hold(frame, {x, place.y, own, 2 * line}, parts, i);
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
    emit(frame, box,
         {.role = RecordRole::progress,
          .name = std::string(look.word),
          .value = std::string(look.figure),
          .hint = std::string(look.remark)});
}

} // namespace qungong::ui
