#include "web/views/ui/choice.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/icon.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

struct Ink {
    std::uint32_t border, fill, mark;
};

Ink ink_of(const Frame& frame, const ChoiceState& state, const Act& act)
{
    const Colours& c = *frame.colours;
    if (!state.greyed.empty()) return {c.line, c.surface, c.ink_off};
    if (state.chosen) return {c.primary, c.primary, c.on_primary};
    return {c.line_strong, act.hovered || act.held ? c.hover : c.surface, c.ink};
}

void draw_check(Frame& frame, const Box& box, const ChoiceState& state, const Act& act)
{
    const Ink ink = ink_of(frame, state, act);
    bordered(frame, box, ink.border, ink.fill, radius_badge,
             frame.screen.theme == Theme::high_contrast ? 2 : 1.5f);
    if (state.chosen) icon_in(frame, Icon::check, box, 14, ink.mark);
}

void draw_radio(Frame& frame, const Box& box, const ChoiceState& state, const Act& act)
{
    const Colours& c = *frame.colours;
    const float x = box.x + 10, y = box.y + 10;
    const bool greyed = !state.greyed.empty();
    dot(frame, x, y, 10, greyed ? c.line : state.chosen ? c.primary : c.line_strong);
    dot(frame, x, y, state.chosen ? 8.0f : 8.5f, act.hovered ? c.hover : c.surface);
    if (state.chosen) dot(frame, x, y, 5, greyed ? c.ink_off : c.primary);
}

void draw_toggle(Frame& frame, const Box& box, const ChoiceState& state, const Act&)
{
    const Colours& c = *frame.colours;
    const bool greyed = !state.greyed.empty();
    const std::uint32_t track = greyed ? c.line : state.chosen ? c.primary : c.line_strong;
    fill(frame, box, track, 12);
    if (!state.chosen) fill(frame, box.inset(1.5f), c.surface, 10.5f);
    dot(frame, state.chosen ? box.right() - 12 : box.x + 12, box.y + 12, 8,
        state.chosen ? c.on_primary : track);
}

Record record_of(std::uint32_t id, RecordRole role, std::string_view label, const ChoiceState& state)
{
    Record record{.id = id,
                  .role = role,
                  .name = std::string(label),
                  .hint = std::string(state.greyed.empty() ? state.hint : state.greyed)};
    record.state.checked = state.chosen;
    record.state.disabled = !state.greyed.empty();
    return record;
}

using DrawMark = void (*)(Frame&, const Box&, const ChoiceState&, const Act&);

bool marked(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state,
            RecordRole role, float mark_width, DrawMark draw)
{
    const Colours& c = *frame.colours;
    const TextStyle style{frame.body(), false, state.greyed.empty() ? c.ink : c.ink_off};
    const float height = frame.control(), mark_height = mark_width > 20 ? 24.0f : 20.0f, gap = space::s;
    const float own = mark_width + gap + text_width(frame, label, style) + 1;
    const Box box = take(frame, std::min(own, free_width(frame)), height);
    const std::uint32_t id = id_of(key);
    const Box mark{box.x, box.y + (box.h - mark_height) / 2, mark_width, mark_height};
    const float radius = role == RecordRole::checkbox ? radius_badge : mark_height / 2;
    const Act act =
        behave(frame, id, box, {.disabled = !state.greyed.empty(), .radius = radius, .ring = mark});
    draw(frame, snapped(frame, mark), state, act);
    draw_line_in(frame, {mark.right() + gap, box.y, box.right() - mark.right() - gap, box.h}, label, style);
    emit(frame, box, record_of(id, role, label, state));
    return act.pressed;
}

constexpr float chip_pad = 14;

float chip_width(const Frame& frame, std::string_view label, bool chosen)
{
    return text_width(frame, label, {frame.body(), chosen}) + 2 * chip_pad + (chosen ? 16 + 6 : 0);
}

bool chip_at(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state,
             const Box& box)
{
    const Colours& c = *frame.colours;
    const std::uint32_t id = id_of(key);
    const bool greyed = !state.greyed.empty();
    const Act act = behave(frame, id, box, {.disabled = greyed, .radius = box.h / 2});
    const std::uint32_t inside = state.chosen              ? c.primary_soft
                                 : act.hovered || act.held ? c.hover
                                                           : c.surface;
    bordered(frame, box,
             greyed         ? c.line
             : state.chosen ? c.primary
                            : c.line_strong,
             inside, box.h / 2, state.chosen ? 2 : border_width(frame));
    float x = box.x + chip_pad;
    const std::uint32_t ink = greyed ? c.ink_off : state.chosen ? c.primary : c.ink;
    if (state.chosen) icon(frame, Icon::check, x, box.y + (box.h - 16) / 2, 16, ink);
    if (state.chosen) x += 16 + 6;
    draw_line_in(frame, {x, box.y, box.right() - x - 4, box.h}, label, {frame.body(), state.chosen, ink});
    emit(frame, box, record_of(id, RecordRole::radio, label, state));
    return act.pressed;
}

