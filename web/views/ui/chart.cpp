#include "web/views/ui/chart.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

// The same numbers as a table that is read aloud and printed, without ink of its own.
void hidden_table(Frame& frame, const ChartLook& look)
{
    const Region whole{frame, RecordRole::table, "table", look.name};
    whole.record().state.hidden = true;
    for (std::size_t i = 0; i < look.labels.size(); ++i) {
        const Region row{frame, RecordRole::row, std::to_string(i)};
        row.record().state.hidden = true;
        Record cell{.role = RecordRole::cell, .name = look.labels[i]};
        cell.state.hidden = true;
        emit(frame, {}, cell);
        for (const Series& series : look.series) {
            if (i >= series.values.size()) continue;
            cell.name = series.name + " " + std::to_string(static_cast<int>(series.values[i]));
            emit(frame, {}, cell);
        }
    }
}

float top_of(const ChartLook& look)
{
    float top = look.top;
    if (top > 0) return top;
    for (const Series& series : look.series)
        for (float value : series.values) top = std::max(top, value);
    return std::max(top, 1.0f);
}

// Grid lines with their words at the left; answers where the data stand.
Box draw_grid(Frame& frame, const Box& box, const ChartLook& look)
{
    const Colours& c = *frame.colours;
    const float line = line_height(frame, Slot::caption);
    float left = 0;
    for (const std::string& word : look.grid_words)
        left = std::max(left, text_width(frame, word, {Slot::caption}));
    const Box plot{box.x + (left > 0 ? left + space::s : 0), box.y + line / 2,
                   box.w - (left > 0 ? left + space::s : 0), box.h - line * 1.5f - space::xs};
    const std::size_t count = look.grid_words.size();
    for (std::size_t i = 0; i < count; ++i) {
        const float share = count > 1 ? static_cast<float>(i) / static_cast<float>(count - 1) : 0;
        const float y = plot.bottom() - share * plot.h;
        line_across(frame, plot.x, y, plot.w, i == 0 ? c.line_strong : c.line);
        draw_line_in(frame, {box.x, y - line / 2, left, line}, look.grid_words[i],
                     {Slot::caption, false, c.ink_3, true}, Align::right);
    }
    if (count == 0) line_across(frame, plot.x, plot.bottom(), plot.w, c.line_strong);
    return plot;
}

void draw_labels(Frame& frame, const Box& plot, const ChartLook& look, float first, float step,
                 bool strong_last)
{
    const float line = line_height(frame, Slot::caption);
    for (std::size_t i = 0; i < look.labels.size(); ++i) {
        if (look.labels[i].empty()) continue;
        const bool strong = strong_last && i + 1 == look.labels.size();
        const TextStyle style{Slot::caption, strong, strong ? frame.colours->ink : frame.colours->ink_3};
        const float width = text_width(frame, look.labels[i], style),
                    x = first + static_cast<float>(i) * step - width / 2;
        draw_line(frame, std::clamp(x, plot.x, std::max(plot.x, plot.right() - width)),
                  plot.bottom() + space::xs, look.labels[i], style);
        (void)line;
    }
}

void draw_series(Frame& frame, const Box& plot, const Series& series, float top, float step)
{
    const Colours& c = *frame.colours;
    const std::uint32_t colour = series.second ? c.line_strong : c.primary;
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < series.values.size(); ++i)
        points.push_back(
            {plot.x + static_cast<float>(i) * step, plot.bottom() - series.values[i] / top * plot.h});
    frame.draw->AddPolyline(points.data(), static_cast<int>(points.size()), colour, ImDrawFlags_None, 2);
    if (points.empty() || series.second) return;
    dot(frame, points.back().x, points.back().y, 6, c.surface);
    dot(frame, points.back().x, points.back().y, 4, colour);
}

} // namespace

void trend(Frame& frame, const ChartLook& look)
{
    const Colours& c = *frame.colours;
    const Region region{frame, RecordRole::group, look.name, look.name};
    const Box box = take(frame, 0, look.height);
    emit(frame, box, {.role = RecordRole::image, .name = std::string(look.sentence)});
    const Box grid = draw_grid(frame, box, look);
    const Box plot{grid.x, grid.y, grid.w - 8, grid.h};
    std::size_t most = 2;
    for (const Series& series : look.series) most = std::max(most, series.values.size());
    const float step = plot.w / static_cast<float>(most - 1), top = top_of(look);
    for (const Band& band : look.bands) {
        const float from = plot.x + (static_cast<float>(band.first) - 0.5f) * step,
                    to = plot.x + (static_cast<float>(band.last) + 0.5f) * step;
        const Box behind{std::max(from, plot.x), plot.y, std::min(to, plot.right()) - std::max(from, plot.x),
                         plot.h};
        fill(frame, behind, c.grey_soft);
        draw_line_in(frame, {behind.x, behind.y, behind.w, line_height(frame, Slot::caption)}, band.word,
                     {Slot::caption, false, c.ink_2}, Align::centre);
    }
    for (std::size_t i = look.series.size(); i-- > 0;) draw_series(frame, plot, look.series[i], top, step);
    draw_labels(frame, {plot.x, plot.y, plot.w + 8, plot.h}, look, plot.x, step, false);
    hidden_table(frame, look);
}

