// Chips of what is on: each is a button that takes itself away.
#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/choice.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/icon.hpp"
#include "web/views/ui/paint.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

constexpr float pad = 14, cross = 16;

// One box a chip, in lines that begin at the left; answers the height of them all.
float lay_out(const Frame& frame, std::span<const std::string> labels, float width, std::vector<Box>& boxes)
{
    const float height = frame.control();
    float x = 0, y = 0;
    for (const std::string& label : labels) {
        const float own = std::min(text_width(frame, label, {frame.body()}) + 1 + 2 * pad + space::s + cross, width);
        if (x > 0 && x + own > width + 0.5f) {
            x = 0;
            y += height + space::s;
        }
        boxes.push_back({x, y, own, height});
        x += own + space::s;
    }
    return y + height;
}

// `all`: its words say already that everything goes.
bool removable_chip(Frame& frame, std::string_view label, const Box& box, bool all)
{
    const Colours& c = *frame.colours;
    const std::uint32_t id = id_of(label);
    const Act act = behave(frame, id, box, {.radius = box.h / 2});
    bordered(frame, box, c.line_strong, act.hovered || act.held ? c.hover : c.surface, box.h / 2,
             frame.screen.theme == Theme::high_contrast ? 2 : hairline(frame));
    draw_line_in(frame, {box.x + pad, box.y, box.w - 2 * pad - space::s - cross, box.h}, label, {frame.body(), false, c.ink});
    icon(frame, Icon::x, box.right() - pad - cross, box.y + (box.h - cross) / 2, cross, c.ink_2);
    emit(frame, box, {.id = id, .role = RecordRole::button, .name = all ? std::string(label) : frame.say("ui.remove", {{"what", label}})});
    return act.pressed;
}

} // namespace

float removable_chips_height(const Frame& frame, std::span<const std::string> labels, float width)
{
    std::vector<Box> boxes;
    return lay_out(frame, labels, width, boxes);
}

std::optional<int> removable_chips(Frame& frame, std::string_view key, std::string_view name, std::span<const std::string> labels,
                                   std::string_view all)
{
    const Region region{frame, RecordRole::group, key, name};
    std::vector<Box> boxes;
    const Box place = take(frame, 0, lay_out(frame, labels, free_width(frame), boxes));
    std::optional<int> pressed;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Box box{place.x + boxes[i].x, place.y + boxes[i].y, boxes[i].w, boxes[i].h};
        if (removable_chip(frame, labels[i], box, labels[i] == all)) pressed = static_cast<int>(i);
    }
    return pressed;
}

} // namespace qungong::ui
