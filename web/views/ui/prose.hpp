// Prose: headings, paragraphs, quotes and figures. What people read and nothing can be done with.
#pragma once

#include "web/views/ui/icon.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

struct Prose {
    std::optional<Slot>
        slot{}; // Otherwise by kind: work or read for a paragraph, title for a heading of level 1 ...
    std::uint32_t colour = 0;
    bool bold = false;
    Align align = Align::left;
    int lines_max = 0; // 0: as many as it needs
    float width = 0;   // 0: the full width
};

void heading(Frame& frame, std::string_view text, int level, const Prose& prose = {});
void paragraph(Frame& frame, std::string_view text, const Prose& prose = {});
void paragraph(Frame& frame, Spans spans, const Prose& prose = {});
void caption(Frame& frame, std::string_view text, const Prose& prose = {}); // 12, ink_3
// One line, cut where it does not fit; the record keeps the whole text. In a row it takes its own width.
void label(Frame& frame, std::string_view text, const Prose& prose = {});
// An icon and its words in one line.
void remark(Frame& frame, Icon icon, std::string_view text, const Prose& prose = {},
            std::uint32_t icon_colour = 0);
// What somebody said, in their own words, with a bar at its left.
void quote(Frame& frame, std::string_view text, std::string_view from = {}, Icon from_icon = Icon::none);
// The same without a box, under a line that says whose words they are and how they came.
void own_words(Frame& frame, std::string_view text, std::string_view from);
// Facts in one line, a drawn dot between them.
void facts(Frame& frame, std::span<const Span> facts, const Prose& prose = {});
void facts(Frame& frame, Spans list, const Prose& prose = {});
// A large number with its word above and a remark below.
void figure(Frame& frame, std::string_view word, std::string_view number, std::string_view remark = {},
            std::uint32_t colour = 0);
void separator(Frame& frame);
// A frame for a picture that is not here yet.
void picture(Frame& frame, std::string_view alternative, float width, float height);
// Bars in the place of words that are not known yet; no record but one "busy" status.
void skeleton_bar(Frame& frame, float width, float height);

} // namespace qungong::ui
