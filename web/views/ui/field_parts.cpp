#include "web/views/ui/field_parts.hpp"

#include "web/views/ui/flow.hpp"
#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

void foot_line(Frame& frame, std::string_view text, std::uint32_t colour, RecordRole role)
{
    const TextStyle style{Slot::caption, false, colour};
    const Box box = take(frame, 0, wrapped_height(frame, free_width(frame), text, style));
    draw_wrapped(frame, box, text, style);
    emit(frame, box, {.role = role, .name = std::string(text)});
}

} // namespace

void field_label(Frame& frame, std::string_view label, std::string_view aside, bool strong, bool required)
{
    if (label.empty()) return;
    const TextStyle style{strong ? frame.body() : Slot::caption, strong,
                          strong ? frame.colours->ink : frame.colours->ink_2};
    const TextStyle small{Slot::caption, false, frame.colours->ink_3};
    const Box box = take(frame, 0, line_height(frame, style.slot) + (strong ? space::xs : 0));
    const float aside_width = aside.empty() ? 0 : text_width(frame, aside, small) + 1;
    const std::string words = required ? frame.say("ui.required", {{"label", label}}) : std::string(label);
    draw_line_in(frame, {box.x, box.y, box.w - aside_width, line_height(frame, style.slot)}, words, style);
    if (aside_width > 0)
        draw_line_in(frame, {box.right() - aside_width, box.y, aside_width, line_height(frame, style.slot)},
                     aside, small);
}

void field_foot(Frame& frame, std::string_view error, std::string_view saved, std::string_view hint)
{
    if (!error.empty()) return foot_line(frame, error, frame.colours->danger, RecordRole::alert);
    if (!saved.empty()) return foot_line(frame, saved, frame.colours->green_text, RecordRole::status);
    if (!hint.empty()) foot_line(frame, hint, frame.colours->ink_3, RecordRole::paragraph);
}

} // namespace qungong::ui