void bars(Frame& frame, const ChartLook& look)
{
    const Colours& c = *frame.colours;
    const Region region{frame, RecordRole::group, look.name, look.name};
    const Box box = take(frame, 0, look.height);
    emit(frame, box, {.role = RecordRole::image, .name = std::string(look.sentence)});
    const Box plot = draw_grid(frame, box, look);
    const float top = top_of(look), groups = static_cast<float>(std::max<std::size_t>(look.labels.size(), 1));
    const float cell = plot.w / groups,
                count = static_cast<float>(std::max<std::size_t>(look.series.size(), 1));
    const float width = std::clamp((cell * 0.6f - 4 * (count - 1)) / count, 3.0f, 18.0f),
                pair = width * count + 4 * (count - 1);
    for (std::size_t i = 0; i < look.labels.size(); ++i) {
        const std::uint32_t colour = i + 1 == look.labels.size() ? c.primary : c.series_past;
        float x = plot.x + static_cast<float>(i) * cell + (cell - pair) / 2;
        for (const Series& series : look.series) {
            const float height = i < series.values.size() ? series.values[i] / top * plot.h : 0;
            const Box bar{x, plot.bottom() - height, width, height};
            if (height > 3 && series.second)
                bordered(frame, bar, colour, c.surface, radius_bar_of_chart, 1.2f);
            else fill(frame, bar, colour, radius_bar_of_chart, corner_top);
            x += width + 4;
        }
    }
    draw_labels(frame, plot, look, plot.x + cell / 2, cell, true);
    hidden_table(frame, look);
}

void small_bars(Frame& frame, const Box& box, std::span<const float> values)
{
    float most = 1;
    for (float value : values) most = std::max(most, value);
    const float step = box.w / static_cast<float>(std::max<std::size_t>(values.size(), 1));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float height = std::max(1.0f, values[i] / most * box.h);
        const bool recent = i + 2 >= values.size();
        fill(frame, {box.x + static_cast<float>(i) * step, box.bottom() - height, step - 3, height},
             recent ? frame.colours->primary : frame.colours->hold_a, 1);
    }
}

void legend(Frame& frame, std::span<const Series> series, bool boxes)
{
    const Colours& c = *frame.colours;
    for (const Series& one : series) {
        const TextStyle style{Slot::caption, false, c.ink_2};
        const float mark = boxes ? 10.0f : 14.0f;
        const Box box =
            take(frame, mark + 6 + text_width(frame, one.name, style) + 1, line_height(frame, Slot::caption));
        const float middle = box.y + box.h / 2;
        if (!boxes) fill(frame, {box.x, middle - 1, mark, 2}, one.second ? c.line_strong : c.primary);
        else if (one.second) bordered(frame, {box.x, middle - 5, 10, 10}, c.primary, c.surface, 2, 1.2f);
        else fill(frame, {box.x, middle - 5, 10, 10}, c.primary, 2);
        draw_line_in(frame, {box.x + mark + 6, box.y, box.w - mark - 6, box.h}, one.name, style);
        emit(frame, box, {.role = RecordRole::paragraph, .name = one.name});
    }
}

void stack_row(Frame& frame, const StackLook& look)
{
    const Colours& c = *frame.colours;
    const Box box = take(frame, 0, 36);
    const Region region{frame, RecordRole::group, look.name, look.name};
    region.record().value = look.number;
    const bool english = frame.screen.language == Language::en;
    const float name = std::min(english ? 132.0f : 112.0f, box.w * 0.5f), number = 24;
    const float slot = english ? 88.0f : 64.0f, light = look.red_light.text.empty() ? 0.0f : slot;
    draw_line_in(frame, {box.x, box.y, name - space::s, box.h}, look.name, {english ? Slot::caption : Slot::work});
    emit(frame, {box.x, box.y, name, box.h}, {.role = RecordRole::paragraph, .name = std::string(look.name)});
    const float room = box.w - name - number - slot - space::s;
    float x = box.x + name;
    const float parts[] = {look.red, look.yellow, look.green};
    const std::uint32_t colours[] = {c.red, c.yellow, c.green};
    for (std::size_t i = 0; i < 3; ++i) {
        const float width = parts[i] / std::max(look.most, 1.0f) * room;
        if (parts[i] <= 0) continue;
        fill(frame, {x, box.y + 12, std::max(width - 1, 1.0f), 12}, colours[i], 2);
        x += std::max(width, 2.0f);
    }
    if (light > 0) light_at(frame, {box.right() - number - light, box.y, light, box.h}, look.red_light);
    const Box at{box.right() - number, box.y, number, box.h};
    draw_line_in(frame, at, look.number, {Slot::caption, true, c.ink, true}, Align::right);
    emit(frame, at, {.role = RecordRole::paragraph, .name = std::string(look.number)});
}

} // namespace qungong::ui
