#include "web/views/ui/paint.hpp"

#include <algorithm>
#include <cmath>

#include "web/views/ui/icon.hpp"

namespace qungong::ui {

namespace {

ImDrawFlags flags_of(Corner corners)
{
    if (corners == corner_none) return ImDrawFlags_RoundCornersNone;
    if (corners == corner_top) return ImDrawFlags_RoundCornersTop;
    return corners == corner_foot ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersAll;
}

std::uint32_t with_alpha(std::uint32_t colour, float alpha)
{
    const auto a = static_cast<std::uint32_t>(std::clamp(alpha, 0.0f, 1.0f) * 255.0f + 0.5f);
    return (colour & 0x00FFFFFFu) | (a << 24);
}

struct ShadowLayer {
    float y, blur, alpha;
};

// Rounded rects, the middle ones strongest, sum up to the wanted alpha: from `blur` outside of the box to as much inside,
// like the bell curve of a browser's shadow. What lies wholly under the box is left out.
void shadow_layer(Frame& frame, const Box& box, float radius, std::uint32_t colour, const ShadowLayer& layer)
{
    const int rings = std::clamp(static_cast<int>(layer.blur / 2), 4, 24);
    const auto weight = [&](int i) {
        const float from_edge = 2 * (static_cast<float>(i) + 0.5f) / static_cast<float>(rings) - 1;
        return std::exp(-2 * from_edge * from_edge);
    };
    float total = 0;
    for (int i = 0; i < rings; ++i) total += weight(i);
    for (int i = 0; i < rings; ++i) {
        const float grow = layer.blur * (2 * (static_cast<float>(i) + 0.5f) / static_cast<float>(rings) - 1);
        Box b = box.inset(-grow);
        b.y += layer.y;
        if (b.bottom() <= box.bottom() && grow <= 0) continue;
        fill(frame, b, with_alpha(colour, layer.alpha * weight(i) / total), std::max(0.0f, radius + grow));
    }
}

} // namespace

std::string_view word_of(Lamp lamp)
{
    constexpr std::string_view words[] = {"green", "yellow", "red", "blue", "grey", "sealed"};
    return words[static_cast<std::size_t>(lamp)];
}

LampColours lamp_colours(const Frame& frame, Lamp lamp)
{
    const Colours& c = *frame.colours;
    switch (lamp) {
    case Lamp::green: return {c.green, c.green_text, c.green_soft, c.green_line};
    case Lamp::yellow: return {c.yellow, c.yellow_text, c.yellow_soft, c.yellow_line};
    case Lamp::red: return {c.red, c.red_text, c.red_soft, c.red_line};
    case Lamp::blue: return {c.blue, c.blue_text, c.blue_soft, c.blue_line};
    case Lamp::grey:
    case Lamp::sealed: break;
    }
    return {c.grey, c.grey_text, c.grey_soft, c.grey_line};
}

float snap(const Frame& frame, float v)
{
    return std::floor(v * frame.screen.density + 0.5f) / frame.screen.density;
}

Box snapped(const Frame& frame, const Box& box)
{
    const float x = snap(frame, box.x), y = snap(frame, box.y);
    return {x, y, snap(frame, box.right()) - x, snap(frame, box.bottom()) - y};
}

float hairline(const Frame& frame)
{
    if (frame.screen.theme == Theme::high_contrast) return 1;
    return (frame.screen.density >= 2 ? 2.0f : 1.0f) / frame.screen.density;
}

float border_width(const Frame& frame)
{
    return frame.screen.theme == Theme::high_contrast || frame.screen.elder ? 2.0f : 1.0f;
}

void fill(Frame& frame, const Box& box, std::uint32_t colour, float radius, Corner corners)
{
    if ((colour >> 24) == 0 || box.w <= 0 || box.h <= 0) return;
    const Box b = snapped(frame, box);
    frame.draw->AddRectFilled({b.x, b.y}, {b.right(), b.bottom()}, colour, radius, flags_of(corners));
}

void line_across(Frame& frame, float x, float y, float w, std::uint32_t colour)
{
    fill(frame, {snap(frame, x), snap(frame, y), w, hairline(frame)}, colour);
}

void line_down(Frame& frame, float x, float y, float h, std::uint32_t colour)
{
    fill(frame, {snap(frame, x), snap(frame, y), hairline(frame), h}, colour);
}

void bordered(Frame& frame, const Box& box, std::uint32_t border, std::uint32_t inside, float radius,
              float width)
{
    const Box b = snapped(frame, box);
    if (inside == 0) {
        const Box middle = b.inset(width / 2);
        frame.draw->AddRect({middle.x, middle.y}, {middle.right(), middle.bottom()}, border,
                            std::max(0.0f, radius - width / 2), ImDrawFlags_RoundCornersAll, width);
        return;
    }
    fill(frame, b, border, radius);
    fill(frame, b.inset(width), inside, std::max(0.0f, radius - width));
}

void shadow(Frame& frame, const Box& box, float radius, Height height)
{
    if (frame.screen.theme == Theme::high_contrast) return;
    if (frame.screen.theme == Theme::dark) {
        shadow_layer(frame, box, radius, IM_COL32(0, 0, 0, 255), {8, 32, 0.5f});
        return;
    }
    const std::uint32_t colour = IM_COL32(0x14, 0x1E, 0x22, 255);
    const bool menu = height == Height::menu;
    shadow_layer(frame, box, radius, colour, menu ? ShadowLayer{1, 2, 0.08f} : ShadowLayer{2, 6, 0.10f});
    shadow_layer(frame, box, radius, colour, menu ? ShadowLayer{6, 20, 0.10f} : ShadowLayer{16, 48, 0.20f});
}

void focus_ring(Frame& frame, const Box& box, float radius, bool inside)
{
    const float width = frame.screen.theme == Theme::high_contrast ? 3.0f : 2.0f;
    const float out = inside ? -width / 2 : 2.0f + width / 2;
    const Box b = snapped(frame, box).inset(-out);
    ImDrawList* over = ImGui::GetForegroundDrawList();
    const ImVec2 low = frame.draw->GetClipRectMin(), high = frame.draw->GetClipRectMax();
    over->PushClipRect({low.x - 4, low.y - 4}, {high.x + 4, high.y + 4});
    over->AddRect({b.x, b.y}, {b.right(), b.bottom()}, frame.colours->focus, std::max(0.0f, radius + out),
                  ImDrawFlags_RoundCornersAll, width);
    over->PopClipRect();
}

void lamp_shape(Frame& frame, float x, float y, float size, Lamp lamp, std::uint32_t colour)
{
    const float s = size / 12, left = snap(frame, x), top = snap(frame, y);
    const auto at = [&](float px, float py) { return ImVec2{left + px * s, top + py * s}; };
    switch (lamp) {
    case Lamp::green: frame.draw->AddCircleFilled(at(6, 6), 5 * s, colour); return;
    case Lamp::yellow:
        frame.draw->AddTriangleFilled(at(6, 0.8f), at(11.7f, 11), at(0.3f, 11), colour);
        return;
    case Lamp::red: fill(frame, {left + s, top + s, 10 * s, 10 * s}, colour, 1); return;
    case Lamp::blue: {
        const ImVec2 corners[] = {at(6, 0), at(12, 6), at(6, 12), at(0, 6)};
        frame.draw->AddConvexPolyFilled(corners, 4, colour);
        return;
    }
    case Lamp::grey:
        fill(frame, {left + 2 * s, top + s, 3 * s, 10 * s}, colour);
        fill(frame, {left + 7 * s, top + s, 3 * s, 10 * s}, colour);
        return;
    case Lamp::sealed: icon(frame, Icon::lock, left - 2 * s, top - 2 * s, size * 16 / 12, colour); return;
    }
}

void dot(Frame& frame, float x, float y, float radius, std::uint32_t colour)
{
    frame.draw->AddCircleFilled({x, y}, radius, colour);
}

void ring(Frame& frame, float x, float y, float radius, float width, std::uint32_t colour)
{
    frame.draw->AddCircle({x, y}, radius - width / 2, colour, 0, width);
}

} // namespace qungong::ui
