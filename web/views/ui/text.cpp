#include "web/views/ui/text.hpp"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

ImFontBaked& face(const Frame& frame, const TextStyle& style)
{
    ImFont* font = style.bold ? frame.fonts.bold : frame.fonts.regular;
    // ImGui keeps the density of the current font only; the second weight would be drawn coarse without it.
    return *font->GetFontBaked(frame.type(style.slot).size, frame.screen.density);
}

float widest_digit(ImFontBaked& baked)
{
    float widest = 0;
    for (char32_t c = U'0'; c <= U'9'; ++c)
        widest = std::max(widest, baked.GetCharAdvance(static_cast<ImWchar>(c)));
    return widest;
}

void append_shape(const Frame& frame, std::vector<Glyph>& out, std::string_view text, const TextStyle& style,
                  std::uint16_t span)
{
    ImFontBaked& baked = face(frame, style);
    const float digit = style.tabular ? widest_digit(baked) : 0;
    for (std::size_t byte = 0; byte < text.size();) {
        const auto start = static_cast<std::uint32_t>(byte);
        const char32_t code = next_code(text, byte);
        const bool tabular = digit > 0 && code >= U'0' && code <= U'9';
        const float advance = code == U'\n' ? 0 : baked.GetCharAdvance(static_cast<ImWchar>(code));
        out.push_back({code, start, tabular ? digit : advance, span});
    }
}

// A glyph's own advance may be narrower than its tabular cell; it stands in the middle of it.
void draw_glyph(Frame& frame, ImFontBaked& baked, float x, float top, const Glyph& glyph,
                std::uint32_t colour)
{
    const ImFontGlyph* found = baked.FindGlyph(static_cast<ImWchar>(glyph.code));
    if (!found || !found->Visible) return;
    const bool digit = glyph.code >= U'0' && glyph.code <= U'9';
    const float left = snap(frame, x + (digit ? (glyph.advance - found->AdvanceX) / 2 : 0));
    if (found->Colored) colour |= 0x00FFFFFFu;
    frame.draw->PrimReserve(6, 4);
    frame.draw->PrimRectUV({left + found->X0, top + found->Y0}, {left + found->X1, top + found->Y1},
                           {found->U0, found->V0}, {found->U1, found->V1}, colour);
}

float draw_glyphs(Frame& frame, float x, float y, std::span<const Glyph> glyphs, const TextStyle& style,
                  std::span<const Span> spans)
{
    const TypeSlot slot = frame.type(style.slot);
    const float top = snap(frame, y + (slot.line - slot.size) / 2);
    const float start = x;
    const bool visible = ImGui::IsRectVisible({x - 2, y - 4}, {x + 4096, y + slot.line + 4});
    for (const Glyph& glyph : glyphs) {
        if (visible) {
            TextStyle own = style;
            if (!spans.empty()) {
                own.bold = spans[glyph.span].bold;
                if (spans[glyph.span].colour) own.colour = spans[glyph.span].colour;
            }
            draw_glyph(frame, face(frame, own), x, top, glyph, own.colour ? own.colour : frame.colours->ink);
        }
        x += glyph.advance;
    }
    return x - start;
}

float measure(std::span<const Glyph> glyphs)
{
    float width = 0;
    for (const Glyph& glyph : glyphs) width += glyph.advance;
    return width;
}

float running_width(const Frame& frame, float width, const TextStyle& style)
{
    return std::min(width, measure_max_han * frame.type(style.slot).size);
}

// A full-width opening mark at the start of a line has its blank half outside of the text.
float hanging(const Frame& frame, std::span<const Glyph> glyphs, const Line& line, const TextStyle& style)
{
    const float em = frame.type(style.slot).size;
    if (line.first == line.last || !is_opening_mark(glyphs[line.first].code)) return 0;
    return glyphs[line.first].advance >= em * 0.9f ? em / 2 : 0;
}

float aligned(float x, float free, Align align)
{
    return align == Align::left ? x : align == Align::centre ? x + free / 2 : x + free;
}

} // namespace

std::vector<Glyph> shape(const Frame& frame, std::string_view text, const TextStyle& style)
{
    std::vector<Glyph> glyphs;
    append_shape(frame, glyphs, text, style, 0);
    close_up_marks(glyphs, frame.type(style.slot).size);
    return glyphs;
}

std::vector<Glyph> shape(const Frame& frame, Spans spans, const TextStyle& style)
{
    std::vector<Glyph> glyphs;
    std::uint16_t index = 0;
    for (const Span& span : spans) {
        TextStyle own = style;
        own.bold = span.bold;
        append_shape(frame, glyphs, span.text, own, index++);
    }
    close_up_marks(glyphs, frame.type(style.slot).size);
    return glyphs;
}

float text_width(const Frame& frame, std::string_view text, const TextStyle& style)
{
    return measure(shape(frame, text, style));
}

float line_height(const Frame& frame, Slot slot) { return frame.type(slot).line; }

