// Text: measuring, cutting and drawing of words at the type slots; our own line breaking, tabular digits, two weights.
//
// A line of text stands in a box of the slot's line height, centred by the size, so that no face shifts it. Drawing
// emits no record: whoever draws the words says what they are. Colour 0 means ink.
#pragma once

#include <initializer_list>

#include "web/views/ui/frame.hpp"
#include "web/views/ui/text_break.hpp"

namespace qungong::ui {

enum class Align { left, centre, right };

struct TextStyle {
    Slot slot = Slot::work;
    bool bold = false;
    std::uint32_t colour = 0;
    bool tabular = false; // Every digit as wide as the widest
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

struct Span {
    std::string_view text{};
    bool bold = false;
    std::uint32_t colour = 0;
};
using Spans = std::initializer_list<Span>;

// Glyphs with their advances, marks closed up.
[[nodiscard]] std::vector<Glyph> shape(const Frame& frame, std::string_view text, const TextStyle& style);
[[nodiscard]] std::vector<Glyph> shape(const Frame& frame, Spans spans, const TextStyle& style);

[[nodiscard]] float text_width(const Frame& frame, std::string_view text, const TextStyle& style);
[[nodiscard]] float line_height(const Frame& frame, Slot slot);
// The text, or as much of its start as fits with an ellipsis; codes and file names are cut in the middle.
[[nodiscard]] std::string cut_to(const Frame& frame, std::string_view text, const TextStyle& style,
                                 float width, bool in_the_middle = false);

// One line with its top at y; answers its width.
float draw_line(Frame& frame, float x, float y, std::string_view text, const TextStyle& style);
// One line in a box, cut where it does not fit, centred in height.
void draw_line_in(Frame& frame, const Box& box, std::string_view text, const TextStyle& style,
                  Align align = Align::left);
// The same of words of which some are bold or coloured.
void draw_spans_in(Frame& frame, const Box& box, std::span<const Span> spans, const TextStyle& style);
// Lines of running text, at most 36 Han characters wide; answers the height.
float draw_wrapped(Frame& frame, const Box& box, std::string_view text, const TextStyle& style,
                   Align align = Align::left, int lines_max = 0);
float draw_wrapped(Frame& frame, const Box& box, Spans spans, const TextStyle& style);
[[nodiscard]] float wrapped_height(const Frame& frame, float width, std::string_view text,
                                   const TextStyle& style, int lines_max = 0);
[[nodiscard]] float wrapped_height(const Frame& frame, float width, Spans spans, const TextStyle& style);

// Facts in one line with a drawn dot between them; answers the width. The last one that does not fit is cut.
float draw_facts(Frame& frame, const Box& line, std::span<const Span> facts, const TextStyle& style);
[[nodiscard]] std::string facts_text(std::span<const Span> facts);

} // namespace qungong::ui