bool answer_at(Frame& frame, std::string_view key, std::string_view label, bool chosen, const Box& box)
{
    const Colours& c = *frame.colours;
    const std::uint32_t id = id_of(key);
    const Act act = behave(frame, id, box);
    bordered(frame, box, chosen ? c.primary : c.line_strong,
             chosen                    ? c.primary_soft
             : act.hovered || act.held ? c.hover
                                       : c.surface,
             radius_control, chosen ? 2 : border_width(frame));
    const TextStyle style{frame.body(), chosen, chosen ? c.primary : c.ink};
    const float mark = chosen ? 28.0f : 0.0f;
    const std::string fitted = cut_to(frame, label, style, box.w - mark - 8);
    const float x = box.x + (box.w - mark - text_width(frame, fitted, style)) / 2;
    if (chosen) icon(frame, Icon::check, x, box.y + (box.h - 20) / 2, 20, c.primary);
    draw_line(frame, x + mark, box.y + (box.h - line_height(frame, style.slot)) / 2, fitted, style);
    emit(frame, box, record_of(id, RecordRole::radio, label, {.chosen = chosen}));
    return act.pressed;
}

} // namespace

bool check(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state)
{
    return marked(frame, key, label, state, RecordRole::checkbox, 20, draw_check);
}

bool radio(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state)
{
    return marked(frame, key, label, state, RecordRole::radio, 20, draw_radio);
}

bool toggle(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state)
{
    return marked(frame, key, label, state, RecordRole::switch_, 40, draw_toggle);
}

bool chip(Frame& frame, std::string_view key, std::string_view label, const ChoiceState& state)
{
    return chip_at(frame, key, label, state,
                   take(frame, chip_width(frame, label, state.chosen), frame.control()));
}

std::optional<int> chips(Frame& frame, std::string_view key, std::string_view name,
                         std::span<const std::string> labels, int chosen)
{
    const Region region{frame, RecordRole::radio_group, key, name};
    const float width = free_width(frame), height = frame.control(), gap = space::s;
    const Column lines{frame, take(frame, 0, 0), gap};
    std::optional<int> pressed;
    Box line = take(frame, 0, height);
    float x = line.x;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool is_chosen = static_cast<int>(i) == chosen;
        const float own = std::min(chip_width(frame, labels[i], is_chosen), width);
        if (x > line.x && x + own > line.right() + 0.5f) {
            line = take(frame, 0, height);
            x = line.x;
        }
        if (chip_at(frame, std::to_string(i), labels[i], {.chosen = is_chosen}, {x, line.y, own, height}))
            pressed = static_cast<int>(i);
        x += own + gap;
    }
    return pressed;
}

std::optional<int> answers(Frame& frame, std::string_view key, std::string_view name,
                           std::span<const std::string> labels, int chosen)
{
    const Region region{frame, RecordRole::radio_group, key, name};
    const float height = frame.screen.elder ? target_elder_control : 52.0f;
    float widest = 0; // Bold and with its tick, so that choosing one moves nothing
    for (const std::string& each : labels) widest = std::max(widest, text_width(frame, each, {frame.body(), true}) + 28 + 12);
    const std::size_t fit = static_cast<std::size_t>((free_width(frame) + space::s) / (widest + space::s));
    const std::size_t a_row = std::clamp<std::size_t>(fit, 1, labels.size());
    const Column lines{frame, take(frame, 0, 0), space::s};
    std::optional<int> pressed;
    for (std::size_t first = 0; first < labels.size(); first += a_row) {
        const std::vector<float> cells(a_row, -1.0f);
        const Row row{frame, height, cells, space::s};
        for (std::size_t i = first; i < std::min(first + a_row, labels.size()); ++i)
            if (answer_at(frame, std::to_string(i), labels[i], static_cast<int>(i) == chosen,
                          take(frame, 0, 0)))
                pressed = static_cast<int>(i);
    }
    return pressed;
}

} // namespace qungong::ui