std::string cut_to(const Frame& frame, std::string_view text, const TextStyle& style, float width,
                   bool in_the_middle)
{
    const std::vector<Glyph> glyphs = shape(frame, text, style);
    float rest = measure(glyphs);
    if (rest <= width + 0.5f) return std::string(text);
    rest += face(frame, style).GetCharAdvance(0x2026);
    std::size_t from = glyphs.size(), to = glyphs.size(); // [from, to) is left out
    if (in_the_middle) from = to = glyphs.size() / 2;
    bool left = true;
    while (rest > width && from > 0) {
        const bool take_right = in_the_middle && !left && to < glyphs.size();
        rest -= take_right ? glyphs[to++].advance : glyphs[--from].advance;
        left = !left;
    }
    std::string out(text.substr(0, from < glyphs.size() ? glyphs[from].byte : text.size()));
    out += "\u2026";
    if (to < glyphs.size()) out += text.substr(glyphs[to].byte);
    return out;
}

float draw_line(Frame& frame, float x, float y, std::string_view text, const TextStyle& style)
{
    return draw_glyphs(frame, x, y, shape(frame, text, style), style, {});
}

void draw_line_in(Frame& frame, const Box& box, std::string_view text, const TextStyle& style, Align align)
{
    const std::string fitted = cut_to(frame, text, style, box.w);
    const float width = align == Align::left ? 0 : text_width(frame, fitted, style);
    draw_line(frame, aligned(box.x, box.w - width, align),
              box.y + (box.h - line_height(frame, style.slot)) / 2, fitted, style);
}

void draw_spans_in(Frame& frame, const Box& box, std::span<const Span> spans, const TextStyle& style)
{
    float x = box.x;
    for (const Span& span : spans) {
        const TextStyle own{style.slot, style.bold || span.bold, span.colour ? span.colour : style.colour, style.tabular};
        if (box.right() - x < 1) return;
        draw_line_in(frame, {x, box.y, box.right() - x, box.h}, span.text, own);
        x += text_width(frame, span.text, own);
    }
}

float draw_wrapped(Frame& frame, const Box& box, std::string_view text, const TextStyle& style, Align align,
                   int lines_max)
{
    const std::vector<Glyph> glyphs = shape(frame, text, style);
    const float width = running_width(frame, box.w, style), advance = line_height(frame, style.slot);
    std::vector<Line> lines = break_lines(glyphs, width);
    float y = box.y;
    for (std::size_t i = 0; i < lines.size(); ++i, y += advance) {
        const Line& line = lines[i];
        if (lines_max > 0 && static_cast<int>(i) == lines_max - 1 && i + 1 < lines.size()) {
            const std::size_t from = glyphs[line.first].byte;
            draw_line_in(frame, {box.x, y, width, advance}, text.substr(from), style, align);
            return y + advance - box.y;
        }
        const float x = aligned(box.x, box.w - line.width, align) - hanging(frame, glyphs, line, style);
        draw_glyphs(frame, x, y, std::span(glyphs).subspan(line.first, line.last - line.first), style, {});
    }
    return y - box.y;
}

float draw_wrapped(Frame& frame, const Box& box, Spans spans, const TextStyle& style)
{
    const std::vector<Glyph> glyphs = shape(frame, spans, style);
    float y = box.y;
    for (const Line& line : break_lines(glyphs, running_width(frame, box.w, style))) {
        draw_glyphs(frame, box.x, y, std::span(glyphs).subspan(line.first, line.last - line.first), style,
                    std::span(spans.begin(), spans.size()));
        y += line_height(frame, style.slot);
    }
    return y - box.y;
}

float wrapped_height(const Frame& frame, float width, std::string_view text, const TextStyle& style,
                     int lines_max)
{
    std::size_t lines = break_lines(shape(frame, text, style), running_width(frame, width, style)).size();
    if (lines_max > 0) lines = std::min(lines, static_cast<std::size_t>(lines_max));
    return static_cast<float>(lines) * line_height(frame, style.slot);
}

float wrapped_height(const Frame& frame, float width, Spans spans, const TextStyle& style)
{
    const auto lines = break_lines(shape(frame, spans, style), running_width(frame, width, style));
    return static_cast<float>(lines.size()) * line_height(frame, style.slot);
}

namespace {

float style_em(const Frame& frame, const TextStyle& style) { return frame.type(style.slot).size; }

} // namespace

float draw_facts(Frame& frame, const Box& line, std::span<const Span> facts, const TextStyle& style)
{
    constexpr float around = 8, radius = 1.5f;
    float x = line.x;
    for (std::size_t i = 0; i < facts.size() && x < line.right(); ++i) {
        if (facts[i].text.empty()) continue;
        if (x > line.x && line.right() - x < 2 * around + style_em(frame, style)) break;
        if (x > line.x) {
            dot(frame, x + around, line.y + line.h / 2, radius, frame.colours->ink_3);
            x += 2 * around;
        }
        TextStyle own = style;
        own.bold = facts[i].bold;
        if (facts[i].colour) own.colour = facts[i].colour;
        const std::string fitted = cut_to(frame, facts[i].text, own, line.right() - x);
        x += draw_line(frame, x, line.y + (line.h - line_height(frame, style.slot)) / 2, fitted, own);
        if (fitted.size() != facts[i].text.size()) break; // Cut: there is no room for another
    }
    return x - line.x;
}

std::string facts_text(std::span<const Span> facts)
{
    std::string text;
    for (const Span& fact : facts) {
        if (fact.text.empty()) continue;
        if (!text.empty()) text += " · ";
        text += fact.text;
    }
    return text;
}

} // namespace qungong::ui
