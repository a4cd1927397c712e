#include "web/views/ui/icon.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

// Reads the small stroke language into ImGui's path and strokes it; round caps are dots at both ends.
class Pen {
public:
    Pen(Frame& frame, std::string_view text, ImVec2 origin, float scale, float thickness,
        std::uint32_t colour)
        : draw_(*frame.draw),
          text_(text),
          origin_(origin),
          scale_(scale),
          thickness_(thickness),
          colour_(colour)
    {}

    void run()
    {
        while (at_ < text_.size()) step(text_[at_++]);
        finish(false);
    }

private:
    float number()
    {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        bool negative = false;
        if (at_ < text_.size() && text_[at_] == '-') negative = true, ++at_;
        float value = 0, place = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '.') place = 1;
            else if (c < '0' || c > '9') break;
            else if (place == 0) value = value * 10 + static_cast<float>(c - '0');
            else value += static_cast<float>(c - '0') * (place *= 0.1f);
        }
        return negative ? -value : value;
    }
    ImVec2 point()
    {
        const float x = number(), y = number();
        return {origin_.x + x * scale_, origin_.y + y * scale_};
    }
    void finish(bool closed)
    {
        const int count = draw_._Path.Size;
        if (count == 0) return;
        const ImVec2 first = draw_._Path.front(), last = draw_._Path.back();
        if (count > 1)
            draw_.AddPolyline(draw_._Path.Data, count, colour_,
                              closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness_);
        draw_.PathClear();
        if (closed) return;
        draw_.AddCircleFilled(first, thickness_ / 2, colour_, 8);
        draw_.AddCircleFilled(last, thickness_ / 2, colour_, 8);
    }
    void curve()
    {
        const ImVec2 a = point(), b = point(), c = point();
        draw_.PathBezierCubicCurveTo(a, b, c, 8);
    }
    void arc()
    {
        const ImVec2 centre = point();
        const float radius = number() * scale_, from = number(), to = number();
        constexpr float radians = 3.14159265f / 180;
        draw_.PathArcTo(centre, radius, from * radians, to * radians, 12);
    }
    void rect()
    {
        const ImVec2 a = point();
        const float w = number() * scale_, h = number() * scale_, r = number() * scale_;
        draw_.AddRect(a, {a.x + w, a.y + h}, colour_, r, ImDrawFlags_RoundCornersAll, thickness_);
    }
    void step(char command)
    {
        switch (command) {
        case 'M':
            finish(false);
            draw_.PathLineTo(point());
            return;
        case 'L': draw_.PathLineTo(point()); return;
        case 'B': curve(); return;
        case 'Z': finish(true); return;
        case 'A': arc(); return;
        case 'C': {
            finish(false);
            const ImVec2 c = point();
            draw_.AddCircle(c, number() * scale_, colour_, 0, thickness_);
            return;
        }
        case 'D': {
            finish(false);
            const ImVec2 c = point();
            draw_.AddCircleFilled(c, number() * scale_, colour_, 0);
            return;
        }
        case 'R':
            finish(false);
            rect();
            return;
        default: return; // A space between strokes
        }
    }

    ImDrawList& draw_;
    std::string_view text_;
    std::size_t at_ = 0;
    ImVec2 origin_;
    float scale_, thickness_;
    std::uint32_t colour_;
};

// 1.33 at 16, 1.46 at 20, 1.75 at 24, 2.13 at 32.
float thickness_at(float size)
{
    if (size <= 16) return 1.33f;
    if (size <= 20) return 1.33f + (size - 16) * 0.0325f;
    if (size <= 24) return 1.46f + (size - 20) * 0.0725f;
    return 1.75f + (size - 24) * 0.0475f;
}

} // namespace

void icon(Frame& frame, Icon name, float x, float y, float size, std::uint32_t colour)
{
    if (name == Icon::none) return;
    const ImVec2 origin{snap(frame, x), snap(frame, y)};
    if (!ImGui::IsRectVisible(origin, {origin.x + size, origin.y + size})) return;
    Pen{frame, strokes_of(name), origin, size / 24, thickness_at(size), colour}.run();
}

void icon_in(Frame& frame, Icon name, const Box& box, float size, std::uint32_t colour)
{
    icon(frame, name, box.x + (box.w - size) / 2, box.y + (box.h - size) / 2, size, colour);
}

} // namespace qungong::ui
